/* Tests of what persons say in confidence and of a project's estimates, on both engines: nobody is asked where the
 * project says no ground, counsellors of the project alone know it, it stands sealed, and an estimate has its source.
 */
#include "rooms/circumstances/circumstances.h"
#include "tests/people_testing.h"

static void ask_in(struct task *t, int64_t project, const char *ground)
{
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE projects_project SET circumstances_ground = '%s' WHERE id = %lld",
                                ground, (long long)project)));
}

static struct circumstance said(struct task *t, int64_t person, int64_t project)
{
    return (struct circumstance){ .person = person,
        .project = project,
        .informed_on = t->today,
        .disability = S("yes"),
        .minority = S("declined"),
        .housing = S("") };
}

RULE(nobody_is_asked_where_the_project_says_no_ground)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    struct circumstance c = said(t, her, project), got;
    struct problems problems = { 0 };

    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(circumstances_put(t, &c, &problems), NOT_FOUND);
    assert_int_equal(circumstances_projects(t, her).n, 0);
    ask_in(t, project, "The board decided");
    assert_int_equal(circumstances_put(t, &c, &problems), DONE);
    assert_int_equal(circumstances_projects(t, her).at[0], project);
    assert_true(circumstances_of(t, her, project, &got));
    ask_in(t, project, ""); /* what was said is told no longer */
    assert_false(circumstances_of(t, her, project, &got));
    assert_int_equal(circumstances_remove(t, her, project, 1), NOT_FOUND);
}

RULE(what_was_said_stands_sealed_is_changed_over_its_version_and_goes_when_she_wants_it)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    struct circumstance c = said(t, her, project), got;
    struct problems problems = { 0 };

    ask_in(t, project, "The board decided");
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(circumstances_put(t, &c, &problems), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM circumstances_said WHERE disability IS NOT NULL"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM circumstances_said WHERE disability = CAST('yes' AS "
                                    "{bytes})"),
        0);
    assert_int_equal(circumstances_put(t, &c, &problems), CONFLICT); /* two wrote the first one */
    assert_true(circumstances_of(t, her, project, &got));
    assert_str(got.disability, "yes");
    assert_str(got.minority, "declined");
    assert_true(t->seen.somebody);
    got.housing = S("no");
    assert_int_equal(circumstances_put(t, &got, &problems), DONE);
    assert_int_equal(circumstances_put(t, &got, &problems), CONFLICT);
    assert_int_equal(circumstances_remove(t, her, project, 1), CONFLICT);
    assert_int_equal(circumstances_remove(t, her, project, 2), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM circumstances_said"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'circumstance'"), 3);
}

RULE(an_answer_needs_the_day_on_which_she_was_told_what_it_is_for)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    struct circumstance c = said(t, her, project);
    struct problems problems = { 0 };

    ask_in(t, project, "The board decided");
    become(t, ROLE_COUNSELLOR, project);
    c.informed_on = DAY("");
    assert_int_equal(circumstances_put(t, &c, &problems), INVALID);
    assert_str(problems.at[0].field, "informed_on");
    problems.n = 0;
    c.informed_on = day_add(t->today, 1);
    c.disability = S("perhaps");
    assert_int_equal(circumstances_put(t, &c, &problems), INVALID);
    assert_int_equal(problems.n, 2);
    problems.n = 0;
    c = (struct circumstance){ .person = her, .project = project, .informed_on = t->today };
    assert_int_equal(circumstances_put(t, &c, &problems), INVALID);
    assert_str(problems.at[0].field, "disability");
}

RULE(only_counsellors_of_the_project_know_it)
{
    static const enum role each[] = { ROLE_MANAGER, ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COORDINATOR };
    int64_t project = project_new(t, "P"), elsewhere = project_new(t, "Q"),
            her = person_made(t, project, "Amina", "Testi", "1990"), group = group_new(t, project);
    struct circumstance c = said(t, her, project), got;
    struct problems problems = { 0 };
    const struct viewer *program = t->viewer;

    ask_in(t, project, "The board decided");
    ask_in(t, elsewhere, "Theirs, too");
    member_of(t, group, project, her, "");
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(circumstances_put(t, &c, &problems), DONE);
    for (size_t i = 0; i <= sizeof each / sizeof *each; i++) {
        t->viewer = program;
        bool other = i == sizeof each / sizeof *each;
        int64_t staff = become(t, other ? ROLE_COUNSELLOR : each[i], other ? elsewhere : project);
        if (!other && each[i] == ROLE_INSTRUCTOR)
            leader_of(t, group, staff, "leader");
        assert_false(circumstances_of(t, her, project, &got));
        assert_int_equal(circumstances_put(t, &c, &problems), NOT_FOUND);
        assert_int_equal(circumstances_remove(t, her, project, 1), NOT_FOUND);
        assert_int_equal(circumstances_projects(t, her).n, 0);
    }
}

/* ---- estimates */

RULE(an_estimate_is_persons_or_a_percent_and_has_its_source_and_method)
{
    static const struct {
        const char *indicator;
        int64_t women, number, percent;
        const char *source, *method, *wrong; /* wrong: the field; NULL: it is right */
    } each[] = {
        { "EECO12", INT_NONE, INT_NONE, 10, "Town", "Survey", NULL },
        { "EECO12", 3, INT_NONE, INT_NONE, "Town", "Survey", NULL },
        { "EECO12", 3, INT_NONE, 10, "Town", "Survey", "women" },
        { "EECO17", INT_NONE, INT_NONE, INT_NONE, "Town", "Survey", "women" },
        { "EECO17", INT_NONE, 4, 10, "Town", "Survey", "number" },
        { "EECO18", INT_NONE, 4, INT_NONE, "Town", "Counted", NULL },
        { "EECO18", INT_NONE, INT_NONE, INT_NONE, "Town", "Counted", "number" },
        { "EECO19", 3, 4, INT_NONE, "Town", "Counted", "women" },
        { "EECO19", INT_NONE, 4, 10, "Town", "Counted", "percent" },
        { "EECO12", INT_NONE, INT_NONE, 10, "", "Survey", "source" },
        { "EECO12", INT_NONE, INT_NONE, 10, "Town", "", "method" },
        { "EECO11", INT_NONE, INT_NONE, 10, "Town", "Survey", "indicator" },
    };
    int64_t project = project_new(t, "P");

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems problems = { 0 };
        struct estimate e = { .project = project,
            .indicator = str_of(each[i].indicator),
            .day = t->today,
            .women = each[i].women,
            .men = INT_NONE,
            .non_binary = INT_NONE,
            .number = each[i].number,
            .percent = each[i].percent,
            .source = str_of(each[i].source),
            .method = str_of(each[i].method) };
        circumstances_check_estimate(t, &e, &problems);
        if (problems.n != (each[i].wrong != NULL) ||
            (each[i].wrong != NULL && !str_is(problems.at[0].field, each[i].wrong)))
            fail_msg("case %zu: %zu problems", i, problems.n);
    }
}

RULE(whoever_may_change_the_project_writes_and_removes_its_estimates)
{
    static const enum role others[] = { ROLE_COUNSELLOR, ROLE_INSTRUCTOR, ROLE_COORDINATOR };
    int64_t project = project_new(t, "P"), elsewhere = project_new(t, "Q");
    struct estimate e = { .project = project,
        .indicator = S("EECO15"),
        .day = t->today,
        .women = INT_NONE,
        .men = INT_NONE,
        .non_binary = INT_NONE,
        .number = INT_NONE,
        .percent = 12,
        .source = S("Town"),
        .method = S("Survey") };
    struct problems problems = { 0 };
    const struct viewer *program = t->viewer;

    become(t, ROLE_MANAGER, project);
    assert_int_equal(circumstances_add_estimate(t, &e, &problems), DONE);
    struct estimates all = circumstances_estimates(t, project);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.at[0].percent, 12);
    assert_int_equal(all.at[0].women, INT_NONE);
    assert_int_equal(circumstances_remove_estimate(t, elsewhere, all.at[0].id, 1), NOT_ALLOWED);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        t->viewer = program;
        become(t, others[i], project);
        assert_int_equal(circumstances_add_estimate(t, &e, &problems), NOT_ALLOWED);
        assert_int_equal(circumstances_remove_estimate(t, project, all.at[0].id, 1), NOT_ALLOWED);
        assert_int_equal(circumstances_estimates(t, project).n, 0);
    }
    t->viewer = program;
    become(t, ROLE_MANAGER, project);
    assert_int_equal(circumstances_remove_estimate(t, project, all.at[0].id, 2), CONFLICT);
    assert_int_equal(circumstances_remove_estimate(t, project, all.at[0].id, 1), DONE);
    assert_int_equal(circumstances_remove_estimate(t, project, all.at[0].id, 1), NOT_FOUND);
}

/* Whoever manages both takes it away where it stands, not from the page of the other; and what a locked period shows
 * stays: also an older one, which it shows when it has no newer. */
RULE(an_estimate_is_removed_from_its_own_project_and_not_out_of_a_locked_period)
{
    int64_t project = project_new(t, "P"), other = project_new(t, "Q");
    struct estimate e = { .project = project,
        .indicator = S("EECO15"),
        .day = DAY("2026-03-01"),
        .women = INT_NONE,
        .men = INT_NONE,
        .non_binary = INT_NONE,
        .number = INT_NONE,
        .percent = 12,
        .source = S("Town"),
        .method = S("Survey") };
    struct problems problems = { 0 };

    become(t, ROLE_MANAGER, project);
    struct viewer_project both[] = { t->viewer->projects[0], t->viewer->projects[0] };
    struct viewer v = *t->viewer;
    both[1].project = other, v.projects = both, v.nprojects = 2;
    t->viewer = &v;
    assert_int_equal(circumstances_add_estimate(t, &e, &problems), DONE);
    int64_t id = circumstances_estimates(t, project).at[0].id;
    assert_int_equal(circumstances_remove_estimate(t, other, id, 1), NOT_FOUND);
    for (int day = 1; day <= 2; day++) {
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, "
                                    "version) VALUES (70, %lld, 'Spring', '2026-03-0%d', '2026-03-31', 1, 1)",
                                    (long long)project, day)));
        assert_int_equal(circumstances_add_estimate(t, &e, &problems), INVALID);
        assert_str(problems.at[0].field, "day");
        problems.n = 0;
        assert_int_equal(circumstances_remove_estimate(t, project, id, 1), NOT_ALLOWED);
        test_sql(t, "DELETE FROM projects_period");
    }
    assert_int_equal(circumstances_remove_estimate(t, project, id, 1), DONE);
}

RULES(an_estimate_is_removed_from_its_own_project_and_not_out_of_a_locked_period,
    nobody_is_asked_where_the_project_says_no_ground,
    what_was_said_stands_sealed_is_changed_over_its_version_and_goes_when_she_wants_it,
    an_answer_needs_the_day_on_which_she_was_told_what_it_is_for, only_counsellors_of_the_project_know_it,
    an_estimate_is_persons_or_a_percent_and_has_its_source_and_method,
    whoever_may_change_the_project_writes_and_removes_its_estimates)
