/* plans_points_web: the points of a person's integration plan. No rules here. */
#include "plans_points_html.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans_pages.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

FORM_DEFINE(plan_point, PLAN_POINT_FIELDS)
FORM_DEFINE(plan_points, PLAN_POINTS_FIELDS)

struct reply plans_points(struct req *r)
{
    struct task *t = &r->task;
    struct plan_points_view v = { .person = r->ids[0] };
    struct day soon = day_add(t->today, PLANS_EXPIRY_DAYS);

    if (!people_may_see(t, v.person))
        return reply_not_found(r);
    struct plan_points all = plans_points_of(t, v.person);
    v.name = people_name(t, v.person);
    for (size_t i = 0; i < all.n; i++) {
        struct day until = all.at[i].valid_until;
        struct plan_point_line line = { .id = all.at[i].id,
            .p = all.at[i],
            .expired = day_known(until) && day_cmp(until, t->today) < 0,
            .soon = day_known(until) && day_cmp(until, t->today) >= 0 && day_cmp(until, soon) <= 0 };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, plans_points, &v);
}

/* ---- a whole plan at once */

static struct reply show_new(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct plan_form_view v = plans_new_view(t, person, form, plan_points_F_project, URL(t, plans_points, person));

    return SHOW(r, status, plans_points_new, &v);
}

struct reply plans_points_new(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct project_briefs projects = plans_writable(t, person);

    if (!people_may_see(t, person) || projects.n == 0)
        return reply_not_found(r);
    struct plan_points_values v = { .received_on = t->today, .project = projects.at[0].id };
    struct form form = form_show(t, &plan_points_form, &v, 0);
    return show_new(r, 200, form);
}

/* The items that were filled in: their fields are called by their codes. */
static struct plan_points filled(struct task *t, const struct plan_points_values *v)
{
    struct plan_points list = { 0 };

    for (size_t item = 0; item < CODES_integration_item.n; item++)
        for (size_t i = 0; i < plan_points_form.n; i++) {
            const struct field *f = &plan_points_form.fields[i];
            const struct str *text = (const struct str *)(const void *)((const char *)v + f->offset);
            if (f->kind != FIELD_LONG || strcmp(f->name, CODES_integration_item.at[item].code) || str_empty(*text))
                continue;
            struct plan_point one = { .item = str_of(f->name), .what = *text };
            LIST_ADD(t->a, &list, one);
        }
    return list;
}

struct reply plans_points_create(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct project_briefs projects = plans_writable(t, person);
    struct plan_points_values v;
    struct form form;

    if (!people_may_see(t, person) || projects.n == 0)
        return reply_not_found(r);
    if (!form_read(r, &plan_points_form, &v, &form))
        return show_new(r, 422, form);
    struct plan_points points = filled(t, &v);
    struct plan_point all = { .person = person,
        .project = v.project != 0 ? v.project : projects.at[0].id,
        .source = v.source,
        .received_on = v.received_on,
        .valid_until = v.valid_until };
    enum outcome how = plans_points_add(t, &all, &points, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, form);
    return reply_outcome(r, how, URL(t, plans_points, person), tr(t, "The points of the plan are saved."));
}

/* ---- one point */

static struct form form_of(struct task *t, const struct plan_point *p)
{
    struct plan_point_values v = {
        .what = p->what, .source = p->source, .received_on = p->received_on, .valid_until = p->valid_until
    };

    return form_show(t, &plan_point_form, &v, p->version);
}

static struct reply show_point(struct req *r, int status, const struct plan_point *p, struct form form)
{
    struct task *t = &r->task;
    struct plan_point_view v = { .person = p->person,
        .point = p->id,
        .version = p->version,
        .name = people_name(t, p->person),
        .item = p->item,
        .what = p->what,
        .form = form,
        .back = URL(t, plans_points, p->person) };

    return SHOW(r, status, plans_point, &v);
}

struct reply plans_point_edit(struct req *r)
{
    struct plan_point p;
    enum outcome found = plans_point_get(&r->task, r->ids[0], r->ids[1], &p);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_of(&r->task, &p);
    return show_point(r, 200, &p, form);
}

struct reply plans_point_save(struct req *r)
{
    struct task *t = &r->task;
    struct plan_point now, p;
    struct plan_point_values v;
    struct form form;
    enum outcome found = plans_point_get(t, r->ids[0], r->ids[1], &now);

    if (found != DONE)
        return reply_refused(r, found);
    struct form theirs = form_of(t, &now);
    bool right = form_read_over(r, &theirs, &v, &form);
    p = now;
    p.version = form.version;
    p.what = v.what, p.source = v.source, p.received_on = v.received_on, p.valid_until = v.valid_until;
    enum outcome how = right ? plans_point_change(t, &p, &form.problems) : INVALID;
    if (how == INVALID)
        return show_point(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(
            r, &form, &theirs, URL(t, plans_point_save, now.person, now.id), "point of integration plan", now.id);
    return reply_outcome(r, how, URL(t, plans_points, now.person), tr(t, "The point is saved."));
}

struct reply plans_point_ask_remove(struct req *r)
{
    struct task *t = &r->task;
    struct plan_point p;
    enum outcome found = plans_point_get(t, r->ids[0], r->ids[1], &p);

    if (found != DONE)
        return reply_refused(r, found);
    struct plan_point_view v = { .person = p.person,
        .point = p.id,
        .version = p.version,
        .item = p.item,
        .what = p.what,
        .back = URL(t, plans_points, p.person) };
    return SHOW(r, 200, plans_point_remove, &v);
}

struct reply plans_point_do_remove(struct req *r)
{
    enum outcome how = plans_point_remove(&r->task, r->ids[0], r->ids[1], req_version(r));

    return reply_outcome(r, how, URL(&r->task, plans_points, r->ids[0]), tr(&r->task, "The point is removed."));
}
