/* groups_period_web: the theme of a period of a project, chosen beside what the members of its groups need together.
 * The period itself belongs to projects, which know no group. No rules here. */
#include "auth/viewer.h"
#include "groups_sessions_html.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(period_theme, PERIOD_THEME_FIELDS)

enum { PERIOD_GROUPS_SHOWN = 50 };

static struct form form_of(struct task *t, const struct project_period *p)
{
    struct period_theme_values v = { .theme = p->theme };

    return form_show(t, &period_theme_form, &v, p->version);
}

/* Who only runs the house sees nothing of the groups, sums of their members neither. */
static struct reply show(struct req *r, int status, const struct project_period *p, struct form form)
{
    struct task *t = &r->task;
    struct period_view v = { .project = p->project,
        .period = p->id,
        .name = p->name,
        .from = p->from,
        .to = p->to,
        .form = form,
        .sees_groups = viewer_sees_project_persons(t->viewer, p->project) };

    if (v.sees_groups) {
        struct need_sums sums = needs_of_period(t, p->project, p->from, p->to);
        v.needs = groups_theme_needs(r, &sums, form.typed[period_theme_F_theme]);
        v.rows = groups_names(t, p->project, p->from, p->to, PERIOD_GROUPS_SHOWN);
    }
    return SHOW(r, status, groups_period, &v);
}

struct reply groups_period_page(struct req *r)
{
    struct project_period p;
    enum outcome found = projects_period_to_change(&r->task, r->ids[0], r->ids[1], &p);

    if (found != DONE)
        return reply_refused(r, found);
    return show(r, 200, &p, form_of(&r->task, &p));
}

struct reply groups_period_save(struct req *r)
{
    struct task *t = &r->task;
    struct period_theme_values v;
    struct project_period now;
    struct form form;
    enum outcome how = projects_period_to_change(t, r->ids[0], r->ids[1], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form) || !groups_theme_add(r, &v.theme, &form, period_theme_F_theme))
        return show(r, 422, &now, form);
    how = projects_put_theme(t, now.project, now.id, form.version, v.theme);
    if (how == CONFLICT)
        return reply_conflict(
            r, &form, &theirs, URL(t, groups_period_save, now.project, now.id), "project", now.project);
    return reply_outcome(r, how, URL(t, projects_periods, now.project), tr(t, "The theme is saved."));
}
