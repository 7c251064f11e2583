/* plans_lists: what waits in a project, and who has no plan. No pages here. */
#include "rooms/plans/plans_lists.h"

#include "auth/viewer.h"
#include "db/db.h"
#include "plans_lists_sql.h"
#include "rooms/people/people.h"

static const struct day NEVER = { "0001-01-01" }, FOR_EVER = { "9999-12-31" };

/* Who is asked about: 0, everybody of the project; else only whom this instructor sees. */
static int64_t limited_to(struct task *t, int64_t project)
{
    return viewer_sees_project_persons(t->viewer, project) ? 0 : t->viewer->staff;
}

static struct day since_of(struct task *t) { return day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS); }

bool plans_may_list(struct task *t, int64_t project, enum plans_show show)
{
    enum role role = viewer_role_in(t->viewer, project);
    bool whose = show == SHOW_WITHOUT || show == SHOW_LEFT;

    if (project == 0)
        return false;
    return t->viewer->program || role == ROLE_COUNSELLOR || role == ROLE_INSTRUCTOR || (whose && role == ROLE_MANAGER);
}

/* Of the project, and one that she works with. */
static bool may_ask_group(struct task *t, int64_t project, int64_t group)
{
    struct plans_lists_sql_group_of_row of;
    struct plans_lists_sql_leads_row leads;

    if (!plans_lists_sql_group_of(t, group, &of) || of.project != project)
        return false;
    return viewer_sees_project_persons(t->viewer, project) ||
           (plans_lists_sql_leads(t, group, t->viewer->staff, &leads) && leads.n > 0);
}

struct str plans_group_name(struct task *t, int64_t group)
{
    struct plans_lists_sql_group_of_row of;

    return plans_lists_sql_group_of(t, group, &of) ? of.name : S("");
}

static void take_plans(struct task *t, const struct plans_lists_sql_listed_rows *rows, struct plans_listed *list)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct plans_lists_sql_listed_row *row = &rows->at[i];
        struct plan_listed one = { .plan = row->plan,
            .person = row->person,
            .name = people_full_name(t, row->given_names, row->family_name),
            .code = row->code,
            .day = row->day };
        LIST_ADD(t->a, list, one);
        list->total = row->total;
    }
}

static void take_persons(struct task *t, const struct plans_lists_sql_somebody_rows *rows, struct plans_listed *list)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct plans_lists_sql_somebody_row *row = &rows->at[i];
        struct plan_listed one = {
            .person = row->person, .name = people_full_name(t, row->given_names, row->family_name), .day = row->day
        };
        LIST_ADD(t->a, list, one);
        list->total = row->total;
    }
}

static struct plans_lists_sql_somebody_rows persons(struct task *t, const struct plans_asked *q, int64_t staff)
{
    struct day since = since_of(t);

    if (q->group != 0)
        return q->show == SHOW_WITHOUT
                   ? plans_lists_sql_group_without(t, q->group, q->project, PLANS_LISTED, q->start)
                   : plans_lists_sql_group_left_without(t, q->group, q->project, staff, since, PLANS_LISTED, q->start);
    return q->show == SHOW_WITHOUT
               ? plans_lists_sql_without(t, q->project, t->today, staff, since, PLANS_LISTED, q->start)
               : plans_lists_sql_left_without(t, q->project, t->today, staff, since, PLANS_LISTED, q->start);
}

static struct plans_lists_sql_listed_rows of_plans(struct task *t, const struct plans_asked *q, int64_t staff)
{
    struct day since = since_of(t), tomorrow = day_add(t->today, 1);

    switch (q->show) {
    case SHOW_REVIEW:
        return plans_lists_sql_reviews(t, .project = q->project, .today = t->today,
            .high = day_add(t->today, PLANS_SOON_DAYS), .staff = staff, .since = since, .limit = PLANS_LISTED,
            .start = q->start);
    case SHOW_POINTS:
        return plans_lists_sql_points(
            t, q->project, day_add(t->today, PLANS_EXPIRY_DAYS), staff, since, PLANS_LISTED, q->start);
    case SHOW_WOKEN:
    case SHOW_DEFERRED:
    case SHOW_WITHOUT:
    case SHOW_LEFT:
    case SHOW__N: break;
    }
    return plans_lists_sql_deferred(t, .project = q->project, .low = q->show == SHOW_WOKEN ? NEVER : tomorrow,
        .high = q->show == SHOW_WOKEN ? t->today : FOR_EVER, .staff = staff, .since = since, .limit = PLANS_LISTED,
        .start = q->start);
}

struct plans_listed plans_list_of(struct task *t, const struct plans_asked *q)
{
    struct plans_listed list = { 0 };
    int64_t staff = limited_to(t, q->project);

    if (!plans_may_list(t, q->project, q->show) || (q->group != 0 && !may_ask_group(t, q->project, q->group)))
        return list;
    if (q->show == SHOW_WITHOUT || q->show == SHOW_LEFT) {
        struct plans_lists_sql_somebody_rows rows = persons(t, q, staff);
        take_persons(t, &rows, &list);
    } else {
        struct plans_lists_sql_listed_rows rows = of_plans(t, q, staff);
        take_plans(t, &rows, &list);
    }
    return list;
}

bool plans_cover(struct task *t, int64_t project, int64_t group, struct plans_cover *ret_cover)
{
    struct plans_lists_sql_project_cover_row all;
    struct plans_lists_sql_group_cover_row one;
    struct day soon = day_add(t->today, PLANS_LEAVING_DAYS);

    if (!plans_may_list(t, project, SHOW_WITHOUT))
        return false;
    if (group != 0) {
        if (!may_ask_group(t, project, group) || !plans_lists_sql_group_cover(t, group, project, soon, &one))
            return false;
        *ret_cover = (struct plans_cover){ one.members, one.planned, one.leaving };
        return true;
    }
    if (!plans_lists_sql_project_cover(t, project, t->today, soon, limited_to(t, project), since_of(t), &all))
        return false;
    *ret_cover = (struct plans_cover){ all.members, all.planned, all.leaving };
    return true;
}

struct plans_waiting plans_wait(struct task *t, int64_t project)
{
    struct plans_lists_sql_waiting_row row;

    if (!plans_may_list(t, project, SHOW_WOKEN) ||
        !plans_lists_sql_waiting(t, project, t->today, day_add(t->today, PLANS_SOON_DAYS),
            day_add(t->today, PLANS_EXPIRY_DAYS), limited_to(t, project), since_of(t), &row))
        return (struct plans_waiting){ 0 };
    return (struct plans_waiting){ row.woken, row.reviews, row.points };
}
