/* models_page: a version as it is shown, in the reader's language and where that lacks something in the best there is:
 * one view for the public page, the preview and the page of staff. No rules here. */
#include "base/settings.h"
#include "rooms/modules/modules.h"
#include "rooms/models/models_web.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"

struct url models_url(struct task *t, unsigned first, const struct lang *l, int64_t id)
{
    return url_to(t->a, first + (unsigned)l->id, id != 0, &id);
}

static struct said said_in(struct str text, const struct lang *l)
{
    return (struct said){ text, str_of(l->tag), str_of(l->dir) };
}

static struct said said_of(struct task *t, const struct model *m, const struct model_words *w)
{
    const struct lang *l = models_word_lang(m, w, t->lang);

    return said_in(w->in[l->id], l);
}

static struct url edit_url(struct task *t, unsigned route, const struct model *m, struct str key)
{
    int64_t ids[2] = { m->id, 0 };

    return id_read(key, &ids[1]) ? url_to(t->a, route, 2, ids) : (struct url){ S("") };
}

/* ---- phases and modules */

/* "15 Welcome": minutes first where they are known. */
static void add_steps(struct task *t, struct module_view *v, struct str steps)
{
    struct str line;

    while (steps.n > 0 && str_cut(&steps, '\n', &line)) {
        struct str rest = str_trim(line), first;
        struct step_view one = { rest, INT_NONE };
        if (str_cut(&rest, ' ', &first) && rest.n > 0 && first.n <= 3 && str_int(first, &one.minutes))
            one.what = str_trim(rest);
        else
            one.minutes = INT_NONE;
        if (!str_empty(one.what))
            LIST_ADD(t->a, &v->steps, one);
    }
}

static struct module_view module_view_of(struct task *t, const struct model *m, size_t at, bool staff)
{
    const struct model_module *o = &m->modules.at[at];
    struct strs needs = strs_split(t->a, o->needs, ';'), names = { 0 };
    struct module_view v = { .name = said_of(t, m, &o->name),
        .text = said_of(t, m, &o->text),
        .audience = said_of(t, m, &o->audience),
        .languages = lang_language_names(t->a, t->lang, o->languages),
        .sessions = o->sessions == INT_NONE ? 0 : o->sessions,
        .minutes = o->minutes == INT_NONE ? 0 : o->minutes,
        .edition = o->module_edition == INT_NONE ? 0 : o->module_edition,
        .place = (int64_t)at + 1 };

    for (size_t i = 0; i < needs.n; i++)
        strs_add(t->a, &names, code_name(t->lang, &CODES_need_area, needs.at[i]));
    v.needs = lang_list(t->a, t->lang, &names);
    add_steps(t, &v, models_word(m, &o->steps, t->lang));
    if (staff)
        v.edit = edit_url(t, ROUTE_models_module_page, m, o->key);
    return v;
}

static bool has_phase(const struct model *m, struct str key)
{
    for (size_t i = 0; i < m->phases.n; i++)
        if (str_eq(m->phases.at[i].key, key))
            return true;
    return false;
}

static void add_course(struct task *t, struct model_page *v, bool staff)
{
    const struct model *m = v->m;

    for (size_t i = 0; i < m->phases.n; i++) {
        const struct model_phase *p = &m->phases.at[i];
        struct phase_view one = { .name = said_of(t, m, &p->name),
            .text = said_of(t, m, &p->text),
            .weeks = p->weeks == INT_NONE ? 0 : p->weeks,
            .place = (int64_t)i + 1 };
        if (staff)
            one.edit = edit_url(t, ROUTE_models_phase_page, m, p->key);
        for (size_t k = 0; k < m->modules.n; k++) {
            struct module_view module = module_view_of(t, m, k, staff);
            if (str_eq(m->modules.at[k].phase, p->key))
                LIST_ADD(t->a, &one.modules, module);
        }
        LIST_ADD(t->a, &v->phases, one);
    }
    for (size_t k = 0; k < m->modules.n; k++) {
        struct module_view module = module_view_of(t, m, k, staff);
        if (!has_phase(m, m->modules.at[k].phase))
            LIST_ADD(t->a, &v->modules, module);
    }
    v->any_module = m->modules.n > 0;
}

/* ---- work and cost */

static void add_work(struct task *t, struct model_page *v, bool staff)
{
    const struct model *m = v->m;

    for (size_t i = 0; i < m->roles.n; i++) {
        const struct model_role *o = &m->roles.at[i];
        struct role_view one = { .name = said_of(t, m, &o->name),
            .text = said_of(t, m, &o->text),
            .people = o->people == INT_NONE ? 0 : o->people,
            .hours = o->hours == INT_NONE ? 0 : o->hours,
            .per = code_name(t->lang, &CODES_model_per, o->per) };
        if (staff)
            one.edit = edit_url(t, ROUTE_models_role_page, m, o->key);
        v->roles_said |= !str_empty(one.text.text);
        LIST_ADD(t->a, &v->roles, one);
    }
    for (size_t i = 0; i < m->costs.n; i++) {
        const struct model_cost *c = &m->costs.at[i];
        struct cost_view one = { .name = said_of(t, m, &c->name),
            .source = said_of(t, m, &c->source),
            .cents = c->cents,
            .counted_on = c->counted_on };
        if (staff)
            one.edit = edit_url(t, ROUTE_models_cost_page, m, c->key);
        LIST_ADD(t->a, &v->costs, one);
    }
    for (size_t i = 0; i < m->authors.n; i++) {
        const struct model_author *a = &m->authors.at[i];
        struct author_view one = { .name = day_known(a->agreed_on) ? a->name : S(""),
            .organisation = a->organisation,
            .role = code_name(t->lang, &CODES_model_role, a->role) };
        if (staff)
            one.edit = edit_url(t, ROUTE_models_author_page, m, id_str(t->a, (int64_t)i + 1));
        LIST_ADD(t->a, &v->authors, one);
    }
}

static struct str days_of(struct task *t, struct day from, struct day to)
{
    if (!day_known(from) && !day_known(to))
        return S("");
    return str_fmt(t->a, "%.*s–%.*s", STR_ARG(lang_day(t->a, t->lang, from)), STR_ARG(lang_day(t->a, t->lang, to)));
}

static void add_figures(struct task *t, struct model_page *v)
{
    for (size_t i = 0; i < v->m->figures.n; i++) {
        const struct model_figure *f = &v->m->figures.at[i];
        struct figure_view one = { .name = said_of(t, v->m, &f->name),
            .line = said_of(t, v->m, &f->line),
            .heading = said_of(t, v->m, &f->heading),
            .definition = said_of(t, v->m, &f->definition),
            .value = reports_frozen_text(t, f->type, f->n),
            .days = days_of(t, f->from, f->to),
            .rules = f->rules,
            .program = f->program,
            .house = f->house,
            .base = f->base == INT_NONE ? 0 : f->base,
            .counted_on = instant_day(f->counted_at) };
        LIST_ADD(t->a, &v->figures, one);
    }
}

static void add_materials(struct task *t, struct model_page *v)
{
    struct model_materials list = models_materials(t, v->m);

    for (size_t i = 0; i < list.n; i++) {
        const struct model_material *m = &list.at[i];
        struct model_link one = { models_url(t, ROUTE_publications_in_fi, t->lang, m->id), m->title,
            str_of(m->lang->tag), str_of(m->lang->dir), false };
        LIST_ADD(t->a, &v->materials, one);
    }
}

/* ---- text, versions, adoptions */

static struct url section_url(struct task *t, const struct model *m, struct str code)
{
    for (size_t i = 0; i < CODES_model_section.n; i++)
        if (str_is(code, CODES_model_section.at[i].code))
            return edit_url(t, ROUTE_models_section_page, m, id_str(t->a, (int64_t)i + 1));
    return (struct url){ S("") };
}

/* Title and summary are translated first: until there is more, the text stands as it was written. */
static void add_sections(struct task *t, struct model_page *v, const struct model_text *x, bool staff)
{
    const struct model_text *source = &v->m->texts.at[0];

    if (str_empty(str_trim(x->body)))
        x = source;
    v->fallback |= x->lang != t->lang;
    v->text_language_name = lang_language_name(t->a, t->lang, str_of(x->lang->iso3));
    v->body_lang = str_of(x->lang->tag), v->body_dir = str_of(x->lang->dir);
    struct model_sections list = models_sections(t, x->body);

    for (size_t i = 0; i < list.n; i++) {
        const struct model_section *s = &list.at[i];
        struct section_view one = {
            .heading = s->heading, .text = markdown_read(t, s->text), .place = (int64_t)v->sections.n + 1
        };
        if (staff)
            one.edit = section_url(t, v->m, s->code);
        if (one.text.n > 0 || staff)
            LIST_ADD(t->a, &v->sections, one);
    }
}

static struct url web_of(struct str typed)
{
    bool web = str_starts(typed, S("https://")) || str_starts(typed, S("http://"));

    return (struct url){ web ? typed : S("") };
}

static void add_changes(struct task *t, struct model_page *v)
{
    struct model_origin origin;
    struct pack before;

    if (!v->derived || !models_origin_pack(t, v->m->id, &origin, &before))
        return;
    struct difference *d = NEW(t->a, struct difference);
    *d = models_difference(t, &before.m, v->m);
    v->changes = models_diff_view(t, d);
}

static void add_history(struct task *t, struct model_page *v)
{
    const struct model *m = v->m;
    struct model_editions all = models_editions(t, m->id);
    struct model_adoptions adopted = models_adoptions(t, m->id, true);
    struct url here = models_url(t, ROUTE_models_in_fi, t->lang, m->id);

    for (size_t i = 0; i < all.n; i++) {
        struct edition_view one = { all.at[i], url_with_int(t->a, here, "version", all.at[i].edition),
            all.at[i].edition == m->edition };
        LIST_ADD(t->a, &v->editions, one);
    }
    for (size_t i = 0; i < adopted.n; i++) {
        struct adoption_view one = { adopted.at[i], web_of(adopted.at[i].address) };
        LIST_ADD(t->a, &v->adoptions, one);
    }
    v->derived = models_origin(t, m->id, &v->origin);
    v->origin_url = web_of(v->origin.address);
    add_changes(t, v);
    if (m->newest > 0 && m->shown) {
        v->package = URL(t, models_package, m->id);
        if (m->edition > 0)
            v->package = url_with_int(t->a, v->package, "version", m->edition);
        v->tell = URL(t, models_tell_page, m->id);
    }
}

static struct str project_names(struct task *t, const struct model *m)
{
    struct strs names = { 0 };

    strs_add(t->a, &names, projects_name(t, m->project));
    for (size_t i = 0; i < m->projects.n; i++)
        strs_add(t->a, &names, projects_name(t, m->projects.at[i]));
    return lang_list(t->a, t->lang, &names);
}

static struct str region_names(struct task *t, struct str regions)
{
    struct strs list = strs_split(t->a, regions, ';');

    for (size_t i = 0; i < list.n; i++)
        list.at[i] = region_name(t->lang, list.at[i]);
    return list.n == 0 ? str_of(tr(t, "The whole country")) : lang_list(t->a, t->lang, &list);
}

struct model_page *models_page(struct task *t, const struct model *m, bool staff)
{
    const struct model_text *x = models_text_in(m, t->lang);
    struct model_page *v = NEW(t->a, struct model_page);
    struct url here = models_url(t, ROUTE_models_in_fi, t->lang, m->id), paper = here;

    if (m->edition != m->newest)
        paper = url_with_int(t->a, paper, "version", m->edition);
    *v = (struct model_page){ .m = m,
        .title = said_in(x->title, x->lang),
        .summary = said_in(x->summary, x->lang),
        .kind = code_name(t->lang, &CODES_model_kind, m->kind),
        .projects = project_names(t, m),
        .licence = m->licence,
        .licence_name = code_name(t->lang, &CODES_model_licence, m->licence),
        .licence_url = { model_licence_address(m->licence) },
        .regions = region_names(t, m->regions),
        .language_name = lang_language_name(t->a, t->lang, str_of(t->lang->iso3)),
        .newest = here,
        .list = models_url(t, ROUTE_models_list_in_fi, t->lang, 0),
        .pdf = url_with(t->a, paper, "format", S("pdf")),
        .data = url_with_int(t->a, (struct url){ str_fmt(t->a, "%.*s.json", STR_ARG(URL(t, models_id, m->id).s)) },
            "version", m->edition),
        .look = NEW(t->a, struct markdown_look),
        .old = m->edition != 0 && m->edition != m->newest,
        .fallback = x->lang != t->lang,
        .draft = m->edition == 0 };
    v->look->top = 3;
    if (m->edition > 0)
        v->citation = models_citation(t, m, t->lang);
    add_sections(t, v, x, staff);
    add_course(t, v, staff);
    add_work(t, v, staff);
    add_figures(t, v);
    add_materials(t, v);
    add_history(t, v);
    return v;
}
