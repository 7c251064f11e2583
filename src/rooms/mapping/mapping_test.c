/* Tests of guessing what columns mean: headings in five languages, values that speak for or against them, what is
 * remembered, amounts and days of other people's tables. */
#include "rooms/mapping/mapping.h"

#include "rooms/codes.h"
#include "tests/db_testing.h"

static bool is_week(struct str heading) { return str_starts(heading, S("week ")); }

static const struct mapping_field fields[] = {
    { "given_names", N_("First names"), "etunimi|förnamn|magaca hore|الاسم الأول", MAPPING_WORDS },
    { "family_name", N_("Family name"), "sukunimi|efternamn", MAPPING_WORDS },
    { "birth_date", N_("Date of birth"), "syntymäaika|född", MAPPING_DAY },
    { "phone", N_("Phone"), "puhelin|puhelinnumero|telefon", MAPPING_PHONE },
    { "email", N_("E-mail"), "sähköposti", MAPPING_EMAIL },
    { "gender", N_("Gender"), "sukupuoli|kön", MAPPING_CODE, &CODES_gender },
    { "language", N_("Mother tongue"), "äidinkieli|modersmål", MAPPING_LANGUAGE },
    { "week", N_("Weekday"), "", MAPPING_MARK, .heads = is_week, .many = true },
};
static const struct mapping_fields FIELDS = { fields, sizeof fields / sizeof *fields };

static struct mapping guessed(struct task *t, const char *csv, const struct mapping_saids *said)
{
    struct rows *rows = rows_csv(t, str_of(csv));
    struct mapping m = { 0 };
    struct row row;

    while (rows_next(rows, &row) == ROWS_ROW)
        if (m.at == NULL)
            m = mapping_begin(t, &row);
        else
            mapping_look(t, &m, &row);
    mapping_guess(t, &m, &FIELDS, said);
    return m;
}

/* "given_names 95 HEADING", "- 0 UNKNOWN": one line for each column. */
static struct str told(struct task *t, const struct mapping *m)
{
    static const char *const names[] = {
#define R(NAME, text) #NAME,
        MAPPING_REASONS(R)
#undef R
    };
    struct str all = S("");

    for (size_t i = 0; i < m->n; i++)
        all = str_fmt(t->a, "%.*s%s %d %s\n", STR_ARG(all),
            m->at[i].field == MAPPING_NONE ? "-" : fields[m->at[i].field].name, m->at[i].sure, names[m->at[i].why]);
    return all;
}

#define GUESS(csv, said) told(t, &(struct mapping[]){ guessed(t, csv, said) }[0])

RULE(headings_are_known_in_five_languages_whatever_their_letters)
{
    assert_str(GUESS("ETUNIMI;Efternamn;Taariikhda dhalashada;Puhelinnumero:\nAino;Koe;1.2.1990;040 123 4567\n", NULL),
        "given_names 95 HEADING\nfamily_name 95 HEADING\nbirth_date 95 HEADING\nphone 95 HEADING\n");
    assert_str(GUESS("الاسم الأول,Sähköposti,Modersmål,birth_date\nآمنة,a@example.org,arabiska,1990\n", NULL),
        "given_names 95 HEADING\nemail 95 HEADING\nlanguage 95 HEADING\nbirth_date 95 HEADING\n");
}

RULE(a_slip_or_a_part_of_a_heading_is_asked_about_until_values_agree)
{
    assert_str(GUESS("Etunmi,Puhelin (oma)\nAino,0401234567\nBo,050 765 4321\n", NULL),
        "given_names 70 NEAR\nphone 82 PART\n");
    assert_str(GUESS("Etunimi ja muuta\nAino\n", NULL), "given_names 75 PART\n");
}

RULE(values_that_differ_from_the_heading_make_it_a_question)
{
    assert_str(GUESS("Syntymäaika\nHelsinki\nEspoo\n", NULL), "birth_date 45 AGAINST\n");
    assert_str(GUESS("Sukupuoli\nnainen\nmies\nkyllä\nehkä\n", NULL), "gender 78 AGAINST\n");
    assert_str(GUESS("Sukupuoli\nnainen\nMies\nkvinna\nm\nx\n", NULL), "gender 95 HEADING\n");
}

RULE(values_alone_never_decide)
{
    assert_str(GUESS("Yhteys,Muuta\na@example.org,x1\nb@example.org,y2\n", NULL), "email 60 VALUES\n- 0 UNKNOWN\n");
}

RULE(two_columns_that_could_be_the_same_are_both_asked_about)
{
    assert_str(GUESS("Etunimi,Förnamn\nAino,Bo\n", NULL), "given_names 50 TWICE\n- 0 TWICE\n");
    assert_str(GUESS("week 1,week 2\nx,\n,x\n", NULL), "week 95 HEADING\nweek 95 HEADING\n");
}

RULE(an_empty_column_asks_nothing)
{
    assert_str(GUESS("Etunimi,Huom,\nAino,,\n", NULL), "given_names 95 HEADING\n- 100 EMPTY\n");
}

RULE(what_was_said_of_a_source_is_taken_the_next_time_and_can_be_changed)
{
    struct mapping_said one[] = { { S("Kuka"), S("given_names") }, { S("Muuta"), S("") } };
    struct mapping_saids said = { one, 2, 2 }, other = { one, 1, 1 };

    mapping_remember(t, S("people/1"), &said);
    struct mapping_saids known = mapping_recall(t, S("people/1"));
    assert_str(GUESS("Kuka,Muuta\nAino,x\n", &known), "given_names 100 SAID\n- 100 SAID\n");
    assert_int_equal(mapping_recall(t, S("people/2")).n, 0);
    one[0].field = S("family_name");
    mapping_remember(t, S("people/1"), &other);
    known = mapping_recall(t, S("people/1"));
    assert_int_equal(known.n, 2);
    assert_str(GUESS("Kuka,Muuta\nAino,x\n", &known), "family_name 100 SAID\n- 100 SAID\n");
}

RULE(a_heading_that_means_something_else_by_now_is_asked_about_again)
{
    struct mapping_said one = { S("Tieto"), S("birth_date") };
    struct mapping_saids said = { &one, 1, 1 };

    mapping_remember(t, S("people/1"), &said);
    struct mapping_saids known = mapping_recall(t, S("people/1"));
    assert_str(GUESS("Tieto\n1.2.1990\n", &known), "birth_date 100 SAID\n");
    assert_str(GUESS("Tieto\nHelsinki\n", &known), "birth_date 45 AGAINST\n");
    said.now = true;
    assert_str(GUESS("Tieto\nHelsinki\n", &said), "birth_date 100 SAID\n");
    assert_str(GUESS("Etunimi\nAino\n", &known), "given_names 95 HEADING\n");
}

RULE(a_mapping_file_says_fields_and_what_is_left_out)
{
    struct mapping_saids said = { 0 };
    struct str why;

    assert_true(mapping_read(t, S("column;field;sure\nKuka;given_names;0 %\n\"Muu;ta\";-;\n"), &said, &why));
    assert_int_equal(said.n, 2);
    assert_str(said.at[0].field, "given_names");
    assert_str(said.at[1].heading, "Muu;ta");
    assert_str(said.at[1].field, "");
    assert_false(mapping_read(t, S("sarake;kenttä\na;b\n"), &said, &why));
    assert_str(why, "The first line of a mapping file is: column;field");
}

RULE(amounts_have_one_reading_or_none)
{
    static const struct {
        const char *typed;
        char decimal;
        int64_t cents;
    } good[] = { { "2450612", 0, 245061200 }, { "2 450 612,00 €", 0, 245061200 },
        { "2\xc2\xa0"
          "450,5",
            0, 245050 },
        { "2,450,612.00", 0, 245061200 }, { "2.450.612", 0, 245061200 }, { "1.234", ',', 123400 },
        { "1.234", '.', 123 }, { "0", 0, 0 }, { "1'000 EUR", 0, 100000 }, { "12.345678", 0, 1235 } };
    static const char *const bad[] = { "", "1.234", "1,234", "-5", "abc", "1;2", "12345678901234567" };
    int64_t cents;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(mapping_amount(str_of(good[i].typed), good[i].decimal, &cents));
        assert_int_equal(cents, good[i].cents);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(mapping_amount(str_of(bad[i]), 0, &cents));
    assert_int_equal(mapping_decimal(S("1 234,50")), ',');
    assert_int_equal(mapping_decimal(S("1.234")), 0);
}

RULE(days_have_one_reading_or_none)
{
    struct day day;

    assert_true(mapping_day(S("5.6.1991"), &day));
    assert_str(str_of(day.t), "1991-06-05");
    assert_true(mapping_day(S("2026-02-03 00:00"), &day));
    assert_str(str_of(day.t), "2026-02-03");
    assert_true(mapping_day(S("25/12/1988"), &day));
    assert_str(str_of(day.t), "1988-12-25");
    assert_false(mapping_day(S("3/4/1990"), &day));
    assert_false(mapping_day(S("30.2.2026"), &day));
}

RULE(names_of_codes_languages_and_places_are_read_in_our_languages)
{
    assert_str(mapping_value(t->a, MAPPING_CODE, &CODES_gender, S("Nainen")), "woman");
    assert_str(mapping_value(t->a, MAPPING_CODE, &CODES_gender, S("M")), "man");
    assert_str(mapping_value(t->a, MAPPING_LANGUAGE, NULL, S("somali, arabia")), "som;ara");
    assert_str(mapping_value(t->a, MAPPING_LANGUAGE, NULL, S("somali ehkä")), "somali ehkä");
    assert_str(mapping_value(t->a, MAPPING_PLACE, NULL, S("Esbo")), "049");
    assert_str(mapping_value(t->a, MAPPING_YESNO, NULL, S("Kyllä")), "yes");
    assert_str(mapping_value(t->a, MAPPING_COUNTRY, NULL, S("Irak")), "IQ");
}

RULES(headings_are_known_in_five_languages_whatever_their_letters,
    a_slip_or_a_part_of_a_heading_is_asked_about_until_values_agree,
    values_that_differ_from_the_heading_make_it_a_question, values_alone_never_decide,
    two_columns_that_could_be_the_same_are_both_asked_about, an_empty_column_asks_nothing,
    what_was_said_of_a_source_is_taken_the_next_time_and_can_be_changed,
    a_heading_that_means_something_else_by_now_is_asked_about_again, a_mapping_file_says_fields_and_what_is_left_out,
    amounts_have_one_reading_or_none, days_have_one_reading_or_none,
    names_of_codes_languages_and_places_are_read_in_our_languages)
