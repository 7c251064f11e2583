/* Tests of the way of counting on both engines: it is chosen for a programme and is that of all its projects, a project
 * that counts otherwise shows it, and what was locked keeps its way. */
#include "rooms/projects/projects_counting.h"

#include "auth/viewer.h"
#include "rooms/projects/projects.h"
#include "tests/figures_testing.h"
#include "tests/reports_testing.h"

enum { SECOND = 11, THIRD = 12, MANAGER = 7 };

static void become(struct task *t, enum role role, int64_t second)
{
    struct viewer_project *in = NEW_N(t->a, struct viewer_project, 2);
    struct viewer *who = NEW(t->a, struct viewer);

    in[0] = (struct viewer_project){ PROJECT, ROLE_MANAGER, S("S1"), S("S1") };
    in[1] = (struct viewer_project){ second, ROLE_MANAGER, S("S2"), S("S2") };
    *who = (struct viewer){ .staff = MANAGER, .role = role, .projects = in, .nprojects = second == 0 ? 1 : 2 };
    t->viewer = who;
}

static void project(struct task *t, int id, const char *programme)
{
    ROW(t,
        "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
        "lead_organisation, partners, municipalities, website, version) VALUES (%d, 'S%d', '', '%s', '', '', '', '', "
        "'', '', 1)",
        id, id, programme);
}

/* Two projects of the programme P, one of another. */
static void furnish(struct task *t)
{
    lay_out(t);
    test_sql(t, "UPDATE projects_project SET programme = 'P' WHERE id = 10");
    project(t, SECOND, "P");
    project(t, THIRD, "Q");
    become(t, ROLE_MANAGER, SECOND);
}

static enum outcome choose(struct task *t, const char *counting, const char *source)
{
    struct problems problems = { 0 };

    return projects_choose_way(
        t, PROJECT, projects_way(t, PROJECT).version, str_of(counting), str_of(source), &problems);
}

static void assert_way(struct task *t, int64_t of, const char *counting, bool own)
{
    struct project_way way = projects_way(t, of);

    assert_str(way.counting, counting);
    assert_true(way.own == own);
}

RULE(the_way_of_a_programme_is_that_of_all_its_projects_and_of_no_other)
{
    furnish(t);
    assert_int_equal(choose(t, "long_term_12;leave_employed", "Guide 3"), DONE);
    assert_way(t, PROJECT, "leave_employed;long_term_12", false);
    assert_way(t, SECOND, "leave_employed;long_term_12", false);
    assert_way(t, THIRD, "", false);
    assert_str(projects_way(t, SECOND).source, "Guide 3");
    project(t, 13, "P"); /* one that comes later */
    assert_way(t, 13, "leave_employed;long_term_12", false);
    become(t, ROLE_ADMIN, 0);
    assert_int_equal(choose(t, "", "forgotten"), DONE);
    assert_way(t, SECOND, "", false);
    assert_str(projects_way(t, SECOND).source, "");
}

RULE(only_who_answers_for_all_projects_of_the_programme_chooses_and_says_where_it_stands)
{
    struct problems problems = { 0 };

    furnish(t);
    become(t, ROLE_MANAGER, 0);
    assert_int_equal(choose(t, "long_term_12", "Guide 3"), NOT_ALLOWED);
    assert_false(projects_may_choose_way(t, PROJECT));
    become(t, ROLE_MANAGER, SECOND);
    assert_int_equal(choose(t, "long_term_12", ""), INVALID);
    assert_int_equal(choose(t, "by_heart", "Guide 3"), INVALID);
    int64_t before = projects_way(t, PROJECT).version;
    assert_int_equal(choose(t, "long_term_12", "Guide 3"), DONE);
    assert_int_equal(projects_choose_way(t, PROJECT, before, S(""), S(""), &problems), CONFLICT);
}

RULE(a_project_that_counts_otherwise_shows_it_until_the_programme_chooses)
{
    furnish(t);
    projects_count_as(t, PROJECT, S("long_term_12"), S("Guide 3")); /* the other one does not */
    assert_way(t, PROJECT, "long_term_12", true);
    assert_way(t, SECOND, "", false);
    assert_true(projects_of_programme(t, SECOND).at[0].own);
    assert_int_equal(choose(t, "long_term_12", "Guide 3"), DONE);
    assert_way(t, PROJECT, "long_term_12", false);
    projects_count_as(t, SECOND, S("long_term_12"), S("Guide 3"));
    assert_way(t, SECOND, "long_term_12", false);
    projects_count_as(t, THIRD, S("studying_inactive"), S("Guide 4")); /* alone in its programme: that is its way */
    assert_way(t, THIRD, "studying_inactive", false);
    test_sql(t, "UPDATE projects_project SET programme = '' WHERE id = 12");
    assert_way(t, THIRD, "", false);
    projects_count_as(t, THIRD, S("studying_inactive"), S("Guide 4"));
    assert_way(t, THIRD, "studying_inactive", false); /* without a programme it is its own, and no exception */
}

RULE(a_locked_period_keeps_the_way_in_which_it_was_counted)
{
    static const struct report_scope spring = { .project = PROJECT,
        .from = DAY("2026-01-01"),
        .to = DAY("2026-05-31") },
                                     whole = { .project = PROJECT };

    furnish(t);
    person(t, 1);
    test_sql(t, "UPDATE people_person SET birth_date = '1985-05-05' WHERE id = 1");
    test_sql(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
        "heard_from, version, created_at, entry_status, entry_education, exit_status, six_month_status) VALUES "
        "(1, 'r1', 1, 10, CAST('' AS {bytes}), '2026-02-01', '', 1, '', 'parental_leave_with_job', '3', '', '')");
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, theme, starts_on, ends_on, locked, version) VALUES "
                "(5, 10, 'Spring', '', '2026-01-01', '2026-05-31', 0, 1)");
    assert_int_equal(projects_lock_period(t, PROJECT, 5, 1, true, S("")), DONE);
    assert_figure(t, &spring, "esf.indicators.EECO05.total", 0);
    assert_int_equal(choose(t, "leave_employed", "Guide 3"), DONE);
    assert_figure(t, &whole, "esf.indicators.EECO05.total", 1);
    assert_figure(t, &spring, "esf.indicators.EECO05.total", 0);
    assert_int_equal(projects_lock_period(t, PROJECT, 5, 2, false, S("To mend it")), DONE);
    assert_figure(t, &spring, "esf.indicators.EECO05.total", 1);
}

RULES(the_way_of_a_programme_is_that_of_all_its_projects_and_of_no_other,
    only_who_answers_for_all_projects_of_the_programme_chooses_and_says_where_it_stands,
    a_project_that_counts_otherwise_shows_it_until_the_programme_chooses,
    a_locked_period_keeps_the_way_in_which_it_was_counted)
