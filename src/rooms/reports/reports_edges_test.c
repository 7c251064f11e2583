/* Tests of the days at the edges of a period, of what belongs to another project, and of who is spared small counts, on
 * both engines. The period is February 2026 throughout: the last day before it and the first day after it never count.
 */
#include "tests/reports_testing.h"

#include "base/settings.h"
#include "rooms/reports/suppress.h"
#include "tests/figures_testing.h"

enum { OTHER_PROJECT = 11, OTHERS_GROUP = 60 };
static const char *const days[] = { "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01" }; /* out in in out */
enum { DAYS = sizeof days / sizeof *days, INSIDE = 2 };

static void other_project(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, "
                "municipalities, website, version) VALUES (11, 'S2', '', '', '', '', '', '', '', '', 1)");
    test_sql(t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                "municipality, area, weekday, every_weeks, version, created_at) VALUES "
                "(60, 'g60', 11, 'Others', CAST('c' AS {bytes}), 'som', 'peer', '', '', '', '', 1, 1, '')");
}

static const struct report_scope february = { .project = PROJECT, .from = { "2026-02-01" }, .to = { "2026-02-28" } };

static int64_t reached(struct task *t, const char *measure)
{
    return figure(t, &february, str_z(t->a, str_fmt(t->a, "targets.targets.%s.reached", measure)));
}

static void took_part(struct task *t, int id, int project, const char *entry, const char *exit)
{
    person(t, id);
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_date, exit_status, "
        "six_month_status, version, created_at) VALUES (%d, '', %d, %d, CAST('' AS {bytes}), NULLIF('%s', ''), '', '', "
        "'', NULLIF('%s', ''), '', '', 1, '')",
        id, id, project, entry, exit);
}

RULE(a_participation_counts_when_it_touches_the_period)
{
    static const struct {
        const char *entry, *exit;
        int64_t counts;
    } each[] = {
        { "2026-02-28", "", 1 },
        { "2026-03-01", "", 0 },
        { "2025-01-01", "2026-02-01", 1 },
        { "2025-01-01", "2026-01-31", 0 },
        { "", "", 1 },
        { "", "2026-01-31", 0 },
        { "2025-01-01", "2027-01-01", 1 },
        { "2026-02-10", "2026-02-11", 1 },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        lay_out(t);
        other_project(t);
        took_part(t, 1, PROJECT, each[i].entry, each[i].exit);
        took_part(t, 2, OTHER_PROJECT, "2026-02-01", "");
        assert_int_equal(reached(t, "persons"), each[i].counts);
        test_rollback(t);
    }
}

RULE(a_membership_counts_when_it_touches_the_period_and_waiting_never_does)
{
    static const struct {
        const char *state, *joined, *left;
        int64_t counts;
    } each[] = {
        { "member", "2026-02-28", "", 1 },
        { "member", "2026-03-01", "", 0 },
        { "left", "2025-01-01", "2026-02-01", 1 },
        { "left", "2025-01-01", "2026-01-31", 0 },
        { "left", "", "2026-02-01", 1 },
        { "waiting", "", "", 0 },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        lay_out(t);
        person(t, 1);
        member(t, 1, SOMALI, 1, each[i].state, each[i].joined, each[i].left);
        assert_int_equal(reached(t, "persons"), each[i].counts);
        assert_figure(t, &february, "outcomes.by_language..persons", each[i].counts);
        session(t, 1, SOMALI, "2026-02-01", "held", "", "");
        session(t, 2, SOMALI, "2026-02-28", "held", "", "");
        assert_figure(t, &february, "attendance.months.g50 2026-02.members", each[i].counts);
        test_rollback(t);
    }
}

RULE(who_takes_part_and_is_in_two_groups_is_one_person)
{
    lay_out(t);
    took_part(t, 1, PROJECT, "2026-01-01", "");
    member(t, 1, SOMALI, 1, "member", "2026-01-01", "");
    member(t, 2, ARABIC, 1, "member", "2026-01-01", "");
    assert_int_equal(reached(t, "persons"), 1);
}

RULE(sessions_hours_groups_and_children_are_those_of_held_sessions_inside_the_period_and_the_project)
{
    static const char *const states[] = { "held", "planned", "cancelled" };

    lay_out(t);
    other_project(t);
    child(t, 1), child(t, 2);
    for (int i = 0; i < DAYS; i++) {
        session(t, i + 1, SOMALI, days[i], "held", "10:00", "11:00");
        child_mark(t, i + 1, 1, "came");
    }
    for (int s = 1; s < 3; s++) {
        session(t, 10 + s, ARABIC, "2026-02-10", states[s], "10:00", "18:00");
        child_mark(t, 10 + s, 2, "came");
    }
    ROW(t, "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, "
           "module, expert, state, cancel_reason, visitors, carers, "
           "register_version, version, created_at) VALUES (20, '', 60, 11, '2026-02-10', '10:00', '18:00', 'group', "
           "'', '', '', 'held', '', 0, 0, 1, 1, '')");
    child_mark(t, 20, 2, "came");
    child_mark(t, 1, 2, "came"), child_mark(t, 2, 2, "booked"), child_mark(t, 3, 2, "did_not_come");
    person(t, 1);
    for (int i = 1; i <= DAYS; i++)
        mark(t, i, 1, "present");
    mark(t, 11, 1, "present"), mark(t, 20, 1, "present");
    assert_int_equal(reached(t, "sessions"), INSIDE);
    assert_int_equal(reached(t, "hours"), INSIDE);
    assert_int_equal(reached(t, "groups"), 1);
    assert_int_equal(reached(t, "children"), 1);
    struct report_tables months = reports_tables(t, report_by_name(S("attendance")), &february);
    assert_int_equal(months.at[0].n, 1);
    assert_figure(t, &february, "attendance.months.g50 2026-02.sessions", INSIDE);
    assert_figure(t, &february, "attendance.months.g50 2026-02.minutes", 120);
    assert_figure(t, &february, "attendance.months.g50 2026-02.present", INSIDE);
    assert_figure(t, &february, "attendance.months.g50 2026-02.children_came", 2);
    assert_figure(t, &february, "attendance.months.g50 2026-02.children_booked", 4);
}

RULE(contacts_plans_and_follow_ups_inside_the_period_count_and_only_who_was_reached)
{
    lay_out(t);
    other_project(t);
    for (int i = 0; i < DAYS; i++) {
        person(t, i + 1);
        ROW(t,
            "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, version, "
            "created_at) VALUES (%d, '', 10, '%s', 'phone', 'som', '', 1, '')",
            i + 1, days[i]);
        ROW(t, "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on) VALUES (%d, '', %d, 10, '%s')",
            i + 1, i + 1, days[i]);
        ROW(t,
            "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, done_on, reached, status) "
            "VALUES (%d, '', %d, 10, 'exit', '%s', 1, '')",
            i + 1, i + 1, days[i]);
    }
    ROW(t, "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, version, "
           "created_at) VALUES (9, '', 11, '2026-02-10', 'phone', 'som', '', 1, '')");
    ROW(t,
        "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on) VALUES (9, '', 1, 11, '2026-02-10')");
    ROW(t, "INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, done_on, reached, status) "
           "VALUES "
           "(8, '', 1, 11, 'exit', '2026-02-10', 1, ''), (9, '', 1, 10, 'exit', '2026-02-10', 0, ''), (10, '', 2, 10, "
           "'six_month', '2026-02-10', 1, '')");
    assert_int_equal(reached(t, "contacts"), INSIDE);
    assert_int_equal(reached(t, "plans"), INSIDE);
    assert_int_equal(reached(t, "followed_up"), INSIDE);
}

RULE(promises_are_those_of_the_project)
{
    lay_out(t);
    other_project(t);
    test_sql(t, "INSERT INTO projects_target (project_id, measure, promised) VALUES (10, 'persons', 80), (11, "
                "'persons', 7), (11, 'hours', 7)");
    assert_figure(t, &february, "targets.targets.persons.promised", 80);
    assert_figure(t, &february, "targets.targets.hours.promised", INT_NONE);
}

RULE(guidance_up_to_the_last_day_of_the_period_counts_and_that_of_another_project_does_not)
{
    lay_out(t);
    other_project(t);
    for (int i = 0; i < DAYS; i++) {
        person(t, i + 1);
        member(t, i + 1, SOMALI, i + 1, "member", "2026-01-01", "");
        guided(t, i + 1, "k", i + 1, days[i], "working_life", "started", "");
    }
    person(t, 9);
    member(t, 9, SOMALI, 9, "member", "2026-01-01", "");
    guided(t, 9, "k", 9, "2026-02-10", "working_life", "started", "");
    test_sql(t, "UPDATE guidance_guidance SET project_id = 11 WHERE id = 9");
    assert_figure(t, &february, "outcomes.by_language..persons", 5);
    assert_figure(
        t, &february, "outcomes.by_language..guided_to_work", 3); /* guidance before the period is her outcome still */
}

RULE(of_two_guidances_that_are_equal_the_later_key_counts_and_of_one_key_the_later_row)
{
    lay_out(t);
    for (int i = 1; i <= 2; i++) {
        person(t, i);
        member(t, i, SOMALI, i, "member", "2026-01-01", "");
    }
    guided(t, 5, "", 1, "2026-02-10", "working_life", "started", "");
    guided(t, 3, "", 1, "2026-02-10", "language_training", "started", "");
    guided(t, 6, "a", 2, "2026-02-10", "language_training", "started", "");
    guided(t, 4, "b", 2, "2026-02-10", "working_life", "started", "");
    assert_figure(t, &february, "outcomes.by_language..guided_to_work", 2);
}

/* ---- who is spared */

RULE(coordinators_get_the_threshold_of_the_house_and_those_who_meet_the_persons_none)
{
    static const struct {
        enum role role;
        int64_t project, threshold;
    } each[] = {
        { ROLE_MANAGER, PROJECT, 0 },
        { ROLE_COUNSELLOR, PROJECT, 0 },
        { ROLE_COORDINATOR, PROJECT, 7 },
        { ROLE_MANAGER, OTHER_PROJECT, 7 },
    };
    struct settings house = { .threshold = 7 };
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *who = NEW(t->a, struct viewer);
    const struct settings *before = t->settings;

    *in = (struct viewer_project){ PROJECT, ROLE_NONE, S("S1"), S("Project") };
    *who = (struct viewer){ .staff = 7, .projects = in, .nprojects = 1 };
    t->settings = &house;
    t->viewer = who;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        who->role = in->role = each[i].role;
        assert_int_equal(reports_threshold(t, each[i].project), each[i].threshold);
    }
    t->settings = before;
}

/* Every sum of three counts up to 8: who reads the printed ones and knows the rule must not be able to tell that a
 * count, or two together, are between one and four. */
RULE(no_sum_of_three_gives_a_small_count_away)
{
    static const size_t parts[] = { 1, 2, 3 };
    struct count_sum sum = { 0, parts, 3 };
    struct count_sums sums = { &sum, 1, 1 };

    for (int64_t a = 0; a <= 8; a++)
        for (int64_t b = 0; b <= 8; b++)
            for (int64_t c = 0; c <= 8; c++) {
                int64_t counts[] = { a + b + c, a, b, c }, rest = 0;
                bool hidden[4], small = false;
                int gone = 0;
                suppress(t, 5, counts, 4, &sums, hidden);
                for (int i = 0; i < 4; i++) {
                    small |= counts[i] > 0 && counts[i] < 5;
                    gone += hidden[i];
                    rest += i > 0 && hidden[i] ? counts[i] : 0;
                    assert_true(hidden[i] || counts[i] == 0 || counts[i] >= 5);
                }
                assert_int_equal(small, gone > 0);
                assert_int_not_equal(gone, 1);
                if (small && !hidden[0])
                    assert_true(rest >= 5);
            }
}

RULES(a_participation_counts_when_it_touches_the_period,
    a_membership_counts_when_it_touches_the_period_and_waiting_never_does,
    who_takes_part_and_is_in_two_groups_is_one_person,
    sessions_hours_groups_and_children_are_those_of_held_sessions_inside_the_period_and_the_project,
    contacts_plans_and_follow_ups_inside_the_period_count_and_only_who_was_reached, promises_are_those_of_the_project,
    guidance_up_to_the_last_day_of_the_period_counts_and_that_of_another_project_does_not,
    of_two_guidances_that_are_equal_the_later_key_counts_and_of_one_key_the_later_row,
    coordinators_get_the_threshold_of_the_house_and_those_who_meet_the_persons_none,
    no_sum_of_three_gives_a_small_count_away)
