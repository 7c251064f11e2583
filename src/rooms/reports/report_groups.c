/* report_groups: the lines of a table that has some for each group of a project, of which there may be tens of
 * thousands: some groups at a time, in the order people read, in memory of their own. Files write them one after the
 * other; a page keeps those it shows, and of the others their sums. */
#include "report_groups_sql.h"
#include "rooms/reports/report_table.h"

enum { AT_ONCE = 50, WINDOW_BYTES = 64 << 20 };

struct report_more {
    report_put *put;
    void *x;
    struct report_scope scope;
    struct report_sums sums;
    struct arena **held; /* of the lines that are there */
    struct str after_key;
    int64_t after; /* the group whose lines were the last ones; -1: there are no more */
    int64_t groups;
};

void report_table_by_groups(
    struct task *t, struct report_table *table, const struct report_scope *s, report_put *put, void *x)
{
    table->more = NEW(t->a, struct report_more);
    *table->more = (struct report_more){ .put = put, .x = x, .scope = *s, .held = task_arena_slot(t) };
}

void report_table_sums(struct report_table *table, const struct report_sums *sums) { table->more->sums = *sums; }

const struct report_sums *report_sums_of(const struct report_table *table)
{
    static const struct report_sums none;

    return table->more == NULL ? &none : &table->more->sums;
}

static struct report_groups groups_behind(struct task *own, struct report_more *m)
{
    struct report_groups some = { 0 };

    if (m->scope.group != 0) {
        struct report_groups_sql_one_row one;
        if (m->after == 0 && report_groups_sql_one(own, m->scope.project, m->scope.group, &one)) {
            struct report_group group = { one.group, one.name, one.key, one.language, one.sort_key };
            LIST_ADD(own->a, &some, group);
        }
        m->after = -1;
        return some;
    }
    struct report_groups_sql_groups_rows rows = report_groups_sql_groups(
        own, m->scope.project, m->scope.organisation, m->after_key, m->after, AT_ONCE);
    for (size_t i = 0; i < rows.n; i++) {
        struct report_group group = { rows.at[i].group, rows.at[i].name, rows.at[i].key, rows.at[i].language,
            rows.at[i].sort_key };
        LIST_ADD(own->a, &some, group);
    }
    m->after = rows.n < AT_ONCE ? -1 : rows.at[rows.n - 1].group;
    if (rows.n > 0)
        m->after_key = rows.at[rows.n - 1].sort_key;
    return some;
}

bool report_table_next(struct task *t, struct report_table *table)
{
    struct report_more *m = table->more;
    struct task own = *t;

    if (m == NULL)
        return false;
    table->at = NULL;
    table->n = table->cap = 0;
    while (table->n == 0 && m->after >= 0) {
        struct arena *before = *m->held; /* has the key that the next groups are behind */
        *m->held = NULL;
        *m->held = own.a = task_arena(t, WINDOW_BYTES);
        struct report_groups some = groups_behind(&own, m);
        arena_free(before);
        if (some.n == 0)
            break;
        m->put(&own, m->x, &some, table);
        struct report_tables alone = { .at = { *table }, .n = 1 };
        alone.at[0].more = NULL;
        reports_tables_finish(
            &own, &alone, m->sums.n > 0 || m->scope.outside ? 0 : m->scope.threshold); /* summed up first */
        table->n = alone.at[0].n;
    }
    t->statements = own.statements;
    return table->n > 0;
}

void report_groups_all(
    struct task *t, struct report_table *table, const struct report_scope *s, report_put *put, void *x)
{
    struct report_more m = { .put = put, .x = x, .scope = { .project = s->project, .organisation = s->organisation } };

    while (m.after >= 0) {
        struct report_groups some = groups_behind(t, &m);
        if (some.n > 0)
            put(t, x, &some, table);
    }
}

/* ---- those a page shows */

/* A cell of the sum of lines that are not shown: as in report_lines_sum, one line after the other. */
static void add_cell(const struct report_column *column, struct cell *sum, const struct cell *cell)
{
    if (column->kind != FIGURE_THINGS && !(sum->known && cell->known))
        *sum = cell_none();
    else if (cell->known)
        *sum = cell_n(sum->n + cell->n);
}

static void add_rest(struct task *t, struct report_table *rest, const struct report_line *line)
{
    const struct report_table_plan *plan = rest->plan;
    struct report_line *sum = NULL;

    for (size_t i = 0; i < rest->n && sum == NULL; i++)
        if (day_cmp(rest->at[i].month, line->month) == 0)
            sum = &rest->at[i];
    if (sum == NULL) {
        sum = report_line_add(t, rest);
        sum->month = line->month;
        sum->rest = true;
        for (unsigned c = 1; c < plan->n; c++)
            if (plan->columns[c].adds != ADDS_NOT)
                sum->cells[c] = line->cells[c];
        return;
    }
    for (unsigned c = 1; c < plan->n; c++)
        if (plan->columns[c].adds != ADDS_NOT)
            add_cell(&plan->columns[c], &sum->cells[c], &line->cells[c]);
}

static void keep(struct task *t, struct report_table *shown, const struct report_line *line)
{
    struct report_line *kept = report_line_add(t, shown);
    struct cell *cells = kept->cells;

    *kept = *line;
    kept->cells = cells;
    for (unsigned c = 0; c < shown->plan->n; c++) {
        cells[c] = line->cells[c];
        cells[c].s = str_copy(t->a, line->cells[c].s);
    }
}

static bool adds_up(const struct report_table_plan *plan)
{
    bool some = false;

    for (unsigned c = 1; c < plan->n; c++)
        some |= plan->columns[c].adds != ADDS_NOT;
    return some;
}

struct showing {
    struct task *t;
    const struct report_scope *scope;
    struct report_table shown, rest;
    bool adds;
    int64_t groups, last;
};

static void show_lines(struct showing *w, const struct report_table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct report_line *line = &table->at[i];
        w->groups += line->group != w->last;
        w->last = line->group;
        if (w->groups > w->scope->start && w->groups <= w->scope->start + w->scope->shown)
            keep(w->t, &w->shown, line);
        else if (w->adds)
            add_rest(w->t, &w->rest, line);
    }
}

static void shown_into(struct showing *w, struct report_table *table)
{
    for (size_t i = 0; i < w->rest.n; i++)
        LIST_ADD(w->t->a, &w->shown, w->rest.at[i]);
    table->at = w->shown.at;
    table->n = w->shown.n;
    table->more->groups = w->groups;
}

static struct showing showing_of(struct task *t, const struct report_table *table, const struct report_scope *s)
{
    struct report_table none = { .plan = table->plan };

    return (struct showing){ .t = t, .scope = s, .shown = none, .rest = none, .adds = adds_up(table->plan) };
}

static void show(struct task *t, struct report_table *table)
{
    struct showing w = showing_of(t, table, &table->more->scope);

    while (report_table_next(t, table))
        show_lines(&w, table);
    shown_into(&w, table);
}

void report_groups_page(struct task *t, struct report_table *table, const struct report_scope *s)
{
    struct showing w = showing_of(t, table, s);

    if (table->more != NULL || table->n == 0 || table->at[0].group == 0 || table->plan->total != NULL)
        return;
    table->more = NEW(t->a, struct report_more);
    *table->more = (struct report_more){ .scope = *s, .after = -1, .held = task_arena_slot(t) };
    show_lines(&w, table);
    shown_into(&w, table);
}

void report_groups_begin(struct task *t, struct report_table *table)
{
    if (table->more == NULL)
        return;
    if (table->more->scope.shown > 0)
        show(t, table);
    else
        (void)report_table_next(t, table);
}

int64_t report_groups_of(const struct report_table *table) { return table->more == NULL ? 0 : table->more->groups; }
