/* Tests of the report "plans" against a case counted by hand, on both engines: whose plan counts, which waits, whose
 * steps, the rows behind each figure, and what a coordinator sees. */
#include "rooms/reports/reports.h"
#include "tests/reports_testing.h"

static const struct report_scope everything = { .project = PROJECT };

static void plan(struct task *t, int id, int who, const char *made_on, const char *deferred)
{
    ROW(t,
        "INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal_language, deferral, "
        "deferred_until, version) VALUES (%d, '', %d, 10, '%s', '', '', NULLIF('%s', ''), 1)",
        id, who, made_on, deferred);
}

static void step_done(struct task *t, int plan_id, int step, const char *day)
{
    ROW(t,
        "INSERT INTO plans_step (plan_id, step, due_on, state, who, service, picture, done_on, version) VALUES (%d, "
        "%d, NULL, 'done', '', '', '', '%s', 1)",
        plan_id, step, day);
}

/* Kontula: four members. 1 has a plan of January that was followed by one of June, which waits until March; 2 has one
 * whose day to wake up has passed; 3 has none; 4 got hers in October. Malmi: 3 again, and 5, who only waits for a
 * place. Steps: two of 1 in January and July, one of 2 in August. Today is 22 November 2026. */
static void case_by_hand(struct task *t)
{
    lay_out(t);
    for (int p = 1; p <= 5; p++)
        person(t, p);
    for (int p = 1; p <= 4; p++)
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
    member(t, 5, ARABIC, 3, "member", "2026-02-01", "");
    member(t, 6, ARABIC, 5, "waiting", "", "");
    plan(t, 1, 1, "2026-01-15", "");
    plan(t, 2, 1, "2026-06-01", "2027-03-01");
    plan(t, 3, 2, "2026-02-01", "2026-11-22");
    plan(t, 4, 4, "2026-10-01", "");
    step_done(t, 1, 1, "2026-01-20");
    step_done(t, 2, 1, "2026-07-01");
    step_done(t, 3, 1, "2026-08-01");
}

static int64_t counted(const struct report_tables *tables, size_t line, const char *key)
{
    return report_count(&tables->at[0].at[line], report_column_of(tables->at[0].plan, str_of(key)));
}

RULE(plans_are_counted_as_by_hand)
{
    static const struct {
        const char *from, *to;
        int64_t kontula[5], malmi[5];
    } each[] = {
        { "", "", { 4, 3, 1, 1, 3 }, { 1, 0, 1, 0, 0 } },
        { "2026-01-01", "2026-05-31", { 4, 2, 2, 1, 1 }, { 1, 0, 1, 0, 0 } }, /* 2 still waits on the last of May */
        { "2026-07-01", "2026-09-30", { 4, 2, 2, 2, 2 }, { 1, 0, 1, 0, 0 } },
    };
    static const char *const keys[] = { "persons", "planned", "without", "deferred", "steps_done" };

    case_by_hand(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct report_scope s = everything;
        if (each[i].from[0])
            assert_true(day_read(str_of(each[i].from), &s.from) && day_read(str_of(each[i].to), &s.to));
        struct report_tables tables = reports_tables(t, report_by_name(S("plans")), &s);
        assert_int_equal(tables.at[0].n, 2);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            assert_int_equal(counted(&tables, 0, keys[k]), each[i].kontula[k]);
            assert_int_equal(counted(&tables, 1, keys[k]), each[i].malmi[k]);
        }
    }
}

RULE(each_figure_has_as_many_rows_behind_it)
{
    const struct report *report = report_by_name(S("plans"));

    case_by_hand(t);
    struct report_tables tables = reports_tables(t, report, &everything);
    const struct report_table *table = &tables.at[0];
    for (size_t line = 0; line < table->n; line++)
        for (unsigned c = 0; c < table->plan->n; c++) {
            if (table->plan->columns[c].kind != FIGURE_PERSONS)
                continue;
            struct figure_wanted w = { table, &table->at[line], c, 0, 100 };
            struct figure_rows rows = report->parts->rows(t, &everything, &w);
            assert_int_equal((int64_t)rows.n, report_count(&table->at[line], c));
        }
}

RULE(small_counts_are_withheld_from_those_who_see_no_persons)
{
    struct report_scope s = everything;

    case_by_hand(t);
    s.threshold = 5;
    struct report_tables tables = reports_tables(t, report_by_name(S("plans")), &s);
    for (size_t line = 0; line < tables.at[0].n; line++) {
        assert_int_equal(counted(&tables, line, "without"), INT_NONE);
        assert_int_equal(counted(&tables, line, "persons"), INT_NONE);
    }
}

RULES(plans_are_counted_as_by_hand, each_figure_has_as_many_rows_behind_it,
    small_counts_are_withheld_from_those_who_see_no_persons)
