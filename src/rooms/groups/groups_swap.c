/* groups_swap: what two planned sessions of a group are about changes places, for a member who plans with the workers
 * (rooms/voice) and for the worker who takes it back. No pages here. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "groups_sessions_sql.h"
#include "rooms/groups/groups_card.h"

/* An expert comes on her day, and what stands in words has no module to go along. */
static bool may_move(const struct task *t, const struct session_record *s)
{
    return str_is(s->state, "planned") && !s->closed && !s->marked && day_cmp(s->card.day, t->today) >= 0 &&
           str_empty(s->card.expert) && (s->card.module_id != 0 || str_empty(s->card.module));
}

/* The session as it was read becomes about what the other was. */
static void put_about(struct task *t, int64_t session, const struct session_record *was, const struct session_card *c)
{
    must(t, groups_sessions_sql_put_about(t, session, was->version, c->theme, c->module, c->module_id, t->now) == 1);
    journal_write(t, JOURNAL_CHANGE, "session", session, S("theme"));
}

static enum outcome swap(struct task *t, int64_t one, int64_t other)
{
    struct session_record a, b;
    enum outcome found = one == other ? NOT_FOUND : groups_session_to_change(t, one, &a);

    if (found == DONE)
        found = groups_session_to_change(t, other, &b);
    if (found != DONE)
        return found;
    if (a.group != b.group)
        return NOT_FOUND;
    if (!may_move(t, &a) || !may_move(t, &b))
        return CONFLICT;
    put_about(t, one, &a, &b.card);
    put_about(t, other, &b, &a.card);
    return DONE;
}

enum outcome groups_swap_themes(struct task *t, int64_t one, int64_t other)
{
    const struct viewer *who = t->viewer;

    t->viewer = &VIEWER_PROGRAM;
    enum outcome how = swap(t, one, other);
    t->viewer = who;
    return how == NOT_ALLOWED ? CONFLICT : how; /* in a locked period */
}
