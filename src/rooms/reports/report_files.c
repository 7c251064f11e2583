/* report_files: the tables of a report as JSON and as tables of files. What they hold is worked out in report_table. */
#include "rooms/reports/report_table.h"

#include "lang/lang.h"

/* ---- tables of text, CSV and workbooks */

static bool in_files(const struct report_column *c) { return !(c->place & NOT_IN_FILES); }

/* Of a table with percents a terminal has room for what pages show. */
static bool is_put(const struct report_table_plan *plan, size_t c, bool narrow)
{
    return in_files(&plan->columns[c]) && !(narrow && plan->percents && (plan->columns[c].place & NOT_IN_PAGES));
}

static void begin(struct task *t, struct tables *out, const char *name, const char *title, struct table_head *head)
{
    head->name = str_of(name);
    head->title = str_of(lang_tr(t->lang, title));
    tables_begin(out, head);
}

struct putting {
    const struct report_table_plan *plan;
    struct tables *out;
    struct cell *cells;
    bool narrow;
};

static struct cell cell_of(int64_t n) { return n == INT_NONE ? cell_none() : cell_n(n); }

static bool has_percent(const struct report_table_plan *plan, size_t c)
{
    return plan->percents && plan->columns[c].share_of != 0;
}

static void put_line(void *x, const struct report_line *line)
{
    struct putting *p = x;
    size_t n = 0;

    for (size_t c = 0; c < p->plan->n; c++) {
        if (!is_put(p->plan, c, p->narrow))
            continue;
        p->cells[n++] = line->cells[c];
        if (has_percent(p->plan, c))
            p->cells[n++] = cell_of(report_share(p->plan, line, (unsigned)c));
    }
    tables_row(p->out, p->cells);
}

/* "Guided, percent" */
static struct column percent_column(struct task *t, const struct column *of)
{
    return (struct column){ .key = str_z(t->a, str_fmt(t->a, "%s_percent", of->key)),
        .title = trf(t, "%1$s, percent", column_heading(t->lang, of)),
        .type = COLUMN_PERCENT };
}

static void put_lines(struct task *t, struct tables *out, struct report_table *table, bool narrow)
{
    const struct report_table_plan *plan = table->plan;
    struct column *columns = NEW_N(t->a, struct column, 2 * plan->n);
    struct putting p = { plan, out, NEW_N(t->a, struct cell, 2 * plan->n), narrow };
    struct table_head head = { .columns = columns };

    for (size_t c = 0; c < plan->n; c++) {
        if (!is_put(plan, c, narrow))
            continue;
        columns[head.n++] = plan->columns[c].column;
        if (has_percent(plan, c))
            columns[head.n++] = percent_column(t, &plan->columns[c].column);
    }
    begin(t, out, plan->name, plan->title, &head);
    do
        for (size_t i = 0; i < report_lines(table); i++)
            put_line(&p, &table->at[i]);
    while (report_table_next(t, table));
    if (plan->each != NULL)
        plan->each(t, table->scope, put_line, &p);
    tables_end(out);
}

static const struct column number = { "n", N_("Persons"), .type = COLUMN_INT };
static const struct column percent = { "percent", N_("Percent"), .type = COLUMN_PERCENT };

/* A row for each figure that has a share, of each line; the first column names the line, the last has the whole. */
static void put_turned(struct task *t, struct tables *out, const struct report_table *table)
{
    enum { LINE, FIGURE, N, PERCENT, WHOLE, COLUMNS };
    const struct report_table_plan *plan = table->plan;
    struct column columns[COLUMNS] = {
        [LINE] = plan->columns[0].column, [FIGURE] = *plan->turned, [N] = number, [PERCENT] = percent
    };
    struct table_head head = { .columns = columns, .n = COLUMNS };

    for (unsigned c = 1; c < plan->n; c++)
        if (plan->columns[c].share_of != 0)
            columns[WHOLE] = plan->columns[plan->columns[c].share_of].column;
    begin(t, out, plan->name, plan->title, &head);
    for (size_t i = 0; i < report_lines(table); i++)
        for (unsigned c = 1; c < plan->n; c++) {
            const struct report_line *line = &table->at[i];
            const struct report_column *column = &plan->columns[c];
            if (column->share_of == 0 || !in_files(column) || column->lines == ON_TOTAL)
                continue;
            tables_row(out, (struct cell[COLUMNS]){ line->cells[0], cell_s(str_of(column->column.key)),
                                cell_of(report_count(line, c)), cell_of(report_share(plan, line, c)),
                                cell_of(report_count(line, column->share_of)) });
        }
    tables_end(out);
}

/* Of a turned table the figures are codes. */
static struct str heading_of(struct task *t, const struct report_table_plan *plan, unsigned c)
{
    const struct column *column = &plan->columns[c].column;

    return column->heading == NULL && plan->turned != NULL
               ? code_name(t->lang, plan->turned->codes, str_of(column->key))
               : column_heading(t->lang, column);
}

static void put_total(struct task *t, struct tables *out, const struct report_table *table)
{
    enum { FIGURE, N, PERCENT, COLUMNS };
    const struct report_table_plan *plan = table->plan;
    const struct column columns[COLUMNS] = { { "figure", N_("Figure"), .type = COLUMN_TEXT }, number, percent };
    struct table_head head = { .columns = columns, .n = COLUMNS };
    const struct report_line *total = report_total(table);

    begin(t, out, plan->total, plan->total_title, &head);
    for (unsigned c = 1; c < plan->n; c++)
        if (report_figure_shown(table, total, c) && plan->columns[c].kind != FIGURE_NAMES)
            tables_row(out, (struct cell[COLUMNS]){ cell_s(heading_of(t, plan, c)), cell_of(report_count(total, c)),
                                cell_of(report_share(plan, total, c)) });
    tables_end(out);
}

/* Of figures that are not all persons each is written as it is in its own column. */
static bool has_minutes(const struct report_table_plan *plan)
{
    bool some = false;

    for (unsigned c = 1; c < plan->n; c++)
        some |= plan->columns[c].column.type == COLUMN_MINUTES;
    return some;
}

static void put_mixed_total(struct task *t, struct tables *out, const struct report_table *table)
{
    const struct report_table_plan *plan = table->plan;
    const struct column columns[] = { { "figure", N_("What is counted"), .type = COLUMN_TEXT },
        { "n", N_("All together"), .type = COLUMN_TEXT } };
    struct table_head head = { .columns = columns, .n = 2 };
    const struct report_line *total = report_total(table);

    begin(t, out, plan->total, plan->total_title, &head);
    for (unsigned c = 1; c < plan->n; c++)
        if (report_figure_shown(table, total, c) && plan->columns[c].kind != FIGURE_NAMES)
            tables_row(out,
                (struct cell[2]){ cell_s(column_heading(t->lang, &plan->columns[c].column)),
                    total->cells[c].known ? cell_s(cell_text(t->a, t->lang, &plan->columns[c].column, &total->cells[c]))
                                          : cell_none() });
    tables_end(out);
}

void report_table_put(struct task *t, struct tables *out, struct report_table *table, bool with_total, bool narrow)
{
    if (table->plan->turned != NULL)
        put_turned(t, out, table);
    else
        put_lines(t, out, table, narrow);
    if (with_total && report_total(table) != NULL && has_minutes(table->plan))
        put_mixed_total(t, out, table);
    else if (with_total && report_total(table) != NULL)
        put_total(t, out, table);
}

/* ---- definitions */

static bool is_defined(const struct report_column *c, enum figure_place not_in)
{
    return c->kind != FIGURE_NAMES && !(c->place & not_in);
}

void report_definitions_put(struct task *t, struct tables *out, const struct report_tables *tables)
{
    const struct column columns[] = { { "table", N_("Table"), .type = COLUMN_TEXT },
        { "figure", N_("Figure"), .type = COLUMN_TEXT }, { "definition", N_("What is counted"), .type = COLUMN_TEXT },
        { "percent_of", N_("Percent of"), .type = COLUMN_TEXT } };
    struct table_head head = { .columns = columns, .n = sizeof columns / sizeof *columns };

    begin(t, out, "definitions", N_("How this is counted"), &head);
    for (size_t i = 0; i < tables->n; i++) {
        const struct report_table_plan *plan = tables->at[i].plan;
        for (unsigned c = 1; c < plan->n; c++) {
            unsigned base = report_base(plan, c);
            if (is_defined(&plan->columns[c], NOT_IN_FILES))
                tables_row(out,
                    (struct cell[]){ cell_s(str_of(lang_tr(t->lang, plan->title))), cell_s(heading_of(t, plan, c)),
                        cell_s(report_definition(t, plan, c)), cell_s(base == 0 ? S("") : heading_of(t, plan, base)) });
        }
    }
    tables_end(out);
}

static const char *json_key(const struct report_column *c) { return c->json != NULL ? c->json : c->column.key; }

void report_definitions_json(struct task *t, struct json *j, const struct report_tables *tables)
{
    js_array(j);
    for (size_t i = 0; i < tables->n; i++) {
        const struct report_table_plan *plan = tables->at[i].plan;
        for (unsigned c = 1; c < plan->n; c++) {
            unsigned base = report_base(plan, c);
            if (!is_defined(&plan->columns[c], NOT_IN_JSON))
                continue;
            js_object(j);
            js_put_str(j, "table", str_of(plan->name));
            js_put_str(j, "figure", str_of(json_key(&plan->columns[c])));
            js_put_str(j, "name", heading_of(t, plan, c));
            js_put_str(j, "definition", report_definition(t, plan, c));
            js_key(j, S("percent_of"));
            js_str_or_null(j, base == 0 ? S("") : str_of(json_key(&plan->columns[base])));
            js_end(j);
        }
    }
    js_end(j);
}

/* ---- JSON */

static void js_count(struct json *j, struct str key, int64_t n)
{
    js_key(j, key);
    if (n == INT_NONE)
        js_null(j);
    else
        js_int(j, n);
}

static void json_list(struct json *j, struct str joined)
{
    js_array(j);
    for (size_t from = 0, to; from < joined.n; from = to + 1) {
        for (to = from; to < joined.n && joined.p[to] != ';';)
            to++;
        js_str(j, str_part(joined, from, to - from));
    }
    js_end(j);
}

static void json_cell(struct json *j, const struct report_table_plan *plan, const struct report_line *line, unsigned c)
{
    const struct report_column *column = &plan->columns[c];

    js_key(j, str_of(json_key(column)));
    if (column->list) {
        json_list(j, line->cells[c].s);
        return;
    }
    if (column->share_of == 0) {
        table_cell_json(j, &column->column, &line->cells[c]);
        return;
    }
    js_object(j);
    js_count(j, S("n"), report_count(line, c));
    js_count(j, S("percent"), report_share(plan, line, c));
    js_end(j);
}

/* The figures of a line, and what names it unless that stands outside. Columns that belong within one object follow
 * each other. */
static void json_line(struct json *j, const struct report_table *table, const struct report_line *line, unsigned first)
{
    const struct report_table_plan *plan = table->plan;
    const char *within = NULL;
    bool total = line == report_total(table);

    js_object(j);
    for (unsigned c = first; c < plan->n; c++) {
        const struct report_column *column = &plan->columns[c];
        if ((column->place & NOT_IN_JSON) ||
            (plan->total != NULL && column->lines == (total ? ON_SINGLE_LINES : ON_TOTAL)))
            continue;
        const char *wanted = total ? NULL : column->within;
        if (within != NULL && wanted != within)
            js_end(j);
        if (wanted != NULL && wanted != within) {
            js_key(j, str_of(wanted));
            js_object(j);
        }
        within = wanted;
        json_cell(j, plan, line, c);
    }
    if (within != NULL)
        js_end(j);
    js_end(j);
}

/* Under each first column of the first table, the list of the lines that have the same. */
static void json_lists(struct json *j, const struct report_table *table, const struct report_table *first)
{
    for (size_t i = 0; i < report_lines(first); i++) {
        struct str key = report_line_key(first->plan, &first->at[i], 0);
        js_key(j, key);
        js_array(j);
        for (size_t k = 0; k < table->n; k++)
            if (str_eq(report_line_key(table->plan, &table->at[k], 0), key))
                json_line(j, table, &table->at[k], 1);
        js_end(j);
    }
}

struct listing {
    struct json *j;
    const struct report_table *table;
};

static void list_line(void *x, const struct report_line *line)
{
    struct listing *l = x;

    json_line(l->j, l->table, line, 0);
}

static void json_table(
    struct task *t, struct json *j, struct report_table *table, const struct report_table *first, const char *name)
{
    const struct report_table_plan *plan = table->plan;

    js_key(j, str_of(name));
    if (plan->json == JSON_ONE) {
        json_line(j, table, &table->at[0], 1);
        return;
    }
    if (plan->json == JSON_ROWS)
        js_array(j);
    else
        js_object(j);
    if (plan->json == JSON_LISTS)
        json_lists(j, table, first);
    do
        for (size_t i = 0; plan->json != JSON_LISTS && i < report_lines(table); i++) {
            if (plan->json == JSON_KEYED)
                js_key(j, report_line_key(plan, &table->at[i], 0));
            json_line(j, table, &table->at[i], plan->json == JSON_KEYED);
        }
    while (report_table_next(t, table));
    if (plan->each != NULL)
        plan->each(t, table->scope, list_line, &(struct listing){ j, table });
    js_end(j);
    if (plan->total != NULL) {
        js_key(j, str_of(plan->total));
        json_line(j, table, report_total(table), 1);
    }
}

/* Under its other name a table has no sums of what stands within an object. */
static void json_also(struct task *t, struct json *j, const struct report_table *table)
{
    struct report_table_plan plan = *table->plan;
    struct report_column *columns = NEW_N(t->a, struct report_column, plan.n);
    struct report_table brief = *table;

    for (size_t c = 0; c < plan.n; c++) {
        columns[c] = plan.columns[c];
        if (columns[c].share_of != 0 && columns[c].within == NULL)
            columns[c].place |= NOT_IN_JSON;
    }
    plan.columns = columns;
    brief.plan = &plan;
    json_table(t, j, &brief, &brief, plan.also);
}

void report_tables_json(struct task *t, struct json *j, struct report_tables *tables)
{
    const char *under = NULL;

    for (size_t i = 0; i < tables->n; i++) {
        const char *wanted = tables->at[i].plan->under;
        bool same = under != NULL && wanted != NULL && strcmp(wanted, under) == 0;
        if (under != NULL && !same)
            js_end(j);
        if (wanted != NULL && !same) {
            js_key(j, str_of(wanted));
            js_object(j);
        }
        under = wanted;
        json_table(t, j, &tables->at[i], &tables->at[0], tables->at[i].plan->name);
    }
    if (under != NULL)
        js_end(j);
    for (size_t i = 0; i < tables->n; i++)
        if (tables->at[i].plan->also != NULL)
            json_also(t, j, &tables->at[i]);
}
