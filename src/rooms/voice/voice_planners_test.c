/* Tests of planning together, on both engines. */
#include "rooms/voice/voice_inside.h"
#include "tests/attendance_testing.h"

enum { LATER = 910, LAST = 911 };

/* Three planned sessions to come: the bank, the sea, and one without a theme; Amina plans until the second. */
static struct room begin(struct task *t)
{
    struct room m = furnish(t);
    struct problems ps = { 0 };
    struct planner p = { .group = GROUP, .person = m.amina, .from = t->today, .until = DAY("2026-12-05") };

    add_session(t, LATER, GROUP, "2026-12-01");
    add_session(t, LAST, GROUP, "2026-12-10");
    test_sql(t, "UPDATE groups_session SET theme = 'The bank' WHERE id = 902");
    test_sql(t, "UPDATE groups_session SET theme = 'The sea' WHERE id = 910");
    assert_int_equal(voice_planner_put(t, &p, &ps), DONE);
    return m;
}

static enum outcome move(struct task *t, int64_t person, int64_t one, int64_t other)
{
    const struct viewer *before = t->viewer;
    struct str was = S("");
    struct plans_shared plans = voice_own_plans(t, person);

    for (size_t i = 0; plans.n > 0 && i < plans.at[0].sessions.n; i++)
        if (plans.at[0].sessions.at[i].session == one)
            was = plans.at[0].sessions.at[i].stored;

    t->viewer = &VIEWER_NOBODY;
    enum outcome how = voice_own_move(t, person, one, other, was);
    assert_ptr_equal(t->viewer, &VIEWER_NOBODY); /* nobody else acts afterwards */
    t->viewer = before;
    return how;
}

static struct str theme_of(struct task *t, int64_t session)
{
    struct session_brief s;

    assert_int_equal(groups_session(t, session, &s), DONE);
    return s.theme;
}

static struct shared_planning planning(struct task *t)
{
    struct shared_planning p = { .sessions = { 0 } };

    assert_int_equal(voice_planning(t, GROUP, &p), DONE);
    return p;
}

RULE(whom_a_worker_named_lets_two_themes_change_places_and_a_worker_takes_it_back)
{
    struct room m = begin(t);

    assert_int_equal(move(t, m.amina, COMING, LATER), DONE);
    assert_str(theme_of(t, COMING), "The sea");
    assert_str(theme_of(t, LATER), "The bank");
    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(voice_own_move(t, m.amina, COMING, LATER, S("The bank")), DONE); /* a second touch */
    assert_int_equal(voice_own_move(t, m.amina, COMING, LATER, S("Another")), CONFLICT);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_str(theme_of(t, COMING), "The sea");
    struct shared_planning p = planning(t);
    assert_int_equal(p.moves.n, 1);
    assert_str(p.moves.at[0].name, "Amina Testi");
    assert_str(p.moves.at[0].one_theme, "The bank");
    for (int i = 0; i < 2; i++)
        assert_int_equal(voice_move_back(t, GROUP, p.moves.at[0].id), DONE);
    assert_str(theme_of(t, COMING), "The bank");
    assert_day(planning(t).moves.at[0].back, "2026-11-22");
    assert_int_equal(voice_own_said(t, m.amina).n, 1);
}

RULE(nobody_else_moves_anything_and_she_nothing_beyond_her_days)
{
    struct room m = begin(t);
    struct problems ps = { 0 };

    assert_int_equal(move(t, m.hodan, COMING, LATER), NOT_FOUND);
    assert_int_equal(voice_own_plans(t, m.hodan).n, 0);
    assert_int_equal(voice_own_plans(t, m.amina).at[0].sessions.n, 3); /* today's, and the two to come */
    assert_int_equal(move(t, m.amina, COMING, LAST), NOT_FOUND);
    assert_int_equal(move(t, m.amina, COMING, OTHERS), NOT_FOUND);
    assert_int_equal(move(t, m.amina, COMING, EARLIER), NOT_FOUND);
    assert_int_equal(move(t, m.amina, COMING, COMING), NOT_FOUND);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE groups_membership SET state = 'left', left_on = '2026-11-21' WHERE person_id "
                                "= %lld",
                                (long long)m.amina)));
    assert_int_equal(move(t, m.amina, COMING, LATER), NOT_FOUND); /* she has left */
    struct planner p = { .group = GROUP, .person = m.amina, .from = t->today, .until = DAY("2026-12-05") };
    assert_int_equal(voice_planner_put(t, &p, &ps), INVALID);
    assert_str(ps.at[0].field, "person");
    p.person = m.hodan, p.until = DAY("2026-11-01"), ps = (struct problems){ 0 };
    assert_int_equal(voice_planner_put(t, &p, &ps), INVALID);
    assert_str(ps.at[0].field, "until");
}

RULE(a_session_stays_that_a_worker_fixed_that_waits_for_an_expert_or_has_begun)
{
    struct room m = begin(t);

    assert_int_equal(voice_fix(t, GROUP, LATER, true), DONE);
    assert_int_equal(move(t, m.amina, COMING, LATER), NOT_FOUND);
    assert_int_equal(voice_fix(t, GROUP, LATER, false), DONE);
    test_sql(t, "UPDATE groups_session SET expert = 'A nurse' WHERE id = 910");
    assert_int_equal(move(t, m.amina, COMING, LATER), NOT_FOUND);
    test_sql(t, "UPDATE groups_session SET expert = '', state = 'cancelled' WHERE id = 910");
    assert_int_equal(move(t, m.amina, COMING, LATER), NOT_FOUND);
    test_sql(t, "UPDATE groups_session SET state = 'planned' WHERE id = 910");
    assert_int_equal(save_one(t, SESSION, 1, m.hodan, MARK_present, ""), DONE);
    assert_int_equal(move(t, m.amina, SESSION, LATER), NOT_FOUND);
    test_sql(t,
        "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (1, 10, "
        "'1', '2026-12-01', '2026-12-31', 1, 1)");
    assert_int_equal(move(t, m.amina, COMING, LATER), CONFLICT); /* nothing is half done */
    assert_str(theme_of(t, COMING), "The bank");
    assert_str(theme_of(t, LATER), "The sea");
}

RULE(only_themes_that_are_modules_when_the_worker_says_so)
{
    struct room m = begin(t);
    struct problems ps = { 0 };
    struct planner p = {
        .group = GROUP, .person = m.amina, .from = t->today, .until = DAY("2026-12-05"), .modules_only = true
    };

    assert_int_equal(voice_planner_put(t, &p, &ps), DONE);
    assert_int_equal(planning(t).planners.n, 1); /* the same one, with other limits */
    assert_int_equal(move(t, m.amina, COMING, LATER), NOT_FOUND);
    assert_int_equal(voice_planner_drop(t, GROUP, m.amina), DONE);
    assert_int_equal(voice_own_plans(t, m.amina).n, 0);
}

RULE(what_was_changed_since_is_not_taken_back_and_only_by_the_workers_of_the_group)
{
    struct room m = begin(t);

    assert_int_equal(move(t, m.amina, COMING, LATER), DONE);
    int64_t id = planning(t).moves.at[0].id;
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(voice_move_back(t, GROUP, id), NOT_FOUND);
    assert_int_equal(voice_fix(t, GROUP, LATER, true), NOT_FOUND);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(voice_move_back(t, GROUP, id), NOT_FOUND);
    become(t, LEADER, ROLE_INSTRUCTOR);
    test_sql(t, "UPDATE groups_session SET theme = 'Another' WHERE id = 910");
    assert_int_equal(voice_move_back(t, GROUP, id), CONFLICT);
    assert_str(theme_of(t, LATER), "Another");
}

RULES(whom_a_worker_named_lets_two_themes_change_places_and_a_worker_takes_it_back,
    nobody_else_moves_anything_and_she_nothing_beyond_her_days,
    a_session_stays_that_a_worker_fixed_that_waits_for_an_expert_or_has_begun,
    only_themes_that_are_modules_when_the_worker_says_so,
    what_was_changed_since_is_not_taken_back_and_only_by_the_workers_of_the_group)
