/* reports_counts_web: the pages of the reports "targets" and "attendance". The rows behind their figures:
 * reports_rows_web. */
#include "reports_reports_html.h"
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
            values[n++] = v->reached[m] == COUNT_WITHHELD ? CHART_HIDDEN
                                                          : reports_percent(v->reached[m], v->promised[m]);
        }
    struct chart_series reached = { str_of(tr(t, "Reached of what was promised")), values };
    struct chart c = { .kind = CHART_BARS,
        .id = S("targets"),
        .title = title,
        .labels = labels,
        .labels_n = n,
        .series = &reached,
        .series_n = 1,
        .percent = true };
    *ret_some = n > 0;
    return n > 0 ? chart_svg(t->a, t->lang, &c) : (struct svg){ S("") };
}

static struct str targets_finding(struct task *t, const struct targets *v, struct str title)
{
    int64_t promised = v->promised[MEASURE_persons], reached = v->reached[MEASURE_persons];

    if (reached == COUNT_WITHHELD)
        return title;
    if (promised == INT_NONE || promised == 0)
        return tr_fill(t->a, trn(t, "%n person has been reached", "%n persons have been reached", reached),
            (struct str[]){ lang_number(t->a, t->lang, reached) }, 1);
    return trf(t, "%1$s of the %2$s promised persons have been reached", lang_number(t->a, t->lang, reached),
        lang_number(t->a, t->lang, promised));
}

static struct url target_rows(struct task *t, const struct report_scope *s, enum measure m)
{
    if (!reports_may_see_rows(t, s->project))
        return no_rows;
    return url_with(t->a, report_url(t, URL(t, reports_targets_who), s), "measure", str_of(measure_code(m)));
}

struct reply reports_targets_page(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report;
    struct report_scope s;
    struct reply answer;

    if (!report_begin(r, "targets", &report, &s, &answer))
        return answer;
    struct targets counts = reports_targets_shown(t, &s);
    struct targets_view v = { .bar = report_bar_of(r, report, &s, URL(t, reports_targets_page)) };
    for (enum measure m = 0; m < MEASURE__N; m++) {
        bool known = counts.promised[m] != INT_NONE;
        int64_t percent = known && counts.promised[m] > 0 ? reports_percent(counts.reached[m], counts.promised[m])
                                                          : INT_NONE;
        struct target_line line = { str_of(lang_tr(t->lang, measure_name(m))),
            str_of(lang_tr(t->lang, measure_definition(m))), known, counts.promised[m],
            report_figure(counts.reached[m], percent, target_rows(t, &s, m)) };
        LIST_ADD(t->a, &v.lines, line);
    }
    v.finding = targets_finding(t, &counts, v.bar.title);
    v.chart = targets_chart(t, &counts, v.finding, &v.has_chart);
    return SHOW(r, 200, reports_targets, &v);
}

/* ---- attendance */

struct month_sums {
    struct str *labels;
    int64_t *sessions;
    struct day *months;
    size_t n;
    int64_t all, minutes;
};

/* Sessions of all groups by month, in time. */
static struct month_sums sums_of(struct task *t, const struct month_lines *lines)
{
    struct month_sums s = { NEW_N(t->a, struct str, lines->n + 1), NEW_N(t->a, int64_t, lines->n + 1),
        NEW_N(t->a, struct day, lines->n + 1), 0, 0, 0 };

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
    size_t skip = s->n > CHART_LABELS ? s->n - CHART_LABELS : 0; /* the last ten years */
    struct chart_series sessions = { str_of(tr(t, "Sessions held")), s->sessions + skip };
    struct chart c = { .kind = s->n > 12 ? CHART_LINE : CHART_BARS,
        .id = S("months"),
        .title = title,
        .labels = s->labels + skip,
        .labels_n = s->n - skip,
        .series = &sessions,
        .series_n = 1 };

    return s->n > 0 ? chart_svg(t->a, t->lang, &c) : (struct svg){ S("") };
}

static struct url month_rows_url(
    struct task *t, const struct report_scope *s, const struct month_line *l, enum month_figure f)
{
    struct url u = url_with_id(t->a, report_url(t, URL(t, reports_months_who), s), "group", l->group);

    u = url_with(t->a, u, "month", day_str(&l->month));
    return url_with(t->a, u, "figure", str_of(month_figure_code(f)));
}

static struct month_row row_of(struct task *t, const struct report_scope *s, const struct month_line *l, bool rows_open)
{
    struct month_row row = { .group = l->group_name, .month = l->month };

    for (enum month_figure f = 0; f < MONTH__N; f++) {
        struct figure one = report_figure(
            month_count(l, f), INT_NONE, rows_open ? month_rows_url(t, s, l, f) : no_rows);
        one.name = str_of(lang_tr(t->lang, month_figure_name(f)));
        if (f == MONTH_minutes)
            one.text = report_hours(t, l->minutes);
        LIST_ADD(t->a, &row.cells, one);
    }
    return row;
}

struct reply reports_months_page(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report;
    struct report_scope s;
    struct reply answer;

    if (!report_begin(r, "attendance", &report, &s, &answer))
        return answer;
    struct month_lines lines = reports_monthly_shown(t, &s);
    struct month_sums sums = sums_of(t, &lines);
    struct months_view v = { .bar = report_bar_of(r, report, &s, URL(t, reports_months_page)),
        .has_chart = sums.n > 1 };
    for (enum month_figure f = 0; f < MONTH__N; f++) {
        struct definition one = { str_of(lang_tr(t->lang, month_figure_name(f))),
            str_of(lang_tr(t->lang, month_figure_definition(f))) };
        LIST_ADD(t->a, &v.headings, one);
    }
    for (size_t i = 0; i < lines.n; i++) {
        struct month_row row = row_of(t, &s, &lines.at[i], reports_may_see_rows(t, s.project));
        LIST_ADD(t->a, &v.rows, row);
    }
    v.finding = tr_fill(t->a,
        trn(t, "%n session was held, %2$s hours in all", "%n sessions were held, %2$s hours in all", sums.all),
        (struct str[]){ lang_number(t->a, t->lang, sums.all), lang_number(t->a, t->lang, (sums.minutes + 30) / 60) },
        2);
    v.chart = months_chart(t, &sums, v.finding);
    return SHOW(r, 200, reports_months, &v);
}
