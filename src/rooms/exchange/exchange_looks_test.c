/* Tests that tables are read as they look: what spreadsheets do to cells, letters of another alphabet, rows that are
 * none, days in other writings, files that are no tables. */
#include "tests/book_testing.h"
#include "tests/exchange_testing.h"

static struct str all_notes(struct task *t, const struct exchange_result *r)
{
    struct str all = S("");
    for (size_t i = 0; i < r->notes.n; i++)
        all = str_fmt(
            t->a, "%.*s%.*s: %.*s\n", STR_ARG(all), STR_ARG(r->notes.at[i].file), STR_ARG(r->notes.at[i].text));
    return all;
}

static enum outcome bring_bytes(struct task *t, const char *name, struct str bytes, struct exchange_result *ret)
{
    return exchange_import_package(t, &(struct exchange_file){ str_of(name), -1, bytes }, 1, NULL, ret);
}

/* The first rejection as "line column value: suggestion", and how many there are. */
static void assert_rejected(struct task *t, const struct exchange_result *r, size_t n, const char *first)
{
    if (r->rejections.n != n)
        for (size_t i = 0; i < r->rejections.n; i++)
            print_error("%lld %.*s: %.*s\n", (long long)r->rejections.at[i].line, STR_ARG(r->rejections.at[i].column),
                STR_ARG(r->rejections.at[i].reason));
    assert_int_equal(r->rejections.n, n);
    const struct exchange_rejection *x = &r->rejections.at[0];
    assert_str(str_fmt(t->a, "%lld %.*s %.*s: %.*s", (long long)x->line, STR_ARG(x->column), STR_ARG(x->value),
                   STR_ARG(x->suggestion)),
        first);
}

#define PEOPLE_HEAD \
    BOOK_ROW(BOOK_CELL("person") BOOK_CELL("given_names") BOOK_CELL("phone") BOOK_CELL("postcode") \
            BOOK_CELL("birth_date") BOOK_CELL("arrived_on"))

RULE(the_value_that_a_sheet_shows_is_the_value_read)
{
    static const char *const formats[] = { "00000", "0000000000", "yyyy\\-mm", "yyyy", "d.m.yyyy", NULL };
    struct exchange_result result;
    struct str rows = S(PEOPLE_HEAD BOOK_ROW(BOOK_STYLED("0", "12345678901234567") BOOK_CELL("A")
            BOOK_STYLED("2", "401234567") BOOK_STYLED("1", "510") BOOK_STYLED("5", "33000") BOOK_STYLED("3", "42522"))
            BOOK_ROW(BOOK_STYLED("0", "12345678901234568") BOOK_CELL("B") "<c/>" BOOK_STYLED(
                "0", "940") "<c t=\"d\"><v>1990-05-06T00:00:00</v></c>" BOOK_STYLED("4", "42522")));

    assert_int_equal(
        bring_bytes(t, "a.xlsx", test_book(t, formats, &(struct test_sheet){ "people", NULL, rows }, 1), &result),
        DONE);
    assert_str(exported(t, "people.csv", 0),
        "person,given_names,family_name,birth_date,gender,languages,service_language,phone,email,municipality,postcode,"
        "arrived_on,citizenships,non_disclosure\n"
        "12345678901234567,A,,1990-05-07,,,,0401234567,,,00510,2016-06,,\n"
        "12345678901234568,B,,1990-05-06,,,,,,,00940,2016,,\n");
    assert_str(all_notes(t, &result), "people: Postcodes had lost their zeros: \"940\" was read as \"00940\".\n");
}

RULE(an_error_of_a_formula_is_rejected_at_its_cell)
{
    static const char *const errors[] = { "#N/A", "#REF!", "#DIV/0!", "#PUUTTUU!", "#VÄRDEFEL!", "Err:502", "#####",
        "#NIMI?" };
    struct exchange_result result;
    struct str rows = S(
        PEOPLE_HEAD BOOK_ROW(BOOK_CELL("a") "<c t=\"e\"><v>#BLOCKED!</v></c><c t=\"e\"><v>#new</v></c>"));

    assert_int_equal(
        bring_bytes(t, "a.xlsx", test_book(t, NULL, &(struct test_sheet){ "people", NULL, rows }, 1), &result),
        INVALID);
    assert_rejected(t, &result, 2, "2 given_names #BLOCKED!: ");
    assert_str(result.rejections.at[1].value, "#N/A");
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        struct str csv = str_fmt(t->a, "person,given_names\na,%s\nb,B\n", errors[i]);
        assert_int_equal(bring_one(t, "people.csv", str_z(t->a, csv), &result), INVALID);
        assert_rejected(t, &result, 1, str_z(t->a, str_fmt(t->a, "2 given_names %s: ", errors[i])));
        assert_str(result.rejections.at[0].who, str_z(t->a, str_fmt(t->a, "a · %s", errors[i])));
    }
    assert_int_equal(bring_one(t, "people.csv", "person,given_names\na,# 5\n2E10,#metoo!\n", &result), DONE);
}

RULE(what_a_spreadsheet_puts_around_texts_comes_off_and_what_it_cut_is_rejected)
{
    struct exchange_result result;

    assert_int_equal(bring_one(t, "people.csv",
                         "person,family_name,phone,postcode\na,'Abd,=\"0401\",'00100\n"
                         "b,\"=\"\"say \"\"\"\"x\"\"\"\"\"\"\",'+358 40 1,00200\n",
                         &result),
        DONE);
    assert_str(exported(t, "people.csv", 0),
        "person,given_names,family_name,birth_date,gender,languages,service_language,phone,email,municipality,postcode,"
        "arrived_on,citizenships,non_disclosure\n"
        "a,,'Abd,,,,,0401,,,00100,,,\nb,,\"say \"\"x\"\"\",,,,,+358 40 1,,,00200,,,\n");
    assert_str(all_notes(t, &result),
        "people.csv: What a spreadsheet puts around texts was taken off: \"=\"0401\"\" was "
        "read as \"0401\".\n");
    static const char *const cut[] = { "3,58401E+11", "3.58401e+11", "4E+11", "\"1,2E15\"" };
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        struct str csv = str_fmt(t->a, "person;given_names\n%s;A\nx;B\n", cut[i]);
        assert_int_equal(bring_one(t, "people.csv", str_z(t->a, csv), &result), INVALID);
        assert_int_equal(result.rejections.n, 1);
        assert_str(
            result.rejections.at[0].reason, "A spreadsheet has shortened this number; its last digits are lost.");
    }
}

RULE(letters_of_another_alphabet_are_asked_about_and_the_file_is_read_anew)
{
    struct exchange_result result;
    struct str csv = S("person,given_names,family_name\r\na,\xDD\xC7\xD8\xE3\xC9,\xDA\xE1\xED\r\nb,\xE6,Koe\r\n");
    struct exchange_mend said = { S("people.csv"), S(""), S("windows-1256"), 0 };
    struct exchange_mends mends = { &said, 1, 1 };
    struct exchange_options o = { .mends = &mends };
    struct exchange_file file = { S("people.csv"), -1, csv };

    assert_int_equal(bring_bytes(t, "people.csv", csv, &result), INVALID);
    assert_rejected(t, &result, 3, "2 given_names ÝÇØãÉ: فاطمة");
    assert_int_equal(result.rejections.at[2].line, 0);
    assert_str(result.rejections.at[2].suggestion, "windows-1256");
    struct exchange_options told = { .letters = S("Windows-1256") };
    assert_int_equal(exchange_import_package(t, &file, 1, &told, &result), DONE);
    test_rollback(t);
    assert_int_equal(exchange_import_package(t, &file, 1, &o, &result), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM people_person"), 2);
    struct str out = exported(t, "people.csv", 0);
    assert_true(str_find(out, S("a,فاطمة,علي,")) > 0);
    assert_true(str_find(out, S("b,و,Koe,")) > 0);
}

RULE(mistaken_letters_are_rejected_with_what_they_were_unless_somebody_says_they_are_right)
{
    struct exchange_result result;
    struct exchange_mend said = { S("people.csv"), S("given_names"), S("Ĺsa"), 2 };
    struct exchange_mends mends = { &said, 1, 1 };
    struct exchange_options o = { .mends = &mends };
    struct text one = { "people.csv", "person,given_names,family_name\na,Ĺsa,Koe\nb,Bo,M\xEF\xBF\xBDki\n" };

    assert_int_equal(bring(t, &one, 1, NULL, &result), INVALID);
    assert_rejected(t, &result, 2, "2 given_names Ĺsa: Åsa");
    assert_str(result.rejections.at[1].suggestion, "");
    assert_int_equal(bring(t, &one, 1, &o, &result), INVALID);
    assert_rejected(t, &result, 1, "3 family_name M\xEF\xBF\xBDki: ");
    struct exchange_options right = { .letters = S(EXCHANGE_LETTERS_RIGHT) };
    assert_int_equal(bring(t, &one, 1, &right, &result), DONE);
    test_rollback(t);
    /* half of the file in either encoding: the same answer in either order */
    assert_int_equal(bring_one(t, "people.csv", "person,given_names\na,\xC4iti\nb,\xC3\x84iti\n", &result), INVALID);
    assert_rejected(t, &result, 1, "3  : ");
    assert_int_equal(bring_one(t, "people.csv", "person,given_names\nb,\xC3\x84iti\na,\xC4iti\n", &result), INVALID);
    assert_rejected(t, &result, 1, "3  : ");
}

RULE(one_bad_row_is_one_rejected_row)
{
    struct exchange_result result;
    struct text texts[] = { { "people.csv",
                                "person,given_names,birth_date\na,A,1990\nb,\"B\" x,1991\nc,C,1992-13-01\nd,D,\n" },
        { "children.csv", "child,parents\nk,b\nl,nobody\n" } };

    assert_int_equal(bring(t, texts, 2, NULL, &result), INVALID);
    assert_int_equal(result.files.at[0].n[EXCHANGE_NEW], 2);
    assert_int_equal(result.files.at[0].n[EXCHANGE_REJECTED], 2);
    assert_int_equal(result.rejections.n, 2); /* nobody is blamed for naming a row that could not be read */
    assert_int_equal(result.rejections.at[0].line, 3);
    assert_int_equal(result.rejections.at[1].line, 4);
    test_rollback(t);
    struct exchange_mend out[] = { { S("people.csv"), S(""), S(""), 3 },
        { S("people.csv"), S("birth_date"), S("1992"), 4 } };
    struct exchange_mends mends = { out, 2, 2 };
    assert_int_equal(bring(t, texts, 1, &(struct exchange_options){ .mends = &mends }, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 3);
    assert_int_equal(bring_one(t, "people.csv", "\"person\" x,given_names\na,A\n", &result), INVALID);
    assert_true(str_ends(result.rejections.at[0].hint, S("The rest of the file was not looked at.")));
}

RULE(days_with_one_reading_are_taken_and_others_asked_about)
{
    struct exchange_result result;

    assert_int_equal(
        bring_one(t, "people.csv",
            "person,birth_date,arrived_on\na,15.4.1993,5/2016\nb,5.6.1991,2016\nc,1990-02-03 00:00:00,05.2017\n"
            "d,1990-02-03T00:00:00Z,2016-05\n",
            &result),
        DONE);
    struct str out = exported(t, "people.csv", 0);
    static const char *const lines[] = { "\na,,,1993-04-15,,,,,,,,2016-05,", "\nb,,,1991-06-05,,,,,,,,2016,",
        "\nc,,,1990-02-03,,,,,,,,2017-05,", "\nd,,,1990-02-03,,,,,,,,2016-05," };
    for (size_t i = 0; i < 4; i++)
        assert_true(str_find(out, str_of(lines[i])) > 0);
    assert_int_equal(bring_one(t, "people.csv", "person,birth_date\nx,3/4/1990\n", &result), INVALID);
    assert_rejected(t, &result, 1, "2 birth_date 3/4/1990: ");
    assert_int_equal(bring_one(t, "people.csv", "person,birth_date\nx,3/4/1990\ny,12/25/1988\n", &result), INVALID);
    assert_rejected(t, &result, 2, "2 birth_date 3/4/1990: 1990-03-04");
    assert_str(result.rejections.at[1].reason, "The month stands before the day.");
    assert_int_equal(bring_one(t, "people.csv", "person,birth_date\nx,3/4/1990\ny,25/12/1988\n", &result), INVALID);
    assert_rejected(t, &result, 2, "2 birth_date 3/4/1990: 1990-04-03");
    assert_int_equal(
        bring_one(t, "people.csv", "person,birth_date\nx,3/4/1990\ny,25/12/1988\nz,12/25/1988\n", &result), INVALID);
    assert_rejected(t, &result, 3, "2 birth_date 3/4/1990: ");
    assert_int_equal(bring_one(t, "people.csv", "person,birth_date\nx,1990-02-03 08:15\n", &result), INVALID);
    assert_rejected(t, &result, 1, "2 birth_date 1990-02-03 08:15: 1990-02-03");
    assert_int_equal(bring_one(t, "children.csv", "child,parents,birth_month\nx,a,5.6.2020\n", &result), INVALID);
    assert_rejected(t, &result, 1, "2 birth_month 5.6.2020: 2020-06");
}

RULE(blanks_nobody_sees_part_no_rows)
{
    struct exchange_result result;
    struct text texts[] = { { "people.csv", "person\u00A0,gender\u200B\n\uFEFFa\u00A0,woman\u00A0\n\u00A0,\u2003\n" },
        { "children.csv", "child,parents\nk,\u202Aa\u202C\n" } };

    assert_int_equal(bring(t, texts, 2, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 2);
    assert_str(result.notes.at[0].text, "Blanks that nobody sees (of no width, or not to be broken) were passed over.");
}

RULE(sheets_that_nobody_sees_or_fills_are_left_out_and_said)
{
    struct exchange_result result;
    struct str lists = S(BOOK_ROW(BOOK_CELL("woman"))),
               people = S(BOOK_ROW(BOOK_CELL("person")) BOOK_ROW(BOOK_CELL("a")));
    struct str children = S(BOOK_ROW(BOOK_CELL("child") BOOK_CELL("parents")) BOOK_ROW(BOOK_CELL("k") BOOK_CELL("a")));
    struct test_sheet sheets[] = { { "people", NULL, people }, { "Lists", "veryHidden", lists },
        { "Sheet3", NULL, S("") }, { "children", "hidden", children }, { "Notes", NULL, lists } };

    assert_int_equal(bring_bytes(t, "a.xlsx", test_book(t, NULL, sheets, 4), &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 2);
    assert_str(all_notes(t, &result),
        "Lists: The hidden sheet was left out.\nSheet3: The sheet holds no table and was left "
        "out.\nchildren: The sheet is hidden. It was read.\n");
    assert_int_equal(bring_bytes(t, "a.xlsx", test_book(t, NULL, sheets, 5), &result), INVALID);
    assert_str(result.rejections.at[0].file, "Notes");
}

RULE(a_hidden_column_of_another_name_is_left_out_and_said)
{
    struct exchange_result result;
    struct str rows = S("</sheetData><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>" BOOK_ROW(
        BOOK_CELL("person") BOOK_CELL("check") BOOK_CELL("given_names"))
            BOOK_ROW(BOOK_CELL("a") BOOK_CELL("x") BOOK_CELL("A")));
    struct test_sheet sheet = { "people", NULL, rows };

    assert_int_equal(bring_bytes(t, "a.xlsx", test_book(t, NULL, &sheet, 1), &result), DONE);
    assert_str(all_notes(t, &result), "people: The hidden column check was left out.\n");
    assert_true(str_find(exported(t, "people.csv", 0), S("\na,A,")) > 0);
}

static struct str zipped(struct task *t, const char *name, const char *text)
{
    struct archive_writer *z = archive_new(t);
    archive_add(z, str_of(name), str_of(text));
    return archive_end(z);
}

#define OLE(stream) \
    { \
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ...... " stream, \
            sizeof("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ...... " stream) - 1 \
    }

RULE(other_office_files_are_called_what_they_are)
{
    struct exchange_result result;
    const struct {
        const char *name;
        struct str bytes;
        const char *reason, *hint;
    } files[] = {
        { "people.xlsx", OLE("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
            "The file is protected by a password.", "Save it without one, as .xlsx or as CSV." },
        { "people.xls", OLE("W\0o\0r\0k\0b\0o\0o\0k\0"), "The file is in the old Excel format (.xls).",
            "Save it as .xlsx or as CSV." },
        { "people.csv", OLE("B\0o\0o\0k\0\0\0"), "The file is in the old Excel format (.xls).",
            "Save it as .xlsx or as CSV." },
        { "people.doc", OLE("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
            "The file is a text document or a presentation, not a table.", "Send the table as .xlsx or as CSV." },
        { "people.ods", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            "The file is an OpenDocument spreadsheet (.ods).", "Save it as .xlsx or as CSV." },
        { "people.xlsx", zipped(t, "content.xml", "<x/>"), NULL, NULL },
        { "people.xlsb", zipped(t, "xl/workbook.bin", "x"), "The file is a binary workbook (.xlsb).",
            "Save it as .xlsx or as CSV." },
        { "people.docx", zipped(t, "word/document.xml", "<x/>"),
            "The file is a text document or a presentation, not a table.", "Send the table as .xlsx or as CSV." },
        { "people.xls", S("\xEF\xBB\xBF<!DOCTYPE html><table>"),
            "The file is a web page or XML, whatever its name says.",
            "Open it in a spreadsheet program and save it as .xlsx or as CSV." },
        { "people.xls", S("\x09\x00\x04\x00\x02\x00"), "The file is in the old Excel format (.xls).",
            "Save it as .xlsx or as CSV." },
        { "photo.jpg", S("\xFF\xD8\xFF\xE0"), "The file is a picture, not a table.",
            "Send the table as .xlsx or as CSV." },
    };

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(bring_bytes(t, files[i].name, files[i].bytes, &result), INVALID);
        if (!files[i].reason)
            continue;
        assert_int_equal(result.rejections.n, 1);
        assert_str(result.rejections.at[0].reason, files[i].reason);
        assert_str(result.rejections.at[0].hint, files[i].hint);
    }
}

RULE(text_is_a_table_whatever_its_name_ends_in)
{
    static const char *const names[] = { "people.txt", "People.XLS", "people.tsv", "people" };
    struct exchange_result result;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(bring_one(t, names[i], "person\tgiven_names\na\tA\n", &result), DONE);
        assert_int_equal(result.n[EXCHANGE_NEW], 1);
        test_rollback(t);
    }
    assert_int_equal(bring_one(t, "persons.txt", "person\na\n", &result), INVALID);
}

RULE(what_a_spreadsheet_would_run_goes_out_guarded_and_comes_back_as_it_was)
{
    struct exchange_result result;
    struct str csv = S("person,given_names,family_name\np1,=1+1,@x\np2,''=x,-cmd\np3,'s Graven,+358 40\n"
                       "p4,'=2+2,'Abd\n");

    assert_int_equal(bring_bytes(t, "people.csv", csv, &result), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM people_person WHERE given_names IN ('=1+1', '''=x', '''s Graven', '=2+2') "
                       "AND family_name IN ('@x', '-cmd', '+358 40', '''Abd')"),
        4);
    struct str out = exported(t, "people.csv", 0);
    assert_true(str_find(out, S("p1,'=1+1,'@x,")) > 0);
    assert_true(str_find(out, S("p2,''=x,'-cmd,")) > 0);
    assert_true(str_find(out, S("p3,'s Graven,+358 40,")) > 0);
    assert_true(str_find(out, S("p4,'=2+2,'Abd,")) > 0);
    assert_int_equal(bring_bytes(t, "people.csv", out, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_CHANGED], 0);
    assert_str(exported(t, "people.csv", 0), str_z(t->a, out));
}

RULES(what_a_spreadsheet_would_run_goes_out_guarded_and_comes_back_as_it_was,
    a_hidden_column_of_another_name_is_left_out_and_said, text_is_a_table_whatever_its_name_ends_in,
    the_value_that_a_sheet_shows_is_the_value_read, an_error_of_a_formula_is_rejected_at_its_cell,
    what_a_spreadsheet_puts_around_texts_comes_off_and_what_it_cut_is_rejected,
    letters_of_another_alphabet_are_asked_about_and_the_file_is_read_anew,
    mistaken_letters_are_rejected_with_what_they_were_unless_somebody_says_they_are_right,
    one_bad_row_is_one_rejected_row, days_with_one_reading_are_taken_and_others_asked_about,
    blanks_nobody_sees_part_no_rows, sheets_that_nobody_sees_or_fills_are_left_out_and_said,
    other_office_files_are_called_what_they_are)
