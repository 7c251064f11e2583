/* Tests of viewer: who is permitted what, and whose persons somebody sees. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "base/test.h"

static struct viewer viewer_in(enum role house, enum role in_project)
{
    static struct viewer_project project[ROLE__N];
    project[in_project] = (struct viewer_project){ .project = 7, .role = in_project };
    return (struct viewer){
        .staff = 1, .role = house, .projects = &project[in_project], .nprojects = in_project != ROLE_NONE
    };
}

TEST(roles_are_written_and_read_the_same)
{
    for (enum role r = ROLE_ADMIN; r < ROLE__N; r++)
        assert_int_equal(role_read(str_of(role_code(r))), r);
    assert_int_equal(role_read(S("boss")), ROLE_NONE);
    assert_int_equal(role_read(S("")), ROLE_NONE);
}

TEST(nobody_gets_public_pages_only)
{
    assert_true(permitted(&VIEWER_NOBODY, PERM_PUBLIC));
    for (enum permission p = PERM_SIGNED_IN; p < PERM__N; p++)
        assert_false(permitted(&VIEWER_NOBODY, p));
}

TEST(an_admin_sees_persons_only_by_a_role_in_a_project)
{
    struct viewer bare = viewer_in(ROLE_ADMIN, ROLE_NONE), both = viewer_in(ROLE_ADMIN, ROLE_COUNSELLOR);
    assert_false(permitted(&bare, PERM_PEOPLE_READ));
    assert_false(viewer_sees_project_persons(&bare, 7));
    assert_true(permitted(&both, PERM_PEOPLE_READ));
    assert_true(viewer_sees_project_persons(&both, 7));
    assert_false(viewer_sees_project_persons(&both, 8));
    assert_true(permitted(&both, PERM_STAFF_MANAGE));
}

TEST(a_coordinator_meets_no_person_whatever_a_project_says)
{
    struct viewer v = viewer_in(ROLE_COORDINATOR, ROLE_MANAGER);
    assert_false(permitted(&v, PERM_PEOPLE_READ));
    assert_false(permitted(&v, PERM_GROUPS_READ));
    assert_true(permitted(&v, PERM_REPORTS_READ));
    assert_int_equal(viewer_role_in(&v, 7), ROLE_COORDINATOR);
    assert_false(viewer_sees_project_persons(&v, 7));
    assert_false(viewer_manages(&v, 7));
}

TEST(who_writes_down_what_persons_tell_is_no_peer_and_no_administrator)
{
    static const bool writes[ROLE__N] = { [ROLE_MANAGER] = true, [ROLE_COUNSELLOR] = true, [ROLE_INSTRUCTOR] = true };

    for (enum role r = ROLE_NONE; r < ROLE__N; r++)
        assert_int_equal(role_writes_of_persons(r), writes[r]);
    assert_true(role_writes_of_persons(viewer_role_in(&VIEWER_PROGRAM, 7)));
}

TEST(a_carer_meets_children_and_nobody_else_whatever_a_project_says)
{
    struct viewer house = viewer_in(ROLE_CARER, ROLE_MANAGER), there = viewer_in(ROLE_INSTRUCTOR, ROLE_CARER);
    for (enum permission p = PERM_PUBLIC; p < PERM__N; p++)
        assert_int_equal(permitted(&house, p), p == PERM_PUBLIC || p == PERM_SIGNED_IN || p == PERM_CARE_DUTY);
    assert_int_equal(viewer_role_in(&house, 7), ROLE_CARER);
    assert_false(viewer_sees_project_persons(&house, 7));
    assert_false(viewer_knows_project(&there, 7)); /* an instructor elsewhere */
    assert_false(role_meets_persons(viewer_role_in(&there, 7)));
}

TEST(instructors_and_peers_see_no_project_list)
{
    struct viewer instructor = viewer_in(ROLE_INSTRUCTOR, ROLE_INSTRUCTOR), peer = viewer_in(ROLE_PEER, ROLE_PEER);
    assert_false(viewer_sees_project_persons(&instructor, 7));
    assert_false(viewer_sees_project_persons(&peer, 7));
    assert_false(permitted(&peer, PERM_CONTACTS_READ));
    assert_true(permitted(&peer, PERM_ATTENDANCE_WRITE));
}

TEST(the_program_may_all)
{
    for (enum permission p = PERM_PUBLIC; p < PERM__N; p++)
        assert_true(permitted(&VIEWER_PROGRAM, p));
    assert_true(viewer_manages(&VIEWER_PROGRAM, 7));
}

TESTS(roles_are_written_and_read_the_same, nobody_gets_public_pages_only,
    an_admin_sees_persons_only_by_a_role_in_a_project, a_coordinator_meets_no_person_whatever_a_project_says,
    who_writes_down_what_persons_tell_is_no_peer_and_no_administrator,
    a_carer_meets_children_and_nobody_else_whatever_a_project_says, instructors_and_peers_see_no_project_list,
    the_program_may_all)
