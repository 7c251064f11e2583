/* modules_experts_web: work contacts: the list, one with her visits. Her invitation to a session is a page of groups.
 * No rules here. */
#include "lang/lang.h"
#include "modules_experts_html.h"
#include "modules_sql.h"
#include "rooms/modules/modules_web.h"
#include "rooms/projects/projects.h"
#include "rooms/providers/providers.h"

FORM_DEFINE(expert, EXPERT_FIELDS)

enum { VISITS_SHOWN = 20 };

struct reply modules_experts_list(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct experts all = modules_experts(t, project);
    struct modules_experts_view v = { .projects = modules_project_tabs(t, URL(t, modules_experts_list), project),
        .make = url_with_id(t->a, URL(t, modules_expert_new), "project", project),
        .modules = url_with_id(t->a, URL(t, modules_list), "project", project) };

    for (size_t i = 0; i < all.n; i++) {
        struct expert_line line = { all.at[i], URL(t, modules_expert, all.at[i].id),
            lang_language_names(t->a, t->lang, all.at[i].languages) };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, modules_experts, &v);
}

/* ---- one */

static struct form form_of(struct task *t, const struct expert *e)
{
    struct expert_values v = { .project = e->project,
        .name = e->name,
        .organisation = e->organisation,
        .topics = e->topics,
        .languages = strs_split(t->a, e->languages, ';'),
        .email = e->email,
        .phone = e->phone };

    return form_show(t, &expert_form, &v, e->version);
}

static struct expert read_off(struct task *t, const struct expert_values *v)
{
    return (struct expert){ .project = v->project,
        .name = v->name,
        .organisation = v->organisation,
        .topics = v->topics,
        .languages = strs_join(t->a, &v->languages, S(";")),
        .email = v->email,
        .phone = v->phone };
}

static struct reply show_one(struct req *r, int status, const struct expert *e, struct form form)
{
    struct task *t = &r->task;
    struct modules_expert_view v = { .e = *e, .form = form, .may_write = true };
    struct strs names = providers_names(t);

    for (size_t i = 0; i < names.n; i++)
        form_option(t, &v.form, expert_F_organisation, names.at[i], names.at[i]);
    if (e->id == 0) {
        v.choose_project = modules_project_menu(t, &v.form, expert_F_project);
        return SHOW(r, status, modules_expert_new, &v);
    }
    v.may_write = modules_may_write(t, e->project);
    v.may_remove = v.may_write && modules_expert_is_free(t, e->id);
    struct modules_sql_visits_rows rows = modules_sql_visits(t, e->id, VISITS_SHOWN);
    for (size_t i = 0; i < rows.n; i++) {
        struct expert_visit one = { rows.at[i].day, rows.at[i].thanked_on, str_is(rows.at[i].state, "cancelled") };
        LIST_ADD(t->a, &v.visits, one);
    }
    return SHOW(r, status, modules_expert, &v);
}

struct reply modules_expert_new(struct req *r)
{
    struct task *t = &r->task;
    const struct expert e = { .project = modules_project_for(t, projects_current(t, req_id(r, "project"))) };

    return e.project == 0 ? reply_not_allowed(r) : show_one(r, 200, &e, form_of(t, &e));
}

struct reply modules_expert_create(struct req *r)
{
    struct task *t = &r->task;
    struct expert_values v;
    struct form form;
    int64_t id = 0;

    bool good = form_read(r, &expert_form, &v, &form);
    struct expert e = read_off(t, &v);
    if (e.project == 0 && !modules_may_write(t, 0))
        e.project = modules_project_for(t, 0);
    enum outcome how = good ? modules_expert_put(t, &e, &id, &form.problems) : INVALID;
    if (how == INVALID)
        return show_one(r, 422, &e, form);
    return reply_outcome(r, how, url_with_id(t->a, URL(t, modules_experts_list), "project", e.project),
        tr(t, "The work contact is saved."));
}

struct reply modules_expert(struct req *r)
{
    struct expert e;
    enum outcome found = modules_expert_get(&r->task, r->ids[0], &e);

    return found != DONE ? reply_refused(r, found) : show_one(r, 200, &e, form_of(&r->task, &e));
}

struct reply modules_expert_save(struct req *r)
{
    struct task *t = &r->task;
    struct expert_values v;
    struct expert now;
    struct form form;
    enum outcome how = modules_expert_get(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    bool good = form_read_over(r, &theirs, &v, &form);
    struct expert e = read_off(t, &v);
    e.id = now.id, e.project = now.project, e.version = form.version;
    how = good ? modules_expert_put(t, &e, &e.id, &form.problems) : INVALID;
    if (how == INVALID)
        return show_one(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, modules_expert_save, now.id), "expert", now.id);
    return reply_outcome(r, how, URL(t, modules_expert, now.id), tr(t, "The work contact is saved."));
}

struct reply modules_expert_drop(struct req *r)
{
    struct task *t = &r->task;
    struct expert e;
    enum outcome how = modules_expert_get(t, r->ids[0], &e);

    if (how != DONE)
        return reply_refused(r, how);
    how = modules_expert_remove(t, e.id, req_version(r));
    if (how == INVALID)
        return reply_redirect(
            r, URL(t, modules_expert, e.id), tr(t, "A session or a module names this work contact, so it stays."));
    if (how != DONE)
        return reply_outcome(r, how, URL(t, modules_expert, e.id), NULL);
    req_drop_draft(r, URL(t, modules_expert_save, e.id));
    return reply_redirect(r, url_with_id(t->a, URL(t, modules_experts_list), "project", e.project),
        tr(t, "The work contact is removed."));
}
