/* Tests of the report "child_care" against a case counted by hand, on both engines: which sessions count, what is a
 * share of what, what a coordinator sees, and the rows behind each figure. */
#include "tests/reports_testing.h"

#include "tests/figures_testing.h"

static const struct report_scope everything = { .project = PROJECT };

/* Kontula offers six places, Malmi says nothing. January in Kontula: 3 + 2 bookings, of which 2 + 1 came and 1 did not;
 * one is not marked. February: nobody in Kontula; one child in Malmi, who came; a session that was cancelled. */
static void two_months(struct task *t)
{
    static const char *const marks[][4] = { { "came", "came", "did_not_come" }, { "came", "booked" }, { NULL },
        { "came" }, { "came" }, { NULL } };

    lay_out(t);
    test_sql(t, "UPDATE groups_group SET child_care_places = 6 WHERE id = 50");
    session(t, 1, SOMALI, "2026-01-20", "held", "", "");
    session(t, 2, SOMALI, "2026-01-27", "held", "", "");
    session(t, 3, SOMALI, "2026-02-03", "held", "", "");
    session(t, 4, SOMALI, "2026-02-10", "cancelled", "", "");
    session(t, 5, ARABIC, "2026-02-05", "held", "", "");
    session(t, 6, ARABIC, "2026-02-12", "held", "", "");
    for (int c = 1; c <= 3; c++)
        child(t, c);
    for (int s = 0; s < 6; s++)
        for (int c = 0; marks[s][c] != NULL; c++)
            child_mark(t, s + 1, c + 1, marks[s][c]);
}

static const struct report *child_care(void) { return report_by_name(S("child_care")); }

RULE(months_are_counted_as_by_hand)
{
    static const char *const keys[] = { "sessions", "places", "booked", "came", "did_not_come", "came_percent",
        "use_percent" };
    static const struct {
        int64_t group;
        const char *month;
        int64_t figures[7];
    } want[] = {
        { SOMALI, "2026-01", { 2, 12, 5, 3, 1, 60, 25 } },
        { SOMALI, "2026-02", { 1, 6, 0, 0, 0, INT_NONE, 0 } },
        { ARABIC, "2026-02", { 1, INT_NONE, 1, 1, 0, 100, INT_NONE } },
    };

    two_months(t);
    struct report_tables tables = reports_tables(t, child_care(), &everything);
    assert_int_equal(tables.n, 1);
    assert_int_equal(tables.at[0].n, sizeof want / sizeof *want);
    for (size_t i = 0; i < tables.at[0].n; i++) {
        const struct report_line *line = &tables.at[0].at[i];
        assert_int_equal(line->group, want[i].group);
        assert_str(day_str(&line->month), want[i].month);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            assert_int_equal(
                report_count(line, report_column_of(tables.at[0].plan, str_of(keys[k]))), want[i].figures[k]);
    }
}

RULE(other_months_and_other_projects_stay_out)
{
    struct report_scope s = { .project = PROJECT, .from = DAY("2026-01-21"), .to = DAY("2026-01-27") };

    two_months(t);
    assert_int_equal(reports_tables(t, child_care(), &s).at[0].n, 1);
    assert_figure(t, &s, "child_care.months.g50 2026-01.sessions", 2); /* the month is counted whole */
    assert_figure(t, &s, "child_care.months.g50 2026-01.booked", 5);
    s = (struct report_scope){ .project = PROJECT + 1 };
    assert_int_equal(reports_tables(t, child_care(), &s).at[0].n, 0);
}

#define JANUARY_50 "child_care.months.g50 2026-01."
#define JANUARY_51 "child_care.months.g51 2026-01."

RULE(a_small_number_of_children_is_withheld_with_what_would_tell_it)
{
    struct report_scope s = { .project = PROJECT, .threshold = 5 };

    lay_out(t);
    test_sql(t, "UPDATE groups_group SET child_care_places = 40");
    session(t, 1, SOMALI, "2026-01-20", "held", "", "");
    session(t, 2, ARABIC, "2026-01-20", "held", "", "");
    for (int c = 1; c <= 20; c++) {
        child(t, c);
        child_mark(t, 1, c, c <= 18 ? "came" : "did_not_come");
        child_mark(t, 2, c, c <= 12 ? "came" : "did_not_come");
    }
    assert_figure(t, &s, JANUARY_50 "did_not_come", INT_NONE);
    assert_figure(t, &s, JANUARY_50 "came", INT_NONE); /* 20 booked - 18 = 2 */
    assert_figure(t, &s, JANUARY_50 "came_percent", INT_NONE);
    assert_figure(t, &s, JANUARY_50 "use_percent", INT_NONE);
    assert_figure(t, &s, JANUARY_50 "booked", 20);
    assert_figure(t, &s, JANUARY_50 "places", 40); /* of no person */
    assert_figure(t, &s, JANUARY_51 "came", 12);
    assert_figure(t, &s, JANUARY_51 "did_not_come", 8);
    assert_figure(t, &s, JANUARY_51 "came_percent", 60);
    assert_figure(t, &s, JANUARY_51 "use_percent", 30);
}

RULE(behind_each_figure_stand_as_many_rows)
{
    static const char *const keys[] = { "sessions", "booked", "came", "did_not_come" };

    two_months(t);
    const struct report *report = child_care();
    struct report_tables tables = reports_tables(t, report, &everything);
    for (size_t i = 0; i < tables.at[0].n; i++) {
        const struct report_line *line = &tables.at[0].at[i];
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            unsigned column = report_column_of(tables.at[0].plan, str_of(keys[k]));
            struct figure_wanted w = { &tables.at[0], line, column, 0, 100 };
            struct figure_rows rows = report->parts->rows(t, &everything, &w);
            assert_int_equal(rows.total, report_count(line, column));
            assert_int_equal(rows.n, rows.total);
        }
        unsigned places = report_column_of(tables.at[0].plan, S("places"));
        struct figure_wanted w = { &tables.at[0], line, places, 0, 100 };
        struct figure_rows rows = report->parts->rows(t, &everything, &w);
        int64_t sum = 0;
        for (size_t r = 0; r < rows.n; r++)
            sum += rows.at[r].amount == INT_NONE ? 0 : rows.at[r].amount;
        assert_int_equal(sum, line->cells[places].known ? line->cells[places].n : 0);
    }
    assert_int_equal(report_column_of(tables.at[0].plan, S("month")), 0); /* no figure */
}

RULES(months_are_counted_as_by_hand, other_months_and_other_projects_stay_out,
    a_small_number_of_children_is_withheld_with_what_would_tell_it, behind_each_figure_stand_as_many_rows)
