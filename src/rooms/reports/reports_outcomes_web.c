/* reports_outcomes_web: the page of the report "outcomes", and the rows behind each of its figures. */
#include "reports_reports_html.h"
#include "rooms/people/people.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

enum { ROWS_SHOWN = 50 };

static const struct { const char *code; enum outcome_part part; const char *name; size_t offset; } totals[] = {
    { "training", PART_TRAINING,    N_("Guided to education"),         offsetof(struct outcomes, guided_to_training) },
    { "work",     PART_WORK,        N_("Guided to work"),              offsetof(struct outcomes, guided_to_work) },
    { "guided",   PART_GUIDED,      N_("Guided to education or work"), offsetof(struct outcomes, guided) },
    { "",         PART_DESTINATION, N_("Not reached"),                 offsetof(struct outcomes, not_reached) },
    { "",         PART_DESTINATION, N_("Cares for children at home"),  offsetof(struct outcomes, home_care) },
};
enum { TOTALS = sizeof totals / sizeof totals[0] };
static const enum destination total_destination[TOTALS] = { DEST_NONE, DEST_NONE, DEST_NONE, DEST_not_reached, DEST_home_care };

static const struct share *total_of(const struct outcomes *o, size_t i)
{
    return (const struct share *)(const void *)((const char *)o + totals[i].offset);
}

/* ---- links to rows: ?language=&part= (persons, none, training, work, guided) or &destination= */

struct links { struct task *t; const struct report_scope *s; bool open; };

static struct url rows_url(const struct links *l, struct str language, const char *part, enum destination d)
{
    if (!l->open)
        return (struct url){ S("") };
    struct url u = report_url(l->t, URL(l->t, reports_outcomes_who), l->s);
    if (!str_empty(language))
        u = url_with(l->t->a, u, "language", language);
    return d != DEST_NONE ? url_with(l->t->a, u, "destination", str_of(destination_code(d))) : url_with(l->t->a, u, "part", str_of(part));
}

/* ---- the page */

static struct str language_of(struct task *t, const struct outcome_language *l)
{
    return lang_language_name(t->a, t->lang, l->language);
}

static bool used(const struct outcomes *o, enum destination d)
{
    for (size_t i = 0; i < o->languages.n; i++)
        if (o->languages.at[i].destination[d].n != 0)
            return true;
    return false;
}

static struct svg chart_of(struct task *t, const struct outcomes *o, struct str title)
{
    struct chart_series series[CHART_SERIES];
    struct str labels[DEST__N];
    size_t n = o->languages.n < CHART_SERIES ? o->languages.n : CHART_SERIES, labels_n = 0;
    int64_t *values = NEW_N(t->a, int64_t, CHART_SERIES * DEST__N);

    for (enum destination d = 0; d < DEST__N; d++) {
        if (!used(o, d))
            continue;
        for (size_t i = 0; i < n; i++)
            values[i * DEST__N + labels_n] = o->languages.at[i].destination[d].percent;
        labels[labels_n++] = code_name(t->lang, &CODES_destination, str_of(destination_code(d)));
    }
    for (size_t i = 0; i < n; i++)
        series[i] = (struct chart_series){ language_of(t, &o->languages.at[i]), &values[i * DEST__N] };
    struct chart c = { .kind = n > 1 ? CHART_GROUPED : CHART_BARS, .id = S("outcomes"), .title = title, .labels = labels, .labels_n = labels_n,
                       .series = series, .series_n = n, .percent = true };
    return labels_n == 0 ? (struct svg){ S("") } : chart_svg(t->a, t->lang, &c);
}

static void add_cell(struct task *t, struct figures *cells, struct figure f, struct str name)
{
    f.name = name;
    LIST_ADD(t->a, cells, f);
}

static void fill_lines(struct task *t, const struct outcomes *o, const struct links *links, struct outcomes_view *v)
{
    struct outcome_line none = { .name = str_of(tr(t, "No outcome yet")) };

    for (enum destination d = 0; d < DEST__N; d++) {
        struct outcome_line line = { .name = code_name(t->lang, &CODES_destination, str_of(destination_code(d))) };
        for (size_t i = 0; i < o->languages.n; i++) {
            const struct outcome_language *l = &o->languages.at[i];
            add_cell(t, &line.cells, report_figure(l->destination[d].n, l->destination[d].percent, rows_url(links, l->language, "", d)), language_of(t, l));
        }
        if (used(o, d))
            LIST_ADD(t->a, &v->lines, line);
    }
    for (size_t i = 0; i < o->languages.n; i++) {
        const struct outcome_language *l = &o->languages.at[i];
        int64_t n = reports_without_outcome(l);
        add_cell(t, &none.cells, report_figure(n, n == COUNT_WITHHELD ? INT_NONE : reports_percent(n, l->persons), rows_url(links, l->language, "none", DEST_NONE)), language_of(t, l));
        add_cell(t, &v->persons, report_figure(l->persons, INT_NONE, rows_url(links, l->language, "persons", DEST_NONE)), language_of(t, l));
        strs_add(t->a, &v->languages, language_of(t, l));
        for (size_t q = 0; q < l->qualifications.n; q++) {
            struct qualification_line line = { l->language, l->qualifications.at[q].qualification, l->qualifications.at[q].n };
            LIST_ADD(t->a, &v->qualifications, line);
        }
    }
    LIST_ADD(t->a, &v->lines, none);
}

static void fill_words(struct task *t, const struct outcomes *o, struct outcomes_view *v)
{
    const struct lang *l = t->lang;

    v->finding = v->bar.title;
    v->sentence = str_of(tr(t, "Where the members of the groups were guided."));
    if (o->persons == 0 || o->guided.n == COUNT_WITHHELD || o->persons == COUNT_WITHHELD || o->guided.percent == COUNT_WITHHELD)
        return;
    v->finding = trf(t, "%1$s of the members were guided to education or work", lang_percent(t->a, l, o->guided.percent));
    v->sentence = tr_fill(t->a, trn(t, "%2$s of %n person found a way to education or work.", "%2$s of %n persons found a way to education or work.", o->persons),
                          (struct str[]){ lang_number(t->a, l, o->persons), lang_number(t->a, l, o->guided.n) }, 2);
}

struct reply reports_outcomes_page(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = report_by_name(S("outcomes"));
    struct report_scope s;
    struct reply file;

    if (!report_asked(r, &s))
        return reply_not_allowed(r);
    if (report_as_file(r, report, &s, &file))
        return file;
    struct outcomes o = reports_outcomes_shown(t, &s);
    struct links links = { t, &s, reports_may_see_rows(t, s.project) };
    struct outcomes_view v = { .bar = report_bar_of(r, report, &s, URL(t, reports_outcomes_page)), .some = o.persons != 0 };
    fill_words(t, &o, &v);
    fill_lines(t, &o, &links, &v);
    v.chart = chart_of(t, &o, v.finding);
    add_cell(t, &v.totals, report_figure(o.persons, INT_NONE, rows_url(&links, S(""), "persons", DEST_NONE)), str_of(tr(t, "All persons")));
    for (size_t i = 0; i < TOTALS; i++) {
        const struct share *share = total_of(&o, i);
        add_cell(t, &v.totals, report_figure(share->n, share->percent, rows_url(&links, S(""), totals[i].code, total_destination[i])), str_of(lang_tr(t->lang, totals[i].name)));
    }
    return SHOW(r, 200, reports_outcomes, &v);
}

/* ---- the rows behind a figure */

static enum outcome_part part_of(struct str part, const char **ret_name)
{
    *ret_name = N_("All persons");
    for (size_t i = 0; i < TOTALS; i++)
        if (!str_empty(part) && str_is(part, totals[i].code)) {
            *ret_name = totals[i].name;
            return totals[i].part;
        }
    if (!str_is(part, "none"))
        return PART_PERSONS;
    *ret_name = N_("No outcome yet");
    return PART_NO_OUTCOME;
}

/* The links to the rows before and after keep the query. */
static void fill_rows(struct task *t, const struct outcome_rows *rows, size_t start, struct url here, struct who_view *v)
{
    v->total = (int64_t)rows->total;
    for (size_t i = 0; i < rows->n; i++) {
        const struct outcome_row *row = &rows->at[i];
        struct who_line line = { .link = URL(t, people_person, row->person), .name = people_name(t, row->person), .language = row->language,
                                 .qualification = row->qualification, .destination = str_of(destination_code(row->destination)), .state = row->state, .day = row->day };
        LIST_ADD(t->a, &v->rows, line);
    }
    if (start > 0)
        v->pager.previous = url_with_int(t->a, here, "start", start > ROWS_SHOWN ? (int64_t)start - ROWS_SHOWN : 0);
    if (start + rows->n < rows->total)
        v->pager.next = url_with_int(t->a, here, "start", (int64_t)start + ROWS_SHOWN);
}

struct reply reports_outcomes_who(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct str language = req_get(r, "language"), part = req_get(r, "part");
    enum destination d = destination_read(req_get(r, "destination"));
    const char *name;
    enum outcome_part kind = part_of(part, &name);
    int64_t asked = 0;
    size_t start = str_int(req_get(r, "start"), &asked) && asked > 0 ? (size_t)asked : 0;

    if (!report_asked(r, &s) || !reports_may_see_rows(t, s.project))
        return reply_not_allowed(r);
    struct links links = { t, &s, true };
    struct outcome_rows rows = reports_outcome_rows(t, s.project, s.from, s.to, language, d != DEST_NONE ? PART_DESTINATION : kind, d, start, ROWS_SHOWN);
    struct str heading = d != DEST_NONE ? code_name(t->lang, &CODES_destination, str_of(destination_code(d))) : str_of(lang_tr(t->lang, name));
    if (!str_empty(language))
        heading = str_fmt(t->a, "%.*s (%.*s)", STR_ARG(heading), STR_ARG(lang_language_name(t->a, t->lang, language)));
    struct who_view v = { .back = report_url(t, URL(t, reports_outcomes_page), &s), .heading = heading, .project_name = projects_name(t, s.project) };
    fill_rows(t, &rows, start, rows_url(&links, language, str_z(t->a, part), d), &v);
    return SHOW(r, 200, reports_who, &v);
}
