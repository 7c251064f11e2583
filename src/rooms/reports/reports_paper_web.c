/* reports_paper_web: a report as a paper: what its page shows, without the ways on. */
#include "rooms/reports/reports_web.h"

#include "lang/lang.h"

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
        columns[n++] = (struct paper_column){ .heading = paper_own(v->headings.at[i]), .side = PAPER_END };
    paper_table(p, columns, n);
    for (size_t i = 0; i < v->rows.n; i++)
        put_row(p, NULL, &v->rows.at[i], from, to);
    for (size_t i = 0; i < v->folds.n; i++)
        for (size_t k = 0; k < v->folds.at[i].rows.n; k++)
            put_row(p, &v->folds.at[i], &v->folds.at[i].rows.at[k], from, to);
    paper_table_end(p);
}

static void put_how(struct paper *p, const struct table_view *v)
{
    struct task *t = p->t;

    if (v->how.n + v->definitions.n == 0)
        return;
    paper_heading(p, 3, text(v->title));
    for (size_t i = 0; i < v->how.n; i++)
        paper_note(p, text(v->how.at[i]));
    for (size_t i = 0; i < v->definitions.n; i++)
        paper_note(p,
            text(str_fmt(t->a, "%.*s: %.*s", STR_ARG(v->definitions.at[i].name), STR_ARG(v->definitions.at[i].text))));
}

static void put(struct paper *p, const struct table_view *v)
{
    enum { FIGURES = 14 };
    struct task *t = p->t;

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
}

static void put_facts(struct paper *p, const struct report_scope *s)
{
    struct task *t = p->t;
    struct arena *a = t->a;

    paper_fact(p, say(t, N_("Project")), paper_own(projects_name(t, s->project)));
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

enum outcome reports_paper(struct task *t, const struct report *report, const struct report_scope *s, struct buf *o)
{
    struct report_scope shown = *s;
    shown.shown = PAPER_GROUPS;
    struct report_tables tables = reports_tables(t, report, &shown);
    if (too_many(&tables))
        return INVALID;
    struct report_view v = report_view_of(t, report, s, &tables);
    struct strs notes = reports_notes(t, s);
    struct str title = str_of(lang_tr(t->lang, report->title));
    struct paper_head head = { .lang = t->lang, .title_text = title };

    for (size_t i = 0; i < v.tables.n; i++)
        head.wide |= columns_of(&v.tables.at[i]) > NARROW_COLUMNS;
    struct paper *p = projects_paper(t, s->project, head);
    paper_heading(p, 1, text(title));
    put_facts(p, s);
    paper_gap(p, 3);
    if (!str_eq(v.finding, title))
        paper_heading(p, 2, text(v.finding));
    paper_paragraph(p, text(v.sentence));
    for (size_t i = 0; i < v.tables.n; i++)
        put(p, &v.tables.at[i]);
    if (v.tables.n == 0)
        paper_paragraph(p, text(str_of(v.empty)));
    for (size_t i = 0; i < notes.n; i++)
        paper_note(p, text(notes.at[i]));
    if (v.tables.n > 0)
        paper_heading(p, 2, say(t, N_("How this is counted")));
    for (size_t i = 0; i < v.tables.n; i++)
        put_how(p, &v.tables.at[i]);
    return paper_make(p, o);
}
