/* Tests of "and 6 more": the words are a link, and it leads to exactly those six, with a way back. */
#include "tests/looks_testing.h"

enum { MADE = 205, SHOWN = 200 }; /* the world has one of its own */

static size_t times(const char *text)
{
    struct str rest = buf_view(&answered.body);
    size_t n = 0;

    for (ptrdiff_t at; (at = str_find(rest, str_of(text))) >= 0; n++)
        rest = str_part(rest, (size_t)at + 1, rest.n);
    return n;
}

/* The text with each "&amp;" of markup as the "&" that it means. */
static struct str plain(struct str link)
{
    ptrdiff_t at = str_find(link, S("&amp;"));

    if (at < 0)
        return link;
    struct str rest = plain(str_part(link, (size_t)at + 5, link.n));
    return str_fmt(w.t->a, "%.*s&%.*s", (int)at, link.p, STR_ARG(rest));
}

/* Where the link of that kind ("next", "prev") leads; empty when there is none. */
static struct str leads(const char *rel)
{
    struct str link, page = buf_view(&answered.body), mark = str_fmt(w.t->a, "rel=\"%s\" href=\"", rel);
    ptrdiff_t at = str_find(page, mark);

    if (at < 0)
        return S("");
    page = str_part(page, (size_t)at + mark.n, page.n);
    assert_true(str_cut(&page, '"', &link));
    return str_copy(w.t->a, plain(link)); /* the page is gone when the next one is asked for */
}

TEST(and_six_more_contacts_leads_to_those_six)
{
    char project[ID_TEXT];

    for (int i = 0; i < MADE; i++)
        test_sql(
            w.t, str_z(w.t->a, str_fmt(w.t->a,
                                   "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, "
                                   "topic, version, created_at) VALUES (%d, 'x%d', %lld, '2025-02-03', 'phone', 'som', "
                                   "'kontakti-%d', 1, '2025-02-03T00:00:00Z')",
                                   1000000 + i, i, (long long)project_of("P1"), i)));
    id_text(project_of("P1"), project);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/contacts?month=2025-02&project=%s", project)));
    assert_int_equal(times("kontakti-") + times("housing"), SHOWN);
    assert_true(shows("and 6 more</a>"));
    ask(&w, from(ROLE_MANAGER, leads("next")));
    assert_int_equal(times("kontakti-") + times("housing"), MADE + 1 - SHOWN);
    assert_true(leads("next").n == 0 && leads("prev").n > 0);
    ask(&w, from(ROLE_MANAGER, leads("prev")));
    assert_int_equal(times("kontakti-") + times("housing"), SHOWN);
}

/* Goes on from the link to the next rows until there is none; how many rows with that text were shown. */
static size_t all_of(const char *text)
{
    size_t n = times(text), pages = 1;

    for (struct str next = leads("next"); next.n > 0; next = leads("next"), pages++) {
        assert_true(pages < 10);
        ask(&w, from(ROLE_MANAGER, next));
        assert_true(times(text) > 0 && leads("prev").n > 0);
        n += times(text);
    }
    assert_true(pages > 1);
    return n;
}

TEST(all_sessions_of_a_group_and_all_imports_of_a_project_are_reached)
{
    enum { MANY = 620 };
    long long group = record(S("groups"), false, false), project = project_of("P1");
    char id[ID_TEXT];

    for (int i = 0; i < MANY; i++) {
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, "
                                        "theme, module, expert, state, cancel_reason, visitors, carers, "
                                        "register_version, version, created_at) VALUES (%d, 'y%d', %lld, %lld, "
                                        "'2025-02-03', 'meeting', 'aihe-%d.', '', '', 'planned', '', 0, 0, 1, 1, "
                                        "'2025-02-03T00:00:00Z')",
                                        2000000 + i, i, group, project, i)));
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "INSERT INTO exchange_import (id, kind, project_id, state, file_names, "
                                        "started_at, rows_new, rows_same, rows_changed, rows_doubtful, rows_rejected, "
                                        "folder, version) VALUES (%d, 'package', %lld, 'undone', 'tiedosto-%d.', "
                                        "'2025-02-03T00:00:00Z', 0, 0, 0, 0, 0, '', 1)",
                                        3000000 + i, project, i)));
    }
    id_text(group, id);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/groups/%s/timetable", id)));
    assert_int_equal(all_of("aihe-"), MANY);
    ask(&w, from(ROLE_MANAGER, S("/exchange")));
    assert_int_equal(all_of("tiedosto-"), MANY);
}

/* What was decided or written in a list that was narrowed leads back to it as it was; nowhere else. */
TEST(a_pair_that_is_decided_leads_back_to_the_list_as_it_was_narrowed)
{
    static const char *const backs[][2] = {
        { "%2Fpeople%2Fdoubles%3Freason%3Dphone%26order%3Doldest%26start%3D50",
            "/people/doubles?reason=phone&order=oldest&start=50" },
        { "%2Fpeople", "/people/doubles" },
        { "%2Fpeople%2Fdoublesque", "/people/doubles" },
        { "https%3A%2F%2Fevil.example", "/people/doubles" },
    };
    char low[ID_TEXT], high[ID_TEXT];
    int64_t one = id_of("people_person", "a1"), other = id_of("people_person", "a2");

    id_text(one, low);
    id_text(other, high);
    for (size_t i = 0; i < sizeof backs / sizeof *backs; i++) {
        test_sql(w.t, "DELETE FROM people_double");
        test_sql(
            w.t, str_z(w.t->a, str_fmt(w.t->a,
                                   "INSERT INTO people_double (low_id, high_id, reason, state) VALUES (%lld, "
                                   "%lld, 'phone', 'open')",
                                   (long long)(one < other ? one : other), (long long)(one < other ? other : one))));
        struct http x = from(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/not-same/%s", low, high));
        x.method = S("POST");
        x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
        x.body = str_fmt(w.t->a, "csrf=%.*s&form_id=back%zu&back=%s", STR_ARG(csrf_make(w.t, w.cookie[ROLE_MANAGER])),
            i, backs[i][0]);
        ask(&w, x);
        assert_int_equal(answered.status, 303);
        assert_string_equal(answered.location, backs[i][1]);
    }
}

TESTS_BETWEEN(open_world, close_world, all_sessions_of_a_group_and_all_imports_of_a_project_are_reached,
    a_pair_that_is_decided_leads_back_to_the_list_as_it_was_narrowed, and_six_more_contacts_leads_to_those_six)
