/* models_put: the rules by which the draft of a model is written, part by part. Each part is written anew as it is
 * given; versions that were published are not touched (their rows have another edition). */
#include "auth/journal.h"
#include "html/form.h"
#include "models_sql.h"
#include "rooms/models/models_codes.h"
#include "rooms/models/models_parts.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"
#include "rooms/publications/publications_codes.h"

static const char *const noun = "model";

bool model_key_ok(struct str key)
{
    int64_t id;

    return id_read(key, &id);
}

/* ---- making one */

enum outcome models_make(struct task *t, const struct model_new *n, int64_t *ret_model, struct problems *ret_problems)
{
    struct publication_new p = { .project = n->project,
        .kind = n->kind,
        .source = n->source,
        .title = n->title,
        .summary = n->summary,
        .body = S("") };
    int64_t id = 0;

    if (!publications_open_in(t, n->project))
        return NOT_ALLOWED;
    if (!publication_is_own(n->kind))
        problem_add(t, ret_problems, "kind", str_of(tr(t, "Choose what it is.")));
    if (!str_empty(n->source_key) && models_with_key(t, n->source_key) != 0)
        problem_add(t, ret_problems, "", str_of(tr(t, "This model is here already.")));
    if (ret_problems->n > 0)
        return INVALID;
    enum outcome how = publications_make(t, &p, &id, ret_problems);
    if (how != DONE)
        return how;
    models_sql_add(t, id, str_empty(n->source_key) ? id_str(t->a, id) : n->source_key, S("CC-BY-4.0"),
        models_regions_of(t, n->project), S(""), S(""));
    journal_write(t, JOURNAL_CREATE, noun, id, n->kind);
    *ret_model = id;
    return DONE;
}

/* ---- words */

void models_write_words(struct task *t, const struct model *m, const char *part)
{
    struct model given = *m;
    struct model_saids all = models_said(t, &given);

    models_sql_words_drop(t, m->id, str_of(part));
    for (size_t i = 0; i < all.n; i++)
        for (enum lang_id l = 0; strcmp(all.at[i].part, part) == 0 && l < LANG__N; l++)
            if (!str_empty(all.at[i].words->in[l]))
                models_sql_word_add(t, m->id, str_of(part), all.at[i].key, str_of(all.at[i].field),
                    str_of(lang_get(l)->tag), all.at[i].words->in[l]);
}

static struct str key_of(struct task *t, struct str given) { return str_empty(given) ? id_str(t->a, id_new()) : given; }

static bool said_at_all(const struct model_words *w)
{
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (!str_empty(str_trim(w->in[i])))
            return true;
    return false;
}

/* ---- what is wrong with a part */

static void check_names(struct task *t, const struct model *m, const char *part, struct problems *ret)
{
    struct model given = *m;
    struct model_saids all = models_said(t, &given);

    for (size_t i = 0; i < all.n; i++) {
        if (strcmp(all.at[i].part, part) != 0)
            continue;
        if (!model_key_ok(all.at[i].key))
            problem_add(t, ret, "", str_of(tr(t, "A part has a key that is none.")));
        if (strcmp(all.at[i].field, "name") == 0 && !said_at_all(all.at[i].words))
            problem_add(t, ret, "name", str_of(tr(t, "Write what it is called.")));
        for (size_t k = 0; k < i; k++)
            if (strcmp(all.at[k].part, part) == 0 && strcmp(all.at[k].field, all.at[i].field) == 0 &&
                str_eq(all.at[k].key, all.at[i].key))
                problem_add(t, ret, "", str_of(tr(t, "A part is there twice.")));
    }
}

static void check_authors(struct task *t, const struct model *m, struct problems *ret)
{
    for (size_t i = 0; i < m->authors.n; i++) {
        const struct model_author *a = &m->authors.at[i];
        if (!code_ok(&CODES_model_role, a->role))
            problem_add(t, ret, "role", str_of(tr(t, "Choose a role from the list.")));
        if (str_empty(str_trim(a->name)) && str_empty(str_trim(a->organisation)))
            problem_add(t, ret, "organisation", str_of(tr(t, "Write a name or an organisation.")));
        if (!str_empty(str_trim(a->name)) && !day_known(a->agreed_on))
            problem_add(t, ret, "agreed",
                str_of(tr(t, "A name is shown only when its bearer has agreed. Ask, tick "
                             "this, or write the organisation alone.")));
    }
}

static void check_roles(struct task *t, const struct model *m, struct problems *ret)
{
    for (size_t i = 0; i < m->roles.n; i++)
        if (!code_ok(&CODES_model_per, m->roles.at[i].per))
            problem_add(t, ret, "per", str_of(tr(t, "Choose from the list by what the hours are counted.")));
}

static void check_count(struct task *t, size_t n, struct problems *ret)
{
    if (n > MODEL_PARTS_MOST)
        problem_add(
            t, ret, "", trf(t, "There are at most %1$s of these.", lang_number(t->a, t->lang, MODEL_PARTS_MOST)));
}

/* ---- writing a part */

static void put_card(struct task *t, const struct model *m)
{
    models_sql_card(t, m->id, m->licence, m->regions, m->funder, m->whole);
    models_sql_projects_drop(t, m->id);
    for (size_t i = 0; i < m->projects.n; i++)
        if (m->projects.at[i] != m->project)
            models_sql_project_add(t, m->id, m->projects.at[i]);
}

static void put_phases(struct task *t, const struct model *m)
{
    models_sql_phases_drop(t, m->id);
    for (size_t i = 0; i < m->phases.n; i++)
        models_sql_phase_add(t, m->id, (int64_t)i + 1, m->phases.at[i].key, m->phases.at[i].weeks);
    models_write_words(t, m, "phase");
}

static void put_modules(struct task *t, const struct model *m)
{
    models_sql_modules_drop(t, m->id);
    for (size_t i = 0; i < m->modules.n; i++) {
        const struct model_module *o = &m->modules.at[i];
        models_sql_module_add(t, .model = m->id, .place = (int64_t)i + 1, .part_key = o->key, .phase_key = o->phase,
            .module = o->module, .module_edition = o->module_edition, .language = o->source, .languages = o->languages,
            .sessions = o->sessions, .minutes = o->minutes, .needs = o->needs);
    }
    models_write_words(t, m, "module");
}

static void put_roles(struct task *t, const struct model *m)
{
    models_sql_roles_drop(t, m->id);
    for (size_t i = 0; i < m->roles.n; i++) {
        const struct model_role *o = &m->roles.at[i];
        models_sql_role_add(t, m->id, (int64_t)i + 1, o->key, o->people, o->hours, o->per);
    }
    models_write_words(t, m, "role");
}

static void put_costs(struct task *t, const struct model *m)
{
    models_sql_costs_drop(t, m->id);
    for (size_t i = 0; i < m->costs.n; i++)
        models_sql_cost_add(
            t, m->id, (int64_t)i + 1, m->costs.at[i].key, m->costs.at[i].cents, m->costs.at[i].counted_on);
    models_write_words(t, m, "cost");
}

static void put_authors(struct task *t, const struct model *m)
{
    models_sql_authors_drop(t, m->id);
    for (size_t i = 0; i < m->authors.n; i++) {
        const struct model_author *a = &m->authors.at[i];
        models_sql_author_add(t, m->id, (int64_t)i + 1, a->name, a->organisation, a->role, a->agreed_on);
    }
}

static void put_figures(struct task *t, const struct model *m)
{
    models_sql_figure_texts_drop(t, m->id);
    models_sql_figures_drop(t, m->id);
    for (size_t i = 0; i < m->figures.n; i++) {
        const struct model_figure *f = &m->figures.at[i];
        models_sql_figure_add(t, .model = m->id, .place = (int64_t)i + 1, .part_key = f->key, .house = f->house,
            .run = f->run, .report = f->report, .spot = f->spot, .type = f->type, .n = f->n, .base = f->base,
            .rules = f->rules, .program = f->program, .from_day = f->from, .to_day = f->to,
            .counted_at = f->counted_at);
        for (enum lang_id l = 0; l < LANG__N; l++)
            if (!str_empty(f->name.in[l]))
                models_sql_figure_text_add(t, .model = m->id, .part_key = f->key, .tag = str_of(lang_get(l)->tag),
                    .heading = f->heading.in[l], .line = f->line.in[l], .name = f->name.in[l],
                    .definition = f->definition.in[l]);
    }
}

static void put_materials(struct task *t, const struct model *m)
{
    models_sql_materials_drop(t, m->id);
    for (size_t i = 0; i < m->materials.n; i++)
        models_sql_material_add(t, m->id, (int64_t)i + 1, m->materials.at[i]);
}

/* ---- the door */

static void check_card(struct task *t, const struct model *m, struct problems *ret)
{
    if (!code_ok(&CODES_model_licence, m->licence))
        problem_add(t, ret, "licence", str_of(tr(t, "Choose a licence from the list.")));
    for (size_t i = 0; i < m->projects.n; i++)
        if (m->projects.at[i] != m->project && !publications_open_in(t, m->projects.at[i]))
            problem_add(t, ret, "projects", str_of(tr(t, "Choose projects in which you work.")));
}

static void check_part(struct task *t, const struct model *m, enum model_part part, struct problems *ret)
{
    switch (part) {
    case MODEL_CARD: check_card(t, m, ret); break;
    case MODEL_PHASES: check_count(t, m->phases.n, ret), check_names(t, m, "phase", ret); break;
    case MODEL_MODULES: check_count(t, m->modules.n, ret), check_names(t, m, "module", ret); break;
    case MODEL_ROLES: check_count(t, m->roles.n, ret), check_names(t, m, "role", ret), check_roles(t, m, ret); break;
    case MODEL_COSTS: check_count(t, m->costs.n, ret), check_names(t, m, "cost", ret); break;
    case MODEL_AUTHORS: check_count(t, m->authors.n, ret), check_authors(t, m, ret); break;
    case MODEL_FIGURES: check_count(t, m->figures.n, ret); break;
    case MODEL_MATERIALS: check_count(t, m->materials.n, ret); break;
    }
}

/* Parts that have no key yet get one. */
static struct model with_keys(struct task *t, const struct model *given)
{
    struct model m = *given;

    for (size_t i = 0; i < m.phases.n; i++)
        m.phases.at[i].key = key_of(t, m.phases.at[i].key);
    for (size_t i = 0; i < m.modules.n; i++)
        m.modules.at[i].key = key_of(t, m.modules.at[i].key);
    for (size_t i = 0; i < m.roles.n; i++)
        m.roles.at[i].key = key_of(t, m.roles.at[i].key);
    for (size_t i = 0; i < m.costs.n; i++)
        m.costs.at[i].key = key_of(t, m.costs.at[i].key);
    for (size_t i = 0; i < m.figures.n; i++)
        m.figures.at[i].key = key_of(t, m.figures.at[i].key);
    return m;
}

enum outcome models_put(struct task *t, const struct model *given, enum model_part part, struct problems *ret_problems)
{
    static void (*const put[])(struct task * t, const struct model *m) = { [MODEL_CARD] = put_card,
        [MODEL_PHASES] = put_phases,
        [MODEL_MODULES] = put_modules,
        [MODEL_ROLES] = put_roles,
        [MODEL_COSTS] = put_costs,
        [MODEL_AUTHORS] = put_authors,
        [MODEL_FIGURES] = put_figures,
        [MODEL_MATERIALS] = put_materials };
    static const char *const words[] = { [MODEL_CARD] = "card",
        [MODEL_PHASES] = "phases",
        [MODEL_MODULES] = "modules",
        [MODEL_ROLES] = "roles",
        [MODEL_COSTS] = "costs",
        [MODEL_AUTHORS] = "authors",
        [MODEL_FIGURES] = "figures",
        [MODEL_MATERIALS] = "materials" };
    struct model m = with_keys(t, given);
    struct models_sql_get_row row;

    if (!models_sql_get(t, m.id, &row))
        return NOT_FOUND;
    if (!publications_open_in(t, row.project))
        return NOT_ALLOWED;
    m.project = row.project;
    check_part(t, &m, part, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    enum outcome claimed = publications_claim(t, m.id, m.version);
    if (claimed != DONE)
        return claimed;
    put[part](t, &m);
    journal_write(t, JOURNAL_CHANGE, noun, m.id, str_of(words[part]));
    return DONE;
}

enum outcome models_put_text(
    struct task *t, int64_t model, const struct model_text *text, struct problems *ret_problems)
{
    struct models_sql_get_row row;
    struct publication_words words = { text->number, text->title, text->summary, text->body };

    if (!models_sql_get(t, model, &row))
        return NOT_FOUND;
    return publications_write(t, model, text->lang, &words, ret_problems);
}

enum outcome models_remove(struct task *t, int64_t model, int64_t version)
{
    struct model m;
    enum outcome found = models_get(t, model, 0, &m);

    if (found != DONE)
        return found;
    if (m.newest > 0)
        return INVALID;
    if (m.version != version)
        return CONFLICT;
    struct model none = { .id = model };
    static const char *const parts[] = { "phase", "module", "role", "cost" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        models_sql_words_drop(t, model, str_of(parts[i]));
    models_sql_projects_drop(t, model);
    put_phases(t, &none), put_modules(t, &none), put_roles(t, &none), put_costs(t, &none);
    put_authors(t, &none), put_figures(t, &none), put_materials(t, &none);
    models_sql_telling_drop(t, model);
    models_sql_sending_drop(t, model);
    models_sql_origin_drop(t, model);
    models_sql_drop(t, model);
    journal_write(t, JOURNAL_DELETE, noun, model, S(""));
    return publications_remove(t, model, version);
}
