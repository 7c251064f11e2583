/* Tests of the report "needs" against a case counted by hand, on both engines: what counts, by language, town and
 * group, what is withheld from everybody, and that nobody behind a figure is told. */
#include "base/settings.h"
#include "tests/reports_testing.h"

#include "tests/figures_testing.h"

static const struct settings settings = { .threshold = 5 };
static const struct settings open_house = { .threshold = 1 };
static const struct report_scope everything = { .project = PROJECT };

static void need(struct task *t, int who, const char *day, const char *area, int weight)
{
    ROW(t,
        "INSERT INTO needs_need (person_id, project_id, day, area, weight, version) VALUES (%d, 10, '%s', '%s', %d, 1)",
        who, day, area, weight);
}

/* Ten persons in Kontula, the first eight of whom need a home; three in Malmi, who all do. Number one said in January
 * that she needs work, and in March that she does not. */
static void thirteen(struct task *t)
{
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET municipality = CASE WHEN id = 50 THEN '091' ELSE '837' END");
    for (int i = 1; i <= 13; i++) {
        person(t, i);
        member(t, 100 + i, i <= 10 ? SOMALI : ARABIC, i, "member", "2026-01-01", "");
        need(t, i, "2026-03-01", "housing", i <= 8 || i > 10 ? 1 + (i == 1) * 2 : 0);
    }
    test_sql(t, "UPDATE people_person SET languages = 'ara;fin' WHERE id > 10");
    need(t, 1, "2026-01-10", "work", 2);
    need(t, 1, "2026-03-01", "work", 0);
}

RULE(what_was_said_last_counts_by_language_town_and_group)
{
    struct report_scope january = { .project = PROJECT, .to = DAY("2026-01-31") };

    t->settings = &open_house;
    thirteen(t);
    assert_figure(t, &everything, "needs.by_language.som.housing", 8);
    assert_figure(t, &everything, "needs.by_language.som.housing%", 80);
    assert_figure(t, &everything, "needs.by_language.som.work", 0);
    assert_figure(t, &everything, "needs.by_language.ara.housing", 3);
    assert_figure(t, &everything, "needs.by_language..housing", 11);
    assert_figure(t, &everything, "needs.by_town.091.housing", 8);
    assert_figure(t, &everything, "needs.by_town.837.persons", 3);
    assert_figure(t, &everything, "needs.by_group.g50.housing", 8);
    assert_figure(t, &everything, "needs.areas.housing.asked", 13);
    assert_figure(t, &everything, "needs.areas.housing.need", 11);
    assert_figure(t, &everything, "needs.areas.housing.urgent", 1);
    assert_figure(t, &january, "needs.by_language.som.work", 1);
}

/* Three persons in Malmi are few; what they are would follow from the sum and the others. */
RULE(small_counts_are_withheld_from_everybody_and_what_would_tell_them)
{
    t->settings = &settings;
    thirteen(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("needs")), &everything);
    const struct report_table *languages = test_table(&tables, S("by_language"));
    const struct report_line *arabic = test_line(t, languages, S("ara")), *all = report_total(languages),
                             *somali = test_line(t, languages, S("som"));
    unsigned housing = report_column_of(languages->plan, S("housing"));

    assert_int_equal(report_count(arabic, housing), INT_NONE);
    assert_true(report_count(somali, housing) == INT_NONE || report_count(all, housing) == INT_NONE);
    const struct report_line *one = test_line(t, test_table(&tables, S("areas")), S("housing"));
    assert_int_equal(report_count(one, report_column_of(test_table(&tables, S("areas"))->plan, S("urgent"))), INT_NONE);
}

/* Ten of twenty in Kontula need a home, three of thirteen in Malmi: the sum of all towns and Kontula would tell the
 * three. */
RULE(the_sum_of_all_towns_tells_no_small_town)
{
    t->settings = &settings;
    lay_out(t);
    test_sql(t, "UPDATE groups_group SET municipality = CASE WHEN id = 50 THEN '091' ELSE '837' END");
    for (int i = 1; i <= 33; i++) {
        person(t, i);
        member(t, 100 + i, i <= 20 ? SOMALI : ARABIC, i, "member", "2026-01-01", "");
        need(t, i, "2026-03-01", "housing", i <= 10 || i > 30);
    }
    struct report_tables tables = reports_tables(t, report_by_name(S("needs")), &everything);
    for (const char *const *name = (const char *const[]){ "by_town", "by_group", NULL }; *name != NULL; name++) {
        const struct report_table *table = test_table(&tables, str_of(*name));
        unsigned housing = report_column_of(table->plan, S("housing"));
        assert_int_equal(report_lines(table), 2);
        assert_int_equal(report_count(&table->at[1], housing), INT_NONE);
        assert_true(
            report_count(&table->at[0], housing) == INT_NONE || report_count(report_total(table), housing) == INT_NONE);
    }
}

RULE(nobody_behind_a_figure_is_told)
{
    assert_null(report_by_name(S("needs"))->parts->rows);
    t->settings = &settings;
    assert_int_equal(reports_scope(t, report_by_name(S("needs")), &everything).threshold, 5);
    assert_int_equal(reports_scope(t, report_by_name(S("targets")), &everything).threshold, 0);
}

RULE(no_needs_are_no_lines)
{
    t->settings = &settings;
    lay_out(t);
    struct report_tables tables = reports_tables(t, report_by_name(S("needs")), &everything);
    assert_int_equal(report_lines(&tables.at[0]), 0);
}

RULES(what_was_said_last_counts_by_language_town_and_group,
    small_counts_are_withheld_from_everybody_and_what_would_tell_them, the_sum_of_all_towns_tells_no_small_town,
    nobody_behind_a_figure_is_told, no_needs_are_no_lines)
