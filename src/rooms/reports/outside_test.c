/* Tests of what readers outside get, who see no persons, on both engines: no report names a group, in no format; days
 * are whole years; a figure that was shown changes only when it has changed by the threshold; a run of other days is
 * not for them. */
#include "rooms/projects/projects.h"
#include "rooms/reports/report_runs.h"
#include "rooms/reports/reports.h"
#include "tests/demo_testing.h"
#include "tests/figures_testing.h"
#include "tests/reports_testing.h"

enum { MANAGER = 7, COORDINATOR = 8 };

static void become(struct task *t, int64_t project, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *who = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, role, S("S1"), S("Project") };
    *who = (struct viewer){
        .staff = role == ROLE_MANAGER ? MANAGER : COORDINATOR, .role = role, .projects = in, .nprojects = 1
    };
    t->viewer = who;
}

static const struct report *named(const char *name) { return report_by_name(str_of(name)); }

/* ---- no groups */

/* Names and keys of the groups, as the manager reads them. */
static struct strs groups_of(struct task *t, int64_t project)
{
    const struct report_scope s = { .project = project };
    struct report_tables tables = reports_tables(t, named("plans"), &s);
    struct strs names = { 0 };

    assert_str(str_of(tables.at[0].plan->columns[0].column.key), "group");
    for (size_t i = 0; i < tables.at[0].n; i++) {
        strs_add(t->a, &names, str_fmt(t->a, "\"%.*s\"", STR_ARG(tables.at[0].at[i].cells[0].s)));
        strs_add(t->a, &names, tables.at[0].at[i].cells[1].s);
    }
    return names;
}

static void names_none(struct task *t, const struct report *report, const struct report_scope *s, struct strs groups)
{
    static const enum table_format formats[] = { FORMAT_JSON, FORMAT_CSV_PEOPLE, FORMAT_TEXT };
    struct buf *o = task_buf(t, 8 << 20);

    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++)
        reports_write(t, report, s, formats[f], o);
    reports_write_flat(t, report, s, o);
    task_must_fit(t, o);
    for (size_t i = 0; i < groups.n; i++)
        if (str_find(buf_view(o), groups.at[i]) >= 0)
            fail_msg("%s names the group %.*s", report->name, STR_ARG(groups.at[i]));
}

RULE(no_report_and_no_run_names_a_group_to_who_sees_no_persons)
{
    static const struct settings house = { .threshold = 5 };
    struct problems problems = { 0 };
    struct report_run run;
    int64_t id;

    t->settings = &house;
    bring_in_demo(t);
    int64_t project = projects_by_code(t, S("S99001"));
    become(t, project, ROLE_MANAGER);
    struct strs groups = groups_of(t, project);
    assert_true(groups.n > 10);
    for (size_t i = 0; i < REPORT__N; i++) {
        become(t, project, ROLE_MANAGER);
        const struct report_scope whole = { .project = project };
        bool stored = !report_rows[i].parts->not_kept;
        assert_int_equal(
            report_run_store(t, &report_rows[i], &whole, S("Run"), &id, &problems), stored ? DONE : INVALID);
        problems.n = 0;
        become(t, project, ROLE_COORDINATOR);
        struct report_scope s = reports_scope_for(t, project);
        names_none(t, &report_rows[i], &s, groups);
        s.every = true; /* every crossing */
        names_none(t, &report_rows[i], &s, groups);
        if (!stored)
            continue;
        assert_int_equal(report_run_read(t, id, &run), DONE);
        assert_int_equal(report_run_seen(t, &run), RUN_WITHHELD);
        struct report_tables kept = report_run_tables(t, &run);
        assert_false(run.scope.by_other_rules);
        struct str json = report_run_json(t, &run);
        for (size_t k = 0; k < groups.n; k++)
            assert_true(str_find(json, groups.at[k]) < 0);
        for (size_t k = 0; k < kept.n; k++)
            assert_false(report_names_groups(kept.at[k].plan));
    }
}

RULE(groups_of_a_region_are_one_line_and_lose_nothing)
{
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET municipality = '091' WHERE id = 50"); /* Helsinki, Espoo: Uusimaa */
    test_sql(t, "UPDATE groups_group SET municipality = '049' WHERE id = 51");
    session(t, 1, SOMALI, "2026-02-03", "held", "10:00", "12:00");
    session(t, 2, ARABIC, "2026-02-04", "held", "10:00", "11:00");
    for (int p = 1; p <= 14; p++) {
        person(t, p);
        member(t, p, p <= 7 ? SOMALI : ARABIC, p, "member", "2026-01-10", "");
        mark(t, p <= 7 ? 1 : 2, p, "present");
    }
    become(t, PROJECT, ROLE_COORDINATOR);
    struct report_scope s = reports_scope_for(t, PROJECT);
    struct report_tables tables = reports_tables(t, named("attendance"), &s);
    assert_int_equal(tables.at[0].n, 1);
    assert_str(tables.at[0].at[0].cells[1].s, "Uusimaa");
    assert_figure(t, &s, "attendance.months.01 2026-02.sessions", 2);
    assert_figure(t, &s, "attendance.months.01 2026-02.minutes", 180);
    assert_figure(t, &s, "attendance.months.01 2026-02.present", 14);
    assert_figure(t, &s, "plans.groups.01.persons", 14);
    assert_figure(t, &s, "activity.by_region.01.visits", 14);
}

/* ---- whole years */

RULE(days_become_the_year_they_lie_in_or_the_whole_project)
{
    static const struct {
        struct report_scope asked;
        const char *from, *to;
    } cases[] = {
        { { .from = DAY("2026-02-01"), .to = DAY("2026-02-28") }, "2026-01-01", "2026-12-31" },
        { { .from = DAY("2026-01-01"), .to = DAY("2026-12-31") }, "2026-01-01", "2026-12-31" },
        { { .from = DAY("2026-01-02"), .to = DAY("2026-12-31") }, "2026-01-01", "2026-12-31" },
        { { .from = DAY("2025-12-31"), .to = DAY("2026-12-31") }, "", "" },
        { { .to = DAY("2026-03-31") }, "2026-01-01", "2026-12-31" },
        { { .from = DAY("2026-03-31") }, "2026-01-01", "2026-12-31" },
        { { .project = PROJECT }, "", "" },
    };

    lay_out(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct report_scope s = cases[i].asked;
        s.outside = true;
        s = reports_scope(t, named("esf"), &s);
        assert_string_equal(s.from.t, cases[i].from);
        assert_string_equal(s.to.t, cases[i].to);
    }
}

/* ---- what was shown */

static void come(struct task *t, int from, int to, const char *joined)
{
    for (int p = from; p <= to; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", joined, "");
    }
}

RULE(a_figure_stays_until_it_has_changed_by_the_threshold)
{
    lay_out(t);
    come(t, 1, 20, "2026-01-10");
    become(t, PROJECT, ROLE_COORDINATOR);
    struct report_scope s = reports_scope_for(t, PROJECT);
    assert_figure(t, &s, "outcomes.by_language..persons", 20);
    for (int p = 21; p <= 24; p++) {
        come(t, p, p, "2026-01-10");
        assert_figure(t, &s, "outcomes.by_language..persons", 20);
        assert_figure(t, &s, "outcomes.by_language.som.none", 20);
    }
    come(t, 25, 25, "2026-01-10");
    assert_figure(t, &s, "outcomes.by_language..persons", 25);
    test_sql(t, "DELETE FROM groups_membership WHERE id > 22"); /* near 20 and near 25, which it was last */
    assert_figure(t, &s, "outcomes.by_language..persons", 20);
    become(t, PROJECT, ROLE_MANAGER);
    assert_figure(t, &(struct report_scope){ .project = PROJECT }, "outcomes.by_language..persons", 22);
}

/* Six more in all, five of them of one language: the other one would be known to be one. */
RULE(a_sum_that_has_moved_does_not_tell_of_the_part_that_has_moved_by_one)
{
    lay_out(t);
    come(t, 1, 20, "2026-01-10");
    come(t, 101, 120, "2026-01-10");
    test_sql(t, "UPDATE groups_membership SET group_id = 51 WHERE id > 100");
    become(t, PROJECT, ROLE_COORDINATOR);
    struct report_scope s = reports_scope_for(t, PROJECT);
    assert_figure(t, &s, "outcomes.by_language..persons", 40);
    assert_figure(t, &s, "outcomes.by_language.ara.persons", 20);
    come(t, 21, 25, "2026-01-10");
    come(t, 121, 121, "2026-01-10");
    test_sql(t, "UPDATE groups_membership SET group_id = 51 WHERE id = 121");
    int64_t all = figure(t, &s, "outcomes.by_language..persons"),
            som = figure(t, &s, "outcomes.by_language.som.persons");
    assert_figure(t, &s, "outcomes.by_language.ara.persons", 20);
    assert_true(all == 40 || som == 20); /* else 46 - 25 = 21 */
}

RULE(the_whole_project_does_not_tell_of_the_one_who_is_in_no_other_year)
{
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET starts_on = '2025-01-01'");
    come(t, 1, 20, "2026-01-10");
    person(t, 21);
    member(t, 21, SOMALI, 21, "left", "2025-03-01", "2025-05-01");
    become(t, PROJECT, ROLE_COORDINATOR);
    struct report_scope s = reports_scope_for(t, PROJECT), year = s;
    year.from = DAY("2026-01-01"), year.to = DAY("2026-12-31");
    assert_figure(t, &year, "outcomes.by_language..persons", 20);
    assert_figure(t, &s, "outcomes.by_language..persons", 20);
}

RULE(a_feed_and_a_run_show_what_the_page_showed)
{
    struct problems problems = { 0 };
    struct report_run run;
    int64_t id;

    lay_out(t);
    come(t, 1, 20, "2026-01-10");
    become(t, PROJECT, ROLE_COORDINATOR);
    struct report_scope s = reports_scope_for(t, PROJECT);
    assert_figure(t, &s, "outcomes.by_language..persons", 20);
    come(t, 21, 22, "2026-01-10");
    become(t, PROJECT, ROLE_MANAGER);
    const struct report_scope feed = { .project = PROJECT, .threshold = 5, .outside = true };
    assert_figure(t, &feed, "outcomes.by_language..persons", 20);
    assert_int_equal(
        report_run_store(t, named("outcomes"), &(struct report_scope){ .project = PROJECT }, S("Run"), &id, &problems),
        DONE);
    assert_int_equal(report_run_read(t, id, &run), DONE);
    struct report_tables kept = report_run_tables(t, &run);
    assert_int_equal(report_count(report_total(&kept.at[0]), 1), 22);
    become(t, PROJECT, ROLE_COORDINATOR);
    kept = report_run_tables(t, &run);
    assert_int_equal(report_count(report_total(&kept.at[0]), 1), 20);
}

RULE(a_run_of_other_days_is_not_for_who_sees_no_persons)
{
    const struct report_scope spring = { .project = PROJECT, .from = DAY("2026-01-01"), .to = DAY("2026-05-31") };
    struct problems problems = { 0 };
    struct report_run run;
    int64_t id;

    lay_out(t);
    come(t, 1, 20, "2026-01-10");
    become(t, PROJECT, ROLE_MANAGER);
    assert_int_equal(report_run_store(t, named("outcomes"), &spring, S("Spring"), &id, &problems), DONE);
    assert_int_equal(report_run_read(t, id, &run), DONE);
    assert_int_equal(report_run_seen(t, &run), RUN_WHOLE);
    become(t, PROJECT, ROLE_COORDINATOR);
    assert_int_equal(report_run_seen(t, &run), RUN_NOT);
    assert_int_equal(report_run_store(t, named("outcomes"), &spring, S("Hers"), &id, &problems), DONE);
    assert_int_equal(report_run_read(t, id, &run), DONE);
    assert_string_equal(run.scope.to.t, "2026-12-31");
    assert_int_equal(report_run_seen(t, &run), RUN_WITHHELD);
}

RULES(no_report_and_no_run_names_a_group_to_who_sees_no_persons, groups_of_a_region_are_one_line_and_lose_nothing,
    days_become_the_year_they_lie_in_or_the_whole_project, a_figure_stays_until_it_has_changed_by_the_threshold,
    a_sum_that_has_moved_does_not_tell_of_the_part_that_has_moved_by_one,
    the_whole_project_does_not_tell_of_the_one_who_is_in_no_other_year, a_feed_and_a_run_show_what_the_page_showed,
    a_run_of_other_days_is_not_for_who_sees_no_persons)
