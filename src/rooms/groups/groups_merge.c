/* groups: merging and splitting mid-period, as events that can be undone. A member's membership in the old group ends
 * the day before; a new one begins in the other group and remembers the first of the chain (origin), so that figures
 * can be read by the original and by the combined group, and nobody's first language changes. */
#include "rooms/groups/groups_card.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "groups_merge_sql.h"
#include "lang/lang.h"

struct group_events groups_events(struct task *t, int64_t group)
{
    struct groups_merge_sql_events_rows rows = groups_merge_sql_events(t, group);
    struct group_events list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct group_event e = {
            .event = rows.at[i].event,
            .from = rows.at[i].from,
            .to = rows.at[i].to,
            .kind = rows.at[i].kind,
            .from_name = rows.at[i].from_name,
            .to_name = rows.at[i].to_name,
            .on = rows.at[i].on,
            .moved = rows.at[i].moved,
        };
        LIST_ADD(t->a, &list, e);
    }
    return list;
}

int64_t groups_count_combined(struct task *t, int64_t group)
{
    struct groups_merge_sql_count_combined_row row;

    return groups_merge_sql_count_combined(t, group, &row) ? row.n : 0;
}

/* ---- moving one membership */

struct moving {
    int64_t event, from, to;
    struct day on;
};

static bool stands_in(struct task *t, int64_t group, int64_t person, struct day on)
{
    struct groups_merge_sql_open_in_row row;

    return groups_merge_sql_open_in(t, group, person, on, &row) && row.n > 0;
}

/* Who belongs to both groups only leaves the old one; who waits for both waits once. */
static void move_membership(struct task *t, const struct moving *m, const struct groups_merge_sql_to_move_row *s)
{
    bool waits = str_is(s->state, "waiting"), begun = day_cmp(s->joined_on, m->on) < 0;
    bool there = stands_in(t, m->to, s->person, m->on);

    if (waits || !begun) {
        if (!there)
            groups_merge_sql_hand_over(t, s->membership, m->to, m->event);
        return;
    }
    groups_merge_sql_end_membership(t, s->membership, day_add(m->on, -1), m->event);
    if (!there)
        groups_merge_sql_add_membership(t, .membership = id_new(), .group = m->to, .person = s->person,
            .project = s->project, .state = s->state, .joined_on = m->on, .left_on = s->left_on,
            .origin = s->origin != 0 ? s->origin : s->membership, .event = m->event);
}

static bool registered_from(struct task *t, int64_t group, struct day on)
{
    struct groups_merge_sql_registered_from_row row;

    return groups_merge_sql_registered_from(t, group, day_str(&on), &row) && row.n > 0;
}

/* Members move and sessions fall away from that day on: not in a period that was sent. */
static void check_locked(struct task *t, int64_t project, struct day on, const char *field, struct problems *ps)
{
    struct groups_merge_sql_locked_from_row row;

    if (groups_merge_sql_locked_from(t, project, day_str(&on), &row) && row.n > 0)
        problem_add(t, ps, field,
            str_of(tr(t, "A period on that day or later is locked. Choose a later day, or open the period.")));
}

static enum outcome both_allowed(struct task *t, int64_t from, int64_t into)
{
    enum outcome first = groups_allowed(t, from, GROUP_MANAGE);

    return first != DONE ? first : groups_allowed(t, into, GROUP_MANAGE);
}

/* ---- merge */

static void check_merge(struct task *t, int64_t from, int64_t into, struct day on, struct problems *ps)
{
    struct group_record a, b;

    if (groups_record(t, from, GROUP_REGISTER, &a) != DONE || groups_record(t, into, GROUP_REGISTER, &b) != DONE ||
        from == into || a.project != b.project)
        problem_add(t, ps, "into", str_of(tr(t, "Choose another group of the same project.")));
    else if (a.merged_into != 0 || b.merged_into != 0)
        problem_add(t, ps, "into", str_of(tr(t, "One of the groups has been merged already.")));
    if (!day_whole(on))
        problem_add(t, ps, "on", str_of(tr(t, "Write the first day of the combined group.")));
    else if (ps->n == 0 && registered_from(t, from, on))
        problem_add(t, ps, "on",
            str_of(tr(t, "The group has marks in its registers on that day or later. Choose a later day.")));
    else if (ps->n == 0)
        check_locked(t, a.project, on, "on", ps);
}

enum outcome groups_merge(
    struct task *t, int64_t from, int64_t into, struct day on, int64_t *ret_event, struct problems *ret_problems)
{
    struct moving m = { id_new(), from, into, on };
    enum outcome allowed = both_allowed(t, from, into);
    struct group_record target;

    if (allowed != DONE)
        return allowed;
    check_merge(t, from, into, on, ret_problems);
    if (ret_problems->n > 0 || groups_record(t, into, GROUP_REGISTER, &target) != DONE)
        return INVALID;
    struct groups_merge_sql_to_move_rows memberships = groups_merge_sql_to_move(t, from, on);
    for (size_t i = 0; i < memberships.n; i++)
        move_membership(t, &m, &memberships.at[i]);
    groups_merge_sql_cancel_sessions(t, from, on, trf(t, "Merged with %1$s.", target.card.name), m.event, t->now);
    groups_merge_sql_set_merged(t, from, into, on);
    groups_merge_sql_add_event(t, .event = m.event, .kind = S("merge"), .from = from, .to = into, .on = on,
        .staff = t->viewer->staff, .now = t->now);
    journal_write(t, JOURNAL_CHANGE, "group", from, S("merged"));
    *ret_event = m.event;
    return DONE;
}

/* ---- split */

static bool chosen(const int64_t *persons, size_t n, int64_t person)
{
    for (size_t i = 0; i < n; i++)
        if (persons[i] == person)
            return true;
    return false;
}

static void check_split(struct task *t, int64_t from, const struct group_split *s, struct problems *ps)
{
    bool any = false;

    if (!day_whole(s->on)) {
        problem_add(t, ps, "on", str_of(tr(t, "Write the first day of the new group.")));
        return;
    }
    for (size_t i = 0; i < s->n; i++)
        any = any || groups_is_member(t, from, s->persons[i], s->on);
    if (!any)
        problem_add(t, ps, "persons", str_of(tr(t, "Choose at least one member who moves to the new group.")));
    for (size_t i = 0; i < s->n && ps->n == 0; i++)
        if (groups_marked_from(t, from, s->persons[i], s->on))
            problem_add(t, ps, "on",
                trf(t, "%1$s has marks in the registers on that day or later. Choose a later day.",
                    people_name(t, s->persons[i])));
    if (groups_ended_by_merge(t, from, s->on))
        problem_add(t, ps, "on", str_of(tr(t, "One of the groups has been merged already.")));
}

enum outcome groups_split(
    struct task *t, int64_t from, const struct group_split *s, int64_t *ret_group, struct problems *ret_problems)
{
    struct moving m = { .event = id_new(), .from = from, .on = s->on };
    enum outcome allowed = groups_allowed(t, from, GROUP_MANAGE);
    struct group_record old;

    if (allowed != DONE)
        return allowed;
    check_split(t, from, s, ret_problems);
    if (ret_problems->n > 0 || groups_record(t, from, GROUP_REGISTER, &old) != DONE)
        return INVALID;
    check_locked(t, old.project, s->on, "on", ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    struct group_card card = old.card;
    card.name = s->name;
    card.starts_on = s->on;
    if (day_known(card.ends_on) && day_cmp(card.ends_on, s->on) < 0)
        card.ends_on = DAY("");
    enum outcome added = groups_add(t, old.project, &card, &m.to, ret_problems);
    if (added != DONE)
        return added;
    groups_merge_sql_copy_leaders(t, from, m.to);
    groups_settle_one(t, m.to);
    struct groups_merge_sql_to_move_rows memberships = groups_merge_sql_to_move(t, from, s->on);
    for (size_t i = 0; i < memberships.n; i++)
        if (chosen(s->persons, s->n, memberships.at[i].person))
            move_membership(t, &m, &memberships.at[i]);
    groups_merge_sql_add_event(t, .event = m.event, .kind = S("split"), .from = from, .to = m.to, .on = s->on,
        .staff = t->viewer->staff, .now = t->now);
    journal_write(t, JOURNAL_CHANGE, "group", from, S("split"));
    *ret_group = m.to;
    return DONE;
}

/* ---- undo */

static void check_undo(struct task *t, int64_t event, const struct groups_merge_sql_event_row *e, struct problems *ps)
{
    struct groups_merge_sql_registered_after_row marks;
    struct groups_merge_sql_moved_on_row on;

    if (groups_merge_sql_registered_after(t, event, e->to, day_str(&e->on), &marks) && marks.n > 0)
        problem_add(t, ps, "",
            str_of(tr(
                t, "It cannot be undone any more: somebody who moved has a mark in a register of the other group.")));
    if (groups_merge_sql_moved_on(t, event, &on) && on.n > 0)
        problem_add(t, ps, "",
            str_of(tr(t, "It cannot be undone before the later merge or split of the other group is undone.")));
    struct group_record group;
    if (groups_record(t, e->from, GROUP_REGISTER, &group) == DONE)
        check_locked(t, group.project, e->on, "", ps);
}

/* The old memberships take over what the new ones say by now (somebody may have left), then the new ones go. */
static void bring_back(struct task *t, int64_t event, int64_t from)
{
    struct groups_merge_sql_made_rows made = groups_merge_sql_made(t, event);
    struct groups_merge_sql_ended_rows ended = groups_merge_sql_ended(t, event);

    for (size_t i = 0; i < ended.n; i++) {
        struct str state = S("member");
        struct day left_on = DAY("");
        for (size_t j = 0; j < made.n; j++)
            if (made.at[j].person == ended.at[i].person && made.at[j].origin != 0)
                state = made.at[j].state, left_on = made.at[j].left_on;
        groups_merge_sql_reopen(t, ended.at[i].membership, state, left_on);
    }
    for (size_t j = 0; j < made.n; j++) {
        if (made.at[j].origin != 0)
            groups_merge_sql_drop_membership(t, made.at[j].membership);
        else
            groups_merge_sql_hand_over(t, made.at[j].membership, from, 0);
    }
}

/* The group that a split made goes with it, unless it is used by now: then it stays, empty. */
static void drop_new_group(struct task *t, int64_t group)
{
    struct groups_merge_sql_in_use_row use;

    if (!groups_merge_sql_in_use(t, group, &use) || use.n > 0)
        return;
    groups_merge_sql_drop_sessions(t, group);
    groups_merge_sql_drop_leaders(t, group);
    groups_merge_sql_drop_exceptions(t, group);
    groups_merge_sql_drop_group(t, group);
    journal_write(t, JOURNAL_DELETE, "group", group, S(""));
}

enum outcome groups_undo(struct task *t, int64_t event, struct problems *ret_problems)
{
    struct groups_merge_sql_event_row e;

    if (!groups_merge_sql_event(t, event, &e) || e.undone_at.t[0] != '\0')
        return NOT_FOUND;
    enum outcome allowed = both_allowed(t, e.from, e.to);
    if (allowed != DONE)
        return allowed;
    check_undo(t, event, &e, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    bring_back(t, event, e.from);
    groups_merge_sql_undone(t, event, t->now);
    if (str_is(e.kind, "merge")) {
        groups_merge_sql_restore_sessions(t, event, t->now);
        groups_merge_sql_set_merged(t, e.from, 0, DAY(""));
    } else {
        drop_new_group(t, e.to);
    }
    journal_write(t, JOURNAL_CHANGE, "group", e.from, S("undone"));
    return DONE;
}
