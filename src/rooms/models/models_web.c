/* models_web: the list of models for staff, a new one, one with all its parts, publishing a version. No rules here. */
#include "rooms/models/models_web.h"

#include "models_models_html.h"
#include "models_public_html.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"
#include "rooms/reports/reports.h"

FORM_DEFINE(model_new, MODEL_NEW_FIELDS)
FORM_DEFINE(model_publish, MODEL_PUBLISH_FIELDS)

static const char *color_of(struct str state)
{
    return str_is(state, "published")                             ? "success"
           : str_is(state, "review") || str_is(state, "approved") ? "info"
                                                                  : "neutral";
}

/* ---- the list */

struct reply models_list(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct model_lines all = models_listed(t, project);
    struct project_briefs projects = projects_open_to(t);
    struct models_list_view v = { .make = url_with_id(t->a, URL(t, models_new), "project", project),
        .shown = models_url(t, ROUTE_models_list_in_fi, t->lang, 0),
        .project = project,
        .may_make = publications_open_in(t, project),
        .may_bring = permitted(t->viewer, PERM_EXCHANGE) };

    for (size_t i = 0; i < projects.n; i++)
        if (publications_open_in(t, projects.at[i].id))
            picks_add(t, &v.projects, id_str(t->a, projects.at[i].id), projects.at[i].name, id_str(t->a, project));
    for (size_t i = 0; i < all.n; i++) {
        struct model_row row = { URL(t, models_one, all.at[i].id), all.at[i], color_of(all.at[i].state) };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, models_list, &v);
}

/* ---- a new one */

static struct reply show_new(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_where(t, publications_open_in);
    struct models_new_view v = { .form = form };

    v.choose_project = project_menu(t, &v.form, model_new_F_project, &projects);
    return SHOW(r, status, models_new, &v);
}

static int64_t project_for(struct task *t, int64_t wanted)
{
    struct project_briefs projects = projects_where(t, publications_open_in);

    return projects_pick(&projects, wanted);
}

struct reply models_new(struct req *r)
{
    struct task *t = &r->task;
    struct model_new_values v = { .project = project_for(t, projects_current(t, req_id(r, "project"))),
        .kind = S("model"),
        .source = str_of(t->lang->tag),
        .title = S(""),
        .summary = S("") };

    return v.project == 0 ? reply_not_allowed(r) : show_new(r, 200, form_show(t, &model_new_form, &v, 0));
}

struct reply models_create(struct req *r)
{
    struct task *t = &r->task;
    struct model_new_values v;
    struct form form;
    int64_t id = 0;

    if (!form_read(r, &model_new_form, &v, &form))
        return show_new(r, 422, form);
    struct model_new n = { .project = v.project != 0 ? v.project : project_for(t, 0),
        .kind = v.kind,
        .source = v.source,
        .title = v.title,
        .summary = v.summary,
        .source_key = S("") };
    enum outcome how = models_make(t, &n, &id, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, form);
    return reply_outcome(r, how, how == DONE ? URL(t, models_one, id) : URL(t, models_list),
        tr(t, "The draft is made. Now write its parts, one at a time, in any order."));
}

/* ---- one */

static struct url new_part(struct task *t, unsigned route, int64_t model, int64_t key)
{
    int64_t ids[2] = { model, key };

    return url_to(t->a, route, 2, ids);
}

static bool has_section(const struct model_sections *list, const char *code)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_is(list->at[i].code, code))
            return true;
    return false;
}

static void add_more(struct task *t, struct models_one_view *v)
{
    struct model_sections there = models_sections(t, v->m->texts.at[0].body);

    for (size_t i = 0; i < CODES_model_section.n; i++) {
        struct missing_section one = { new_part(t, ROUTE_models_section_page, v->m->id, (int64_t)i + 1),
            str_of(lang_tr(t->lang, CODES_model_section.at[i].name)) };
        if (!has_section(&there, CODES_model_section.at[i].code))
            LIST_ADD(t->a, &v->more, one);
    }
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct model_link one = { url_with(t->a, URL(t, models_words_page, v->m->id), "in", str_of(l->tag)),
            str_of(l->name), str_of(l->tag), str_of(l->dir), false };
        if (!str_is(v->m->source, l->tag))
            LIST_ADD(t->a, &v->words, one);
    }
}

/* What staff writes is shown in the language it is written in. */
static struct model_page *as_written(struct task *t, const struct model *m)
{
    struct model_page *v = models_page(t, m, true);
    const struct model_text *x = &m->texts.at[0];

    if (x->lang != t->lang) {
        struct task in_it = *t;
        in_it.lang = x->lang;
        struct model_page *source = models_page(&in_it, m, true);
        v->title = source->title, v->summary = source->summary, v->sections = source->sections;
    }
    return v;
}

static struct reply show_one(struct req *r, int status, const struct model *m, const struct form *publish)
{
    struct task *t = &r->task;
    struct model_publish_values none = { .what_changed = S("") };
    struct models_one_view v = { .m = m,
        .page = *as_written(t, m),
        .publish = publish != NULL ? *publish : form_show(t, &model_publish_form, &none, m->version),
        .state = code_name(t->lang, &CODES_publication_state, m->state),
        .color = color_of(m->state),
        .list = url_with_id(t->a, URL(t, models_list), "project", m->project),
        .text = URL(t, publications_one, m->id),
        .add_phase = new_part(t, ROUTE_models_phase_page, m->id, id_new()),
        .add_module = new_part(t, ROUTE_models_module_page, m->id, id_new()),
        .add_role = new_part(t, ROUTE_models_role_page, m->id, id_new()),
        .add_cost = new_part(t, ROUTE_models_cost_page, m->id, id_new()),
        .add_author = new_part(t, ROUTE_models_author_page, m->id, (int64_t)m->authors.n + 1),
        .may_publish = str_is(m->state, "approved") && permitted(t->viewer, PERM_PUBLICATIONS_PUBLISH),
        .may_figures = permitted(t->viewer, PERM_PUBLICATIONS_PUBLISH) && reports_may_see(t, m->project),
        .may_remove = m->newest == 0,
        .again = m->newest > 0 };

    struct model_adoptions adopted = models_adoptions(t, m->id, false);
    v.page.adoptions = (struct adoption_views){ 0 };
    for (size_t i = 0; i < adopted.n; i++) {
        struct adoption_view one = { adopted.at[i], { S("") } };
        LIST_ADD(t->a, &v.page.adoptions, one);
    }
    if (m->shown)
        v.shown = models_url(t, ROUTE_models_in_fi, t->lang, m->id);
    add_more(t, &v);
    return SHOW(r, status, models_one, &v);
}

struct reply models_one(struct req *r)
{
    struct model m;
    enum outcome found = models_get(&r->task, r->ids[0], 0, &m);

    return found == DONE ? show_one(r, 200, &m, NULL) : reply_refused(r, found);
}

/* As everybody would see it. */
struct reply models_preview(struct req *r)
{
    struct task *t = &r->task;
    struct model m;
    enum outcome found = models_get(t, r->ids[0], 0, &m);

    if (found != DONE)
        return reply_refused(r, found);
    struct model_page *v = models_page(t, &m, false);
    v->list = URL(t, models_one, m.id);
    return SHOW(r, 200, models_public, v);
}

struct reply models_publish_now(struct req *r)
{
    struct task *t = &r->task;
    struct model_publish_values v;
    struct model m;
    struct form form;
    int64_t edition = 0;
    enum outcome how = models_get(t, r->ids[0], 0, &m);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &model_publish_form, &v, &form))
        return show_one(r, 422, &m, &form);
    how = models_publish(t, m.id, form.version, v.what_changed, &edition, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &m, &form);
    return reply_outcome(
        r, how, URL(t, models_one, m.id), tr(t, "The version is published. It does not change any more."));
}

struct reply models_drop(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = models_remove(t, r->ids[0], req_version(r));

    return reply_outcome(
        r, how, how == DONE ? URL(t, models_list) : URL(t, models_one, r->ids[0]), tr(t, "The draft is removed."));
}
