/* report_frozen: figures of stored runs that may be shown to everybody, for the room that shows them. They are those
 * of the form without small counts, which was withheld together with all that such readers had been shown before
 * (published.h): so what is published today and what was published last year tell nothing of single persons together.
 */
#include "lang/lang.h"
#include "rooms/reports/report_runs.h"
#include "rooms/reports/reports.h"

enum { RUNS_OFFERED = 100 };

struct frozen_runs reports_frozen_runs(struct task *t, int64_t project)
{
    struct report_runs all = report_runs_of(t, project, NULL, 0, RUNS_OFFERED);
    struct frozen_runs list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        const struct report_run *run = &all.at[i];
        struct frozen_run one = { run->id, run->name, str_of(lang_tr(t->lang, run->report->title)), run->scope.from,
            run->scope.to, run->made_at };
        if (report_run_has_public_form(t, run))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* What stands in a column as it is shown, or the percent beside it. */
struct at_work {
    struct task *t;
    const struct report_table *table;
    const struct report_line *line;
    struct str line_key, line_name;
    struct frozen_figures *list;
};

static void add(const struct at_work *w, unsigned column, int64_t base, const char *type, int64_t n)
{
    struct task *t = w->t;
    const struct report_table_plan *plan = w->table->plan;
    struct frozen_figure one = { .spot = str_fmt(t->a, "%s.%.*s.%s%s", plan->name, STR_ARG(w->line_key),
                                     plan->columns[column].column.key, base != INT_NONE ? "%" : ""),
        .heading = str_of(lang_tr(t->lang, plan->title)),
        .line = w->line_name,
        .name = report_figure_name(t, plan, column),
        .definition = report_definition(t, plan, column),
        .type = type,
        .n = n,
        .base = base };

    LIST_ADD(t->a, w->list, one);
}

static void add_column(const struct at_work *w, unsigned column)
{
    const struct report_table_plan *plan = w->table->plan;
    const struct report_column *c = &plan->columns[column];
    bool on_total = w->line == report_total(w->table);
    int64_t n = report_count(w->line, column);

    if (c->kind == FIGURE_NAMES || (c->place & NOT_IN_PAGES) != 0 || n == INT_NONE ||
        (on_total && c->lines == ON_SINGLE_LINES) || (!on_total && plan->total != NULL && c->lines == ON_TOTAL))
        return;
    if (c->kind == FIGURE_SHARE || c->column.type == COLUMN_PERCENT) {
        add(w, column, INT_NONE, "percent", n);
        return;
    }
    if (c->column.type != COLUMN_INT && c->column.type != COLUMN_MINUTES)
        return;
    add(w, column, INT_NONE, c->column.type == COLUMN_INT ? "n" : "minutes", n);
    int64_t whole = c->share_of == 0 ? 0 : report_count(w->line, c->share_of);
    if (whole != INT_NONE && whole > 0)
        add(w, column, whole, "percent", reports_percent(n, whole));
}

static struct str line_name(struct task *t, const struct report_table_plan *plan, const struct report_line *line)
{
    struct strs names = { 0 };

    for (unsigned c = 0; c < plan->n; c++)
        if (plan->columns[c].kind == FIGURE_NAMES && (plan->columns[c].place & NOT_IN_PAGES) == 0) {
            struct str one = cell_text(t->a, t->lang, &plan->columns[c].column, &line->cells[c]);
            if (!str_empty(one))
                strs_add(t->a, &names, one);
        }
    return strs_join(t->a, &names, lang_comma(t->lang));
}

static struct str line_key(struct task *t, const struct report_table_plan *plan, const struct report_line *line)
{
    struct strs keys = { 0 };

    for (unsigned c = 0; c < plan->n; c++)
        if (plan->columns[c].kind == FIGURE_NAMES)
            strs_add(t->a, &keys, report_line_key(plan, line, c));
    return strs_join(t->a, &keys, S("/"));
}

static void add_line(struct task *t, const struct report_table *table, const struct report_line *line, bool total,
    struct frozen_figures *list)
{
    struct at_work w = { t, table, line, total ? S("") : line_key(t, table->plan, line),
        total ? str_of(tr(t, "All together")) : line_name(t, table->plan, line), list };

    for (unsigned c = 0; c < table->plan->n; c++)
        add_column(&w, c);
}

enum outcome reports_frozen_figures(
    struct task *t, int64_t project, int64_t id, struct frozen_run *ret_run, struct frozen_figures *ret_figures)
{
    struct report_run run;
    struct report_tables tables;
    enum outcome read = report_run_read(t, id, &run);

    if (read != DONE)
        return read;
    if (run.project != project || !report_run_has_public_form(t, &run))
        return NOT_FOUND;
    tables = report_run_public_tables(t, &run);
    for (size_t i = 0; i < tables.n; i++) {
        const struct report_table *table = &tables.at[i];
        const struct report_line *total = report_total(table);
        if (table->unseen || table->plan->each != NULL)
            continue;
        if (total != NULL)
            add_line(t, table, total, true, ret_figures);
        for (size_t l = 0; l < report_lines(table); l++)
            add_line(t, table, &table->at[l], false, ret_figures);
    }
    *ret_run = (struct frozen_run){ .id = run.id,
        .name = run.name,
        .title = str_of(lang_tr(t->lang, run.report->title)),
        .from = run.scope.from,
        .to = run.scope.to,
        .made_at = run.made_at,
        .report = str_of(run.report->name),
        .rules = run.rules,
        .program = run.program };
    return DONE;
}

enum outcome reports_store_run(struct task *t, struct str report, int64_t project, struct str name, int64_t *ret_run)
{
    const struct report_scope whole = { .project = project };
    const struct report *which = report_by_name(report);
    struct problems problems = { 0 };

    return which == NULL ? NOT_FOUND : report_run_store(t, which, &whole, name, ret_run, &problems);
}

enum outcome reports_frozen_all(struct task *t, int64_t project, int64_t id, struct frozen_all *ret_all)
{
    struct frozen_all all = { 0 };

    for (enum lang_id i = 0; i < LANG__N; i++) {
        struct task in_it = *t;
        in_it.lang = lang_get(i);
        enum outcome read = reports_frozen_figures(&in_it, project, id, &all.run, &all.in[i]);
        if (read != DONE)
            return read;
        must(t, all.in[i].n == all.in[0].n);
    }
    *ret_all = all;
    return DONE;
}

struct str reports_frozen_text(struct task *t, struct str type, int64_t n)
{
    if (str_is(type, "percent"))
        return lang_percent(t->a, t->lang, n);
    if (str_is(type, "minutes")) {
        struct column minutes = { .key = "minutes", .type = COLUMN_MINUTES };
        struct cell cell = cell_n(n);
        return cell_text(t->a, t->lang, &minutes, &cell);
    }
    return lang_number(t->a, t->lang, n);
}
