/* modules_series_web: series: one, its form. Planning a group with it is a page of groups. No rules here. */
#include "modules_series_html.h"
#include "rooms/modules/modules_web.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(series, SERIES_FIELDS)

enum { PLACES_FREE = 4 }; /* empty places that are shown behind the filled ones */

static int64_t *place_of(struct series_values *v, size_t i)
{
    return (int64_t *)(void *)((char *)v + series_form.fields[series_F_module_1 + i].offset);
}

struct reply modules_series_one(struct req *r)
{
    struct task *t = &r->task;
    struct modules_series_view v = { .list = URL(t, modules_list) };
    enum outcome found = modules_series_get(t, r->ids[0], &v.s);

    if (found != DONE)
        return reply_refused(r, found);
    for (size_t i = 0; i < v.s.items.n; i++) {
        const struct module *m = &v.s.items.at[i];
        struct module_line line = { *m, URL(t, modules_one, m->id), modules_needs_text(t, m->needs) };
        LIST_ADD(t->a, &v.rows, line);
        v.sessions += m->sessions;
    }
    v.project_name = modules_whose(t, v.s.project);
    if (v.s.project != 0)
        v.list = url_with_id(t->a, v.list, "project", v.s.project);
    v.may_write = modules_may_write(t, v.s.project);
    v.may_plan = permitted(t->viewer, PERM_GROUPS_LEAD);
    return SHOW(r, 200, modules_series_one, &v);
}

struct reply modules_series_drop(struct req *r)
{
    struct task *t = &r->task;
    struct series s;
    enum outcome how = modules_series_get(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    how = modules_series_remove(t, s.id, req_version(r));
    if (how != DONE)
        return reply_outcome(r, how, URL(t, modules_series_one, s.id), NULL);
    req_drop_draft(r, URL(t, modules_series_save, s.id));
    return reply_redirect(r, url_with_id(t->a, URL(t, modules_list), "project", s.project),
        tr(t, "The series is removed. Sessions that were made from it stay."));
}

/* ---- its form */

static struct form form_of(struct task *t, const struct series *s)
{
    struct series_values v = { .project = s->project, .name = s->name };

    for (size_t i = 0; i < s->items.n && i < SERIES_MOST; i++)
        *place_of(&v, i) = s->items.at[i].id;
    return form_show(t, &series_form, &v, s->version);
}

static struct series read_off(struct task *t, struct series_values *v)
{
    struct series s = { .project = v->project, .name = v->name };

    for (size_t i = 0; i < SERIES_MOST; i++) {
        struct module one = { .id = *place_of(v, i) };
        if (one.id != 0)
            LIST_ADD(t->a, &s.items, one);
    }
    return s;
}

static void offer_modules(struct task *t, int64_t project, struct form *form)
{
    struct modules all = modules_of(t, project, false);

    for (size_t i = 0; i < SERIES_MOST; i++)
        for (size_t k = 0; k < all.n; k++)
            form_option_id(t, form, series_F_module_1 + i, all.at[k].id, all.at[k].name);
}

static struct reply show_form(struct req *r, int status, int64_t series, int64_t project, struct form form)
{
    struct task *t = &r->task;
    struct modules_series_form_view v = {
        .id = series, .form = form, .back = series == 0 ? URL(t, modules_list) : URL(t, modules_series_one, series)
    };
    size_t shown = 0;

    offer_modules(t, project, &v.form);
    if (series == 0)
        v.choose_project = modules_project_menu(t, &v.form, series_F_project);
    v.nothing = v.form.options[series_F_module_1].n == 0;
    for (size_t i = 0; i < SERIES_MOST; i++)
        if (!str_empty(form.typed[series_F_module_1 + i]))
            shown = i + 1;
    for (size_t i = 0; i < SERIES_MOST && i < shown + PLACES_FREE; i++) {
        struct series_field one = { series_F_module_1 + i };
        LIST_ADD(t->a, &v.fields, one);
    }
    return SHOW(r, status, modules_series_form, &v);
}

struct reply modules_series_new(struct req *r)
{
    struct task *t = &r->task;
    const struct series s = { .project = modules_project_for(t, projects_current(t, req_id(r, "project"))) };

    return s.project == 0 ? reply_not_allowed(r) : show_form(r, 200, 0, s.project, form_of(t, &s));
}

struct reply modules_series_create(struct req *r)
{
    struct task *t = &r->task;
    struct series_values v;
    struct form form;
    int64_t id = 0;

    bool good = form_read(r, &series_form, &v, &form);
    struct series s = read_off(t, &v);
    if (s.project == 0 && !modules_may_write(t, 0))
        s.project = modules_project_for(t, 0);
    enum outcome how = good ? modules_series_put(t, &s, &id, &form.problems) : INVALID;
    if (how == INVALID)
        return show_form(r, 422, 0, s.project, form);
    return reply_outcome(
        r, how, how == DONE ? URL(t, modules_series_one, id) : URL(t, modules_list), tr(t, "The series is saved."));
}

struct reply modules_series_edit(struct req *r)
{
    struct series s;
    enum outcome found = modules_series_get(&r->task, r->ids[0], &s);

    if (found == DONE && !modules_may_write(&r->task, s.project))
        found = NOT_ALLOWED;
    return found != DONE ? reply_refused(r, found) : show_form(r, 200, s.id, s.project, form_of(&r->task, &s));
}

struct reply modules_series_save(struct req *r)
{
    struct task *t = &r->task;
    struct series_values v;
    struct series now;
    struct form form;
    enum outcome how = modules_series_get(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    bool good = form_read_over(r, &theirs, &v, &form);
    struct series s = read_off(t, &v);
    s.id = now.id, s.project = now.project, s.version = form.version;
    how = good ? modules_series_put(t, &s, &s.id, &form.problems) : INVALID;
    if (how == INVALID)
        return show_form(r, 422, now.id, now.project, form);
    if (how == CONFLICT) {
        offer_modules(t, now.project, &form);
        offer_modules(t, now.project, &theirs);
        return reply_conflict(r, &form, &theirs, URL(t, modules_series_save, now.id), "series", now.id);
    }
    return reply_outcome(r, how, URL(t, modules_series_one, now.id), tr(t, "The series is saved."));
}
