/* The smallest report there can be, whole, as an example of how one is made (ARCHITECTURE.md, "How to add"): its
 * statement stands in NAME.sql, here it is one of activity's. The test holds that page, files, chart and paper come
 * from these lines alone, and that they stay few. */
#include <stdio.h>
#include <stdlib.h>
#include "activity_sql.h"
#include "rooms/codes.h"
#include "rooms/reports/reports_web.h"
#include "tests/paper_testing.h"
#include "tests/reports_testing.h"

/* ---- the report begins */

enum { HEARD, NEWCOMERS, COLUMNS };

static const struct report_column columns[COLUMNS] = {
    [HEARD] = { { "heard_from", N_("How they heard about it"), .type = COLUMN_CODE, .codes = &CODES_heard_from },
        FIGURE_NAMES },
    [NEWCOMERS] = { { "newcomers", N_("Newcomers"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Participations that began in these days. Who began twice counts twice.") },
};
static const struct report_table_plan plan = { "heard_from", N_("Newcomers by how they heard"), columns, COLUMNS,
    JSON_ROWS, .caption = N_("How the newcomers heard about the project") };

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct report_table *table = report_table_new(ret_tables, &plan);
    struct activity_sql_newcomers_rows rows = activity_sql_newcomers(
        t, s->project, day_str(&s->from), day_str(&s->to), 0);

    for (size_t i = 0; i < rows.n; i++) {
        struct report_line *line = report_line_add(t, table);
        line->cells[HEARD] = cell_s(rows.at[i].heard_from);
        line->cells[NEWCOMERS] = cell_n(rows.at[i].n);
    }
}

static const struct report_parts parts = {
    .fill = fill, .sentence = N_("How the newcomers heard about the project"), .drawn = "newcomers"
};
static const struct report smallest = { REPORT_activity, "heard", N_("Newcomers by how they heard"), "", &parts };

/* ---- the report ends */

enum { LINES_MOST = 35, LINE = 400, FRIENDS = 7, FILE_BYTES = 1 << 20 };

static const struct report_scope year = { .project = PROJECT, .from = { "2026-01-01" }, .to = { "2026-12-31" } };

/* Seven heard of it from a friend, two in a shop. */
static void newcomers(struct task *t)
{
    lay_out(t);
    for (int p = 1; p <= FRIENDS + 2; p++) {
        person(t, p);
        ROW(t,
            "INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, "
            "entry_status, entry_education, heard_from, exit_status, six_month_status, version, created_at) VALUES "
            "(%d, '', %d, 10, CAST('' AS {bytes}), '2026-02-03', '', '', '%s', '', '', 1, '')",
            p, p, p <= FRIENDS ? "friend" : "shop");
    }
}

static struct str written(struct task *t, enum table_format f)
{
    struct buf *o = task_buf(t, FILE_BYTES);

    reports_write(t, &smallest, &year, f, o);
    return buf_view(o);
}

RULE(a_report_of_few_lines_has_text_files_a_chart_and_a_paper_and_withholds_what_is_small)
{
    newcomers(t);
    assert_in_order(written(t, FORMAT_TEXT), "Newcomers by how they heard", "From a friend", "7");
    assert_in_order(written(t, FORMAT_JSON), "\"heard_from\": \"friend\"", "\"newcomers\": 7", "\"newcomers\": null");
    assert_has(written(t, FORMAT_CSV), "friend,7");
    assert_true(str_starts(written(t, FORMAT_XLSX), S("PK")));
    struct buf *flat = task_buf(t, FILE_BYTES), *pdf = task_buf(t, PAPER_BYTES);
    reports_write_flat(t, &smallest, &year, flat);
    assert_in_order(buf_view(flat), "\"line\": \"friend\"", "\"value\": 7", "\"withheld\": true");
    struct report_tables tables = reports_tables(t, &smallest, &year);
    struct report_charts charts = report_charts(t, &smallest, &tables.at[0]);
    assert_int_equal(charts.n, 1);
    assert_int_equal(charts.at[0].series[0].values[0], FRIENDS);
    assert_int_equal(reports_paper(t, &(struct reports_chosen){ .at = { &smallest }, .n = 1 }, &year, pdf), DONE);
    assert_in_order(pdf_text(t->a, buf_view(pdf)), "Newcomers by how they heard", "From a friend", "withheld",
        "Participations that began in these days.");
}

RULE(the_example_is_short)
{
    const char *root = getenv("SOURCE_ROOT");
    FILE *file = fopen(
        str_z(t->a, str_fmt(t->a, "%s/src/rooms/reports/smallest_report_test.c", root ? root : ".")), "r");
    char line[LINE];
    int lines = 0;
    bool inside = false;

    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        inside &= strcmp(line, "/* ---- the report ends */\n") != 0;
        lines += inside && line[0] != '\n';
        inside |= strcmp(line, "/* ---- the report begins */\n") == 0;
    }
    fclose(file);
    assert_in_range(lines, 20, LINES_MOST);
}

RULES(a_report_of_few_lines_has_text_files_a_chart_and_a_paper_and_withholds_what_is_small, the_example_is_short)
