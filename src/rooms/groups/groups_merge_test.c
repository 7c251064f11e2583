/* Tests of merging, splitting and undoing: who belongs where on which day, the figures by original and combined group,
 * and the language that outcomes count by, on both engines. */
#include "groups_merge_sql.h"
#include "tests/groups_testing.h"

/* Five persons: two Somali-group members, two Arabic-group members, one in both; one more waits for the Somali group.
 */
static void fill(struct task *t, int64_t ret_persons[6])
{
    static const char *const names[] = { "Warsan", "Amal", "Nour", "Layla", "Rahma", "Idil" };

    for (int i = 0; i < 6; i++)
        ret_persons[i] = person(t, names[i], "Testi");
    for (int i = 0; i < 2; i++)
        assert_int_equal(groups_join(t, GROUP, ret_persons[i], DAY("2026-10-06")), DONE);
    for (int i = 2; i < 4; i++)
        assert_int_equal(groups_join(t, OTHER, ret_persons[i], DAY("2026-10-05")), DONE);
    assert_int_equal(groups_join(t, GROUP, ret_persons[4], DAY("2026-10-06")), DONE);
    assert_int_equal(groups_join(t, OTHER, ret_persons[4], DAY("2026-10-19")), DONE);
    assert_int_equal(groups_queue(t, GROUP, ret_persons[5]), DONE);
}

static void add_sessions(struct task *t)
{
    test_sql(t,
        "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, expert, state, "
        "cancel_reason, visitors, carers, register_version, version, created_at) VALUES "
        "(901, '', 50, 10, '2026-11-12', 'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-10-01T08:00:00Z'), "
        "(902, '', 50, 10, '2026-12-01', 'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-10-01T08:00:00Z'), "
        "(903, '', 50, 10, '2026-12-03', 'meeting', '', '', '', 'cancelled', 'Trip', 0, 0, 0, 1, "
        "'2026-10-01T08:00:00Z'), "
        "(904, '', 51, 10, '2026-12-14', 'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-10-01T08:00:00Z')");
}

static void mark(struct task *t, int64_t session, int64_t who)
{
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES "
                                "(%lld, %lld, 'present', 0, 1)",
                                (long long)session, (long long)who)));
}

static int64_t merge(struct task *t)
{
    struct problems ps = { 0 };
    int64_t event = 0;

    assert_int_equal(groups_merge(t, GROUP, OTHER, DAY("2026-11-23"), &event, &ps), DONE);
    return event;
}

/* Of those who have belonged to the group, how many began their way in it; as its page says. */
static int64_t began_in(struct task *t, int64_t group)
{
    struct groups_merge_sql_originals_rows rows = groups_merge_sql_originals(t, group);

    for (size_t i = 0; i < rows.n; i++)
        if (rows.at[i].group == group)
            return rows.at[i].persons;
    return 0;
}

RULE(after_a_merge_the_members_belong_to_the_other_group_from_that_day)
{
    int64_t who[6];
    lay_out(t);
    fill(t, who);
    merge(t);
    assert_true(groups_is_member(t, GROUP, who[0], DAY("2026-11-22")));
    assert_false(groups_is_member(t, GROUP, who[0], DAY("2026-11-23")));
    assert_false(groups_is_member(t, OTHER, who[0], DAY("2026-11-22")));
    assert_true(groups_is_member(t, OTHER, who[0], DAY("2026-11-23")));
    assert_int_equal(groups_members(t, OTHER, DAY("2026-11-23")).n, 5);
    assert_int_equal(groups_members(t, GROUP, DAY("2026-11-23")).n, 0);
    struct group_waitings waiting = groups_waiting(t, OTHER);
    assert_int_equal(waiting.n, 1);
    assert_int_equal(waiting.at[0].person, who[5]);
    assert_int_equal(groups_join(t, GROUP, who[5], DAY("2026-11-24")), INVALID);
}

RULE(figures_are_right_by_the_original_and_by_the_combined_group)
{
    int64_t who[6];
    lay_out(t);
    fill(t, who);
    assert_int_equal(began_in(t, GROUP), 3);
    assert_int_equal(began_in(t, OTHER), 3);
    assert_int_equal(groups_count_combined(t, OTHER), 3);
    merge(t);
    assert_int_equal(began_in(t, GROUP), 3);
    assert_int_equal(began_in(t, OTHER), 3);
    assert_int_equal(groups_count_combined(t, OTHER), 5);
    assert_int_equal(groups_count_combined(t, GROUP), 3);
}

RULE(outcomes_keep_counting_by_the_language_of_the_first_group)
{
    int64_t who[6];
    lay_out(t);
    fill(t, who);
    merge(t);
    assert_int_equal(
        test_number(t,
            str_z(t->a, str_fmt(t->a,
                            "SELECT count(*) FROM groups_membership_facts WHERE person_id = %lld AND language = 'som'",
                            (long long)who[0]))),
        2);
    assert_int_equal(
        test_number(t,
            str_z(t->a, str_fmt(t->a,
                            "SELECT count(*) FROM groups_membership_facts WHERE person_id = %lld AND language <> 'som'",
                            (long long)who[0]))),
        0);
    assert_int_equal(test_number(t, "SELECT count(DISTINCT person_id) FROM groups_membership_facts WHERE language = "
                                    "'som' AND state <> 'waiting' AND joined_on >= '2026-11-23'"),
        2);
}

RULE(a_merge_cancels_the_planned_sessions_with_a_reason_and_undo_brings_all_back)
{
    int64_t who[6];
    struct problems ps = { 0 };
    struct group_record g;
    lay_out(t);
    fill(t, who);
    add_sessions(t);
    int64_t event = merge(t);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM groups_session WHERE group_id = 50 AND state = 'planned'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 902 AND state = 'cancelled' AND "
                                    "cancel_reason = 'Merged with Malmi.'"),
        1);
    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), DONE);
    assert_int_equal(g.merged_into, OTHER);
    assert_int_equal(groups_undo(t, event, &ps), DONE);
    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), DONE);
    assert_int_equal(g.merged_into, 0);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM groups_session WHERE group_id = 50 AND state = 'planned'"), 2);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM groups_session WHERE id = 903 AND cancel_reason = 'Trip'"), 1);
    assert_int_equal(groups_members(t, GROUP, DAY("2026-11-23")).n, 3);
    assert_int_equal(groups_members(t, OTHER, DAY("2026-11-23")).n, 3);
    assert_int_equal(groups_waiting(t, GROUP).n, 1);
    assert_int_equal(groups_waiting(t, OTHER).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership WHERE event_id IS NOT NULL OR ended_by IS "
                                    "NOT NULL OR origin_id IS NOT NULL"),
        0);
    assert_int_equal(groups_undo(t, event, &ps), NOT_FOUND);
}

RULE(who_left_the_combined_group_has_left_after_the_undo_too)
{
    int64_t who[6];
    struct problems ps = { 0 };
    lay_out(t);
    fill(t, who);
    int64_t event = merge(t);
    int64_t membership = test_number(
        t, str_z(t->a, str_fmt(t->a, "SELECT id FROM groups_membership WHERE group_id = 51 AND person_id = %lld",
                           (long long)who[0])));
    assert_int_equal(
        groups_set_membership(t, membership, 1, &(struct group_days){ DAY("2026-11-23"), DAY("2026-11-30") }, &ps),
        DONE);
    assert_int_equal(groups_undo(t, event, &ps), DONE);
    assert_true(groups_is_member(t, GROUP, who[0], DAY("2026-11-30")));
    assert_false(groups_is_member(t, GROUP, who[0], DAY("2026-12-01")));
}

RULE(a_merge_with_a_mark_after_it_cannot_be_undone)
{
    int64_t who[6];
    struct problems ps = { 0 };
    lay_out(t);
    fill(t, who);
    add_sessions(t);
    int64_t event = merge(t);
    mark(t, 904, who[2]);
    mark(t, 904, who[0]);
    assert_int_equal(groups_undo(t, event, &ps), INVALID);
    assert_int_equal(ps.n, 1);
}

RULE(a_merge_is_refused_when_it_makes_no_sense)
{
    int64_t who[6], event;
    struct problems ps = { 0 };
    lay_out(t);
    fill(t, who);
    add_sessions(t);
    assert_int_equal(groups_merge(t, GROUP, GROUP, DAY("2026-11-23"), &event, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(groups_merge(t, GROUP, OTHER, DAY(""), &event, &ps), INVALID);
    ps.n = 0;
    mark(t, 901, who[0]);
    assert_int_equal(groups_merge(t, GROUP, OTHER, DAY("2026-11-10"), &event, &ps), INVALID);
    ps.n = 0;
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_merge(t, GROUP, OTHER, DAY("2026-11-23"), &event, &ps), NOT_ALLOWED);
    become(t, MANAGER, ROLE_MANAGER);
    merge(t);
    assert_int_equal(groups_merge(t, GROUP, OTHER, DAY("2026-11-23"), &event, &ps), INVALID);
}

RULE(a_second_merge_keeps_the_first_origin)
{
    int64_t who[6], third, event;
    struct problems ps = { 0 };
    struct group_card card = { .name = S("Vuosaari"),
        .language = S("ara"),
        .kind = S("peer"),
        .every_weeks = 1,
        .capacity = INT_NONE,
        .child_care_places = INT_NONE };
    lay_out(t);
    fill(t, who);
    assert_int_equal(groups_add(t, PROJECT, &card, &third, &ps), DONE);
    int64_t first = merge(t);
    assert_int_equal(groups_merge(t, OTHER, third, DAY("2026-12-01"), &event, &ps), DONE);
    assert_int_equal(groups_count_combined(t, third), 5);
    assert_int_equal(began_in(t, third), 0);
    assert_int_equal(began_in(t, GROUP), 3);
    assert_int_equal(
        test_number(t,
            str_z(t->a, str_fmt(t->a,
                            "SELECT count(*) FROM groups_membership_facts WHERE person_id = %lld AND language = 'som'",
                            (long long)who[0]))),
        3);
    assert_int_equal(groups_undo(t, first, &ps), INVALID);
    ps.n = 0;
    assert_int_equal(groups_undo(t, event, &ps), DONE);
    assert_int_equal(groups_undo(t, first, &ps), DONE);
    assert_int_equal(groups_members(t, GROUP, DAY("2026-12-02")).n, 3);
}

RULE(a_split_moves_the_chosen_and_undo_takes_the_new_group_away)
{
    int64_t who[6], fresh;
    struct problems ps = { 0 };
    lay_out(t);
    fill(t, who);
    int64_t chosen[] = { who[0], who[4] };
    assert_int_equal(
        groups_split(t, GROUP,
            &(struct group_split){ .persons = chosen, .n = 0, .name = S("Kontula 2"), .on = DAY("2026-11-23") }, &fresh,
            &ps),
        INVALID);
    ps.n = 0;
    assert_int_equal(
        groups_split(t, GROUP,
            &(struct group_split){ .persons = chosen, .n = 2, .name = S("Kontula 2"), .on = DAY("2026-11-23") }, &fresh,
            &ps),
        DONE);
    assert_int_equal(groups_members(t, GROUP, DAY("2026-11-23")).n, 1);
    assert_int_equal(groups_members(t, fresh, DAY("2026-11-23")).n, 2);
    assert_int_equal(began_in(t, GROUP), 3);
    assert_int_equal(began_in(t, fresh), 0);
    assert_int_equal(groups_count_combined(t, fresh), 2);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_true(groups_may_write(t, fresh));
    become(t, MANAGER, ROLE_MANAGER);
    struct group_events events = groups_events(t, GROUP);
    assert_int_equal(events.n, 1);
    assert_int_equal(events.at[0].moved, 2);
    assert_int_equal(groups_undo(t, events.at[0].event, &ps), DONE);
    assert_int_equal(groups_members(t, GROUP, DAY("2026-11-23")).n, 3);
    assert_false(groups_may_see(t, fresh));
}

RULE(a_merge_that_came_with_an_import_is_counted_by_the_first_group_too)
{
    lay_out(t);
    int64_t warsan = person(t, "Warsan", "Testi"), nour = person(t, "Nour", "Testi");
    assert_int_equal(groups_join(t, GROUP, warsan, DAY("2026-10-06")), DONE);
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-11-01'");
    test_sql(t, "UPDATE groups_group SET merged_into = 51 WHERE id = 50");
    assert_int_equal(groups_join(t, OTHER, warsan, DAY("2026-11-02")), DONE);
    assert_int_equal(groups_join(t, OTHER, nour, DAY("2026-10-05")), DONE);
    assert_int_equal(began_in(t, GROUP), 1);
    assert_int_equal(began_in(t, OTHER), 1);
    assert_int_equal(groups_count_combined(t, OTHER), 2);
}

RULE(the_card_keeps_several_weekdays_and_the_package_sees_the_first)
{
    struct problems ps = { 0 };
    struct group_record g;
    int64_t id;
    lay_out(t);
    assert_int_equal(groups_record(t, GROUP, GROUP_REGISTER, &g), DONE);
    assert_int_equal(g.card.weekdays.n, 2);
    assert_int_equal(groups_add(t, PROJECT, &g.card, &id, &ps), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM groups_group WHERE weekday = 'tue' AND more_weekdays = 'thu'"), 2);
    g.card.weekdays.n = 1;
    assert_int_equal(groups_change(t, id, 1, &g.card, &ps), DONE);
    assert_int_equal(groups_change(t, id, 1, &g.card, &ps), CONFLICT);
    assert_int_equal(groups_record(t, id, GROUP_REGISTER, &g), DONE);
    assert_int_equal(g.card.weekdays.n, 1);
    g.card.ends_on = DAY("2026-01-01");
    assert_int_equal(groups_change(t, id, 2, &g.card, &ps), INVALID);
}

/* A register of the day before belongs to the old group; one of the very day or later holds everybody where she is. */
RULE(a_mark_of_the_border_day_or_later_holds_a_merge_and_a_split_and_one_of_the_day_before_does_not)
{
    static const struct {
        const char *on;
        enum outcome how;
    } each[] = { { "2026-11-11", INVALID }, { "2026-11-12", INVALID }, { "2026-11-13", DONE } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        for (int split = 0; split < 2; split++) {
            struct problems ps = { 0 };
            int64_t who[6], made = 0;
            struct day on;
            lay_out(t);
            fill(t, who);
            add_sessions(t);
            mark(t, 901, who[0]); /* of 2026-11-12 */
            assert_true(day_read(str_of(each[i].on), &on));
            enum outcome how = split ? groups_split(t, GROUP,
                                           &(struct group_split){
                                               .persons = who, .n = 1, .name = S("Kontula 2"), .on = on },
                                           &made, &ps)
                                     : groups_merge(t, GROUP, OTHER, on, &made, &ps);
            assert_int_equal(how, each[i].how);
            assert_int_equal(ps.n, how == INVALID);
            if (how == INVALID)
                assert_str(ps.at[0].field, "on");
            test_rollback(t);
        }
}

RULE(a_mark_of_somebody_who_stays_does_not_hold_a_split)
{
    struct problems ps = { 0 };
    int64_t who[6], fresh = 0;

    lay_out(t);
    fill(t, who);
    add_sessions(t);
    mark(t, 902, who[1]);
    assert_int_equal(
        groups_split(t, GROUP,
            &(struct group_split){ .persons = who, .n = 1, .name = S("Kontula 2"), .on = DAY("2026-11-23") }, &fresh,
            &ps),
        DONE);
    assert_false(groups_is_member(t, GROUP, who[0], DAY("2026-11-23")));
    assert_true(groups_is_member(t, GROUP, who[0], DAY("2026-11-22")));
    assert_true(groups_is_member(t, fresh, who[0], DAY("2026-11-23")));
    assert_false(groups_is_member(t, fresh, who[0], DAY("2026-11-22")));
}

RULES(a_merge_that_came_with_an_import_is_counted_by_the_first_group_too,
    the_card_keeps_several_weekdays_and_the_package_sees_the_first,
    after_a_merge_the_members_belong_to_the_other_group_from_that_day,
    figures_are_right_by_the_original_and_by_the_combined_group,
    outcomes_keep_counting_by_the_language_of_the_first_group,
    a_merge_cancels_the_planned_sessions_with_a_reason_and_undo_brings_all_back,
    who_left_the_combined_group_has_left_after_the_undo_too, a_merge_with_a_mark_after_it_cannot_be_undone,
    a_merge_is_refused_when_it_makes_no_sense, a_second_merge_keeps_the_first_origin,
    a_split_moves_the_chosen_and_undo_takes_the_new_group_away,
    a_mark_of_the_border_day_or_later_holds_a_merge_and_a_split_and_one_of_the_day_before_does_not,
    a_mark_of_somebody_who_stays_does_not_hold_a_split)
