/* counselling_home_web: the pages of support at home. No rules here. */
#include "counselling_home_html.h"
#include "rooms/counselling/counselling_home_view.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(home_support, HOME_SUPPORT_FIELDS)

/* Fills the menu of projects in which she is counselled, if there is one; the one that is meant: the asked one, or the
 * first. 0: none. */
static int64_t projects_for(struct task *t, int64_t person, int64_t wanted, struct form *form, bool *ret_choose)
{
    struct project_briefs projects = projects_open_to(t);
    int64_t chosen = 0, n = 0;

    for (size_t i = 0; i < projects.n; i++)
        if (people_may_counsel(t, person, projects.at[i].id)) {
            if (form != NULL)
                form_option_id(t, form, home_support_F_project, projects.at[i].id, projects.at[i].name);
            if (chosen == 0 || projects.at[i].id == wanted)
                chosen = projects.at[i].id;
            n++;
        }
    *ret_choose = n > 1;
    return chosen;
}

struct reply counselling_home_person(struct req *r)
{
    struct task *t = &r->task;
    struct home_person_view v = { .person = r->ids[0] };
    int64_t project = projects_for(t, v.person, req_id(r, "project"), NULL, &v.choose_project);

    if (project == 0)
        return reply_not_found(r);
    v.name = people_name(t, v.person);
    v.tabs = person_tabs_of(t, v.person, PERSON_TAB_HOME);
    v.project_name = projects_name(t, project);
    v.add = url_with_id(t->a, URL(t, counselling_home_new, v.person), "project", project);
    struct home_supports all = counselling_home_of(t, v.person, project);
    for (size_t i = 0; i < all.n; i++) {
        struct home_line line = { all.at[i], URL(t, counselling_home_edit, all.at[i].id) };
        LIST_ADD(t->a, &v.lines, line);
    }
    return SHOW(r, 200, counselling_home_person, &v);
}

static struct reply show_form(struct req *r, int status, int64_t person, int64_t id, struct form form)
{
    struct task *t = &r->task;
    struct home_edit_view v = { .person = person, .id = id, .name = people_name(t, person), .form = form };
    bool choose;

    if (projects_for(t, person, 0, &v.form, &choose) == 0)
        return reply_not_found(r);
    v.choose_project = choose && id == 0;
    return SHOW(r, status, counselling_home_form, &v);
}

struct reply counselling_home_new(struct req *r)
{
    struct home_support_values v = { .day = r->task.today, .project = req_id(r, "project") };

    return show_form(r, 200, r->ids[0], 0, form_show(&r->task, &home_support_form, &v, 0));
}

static struct home_support row_of(const struct home_support_values *v)
{
    return (struct home_support){ .project = v->project,
        .day = v->day,
        .child_care = v->child_care,
        .other_parent = v->other_parent,
        .division_before = v->division_before,
        .division_after = v->division_after,
        .note = v->note };
}

struct reply counselling_home_create(struct req *r)
{
    struct task *t = &r->task;
    struct home_support_values v;
    struct form form;
    bool choose;

    if (!form_read(r, &home_support_form, &v, &form))
        return show_form(r, 422, r->ids[0], 0, form);
    struct home_support one = row_of(&v);
    one.person = r->ids[0];
    if (one.project == 0)
        one.project = projects_for(t, one.person, 0, NULL, &choose);
    if (one.project == 0)
        return reply_not_found(r);
    enum outcome how = counselling_home_put(t, &one, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, one.person, 0, form);
    return reply_outcome(r, how, URL(t, counselling_home_person, one.person), tr(t, "It is saved."));
}

static struct form form_of(struct task *t, const struct home_support *h)
{
    struct home_support_values v = { .child_care = h->child_care,
        .other_parent = h->other_parent,
        .division_before = h->division_before,
        .division_after = h->division_after,
        .note = h->note,
        .day = h->day,
        .project = h->project };

    return form_show(t, &home_support_form, &v, h->version);
}

struct reply counselling_home_edit(struct req *r)
{
    struct home_support now;
    enum outcome found = counselling_home_get(&r->task, r->ids[0], &now);

    if (found != DONE)
        return reply_refused(r, found);
    return show_form(r, 200, now.person, now.id, form_of(&r->task, &now));
}

struct reply counselling_home_save(struct req *r)
{
    struct task *t = &r->task;
    struct home_support now;
    struct home_support_values v;
    struct form form;
    enum outcome how = counselling_home_get(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, now.person, now.id, form);
    struct home_support next = row_of(&v);
    next.id = now.id;
    next.version = form.version;
    how = counselling_home_put(t, &next, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, now.person, now.id, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, counselling_home_save, now.id), "support at home", now.id);
    return reply_outcome(r, how, URL(t, counselling_home_person, now.person), tr(t, "It is saved."));
}

struct reply counselling_home_drop(struct req *r)
{
    struct task *t = &r->task;
    struct home_support now;
    enum outcome how = counselling_home_get(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    how = counselling_home_remove(t, now.id, req_version(r));
    return reply_outcome(r, how, URL(t, counselling_home_person, now.person), tr(t, "It is removed."));
}
