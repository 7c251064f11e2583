/* Tests of the forecast of targets (report "targets") against cases counted by hand, on both engines: pace, planned,
 * the day a target is reached, where nothing is said; and of peer instructors, person-hours and counselling as targets.
 * Today is 22 November 2026. */
#include "tests/reports_testing.h"

#include "rooms/reports/reports.h"
#include "tests/figures_testing.h"

#define TARGETS  "targets.targets."
#define FORECAST "targets.forecast."

static const struct report_scope everything = { .project = PROJECT };

static struct day day_of(const char *text)
{
    struct day day = DAY("");

    assert_true(*text == '\0' || day_read(str_of(text), &day));
    return day;
}

/* From 25 August until 22 November there are 90 days, and 90 more until 20 February. */
RULE(a_forecast_is_the_pace_of_a_day_times_the_days)
{
    (void)t;
    static const struct {
        int64_t promised, reached;
        const char *start, *end;
        enum outlook outlook;
        int64_t per_month, expected;
        const char *on;
    } each[] = {
        { 80, 40, "2026-08-25", "2027-02-20", OUTLOOK_IN_TIME, 1333, 80, "2027-02-20" },
        { 80, 39, "2026-08-25", "2027-02-20", OUTLOOK_SHORT, 1300, 78, "2027-02-25" }, /* 41 x 90 / 39: 94.6 days */
        { 80, 40, "2026-08-25", "", OUTLOOK_OPEN, 1333, INT_NONE, "2027-02-20" },
        { 40, 40, "2026-08-25", "2027-02-20", OUTLOOK_REACHED, 1333, 80, "" },
        { 3, 4, "2026-08-25", "2027-02-20", OUTLOOK_REACHED, INT_NONE, INT_NONE, "" },
        { 80, 4, "2026-08-25", "2027-02-20", OUTLOOK_UNKNOWN, INT_NONE, INT_NONE, "" },
        { 80, 40, "2026-09-25", "2027-02-20", OUTLOOK_UNKNOWN, INT_NONE, INT_NONE, "" }, /* 59 days */
        { 80, 40, "", "2027-02-20", OUTLOOK_UNKNOWN, INT_NONE, INT_NONE, "" },
        { 80, 40, "2026-12-01", "2027-02-20", OUTLOOK_UNKNOWN, INT_NONE, INT_NONE, "" },
        { 80, 40, "2025-08-25", "2026-11-21", OUTLOOK_ENDED, INT_NONE, INT_NONE, "" },
        { 80, 90, "2025-08-25", "2026-11-21", OUTLOOK_REACHED, INT_NONE, INT_NONE, "" },
        { 1000000, 5, "2025-08-25", "2027-02-20", OUTLOOK_SHORT, 33, 5, "" }, /* in more than a hundred years */
    };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct target_forecast f = target_forecast_of(
            each[i].promised, each[i].reached, day_of(each[i].start), day_of(each[i].end), DAY("2026-11-22"));
        assert_int_equal(f.outlook, each[i].outlook);
        assert_int_equal(f.per_month, each[i].per_month);
        assert_int_equal(f.expected, each[i].expected);
        assert_string_equal(f.reached_on.t, each[i].on);
    }
    struct target_forecast none = target_forecast_of(
        80, INT_NONE, day_of("2026-08-25"), day_of("2027-02-20"), DAY("2026-11-22"));
    assert_int_equal(none.outlook, OUTLOOK_UNKNOWN);
}

static void leads(struct task *t, int staff, int group, const char *in_group, const char *in_project)
{
    ROW(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (%d, %d, '%s')", group, staff, in_group);
    ROW(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, 10, '%s')", staff, in_project);
}

/* Six members in Kontula, which has room for eight and meets; Malmi is full with one and has only planned sessions. */
static void case_by_hand(struct task *t)
{
    lay_out(t);
    test_sql(t, "UPDATE projects_project SET start_date = '2026-08-25', end_date = '2027-02-20' WHERE id = 10");
    test_sql(t, "UPDATE groups_group SET capacity = CASE id WHEN 50 THEN 8 ELSE 1 END WHERE id IN (50, 51)");
    for (int p = 1; p <= 7; p++) {
        person(t, p);
        member(t, p, p <= 6 ? SOMALI : ARABIC, p, "member", "2026-09-01", "");
    }
    session(t, 1, SOMALI, "2026-09-08", "held", "10:00", "12:00");
    session(t, 2, SOMALI, "2026-09-15", "held", "10:00", "");
    session(t, 3, ARABIC, "2026-11-22", "planned", "10:00", "11:30");
    session(t, 4, SOMALI, "2026-12-01", "planned", "10:00", "12:00");
    session(t, 5, SOMALI, "2026-11-21", "planned", "10:00", "12:00"); /* forgotten: its day has passed */
    for (int p = 1; p <= 3; p++)
        mark(t, 1, p, "present");
    mark(t, 1, 4, "absent");
    mark(t, 2, 1, "late");
    mark(t, 2, 2, "present");
    test_sql(t, "UPDATE attendance_mark SET minutes = 45 WHERE session_id = 1 AND person_id = 3");
    test_sql(t, "UPDATE attendance_mark SET minutes = 50 WHERE session_id = 2 AND person_id = 2");
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'persons', 14), "
                "(10, 'sessions', 2), (10, 'groups', 3), (10, 'plans', 0)");
}

RULE(what_is_promised_has_a_forecast_and_what_is_planned_beside)
{
    case_by_hand(t);
    assert_figure(t, &everything, FORECAST "persons.reached", 7);
    assert_figure(t, &everything, FORECAST "persons.per_month", 233); /* 7 x 30 / 90: 2.33 */
    assert_figure(t, &everything, FORECAST "persons.expected", 14);
    assert_figure(t, &everything, FORECAST "persons.planned", 2);
    assert_figure(t, &everything, FORECAST "sessions.planned", 2);
    assert_figure(t, &everything, FORECAST "groups.planned", 1);
    assert_figure(t, &everything, FORECAST "groups.expected", INT_NONE); /* one group: too little */
    struct report_tables tables = reports_tables(t, report_by_name(S("targets")), &everything);
    const struct report_table *forecast = test_table(&tables, S("forecast"));
    assert_int_equal(forecast->n, 3); /* nothing was promised of plans */
    unsigned on = report_column_of(forecast->plan, S("reached_on")),
             outlook = report_column_of(forecast->plan, S("outlook"));
    assert_str(test_line(t, forecast, S("persons"))->cells[on].s, "2027-02-20");
    assert_str(test_line(t, forecast, S("persons"))->cells[outlook].s, "in_time");
    assert_str(test_line(t, forecast, S("sessions"))->cells[outlook].s, "reached");
    assert_str(test_line(t, forecast, S("groups"))->cells[outlook].s, "unknown");
}

RULE(some_days_alone_have_no_forecast)
{
    struct report_scope s = everything;

    case_by_hand(t);
    s.to = DAY("2026-12-31");
    assert_int_equal(reports_tables(t, report_by_name(S("targets")), &s).n, 1);
    test_sql(t, "DELETE FROM projects_target");
    assert_int_equal(reports_tables(t, report_by_name(S("targets")), &everything).n, 1);
}

/* What is withheld has no forecast either: the pace would tell it. Nor is it said how many places are free. */
RULE(who_must_not_see_a_small_number_sees_no_pace_of_it)
{
    struct report_scope s = everything;

    case_by_hand(t);
    s.threshold = 10;
    assert_figure(t, &s, FORECAST "persons.reached", INT_NONE);
    assert_figure(t, &s, FORECAST "persons.per_month", INT_NONE);
    assert_figure(t, &s, FORECAST "persons.expected", INT_NONE);
    assert_figure(t, &s, FORECAST "sessions.planned", 2);
    s.threshold = 5;
    assert_figure(t, &s, FORECAST "persons.reached", 7);
    assert_figure(t, &s, FORECAST "persons.per_month", 233);
    assert_figure(t, &s, FORECAST "persons.planned", INT_NONE);
}

/* 3 leads as a peer of the project, 4 as a peer of the group; 5 leads as an instructor, and the group of 6 has not met.
 */
RULE(peer_instructors_count_when_their_group_met)
{
    case_by_hand(t);
    for (int staff = 3; staff <= 6; staff++)
        ROW(t,
            "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
            "created_at) VALUES (%d, '', 'Worker %d', CAST('%d' AS {bytes}), 'w%d@example.org', 'instructor', '', 0, "
            "0, 1, '')",
            staff, staff, staff, staff);
    leads(t, 3, SOMALI, "leader", "peer");
    leads(t, 4, SOMALI, "peer", "instructor");
    leads(t, 5, SOMALI, "leader", "instructor");
    leads(t, 6, ARABIC, "peer", "peer");
    assert_figure(t, &everything, TARGETS "peer_workers.reached", 2);
    struct figure_rows rows = figure_behind(t, &everything, TARGETS "peer_workers.reached", 0, 10);
    assert_int_equal(rows.n, 2);
    assert_str(rows.at[1].name, "Worker 4");
    assert_string_equal(rows.at[1].day.t, "2026-09-08");
    assert_int_equal(rows.at[1].person, 0);
}

/* 2 x 120 + 45 in the first session, 50 in the second, where the other visit has no length: 335 minutes. Talks: 40 with
 * two persons, 60, and one without minutes. */
RULE(person_hours_and_counselling_are_whole_hours)
{
    struct report_scope s = everything;

    case_by_hand(t);
    for (int i = 1; i <= 3; i++)
        ROW(t,
            "INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, topics, "
            "staff_id, version) VALUES (%d, '', %d, 10, '2026-09-0%d', 'light', NULLIF(%d, 0), NULL, NULL, 1)",
            i, i, i, (int[]){ 40, 60, 0 }[i - 1]);
    test_sql(t, "INSERT INTO counselling_person (talk_id, person_id, version) VALUES (1, 5, 1)");
    assert_figure(t, &everything, TARGETS "person_hours.reached", 6);
    assert_figure(t, &everything, TARGETS "counselling_hours.reached", 2);
    struct figure_rows rows = figure_behind(t, &everything, TARGETS "person_hours.reached", 0, 10);
    int64_t minutes = 0;
    for (size_t i = 0; i < rows.n; i++)
        minutes += rows.at[i].amount == INT_NONE ? 0 : rows.at[i].amount;
    assert_int_equal(rows.n, 5);
    assert_int_equal(minutes, 335);
    assert_int_equal(figure_behind(t, &everything, TARGETS "counselling_hours.reached", 0, 10).n, 0);
    s.threshold = 6; /* five visits, three talks */
    assert_figure(t, &s, TARGETS "person_hours.reached", INT_NONE);
    assert_figure(t, &s, TARGETS "counselling_hours.reached", INT_NONE);
}

/* Hours: 90 minutes today and once more at the same time, 120, and 30 of a half: 5 1/2, halves up. Places: of Kontula
 * two, one of which somebody takes until today; who waits takes none, and a group with more members than places none of
 * others; nor has one that was merged any, nor one that ended. */
RULE(what_is_planned_counts_from_today_on)
{
    case_by_hand(t);
    session(t, 6, ARABIC, "2026-12-02", "planned", "10:00", "11:30");
    session(t, 7, SOMALI, "2026-12-03", "planned", "10:00", "10:30");
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'hours', 50)");
    assert_figure(t, &everything, FORECAST "hours.planned", 6);
    assert_figure(t, &everything, FORECAST "sessions.planned", 4);
    assert_figure(t, &everything, FORECAST "persons.planned", 2);
    person(t, 8);
    member(t, 8, SOMALI, 8, "member", "2026-09-01", "2026-11-22");
    assert_figure(t, &everything, FORECAST "persons.planned", 1);
    test_sql(t, "UPDATE groups_membership SET left_on = '2026-11-21' WHERE id = 8");
    assert_figure(t, &everything, FORECAST "persons.planned", 2);
    test_sql(t, "UPDATE groups_membership SET state = 'waiting', left_on = NULL WHERE id = 8");
    assert_figure(t, &everything, FORECAST "persons.planned", 2);
    person(t, 9);
    member(t, 9, ARABIC, 9, "member", "2026-09-01", "");
    assert_figure(t, &everything, FORECAST "persons.planned", 2);
    test_sql(t, "UPDATE groups_group SET ends_on = '2026-11-22' WHERE id = 50");
    assert_figure(t, &everything, FORECAST "persons.planned", 2);
    test_sql(t, "UPDATE groups_group SET ends_on = '2026-11-21' WHERE id = 50");
    assert_figure(t, &everything, FORECAST "persons.planned", 0);
    test_sql(t, "UPDATE groups_group SET ends_on = NULL, merged_on = '2026-11-01' WHERE id = 50");
    assert_figure(t, &everything, FORECAST "persons.planned", 0);
    test_sql(t, "UPDATE groups_group SET capacity = NULL WHERE id = 51"); /* no group has a size: it is not known */
    assert_figure(t, &everything, FORECAST "persons.planned", INT_NONE);
}

RULES(what_is_planned_counts_from_today_on, a_forecast_is_the_pace_of_a_day_times_the_days,
    what_is_promised_has_a_forecast_and_what_is_planned_beside, some_days_alone_have_no_forecast,
    who_must_not_see_a_small_number_sees_no_pace_of_it, peer_instructors_count_when_their_group_met,
    person_hours_and_counselling_are_whole_hours)
