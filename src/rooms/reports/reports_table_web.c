/* reports_table_web: the addresses of all reports; and the common page of those that are one table of groups and
 * months, drawn from its description, with the rows behind its figures. */
#include "reports_reports_html.h"
#include "rooms/groups/groups.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

static const struct url no_rows;

static struct url page_of(struct task *t, const struct report *report)
{
    switch (report->id) {
#define R(x, name, title, about) \
    case REPORT_##name: return URL(t, reports_##name##_page);
        REPORTS(R, )
#undef R
    case REPORT__N: break;
    }
    return no_rows;
}

static struct url rows_page_of(struct task *t, const struct report *report)
{
    switch (report->id) {
#define R(x, name, title, about) \
    case REPORT_##name: return URL(t, reports_##name##_who);
        REPORTS(R, )
#undef R
    case REPORT__N: break;
    }
    return no_rows;
}

struct url report_page_url(struct task *t, const struct report *report) { return page_of(t, report); }

/* ---- the chart: one column, added up over the groups of each month */

struct month_sums {
    struct str *labels;
    struct day *months;
    int64_t *values;
    size_t n;
};

static size_t place_of(struct month_sums *s, struct day month)
{
    size_t at = 0;

    while (at < s->n && day_cmp(s->months[at], month) < 0)
        at++;
    if (at < s->n && day_cmp(s->months[at], month) == 0)
        return at;
    for (size_t i = s->n++; i > at; i--)
        s->months[i] = s->months[i - 1], s->values[i] = s->values[i - 1];
    s->months[at] = month;
    s->values[at] = 0;
    return at;
}

/* A month in which a count is withheld has no sum: the rest would tell how much it is. */
static struct month_sums sums_of(struct task *t, const struct report_table *table, unsigned column)
{
    struct month_sums s = { NEW_N(t->a, struct str, table->n + 1), NEW_N(t->a, struct day, table->n + 1),
        NEW_N(t->a, int64_t, table->n + 1), 0 };

    for (size_t i = 0; i < table->n; i++) {
        size_t at = place_of(&s, table->at[i].month);
        int64_t n = report_count(&table->at[i], column);
        s.values[at] = n == INT_NONE || s.values[at] == CHART_HIDDEN ? CHART_HIDDEN : s.values[at] + n;
    }
    for (size_t i = 0; i < s.n; i++)
        s.labels[i] = str_copy(t->a, str_fmt(t->a, "%d/%d", day_month(s.months[i]), day_year(s.months[i])));
    return s;
}

static void draw(
    struct task *t, const struct report *report, const struct report_table *table, struct table_page_view *v)
{
    const struct report_parts *parts = report->parts;
    unsigned column = parts->drawn == NULL ? 0 : report_column_of(table->plan, str_of(parts->drawn));

    if (column == 0)
        return;
    struct month_sums s = sums_of(t, table, column);
    size_t skip = s.n > CHART_LABELS ? s.n - CHART_LABELS : 0; /* the last ten years */
    struct chart_series one = { str_of(lang_tr(t->lang, table->plan->columns[column].column.heading)),
        s.values + skip };
    struct chart c = { .kind = s.n > 12 ? CHART_LINE : CHART_BARS,
        .id = S("months"),
        .title = v->finding,
        .labels = s.labels + skip,
        .labels_n = s.n - skip,
        .series = &one,
        .series_n = 1 };
    v->has_chart = s.n > 1;
    if (v->has_chart)
        v->chart = chart_svg(t->a, t->lang, &c);
}

/* ---- the table */

static struct url rows_url(struct task *t, const struct report *report, const struct report_scope *s,
    const struct report_line *line, const struct report_column *column)
{
    struct url u = url_with_id(t->a, report_url(t, rows_page_of(t, report), s), "group", line->group);

    u = url_with(t->a, u, "month", day_str(&line->month));
    return url_with(t->a, u, "figure", str_of(column->column.key));
}

static bool opens_rows(const struct report_column *c) { return c->kind == FIGURE_THINGS || c->kind == FIGURE_PERSONS; }

static struct table_line line_of(struct task *t, const struct report *report, const struct report_scope *s,
    const struct report_table_plan *plan, const struct report_line *from)
{
    struct table_line line = { .month = from->month };
    bool open = reports_may_see_rows(t, s->project) && report->parts->rows != NULL;

    for (unsigned c = 0; c < plan->n; c++) {
        const struct report_column *column = &plan->columns[c];
        const struct cell *cell = &from->cells[c];
        struct figure one = { .name = column_heading(t->lang, &column->column),
            .n = cell->n,
            .text = cell_text(t->a, t->lang, &column->column, cell),
            .rows = open && opens_rows(column) ? rows_url(t, report, s, from, column) : no_rows };
        if (!report_column_shown(column))
            continue;
        if (column->kind == FIGURE_NAMES && column->column.type != COLUMN_DAY)
            line.name = cell->s;
        one.withheld = column->kind == FIGURE_PERSONS && !cell->known;
        if (column->kind == FIGURE_SHARE)
            LIST_ADD(t->a, &line.shares, one);
        else if (column->kind != FIGURE_NAMES)
            LIST_ADD(t->a, &line.figures, one);
    }
    return line;
}

static void add_headings(struct task *t, const struct report_table_plan *plan, struct table_page_view *v)
{
    for (unsigned c = 0; c < plan->n; c++) {
        const struct report_column *column = &plan->columns[c];
        struct definition one = { column_heading(t->lang, &column->column),
            column->definition == NULL ? S("") : str_of(lang_tr(t->lang, column->definition)) };
        if (!report_column_shown(column) || column->kind == FIGURE_NAMES)
            continue;
        if (column->kind == FIGURE_SHARE)
            LIST_ADD(t->a, &v->share_headings, one);
        else
            LIST_ADD(t->a, &v->headings, one);
    }
}

static struct reply table_page(struct req *r, const struct report *report)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct reply answer;

    if (!report_begin(r, report, &s, &answer))
        return answer;
    const struct report_parts *parts = report->parts;
    struct report_tables tables = reports_tables(t, report, &s);
    const struct report_table *table = &tables.at[0];
    struct table_page_view v = { .bar = report_bar_of(r, report, &s, page_of(t, report)),
        .finding = parts->finding(t, table),
        .sentence = str_of(lang_tr(t->lang, parts->sentence)),
        .title = str_of(lang_tr(t->lang, table->plan->title)),
        .caption = str_of(lang_tr(t->lang, parts->caption)),
        .empty = lang_tr(t->lang, parts->empty) };

    if (str_empty(v.finding))
        v.finding = v.bar.title;
    add_headings(t, table->plan, &v);
    for (size_t i = 0; i < table->n; i++) {
        struct table_line line = line_of(t, report, &s, table->plan, &table->at[i]);
        LIST_ADD(t->a, &v.rows, line);
    }
    draw(t, report, table, &v);
    return SHOW(r, 200, reports_table, &v);
}

/* ---- the rows behind a figure */

/* The line the figure stands in, counted anew: the share needs the whole. Only a figure that looks at the months before
 * needs the days before. */
static struct report_line line_asked(struct task *t, const struct report *report, const struct report_scope *s,
    int64_t group, struct day month, bool looks_back)
{
    struct report_line empty = { .group = group, .month = month };
    struct report_scope scope = *s;

    if (!looks_back) {
        struct rows_wanted w = report_rows_wanted(s, &empty, 0, 0);
        scope.from = w.from, scope.to = w.to;
    }
    struct report_tables tables = reports_tables(t, report, &scope);
    for (size_t i = 0; i < tables.at[0].n; i++)
        if (tables.at[0].at[i].group == group && day_cmp(tables.at[0].at[i].month, month) == 0)
            return tables.at[0].at[i];
    empty.cells = NEW_N(t->a, struct cell, tables.at[0].plan->n);
    for (size_t c = 0; c < tables.at[0].plan->n; c++)
        empty.cells[c] = cell_n(0);
    return empty;
}

static const struct report_table_plan *plan_of(struct task *t, const struct report *report)
{
    struct report_tables tables = { 0 };

    report->parts->fill(t, &(struct report_scope){ 0 }, &tables); /* of no project: nothing is counted */
    return tables.at[0].plan;
}

static struct reply table_rows(struct req *r, const struct report *report)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct group_brief group;
    struct day month;
    int64_t start = report_rows_start(r);

    if (!report_asked(r, &s) || !reports_may_see_rows(t, s.project))
        return reply_not_allowed(r);
    const struct report_table_plan *plan = plan_of(t, report);
    unsigned c = report_column_of(plan, req_get(r, "figure"));
    const struct report_column *column = &plan->columns[c], *whole = &plan->columns[column->part_of];
    if (groups_brief(t, req_id(r, "group"), &group) != DONE || group.project != s.project || c == 0 ||
        !opens_rows(column) || !day_read_partial(req_get(r, "month"), &month) || day_month(month) == 0)
        return reply_not_found(r);
    month.t[7] = '\0';
    struct report_line line = line_asked(t, report, &s, group.id, month, column->looks_back);
    struct figure_rows rows = report->parts->rows(t, &s, &line, c, start, ROWS_SHOWN);
    struct str heading = str_fmt(t->a, "%.*s: %.*s%.*s%.*s", STR_ARG(column_heading(t->lang, &column->column)),
        STR_ARG(group.name), STR_ARG(lang_comma(t->lang)), STR_ARG(lang_month(t->a, t->lang, month)));
    struct who_view v = report_rows_view(
        r, &s, page_of(t, report), heading, cell_text(t->a, t->lang, &column->column, &line.cells[c]));
    strs_add(t->a, &v.definitions, str_of(lang_tr(t->lang, column->definition)));
    if (column->part_of != 0)
        report_rows_of(t, &v, whole->column.heading, report_count(&line, c), report_count(&line, column->part_of));
    report_rows_put(t, &v, &rows);
    report_rows_done(t, &v, start, rows.total, rows_url(t, report, &s, &line, column));
    return SHOW(r, 200, reports_who, &v);
}

/* ---- addresses: reports with pages of their own, and all others */

static const struct {
    struct reply (*page)(struct req *r), (*rows)(struct req *r);
} own_pages[REPORT__N] = {
    [REPORT_outcomes] = { report_outcomes_page, report_outcomes_who },
    [REPORT_targets] = { report_targets_page, report_targets_who },
};

#define R(x, name, title, about) \
    struct reply reports_##name##_page(struct req *r) \
    { \
        return own_pages[REPORT_##name].page != NULL ? own_pages[REPORT_##name].page(r) \
                                                     : table_page(r, &report_rows[REPORT_##name]); \
    } \
    struct reply reports_##name##_who(struct req *r) \
    { \
        return own_pages[REPORT_##name].rows != NULL ? own_pages[REPORT_##name].rows(r) \
                                                     : table_rows(r, &report_rows[REPORT_##name]); \
    }
REPORTS(R, )
#undef R
