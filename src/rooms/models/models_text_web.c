/* models_text_web: what of a model is no part with a key: title, sections of its text, card, which modules and
 * materials it takes. Each is one short form. No rules here. */
#include "models_part_html.h"
#include "rooms/models/models_parts.h"
#include "rooms/models/models_web.h"
#include "rooms/modules/modules.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"

FORM_DEFINE(model_title, MODEL_TITLE_FIELDS)
FORM_DEFINE(model_card, MODEL_CARD_FIELDS)
FORM_DEFINE(model_section, MODEL_SECTION_FIELDS)
FORM_DEFINE(model_choose, MODEL_CHOOSE_FIELDS)
FORM_DEFINE(model_materials, MODEL_MATERIALS_FIELDS)

/* What the pages of this file differ in. put: what was typed; m holds what stands. */
struct text_door {
    const char *title, *intro;
    unsigned save;
    const struct form_table *table;
    struct form (*form_of)(struct req *r, const struct model *m);
    void (*offer)(struct task *t, const struct model *m, struct form *form);
    enum outcome (*put)(struct req *r, struct model *m, const void *values, struct problems *ret);
};
union text_values {
    struct model_title_values title;
    struct model_card_values card;
    struct model_section_values section;
    struct model_choose_values choose;
    struct model_materials_values materials;
};

/* ---- title */

static struct form title_form(struct req *r, const struct model *m)
{
    struct model_title_values v = { .title = m->texts.at[0].title, .summary = m->texts.at[0].summary };

    return form_show(&r->task, &model_title_form, &v, m->texts.at[0].number);
}

static enum outcome put_title(struct req *r, struct model *m, const void *values, struct problems *ret)
{
    const struct model_title_values *v = values;
    struct model_text x = m->texts.at[0];

    x.title = v->title, x.summary = v->summary, x.number = m->version;
    return models_put_text(&r->task, m->id, &x, ret);
}

/* ---- a section; the number of its code is in the address */

static const struct code *section_of(struct req *r)
{
    return r->ids[1] > 0 && (size_t)r->ids[1] <= CODES_model_section.n ? &CODES_model_section.at[r->ids[1] - 1] : NULL;
}

static struct form section_form(struct req *r, const struct model *m)
{
    struct task *t = &r->task;
    struct model_sections all = models_sections(t, m->texts.at[0].body);
    struct model_section_values v = { .text = S("") };

    for (size_t i = 0; i < all.n; i++)
        if (str_is(all.at[i].code, section_of(r)->code))
            v.text = all.at[i].text;
    return form_show(t, &model_section_form, &v, m->texts.at[0].number);
}

static size_t rank_of(struct str code)
{
    size_t i = 0;

    while (i < CODES_model_section.n && !str_is(code, CODES_model_section.at[i].code))
        i++;
    return i;
}

/* A new one stands where the list of sections has it; an empty one is left out. */
static enum outcome put_section(struct req *r, struct model *m, const void *values, struct problems *ret)
{
    struct task *t = &r->task;
    const struct model_section_values *v = values;
    struct model_section mine = { str_of(section_of(r)->code), S(""), v->text };
    struct model_sections all = models_sections(t, m->texts.at[0].body), next = { 0 };
    struct model_text x = m->texts.at[0];
    bool placed = str_empty(v->text);

    for (size_t i = 0; i < all.n; i++) {
        bool here = str_eq(all.at[i].code, mine.code);
        bool behind = !str_empty(all.at[i].code) && rank_of(all.at[i].code) >= rank_of(mine.code);
        if (!placed && behind) {
            LIST_ADD(t->a, &next, mine);
            placed = true;
        }
        if (!here)
            LIST_ADD(t->a, &next, all.at[i]);
    }
    if (!placed)
        LIST_ADD(t->a, &next, mine);
    x.body = models_body(t, x.lang, &next), x.number = m->version;
    return models_put_text(t, m->id, &x, ret);
}

/* ---- the card */

static struct form card_form(struct req *r, const struct model *m)
{
    struct task *t = &r->task;
    struct model_card_values v = { .licence = m->licence, .funder = m->funder, .whole = m->whole };

    for (size_t i = 0; i < m->projects.n; i++)
        strs_add(t->a, &v.projects, id_str(t->a, m->projects.at[i]));
    return form_show(t, &model_card_form, &v, m->version);
}

static void offer_projects(struct task *t, const struct model *m, struct form *form)
{
    struct project_briefs all = projects_open_to(t);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].id != m->project && publications_open_in(t, all.at[i].id))
            form_option_id(t, form, model_card_F_projects, all.at[i].id, all.at[i].name);
}

static struct model_ids ids_of(struct task *t, const struct strs *typed)
{
    struct model_ids list = { 0 };

    for (size_t i = 0; i < typed->n; i++) {
        int64_t id;
        if (id_read(typed->at[i], &id))
            LIST_ADD(t->a, &list, id);
    }
    return list;
}

static enum outcome put_card(struct req *r, struct model *m, const void *values, struct problems *ret)
{
    const struct model_card_values *v = values;

    m->licence = v->licence, m->funder = v->funder, m->whole = v->whole;
    m->projects = ids_of(&r->task, &v->projects);
    return models_put(&r->task, m, MODEL_CARD, ret);
}

/* ---- modules and materials */

static struct form choose_form(struct req *r, const struct model *m)
{
    struct model_choose_values v = { .modules = { 0 } };

    return form_show(&r->task, &model_choose_form, &v, m->version);
}

/* "Health (version 3; taken as version 2)" */
static void offer_modules(struct task *t, const struct model *m, struct form *form)
{
    struct modules all = modules_of(t, m->project, false);

    for (size_t i = 0; i < all.n; i++) {
        const struct module *o = &all.at[i];
        struct str name = trf(t, "%1$s (version %2$s)", o->name, lang_number(t->a, t->lang, o->edition));
        for (size_t k = 0; k < m->modules.n; k++)
            if (m->modules.at[k].module == o->id && m->modules.at[k].module_edition != INT_NONE)
                name = trf(t, "%1$s (version %2$s; in the model: version %3$s)", o->name,
                    lang_number(t->a, t->lang, o->edition),
                    lang_number(t->a, t->lang, m->modules.at[k].module_edition));
        form_option_id(t, form, model_choose_F_modules, o->id, name);
    }
}

static enum outcome put_chosen(struct req *r, struct model *m, const void *values, struct problems *ret)
{
    const struct model_choose_values *v = values;

    return models_take_modules(&r->task, m->id, m->version, &v->modules, ret);
}

static struct form materials_form(struct req *r, const struct model *m)
{
    struct task *t = &r->task;
    struct model_materials_values v = { .materials = { 0 } };

    for (size_t i = 0; i < m->materials.n; i++)
        strs_add(t->a, &v.materials, id_str(t->a, m->materials.at[i]));
    return form_show(t, &model_materials_form, &v, m->version);
}

static void offer_materials(struct task *t, const struct model *m, struct form *form)
{
    struct model_materials all = models_materials_offered(t, m->project);

    for (size_t i = 0; i < all.n; i++)
        form_option_id(t, form, model_materials_F_materials, all.at[i].id, all.at[i].title);
}

static enum outcome put_materials(struct req *r, struct model *m, const void *values, struct problems *ret)
{
    const struct model_materials_values *v = values;

    m->materials = ids_of(&r->task, &v->materials);
    return models_put(&r->task, m, MODEL_MATERIALS, ret);
}

/* ---- the pages */

static const struct text_door title_door = { .title = N_("Title and summary"),
    .intro = N_("In the language the model is written in."),
    .save = ROUTE_models_title_save,
    .table = &model_title_form,
    .form_of = title_form,
    .put = put_title };
static const struct text_door section_door = {
    .intro = N_("In the language the model is written in. Name nobody. An empty text leaves the section out."),
    .save = ROUTE_models_section_save,
    .table = &model_section_form,
    .form_of = section_form,
    .put = put_section
};
static const struct text_door card_door = { .title = N_("Licence and funding"),
    .intro = N_("What others may do with it, and who paid."),
    .save = ROUTE_models_card_save,
    .table = &model_card_form,
    .form_of = card_form,
    .offer = offer_projects,
    .put = put_card };
static const struct text_door choose_door = { .title = N_("Choose modules"),
    .intro = N_("A module is copied as it is today. If it changes later, the model stays as it is; tick it again to "
                "take the new "
                "version."),
    .save = ROUTE_models_choose_save,
    .table = &model_choose_form,
    .form_of = choose_form,
    .offer = offer_modules,
    .put = put_chosen };
static const struct text_door materials_door = { .title = N_("Choose materials"),
    .intro = N_("Materials that the project has published."),
    .save = ROUTE_models_materials_save,
    .table = &model_materials_form,
    .form_of = materials_form,
    .offer = offer_materials,
    .put = put_materials };

static struct reply show(struct req *r, int status, const struct text_door *d, const struct model *m, struct form form)
{
    struct task *t = &r->task;
    struct models_part_view v = { .id = m->id,
        .title = lang_tr(t->lang, d->title != NULL ? d->title : section_of(r)->name),
        .heading = m->texts.at[0].title,
        .intro = str_of(lang_tr(t->lang, d->intro)),
        .form = form,
        .save = url_to(t->a, d->save, d->title != NULL ? 1 : 2, r->ids),
        .back = URL(t, models_one, m->id),
        .version = form.version };

    if (d->offer != NULL)
        d->offer(t, m, &v.form);
    for (size_t i = 0; i < d->table->n; i++) {
        struct model_field one = { i };
        bool nothing = (d->table->fields[i].kind == FIELD_PICKS) && v.form.options[i].n == 0;
        if (!nothing)
            LIST_ADD(t->a, &v.fields, one);
    }
    return SHOW(r, status, models_part, &v);
}

static enum outcome to_change(struct req *r, const struct text_door *d, struct model *ret_model)
{
    enum outcome found = models_get(&r->task, r->ids[0], 0, ret_model);

    return found == DONE && d->title == NULL && section_of(r) == NULL ? NOT_FOUND : found;
}

static struct reply page(struct req *r, const struct text_door *d)
{
    struct model m;
    enum outcome found = to_change(r, d, &m);

    return found != DONE ? reply_refused(r, found) : show(r, 200, d, &m, d->form_of(r, &m));
}

static struct reply save(struct req *r, const struct text_door *d)
{
    struct task *t = &r->task;
    union text_values v;
    struct model m;
    struct form form;
    enum outcome how = to_change(r, d, &m);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = d->form_of(r, &m);
    if (!form_read_over(r, &theirs, &v, &form))
        return show(r, 422, d, &m, form);
    struct model next = m;
    next.version = form.version; /* of the record, or the number of its text */
    how = d->put(r, &next, &v, &form.problems);
    if (how == INVALID)
        return show(r, 422, d, &m, form);
    if (how == CONFLICT) {
        if (d->offer != NULL)
            d->offer(t, &m, &form), d->offer(t, &m, &theirs);
        return reply_conflict(
            r, &form, &theirs, url_to(t->a, d->save, d->title != NULL ? 1 : 2, r->ids), "publication", m.id);
    }
    return reply_outcome(r, how, URL(t, models_one, m.id), tr(t, "Saved."));
}

struct reply models_title_page(struct req *r) { return page(r, &title_door); }
struct reply models_title_save(struct req *r) { return save(r, &title_door); }
struct reply models_section_page(struct req *r) { return page(r, &section_door); }
struct reply models_section_save(struct req *r) { return save(r, &section_door); }
struct reply models_card_page(struct req *r) { return page(r, &card_door); }
struct reply models_card_save(struct req *r) { return save(r, &card_door); }
struct reply models_choose_page(struct req *r) { return page(r, &choose_door); }
struct reply models_choose_save(struct req *r) { return save(r, &choose_door); }
struct reply models_materials_page(struct req *r) { return page(r, &materials_door); }
struct reply models_materials_save(struct req *r) { return save(r, &materials_door); }
