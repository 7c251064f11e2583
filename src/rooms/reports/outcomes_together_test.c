/* Tests of outcomes of several projects together, on both engines: each person counts once, whichever of them she was
 * in; who sees no small numbers gets the sums of what she sees of each; nobody gets a project whose reports she may not
 * read; and a stored run keeps which ones they were. */
#include "rooms/reports/report_runs.h"
#include "tests/figures_testing.h"
#include "tests/paper_testing.h"
#include "tests/reports_testing.h"

enum { OTHER = 11, THIRD = 12, OTHERS_GROUP = 60, SMALL = 5, FILE_BYTES = 4 << 20 };

static void project(struct task *t, int id, const char *code, const char *programme)
{
    ROW(t,
        "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
        "lead_organisation, partners, municipalities, website, version) VALUES (%d, '%s', '', '%s', '', '', '', '', "
        "'', '', 1)",
        id, code, programme);
}

/* Two projects; Others is a group of the second one. */
static void two_projects(struct task *t)
{
    lay_out(t);
    project(t, OTHER, "S2", "ESF+");
    test_sql(t, "UPDATE projects_project SET programme = 'ESF+'");
    test_sql(t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                "municipality, area, weekday, every_weeks, version, created_at) VALUES "
                "(60, 'g60', 11, 'Others', CAST('c' AS {bytes}), 'ara', 'peer', '', '092', '', '', 1, 1, '')");
    test_sql(t, "UPDATE groups_group SET municipality = '091' WHERE project_id = 10");
}

static void joined_others(struct task *t, int id, int who, const char *day)
{
    ROW(t,
        "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, version) "
        "VALUES (%d, 60, %d, 11, 'member', '%s', 1)",
        id, who, day);
}

static void guided_by_others(struct task *t, int id, int who, const char *day, const char *to, const char *state)
{
    guided(t, id, "", who, day, to, state, "");
    ROW(t, "UPDATE guidance_guidance SET project_id = 11 WHERE id = %d", id);
}

static void spell(struct task *t, int id, int project, int who, const char *entry, const char *status, const char *exit)
{
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_date, exit_status, six_month_status, version, created_at) VALUES (%d, '', "
        "%d, %d, CAST('' AS {bytes}), '%s', '%s', '3', '', NULLIF('%s', ''), '', '', 1, '')",
        id, who, project, entry, status, exit);
}

static struct report_scope together(struct task *t, const char *by)
{
    struct report_scope s = { .project = PROJECT, .by = str_of(by) };

    report_projects_add(t, &s.also, OTHER);
    return s;
}

/* Three in the first project, three in the second; person 1 is in both. */
static void crowd(struct task *t)
{
    two_projects(t);
    for (int p = 1; p <= 5; p++) {
        person(t, p);
        if (p <= 3)
            member(t, p, SOMALI, p, "member", "2026-03-01", "");
    }
    joined_others(t, 11, 1, "2026-01-10");
    joined_others(t, 12, 4, "2026-05-01");
    joined_others(t, 13, 5, "2026-05-01");
}

RULE(whoever_was_in_two_projects_counts_once_in_her_first_group)
{
    crowd(t);
    struct report_scope both = together(t, "town"), one = { .project = PROJECT }, by_project = together(t, "project");
    assert_figure(t, &one, "outcomes.by_language..persons", 3);
    assert_figure(t, &both, "outcomes.by_language..persons", 5);
    assert_figure(t, &both, "outcomes.by_language.som.persons", 2);
    assert_figure(t, &both, "outcomes.by_language.ara.persons", 3); /* her first one was there */
    assert_figure(t, &both, "outcomes.town.091.persons", 2);
    assert_figure(t, &both, "outcomes.town.092.persons", 3);
    assert_figure(t, &by_project, "outcomes.project.S1.persons", 2);
    assert_figure(t, &by_project, "outcomes.project.S2.persons", 3);
    test_sql(t, "UPDATE groups_membership SET joined_on = '2026-06-01' WHERE id = 11");
    assert_figure(t, &by_project, "outcomes.project.S1.persons", 3);
}

RULE(what_has_got_furthest_in_any_of_the_projects_counts)
{
    crowd(t);
    struct report_scope both = together(t, ""), one = { .project = PROJECT };
    guided(t, 1, "a", 1, "2026-03-05", "language_training", "agreed", "");
    guided_by_others(t, 2, 1, "2026-02-01", "working_life", "started");
    guided_by_others(t, 3, 4, "2026-06-01", "not_reached", "ended");
    assert_figure(t, &one, "outcomes.by_language..guided_to_training", 1);
    assert_figure(t, &both, "outcomes.by_language..guided_to_training", 0);
    assert_figure(t, &both, "outcomes.by_language..guided_to_work", 1);
    assert_figure(t, &both, "outcomes.by_language..guided_to_work%", 20);
    assert_figure(t, &both, "outcomes.by_state.work.started", 1);
    assert_figure(t, &both, "outcomes.by_language..not_reached", 1);
    struct figure_rows rows = figure_behind(t, &both, "outcomes.by_language..persons", 0, 100);
    assert_int_equal(rows.total, 5);
    for (size_t i = 0; i < rows.n; i++)
        assert_str(rows.at[i].name, str_z(t->a, str_fmt(t->a, "Tessa Testi%d", (int)rows.at[i].person)));
}

RULE(she_began_with_her_first_participation_and_left_with_her_last_one)
{
    crowd(t);
    struct report_scope status = together(t, "entry_status"), left = together(t, "exit_to_result");
    spell(t, 1, PROJECT, 1, "2026-03-01", "employed", "2026-04-01");
    spell(t, 2, OTHER, 1, "2026-01-10", "home_care", "2026-02-01");
    guided(t, 1, "a", 1, "2026-03-05", "language_training", "started", "");
    assert_figure(t, &status, "outcomes.entry_status.home_care.persons", 1);
    assert_figure(t, &left, "outcomes.exit_to_result.before.persons", 1);
    test_sql(t, "UPDATE people_participation SET entry_date = '2026-01-01', exit_date = '2026-01-20' WHERE id = 1");
    assert_figure(t, &status, "outcomes.entry_status.employed.persons", 1);
    assert_figure(t, &left, "outcomes.exit_to_result.0_3.persons", 1);
}

/* Eight in the first project, six in the second, where few were guided; two of them were in both. */
static void many(struct task *t)
{
    two_projects(t);
    for (int p = 1; p <= 12; p++) {
        person(t, p);
        if (p <= 8)
            member(t, p, SOMALI, p, "member", "2026-03-01", "");
        if (p >= 7)
            joined_others(t, 20 + p, p, "2026-04-01");
    }
    for (int p = 1; p <= 6; p++)
        guided(t, p, "", p, "2026-03-05", "language_training", "started", "");
    guided_by_others(t, 30, 12, "2026-05-05", "home_care", "started");
}

RULE(who_sees_no_small_numbers_gets_sums_of_what_she_sees_of_each_project)
{
    many(t);
    struct report_scope one = { .project = PROJECT, .threshold = SMALL },
                        two = { .project = OTHER, .threshold = SMALL }, both = together(t, "");
    assert_figure(t, &both, "outcomes.by_language..persons", 12);
    both.threshold = SMALL;
    static const char *const figures[] = { "persons", "guided", "home_care", "not_reached" };
    int64_t shown = 0, hidden = 0;
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        const char *path = str_z(t->a, str_fmt(t->a, "outcomes.by_language..%s", figures[i]));
        int64_t a = figure(t, &one, path), b = figure(t, &two, path), all = figure(t, &both, path);
        assert_int_equal(all, a == INT_NONE || b == INT_NONE ? INT_NONE : a + b);
        *(all == INT_NONE ? &hidden : &shown) += 1;
    }
    assert_figure(t, &both, "outcomes.by_language..persons", 14);
    assert_figure(t, &both, "outcomes.by_language.som.persons", 8); /* a line of one project alone */
    assert_in_range(shown, 1, 4);
    assert_in_range(hidden, 1, 4);
}

static void become(struct task *t, enum role in_first, enum role in_other)
{
    struct viewer_project *in = NEW_N(t->a, struct viewer_project, 2);
    struct viewer *who = NEW(t->a, struct viewer);

    in[0] = (struct viewer_project){ PROJECT, in_first, S("S1"), S("First") };
    in[1] = (struct viewer_project){ OTHER, in_other, S("S2"), S("Other") };
    *who = (struct viewer){ .staff = 7, .role = ROLE_MANAGER, .projects = in, .nprojects = 2 };
    t->viewer = who;
}

RULE(nobody_gets_a_project_whose_reports_she_may_not_read)
{
    struct report_projects asked = { 0 }, also;

    crowd(t);
    project(t, THIRD, "S3", "ESF+");
    report_projects_add(t, &asked, OTHER);
    become(t, ROLE_MANAGER, ROLE_COORDINATOR);
    assert_true(report_projects_choose(t, &asked, PROJECT, &also));
    assert_int_equal(also.n, 1);
    struct report_scope both = together(t, "");
    assert_int_equal(report_scope_threshold(t, &both), t->settings->threshold);
    assert_false(report_scope_sees_rows(t, &both));
    become(t, ROLE_MANAGER, ROLE_INSTRUCTOR);
    assert_false(report_projects_choose(t, &asked, PROJECT, &also));
    become(t, ROLE_MANAGER, ROLE_MANAGER);
    assert_int_equal(report_scope_threshold(t, &both), 0);
    assert_int_equal(report_projects_alike(t, PROJECT).of_programme.n, 1); /* not the third */
    assert_int_equal(report_projects_named(t, S("ESF+"), S("")).n, 2);
    report_projects_add(t, &asked, THIRD);
    assert_false(report_projects_choose(t, &asked, PROJECT, &also));
}

RULE(a_stored_run_keeps_the_projects_and_is_read_by_who_may_read_all_of_them)
{
    struct problems problems = { 0 };
    struct report_run run;
    int64_t id = 0;

    crowd(t);
    struct report_scope both = together(t, "project");
    become(t, ROLE_MANAGER, ROLE_MANAGER);
    assert_int_equal(report_run_store(t, &report_rows[REPORT_outcomes], &both, S("Both"), &id, &problems), DONE);
    member(t, 40, ARABIC, 5, "member", "2025-01-01", "");
    assert_int_equal(report_run_read(t, id, &run), DONE);
    assert_int_equal(run.scope.also.n, 1);
    struct report_tables tables = report_run_tables(t, &run);
    assert_int_equal(report_count(report_total(&tables.at[0]), 1), 5);
    assert_false(run.scope.by_other_rules);
    assert_has(report_run_json(t, &run), "\"projects\": [");
    become(t, ROLE_MANAGER, ROLE_COORDINATOR);
    assert_int_equal(report_run_read(t, id, &run), DONE);
    tables = report_run_tables(t, &run);
    assert_int_equal(report_count(report_total(&tables.at[0]), 1), INT_NONE); /* three of each are few */
    become(t, ROLE_MANAGER, ROLE_INSTRUCTOR);
    assert_int_equal(report_run_read(t, id, &run), NOT_ALLOWED);
}

RULES(whoever_was_in_two_projects_counts_once_in_her_first_group, what_has_got_furthest_in_any_of_the_projects_counts,
    she_began_with_her_first_participation_and_left_with_her_last_one,
    who_sees_no_small_numbers_gets_sums_of_what_she_sees_of_each_project,
    nobody_gets_a_project_whose_reports_she_may_not_read,
    a_stored_run_keeps_the_projects_and_is_read_by_who_may_read_all_of_them)
