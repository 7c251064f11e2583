/* modules_web: the list of modules and series, one module, its form. No rules here. */
#include "rooms/modules/modules_web.h"

#include "lang/lang.h"
#include "modules_modules_html.h"
#include "rooms/materials.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(module, MODULE_FIELDS)

/* ---- what all pages of this room say */

int64_t modules_project_for(struct task *t, int64_t wanted)
{
    struct project_briefs projects = projects_where(t, modules_may_write);

    return projects_pick(&projects, wanted);
}

bool modules_project_menu(struct task *t, struct form *form, size_t field)
{
    struct project_briefs projects = projects_where(t, modules_may_write);

    return project_menu(t, form, field, &projects) || modules_may_write(t, 0);
}

struct module_projects modules_project_tabs(struct task *t, struct url here, int64_t current)
{
    struct project_briefs projects = projects_open_to(t);
    struct module_projects list = { 0 };

    for (size_t i = 0; i < projects.n; i++) {
        struct module_project one = { url_with_id(t->a, here, "project", projects.at[i].id), projects.at[i].name,
            projects.at[i].id == current };
        if (viewer_role_in(t->viewer, projects.at[i].id) != ROLE_NONE)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct str modules_needs_text(struct task *t, struct str needs)
{
    struct strs codes = strs_split(t->a, needs, ';'), names = { 0 };

    for (size_t i = 0; i < codes.n; i++)
        strs_add(t->a, &names, code_name(t->lang, &CODES_need_area, codes.at[i]));
    return strs_join(t->a, &names, S(", "));
}

struct str modules_whose(struct task *t, int64_t project)
{
    return project == 0 ? str_of(tr(t, "Shared by all projects")) : projects_name(t, project);
}

/* ---- the list */

struct reply modules_list(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct modules all = modules_of(t, project, true);
    struct series_list series = modules_series_of(t, project);
    struct modules_list_view v = { .projects = modules_project_tabs(t, URL(t, modules_list), project),
        .make = url_with_id(t->a, URL(t, modules_new), "project", project),
        .make_series = url_with_id(t->a, URL(t, modules_series_new), "project", project),
        .experts = url_with_id(t->a, URL(t, modules_experts_list), "project", project),
        .may_write = modules_may_write(t, project) };

    for (size_t i = 0; i < all.n; i++) {
        struct module_line line = { all.at[i], URL(t, modules_one, all.at[i].id),
            modules_needs_text(t, all.at[i].needs) };
        LIST_ADD(t->a, &v.rows, line);
    }
    for (size_t i = 0; i < series.n; i++) {
        struct series_line line = { URL(t, modules_series_one, series.at[i].id), series.at[i].name,
            (int64_t)series.at[i].items.n, series.at[i].project == 0 };
        LIST_ADD(t->a, &v.series, line);
    }
    return SHOW(r, 200, modules_list, &v);
}

/* ---- one */

struct reply modules_one(struct req *r)
{
    struct task *t = &r->task;
    struct modules_one_view v = { .list = URL(t, modules_list) };
    struct expert e;
    enum outcome found = modules_get(t, r->ids[0], &v.m);

    if (found != DONE)
        return reply_refused(r, found);
    v.notes = modules_notes(t, v.m.id, 0);
    v.needs = modules_needs_text(t, v.m.needs);
    v.languages = lang_language_names(t->a, t->lang, v.m.languages);
    v.project_name = modules_whose(t, v.m.project);
    if (v.m.project != 0)
        v.list = url_with_id(t->a, v.list, "project", v.m.project);
    if (v.m.expert != 0 && modules_expert_get(t, v.m.expert, &e) == DONE) {
        v.expert = modules_expert_text(t->a, &e);
        if (permitted(t->viewer, PERM_MODULES_WRITE))
            v.expert_url = URL(t, modules_expert, e.id);
    }
    v.steps_minutes = modules_minutes(&v.m.steps);
    v.has_minutes = v.m.minutes != INT_NONE;
    v.over = v.has_minutes ? v.steps_minutes - v.m.minutes : 0;
    v.rest = -v.over;
    v.may_write = modules_may_write(t, v.m.project);
    struct str key = materials_key(t, "module", v.m.id);
    if (v.may_write)
        v.choice = materials_choice(t, key, URL(t, modules_material, v.m.id));
    else
        v.materials = materials_about(t, key);
    v.may_remove = v.may_write && modules_is_free(t, v.m.id);
    return SHOW(r, 200, modules_one, &v);
}

struct reply modules_material(struct req *r)
{
    struct task *t = &r->task;
    struct module m;
    enum outcome how = modules_get(t, r->ids[0], &m);

    if (how == DONE && !modules_may_write(t, m.project))
        how = NOT_ALLOWED;
    return materials_chosen(r, how, materials_key(t, "module", r->ids[0]), URL(t, modules_one, r->ids[0]));
}

struct reply modules_drop(struct req *r)
{
    struct task *t = &r->task;
    struct module m;
    enum outcome found = modules_get(t, r->ids[0], &m);

    if (found != DONE)
        return reply_refused(r, found);
    enum outcome how = modules_remove(t, m.id, req_version(r));
    if (how == INVALID)
        return reply_redirect(r, URL(t, modules_one, m.id),
            tr(t,
                "A session or a series has this module, so it stays. You can say that it cannot be chosen any more."));
    if (how != DONE)
        return reply_outcome(r, how, URL(t, modules_one, m.id), NULL);
    req_drop_draft(r, URL(t, modules_save, m.id));
    return reply_redirect(
        r, url_with_id(t->a, URL(t, modules_list), "project", m.project), tr(t, "The module is removed."));
}

/* ---- its form */

static struct form form_of(struct task *t, const struct module *m)
{
    struct module_values v = { .project = m->project,
        .name = m->name,
        .purpose = m->purpose,
        .audience = m->audience,
        .languages = strs_split(t->a, m->languages, ';'),
        .sessions = m->sessions,
        .minutes = m->minutes,
        .steps = modules_steps_text(t->a, &m->steps),
        .needs = strs_split(t->a, m->needs, ';'),
        .expert = m->expert,
        .offered = m->offered };
    return form_show(t, &module_form, &v, m->version);
}

static void offer_experts(struct task *t, int64_t project, struct form *form)
{
    struct experts all = modules_experts(t, project);

    for (size_t i = 0; i < all.n; i++)
        form_option_id(t, form, module_F_expert, all.at[i].id, modules_expert_text(t->a, &all.at[i]));
}

static struct module read_off(struct task *t, const struct module_values *v)
{
    return (struct module){ .project = v->project,
        .name = v->name,
        .purpose = v->purpose,
        .audience = v->audience,
        .languages = strs_join(t->a, &v->languages, S(";")),
        .sessions = v->sessions,
        .minutes = v->minutes,
        .steps = modules_steps_read(t->a, v->steps),
        .needs = strs_join(t->a, &v->needs, S(";")),
        .expert = v->expert,
        .offered = v->offered };
}

/* module 0: a new one. */
static struct reply show_form(struct req *r, int status, int64_t module, int64_t project, struct form form)
{
    struct task *t = &r->task;
    struct modules_form_view v = {
        .id = module, .form = form, .back = module == 0 ? URL(t, modules_list) : URL(t, modules_one, module)
    };

    offer_experts(t, project, &v.form);
    if (module == 0)
        v.choose_project = modules_project_menu(t, &v.form, module_F_project);
    return SHOW(r, status, modules_form, &v);
}

struct reply modules_new(struct req *r)
{
    struct task *t = &r->task;
    const struct module m = { .project = modules_project_for(t, projects_current(t, req_id(r, "project"))),
        .sessions = 1,
        .minutes = INT_NONE,
        .offered = true };

    return m.project == 0 ? reply_not_allowed(r) : show_form(r, 200, 0, m.project, form_of(t, &m));
}

struct reply modules_create(struct req *r)
{
    struct task *t = &r->task;
    struct module_values v;
    struct form form;
    int64_t id = 0;

    bool good = form_read(r, &module_form, &v, &form);
    struct module m = read_off(t, &v);
    if (m.project == 0 && !modules_may_write(t, 0))
        m.project = modules_project_for(t, 0);
    if (!good)
        return show_form(r, 422, 0, m.project, form);
    enum outcome how = modules_put(t, &m, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, 0, m.project, form);
    return reply_outcome(
        r, how, how == DONE ? URL(t, modules_one, id) : URL(t, modules_list), tr(t, "The module is saved."));
}

struct reply modules_edit(struct req *r)
{
    struct module m;
    enum outcome found = modules_get(&r->task, r->ids[0], &m);

    if (found == DONE && !modules_may_write(&r->task, m.project))
        found = NOT_ALLOWED;
    return found != DONE ? reply_refused(r, found) : show_form(r, 200, m.id, m.project, form_of(&r->task, &m));
}

struct reply modules_save(struct req *r)
{
    struct task *t = &r->task;
    struct module_values v;
    struct module now;
    struct form form;
    enum outcome found = modules_get(t, r->ids[0], &now);

    if (found != DONE)
        return reply_refused(r, found);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, now.id, now.project, form);
    struct module m = read_off(t, &v);
    m.id = now.id, m.project = now.project, m.version = form.version;
    enum outcome how = modules_put(t, &m, &m.id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, now.id, now.project, form);
    if (how == CONFLICT) {
        offer_experts(t, now.project, &form);
        offer_experts(t, now.project, &theirs);
        return reply_conflict(r, &form, &theirs, URL(t, modules_save, now.id), "module", now.id);
    }
    return reply_outcome(r, how, URL(t, modules_one, now.id), tr(t, "The module is saved."));
}
