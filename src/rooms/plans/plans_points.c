/* plans_points: the rules of points of integration plans. No pages here. */
#include "rooms/plans/plans_points.h"

#include "auth/journal.h"
#include "db/db.h"
#include "plans_points_sql.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"

static struct plan_point point_of(const struct plans_points_sql_point_row *row)
{
    return (struct plan_point){ .id = row->point,
        .person = row->person,
        .project = row->project,
        .version = row->version,
        .item = row->item,
        .what = row->what,
        .source = row->source,
        .received_on = row->received_on,
        .valid_until = row->valid_until };
}

struct plan_points plans_points_of(struct task *t, int64_t person)
{
    struct plan_points list = { 0 };

    if (!people_may_see(t, person))
        return list;
    struct plans_points_sql_point_rows rows = plans_points_sql_of_person(t, person);
    for (size_t item = 0; item < CODES_integration_item.n; item++)
        for (size_t i = 0; i < rows.n; i++)
            if (str_is(rows.at[i].item, CODES_integration_item.at[item].code) &&
                plans_may(t, person, rows.at[i].project)) {
                struct plan_point one = point_of(&rows.at[i]);
                LIST_ADD(t->a, &list, one);
            }
    return list;
}

enum outcome plans_point_get(struct task *t, int64_t person, int64_t point, struct plan_point *ret_point)
{
    struct plans_points_sql_point_row row;

    if (!plans_points_sql_get(t, point, &row) || row.person != person)
        return NOT_FOUND;
    if (!plans_may(t, person, row.project))
        return NOT_ALLOWED;
    *ret_point = point_of(&row);
    return DONE;
}

static void check(struct task *t, const struct plan_point *p, struct problems *ret_problems)
{
    if (str_empty(p->source))
        problem_add(t, ret_problems, "source", str_of(tr(t, "Write from whom you got it: an office, or the person.")));
    if (!day_whole(p->received_on) || day_cmp(p->received_on, t->today) > 0)
        problem_add(t, ret_problems, "received_on",
            str_of(tr(t, "Write the day on which you got it. It cannot be in the future.")));
    else
        projects_check_day(t, projects_first_day(t, p->project), p->received_on, "received_on", ret_problems);
    if (day_known(p->valid_until) && day_cmp(p->valid_until, p->received_on) < 0)
        problem_add(t, ret_problems, "valid_until",
            str_of(tr(t, "The plan would have ended before you got it. Check the two days.")));
}

enum outcome plans_points_add(
    struct task *t, const struct plan_point *all, const struct plan_points *points, struct problems *ret_problems)
{
    if (!plans_may(t, all->person, all->project))
        return NOT_ALLOWED;
    if (points->n == 0)
        problem_add(t, ret_problems, "", str_of(tr(t, "Fill in at least one point of the plan.")));
    check(t, all, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    for (size_t i = 0; i < points->n; i++) {
        int64_t id = id_new();
        must(t, code_ok(&CODES_integration_item, points->at[i].item));
        plans_points_sql_add(t, .point = id, .person = all->person, .project = all->project, .item = points->at[i].item,
            .what = points->at[i].what, .source = all->source, .received_on = all->received_on,
            .valid_until = all->valid_until);
        journal_write(t, JOURNAL_CREATE, "point of integration plan", id, points->at[i].item);
    }
    return DONE;
}

enum outcome plans_point_change(struct task *t, const struct plan_point *p, struct problems *ret_problems)
{
    struct plan_point now;
    enum outcome found = plans_point_get(t, p->person, p->id, &now);

    if (found != DONE)
        return found;
    if (str_empty(p->what))
        problem_add(t, ret_problems, "what", str_of(tr(t, "Write what the plan says, or remove the point.")));
    struct plan_point said = *p;
    said.project = now.project;
    check(t, &said, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (plans_points_sql_change(t, p->id, p->version, p->what, p->source, p->received_on, p->valid_until) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "point of integration plan", p->id, now.item);
    return DONE;
}

enum outcome plans_point_remove(struct task *t, int64_t person, int64_t point, int64_t version)
{
    struct plan_point now;
    enum outcome found = plans_point_get(t, person, point, &now);

    if (found != DONE)
        return found;
    if (plans_points_sql_remove(t, point, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, "point of integration plan", point, now.item);
    return DONE;
}
