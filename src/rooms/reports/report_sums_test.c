/* Tests of the sums that a described table works out: a small one is withheld like any count of persons, also where it
 * is part of nothing, and no part can be worked out from it. */
#include "lang/lang.h"
#include "rooms/reports/report_table.h"
#include "base/test.h"

enum { NAME, FIRST, SECOND, THIRD, SUM, ALONE, THINGS, SHARE, COLUMNS, LIMIT = 5, MOST = 6 };

static const struct report_column columns[COLUMNS] = {
    [NAME] = { { "name", .type = COLUMN_TEXT }, FIGURE_NAMES },
    [FIRST] = { { "first", .type = COLUMN_INT }, FIGURE_PERSONS, .part_of = SUM, .adds = ADDS_FIRST },
    [SECOND] = { { "second", .type = COLUMN_INT }, FIGURE_PERSONS, .part_of = SUM },
    [THIRD] = { { "third", .type = COLUMN_INT }, FIGURE_PERSONS, .part_of = SUM },
    [SUM] = { { "sum", .type = COLUMN_INT }, FIGURE_SUM },
    [ALONE] = { { "alone", .type = COLUMN_INT }, FIGURE_PERSONS, .adds = ADDS },
    [THINGS] = { { "things", .type = COLUMN_INT }, FIGURE_THINGS, .adds = ADDS },
    [SHARE] = { { "share", .type = COLUMN_PERCENT }, FIGURE_SHARE, .part = FIRST, .part_of = ALONE, .adds = ADDS },
};
static const struct report_table_plan plan = { .name = "sums", .title = "Sums", .columns = columns, .n = COLUMNS };

/* The line as a reader sees it. */
static struct report_line line_of(struct task *t, const int64_t n[COLUMNS], int64_t threshold)
{
    struct report_tables *tables = NEW(t->a, struct report_tables);
    struct report_line *line = report_line_add(t, report_table_new(tables, &plan));

    line->cells[NAME] = cell_s(S("a line"));
    for (unsigned c = FIRST; c < COLUMNS; c++)
        if (c != SUM)
            line->cells[c] = cell_n(n[c]);
    reports_tables_finish(t, tables, threshold);
    return tables->at[0].at[0];
}

static bool may_be_read(const struct cell *c, int64_t threshold) { return !c->known || c->n == 0 || c->n >= threshold; }

/* Of a sum that is shown either all parts are, or two and more are not. */
static void nothing_small_is_told(const struct report_line *line, int64_t threshold)
{
    int hidden = 0;

    for (unsigned c = FIRST; c <= ALONE; c++)
        assert_true(may_be_read(&line->cells[c], threshold));
    for (unsigned c = FIRST; c <= THIRD; c++)
        hidden += !line->cells[c].known;
    assert_true(!line->cells[SUM].known || hidden != 1);
}

TEST(no_small_sum_is_shown_and_no_part_of_a_shown_one_can_be_worked_out)
{
    struct task *t = test_task();

    t->lang = lang_get(LANG_en);
    for (int64_t i = 0; i < (MOST + 1) * (MOST + 1) * (MOST + 1); i++) {
        const int64_t n[COLUMNS] = { [FIRST] = i % (MOST + 1),
            [SECOND] = i / (MOST + 1) % (MOST + 1),
            [THIRD] = i / (MOST + 1) / (MOST + 1),
            [ALONE] = i % (MOST + 1),
            [THINGS] = 1 + i % 3 };
        struct report_line shown = line_of(t, n, 0), line = line_of(t, n, LIMIT);
        int64_t sum = n[FIRST] + n[SECOND] + n[THIRD];
        assert_int_equal(shown.cells[SUM].n, sum);
        nothing_small_is_told(&line, LIMIT);
        assert_true(line.cells[THINGS].known && line.cells[THINGS].n == n[THINGS]);
        if (sum == 0 || (sum >= LIMIT && may_be_read(&shown.cells[FIRST], LIMIT) &&
                            may_be_read(&shown.cells[SECOND], LIMIT) && may_be_read(&shown.cells[THIRD], LIMIT)))
            assert_true(line.cells[SUM].known && line.cells[SUM].n == sum); /* nothing is withheld without need */
    }
    test_task_end(t);
}

/* Adds a line: first, alone, things; INT_NONE: not known. */
static void add(struct task *t, struct report_table *table, int64_t first, int64_t alone, int64_t things)
{
    struct report_line *line = report_line_add(t, table);

    line->cells[FIRST] = first == INT_NONE ? cell_none() : cell_n(first);
    line->cells[SECOND] = cell_n(1);
    line->cells[ALONE] = cell_n(alone);
    line->cells[THINGS] = things == INT_NONE ? cell_none() : cell_n(things);
}

TEST(lines_add_up_where_that_says_something_and_nothing_withheld_is_told_by_a_sum)
{
    struct task *t = test_task();
    struct report_tables tables = { 0 };
    struct report_table *table = report_table_new(&tables, &plan);

    add(t, table, 9, 10, 3);
    add(t, table, 6, 20, INT_NONE);
    add(t, table, INT_NONE, 30, INT_NONE);
    struct report_line sum = report_lines_sum(t, table, 0, 2);
    assert_int_equal(report_count(&sum, FIRST), 15);
    assert_int_equal(report_count(&sum, ALONE), 30);
    assert_int_equal(report_count(&sum, THINGS), 3); /* of the line where it is known */
    assert_int_equal(report_count(&sum, SHARE), 50);
    assert_int_equal(report_count(&sum, SECOND), INT_NONE); /* persons: who is in two lines would count twice */
    sum = report_lines_sum(t, table, 1, 2);
    assert_int_equal(report_count(&sum, FIRST), INT_NONE);
    assert_int_equal(report_count(&sum, SHARE), INT_NONE);
    assert_int_equal(report_count(&sum, ALONE), 50);
    assert_int_equal(report_count(&sum, THINGS), INT_NONE);
    test_task_end(t);
}

TESTS(lines_add_up_where_that_says_something_and_nothing_withheld_is_told_by_a_sum,
    no_small_sum_is_shown_and_no_part_of_a_shown_one_can_be_worked_out)
