/* Tests of the waiting list: its order, offers and their end; and of the days of a member, on both engines. */
#include "tests/groups_testing.h"

static const char *const times[] = { "2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z" };

/* Three persons queue one after the other; ret_persons in that order. */
static void queue_three(struct task *t, int64_t ret_persons[3])
{
    static const char *const names[] = { "Warsan", "Amal", "Idil" };

    for (int i = 0; i < 3; i++) {
        ret_persons[i] = person(t, names[i], "Testi");
        memcpy(t->now.t, times[i], sizeof t->now.t);
        assert_int_equal(groups_queue(t, GROUP, ret_persons[i]), DONE);
    }
}

RULE(the_waiting_list_keeps_the_order_of_asking)
{
    int64_t who[3];
    lay_out(t);
    queue_three(t, who);
    struct group_waitings list = groups_waiting(t, GROUP);
    assert_int_equal(list.n, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(list.at[i].person, who[i]);
    assert_true(list.at[0].next);
    assert_false(list.at[1].next);
    assert_int_equal(groups_queue(t, GROUP, who[0]), INVALID);
    assert_int_equal(groups_members(t, GROUP, t->today).n, 0);
}

RULE(an_offer_goes_to_the_first_and_passes_on_when_it_has_run_out)
{
    int64_t who[3];
    struct problems ps = { 0 };
    lay_out(t);
    queue_three(t, who);
    struct group_waitings list = groups_waiting(t, GROUP);
    assert_int_equal(groups_offer(t, list.at[1].membership, 1, DAY("2026-11-25"), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(groups_offer(t, list.at[0].membership, 1, DAY("2026-11-21"), &ps), INVALID);
    ps.n = 0;
    assert_int_equal(groups_offer(t, list.at[0].membership, 1, DAY("2026-11-25"), &ps), DONE);
    list = groups_waiting(t, GROUP);
    assert_int_equal(list.at[0].offer, OFFER_OPEN);
    assert_true(list.at[1].next);
    t->today = DAY("2026-11-25");
    assert_int_equal(groups_waiting(t, GROUP).at[0].offer, OFFER_OPEN);
    t->today = DAY("2026-11-26");
    list = groups_waiting(t, GROUP);
    assert_int_equal(list.at[0].person, who[1]);
    assert_true(list.at[0].next);
    assert_int_equal(list.at[2].person, who[0]);
    assert_int_equal(list.at[2].offer, OFFER_EXPIRED);
    assert_int_equal(groups_offer(t, list.at[0].membership, 1, DAY("2026-12-01"), &ps), DONE);
    assert_int_equal(groups_offer(t, list.at[1].membership, 1, DAY("2026-12-01"), &ps), DONE);
    assert_true(groups_waiting(t, GROUP).at[2].next);
}

RULE(who_declines_goes_to_the_end_and_who_accepts_is_a_member)
{
    int64_t who[3];
    lay_out(t);
    queue_three(t, who);
    struct group_waitings list = groups_waiting(t, GROUP);
    memcpy(t->now.t, "2026-11-22T08:30:00Z", sizeof t->now.t);
    assert_int_equal(groups_decline(t, list.at[0].membership, 1), DONE);
    list = groups_waiting(t, GROUP);
    assert_int_equal(list.at[0].person, who[1]);
    assert_int_equal(list.at[2].person, who[0]);
    assert_int_equal(groups_join(t, GROUP, who[1], t->today), DONE);
    assert_int_equal(groups_waiting(t, GROUP).n, 2);
    assert_true(groups_is_member(t, GROUP, who[1], t->today));
    assert_int_equal(groups_queue(t, GROUP, who[1]), INVALID);
}

RULE(a_full_group_takes_one_more_all_the_same)
{
    lay_out(t);
    for (int i = 0; i < 3; i++)
        assert_int_equal(groups_join(t, GROUP, person(t, "Deqa", "Testi"), t->today), DONE);
    struct group_brief brief;
    assert_int_equal(groups_brief(t, GROUP, &brief), DONE);
    assert_int_equal(brief.capacity, 2);
    assert_int_equal(brief.members, 3);
}

RULE(the_days_of_a_member_are_checked)
{
    struct problems ps = { 0 };
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-10-06")), DONE);
    int64_t first = test_number(t, "SELECT min(id) FROM groups_membership");
    assert_int_equal(
        groups_set_membership(t, first, 1, &(struct group_days){ DAY("2026-10-06"), DAY("2026-10-01") }, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(
        groups_set_membership(t, first, 1, &(struct group_days){ DAY("2026-10-06"), DAY("2026-10-30") }, &ps), DONE);
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-11-10")), DONE);
    assert_int_equal(
        groups_set_membership(t, first, 2, &(struct group_days){ DAY("2026-10-06"), DAY("2026-11-10") }, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(
        groups_set_membership(t, first, 2, &(struct group_days){ DAY("2026-10-06"), DAY("") }, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(
        groups_set_membership(t, first, 2, &(struct group_days){ DAY("2026-10-07"), DAY("2026-11-09") }, &ps), DONE);
    assert_int_equal(
        groups_set_membership(t, first, 2, &(struct group_days){ DAY("2026-10-07"), DAY("2026-11-09") }, &ps),
        CONFLICT);
}

RULE(marks_in_the_register_hold_the_days_and_the_membership)
{
    struct problems ps = { 0 };
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-10-06")), DONE);
    int64_t membership = test_number(t, "SELECT min(id) FROM groups_membership");
    test_sql(t, "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, expert, "
                "state, cancel_reason, visitors, carers, register_version, version, created_at) "
                "VALUES (900, '', 50, 10, '2026-10-20', 'meeting', '', '', '', 'held', '', 0, 0, 1, 1, "
                "'2026-10-20T08:00:00Z')");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES "
                                "(900, %lld, 'present', 0, 1)",
                                (long long)amina)));
    assert_int_equal(
        groups_set_membership(t, membership, 1, &(struct group_days){ DAY("2026-10-21"), DAY("") }, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(
        groups_set_membership(t, membership, 1, &(struct group_days){ DAY("2026-10-06"), DAY("2026-10-19") }, &ps),
        INVALID);
    ps.n = 0;
    assert_int_equal(groups_drop_membership(t, membership, 1), INVALID);
    assert_int_equal(
        groups_set_membership(t, membership, 1, &(struct group_days){ DAY("2026-10-20"), DAY("2026-10-20") }, &ps),
        DONE);
}

RULE(a_peer_or_carer_decides_nothing_about_places)
{
    int64_t who[3];
    struct problems ps = { 0 };
    lay_out(t);
    queue_three(t, who);
    struct group_waitings list = groups_waiting(t, GROUP);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_offer(t, list.at[0].membership, 1, DAY("2026-11-25"), &ps), NOT_ALLOWED);
    assert_int_equal(groups_decline(t, list.at[0].membership, 1), NOT_ALLOWED);
    assert_int_equal(groups_drop_membership(t, list.at[0].membership, 1), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_drop_membership(t, list.at[0].membership, 1), DONE);
}

RULES(the_waiting_list_keeps_the_order_of_asking, an_offer_goes_to_the_first_and_passes_on_when_it_has_run_out,
    who_declines_goes_to_the_end_and_who_accepts_is_a_member, a_full_group_takes_one_more_all_the_same,
    the_days_of_a_member_are_checked, marks_in_the_register_hold_the_days_and_the_membership,
    a_peer_or_carer_decides_nothing_about_places)
