/* Tests of EECO12 to EECO19 in the report "esf" on both engines: what follows from facts held anyway, cases counted by
 * hand; what was asked in confidence, which is told of many only; estimates; what a coordinator can work out. */
#include "rooms/reports/esf_more.h"
#include "tests/exchange_testing.h"

#include "base/settings.h"
#include "tests/figures_testing.h"

RULE(a_third_country_national_has_no_citizenship_of_the_union)
{
    static const struct {
        const char *citizenships;
        enum yesno is;
    } each[] = { { "", YESNO_UNKNOWN }, { "SO", YES }, { "FI", NO }, { "SO;FI", NO }, { "IQ;SY", YES }, { "XS", YES },
        { "XX", YES }, { "NO", YES }, { "GB", YES }, { "CH", YES }, { "IS", YES }, { "EE", NO }, { "HR", NO },
        { "SE;US", NO } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (esf_third_country(str_of(each[i].citizenships)) != each[i].is)
            fail_msg("%s", each[i].citizenships);
}

RULE(of_foreign_background_is_who_moved_to_finland_with_another_mother_tongue)
{
    static const struct {
        const char *arrived, *languages;
        enum yesno is;
    } each[] = { { "2019-05-01", "som;fin", YES }, { "2019", "ara", YES }, { "2019", "fin;som", YESNO_UNKNOWN },
        { "2019", "swe", YESNO_UNKNOWN }, { "2019", "sme;fin", YESNO_UNKNOWN }, { "", "som", YESNO_UNKNOWN },
        { "2019", "", YESNO_UNKNOWN } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct day arrived = DAY("");
        assert_true(*each[i].arrived == '\0' || day_read_partial(str_of(each[i].arrived), &arrived));
        if (esf_foreign_background(arrived, str_of(each[i].languages)) != each[i].is)
            fail_msg("%s %s", each[i].arrived, each[i].languages);
    }
}

/* Six women from Somalia who live in Alajärvi (005) and say that they have a disability, one of them that she belongs
 * to a minority; five men of Finland, of Helsinki, who say that they have none. A seventh woman whose record is not
 * complete, and an eighth who did not want to answer, as one of them first. ground: why they are asked. */
static int64_t world(struct task *t, const char *ground)
{
    static const struct settings house = { .threshold = 5 };
    struct str people = S("person,given_names,birth_date,gender,languages,municipality,arrived_on,citizenships\n"),
               spells = S("participation,person,project,entry_date,entry_status,entry_education\n"),
               told = S("circumstance,person,project,informed_on,disability,minority\n"
                        "c0,p1,P1,2025-02-01,declined,no\n");
    struct exchange_result result;

    t->settings = &house;
    for (int i = 1; i <= 12; i++) {
        bool man = i >= 7 && i <= 11;
        people = str_fmt(t->a, "%.*sp%d,Tessa,%s,%s,%s,%s,%s,%s\n", STR_ARG(people), i, i == 12 ? "1990" : "1990-01-01",
            man ? "man" : "woman", man ? "fin" : "som;fin", man ? "091" : "005", man ? "" : "2019", man ? "FI" : "SO");
        spells = str_fmt(t->a, "%.*st%d,p%d,P1,2025-02-%02d,home_care,2\n", STR_ARG(spells), i, i, i);
        told = str_fmt(
            t->a, "%.*sc%d,p%d,P1,2025-02-15,%s,%s\n", STR_ARG(told), i, i, man ? "no" : "yes", i == 1 ? "yes" : "no");
    }
    const struct text texts[] = {
        { "projects.csv", str_z(t->a, str_fmt(t->a,
                                          "project,name,circumstances_ground,rural_municipalities\n"
                                          "P1,Silta,%s,005;009\n",
                                          ground)) },
        { "people.csv", str_z(t->a, people) },
        { "participations.csv", str_z(t->a, spells) },
        { "circumstances.csv", str_z(t->a, told) },
        { "estimates.csv", "estimate,project,indicator,date,women,men,non_binary,number,percent,source,method\n"
                           "e1,P1,EECO15,2025-02-01,,,,,50,Town,Survey\n"
                           "e2,P1,EECO15,2025-06-01,,,,,12,Town,Newer survey\n"
                           "e3,P1,EECO16,2025-06-01,2,1,,,,Shelter,Counted there\n"
                           "e4,P1,EECO19,2025-06-01,,,,4,,Agreements,Counted\n" },
    };
    if (bring(t, texts, sizeof texts / sizeof *texts, NULL, &result) != DONE)
        fail_msg("%lld rejected", (long long)result.n[EXCHANGE_REJECTED]);
    return test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'");
}

static void line_is(struct task *t, const struct report_tables *tables, const char *table, const char *code,
    const int64_t wanted[5]) /* women, men, non-binary, together, known */
{
    const struct report_line *line = test_line(t, test_table(tables, str_of(table)), str_of(code));

    assert_non_null(line);
    for (unsigned c = 0; c < 5; c++)
        if (report_count(line, MORE_WOMEN + c) != wanted[c])
            fail_msg("%s: column %u: wanted %lld, got %lld", code, c, (long long)wanted[c],
                (long long)report_count(line, MORE_WOMEN + c));
}
#define LINE_IS(table, code, ...) line_is(t, &tables, table, code, (const int64_t[]){ __VA_ARGS__ })
#define HIDDEN                    INT_NONE, INT_NONE, INT_NONE, INT_NONE, INT_NONE

static struct report_tables tables_of(struct task *t, const struct report_scope *s)
{
    return reports_tables(t, report_by_name(S("esf")), s);
}

static bool has_line(struct task *t, const struct report_tables *tables, const char *table, const char *code)
{
    for (size_t i = 0; i < tables->n; i++)
        if (strcmp(tables->at[i].plan->name, table) == 0)
            return test_line(t, &tables->at[i], str_of(code)) != NULL;
    return false;
}

RULE(a_case_by_hand)
{
    struct report_scope s = { .project = world(t, "The board decided") };
    struct report_tables tables;

    t->seen = (struct seen_persons){ 0 };
    tables = tables_of(t, &s);
    assert_false(t->seen.somebody); /* how many, and nobody */
    LINE_IS("held", "EECO13", 6, 0, 0, 6, 11);
    LINE_IS("held", "EECO14", 6, 0, 0, 6, 6);
    LINE_IS("confidential", "EECO12", 6, 0, 0, 6, 11);
    LINE_IS("confidential", "EECO15", HIDDEN); /* it was one woman */
    LINE_IS("confidential", "EECO16", 0, 0, 0, 0, 0);
    LINE_IS("confidential", "EECO17", 6, 0, 0, 6, 11);
}

RULE(what_follows_from_facts_opens_to_its_persons_and_what_was_said_to_nobody)
{
    struct report_scope s = { .project = world(t, "The board decided") };
    struct report_tables tables = tables_of(t, &s);
    const struct report_table *held = test_table(&tables, S("held")), *told = test_table(&tables, S("confidential"));

    for (size_t i = 0; i < held->n; i++)
        for (unsigned c = MORE_WOMEN; c < MORE_COLUMNS; c++) {
            struct figure_wanted w = { held, &held->at[i], c, 0, 100 };
            struct figure_rows rows = report_by_name(S("esf"))->parts->rows(t, &s, &w);
            assert_int_equal(rows.n, report_count(w.line, c));
        }
    for (unsigned c = MORE_WOMEN; c < MORE_COLUMNS; c++) {
        struct figure_wanted w = { told, &told->at[0], c, 0, 100 };
        assert_true(told->plan->columns[c].shut);
        assert_int_equal(report_by_name(S("esf"))->parts->rows(t, &s, &w).n, 0);
    }
}

/* Of few days few persons are new: two sets of days would tell what one of them said. */
RULE(what_was_asked_is_told_of_the_whole_time_only_and_not_where_nobody_is_asked)
{
    struct report_scope s = { .project = world(t, "The board decided") };
    struct report_tables tables;

    s.to = DAY("2025-12-31");
    tables = tables_of(t, &s);
    assert_false(has_line(t, &tables, "confidential", "EECO12"));
    LINE_IS("confidential", "EECO17", 6, 0, 0, 6, 11);
    s.to = DAY("");
    test_sql(t, "UPDATE projects_project SET circumstances_ground = ''");
    tables = tables_of(t, &s);
    assert_false(has_line(t, &tables, "confidential", "EECO12"));
    assert_true(has_line(t, &tables, "confidential", "EECO17"));
    test_sql(t, "UPDATE projects_project SET rural_municipalities = ''");
    tables = tables_of(t, &s);
    assert_false(has_line(t, &tables, "confidential", "EECO17"));
    LINE_IS("held", "EECO13", 6, 0, 0, 6, 11);
}

RULE(few_who_said_yes_or_no_hide_the_line)
{
    struct report_scope s = { .project = world(t, "The board decided") };
    struct report_tables tables;

    test_sql(t, "DELETE FROM circumstances_said WHERE source_key = 'c11'");
    tables = tables_of(t, &s);
    LINE_IS("confidential", "EECO12", HIDDEN); /* four men said no */
    test_sql(t, "DELETE FROM circumstances_said WHERE source_key IN ('c7', 'c8', 'c9', 'c10')");
    tables = tables_of(t, &s);
    LINE_IS("confidential", "EECO12", HIDDEN); /* everybody said yes */
    test_sql(t, "DELETE FROM circumstances_said WHERE source_key <> 'c12'");
    tables = tables_of(t, &s);
    LINE_IS("confidential", "EECO12", 0, 0, 0, 0, 0); /* hers does not count: her record is not complete */
}

RULE(estimates_say_where_they_come_from_and_a_percent_is_of_the_participants)
{
    struct report_scope s = { .project = world(t, "") };
    struct report_tables tables = tables_of(t, &s);
    struct buf o;

    LINE_IS("estimates", "EECO15", 1, 1, 0, 2, 12); /* 12 % of 6 and of 5, halves up; then the percent */
    LINE_IS("estimates", "EECO16", 2, 1, 0, 3, INT_NONE);
    LINE_IS("estimates", "EECO19", INT_NONE, INT_NONE, INT_NONE, 4, INT_NONE);
    buf_init(&o, 1 << 20);
    reports_write(t, report_by_name(S("esf")), &s, FORMAT_JSON, &o);
    assert_true(str_find(buf_view(&o), S("\"method\": \"Newer survey\"")) > 0);
    assert_true(str_find(buf_view(&o), S("\"Survey\"")) < 0);
    buf_free(&o);
    s.to = DAY("2025-03-01"); /* the older one, and no other */
    tables = tables_of(t, &s);
    LINE_IS("estimates", "EECO15", 3, 3, 0, 6, 50);
    assert_false(has_line(t, &tables, "estimates", "EECO16"));
    s = (struct report_scope){ .project = s.project, .from = DAY("2025-01-01") };
    tables = tables_of(t, &s);
    assert_true(has_line(t, &tables, "estimates", "EECO15"));
    assert_false(has_line(t, &tables, "estimates", "EECO16")); /* it counts from the beginning */
}

/* A percent of a count that is withheld would tell it. */
RULE(who_sees_no_persons_gets_no_figure_out_of_a_percent)
{
    struct report_scope s = { .project = world(t, "The board decided"), .threshold = 5 };
    struct report_tables tables = tables_of(t, &s);

    LINE_IS("estimates", "EECO15", INT_NONE, INT_NONE, INT_NONE, INT_NONE, 12);
    assert_int_equal(figure(t, &s, "esf.held.EECO13.women"), 6);
    s.threshold = 7;
    assert_int_equal(figure(t, &s, "esf.held.EECO13.women"), INT_NONE);
    assert_int_equal(figure(t, &s, "esf.confidential.EECO17.total"), INT_NONE);
}

RULES(a_third_country_national_has_no_citizenship_of_the_union,
    of_foreign_background_is_who_moved_to_finland_with_another_mother_tongue, a_case_by_hand,
    what_follows_from_facts_opens_to_its_persons_and_what_was_said_to_nobody,
    what_was_asked_is_told_of_the_whole_time_only_and_not_where_nobody_is_asked, few_who_said_yes_or_no_hide_the_line,
    estimates_say_where_they_come_from_and_a_percent_is_of_the_participants,
    who_sees_no_persons_gets_no_figure_out_of_a_percent)
