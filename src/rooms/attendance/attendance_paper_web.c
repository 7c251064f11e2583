/* attendance_paper_web: the register of a session as a paper to tick by hand: what its page for paper shows
 * (paper.html), in one language or two. No rules here. */
#include "lang/lang.h"
#include "rooms/attendance/attendance_form_web.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

/* "☐ 3a Aasha, 4 years" */
static struct str child_words(struct task *t, const struct child_view *c)
{
    const struct lang *l = t->lang;
    struct str name = str_empty(c->name) ? str_of(lang_tr(l, N_("A child"))) : c->name, age = S("");

    if (c->age_known && c->years > 0)
        age = tr_fill(
            t->a, lang_trn(l, "%n year", "%n years", c->years), (struct str[]){ lang_number(t->a, l, c->years) }, 1);
    else if (c->age_known)
        age = tr_fill(t->a, lang_trn(l, "%n month", "%n months", c->months),
            (struct str[]){ lang_number(t->a, l, c->months) }, 1);
    return str_fmt(
        t->a, "☐ %.*s %.*s%s%.*s", STR_ARG(c->key), STR_ARG(name), str_empty(age) ? "" : " · ", STR_ARG(age));
}

/* In one language: a name, a number and an age say little else in another. */
static struct str children_words(struct task *t, const struct row_view *row)
{
    struct strs lines = { 0 };

    for (size_t i = 0; i < row->children.n; i++)
        strs_add(t->a, &lines, child_words(t, &row->children.at[i]));
    return strs_join(t->a, &lines, S("\n"));
}

static void put_row(struct paper *p, const struct print_view *v, const struct row_view *row)
{
    struct task *t = p->t;

    paper_row(p, PAPER_ROW_TALL);
    paper_cell(p, PAPER_IN(p, l, lang_number(t->a, l, row->number)));
    paper_cell(p, paper_own(row->name));
    for (size_t i = 0; i < v->choices.n; i++)
        paper_cell(p, paper_own(S("☐")));
    if (v->children)
        paper_cell(p, (struct paper_text){ .at = { children_words(t, row) } });
}

/* Lines for those who come along. */
static void put_blank(struct paper *p, const struct print_view *v, struct str number)
{
    paper_row(p, PAPER_ROW_TALL);
    paper_cell(p, paper_own(number));
    paper_cell(p, paper_own(S("")));
    for (size_t i = 0; i < v->choices.n; i++)
        paper_cell(p, paper_own(v->choices.at[i].came ? S("☐") : S("")));
    if (v->children)
        paper_cell(p, paper_own(S("")));
}

static void put_sum(struct paper *p, const struct print_view *v)
{
    paper_row(p, PAPER_ROW_SUM);
    paper_cell(p, paper_own(S("")));
    paper_cell(p, paper_trc(p, "sum", NC_("sum", "Together")));
    for (size_t i = 0; i < v->choices.n + v->children; i++)
        paper_cell(p, paper_own(S("")));
}

static void put_table(struct paper *p, const struct print_view *v)
{
    enum { NUMBER = 8, NAME = 32, MARK = 20, CHILDREN = 40 };
    struct paper_column columns[MARK__N + 3] = { { paper_tr(p, N_("No.")), NUMBER, PAPER_END },
        { paper_tr(p, N_("Name")), NAME, PAPER_START } };
    size_t n = 2;

    for (size_t i = 0; i < v->choices.n; i++)
        columns[n++] = (struct paper_column){ paper_trc(p, "mark", mark_button(mark_read(v->choices.at[i].code))), MARK,
            PAPER_MIDDLE };
    if (v->children)
        columns[n++] = (struct paper_column){ paper_tr(p, N_("Children who came")), CHILDREN, PAPER_START };
    paper_table(p, columns, n);
    for (size_t i = 0; i < v->rows.n; i++)
        put_row(p, v, &v->rows.at[i]);
    for (size_t i = 0; i < v->blank.n; i++)
        put_blank(p, v, v->blank.at[i]);
    put_sum(p, v);
    paper_table_end(p);
}

static struct str clocks(struct task *t, const struct lang *l, const struct session_brief *s)
{
    return paper_ltr(
        t->a, str_fmt(t->a, "%.*s–%.*s", STR_ARG(lang_clock(t->a, l, s->start)), STR_ARG(lang_clock(t->a, l, s->end))));
}

struct reply attendance_paper(struct req *r, const struct print_view *v)
{
    struct task *t = &r->task;
    struct paper *p = projects_paper(
        t, v->s.project, (struct paper_head){ .lang = t->lang, .beside = papers_beside(r), .title = N_("Register") });

    paper_heading(p, 1, paper_tr(p, N_("Register")));
    paper_fact(p, paper_tr(p, N_("Group")), paper_own(v->s.group_name));
    paper_fact(p, paper_tr(p, N_("Day")), PAPER_IN(p, l, lang_day_long(t->a, l, v->s.day)));
    if (v->shielded) {
        paper_note(p, paper_tr(p, N_("Time and place are left out, because somebody in the group needs protection.")));
    } else {
        if (clock_minutes(v->s.start) >= 0)
            paper_fact(p, paper_tr(p, N_("Time")), PAPER_IN(p, l, clocks(t, l, &v->s)));
        if (!str_empty(v->s.venue))
            paper_fact(p, paper_tr(p, N_("Place")), paper_own(v->s.venue));
    }
    put_table(p, v);
    paper_lines(p,
        (const struct paper_text[]){ paper_tr(p, N_("Visitors:")), paper_tr(p, N_("Carers on duty:")),
            paper_tr(p, N_("Signature of the instructor")) },
        3);
    return papers_reply(r, p, "register", URL(t, attendance_print, v->s.id));
}
