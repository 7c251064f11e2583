/* models_paper_web: a version as PDF: a cover with version, licence and citation, contents, chapters whose headings are
 * numbered. The same bytes for all: they are kept, as the page's are. No rules here. */
#include "auth/sign_in.h"
#include "rooms/models/models_web.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"

enum { CHAPTERS = 5 };

/* The heading in hand: "2.1 Phases". */
struct numbered {
    struct paper *p;
    struct model_page *v;
    unsigned chapter, section;
};

static void heading(struct numbered *n, struct str text)
{
    n->section++;
    paper_heading(n->p, 2, paper_own(str_fmt(n->p->t->a, "%u.%u %.*s", n->chapter, n->section, STR_ARG(text))));
}

static void begin(struct numbered *n, struct paper_text title)
{
    paper_chapter(n->p, title);
    n->chapter++;
    n->section = 0;
}

/* Words of a block of Markdown: items of lists and paragraphs, one line each as markdown_text gives them. */
static void put_markdown(struct paper *p, const struct markdown *m)
{
    struct str text = markdown_text(p->t->a, m), line;
    bool listed = false;

    for (size_t i = 0; i < m->n; i++)
        listed |= m->at[i].what == MARKDOWN_ITEM;
    while (text.n > 0 && str_cut(&text, '\n', &line))
        if (!str_empty(str_trim(line)) && listed && m->at[0].what == MARKDOWN_BULLETS)
            paper_item(p, PAPER_BULLET, paper_own(str_trim(line)));
        else if (!str_empty(str_trim(line)))
            paper_paragraph(p, paper_own(str_trim(line)));
}

static void put_sections(struct numbered *n)
{
    for (size_t i = 0; i < n->v->sections.n; i++) {
        const struct section_view *s = &n->v->sections.at[i];
        if (!str_empty(s->heading))
            heading(n, s->heading);
        put_markdown(n->p, &s->text);
    }
}

static void put_module(struct numbered *n, const struct module_view *o)
{
    struct paper *p = n->p;
    struct task *t = p->t;

    paper_heading(p, 3, paper_own(str_fmt(t->a, "%lld. %.*s", (long long)o->place, STR_ARG(o->name.text))));
    if (!str_empty(o->text.text))
        paper_paragraph(p, paper_own(o->text.text));
    if (o->sessions > 0 || o->minutes > 0)
        paper_fact(p, paper_tr(p, N_("Length")),
            paper_trf(p, N_("sessions: %1$s, minutes of one: %2$s"), PAPER_IN(p, l, lang_number(t->a, l, o->sessions)),
                PAPER_IN(p, l, lang_number(t->a, l, o->minutes))));
    if (!str_empty(o->audience.text))
        paper_fact(p, paper_tr(p, N_("For whom?")), paper_own(o->audience.text));
    for (size_t i = 0; i < o->steps.n; i++) {
        const struct step_view *s = &o->steps.at[i];
        paper_item(p, PAPER_NUMBER,
            paper_own(s->minutes == INT_NONE
                          ? s->what
                          : str_fmt(t->a, "%.*s (%lld min)", STR_ARG(s->what), (long long)s->minutes)));
    }
}

static void put_course(struct numbered *n)
{
    struct paper *p = n->p;

    for (size_t i = 0; i < n->v->phases.n; i++) {
        const struct phase_view *ph = &n->v->phases.at[i];
        heading(n, ph->name.text);
        if (!str_empty(ph->text.text))
            paper_paragraph(p, paper_own(ph->text.text));
        if (ph->weeks > 0)
            paper_fact(p, paper_tr(p, N_("Weeks")), PAPER_IN(p, l, lang_number(p->t->a, l, ph->weeks)));
        for (size_t k = 0; k < ph->modules.n; k++)
            put_module(n, &ph->modules.at[k]);
    }
    for (size_t k = 0; k < n->v->modules.n; k++)
        put_module(n, &n->v->modules.at[k]);
}

static void put_roles(struct numbered *n)
{
    struct paper *p = n->p;
    struct task *t = p->t;
    const struct paper_column columns[] = { { paper_tr(p, N_("Role")), 5, PAPER_START },
        { paper_tr(p, N_("People")), 2, PAPER_END }, { paper_tr(p, N_("Hours of each")), 3, PAPER_START } };

    if (n->v->roles.n == 0)
        return;
    heading(n, str_of(tr(t, "Roles and hours")));
    paper_table(p, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < n->v->roles.n; i++) {
        const struct role_view *o = &n->v->roles.at[i];
        paper_row(p, PAPER_ROW);
        paper_cell(p, paper_own(o->name.text));
        paper_cell(p, paper_own(o->people > 0 ? lang_number(t->a, t->lang, o->people) : S("–")));
        paper_cell(p, paper_own(o->hours > 0 ? str_fmt(t->a, "%.*s %.*s", STR_ARG(lang_number(t->a, t->lang, o->hours)),
                                                   STR_ARG(o->per))
                                             : S("–")));
    }
    paper_table_end(p);
}

static void put_costs(struct numbered *n)
{
    struct paper *p = n->p;
    struct task *t = p->t;

    if (n->v->costs.n == 0)
        return;
    heading(n, str_of(tr(t, "Cost for each participant")));
    for (size_t i = 0; i < n->v->costs.n; i++) {
        const struct cost_view *c = &n->v->costs.at[i];
        paper_fact(p, paper_own(c->name.text), paper_own(lang_money(t->a, t->lang, c->cents)));
        if (!str_empty(c->source.text) || day_known(c->counted_on))
            paper_note(p, paper_own(str_fmt(t->a, "%.*s %.*s", STR_ARG(c->source.text),
                              STR_ARG(day_known(c->counted_on) ? lang_day(t->a, t->lang, c->counted_on) : S("")))));
    }
}

static void put_figures(struct numbered *n)
{
    struct paper *p = n->p;
    struct task *t = p->t;

    for (size_t i = 0; i < n->v->figures.n; i++) {
        const struct figure_view *f = &n->v->figures.at[i];
        heading(n, str_fmt(t->a, "%.*s: %.*s", STR_ARG(f->name.text), STR_ARG(f->value)));
        if (!str_empty(f->line.text))
            paper_paragraph(p, paper_own(f->line.text));
        paper_paragraph(p, paper_own(f->definition.text));
        if (f->base > 0)
            paper_fact(p, paper_tr(p, N_("Of how many")), paper_own(lang_number(t->a, t->lang, f->base)));
        if (!str_empty(f->days))
            paper_fact(p, paper_tr(p, N_("Days")), paper_own(f->days));
        paper_fact(p, paper_tr(p, N_("Counted on")), paper_own(lang_day(t->a, t->lang, f->counted_on)));
        paper_fact(p, paper_tr(p, N_("Version of the rules")),
            paper_own(str_fmt(t->a, "%.*s, Kotipolku %.*s", STR_ARG(f->rules), STR_ARG(f->program))));
    }
}

static void put_rest(struct numbered *n)
{
    struct paper *p = n->p;
    struct task *t = p->t;

    if (n->v->materials.n > 0) {
        heading(n, str_of(tr(t, "Materials")));
        for (size_t i = 0; i < n->v->materials.n; i++) {
            paper_paragraph(p, paper_own(n->v->materials.at[i].text));
            paper_address(p, link_address(t, n->v->materials.at[i].url.s));
        }
    }
    heading(n, str_of(tr(t, "Who made it")));
    for (size_t i = 0; i < n->v->authors.n; i++) {
        const struct author_view *a = &n->v->authors.at[i];
        struct strs parts = { 0 };
        const struct str all[] = { a->name, a->organisation };
        for (size_t k = 0; k < sizeof all / sizeof *all; k++)
            if (!str_empty(all[k]))
                strs_add(t->a, &parts, all[k]);
        paper_fact(p, paper_own(a->role), paper_own(strs_join(t->a, &parts, lang_comma(t->lang))));
    }
    heading(n, str_of(tr(t, "Version history")));
    for (size_t i = 0; i < n->v->editions.n; i++) {
        const struct model_edition *e = &n->v->editions.at[i].e;
        if (e->edition <= n->v->m->edition)
            paper_fact(p,
                paper_own(str_fmt(
                    t->a, "%lld (%.*s)", (long long)e->edition, STR_ARG(lang_day(t->a, t->lang, e->published_on)))),
                paper_own(str_empty(e->what_changed) ? str_of(tr(t, "First version")) : e->what_changed));
    }
}

static void put_cover(struct paper *p, const struct model_page *v)
{
    struct task *t = p->t;

    paper_heading(p, 1, paper_own(v->title.text));
    if (!str_empty(v->summary.text))
        paper_paragraph(p, paper_own(v->summary.text));
    paper_gap(p, 4);
    paper_fact(p, paper_tr(p, N_("What is it?")), paper_own(v->kind));
    paper_fact(p, paper_tr(p, N_("Project")), paper_own(v->projects));
    paper_fact(p, paper_tr(p, N_("Version")),
        paper_own(str_fmt(
            t->a, "%lld (%.*s)", (long long)v->m->edition, STR_ARG(lang_day(t->a, t->lang, v->m->published_on)))));
    paper_fact(p, paper_tr(p, N_("Licence")), paper_own(v->licence_name));
    if (!str_empty(v->m->funder))
        paper_fact(p, paper_tr(p, N_("Who has paid for the work?")), paper_own(v->m->funder));
    if (v->derived)
        paper_fact(p, paper_tr(p, N_("Made from")), paper_own(v->origin.citation));
    paper_gap(p, 3);
    paper_fact(p, paper_tr(p, N_("Suggested citation")), paper_own(v->citation));
    paper_address(p, models_address(t, v->m));
}

struct reply models_paper(struct req *r, const struct model *m, struct str stamp)
{
    struct task *t = &r->task;
    struct model_page *v = models_page(t, m, false);
    struct paper *p = projects_paper(t, m->project,
        (struct paper_head){ .lang = t->lang,
            .title_text = v->title.text,
            .made = str_fmt(t->a, "%.*sT00:00:00Z", STR_ARG(day_str(&m->published_on))) });
    struct numbered n = { .p = p, .v = v };
    const struct {
        const char *title;
        void (*put)(struct numbered *n);
        bool there;
    } all[CHAPTERS] = { { N_("What it is"), put_sections, v->sections.n > 0 },
        { N_("Phases and modules"), put_course, v->phases.n > 0 || v->any_module },
        { N_("Work and cost"), NULL, v->roles.n > 0 || v->costs.n > 0 },
        { N_("Results in figures"), put_figures, v->figures.n > 0 },
        { N_("Materials, makers and versions"), put_rest, true } };
    struct paper_text titles[CHAPTERS];
    size_t many = 0, at = 0;
    struct buf *o = task_buf(t, PAPER_BYTES);

    put_cover(p, v);
    for (size_t i = 0; i < CHAPTERS; i++)
        if (all[i].there) {
            titles[many] = paper_own(str_fmt(t->a, "%zu %s", many + 1, lang_tr(t->lang, all[i].title)));
            many++;
        }
    paper_contents(p, titles, many);
    for (size_t i = 0; i < CHAPTERS; i++)
        if (all[i].there) {
            begin(&n, titles[at++]);
            if (all[i].put != NULL)
                all[i].put(&n);
            else
                put_roles(&n), put_costs(&n);
        }
    paper_gap(p, 4);
    paper_qr(p, models_address(t, m), paper_tr(p, N_("This text on the web, in all its languages")));
    if (paper_make(p, o) != DONE)
        return papers_too_long(r, models_url(t, ROUTE_models_in_fi, t->lang, m->id));
    return reply_kept(r, PAPER_TYPE, stamp, buf_view(o));
}
