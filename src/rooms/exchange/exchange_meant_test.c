/* Tests that a cell which is no value of its column, but says what is meant (Nainen, somali, 1 250,50 €, a day as a
 * spreadsheet counts it), is refused with that value as the suggestion, and that a guess is none; on both engines. */
#include "tests/exchange_testing.h"

/* A file whose last column is the cell. suggestion "": it has none. */
struct meant {
    const char *file, *head, *row, *cell, *suggestion;
};

static void suggests(struct task *t, const struct meant *each, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct meant *m = &each[i];
        struct exchange_result result;
        const char *csv = str_z(t->a, str_fmt(t->a, "%s\n%s,\"%s\"\n", m->head, m->row, m->cell));
        assert_int_equal(bring_one(t, m->file, csv, &result), INVALID);
        assert_int_equal(result.rejections.n, 1);
        if (!str_is(result.rejections.at[0].suggestion, m->suggestion))
            fail_msg(
                "%s: \"%.*s\" instead of \"%s\"", m->cell, STR_ARG(result.rejections.at[0].suggestion), m->suggestion);
        test_rollback(t);
    }
}
#define PERSON(column) "people.csv", "person,given_names," column, "q1,Aino"

RULE(words_for_codes_languages_countries_and_yes_are_suggested_as_the_code)
{
    static const struct meant each[] = {
        { PERSON("gender"), "Nainen", "woman" },
        { PERSON("gender"), "m", "man" },
        { PERSON("gender"), "kvinna", "woman" },
        { PERSON("gender"), "wman", "woman" },
        { PERSON("gender"), "?", "" },
        { PERSON("languages"), "somali", "som" },
        { PERSON("languages"), "som, arabia", "som;ara" },
        { PERSON("languages"), "som;arabia", "som;ara" },
        { PERSON("languages"), "quenya", "" },
        { PERSON("citizenships"), "Irak", "IQ" },
        { PERSON("citizenships"), "Atlantis", "" },
        { PERSON("non_disclosure"), "Kyllä", "yes" },
        { PERSON("non_disclosure"), "FALSE", "no" },
        { PERSON("non_disclosure"), "perhaps", "" },
        { "participations.csv", "participation,person,project,entry_status", "t9,p3,P1", "Työtön", "unemployed" },
    };
    struct exchange_result result;

    bring_small(t, &result);
    test_commit(t);
    suggests(t, each, sizeof each / sizeof *each);
}

RULE(amounts_and_numbers_are_suggested_when_they_have_one_reading)
{
    static const struct meant each[] = {
        { "projects.csv", "project,name,total_budget", "P9,X", "1 250,50 €", "1250.50" },
        { "projects.csv", "project,name,total_budget", "P9,X", "1.250.000,5", "1250000.50" },
        { "projects.csv", "project,name,total_budget", "P9,X", "1,250", "" },
        { "projects.csv", "project,name,total_budget", "P9,X", "much", "" },
        { "projects.csv", "project,name,target_participants", "P9,X", "1 250", "1250" },
        { "projects.csv", "project,name,target_participants", "P9,X", "80,0", "80" },
        { "projects.csv", "project,name,target_participants", "P9,X", "80,5", "" },
    };

    suggests(t, each, sizeof each / sizeof *each);
}

RULE(days_as_spreadsheets_count_them_and_registers_write_them_are_suggested)
{
    static const struct meant each[] = {
        { PERSON("birth_date"), "31386", "1985-12-05" },
        { PERSON("birth_date"), "19851205", "1985-12-05" },
        { PERSON("birth_date"), "5.12.85", "1985-12-05" },
        { PERSON("birth_date"), "5.12.24", "2024-12-05" },
        { PERSON("birth_date"), "31.2.85", "" },
        { PERSON("birth_date"), "19851305", "" },
        { PERSON("birth_date"), "99999", "" },
        { PERSON("birth_date"), "-3138", "" },
    };

    suggests(t, each, sizeof each / sizeof *each);
}

RULE(a_percentage_may_bear_its_sign)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "estimates.csv",
            "estimate,project,indicator,date,percent,source,method\nes9,P1,EECO12,2025-02-03,40 %,S,M\n", &result),
        DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM circumstances_estimate WHERE percent = 40"), 1);
}

RULES(words_for_codes_languages_countries_and_yes_are_suggested_as_the_code,
    amounts_and_numbers_are_suggested_when_they_have_one_reading,
    days_as_spreadsheets_count_them_and_registers_write_them_are_suggested, a_percentage_may_bear_its_sign)
