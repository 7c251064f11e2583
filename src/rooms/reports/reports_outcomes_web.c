/* reports_outcomes_web: the page of the report "outcomes", and the rows behind each of its figures. */
#include "reports_reports_html.h"
#include "rooms/people/people.h"
#include "rooms/reports/figure_rows.h"
#include "rooms/reports/reports_web.h"
#include "rooms/routes.h"

/* The definitions stand on the report and on the rows behind its figures. */
#define OUTCOME_PERSONS_DEFINED \
    N_("The persons are those who were members of a group of the project in these days. Who waits for a place is not " \
       "counted. Each person counts once, under the language of their first group.")
#define OUTCOME_ONE_DEFINED \
    N_("Each person has one outcome: what has got furthest (completed, started, accepted, applied, agreed, " \
       "suggested), and of equal ones the latest. Not reached counts only when nothing else is known.")
#define OUTCOME_SUMS_DEFINED \
    N_("Education: language training, basic education, vocational, upper secondary, higher and other education. " \
       "Work: working life and entrepreneurship. Percentages are shares of all persons.")

/* ---- links to rows: ?language=&part= (persons, none, training, work, guided), &destination= or &qualification= */

struct links {
    struct task *t;
    const struct report_scope *s;
    bool open;
};

#define PICK(of_language, of_part, ...) \
    ((struct outcome_pick){ .language = (of_language), .part = (of_part), __VA_ARGS__ })

static const char *part_code(enum outcome_part part)
{
    for (size_t i = 0; i < OUTCOME_SUMS; i++)
        if (part == outcome_sums[i].part)
            return outcome_sums[i].code;
    return part == PART_NO_OUTCOME ? "none" : "persons";
}

static struct url rows_url(const struct links *l, struct outcome_pick pick)
{
    if (!l->open)
        return (struct url){ S("") };
    struct arena *a = l->t->a;
    struct url u = report_url(l->t, URL(l->t, reports_outcomes_who), l->s);
    if (!str_empty(pick.language))
        u = url_with(a, u, "language", pick.language);
    if (pick.part == PART_DESTINATION)
        return url_with(a, u, "destination", str_of(destination_code(pick.destination)));
    if (pick.part == PART_QUALIFICATION)
        return url_with(a, u, "qualification", pick.qualification);
    return url_with(a, u, "part", str_of(part_code(pick.part)));
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
    struct chart c = { .kind = n > 1 ? CHART_GROUPED : CHART_BARS,
        .id = S("outcomes"),
        .title = title,
        .labels = labels,
        .labels_n = labels_n,
        .series = series,
        .series_n = n,
        .percent = true };
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
            add_cell(t, &line.cells,
                report_figure(l->destination[d].n, l->destination[d].percent,
                    rows_url(links, PICK(l->language, PART_DESTINATION, .destination = d))),
                language_of(t, l));
        }
        if (used(o, d))
            LIST_ADD(t->a, &v->lines, line);
    }
    for (size_t i = 0; i < o->languages.n; i++) {
        const struct outcome_language *l = &o->languages.at[i];
        int64_t n = reports_without_outcome(l);
        add_cell(t, &none.cells,
            report_figure(n, n == COUNT_WITHHELD ? INT_NONE : reports_percent(n, l->persons),
                rows_url(links, PICK(l->language, PART_NO_OUTCOME))),
            language_of(t, l));
        add_cell(t, &v->persons, report_figure(l->persons, INT_NONE, rows_url(links, PICK(l->language, PART_PERSONS))),
            language_of(t, l));
        strs_add(t->a, &v->languages, language_of(t, l));
        for (size_t q = 0; q < l->qualifications.n; q++) {
            const struct qualification_count *one = &l->qualifications.at[q];
            struct qualification_line line = { l->language, one->qualification,
                report_figure(one->n, INT_NONE,
                    rows_url(links, PICK(l->language, PART_QUALIFICATION, .qualification = one->qualification))) };
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
    if (o->persons == 0 || o->guided.n == COUNT_WITHHELD || o->persons == COUNT_WITHHELD ||
        o->guided.percent == COUNT_WITHHELD)
        return;
    v->finding = trf(
        t, "%1$s of the members were guided to education or work", lang_percent(t->a, l, o->guided.percent));
    v->sentence = tr_fill(t->a,
        trn(t, "%2$s of %n person found a way to education or work.",
            "%2$s of %n persons found a way to education or work.", o->persons),
        (struct str[]){ lang_number(t->a, l, o->persons), lang_number(t->a, l, o->guided.n) }, 2);
}

struct reply report_outcomes_page(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = &report_rows[REPORT_outcomes];
    struct report_scope s;
    struct reply answer;

    if (!report_begin(r, report, &s, &answer))
        return answer;
    struct outcomes o = reports_outcomes_shown(t, &s);
    struct links links = { t, &s, reports_may_see_rows(t, s.project) };
    struct outcomes_view v = { .bar = report_bar_of(r, report, &s, URL(t, reports_outcomes_page)),
        .some = o.persons != 0 };
    fill_words(t, &o, &v);
    fill_lines(t, &o, &links, &v);
    v.chart = chart_of(t, &o, v.finding);
    add_cell(t, &v.totals, report_figure(o.persons, INT_NONE, rows_url(&links, PICK(S(""), PART_PERSONS))),
        str_of(tr(t, "All persons")));
    for (size_t i = 0; i < OUTCOME_SUMS; i++) {
        const struct share *share = outcome_sum_of(&o, i);
        add_cell(t, &v.totals,
            report_figure(share->n, share->percent,
                rows_url(&links, PICK(S(""), outcome_sums[i].part, .destination = outcome_sums[i].destination))),
            str_of(lang_tr(t->lang, outcome_sums[i].name)));
    }
    return SHOW(r, 200, reports_outcomes, &v);
}

/* ---- the rows behind a figure */

/* What the query asks for; false: nothing there is. */
static bool pick_asked(struct req *r, struct outcome_pick *ret_pick)
{
    struct str part = req_get(r, "part"), destination = req_get(r, "destination");
    struct outcome_pick pick = { req_get(r, "language"), PART_PERSONS, destination_read(destination),
        req_get(r, "qualification") };
    bool known = str_is(part, "persons");

    if (!str_empty(destination)) {
        pick.part = PART_DESTINATION;
        known = pick.destination != DEST_NONE;
    } else if (!str_empty(pick.qualification)) {
        pick.part = PART_QUALIFICATION;
        known = true;
    } else if (str_is(part, "none")) {
        pick.part = PART_NO_OUTCOME;
        known = true;
    }
    for (size_t i = 0; i < OUTCOME_SUMS && !known; i++)
        if (!str_empty(part) && str_is(part, outcome_sums[i].code)) {
            pick.part = outcome_sums[i].part;
            known = true;
        }
    *ret_pick = pick;
    return known;
}

static struct str heading_of(struct task *t, const struct outcome_pick *pick)
{
    struct str heading = str_of(tr(t, "All persons"));

    if (pick->part == PART_DESTINATION)
        heading = code_name(t->lang, &CODES_destination, str_of(destination_code(pick->destination)));
    else if (pick->part == PART_QUALIFICATION)
        heading = pick->qualification;
    else if (pick->part == PART_NO_OUTCOME)
        heading = str_of(tr(t, "No outcome yet"));
    for (size_t i = 0; i < OUTCOME_SUMS; i++)
        if (pick->part == outcome_sums[i].part && pick->part != PART_DESTINATION)
            heading = str_of(lang_tr(t->lang, outcome_sums[i].name));
    return str_empty(pick->language) ? heading
                                     : str_fmt(t->a, "%.*s (%.*s)", STR_ARG(heading),
                                           STR_ARG(lang_language_name(t->a, t->lang, pick->language)));
}

static void define(struct task *t, enum outcome_part part, struct who_view *v)
{
    strs_add(t->a, &v->definitions, str_of(tr(t, OUTCOME_PERSONS_DEFINED)));
    if (part != PART_PERSONS)
        strs_add(t->a, &v->definitions, str_of(tr(t, OUTCOME_ONE_DEFINED)));
    if (part == PART_TRAINING || part == PART_WORK || part == PART_GUIDED)
        strs_add(t->a, &v->definitions, str_of(tr(t, OUTCOME_SUMS_DEFINED)));
}

static void fill_rows(struct task *t, int64_t project, const struct outcome_rows *rows, struct who_view *v)
{
    static const struct url no_link;
    int64_t *persons = NEW_N(t->a, int64_t, rows->n + 1);

    for (size_t i = 0; i < rows->n; i++)
        persons[i] = rows->at[i].person;
    struct strs names = reports_member_names(t, project, persons, rows->n);
    for (size_t i = 0; i < rows->n; i++) {
        const struct outcome_row *row = &rows->at[i];
        bool none = row->destination == DEST_NONE;
        struct who_line *line = report_row_add(t, v, N_("Name"), names.at[i], URL(t, people_person, row->person));
        report_row_put(t, line, N_("Language"), lang_language_name(t->a, t->lang, row->language), no_link);
        report_row_put(t, line, N_("Destination"),
            none ? str_of(tr(t, "No outcome yet"))
                 : code_name(t->lang, &CODES_destination, str_of(destination_code(row->destination))),
            no_link);
        report_row_put(t, line, N_("State"),
            str_empty(row->state) ? S("") : code_name(t->lang, &CODES_guidance_state, row->state), no_link);
        report_row_put(t, line, N_("Qualification"), row->qualification, no_link);
        report_row_put(t, line, N_("Day"), lang_day(t->a, t->lang, row->day), no_link);
    }
}

struct reply report_outcomes_who(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct outcome_pick pick;
    int64_t start = report_rows_start(r);

    if (!report_asked(r, &s) || !reports_may_see_rows(t, s.project))
        return reply_not_allowed(r);
    if (!pick_asked(r, &pick))
        return reply_not_found(r);
    struct links links = { t, &s, true };
    struct outcome_rows rows = reports_outcome_rows(t, &s, &pick, start, ROWS_SHOWN);
    struct who_view v = report_rows_view(
        r, &s, URL(t, reports_outcomes_page), heading_of(t, &pick), lang_number(t->a, t->lang, rows.total));
    define(t, pick.part, &v);
    if (pick.part != PART_PERSONS)
        report_rows_of(t, &v, N_("All persons"), rows.total, rows.persons);
    fill_rows(t, s.project, &rows, &v);
    report_rows_done(t, &v, start, rows.total, rows_url(&links, pick));
    return SHOW(r, 200, reports_who, &v);
}
