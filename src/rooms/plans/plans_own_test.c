/* Tests of a plan on the person's own page, on both engines. */
#include "lang/lang.h"
#include "rooms/plans/plans_record.h"
#include "tests/people_testing.h"

static int64_t project;

/* A plan with four steps: hers, a worker's, one that was dropped, one of which nobody said whose it is. */
static int64_t planned(struct task *t)
{
    project = project_new(t, "P1");
    int64_t person = person_made(t, project, "Amina", "Testi", "1990-01-01"), plan;
    static const char *const steps[][3] = { { "Iskuul", "person", "open" }, { "Wac", "worker", "open" },
        { "Shaqo", "person", "dropped" }, { "Akhri", "", "open" } };
    struct plan l = { .person = person,
        .project = project,
        .goal = S("Waxaan rabaa iskuul"),
        .goal_language = S("som"),
        .goal_fi = S("Haluan kouluun"),
        .review_on = DAY("2027-01-15") };
    struct problems ps = { 0 };

    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(plans_add(t, &l, S(""), &plan, &ps), DONE);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct plan_step s = { .what = str_of(steps[i][0]),
            .what_fi = i == 0 ? S("Koulu") : S(""),
            .who = str_of(steps[i][1]),
            .state = str_of(steps[i][2]) };
        assert_int_equal(plans_step_add(t, person, plan, &s, &ps), DONE);
    }
    return person;
}

static struct plans_own hers(struct task *t, int64_t person)
{
    return plans_own_of(t, person, lang_get(LANG_so), lang_get(LANG_fi));
}

RULE(she_sees_what_stands_on_the_paper_and_not_why_it_waits)
{
    int64_t person = planned(t);
    struct plans_own o = hers(t, person);

    assert_str(o.goal.text, "Waxaan rabaa iskuul");
    assert_str(o.goal.beside, "Haluan kouluun");
    assert_int_equal(o.n, 3); /* none that was dropped */
    assert_str(o.at[0].what.text, "Iskuul");
    assert_str(o.at[0].what.beside, "Koulu");
    assert_str(o.at[1].what.beside, "");
    assert_true(o.at[0].hers && !o.at[1].hers && o.at[2].hers);
    assert_int_equal(plans_own_of(t, 7, lang_get(LANG_so), NULL).plan, 0);
    test_sql(t, "UPDATE plans_plan SET deferred_until = '2026-12-31', deferral = 'crisis'");
    assert_day(hers(t, person).deferred_until, "2026-12-31");
    test_sql(t, "UPDATE plans_plan SET deferred_until = '2026-11-22'");
    assert_day(hers(t, person).deferred_until, "");
}

RULE(she_says_that_her_own_step_is_done_and_the_worker_sees_who_said_so)
{
    int64_t person = planned(t);
    struct plans_own o = hers(t, person);
    struct plan l;

    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(plans_own_say_done(t, person, o.at[0].step, o.at[0].version, true), DONE);
    assert_int_equal(plans_own_say_done(t, person, o.at[0].step, o.at[0].version, true), DONE); /* twice */
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(plans_get(t, person, o.plan, &l), DONE);
    assert_str(l.steps.at[0].state, "done");
    assert_day(l.steps.at[0].done_on, "2026-11-22");
    assert_true(l.steps.at[0].said_done);
    o = hers(t, person);
    assert_int_equal(plans_own_say_done(t, person, o.at[0].step, o.at[0].version, false), DONE);
    assert_false(hers(t, person).at[0].done);
    assert_int_equal(test_number(t, "SELECT count(*) FROM plans_stood"), 6); /* four steps, and twice what she said */
}

RULE(nobody_elses_step_and_nothing_that_has_moved_on)
{
    int64_t person = planned(t), other = person_made(t, project, "Hodan", "Testi", "1991-01-01");
    struct plans_own o = hers(t, person);
    struct step_at at = { person, o.plan, o.at[0].step, o.at[0].version };

    assert_int_equal(plans_own_say_done(t, person, o.at[1].step, o.at[1].version, true), NOT_FOUND);
    assert_int_equal(plans_own_say_done(t, person, 3, o.at[0].version, true), NOT_FOUND); /* dropped */
    assert_int_equal(plans_own_say_done(t, other, o.at[0].step, o.at[0].version, true), NOT_FOUND);
    assert_int_equal(plans_step_set_state(t, &at, S("done")), DONE);
    o = hers(t, person);
    assert_false(o.at[0].said_done);
    assert_int_equal(
        plans_own_say_done(t, person, o.at[0].step, o.at[0].version, false), CONFLICT); /* a worker's word */
    at.version = o.at[0].version;
    assert_int_equal(plans_step_set_state(t, &at, S("open")), DONE);
    assert_int_equal(plans_own_say_done(t, person, o.at[0].step, o.at[0].version, true), CONFLICT); /* an older page */
}

RULE(what_she_said_goes_when_a_worker_opens_the_step_again)
{
    int64_t person = planned(t);
    struct plans_own o = hers(t, person);

    assert_int_equal(plans_own_say_done(t, person, o.at[0].step, o.at[0].version, true), DONE);
    o = hers(t, person);
    struct step_at at = { person, o.plan, o.at[0].step, o.at[0].version };
    assert_int_equal(plans_step_set_state(t, &at, S("open")), DONE);
    at.version = hers(t, person).at[0].version;
    assert_int_equal(plans_step_set_state(t, &at, S("done")), DONE);
    assert_false(hers(t, person).at[0].said_done);
}

RULES(she_sees_what_stands_on_the_paper_and_not_why_it_waits,
    she_says_that_her_own_step_is_done_and_the_worker_sees_who_said_so, nobody_elses_step_and_nothing_that_has_moved_on,
    what_she_said_goes_when_a_worker_opens_the_step_again)
