/* Tests of people's own spreadsheets: persons and crosses in one table, what is asked about, what the package of it
 * is, and that nothing comes twice. The last ones go through the browser's stages. */
#include "rooms/exchange/exchange_columns.h"
#include "rooms/exchange/exchange_stage.h"

#include "db/db.h"
#include "exchange_stage_sql.h"
#include "tests/book_testing.h"
#include "tests/db_testing.h"

#define REGISTER \
    "Sukunimi;Etunimi;Syntymäaika;Äidinkieli;Kunta;3.2.2026;ti 10.2.2026;17.2.2026\n" \
    "Koe;Aino;1.2.1990;somali;Vantaa;x;X;poissa\n" \
    "Malli;Bo;5.6.1985;arabia;Espoo;P;;1\n" \
    "Yhteensä;;;;;2;1;1\n"

static int64_t a_project(struct task *t)
{
    struct exchange_file first = { S("projects.csv"), -1, S("project,name\nP1,Silta\n") };
    struct exchange_result result;

    assert_int_equal(exchange_import_package(t, &first, 1, NULL, &result), DONE);
    return test_number(t, "SELECT id FROM projects_project");
}

static struct exchange_file table(const char *csv)
{
    return (struct exchange_file){ S("Maanantai.csv"), -1, str_of(csv) };
}

static void say(struct task *t, struct mapping_saids *said, const char *heading, const char *field)
{
    LIST_ADD(t->a, said, ((struct mapping_said){ str_of(heading), str_of(field) }));
    said->now = true;
}

/* Guesses and translates what is sure; false: something is asked. */
static bool made(struct task *t, struct exchange_file file, int64_t project, const struct mapping_saids *said,
    struct sheet *s, struct sheet_files *ret)
{
    assert_true(sheet_open(t, &file, 1, S(""), S(""), s));
    sheet_guess(t, s, said);
    if (s->doubts > 0)
        return false;
    sheet_translate(t, s, project, NULL, ret);
    return true;
}

static enum outcome bring(struct task *t, struct exchange_file file, int64_t project, struct exchange_result *ret)
{
    struct mapping_saids said = { 0 };
    struct sheet s;
    struct sheet_files f;

    say(t, &said, SHEET_ASK_GROUP, "Maanantai");
    assert_true(made(t, file, project, &said, &s, &f));
    struct exchange_options o = { .project = project, .limited = true, .refused = &f.rejections, .noticed = &f.notes };
    return exchange_import_package(t, f.at, f.n, &o, ret);
}

static struct str file_named(const struct sheet_files *f, const char *name)
{
    for (size_t i = 0; i < f->n; i++)
        if (str_is(f->at[i].name, name))
            return f->at[i].bytes;
    return S("");
}

RULE(persons_and_crosses_of_one_sheet_become_people_sessions_and_attendance)
{
    int64_t project = a_project(t);
    struct exchange_result r;

    assert_int_equal(bring(t, table(REGISTER), project, &r), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_participation"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_group WHERE name = 'Maanantai'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session WHERE state = 'held'"), 3);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership WHERE joined_on = '2026-02-03'"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'present'"), 4);
    assert_int_equal(test_number(t, "SELECT count(*) FROM attendance_mark WHERE mark = 'absent'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person WHERE languages = 'som' "
                                    "AND birth_date = '1990-02-01' AND family_name = 'Koe'"),
        1);
}

RULE(the_same_sheet_again_and_next_months_sheet_make_no_second_copies)
{
    int64_t project = a_project(t);
    struct exchange_result r;

    assert_int_equal(bring(t, table(REGISTER), project, &r), DONE);
    assert_int_equal(bring(t, table(REGISTER), project, &r), DONE);
    assert_int_equal(r.n[EXCHANGE_NEW] + r.n[EXCHANGE_CHANGED] + r.n[EXCHANGE_DOUBTFUL], 0);
    assert_int_equal(
        bring(t, table("Sukunimi;Etunimi;Syntymäaika;3.3.2026\nKoe;Aino;1.2.1990;x\n"), project, &r), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_membership WHERE joined_on = '2026-02-03'"), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_group"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session"), 4);
}

RULE(a_session_that_stands_on_that_day_is_the_one)
{
    int64_t project = a_project(t);
    struct exchange_file files[] = { { S("groups.csv"), -1, S("group,project,name\nG,P1,Maanantai\n") },
        { S("sessions.csv"), -1, S("session,group,date\nS,G,2026-02-10\n") } };
    struct exchange_result r;

    assert_int_equal(exchange_import_package(t, files, 2, NULL, &r), DONE);
    assert_int_equal(bring(t, table(REGISTER), project, &r), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_group"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM groups_session"), 3);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id "
                       "WHERE s.source_key = 'S'"),
        1);
}

RULE(what_cannot_be_meant_is_asked_about)
{
    static const struct {
        const char *csv;
        size_t doubts;
    } cases[] = {
        { "Sukunimi;Etunimi\nKoe;Aino\n", 0 },
        { "Nimi;Puhelin\nKoe Aino;0401234567\n", 1 },      /* which is the family name? */
        { "Nimi;Puhelin\n\"Koe, Aino\";0401234567\n", 0 }, /* the comma says it */
        { "Etunimi;Kengät\nAino;38\n", 1 },                /* a column that nobody knows */
        { "Etunimi;3.2.\nAino;x\n", 2 },                   /* of which year, of which group? */
        { "Etunimi;Ryhmä;3.2.2026\nAino;A;P\n", 1 },       /* paikalla or poissa? */
        { "Etunimi;Ryhmä;3.2.2026\nAino;A;P\nBo;A;poissa\n", 0 },
        { "Etunimi;Ryhmä;3.2.2026\nAino;A;2\n", 1 }, /* hours, children, meetings? */
        { "Etunimi;Ryhmä;3.2.2026\nAino;A;90\n", 0 }, { "Etunimi;Ryhmä;3.2.2026\nAino;A;✓\nBo;A;-\n", 0 },
        { "Etunimi;Ryhmä;3/2/2026\nAino;A;x\n", 1 }, /* February or March? */
        { "Kunta;Puhelin\nEspoo;0401234567\n", 1 },  /* no name */
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct exchange_file file = table(cases[i].csv);
        struct sheet s;
        assert_true(sheet_open(t, &file, 1, S(""), S(""), &s));
        sheet_guess(t, &s, NULL);
        if (s.doubts != cases[i].doubts)
            fail_msg("%s asks %zu", cases[i].csv, s.doubts);
    }
}

RULE(tuesdays_crosses_are_not_put_into_mondays_group)
{
    struct exchange_file file = { S("Tiistai.csv"), -1, S("Etunimi;3.2.2026\nAino;x\n") };
    struct mapping_saids said = { 0 };
    struct sheet s;

    say(t, &said, "Etunimi", "given_names");
    say(t, &said, SHEET_ASK_GROUP, "Maanantai");
    mapping_remember(t, sheet_source(t, 1), &said);
    struct mapping_saids known = mapping_recall(t, sheet_source(t, 1));
    assert_true(sheet_open(t, &file, 1, S(""), S(""), &s));
    sheet_guess(t, &s, &known);
    assert_int_equal(s.doubts, 1);
    assert_str(s.group, "Tiistai");
    file.name = S("Maanantai maaliskuu.csv");
    assert_true(sheet_open(t, &file, 1, S(""), S(""), &s));
    sheet_guess(t, &s, &known);
    assert_int_equal(s.doubts, 0);
    assert_str(s.group, "Maanantai");
}

RULE(answers_are_taken)
{
    struct mapping_saids said = { 0 };
    struct sheet s;
    struct sheet_files f;

    say(t, &said, "Nimi", "name_given_first");
    say(t, &said, SHEET_ASK_YEAR, "2025");
    say(t, &said, SHEET_ASK_GROUP, "Naiset");
    say(t, &said, SHEET_ASK_MARK "P", "absent");
    say(t, &said, SHEET_ASK_MARK, "");
    assert_true(made(t, table("Nimi;3.2.\nAino von Koe;P\n"), 1, &said, &s, &f));
    assert_true(str_find(file_named(&f, "people.csv"), S("\"Aino\",\"von Koe\"")) > 0);
    assert_true(str_find(file_named(&f, "sessions.csv"), S("\"2025-02-03\"")) > 0);
    assert_true(str_find(file_named(&f, "attendance.csv"), S("\"absent\"")) > 0);
    assert_true(str_find(file_named(&f, "groups.csv"), S("\"Naiset\"")) > 0);
}

RULE(a_row_with_too_few_cells_is_refused_with_its_line_and_never_shifted)
{
    int64_t project = a_project(t);
    struct exchange_result r;

    assert_int_equal(
        bring(t, table("Sukunimi;Etunimi;Puhelin\nKoe;Aino;0401234567\nMalli;Bo\nOsa;Ci;1;2\n"), project, &r), INVALID);
    assert_int_equal(r.rejections.n, 2);
    assert_int_equal(r.rejections.at[0].line, 3);
    assert_str(r.rejections.at[0].reason, "Cells on line 3: 2. Cells in the header: 3.");
    assert_int_equal(r.rejections.at[1].line, 4);
}

RULE(a_wrong_cell_keeps_its_line_of_the_sheet)
{
    int64_t project = a_project(t);
    struct exchange_result r;

    assert_int_equal(
        bring(t, table("Sukunimi;Etunimi;Syntymäaika\n\nKoe;\"Aino\nMaria\";1.2.1990\nMalli;Bo;30.2.1990\n"), project,
            &r),
        INVALID);
    assert_int_equal(r.rejections.n, 1);
    assert_int_equal(r.rejections.at[0].line, 5);
    assert_str(r.rejections.at[0].column, "birth_date");
}

RULE(letters_of_another_alphabet_are_asked_about)
{
    int64_t project = a_project(t);
    struct exchange_result r;

    assert_int_equal(bring(t, table("Etunimi;Puhelin\n\xDD\xC7\xD8\xE3\xC9;0401234567\n"), project, &r), INVALID);
    assert_int_equal(r.rejections.n, 1);
    assert_int_equal(r.rejections.at[0].line, 0);
    assert_str(r.rejections.at[0].suggestion, "windows-1256");
}

RULE(a_workbook_has_its_first_sheet_read_and_the_others_named)
{
    const char *const formats[] = { "d.m.yyyy", NULL };
    const struct test_sheet sheets[] = {
        { "Kevät", NULL,
            S(BOOK_ROW(BOOK_CELL("Etunimi") BOOK_CELL("Puhelin") BOOK_STYLED("1", "46056"))
                    BOOK_ROW(BOOK_CELL("Aino") BOOK_CELL("0401234567") BOOK_CELL("x"))) },
        { "Muut", NULL, S(BOOK_ROW(BOOK_CELL("a") BOOK_CELL("b"))) },
    };
    struct exchange_file file = { S("lista.xlsx"), -1, test_book(t, formats, sheets, 2) };
    struct mapping_saids said = { 0 };
    struct sheet s;
    struct sheet_files f;

    say(t, &said, SHEET_ASK_GROUP, "Kevät");
    assert_true(made(t, file, 1, &said, &s, &f));
    assert_str(s.group, "Kevät");
    assert_int_equal(s.left_out.n, 1);
    assert_true(str_find(file_named(&f, "sessions.csv"), S("\"2026-02-03\"")) > 0);
}

RULE(another_sheet_of_a_workbook_is_chosen_and_kept_with_what_was_said)
{
    const struct test_sheet sheets[] = {
        { "Maanantai", NULL,
            S(BOOK_ROW(BOOK_CELL("Etunimi") BOOK_CELL("Puhelin"))
                    BOOK_ROW(BOOK_CELL("Aino") BOOK_CELL("0401234567"))) },
        { "Tiistai", NULL,
            S(BOOK_ROW(BOOK_CELL("Förnamn") BOOK_CELL("Telefon"))
                    BOOK_ROW(BOOK_CELL("Hodan") BOOK_CELL("0401112223"))) },
    };
    struct exchange_file file = { S("ryhmät.xlsx"), -1, test_book(t, NULL, sheets, 2) };
    int64_t project = a_project(t), import = id_new();
    struct exchange_mends mends;
    struct exchange_options o = { .project = project };
    struct mapping_saids said;
    struct staged one;
    struct sheet s;

    exchange_stage_sql_add_import(t, import, project, file.name, 0, t->now, S("en"));
    exchange_stage_sql_add_piece(t, import, 0, 0, file.name, file.bytes);
    assert_true(exchange_asks_columns(t, project, import, &file, 1)); /* though both of its columns are sure */
    assert_int_equal(exchange_stage_sql_set_state(t, import, S("columns"), S("checking")), 1);
    assert_int_equal(exchange_staged(t, import, &one), DONE);
    assert_int_equal(exchange_sheet_of(t, &one, S(""), &s), DONE);
    assert_str(s.chosen, "Maanantai");
    assert_int_equal(exchange_sheet_of(t, &one, S("Keskiviikko"), &s), NOT_FOUND);
    assert_int_equal(exchange_sheet_of(t, &one, S("Tiistai"), &s), DONE);
    assert_str(strs_join(t->a, &s.left_out, S(" ")), "Maanantai");
    said = sheet_said(t, &s);
    assert_int_equal(exchange_say_columns_are(t, &one, &said), DONE);
    assert_int_equal(exchange_sheet_of(t, &one, S(""), &s), DONE);
    assert_str(s.chosen, "Tiistai");
    mends = exchange_staged_mends(t, import);
    struct staged_files made = exchange_staged_tables(t, import, &mends, &o);
    assert_true(str_find(made.at[0].bytes, S("\"Hodan\"")) > 0);
    assert_true(str_find(made.at[0].bytes, S("Aino")) < 0);
}

static bool noted(const struct sheet_files *f, const char *begins)
{
    for (size_t i = 0; i < f->notes.n; i++)
        if (str_starts(f->notes.at[i].text, str_of(begins)))
            return true;
    return false;
}

RULE(sums_are_nobody_and_who_is_called_like_one_is_somebody)
{
    static const char *const sums[] = { "Yhteensä;;;", "Yht.;;2;1", ";Läsnä yhteensä;2;1", ";;2;1", "Total: ;;2;1",
        "Keskiarvo;;1,5;50 %", "المجموع;;2;1" };
    static const char *const people[] = { "Summa;Aino;x;x", "Total;Marie;x;", "Aino;;x;" };
    struct mapping_saids said = { 0 };
    struct sheet s;
    struct sheet_files f;

    say(t, &said, SHEET_ASK_GROUP, "Maanantai");
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        const char *csv = str_z(t->a, str_fmt(t->a, "Sukunimi;Etunimi;3.2.2026;10.2.2026\nKoe;Bo;x;x\n%s\n", sums[i]));
        assert_true(made(t, table(csv), 1, &said, &s, &f));
        if (str_find(file_named(&f, "people.csv"), S("\n\"\"")) >= 0 || !noted(&f, "Line 3 is a sum"))
            fail_msg("%s is no sum", sums[i]);
    }
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        const char *csv = str_z(
            t->a, str_fmt(t->a, "Sukunimi;Etunimi;3.2.2026;10.2.2026\nKoe;Bo;x;x\n%s\n", people[i]));
        assert_true(made(t, table(csv), 1, &said, &s, &f));
        struct str all = file_named(&f, "attendance.csv");
        int64_t marks = 0;
        for (size_t k = 0; k < all.n; k++)
            marks += all.p[k] == '\n' && k + 1 < all.n && all.p[k + 1] == '"';
        assert_true(marks > 2);
    }
}

RULE(files_of_the_package_are_no_sheets_of_somebodys_own)
{
    const struct test_sheet sheet = { "people", NULL, S(BOOK_ROW(BOOK_CELL("person") BOOK_CELL("given_names"))) };
    struct exchange_file files[] = { { S("people.csv"), -1, S("Etunimi,x\nAino,y\n") },
        { S("all.xlsx"), -1, test_book(t, NULL, &sheet, 1) } };
    struct sheet s;

    for (size_t i = 0; i < 2; i++)
        assert_false(sheet_open(t, &files[i], 1, S(""), S(""), &s));
    assert_false(sheet_open(t, files, 2, S(""), S(""), &s));
}

/* ---- through the browser */

static int64_t staged_sheet(struct task *t, int64_t project, const char *csv)
{
    struct exchange_file file = table(csv);
    int64_t import = id_new();

    exchange_stage_sql_add_import(t, import, project, file.name, 0, t->now, S("en"));
    exchange_stage_sql_add_piece(t, import, 0, 0, file.name, file.bytes);
    if (exchange_asks_columns(t, project, import, &file, 1))
        assert_int_equal(exchange_stage_sql_set_state(t, import, S("columns"), S("checking")), 1);
    return import;
}

static struct staged staged(struct task *t, int64_t import)
{
    struct staged s;

    assert_int_equal(exchange_staged(t, import, &s), DONE);
    return s;
}

RULE(its_columns_are_asked_about_once_and_known_the_next_time)
{
    int64_t project = a_project(t), import = staged_sheet(t, project, "Kuka;Puh\nAino;0401234567\nBo;0407654321\n");
    struct staged one = staged(t, import);
    struct mapping_saids said = { 0 };
    struct sheet s;

    assert_str(one.state, "columns");
    assert_int_equal(exchange_sheet_of(t, &one, S(""), &s), DONE);
    assert_int_equal(s.m.at[0].field, MAPPING_NONE);
    say(t, &said, "Kuka", "given_names");
    say(t, &said, "Puh", "phone");
    assert_int_equal(exchange_say_columns_are(t, &one, &said), DONE);
    one = staged(t, import);
    assert_str(one.state, "checking");
    assert_true(one.is_sheet);
    assert_int_equal(one.left_out, 0);
    import = staged_sheet(t, project, "Puh;Kuka\n0401112223;Ci\n");
    assert_str(staged(t, import).state, "checking");
    import = staged_sheet(t, project, "Puh;Kuka;Koko\n0401112223;Ci;38\n");
    assert_str(staged(t, import).state, "columns");
}

RULE(a_row_that_is_left_out_takes_its_crosses_along_and_moves_no_other)
{
    int64_t project = a_project(t);
    struct exchange_mend out[] = { { S("people.csv"), S(""), S(""), 2 } };
    struct exchange_mends mends = { out, 1, 1 };
    struct mapping_saids said = { 0 };
    struct sheet s;
    struct sheet_files whole, less;

    say(t, &said, SHEET_ASK_GROUP, "Maanantai");
    assert_true(made(t, table(REGISTER), project, &said, &s, &whole));
    sheet_translate(t, &s, project, &mends, &less);
    struct str all = file_named(&whole, "attendance.csv"), rest = file_named(&less, "attendance.csv");
    assert_true(all.n > rest.n);
    assert_true(str_ends(all, str_part(rest, (size_t)str_find(rest, S("\n\n")) + 4, rest.n)));
    int64_t lines[2] = { 0 };
    for (size_t i = 0; i < all.n; i++)
        lines[0] += all.p[i] == '\n';
    for (size_t i = 0; i < rest.n; i++)
        lines[1] += rest.p[i] == '\n';
    assert_int_equal(lines[0], lines[1]);
}

RULES(persons_and_crosses_of_one_sheet_become_people_sessions_and_attendance,
    the_same_sheet_again_and_next_months_sheet_make_no_second_copies, a_session_that_stands_on_that_day_is_the_one,
    what_cannot_be_meant_is_asked_about, tuesdays_crosses_are_not_put_into_mondays_group, answers_are_taken,
    a_row_with_too_few_cells_is_refused_with_its_line_and_never_shifted, a_wrong_cell_keeps_its_line_of_the_sheet,
    letters_of_another_alphabet_are_asked_about, a_workbook_has_its_first_sheet_read_and_the_others_named,
    another_sheet_of_a_workbook_is_chosen_and_kept_with_what_was_said,
    sums_are_nobody_and_who_is_called_like_one_is_somebody, files_of_the_package_are_no_sheets_of_somebodys_own,
    its_columns_are_asked_about_once_and_known_the_next_time,
    a_row_that_is_left_out_takes_its_crosses_along_and_moves_no_other)
