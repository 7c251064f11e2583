/* Tests of lists of projects of others: EURA's and Kohesio's columns, rows that cannot be split, names that differ in
 * blanks, sums, and a list that comes twice. */
#include "rooms/lists/lists.h"

#include "tests/book_testing.h"
#include "tests/db_testing.h"

#define EURA_HEAD \
    "Hankekoodi ;Ryhmähanketunnus;Rahasto;Tl;Et;Hankkeen nimi;Toteuttajan nimi;Toteuttajan Y-tunnus;" \
    "Rahoittava viranomainen;Toiminnan tila;Aloituspvm;Päättymispvm;Suunniteltu rahoitus yhteensä;" \
    "Toteutunut EU-rahoituksen määrä;Sijainti;Toteutuspaikan postinumero\n"
#define EURA_ROWS \
    "S30001;G1;ESR+;4;4.2;Kotona\xc2\xa0ja töissä;Koe  ry;0012345-6;Hämeen ELY-keskus;Käynnissä;1.2.2024;31.1.2026;" \
    "100 000,50;60 000;Kanta-Häme;00100\n" \
    "S30002;G1;ESR+;4;4.2;Kielikahvila;Koe ry;0012345-6;Hämeen  ELY-keskus ;Päättynyt;1.3.2024;28.2.2025;" \
    "50 000;;Uusimaa;90\n"

static struct list_file csv(const char *name, const char *text)
{
    return (struct list_file){ str_of(name), -1, str_of(text) };
}

static struct list_look looked(struct task *t, struct list_file file, const char *source)
{
    struct list_options o = { .source = str_of(source) };
    struct list_look l;
    struct str why;

    if (lists_look(t, file, &o, &l, &why) != DONE)
        fail_msg("%.*s is not looked at: %.*s", STR_ARG(file.name), STR_ARG(why));
    return l;
}

static struct list_done brought(struct task *t, struct list_file file, const char *source)
{
    struct list_look l = looked(t, file, source);

    return lists_import(t, &l);
}

RULE(the_list_of_eura_is_read_with_its_sums)
{
    struct list_look l = looked(t, csv("hankkeet.csv", EURA_HEAD EURA_ROWS "Haettu 10.5.2024;;;;;;;;;;;;;;;\n"), "");

    assert_str(l.source, "eura2021");
    assert_int_equal(l.rows, 2);
    assert_int_equal(l.refused, 0);
    assert_int_equal(l.total_cents, 15000050);
    assert_int_equal(l.costed, 2);
    assert_int_equal(l.eu_cents, 6000000);
    assert_int_equal(l.funded, 1);
    struct list_done done = lists_import(t, &l);
    assert_int_equal(done.made, 2);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM operations_operation WHERE source = 'eura2021' AND eu_cents IS "
                       "NULL AND cofinancing IS NULL"),
        2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE source_key = 'S30001' AND "
                                    "name = 'Kotona ja töissä' AND starts_on = '2024-02-01' AND regions = '05' AND "
                                    "postal_code = '00100' AND business_id = '0012345-6'"),
        1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE postal_code = '00090'"), 1);
}

RULE(names_that_differ_in_blanks_are_one)
{
    (void)brought(t, csv("hankkeet.csv", EURA_HEAD EURA_ROWS), "");
    assert_int_equal(test_number(t, "SELECT count(DISTINCT authority) FROM operations_operation"), 1);
    assert_int_equal(test_number(t, "SELECT count(DISTINCT beneficiary) FROM operations_operation"), 1);
    (void)brought(t,
        csv("b.csv", "Koodi;Nimi;Viranomainen\n1;A;Hämeen ELY- keskus\n2;B;Hämeen ELY-keskus\n"
                     "3;C;Hämeen ELY-keskus\n"),
        "b");
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM operations_operation WHERE authority = 'Hämeen ELY-keskus'"), 5);
}

RULE(a_list_that_comes_twice_makes_no_second_rows_and_tells_what_changed)
{
    struct list_done done = brought(t, csv("a.csv", EURA_HEAD EURA_ROWS), "");

    assert_int_equal(done.made, 2);
    done = brought(t, csv("a.csv", EURA_HEAD EURA_ROWS), "");
    assert_int_equal(done.made + done.changed, 0);
    assert_int_equal(done.same, 2);
    done = brought(
        t, csv("b.csv", EURA_HEAD "S30002;G1;ESR+;4;4.2;Kielikahvila;Koe ry;;;;1.3.2024;28.2.2027;1;;;\n"), "");
    assert_int_equal(done.changed, 1);
    assert_int_equal(done.changes.n, 1);
    assert_int_equal(done.changes.at[0].line, 2);
    assert_str(done.changes.at[0].code, "S30002");
    done = brought(t, csv("b.csv", EURA_HEAD EURA_ROWS), "muu");
    assert_int_equal(done.made, 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation"), 4);
}

RULE(a_row_with_the_wrong_number_of_fields_is_told_and_never_shifted)
{
    struct list_look l = looked(t,
        csv("a.csv", "Koodi,Nimi,Rahasto\nA,Yksi,ESR\nB,Kaksi, osa 2,ESR\nC,Kolme\nD,Neljä,EAKR\n"
                     "E,\"Viisi\" x,ESR\nF,Kuusi,ESR\n"),
        "x");

    assert_int_equal(l.rows, 3);
    assert_int_equal(l.refused, 3);
    assert_int_equal(l.told.at[0].line, 3);
    assert_str(l.told.at[0].reason, "Cells on line 3: 4. Cells in the header: 3.");
    assert_int_equal(l.told.at[1].line, 4);
    assert_int_equal(l.told.at[2].line, 6);
    struct list_done done = lists_import(t, &l);
    assert_int_equal(done.made, 3);
    assert_int_equal(l.refused, 3);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE fund NOT IN ('ESR', 'EAKR')"), 0);
}

RULE(what_cannot_be_read_refuses_its_row)
{
    static const struct {
        const char *row, *reason;
    } cases[] = {
        { ";Nimi;1.1.2024;;1", "The row has no code." },
        { "A;;1.1.2024;;1", "The row has no name." },
        { "A;Nimi;31.2.2024;;1", "This is no day of the calendar." },
        { "A;Nimi;3/4/2024;;1", "This day can be read in two ways: day first or month first." },
        { "A;Nimi;2.1.2024;1.1.2024;1", "The last day is before the first day." },
        { "A;Nimi;;;1.234", "This is no amount of money, or it can be read in two ways." },
        { "A;Nimi;;;-4", "This is no amount of money, or it can be read in two ways." },
        { "K;Nimi;;;1", "This key stands in the file twice." },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text = str_fmt(t->a,
            "Koodi;Nimi;Aloituspvm;Päättymispvm;Kokonaiskustannukset\nK;Hyvä;1.1.2024;;1\n%s\n"
            "L;Hyvä;1.1.2024;;1\nM;Hyvä;1.1.2024;;1\n",
            cases[i].row);
        struct list_look l = looked(t, (struct list_file){ S("a.csv"), -1, text }, "x");
        assert_int_equal(l.rows, 3);
        assert_int_equal(l.told.n, 1);
        assert_int_equal(l.told.at[0].line, 3);
        assert_str(l.told.at[0].reason, cases[i].reason);
    }
}

RULE(days_with_slashes_are_read_as_their_column_shows)
{
    struct list_look l = looked(t,
        csv("k.csv", "Operation_Unique_Identifier,Operation_Name_Programme_Language,Operation_Start_Date,"
                     "Total_Eligible_Expenditure_amount\nA,Yksi,03/04/2024,1234.5\nB,Kaksi,25/12/2024,1.234\n"),
        "");

    assert_str(l.source, "kohesio");
    assert_int_equal(l.rows, 2);
    (void)lists_import(t, &l);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE starts_on = '2024-04-03'"), 1);
    assert_int_equal(test_number(t, "SELECT total_cents FROM operations_operation WHERE source_key = 'B'"), 123);
}

RULE(letters_and_separators_are_found_out)
{
    static const char latin1[] = "Koodi\tNimi\tViranomainen\nA\tTy\xf6t\xe4\tH\xe4meen ELY\n";
    static const char utf16[] = "\xff\xfeK\0o\0o\0d\0i\0,\0N\0i\0m\0i\0\n\0B\0,\0\xc4\0i\0t\0i\0\n\0";
    struct list_file wide = { S("b.csv"), -1, { utf16, sizeof utf16 - 1 } };

    (void)brought(t, csv("a.csv", latin1), "a");
    (void)brought(t, wide, "b");
    (void)brought(t, csv("c.csv", "\xef\xbb\xbfKoodi,Nimi\nC,Äiti\n"), "c");
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE name = 'Työtä'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation WHERE name = 'Äiti'"), 2);
}

RULE(columns_that_are_not_sure_are_asked_about_and_the_answer_is_remembered)
{
    struct list_file file = csv("a.csv", "Numero;Mikä;Raha\n1;Yksi;5\n");
    struct mapping_said pairs[] = { { S("Numero"), S("code") }, { S("Mikä"), S("name") },
        { S("Raha"), S("total_cost") } };
    struct mapping_saids said = { pairs, 3, 3, true };
    struct list_options o = { .source = S("kunta") };
    struct list_look l;
    struct str why;

    assert_int_equal(lists_look(t, file, &o, &l, &why), INVALID);
    assert_int_equal(why.n, 0);
    o.said = &said;
    assert_int_equal(lists_look(t, file, &o, &l, &why), DONE);
    (void)lists_import(t, &l);
    o.said = NULL;
    assert_int_equal(lists_look(t, file, &o, &l, &why), DONE);
    assert_int_equal(l.total_cents, 500);
    o.source = S("toinen");
    assert_int_equal(lists_look(t, file, &o, &l, &why), INVALID);
}

RULE(what_is_no_table_is_refused_in_words)
{
    struct list_options o = { .source = S("x") };
    struct list_look l;
    struct str why;

    assert_int_equal(lists_look(t, csv("a.csv", ""), &o, &l, &why), INVALID);
    assert_str(why, "The file is empty: it has no header row.");
    assert_int_equal(lists_look(t, csv("a.pdf", "%PDF-1.4\n"), &o, &l, &why), INVALID);
    assert_true(why.n > 0);
}

RULE(the_next_months_file_is_of_the_same_source)
{
    static const char text[] = "Koodi;Nimi\nA;Yksi\n";

    assert_str(looked(t, csv("/tmp/Hanke lista 2026-03.csv", text), "").source, "hanke lista");
    assert_str(looked(t, csv("Hanke_lista_2026-04 (1).csv", text), "").source, "hanke lista");
}

static enum outcome undo(struct task *t, int64_t import)
{
    struct str why;

    return operations_import_undo(t, import, &why);
}

RULE(a_list_is_taken_back_as_one_act)
{
    struct list_done first = brought(t, csv("a.csv", EURA_HEAD EURA_ROWS), "x");

    assert_int_equal(first.made, 2);
    assert_int_equal(undo(t, first.import), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_word"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_import_row"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_tally"), 0);
    assert_int_equal(undo(t, first.import), NOT_FOUND);
    assert_int_equal(operations_imports(t, 10).n, 1);
    assert_int_equal(brought(t, csv("a.csv", EURA_HEAD EURA_ROWS), "x").made, 2);
}

RULE(what_a_list_changed_says_again_what_it_said)
{
    static const char before[] = "Koodi;Nimi;Kuvaus;Kustannukset;Alkaa;Yksityishenkilö\n"
                                 "A;Yksi;Eka;100,50;1.2.2024;\nB;Kaksi;;;;\n";
    static const char now[] = "Koodi;Nimi;Kuvaus;Kustannukset;Alkaa;Yksityishenkilö\n"
                              "A;Uusi nimi;Toka;7;;\nC;Kolmas;;;;\n";

    struct mapping_saids said = { .now = true };
    static const char *const meant[][2] = { { "Koodi", "code" }, { "Nimi", "name" }, { "Kuvaus", "summary" },
        { "Kustannukset", "total_cost" }, { "Alkaa", "starts_on" }, { "Yksityishenkilö", "" } };
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        LIST_ADD(t->a, &said, ((struct mapping_said){ str_of(meant[i][0]), str_of(meant[i][1]) }));
    struct list_options o = { .source = S("x"), .said = &said };
    struct list_look l;
    struct str why;

    assert_int_equal(lists_look(t, csv("a.csv", before), &o, &l, &why), DONE);
    struct list_done first = lists_import(t, &l);
    assert_int_equal(lists_look(t, csv("b.csv", now), &o, &l, &why), DONE);
    struct list_done second = lists_import(t, &l);
    assert_int_equal(second.made, 1);
    assert_int_equal(second.changed, 1);
    assert_int_equal(operations_import_undo(t, first.import, &why), CONFLICT);
    assert_true(str_find(why, S("b.csv")) > 0);
    assert_int_equal(undo(t, second.import), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation"), 2);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM operations_operation WHERE source_key = 'A' AND name = 'Yksi' AND summary "
                       "= 'Eka' AND total_cents = 10050 AND starts_on = '2024-02-01' AND eu_cents IS NULL"),
        1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_word WHERE word = 'yksi'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_word WHERE word = 'kolmas'"), 0);
    assert_int_equal(undo(t, first.import), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM operations_operation"), 0);
}

RULE(a_title_may_stand_above_the_header)
{
    struct list_look l = looked(t,
        csv("a.csv", "Hankkeet, kevät 2026\n\n;;\nHankekoodi;Hankkeen nimi;Rahasto\n"
                     "A;Yksi;ESR+\nB;Kaksi;EAKR\nC;Kolme\n"),
        "x");

    assert_int_equal(l.rows, 2);
    assert_int_equal(l.refused, 1);
    assert_int_equal(l.told.at[0].line, 7);
}

static struct list_look sheet_looked(struct task *t, struct list_file file, const char *sheet, enum outcome *ret_how)
{
    struct list_options o = { .source = S("x"), .sheet = str_of(sheet) };
    struct list_look l;
    struct str why;

    *ret_how = lists_look(t, file, &o, &l, &why);
    return l;
}

RULE(another_sheet_of_a_workbook_can_be_chosen)
{
    const struct test_sheet sheets[] = {
        { "Luettelo", NULL,
            S(BOOK_ROW(BOOK_CELL("Hankekoodi") BOOK_CELL("Hankkeen nimi"))
                    BOOK_ROW(BOOK_CELL("A") BOOK_CELL("Yksi"))) },
        { "Piilossa", "hidden", S(BOOK_ROW(BOOK_CELL("Hankekoodi") BOOK_CELL("Hankkeen nimi"))) },
        { "Tyhjä", NULL, S("") },
        { "Päättyneet", NULL,
            S(BOOK_ROW(BOOK_CELL("Päättyneet hankkeet")) BOOK_ROW(BOOK_CELL("Hankekoodi") BOOK_CELL("Hankkeen nimi"))
                    BOOK_ROW(BOOK_CELL("B") BOOK_CELL("Kaksi")) BOOK_ROW(BOOK_CELL("C") BOOK_CELL("Kolme"))) },
    };
    struct list_file file = { S("a.xlsx"), -1, test_book(t, NULL, sheets, 4) };
    enum outcome how;

    struct list_look l = sheet_looked(t, file, "", &how);
    assert_int_equal(how, DONE);
    assert_int_equal(l.rows, 1);
    assert_int_equal(l.sheets.n, 2);
    assert_str(l.sheets.at[1], "Päättyneet");
    l = sheet_looked(t, file, "Päättyneet", &how);
    assert_int_equal(how, DONE);
    assert_int_equal(l.rows, 2);
    l = sheet_looked(t, file, "Tyhjä", &how);
    assert_int_equal(how, INVALID);
    assert_int_equal(l.sheets.n, 2); /* so that another can be chosen */
}

RULES(the_list_of_eura_is_read_with_its_sums, names_that_differ_in_blanks_are_one,
    a_list_that_comes_twice_makes_no_second_rows_and_tells_what_changed,
    a_row_with_the_wrong_number_of_fields_is_told_and_never_shifted, what_cannot_be_read_refuses_its_row,
    days_with_slashes_are_read_as_their_column_shows, letters_and_separators_are_found_out,
    columns_that_are_not_sure_are_asked_about_and_the_answer_is_remembered, what_is_no_table_is_refused_in_words,
    the_next_months_file_is_of_the_same_source, a_list_is_taken_back_as_one_act,
    what_a_list_changed_says_again_what_it_said, a_title_may_stand_above_the_header,
    another_sheet_of_a_workbook_can_be_chosen)
