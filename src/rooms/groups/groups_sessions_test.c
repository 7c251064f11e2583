/* Tests of the timetable over summer time and holidays, and of moving, cancelling and restoring sessions, on both
 * engines. */
#include "tests/groups_testing.h"

static struct timetable_days timetable_of(struct task *t, int64_t group)
{
    struct group_record g;

    assert_int_equal(groups_record(t, group, GROUP_REGISTER, &g), DONE);
    return groups_timetable(t, group, &g.card);
}

/* Makes sessions on every day of the timetable. */
static int64_t make_all(struct task *t, int64_t group)
{
    struct timetable_days days = timetable_of(t, group);
    struct day *all = NEW_N(t->a, struct day, days.n + 1);
    int64_t made = -1;

    for (size_t i = 0; i < days.n; i++)
        all[i] = days.at[i].day;
    assert_int_equal(groups_make_sessions(t, group, all, days.n, &made), DONE);
    return made;
}

static int64_t session_on(struct task *t, const char *day)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT min(id) FROM groups_session WHERE day = '%s'", day)));
}

RULE(a_timetable_meets_on_its_weekdays_and_names_the_holidays)
{
    lay_out(t);
    struct timetable_days days = timetable_of(t, GROUP);
    size_t holidays = 0;
    assert_int_equal(days.n, 26);
    assert_day(days.at[0].day, "2026-10-06");
    assert_day(days.at[1].day, "2026-10-08");
    for (size_t i = 0; i < days.n; i++)
        if (days.at[i].holiday != NULL) {
            assert_day(days.at[i].day, "2026-12-24");
            holidays++;
        }
    assert_int_equal(holidays, 1);
}

RULE(every_other_week_is_counted_from_the_first_week_also_over_the_end_of_summer_time)
{
    static const char *const expected[] = { "2026-10-05", "2026-10-19", "2026-11-02", "2026-11-16", "2026-11-30",
        "2026-12-14", "2026-12-28" };
    lay_out(t);
    struct timetable_days days = timetable_of(t, OTHER);
    assert_int_equal(days.n, 7);
    for (size_t i = 0; i < days.n; i++)
        assert_day(days.at[i].day, expected[i]);
    assert_int_equal(make_all(t, OTHER), 7);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM groups_session WHERE start_time = '17:00' AND end_time = '19:00'"), 7);
}

RULE(sessions_are_made_once_and_not_on_holidays_or_exceptions)
{
    lay_out(t);
    assert_int_equal(groups_add_exception(t, GROUP, DAY("2026-10-20"), S("Autumn holiday")), DONE);
    assert_int_equal(make_all(t, GROUP), 24);
    assert_int_equal(make_all(t, GROUP), 0);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM groups_session WHERE day IN ('2026-12-24', '2026-10-20')"), 0);
    assert_int_equal(groups_drop_exception(t, GROUP, DAY("2026-10-20")), DONE);
    assert_int_equal(make_all(t, GROUP), 1);
}

RULE(days_outside_the_timetable_make_no_session)
{
    int64_t made;
    struct day days[] = { DAY("2026-10-07"), DAY("2027-03-02"), DAY("2026-10-08") };
    lay_out(t);
    assert_int_equal(groups_make_sessions(t, GROUP, days, 3, &made), DONE);
    assert_int_equal(made, 1);
}

RULE(a_group_without_days_has_an_empty_timetable)
{
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET ends_on = NULL");
    assert_int_equal(timetable_of(t, GROUP).n, 0);
}

RULE(a_moved_session_remembers_its_day_and_is_not_made_again)
{
    struct problems ps = { 0 };
    struct session_record s;
    lay_out(t);
    make_all(t, GROUP);
    int64_t id = session_on(t, "2026-12-01");
    assert_int_equal(
        groups_move_session(t, id, 1,
            (struct session_time){
                .day = DAY("2026-12-02"), .start = (struct clock){ "13:00" }, .end = (struct clock){ "15:00" } },
            &ps),
        DONE);
    assert_int_equal(
        groups_move_session(t, id, 2,
            (struct session_time){
                .day = DAY("2026-12-04"), .start = (struct clock){ "13:00" }, .end = (struct clock){ "15:00" } },
            &ps),
        DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_day(s.moved_from, "2026-12-01");
    assert_int_equal(make_all(t, GROUP), 0);
    assert_int_equal(
        groups_move_session(t, id, 3,
            (struct session_time){
                .day = DAY("2026-12-01"), .start = (struct clock){ "10:00" }, .end = (struct clock){ "12:00" } },
            &ps),
        DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_day(s.moved_from, "");
    assert_int_equal(groups_move_session(t, id, 3, (struct session_time){ .day = DAY("2026-12-03") }, &ps), CONFLICT);
    assert_int_equal(
        groups_move_session(t, id, 4,
            (struct session_time){
                .day = DAY("2026-12-03"), .start = (struct clock){ "12:00" }, .end = (struct clock){ "11:00" } },
            &ps),
        INVALID);
    ps = (struct problems){ 0 };
    assert_int_equal(groups_move_session(t, id, 4, (struct session_time){ .day = DAY("2026-12-03") }, &ps), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_string_equal(s.card.start.t, "10:00"); /* another day, the same hours */
    assert_string_equal(s.card.end.t, "12:00");
}

RULE(a_session_is_cancelled_with_a_reason_and_comes_back)
{
    struct problems ps = { 0 };
    struct session_record s;
    lay_out(t);
    make_all(t, GROUP);
    int64_t id = session_on(t, "2026-12-01");
    assert_int_equal(groups_cancel_session(t, id, 1, S("  "), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(groups_cancel_session(t, id, 1, S("Leader ill"), &ps), DONE);
    assert_int_equal(groups_cancel_session(t, id, 2, S("Again"), &ps), INVALID);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_str(s.state, "cancelled");
    assert_str(s.cancel_reason, "Leader ill");
    assert_int_equal(groups_restore_session(t, id, 2), DONE);
    assert_int_equal(groups_session_record(t, id, &s), DONE);
    assert_str(s.state, "planned");
    assert_str(s.cancel_reason, "");
    assert_int_equal(groups_restore_session(t, id, 3), INVALID);
}

RULE(who_told_and_whose_child_has_a_place_keep_no_session_from_being_moved_or_cancelled)
{
    struct problems ps = { 0 };
    lay_out(t);
    make_all(t, GROUP);
    int64_t id = session_on(t, "2026-11-24");
    test_sql(t, "UPDATE groups_session SET register_version = 3 WHERE day = '2026-11-24'");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES "
                                "(%lld, %lld, 'excused', 0, 1)",
                                (long long)id, (long long)person(t, "Amina", "Ali"))));
    assert_int_equal(groups_move_session(t, id, 1, (struct session_time){ .day = DAY("2026-11-25") }, &ps), DONE);
    test_sql(t, "UPDATE attendance_mark SET mark = 'present'");
    assert_int_equal(groups_cancel_session(t, id, 2, S("Leader ill"), &ps), INVALID);
    test_sql(t, "UPDATE attendance_mark SET mark = 'excused'");
    ps.n = 0;
    assert_int_equal(groups_cancel_session(t, id, 2, S("Leader ill"), &ps), DONE);
}

RULE(a_session_with_marks_is_neither_moved_nor_cancelled)
{
    struct problems ps = { 0 };
    lay_out(t);
    make_all(t, GROUP);
    int64_t id = session_on(t, "2026-11-17");
    test_sql(t, "UPDATE groups_session SET register_version = 1 WHERE day = '2026-11-17'");
    assert_int_equal(groups_cancel_session(t, id, 1, S("Why not"), &ps), INVALID);
    assert_int_equal(groups_move_session(t, id, 1, (struct session_time){ .day = DAY("2026-11-18") }, &ps), INVALID);
}

RULE(a_locked_period_keeps_its_sessions_as_they_are)
{
    struct problems ps = { 0 };
    int64_t id;
    lay_out(t);
    make_all(t, GROUP);
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (1, "
                "10, 'Autumn', '2026-10-01', '2026-10-31', 1, 1)");
    assert_int_equal(groups_cancel_session(t, session_on(t, "2026-10-13"), 1, S("Ill"), &ps), NOT_ALLOWED);
    struct session_card c = { .day = DAY("2026-10-14"), .kind = S("trip") };
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), INVALID);
    c.day = DAY("2026-11-14");
    ps.n = 0;
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    assert_int_equal(groups_change_session(t, id, 1, &c, &ps), DONE);
    assert_int_equal(groups_change_session(t, id, 1, &c, &ps), CONFLICT);
}

RULE(a_peer_changes_no_session_and_a_leader_does)
{
    struct problems ps = { 0 };
    struct session_briefs mine;
    lay_out(t);
    make_all(t, GROUP);
    make_all(t, OTHER);
    int64_t id = session_on(t, "2026-12-01");
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_cancel_session(t, id, 1, S("Ill"), &ps), NOT_ALLOWED);
    mine = groups_sessions(t, 0, DAY("2026-11-30"), DAY("2026-12-05"));
    assert_int_equal(mine.n, 2);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_sessions(t, 0, DAY("2026-11-30"), DAY("2026-12-05")).n, 0);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(groups_sessions(t, PROJECT, DAY("2026-11-30"), DAY("2026-12-05")).n, 3);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_cancel_session(t, id, 1, S("Ill"), &ps), DONE);
}

RULE(sessions_are_narrowed_to_ones_own_to_a_group_and_to_those_without_marks)
{
    const struct day from = DAY("2026-11-30"), to = DAY("2026-12-05");
    struct session_only all = { .limit = 10 }, mine = { .limit = 10, .mine = true };
    struct session_only group = { .limit = 10, .group = OTHER }, unmarked = { .limit = 10, .unmarked = true };
    int64_t total;
    lay_out(t);
    make_all(t, GROUP);
    make_all(t, OTHER);
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (51, 101, 'leader')");
    test_sql(t, "UPDATE groups_session SET register_version = 1 WHERE day = '2026-12-01'");
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(groups_sessions_only(t, 0, &all, from, to).n, 3);
    assert_int_equal(groups_sessions_only(t, 0, &mine, from, to).n, 1);
    assert_int_equal(groups_sessions_only(t, 0, &mine, from, to).at[0].group, OTHER);
    assert_int_equal(groups_sessions_only(t, 0, &group, from, to).n, 1);
    assert_int_equal(groups_sessions_only(t, 0, &unmarked, from, to).n, 2);
    assert_int_equal(groups_sessions_open_only(t, PROJECT, &all, from, to, &total).n, 3);
    assert_int_equal(groups_sessions_open_only(t, PROJECT, &mine, from, to, &total).at[0].group, OTHER);
    assert_int_equal(groups_sessions_open_only(t, PROJECT, &group, from, to, &total).n, 1);
    assert_int_equal(groups_sessions_open_only(t, PROJECT, &unmarked, from, to, &total).n, 2);
    assert_int_equal(total, 2);
    assert_int_equal(groups_names(t, PROJECT, from, to, 10).n, 2);
    assert_int_equal(groups_names(t, PROJECT, from, to, 1).hidden, 1);
    assert_int_equal(groups_names(t, PROJECT, DAY("2027-01-01"), DAY("2027-05-31"), 10).n, 0);
    become(t, LEADER, ROLE_INSTRUCTOR); /* a group of others stays theirs */
    assert_int_equal(groups_sessions_only(t, 0, &group, from, to).n, 0);
    assert_int_equal(groups_sessions_open_only(t, PROJECT, &group, from, to, &total).n, 0);
    assert_int_equal(groups_sessions_open_only(t, PROJECT, &unmarked, from, to, &total).n, 1);
    assert_int_equal(groups_names(t, PROJECT, from, to, 10).n, 0);
}

static void runs(struct task *t, const char *from, const char *until, const char *weekday, int every)
{
    test_sql(
        t, str_z(t->a, str_fmt(t->a,
                           "UPDATE groups_group SET starts_on = '%s', ends_on = '%s', weekday = '%s', more_weekdays "
                           "= NULL, every_weeks = %d WHERE id = 51",
                           from, until, weekday, every)));
}

/* The week in which the group starts is the first, also when its own day of that week is over by then. */
RULE(every_other_week_counts_the_week_of_the_first_day_also_from_mid_week_and_over_new_year)
{
    static const struct {
        const char *from, *until, *weekday;
        int every;
        const char *days[6];
    } each[] = {
        { "2026-12-16", "2027-01-31", "wed", 2, { "2026-12-16", "2026-12-30", "2027-01-13", "2027-01-27" } },
        { "2026-12-16", "2027-01-31", "mon", 2, { "2026-12-28", "2027-01-11", "2027-01-25" } },
        { "2026-12-16", "2027-01-31", "fri", 2, { "2026-12-18", "2027-01-01", "2027-01-15", "2027-01-29" } },
        { "2026-12-20", "2027-01-31", "sun", 2, { "2026-12-20", "2027-01-03", "2027-01-17", "2027-01-31" } },
        { "2026-12-20", "2027-01-31", "mon", 2, { "2026-12-28", "2027-01-11", "2027-01-25" } },
        { "2026-12-21", "2027-01-31", "mon", 2, { "2026-12-21", "2027-01-04", "2027-01-18" } },
        { "2026-12-17", "2027-01-31", "tue", 3, { "2027-01-05", "2027-01-26" } },
        { "2020-12-30", "2021-01-31", "wed", 2, { "2020-12-30", "2021-01-13", "2021-01-27" } }, /* 53 weeks */
        { "2020-12-31", "2021-01-31", "tue", 2, { "2021-01-12", "2021-01-26" } },
        { "2026-12-16", "2026-12-16", "wed", 2, { "2026-12-16" } },
        { "2026-12-16", "2026-12-15", "wed", 2, { NULL } },
    };
    lay_out(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        size_t n = 0;
        while (n < 6 && each[i].days[n] != NULL)
            n++;
        runs(t, each[i].from, each[i].until, each[i].weekday, each[i].every);
        struct timetable_days days = timetable_of(t, OTHER);
        if (days.n != n)
            fail_msg("%s from %s: %zu days instead of %zu", each[i].weekday, each[i].from, days.n, n);
        for (size_t d = 0; d < n; d++)
            assert_day(days.at[d].day, each[i].days[d]);
    }
}

/* From every day of a year, for every weekday and rhythm: days lie the rhythm apart, and the first lies in the week of
 * the start when the weekday is still to come in it, else in the first week of the rhythm. */
RULE(whatever_the_first_day_the_rhythm_is_kept_from_its_week_on)
{
    static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    struct group_card card = { .every_weeks = 1, .ends_on = DAY("2027-06-30") };

    lay_out(t);
    for (int start = 0; start < 40; start++)
        for (int w = 0; w < 7; w++)
            for (int every = 1; every <= 4; every++) {
                struct str one[] = { str_of(weekdays[w]) };
                card.starts_on = day_add(DAY("2026-12-01"), start);
                card.every_weeks = every;
                card.weekdays = (struct strs){ one, 1 };
                struct timetable_days days = groups_timetable(t, OTHER, &card);
                int from = day_weekday(card.starts_on), wait = w >= from ? w - from : every * 7 + w - from;
                assert_true(days.n > 2);
                assert_day(days.at[0].day, day_add(card.starts_on, wait).t);
                for (size_t i = 1; i < days.n; i++)
                    assert_day(days.at[i].day, day_add(days.at[i - 1].day, every * 7).t);
            }
}

RULES(a_timetable_meets_on_its_weekdays_and_names_the_holidays,
    every_other_week_is_counted_from_the_first_week_also_over_the_end_of_summer_time,
    sessions_are_made_once_and_not_on_holidays_or_exceptions, days_outside_the_timetable_make_no_session,
    a_group_without_days_has_an_empty_timetable, a_moved_session_remembers_its_day_and_is_not_made_again,
    a_session_is_cancelled_with_a_reason_and_comes_back, a_session_with_marks_is_neither_moved_nor_cancelled,
    who_told_and_whose_child_has_a_place_keep_no_session_from_being_moved_or_cancelled,
    a_locked_period_keeps_its_sessions_as_they_are, a_peer_changes_no_session_and_a_leader_does,
    sessions_are_narrowed_to_ones_own_to_a_group_and_to_those_without_marks,
    every_other_week_counts_the_week_of_the_first_day_also_from_mid_week_and_over_new_year,
    whatever_the_first_day_the_rhythm_is_kept_from_its_week_on)
