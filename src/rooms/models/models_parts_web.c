/* models_parts_web: one thing of a model on a page: a phase, a module, a role, a cost, an author. What is written is in
 * the language the model is written in; other languages are on a page of their own (models_words_web.c). No rules
 * here. */
#include "models_part_html.h"
#include "rooms/models/models_web.h"

FORM_DEFINE(model_phase, MODEL_PHASE_FIELDS)
FORM_DEFINE(model_module, MODEL_MODULE_FIELDS)
FORM_DEFINE(model_role, MODEL_ROLE_FIELDS)
FORM_DEFINE(model_cost, MODEL_COST_FIELDS)
FORM_DEFINE(model_author, MODEL_AUTHOR_FIELDS)

union part_values {
    struct model_phase_values phase;
    struct model_module_values module;
    struct model_role_values role;
    struct model_cost_values cost;
    struct model_author_values author;
};

/* at: which of its list; as many as there are: a new one. */
struct part_door {
    const char *title;
    enum model_part part;
    unsigned save;
    const struct form_table *table;
    size_t (*find)(const struct model *m, int64_t key);
    size_t (*count)(const struct model *m);
    struct form (*form_of)(struct task *t, const struct model *m, size_t at);
    void (*offer)(struct task *t, const struct model *m, struct form *form);
    /* Puts what was typed in place; it goes to the place that was typed. */
    void (*take)(struct task *t, struct model *m, size_t at, int64_t key, const union part_values *v);
};

/* Moves the item `at` of a list to a place counted from 1, or to its end. */
#define MOVE_TO(list, from, place) \
    do { \
        size_t from_ = (from), to_ = (size_t)(place)-1 < (list)->n ? (size_t)(place)-1 : (list)->n - 1; \
        __typeof__(*(list)->at) moved_ = (list)->at[from_]; \
        for (; from_ > to_; from_--) \
            (list)->at[from_] = (list)->at[from_ - 1]; \
        for (; from_ < to_; from_++) \
            (list)->at[from_] = (list)->at[from_ + 1]; \
        (list)->at[from_] = moved_; \
    } while (0)
#define FIND(list, key_) \
    size_t i = 0; \
    while (i < m->list.n && !key_is(m->list.at[i].key, key_)) \
        i++; \
    return i

static bool key_is(struct str key, int64_t id)
{
    int64_t read;

    return id_read(key, &read) && read == id;
}

static enum lang_id source_of(const struct model *m) { return lang_by_tag(m->source)->id; }

/* ---- phases */

static size_t find_phase(const struct model *m, int64_t key) { FIND(phases, key); }
static size_t count_phases(const struct model *m) { return m->phases.n; }

static struct form phase_form(struct task *t, const struct model *m, size_t at)
{
    struct model_phase none = { .weeks = INT_NONE };
    const struct model_phase *p = at < m->phases.n ? &m->phases.at[at] : &none;
    enum lang_id l = source_of(m);
    struct model_phase_values v = {
        .name = p->name.in[l], .text = p->text.in[l], .weeks = p->weeks, .place = (int64_t)at + 1
    };

    return form_show(t, &model_phase_form, &v, m->version);
}

static void take_phase(struct task *t, struct model *m, size_t at, int64_t key, const union part_values *given)
{
    const struct model_phase_values *v = &given->phase;
    struct model_phase fresh = { .key = id_str(t->a, key) };

    if (at == m->phases.n)
        LIST_ADD(t->a, &m->phases, fresh);
    struct model_phase *p = &m->phases.at[at];
    p->name.in[source_of(m)] = v->name;
    p->text.in[source_of(m)] = v->text;
    p->weeks = v->weeks;
    MOVE_TO(&m->phases, at, v->place);
}

/* ---- modules */

static size_t find_module(const struct model *m, int64_t key) { FIND(modules, key); }
static size_t count_modules(const struct model *m) { return m->modules.n; }

static struct form module_form_of(struct task *t, const struct model *m, size_t at)
{
    struct model_module none = { .sessions = 1, .minutes = INT_NONE };
    const struct model_module *o = at < m->modules.n ? &m->modules.at[at] : &none;
    enum lang_id l = source_of(m);
    struct model_module_values v = { .name = o->name.in[l],
        .text = o->text.in[l],
        .audience = o->audience.in[l],
        .steps = o->steps.in[l],
        .sessions = o->sessions,
        .minutes = o->minutes,
        .place = (int64_t)at + 1 };

    if (!id_read(o->phase, &v.phase))
        v.phase = 0;
    return form_show(t, &model_module_form, &v, m->version);
}

static void offer_phases(struct task *t, const struct model *m, struct form *form)
{
    for (size_t i = 0; i < m->phases.n; i++) {
        int64_t id;
        if (id_read(m->phases.at[i].key, &id))
            form_option_id(t, form, model_module_F_phase, id, models_word(m, &m->phases.at[i].name, t->lang));
    }
}

static void take_module(struct task *t, struct model *m, size_t at, int64_t key, const union part_values *given)
{
    const struct model_module_values *v = &given->module;
    struct model_module fresh = { .key = id_str(t->a, key), .source = m->source, .module_edition = INT_NONE };
    enum lang_id l = source_of(m);

    if (at == m->modules.n)
        LIST_ADD(t->a, &m->modules, fresh);
    struct model_module *o = &m->modules.at[at];
    o->name.in[l] = v->name, o->text.in[l] = v->text, o->audience.in[l] = v->audience, o->steps.in[l] = v->steps;
    o->sessions = v->sessions, o->minutes = v->minutes;
    o->phase = id_str(t->a, v->phase);
    MOVE_TO(&m->modules, at, v->place);
}

/* ---- roles */

static size_t find_role(const struct model *m, int64_t key) { FIND(roles, key); }
static size_t count_roles(const struct model *m) { return m->roles.n; }

static struct form role_form(struct task *t, const struct model *m, size_t at)
{
    struct model_role none = { .people = INT_NONE, .hours = INT_NONE, .per = S("week") };
    const struct model_role *o = at < m->roles.n ? &m->roles.at[at] : &none;
    enum lang_id l = source_of(m);
    struct model_role_values v = { .name = o->name.in[l],
        .text = o->text.in[l],
        .people = o->people,
        .hours = o->hours,
        .per = o->per,
        .place = (int64_t)at + 1 };

    return form_show(t, &model_role_form, &v, m->version);
}

static void take_role(struct task *t, struct model *m, size_t at, int64_t key, const union part_values *given)
{
    const struct model_role_values *v = &given->role;
    struct model_role fresh = { .key = id_str(t->a, key) };

    if (at == m->roles.n)
        LIST_ADD(t->a, &m->roles, fresh);
    struct model_role *o = &m->roles.at[at];
    o->name.in[source_of(m)] = v->name, o->text.in[source_of(m)] = v->text;
    o->people = v->people, o->hours = v->hours, o->per = v->per;
    MOVE_TO(&m->roles, at, v->place);
}

/* ---- costs */

static size_t find_cost(const struct model *m, int64_t key) { FIND(costs, key); }
static size_t count_costs(const struct model *m) { return m->costs.n; }

static struct form cost_form(struct task *t, const struct model *m, size_t at)
{
    struct model_cost none = { .cents = INT_NONE, .counted_on = t->today };
    const struct model_cost *c = at < m->costs.n ? &m->costs.at[at] : &none;
    enum lang_id l = source_of(m);
    struct model_cost_values v = { .name = c->name.in[l],
        .source = c->source.in[l],
        .cents = c->cents,
        .counted_on = c->counted_on,
        .place = (int64_t)at + 1 };

    return form_show(t, &model_cost_form, &v, m->version);
}

static void take_cost(struct task *t, struct model *m, size_t at, int64_t key, const union part_values *given)
{
    const struct model_cost_values *v = &given->cost;
    struct model_cost fresh = { .key = id_str(t->a, key) };

    if (at == m->costs.n)
        LIST_ADD(t->a, &m->costs, fresh);
    struct model_cost *c = &m->costs.at[at];
    c->name.in[source_of(m)] = v->name, c->source.in[source_of(m)] = v->source;
    c->cents = v->cents, c->counted_on = v->counted_on;
    MOVE_TO(&m->costs, at, v->place);
}

/* ---- authors: by their place */

static size_t find_author(const struct model *m, int64_t key)
{
    return key > 0 && (size_t)key <= m->authors.n ? (size_t)key - 1 : m->authors.n;
}
static size_t count_authors(const struct model *m) { return m->authors.n; }

static struct form author_form(struct task *t, const struct model *m, size_t at)
{
    struct model_author none = { .role = S("author") };
    const struct model_author *a = at < m->authors.n ? &m->authors.at[at] : &none;
    struct model_author_values v = { .role = a->role,
        .organisation = a->organisation,
        .name = a->name,
        .agreed = day_known(a->agreed_on),
        .place = (int64_t)at + 1 };

    return form_show(t, &model_author_form, &v, m->version);
}

static void take_author(struct task *t, struct model *m, size_t at, int64_t key, const union part_values *given)
{
    const struct model_author_values *v = &given->author;
    struct model_author fresh = { 0 };

    (void)key;
    if (at == m->authors.n)
        LIST_ADD(t->a, &m->authors, fresh);
    struct model_author *a = &m->authors.at[at];
    bool same = str_eq(a->name, v->name) && day_known(a->agreed_on);
    a->role = v->role, a->organisation = v->organisation, a->name = v->name;
    a->agreed_on = !v->agreed ? DAY("") : same ? a->agreed_on : t->today;
    MOVE_TO(&m->authors, at, v->place);
}

/* ---- the pages */

static const struct part_door phase_door = { .title = N_("Phase"),
    .part = MODEL_PHASES,
    .save = ROUTE_models_phase_save,
    .table = &model_phase_form,
    .find = find_phase,
    .count = count_phases,
    .form_of = phase_form,
    .offer = NULL,
    .take = take_phase };
static const struct part_door module_door = { .title = N_("Module of the model"),
    .part = MODEL_MODULES,
    .save = ROUTE_models_module_save,
    .table = &model_module_form,
    .find = find_module,
    .count = count_modules,
    .form_of = module_form_of,
    .offer = offer_phases,
    .take = take_module };
static const struct part_door role_door = { .title = N_("Role"),
    .part = MODEL_ROLES,
    .save = ROUTE_models_role_save,
    .table = &model_role_form,
    .find = find_role,
    .count = count_roles,
    .form_of = role_form,
    .offer = NULL,
    .take = take_role };
static const struct part_door cost_door = { .title = N_("Cost for each participant"),
    .part = MODEL_COSTS,
    .save = ROUTE_models_cost_save,
    .table = &model_cost_form,
    .find = find_cost,
    .count = count_costs,
    .form_of = cost_form,
    .offer = NULL,
    .take = take_cost };
static const struct part_door author_door = { .title = N_("Who made it"),
    .part = MODEL_AUTHORS,
    .save = ROUTE_models_author_save,
    .table = &model_author_form,
    .find = find_author,
    .count = count_authors,
    .form_of = author_form,
    .offer = NULL,
    .take = take_author };

static struct reply show(struct req *r, int status, const struct part_door *d, const struct model *m, struct form form)
{
    struct task *t = &r->task;
    const struct lang *l = lang_by_tag(m->source);
    struct models_part_view v = { .id = m->id,
        .title = lang_tr(t->lang, d->title),
        .heading = m->texts.at[0].title,
        .intro = d->part == MODEL_AUTHORS ? S("")
                                          : trf(t, "Write it in the language of the model: %1$s.",
                                                lang_language_name(t->a, t->lang, str_of(l->iso3))),
        .form = form,
        .save = url_to(t->a, d->save, 2, r->ids),
        .back = URL(t, models_one, m->id),
        .version = form.version };

    if (d->find(m, r->ids[1]) < d->count(m))
        v.drop = url_to(t->a, ROUTE_models_part_drop, 2, r->ids);
    v.of_authors = d->part == MODEL_AUTHORS;
    if (d->offer != NULL)
        d->offer(t, m, &v.form);
    for (size_t i = 0; i < d->table->n; i++) {
        struct model_field one = { i };
        LIST_ADD(t->a, &v.fields, one);
    }
    return SHOW(r, status, models_part, &v);
}

static struct reply page(struct req *r, const struct part_door *d)
{
    struct model m;
    enum outcome found = models_get(&r->task, r->ids[0], 0, &m);

    if (found != DONE)
        return reply_refused(r, found);
    return show(r, 200, d, &m, d->form_of(&r->task, &m, d->find(&m, r->ids[1])));
}

static struct reply save(struct req *r, const struct part_door *d)
{
    struct task *t = &r->task;
    union part_values v;
    struct model m;
    struct form form;
    enum outcome how = models_get(t, r->ids[0], 0, &m);

    if (how != DONE)
        return reply_refused(r, how);
    size_t at = d->find(&m, r->ids[1]);
    struct form theirs = d->form_of(t, &m, at);
    if (!form_read_over(r, &theirs, &v, &form))
        return show(r, 422, d, &m, form);
    struct model next = m;
    d->take(t, &next, at, r->ids[1], &v);
    next.version = form.version;
    how = models_put(t, &next, d->part, &form.problems);
    if (how == INVALID)
        return show(r, 422, d, &m, form);
    if (how == CONFLICT) {
        if (d->offer != NULL)
            d->offer(t, &m, &form), d->offer(t, &m, &theirs);
        return reply_conflict(r, &form, &theirs, url_to(t->a, d->save, 2, r->ids), "model", m.id);
    }
    return reply_outcome(r, how, URL(t, models_one, m.id), tr(t, "Saved."));
}

struct reply models_phase_page(struct req *r) { return page(r, &phase_door); }
struct reply models_phase_save(struct req *r) { return save(r, &phase_door); }
struct reply models_module_page(struct req *r) { return page(r, &module_door); }
struct reply models_module_save(struct req *r) { return save(r, &module_door); }
struct reply models_role_page(struct req *r) { return page(r, &role_door); }
struct reply models_role_save(struct req *r) { return save(r, &role_door); }
struct reply models_cost_page(struct req *r) { return page(r, &cost_door); }
struct reply models_cost_save(struct req *r) { return save(r, &cost_door); }
struct reply models_author_page(struct req *r) { return page(r, &author_door); }
struct reply models_author_save(struct req *r) { return save(r, &author_door); }

/* ---- taking one away */

#define TAKE_OUT(list, from) \
    do { \
        for (size_t i_ = (from); i_ + 1 < (list)->n; i_++) \
            (list)->at[i_] = (list)->at[i_ + 1]; \
        (list)->n -= (from) < (list)->n; \
    } while (0)

/* False: there is none with this key. */
static bool take_out(struct req *r, struct model *m, enum model_part *ret_part)
{
    static const struct part_door *const doors[] = { &phase_door, &module_door, &role_door, &cost_door };
    int64_t key = r->ids[1];

    if (str_is(req_get(r, "of"), "authors")) {
        *ret_part = MODEL_AUTHORS;
        size_t at = find_author(m, key);
        bool there = at < m->authors.n;
        TAKE_OUT(&m->authors, at);
        return there;
    }
    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
        size_t at = doors[i]->find(m, key);
        if (at == doors[i]->count(m))
            continue;
        *ret_part = doors[i]->part;
        if (doors[i] == &phase_door)
            TAKE_OUT(&m->phases, at);
        else if (doors[i] == &module_door)
            TAKE_OUT(&m->modules, at);
        else if (doors[i] == &role_door)
            TAKE_OUT(&m->roles, at);
        else
            TAKE_OUT(&m->costs, at);
        return true;
    }
    return false;
}

struct reply models_part_drop(struct req *r)
{
    struct task *t = &r->task;
    struct problems wrong = { 0 };
    enum model_part part;
    struct model m;
    enum outcome how = models_get(t, r->ids[0], 0, &m);

    if (how != DONE)
        return reply_refused(r, how);
    if (!take_out(r, &m, &part))
        return reply_not_found(r);
    m.version = req_version(r);
    how = models_put(t, &m, part, &wrong);
    return reply_outcome(r, how, URL(t, models_one, m.id), tr(t, "It is removed from the draft."));
}
