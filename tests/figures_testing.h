/* figures_testing: a figure of a report by its path, for tests: "outcomes.by_language.som.home_care". Of the total line
 * the third part is empty; of months it is the group's key and the month ("g50 2026-02"); a figure with % is its share.
 * Only for *_test.c files. */
#pragma once
#include "base/test.h"
#include "rooms/reports/reports.h"

TEST_UNUSED const struct report_table *test_table(const struct report_tables *tables, struct str name)
{
    for (size_t i = 0; i < tables->n; i++)
        if (str_is(name, tables->at[i].plan->name))
            return &tables->at[i];
    fail_msg("no table %.*s", STR_ARG(name));
    return NULL;
}

/* NULL: there is none. */
TEST_UNUSED const struct report_line *test_line(struct task *t, const struct report_table *table, struct str name)
{
    if (str_empty(name))
        return report_total(table);
    for (size_t i = 0; i < report_lines(table); i++) {
        const struct report_line *line = &table->at[i];
        struct str key = report_line_key(table->plan, line, 0);
        if (day_known(line->month))
            key = str_fmt(t->a, "%.*s %s", STR_ARG(key), line->month.t);
        if (str_eq(key, name))
            return line;
    }
    return NULL;
}

/* "report.table.line.figure", and with % its share. */
struct figure_path {
    const struct report *report;
    struct str table, line, figure;
    bool share;
};

TEST_UNUSED struct figure_path figure_path(const char *path)
{
    struct str part[4];

    for (size_t i = 0; i < 4; i++) {
        size_t n = strcspn(path, ".");
        part[i] = (struct str){ path, n };
        path += n + (path[n] == '.');
    }
    struct figure_path p = { report_by_name(part[0]), part[1], part[2], part[3], false };
    p.share = p.figure.n > 0 && p.figure.p[p.figure.n - 1] == '%';
    p.figure.n -= p.share;
    assert_non_null(p.report);
    return p;
}

TEST_UNUSED struct figure_wanted figure_find(
    struct task *t, const struct report_tables *tables, const struct figure_path *p)
{
    struct figure_wanted w = { .table = test_table(tables, p->table) };

    w.line = test_line(t, w.table, p->line);
    w.column = report_column_of(w.table->plan, p->figure);
    if (w.line == NULL || w.column == 0)
        fail_msg("no figure %.*s.%.*s", STR_ARG(p->line), STR_ARG(p->figure));
    return w;
}

/* INT_NONE: withheld or not known. */
TEST_UNUSED int64_t figure(struct task *t, const struct report_scope *s, const char *path)
{
    struct figure_path p = figure_path(path);
    struct report_tables tables = reports_tables(t, p.report, s);
    struct figure_wanted w = figure_find(t, &tables, &p);

    return p.share ? report_share(w.table->plan, w.line, w.column) : report_count(w.line, w.column);
}

/* The rows behind a figure. */
TEST_UNUSED struct figure_rows figure_behind(
    struct task *t, const struct report_scope *s, const char *path, int64_t start, int64_t limit)
{
    struct figure_path p = figure_path(path);
    struct report_tables tables = reports_tables(t, p.report, s);
    struct figure_wanted *w = NEW(t->a, struct figure_wanted);

    *w = figure_find(t, &tables, &p);
    w->start = start;
    w->limit = limit;
    return p.report->parts->rows(t, s, w);
}

#define assert_figure(t, s, path, wanted) assert_int_equal(figure((t), (s), (path)), (wanted))
