/* plans_steps_web: the steps of a plan: their forms, and buttons on the page of the plan. No rules here. */
#include "plans_forms_html.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans_pages.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "rooms/services/services.h"

FORM_DEFINE(plan_step, PLAN_STEP_FIELDS)

static struct url page_of(struct req *r) { return URL(&r->task, plans_plan, r->ids[0], r->ids[1]); }

static struct reply show(struct req *r, int status, const struct plan *l, struct form form, int64_t address)
{
    struct task *t = &r->task;
    struct plan_form_view v = { .person = l->person,
        .plan = l->id,
        .address = address,
        .name = people_name(t, l->person),
        .form = form,
        .back = page_of(r) };
    struct project_staffs all = projects_staff(t, l->project);

    for (size_t i = 0; i < all.n; i++)
        form_option_id(t, &v.form, plan_step_F_staff, all.at[i].staff, all.at[i].name);
    struct strs services = services_offered(t); /* suggested while one types */
    for (size_t i = 0; i < services.n; i++)
        form_option(t, &v.form, plan_step_F_service, services.at[i], S(""));
    return SHOW(r, status, plans_step, &v);
}

static struct plan_step step_of(const struct plan_step_values *v)
{
    return (struct plan_step){ .what = v->what,
        .what_fi = v->what_fi,
        .due_on = v->due_on,
        .who = v->who,
        .staff = v->staff,
        .service = v->service,
        .picture = v->picture,
        .state = v->state,
        .done_on = v->done_on };
}

struct reply plans_step_new(struct req *r)
{
    struct plan l;
    struct plan_step_values v = { .state = S("open"), .who = S("person") };
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_show(&r->task, &plan_step_form, &v, 0);
    return show(r, 200, &l, form, 0);
}

struct reply plans_step_create(struct req *r)
{
    struct task *t = &r->task;
    struct plan l;
    struct plan_step_values v;
    struct form form;
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    if (!form_read(r, &plan_step_form, &v, &form))
        return show(r, 422, &l, form, 0);
    struct plan_step s = step_of(&v);
    enum outcome how = plans_step_add(t, l.person, l.id, &s, &form.problems);
    if (how == INVALID)
        return show(r, 422, &l, form, 0);
    return reply_outcome(r, how, page_of(r), tr(t, "The step is saved."));
}

static struct form form_of(struct task *t, const struct plan_step *s)
{
    struct plan_step_values v = { .what = s->what,
        .what_fi = s->what_fi,
        .due_on = s->due_on,
        .who = s->who,
        .staff = s->staff,
        .service = s->service,
        .picture = s->picture,
        .state = s->state,
        .done_on = s->done_on };

    return form_show(t, &plan_step_form, &v, s->version);
}

/* The step in the address; NOT_FOUND: there is none. */
static enum outcome step_asked(struct req *r, struct plan *l, const struct plan_step **ret_step)
{
    enum outcome found = plans_asked(r, l);

    if (found != DONE)
        return found;
    const struct plan_step *s = plan_step_of(l, r->ids[2] - 1);
    if (s == NULL)
        return NOT_FOUND;
    *ret_step = s;
    return DONE;
}

struct reply plans_step_edit(struct req *r)
{
    struct plan l;
    const struct plan_step *s;
    enum outcome found = step_asked(r, &l, &s);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_of(&r->task, s);
    return show(r, 200, &l, form, r->ids[2]);
}

struct reply plans_step_save(struct req *r)
{
    struct task *t = &r->task;
    struct plan l;
    const struct plan_step *now;
    struct plan_step_values v;
    struct form form;
    enum outcome found = step_asked(r, &l, &now);

    if (found != DONE)
        return reply_refused(r, found);
    struct form theirs = form_of(t, now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show(r, 422, &l, form, r->ids[2]);
    struct plan_step s = step_of(&v);
    s.step = now->step, s.version = form.version;
    enum outcome how = plans_step_change(t, l.person, l.id, &s, &form.problems);
    if (how == INVALID)
        return show(r, 422, &l, form, r->ids[2]);
    if (how == CONFLICT) {
        struct project_staffs all = projects_staff(t, l.project);
        for (size_t i = 0; i < all.n; i++) {
            form_option_id(t, &form, plan_step_F_staff, all.at[i].staff, all.at[i].name);
            form_option_id(t, &theirs, plan_step_F_staff, all.at[i].staff, all.at[i].name);
        }
        return reply_conflict(r, &form, &theirs, URL(t, plans_step_save, l.person, l.id, r->ids[2]), "plan", l.id);
    }
    return reply_outcome(r, how, page_of(r), tr(t, "The step is saved."));
}

/* ---- buttons */

static struct step_at at_of(struct req *r)
{
    return (struct step_at){ r->ids[0], r->ids[1], r->ids[2] - 1, req_version(r) };
}

struct reply plans_step_do_state(struct req *r)
{
    struct task *t = &r->task;
    struct step_at at = at_of(r);
    struct str state = req_get(r, "state");
    enum outcome how = plans_step_set_state(t, &at, state);

    return reply_outcome(
        r, how, page_of(r), str_is(state, "done") ? tr(t, "The step is done.") : tr(t, "The step is open again."));
}

struct reply plans_step_do_move(struct req *r)
{
    struct step_at at = at_of(r);
    enum outcome how = plans_step_move(&r->task, &at, str_is(req_get(r, "way"), "up"));

    return reply_outcome(r, how, page_of(r), tr(&r->task, "The step has moved."));
}

struct reply plans_step_ask_remove(struct req *r)
{
    struct plan l;
    const struct plan_step *s;
    enum outcome found = step_asked(r, &l, &s);

    if (found != DONE)
        return reply_refused(r, found);
    struct plan_remove_view v = { .person = l.person,
        .plan = l.id,
        .address = r->ids[2],
        .version = s->version,
        .what = s->what,
        .back = page_of(r) };
    return SHOW(r, 200, plans_step_remove, &v);
}

struct reply plans_step_do_remove(struct req *r)
{
    struct step_at at = at_of(r);
    enum outcome how = plans_step_remove(&r->task, &at);

    return reply_outcome(r, how, page_of(r), tr(&r->task, "The step is removed."));
}

struct reply plans_do_fill(struct req *r)
{
    struct problems ps = { 0 };
    enum outcome how = plans_fill(&r->task, r->ids[0], r->ids[1], req_get(r, "template"), &ps);

    return reply_outcome(r, how, page_of(r), tr(&r->task, "The steps are added. Change what does not fit."));
}
