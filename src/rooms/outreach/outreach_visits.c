/* outreach_visits: visits to places: who was there, how long, what was left, how many were met. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "outreach_sql.h"
#include "rooms/outreach/outreach_inside.h"
#include "rooms/projects/projects.h"

static struct outreach_visit visit_of(const struct outreach_sql_visit_row *r)
{
    return (struct outreach_visit){ .id = r->visit,
        .place = r->place,
        .minutes = r->minutes,
        .workers = r->workers,
        .staff = r->staff,
        .copies = r->copies,
        .met = r->met,
        .asked = r->asked,
        .adults = r->adults,
        .children = r->children,
        .relatives = r->relatives,
        .version = r->version,
        .day = r->day,
        .material = r->material,
        .languages = r->languages,
        .note = r->note };
}

/* staff: who was there; written_by: who wrote it down, also for somebody else. */
static bool may_change(struct task *t, int64_t project, int64_t staff, int64_t written_by)
{
    enum role role = viewer_role_in(t->viewer, project);

    return outreach_may_visit(t, project) && (role == ROLE_MANAGER || role == ROLE_COUNSELLOR ||
                                                 staff == t->viewer->staff || written_by == t->viewer->staff);
}

struct outreach_visits outreach_visits(struct task *t, int64_t place, int64_t start, int64_t limit)
{
    struct outreach_visits list = { 0 };
    struct outreach_sql_place_row of;

    if (!outreach_sql_get(t, place, &of) || !outreach_may_visit(t, of.project))
        return list;
    struct outreach_sql_visits_rows rows = outreach_sql_visits(t, place, limit, start);
    for (size_t i = 0; i < rows.n; i++) {
        struct outreach_visit one = visit_of(&rows.at[i].visit);
        one.staff_name = rows.at[i].staff_name;
        one.may_change = may_change(t, of.project, one.staff, rows.at[i].visit.written_by);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome outreach_visit(struct task *t, int64_t visit, struct outreach_visit *ret_visit)
{
    struct outreach_sql_visit_row row;
    struct outreach_sql_place_row of;

    if (!outreach_sql_visit(t, visit, &row) || !outreach_sql_get(t, row.place, &of))
        return NOT_FOUND;
    if (!outreach_may_visit(t, of.project))
        return NOT_ALLOWED;
    *ret_visit = visit_of(&row);
    ret_visit->may_change = may_change(t, of.project, row.staff, row.written_by);
    return DONE;
}

static void check_number(struct task *t, int64_t n, int64_t most, const char *field, struct problems *ret)
{
    if (n != INT_NONE && (n < 0 || n > most))
        problem_add(t, ret, field, trf(t, "Write a whole number from 0 to %1$s.", lang_number(t->a, t->lang, most)));
}

void outreach_check_visit(struct task *t, const struct outreach_visit *v, struct problems *ret)
{
    const struct {
        int64_t n, most;
        const char *field;
    } each[] = { { v->minutes, OUTREACH_MINUTES_MOST, "minutes" }, { v->copies, OUTREACH_COPIES_MOST, "copies" },
        { v->met, OUTREACH_HEADS_MOST, "met" }, { v->asked, OUTREACH_HEADS_MOST, "asked" },
        { v->adults, OUTREACH_HEADS_MOST, "adults" }, { v->children, OUTREACH_HEADS_MOST, "children" },
        { v->relatives, OUTREACH_HEADS_MOST, "relatives" } };

    if (!day_whole(v->day))
        problem_add(t, ret, "day", str_of(tr(t, "Write the day of the visit.")));
    else if (day_cmp(v->day, t->today) > 0)
        problem_add(t, ret, "day", str_of(tr(t, "The day is in the future. Write the visit down afterwards.")));
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        check_number(t, each[i].n, each[i].most, each[i].field, ret);
    if (v->workers != INT_NONE && (v->workers < 1 || v->workers > OUTREACH_WORKERS_MOST))
        problem_add(t, ret, "workers", str_of(tr(t, "Write how many of you went, from 1 to 20.")));
    if (v->asked != INT_NONE && v->met != INT_NONE && v->asked > v->met)
        problem_add(
            t, ret, "asked", str_of(tr(t, "More people asked for more than you met. Write how many you met, too.")));
}

/* Who was there works in the project. */
static bool works_there(struct task *t, int64_t project, int64_t staff)
{
    struct project_staffs all = projects_staff(t, project);

    if (staff == 0 || staff == t->viewer->staff)
        return true;
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].staff == staff)
            return true;
    return false;
}

static enum outcome make(struct task *t, const struct outreach_visit *v, int64_t *ret_visit)
{
    int64_t id = id_new();

    outreach_sql_add_visit(t, .visit = id, .place = v->place, .day = v->day, .minutes = v->minutes,
        .workers = v->workers, .staff = v->staff, .material = v->material, .copies = v->copies, .met = v->met,
        .asked = v->asked, .adults = v->adults, .children = v->children, .relatives = v->relatives,
        .languages = v->languages, .note = v->note, .created_at = t->now, .written_by = t->viewer->staff);
    journal_write(t, JOURNAL_CREATE, "outreach visit", id, S(""));
    *ret_visit = id;
    return DONE;
}

/* Typed into a form: by the quarter of an hour, so that it is filled in quickly and added up without false precision.
 */
static void check_typed(struct task *t, const struct outreach_visit *v, int64_t project, struct problems *ret)
{
    projects_check_day(t, projects_first_day(t, project), v->day, "day", ret);
    outreach_check_visit(t, v, ret);
    if (v->minutes == INT_NONE || v->minutes <= 0 || v->minutes % OUTREACH_QUARTER != 0)
        problem_add(t, ret, "minutes", str_of(tr(t, "Write the minutes by quarters of an hour: 15, 30, 45, 60.")));
    if (!works_there(t, project, v->staff))
        problem_add(t, ret, "staff", str_of(tr(t, "Choose somebody who works in the project.")));
}

enum outcome outreach_visit_put(
    struct task *t, const struct outreach_visit *v, int64_t *ret_visit, struct problems *ret)
{
    struct outreach_sql_visit_row now = { .place = v->place };
    struct outreach_sql_place_row of;

    if ((v->id != 0 && !outreach_sql_visit(t, v->id, &now)) || !outreach_sql_get(t, now.place, &of))
        return NOT_FOUND;
    if (!outreach_may_visit(t, of.project) || (v->id != 0 && !may_change(t, of.project, now.staff, now.written_by)))
        return NOT_ALLOWED;
    check_typed(t, v, of.project, ret);
    if (ret->n > 0)
        return INVALID;
    if (v->id == 0)
        return make(t, v, ret_visit);
    if (outreach_sql_change_visit(t, .visit = v->id, .version = v->version, .day = v->day, .minutes = v->minutes,
            .workers = v->workers, .staff = v->staff, .material = v->material, .copies = v->copies, .met = v->met,
            .asked = v->asked, .adults = v->adults, .children = v->children, .relatives = v->relatives,
            .languages = v->languages, .note = v->note) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "outreach visit", v->id, S(""));
    *ret_visit = v->id;
    return DONE;
}

enum outcome outreach_visit_remove(struct task *t, int64_t visit, int64_t version)
{
    struct outreach_visit now;
    enum outcome found = outreach_visit(t, visit, &now);

    if (found != DONE)
        return found;
    if (!now.may_change)
        return NOT_ALLOWED;
    if (outreach_sql_remove_visit(t, visit, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, "outreach visit", visit, S(""));
    return DONE;
}

int64_t outreach_came_after(struct task *t, int64_t place, struct day day)
{
    enum { DAYS = 7 };
    struct outreach_sql_came_after_row row;

    return outreach_sql_came_after(t, place, day, day_add(day, OUTREACH_WEEKS * DAYS), &row) ? row.n : 0;
}
