/* Tests of headers of people's own spreadsheets: titles above them, merged cells, months above days; and whole sheets
 * of three languages as they lie on people's disks. */
#include "rooms/exchange/exchange_sheet.h"

#include "tests/book_testing.h"
#include "tests/db_testing.h"

static struct sheet opened(struct task *t, const char *csv)
{
    struct exchange_file file = { S("Maanantai.csv"), -1, str_of(csv) };
    struct sheet s;

    if (!sheet_open(t, &file, 1, S(""), S(""), &s))
        fail_msg("not opened: %s", csv);
    return s;
}

RULE(the_header_is_found_below_titles_and_in_merged_cells)
{
    static const struct {
        const char *csv, *headings;
        int64_t line;
    } cases[] = {
        { "Etunimi;Puhelin\nAino;040\n", "Etunimi|Puhelin", 1 },
        { "Kuka;Kengät\nAino;38\n", "Kuka|Kengät", 1 }, /* nobody knows these: the first row */
        { "Kevätryhmä 2026;;\n;;\nEtunimi;Sukunimi;Puhelin\nAino;Koe;0401234567\n", "Etunimi|Sukunimi|Puhelin", 3 },
        { "Kevätryhmä 2026\nOhjaaja: Bo\n\nEtunimi;Sukunimi\nAino;Koe\nBo;Malli\n", "Etunimi|Sukunimi", 4 },
        { "Henkilötiedot;;Läsnäolo;\nEtunimi;Sukunimi;3.2.2026;10.2.2026\nAino;Koe;x;\n",
            "Etunimi|Sukunimi|3.2.2026|10.2.2026", 2 },
        { "Nimi;Yhteystiedot;;Läsnäolo;\n;Puhelin;Sähköposti;3.2.;10.2.\nAino;040;a@example.org;x;\n",
            "Nimi|Puhelin|Sähköposti|3.2.|10.2.", 2 },
        { "Etunimi;Sukunimi;Läsnäolo;;\n;;3.2.;10.2.;17.2.\nAino;Koe;x;x;\n", "Etunimi|Sukunimi|3.2.|10.2.|17.2.", 2 },
        { "Etunimi;Sukunimi;Helmikuu 2026;;Maaliskuu 2026\n;;3;10.;3\nAino;Koe;x;x;\n",
            "Etunimi|Sukunimi|3.2.2026|10.2.2026|3.3.2026", 2 },
        { "Förnamn;Efternamn;februari;;mars\n;;3;10;3\nAino;Koe;x;x;\n", "Förnamn|Efternamn|3.2.|10.2.|3.3.", 2 },
        { "First name;Last name;Feb 2026;\n;;3;10\nAino;Koe;x;\n", "First name|Last name|3.2.2026|10.2.2026", 2 },
        { "Etunimi;Sukunimi;2/2026;\n;;3;10\nAino;Koe;x;\n", "Etunimi|Sukunimi|3.2.2026|10.2.2026", 2 },
        { "Etunimi;Sukunimi;3.2.2026;10.2.2026\n;;ti;ti\nAino;Koe;x;\n", "Etunimi|Sukunimi|3.2.2026|10.2.2026", 2 },
        { ";;ti;ti\nEtunimi;Sukunimi;3.2.2026;10.2.2026\nAino;Koe;x;\n", "Etunimi|Sukunimi|3.2.2026|10.2.2026", 2 },
        /* a row of somebody is no header: her days are days of her life, and her mark is no day of a month */
        { "Etunimi;Syntymäaika;Aloitus\n;1.2.1990;3.2.2026\n", "Etunimi|Syntymäaika|Aloitus", 1 },
        { "Etunimi;Sukunimi;Kengät\n;;38\n", "Etunimi|Sukunimi|Kengät", 1 },
        { "Etunimi;Sukunimi;Lapsia\n;;3\n", "Etunimi|Sukunimi|Lapsia", 1 },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sheet s = opened(t, cases[i].csv);
        struct str found = strs_join(t->a, &s.header.headings, S("|"));
        if (!str_is(found, cases[i].headings) || s.header.line != cases[i].line)
            fail_msg("%s: %.*s on line %d", cases[i].csv, STR_ARG(found), (int)s.header.line);
    }
}

RULE(the_year_in_a_title_is_offered_for_days_without_one)
{
    struct sheet s = opened(t, "Ryhmä kevät 2025\n\nEtunimi;3.2.;10.2.\nAino;x;\n");

    sheet_guess(t, &s, NULL);
    assert_true(s.asks_year);
    assert_int_equal(s.year, 2025);
    s = opened(t, "Etunimi;3.2.;10.2.\nAino;x;\n");
    sheet_guess(t, &s, NULL);
    assert_int_equal(s.year, day_year(t->today));
}

static struct str file_named(const struct sheet_files *f, const char *name)
{
    for (size_t i = 0; i < f->n; i++)
        if (str_is(f->at[i].name, name))
            return f->at[i].bytes;
    return S("");
}

/* Nothing is asked but the group, and the crosses are these: "mark" by row and column. */
static struct str marks_of(struct task *t, struct sheet *s)
{
    struct mapping_saids said = { 0 };
    struct sheet_files f;

    LIST_ADD(t->a, &said, ((struct mapping_said){ S(SHEET_ASK_GROUP), S("Ryhmä") }));
    said.now = true;
    sheet_guess(t, s, &said);
    for (size_t i = 0; i < s->m.n; i++)
        if (s->m.at[i].sure < MAPPING_SURE)
            fail_msg("asks about %.*s", STR_ARG(s->m.at[i].heading));
    for (size_t i = 0; i < s->marks.n; i++)
        if (!s->marks.at[i].sure)
            fail_msg("asks about %.*s", STR_ARG(s->marks.at[i].typed));
    assert_int_equal(s->doubts, 0);
    sheet_translate(t, s, 1, NULL, &f);
    if (f.rejections.n > 0)
        fail_msg("line %d: %.*s", (int)f.rejections.at[0].line, STR_ARG(f.rejections.at[0].reason));
    struct str rest = file_named(&f, "attendance.csv"), line, cell, all = S("");
    (void)str_cut(&rest, '\n', &line);
    while (rest.n > 0 && str_cut(&rest, '\n', &line)) {
        (void)str_cut(&line, ',', &cell);
        (void)str_cut(&line, ',', &cell);
        if (line.n > 0 && str_cut(&line, ',', &cell))
            all = str_fmt(t->a, "%.*s%.*s ", STR_ARG(all), STR_ARG(str_part(cell, 1, cell.n - 2)));
    }
    return all;
}

RULE(crosses_are_read_as_people_write_them_in_three_languages)
{
    struct sheet s = opened(t, "Äitien ryhmä 2026;;;;;;\n"
                               "Etunimi;Sukunimi;Synt.aika;Äidinkieli;Helmikuu 2026;;\n"
                               ";;;;3;10;17\n"
                               "Aino;Koe;1.2.1990;somali;x;X;poissa\n"
                               "Bo;Malli;5.6.85;arabia;✓;ok;1\n");
    assert_str(marks_of(t, &s), "present present absent present present present ");
    s = opened(t, "Förnamn;Efternamn;Födelsedatum;Modersmål;3.2.2026;10.2.2026\n"
                  "Aino;Koe;1.2.1990;somaliska;närvarande;sjuk\n"
                  "Bo;Malli;5.6.1985;arabiska;x;frånvarande\n");
    assert_str(marks_of(t, &s), "present excused present absent ");
    s = opened(t, "First name,Surname,Date of birth,Mother tongue,2026-02-03,2026-02-10\n"
                  "Aino,Koe,1990-02-01,Somali,yes,late\n"
                  "Bo,Malli,1985-06-05,Arabic,no,present\n");
    assert_str(marks_of(t, &s), "present late absent present ");
}

RULE(days_of_birth_are_read_in_the_forms_in_which_people_write_them)
{
    struct sheet s = opened(t, "Etunimi;Sukunimi;Syntymäaika\nAino;Koe;1.2.1990\nBo;Malli;05.06.1985\n"
                               "Ci;Kolmas;1.2.90\nDu;Neljäs;1.2.20\nEi;Viides;1990\n");
    struct sheet_files f;

    sheet_guess(t, &s, NULL);
    assert_int_equal(s.doubts, 0);
    sheet_translate(t, &s, 1, NULL, &f);
    struct str people = file_named(&f, "people.csv");
    static const char *const days[] = { "\"Aino\",\"Koe\",\"1.2.1990\"", "\"Malli\",\"05.06.1985\"",
        "\"Kolmas\",\"1.2.1990\"", "\"Neljäs\",\"1.2.2020\"", "\"Viides\",\"1990\"" };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (str_find(people, str_of(days[i])) < 0)
            fail_msg("%s is not in %.*s", days[i], STR_ARG(people));
}

RULE(a_workbook_with_merged_cells_is_read_from_its_lines)
{
    const struct test_sheet sheets[] = { { "Kevät", NULL,
        S("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Ryhmän lista 2026</t></is></c></row>"
          "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Etunimi</t></is></c><c r=\"B3\" t=\"inlineStr\"><is><t>"
          "Sukunimi</t></is></c><c r=\"C3\" t=\"inlineStr\"><is><t>Helmikuu</t></is></c><c r=\"E3\" "
          "t=\"inlineStr\"><is>"
          "<t>Puhelin</t></is></c></row>"
          "<row r=\"4\"><c r=\"C4\"><v>3</v></c><c r=\"D4\"><v>10</v></c></row>"
          "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>Aino</t></is></c><c r=\"B5\" t=\"inlineStr\"><is><t>Koe</t>"
          "</is></c><c r=\"C5\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"E5\" t=\"inlineStr\"><is><t>0401234567</t>"
          "</is></c></row>") } };
    struct exchange_file file = { S("a.xlsx"), -1, test_book(t, NULL, sheets, 1) };
    struct sheet s;
    struct row row;

    assert_true(sheet_open(t, &file, 1, S(""), S(""), &s));
    assert_str(strs_join(t->a, &s.header.headings, S("|")), "Etunimi|Sukunimi|3.2.|10.2.|Puhelin");
    struct rows *rows = sheet_rows(t, &s, S(""));
    assert_int_equal(rows_next(rows, &row), ROWS_ROW);
    assert_int_equal(row.line, 5);
    assert_null(row.trouble);
    assert_str(row.at[4], "0401234567");
    sheet_guess(t, &s, NULL);
    assert_int_equal(s.year, 2026);
}

RULE(a_group_in_merged_cells_is_that_of_all_their_lines_and_an_empty_cell_is_none)
{
    const struct test_sheet sheets[] = { { "Kevät", NULL,
        S(BOOK_ROW(BOOK_CELL("Ryhmä") BOOK_CELL("Etunimi")) BOOK_ROW(BOOK_CELL("Aamu") BOOK_CELL("Aino"))
                BOOK_ROW(BOOK_CELL("") BOOK_CELL("Bo")) BOOK_ROW(BOOK_CELL("") BOOK_CELL("Ci"))
                    BOOK_ROW(BOOK_CELL("Ilta") BOOK_CELL("Di")) "</sheetData><mergeCells count=\"2\"><mergeCell "
                                                                "ref=\"A2:A3\"/><mergeCell ref=\"A1:B1\"/></mergeCells>"
                                                                "<sheetData>") } };
    struct exchange_file file = { S("a.xlsx"), -1, test_book(t, NULL, sheets, 1) };
    struct sheet s;
    struct sheet_files made;
    int64_t members[2] = { 0 };

    assert_true(sheet_open(t, &file, 1, S(""), S(""), &s));
    assert_int_equal(s.merged.n, 1);
    sheet_guess(t, &s, NULL);
    assert_int_equal(s.doubts, 0);
    sheet_translate(t, &s, 1, NULL, &made);
    for (size_t i = 0; i < made.n; i++) {
        struct str rest = made.at[i].bytes, line;
        while (str_is(made.at[i].name, "memberships.csv") && rest.n > 0 && str_cut(&rest, '\n', &line)) {
            members[0] += str_starts(line, S("\"sheet aamu\""));
            members[1] += str_starts(line, S("\"sheet ilta\""));
        }
    }
    assert_int_equal(members[0], 2);
    assert_int_equal(members[1], 1);
}

RULES(the_header_is_found_below_titles_and_in_merged_cells, the_year_in_a_title_is_offered_for_days_without_one,
    crosses_are_read_as_people_write_them_in_three_languages,
    days_of_birth_are_read_in_the_forms_in_which_people_write_them, a_workbook_with_merged_cells_is_read_from_its_lines,
    a_group_in_merged_cells_is_that_of_all_their_lines_and_an_empty_cell_is_none)
