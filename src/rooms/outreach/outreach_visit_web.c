/* outreach_visit_web: a visit is written down, quickly and on a phone. No rules here. */
#include "lang/lang.h"
#include "outreach_visit_html.h"
#include "rooms/outreach/outreach_web.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(outreach_visit, OUTREACH_VISIT_FIELDS)

static struct form form_of(struct task *t, const struct outreach_visit *v)
{
    struct outreach_visit_values values = { .minutes = v->minutes,
        .met = v->met,
        .asked = v->asked,
        .copies = v->copies,
        .adults = v->adults,
        .children = v->children,
        .relatives = v->relatives,
        .workers = v->workers,
        .material = v->material,
        .note = v->note,
        .day = v->day,
        .staff = v->staff,
        .languages = strs_split(t->a, v->languages, ';') };

    return form_show(t, &outreach_visit_form, &values, v->version);
}

static struct outreach_visit read_off(struct task *t, const struct outreach_visit_values *v)
{
    return (struct outreach_visit){ .minutes = v->minutes,
        .met = v->met,
        .asked = v->asked,
        .copies = v->copies,
        .adults = v->adults,
        .children = v->children,
        .relatives = v->relatives,
        .workers = v->workers,
        .material = v->material,
        .note = v->note,
        .day = v->day,
        .staff = v->staff,
        .languages = strs_join(t->a, &v->languages, S(";")) };
}

static struct reply show(
    struct req *r, int status, const struct outreach_place *p, const struct outreach_visit *visit, struct form form)
{
    struct task *t = &r->task;
    struct project_staffs staff = projects_staff(t, p->project);
    struct outreach_visit_view v = { .place = p->id,
        .visit = visit->id,
        .version = visit->version,
        .name = p->name,
        .form = form,
        .gathers = outreach_gathers(p->kind),
        .may_change = visit->may_change };

    for (size_t i = 0; i < staff.n; i++)
        form_option_id(t, &v.form, outreach_visit_F_staff, staff.at[i].staff, staff.at[i].name);
    return visit->id == 0 ? SHOW(r, status, outreach_visit_new, &v) : SHOW(r, status, outreach_visit_edit, &v);
}

static const struct outreach_visit NEW_VISIT = { .minutes = INT_NONE,
    .workers = 1,
    .copies = INT_NONE,
    .met = INT_NONE,
    .asked = INT_NONE,
    .adults = INT_NONE,
    .children = INT_NONE,
    .relatives = INT_NONE,
    .may_change = true };

struct reply outreach_visit_new(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_row row;
    struct outreach_visit v = NEW_VISIT;
    enum outcome found = outreach_place(t, r->ids[0], &row);

    if (found != DONE)
        return reply_refused(r, found);
    v.day = t->today, v.staff = t->viewer->staff;
    return show(r, 200, &row.place, &v, form_of(t, &v));
}

struct reply outreach_visit_create(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_visit_values values;
    struct outreach_row row;
    struct form form;
    int64_t id = 0;
    enum outcome how = outreach_place(t, r->ids[0], &row);

    if (how != DONE)
        return reply_refused(r, how);
    bool good = form_read(r, &outreach_visit_form, &values, &form);
    struct outreach_visit v = read_off(t, &values);
    v.place = row.place.id;
    how = good ? outreach_visit_put(t, &v, &id, &form.problems) : INVALID;
    if (how == INVALID)
        return show(r, 422, &row.place, &NEW_VISIT, form);
    return reply_outcome(r, how, URL(t, outreach_one, row.place.id), tr(t, "The visit is saved. Thank you."));
}

/* The visit and its place. */
static enum outcome find(struct req *r, struct outreach_visit *ret_visit, struct outreach_row *ret_row)
{
    enum outcome found = outreach_visit(&r->task, r->ids[0], ret_visit);

    if (found == DONE)
        found = outreach_place(&r->task, ret_visit->place, ret_row);
    return found == DONE && !ret_visit->may_change ? NOT_ALLOWED : found;
}

struct reply outreach_visit_edit(struct req *r)
{
    struct outreach_visit v;
    struct outreach_row row;
    enum outcome found = find(r, &v, &row);

    return found != DONE ? reply_refused(r, found) : show(r, 200, &row.place, &v, form_of(&r->task, &v));
}

struct reply outreach_visit_save(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_visit_values values;
    struct outreach_visit now;
    struct outreach_row row;
    struct form form;
    enum outcome how = find(r, &now, &row);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    bool good = form_read_over(r, &theirs, &values, &form);
    struct outreach_visit v = read_off(t, &values);
    v.id = now.id, v.place = now.place, v.version = form.version;
    how = good ? outreach_visit_put(t, &v, &v.id, &form.problems) : INVALID;
    if (how == INVALID)
        return show(r, 422, &row.place, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, outreach_visit_save, now.id), "outreach visit", now.id);
    return reply_outcome(r, how, URL(t, outreach_one, now.place), tr(t, "The visit is saved. Thank you."));
}

struct reply outreach_visit_drop(struct req *r)
{
    struct task *t = &r->task;
    struct outreach_visit now;
    struct outreach_row row;
    enum outcome how = find(r, &now, &row);

    if (how != DONE)
        return reply_refused(r, how);
    how = outreach_visit_remove(t, now.id, req_version(r));
    if (how == DONE)
        req_drop_draft(r, URL(t, outreach_visit_save, now.id));
    return reply_outcome(r, how, URL(t, outreach_one, now.place), tr(t, "The visit is removed."));
}
