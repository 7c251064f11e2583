/* Tests of single rows of the register, on both engines: a mark that is taken away, somebody who is not in the data any
 * more, two files that were one person, and a woman at the door whom another group knows already. */
#include "rooms/attendance/attendance_register.h"
#include "tests/groups_testing.h"

enum { SESSION = 900 };

/* Amina and Hodan in the viewer's group, a child of Amina; Zeynab in the other group. */
struct room {
    int64_t amina, hodan, zeynab, child;
};

static struct room furnish(struct task *t)
{
    struct room m = { 0 };
    struct problems ps = { 0 };
    struct person_new zeynab = { .given_names = S("Zéynab"),
        .family_name = S("Cali Nuur"),
        .phone = S("040 123 4567"),
        .language = S("som"),
        .birth = DAY("1988-03-12"),
        .entry = t->today };

    t->viewer = &VIEWER_PROGRAM;
    lay_out(t);
    m.amina = person(t, "Amina", "Testi");
    m.hodan = person(t, "Hodan", "Testi");
    assert_int_equal(people_create(t, PROJECT, &zeynab, &m.zeynab, &ps), DONE);
    assert_int_equal(groups_join(t, GROUP, m.amina, DAY("2026-10-06")), DONE);
    assert_int_equal(groups_join(t, GROUP, m.hodan, DAY("2026-10-06")), DONE);
    assert_int_equal(groups_join(t, OTHER, m.zeynab, DAY("2026-10-06")), DONE);
    assert_int_equal(people_add_child(t, m.amina, S("Ayaan"), DAY("2024-05"), &m.child, &ps), DONE);
    test_sql(t, "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, "
                "theme, module, expert, state, "
                "cancel_reason, visitors, carers, register_version, version, created_at) VALUES (900, '', 50, 10, "
                "'2026-11-22', '10:00', '12:00', "
                "'meeting', '', '', '', 'planned', '', 0, 0, 0, 1, '2026-09-01T08:00:00Z')");
    become(t, LEADER, ROLE_INSTRUCTOR);
    return m;
}

static struct problems said; /* by the last save */

static enum outcome save(
    struct task *t, int64_t version, int64_t person, enum mark mark, int64_t child, const char *state)
{
    struct attendance_mark m = { person, mark, INT_NONE, false, false };
    struct child_mark c = { child, str_of(state), false };
    struct register_entry e = REGISTER_ENTRY;

    said = (struct problems){ 0 };
    e.version = version;
    if (person != 0)
        e.marks = (struct attendance_marks){ &m, 1, 1 };
    if (child != 0)
        e.children = (struct child_marks){ &c, 1, 1 };
    return attendance_record(t, SESSION, &e, &said);
}

static bool someone_gone(struct task *t, int64_t person, int64_t child)
{
    struct attendance_mark m = { person, MARK_present, INT_NONE, false, false };
    struct child_mark c = { child, S("came"), false };
    struct register_entry e = REGISTER_ENTRY;

    if (person != 0)
        e.marks = (struct attendance_marks){ &m, 1, 1 };
    if (child != 0)
        e.children = (struct child_marks){ &c, 1, 1 };
    return attendance_someone_gone(t, &e);
}

static int64_t marks(struct task *t, int64_t person)
{
    return test_number(t,
        str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM attendance_mark WHERE person_id = %lld", (long long)person)));
}

/* ---- taking a mark away */

RULE(a_mark_is_taken_away_and_the_save_can_be_undone)
{
    struct room m = furnish(t);

    assert_int_equal(save(t, 0, m.amina, MARK_present, m.child, "came"), DONE);
    assert_int_equal(save(t, 1, m.amina, MARK_NONE, m.child, ""), DONE);
    assert_int_equal(marks(t, m.amina), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_child"), 0);
    assert_int_equal(attendance_undo(t, SESSION, NULL), DONE);
    assert_int_equal(marks(t, m.amina), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_child WHERE state = 'came'"), 1);
}

RULE(a_mark_taken_away_over_what_another_wrote_meanwhile_is_a_conflict)
{
    struct room m = furnish(t);

    assert_int_equal(save(t, 0, m.amina, MARK_present, m.child, "booked"), DONE);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(save(t, 1, m.amina, MARK_late, m.child, "came"), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(save(t, 1, m.amina, MARK_NONE, 0, ""), CONFLICT);
    assert_int_equal(save(t, 1, 0, MARK_NONE, m.child, ""), CONFLICT);
    assert_int_equal(save(t, 2, m.amina, MARK_NONE, m.child, ""), DONE);
    assert_int_equal(marks(t, m.amina), 0);
}

/* ---- gone, and merged */

RULE(somebody_or_a_child_that_is_not_in_the_data_any_more_is_told_apart_from_a_stranger)
{
    struct room m = furnish(t);

    assert_int_equal(save(t, 0, 4242, MARK_present, 0, ""), INVALID);
    assert_str(said.at[0].field, "");
    assert_true(someone_gone(t, 4242, 0));
    assert_int_equal(save(t, 0, 0, MARK_NONE, 4243, "came"), INVALID);
    assert_true(someone_gone(t, 0, 4243));
    assert_int_equal(save(t, 0, m.zeynab, MARK_present, 0, ""), INVALID);
    assert_false(someone_gone(t, m.zeynab, m.child));
}

RULE(a_mark_for_a_file_that_was_merged_goes_to_the_one_who_was_kept)
{
    struct room m = furnish(t);

    t->viewer = &VIEWER_PROGRAM;
    int64_t twice = person(t, "Aamina", "Testi");
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_person SET merged_into = %lld WHERE id = %lld",
                                (long long)m.amina, (long long)twice)));
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(save(t, 0, twice, MARK_late, 0, ""), DONE);
    assert_int_equal(marks(t, m.amina), 1);
    assert_int_equal(marks(t, twice), 0);
}

/* ---- known at the door */

/* The one found; 0: somebody new was made. */
static int64_t meet(struct task *t, const char *given, const char *family, const char *birth, const char *phone)
{
    struct person_new p = { .given_names = str_of(given),
        .family_name = str_of(family),
        .phone = str_of(phone),
        .language = S("som"),
        .entry = t->today };
    struct problems ps = { 0 };
    int64_t id = 0, before = test_number(t, "SELECT count(*) FROM people_person");
    bool known = false;

    if (birth[0])
        assert_true(day_read_partial(str_of(birth), &p.birth));
    assert_int_equal(people_meet(t, PROJECT, &p, &id, &known, &ps), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), known ? before : before + 1);
    assert_int_not_equal(id, 0);
    return known ? id : 0;
}

RULE(who_is_known_in_the_project_by_name_and_birth_or_phone_is_found_and_not_made_again)
{
    struct room m = furnish(t);

    assert_false(people_may_see(t, m.zeynab));
    assert_int_equal(meet(t, "zeynab", "CALI NUUR", "1988", ""), m.zeynab);
    assert_int_equal(meet(t, "Nuur Zeynab Cali", "", "1988-03-12", ""), m.zeynab);
    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "", "+358 40 1234567"), m.zeynab);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE detail = 'known at the door'"), 3);
}

RULE(likeness_is_not_enough_at_the_door)
{
    struct room m = furnish(t);

    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "", ""), 0);
    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "1989", ""), 0);
    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "1988-04", ""), 0);
    assert_int_equal(meet(t, "Zeinab", "Cali Nuur", "1988", ""), 0);
    assert_int_equal(meet(t, "Zeynab", "Cali", "1988", "040 1234567"), 0);
    assert_int_equal(meet(t, "Zeynab", "", "1988", ""), 0);
    assert_false(people_may_see(t, m.zeynab));
}

RULE(two_files_that_fit_are_left_to_the_list_of_doubles)
{
    furnish(t);
    t->viewer = &VIEWER_PROGRAM;
    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "", "050 7654321"), 0);
    test_sql(t, "UPDATE people_person SET birth_date = '1988' WHERE birth_date IS NULL AND phone_key IS NOT NULL");
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "1988", ""), 0);
}

RULE(neither_another_project_nor_non_disclosure_is_told_at_the_door)
{
    struct room m = furnish(t);

    test_sql(t, "UPDATE people_person SET non_disclosure = 1, protected = 1");
    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "1988", ""), 0);
    test_rollback(t);
    m = furnish(t);
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) "
                "VALUES (11, 'S2', '', '', '', '', '', '', '', '', 1)");
    test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE people_participation SET project_id = 11 WHERE person_id = %lld",
                                (long long)m.zeynab)));
    assert_int_equal(meet(t, "Zeynab", "Cali Nuur", "1988", ""), 0);
}

RULE(who_was_met_joins_the_group_although_the_viewer_did_not_see_her)
{
    struct room m = furnish(t);

    assert_int_equal(groups_join(t, GROUP, m.zeynab, t->today), NOT_ALLOWED);
    assert_int_equal(groups_join_met(t, GROUP, m.zeynab, t->today, S("")), DONE);
    assert_true(people_may_see(t, m.zeynab));
    assert_int_equal(save(t, 0, m.zeynab, MARK_present, 0, ""), DONE);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(groups_join_met(t, GROUP, m.amina, t->today, S("")), NOT_ALLOWED);
}

RULES(a_mark_is_taken_away_and_the_save_can_be_undone,
    a_mark_taken_away_over_what_another_wrote_meanwhile_is_a_conflict,
    somebody_or_a_child_that_is_not_in_the_data_any_more_is_told_apart_from_a_stranger,
    a_mark_for_a_file_that_was_merged_goes_to_the_one_who_was_kept,
    who_is_known_in_the_project_by_name_and_birth_or_phone_is_found_and_not_made_again,
    likeness_is_not_enough_at_the_door, two_files_that_fit_are_left_to_the_list_of_doubles,
    neither_another_project_nor_non_disclosure_is_told_at_the_door,
    who_was_met_joins_the_group_although_the_viewer_did_not_see_her)
