/* plans_lists: what waits in a project, and who has no plan. No pages here. */
#include "rooms/plans/plans_lists.h"

#include "auth/viewer.h"
#include "db/db.h"
#include "plans_lists_sql.h"
#include "rooms/counted/counted.h"
#include "rooms/people/people.h"

static const struct day NEVER = { "0001-01-01" }, FOR_EVER = { "9999-12-31" };

/* Who is asked about: 0, everybody of the project; else only whom this instructor sees. */
static int64_t limited_to(struct task *t, int64_t project)
{
    return viewer_sees_project_persons(t->viewer, project) ? 0 : t->viewer->staff;
}

struct str plans_show_code(enum plans_show show)
{
    static const char *const codes[SHOW__N] = { "woken", "review", "deferred", "points", "without", "left" };

    return str_of(codes[show]);
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

/* Of one group, or of the whole project. */
static struct plans_lists_sql_somebody_rows persons(struct task *t, const struct plans_asked *q, int64_t staff)
{
    struct day since = since_of(t);
    bool now = q->show == SHOW_WITHOUT;

    if (q->group != 0)
        return now ? plans_lists_sql_group_without(t, q->group, q->project, PLANS_LISTED, q->start)
                   : plans_lists_sql_group_left_without(t, q->group, q->project, staff, since, PLANS_LISTED, q->start);
    if (staff != 0)
        return now ? plans_lists_sql_own_without(t, q->project, t->today, staff, since, PLANS_LISTED, q->start)
                   : plans_lists_sql_own_left_without(t, q->project, t->today, staff, since, PLANS_LISTED, q->start);
    return now ? plans_lists_sql_without(t, q->project, t->today, PLANS_LISTED, q->start)
               : plans_lists_sql_left_without(t, q->project, t->today, PLANS_LISTED, q->start);
}

/* Of a very large project, from what was counted: its first COUNTED_KEPT. False: look at the project itself, also when
 * they all have a plan by now and others, who were not kept, may have none. */
static bool take_counted(struct task *t, const struct plans_asked *q, struct plans_listed *list)
{
    struct plans_lists_sql_kept_cover_row all;

    if (instant_unix(counted_at(t, q->project)) == 0 || !plans_lists_sql_kept_cover(t, q->project, &all))
        return false;
    struct plans_lists_sql_somebody_rows rows = plans_lists_sql_kept_persons(
        t, q->project, plans_show_code(q->show), PLANS_LISTED, q->start);
    int64_t figure = q->show == SHOW_WITHOUT ? all.lacking : all.left_without;
    int64_t others = figure > COUNTED_KEPT ? figure - COUNTED_KEPT : 0;
    if (rows.n == 0 && others > 0)
        return false;
    take_persons(t, &rows, list);
    list->beyond = list->total + others > PLANS_LISTED_MOST;
    return true;
}

static struct plans_lists_sql_listed_rows of_plans(struct task *t, const struct plans_asked *q, int64_t staff)
{
    struct day since = since_of(t), tomorrow = day_add(t->today, 1);

    switch (q->show) {
    case SHOW_REVIEW:
        return plans_lists_sql_reviews(t, .project = q->project, .today = t->today,
            .high = day_add(t->today, PLANS_SOON_DAYS), .staff = staff, .since = since, .most = PLANS_LISTED_MOST + 1,
            .limit = PLANS_LISTED, .start = q->start);
    case SHOW_POINTS:
        return plans_lists_sql_points(t, .project = q->project, .high = day_add(t->today, PLANS_EXPIRY_DAYS),
            .staff = staff, .since = since, .most = PLANS_LISTED_MOST + 1, .limit = PLANS_LISTED, .start = q->start);
    case SHOW_WOKEN:
    case SHOW_DEFERRED:
    case SHOW_WITHOUT:
    case SHOW_LEFT:
    case SHOW__N: break;
    }
    return plans_lists_sql_deferred(t, .project = q->project, .low = q->show == SHOW_WOKEN ? NEVER : tomorrow,
        .high = q->show == SHOW_WOKEN ? t->today : FOR_EVER, .staff = staff, .since = since,
        .most = PLANS_LISTED_MOST + 1, .limit = PLANS_LISTED, .start = q->start);
}

struct plans_listed plans_list_of(struct task *t, const struct plans_asked *q)
{
    struct plans_listed list = { 0 };
    int64_t staff = limited_to(t, q->project);

    if (!plans_may_list(t, q->project, q->show) || (q->group != 0 && !may_ask_group(t, q->project, q->group)))
        return list;
    if (q->show != SHOW_WITHOUT && q->show != SHOW_LEFT) {
        struct plans_lists_sql_listed_rows rows = of_plans(t, q, staff);
        take_plans(t, &rows, &list);
        list.beyond = list.total > PLANS_LISTED_MOST;
        list.total = list.beyond ? PLANS_LISTED_MOST : list.total;
    } else if (q->group != 0 || staff != 0 || !take_counted(t, q, &list)) {
        struct plans_lists_sql_somebody_rows rows = persons(t, q, staff);
        take_persons(t, &rows, &list);
    }
    return list;
}

static struct plans_cover cover_of(const struct plans_lists_sql_cover_row *row)
{
    return (struct plans_cover){ .members = row->members, .planned = row->planned, .leaving = row->leaving };
}

/* Of the whole project: as it was counted lately, when it is very large. */
static bool whole_cover(struct task *t, int64_t project, struct day soon, struct plans_cover *ret_cover)
{
    struct plans_lists_sql_cover_row now;
    struct plans_lists_sql_kept_cover_row kept;
    struct instant at = counted_at(t, project);

    if (instant_unix(at) != 0 && plans_lists_sql_kept_cover(t, project, &kept)) {
        *ret_cover = (struct plans_cover){
            .members = kept.members, .planned = kept.planned, .leaving = kept.leaving, .counted = at
        };
        return true;
    }
    if (!plans_lists_sql_cover(t, project, t->today, soon, &now))
        return false;
    *ret_cover = cover_of(&now);
    return true;
}

bool plans_cover(struct task *t, int64_t project, int64_t group, struct plans_cover *ret_cover)
{
    struct plans_lists_sql_cover_row some;
    struct day soon = day_add(t->today, PLANS_LEAVING_DAYS);
    int64_t staff = limited_to(t, project);
    bool there;

    if (!plans_may_list(t, project, SHOW_WITHOUT))
        return false;
    if (group == 0 && staff == 0)
        return whole_cover(t, project, soon, ret_cover);
    if (group != 0)
        there = may_ask_group(t, project, group) && plans_lists_sql_group_cover(t, group, project, soon, &some);
    else
        there = plans_lists_sql_own_cover(t, project, t->today, soon, staff, since_of(t), &some);
    if (there)
        *ret_cover = cover_of(&some);
    return there;
}

struct plans_waiting plans_wait(struct task *t, int64_t project)
{
    struct plans_lists_sql_waiting_row row;

    if (!plans_may_list(t, project, SHOW_WOKEN) ||
        !plans_lists_sql_waiting(t, .project = project, .today = t->today, .soon = day_add(t->today, PLANS_SOON_DAYS),
            .expiry = day_add(t->today, PLANS_EXPIRY_DAYS), .staff = limited_to(t, project), .since = since_of(t),
            .most = PLANS_LISTED_MOST + 1, &row))
        return (struct plans_waiting){ 0 };
    return (struct plans_waiting){ row.woken, row.reviews, row.points };
}
