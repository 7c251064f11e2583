/* web_test: the parsers, addresses, the router and the settings. What a whole request does is tested from outside, in
 * tests/web/. */
#include "base/test.h"
#include "lang/lang.h"
#include "web/address.h"
#include "web/inside.h"
#include "web/pool.h"
#include "web/query.h"
#include "web/range.h"
#include "web/req.h"
#include "web/router.h"
#include "base/settings.h"
#include <stdatomic.h>

static struct str value_of(const struct values *vs, const char *name)
{
    for (size_t i = 0; i < vs->n; i++)
        if (str_is(vs->at[i].name, name))
            return vs->at[i].value;
    return S("(absent)");
}

TEST(a_query_is_decoded_and_an_absent_name_is_not_an_empty_one)
{
    struct task *t = test_task();
    struct values vs = { 0 };
    assert_true(query_read(t->a, S("name=%C3%84iti+ja+lapsi&empty=&flag&a=1&a=2&x=%3D%26"), 20, &vs));
    assert_str(value_of(&vs, "name"), "Äiti ja lapsi");
    assert_str(value_of(&vs, "empty"), "");
    assert_str(value_of(&vs, "flag"), "");
    assert_str(value_of(&vs, "none"), "(absent)");
    assert_str(value_of(&vs, "x"), "=&");
    assert_int_equal(vs.n, 6);
    test_task_end(t);
}

TEST(a_broken_escape_or_too_many_fields_are_refused)
{
    struct task *t = test_task();
    struct values vs = { 0 };
    assert_false(query_read(t->a, S("a=%4"), 20, &vs));
    assert_false(query_read(t->a, S("a=%zz"), 20, &vs));
    assert_false(query_read(t->a, S("a=1&b=2&c=3"), 2, &vs));
    assert_int_equal(vs.n, 0);
    test_task_end(t);
}

TEST(text_of_a_form_is_valid_composed_and_has_plain_line_ends)
{
    struct task *t = test_task();
    assert_str(query_clean(t->a, S("a\r\nb\rc\n")), "a\nb\nc\n");
    assert_str(query_clean(t->a, S("a\xCC\x88")), "ä");
    struct str bad = query_clean(t->a, S("x\xFFy"));
    assert_true(str_find(bad, S("\xEF\xBF\xBD")) >= 0);
    bad = query_clean(t->a, (struct str){ "x\0y", 3 });
    assert_null(memchr(bad.p, 0, bad.n));
    test_task_end(t);
}

TEST(files_and_texts_of_a_multipart_form_are_told_apart)
{
    struct task *t = test_task();
    struct values vs = { 0 };
    struct parts ps = { 0 };
    struct str body = S(
        "--XyZ\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\npackage\r\n"
        "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\".csv\"\r\nContent-Type: "
        "text/csv\r\n\r\n1,2\r\n--Xy\r\n"
        "\r\n--XyZ\r\nContent-Disposition: form-data; name=\"empty\"; filename=\"\"\r\n\r\n\r\n--XyZ--\r\n");
    assert_true(query_read_parts(t->a, S("multipart/form-data; boundary=XyZ"), body,
        (struct query_most){ .values = 10, .files = 10 }, &vs, &ps));
    assert_str(value_of(&vs, "kind"), "package");
    assert_int_equal(ps.n, 1);
    assert_str(ps.at[0].filename, "a \"b\".csv");
    assert_str(ps.at[0].bytes, "1,2\r\n--Xy\r\n");
    assert_false(query_read_parts(t->a, S("multipart/form-data; boundary=XyZ"), str_part(body, 0, body.n - 12),
        (struct query_most){ .values = 10, .files = 10 }, &vs, &ps));
    assert_false(query_read_parts(
        t->a, S("multipart/form-data"), body, (struct query_most){ .values = 10, .files = 10 }, &vs, &ps));
    assert_false(query_read_parts(
        t->a, S("multipart/form-data; boundary=XyZ"), body, (struct query_most){ .values = 10, .files = 0 }, &vs, &ps));
    test_task_end(t);
}

TEST(a_cookie_is_found_by_its_whole_name)
{
    struct str header = S("xkp_session=1; kp_session=abc=d; kp_lang=ar");
    assert_str(query_cookie(header, "kp_session"), "abc=d");
    assert_str(query_cookie(header, "kp_lang"), "ar");
    assert_str(query_cookie(header, "session"), "");
}

TEST(a_pattern_takes_ids_as_they_are_written_and_nothing_else)
{
    char id[ID_TEXT], path[64];
    int64_t got[4] = { 0 };
    id_text(412, id);
    snprintf(path, sizeof path, "/sessions/%s/attendance", id);
    assert_true(router_fits("/sessions/{}/attendance", str_of(path), got));
    assert_int_equal(got[0], 412);
    assert_false(router_fits("/sessions/{}", str_of(path), got));
    assert_false(router_fits("/sessions/{}/attendance", S("/sessions/412/attendance"), got));
    assert_false(router_fits("/sessions/{}/attendance", S("/sessions//attendance"), got));
    assert_true(router_fits("/", S("/"), got));
    assert_false(router_fits("/", S("//"), got));
}

TEST(every_row_of_the_site_map_is_found_by_its_own_address)
{
    struct task *t = test_task();
    for (unsigned i = 0; i < site_map_n; i++) {
        int64_t ids[4] = { 1000001, 1000002, 1000003, 1000004 }, got[4];
        unsigned route;
        struct url u = url_to(t->a, i, (size_t)site_map[i].ids, ids);
        assert_int_equal(router_find(u.s, site_map[i].method, &route, got), FOUND);
        assert_string_equal(site_map[route].name, site_map[i].name);
        assert_int_equal(memcmp(got, ids, (size_t)site_map[i].ids * sizeof ids[0]), 0);
    }
    test_task_end(t);
}

TEST(a_known_ending_of_a_path_is_the_wanted_format)
{
    struct str path = S("/reports/outcomes.csv"), other = S("/reports/outcomes.exe");
    assert_str(router_format(&path), "csv");
    assert_str(path, "/reports/outcomes");
    assert_str(router_format(&other), "");
    assert_str(other, "/reports/outcomes.exe");
}

TEST(an_address_from_outside_must_be_a_path_of_ours)
{
    struct task *t = test_task();
    struct url u;
    assert_true(url_local(t->a, S("/people?q=a%20b"), &u));
    assert_str(u.s, "/people?q=a%20b");
    static const char *const bad[] = { "", "people", "//evil.example", "/\\evil.example", "https://evil.example/",
        "/a b", "/a\nb", "/ä", "/\"x" };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(url_local(t->a, str_of(bad[i]), &u));
    test_task_end(t);
}

TEST(a_parameter_is_escaped_and_stands_before_the_fragment)
{
    struct task *t = test_task();
    struct url u = url_with(t->a, (struct url){ S("/people#list") }, "q", S("ä&=/?"));
    assert_str(u.s, "/people?q=%C3%A4%26%3D%2F%3F#list");
    assert_str(url_with_int(t->a, u, "page", 2).s, "/people?q=%C3%A4%26%3D%2F%3F&page=2#list");
    test_task_end(t);
}

TEST(the_reader_behind_proxies_is_the_last_address_that_is_no_proxy)
{
    struct networks ns;
    struct address a;
    char text[46];
    assert_true(networks_read(S("127.0.0.0/8, ::1 10.0.0.0/8"), &ns));
    assert_true(address_forwarded(&ns, S("203.0.113.9, 198.51.100.7, 10.1.2.3"), &a));
    address_text(&a, text);
    assert_string_equal(text, "198.51.100.7");
    assert_true(address_forwarded(&ns, S("203.0.113.9, nonsense, 10.1.2.3"), &a));
    address_text(&a, text);
    assert_string_equal(text, "10.1.2.3");
    assert_false(address_forwarded(&ns, S(""), &a));
    assert_false(networks_read(S("10.0.0.0/33"), &ns));
    assert_false(networks_read(S("localhost"), &ns));
}

TEST(neighbours_are_counted_one_by_one_and_forgotten_when_gone)
{
    struct tally *t = tally_new(300);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 300; i++) {
            struct address a = { { 1, [14] = (uint8_t)(i >> 8), [15] = (uint8_t)i } };
            assert_int_equal(tally_add(t, &a), 1);
            assert_int_equal(tally_add(t, &a), 2);
        }
        struct address more = { { 2 } };
        assert_true(tally_add(t, &more) == INT64_MAX);
        for (int i = 0; i < 300; i++) {
            int k = (i * 7) % 300;
            struct address a = { { 1, [14] = (uint8_t)(k >> 8), [15] = (uint8_t)k } };
            tally_sub(t, &a);
            assert_int_equal(tally_add(t, &a), 2);
            tally_sub(t, &a);
            tally_sub(t, &a);
        }
    }
    tally_free(t);
}

static _Atomic int sum;
static void *own_of(void *x) { return x; }
static void count(void *own, void *job) { atomic_fetch_add(&sum, *(int *)job); }
static void nothing(void *own) {}

TEST(a_pool_does_every_job_it_took_before_it_ends)
{
    struct pool *p = pool_new(3, 16, &(struct pool_work){ own_of, count, nothing, NULL });
    int one = 1, given = 0;
    atomic_store(&sum, 0);
    for (int i = 0; i < 1000; i++)
        given += pool_give(p, &one);
    pool_end(p);
    assert_int_equal(atomic_load(&sum), given);
    assert_true(given >= 16);
}

TEST(a_setting_comes_from_the_nearest_source_and_a_wrong_one_is_refused)
{
    struct task *t = test_task();
    struct settings s;
    struct buf why;
    buf_init(&why, 500);
    struct setting_given given[] = { { S("io-threads"), S("2") }, { S("compress_pages"), S("no") } };
    assert_true(settings_load(t->a, S(""), given, 2, &s, &why));
    assert_int_equal(s.io_threads, 2);
    assert_false(s.compress_pages);
    assert_int_equal(s.workers, settings_default().workers);
    given[0].value = S("900");
    assert_false(settings_load(t->a, S(""), given, 2, &s, &why));
    assert_true(str_find(buf_view(&why), S("io_threads")) >= 0);
    why.n = 0;
    given[0] = (struct setting_given){ S("no-such"), S("1") };
    assert_false(settings_load(t->a, S(""), given, 1, &s, &why));
    buf_free(&why);
    test_task_end(t);
}

TEST(reading_settings_again_changes_only_what_can_change_while_serving)
{
    struct settings old = settings_default(), fresh = old, now;
    fresh.workers = 9;
    fresh.form_bytes = 5000;
    assert_int_equal(settings_renew(&old, &fresh, &now), 1);
    assert_int_equal(now.workers, old.workers);
    assert_int_equal(now.form_bytes, 5000);
}

TEST(after_a_button_one_goes_on_or_back_and_is_told_what_became_of_it)
{
    struct web w = { 0 };
    struct req r = { .task = { .a = arena_new(100000), .lang = lang_get(LANG_en) }, .web = &w };
    struct url to = { S("/groups") };
    static const struct {
        enum outcome how;
        const char *said;
    } rows[] = { { DONE, "It is saved." }, { CONFLICT, "Somebody changed this at the same time. Look at it again." },
        { INVALID, "That is not possible here. Nothing was changed." } };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(reply_outcome(&r, rows[i].how, to, "It is saved.").status, 303);
        assert_str(w.location.s, "/groups");
        assert_str(w.new_notice, rows[i].said);
    }
    arena_free(r.task.a);
}

TEST(a_range_is_a_part_that_is_there_or_none_or_all_of_it)
{
    static const struct {
        const char *header;
        enum range what;
        int64_t from, n;
    } each[] = {
        { "bytes=0-0", RANGE_PART, 0, 1 },
        { "bytes=2-5", RANGE_PART, 2, 4 },
        { "bytes=90-", RANGE_PART, 90, 10 },
        { "bytes=90-1000", RANGE_PART, 90, 10 },
        { "bytes=-5", RANGE_PART, 95, 5 },
        { "bytes=-100", RANGE_PART, 0, 100 },
        { "bytes=-101", RANGE_PART, 0, 100 },
        { "Bytes= 2 - 5 ", RANGE_PART, 2, 4 },
        { "bytes=100-", RANGE_NONE, 0, 0 },
        { "bytes=-0", RANGE_NONE, 0, 0 },
        { "bytes=5-2", RANGE_ALL, 0, 0 },
        { "bytes=-", RANGE_ALL, 0, 0 },
        { "bytes=", RANGE_ALL, 0, 0 },
        { "bytes=1-2,4-5", RANGE_ALL, 0, 0 }, /* several: all of it is an answer, too */
        { "bytes=+1-2", RANGE_ALL, 0, 0 },
        { "bytes=99999999999999999999-", RANGE_ALL, 0, 0 },
        { "lines=1-2", RANGE_ALL, 0, 0 },
        { "", RANGE_ALL, 0, 0 },
    };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t from = 0, n = 0;
        enum range what = range_read(str_of(each[i].header), 100, &from, &n);
        if (what != each[i].what || from != each[i].from || n != each[i].n)
            fail_msg("%s: %d %lld %lld", each[i].header, (int)what, (long long)from, (long long)n);
    }
}

TESTS(a_range_is_a_part_that_is_there_or_none_or_all_of_it,
    after_a_button_one_goes_on_or_back_and_is_told_what_became_of_it,
    a_query_is_decoded_and_an_absent_name_is_not_an_empty_one, a_broken_escape_or_too_many_fields_are_refused,
    text_of_a_form_is_valid_composed_and_has_plain_line_ends, files_and_texts_of_a_multipart_form_are_told_apart,
    a_cookie_is_found_by_its_whole_name, a_pattern_takes_ids_as_they_are_written_and_nothing_else,
    every_row_of_the_site_map_is_found_by_its_own_address, a_known_ending_of_a_path_is_the_wanted_format,
    an_address_from_outside_must_be_a_path_of_ours, a_parameter_is_escaped_and_stands_before_the_fragment,
    the_reader_behind_proxies_is_the_last_address_that_is_no_proxy,
    neighbours_are_counted_one_by_one_and_forgotten_when_gone, a_pool_does_every_job_it_took_before_it_ends,
    a_setting_comes_from_the_nearest_source_and_a_wrong_one_is_refused,
    reading_settings_again_changes_only_what_can_change_while_serving)
