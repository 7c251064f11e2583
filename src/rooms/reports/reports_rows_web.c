/* reports_rows_web: the pages of the rows behind the figures of "targets" and "attendance", and what all such pages
 * share. */
#include "reports_reports_html.h"
#include "rooms/codes.h"
#include "rooms/groups/groups.h"
#include "rooms/people/people.h"
#include "rooms/reports/figure_rows.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

static const struct url no_link;

/* ---- what pages of rows share */

int64_t report_rows_start(struct req *r)
{
    int64_t start = 0;

    return str_int(req_get(r, "start"), &start) && start > 0 ? start : 0;
}

static void add_fact(struct task *t, struct who_view *v, struct str name, struct str text)
{
    struct who_fact fact = { name, text };

    LIST_ADD(t->a, &v->facts, fact);
}

struct who_view report_rows_view(
    struct req *r, const struct report_scope *s, struct url back, struct str heading, struct str figure)
{
    struct task *t = &r->task;
    struct who_view v = {
        .back = report_url(t, back, s), .heading = heading, .project_name = projects_name(t, s->project)
    };

    add_fact(t, &v, str_of(tr(t, "Figure")), figure);
    return v;
}

void report_rows_of(struct task *t, struct who_view *v, const char *whole_name, int64_t n, int64_t whole)
{
    if (whole == INT_NONE || whole == 0)
        return;
    add_fact(t, v, str_of(lang_tr(t->lang, whole_name)), lang_number(t->a, t->lang, whole));
    add_fact(t, v, str_of(tr(t, "Percent")), lang_percent(t->a, t->lang, reports_percent(n, whole)));
}

static struct who_cell cell_of(struct task *t, const char *heading, struct str text, struct url link)
{
    return (struct who_cell){ str_of(lang_tr(t->lang, heading)), str_empty(text) ? S("–") : text, link };
}

struct who_line *report_row_add(
    struct task *t, struct who_view *v, const char *heading, struct str text, struct url link)
{
    struct who_line line = { .head = cell_of(t, heading, text, link) };

    LIST_ADD(t->a, &v->rows, line);
    return &v->rows.at[v->rows.n - 1];
}

void report_row_put(struct task *t, struct who_line *line, const char *heading, struct str text, struct url link)
{
    struct who_cell cell = cell_of(t, heading, text, link);

    LIST_ADD(t->a, &line->cells, cell);
}

void report_rows_done(struct task *t, struct who_view *v, int64_t start, int64_t total, struct url here)
{
    if (v->rows.n > 0)
        v->first = v->rows.at[0].head.heading;
    for (size_t i = 0; v->rows.n > 0 && i < v->rows.at[0].cells.n; i++)
        strs_add(t->a, &v->headings, v->rows.at[0].cells.at[i].heading);
    v->pager = list_pager(t, here, start, ROWS_SHOWN, total);
}

/* ---- rows of "targets" and "attendance" */

static struct url person_link(struct task *t, const struct figure_row *row)
{
    return row->person == 0 ? no_link : URL(t, people_person, row->person);
}

/* A walk-in whom no group of the project has as a member is named by her own file. */
static struct str person_name(struct task *t, const struct figure_row *row)
{
    return str_empty(row->name) && row->person != 0 ? people_name(t, row->person) : row->name;
}

static void put_row(struct task *t, struct who_view *v, enum row_kind kind, const struct figure_row *row)
{
    struct str day = lang_day(t->a, t->lang, row->day);
    struct who_line *line;

    switch (kind) {
    case ROWS_PERSONS:
        line = report_row_add(t, v, N_("Name"), person_name(t, row), person_link(t, row));
        report_row_put(t, line, N_("Day"), day, no_link);
        return;
    case ROWS_CHILDREN:
        line = report_row_add(t, v, N_("Child"), row->name, person_link(t, row));
        report_row_put(t, line, N_("First day"), day, no_link);
        return;
    case ROWS_MARKS:
    case ROWS_CHILD_MARKS:
        line = report_row_add(t, v, kind == ROWS_MARKS ? N_("Name") : N_("Child"), row->name, person_link(t, row));
        report_row_put(t, line, N_("Session"), day, URL(t, attendance_register, row->session));
        return;
    case ROWS_GROUPS:
        line = report_row_add(t, v, N_("Group"), row->group_name, URL(t, groups_group, row->group));
        report_row_put(t, line, N_("First day"), day, no_link);
        return;
    case ROWS_SESSIONS:
        line = report_row_add(t, v, N_("Session"), day, URL(t, attendance_register, row->session));
        report_row_put(t, line, N_("Group"), row->group_name, URL(t, groups_group, row->group));
        report_row_put(t, line, N_("Hours"), report_hours(t, row->minutes), no_link);
        return;
    case ROWS_CONTACTS:
        line = report_row_add(t, v, N_("Day"), day, no_link);
        report_row_put(t, line, N_("Channel"), code_name(t->lang, &CODES_channel, row->channel), no_link);
        report_row_put(t, line, N_("Language"),
            str_empty(row->language) ? S("") : lang_language_name(t->a, t->lang, row->language), no_link);
        report_row_put(t, line, N_("Name"), row->name, person_link(t, row));
        return;
    }
}

static void put_rows(struct task *t, struct who_view *v, const struct figure_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        put_row(t, v, rows->kind, &rows->at[i]);
}

struct reply reports_targets_who(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    enum measure m = measure_read(req_get(r, "measure"));
    int64_t start = report_rows_start(r);

    if (!report_asked(r, &s) || !reports_may_see_rows(t, s.project))
        return reply_not_allowed(r);
    if (m == MEASURE__N)
        return reply_not_found(r);
    struct targets counts = reports_targets(t, s.project, s.from, s.to);
    struct figure_rows rows = reports_target_rows(t, s.project, s.from, s.to, m, start, ROWS_SHOWN);
    struct who_view v = report_rows_view(r, &s, URL(t, reports_targets_page), str_of(lang_tr(t->lang, measure_name(m))),
        lang_number(t->a, t->lang, counts.reached[m]));
    strs_add(t->a, &v.definitions, str_of(lang_tr(t->lang, measure_definition(m))));
    report_rows_of(t, &v, N_("Promised"), counts.reached[m], counts.promised[m]);
    put_rows(t, &v, &rows);
    report_rows_done(t, &v, start, rows.total,
        url_with(t->a, report_url(t, URL(t, reports_targets_who), &s), "measure", str_of(measure_code(m))));
    return SHOW(r, 200, reports_who, &v);
}

/* The line of the report the figure stands in, counted anew: the share needs the whole. Only a second absence looks at
 * the months before. */
static struct month_line line_asked(
    struct task *t, const struct report_scope *s, int64_t group, struct day month, enum month_figure f)
{
    struct day from = s->from, to = s->to;

    if (f != MONTH_absent_twice)
        reports_within_month(month, &from, &to);
    struct month_lines lines = reports_monthly(t, s->project, from, to);

    for (size_t i = 0; i < lines.n; i++)
        if (lines.at[i].group == group && day_cmp(lines.at[i].month, month) == 0)
            return lines.at[i];
    return (struct month_line){ .group = group, .month = month };
}

struct reply reports_months_who(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct group_brief group;
    struct day month;
    enum month_figure f = month_figure_read(req_get(r, "figure"));
    int64_t start = report_rows_start(r);
    const char *whole_name = "";

    if (!report_asked(r, &s) || !reports_may_see_rows(t, s.project))
        return reply_not_allowed(r);
    if (groups_brief(t, req_id(r, "group"), &group) != DONE || group.project != s.project || f == MONTH__N ||
        !day_read_partial(req_get(r, "month"), &month) || day_month(month) == 0)
        return reply_not_found(r);
    month.t[7] = '\0';
    struct month_line line = line_asked(t, &s, group.id, month, f);
    struct figure_rows rows = reports_month_rows(t, s.project, group.id, month, s.from, s.to, f, start, ROWS_SHOWN);
    struct str heading = str_fmt(t->a, "%s: %.*s%.*s%.*s", lang_tr(t->lang, month_figure_name(f)), STR_ARG(group.name),
        STR_ARG(lang_comma(t->lang)), STR_ARG(lang_month(t->a, t->lang, month)));
    struct who_view v = report_rows_view(r, &s, URL(t, reports_months_page), heading,
        f == MONTH_minutes ? report_hours(t, line.minutes) : lang_number(t->a, t->lang, month_count(&line, f)));
    int64_t whole = month_whole(&line, f, &whole_name);
    strs_add(t->a, &v.definitions, str_of(lang_tr(t->lang, month_figure_definition(f))));
    report_rows_of(t, &v, whole_name, month_count(&line, f), whole);
    put_rows(t, &v, &rows);
    struct url here = url_with_id(t->a, report_url(t, URL(t, reports_months_who), &s), "group", group.id);
    here = url_with(t->a, url_with(t->a, here, "month", day_str(&month)), "figure", str_of(month_figure_code(f)));
    report_rows_done(t, &v, start, rows.total, here);
    return SHOW(r, 200, reports_who, &v);
}
