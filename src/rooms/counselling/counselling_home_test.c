/* Tests of support at home, on both engines: kept by day, over its version, and only for those who counsel her. */
#include "rooms/counselling/counselling_home.h"
#include "tests/people_testing.h"

static struct home_support talk(struct task *t, int64_t project, int64_t person)
{
    return (struct home_support){ .person = person,
        .project = project,
        .day = t->today,
        .child_care = S("Day care from nine to two"),
        .other_parent = S("Wants to know more of the school"),
        .division_before = S("self"),
        .division_after = S("shared"),
        .note = S("") };
}

RULE(a_talk_about_home_is_kept_changed_and_removed_over_its_version)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    struct home_support h = talk(t, project, her);
    struct problems problems = { 0 };

    assert_int_equal(counselling_home_put(t, &h, &problems), DONE);
    struct home_supports all = counselling_home_of(t, her, project);
    assert_int_equal(all.n, 1);
    assert_true(str_is(all.at[0].other_parent, "Wants to know more of the school"));
    h = all.at[0];
    h.division_after = S("other_parent");
    assert_int_equal(counselling_home_put(t, &h, &problems), DONE);
    assert_int_equal(counselling_home_put(t, &h, &problems), CONFLICT);
    assert_int_equal(counselling_home_remove(t, h.id, 1), CONFLICT);
    assert_int_equal(counselling_home_remove(t, h.id, 2), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM counselling_home_support"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'support at home'"), 3);
}

RULE(an_empty_talk_a_day_to_come_and_a_division_that_is_none_are_refused)
{
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990");
    struct home_support nothing = { .person = her, .project = project, .day = t->today, .child_care = S("") };
    struct home_support h = talk(t, project, her);
    struct problems problems = { 0 };

    assert_int_equal(counselling_home_put(t, &nothing, &problems), INVALID);
    assert_true(str_is(problems.at[0].field, "child_care"));
    problems.n = 0;
    h.day = day_add(t->today, 1);
    h.division_before = S("nobody");
    assert_int_equal(counselling_home_put(t, &h, &problems), INVALID);
    assert_int_equal(problems.n, 2);
}

RULE(support_at_home_is_only_for_those_who_counsel_her)
{
    static const struct {
        enum role role;
        bool leads, may;
    } each[] = { { ROLE_COUNSELLOR, false, true }, { ROLE_INSTRUCTOR, true, true }, { ROLE_INSTRUCTOR, false, false },
        { ROLE_MANAGER, false, false }, { ROLE_PEER, true, false }, { ROLE_COORDINATOR, false, false } };
    int64_t project = project_new(t, "P"), her = person_made(t, project, "Amina", "Testi", "1990"),
            group = group_new(t, project);
    struct home_support h = talk(t, project, her), got;
    struct problems problems = { 0 };
    const struct viewer *program = t->viewer;

    member_of(t, group, project, her, "");
    assert_int_equal(counselling_home_put(t, &h, &problems), DONE);
    int64_t id = counselling_home_of(t, her, project).at[0].id;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        t->viewer = program;
        int64_t staff = become(t, each[i].role, project);
        if (each[i].leads)
            leader_of(t, group, staff, each[i].role == ROLE_PEER ? "peer" : "leader");
        enum outcome how = each[i].may ? DONE : NOT_ALLOWED;
        assert_int_equal(counselling_home_get(t, id, &got), how);
        assert_int_equal(counselling_home_put(t, &h, &problems), how);
        assert_int_equal(counselling_home_of(t, her, project).n > 0, each[i].may);
        if (!each[i].may)
            assert_int_equal(counselling_home_remove(t, id, 1), NOT_ALLOWED);
    }
}

RULES(a_talk_about_home_is_kept_changed_and_removed_over_its_version,
    an_empty_talk_a_day_to_come_and_a_division_that_is_none_are_refused,
    support_at_home_is_only_for_those_who_counsel_her)
