/* Tests of the pages that a secret link opens without an account: their address is told to nobody, and who tries links
 * waits as who tries passwords does. */
#include "auth/token.h"
#include "tests/looks_testing.h"

static const struct {
    const char *path, *table, *key, *purpose, *field;
} links[] = {
    { "/answer", "counselling_question", "aq", "question", "answer=Yes" },
    { "/referral", "referrals_referral", "ar", "referral", "answer=accepted" },
    { "/estimate", "instruments_measurement", "am", "measurement", "value=3" },
};
enum { LINKS = sizeof links / sizeof *links };

/* The address of a page that the link opens; `link` is the right one. */
static struct str page_of(size_t i, const char *link)
{
    char id[ID_TEXT];

    id_text(id_of(links[i].table, links[i].key), id);
    return str_fmt(w.t->a, "%s/%s?link=%s", links[i].path, id, link);
}

static void open_links(void)
{
    static const char digits[] = "0123456789abcdef";

    test_sql(w.t, "DELETE FROM auth_throttle");
    test_sql(w.t, "UPDATE referrals_referral SET state = 'sent', sent_on = '2026-01-01'");
    for (size_t i = 0; i < LINKS; i++) {
        struct str hash = token_hash(w.t, links[i].purpose, S("right"));
        struct buf *hex = task_buf(w.t, 200);
        for (size_t k = 0; k < hash.n; k++) {
            buf_ch(hex, digits[(unsigned char)hash.p[k] >> 4]);
            buf_ch(hex, digits[hash.p[k] & 15]);
        }
        struct str text = buf_view(hex);
        test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                        "UPDATE %s SET link_hash = X'%.*s', link_expires_at = '2999-01-01T00:00:00Z' "
                                        "WHERE source_key = '%s'",
                                        links[i].table, STR_ARG(text), links[i].key)));
    }
}

static struct http visitor(struct str target) { return (struct http){ .method = S("GET"), .target = target }; }

static void opens(size_t i, const char *link, int status)
{
    ask(&w, visitor(page_of(i, link)));
    if (answered.status != status)
        fail_msg("%s: %d instead of %d", links[i].path, answered.status, status);
    assert_string_equal(answered.referrer, "no-referrer");
    auth_settle(w.service.auth);
}

TEST(the_address_of_a_secret_link_is_told_to_nobody)
{
    open_links();
    for (size_t i = 0; i < LINKS; i++) {
        opens(i, "right", 200);
        opens(i, "wrong", 410);
    }
    ask(&w, visitor(S("/privacy")));
    assert_string_equal(answered.referrer, "same-origin");
}

/* Thirty openings that lead nowhere are free, as thirty passwords are; a right one is not counted. */
TEST(who_opens_links_that_lead_nowhere_waits)
{
    for (size_t i = 0; i < LINKS; i++) {
        open_links();
        for (int k = 0; k < 30; k++) {
            opens(i, "right", 200);
            opens(i, "wrong", 410);
        }
        opens(i, "wrong", 429);
        assert_true(shows("Too many attempts. Wait for"));
        assert_false(shows("does not work any more"));
        opens(i, "right", 429);
        assert_int_equal(test_number(w.t, "SELECT count(*) FROM auth_throttle WHERE kind = 'account'"), 0);
        test_sql(w.t, "UPDATE auth_throttle SET failed_at = failed_at - 3700");
        opens(i, "right", 200);
    }
}

TEST(whoever_waits_reads_so_in_a_language_of_the_page)
{
    static const struct {
        const char *in, *text;
    } each[] = { { "fi", "Odota hetki" }, { "sv", "Vänta en stund" }, { "en", "Please wait a little" } };

    open_links();
    for (int k = 0; k <= 30; k++)
        opens(1, "wrong", k < 30 ? 410 : 429);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        opens(1, str_z(w.t->a, str_fmt(w.t->a, "wrong&in=%s", each[i].in)), 429);
        assert_true(shows(each[i].text));
    }
}

/* A browser that is to tell nobody where it comes from sends "null" for its origin. It is believed only when it says
 * besides that the page is ours, or when it is too old to say so and nobody's rights are at stake. */
TEST(a_form_of_such_a_page_comes_from_nowhere_and_is_taken)
{
    static const struct {
        const char *site;
        bool signed_in;
        int status;
    } each[] = { { "same-origin", false, 303 }, { "cross-site", false, 403 }, { "", false, 303 },
        { "same-origin", true, 303 }, { "cross-site", true, 403 }, { "", true, 403 } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        open_links();
        test_sql(w.t, "UPDATE counselling_question SET answered_on = NULL, answered_at = NULL");
        struct http x = form(ROLE_MANAGER, each[i].signed_in ? S("/sign-out") : page_of(0, "right"),
            str_z(w.t->a, str_fmt(w.t->a, "link=right&%s", links[0].field)));
        x.header[HEADER_ORIGIN] = S("null");
        x.header[HEADER_SEC_FETCH_SITE] = str_of(each[i].site);
        ask(&w, x);
        if (answered.status != each[i].status)
            fail_msg("%zu: %d instead of %d", i, answered.status, each[i].status);
        if (each[i].signed_in && answered.status == 303)
            house_sign_in(&w);
    }
}

/* The calendar of a member of staff: no account, its own address, and nothing of it in the journal. */
static struct http feed(const char *link, const char *mark)
{
    struct http x = visitor(str_fmt(w.t->a, "/calendar/feed.ics?link=%s", link));

    x.header[HEADER_IF_NONE_MATCH] = str_of(mark);
    return x;
}

/* What the instructor has made and reads once. */
static const char *made_feed(void)
{
    ask(&w, form(ROLE_INSTRUCTOR, S("/calendar/address"), ""));
    assert_int_equal(answered.status, 200);
    struct str body = buf_view(&answered.body), token;
    ptrdiff_t at = str_find(body, S("feed.ics?link="));
    assert_true(at > 0);
    token = str_part(body, (size_t)at + 14, body.n);
    token.n = (size_t)str_find(token, S("<"));
    return str_z(w.t->a, token);
}

TEST(a_calendar_is_asked_for_with_its_mark_and_counted_without_a_row_of_the_journal)
{
    char mark[80];

    test_sql(w.t, "DELETE FROM auth_throttle");
    const char *link = made_feed();
    int64_t before = newest();
    ask(&w, feed(link, ""));
    assert_int_equal(answered.status, 200);
    assert_string_equal(answered.referrer, "no-referrer");
    assert_true(shows("BEGIN:VCALENDAR"));
    snprintf(mark, sizeof mark, "%s", answered.mark);
    assert_true(strlen(mark) > 20);
    ask(&w, feed(link, mark));
    assert_int_equal(answered.status, 304);
    assert_int_equal(buf_view(&answered.body).n, 0);
    assert_string_equal(answered.mark, mark);
    ask(&w, feed(link, "\"another\""));
    assert_int_equal(answered.status, 200);
    auth_settle(w.service.auth);
    assert_int_equal(newest(), before);
    assert_int_equal(test_number(w.t, "SELECT openings FROM auth_feed"), 3);
    ask(&w, from(ROLE_INSTRUCTOR, S("/calendar")));
    assert_true(shows("3 times"));
    assert_false(shows(link)); /* it was shown once */
}

TEST(a_calendar_that_is_taken_down_or_whose_owner_is_disabled_is_gone_at_once)
{
    char id[ID_TEXT];

    test_sql(w.t, "DELETE FROM auth_throttle");
    const char *link = made_feed();
    ask(&w, form(ROLE_INSTRUCTOR, S("/calendar/withdraw"), ""));
    assert_int_equal(answered.status, 303);
    ask(&w, feed(link, ""));
    assert_int_equal(answered.status, 410);
    link = made_feed();
    id_text(ROLE_INSTRUCTOR, id);
    ask(&w, form(ROLE_ADMIN, str_fmt(w.t->a, "/staff/%s/disable", id), ""));
    ask(&w, feed(link, ""));
    assert_int_equal(answered.status, 410);
    ask(&w, form(ROLE_ADMIN, str_fmt(w.t->a, "/staff/%s/enable", id), ""));
    ask(&w, feed(link, "")); /* she makes a new one herself */
    assert_int_equal(answered.status, 410);
    house_sign_in(&w);
}

TEST(who_asks_at_wrong_addresses_of_calendars_waits_and_nobody_else_does)
{
    auth_settle(w.service.auth); /* what the test before asked in vain is counted */
    test_sql(w.t, "DELETE FROM auth_throttle");
    const char *link = made_feed();
    for (int k = 0; k <= 6; k++) {
        ask(&w, feed("wrong", ""));
        assert_int_equal(answered.status, k < 6 ? 410 : 429);
        auth_settle(w.service.auth);
    }
    assert_true(shows("Too many attempts. Wait for"));
    ask(&w, feed(link, "")); /* of a colleague, behind the same line */
    assert_int_equal(answered.status, 200);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM auth_throttle WHERE kind = 'address'"), 0);
}

TESTS_BETWEEN(open_world, close_world, the_address_of_a_secret_link_is_told_to_nobody,
    who_opens_links_that_lead_nowhere_waits, whoever_waits_reads_so_in_a_language_of_the_page,
    a_form_of_such_a_page_comes_from_nowhere_and_is_taken,
    a_calendar_is_asked_for_with_its_mark_and_counted_without_a_row_of_the_journal,
    a_calendar_that_is_taken_down_or_whose_owner_is_disabled_is_gone_at_once,
    who_asks_at_wrong_addresses_of_calendars_waits_and_nobody_else_does)
