/* report_table: from counted tables to shown ones, and out in every format. Which counts would give a small one away is
 * worked out in withhold. */
#include "rooms/reports/report_table.h"

#include "lang/lang.h"
#include "rooms/reports/withhold.h"

int64_t reports_percent(int64_t n, int64_t of) { return of == 0 ? 0 : (n * 200 + of) / (of * 2); }

struct cell cell_count(int64_t n) { return n == COUNT_WITHHELD || n == INT_NONE ? cell_none() : cell_n(n); }
struct cell cell_text_of(struct str s) { return (struct cell){ .s = s, .known = true }; }

struct report_table *report_table_new(struct report_tables *tables, const struct report_table_plan *plan)
{
    struct report_table *table = &tables->at[tables->n++];

    *table = (struct report_table){ .plan = plan };
    return table;
}

struct report_line *report_line_add(struct task *t, struct report_table *table)
{
    struct report_line line = { .cells = NEW_N(t->a, struct cell, table->plan->n) };

    LIST_ADD(t->a, table, line);
    return &table->at[table->n - 1];
}

struct rows_wanted report_rows_wanted(
    const struct report_scope *s, const struct report_line *line, int64_t start, int64_t limit)
{
    struct rows_wanted w = { s->project, line->group, s->from, s->to, start, limit };
    struct day first = line->month, last;

    memcpy(first.t + 7, "-01", 4);
    last = day_add(day_add_months(first, 1), -1);
    if (day_cmp(w.from, first) < 0)
        w.from = first;
    if (!day_known(w.to) || day_cmp(w.to, last) > 0)
        w.to = last;
    return w;
}

/* ---- reading */

int64_t report_count(const struct report_line *line, unsigned column)
{
    return line->cells[column].known ? line->cells[column].n : INT_NONE;
}

int64_t report_sum(const struct report_table *table, unsigned column)
{
    int64_t sum = 0;

    for (size_t i = 0; i < table->n; i++) {
        if (!table->at[i].cells[column].known)
            return INT_NONE;
        sum += table->at[i].cells[column].n;
    }
    return sum;
}

unsigned report_column_of(const struct report_table_plan *plan, struct str key)
{
    for (unsigned c = 1; c < plan->n; c++)
        if (plan->columns[c].kind != FIGURE_NAMES && str_is(key, plan->columns[c].column.key))
            return c;
    return 0;
}

bool report_column_shown(const struct report_column *c) { return c->place == IN_ALL || c->place == IN_TABLES_ONLY; }

/* ---- what is worked out */

static void add_up(const struct report_table_plan *plan, struct report_line *line)
{
    for (unsigned whole = 1; whole < plan->n; whole++) {
        int64_t sum = 0;
        for (unsigned c = 1; c < plan->n && sum != INT_NONE; c++)
            if (plan->columns[c].part_of == whole && plan->columns[c].kind == FIGURE_PERSONS)
                sum = line->cells[c].known ? sum + line->cells[c].n : INT_NONE;
        if (plan->columns[whole].kind == FIGURE_SUM)
            line->cells[whole] = cell_count(sum);
    }
}

static void share(const struct report_table_plan *plan, struct report_line *line)
{
    for (unsigned c = 1; c < plan->n; c++) {
        const struct report_column *column = &plan->columns[c];
        if (column->kind != FIGURE_SHARE)
            continue;
        int64_t whole = report_count(line, column->part_of), part = report_count(line, column->part);
        bool known = whole != INT_NONE && whole != 0 && part != INT_NONE;
        line->cells[c] = known ? cell_n(reports_percent(part, whole)) : cell_none();
    }
}

void reports_tables_finish(struct task *t, struct report_tables *tables, int64_t threshold)
{
    for (size_t i = 0; i < tables->n; i++)
        for (size_t k = 0; k < tables->at[i].n; k++) {
            struct report_line *line = &tables->at[i].at[k];
            add_up(tables->at[i].plan, line);
            if (threshold > 1 && !line->open)
                withhold_line(t, tables->at[i].plan, line, threshold);
            share(tables->at[i].plan, line);
        }
}

struct report_tables reports_tables(struct task *t, const struct report *report, const struct report_scope *s)
{
    struct report_tables tables = { 0 };

    report->parts->fill(t, s, &tables);
    reports_tables_finish(t, &tables, s->threshold);
    return tables;
}

/* ---- writing */

void report_table_put(struct task *t, struct tables *out, const struct report_table *table)
{
    const struct report_table_plan *plan = table->plan;
    struct column *columns = NEW_N(t->a, struct column, plan->n);
    struct cell *cells = NEW_N(t->a, struct cell, plan->n);
    struct table_head head = { str_of(plan->name), str_of(lang_tr(t->lang, plan->title)), columns, 0 };

    for (size_t c = 0; c < plan->n; c++)
        if (report_column_shown(&plan->columns[c]))
            columns[head.n++] = plan->columns[c].column;
    tables_begin(out, &head);
    for (size_t i = 0; i < table->n; i++) {
        size_t n = 0;
        for (size_t c = 0; c < plan->n; c++)
            if (report_column_shown(&plan->columns[c]))
                cells[n++] = table->at[i].cells[c];
        tables_row(out, cells);
    }
    tables_end(out);
}

void report_table_json(struct json *j, const struct report_table *table)
{
    const struct report_table_plan *plan = table->plan;

    js_key(j, str_of(plan->name));
    if (plan->keyed)
        js_object(j);
    else
        js_array(j);
    for (size_t i = 0; i < table->n; i++) {
        if (plan->keyed)
            js_key(j, table->at[i].cells[0].s);
        js_object(j);
        for (size_t c = plan->keyed ? 1 : 0; c < plan->n; c++) {
            const struct report_column *column = &plan->columns[c];
            if (column->place != IN_ALL && column->place != IN_JSON_ONLY)
                continue;
            js_key(j, str_of(column->json != NULL ? column->json : column->column.key));
            table_cell_json(j, &column->column, &table->at[i].cells[c]);
        }
        js_end(j);
    }
    js_end(j);
}
