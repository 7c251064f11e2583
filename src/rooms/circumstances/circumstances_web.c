/* circumstances_web: what a person said in confidence, and the estimates of a project. No rules here. */
#include "circumstances_circumstances_html.h"
#include "rooms/circumstances/circumstances_view.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(circumstance, CIRCUMSTANCE_FIELDS)
FORM_DEFINE(estimate, ESTIMATE_FIELDS)

/* ---- a person */

static struct other_projects others_of(struct task *t, int64_t person, int64_t project)
{
    struct circumstance_projects all = circumstances_projects(t, person);
    struct other_projects list = { 0 };

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i] != project) {
            struct other_project one = { URL(t, circumstances_person, person, all.at[i]), projects_name(t, all.at[i]) };
            LIST_ADD(t->a, &list, one);
        }
    return list;
}

static struct reply show_person(struct req *r, int status, const struct circumstance *said, struct form form)
{
    struct task *t = &r->task;
    struct circumstances_person_view v = { .person = r->ids[0],
        .project = r->ids[1],
        .tabs = person_tabs_of(t, r->ids[0], PERSON_TAB_CIRCUMSTANCES),
        .name = people_name(t, r->ids[0]),
        .project_name = projects_name(t, r->ids[1]),
        .ground = circumstances_ground(t, r->ids[1]),
        .staff_name = said->staff_name,
        .others = others_of(t, r->ids[0], r->ids[1]),
        .form = form,
        .stands = said->id != 0 };

    return SHOW(r, status, circumstances_person, &v);
}

static struct form form_of(struct task *t, const struct circumstance *said)
{
    struct circumstance_values v = { .informed_on = said->informed_on,
        .disability = said->disability,
        .minority = said->minority,
        .housing = said->housing };

    return form_show(t, &circumstance_form, &v, said->version);
}

struct reply circumstances_person(struct req *r)
{
    struct circumstance said = { 0 };

    if (!circumstances_may(&r->task, r->ids[0], r->ids[1]))
        return reply_not_found(r);
    (void)circumstances_of(&r->task, r->ids[0], r->ids[1], &said);
    return show_person(r, 200, &said, form_of(&r->task, &said));
}

struct reply circumstances_save(struct req *r)
{
    struct task *t = &r->task;
    struct circumstance said = { 0 };
    struct circumstance_values v;
    struct form form;

    if (!circumstances_may(t, r->ids[0], r->ids[1]))
        return reply_not_found(r);
    (void)circumstances_of(t, r->ids[0], r->ids[1], &said);
    struct form theirs = form_of(t, &said);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_person(r, 422, &said, form);
    struct circumstance next = { .version = form.version,
        .person = r->ids[0],
        .project = r->ids[1],
        .informed_on = v.informed_on,
        .disability = v.disability,
        .minority = v.minority,
        .housing = v.housing };
    enum outcome how = circumstances_put(t, &next, &form.problems);
    if (how == INVALID)
        return show_person(r, 422, &said, form);
    if (how == CONFLICT)
        return reply_conflict(
            r, &form, &theirs, URL(t, circumstances_save, r->ids[0], r->ids[1]), "circumstance", said.id);
    return reply_outcome(r, how, URL(t, circumstances_person, r->ids[0], r->ids[1]), tr(t, "It is saved."));
}

struct reply circumstances_drop(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = circumstances_remove(t, r->ids[0], r->ids[1], req_version(r));

    return reply_outcome(r, how, URL(t, circumstances_person, r->ids[0], r->ids[1]), tr(t, "It is removed."));
}

/* ---- a project */

static struct reply show_estimates(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct circumstances_estimates_view v = { .project = r->ids[0], .name = projects_name(t, r->ids[0]), .form = form };
    struct estimates all = circumstances_estimates(t, r->ids[0]);

    for (size_t i = 0; i < all.n; i++) {
        struct estimate_line line = { all.at[i], all.at[i].percent == INT_NONE && all.at[i].number == INT_NONE };
        LIST_ADD(t->a, &v.lines, line);
    }
    return SHOW(r, status, circumstances_estimates_page, &v);
}

static bool may_write(struct req *r)
{
    return r->task.viewer->role == ROLE_ADMIN || viewer_manages(r->task.viewer, r->ids[0]);
}

struct reply circumstances_estimates_page(struct req *r)
{
    struct estimate_values v = {
        .women = INT_NONE, .men = INT_NONE, .non_binary = INT_NONE, .number = INT_NONE, .percent = INT_NONE
    };

    if (!may_write(r))
        return reply_not_allowed(r);
    if (str_empty(projects_code(&r->task, r->ids[0])))
        return reply_not_found(r);
    return show_estimates(r, 200, form_show(&r->task, &estimate_form, &v, 0));
}

struct reply circumstances_estimate_add(struct req *r)
{
    struct task *t = &r->task;
    struct estimate_values v;
    struct form form;

    if (!may_write(r))
        return reply_not_allowed(r);
    if (str_empty(projects_code(t, r->ids[0])))
        return reply_not_found(r);
    if (!form_read(r, &estimate_form, &v, &form))
        return show_estimates(r, 422, form);
    struct estimate one = { .project = r->ids[0],
        .indicator = v.indicator,
        .day = v.day,
        .women = v.women,
        .men = v.men,
        .non_binary = v.non_binary,
        .number = v.number,
        .percent = v.percent,
        .source = v.source,
        .method = v.method };
    enum outcome how = circumstances_add_estimate(t, &one, &form.problems);
    if (how == INVALID)
        return show_estimates(r, 422, form);
    return reply_outcome(r, how, URL(t, circumstances_estimates_page, r->ids[0]), tr(t, "The estimate is saved."));
}

struct reply circumstances_estimate_drop(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = circumstances_remove_estimate(t, r->ids[0], r->ids[1], req_version(r));

    return reply_outcome(r, how, URL(t, circumstances_estimates_page, r->ids[0]), tr(t, "The estimate is removed."));
}
