/* Tests of the secret addresses of reports on both engines: found by their token, one for each report, bounded and
 * shown by rows of the journal. Through the whole gate: src/report_feed_test. */
#include "auth/journal.h"
#include "auth/report_feed.h"
#include "tests/attendance_testing.h"

static struct str make(struct task *t, const char *report)
{
    return report_feed_make(t, &(struct report_feed_of){ .report = str_of(report), .project = PROJECT });
}

RULE(an_address_is_found_by_its_token_until_it_is_made_anew_or_taken_down)
{
    struct report_feed feed;
    struct viewer owner;
    (void)furnish(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct str first = make(t, "esf"), other = make(t, "needs");
    assert_true(report_feed_find(t, first, &feed, &owner));
    assert_true(feed.of.project == PROJECT && owner.staff == LEADER && owner.nprojects == 1);
    assert_true(str_is(feed.of.report, "esf"));
    struct str second = make(t, "esf");
    assert_false(report_feed_find(t, first, &feed, &owner));
    assert_true(report_feed_find(t, other, &feed, &owner));
    assert_true(report_feed_find(t, second, &feed, &owner));
    assert_int_equal(report_feeds_of(t, LEADER).n, 2);
    assert_int_equal(report_feed_withdraw(t, feed.id), DONE);
    assert_int_equal(report_feed_withdraw(t, feed.id), NOT_FOUND);
    assert_false(report_feed_find(t, second, &feed, &owner));
    assert_false(report_feed_find(t, S(""), &feed, &owner));
    report_feeds_withdraw(t, LEADER);
    assert_false(report_feed_find(t, other, &feed, &owner));
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'report_feed' AND act = 'delete'"), 2);
}

RULE(openings_of_the_last_hour_are_counted_and_the_last_one_is_shown)
{
    struct report_feed feed;
    struct viewer owner;
    (void)furnish(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct str token = make(t, "esf");
    assert_true(report_feed_find(t, token, &feed, &owner));
    assert_true(str_empty(instant_str(&report_feeds_of(t, LEADER).at[0].opened)));
    memcpy(t->now.t, "2026-11-22T10:00:00Z", sizeof t->now.t);
    journal_write(t, JOURNAL_EXPORT, "report_feed", feed.id, S(""));
    journal_write(t, JOURNAL_EXPORT, "report_feed", feed.id + 1, S("")); /* of another */
    memcpy(t->now.t, "2026-11-22T11:00:00Z", sizeof t->now.t);
    assert_int_equal(report_feed_recent(t, feed.id), 1);
    memcpy(t->now.t, "2026-11-22T11:00:01Z", sizeof t->now.t);
    assert_int_equal(report_feed_recent(t, feed.id), 0);
    assert_true(str_is(instant_str(&report_feeds_of(t, LEADER).at[0].opened), "2026-11-22T10:00:00Z"));
}

/* PROJECT and another one, both of a programme. */
static void second_project(struct task *t, int64_t id, const char *programme)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_project (id, code, fund, programme, specific_objective, "
                                "managing_authority, lead_organisation, partners, municipalities, website, version) "
                                "VALUES (%lld, 'S%lld', '', '%s', '', '', '', '', '', '', 1)",
                                (long long)id, (long long)id, programme)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, %lld, "
                                "'manager')",
                                LEADER, (long long)id)));
}

RULE(an_address_of_a_programme_is_of_whatever_carries_it_that_day_and_one_of_several_of_those)
{
    struct report_feed feed;
    struct viewer owner;
    (void)furnish(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    test_sql(t, "UPDATE projects_project SET programme = 'P' WHERE id = 10");
    second_project(t, 77, "P");
    second_project(t, 78, "Q");
    struct str programme = report_feed_make(
                   t, &(struct report_feed_of){ .report = S("esf"), .project = PROJECT, .programme = S("P") }),
               alone = make(t, "esf"),
               several = report_feed_make(
                   t, &(struct report_feed_of){ .report = S("esf"), .project = PROJECT, .also = id_str(t->a, 78) });
    assert_true(report_feed_find(t, programme, &feed, &owner) && owner.nprojects == 2);
    assert_true(report_feed_find(t, several, &feed, &owner) && owner.nprojects == 2);
    assert_true(report_feed_find(t, alone, &feed, &owner) && owner.nprojects == 1);
    second_project(t, 79, "P");
    assert_true(report_feed_find(t, programme, &feed, &owner) && owner.nprojects == 3);
    test_sql(t, "UPDATE projects_project SET programme = '' WHERE id = 77");
    assert_true(report_feed_find(t, programme, &feed, &owner) && owner.nprojects == 2);
}

RULES(an_address_of_a_programme_is_of_whatever_carries_it_that_day_and_one_of_several_of_those,
    an_address_is_found_by_its_token_until_it_is_made_anew_or_taken_down,
    openings_of_the_last_hour_are_counted_and_the_last_one_is_shown)
