/* Tests of the register's rules, on both engines. */
#include "tests/attendance_testing.h"

RULE(a_save_records_the_marks_and_the_session_was_held)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_present);
    assert_int_equal(mark_of(t, SESSION, m.hodan), MARK_NONE);
    assert_int_equal(version_of(t, SESSION), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 900 AND state = 'held'"), 1);
}

RULE(saving_the_same_again_writes_no_row)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 1, m.amina, MARK_present, ""), DONE);
    assert_int_equal(test_number(t, "SELECT version FROM attendance_mark"), 1);
}

RULE(a_mark_for_someone_who_left_before_the_day_is_refused)
{
    struct room m = furnish(t);

    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-11-01'");
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), INVALID);
}

RULE(a_register_of_a_group_that_is_not_ones_own_is_not_there)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, OTHERS, 0, m.amina, MARK_present, ""), NOT_FOUND);
    become(t, COORDINATOR, ROLE_COORDINATOR);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), NOT_FOUND);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
}

RULE(minutes_beyond_the_session_are_refused)
{
    struct room m = furnish(t);
    struct attendance_mark late = { m.amina, MARK_late, 121, false, false };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    e.marks = (struct attendance_marks){ &late, 1, 1 };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), INVALID);
    assert_int_equal(ps.n, 1);
    test_rollback(t);
    m = furnish(t);
    late = (struct attendance_mark){ m.amina, MARK_late, 100, false };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
}

RULE(two_instructors_saving_the_same_row_meet_the_conflict)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_absent, ""), CONFLICT);
}

RULE(the_conflict_names_both_values_and_who_wrote_them)
{
    struct room m = furnish(t);
    struct attendance_mark mine = { m.amina, MARK_absent, INT_NONE, false, false };
    struct register_entry e = REGISTER_ENTRY;

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    become(t, PEER, ROLE_PEER);
    e.marks = (struct attendance_marks){ &mine, 1, 1 };
    struct clashes clashes = attendance_clashes(t, SESSION, &e);
    assert_int_equal(clashes.n, 1);
    assert_str(clashes.at[0].mine, "absent");
    assert_str(clashes.at[0].theirs, "present");
    assert_int_equal(clashes.at[0].by, LEADER);
    assert_instant(clashes.at[0].at, "2026-11-22T08:30:00Z");
}

RULE(two_people_who_touch_different_rows_or_say_the_same_are_no_conflict)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save_one(t, SESSION, 0, m.hodan, MARK_absent, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_present);
    assert_int_equal(mark_of(t, SESSION, m.hodan), MARK_absent);
}

RULE(a_childs_row_meets_the_conflict_as_well)
{
    struct room m = furnish(t);

    assert_int_equal(save_child(t, SESSION, 0, m.child, "came"), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save_child(t, SESSION, 0, m.child, "did_not_come"), CONFLICT);
    assert_int_equal(save_child(t, SESSION, 0, m.child, "came"), DONE);
}

RULE(of_one_persons_own_two_saves_the_newer_wins)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_late, ""), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_late);
}

RULE(an_older_word_from_a_phone_without_connection_and_the_writers_newer_one_are_a_choice)
{
    struct room m = furnish(t);
    struct attendance_mark absent = { m.amina, MARK_absent, INT_NONE, false, false };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    e.marks = (struct attendance_marks){ &absent, 1, 1 };
    e.recorded_at = (struct instant){ "2026-11-22T08:00:00Z" };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), CONFLICT);
    assert_int_equal(attendance_clashes(t, SESSION, &e).n, 1);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_present);
}

RULE(a_mark_counts_from_when_it_was_recorded_so_that_the_second_from_a_queue_is_the_newer_one)
{
    struct room m = furnish(t);
    struct attendance_mark mark = { m.amina, MARK_present, INT_NONE, false, false };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    e.marks = (struct attendance_marks){ &mark, 1, 1 };
    e.recorded_at = (struct instant){ "2026-11-22T08:00:00Z" };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_mark WHERE marked_at = '2026-11-22T08:00:00Z'"), 1);
    mark.mark = MARK_absent;
    e.recorded_at = (struct instant){ "2026-11-22T08:02:00Z" };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_absent);
}

RULE(a_mark_that_another_took_away_since_is_a_choice)
{
    struct room m = furnish(t);
    struct attendance_mark late = { m.amina, MARK_late, INT_NONE, false, true };
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save_one(t, SESSION, 1, m.amina, MARK_NONE, ""), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    e.version = 1;
    e.marks = (struct attendance_marks){ &late, 1, 1 };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), CONFLICT);
    e.version = version_of(t, SESSION);
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
}

RULE(of_two_notes_both_are_kept)
{
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };
    struct sheet sheet;

    furnish(t);
    e.note_changed = true;
    e.note = S("The library closes early.");
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    become(t, PEER, ROLE_PEER);
    e.note = S("Bring the keys.");
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_str(sheet.note, "The library closes early.\nBring the keys.");
    assert_int_equal(
        test_number(
            t, "SELECT count(*) FROM groups_session WHERE CAST(note AS {bytes}) = CAST('Bring the keys.' AS {bytes})"),
        0);
}

RULE(a_head_count_that_two_changed_is_a_conflict)
{
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };

    furnish(t);
    e.visitors = 3;
    e.visitors_shown = 0;
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    e.visitors = 4;
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), CONFLICT);
    e.visitors_shown = 3;
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    e.visitors = 501;
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), INVALID);
}

RULE(a_child_of_another_family_is_refused)
{
    struct room m = furnish(t);

    (void)m;
    assert_int_equal(save_child(t, SESSION, 0, 4711, "came"), INVALID);
    assert_int_equal(save_child(t, SESSION, 0, m.child, "asleep"), INVALID);
}

RULE(carers_come_on_duty_and_go_and_must_work_in_the_project)
{
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };
    char carer[ID_TEXT], stranger[ID_TEXT];

    furnish(t);
    id_text(CARER, carer);
    id_text(STRANGER, stranger);
    struct str ids[] = { str_of(carer), str_of(stranger) };
    e.carers_in = (struct strs){ ids, 2 };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_carer"), 1);
    e.carers_in = (struct strs){ 0 };
    e.carers_out = (struct strs){ ids, 1 };
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_carer"), 0);
}

RULE(closing_makes_the_unmarked_absent_and_booked_children_not_come)
{
    struct room m = furnish(t);
    struct session_brief s;

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(save_child(t, SESSION, 1, m.child, "booked"), DONE);
    assert_int_equal(attendance_close(t, SESSION, 1), CONFLICT);
    assert_int_equal(attendance_close(t, SESSION, 2), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_present);
    assert_int_equal(mark_of(t, SESSION, m.hodan), MARK_absent);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_child WHERE state = 'did_not_come'"), 1);
    assert_int_equal(groups_session(t, SESSION, &s), DONE);
    assert_true(s.closed);
    assert_int_equal(attendance_close(t, SESSION, 3), INVALID);
    assert_int_equal(attendance_close(t, COMING, 0), INVALID);
}

RULE(who_left_and_came_back_on_the_day_is_marked_once)
{
    struct room m = furnish(t);
    struct session_brief s;

    assert_int_equal(groups_session(t, SESSION, &s), DONE);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE groups_membership SET state = 'left', left_on = '%s' WHERE person_id = %lld "
                                "AND group_id = %lld",
                                s.day.t, (long long)m.amina, (long long)s.group)));
    test_sql(
        t, str_z(t->a,
               str_fmt(t->a,
                   "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, version) "
                   "VALUES (9901, %lld, %lld, %lld, 'member', '%s', 1)",
                   (long long)s.group, (long long)m.amina, (long long)s.project, s.day.t)));
    assert_int_equal(groups_member_ids(t, s.group, s.day).n, 3); /* three women, though she has two memberships */
    assert_int_equal(attendance_close(t, SESSION, 0), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_absent);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark"), 3);
    assert_int_equal(
        test_number(
            t, "SELECT (length(what_stood) - length(replace(what_stood, 'mark ', ''))) / 5 FROM attendance_undo"),
        3);
}

RULE(a_closed_register_takes_a_correction_only_with_a_reason_and_keeps_what_stood)
{
    struct room m = furnish(t);

    assert_int_equal(attendance_close(t, SESSION, 0), DONE);
    assert_int_equal(save_one(t, SESSION, 1, m.amina, MARK_present, "  "), NOT_ALLOWED);
    assert_int_equal(save_one(t, SESSION, 1, m.amina, MARK_present, "She signed the list"), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_correction WHERE before_value = 'absent' AND "
                                    "after_value = 'present' AND done_by = 102"),
        1);
}

RULE(a_locked_period_takes_a_correction_only_with_a_reason)
{
    struct room m = furnish(t);

    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (1, "
                "10, 'Autumn', '2026-11-01', '2026-11-20', 1, 1)");
    assert_int_equal(save_one(t, EARLIER, 0, m.amina, MARK_present, ""), NOT_ALLOWED);
    assert_int_equal(save_one(t, EARLIER, 0, m.amina, MARK_present, "Found the paper list"), DONE);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(attendance_close(t, EARLIER, version_of(t, EARLIER)), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_correction WHERE session_id = 901"), 3);
}

RULE(the_last_save_is_taken_back_whole)
{
    struct room m = furnish(t);
    struct register_entry e = REGISTER_ENTRY;
    struct problems ps = { 0 };
    struct sheet sheet;
    struct attendance_mark marks[] = { { m.amina, MARK_absent, INT_NONE, false },
        { m.hodan, MARK_present, INT_NONE, false } };
    struct child_mark came = { m.child, S("came") };

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    e.version = 1;
    e.marks = (struct attendance_marks){ marks, 2, 2 };
    e.children = (struct child_marks){ &came, 1, 1 };
    e.visitors = 2;
    e.note_changed = true;
    e.note = S("A note");
    assert_int_equal(attendance_record(t, SESSION, &e, &ps), DONE);
    assert_int_equal(attendance_undo(t, SESSION, NULL), DONE);
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_present);
    assert_int_equal(mark_of(t, SESSION, m.hodan), MARK_NONE);
    assert_str(sheet.rows.at[0].children.at[0].state, "");
    assert_int_equal(sheet.s.visitors, 0);
    assert_str(sheet.note, "");
    assert_false(sheet.may_undo);
    assert_int_equal(attendance_undo(t, SESSION, NULL), INVALID);
}

RULE(the_first_save_taken_back_leaves_a_planned_session)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    assert_int_equal(attendance_undo(t, SESSION, NULL), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 900 AND state = 'planned'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark"), 0);
}

RULE(closing_by_mistake_is_taken_back)
{
    struct room m = furnish(t);
    struct session_brief s;

    assert_int_equal(attendance_close(t, SESSION, 0), DONE);
    assert_int_equal(attendance_undo(t, SESSION, NULL), DONE);
    assert_int_equal(groups_session(t, SESSION, &s), DONE);
    assert_false(s.closed);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_NONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_correction"), 0);
}

RULE(a_save_is_taken_back_only_by_its_writer_on_the_same_day_and_before_the_next_save)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_present, ""), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(attendance_undo(t, SESSION, NULL), INVALID);
    become(t, LEADER, ROLE_INSTRUCTOR);
    t->today = DAY("2026-11-23");
    assert_int_equal(attendance_undo(t, SESSION, NULL), INVALID);
    t->today = DAY("2026-11-22");
    assert_int_equal(walk_in(t, SESSION, m.hodan), DONE);
    assert_int_equal(attendance_undo(t, SESSION, NULL), DONE);
    assert_int_equal(mark_of(t, SESSION, m.amina), MARK_present);
    assert_int_equal(mark_of(t, SESSION, m.hodan), MARK_NONE);
}

RULE(who_came_along_is_marked_without_being_a_member_if_the_viewer_may_see_her)
{
    furnish(t);
    t->viewer = &VIEWER_PROGRAM;
    int64_t friend = person(t, "Ikran", "Testi");
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(walk_in(t, SESSION, friend), NOT_ALLOWED);
    become(t, MANAGER, ROLE_MANAGER);
    assert_int_equal(walk_in(t, SESSION, friend), DONE);
    assert_int_equal(mark_of(t, SESSION, friend), MARK_present);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark WHERE walk_in = 1"), 1);
    assert_int_equal(attendance_close(t, SESSION, version_of(t, SESSION)), DONE);
    assert_int_equal(walk_in(t, SESSION, friend), NOT_ALLOWED);
}

RULE(an_apology_in_advance_is_no_absence)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, COMING, 0, m.amina, MARK_present, ""), INVALID);
    test_rollback(t);
    m = furnish(t);
    assert_int_equal(save_one(t, COMING, 0, m.amina, MARK_excused, ""), DONE);
    assert_int_equal(save_child(t, COMING, 1, m.child, "booked"), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE id = 902 AND state = 'planned'"), 1);
    assert_int_equal(attendance_missing(t, GROUP, 1).n, 0);
}

RULE(twice_absent_in_a_row_is_noticed_and_an_apology_ends_the_row)
{
    struct room m = furnish(t);

    assert_int_equal(save_one(t, EARLIER, 0, m.amina, MARK_absent, ""), DONE);
    assert_int_equal(save_one(t, EARLIER, 1, m.hodan, MARK_excused, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 0, m.hodan, MARK_absent, ""), DONE);
    assert_int_equal(attendance_missing(t, GROUP, 2).n, 0);
    assert_int_equal(save_one(t, SESSION, 1, m.amina, MARK_absent, ""), DONE);
    struct person_briefs missing = attendance_missing(t, GROUP, 2);
    assert_int_equal(missing.n, 1);
    assert_str(missing.at[0].name, "Amina Testi");
    test_sql(t, "UPDATE groups_membership SET state = 'left', left_on = '2026-11-20'");
    assert_int_equal(attendance_missing(t, GROUP, 2).n, 0);
}

RULE(one_persons_attendance_names_its_denominator)
{
    struct room m = furnish(t);

    assert_int_equal(attendance_of_one(t, GROUP, m.amina).percent, INT_NONE);
    assert_int_equal(save_one(t, EARLIER, 0, m.amina, MARK_absent, ""), DONE);
    assert_int_equal(save_one(t, SESSION, 0, m.amina, MARK_late, ""), DONE);
    struct attendance_of of = attendance_of_one(t, GROUP, m.amina);
    assert_int_equal(of.marked, 2);
    assert_int_equal(of.percent, 50);
}

RULE(a_child_stands_once_under_its_parent_and_the_usual_ones_are_known)
{
    struct room m = furnish(t);
    struct sheet sheet;

    test_sql(t, str_z(t->a, str_fmt(t->a, "INSERT INTO people_parent (child_id, person_id) VALUES (%lld, %lld)",
                                (long long)m.child, (long long)m.hodan)));
    assert_int_equal(save_child(t, EARLIER, 0, m.child, "came"), DONE);
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    size_t children = 0;
    for (size_t i = 0; i < sheet.rows.n; i++)
        children += sheet.rows.at[i].children.n;
    assert_int_equal(children, 1);
    assert_true(sheet.rows.at[0].children.at[0].usual);
    assert_true(sheet.rows.at[0].children.at[0].young);
    assert_int_equal(sheet.rows.at[0].children.at[0].age_months, 30);
}

RULE(school_children_are_folded_away_unless_they_usually_come)
{
    struct room m = furnish(t);
    struct problems ps = { 0 };
    struct sheet sheet;
    int64_t pupil, teenager;

    assert_int_equal(people_add_child(t, m.hodan, S("Bilal"), DAY("2018"), &pupil, &ps), DONE);
    assert_int_equal(people_add_child(t, m.hodan, S("Cawo"), DAY("2010-01"), &teenager, &ps), DONE);
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_int_equal(sheet.rows.at[1].children.n, 1);
    assert_true(sheet.rows.at[1].children.at[0].folded);
    assert_int_equal(save_child(t, EARLIER, 0, pupil, "came"), DONE);
    assert_int_equal(attendance_sheet(t, SESSION, &sheet), DONE);
    assert_false(sheet.rows.at[1].children.at[0].folded);
}

RULE(one_carer_for_four_young_or_seven_older_children)
{
    static const struct {
        int64_t young, older, needed;
    } each[] = { { 0, 0, 0 }, { 1, 0, 1 }, { 4, 0, 1 }, { 5, 0, 2 }, { 0, 7, 1 }, { 0, 8, 2 }, { 2, 3, 1 }, { 2, 4, 2 },
        { 8, 7, 3 } };

    struct care_share share = care_share_of(t, GROUP);

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_int_equal(carers_needed(&share, each[i].young, each[i].older), each[i].needed);
}

RULES(a_save_records_the_marks_and_the_session_was_held, saving_the_same_again_writes_no_row,
    a_mark_for_someone_who_left_before_the_day_is_refused, a_register_of_a_group_that_is_not_ones_own_is_not_there,
    minutes_beyond_the_session_are_refused, two_instructors_saving_the_same_row_meet_the_conflict,
    the_conflict_names_both_values_and_who_wrote_them,
    two_people_who_touch_different_rows_or_say_the_same_are_no_conflict, a_childs_row_meets_the_conflict_as_well,
    of_one_persons_own_two_saves_the_newer_wins,
    an_older_word_from_a_phone_without_connection_and_the_writers_newer_one_are_a_choice,
    a_mark_counts_from_when_it_was_recorded_so_that_the_second_from_a_queue_is_the_newer_one,
    a_mark_that_another_took_away_since_is_a_choice, of_two_notes_both_are_kept,
    a_head_count_that_two_changed_is_a_conflict, a_child_of_another_family_is_refused,
    carers_come_on_duty_and_go_and_must_work_in_the_project,
    closing_makes_the_unmarked_absent_and_booked_children_not_come, who_left_and_came_back_on_the_day_is_marked_once,
    a_closed_register_takes_a_correction_only_with_a_reason_and_keeps_what_stood,
    a_locked_period_takes_a_correction_only_with_a_reason, the_last_save_is_taken_back_whole,
    the_first_save_taken_back_leaves_a_planned_session, closing_by_mistake_is_taken_back,
    a_save_is_taken_back_only_by_its_writer_on_the_same_day_and_before_the_next_save,
    who_came_along_is_marked_without_being_a_member_if_the_viewer_may_see_her, an_apology_in_advance_is_no_absence,
    twice_absent_in_a_row_is_noticed_and_an_apology_ends_the_row, one_persons_attendance_names_its_denominator,
    a_child_stands_once_under_its_parent_and_the_usual_ones_are_known,
    school_children_are_folded_away_unless_they_usually_come, one_carer_for_four_young_or_seven_older_children)
