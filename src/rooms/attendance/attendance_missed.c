/* attendance_missed: who was away twice in a row, over the groups of a project; in a very large one looked up beside
 * the pages. */
#include "attendance_sql.h"
#include "auth/viewer.h"
#include "rooms/attendance/attendance.h"
#include "rooms/counted/counted.h"
#include "rooms/marks.h"
#include "rooms/people/people.h"

enum { GROUPS_LOOKED = 40, ALL_GROUPS = 400, SESSIONS_LOOKED = 8, DAYS_LOOKED = 120 };

static void take(struct task *t, const struct attendance_sql_miss_rows *rows, bool calls, int64_t groups,
    struct attendance_missed_rows *list)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct attendance_sql_miss_row *row = &rows->at[i];
        struct attendance_missed_row one = { .person = row->person,
            .group = row->group,
            .name = people_full_name(t, row->given_names, row->family_name),
            .group_name = row->group_name,
            .phone = calls && !row->shut ? row->phone : S(""),
            .since = row->day,
            .contacted = row->contacted };
        LIST_ADD(t->a, list, one);
        list->total = row->total;
        list->more_groups = row->chosen >= groups;
    }
}

/* False: look at the groups themselves, also when nobody is left of those who were kept and there were others. */
static bool take_looked(
    struct task *t, int64_t project, int64_t start, int64_t limit, struct attendance_missed_rows *list)
{
    struct attendance_sql_looked_found_row all;
    struct instant at = counted_at(t, project);

    if (instant_unix(at) == 0 || !attendance_sql_looked_found(t, project, &all))
        return false;
    struct attendance_sql_miss_rows rows = attendance_sql_looked(t, project, t->today, limit, start);
    int64_t others = all.were_missed > COUNTED_KEPT ? all.were_missed - COUNTED_KEPT : 0;
    if (rows.n == 0 && others > 0)
        return false;
    take(t, &rows, true, INT64_MAX, list);
    list->beyond = list->total + others > COUNTED_KEPT;
    list->looked = at;
    return true;
}

/* staff 0: in all groups; the first of them after that place. */
struct looking {
    int64_t staff, groups, limit, start;
    struct attendance_sql_look_to_row after;
};

static struct attendance_sql_miss_rows look(struct task *t, int64_t project, const struct looking *w)
{
    return attendance_sql_missed(t, .project = project, .staff = w->staff, .today = t->today,
        .since = day_add(t->today, -DAYS_LOOKED), .groups = w->groups, .sessions = SESSIONS_LOOKED,
        .absent = marks_meaning(t->a, MEANS_ABSENT), .limit = w->limit, .start = w->start, .after = w->after.sort_key,
        .after_id = w->after.group);
}

struct attendance_missed_rows attendance_missed(
    struct task *t, int64_t project, bool whole, int64_t start, int64_t limit)
{
    struct attendance_missed_rows list = { 0 };
    enum role role = viewer_role_in(t->viewer, project);
    bool all = viewer_sees_project_persons(t->viewer, project),
         calls = all || role == ROLE_INSTRUCTOR || viewer_is_narrowed(t->viewer, project);
    const int64_t groups = whole ? ALL_GROUPS : GROUPS_LOOKED;

    if ((!calls && role != ROLE_PEER) || (all && take_looked(t, project, start, limit, &list)))
        return list;
    struct looking here = { .staff = all ? 0 : t->viewer->staff, .groups = groups, .limit = limit, .start = start };
    struct attendance_sql_miss_rows rows = look(t, project, &here);
    take(t, &rows, calls, groups, &list);
    return list;
}

/* ---- beside the pages */

struct found {
    int64_t group, person, turn; /* turn: in the order of groups and of their members */
    struct day first;
    bool contacted;
};
struct attendance_look {
    struct found *at;
    size_t n, cap;
    int64_t found, turns;
    struct attendance_sql_look_to_row after;
};

/* As the page has them: whom nobody has contacted, the oldest first. */
static int page_order(const void *x, const void *y)
{
    const struct found *a = x, *b = y;
    int days = day_cmp(a->first, b->first);

    if (a->contacted != b->contacted)
        return a->contacted ? 1 : -1;
    return days != 0 ? days : a->turn < b->turn ? -1 : 1;
}

static void cut(struct attendance_look *l)
{
    if (l->n > 1)
        qsort(l->at, l->n, sizeof *l->at, page_order);
    l->n = l->n < COUNTED_KEPT ? l->n : COUNTED_KEPT;
}

struct attendance_look *attendance_look_begin(struct task *t) { return NEW(t->a, struct attendance_look); }

bool attendance_look_on(struct task *t, int64_t project, struct attendance_look *l)
{
    struct attendance_sql_look_to_row end;

    if (!attendance_sql_look_to(t, project, t->today, l->after.sort_key, l->after.group, ALL_GROUPS, &end))
        return false;
    struct looking next = { .groups = ALL_GROUPS, .limit = COUNTED_KEPT, .after = l->after };
    struct attendance_sql_miss_rows rows = look(t, project, &next);
    for (size_t i = 0; i < rows.n; i++) {
        const struct attendance_sql_miss_row *row = &rows.at[i];
        struct found one = { .group = row->group,
            .person = row->person,
            .turn = l->turns++,
            .first = row->day,
            .contacted = day_known(row->contacted) };
        LIST_ADD(t->a, l, one);
    }
    l->found += rows.n > 0 ? rows.at[0].total : 0;
    cut(l);
    l->after = end;
    return end.n == ALL_GROUPS;
}

void attendance_keep_look(struct task *t, int64_t project, const struct attendance_look *l)
{
    attendance_sql_forget_missed(t, project);
    attendance_sql_forget_looked(t, project);
    if (!l)
        return;
    attendance_sql_keep_looked(t, project, l->found);
    for (size_t i = 0; i < l->n; i++)
        attendance_sql_keep_missed(t, project, (int64_t)i, l->at[i].group, l->at[i].person, l->at[i].first);
}
