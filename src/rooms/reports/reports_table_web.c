/* reports_table_web: the address and the page of every report, drawn from the description of its tables; and the rows
 * behind a figure. The drawing itself is in reports_chart_web. */
#include "reports_reports_html.h"
#include "rooms/groups/groups.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

enum { GROUPS_SHOWN = 25 };

static const struct url no_rows;

static struct url page_of(struct task *t, const struct report *report)
{
    switch (report->id) {
#define R(x, name, rows, title, about) \
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
#define ROWS_URL_OPENS(name) URL(t, reports_##name##_who)
#define ROWS_URL_SHUT(name)  no_rows
#define R(x, name, rows, title, about) \
    case REPORT_##name: return ROWS_URL_##rows(name);
        REPORTS(R, )
#undef R
    case REPORT__N: break;
    }
    return no_rows;
}

struct url report_page_url(struct task *t, const struct report *report) { return page_of(t, report); }

/* ---- the ways to the rows: ?table= (none: the first) &figure= and what names the line; none of these: the total line
 */

struct str report_line_name(
    struct task *t, const struct report_table_plan *plan, const struct report_line *line, unsigned column)
{
    unsigned c = column;

    while (plan->columns[c].place & NOT_IN_PAGES)
        c++;
    if (plan->columns[c].column.type == COLUMN_DAY)
        return lang_month(t->a, t->lang, line->month);
    return cell_text(t->a, t->lang, &plan->columns[c].column, &line->cells[c]);
}

/* A turned page leaves out the figures that nobody has. */
bool report_row_used(const struct report_table *table, unsigned column)
{
    bool used = false;

    for (size_t i = 0; i < report_lines(table); i++)
        used |= report_count(&table->at[i], column) != 0;
    return used;
}

bool report_names_line(const struct report_table_plan *plan, unsigned c)
{
    return plan->columns[c].kind == FIGURE_NAMES &&
           (c == 0 || strcmp(plan->columns[c].column.key, plan->columns[c - 1].column.key) != 0);
}

/* Groups have one name, perhaps, but each its number. */
static struct str named(
    struct task *t, const struct report_table_plan *plan, const struct report_line *line, unsigned c)
{
    return c == 0 && line->group != 0 ? id_str(t->a, line->group) : report_line_key(plan, line, c);
}

static struct url rows_url(struct task *t, const struct report *report, const struct report_scope *s,
    const struct figure_wanted *w, bool first)
{
    const struct report_table_plan *plan = w->table->plan;
    struct url u = report_url(t, rows_page_of(t, report), s);

    if (!first)
        u = url_with(t->a, u, "table", str_of(plan->name));
    for (unsigned c = 0; c < plan->n; c++)
        if (report_names_line(plan, c) && w->line->cells[c].known)
            u = url_with(t->a, u, plan->columns[c].column.key, named(t, plan, w->line, c));
    return url_with(t->a, u, "figure", str_of(plan->columns[w->column].column.key));
}

static bool opens_rows(const struct report_column *c)
{
    return !c->shut && (c->kind == FIGURE_THINGS || c->kind == FIGURE_PERSONS || c->kind == FIGURE_SUM);
}

/* ---- the page */

struct showing {
    struct task *t;
    const struct report *report;
    const struct report_scope *scope;
    bool open; /* may she open rows? */
    bool first;
};

/* Where on the page it is said what a figure counts; both name it so. */
static struct str what_key(struct task *t, const struct report_table_plan *plan, unsigned c)
{
    return str_fmt(t->a, "what-%s-%s", plan->name, plan->columns[c].column.key);
}

static struct url what_of(struct task *t, const struct report_table_plan *plan, unsigned c)
{
    bool said = plan->columns[c].kind != FIGURE_NAMES && !str_empty(report_definition(t, plan, c));

    return said ? (struct url){ str_fmt(t->a, "#%.*s", STR_ARG(what_key(t, plan, c))) } : (struct url){ S("") };
}

static struct str beside(
    struct task *t, const struct report_table_plan *plan, const struct report_line *line, unsigned c)
{
    const struct report_column *column = &plan->columns[c];
    int64_t percent = report_share(plan, line, c);

    if (percent != INT_NONE)
        return lang_percent(t->a, t->lang, percent);
    if (column->known == 0 || report_count(line, column->known) == report_count(line, column->known_of))
        return S("");
    return tr_fill(t->a,
        trn(t, "known of %2$s of %n session", "known of %2$s of %n sessions", report_count(line, column->known_of)),
        (struct str[]){ lang_number(t->a, t->lang, report_count(line, column->known_of)),
            lang_number(t->a, t->lang, report_count(line, column->known)) },
        2);
}

static struct figure figure_of(
    const struct showing *p, const struct report_table *table, const struct report_line *line, unsigned c)
{
    struct task *t = p->t;
    const struct report_column *column = &table->plan->columns[c];
    const struct cell *cell = &line->cells[c];
    struct figure_wanted w = { .table = table, .line = line, .column = c };
    bool counts = column->kind == FIGURE_PERSONS || column->kind == FIGURE_SUM ||
                  (column->withheld_with != 0 && !line->cells[column->withheld_with].known);

    return (struct figure){ .name = report_figure_name(t, table->plan, c),
        .what = what_of(t, table->plan, c),
        .text = cell->known ? cell_text(t->a, t->lang, &column->column, cell) : S("–"),
        .beside = beside(t, table->plan, line, c),
        .withheld = counts && !cell->known && !line->open,
        .rows = p->open && opens_rows(column) && !line->shut && cell->known && cell->n > 0 && !line->rest
                    ? rows_url(t, p->report, p->scope, &w, p->first)
                    : no_rows };
}

static struct table_row row_of(
    const struct showing *p, const struct report_table *table, const struct report_line *line, unsigned named_by)
{
    const struct report_table_plan *plan = table->plan;
    struct table_row row = { .name = report_line_name(p->t, plan, line, named_by),
        .definition = line->definition == NULL ? S("") : str_of(lang_tr(p->t->lang, line->definition)) };

    for (unsigned c = named_by + 1; c < plan->n; c++) {
        if (!report_figure_shown(table, line, c))
            continue;
        if (plan->columns[c].kind == FIGURE_NAMES) {
            strs_add(p->t->a, &row.names, report_line_name(p->t, plan, line, c));
            continue;
        }
        struct figure one = figure_of(p, table, line, c);
        LIST_ADD(p->t->a, &row.figures, one);
    }
    return row;
}

/* The sums of some lines; others NULL: all in one list. No rows are behind a sum. */
static void add_sums(const struct showing *p, const struct report_table *table, size_t from, size_t n,
    struct figures *first, struct figures *others)
{
    const struct report_table_plan *plan = table->plan;
    struct report_line sum = report_lines_sum(p->t, table, from, n);
    struct showing closed = *p;

    closed.open = false;
    for (unsigned c = 1; c < plan->n; c++) {
        enum figure_sums adds = plan->columns[c].adds;
        if (adds == ADDS_NOT || !report_figure_shown(table, &sum, c))
            continue;
        struct figure one = figure_of(&closed, table, &sum, c);
        LIST_ADD(p->t->a, adds == ADDS_FIRST || others == NULL ? first : others, one);
    }
}

/* Which column names the month of a line; 0: its lines have none. */
static unsigned month_column(const struct report_table_plan *plan)
{
    for (unsigned c = 1; c < plan->n; c++)
        if (plan->columns[c].column.type == COLUMN_DAY)
            return c;
    return 0;
}

/* A fold for each group: a row for each of its months. */
static void fill_folds(const struct showing *p, const struct report_table *table, unsigned month, struct table_view *v)
{
    const struct report_line *lines = table->at;

    for (size_t i = 0, n; i < table->n && !lines[i].rest; i += n) {
        struct table_fold fold = { .name = report_line_name(p->t, table->plan, &lines[i], 0) };
        for (n = 0; i + n < table->n && lines[i + n].group == lines[i].group; n++) { /* of a rest it is 0 */
            struct table_row row = row_of(p, table, &lines[i + n], month);
            LIST_ADD(p->t->a, &fold.rows, row);
        }
        fold.open = n == table->n;
        add_sums(p, table, i, n, &fold.first, &fold.others);
        LIST_ADD(p->t->a, &v->folds, fold);
    }
    add_sums(p, table, 0, table->n, &v->totals, NULL);
    v->total_title = str_of(tr(p->t, "All groups together"));
    v->first = v->names.at[0];
}

/* So many figures fill a phone many times over. */
enum { LONG_TABLE = 100 };

/* A row for each line, a column for each figure. */
static void fill_lines(const struct showing *p, const struct report_table *table, struct table_view *v)
{
    const struct report_table_plan *plan = table->plan;
    unsigned named_by = 0;

    for (unsigned c = 0; c < plan->n; c++) {
        if (plan->columns[c].place & NOT_IN_PAGES)
            continue;
        struct str heading = report_figure_name(p->t, plan, c);
        struct heading one = { heading, what_of(p->t, plan, c) };
        if (plan->columns[c].kind != FIGURE_NAMES)
            LIST_ADD(p->t->a, &v->headings, one);
        else if (str_empty(v->first))
            v->first = heading, named_by = c;
        else
            strs_add(p->t->a, &v->names, heading);
    }
    if (table->n > 0 && (table->at[0].group != 0 || table->at[0].rest) && month_column(plan) != 0) {
        fill_folds(p, table, month_column(plan), v);
        return;
    }
    for (size_t i = 0; i < report_lines(table); i++) {
        struct table_row row = row_of(p, table, &table->at[i], named_by);
        LIST_ADD(p->t->a, &v->rows, row);
    }
    v->long_table = plan->folded || (v->rows.n * v->headings.n > LONG_TABLE && !plan->leads);
}

/* Which groups are there, and the ways to the others. */
static void add_pager(const struct showing *p, const struct report_table *table, struct table_view *v)
{
    struct task *t = p->t;
    const struct report_scope *s = p->scope;
    int64_t groups = report_groups_of(table), last = s->start + s->shown < groups ? s->start + s->shown : groups;

    if (groups <= s->shown || s->shown == 0)
        return;
    v->part = tr_fill(t->a, tr(t, "Groups %1$s to %2$s of %3$s"),
        (struct str[]){ lang_number(t->a, t->lang, s->start + 1), lang_number(t->a, t->lang, last),
            lang_number(t->a, t->lang, groups) },
        3);
    v->pager = list_pager(t, report_url(t, page_of(t, p->report), s), s->start, s->shown, groups);
    v->turned_to = s->start > 0;
}

static void add_turned(const struct showing *p, const struct report_table *table, unsigned c, struct table_view *v)
{
    struct table_row row = { .name = report_figure_name(p->t, table->plan, c), .what = what_of(p->t, table->plan, c) };

    if (table->plan->columns[c].kind == FIGURE_NAMES || !report_row_used(table, c))
        return;
    for (size_t i = 0; i < report_lines(table); i++) {
        if (!report_figure_shown(table, &table->at[i], c))
            return;
        struct figure one = figure_of(p, table, &table->at[i], c);
        LIST_ADD(p->t->a, &row.figures, one);
    }
    LIST_ADD(p->t->a, &v->rows, row);
}

/* A row for each figure, a column for each line: what is a share first, the wholes below. */
static void fill_turned(const struct showing *p, const struct report_table *table, struct table_view *v)
{
    const struct report_table_plan *plan = table->plan;

    v->first = column_heading(p->t->lang, plan->turned);
    for (size_t i = 0; i < report_lines(table); i++) {
        struct heading one = { report_line_name(p->t, plan, &table->at[i], 0), no_rows };
        LIST_ADD(p->t->a, &v->headings, one);
    }
    for (unsigned c = 1; c < plan->n; c++)
        if (plan->columns[c].share_of != 0)
            add_turned(p, table, c, v);
    for (unsigned c = 1; c < plan->n; c++)
        if (plan->columns[c].share_of == 0)
            add_turned(p, table, c, v);
}

static void add_how(struct task *t, const struct report_table_plan *plan, struct strs *how)
{
    for (size_t i = 0; i < HOW_SENTENCES && plan->how[i] != NULL; i++)
        strs_add(t->a, how, str_of(lang_tr(t->lang, plan->how[i])));
}

/* What is counted, and of what its percent is. */
static struct str definition_of(struct task *t, const struct report_table_plan *plan, unsigned c)
{
    unsigned base = report_base(plan, c);
    struct str text = report_definition(t, plan, c);

    return base == 0 || str_empty(text) ? text
                                        : str_fmt(t->a, "%.*s %.*s", STR_ARG(text),
                                              STR_ARG(trf(t, "Percent of: %1$s.", report_figure_name(t, plan, base))));
}

/* Figures that follow each other and are counted alike are said once. */
static void add_definition(struct task *t, const struct report_table_plan *plan, unsigned c, struct definitions *all)
{
    struct defined name = { report_figure_name(t, plan, c), what_key(t, plan, c) };
    struct definition one = { .text = definition_of(t, plan, c) };

    if (plan->columns[c].kind == FIGURE_NAMES || (plan->columns[c].place & NOT_IN_PAGES) || str_empty(one.text))
        return;
    if (all->n == 0 || !str_eq(all->at[all->n - 1].text, one.text))
        LIST_ADD(t->a, all, one);
    LIST_ADD(t->a, &all->at[all->n - 1].names, name);
}

static struct table_view table_of(const struct showing *p, const struct report_table *table)
{
    struct task *t = p->t;
    const struct report_table_plan *plan = table->plan;
    const struct report_line *total = report_total(table);
    struct table_view v = { .title = str_of(lang_tr(t->lang, plan->title)),
        .caption = str_of(lang_tr(t->lang, plan->caption)),
        .total_title = total == NULL ? S("") : str_of(lang_tr(t->lang, plan->total_title)) };

    if (plan->turned != NULL)
        fill_turned(p, table, &v);
    else
        fill_lines(p, table, &v);
    add_pager(p, table, &v);
    for (unsigned c = 1; c < plan->n; c++) {
        if (total != NULL && plan->columns[c].kind != FIGURE_NAMES && report_figure_shown(table, total, c)) {
            struct figure one = figure_of(p, table, total, c);
            LIST_ADD(t->a, &v.totals, one);
        }
        add_definition(t, plan, c, &v.definitions);
    }
    add_how(t, plan, &v.how);
    return v;
}

static void add_table(const struct showing *p, const struct report_table *table, struct table_views *views)
{
    if (report_lines(table) == 0)
        return;
    struct table_view one = table_of(p, table);
    LIST_ADD(p->t->a, views, one);
}

size_t report_drawn(const struct report *report, const struct report_tables *tables)
{
    struct str key = str_of(report->parts->drawn == NULL ? "" : report->parts->drawn);

    for (size_t i = 1; i < tables->n; i++)
        if (tables->at[i].plan->leads && report_column_of(tables->at[i].plan, key) != 0)
            return i;
    return 0;
}

struct report_view report_view_of(
    struct task *t, const struct report *report, const struct report_scope *s, const struct report_tables *tables)
{
    const struct report_parts *parts = report->parts;
    struct report_words words = { S(""), S("") };
    if (!s->by_other_rules && parts->words != NULL)
        words = parts->words(t, tables);
    struct report_view v = { .finding = words.finding,
        .sentence = str_empty(words.sentence) ? str_of(lang_tr(t->lang, parts->sentence)) : words.sentence,
        .empty = parts->empty == NULL ? "" : lang_tr(t->lang, parts->empty) };
    struct showing p = { t, report, s, !s->stored && report->parts->rows != NULL && report_scope_sees_rows(t, s),
        false };

    if (str_empty(v.finding))
        v.finding = str_of(lang_tr(t->lang, report->title));
    size_t drawn = report_drawn(report, tables);
    for (size_t i = tables->n; i > 1 && report_lines(&tables->at[0]) > 0; i--) {
        v.drawn = i - 1 == drawn ? v.tables.n : v.drawn;
        if (tables->at[i - 1].plan->leads)
            add_table(&p, &tables->at[i - 1], &v.tables);
    }
    v.drawn = drawn == 0 ? v.tables.n : v.drawn;
    for (size_t i = 0; i < tables->n && report_lines(&tables->at[0]) > 0; i++) {
        p.first = i == 0;
        if (!tables->at[i].plan->leads)
            add_table(&p, &tables->at[i], &v.tables);
    }
    return v;
}

/* The groups of the last page may have gone since. */
static bool beyond(const struct report_tables *tables, int64_t start)
{
    bool none = false;

    for (size_t i = 0; i < tables->n; i++)
        none |= report_groups_of(&tables->at[i]) > 0 && report_groups_of(&tables->at[i]) <= start;
    return none;
}

/* What a chart counts: of a column what that does; of a turned table of what its shares are, said once. */
static struct str drawn_of(struct task *t, const struct report_table_plan *plan, const struct chart *chart, bool first)
{
    struct str name = S("");

    for (unsigned c = 1; c < plan->n; c++)
        if (plan->turned == NULL && str_eq(report_figure_name(t, plan, c), chart->title))
            return definition_of(t, plan, c);
    for (unsigned c = 1; c < plan->n && str_empty(name); c++)
        if (plan->columns[c].share_of != 0)
            name = report_figure_name(t, plan, plan->columns[c].share_of);
    return plan->turned == NULL || !first ? S("") : trf(t, "Percent of: %1$s.", name);
}

void report_drawings(
    struct task *t, const struct report *report, const struct report_table *table, struct drawings *ret_drawings)
{
    struct report_charts charts = report_charts(t, report, table);

    for (size_t i = 0; i < charts.n; i++) {
        bool said = str_is(charts.at[i].title, lang_tr(t->lang, table->plan->title));
        struct drawing_view one = { .title = said ? S("") : charts.at[i].title,
            .said = drawn_of(t, table->plan, &charts.at[i], i == 0),
            .svg = chart_svg(t->a, t->lang, &charts.at[i]) };
        LIST_ADD(t->a, ret_drawings, one);
    }
}

static struct reply report_page(struct req *r, const struct report *report)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct reply answer;

    if (!report_begin(r, report, &s, &answer))
        return answer;
    s.start = list_start(r);
    s.shown = GROUPS_SHOWN;
    struct report_tables tables = reports_tables(t, report, &s);
    if (beyond(&tables, s.start)) {
        s.start = 0;
        tables = reports_tables(t, report, &s);
    }
    struct report_view v = report_view_of(t, report, &s, &tables);
    v.bar = report_bar_of(r, report, &s, page_of(t, report));
    if (v.tables.n > v.drawn)
        report_drawings(t, report, &tables.at[report_drawn(report, &tables)], &v.tables.at[v.drawn].drawings);
    return SHOW(r, 200, reports_report, &v);
}

/* ---- the rows behind a figure */

/* A line with a month is found in that month alone: its figures are the same. */
static struct report_scope scope_of_line(struct req *r, const struct report_scope *s)
{
    struct report_scope scope = *s;
    struct day month;

    scope.group = req_id(r, "group");
    if (scope.group != 0 && day_read_partial(req_get(r, "month"), &month) && day_month(month) != 0) {
        memcpy(month.t + 7, "-01", 4);
        scope.from = scope.to = month;
    }
    return scope;
}

static bool is_line(struct req *r, const struct report_table_plan *plan, const struct report_line *line)
{
    bool same = true;

    for (unsigned c = 0; c < plan->n; c++)
        same &= !report_names_line(plan, c) ||
                str_eq(req_get(r, plan->columns[c].column.key), named(&r->task, plan, line, c));
    return same;
}

/* The figure that is asked for, in tables counted anew: the share needs the whole. False: there is none. */
static bool find_figure(struct req *r, const struct report_tables *tables, struct figure_wanted *ret_wanted)
{
    struct str name = req_get(r, "table");

    for (size_t i = 0; i < tables->n; i++) {
        const struct report_table *table = &tables->at[i];
        if (str_empty(name) ? i > 0 : !str_is(name, table->plan->name))
            continue;
        unsigned c = report_column_of(table->plan, req_get(r, "figure"));
        if (c == 0 || !opens_rows(&table->plan->columns[c]))
            return false;
        for (size_t k = 0; k < table->n; k++)
            if (is_line(r, table->plan, &table->at[k]) && !table->at[k].shut &&
                report_figure_shown(table, &table->at[k], c)) {
                *ret_wanted = (struct figure_wanted){ table, &table->at[k], c, report_rows_start(r), ROWS_SHOWN };
                return true;
            }
    }
    return false;
}

/* "Present: Kontula, November 2026" */
static struct str heading_of(struct task *t, const struct figure_wanted *w)
{
    const struct report_table_plan *plan = w->table->plan;
    struct strs names = { 0 };

    for (unsigned c = 0; c < plan->n; c++)
        if (plan->columns[c].kind == FIGURE_NAMES && !(plan->columns[c].place & NOT_IN_PAGES) &&
            w->line->cells[c].known)
            strs_add(t->a, &names, report_line_name(t, plan, w->line, c));
    struct str figure = report_figure_name(t, plan, w->column);
    return names.n == 0
               ? figure
               : str_fmt(t->a, "%.*s: %.*s", STR_ARG(figure), STR_ARG(strs_join(t->a, &names, lang_comma(t->lang))));
}

static struct reply report_rows_page(struct req *r, const struct report *report)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct figure_wanted w;

    if (!report_asked(r, &s) || !report_scope_sees_rows(t, &s))
        return reply_not_allowed(r);
    s = reports_scope(t, report, &s);
    struct report_scope scope = scope_of_line(r, &s), of_line = s;
    if (report->parts->by_house != NULL && str_is(req_get(r, "table"), report->parts->by_house->name))
        scope.organisation = 0; /* its lines are organisations: the address names the line, and leaves none out */
    struct report_tables tables = reports_tables(t, report, &scope);
    if (!find_figure(r, &tables, &w))
        return reply_not_found(r);
    const struct report_table_plan *plan = w.table->plan;
    const struct report_column *column = &plan->columns[w.column];
    unsigned whole = report_whole(plan, w.column);
    if (w.line->organisation != 0)
        of_line.organisation = w.line->organisation;
    struct figure_rows rows = report->parts->rows(t, &of_line, &w);
    struct who_view v = report_rows_view(r, &s, page_of(t, report), heading_of(t, &w),
        cell_text(t->a, t->lang, &column->column, &w.line->cells[w.column]));
    strs_add(t->a, &v.definitions, report_definition(t, plan, w.column));
    if (w.line->definition != NULL)
        strs_add(t->a, &v.definitions, str_of(lang_tr(t->lang, w.line->definition)));
    add_how(t, plan, &v.definitions);
    if (whole != 0)
        report_rows_of(
            t, &v, plan->columns[whole].column.heading, report_count(w.line, w.column), report_count(w.line, whole));
    struct url here = rows_url(t, report, &s, &w, w.table == &tables.at[0]);
    report_rows_put(t, &v, &rows, w.start > 0 ? url_with_int(t->a, here, "start", w.start) : here);
    report_rows_done(t, &v, w.start, rows.total, here);
    return SHOW(r, 200, reports_who, &v);
}

#define ROWS_PAGE_OPENS(name) \
    struct reply reports_##name##_who(struct req *r) { return report_rows_page(r, &report_rows[REPORT_##name]); }
#define ROWS_PAGE_SHUT(name)
#define R(x, name, rows, title, about) \
    struct reply reports_##name##_page(struct req *r) { return report_page(r, &report_rows[REPORT_##name]); } \
    ROWS_PAGE_##rows(name)
REPORTS(R, )
#undef R
