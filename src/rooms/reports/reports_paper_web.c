/* reports_paper_web: a report as a paper: what its page shows, without the ways on. */
#include "rooms/reports/reports_web.h"

#include "lang/lang.h"
#include "rooms/stories/stories_codes.h"

/* Longer ones are not made: they are better read as a spreadsheet. */
enum { NARROW_COLUMNS = 7, PAPER_GROUPS = 100, PAPER_LINES = 1500 };

static struct paper_text text(struct str s) { return (struct paper_text){ .at = { s } }; }

static struct paper_text say(struct task *t, const char *msgid) { return text(str_of(lang_tr(t->lang, msgid))); }

static size_t columns_of(const struct table_view *v) { return 1 + v->names.n + v->headings.n; }

static struct paper_text figure_text(struct task *t, const struct figure *f)
{
    if (f->withheld)
        return say(t, N_("withheld"));
    return paper_own(
        str_empty(f->beside) ? f->text : str_fmt(t->a, "%.*s (%.*s)", STR_ARG(f->text), STR_ARG(f->beside)));
}

/* Figures [from, to), after the names. fold: the group whose row it is; NULL: the table has no groups. */
static void put_row(struct paper *p, const struct table_fold *fold, const struct table_row *row, size_t from, size_t to)
{
    paper_row(p, PAPER_ROW);
    if (fold)
        paper_cell(p, paper_own(fold->name));
    paper_cell(p, paper_own(row->name));
    for (size_t k = 0; k < row->names.n; k++)
        paper_cell(p, paper_own(row->names.at[k]));
    for (size_t k = from; k < to; k++)
        paper_cell(p, k < row->figures.n ? figure_text(p->t, &row->figures.at[k]) : paper_own(S("")));
}

/* What names a row: of a group's, its group and month; a page has the group above its rows. */
static size_t add_names(const struct table_view *v, struct task *t, struct paper_column columns[PAPER_COLUMNS])
{
    bool folds = v->folds.n > 0;
    size_t n = 0;

    if (folds)
        columns[n++] = (struct paper_column){ .heading = say(t, N_("Group")) };
    columns[n++] = (struct paper_column){ .heading = paper_own(v->first) };
    for (size_t i = folds ? 1 : 0; i < v->names.n; i++) /* of groups, the first is v->first */
        columns[n++] = (struct paper_column){ .heading = paper_own(v->names.at[i]) };
    return n;
}

/* Columns beyond those that a page holds are tables of their own. */
static void put_table(struct task *t, struct paper *p, const struct table_view *v, size_t from, size_t to)
{
    struct paper_column columns[PAPER_COLUMNS] = { 0 };
    size_t n = add_names(v, t, columns);

    for (size_t i = from; i < to; i++)
        columns[n++] = (struct paper_column){ .heading = paper_own(v->headings.at[i].name), .side = PAPER_END };
    paper_table(p, columns, n);
    for (size_t i = 0; i < v->rows.n; i++)
        put_row(p, NULL, &v->rows.at[i], from, to);
    for (size_t i = 0; i < v->folds.n; i++)
        for (size_t k = 0; k < v->folds.at[i].rows.n; k++)
            put_row(p, &v->folds.at[i], &v->folds.at[i].rows.at[k], from, to);
    paper_table_end(p);
}

static struct str definition(struct task *t, const struct definition *d)
{
    struct strs names = { 0 };

    for (size_t i = 0; i < d->names.n; i++)
        strs_add(t->a, &names, d->names.at[i].name);
    return str_fmt(t->a, "%.*s: %.*s", STR_ARG(strs_join(t->a, &names, lang_comma(t->lang))), STR_ARG(d->text));
}

static void put_how(struct paper *p, const struct table_view *v)
{
    struct task *t = p->t;

    for (size_t i = 0; i < v->how.n; i++)
        paper_note(p, text(v->how.at[i]));
    for (size_t i = 0; i < v->definitions.n; i++)
        paper_note(p, text(definition(t, &v->definitions.at[i])));
    for (size_t i = 0; i < v->rows.n; i++)
        if (!str_empty(v->rows.at[i].definition))
            paper_note(
                p, text(str_fmt(t->a, "%.*s: %.*s", STR_ARG(v->rows.at[i].name), STR_ARG(v->rows.at[i].definition))));
}

/* charts: of its figures; NULL: none. Below the table stands how it is counted. */
static void put(struct paper *p, const struct table_view *v, const struct report_charts *charts)
{
    enum { FIGURES = 14 };
    struct task *t = p->t;

    if (charts)
        report_paper_charts(p, text(v->title), charts);
    else
        paper_heading(p, 2, text(v->title));
    size_t room = v->names.n + 1 < FIGURES ? FIGURES - v->names.n - 1 : 1, from = 0;
    do {
        size_t to = from + room < v->headings.n ? from + room : v->headings.n;
        put_table(t, p, v, from, to);
        from = to;
    } while (from < v->headings.n);
    if (v->totals.n > 0)
        paper_heading(p, 3, text(v->total_title));
    for (size_t i = 0; i < v->totals.n; i++)
        paper_fact(p, text(v->totals.at[i].name), figure_text(t, &v->totals.at[i]));
    put_how(p, v);
}

static void put_facts(struct paper *p, const struct report_scope *s)
{
    struct task *t = p->t;
    struct arena *a = t->a;

    paper_fact(p, say(t, N_("Project")), paper_own(report_scope_name(t, s)));
    if (day_known(s->from) || day_known(s->to))
        paper_fact(p, say(t, N_("Period")),
            paper_own(str_fmt(a, "%.*s – %.*s", STR_ARG(day_known(s->from) ? lang_day(a, t->lang, s->from) : S("")),
                STR_ARG(day_known(s->to) ? lang_day(a, t->lang, s->to) : S("")))));
    paper_fact(p, say(t, N_("Made")), paper_own(lang_instant(a, t->lang, t->now)));
}

static bool too_many(const struct report_tables *tables)
{
    bool many = false;

    for (size_t i = 0; i < tables->n; i++)
        many |= report_groups_of(&tables->at[i]) > PAPER_GROUPS || tables->at[i].n > PAPER_LINES;
    return many;
}

/* ---- one report, or several */

struct part {
    const struct report *report;
    struct report_tables tables;
    struct report_view view;
    struct report_charts charts;
    struct strs notes;
};

/* Of tables that are there. False: they are too long. */
static bool make_part(struct task *t, const struct report *report, const struct report_scope *s,
    const struct report_tables *tables, struct part *part)
{
    if (too_many(tables))
        return false;
    *part = (struct part){ .report = report, .tables = *tables };
    part->view = report_view_of(t, report, s, tables);
    part->charts = report_charts(t, report, &part->tables.at[report_drawn(report, &part->tables)]);
    part->notes = reports_notes(t, s);
    return true;
}

static bool count_part(struct task *t, const struct report *report, const struct report_scope *asked, struct part *part)
{
    struct report_scope s = reports_scope(t, report, asked), shown = s;

    shown.shown = PAPER_GROUPS;
    struct report_tables tables = reports_tables(t, report, &shown);
    return make_part(t, report, &s, &tables, part);
}

static bool is_wide(const struct part *part)
{
    bool wide = false;

    for (size_t i = 0; i < part->view.tables.n; i++)
        wide |= columns_of(&part->view.tables.at[i]) > NARROW_COLUMNS;
    return wide;
}

static struct paper_text title_of(struct task *t, const struct report *report) { return say(t, report->title); }

static void put_part(struct paper *p, const struct part *part)
{
    const struct report_view *v = &part->view;

    if (!str_eq(v->finding, title_of(p->t, part->report).at[0]))
        paper_heading(p, 2, text(v->finding));
    paper_paragraph(p, text(v->sentence));
    for (size_t i = 0; i < part->notes.n; i++)
        paper_note(p, text(part->notes.at[i]));
    for (size_t i = 0; i < v->tables.n; i++)
        put(p, &v->tables.at[i], i == v->drawn ? &part->charts : NULL);
    if (v->tables.n == 0)
        paper_paragraph(p, text(str_of(v->empty)));
}

static struct paper *begin(struct task *t, const struct report_scope *s, struct str title, bool wide)
{
    struct paper *p = projects_paper(
        t, s->project, (struct paper_head){ .lang = t->lang, .title_text = title, .wide = wide });

    paper_heading(p, 1, text(title));
    put_facts(p, s);
    paper_gap(p, 3);
    return p;
}

/* What persons say, one under the other: the words, who says it, and what it tells about. */
static void put_quotes(struct paper *p, const struct story_quotes *quotes)
{
    struct task *t = p->t;

    paper_paragraph(p, say(t, N_("Told without names and with consent. What could tell who somebody is was changed.")));
    for (size_t i = 0; i < quotes->n; i++) {
        const struct story_quote *q = &quotes->at[i];
        struct str result = code_name(t->lang, &CODES_story_result, q->result);
        paper_gap(p, 3);
        paper_paragraph(p, paper_own(q->text));
        paper_note(p,
            text(str_empty(q->said_by) ? result : str_fmt(t->a, "%.*s: %.*s", STR_ARG(result), STR_ARG(q->said_by))));
    }
}

enum outcome reports_paper(
    struct task *t, const struct reports_chosen *chosen, const struct report_scope *s, struct buf *o)
{
    struct part *parts = NEW_N(t->a, struct part, chosen->n);
    struct paper_text titles[REPORT__N + 1];
    size_t n = chosen->n;
    bool wide = false;

    for (size_t i = 0; i < chosen->n; i++) {
        if (!count_part(t, chosen->at[i], s, &parts[i]))
            return INVALID;
        wide |= is_wide(&parts[i]);
        titles[i] = title_of(t, chosen->at[i]);
    }
    if (chosen->quotes.n > 0)
        titles[n++] = say(t, N_("In their own words"));
    if (n == 1) {
        struct paper *p = begin(t, s, titles[0].at[0], wide);
        put_part(p, &parts[0]);
        return paper_make(p, o);
    }
    struct paper *p = begin(t, s, str_of(tr(t, "Reports of the project")), wide);
    paper_heading(p, 2, say(t, N_("Contents")));
    paper_contents(p, titles, n);
    for (size_t i = 0; i < n; i++) {
        paper_chapter(p, titles[i]);
        if (i < chosen->n)
            put_part(p, &parts[i]);
        else
            put_quotes(p, &chosen->quotes);
    }
    return paper_make(p, o);
}

enum outcome reports_paper_of(struct task *t, const struct report *report, const struct report_scope *s,
    const struct report_tables *tables, struct buf *o)
{
    struct part part;

    if (!make_part(t, report, s, tables, &part))
        return INVALID;
    struct paper *p = begin(t, s, title_of(t, report).at[0], is_wide(&part));
    put_part(p, &part);
    return paper_make(p, o);
}
