/* models: reading a model, whole: one version of it with its parts and their words in all languages. Writing is in
 * models_put.c, publishing in models_publish.c, what everybody sees in models_public.c. */
#include "rooms/models/models.h"

#include "models_sql.h"
#include "rooms/models/models_parts.h"
#include "rooms/publications/publications.h"

/* ---- words */

struct model_saids models_said(struct task *t, struct model *m)
{
    struct model_saids list = { 0 };

    for (size_t i = 0; i < m->phases.n; i++) {
        struct model_phase *p = &m->phases.at[i];
        struct model_said said[] = { { "phase", "name", p->key, &p->name }, { "phase", "text", p->key, &p->text } };
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            LIST_ADD(t->a, &list, said[k]);
    }
    for (size_t i = 0; i < m->modules.n; i++) {
        struct model_module *o = &m->modules.at[i];
        struct model_said said[] = { { "module", "name", o->key, &o->name }, { "module", "text", o->key, &o->text },
            { "module", "audience", o->key, &o->audience }, { "module", "steps", o->key, &o->steps } };
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            LIST_ADD(t->a, &list, said[k]);
    }
    for (size_t i = 0; i < m->roles.n; i++) {
        struct model_role *o = &m->roles.at[i];
        struct model_said said[] = { { "role", "name", o->key, &o->name }, { "role", "text", o->key, &o->text } };
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            LIST_ADD(t->a, &list, said[k]);
    }
    for (size_t i = 0; i < m->costs.n; i++) {
        struct model_cost *c = &m->costs.at[i];
        struct model_said said[] = { { "cost", "name", c->key, &c->name }, { "cost", "source", c->key, &c->source } };
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            LIST_ADD(t->a, &list, said[k]);
    }
    return list;
}

static void fill_words(struct task *t, struct model *m)
{
    struct models_sql_words_rows rows = models_sql_words(t, m->id, m->edition);
    struct model_saids all = models_said(t, m);

    for (size_t i = 0; i < rows.n; i++) {
        const struct models_sql_words_row *r = &rows.at[i];
        const struct lang *l = lang_by_tag(r->tag);
        for (size_t k = 0; l != NULL && k < all.n; k++)
            if (str_is(r->part, all.at[k].part) && str_is(r->field, all.at[k].field) &&
                str_eq(r->part_key, all.at[k].key))
                all.at[k].words->in[l->id] = r->words;
    }
}

/* ---- its lists */

static void add_text(struct task *t, struct model *m, const struct models_sql_text_row *r)
{
    struct model_text one = { lang_by_tag(r->tag), r->number, r->title, r->summary, r->body };

    if (one.lang == NULL)
        return;
    LIST_ADD(t->a, &m->texts, one);
    if (str_is(m->source, one.lang->tag)) { /* the source stands first */
        for (size_t i = m->texts.n - 1; i > 0; i--)
            m->texts.at[i] = m->texts.at[i - 1];
        m->texts.at[0] = one;
    }
}

static void fill_texts(struct task *t, struct model *m)
{
    struct models_sql_text_rows rows = m->edition == 0 ? models_sql_texts_now(t, m->id)
                                                       : models_sql_texts_of(t, m->id, m->edition);

    for (size_t i = 0; i < rows.n; i++)
        add_text(t, m, &rows.at[i]);
}

static void fill_course(struct task *t, struct model *m)
{
    struct models_sql_phases_rows phases = models_sql_phases(t, m->id, m->edition);
    struct models_sql_modules_rows modules = models_sql_modules(t, m->id, m->edition);

    for (size_t i = 0; i < phases.n; i++) {
        struct model_phase one = { .key = phases.at[i].part_key, .weeks = phases.at[i].weeks };
        LIST_ADD(t->a, &m->phases, one);
    }
    for (size_t i = 0; i < modules.n; i++) {
        const struct models_sql_modules_row *r = &modules.at[i];
        struct model_module one = { .key = r->part_key,
            .phase = r->phase_key,
            .source = r->language,
            .languages = r->languages,
            .needs = r->needs,
            .module = r->module,
            .module_edition = r->module_edition,
            .sessions = r->sessions,
            .minutes = r->minutes };
        LIST_ADD(t->a, &m->modules, one);
    }
}

static void fill_work(struct task *t, struct model *m)
{
    struct models_sql_roles_rows roles = models_sql_roles(t, m->id, m->edition);
    struct models_sql_costs_rows costs = models_sql_costs(t, m->id, m->edition);
    struct models_sql_authors_rows authors = models_sql_authors(t, m->id, m->edition);
    struct models_sql_materials_rows materials = models_sql_materials(t, m->id, m->edition);

    for (size_t i = 0; i < roles.n; i++) {
        struct model_role one = { .key = roles.at[i].part_key,
            .per = roles.at[i].per,
            .people = roles.at[i].people,
            .hours = roles.at[i].hours };
        LIST_ADD(t->a, &m->roles, one);
    }
    for (size_t i = 0; i < costs.n; i++) {
        struct model_cost one = {
            .key = costs.at[i].part_key, .cents = costs.at[i].cents, .counted_on = costs.at[i].counted_on
        };
        LIST_ADD(t->a, &m->costs, one);
    }
    for (size_t i = 0; i < authors.n; i++) {
        struct model_author one = { authors.at[i].shown_name, authors.at[i].organisation, authors.at[i].role,
            authors.at[i].agreed_on };
        LIST_ADD(t->a, &m->authors, one);
    }
    for (size_t i = 0; i < materials.n; i++)
        LIST_ADD(t->a, &m->materials, materials.at[i].publication);
}

static void fill_figures(struct task *t, struct model *m)
{
    struct models_sql_figures_rows rows = models_sql_figures(t, m->id, m->edition);
    struct models_sql_figure_texts_rows texts = models_sql_figure_texts(t, m->id, m->edition);

    for (size_t i = 0; i < rows.n; i++) {
        const struct models_sql_figures_row *r = &rows.at[i];
        struct model_figure one = { .key = r->part_key,
            .house = r->house,
            .report = r->report,
            .spot = r->spot,
            .type = r->type,
            .rules = r->rules,
            .program = r->program,
            .run = r->run,
            .n = r->n,
            .base = r->base,
            .from = r->from_day,
            .to = r->to_day,
            .counted_at = r->counted_at };
        for (size_t k = 0; k < texts.n; k++) {
            const struct lang *l = lang_by_tag(texts.at[k].tag);
            if (l == NULL || !str_eq(texts.at[k].part_key, one.key))
                continue;
            one.heading.in[l->id] = texts.at[k].heading;
            one.line.in[l->id] = texts.at[k].line;
            one.name.in[l->id] = texts.at[k].name;
            one.definition.in[l->id] = texts.at[k].definition;
        }
        LIST_ADD(t->a, &m->figures, one);
    }
}

/* ---- whole */

static bool is_shown(const struct task *t, const struct models_sql_get_row *r)
{
    return r->newest > 0 && day_known(r->public_on) && day_cmp(r->public_on, t->today) <= 0;
}

static bool read_whole(
    struct task *t, int64_t model, int64_t edition, const struct models_sql_get_row *r, struct model *ret_model)
{
    struct models_sql_edition_row e;
    struct models_sql_projects_rows projects = models_sql_projects(t, model);
    struct model m = { .id = model,
        .project = r->project,
        .edition = edition,
        .newest = r->newest,
        .version = r->version,
        .kind = r->kind,
        .source = r->source_tag,
        .state = r->state,
        .licence = r->licence,
        .regions = r->regions,
        .funder = r->funder,
        .whole = r->whole,
        .what_changed = S(""),
        .shown = is_shown(t, r) };

    if (edition > 0) {
        if (!models_sql_edition(t, model, edition, &e))
            return false;
        m.year = e.year, m.published_on = e.published_on, m.licence = e.licence, m.regions = e.regions;
        m.funder = e.funder, m.whole = e.whole, m.what_changed = e.what_changed;
    }
    for (size_t i = 0; i < projects.n; i++)
        LIST_ADD(t->a, &m.projects, projects.at[i].project);
    fill_texts(t, &m);
    fill_course(t, &m);
    fill_work(t, &m);
    fill_words(t, &m);
    fill_figures(t, &m);
    must(t, m.texts.n > 0);
    *ret_model = m;
    return true;
}

enum outcome models_get(struct task *t, int64_t model, int64_t edition, struct model *ret_model)
{
    struct models_sql_get_row row;

    if (!models_sql_get(t, model, &row))
        return NOT_FOUND;
    if (!publications_open_in(t, row.project))
        return NOT_ALLOWED;
    return read_whole(t, model, edition, &row, ret_model) ? DONE : NOT_FOUND;
}

bool models_public(struct task *t, int64_t model, int64_t edition, struct model *ret_model)
{
    struct models_sql_get_row row;

    if (!models_sql_get(t, model, &row) || !is_shown(t, &row))
        return false;
    return read_whole(t, model, edition == 0 ? row.newest : edition, &row, ret_model);
}

int64_t models_with_key(struct task *t, struct str source_key)
{
    struct models_sql_with_key_row row;

    return models_sql_with_key(t, source_key, &row) ? row.model : 0;
}

struct model_editions models_editions(struct task *t, int64_t model)
{
    struct models_sql_editions_rows rows = models_sql_editions(t, model);
    struct model_editions list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct model_edition one = { rows.at[i].edition, rows.at[i].year, rows.at[i].published_on,
            rows.at[i].what_changed };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct model_lines models_listed(struct task *t, int64_t project)
{
    enum { MODELS_MOST = 200 };
    struct model_lines list = { 0 };

    if (!publications_open_in(t, project))
        return list;
    struct models_sql_listed_rows rows = models_sql_listed(t, project, MODELS_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        const struct models_sql_listed_row *r = &rows.at[i];
        struct model_line one = { .id = r->model,
            .newest = r->newest,
            .modules = r->modules,
            .kind = r->kind,
            .state = r->state,
            .title = r->title,
            .shown = day_known(r->public_on) && day_cmp(r->public_on, t->today) <= 0 };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- in a language */

const struct model_text *models_text_in(const struct model *m, const struct lang *lang)
{
    for (size_t i = 0; i < m->texts.n; i++)
        if (m->texts.at[i].lang == lang)
            return &m->texts.at[i];
    return &m->texts.at[0];
}

/* The reader's, the source's, English, any. */
const struct lang *models_word_lang(const struct model *m, const struct model_words *w, const struct lang *lang)
{
    const struct lang *const order[] = { lang, lang_by_tag(m->source), lang_get(LANG_en) };

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i] != NULL && !str_empty(w->in[order[i]->id]))
            return order[i];
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (!str_empty(w->in[i]))
            return lang_get(i);
    return lang;
}

struct str models_word(const struct model *m, const struct model_words *w, const struct lang *lang)
{
    return w->in[models_word_lang(m, w, lang)->id];
}
