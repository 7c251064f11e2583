/* groups: who may see a group, and reading groups and sessions. Members, timetable, merging and pages are in the other
 * files of the room. */
#include "rooms/groups/groups.h"

#include "auth/viewer.h"
#include "groups_sql.h"
#include "rooms/groups/groups_card.h"
#include "rooms/kind.h"
#include "rooms/projects/projects.h"

/* ---- rights */

/* of_her_house: of the organisation whose persons she sees, as a manager or counsellor. What a role in a group gives;
 * it ends when the member of staff leaves the project. A peer worker who leads a group keeps its register; members and
 * timetable are changed by those with GROUPS_LEAD (auth/permissions.h). */
static enum group_right right_of(struct task *t, int64_t project, struct str role, bool of_her_house)
{
    enum role in_project = viewer_role_in(t->viewer, project);

    if (t->viewer->program || viewer_sees_project_persons(t->viewer, project) ||
        (of_her_house && viewer_is_narrowed(t->viewer, project)))
        return GROUP_MANAGE;
    if (str_empty(role) || !role_meets_persons(in_project))
        return GROUP_NONE;
    return str_is(role, "leader") && in_project != ROLE_PEER ? GROUP_LEAD : GROUP_REGISTER;
}

struct group_access groups_access(struct task *t, int64_t group)
{
    struct groups_sql_access_row row;

    if (!groups_sql_access(t, group, t->viewer->staff, &row))
        return (struct group_access){ .right = GROUP_NONE };
    return (struct group_access){ right_of(t, row.project, row.role, row.whole), row.project, true };
}

enum outcome groups_allowed(struct task *t, int64_t group, enum group_right needed)
{
    struct group_access access = groups_access(t, group);

    if (!access.found)
        return NOT_FOUND;
    return access.right >= needed ? DONE : NOT_ALLOWED;
}

bool groups_may_see(struct task *t, int64_t group) { return groups_access(t, group).right >= GROUP_REGISTER; }

bool groups_may_write(struct task *t, int64_t group) { return groups_access(t, group).right >= GROUP_LEAD; }

bool groups_may_register(struct task *t, int64_t group) { return groups_access(t, group).right >= GROUP_REGISTER; }

/* ---- groups */

static struct group_brief brief_of(const struct groups_sql_brief_row *row)
{
    return (struct group_brief){
        .id = row->group,
        .project = row->project,
        .name = row->name,
        .language = row->language,
        .venue = row->venue,
        .area = row->area,
        .kind = row->kind,
        .starts_on = row->starts_on,
        .ends_on = row->ends_on,
        .capacity = row->capacity,
        .child_care_places = row->child_care_places,
        .members = row->members,
        .merged_into = row->merged_into,
    };
}

static void add_briefs(struct task *t, struct group_briefs *list, struct groups_sql_brief_rows rows)
{
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, list, brief_of(&rows.at[i]));
}

enum outcome groups_brief(struct task *t, int64_t group, struct group_brief *ret_group)
{
    struct groups_sql_brief_row row;
    enum outcome allowed = groups_allowed(t, group, GROUP_REGISTER);

    if (allowed != DONE)
        return allowed;
    if (!groups_sql_brief(t, group, t->today, &row))
        return NOT_FOUND;
    *ret_group = brief_of(&row);
    return DONE;
}

struct group_briefs groups_names(struct task *t, int64_t project, struct day from, struct day to, int64_t limit)
{
    struct group_briefs list = { 0 };

    if (right_of(t, project, S(""), false) != GROUP_MANAGE)
        return list;
    struct groups_sql_names_rows rows = groups_sql_names(t, project, from, to, limit);
    for (size_t i = 0; i < rows.n; i++) {
        struct group_brief one = { .id = rows.at[i].group, .project = project, .name = rows.at[i].name };
        LIST_ADD(t->a, &list, one);
        list.hidden = rows.at[i].total - (int64_t)rows.n;
    }
    return list;
}

struct group_briefs groups_of_project(struct task *t, int64_t project, struct day day, int64_t start)
{
    struct group_briefs list = { 0 };

    if (right_of(t, project, S(""), false) == GROUP_MANAGE) {
        struct groups_sql_brief_rows rows = groups_sql_briefs_project(
            t, project, t->today, day_str(&day), GROUPS_BRIEFS_MOST, start);
        struct groups_sql_count_project_row all;
        add_briefs(t, &list, rows);
        if (rows.n == GROUPS_BRIEFS_MOST && groups_sql_count_project(t, project, day_str(&day), &all))
            list.hidden = all.n - start - GROUPS_BRIEFS_MOST;
    } else if (right_of(t, project, S("peer"), false) != GROUP_NONE) {
        struct groups_sql_brief_rows rows = groups_sql_briefs_own(
            t, t->viewer->staff, project, t->today, day_str(&day));
        add_briefs(t, &list, rows);
    }
    return list;
}

struct group_briefs groups_own(struct task *t, struct day day)
{
    struct group_briefs list = { 0 };

    if (t->viewer->staff == 0)
        return list;
    struct groups_sql_brief_rows rows = groups_sql_briefs_own(t, t->viewer->staff, 0, t->today, day_str(&day));
    for (size_t i = 0; i < rows.n; i++)
        if (right_of(t, rows.at[i].project, S("peer"), false) != GROUP_NONE)
            LIST_ADD(t->a, &list, brief_of(&rows.at[i]));
    return list;
}

bool groups_shielded(struct task *t, int64_t group)
{
    struct groups_sql_shielded_row row;

    return groups_sql_shielded(t, group, t->today, &row) && row.n > 0;
}

/* ---- sessions */

static struct session_brief session_of(const struct groups_sql_session_row *row)
{
    return (struct session_brief){
        .id = row->session,
        .group = row->group,
        .project = row->project,
        .group_name = row->group_name,
        .venue = row->venue,
        .language = row->language,
        .kind = row->kind,
        .theme = row->theme,
        .expert = row->expert,
        .state = row->state,
        .day = row->day,
        .start = row->start,
        .end = row->end,
        .minutes = clock_between(row->start, row->end),
        .register_version = row->register_version,
        .visitors = row->visitors,
        .carers = row->carers,
        .child_care_places = row->places,
        .closed = row->closed_at.t[0] != '\0',
    };
}

static void add_sessions(struct task *t, struct session_briefs *list, struct groups_sql_session_rows rows)
{
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, list, session_of(&rows.at[i]));
}

enum outcome groups_session(struct task *t, int64_t session, struct session_brief *ret_session)
{
    struct groups_sql_session_row row;

    if (!groups_sql_session(t, session, &row))
        return NOT_FOUND;
    if (!groups_may_see(t, row.group))
        return NOT_ALLOWED;
    *ret_session = session_of(&row);
    return DONE;
}

struct session_briefs groups_sessions_of(struct task *t, int64_t group)
{
    struct session_briefs list = { 0 };

    if (!groups_may_see(t, group))
        return list;
    struct groups_sql_session_rows rows = groups_sql_sessions_of(t, group);
    add_sessions(t, &list, rows);
    return list;
}

static int by_time(const void *x, const void *y)
{
    const struct session_brief *a = x, *b = y;
    int days = day_cmp(a->day, b->day), starts = str_cmp(clock_str(&a->start), clock_str(&b->start));

    if (days != 0)
        return days;
    return starts != 0 ? starts : a->id < b->id ? -1 : a->id > b->id;
}

/* Those of the whole project, for who manages it and does not ask for her own only. */
static void add_of_project(struct task *t, int64_t project, const struct session_only *only,
    struct session_briefs *list, const struct day days[2])
{
    struct groups_sql_session_rows rows = groups_sql_sessions_project(
        t, project, days[0], days[1], GROUPS_SESSIONS_MOST, only->group, only->unmarked);
    struct groups_sql_sessions_count_row all;

    add_sessions(t, list, rows);
    if (rows.n == GROUPS_SESSIONS_MOST &&
        groups_sql_sessions_count(t, project, days[0], days[1], only->group, only->unmarked, &all))
        list->hidden += all.n - GROUPS_SESSIONS_MOST;
}

static void add_own(struct task *t, int64_t project, const struct session_only *only, struct session_briefs *list,
    const struct day days[2])
{
    struct groups_sql_session_rows rows = groups_sql_sessions_own(t, .staff = t->viewer->staff, .project = project,
        .from_day = days[0], .to_day = days[1], .limit = GROUPS_SESSIONS_MOST, .group = only->group,
        .unmarked = only->unmarked);
    struct groups_sql_sessions_own_count_row all;

    add_sessions(t, list, rows);
    if (rows.n == GROUPS_SESSIONS_MOST && groups_sql_sessions_own_count(t, t->viewer->staff, project, days[0], days[1],
                                              only->group, only->unmarked, &all))
        list->hidden += all.n - GROUPS_SESSIONS_MOST;
}

struct session_briefs groups_sessions_only(
    struct task *t, int64_t project, const struct session_only *only, struct day from, struct day to)
{
    struct project_briefs projects = projects_open_to(t);
    struct session_briefs list = { 0 };
    const struct day days[2] = { from, to };

    for (size_t i = 0; i < projects.n; i++) {
        int64_t one = projects.at[i].id;
        if (project != 0 && one != project)
            continue;
        if (!only->mine && right_of(t, one, S(""), false) == GROUP_MANAGE)
            add_of_project(t, one, only, &list, days);
        else if (right_of(t, one, S("peer"), false) != GROUP_NONE)
            add_own(t, one, only, &list, days);
    }
    if (project == 0 && list.n > 1)
        qsort(list.at, list.n, sizeof *list.at, by_time);
    return list;
}

struct session_briefs groups_sessions(struct task *t, int64_t project, struct day from, struct day to)
{
    return groups_sessions_only(t, project, &(const struct session_only){ 0 }, from, to);
}

struct session_briefs groups_sessions_open_only(struct task *t, int64_t project, const struct session_only *only,
    struct day from, struct day to, int64_t *ret_total)
{
    struct session_briefs list = { 0 };
    struct groups_sql_open_rows rows = { 0 };

    if (!only->mine && right_of(t, project, S(""), false) == GROUP_MANAGE)
        rows = groups_sql_open_project(t, project, from, to, only->limit, only->group, only->unmarked);
    else if (right_of(t, project, S("peer"), false) != GROUP_NONE)
        rows = groups_sql_open_own(t, .staff = t->viewer->staff, .project = project, .from_day = from, .to_day = to,
            .limit = only->limit, .group = only->group, .unmarked = only->unmarked);
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, session_of(&rows.at[i].session));
    *ret_total = rows.n > 0 ? rows.at[0].total : 0;
    return list;
}

struct session_briefs groups_sessions_open(
    struct task *t, int64_t project, struct day from, struct day to, int64_t limit, int64_t *ret_total)
{
    return groups_sessions_open_only(t, project, &(const struct session_only){ .limit = limit }, from, to, ret_total);
}

bool groups_ended_by_merge(struct task *t, int64_t group, struct day day)
{
    struct groups_sql_merged_row row;

    return groups_sql_merged(t, group, day, &row) && row.n > 0;
}

/* ---- for kinds */

enum { GIST_MINUTES = 2048 };

int64_t groups_session_gist(struct day day, struct clock start, struct clock end)
{
    return day_number(day) * GIST_MINUTES + clock_between(start, end);
}

void groups_gist_session(int64_t gist, struct day *ret_day, int64_t *ret_minutes)
{
    *ret_minutes = (gist % GIST_MINUTES + GIST_MINUTES) % GIST_MINUTES; /* days before 1970 are negative */
    *ret_day = day_from_number((gist - *ret_minutes) / GIST_MINUTES);
}

bool groups_stored_gist(struct task *t, int64_t session, int64_t *ret_gist)
{
    struct groups_sql_session_row row;

    if (!groups_sql_session(t, session, &row))
        return false;
    *ret_gist = groups_session_gist(row.day, row.start, row.end);
    return true;
}

bool groups_hidden(struct kind_out *o, int64_t group)
{
    if (o->leaves_house && o->group != group) {
        o->group = group;
        o->shielded = groups_shielded(o->scratch, group);
    }
    return o->leaves_house && o->shielded;
}
