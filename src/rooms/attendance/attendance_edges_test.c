/* Tests of a register's edges, on both engines: numbers and notes, who may stand in it, corrections and what they keep,
 * carers, closing and taking back. */
#include "tests/attendance_testing.h"

static enum outcome save_numbers(struct task *t, int64_t visitors, int64_t carers)
{
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    e.visitors = visitors, e.extra_carers = carers;
    return attendance_record(t, SESSION, &e, &ps);
}

RULE(visitors_and_carers_are_counted_up_to_their_limits)
{
    static const struct {
        int64_t visitors, carers;
        enum outcome how;
    } each[] = {
        { 500, 50, DONE },
        { 0, 0, DONE },
        { 501, 0, INVALID },
        { -1, 0, INVALID },
        { 0, 51, INVALID },
        { 0, -1, INVALID },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        furnish(t);
        assert_int_equal(save_numbers(t, each[i].visitors, each[i].carers), each[i].how);
        if (each[i].how == DONE)
            assert_int_equal(test_number(t, "SELECT visitors * 1000 + carers FROM groups_session WHERE id = 900"),
                each[i].visitors * 1000 + each[i].carers);
        t->viewer = &VIEWER_PROGRAM;
        test_rollback(t);
    }
}

RULE(a_note_has_room_for_20000_bytes)
{
    struct register_entry e = REGISTER_ENTRY;
    char *long_note = arena_alloc(t->a, 20001);
    struct problems ps = { 0 };

    furnish(t);
    memset(long_note, 'a', 20001);
    e.note_changed = true, e.note = (struct str){ long_note, 20000 };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    e.note.n = 20001;
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), INVALID);
    assert_str(ps.at[0].field, "note");
}

RULE(minutes_are_between_none_and_the_whole_session)
{
    static const struct {
        int64_t minutes;
        enum outcome how;
    } each[] = { { 120, DONE }, { 0, DONE }, { 121, INVALID }, { -1, INVALID } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct room m = furnish(t);
        struct attendance_mark late = { m.amina, MARK_late, each[i].minutes, false, false };
        struct register_entry e = REGISTER_ENTRY;
        struct problems ps = { 0 };
        e.marks = (struct attendance_marks){ &late, 1, 1 };
        assert_int_equal(attendance_record(t, SESSION, &e, &ps), each[i].how);
        t->viewer = &VIEWER_PROGRAM;
        test_rollback(t);
    }
}

RULE(who_is_marked_without_being_a_member_on_that_day_stands_as_an_outsider)
{
    struct room m = furnish(t);
    struct sheet sheet;

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 1, m.hodan, MARK_present, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 2, m.sahra, MARK_present, ""), DONE);
    test_sql(
        t, str_z(t->a,
               str_fmt(t->a, "UPDATE groups_membership SET state = 'waiting', joined_on = NULL WHERE person_id = %lld",
                   (long long)m.amina)));
    test_sql(t,
        str_z(t->a,
            str_fmt(t->a, "UPDATE groups_membership SET state = 'left', left_on = '2026-11-21' WHERE person_id = %lld",
                (long long)m.hodan)));
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_int_equal(sheet.rows.n, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(sheet.rows.at[i].outsider, sheet.rows.at[i].person != m.sahra);
    test_sql(t, "UPDATE groups_membership SET left_on = '2026-11-22' WHERE state = 'left'");
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(sheet.rows.at[i].outsider, sheet.rows.at[i].person == m.amina);
}

RULE(carers_are_staff_of_the_project_but_no_coordinators_and_who_is_disabled_only_where_she_was_on_duty)
{
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };
    struct sheet sheet;
    char coordinator[ID_TEXT], carer[ID_TEXT];

    furnish(t);
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES "
                "(106, '', 'Cora', CAST('c' AS {bytes}), 'cora@example.org', 'coordinator', '', 0, 0, 1, "
                "'2026-01-01T00:00:00Z')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (106, 10, 'coordinator')");
    id_text(COORDINATOR, coordinator), id_text(CARER, carer);
    struct str ids[] = { str_of(coordinator), str_of(carer) };
    e.carers_in = (struct strs){ ids, 2 };
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_int_equal(sheet.carers.n, 2);
    assert_int_equal(sheet.carers.at[0].staff, CARER);
    assert_true(sheet.carers.at[0].carer);
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(test_number(t, "SELECT max(staff_id) FROM attendance_carer"), CARER);
    test_sql(t, "UPDATE staff SET disabled = 1 WHERE id = 104");
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_int_equal(sheet.carers.n, 2);
    assert_true(sheet.carers.at[0].on_duty);
    assert_int_equal(attendance_sheet(t, EARLIER, &sheet), DONE);
    assert_int_equal(sheet.carers.n, 1);
}

/* ---- corrections */

static int64_t corrections(struct task *t, const char *before, const char *after)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM attendance_correction WHERE before_value = '%s' AND "
                                          "after_value = '%s' AND reason = 'Paper list' "
                                          "AND session_id = 900 AND done_by = 102 AND done_at = '2026-11-22T08:30:00Z'",
                                          before, after)));
}

RULE(a_correction_keeps_what_stood_of_a_mark_that_is_changed_or_taken_off_and_of_a_child)
{
    struct room m = furnish(t);
    struct child_mark came = { m.child, S("came") };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_correction"), 0);
    assert_int_equal(attendance_close(t, SESSION, 1), DONE);
    assert_int_equal(save_one(t, SESSION, 2, m.amina, MARK_late, "Paper list"), DONE);
    assert_int_equal(corrections(t, "present", "late"), 1);
    assert_int_equal(save_one(t, SESSION, 3, m.hodan, MARK_NONE, "Paper list"), DONE);
    assert_int_equal(corrections(t, "absent", ""), 1);
    assert_int_equal(save_one(t, SESSION, 4, m.sahra, MARK_absent, "Paper list"), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_correction"), 2); /* says what stands: no correction */
    e.version = 5, e.reason = S("Paper list"), e.children = (struct child_marks){ &came, 1, 1 };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(corrections(t, "", "came"), 1);
}

RULE(a_correction_can_be_taken_back_and_leaves_its_trace)
{
    struct room m = furnish(t);

    assert_int_equal(attendance_close(t, SESSION, 0), DONE);
    assert_int_equal(save_one(t, SESSION, 1, m.amina, MARK_present, "Paper list"), DONE);
    assert_int_equal(attendance_undo(t, SESSION, NULL), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_absent);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_correction"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 900 AND closed_at IS NOT NULL"), 1);
}

/* ---- closing */

RULE(a_register_is_closed_on_its_day_by_who_may_write_it_and_says_when_and_by_whom)
{
    furnish(t);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(attendance_close(t, SESSION, 0), NOT_FOUND);
    become(t, COORDINATOR, ROLE_COORDINATOR);
    assert_int_equal(attendance_close(t, SESSION, 0), NOT_FOUND);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(attendance_close(t, SESSION, 0), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 900 AND closed_at = "
                                    "'2026-11-22T08:30:00Z' AND closed_by = 103 AND state = 'held'"),
        1);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'absent' AND session_id = 900"), 3);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE detail = 'closed' AND subject = 900"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE closed_at IS NOT NULL"), 1);
}

RULE(closing_leaves_marks_apologies_and_children_who_came_as_they_are_and_no_absence_for_who_was_no_member)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_excused, ""), DONE);
    assert_int_equal(save_child(t, SESSION, 1, m.child, "came"), DONE);
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE groups_membership SET joined_on = '2026-11-23' WHERE person_id = %lld",
                           (long long)m.hodan)));
    assert_int_equal(attendance_close(t, SESSION, 2), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_excused);
    assert_int_equal(mark_of(t, SESSION, m.hodan), MARK_NONE);
    assert_int_equal(mark_of(t, SESSION, m.sahra), MARK_absent);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_child WHERE state = 'came'"), 1);
}

/* ---- two writers, one of them on a phone without connection */

static enum outcome from_phone(struct task *t, int64_t version, int64_t person, enum mark mark, const char *recorded_at)
{
    struct attendance_mark m = { person, mark, INT_NONE, false, false };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    e.version = version;
    e.marks = (struct attendance_marks){ &m, 1, 1 };
    assert_true(instant_read(str_of(recorded_at), &e.recorded_at));
    return attendance_record(t, SESSION, &e, &ps);
}

RULE(a_phones_word_counts_when_it_is_newer_or_the_page_had_shown_the_last_save)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(from_phone(t, 0, m.amina, MARK_absent, "2026-11-22T08:30:01Z"), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_absent);
    assert_int_equal(from_phone(t, 2, m.amina, MARK_late, "2026-11-22T08:00:00Z"), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_late);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(from_phone(t, 0, m.amina, MARK_excused, "2026-11-22T08:59:00Z"), CONFLICT);
}

RULE(a_mark_that_another_made_since_is_taken_off_only_by_who_has_seen_it)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(save_child(t, SESSION, 1, m.child, "came"), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_NONE, ""), CONFLICT);
    assert_int_equal(save_child(t, SESSION, 0, m.child, ""), CONFLICT);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_present);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_child WHERE state = 'came'"), 1);
    assert_int_equal(save_one(t, SESSION, version_of(t, SESSION), m.amina, MARK_NONE, ""), DONE);
    assert_int_equal(save_child(t, SESSION, version_of(t, SESSION), m.child, ""), DONE);
    assert_int_equal(
        test_number(t, "SELECT (SELECT count(*) FROM attendance_mark) + (SELECT count(*) FROM attendance_child)"), 0);
}

RULE(taking_back_gives_each_row_its_minutes_writer_and_hour_and_carers_their_duty)
{
    struct room m = furnish(t);
    struct attendance_mark late = { m.amina, MARK_late, 45, false, false };
    struct child_mark came = { m.child, S("came") }, not = { m.child, S("did_not_come") };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };
    char carer[ID_TEXT];

    id_text(CARER, carer);
    struct str ids[] = { str_of(carer) };
    e.marks = (struct attendance_marks){ &late, 1, 1 }, e.children = (struct child_marks){ &came, 1, 1 },
    e.carers_in = (struct strs){ ids, 1 }, e.extra_carers = 2;
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    become(t, PEER, ROLE_PEER);
    struct attendance_mark absent = { m.amina, MARK_absent, INT_NONE, false, false };
    e = REGISTER_ENTRY;
    e.version = 1;
    e.marks = (struct attendance_marks){ &absent, 1, 1 }, e.children = (struct child_marks){ &not, 1, 1 },
    e.carers_out = (struct strs){ ids, 1 }, e.extra_carers = 5;
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(attendance_undo(t, SESSION, NULL), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'late' AND minutes = 45 AND "
                                    "marked_by = 102 AND marked_at = '2026-11-22T08:30:00Z'"),
        1);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_child WHERE state = 'came' AND marked_by = 102"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_carer WHERE staff_id = 104"), 1);
    assert_int_equal(test_number(t, "SELECT carers FROM groups_session WHERE id = 900"), 2);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(attendance_undo(t, SESSION, NULL), NOT_FOUND);
}

RULE(absences_in_a_row_are_told_to_who_sees_the_group_and_of_held_sessions_only)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, EARLIER, 0, m.amina, MARK_absent, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_absent, ""), DONE);
    assert_int_equal(attendance_missing(t, GROUP, 2).n, 1);
    assert_int_equal(attendance_missing(t, GROUP, 3).n, 0);
    test_sql(t,
        "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, kind, theme, module, "
        "expert, state, cancel_reason, visitors, carers, register_version, version, created_at) SELECT 999, '', "
        "group_id, project_id, day, '23:00', 'meeting', '', '', '', 'held', '', 0, 0, 0, 1, '' FROM "
        "groups_session WHERE id = 901"); /* between the two, and nobody marked her */
    assert_int_equal(attendance_missing(t, GROUP, 2).n, 0);
    test_sql(t, "DELETE FROM groups_session WHERE id = 999");
    assert_int_equal(attendance_missing(t, GROUP, 2).n, 1);
    test_sql(t, "UPDATE groups_session SET state = 'cancelled' WHERE id = 901");
    assert_int_equal(attendance_missing(t, GROUP, 2).n, 0);
    assert_int_equal(attendance_of_one(t, GROUP, m.amina).marked, 1);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(attendance_missing(t, GROUP, 1).n, 0);
    assert_int_equal(attendance_of_one(t, GROUP, m.amina).marked, 0);
}

RULE(who_came_along_and_is_marked_can_be_marked_again_by_anybody_who_keeps_the_register)
{
    furnish(t);
    t->viewer = &VIEWER_PROGRAM;
    int64_t friend = person(t, "Ikran", "Testi");
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(walk_in(t, SESSION, friend), DONE);
    become(t, PEER, ROLE_PEER);
    assert_false(people_may_see(t, friend));
    assert_int_equal(save_one(t, SESSION, 1, friend, MARK_late, ""), DONE);
    assert_int_equal(mark_of(t, SESSION, friend), MARK_late);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark WHERE walk_in = 1"), 1);
}

RULE(each_members_marks_are_counted_over_the_held_sessions_of_the_group)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, EARLIER, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_late, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 1, m.hodan, MARK_excused, ""), DONE);
    struct member_tallies all = attendance_tallies(t, GROUP);
    assert_int_equal(all.n, 3);
    assert_int_equal(all.at[0].person.id, m.amina);
    assert_int_equal(all.at[0].of.n[MARK_present], 1);
    assert_int_equal(all.at[0].of.percent, 100);
    assert_int_equal(all.at[1].of.n[MARK_excused], 1);
    assert_int_equal(all.at[1].of.percent, 0);
    assert_int_equal(all.at[2].of.percent, INT_NONE);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(attendance_tallies(t, GROUP).n, 0);
}

RULE(who_told_in_advance_and_comes_after_all_is_taken_off_before_the_day)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, COMING, 0, m.amina, MARK_excused, ""), DONE);
    assert_int_equal(save_one(t, COMING, 1, m.amina, MARK_present, ""), INVALID);
    assert_int_equal(save_one(t, COMING, 1, m.amina, MARK_NONE, ""), DONE);
    assert_int_equal(mark_of(t, COMING, m.amina), MARK_NONE);
}

/* The page was shown with no visitors; somebody else has counted four since. */
RULE(two_who_counted_the_same_number_of_visitors_do_not_clash_and_two_numbers_do)
{
    static const struct {
        int64_t mine;
        size_t clashes;
    } each[] = { { 4, 0 }, { 5, 1 }, { 0, 0 } };
    struct register_entry e = REGISTER_ENTRY;

    furnish(t);
    test_sql(t, "UPDATE groups_session SET visitors = 4, carers = 4, register_version = 1 WHERE id = 900");
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        e.visitors = e.extra_carers = each[i].mine;
        e.visitors_shown = e.extra_carers_shown = each[i].mine ? 0 : 4;
        assert_int_equal(attendance_clashes(t, SESSION, &e).n, 2 * each[i].clashes);
    }
}

RULE(an_old_register_names_only_those_whom_its_leader_still_sees_and_is_closed_for_all)
{
    enum { OLD = 990 };
    struct room m = furnish(t);
    struct sheet sheet;
    const struct viewer *leader = t->viewer;

    add_session(t, OLD, GROUP, "2026-08-18");
    test_sql(t, "UPDATE groups_membership SET joined_on = '2026-08-01'");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE groups_membership SET state = 'left', left_on = '2026-09-01' WHERE "
                                "person_id = %lld",
                                (long long)m.amina)));
    test_sql(t, "DELETE FROM journal");
    assert_int_equal(walk_in(t, OLD, m.hodan), DONE);
    assert_int_equal(attendance_sheet(t, OLD, &sheet), DONE);
    assert_int_equal(sheet.rows.n, 2);
    assert_int_equal(sheet.unseen, 1);
    for (size_t i = 0; i < sheet.rows.n; i++)
        assert_int_equal(sheet.rows.at[i].children.n, 0); /* her child has gone with her */
    assert_int_equal(attendance_close(t, OLD, version_of(t, OLD)), DONE);
    t->viewer = &VIEWER_PROGRAM;
    assert_int_equal(mark_of(t, OLD, m.amina), MARK_absent);
    assert_int_equal(attendance_sheet(t, OLD, &sheet), DONE);
    assert_int_equal(sheet.rows.n, 3);
    assert_int_equal(sheet.unseen, 0);
    t->viewer = leader;
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_int_equal(sheet.unseen, 0);
}

RULES(an_old_register_names_only_those_whom_its_leader_still_sees_and_is_closed_for_all,
    visitors_and_carers_are_counted_up_to_their_limits, a_note_has_room_for_20000_bytes,
    minutes_are_between_none_and_the_whole_session,
    who_is_marked_without_being_a_member_on_that_day_stands_as_an_outsider,
    carers_are_staff_of_the_project_but_no_coordinators_and_who_is_disabled_only_where_she_was_on_duty,
    a_correction_keeps_what_stood_of_a_mark_that_is_changed_or_taken_off_and_of_a_child,
    a_correction_can_be_taken_back_and_leaves_its_trace,
    a_register_is_closed_on_its_day_by_who_may_write_it_and_says_when_and_by_whom,
    closing_leaves_marks_apologies_and_children_who_came_as_they_are_and_no_absence_for_who_was_no_member,
    a_phones_word_counts_when_it_is_newer_or_the_page_had_shown_the_last_save,
    a_mark_that_another_made_since_is_taken_off_only_by_who_has_seen_it,
    taking_back_gives_each_row_its_minutes_writer_and_hour_and_carers_their_duty,
    absences_in_a_row_are_told_to_who_sees_the_group_and_of_held_sessions_only,
    who_came_along_and_is_marked_can_be_marked_again_by_anybody_who_keeps_the_register,
    each_members_marks_are_counted_over_the_held_sessions_of_the_group,
    who_told_in_advance_and_comes_after_all_is_taken_off_before_the_day,
    two_who_counted_the_same_number_of_visitors_do_not_clash_and_two_numbers_do)
