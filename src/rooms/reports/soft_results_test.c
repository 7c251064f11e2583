/* Tests of the report "soft_results" against cases counted by hand, on both engines: which answers make a pair, how
 * many say more, the mean, refusals, and what is withheld from everybody. */
#include "base/settings.h"
#include "tests/reports_testing.h"

#include "tests/figures_testing.h"

#define FAITH "soft_results.changes.own_path-1:faith:"

static const struct settings settings = { .threshold = 5 };
static const struct settings open_house = { .threshold = 1 };
static const struct report_scope everything = { .project = PROJECT };

static void said(struct task *t, int who, const char *day, const char *occasion, const char *answers)
{
    ROW(t,
        "INSERT INTO instruments_measurement (id, source_key, person_id, project_id, instrument_id, day, occasion, "
        "state, way, language, answers, version) VALUES (%lld, '', %d, 10, 1, '%s', '%s', '%s', '', '', '%s', 1)",
        (long long)id_new(), who, day, occasion, answers[0] ? "done" : "refused", answers);
}

/* Ten at the start with faith 2; at the end six say 4, three 2, one 1; number one was asked twice at each time. Number
 * eleven was asked at the end only, number twelve did not want to answer. */
static void twelve(struct task *t)
{
    lay_out(t);
    for (int i = 1; i <= 12; i++) {
        person(t, i);
        if (i <= 10)
            said(t, i, "2026-01-10", "start", "faith=2;ask=1");
        if (i <= 11)
            said(t, i, "2026-06-10", "end", i <= 6 ? "faith=4;ask=3" : i <= 9 ? "faith=2" : "faith=1");
    }
    said(t, 1, "2026-02-10", "start", "faith=5");
    said(t, 1, "2026-05-10", "end", "faith=1");
    said(t, 12, "2026-01-10", "start", "");
}

RULE(pairs_of_the_same_person_count_the_first_answer_at_the_start_and_the_last_one_later)
{
    struct report_scope may = { .project = PROJECT, .to = DAY("2026-05-31") };
    struct report_scope late = { .project = PROJECT, .from = DAY("2026-06-11") };

    t->settings = &open_house;
    twelve(t);
    assert_figure(t, &everything, FAITH "end.pairs", 10);
    assert_figure(t, &everything, FAITH "end.more", 6);
    assert_figure(t, &everything, FAITH "end.more_percent", 60);
    assert_figure(t, &everything, FAITH "end.same", 3);
    assert_figure(t, &everything, FAITH "end.less", 1);
    assert_figure(t, &everything, FAITH "end.mean_start", 200);
    assert_figure(t, &everything, FAITH "end.mean_later", 310);
    assert_figure(t, &everything, "soft_results.changes.own_path-1:ask:end.pairs", 6);
    assert_figure(t, &everything, "soft_results.changes.own_path-1:ask:end.mean_later", 300);
    assert_figure(t, &may, FAITH "end.pairs", 1); /* number one's of May */
    struct report_tables none = reports_tables(t, report_by_name(S("soft_results")), &late);
    assert_int_equal(report_lines(&none.at[0]), 0);
}

RULE(who_was_asked_answered_and_did_not_want_to_counts_once_for_each_time)
{
    t->settings = &open_house;
    twelve(t);
    assert_figure(t, &everything, "soft_results.asked.own_path-1:start.asked", 11);
    assert_figure(t, &everything, "soft_results.asked.own_path-1:start.answered", 10);
    assert_figure(t, &everything, "soft_results.asked.own_path-1:start.refused", 1);
    assert_figure(t, &everything, "soft_results.asked.own_path-1:start.open", 0);
    assert_figure(t, &everything, "soft_results.asked.own_path-1:end.asked", 11);
}

RULE(six_months_after_is_compared_with_the_start_too_and_other_projects_are_not_counted)
{
    t->settings = &open_house;
    twelve(t);
    said(t, 7, "2026-12-10", "six_month", "faith=5");
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (17, 'Q', '', '', '', '', '', "
                "'', '', '', 1)");
    test_sql(t, "UPDATE instruments_measurement SET project_id = 17 WHERE person_id = 2");
    assert_figure(t, &everything, FAITH "six_month.pairs", 1);
    assert_figure(t, &everything, FAITH "six_month.more", 1);
    assert_figure(t, &everything, FAITH "end.pairs", 9);
}

/* One says less: that, what would tell it, and the mean beside it are not told; nor is the mean of four. */
RULE(small_counts_and_means_of_few_are_withheld_from_everybody)
{
    t->settings = &settings;
    twelve(t);
    for (int i = 1; i <= 4; i++)
        said(t, i, "2026-12-10", "six_month", "faith=5");
    assert_null(report_by_name(S("soft_results"))->parts->rows);
    struct report_tables tables = reports_tables(t, report_by_name(S("soft_results")), &everything);
    const struct report_table *table = test_table(&tables, S("changes"));
    const struct report_line *end = test_line(t, table, S("own_path-1:faith:end")),
                             *later = test_line(t, table, S("own_path-1:faith:six_month"));
#define COUNT(line, key) report_count(line, report_column_of(table->plan, S(key)))
    assert_int_equal(COUNT(end, "less"), INT_NONE);
    assert_int_equal(COUNT(end, "same"), INT_NONE); /* three are few, too */
    assert_int_equal(COUNT(end, "mean_later"), INT_NONE);
    assert_int_equal(COUNT(later, "pairs"), INT_NONE);
    assert_int_equal(COUNT(later, "mean_start"), INT_NONE);
    assert_int_equal(COUNT(later, "mean_later"), INT_NONE);
    const struct report_table *asked = test_table(&tables, S("asked"));
    const struct report_line *start = test_line(t, asked, S("own_path-1:start"));
    assert_int_equal(report_count(start, report_column_of(asked->plan, S("refused"))), INT_NONE);
}

RULES(pairs_of_the_same_person_count_the_first_answer_at_the_start_and_the_last_one_later,
    who_was_asked_answered_and_did_not_want_to_counts_once_for_each_time,
    six_months_after_is_compared_with_the_start_too_and_other_projects_are_not_counted,
    small_counts_and_means_of_few_are_withheld_from_everybody)
