/* Tests of what is entered into the authority's register, on both engines: what the columns are, which answer our facts
 * are there, and that a mark counts as long as the facts are what they were. Today is 22 November 2026. */
#include "rooms/reports/eura.h"
#include "rooms/persons.h"
#include "tests/reports_testing.h"

enum { MANAGER = 9 };

static void become(struct task *t, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = MANAGER, .role = role, .name = S("Aino"), .projects = in, .nprojects = 1 };
    t->viewer = v;
}

static void record(struct task *t, int id, const char *facts)
{
    person(t, id);
    ROW(t,
        "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, heard_from, version, "
        "created_at, six_month_status, entry_date, entry_status, entry_education, entry_in_education, exit_date, "
        "exit_status, exit_in_education, qualification_gained) "
        "VALUES (%d, 'r%d', %d, 10, CAST('%05d' AS {bytes}), '', 1, '', '', %s)",
        id, id, id, id, facts);
}

/* 1 has begun, 2 has left and all is known, 3 has left and lacks answers. */
static void three(struct task *t)
{
    lay_out(t);
    ROW(t,
        "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
        "created_at) VALUES (%d, '', 'Aino', CAST('' AS {bytes}), 'a@example.org', 'manager', 'en', 0, 0, 1, '')",
        (int)MANAGER);
    record(t, 1, "'2026-02-01', 'home_care', '2', NULL, NULL, '', NULL, NULL");
    record(t, 2, "'2026-02-01', 'unemployed', '3', NULL, '2026-06-01', 'student', NULL, 1");
    record(t, 3, "'2026-02-01', 'unknown', '3', NULL, '2026-06-01', 'employed', NULL, NULL");
    become(t, ROLE_MANAGER);
}

/* Section 56(1) of Act 757/2021 is a closed list. Of what it names the two forms ask for these. */
RULE(nothing_is_given_that_the_law_does_not_list)
{
    static const char *const listed[] = { "project", "given_names", "family_name", "start_date", "education",
        "start_situation", "end_date", "end_situation", "qualification" };

    (void)t;
    assert_int_equal(EURA_COLUMNS__N, sizeof listed / sizeof *listed);
    for (size_t i = 0; i < EURA_COLUMNS__N; i++)
        assert_string_equal(eura_columns[i].key, listed[i]);
}

RULE(our_situations_are_answers_of_the_form)
{
    static const struct {
        const char *ours;
        enum yesno studies;
        enum eura_situation wanted;
    } each[] = {
        { "unemployed", YESNO_UNKNOWN, EURA_SITUATION_unemployed },
        { "unemployed", YES, EURA_SITUATION_unemployed },
        { "student", NO, EURA_SITUATION_studying },
        { "employed", YES, EURA_SITUATION_working },
        { "maternity_leave_with_job", YESNO_UNKNOWN, EURA_SITUATION_working },
        { "self_employed", YESNO_UNKNOWN, EURA_SITUATION_self_employed },
        { "parental_leave_with_job", YESNO_UNKNOWN, EURA_SITUATION_none },
        { "home_care", NO, EURA_SITUATION_none },
        { "home_care", YES, EURA_SITUATION_studying },
        { "other_inactive", YESNO_UNKNOWN, EURA_SITUATION_none },
        { "unknown", YES, EURA_SITUATIONS__N },
        { "", YESNO_UNKNOWN, EURA_SITUATIONS__N },
    };

    (void)t;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_int_equal(eura_situation(str_of(each[i].ours), each[i].studies), each[i].wanted);
}

static struct eura_sheet sheet_of(struct task *t, int64_t spell)
{
    struct eura_sheet s;

    assert_int_equal(eura_sheet(t, spell, &s), DONE);
    return s;
}

RULE(a_sheet_has_the_answers_and_says_which_are_missing)
{
    three(t);
    struct eura_sheet s = sheet_of(t, 2);
    assert_str(s.project_code, "S1");
    assert_str(s.name, "Tessa Testi2");
    assert_str(day_str(&s.entry), "2026-02-01");
    assert_str(s.education, "3");
    assert_int_equal(s.at_entry, EURA_SITUATION_unemployed);
    assert_int_equal(s.at_exit, EURA_SITUATION_studying);
    assert_int_equal(s.qualification, YES);
    assert_true(eura_answered(&s, EURA_START) && eura_answered(&s, EURA_EXIT));
    s = sheet_of(t, 3);
    assert_false(eura_answered(&s, EURA_START)); /* the situation on the first day */
    assert_false(eura_answered(&s, EURA_EXIT));  /* the qualification */
    s = sheet_of(t, 1);
    assert_true(eura_answered(&s, EURA_START));
    assert_false(eura_answered(&s, EURA_EXIT)); /* she has not left */
}

static int64_t journal_rows(struct task *t, const char *detail)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM journal WHERE detail = '%s'", detail)));
}

RULE(a_mark_says_who_and_when_and_falls_when_a_fact_changes)
{
    three(t);
    assert_int_equal(eura_enter(t, 2, EURA_START, 2), CONFLICT);
    assert_int_equal(eura_enter(t, 3, EURA_START, 1), INVALID);
    assert_int_equal(eura_enter(t, 2, EURA_START, 1), DONE);
    assert_int_equal(eura_enter(t, 2, EURA_START, 1), DONE); /* a second click */
    assert_int_equal(journal_rows(t, "eura_start"), 1);
    struct eura_sheet s = sheet_of(t, 2);
    assert_str(day_str(&s.marks[EURA_START].day), "2026-11-22");
    assert_str(s.marks[EURA_START].staff_name, "Aino");
    assert_false(s.marks[EURA_START].changed);
    assert_false(day_known(s.marks[EURA_EXIT].day)); /* each by itself */
    assert_int_equal(eura_enter(t, 2, EURA_EXIT, 1), DONE);
    test_sql(t, "UPDATE people_participation SET heard_from = 'friend', six_month_status = 'student' WHERE id = 2");
    assert_false(sheet_of(t, 2).marks[EURA_START].changed); /* no answer of the form */
    test_sql(t, "UPDATE people_participation SET entry_education = '5' WHERE id = 2");
    s = sheet_of(t, 2);
    assert_true(s.marks[EURA_START].changed);
    assert_false(s.marks[EURA_EXIT].changed);
    assert_int_equal(eura_enter(t, 2, EURA_START, 1), DONE);
    assert_false(sheet_of(t, 2).marks[EURA_START].changed);
    test_sql(t, "UPDATE people_participation SET qualification_gained = 0 WHERE id = 2");
    assert_true(sheet_of(t, 2).marks[EURA_EXIT].changed);
    assert_int_equal(eura_take_back(t, 2, EURA_EXIT), DONE);
    assert_false(day_known(sheet_of(t, 2).marks[EURA_EXIT].day));
    assert_int_equal(eura_take_back(t, 2, EURA_EXIT), DONE);
    assert_int_equal(journal_rows(t, "eura_exit"), 2);
}

RULE(each_answer_that_changes_takes_its_mark)
{
    static const struct {
        enum eura_stage stage;
        const char *sql;
    } each[] = {
        { EURA_START, "entry_date = '2026-02-02'" },
        { EURA_START, "entry_status = 'student'" },
        { EURA_START, "entry_in_education = 1" },
        { EURA_START, "entry_education = '1'" },
        { EURA_EXIT, "exit_date = '2026-06-02'" },
        { EURA_EXIT, "exit_status = 'employed'" },
        { EURA_EXIT, "exit_in_education = 0" },
        { EURA_EXIT, "qualification_gained = 0" },
        { EURA_EXIT, "exit_date = NULL" },
    };

    three(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        test_sql(t, "UPDATE people_participation SET entry_date = '2026-02-01', entry_status = 'unemployed', "
                    "entry_in_education = NULL, entry_education = '3', exit_date = '2026-06-01', exit_status = "
                    "'student', exit_in_education = NULL, qualification_gained = 1 WHERE id = 2");
        for (enum eura_stage stage = 0; stage < EURA_STAGES__N; stage++)
            assert_int_equal(eura_enter(t, 2, stage, 1), DONE);
        ROW(t, "UPDATE people_participation SET %s WHERE id = 2", each[i].sql);
        struct eura_sheet s = sheet_of(t, 2);
        if (!s.marks[each[i].stage].changed || s.marks[1 - each[i].stage].changed)
            fail_msg("%s", each[i].sql);
    }
}

static struct str listed(struct task *t, enum eura_stage stage, enum eura_show show)
{
    struct eura_asked q = { .project = PROJECT, .limit = 10, .stage = stage, .show = show };
    struct eura_lines list = eura_list(t, &q);
    struct str ids = S("");

    assert_int_equal(list.total, list.n);
    for (size_t i = 0; i < list.n; i++)
        ids = str_fmt(t->a, "%.*s%s%lld", STR_ARG(ids), i > 0 ? " " : "", (long long)list.at[i].spell);
    return ids;
}

RULE(a_list_has_those_that_are_not_entered_yet)
{
    three(t);
    assert_str(listed(t, EURA_START, EURA_OPEN), "1 2 3");
    assert_str(listed(t, EURA_EXIT, EURA_OPEN), "2 3");
    assert_int_equal(eura_enter(t, 2, EURA_START, 1), DONE);
    assert_int_equal(eura_enter(t, 2, EURA_EXIT, 1), DONE);
    assert_str(listed(t, EURA_START, EURA_OPEN), "1 3");
    assert_str(listed(t, EURA_EXIT, EURA_OPEN), "3");
    assert_str(listed(t, EURA_START, EURA_ENTERED), "2");
    assert_str(listed(t, EURA_EXIT, EURA_CHANGED), "");
    test_sql(t, "UPDATE people_participation SET exit_date = NULL, exit_status = '' WHERE id = 2");
    assert_str(listed(t, EURA_EXIT, EURA_CHANGED), "2");
    assert_str(listed(t, EURA_EXIT, EURA_ENTERED), "");
    struct eura_asked q = { .project = PROJECT, .limit = 1, .start = 1, .stage = EURA_START, .show = EURA_OPEN };
    struct eura_lines page = eura_list(t, &q);
    assert_int_equal(page.n, 1);
    assert_int_equal(page.at[0].spell, 3);
    assert_int_equal(page.total, 2);
}

RULE(only_who_sees_the_person_has_her_answers)
{
    static const struct {
        enum role role;
        enum outcome sheet;
        bool list;
    } each[] = { { ROLE_MANAGER, DONE, true }, { ROLE_COUNSELLOR, DONE, true }, { ROLE_INSTRUCTOR, NOT_FOUND, false },
        { ROLE_PEER, NOT_FOUND, false }, { ROLE_COORDINATOR, NOT_FOUND, false }, { ROLE_ADMIN, NOT_FOUND, false } };

    three(t);
    ROW(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, 10, 'manager')", (int)MANAGER);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct eura_sheet s;
        struct buf o;
        become(t, each[i].role);
        ROW(t, "UPDATE auth_staff_project SET role = '%s'", role_code(each[i].role));
        assert_int_equal(eura_sheet(t, 2, &s), each[i].sheet);
        assert_int_equal(eura_enter(t, 2, EURA_START, 7), each[i].sheet == DONE ? CONFLICT : each[i].sheet);
        assert_int_equal(eura_take_back(t, 2, EURA_START), each[i].sheet);
        assert_int_equal(listed(t, EURA_START, EURA_OPEN).n > 0, each[i].list);
        buf_init(&o, 10000);
        eura_write(t, PROJECT, FORMAT_CSV, &o);
        assert_int_equal(str_find(buf_view(&o), S("Testi2")) >= 0, each[i].list);
        buf_free(&o);
    }
}

RULE(a_file_has_the_same_answers)
{
    struct buf o;

    three(t);
    buf_init(&o, 10000);
    eura_write(t, PROJECT, FORMAT_CSV, &o);
    assert_str(buf_view(&o), "project,given_names,family_name,start_date,education,start_situation,end_date,"
                             "end_situation,qualification\n"
                             "S1,Tessa,Testi1,2026-02-01,2,none,,,\n"
                             "S1,Tessa,Testi2,2026-02-01,3,unemployed,2026-06-01,studying,yes\n"
                             "S1,Tessa,Testi3,2026-02-01,3,,2026-06-01,working,\n");
    buf_free(&o);
}

RULE(marks_go_with_the_participation_that_an_import_brought)
{
    three(t);
    assert_int_equal(eura_enter(t, 1, EURA_START, 1), DONE);
    assert_int_equal(eura_enter(t, 2, EURA_START, 1), DONE);
    test_sql(t, "UPDATE people_participation SET import_id = 5 WHERE id = 2");
    persons_spells_going(t, 5);
    assert_true(day_known(sheet_of(t, 1).marks[EURA_START].day));
    assert_false(day_known(sheet_of(t, 2).marks[EURA_START].day));
}

/* She was in the project twice more: EURA takes each by itself, with the days outside between them. */
RULE(each_participation_has_its_sheet_and_the_days_outside_the_project_before_it)
{
    struct eura_sheet s;

    three(t);
    ROW(t, "UPDATE people_participation SET person_id = 2, entry_date = '2026-07-01', exit_date = '2026-07-31' "
           "WHERE id = 3");
    ROW(t, "UPDATE people_participation SET person_id = 2, entry_date = '2026-08-01' WHERE id = 1");
    assert_int_equal(eura_sheet(t, 3, &s), DONE);
    assert_int_equal(s.periods.n, 3);
    assert_int_equal(s.periods.at[0].spell, 2);
    assert_int_equal(s.periods.at[0].outside, INT_NONE);
    assert_int_equal(s.periods.at[1].spell, 3);
    assert_int_equal(s.periods.at[1].outside, 29); /* 2 to 30 June */
    assert_int_equal(s.periods.at[2].outside, 0);
    assert_str(day_str(&s.periods.at[2].exit), "");
    ROW(t, "UPDATE people_participation SET exit_date = NULL WHERE id = 2"); /* is still in the first */
    assert_int_equal(eura_sheet(t, 3, &s), DONE);
    assert_int_equal(s.periods.at[1].outside, INT_NONE);
}

RULES(each_participation_has_its_sheet_and_the_days_outside_the_project_before_it,
    nothing_is_given_that_the_law_does_not_list, our_situations_are_answers_of_the_form,
    a_sheet_has_the_answers_and_says_which_are_missing, a_mark_says_who_and_when_and_falls_when_a_fact_changes,
    each_answer_that_changes_takes_its_mark, a_list_has_those_that_are_not_entered_yet,
    only_who_sees_the_person_has_her_answers, a_file_has_the_same_answers,
    marks_go_with_the_participation_that_an_import_brought)
