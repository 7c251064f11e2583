/* reports_counts_web: the pages of the reports "targets" and "attendance", and who was absent twice running. */
#include "reports_reports_html.h"
#include "rooms/groups/groups.h"
#include "rooms/people/people.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

static const struct url no_rows;

/* ---- targets */

static struct svg targets_chart(struct task *t, const struct targets *v, struct str title, bool *ret_some)
{
    struct str labels[MEASURE__N];
    int64_t values[MEASURE__N];
    size_t n = 0;

    for (enum measure m = 0; m < MEASURE__N; m++)
        if (v->promised[m] != INT_NONE && v->promised[m] > 0) {
            labels[n] = str_of(lang_tr(t->lang, measure_name(m)));
            values[n++] = v->reached[m] == COUNT_WITHHELD ? CHART_HIDDEN : reports_percent(v->reached[m], v->promised[m]);
        }
    struct chart_series reached = { str_of(tr(t, "Reached of what was promised")), values };
    struct chart c = { .kind = CHART_BARS, .id = S("targets"), .title = title, .labels = labels, .labels_n = n, .series = &reached, .series_n = 1, .percent = true };
    *ret_some = n > 0;
    return n > 0 ? chart_svg(t->a, t->lang, &c) : (struct svg){ S("") };
}

static struct str targets_finding(struct task *t, const struct targets *v, struct str title)
{
    int64_t promised = v->promised[MEASURE_persons], reached = v->reached[MEASURE_persons];

    if (reached == COUNT_WITHHELD)
        return title;
    if (promised == INT_NONE || promised == 0)
        return tr_fill(t->a, trn(t, "%n person has been reached", "%n persons have been reached", reached), (struct str[]){ lang_number(t->a, t->lang, reached) }, 1);
    return trf(t, "%1$s of the %2$s promised persons have been reached", lang_number(t->a, t->lang, reached), lang_number(t->a, t->lang, promised));
}

/* The lists that hold what was counted; they know no days, so only a report of all days leads there. */
static struct url target_rows(struct task *t, const struct report_scope *s, enum measure m)
{
    struct url list = no_rows;

    if (!reports_may_see_rows(t, s->project) || day_known(s->from) || day_known(s->to))
        return no_rows;
    if (m == MEASURE_persons)
        list = URL(t, people_list);
    else if (m == MEASURE_groups || m == MEASURE_sessions || m == MEASURE_hours)
        list = URL(t, groups_list);
    else if (m == MEASURE_contacts)
        list = URL(t, contacts_list);
    return str_empty(list.s) ? no_rows : url_with(t->a, list, "project", report_id_text(t, s->project));
}

struct reply reports_targets_page(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = report_by_name(S("targets"));
    struct report_scope s;
    struct reply file;

    if (!report_asked(r, &s))
        return reply_not_allowed(r);
    if (report_as_file(r, report, &s, &file))
        return file;
    struct targets counts = reports_targets_shown(t, &s);
    struct targets_view v = { .bar = report_bar_of(r, report, &s, URL(t, reports_targets_page)) };
    for (enum measure m = 0; m < MEASURE__N; m++) {
        bool known = counts.promised[m] != INT_NONE;
        int64_t percent = known && counts.promised[m] > 0 ? reports_percent(counts.reached[m], counts.promised[m]) : INT_NONE;
        struct target_line line = { str_of(lang_tr(t->lang, measure_name(m))), known, counts.promised[m], report_figure(counts.reached[m], percent, target_rows(t, &s, m)) };
        LIST_ADD(t->a, &v.lines, line);
    }
    v.finding = targets_finding(t, &counts, v.bar.title);
    v.chart = targets_chart(t, &counts, v.finding, &v.has_chart);
    return SHOW(r, 200, reports_targets, &v);
}

/* ---- attendance */

struct month_sums { struct str *labels; int64_t *sessions; struct day *months; size_t n; int64_t all, minutes; };

/* Sessions of all groups by month, in time. */
static struct month_sums sums_of(struct task *t, const struct month_lines *lines)
{
    struct month_sums s = { NEW_N(t->a, struct str, lines->n + 1), NEW_N(t->a, int64_t, lines->n + 1), NEW_N(t->a, struct day, lines->n + 1), 0, 0, 0 };

    for (size_t i = 0; i < lines->n; i++) {
        size_t at = 0;
        while (at < s.n && day_cmp(s.months[at], lines->at[i].month) < 0)
            at++;
        if (at == s.n || day_cmp(s.months[at], lines->at[i].month) != 0) {
            for (size_t j = s.n++; j > at; j--)
                s.months[j] = s.months[j - 1], s.sessions[j] = s.sessions[j - 1];
            s.months[at] = lines->at[i].month;
            s.sessions[at] = 0;
        }
        s.sessions[at] += lines->at[i].sessions;
        s.all += lines->at[i].sessions;
        s.minutes += lines->at[i].minutes;
    }
    for (size_t i = 0; i < s.n; i++)
        s.labels[i] = str_copy(t->a, str_fmt(t->a, "%d/%d", day_month(s.months[i]), day_year(s.months[i])));
    return s;
}

static struct svg months_chart(struct task *t, const struct month_sums *s, struct str title)
{
    size_t skip = s->n > CHART_LABELS ? s->n - CHART_LABELS : 0;       /* the last ten years */
    struct chart_series sessions = { str_of(tr(t, "Sessions held")), s->sessions + skip };
    struct chart c = { .kind = s->n > 12 ? CHART_LINE : CHART_BARS, .id = S("months"), .title = title, .labels = s->labels + skip, .labels_n = s->n - skip, .series = &sessions, .series_n = 1 };

    return s->n > 0 ? chart_svg(t->a, t->lang, &c) : (struct svg){ S("") };
}

static struct url absences_url(struct task *t, const struct report_scope *s, const struct month_line *l)
{
    struct url u = report_url(t, URL(t, reports_months_who), s);

    u = url_with(t->a, u, "group", report_id_text(t, l->group));
    return url_with(t->a, u, "month", str_copy(t->a, day_str(&l->month)));
}

static void add_cell(struct task *t, struct figures *cells, const char *heading, int64_t n, struct url rows)
{
    struct figure f = report_figure(n, INT_NONE, rows);

    f.name = str_of(lang_tr(t->lang, heading));
    LIST_ADD(t->a, cells, f);
}

static struct month_row row_of(struct task *t, const struct report_scope *s, const struct month_line *l, bool rows_open)
{
    struct month_row row = { .group = l->group_name, .month = l->month, .hours = str_fmt(t->a, "%lld:%02lld", (long long)l->minutes / 60, (long long)l->minutes % 60) };

    struct url group = rows_open ? URL(t, groups_group, l->group) : no_rows;
    add_cell(t, &row.cells, N_("Sessions held"), l->sessions, group);
    add_cell(t, &row.cells, N_("Members"), l->members, group);
    add_cell(t, &row.cells, N_("Present"), l->present, no_rows);
    add_cell(t, &row.cells, N_("Late"), l->late, no_rows);
    add_cell(t, &row.cells, N_("Excused"), l->excused, no_rows);
    add_cell(t, &row.cells, N_("Absent"), l->absent, no_rows);
    add_cell(t, &row.cells, N_("Children in child care"), l->children_came, no_rows);
    add_cell(t, &row.cells, N_("Absent twice running"), l->absent_twice, rows_open ? absences_url(t, s, l) : no_rows);
    return row;
}

struct reply reports_months_page(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = report_by_name(S("attendance"));
    struct report_scope s;
    struct reply file;

    if (!report_asked(r, &s))
        return reply_not_allowed(r);
    if (report_as_file(r, report, &s, &file))
        return file;
    struct month_lines lines = reports_monthly_shown(t, &s);
    struct month_sums sums = sums_of(t, &lines);
    struct months_view v = { .bar = report_bar_of(r, report, &s, URL(t, reports_months_page)), .has_chart = sums.n > 1 };
    for (size_t i = 0; i < lines.n; i++) {
        struct month_row row = row_of(t, &s, &lines.at[i], reports_may_see_rows(t, s.project));
        for (size_t c = 0; i == 0 && c < row.cells.n; c++)
            strs_add(t->a, &v.headings, row.cells.at[c].name);
        LIST_ADD(t->a, &v.rows, row);
    }
    v.finding = tr_fill(t->a, trn(t, "%n session was held, %2$s hours in all", "%n sessions were held, %2$s hours in all", sums.all),
                        (struct str[]){ lang_number(t->a, t->lang, sums.all), lang_number(t->a, t->lang, (sums.minutes + 30) / 60) }, 2);
    v.chart = months_chart(t, &sums, v.finding);
    return SHOW(r, 200, reports_months, &v);
}

struct reply reports_months_who(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct group_brief group;
    struct str month = req_get(r, "month");

    if (!report_asked(r, &s) || !reports_may_see_rows(t, s.project))
        return reply_not_allowed(r);
    if (groups_brief(t, req_id(r, "group"), &group) != DONE || group.project != s.project)
        return reply_not_found(r);
    struct who_view v = { .back = report_url(t, URL(t, reports_months_page), &s), .heading = str_of(tr(t, "Absent twice running")), .project_name = projects_name(t, s.project), .absences = true };
    struct twice_rows rows = reports_absent_twice(t, s.project, group.id, s.from, s.to);
    for (size_t i = 0; i < rows.n; i++) {
        struct who_line line = { .link = URL(t, people_person, rows.at[i].person), .name = people_name(t, rows.at[i].person), .group = group.name, .day = rows.at[i].day };
        if (str_starts(day_str(&rows.at[i].day), month))
            LIST_ADD(t->a, &v.rows, line);
    }
    v.total = (int64_t)v.rows.n;
    return SHOW(r, 200, reports_who, &v);
}
