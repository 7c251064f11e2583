/* models_pack_markdown: a model in one language as Markdown, for who opens the package without a program of ours. What
 * is not said in that language stands in the language of the original. */
#include "rooms/models/models_pack.h"
#include "rooms/models/models_codes.h"
#include "rooms/reports/reports.h"

struct telling {
    struct task t; /* in the language of the file */
    const struct pack *p;
    const struct lang *l;
    struct buf *o;
};

/* In one line, whatever was typed. */
static struct str one_line(struct telling *x, struct str s)
{
    char *p = arena_alloc(x->t.a, s.n + 1);

    for (size_t i = 0; i < s.n; i++)
        p[i] = (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i];
    return str_trim((struct str){ p, s.n });
}

static struct str word(const struct telling *x, const struct model_words *w) { return models_word(&x->p->m, w, x->l); }

static void heading(struct telling *x, const char *marks, struct str text)
{
    buf_fmt(x->o, "\n%s %.*s\n", marks, STR_ARG(one_line(x, text)));
}

static void paragraph(struct telling *x, struct str text)
{
    if (!str_empty(str_trim(text)))
        buf_fmt(x->o, "\n%.*s\n", STR_ARG(str_trim(text)));
}

/* "- **Weeks:** 4" */
static void fact(struct telling *x, const char *label, struct str text)
{
    if (!str_empty(text))
        buf_fmt(x->o, "- **%s:** %.*s\n", lang_tr(x->l, label), STR_ARG(one_line(x, text)));
}

static void number(struct telling *x, const char *label, int64_t n)
{
    if (n != INT_NONE)
        fact(x, label, lang_number(x->t.a, x->l, n));
}

static void head(struct telling *x)
{
    const struct pack_origin *own = &x->p->own;
    const struct model_text *text = models_text_in(&x->p->m, x->l);

    buf_fmt(x->o, "# %.*s\n", STR_ARG(one_line(x, text->title)));
    paragraph(x, text->summary);
    BUF_LIT(x->o, "\n");
    fact(x, N_("Version"), str_fmt(x->t.a, "%lld (%lld)", (long long)own->edition, (long long)own->year));
    fact(x, N_("Made by"), str_empty(own->organisation) ? own->house : own->organisation);
    fact(x, N_("Address"), own->address);
    fact(x, N_("Licence"), own->licence);
    fact(x, N_("How to cite it"), own->citation);
    if (!str_empty(x->p->adopted.key))
        fact(x, N_("Adopted from"), x->p->adopted.citation);
    paragraph(x, text->body);
}

static void phases(struct telling *x)
{
    const struct model_phases *all = &x->p->m.phases;

    if (all->n > 0)
        heading(x, "##", str_of(lang_tr(x->l, "Phases")));
    for (size_t i = 0; i < all->n; i++) {
        heading(x, "###", word(x, &all->at[i].name));
        BUF_LIT(x->o, "\n");
        number(x, N_("Weeks"), all->at[i].weeks);
        paragraph(x, word(x, &all->at[i].text));
    }
}

static void steps(struct telling *x, struct str lines)
{
    struct str line;

    if (str_empty(str_trim(lines)))
        return;
    buf_fmt(x->o, "\n%s\n\n", lang_tr(x->l, "Steps of a session (minutes first)"));
    while (lines.n > 0 && str_cut(&lines, '\n', &line))
        if (!str_empty(str_trim(line)))
            buf_fmt(x->o, "1. %.*s\n", STR_ARG(one_line(x, line)));
}

static void modules(struct telling *x)
{
    const struct model_modules *all = &x->p->m.modules;

    if (all->n > 0)
        heading(x, "##", str_of(lang_tr(x->l, "Modules")));
    for (size_t i = 0; i < all->n; i++) {
        const struct model_module *m = &all->at[i];
        heading(x, "###", word(x, &m->name));
        paragraph(x, word(x, &m->text));
        BUF_LIT(x->o, "\n");
        fact(x, N_("For whom?"), word(x, &m->audience));
        number(x, N_("Sessions"), m->sessions);
        number(x, N_("Minutes"), m->minutes);
        fact(x, N_("Languages"), lang_language_names(x->t.a, x->l, m->languages));
        steps(x, word(x, &m->steps));
    }
}

static void roles(struct telling *x)
{
    const struct model_roles *all = &x->p->m.roles;

    if (all->n > 0)
        heading(x, "##", str_of(lang_tr(x->l, "Roles and hours")));
    for (size_t i = 0; i < all->n; i++) {
        const struct model_role *r = &all->at[i];
        heading(x, "###", word(x, &r->name));
        paragraph(x, word(x, &r->text));
        BUF_LIT(x->o, "\n");
        number(x, N_("How many"), r->people);
        if (r->hours != INT_NONE)
            fact(x, N_("Hours"),
                str_fmt(x->t.a, "%.*s, %.*s", STR_ARG(lang_number(x->t.a, x->l, r->hours)),
                    STR_ARG(code_name(x->l, &CODES_model_per, r->per))));
    }
}

static void costs(struct telling *x)
{
    const struct model_costs *all = &x->p->m.costs;

    if (all->n > 0) {
        heading(x, "##", str_of(lang_tr(x->l, "Cost per participant")));
        BUF_LIT(x->o, "\n");
    }
    for (size_t i = 0; i < all->n; i++) {
        const struct model_cost *c = &all->at[i];
        buf_fmt(
            x->o, "- %.*s: %.*s", STR_ARG(one_line(x, word(x, &c->name))), STR_ARG(lang_money(x->t.a, x->l, c->cents)));
        if (!str_empty(word(x, &c->source)))
            buf_fmt(x->o, " (%.*s)", STR_ARG(one_line(x, word(x, &c->source))));
        BUF_LIT(x->o, "\n");
    }
}

static void figures(struct telling *x)
{
    const struct model_figures *all = &x->p->m.figures;

    if (all->n > 0)
        heading(x, "##", str_of(lang_tr(x->l, "Figures")));
    for (size_t i = 0; i < all->n; i++) {
        const struct model_figure *f = &all->at[i];
        struct str line = one_line(x, word(x, &f->line));
        buf_fmt(x->o, "\n**%.*s** %.*s", STR_ARG(reports_frozen_text(&x->t, f->type, f->n)),
            STR_ARG(one_line(x, word(x, &f->name))));
        if (!str_empty(line))
            buf_fmt(x->o, ", %.*s", STR_ARG(line));
        BUF_LIT(x->o, "\n\n");
        fact(x, N_("What does this count?"), word(x, &f->definition));
        fact(x, N_("Counted on"), lang_day(x->t.a, x->l, instant_day(f->counted_at)));
        fact(x, N_("Version of the rules"), f->rules);
        fact(x, N_("Made by"), f->house);
    }
}

static void material(struct telling *x, const struct pack_material *m)
{
    const struct model_text *text = &m->texts.at[0];

    for (size_t i = 0; i < m->texts.n; i++)
        if (m->texts.at[i].lang == x->l)
            text = &m->texts.at[i];
    heading(x, "###", text->title);
    paragraph(x, text->summary);
    paragraph(x, text->body);
    for (size_t i = 0; i < m->files.n; i++) {
        const struct pack_file *f = &m->files.at[i];
        buf_fmt(x->o, "\n[%.*s](files/%.*s)\n", STR_ARG(str_empty(f->words) ? f->name : one_line(x, f->words)),
            STR_ARG(f->name));
    }
}

static void authors(struct telling *x)
{
    const struct model_authors *all = &x->p->own.authors;

    if (all->n > 0) {
        heading(x, "##", str_of(lang_tr(x->l, "Authors")));
        BUF_LIT(x->o, "\n");
    }
    for (size_t i = 0; i < all->n; i++) {
        const struct model_author *one = &all->at[i];
        struct strs parts = { 0 };
        if (!str_empty(one->name))
            strs_add(x->t.a, &parts, one->name);
        if (!str_empty(one->organisation))
            strs_add(x->t.a, &parts, one->organisation);
        strs_add(x->t.a, &parts, code_name(x->l, &CODES_model_role, one->role));
        buf_fmt(x->o, "- %.*s\n", STR_ARG(one_line(x, strs_join(x->t.a, &parts, lang_comma(x->l)))));
    }
}

struct str pack_markdown(struct task *t, const struct pack *p, const struct lang *l)
{
    struct telling x = { .t = *t, .p = p, .l = l, .o = task_buf(t, (size_t)16 * PACK_CARD_MOST) };

    x.t.lang = l;
    head(&x);
    phases(&x);
    modules(&x);
    roles(&x);
    costs(&x);
    figures(&x);
    if (p->materials.n > 0)
        heading(&x, "##", str_of(lang_tr(l, "Materials")));
    for (size_t i = 0; i < p->materials.n; i++)
        material(&x, &p->materials.at[i]);
    authors(&x);
    task_must_fit(t, x.o);
    return buf_view(x.o);
}
