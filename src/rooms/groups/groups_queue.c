/* groups: the waiting list: its order, and offers that expire by themselves: whether one has run out is seen when the
 * list is read, no job is needed. */
#include "rooms/groups/groups_card.h"

#include "auth/journal.h"
#include "groups_members_sql.h"
#include "lang/lang.h"
#include "rooms/offers.h"

enum { WAITING_MOST = 1000 };

struct group_waitings groups_waiting(struct task *t, int64_t group)
{
    struct groups_members_sql_queue_rows rows = groups_members_sql_queue(t, group, t->today, WAITING_MOST);
    struct group_waitings list = { 0 };
    bool turn_taken = false;

    for (size_t i = 0; i < rows.n; i++) {
        struct group_waiting w = { .membership = rows.at[i].membership,
            .person = rows.at[i].person,
            .children = rows.at[i].children,
            .version = rows.at[i].version,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .languages = rows.at[i].languages,
            .offered_until = rows.at[i].offered_until,
            .is_protected = rows.at[i].is_protected };
        if (rows.at[i].queued_at.t[0] != '\0')
            w.since = instant_day(rows.at[i].queued_at);
        if (day_known(w.offered_until))
            w.offer = day_cmp(w.offered_until, t->today) < 0 ? OFFER_EXPIRED : OFFER_OPEN;
        w.next = !turn_taken && w.offer != OFFER_OPEN;
        turn_taken = turn_taken || w.next;
        LIST_ADD(t->a, &list, w);
    }
    return list;
}

bool groups_awaits(struct task *t, int64_t group, int64_t person)
{
    struct groups_members_sql_memberships_rows memberships = groups_members_sql_memberships(t, group, person);

    for (size_t i = 0; i < memberships.n; i++)
        if (str_is(memberships.at[i].state, "waiting"))
            return true;
    return false;
}

static enum outcome queue(struct task *t, int64_t group, int64_t person, int64_t project)
{
    if (groups_awaits(t, group, person))
        return INVALID;
    if (groups_is_member(t, group, person, t->today) || groups_ended_by_merge(t, group, t->today))
        return INVALID;
    int64_t id = id_new();
    groups_members_sql_add(t, .membership = id, .group = group, .person = person, .project = project,
        .state = S("waiting"), .joined_on = DAY(""), .left_on = DAY(""), .queued_at = t->now, .origin = 0, .event = 0);
    journal_write(t, JOURNAL_CREATE, "membership", id, S("waiting"));
    return DONE;
}

enum outcome groups_queue(struct task *t, int64_t group, int64_t person)
{
    struct group_access access = groups_access(t, group);

    if (!access.found)
        return NOT_FOUND;
    if (access.right < GROUP_LEAD || !groups_may_take(t, access.project, person))
        return NOT_ALLOWED;
    return queue(t, group, person, access.project);
}

enum outcome groups_queue_met(struct task *t, int64_t group, int64_t person)
{
    struct group_access access = groups_access(t, group);

    return access.found ? queue(t, group, person, access.project) : NOT_FOUND;
}

/* A row of the waiting list, for somebody who may decide about it. */
static enum outcome waiting_row(struct task *t, int64_t membership, struct group_membership *ret_membership)
{
    enum outcome found = groups_membership_to_change(t, membership, ret_membership);

    return found == DONE && !str_is(ret_membership->state, "waiting") ? CONFLICT : found;
}

static bool is_next(struct task *t, int64_t group, int64_t membership)
{
    struct group_waitings list = groups_waiting(t, group);

    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].membership == membership)
            return list.at[i].next;
    return false;
}

enum outcome groups_offer(
    struct task *t, int64_t membership, int64_t version, struct day until, struct problems *ret_problems)
{
    struct group_membership now;
    enum outcome found = waiting_row(t, membership, &now);

    if (found != DONE)
        return found;
    if (!is_next(t, now.group, membership))
        problem_add(t, ret_problems, "until",
            str_of(tr(t, "It is somebody else's turn. Offer the place to the first on the list.")));
    if (!day_whole(until) || day_cmp(until, t->today) < 0)
        problem_add(t, ret_problems, "until", str_of(tr(t, "Write the last day of the offer: today or later.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (groups_members_sql_offer(t, membership, version, until) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "membership", membership, S("offered_until"));
    offers_made(t, &(struct place_offered){ now.project, now.group, now.person, membership, until });
    return DONE;
}

enum outcome groups_decline(struct task *t, int64_t membership, int64_t version)
{
    struct group_membership now;
    enum outcome found = waiting_row(t, membership, &now);

    if (found != DONE)
        return found;
    if (groups_members_sql_to_end(t, membership, version, t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "membership", membership, S("queued_at"));
    return DONE;
}
