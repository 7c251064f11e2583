/* reports_targets_web: the page of the report "targets" and the rows behind its figures. */
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

struct reply report_targets_page(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = &report_rows[REPORT_targets];
    struct report_scope s;
    struct reply answer;

    if (!report_begin(r, report, &s, &answer))
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

/* ---- the rows behind a figure */

struct reply report_targets_who(struct req *r)
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
    struct rows_wanted wanted = { s.project, 0, s.from, s.to, start, ROWS_SHOWN };
    struct figure_rows rows = reports_target_rows(t, &wanted, m);
    struct who_view v = report_rows_view(r, &s, URL(t, reports_targets_page), str_of(lang_tr(t->lang, measure_name(m))),
        lang_number(t->a, t->lang, counts.reached[m]));
    strs_add(t->a, &v.definitions, str_of(lang_tr(t->lang, measure_definition(m))));
    report_rows_of(t, &v, N_("Promised"), counts.reached[m], counts.promised[m]);
    report_rows_put(t, &v, &rows);
    report_rows_done(t, &v, start, rows.total,
        url_with(t->a, report_url(t, URL(t, reports_targets_who), &s), "measure", str_of(measure_code(m))));
    return SHOW(r, 200, reports_who, &v);
}
