/* projects_organisations_web: the organisations of a project, and for whom each member of staff works. No rules here.
 */
#include "lang/lang.h"
#include "projects_organisations_html.h"
#include "rooms/projects/projects_pages.h"

FORM_DEFINE(partner, PARTNER_FIELDS)
FORM_DEFINE(partners_see, PARTNERS_SEE_FIELDS)
FORM_DEFINE(project_worker, PROJECT_WORKER_FIELDS)

static struct str when_of(struct task *t, const struct partner *p)
{
    struct str since = day_known(p->since) ? lang_day(t->a, t->lang, p->since) : S("");
    struct str until = day_known(p->until) ? lang_day(t->a, t->lang, p->until) : S("");

    if (str_empty(since) && str_empty(until))
        return S("");
    return str_fmt(t->a, "%.*s–%.*s", STR_ARG(since), STR_ARG(until));
}

struct partner_lines partner_lines_of(struct task *t, int64_t project)
{
    struct partners all = projects_partners_of(t, project);
    struct partner_lines lines = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        const struct partner *p = &all.at[i];
        struct partner_line line = { *p, URL(t, projects_partner_edit, project, p->id), when_of(t, p),
            str_is(p->part, "partner") };
        LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

/* ---- the list */

static struct form see_form(struct task *t, int64_t project, struct partners_see *ret_now)
{
    *ret_now = projects_partners_see_of(t, project);
    struct partners_see_values v = { .see = ret_now->see };

    return form_show(t, &partners_see_form, &v, ret_now->version);
}

static void offer_names(struct task *t, struct form *f)
{
    struct strs names = projects_organisation_names(t);

    for (size_t i = 0; i < names.n; i++)
        form_option(t, f, partner_F_name, names.at[i], S(""));
}

static struct reply show_list(struct req *r, int status, struct form form, const struct form *see)
{
    struct task *t = &r->task;
    struct partners_see now;
    struct projects_partners_view v = { .project = r->ids[0],
        .name = projects_name(t, r->ids[0]),
        .rows = partner_lines_of(t, r->ids[0]),
        .form = form,
        .see = see_form(t, r->ids[0], &now),
        .tabs = projects_tabs(r, r->ids[0], TAB_ORGANISATIONS) };

    if (see != NULL)
        v.see = *see;
    v.limited = now.limited;
    for (size_t i = 0; i < v.rows.n; i++)
        v.has_partners |= v.rows.at[i].is_partner;
    offer_names(t, &v.form);
    return SHOW(r, status, projects_partners, &v);
}

static struct form empty_form(struct task *t, int64_t project)
{
    struct partners all = projects_partners_of(t, project);
    struct partner_values v = { .part = all.n > 0 ? S("partner") : S("lead") };

    return form_show(t, &partner_form, &v, 0);
}

struct reply projects_partners(struct req *r)
{
    enum outcome open = projects_open_for_change(&r->task, r->ids[0]);

    if (open != DONE)
        return reply_refused(r, open);
    return show_list(r, 200, empty_form(&r->task, r->ids[0]), NULL);
}

static struct partner typed(const struct partner_values *v, int64_t project)
{
    return (struct partner){ .project = project,
        .name = v->name,
        .business_id = v->business_id,
        .kind = v->kind,
        .part = v->part,
        .since = v->since,
        .until = v->until };
}

struct reply projects_partner_add(struct req *r)
{
    struct task *t = &r->task;
    struct partner_values v;
    struct form form;
    enum outcome how = projects_open_for_change(t, r->ids[0]);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &partner_form, &v, &form))
        return show_list(r, 422, form, NULL);
    struct partner p = typed(&v, r->ids[0]);
    how = projects_partner_put_in(t, r->ids[0], &p, &form.problems);
    if (how == INVALID)
        return show_list(r, 422, form, NULL);
    return reply_outcome(r, how, URL(t, projects_partners, r->ids[0]), tr(t, "The organisation is in the project."));
}

struct reply projects_partners_see(struct req *r)
{
    struct task *t = &r->task;
    struct partners_see_values v;
    struct partners_see now;
    struct form form, theirs;
    enum outcome how = projects_open_for_change(t, r->ids[0]);

    if (how != DONE)
        return reply_refused(r, how);
    theirs = see_form(t, r->ids[0], &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_list(r, 422, empty_form(t, r->ids[0]), &form);
    how = projects_put_partners_see(t, r->ids[0], form.version, v.see);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, projects_partners_see, r->ids[0]), "project", r->ids[0]);
    return reply_outcome(r, how, URL(t, projects_partners, r->ids[0]), tr(t, "Saved."));
}

/* ---- one of them */

static struct form form_of(struct task *t, const struct partner *p)
{
    struct partner_values v = { .name = p->name,
        .part = p->part,
        .business_id = p->business_id,
        .kind = p->kind,
        .since = p->since,
        .until = p->until };

    return form_show(t, &partner_form, &v, p->version);
}

static struct reply show_one(struct req *r, int status, const struct partner *p, struct form form)
{
    struct projects_partner_view v = { r->ids[0], *p, form };

    return SHOW(r, status, projects_partner, &v);
}

struct reply projects_partner_edit(struct req *r)
{
    struct partner p;
    enum outcome found = projects_partner_get(&r->task, r->ids[0], r->ids[1], &p);

    if (found != DONE)
        return reply_refused(r, found);
    return show_one(r, 200, &p, form_of(&r->task, &p));
}

struct reply projects_partner_save(struct req *r)
{
    struct task *t = &r->task;
    struct partner now;
    struct partner_values v;
    struct form form;
    enum outcome how = projects_partner_get(t, r->ids[0], r->ids[1], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_one(r, 422, &now, form);
    struct partner p = typed(&v, r->ids[0]);
    p.id = r->ids[1], p.version = form.version;
    how = projects_partner_change(t, &p, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(
            r, &form, &theirs, URL(t, projects_partner_save, r->ids[0], r->ids[1]), "partnership", r->ids[1]);
    return reply_outcome(r, how, URL(t, projects_partners, r->ids[0]), tr(t, "The organisation is saved."));
}

struct reply projects_partner_drop(struct req *r)
{
    struct task *t = &r->task;
    struct partner now;
    enum outcome how = projects_partner_take_out(t, r->ids[0], r->ids[1], req_version(r));

    if (how == INVALID && projects_partner_get(t, r->ids[0], r->ids[1], &now) == DONE) {
        struct form form = form_of(t, &now);
        problem_add(t, &form.problems, "",
            str_of(tr(t, "Staff or groups belong to this organisation. Give them to another one first, or write its "
                         "last day.")));
        return show_one(r, 422, &now, form);
    }
    return reply_outcome(
        r, how, URL(t, projects_partners, r->ids[0]), tr(t, "The organisation is not in the project any more."));
}

/* ---- for whom somebody works */

static struct form worker_form(struct task *t, const struct project_worker *w)
{
    struct project_worker_values v = { .role = str_of(role_code(w->role)), .organisation = w->organisation };

    return form_show(t, &project_worker_form, &v, w->version);
}

static struct reply show_worker(struct req *r, int status, const struct project_worker *w, struct form form)
{
    struct task *t = &r->task;
    struct projects_worker_view v = { .project = r->ids[0], .w = *w, .form = form };
    struct project_houses houses = projects_houses(t, r->ids[0]);

    for (size_t i = 0; i < houses.n; i++)
        form_option_id(t, &v.form, project_worker_F_organisation, houses.at[i].organisation, houses.at[i].name);
    v.choose = houses.n > 0;
    return SHOW(r, status, projects_worker, &v);
}

struct reply projects_staff_edit(struct req *r)
{
    struct project_worker w;
    enum outcome found = projects_worker(&r->task, r->ids[0], r->ids[1], &w);

    if (found != DONE)
        return reply_refused(r, found);
    return show_worker(r, 200, &w, worker_form(&r->task, &w));
}

struct reply projects_staff_save(struct req *r)
{
    struct task *t = &r->task;
    struct project_worker w;
    struct project_worker_values v;
    struct form form;
    enum outcome how = projects_worker(t, r->ids[0], r->ids[1], &w);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = worker_form(t, &w);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_worker(r, 422, &w, form);
    struct project_worker next = { w.staff, v.organisation, form.version, w.name, role_read(v.role) };
    how = projects_put_worker(t, r->ids[0], &next);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, projects_staff_save, r->ids[0], r->ids[1]), "staff", w.staff);
    if (how == INVALID) {
        problem_add(t, &form.problems, "organisation", str_of(tr(t, "Choose from the list.")));
        return show_worker(r, 422, &w, form);
    }
    return reply_outcome(r, how, URL(t, projects_staff_page, r->ids[0]), tr(t, "Saved."));
}
