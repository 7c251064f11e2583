/* Tests of who sees a group, of its sessions, and of joining, leaving and coming back, on both engines. */
#include "tests/groups_testing.h"

RULE(manager_leader_peer_and_carer_see_their_group_and_nobody_else_does)
{
    static const struct {
        int64_t staff;
        enum role role;
        bool sees, writes;
    } each[] = {
        { MANAGER, ROLE_MANAGER, true, true },
        { MANAGER, ROLE_COUNSELLOR, true, true },
        { LEADER, ROLE_INSTRUCTOR, true, true },
        { PEER, ROLE_PEER, true, false },
        { CARER, ROLE_PEER, true, false },
        { STRANGER, ROLE_INSTRUCTOR, false, false },
        { COORDINATOR, ROLE_COORDINATOR, false, false },
        { LEADER, ROLE_COORDINATOR, false, false },
        { LEADER, ROLE_PEER, true, false },
    };
    lay_out(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, each[i].staff, each[i].role);
        assert_int_equal(groups_may_see(t, GROUP), each[i].sees);
        assert_int_equal(groups_may_register(t, GROUP), each[i].sees);
        assert_int_equal(groups_may_write(t, GROUP), each[i].writes);
    }
    t->viewer = &VIEWER_NOBODY;
    assert_false(groups_may_see(t, GROUP));
}

RULE(a_leader_lists_her_own_groups_and_a_manager_all)
{
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_of_project(t, PROJECT, DAY(""), 0).n, 1);
    assert_int_equal(groups_own(t, DAY("")).n, 1);
    assert_int_equal(groups_own(t, DAY("2027-02-01")).n, 0);
    become(t, MANAGER, ROLE_MANAGER);
    struct group_briefs all = groups_of_project(t, PROJECT, t->today, 0);
    assert_int_equal(all.n, 2);
    assert_str(all.at[0].name, "Kontula");
    assert_int_equal(groups_own(t, DAY("")).n, 0);
}

RULE(who_joins_twice_is_a_member_once_and_who_comes_back_has_a_second_membership)
{
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-10-06")), DONE);
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-10-20")), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership"), 1);
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-10-30'");
    assert_true(groups_is_member(t, GROUP, amina, DAY("2026-10-30")));
    assert_false(groups_is_member(t, GROUP, amina, DAY("2026-10-31")));
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-11-17")), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership"), 2);
    assert_int_equal(groups_members(t, GROUP, DAY("2026-11-17")).n, 1);
    assert_int_equal(groups_members(t, GROUP, DAY("2026-11-01")).n, 0);
}

RULE(a_walk_in_on_an_earlier_day_brings_the_first_day_forward)
{
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-11-24")), DONE);
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-11-17")), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership WHERE joined_on = '2026-11-17'"), 1);
}

RULE(an_instructor_takes_in_whom_she_has_just_made_but_not_a_stranger)
{
    lay_out(t);
    int64_t stranger = person(t, "Hodan", "Testi");
    assert_int_equal(groups_join(t, OTHER, stranger, t->today), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_join(t, GROUP, stranger, t->today), NOT_ALLOWED);
    int64_t made = person(t, "Sahra", "Testi");
    assert_int_equal(groups_join(t, GROUP, made, t->today), DONE);
    assert_true(people_may_see(t, made));
    assert_int_equal(groups_join(t, OTHER, made, t->today), NOT_ALLOWED);
    assert_int_equal(groups_join(t, 999, made, t->today), NOT_FOUND);
}

RULES(manager_leader_peer_and_carer_see_their_group_and_nobody_else_does,
    a_leader_lists_her_own_groups_and_a_manager_all,
    who_joins_twice_is_a_member_once_and_who_comes_back_has_a_second_membership,
    a_walk_in_on_an_earlier_day_brings_the_first_day_forward,
    an_instructor_takes_in_whom_she_has_just_made_but_not_a_stranger)
