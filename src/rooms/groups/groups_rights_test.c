/* Tests of who may do what with a group, how its members are counted, and of sessions that stay as they are, on both
 * engines. */
#include "groups_edit_sql.h"
#include "rooms/groups/groups_pages.h"
#include "tests/groups_testing.h"

static struct group_card card(void)
{
    return (struct group_card){ .name = S("Vuosaari"),
        .language = S("som"),
        .kind = S("peer"),
        .starts_on = DAY("2026-10-06"),
        .ends_on = DAY("2026-12-31"),
        .start = { "10:00" },
        .end = { "12:00" },
        .every_weeks = 1,
        .capacity = 8,
        .child_care_places = INT_NONE };
}

/* Staff who work in the project, so that they can be given a group. */
static void staff_of_project(struct task *t)
{
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES "
                "(102, '', 'Leader', CAST('l' AS {bytes}), 'l@example.org', 'instructor', '', 0, 0, 1, ''), "
                "(105, '', 'Stranger', CAST('s' AS {bytes}), 's@example.org', 'instructor', '', 0, 0, 1, ''), "
                "(106, '', 'Coordinator', CAST('c' AS {bytes}), 'c@example.org', 'coordinator', '', 0, 0, 1, '')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (102, 10, 'instructor'), (106, 10, "
                "'coordinator')");
}

RULE(managers_and_counsellors_make_groups_and_say_who_leads_them)
{
    static const struct {
        int64_t staff;
        enum role role;
        enum outcome makes, changes, gives;
    } each[] = {
        { MANAGER, ROLE_MANAGER, DONE, DONE, DONE },
        { MANAGER, ROLE_COUNSELLOR, DONE, DONE, DONE },
        { LEADER, ROLE_INSTRUCTOR, NOT_ALLOWED, DONE, NOT_ALLOWED },
        { PEER, ROLE_PEER, NOT_ALLOWED, NOT_ALLOWED, NOT_ALLOWED },
        { STRANGER, ROLE_INSTRUCTOR, NOT_ALLOWED, NOT_ALLOWED, NOT_ALLOWED },
        { COORDINATOR, ROLE_COORDINATOR, NOT_ALLOWED, NOT_ALLOWED, NOT_ALLOWED },
    };
    struct group_card c = card();
    const struct viewer *program = t->viewer;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems ps = { 0 };
        int64_t made = 0;
        lay_out(t);
        staff_of_project(t);
        become(t, each[i].staff, each[i].role);
        assert_int_equal(groups_add(t, PROJECT, &c, &made, &ps), each[i].makes);
        assert_int_equal(groups_add(t, 11, &c, &made, &ps), NOT_ALLOWED);
        assert_int_equal(groups_put_leader(t, GROUP, LEADER, S("carer")), each[i].gives);
        assert_int_equal(groups_put_leader(t, GROUP, LEADER, S("leader")), each[i].gives);
        assert_int_equal(groups_change(t, GROUP, 1, &c, &ps), each[i].changes);
        assert_int_equal(ps.n, 0);
        t->viewer = program;
        test_rollback(t);
    }
}

RULE(a_group_is_led_only_by_who_works_in_its_project_and_is_no_coordinator)
{
    lay_out(t);
    staff_of_project(t);
    test_sql(t, "DELETE FROM groups_leader");
    assert_int_equal(groups_put_leader(t, GROUP, STRANGER, S("leader")), INVALID);
    assert_int_equal(groups_put_leader(t, GROUP, COORDINATOR, S("leader")), INVALID);
    assert_int_equal(groups_put_leader(t, GROUP, LEADER, S("boss")), INVALID);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_leader"), 0);
    assert_int_equal(groups_put_leader(t, GROUP, LEADER, S("leader")), DONE);
    assert_int_equal(groups_put_leader(t, GROUP, LEADER, S("carer")), DONE);
    assert_str(groups_leaders(t, GROUP, PROJECT).at[0].role, "carer");
    assert_int_equal(groups_put_leader(t, OTHER, LEADER, S("leader")), DONE);
    assert_int_equal(groups_put_leader(t, GROUP, LEADER, S("")), DONE);
    assert_int_equal(groups_leaders(t, GROUP, PROJECT).n, 0);
    assert_int_equal(groups_leaders(t, OTHER, PROJECT).n, 1);
    assert_int_equal(groups_put_leader(t, 999, LEADER, S("leader")), NOT_FOUND);
}

RULE(a_card_of_a_group_says_what_is_wrong_with_it)
{
    static const struct {
        const char *field;
        struct group_card c;
    } each[] = {
        { "name", { .name = { " ", 1 }, .language = { "som", 3 } } },
        { "language", { .name = { "A", 1 }, .language = { "xyzzy", 5 } } },
        { "municipality", { .name = { "A", 1 }, .language = { "som", 3 }, .municipality = { "999", 3 } } },
        { "ends_on", { .name = { "A", 1 },
                         .language = { "som", 3 },
                         .starts_on = { "2026-10-06" },
                         .ends_on = { "2026-10-05" } } },
        { "end", { .name = { "A", 1 }, .language = { "som", 3 }, .start = { "10:00" }, .end = { "10:00" } } },
    };
    lay_out(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems ps = { 0 };
        int64_t id = 0;
        assert_int_equal(groups_add(t, PROJECT, &each[i].c, &id, &ps), INVALID);
        assert_int_equal(ps.n, 1);
        assert_str(ps.at[0].field, each[i].field);
        assert_int_equal(groups_change(t, GROUP, 1, &each[i].c, &ps), INVALID);
    }
    struct group_card good = card();
    struct problems ps = { 0 };
    good.ends_on = good.starts_on;
    assert_int_equal(groups_change(t, GROUP, 1, &good, &ps), DONE);
    assert_int_equal(groups_change(t, GROUP, 1, &good, &ps), CONFLICT);
    assert_int_equal(groups_change(t, 999, 1, &good, &ps), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_group WHERE name = 'Vuosaari'"), 1);
}

static void membership(
    struct task *t, int64_t id, int64_t group, const char *name, const char *state, const char *from, const char *to)
{
    test_sql(
        t, str_z(t->a, str_fmt(t->a,
                           "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, "
                           "left_on, version) VALUES "
                           "(%lld, %lld, %lld, 10, '%s', %s, %s, 1)",
                           (long long)id, (long long)group, (long long)person(t, name, "Testi"), state, from, to)));
}

RULE(members_are_counted_on_the_day_without_those_who_wait_have_left_or_are_to_come)
{
    struct group_brief brief;

    lay_out(t);
    membership(t, 1, GROUP, "Now", "member", "'2026-11-22'", "NULL");
    membership(t, 2, GROUP, "Last day", "left", "'2026-10-06'", "'2026-11-22'");
    membership(t, 3, GROUP, "Gone", "left", "'2026-10-06'", "'2026-11-21'");
    membership(t, 4, GROUP, "To come", "member", "'2026-11-23'", "NULL");
    membership(t, 5, GROUP, "Waiting", "waiting", "NULL", "NULL");
    membership(t, 6, OTHER, "Elsewhere", "member", "'2026-10-06'", "NULL");
    assert_int_equal(groups_brief(t, GROUP, &brief), DONE);
    assert_int_equal(brief.members, 2);
    assert_int_equal(groups_members(t, GROUP, t->today).n, 2);
    struct group_briefs all = groups_of_project(t, PROJECT, t->today, 0);
    assert_int_equal(all.at[0].members, 2);
    assert_int_equal(all.at[1].members, 1);
    struct groups_edit_sql_cards_rows cards = groups_edit_sql_cards(t, PROJECT, 0, t->today, 100, 0);
    assert_int_equal(cards.n, 2);
    assert_int_equal(cards.at[0].members, 2);
    assert_int_equal(cards.at[0].waiting, 1);
    assert_int_equal(cards.at[1].members, 1);
    assert_int_equal(groups_edit_sql_cards(t, PROJECT, LEADER, t->today, 100, 0).n, 1);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_own(t, DAY("")).at[0].members, 2);
}

RULE(groups_that_run_on_a_day_are_those_between_their_days_and_before_their_merge)
{
    static const struct {
        const char *day;
        size_t n;
    } each[] = {
        { "2026-10-04", 0 },
        { "2026-10-05", 1 },
        { "2026-10-06", 2 },
        { "2026-11-30", 2 },
        { "2026-12-01", 1 },
        { "2026-12-31", 1 },
        { "2027-01-01", 0 },
        { "", 2 },
    };
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET merged_into = 51, merged_on = '2026-12-01' WHERE id = 50");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct day on = DAY("");
        assert_true(each[i].day[0] == '\0' || day_read(str_of(each[i].day), &on));
        assert_int_equal(groups_of_project(t, PROJECT, on, 0).n, each[i].n);
    }
}

RULE(members_of_a_group_are_shown_to_those_who_see_the_group)
{
    lay_out(t);
    membership(t, 1, GROUP, "Amina", "member", "'2026-10-06'", "NULL");
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_members(t, GROUP, t->today).n, 1);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_members(t, GROUP, t->today).n, 0);
    become(t, COORDINATOR, ROLE_COORDINATOR);
    assert_int_equal(groups_members(t, GROUP, t->today).n, 0);
}

RULE(who_left_long_ago_has_no_name_on_old_pages_for_those_who_lead_the_group)
{
    struct group_membership s;
    struct day then = DAY("2026-08-15");

    lay_out(t);
    staff_of_project(t);
    membership(t, 1, GROUP, "Gone", "left", "'2026-08-01'", "'2026-09-22'");   /* 61 days ago */
    membership(t, 2, GROUP, "Latest", "left", "'2026-08-01'", "'2026-09-23'"); /* 60 days ago */
    membership(t, 3, GROUP, "Still", "member", "'2026-08-01'", "NULL");
    test_sql(t, "DELETE FROM journal");
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_members(t, GROUP, then).n, 2);
    assert_int_equal(groups_members_count(t, GROUP, then), 3);
    assert_int_equal(groups_former_lines(t, GROUP, 0, true).n, 1);
    assert_int_equal(groups_get_membership(t, 1, &s), NOT_ALLOWED);
    assert_int_equal(groups_get_membership(t, 2, &s), DONE);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(groups_members(t, GROUP, then).n, 3);
    assert_int_equal(groups_former_lines(t, GROUP, 0, true).n, 2);
}

RULE(no_group_and_no_session_is_long_before_its_project)
{
    struct group_card c = card();
    struct session_card s = { .day = DAY("2016-11-24"), .kind = S("meeting") };
    struct problems ps = { 0 };
    int64_t made;

    lay_out(t);
    staff_of_project(t);
    test_sql(t, "UPDATE projects_project SET start_date = '2026-01-01'");
    become(t, MANAGER, ROLE_MANAGER);
    c.starts_on = DAY("2016-10-06");
    assert_int_equal(groups_add(t, PROJECT, &c, &made, &ps), INVALID);
    assert_str(ps.at[0].field, "starts_on");
    ps.n = 0;
    assert_int_equal(groups_change(t, GROUP, 1, &c, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(groups_add_session(t, GROUP, &s, &made, &ps), INVALID);
    assert_str(ps.at[0].field, "day");
    ps.n = 0, s.day = DAY("2026-11-24");
    assert_int_equal(groups_add_session(t, GROUP, &s, &made, &ps), DONE);
    struct session_time to = { .day = DAY("2016-11-24") };
    assert_int_equal(groups_move_session(t, made, 1, to, &ps), INVALID);
}

/* ---- the waiting list */

RULE(who_waits_is_put_on_the_list_by_a_leader_and_not_by_a_peer_or_a_stranger)
{
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_queue(t, GROUP, amina), NOT_ALLOWED);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_queue(t, GROUP, amina), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_queue(t, GROUP, amina), DONE);
    assert_int_equal(groups_queue(t, 999, amina), NOT_FOUND);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM journal WHERE what = 'membership' AND detail = 'waiting'"), 1);
}

RULE(nobody_waits_for_a_group_that_was_merged)
{
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    test_sql(t, "UPDATE groups_group SET merged_into = 51, merged_on = '2026-11-22' WHERE id = 50");
    assert_int_equal(groups_queue(t, GROUP, amina), INVALID);
    assert_int_equal(groups_join(t, GROUP, amina, t->today), INVALID);
    test_sql(t, "UPDATE groups_group SET merged_on = '2026-11-23' WHERE id = 50");
    assert_int_equal(groups_join(t, GROUP, amina, t->today), DONE);
}

RULE(an_offer_of_an_old_version_or_to_a_member_is_a_conflict)
{
    struct problems ps = { 0 };

    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_queue(t, GROUP, amina), DONE);
    struct group_waiting first = groups_waiting(t, GROUP).at[0];
    assert_int_equal(groups_offer(t, first.membership, 2, DAY("2026-11-25"), &ps), CONFLICT);
    assert_int_equal(groups_decline(t, first.membership, 2), CONFLICT);
    assert_int_equal(groups_offer(t, first.membership, 1, t->today, &ps), DONE);
    assert_int_equal(groups_join(t, GROUP, amina, t->today), DONE);
    assert_int_equal(groups_offer(t, first.membership, 3, DAY("2026-11-25"), &ps), CONFLICT);
    assert_int_equal(groups_decline(t, first.membership, 3), CONFLICT);
    assert_int_equal(groups_offer(t, 999, 1, t->today, &ps), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership WHERE offered_until IS NOT NULL"), 0);
    assert_int_equal(ps.n, 0);
}

RULE(a_member_who_wants_out_is_taken_off_only_without_marks_and_by_the_last_version)
{
    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, t->today), DONE);
    int64_t id = test_number(t, "SELECT max(id) FROM groups_membership");
    assert_int_equal(groups_drop_membership(t, id, 2), CONFLICT);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_drop_membership(t, id, 1), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    test_sql(t, "UPDATE groups_membership SET ended_by = 5");
    assert_int_equal(groups_drop_membership(t, id, 1), INVALID);
    test_sql(t, "UPDATE groups_membership SET ended_by = NULL");
    assert_int_equal(groups_drop_membership(t, id, 1), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'delete' AND what = 'membership'"), 1);
}

/* ---- sessions */

static int64_t session(struct task *t, const char *day, const char *state)
{
    int64_t id = id_new();

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, "
                                "module, expert, state, cancel_reason, visitors, carers, "
                                "register_version, version, created_at) VALUES (%lld, '', 50, 10, '%s', 'meeting', '', "
                                "'', '', '%s', '', 0, 0, 0, 1, '')",
                                (long long)id, day, state)));
    return id;
}

RULE(a_session_that_was_held_cancelled_or_closed_is_not_moved)
{
    static const char *const states[] = { "held", "cancelled" };

    lay_out(t);
    for (size_t i = 0; i < 2; i++) {
        struct problems ps = { 0 };
        assert_int_equal(groups_move_session(t, session(t, "2026-12-01", states[i]), 1,
                             (struct session_time){ .day = DAY("2026-12-02") }, &ps),
            INVALID);
        assert_str(ps.at[0].field, "day");
    }
    struct problems ps = { 0 };
    int64_t closed = session(t, "2026-12-01", "planned");
    test_sql(t, "UPDATE groups_session SET closed_at = '2026-12-01T12:00:00Z'");
    assert_int_equal(
        groups_move_session(t, closed, 1, (struct session_time){ .day = DAY("2026-12-02") }, &ps), INVALID);
    assert_int_equal(groups_cancel_session(t, closed, 1, S("Why"), &ps), INVALID);
}

RULE(a_session_is_moved_neither_out_of_nor_into_a_locked_period)
{
    struct problems ps = { 0 };

    lay_out(t);
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (1, "
                "10, 'October', '2026-10-01', '2026-10-31', 1, 1)");
    int64_t inside = session(t, "2026-10-31", "planned"), outside = session(t, "2026-11-01", "planned"),
            cancelled = session(t, "2026-10-20", "cancelled");
    assert_int_equal(
        groups_move_session(t, inside, 1, (struct session_time){ .day = DAY("2026-11-02") }, &ps), NOT_ALLOWED);
    assert_int_equal(groups_restore_session(t, cancelled, 1), NOT_ALLOWED);
    assert_int_equal(
        groups_move_session(t, outside, 1, (struct session_time){ .day = DAY("2026-10-31") }, &ps), INVALID);
    assert_str(ps.at[0].field, "day");
    ps.n = 0;
    assert_int_equal(groups_move_session(t, outside, 1, (struct session_time){ .day = DAY("2026-11-02") }, &ps), DONE);
}

RULE(a_cancelled_session_of_a_merged_group_does_not_come_back)
{
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET merged_into = 51, merged_on = '2026-12-01' WHERE id = 50");
    int64_t before = session(t, "2026-11-30", "cancelled"), after = session(t, "2026-12-01", "cancelled");
    assert_int_equal(groups_restore_session(t, after, 1), INVALID);
    assert_int_equal(groups_restore_session(t, before, 2), CONFLICT);
    assert_int_equal(groups_restore_session(t, before, 1), DONE);
}

RULE(a_session_is_added_by_a_leader_with_times_in_order_and_before_a_merge)
{
    struct session_card c = { .day = DAY("2026-12-01"), .start = { "12:00" }, .end = { "12:00" }, .kind = S("trip") };
    struct problems ps = { 0 };
    int64_t id;

    lay_out(t);
    assert_int_equal(groups_add_session(t, 999, &c, &id, &ps), NOT_FOUND);
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), INVALID);
    assert_str(ps.at[0].field, "end");
    ps.n = 0, c.end = (struct clock){ "13:00" };
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), DONE);
    c.end = (struct clock){ "11:00" };
    assert_int_equal(groups_change_session(t, id, 1, &c, &ps), INVALID);
    ps.n = 0, c.end = (struct clock){ "14:00" };
    assert_int_equal(groups_change_session(t, id, 2, &c, &ps), CONFLICT);
    test_sql(t, "UPDATE groups_group SET merged_into = 51, merged_on = '2026-12-01' WHERE id = 50");
    assert_int_equal(groups_add_session(t, GROUP, &c, &id, &ps), INVALID);
    assert_str(ps.at[0].field, "day");
}

RULE(the_card_of_a_group_is_read_by_those_who_see_the_group)
{
    struct group_record g;

    lay_out(t);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), DONE);
    assert_str(g.card.name, "Kontula");
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), NOT_ALLOWED);
    become(t, COORDINATOR, ROLE_COORDINATOR);
    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), NOT_ALLOWED);
    assert_int_equal(groups_record(t, 999, GROUP_REGISTER, &g), NOT_FOUND);
}

RULE(a_place_on_the_waiting_list_that_moved_in_a_merge_has_a_new_version)
{
    struct problems ps = { 0 };
    int64_t event;

    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_queue(t, GROUP, amina), DONE);
    int64_t place = groups_waiting(t, GROUP).at[0].membership;
    assert_int_equal(groups_merge(t, GROUP, OTHER, t->today, &event, &ps), DONE);
    assert_int_equal(groups_waiting(t, GROUP).n, 0);
    assert_int_equal(groups_waiting(t, OTHER).n, 1);
    assert_int_equal(groups_offer(t, place, 1, t->today, &ps), CONFLICT);
}

RULE(two_times_of_one_person_in_a_group_do_not_share_a_day)
{
    struct problems ps = { 0 };

    lay_out(t);
    int64_t amina = person(t, "Amina", "Testi");
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-10-06")), DONE);
    int64_t first = test_number(t, "SELECT max(id) FROM groups_membership");
    assert_int_equal(
        groups_set_membership(t, first, 1, &(struct group_days){ DAY("2026-10-06"), DAY("2026-10-20") }, &ps), DONE);
    assert_int_equal(groups_join(t, GROUP, amina, DAY("2026-11-01")), DONE);
    int64_t second = test_number(t, "SELECT max(id) FROM groups_membership WHERE joined_on = '2026-11-01'");
    assert_int_equal(
        groups_set_membership(t, second, 1, &(struct group_days){ DAY("2026-10-20"), DAY("") }, &ps), INVALID);
    assert_str(ps.at[0].field, "joined_on");
    ps.n = 0;
    assert_int_equal(
        groups_set_membership(t, second, 1, &(struct group_days){ DAY("2026-10-21"), DAY("") }, &ps), DONE);
}

RULES(no_group_and_no_session_is_long_before_its_project,
    who_left_long_ago_has_no_name_on_old_pages_for_those_who_lead_the_group,
    managers_and_counsellors_make_groups_and_say_who_leads_them,
    a_group_is_led_only_by_who_works_in_its_project_and_is_no_coordinator, a_card_of_a_group_says_what_is_wrong_with_it,
    members_are_counted_on_the_day_without_those_who_wait_have_left_or_are_to_come,
    groups_that_run_on_a_day_are_those_between_their_days_and_before_their_merge,
    members_of_a_group_are_shown_to_those_who_see_the_group,
    who_waits_is_put_on_the_list_by_a_leader_and_not_by_a_peer_or_a_stranger, nobody_waits_for_a_group_that_was_merged,
    an_offer_of_an_old_version_or_to_a_member_is_a_conflict,
    a_member_who_wants_out_is_taken_off_only_without_marks_and_by_the_last_version,
    a_session_that_was_held_cancelled_or_closed_is_not_moved,
    a_session_is_moved_neither_out_of_nor_into_a_locked_period,
    a_cancelled_session_of_a_merged_group_does_not_come_back,
    a_session_is_added_by_a_leader_with_times_in_order_and_before_a_merge,
    the_card_of_a_group_is_read_by_those_who_see_the_group,
    a_place_on_the_waiting_list_that_moved_in_a_merge_has_a_new_version,
    two_times_of_one_person_in_a_group_do_not_share_a_day)
