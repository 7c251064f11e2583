/* Tests of groups at their edges: which membership a first day makes or moves, whom joining brings into the project,
 * and that every change of a group is in the journal; on both engines. */
#include "tests/groups_testing.h"

static int64_t of(struct task *t, const char *what, int64_t who)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s = %lld", what, (long long)who)));
}

/* ---- joining */

/* One who belonged to the group from the 10th to the 20th joins on each day around it: before it the old membership
 * begins earlier, in it nothing changes, after it a second one begins. */
RULE(joining_before_during_and_after_an_old_membership_moves_keeps_or_adds)
{
    for (int d = 8; d <= 22; d++) {
        struct problems ps = { 0 };
        struct day joins = day_add(DAY("2026-11-01"), d - 1), first = DAY("2026-11-10");
        lay_out(t);
        int64_t amina = person(t, "Amina", "Testi");
        assert_int_equal(groups_join(t, GROUP, amina, first), DONE);
        int64_t membership = test_number(t, "SELECT id FROM groups_membership");
        assert_int_equal(
            groups_set_membership(t, membership, 1, &(struct group_days){ first, DAY("2026-11-20") }, &ps), DONE);
        assert_int_equal(groups_join(t, GROUP, amina, joins), DONE);
        assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership"), d > 20 ? 2 : 1);
        assert_int_equal(of(t,
                             str_z(t->a, str_fmt(t->a, "groups_membership WHERE joined_on = '%s' AND id",
                                             d < 10 ? joins.t : first.t)),
                             membership),
            1);
        assert_int_equal(
            test_number(t, "SELECT count(*) FROM journal WHERE what = 'membership'"), d < 10 || d > 20 ? 3 : 2);
        assert_true(groups_is_member(t, GROUP, amina, joins));
        test_rollback(t);
    }
}

/* Who joins takes part in the project from that day; who takes part already goes on as before. */
RULE(who_joins_a_group_takes_part_in_its_project)
{
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi"), hodan = person(t, "Hodan", "Testi");
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "DELETE FROM people_participation WHERE person_id = %lld", (long long)amina)));
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-11-17")), DONE);
    assert_int_equal(groups_join(t, GROUP, hodan, DAY("2026-11-17")), DONE);
    assert_int_equal(groups_join(t, OTHER, amina, DAY("2026-11-18")), DONE);
    assert_int_equal(
        of(t, "people_participation WHERE project_id = 10 AND entry_date = '2026-11-17' AND person_id", amina), 1);
    assert_int_equal(of(t, "people_participation WHERE person_id", amina), 1);
    assert_int_equal(of(t, "people_participation WHERE entry_date = '2026-11-22' AND person_id", hodan), 1);
    assert_int_equal(of(t, "people_participation WHERE person_id", hodan), 1);
    assert_int_equal(of(t, "journal WHERE what = 'person' AND detail = 'participation' AND subject", amina), 1);
}

/* ---- the journal */

/* Each step once: rows of the group in the journal that say so, and all there are. */
static void said(struct task *t, int64_t group, const char *detail, int64_t times, int64_t all)
{
    assert_int_equal(of(t,
                         str_z(t->a, str_fmt(t->a,
                                         "journal WHERE act = 'change' AND what = 'group' AND detail = '%s' AND "
                                         "staff_id = 101 AND subject",
                                         detail)),
                         group),
        times);
    assert_int_equal(of(t, "journal WHERE what = 'group' AND subject", group), all);
}

RULE(merging_splitting_and_undoing_are_in_the_journal)
{
    struct problems ps = { 0 };
    int64_t event = 0, fresh = 0;

    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-10-06")), DONE);
    become(t, MANAGER, ROLE_MANAGER);
    struct group_split split = { .persons = &amina, .n = 1, .name = S("Kontula 2"), .on = DAY("2026-11-23") };
    assert_int_equal(groups_split(t, GROUP, &split, &fresh, &ps), DONE);
    said(t, GROUP, "split", 1, 1);
    assert_int_equal(of(t, "journal WHERE act = 'create' AND what = 'group' AND subject", fresh), 1);
    assert_int_equal(groups_undo(t, groups_events(t, GROUP).at[0].event, &ps), DONE);
    said(t, GROUP, "undone", 1, 2);
    assert_int_equal(of(t, "journal WHERE act = 'delete' AND what = 'group' AND subject", fresh), 1);
    assert_int_equal(groups_merge(t, GROUP, OTHER, DAY("2026-11-23"), &event, &ps), DONE);
    said(t, GROUP, "merged", 1, 3);
    assert_int_equal(groups_undo(t, event, &ps), DONE);
    said(t, GROUP, "undone", 2, 4);
}

RULES(joining_before_during_and_after_an_old_membership_moves_keeps_or_adds,
    who_joins_a_group_takes_part_in_its_project, merging_splitting_and_undoing_are_in_the_journal)
