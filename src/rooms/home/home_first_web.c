/* home_first_web: of the first page what comes before there is any work: who may begin something is told with what, and
 * the way to it; who has to wait for somebody is told for whom. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "home_sql.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/home/home_view.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

/* A step that is still to be done: only for who may do it, with the project's name where there are several. */
static void step(struct task *t, struct home_section *s, int64_t project, struct url page, const char *text)
{
    struct str said = project == 0 ? str_of(text) : home_titled(t, text, project);
    struct home_item item = { .link = page, .text = said };

    LIST_ADD(t->a, &s->items, item);
}

static void begin_house(struct task *t, struct home_section *s)
{
    struct home_sql_house_row house;

    if (!home_sql_house(t, &house))
        return;
    if (house.projects == 0)
        step(t, s, 0, URL(t, projects_new), tr(t, "Add a project"));
    if (house.staff == 0)
        step(t, s, 0, URL(t, staff_new), tr(t, "Add a member of staff"));
}

static void begin_project(struct task *t, int64_t project, enum role role, struct home_section *s)
{
    struct home_sql_begun_row begun;
    bool manages = role == ROLE_MANAGER && viewer_manages(t->viewer, project);

    if (!home_sql_begun(t, project, &begun))
        return;
    if (manages && !begun.targets)
        step(t, s, project, URL(t, projects_targets, project), tr(t, "Write down what was promised"));
    if (manages && !begun.periods)
        step(t, s, project, URL(t, projects_periods, project), tr(t, "Add the periods that are reported"));
    if (!begun.groups)
        step(t, s, project, home_in_project(t, URL(t, groups_new), project), tr(t, "Create a new group"));
    if (manages && !begun.persons)
        step(t, s, project, home_in_project(t, URL(t, exchange_new), project), tr(t, "Bring in your spreadsheets"));
    if (!begun.persons)
        step(t, s, project, home_in_project(t, URL(t, people_new), project), tr(t, "Write down the first person"));
}

/* Whose work begins with what others do first. */
static const char *waits_for(struct task *t, const struct home_view *v)
{
    const struct viewer *who = t->viewer;

    if (who->role != ROLE_ADMIN && who->nprojects == 0)
        return tr(t, "You do not work in any project yet. A project manager or an administrator can add you.");
    if (v->leads && v->today.n == 0 && groups_own(t, DAY("")).n == 0)
        return tr(t, "You lead no group yet. A manager or a counsellor of the project can add you to one.");
    if (v->counsels && v->cases == 0)
        return tr(
            t, "You are not the responsible worker of anybody yet. Open a person and choose \"Responsible worker\".");
    return "";
}

void home_first(struct task *t, struct home_view *v)
{
    struct home_sections after = v->sections;
    struct home_section s = home_section(str_of(tr(t, "To begin with")), waits_for(t, v));

    if (t->viewer->role == ROLE_ADMIN)
        begin_house(t, &s);
    for (size_t i = 0; i < t->viewer->nprojects; i++) {
        int64_t project = t->viewer->projects[i].project;
        enum role role = viewer_role_in(t->viewer, project);
        if (role == ROLE_MANAGER || role == ROLE_COUNSELLOR)
            begin_project(t, project, role, &s);
    }
    if (s.items.n == 0 && s.intro.n == 0)
        return;
    v->sections = (struct home_sections){ 0 };
    LIST_ADD(t->a, &v->sections, s);
    for (size_t i = 0; i < after.n; i++)
        LIST_ADD(t->a, &v->sections, after.at[i]);
}
