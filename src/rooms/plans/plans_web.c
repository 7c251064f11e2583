/* plans_web: the plans of a person, one plan as a path, and its forms. No rules here. */
#include "plans_forms_html.h"
#include "plans_plan_html.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans_pages.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

FORM_DEFINE(plan, PLAN_FIELDS)
FORM_DEFINE(plan_defer, PLAN_DEFER_FIELDS)

/* ---- the plans of a person */

static int64_t steps_in(const struct plan *l, const char *state)
{
    int64_t n = 0;

    for (size_t i = 0; i < l->steps.n; i++)
        n += str_is(l->steps.at[i].state, state);
    return n;
}

static bool newest_of(const struct plans *all, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (all->at[k].project == all->at[i].project)
            return false;
    return true;
}

struct reply plans_person(struct req *r)
{
    struct task *t = &r->task;
    struct plans_person_view v = { .person = r->ids[0] };

    if (!people_may_see(t, v.person))
        return reply_not_found(r);
    struct plans all = plans_of(t, v.person);
    v.name = people_name(t, v.person);
    v.tabs = person_tabs_of(t, v.person, PERSON_TAB_PLANS);
    v.points = (int64_t)plans_points_of(t, v.person).n;
    for (size_t i = 0; i < all.n; i++) {
        const struct plan *l = &all.at[i];
        struct plan_card one = { .plan = l->id,
            .goal = plans_words(l->goal, l->goal_language),
            .project_name = projects_name(t, l->project),
            .made_on = l->made_on,
            .deferred_until = l->deferred_until,
            .deferred = plan_deferred(t, l),
            .woken = plan_woken(t, l),
            .newest = newest_of(&all, i),
            .open = steps_in(l, "open"),
            .done = steps_in(l, "done") };
        LIST_ADD(t->a, &v.rows, one);
    }
    return SHOW(r, 200, plans_person, &v);
}

struct reply plans_plan(struct req *r)
{
    struct plan l;
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    struct plan_view v = plans_view_of(&r->task, &l, plans_newest(&r->task, &l));
    return SHOW(r, 200, plans_plan, &v);
}

/* ---- a new one */

static struct reply show_new(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct plan_form_view v = plans_new_view(t, person, form, plan_F_project, URL(t, plans_person, person));

    return SHOW(r, status, plans_new, &v);
}

/* The first of the languages that her file names. */
static struct str language_of(struct task *t, int64_t person)
{
    struct person_brief brief;
    struct str languages = S(""), first = S("");

    if (people_brief(t, person, &brief) == DONE)
        languages = brief.languages;
    return str_cut(&languages, ';', &first) ? first : S("");
}

struct reply plans_new(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct project_briefs projects = plans_writable(t, person);

    if (!people_may_see(t, person) || projects.n == 0)
        return reply_not_found(r);
    struct plan_values v = { .goal_language = language_of(t, person),
        .review_on = day_add_months(t->today, PLAN_MONTHS_REVIEW),
        .project = projects.at[0].id };
    struct form form = form_show(t, &plan_form, &v, 0);
    return show_new(r, 200, form);
}

static struct plan plan_of(const struct plan_values *v)
{
    return (struct plan){ .project = v->project,
        .goal = v->goal,
        .goal_language = v->goal_language,
        .goal_fi = v->goal_fi,
        .review_on = v->review_on };
}

struct reply plans_create(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0], id = 0;
    struct project_briefs projects = plans_writable(t, person);
    struct plan_values v;
    struct form form;

    if (!people_may_see(t, person) || projects.n == 0)
        return reply_not_found(r);
    if (!form_read(r, &plan_form, &v, &form))
        return show_new(r, 422, form);
    struct plan l = plan_of(&v);
    l.person = person;
    if (l.project == 0)
        l.project = projects.at[0].id;
    enum outcome how = plans_add(t, &l, v.template, &id, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, form);
    return reply_outcome(r, how, URL(t, plans_plan, person, id), tr(t, "The plan is saved."));
}

/* ---- goal and day of review */

static struct form form_of(struct task *t, const struct plan *l)
{
    struct plan_values v = { .goal = l->goal,
        .goal_language = l->goal_language,
        .goal_fi = l->goal_fi,
        .review_on = l->review_on,
        .project = l->project };

    return form_show(t, &plan_form, &v, l->version);
}

static struct plan_form_view form_view(struct task *t, const struct plan *l, struct form form)
{
    return (struct plan_form_view){ .person = l->person,
        .plan = l->id,
        .name = people_name(t, l->person),
        .form = form,
        .back = URL(t, plans_plan, l->person, l->id) };
}

struct reply plans_edit(struct req *r)
{
    struct plan l;
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    struct plan_form_view v = form_view(&r->task, &l, form_of(&r->task, &l));
    return SHOW(r, 200, plans_edit, &v);
}

struct reply plans_save(struct req *r)
{
    struct task *t = &r->task;
    struct plan now;
    struct plan_values v;
    struct form form;
    enum outcome found = plans_asked(r, &now);

    if (found != DONE)
        return reply_refused(r, found);
    struct form theirs = form_of(t, &now);
    bool right = form_read_over(r, &theirs, &v, &form);
    struct plan l = plan_of(&v);
    l.id = now.id, l.person = now.person, l.version = form.version;
    enum outcome how = right ? plans_change(t, &l, &form.problems) : INVALID;
    if (how == INVALID) {
        struct plan_form_view view = form_view(t, &now, form);
        return SHOW(r, 422, plans_edit, &view);
    }
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, plans_save, now.person, now.id), "plan", now.id);
    return reply_outcome(r, how, URL(t, plans_plan, now.person, now.id), tr(t, "The plan is saved."));
}

/* ---- deferred */

static struct form defer_form(struct task *t, const struct plan *l)
{
    struct plan_defer_values v = { .until = l->deferred_until, .deferral = l->deferral, .reason = l->deferral_reason };

    return form_show(t, &plan_defer_form, &v, l->version);
}

struct reply plans_defer_page(struct req *r)
{
    struct plan l;
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    struct plan_form_view v = form_view(&r->task, &l, defer_form(&r->task, &l));
    return SHOW(r, 200, plans_defer, &v);
}

struct reply plans_defer_save(struct req *r)
{
    struct task *t = &r->task;
    struct plan now;
    struct plan_defer_values v;
    struct form form;
    enum outcome found = plans_asked(r, &now);

    if (found != DONE)
        return reply_refused(r, found);
    struct form theirs = defer_form(t, &now);
    bool right = form_read_over(r, &theirs, &v, &form);
    struct plan l = { .id = now.id,
        .person = now.person,
        .version = form.version,
        .deferred_until = v.until,
        .deferral = v.deferral,
        .deferral_reason = v.reason };
    enum outcome how = right ? plans_defer(t, &l, &form.problems) : INVALID;
    if (how == INVALID) {
        struct plan_form_view view = form_view(t, &now, form);
        return SHOW(r, 422, plans_defer, &view);
    }
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, plans_defer_save, now.person, now.id), "plan", now.id);
    return reply_outcome(
        r, how, URL(t, plans_plan, now.person, now.id), tr(t, "The plan waits. It wakes up by itself on its day."));
}

struct reply plans_do_take_up(struct req *r)
{
    enum outcome how = plans_take_up(&r->task, r->ids[0], r->ids[1], req_version(r));

    return reply_outcome(r, how, URL(&r->task, plans_plan, r->ids[0], r->ids[1]), tr(&r->task, "The plan goes on."));
}
