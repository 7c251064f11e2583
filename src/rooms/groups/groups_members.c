/* groups: who belongs to a group and when: memberships. The waiting list is in groups_queue.c. */
#include "rooms/groups/groups.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "groups_members_sql.h"
#include "groups_sql.h"
#include "rooms/care_places.h"
#include "rooms/groups/groups_card.h"
#include "rooms/projects/projects.h"

/* Managers and counsellors see all who ever were in the group. Who leads it sees whom she sees (people_may_see): on a
 * day within the last weeks that is everybody, so nobody is asked about. */
static int64_t sight_of(struct task *t, int64_t project, struct day day)
{
    bool all = t->viewer->program || viewer_sees_project_persons(t->viewer, project);

    return all || day_cmp(day, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS)) >= 0 ? 0 : t->viewer->staff;
}

struct person_briefs groups_members(struct task *t, int64_t group, struct day day)
{
    struct person_briefs list = { 0 };
    struct group_access access = groups_access(t, group);

    if (access.right < GROUP_REGISTER)
        return list;
    struct groups_members_sql_members_rows rows = groups_members_sql_members(t, group, day, GROUPS_MEMBERS_MOST,
        sight_of(t, access.project, day), day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t));
    for (size_t i = 0; i < rows.n; i++) {
        struct person_brief person = { rows.at[i].person,
            people_full_name(t, rows.at[i].given_names, rows.at[i].family_name), rows.at[i].birth_date,
            rows.at[i].gender, rows.at[i].languages, rows.at[i].is_protected };
        LIST_ADD(t->a, &list, person);
    }
    return list;
}

struct member_ids groups_member_ids(struct task *t, int64_t group, struct day day)
{
    struct member_ids list = { 0 };

    if (!groups_may_see(t, group))
        return list;
    struct groups_members_sql_member_ids_rows rows = groups_members_sql_member_ids(t, group, day);
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].person);
    return list;
}

bool groups_is_among(const struct member_ids *members, int64_t person)
{
    for (size_t i = 0; i < members->n; i++)
        if (members->at[i] == person)
            return true;
    return false;
}

int64_t groups_members_count(struct task *t, int64_t group, struct day day)
{
    struct groups_sql_brief_row row;

    return groups_sql_brief(t, group, day, &row) ? row.members : 0;
}

bool groups_is_member(struct task *t, int64_t group, int64_t person, struct day day)
{
    struct groups_members_sql_is_member_row row;

    return groups_members_sql_is_member(t, group, person, day, &row) && row.n > 0;
}

/* Somebody whom the viewer sees, or who was just made in this project and belongs to no group yet. */
bool groups_may_take(struct task *t, int64_t project, int64_t person)
{
    struct groups_members_sql_anywhere_row anywhere;
    struct groups_members_sql_in_project_row memberships;

    if (people_may_see(t, person))
        return true;
    return groups_members_sql_anywhere(t, person, &anywhere) && anywhere.n == 0 &&
           groups_members_sql_in_project(t, person, project, &memberships) && memberships.n > 0;
}

/* The membership that can be made to begin on `day`: one that waits, else the first that begins later; 0 = none. */
static int64_t membership_to_start(const struct groups_members_sql_memberships_rows *memberships, struct day day)
{
    for (size_t i = 0; i < memberships->n; i++)
        if (str_is(memberships->at[i].state, "waiting"))
            return memberships->at[i].membership;
    for (size_t i = 0; i < memberships->n; i++)
        if (day_cmp(memberships->at[i].joined_on, day) > 0)
            return memberships->at[i].membership;
    return 0;
}

struct joining {
    int64_t group, person;
    struct day day;
    struct str reason;
    bool met;
};

/* A membership that begins on that day lasts: every locked period after it counts her, too. */
static enum outcome put_member(struct task *t, const struct joining *j, int64_t project)
{
    struct groups_members_sql_memberships_rows memberships = groups_members_sql_memberships(t, j->group, j->person);
    int64_t membership = membership_to_start(&memberships, j->day);
    struct group_days was = { .none = true }, now = { .joined_on = j->day };

    for (size_t i = 0; membership != 0 && i < memberships.n; i++)
        if (memberships.at[i].membership == membership && !str_is(memberships.at[i].state, "waiting"))
            was = (struct group_days){ memberships.at[i].joined_on, memberships.at[i].left_on, .none = false };
    if (!was.none)
        now.left_on = was.left_on;
    if (str_empty(str_trim(j->reason)) && groups_days_locked(t, project, &was, &now))
        return INVALID;
    bool fresh = membership == 0;
    if (fresh) {
        membership = id_new();
        groups_members_sql_add(t, .membership = membership, .group = j->group, .person = j->person, .project = project,
            .state = S("member"), .joined_on = j->day, .left_on = DAY(""), .queued_at = (struct instant){ "" },
            .origin = 0, .event = 0);
    } else {
        groups_members_sql_start(t, membership, j->day);
    }
    now.reason = j->reason;
    groups_keep_days(t, &(struct group_member){ membership, j->person, project }, &was, &now);
    journal_write(t, fresh ? JOURNAL_CREATE : JOURNAL_CHANGE, "membership", membership, fresh ? S("") : S("joined_on"));
    return DONE;
}

static enum outcome join(struct task *t, const struct joining *j)
{
    struct group_access access = groups_access(t, j->group);

    if (!access.found)
        return NOT_FOUND;
    if (access.right < GROUP_REGISTER || !(j->met || groups_may_take(t, access.project, j->person)))
        return NOT_ALLOWED;
    if (groups_is_member(t, j->group, j->person, j->day))
        return DONE;
    if (groups_ended_by_merge(t, j->group, j->day))
        return INVALID;
    enum outcome put = put_member(t, j, access.project);
    if (put == DONE)
        people_join_project(t, j->person, access.project, j->day);
    return put;
}

enum outcome groups_join(struct task *t, int64_t group, int64_t person, struct day day)
{
    return groups_join_because(t, group, person, day, S(""));
}

enum outcome groups_join_because(struct task *t, int64_t group, int64_t person, struct day day, struct str reason)
{
    return join(t, &(struct joining){ group, person, day, reason, .met = false });
}

enum outcome groups_join_met(struct task *t, int64_t group, int64_t person, struct day day, struct str reason)
{
    return join(t, &(struct joining){ group, person, day, reason, .met = true });
}

/* ---- one membership */

enum outcome groups_get_membership(struct task *t, int64_t membership, struct group_membership *ret_membership)
{
    struct groups_members_sql_membership_row row;

    if (!groups_members_sql_membership(t, membership, &row))
        return NOT_FOUND;
    if (!groups_may_see(t, row.group) || !people_may_see(t, row.person))
        return NOT_ALLOWED;
    *ret_membership = (struct group_membership){
        .group = row.group,
        .person = row.person,
        .project = row.project,
        .version = row.version,
        .state = row.state,
        .joined_on = row.joined_on,
        .left_on = row.left_on,
        .offered_until = row.offered_until,
        .ended = row.ended_by != 0,
        .made = row.event != 0,
    };
    return DONE;
}

enum outcome groups_membership_to_change(struct task *t, int64_t membership, struct group_membership *ret_membership)
{
    enum outcome found = groups_get_membership(t, membership, ret_membership);

    return found == DONE && !groups_may_write(t, ret_membership->group) ? NOT_ALLOWED : found;
}

static bool marked_between(struct task *t, int64_t group, int64_t person, struct str from, struct str to)
{
    struct groups_members_sql_marks_row row;

    return groups_members_sql_marks(t, group, person, from, to, &row) && row.n > 0;
}

bool groups_marked_from(struct task *t, int64_t group, int64_t person, struct day day)
{
    return marked_between(t, group, person, day_str(&day), S("9999"));
}

/* Do two memberships share a day? An unknown day leaves that side open. */
static bool overlap(struct day from, struct day to, struct day other_from, struct day other_to)
{
    return (!day_known(to) || day_cmp(other_from, to) <= 0) && (!day_known(other_to) || day_cmp(from, other_to) <= 0);
}

void groups_check_membership_days(
    struct task *t, struct day joined_on, struct day left_on, struct problems *ret_problems)
{
    if (day_known(left_on) && day_cmp(left_on, joined_on) < 0)
        problem_add(
            t, ret_problems, "left_on", str_of(tr(t, "The last day is before the first day. Correct one of them.")));
}

static void check_membership(struct task *t, int64_t membership, const struct group_membership *s, struct day joined_on,
    struct day left_on, struct problems *ps)
{
    if (s->ended)
        problem_add(t, ps, "left_on",
            str_of(tr(t, "This person moved to another group when groups were merged or split. Undo that first.")));
    groups_check_membership_days(t, joined_on, left_on, ps);
    struct groups_members_sql_memberships_rows memberships = groups_members_sql_memberships(t, s->group, s->person);
    for (size_t i = 0; i < memberships.n && ps->n == 0; i++)
        if (memberships.at[i].membership != membership && !str_is(memberships.at[i].state, "waiting") &&
            overlap(joined_on, left_on, memberships.at[i].joined_on, memberships.at[i].left_on))
            problem_add(t, ps, "joined_on",
                str_of(tr(t, "The days overlap with another time in the group. Correct the days.")));
    if (ps->n > 0)
        return;
    struct day before = day_add(joined_on, -1), after = day_known(left_on) ? day_add(left_on, 1) : DAY("");
    if (day_cmp(s->joined_on, joined_on) < 0 &&
        marked_between(t, s->group, s->person, day_str(&s->joined_on), day_str(&before)))
        problem_add(t, ps, "joined_on",
            str_of(tr(t, "There are marks in the register before that day. Choose an earlier first day.")));
    if (day_known(after) && marked_between(t, s->group, s->person, day_str(&after),
                                day_known(s->left_on) ? day_str(&s->left_on) : S("9999")))
        problem_add(t, ps, "left_on",
            str_of(tr(t, "There are marks in the register after that day. Choose a later last day.")));
}

enum outcome groups_set_membership(
    struct task *t, int64_t membership, int64_t version, const struct group_days *days, struct problems *ret_problems)
{
    struct group_membership now;
    enum outcome found = groups_membership_to_change(t, membership, &now);

    if (found != DONE)
        return found;
    if (str_is(now.state, "waiting"))
        return CONFLICT;
    struct group_days was = { now.joined_on, now.left_on, .none = false };
    check_membership(t, membership, &now, days->joined_on, days->left_on, ret_problems);
    if (str_empty(str_trim(days->reason)) && groups_days_locked(t, now.project, &was, days))
        projects_say_locked(t, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (groups_members_sql_set_membership(t, membership, version, day_known(days->left_on) ? S("left") : S("member"),
            days->joined_on, days->left_on) == 0)
        return CONFLICT;
    groups_keep_days(t, &(struct group_member){ membership, now.person, now.project }, &was, days);
    journal_write(t, JOURNAL_CHANGE, "membership", membership, S("joined_on left_on"));
    care_places_freed_in(t, now.group);
    return DONE;
}

enum outcome groups_drop_membership(struct task *t, int64_t membership, int64_t version)
{
    struct group_membership now;
    enum outcome found = groups_membership_to_change(t, membership, &now);

    if (found != DONE)
        return found;
    if (now.ended || (now.made && !str_is(now.state, "waiting")))
        return INVALID;
    if (!str_is(now.state, "waiting") && marked_between(t, now.group, now.person, day_str(&now.joined_on),
                                             day_known(now.left_on) ? day_str(&now.left_on) : S("9999")))
        return INVALID;
    struct group_days was = { now.joined_on, now.left_on, .none = str_is(now.state, "waiting") };
    if (groups_days_locked(t, now.project, &was, &(struct group_days){ .none = true }))
        return INVALID;
    if (groups_members_sql_drop(t, membership, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, "membership", membership, S(""));
    return DONE;
}

enum outcome groups_give_back(struct task *t, int64_t group, int64_t person)
{
    struct groups_members_sql_memberships_rows rows = groups_members_sql_memberships(t, group, person);
    struct groups_members_sql_membership_row now;

    if (rows.n == 0)
        return DONE;
    if (rows.n > 1 || rows.at[0].version != 1 || !groups_members_sql_membership(t, rows.at[0].membership, &now))
        return CONFLICT;
    struct group_days was = { now.joined_on, now.left_on, .none = str_is(now.state, "waiting") };
    if (now.ended_by != 0 || now.event != 0 || day_known(now.left_on) || day_known(now.offered_until) ||
        (!was.none && groups_marked_from(t, group, person, now.joined_on)) ||
        groups_days_locked(t, now.project, &was, &(struct group_days){ .none = true }))
        return CONFLICT;
    must(t, groups_members_sql_drop(t, rows.at[0].membership, 1) == 1);
    journal_write(t, JOURNAL_DELETE, "membership", rows.at[0].membership, S("corrected"));
    return DONE;
}
