/* Tests of the secret addresses of reports, through the whole gate: what they give and withhold, who makes them and
 * takes them down, and when they are gone. How rows of a feed are made of a report: rooms/reports/report_flat. */
#include "auth/report_feed.h"
#include "tests/looks_testing.h"
#include "tests/paper_testing.h"

static struct http visitor(const char *link)
{
    return (struct http){ .method = S("GET"), .target = str_fmt(w.t->a, "/reports/feed?link=%s", link) };
}

static void opens(const char *link, int status)
{
    ask(&w, visitor(link));
    if (answered.status != status)
        fail_msg("%d instead of %d: %.*s", answered.status, status, STR_ARG(buf_view(&answered.body)));
    assert_string_equal(answered.referrer, "no-referrer");
}

static struct str asking(const char *report, const char *project)
{
    char id[ID_TEXT];

    id_text(project_of(project), id);
    return str_fmt(w.t->a, "report=%s&project=%s", report, id);
}

/* What she has made and reads once. */
static const char *made(enum role role, const char *report)
{
    ask(&w, form(role, S("/reports/feeds"), str_z(w.t->a, asking(report, "P1"))));
    assert_int_equal(answered.status, 200);
    struct str body = buf_view(&answered.body), token;
    ptrdiff_t at = str_find(body, S("/reports/feed?link="));
    assert_true(at > 0);
    token = str_part(body, (size_t)at + 19, body.n);
    token.n = (size_t)str_find(token, S("<"));
    return str_z(w.t->a, token);
}

static int64_t feeds(void) { return test_number(w.t, "SELECT count(*) FROM auth_report_feed"); }

TEST(a_report_is_read_without_signing_in_as_flat_rows_and_each_opening_is_a_row_of_the_journal)
{
    test_sql(w.t, "DELETE FROM auth_report_feed"); /* those of the world */
    const char *link = made(ROLE_MANAGER, "attendance");
    int64_t before = newest();
    opens(link, 200);
    struct str rows = buf_view(&answered.body);
    assert_true(str_starts(rows, S("[\n")));
    assert_in_order(rows, "\"report\": \"attendance\"", "\"project\": \"P1\"", "\"table\": \"", "\"line\": \"",
        "\"line_name\": \"", "\"month\": \"2025-02", "\"figure\": \"sessions\"", "\"figure_name\": \"",
        "\"value\": ", "\"unit\": \"count\"", "\"of\": ", "\"percent\": ", "\"withheld\": false", "\"made_at\": \"");
    assert_int_equal(str_times(rows, "\"report\": "), str_times(rows, "\"made_at\": ")); /* each has all keys */
    assert_int_equal(since(before, "act = 'export' AND what = 'report_feed' AND staff_id = 2"), 1);
    ask(&w, from(ROLE_MANAGER, S("/reports/feeds")));
    assert_false(shows(link)); /* it was shown once */
    assert_false(shows("Never"));
}

TEST(small_counts_are_withheld_even_from_her_who_made_it_and_nobody_is_named)
{
    static const char *const each[] = { "outcomes", "attendance", "needs", "plans", "activity", "esf", "targets" };

    test_sql(w.t, "UPDATE groups_group SET name = source_key");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const char *link = made(ROLE_MANAGER, each[i]);
        opens(link, 200);
        struct str rows = buf_view(&answered.body);
        assert_has_not(rows, OURS);
        assert_has_not(rows, "\"participation\"");
        if (strcmp(each[i], "targets") != 0 && strcmp(each[i], "plans") != 0)
            assert_has(rows, "\"withheld\": true");
        for (ptrdiff_t at; (at = str_find(rows, S("\"withheld\": true"))) >= 0;) { /* and then there is no number */
            struct str row = str_part(rows, 0, (size_t)at);
            ptrdiff_t value = -1;
            for (ptrdiff_t next = 0; (next = str_find(row, S("\"value\": "))) >= 0;
                 row = str_part(row, (size_t)next + 9, row.n))
                value = 0;
            assert_true(value == 0 && str_starts(row, S("null")));
            rows = str_part(rows, (size_t)at + 16, rows.n);
        }
    }
}

TEST(only_the_hash_is_kept_and_a_new_address_replaces_the_old_one)
{
    const char *first = made(ROLE_MANAGER, "outcomes");
    int64_t before = feeds();
    const char *second = made(ROLE_MANAGER, "outcomes");
    assert_int_equal(feeds(), before);
    opens(first, 410);
    opens(second, 200);
    assert_int_equal(test_number(w.t, "SELECT min(length(token_hash)) FROM auth_report_feed"), 32);
    assert_int_equal(test_number(w.t, str_z(w.t->a, str_fmt(w.t->a,
                                                        "SELECT count(*) FROM journal WHERE detail LIKE "
                                                        "'%%%s%%'",
                                                        second))),
        0);
}

static struct str withdrawal(int64_t feed)
{
    char id[ID_TEXT];

    id_text(feed, id);
    return str_fmt(w.t->a, "/reports/feeds/%s/withdraw", id);
}

TEST(one_takes_down_ones_own_address_and_nobody_elses)
{
    const char *link = made(ROLE_COUNSELLOR, "outcomes");
    int64_t feed = test_number(w.t, "SELECT max(id) FROM auth_report_feed");
    ask(&w, form(ROLE_MANAGER, withdrawal(feed), ""));
    assert_int_equal(answered.status, 404);
    opens(link, 200);
    ask(&w, form(ROLE_COUNSELLOR, withdrawal(feed), ""));
    assert_int_equal(answered.status, 303);
    opens(link, 410);
}

TEST(it_is_gone_when_she_is_disabled_or_works_there_no_more_or_may_not_read_reports)
{
    char id[ID_TEXT];
    const char *link = made(ROLE_COORDINATOR, "outcomes");
    opens(link, 200);
    test_sql(w.t, "UPDATE auth_staff_project SET role = 'peer' WHERE staff_id = 3"); /* of the counsellor */
    const char *counsellors = NULL;
    test_sql(w.t, "UPDATE auth_staff_project SET role = 'counsellor' WHERE staff_id = 3");
    counsellors = made(ROLE_COUNSELLOR, "esf");
    test_sql(w.t, "UPDATE auth_staff_project SET role = 'peer' WHERE staff_id = 3");
    opens(counsellors, 410);
    test_sql(w.t, "UPDATE auth_staff_project SET role = 'counsellor' WHERE staff_id = 3");
    opens(counsellors, 200);
    id_text(ROLE_COORDINATOR, id);
    ask(&w, form(ROLE_ADMIN, str_fmt(w.t->a, "/staff/%s/disable", id), ""));
    opens(link, 410);
    ask(&w, form(ROLE_ADMIN, str_fmt(w.t->a, "/staff/%s/enable", id), ""));
    opens(link, 410); /* she makes a new one herself */
    house_sign_in(&w);
}

TEST(who_reads_no_reports_makes_no_address_and_nobody_one_of_another_project)
{
    ask(&w, form(ROLE_INSTRUCTOR, S("/reports/feeds"), str_z(w.t->a, asking("outcomes", "P1"))));
    assert_int_equal(answered.status, 403);
    ask(&w, form(ROLE_MANAGER, S("/reports/feeds"), str_z(w.t->a, asking("outcomes", "P2"))));
    assert_int_equal(answered.status, 403);
    ask(&w, form(ROLE_MANAGER, S("/reports/feeds"), str_z(w.t->a, asking("wages", "P1"))));
    assert_int_equal(answered.status, 404);
}

TEST(it_is_opened_sixty_times_an_hour_at_most)
{
    const char *link = made(ROLE_MANAGER, "targets");
    for (int i = 0; i < REPORT_FEED_HOURLY; i++)
        opens(link, 200);
    opens(link, 429);
    opens(made(ROLE_MANAGER, "child_care"), 200); /* of another report */
}

TEST(who_asks_at_wrong_addresses_waits_and_who_has_a_right_one_does_not)
{
    auth_settle(w.service.auth); /* what the tests before asked in vain is counted */
    test_sql(w.t, "DELETE FROM auth_throttle");
    const char *link = made(ROLE_MANAGER, "outcomes");
    for (int k = 0; k <= 6; k++) {
        opens("wrong", k < 6 ? 410 : 429);
        auth_settle(w.service.auth);
    }
    opens(link, 200);
}

TESTS_BETWEEN(open_world, close_world,
    a_report_is_read_without_signing_in_as_flat_rows_and_each_opening_is_a_row_of_the_journal,
    small_counts_are_withheld_even_from_her_who_made_it_and_nobody_is_named,
    only_the_hash_is_kept_and_a_new_address_replaces_the_old_one, one_takes_down_ones_own_address_and_nobody_elses,
    it_is_gone_when_she_is_disabled_or_works_there_no_more_or_may_not_read_reports,
    who_reads_no_reports_makes_no_address_and_nobody_one_of_another_project, it_is_opened_sixty_times_an_hour_at_most,
    who_asks_at_wrong_addresses_waits_and_who_has_a_right_one_does_not)
