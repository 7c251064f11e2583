/* Tests of the secret addresses of reports on both engines: found by their token, one for each report, bounded and
 * shown by rows of the journal. Through the whole gate: src/report_feed_test. */
#include "auth/journal.h"
#include "auth/report_feed.h"
#include "tests/attendance_testing.h"

RULE(an_address_is_found_by_its_token_until_it_is_made_anew_or_taken_down)
{
    struct report_feed feed;
    struct viewer owner;
    (void)furnish(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    struct str first = report_feed_make(t, PROJECT, S("esf")), other = report_feed_make(t, PROJECT, S("needs"));
    assert_true(report_feed_find(t, first, &feed, &owner));
    assert_true(feed.project == PROJECT && owner.staff == LEADER && owner.nprojects == 1);
    assert_true(str_is(feed.report, "esf"));
    struct str second = report_feed_make(t, PROJECT, S("esf"));
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
    struct str token = report_feed_make(t, PROJECT, S("esf"));
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

RULES(an_address_is_found_by_its_token_until_it_is_made_anew_or_taken_down,
    openings_of_the_last_hour_are_counted_and_the_last_one_is_shown)
