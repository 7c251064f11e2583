/* Tests of what a certificate says, on both engines: days, sessions and hours, and who may have one. */
#include "tests/attendance_testing.h"

static void held(struct task *t, int64_t id, const char *day)
{
    add_session(t, id, GROUP, day);
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE groups_session SET state = 'held' WHERE id = %lld", (long long)id)));
}

static void mark(struct task *t, int64_t session, int64_t person, const char *code, const char *minutes)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, version) "
                                "VALUES (%lld, %lld, '%s', %s, 0, 1)",
                                (long long)session, (long long)person, code, minutes)));
}

static struct attendance_certificate certified(struct task *t, int64_t person)
{
    struct attendance_certificate c = { 0 };

    assert_int_equal(attendance_certificate(t, person, GROUP, &c), DONE);
    return c;
}

RULE(hours_are_those_of_the_sessions_to_which_she_came)
{
    struct room m = furnish(t);

    held(t, 910, "2026-10-10");
    held(t, 911, "2026-10-17");
    held(t, 912, "2026-10-24");
    held(t, 913, "2026-10-31");
    add_session(t, 914, GROUP, "2026-11-07"); /* planned: not held */
    mark(t, 910, m.amina, "present", "NULL"); /* the whole two hours */
    mark(t, 911, m.amina, "late", "95");
    mark(t, 912, m.amina, "excused", "NULL");
    mark(t, 913, m.amina, "absent", "NULL");
    mark(t, 914, m.amina, "present", "NULL");
    mark(t, 910, m.hodan, "present", "NULL");
    struct attendance_certificate c = certified(t, m.amina);
    assert_int_equal(c.minutes, 120 + 95);
    assert_int_equal(c.came, 2);
    assert_int_equal(c.marked, 4);
    assert_str(c.person, "Amina Testi");
    assert_str(c.group, "Kontula");
    assert_int_equal(c.project, 10);
}

RULE(a_session_without_times_counts_as_present_without_hours)
{
    struct room m = furnish(t);

    held(t, 910, "2026-10-10");
    test_sql(t, "UPDATE groups_session SET end_time = NULL WHERE id = 910");
    mark(t, 910, m.amina, "present", "NULL");
    struct attendance_certificate c = certified(t, m.amina);
    assert_int_equal(c.came, 1);
    assert_int_equal(c.minutes, 0);
}

RULE(the_period_goes_from_joining_to_leaving_or_to_the_last_time_she_came)
{
    struct room m = furnish(t);

    assert_day(certified(t, m.amina).from, "2026-10-06");
    assert_day(certified(t, m.amina).to, "");
    held(t, 910, "2026-10-10");
    held(t, 911, "2026-10-17");
    mark(t, 910, m.amina, "present", "NULL");
    mark(t, 911, m.amina, "absent", "NULL");
    assert_day(certified(t, m.amina).to, "2026-10-10");
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-11-01'");
    assert_day(certified(t, m.amina).to, "2026-11-01");
}

RULE(only_a_member_has_one_and_only_who_may_see_her_and_the_group_makes_it)
{
    struct room m = furnish(t);
    struct attendance_certificate c = { 0 };

    assert_int_equal(attendance_certificate(t, m.amina, OTHER, &c), NOT_ALLOWED); /* she leads another group */
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(attendance_certificate(t, m.amina, GROUP, &c), DONE);
    assert_int_equal(attendance_certificate(t, m.amina, OTHER, &c), NOT_FOUND);
    test_sql(t, "UPDATE groups_membership SET state = 'waiting', joined_on = NULL");
    assert_int_equal(attendance_certificate(t, m.amina, GROUP, &c), NOT_FOUND);
}

RULE(a_leader_makes_none_for_who_left_too_long_ago_to_be_seen)
{
    struct room m = furnish(t);
    struct attendance_certificate c = { 0 };

    test_sql(t, "UPDATE groups_membership SET state = 'left', joined_on = '2026-02-01', left_on = '2026-09-30'");
    assert_int_equal(attendance_certificate(t, m.amina, GROUP, &c), DONE);
    test_sql(t, "UPDATE groups_membership SET left_on = '2026-08-01'");
    test_sql(t, "UPDATE people_person SET created_at = '2026-01-01T00:00:00Z'");
    assert_int_equal(attendance_certificate(t, m.amina, GROUP, &c), NOT_ALLOWED);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(attendance_certificate(t, m.amina, GROUP, &c), DONE);
}

RULES(hours_are_those_of_the_sessions_to_which_she_came, a_session_without_times_counts_as_present_without_hours,
    the_period_goes_from_joining_to_leaving_or_to_the_last_time_she_came,
    only_a_member_has_one_and_only_who_may_see_her_and_the_group_makes_it,
    a_leader_makes_none_for_who_left_too_long_ago_to_be_seen)
