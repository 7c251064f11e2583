/* groups_edit_web: making a group, changing its card, and who leads it. No rules here. */
#include "groups_edit_html.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(group, GROUP_FIELDS)
FORM_DEFINE(group_staff, GROUP_LEADER_FIELDS)

/* ---- the card */

static struct group_values values_of(struct task *t, const struct group_record *g)
{
    const struct group_card *c = &g->card;

    return (struct group_values){
        .project = g->project,
        .name = c->name,
        .language = c->language,
        .kind = c->kind,
        .venue = c->venue,
        .municipality = str_empty(c->municipality) ? S("") : place_name(t->lang, c->municipality),
        .area = c->area,
        .starts_on = c->starts_on,
        .ends_on = c->ends_on,
        .weekdays = c->weekdays,
        .every_weeks = c->every_weeks,
        .start = c->start,
        .end = c->end,
        .capacity = c->capacity,
        .child_care_places = c->child_care_places,
        .organisation = c->organisation,
    };
}

/* A place that is not known stays as typed, so that the rule can say so. */
static struct group_card card_of(const struct group_values *v)
{
    struct str place = place_find(v->municipality);

    return (struct group_card){
        .name = v->name,
        .language = v->language,
        .kind = v->kind,
        .venue = v->venue,
        .municipality = str_empty(place) ? v->municipality : place,
        .area = v->area,
        .weekdays = v->weekdays,
        .starts_on = v->starts_on,
        .ends_on = v->ends_on,
        .start = v->start,
        .end = v->end,
        .every_weeks = v->every_weeks == INT_NONE ? 1 : v->every_weeks,
        .capacity = v->capacity,
        .child_care_places = v->child_care_places,
        .organisation = v->organisation,
        .reason = v->reason,
    };
}

/* g: NULL for a group that is to be made. */
static struct reply show_form(struct req *r, int status, const struct group_record *g, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct group_form_view v = { .form = form };
    size_t offered = 0;

    for (size_t i = 0; g == NULL && i < projects.n; i++)
        if (groups_may_add(t, projects.at[i].id)) {
            form_option_id(t, &v.form, group_F_project, projects.at[i].id, projects.at[i].name);
            offered++;
        }
    v.choose_project = offered > 1;
    if (g == NULL)
        return SHOW(r, status, groups_form_new, &v);
    v.id = r->ids[0];
    v.name = g->card.name;
    v.tabs = groups_tabs(v.id, g, GROUP_TAB_EDIT);
    v.has_lock = projects_has_lock(t, g->project);
    if (groups_may_give(t, g->project)) {
        struct project_houses houses = projects_houses(t, g->project);
        for (size_t i = 0; i < houses.n; i++)
            form_option_id(t, &v.form, group_F_organisation, houses.at[i].organisation, houses.at[i].name);
        v.choose_house = houses.n > 0;
    }
    return SHOW(r, status, groups_form_edit, &v);
}

struct reply groups_new(struct req *r)
{
    struct group_values v = { .project = projects_current(&r->task, req_id(r, "project")),
        .kind = S("peer"),
        .every_weeks = 1,
        .capacity = INT_NONE,
        .child_care_places = INT_NONE };
    struct form form = form_show(&r->task, &group_form, &v, 0);

    return show_form(r, 200, NULL, form);
}

struct reply groups_create(struct req *r)
{
    struct task *t = &r->task;
    struct group_values v;
    struct form form;
    int64_t id;

    if (!form_read(r, &group_form, &v, &form))
        return show_form(r, 422, NULL, form);
    struct group_card card = card_of(&v);
    enum outcome how = groups_add(t, projects_current(t, v.project), &card, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, NULL, form);
    if (how != DONE)
        return reply_refused(r, how);
    return reply_redirect(
        r, URL(t, groups_group, id), tr(t, "The group is made. Next: the timetable and the members."));
}

struct reply groups_edit(struct req *r)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_LEAD, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct group_values v = values_of(t, &g);
    struct form form = form_show(t, &group_form, &v, g.version);
    return show_form(r, 200, &g, form);
}

struct reply groups_save(struct req *r)
{
    struct task *t = &r->task;
    struct group_record now;
    struct group_values v;
    struct form form;
    enum outcome how = groups_record(t, r->ids[0], GROUP_LEAD, &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct group_values stored = values_of(t, &now);
    struct form theirs = form_show(t, &group_form, &stored, now.version);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, &now, form);
    struct group_card card = card_of(&v);
    how = groups_change(t, r->ids[0], form.version, &card, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, groups_save, r->ids[0]), "group", r->ids[0]);
    return reply_outcome(r, how, URL(t, groups_group, r->ids[0]), tr(t, "The group is saved."));
}

/* ---- leaders */

static struct reply show_leaders(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct group_record g;
    enum outcome found = groups_record(t, r->ids[0], GROUP_MANAGE, &g);

    if (found != DONE)
        return reply_refused(r, found);
    struct group_leaders_view v = { .id = r->ids[0],
        .tabs = groups_tabs(r->ids[0], &g, GROUP_TAB_LEADERS),
        .name = g.card.name,
        .rows = groups_leaders(t, r->ids[0], g.project),
        .form = form };
    struct project_staffs staff = projects_staff(t, g.project);
    for (size_t i = 0; i < staff.n; i++)
        if (role_meets_persons(staff.at[i].role))
            form_option_id(t, &v.form, group_staff_F_staff, staff.at[i].staff, staff.at[i].name);
    return SHOW(r, status, groups_leaders, &v);
}

struct reply groups_leaders_page(struct req *r)
{
    return show_leaders(r, 200, form_show(&r->task, &group_staff_form, NULL, 0));
}

struct reply groups_leader_put(struct req *r)
{
    struct task *t = &r->task;
    struct group_staff_values v;
    struct form form;

    if (!form_read(r, &group_staff_form, &v, &form))
        return show_leaders(r, 422, form);
    return reply_outcome(
        r, groups_put_leader(t, r->ids[0], v.staff, v.role), URL(t, groups_leaders_page, r->ids[0]), tr(t, "Saved."));
}

struct reply groups_leader_drop(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(
        r, groups_put_leader(t, r->ids[0], r->ids[1], S("")), URL(t, groups_leaders_page, r->ids[0]), tr(t, "Saved."));
}
