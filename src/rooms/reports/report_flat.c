/* report_flat: a report as rows that all have the same keys, one for each figure: what spreadsheets and Power BI take
 * as a table without being told how the report is built. Documented in docs/feed.md. */
#include "rooms/reports/reports.h"

#include "lang/lang.h"
#include "rooms/projects/projects.h"

struct flat {
    struct task *t;
    struct json j;
    const struct report *report;
    struct str project, organisation, made;
};

static void put_or_null(struct json *j, const char *key, int64_t n)
{
    if (n == INT_NONE) {
        js_key(j, str_of(key));
        js_null(j);
        return;
    }
    js_put_int(j, key, n);
}

/* What names a line, as keys and as words. */
static struct str line_keys(const struct flat *f, const struct report_table_plan *plan, const struct report_line *line)
{
    struct strs keys = { 0 };

    for (unsigned c = 0; c < plan->n; c++)
        if (plan->columns[c].kind == FIGURE_NAMES && !(plan->columns[c].place & NOT_IN_JSON) && line->cells[c].known)
            strs_add(f->t->a, &keys, report_line_key(plan, line, c));
    return strs_join(f->t->a, &keys, S(" / "));
}

static struct str line_words(const struct flat *f, const struct report_table_plan *plan, const struct report_line *line)
{
    struct task *t = f->t;
    struct strs words = { 0 };

    for (unsigned c = 0; c < plan->n; c++) {
        const struct column *column = &plan->columns[c].column;
        if (plan->columns[c].kind == FIGURE_NAMES && !(plan->columns[c].place & NOT_IN_FILES) && line->cells[c].known)
            strs_add(t->a, &words, cell_text(t->a, t->lang, column, &line->cells[c]));
    }
    return strs_join(t->a, &words, lang_comma(t->lang));
}

static const char *unit_of(const struct report_column *column)
{
    return column->kind == FIGURE_SHARE               ? "percent"
           : column->column.type == COLUMN_MINUTES    ? "minutes"
           : column->column.type == COLUMN_HUNDREDTHS ? "hundredths"
                                                      : "count";
}

static bool is_withheld(const struct report_line *line, const struct report_column *column, const struct cell *cell)
{
    bool counts = column->kind == FIGURE_PERSONS || column->kind == FIGURE_SUM ||
                  (column->withheld_with != 0 && !line->cells[column->withheld_with].known);

    return counts && !cell->known && !line->open;
}

static void put_figure(
    struct flat *f, const struct report_table_plan *plan, const struct report_line *line, unsigned c, bool total)
{
    struct task *t = f->t;
    const struct report_column *column = &plan->columns[c];
    unsigned whole = report_whole(plan, c);
    int64_t n = report_count(line, c), of = whole == 0 ? INT_NONE : report_count(line, whole);
    bool share = column->kind != FIGURE_SHARE && n != INT_NONE && of != INT_NONE && of > 0;

    js_object(&f->j);
    js_put_str(&f->j, "report", str_of(f->report->name));
    js_put_str(&f->j, "project", f->project);
    js_put_str(&f->j, "table", str_of(total ? plan->total : plan->name));
    js_put_str(&f->j, "line", total ? S("") : line_keys(f, plan, line));
    js_put_str(&f->j, "line_name", total ? str_of(lang_tr(t->lang, plan->total_title)) : line_words(f, plan, line));
    js_key(&f->j, S("month"));
    js_str_or_null(&f->j, day_str(&line->month));
    js_put_str(&f->j, "figure", str_of(column->column.key));
    js_put_str(&f->j, "figure_name", report_figure_name(t, plan, c));
    put_or_null(&f->j, "value", n);
    js_put_str(&f->j, "unit", str_of(unit_of(column)));
    put_or_null(&f->j, "of", of);
    put_or_null(&f->j, "percent", share ? reports_percent(n, of) : INT_NONE);
    js_put_bool(&f->j, "withheld", is_withheld(line, column, &line->cells[c]));
    js_key(&f->j, S("organisation"));
    js_str_or_null(&f->j, f->organisation);
    js_put_str(&f->j, "made_at", f->made);
    js_end(&f->j);
}

static void put_line(
    struct flat *f, const struct report_table_plan *plan, const struct report_line *line, enum figure_lines not_on)
{
    for (unsigned c = 0; c < plan->n; c++) {
        const struct report_column *column = &plan->columns[c];
        bool there = !(column->place & NOT_IN_JSON) && (plan->total == NULL || column->lines != not_on);
        bool number = column->column.type != COLUMN_TEXT && column->column.type != COLUMN_DAY;
        if (column->kind != FIGURE_NAMES && there && number)
            put_figure(f, plan, line, c, not_on == ON_SINGLE_LINES);
    }
}

static void put_report(struct flat *f, const struct report_scope *asked)
{
    struct task *t = f->t;
    struct report_scope scope = reports_scope(t, f->report, asked);
    struct report_tables tables = reports_tables(t, f->report, &scope);

    f->project = report_scope_codes(t, &scope, S(", "));
    f->organisation = scope.organisation == 0 ? S("") : report_house_name(t, &scope);
    for (size_t i = 0; i < tables.n; i++) {
        struct report_table *table = &tables.at[i];
        const struct report_line *total = report_total(table);
        if (table->plan->each != NULL) /* single records are in no feed */
            continue;
        if (total != NULL)
            put_line(f, table->plan, total, ON_SINGLE_LINES);
        do
            for (size_t k = 0; k < report_lines(table); k++)
                put_line(f, table->plan, &table->at[k], ON_TOTAL);
        while (report_table_next(t, table));
    }
}

void reports_write_flat(struct task *t, const struct report *report, const struct report_scope *asked, struct buf *o)
{
    struct flat f = { .t = t, .report = report, .made = instant_str(&t->now) };

    js_init(&f.j, o);
    js_array(&f.j);
    put_report(&f, asked);
    js_end(&f.j);
}

void reports_write_flat_each(
    struct task *t, const struct report *report, const struct report_scope *asked, struct buf *o)
{
    struct flat f = { .t = t, .report = report, .made = instant_str(&t->now) };

    js_init(&f.j, o);
    js_array(&f.j);
    for (size_t i = 0; i < report_projects_n(asked); i++) {
        struct report_scope one = *asked;
        one.project = report_project_at(asked, i);
        one.also = (struct report_projects){ 0 };
        put_report(&f, &one);
    }
    js_end(&f.j);
}
