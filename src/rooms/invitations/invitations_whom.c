/* invitations_whom: who may invite, and whom. */
#include "rooms/invitations/invitations.h"

#include "auth/permissions.h"
#include "auth/viewer.h"
#include "base/keys.h"
#include "invitations_sql.h"

#define ROW(code, name) { #code, name },
static const struct code whom_rows[] = { INVITE_WHOM(ROW) };
#undef ROW
const struct codes CODES_invite_whom = { "invite_whom", whom_rows, sizeof whom_rows / sizeof *whom_rows };

bool invitations_may(struct task *t, int64_t project, int64_t group)
{
    if (t->viewer->program)
        return true;
    if (!permitted(t->viewer, PERM_MESSAGES))
        return false;
    return group != 0 ? groups_may_write(t, group) : role_writes_of_persons(viewer_role_in(t->viewer, project));
}

static void add(struct task *t, struct person_briefs *list, int64_t person, struct str name)
{
    struct person_brief one = { .id = person, .name = name };

    if (list->n >= INVITE_MOST)
        list->more = true;
    else
        LIST_ADD(t->a, list, one);
}

static struct person_briefs of_rows(struct task *t, const struct invitations_sql_brief_rows *rows)
{
    struct person_briefs list = { 0 };

    for (size_t i = 0; i < rows->n; i++)
        add(t, &list, rows->at[i].person, people_full_name(t, rows->at[i].given_names, rows->at[i].family_name));
    return list;
}

static struct person_briefs who_waits(struct task *t, int64_t group)
{
    struct group_waitings queue = groups_waiting(t, group);
    struct invitations_sql_waiting_rows seen = invitations_sql_waiting(t, group,
        t->viewer->program ? 0 : t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t));
    struct person_briefs list = { 0 };
    struct hash_set ids = { 0 };

    for (size_t i = 0; i < seen.n; i++)
        (void)hash_set_add(t->a, &ids, (uint64_t)seen.at[i].person);
    for (size_t i = 0; i < queue.n; i++)
        if (hash_set_has(&ids, (uint64_t)queue.at[i].person))
            add(t, &list, queue.at[i].person, queue.at[i].name);
    return list;
}

static struct person_briefs members(struct task *t, int64_t group)
{
    struct person_briefs all = groups_members(t, group, t->today), list = { 0 };

    for (size_t i = 0; i < all.n; i++)
        add(t, &list, all.at[i].id, all.at[i].name);
    return list;
}

struct person_briefs invitations_whom(struct task *t, int64_t project, int64_t group, struct str whom)
{
    struct person_briefs none = { 0 };
    struct group_brief g = { .language = S("") };
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;
    struct day left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS);
    struct invitations_sql_brief_rows rows = { 0 };

    if (!invitations_may(t, project, group) || (group != 0 && groups_brief(t, group, &g) != DONE))
        return none;
    if (group != 0 && str_is(whom, "members"))
        return members(t, group);
    if (group != 0 && str_is(whom, "waiting"))
        return who_waits(t, group);
    if (str_is(whom, "everyone"))
        rows = invitations_sql_everyone(t, project, staff, left_since, people_made_since(t), INVITE_MOST + 1);
    else if (str_is(whom, "afterwards"))
        rows = invitations_sql_afterwards(
            t, project, t->today, staff, left_since, people_made_since(t), INVITE_MOST + 1);
    else
        rows = invitations_sql_matching(t, .project = project, .language = g.language, .today = t->today,
            .staff = staff, .left_since = left_since, .made_since = people_made_since(t), .limit = INVITE_MOST + 1);
    return of_rows(t, &rows);
}
