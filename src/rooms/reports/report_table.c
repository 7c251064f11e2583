/* report_table: from counted tables to shown ones, and out in every format. Which counts would give a small one away is
 * worked out in withhold. */
#include "rooms/reports/report_table.h"

#include "rooms/reports/reports.h"

#include "lang/lang.h"
#include "rooms/reports/report_sheets.h"
#include "rooms/reports/withhold.h"

int64_t reports_percent(int64_t n, int64_t of) { return of == 0 ? 0 : (n * 200 + of) / (of * 2); }

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

struct report_scope report_months(const struct report_scope *s)
{
    struct report_scope whole = *s;

    if (day_known(s->from))
        memcpy(whole.from.t + 8, "01", 3);
    if (day_known(s->to)) {
        memcpy(whole.to.t + 8, "01", 3);
        whole.to = day_add(day_add_months(whole.to, 1), -1);
    }
    return whole;
}

struct rows_wanted report_month_rows(const struct report_scope *s, const struct figure_wanted *w)
{
    struct report_scope month = { .from = w->line->month, .to = w->line->month };

    memcpy(month.from.t + 7, "-01", 4);
    memcpy(month.to.t + 7, "-01", 4);
    month = report_months(&month);
    return (struct rows_wanted){ .project = s->project,
        .group = w->line->group,
        .from = month.from,
        .to = month.to,
        .start = w->start,
        .limit = w->limit,
        .organisation = s->organisation };
}

/* ---- reading */

bool report_same_names(const struct report_table_plan *plan, const struct report_line *a, const struct report_line *b)
{
    bool same = true;

    for (unsigned c = 0; c < plan->n; c++)
        same &= plan->columns[c].kind != FIGURE_NAMES ||
                (a->cells[c].known == b->cells[c].known && str_eq(a->cells[c].s, b->cells[c].s));
    return same;
}

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

const struct report_line *report_total(const struct report_table *table)
{
    return table->plan->total != NULL && table->n > 0 ? &table->at[table->n - 1] : NULL;
}

size_t report_lines(const struct report_table *table) { return table->n - (report_total(table) != NULL); }

static bool on_line(const struct report_table *table, const struct report_line *line, unsigned column)
{
    enum figure_lines on = table->plan->columns[column].lines;

    return table->plan->total == NULL || on == (line == report_total(table) ? ON_TOTAL : ON_SINGLE_LINES) ||
           on == ON_ALL_LINES;
}

bool report_figure_shown(const struct report_table *table, const struct report_line *line, unsigned column)
{
    return !(table->plan->columns[column].place & NOT_IN_PAGES) && on_line(table, line, column);
}

struct str report_line_key(const struct report_table_plan *plan, const struct report_line *line, unsigned column)
{
    const struct cell *cell = &line->cells[column];

    return cell->known && str_empty(cell->s) && plan->columns[column].column.type == COLUMN_LANGUAGE ? S("und")
                                                                                                     : cell->s;
}

unsigned report_whole(const struct report_table_plan *plan, unsigned column)
{
    const struct report_column *of = &plan->columns[column];
    unsigned whole = of->share_of != 0 ? of->share_of : of->part_of;

    for (unsigned c = 1; c < plan->n && whole == 0; c++)
        if (plan->columns[c].kind == FIGURE_SHARE && plan->columns[c].part == column)
            whole = plan->columns[c].part_of;
    return whole;
}

int64_t report_share(const struct report_table_plan *plan, const struct report_line *line, unsigned column)
{
    unsigned whole = plan->columns[column].share_of;
    int64_t n = report_count(line, column), of = whole == 0 ? INT_NONE : report_count(line, whole);

    return n == INT_NONE || of == INT_NONE ? INT_NONE : reports_percent(n, of);
}

struct str report_figure_name(struct task *t, const struct report_table_plan *plan, unsigned column)
{
    const struct column *figure = &plan->columns[column].column;

    return figure->heading == NULL && plan->turned != NULL && plan->turned->codes != NULL
               ? code_name(t->lang, plan->turned->codes, str_of(figure->key))
               : column_heading(t->lang, figure);
}

struct str report_definition(struct task *t, const struct report_table_plan *plan, unsigned column)
{
    const struct report_column *c = &plan->columns[column];
    const char *said = c->definition == NULL && c->kind == FIGURE_SHARE ? plan->columns[c->part].definition
                                                                        : c->definition;

    return said == NULL ? S("") : str_of(lang_tr(t->lang, said));
}

unsigned report_base(const struct report_table_plan *plan, unsigned column)
{
    const struct report_column *c = &plan->columns[column];

    return c->kind == FIGURE_SHARE ? c->part_of : c->share_of;
}

/* ---- what is worked out */

/* The parts of a whole, added up; parts may be sums themselves. */
static struct cell sum_of(const struct report_table_plan *plan, const struct report_line *line, unsigned whole)
{
    int64_t sum = 0;

    if (plan->columns[whole].kind != FIGURE_SUM)
        return line->cells[whole];
    for (unsigned c = 1; c < plan->n; c++) {
        const struct report_column *part = &plan->columns[c];
        if (part->part_of != whole || (part->kind != FIGURE_PERSONS && part->kind != FIGURE_SUM))
            continue;
        struct cell cell = sum_of(plan, line, c);
        if (!cell.known)
            return cell;
        sum += cell.n;
    }
    return cell_n(sum);
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

static struct cell column_sum(const struct report_table *table, unsigned c, size_t from, size_t n)
{
    bool persons = table->plan->columns[c].kind != FIGURE_THINGS;
    struct cell sum = cell_none();

    for (size_t i = from; i < from + n; i++) {
        const struct cell *cell = &table->at[i].cells[c];
        if (!cell->known && persons)
            return cell_none();
        if (cell->known)
            sum = cell_n(sum.n + cell->n);
    }
    return sum;
}

struct report_line report_lines_sum(struct task *t, const struct report_table *table, size_t from, size_t n)
{
    struct report_line line = { .cells = NEW_N(t->a, struct cell, table->plan->n) };

    for (unsigned c = 1; c < table->plan->n; c++)
        if (table->plan->columns[c].adds != ADDS_NOT)
            line.cells[c] = column_sum(table, c, from, n);
    share(table->plan, &line);
    return line;
}

static void add_total(struct task *t, struct report_table *table)
{
    struct report_line *total = report_line_add(t, table);

    for (unsigned c = 1; c < table->plan->n; c++)
        if (table->plan->columns[c].kind != FIGURE_NAMES) {
            total->cells[c] = cell_n(0);
            for (size_t i = 0; i + 1 < table->n; i++)
                total->cells[c].n += table->at[i].cells[c].n;
        }
    for (unsigned c = 1; c < table->plan->n; c++) {
        const struct report_column *column = &table->plan->columns[c];
        if (column->known != 0 && total->cells[column->known].n == 0 && total->cells[column->known_of].n > 0)
            total->cells[c] = cell_none();
    }
}

static void withhold_minutes(struct report_table *table)
{
    for (unsigned c = 1; c < table->plan->n; c++)
        for (size_t k = 0; table->plan->columns[c].withheld_with != 0 && k < table->n; k++)
            if (!table->at[k].cells[table->plan->columns[c].withheld_with].known)
                table->at[k].cells[c] = cell_none();
}

/* A figure that stands in the total line of the first table, too, is that one. */
static void take_same(struct report_tables *tables)
{
    for (size_t i = 1; i < tables->n; i++)
        for (size_t k = 0; k < tables->at[i].n; k++)
            for (size_t s = 0; s < SAME_MOST; s++) {
                const struct report_line *line = &tables->at[i].at[k];
                const struct report_same *same = &line->same[s];
                if (same->total != 0)
                    line->cells[same->column] = report_total(&tables->at[0])->cells[same->total];
            }
}

static void drop_rare(struct report_table *table)
{
    size_t n = 0;

    for (size_t i = 0; i < table->n; i++) {
        bool some = false;
        for (unsigned c = 1; c < table->plan->n; c++)
            some |= table->plan->columns[c].kind == FIGURE_PERSONS && table->at[i].cells[c].known;
        if (some)
            table->at[n++] = table->at[i];
    }
    table->n = n;
}

static void add_totals(struct task *t, struct report_tables *tables)
{
    for (size_t i = 0; i < tables->n; i++) {
        struct report_table *table = &tables->at[i];
        for (size_t k = 0; k < table->n; k++)
            for (unsigned c = 1; c < table->plan->n; c++)
                table->at[k].cells[c] = sum_of(table->plan, &table->at[k], c);
        if (table->plan->total != NULL)
            add_total(t, table);
    }
    take_same(tables);
}

static void work_out(struct task *t, const struct report_sheets *sheets, int64_t threshold, struct published *published)
{
    for (size_t i = 0; i < sheets->n; i++)
        add_totals(t, &sheets->at[i].tables);
    if (published != NULL)
        published_note(published, sheets);
    if (threshold > 1)
        withhold(t, sheets, threshold, published);
    for (size_t i = 0; i < sheets->n; i++) {
        struct report_tables *tables = &sheets->at[i].tables;
        take_same(tables);
        for (size_t k = 0; k < tables->n; k++)
            withhold_minutes(&tables->at[k]); /* before figures stand as they were: minutes are those of today */
    }
    if (published != NULL)
        published_fill(published, sheets, threshold);
}

void report_tables_close(struct report_tables *tables)
{
    for (size_t i = 0; i < tables->n; i++) {
        withhold_minutes(&tables->at[i]);
        if (tables->at[i].plan->rare_go)
            drop_rare(&tables->at[i]);
        for (size_t k = 0; k < tables->at[i].n; k++)
            share(tables->at[i].plan, &tables->at[i].at[k]);
    }
}

void reports_tables_finish(struct task *t, struct report_tables *tables, int64_t threshold)
{
    struct report_sheet alone = { .tables = *tables };

    work_out(t, &(struct report_sheets){ &alone, 1 }, threshold, NULL);
    *tables = alone.tables;
    report_tables_close(tables);
}

/* The first one stays: others lean on it. */
static void drop_unseen(struct report_tables *tables)
{
    size_t n = 0, csv = tables->csv;

    for (size_t i = 0; i < tables->n; i++) {
        if (tables->at[i].unseen)
            continue;
        if (i == csv)
            tables->csv = n;
        tables->at[n++] = tables->at[i];
    }
    tables->n = n;
}

/* What is held nowhere is counted again when it is written. */
static void keep_scope(struct task *t, const struct report_scope *s, struct report_tables *tables)
{
    for (size_t i = 0; i < tables->n; i++)
        if (tables->at[i].plan->each != NULL) {
            struct report_scope *kept = NEW(t->a, struct report_scope);
            *kept = *s;
            tables->at[i].scope = kept;
        }
}

/* False: somebody else was shown other figures meanwhile. */
static bool tables_of(
    struct task *t, const struct report *report, const struct report_scope *s, struct report_tables *ret_tables)
{
    bool outside = s->outside && s->threshold > 1 && s->project > 0; /* nobody's project has no figures */
    struct published *published = outside ? published_read(t, report, s) : NULL;
    struct report_sheets sheets = report_sheets_fill(t, report, s);

    work_out(t, &sheets, s->threshold, published);
    if (published != NULL && !published_keep(published))
        return false;
    struct report_tables tables = report_sheets_choose(t, report, s, &sheets);
    keep_scope(t, s, &tables);
    if (!s->keeps_rare)
        report_tables_close(&tables);
    drop_unseen(&tables);
    for (size_t i = 0; i < tables.n; i++)
        report_groups_begin(t, &tables.at[i]);
    *ret_tables = tables;
    return true;
}

struct report_tables reports_tables(struct task *t, const struct report *report, const struct report_scope *asked)
{
    enum { TRIES = 5 };
    const struct report_scope s = reports_scope(t, report, asked);
    struct report_tables tables = { 0 };

    if (s.also.n > 0 && (s.threshold > 1 || !report->parts->together))
        return report_added(t, report, &s);
    for (int i = 0; i < TRIES; i++)
        if (tables_of(t, report, &s, &tables))
            return tables;
    fail(t, FAIL_BUSY, "others were shown other figures again and again");
}
