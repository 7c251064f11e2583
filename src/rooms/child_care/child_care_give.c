/* child_care_give: a place goes to who waits: at once when one is asked for or given back, and when something else made
 * room - a register that was saved, a card of the group, somebody who left. Her parents are told. No pages here. */
#include "rooms/child_care/child_care_inside.h"

#include "auth/journal.h"
#include "base/log.h"
#include "db/db.h"
#include "rooms/attendance/attendance.h"
#include "rooms/messages/messages.h"

enum { SESSIONS_AT_ONCE = 200 };

bool care_is_over(const struct task *t, const struct care_session *s)
{
    return day_cmp(s->day, t->today) < 0 || str_is(s->state, "cancelled");
}

/* Who waited gets to know it; as a message waits for the morning, one that comes after the beginning does not go. */
static void tell(struct task *t, const struct care_session *s, int64_t child, int64_t turn)
{
    struct child_care_sql_told_rows rows = child_care_sql_told(t, s->id, child);
    bool timed = s->start.t[0] != '\0';

    for (size_t i = 0; i < rows.n; i++) {
        struct message_new m = { .person = rows.at[i].person,
            .project = s->project,
            .about = s->id,
            .kind = MESSAGE_care,
            .key = id_str(t->a, turn),
            .until = timed ? messages_instant(s->day, s->start)
                           : messages_instant(day_add(s->day, 1), clock_from_minutes(0)),
            .fields = { .day = s->day, .start = s->start } };
        (void)messages_put(t, &m); /* 0: she was told already */
    }
}

/* The one place where somebody comes to a place for a child. */
static void give(struct task *t, int64_t session, int64_t child)
{
    enum outcome how = attendance_put_child(t, session, child, S("booked"));

    must(t, how == DONE);
    (void)child_care_sql_unwait(t, session, child);
}

static struct child_care_sql_idle_rows idle_of(struct task *t, int64_t session)
{
    return child_care_sql_idle(t, session, marks_meaning(t->a, MEANS_TOLD));
}

static const struct child_care_sql_waiting_row *turn_of(const struct child_care_sql_waiting_rows *rows, int64_t child)
{
    for (size_t i = 0; i < rows->n; i++)
        if (rows->at[i].child == child)
            return &rows->at[i];
    return NULL;
}

static void take_back_idle(
    struct task *t, int64_t session, const struct child_care_sql_waiting_rows *waiting, struct care_moves *moves)
{
    struct child_care_sql_idle_rows idle = idle_of(t, session);

    for (size_t i = 0; i < idle.n; i++) {
        int64_t child = idle.at[i].child;
        const struct child_care_sql_waiting_row *w = turn_of(waiting, child);
        struct child_care_sql_state_row row;
        if (child_care_sql_unwait(t, session, child) > 0 && w != NULL)
            LIST_ADD(t->a, moves, ((struct care_move){ CARE_UNTURN, child, w->id, w->asked_by, w->asked_at }));
        if (!child_care_sql_state(t, session, child, &row) || !str_is(row.state, "booked"))
            continue; /* what became of a child is not undone */
        LIST_ADD(t->a, moves, ((struct care_move){ .how = CARE_TAKEN, .child = child }));
        enum outcome how = attendance_put_child(t, session, child, S(""));
        must(t, how == DONE);
    }
}

static bool is_asked(const int64_t *asked, size_t n, int64_t child)
{
    for (size_t i = 0; i < n; i++)
        if (asked[i] == child)
            return true;
    return false;
}

/* Today, and nobody comes any more: what is written into the register then is what was, and makes no room. */
static bool has_ended(struct task *t, const struct care_session *s)
{
    int64_t end = clock_minutes(s->end) >= 0 ? clock_minutes(s->end) : clock_minutes(s->start);

    return day_cmp(s->day, t->today) == 0 && end >= 0 && clock_minutes(instant_clock(t->now)) >= end;
}

struct care_moves child_care_settle(struct task *t, int64_t session, const int64_t *asked, size_t n)
{
    struct care_session s;
    struct care_moves moves = { 0 };

    (void)child_care_sql_unwait_placed(t, session);
    struct child_care_sql_waiting_rows rows = child_care_sql_waiting(t, session);
    if (rows.n == 0 || !child_care_session(t, session, &s) || care_is_over(t, &s) || (n == 0 && has_ended(t, &s)))
        return moves;
    take_back_idle(t, session, &rows, &moves);
    if (moves.n > 0)
        rows = child_care_sql_waiting(t, session);
    bool there = child_care_session(t, session, &s); /* with the room that was given back */
    must(t, there);
    for (int young = 1; young >= 0; young--)
        for (size_t i = 0; i < rows.n; i++) {
            const struct child_care_sql_waiting_row *w = &rows.at[i];
            bool is = care_is_young(w->birth_month, s.day);
            if (is != (young == 1) || !care_fits(&s.room, s.room.young + is, s.room.older + !is))
                continue;
            give(t, session, w->child);
            LIST_ADD(t->a, &moves, ((struct care_move){ CARE_GIVEN, w->child, w->id, w->asked_by, w->asked_at }));
            if (!is_asked(asked, n, w->child))
                tell(t, &s, w->child, w->id);
            s.room.young += is;
            s.room.older += !is;
        }
    return moves;
}

struct care_moves child_care_moved(struct task *t, int64_t session)
{
    struct child_care_sql_may_give_row row;

    if (!child_care_sql_may_give(t, session, &row) || row.n == 0)
        return (struct care_moves){ 0 };
    return child_care_settle(t, session, NULL, 0);
}

void child_care_freed(struct task *t, int64_t session) { (void)child_care_moved(t, session); }

/* ---- taking back what came of it */

static bool has_place(struct task *t, int64_t session, int64_t child)
{
    struct child_care_sql_state_row row;

    return child_care_sql_state(t, session, child, &row) && (str_is(row.state, "booked") || str_is(row.state, "came"));
}

/* A turn of its own: were it the old one, her parents would not be told when a place comes after all. */
static void wait_again(struct task *t, int64_t session, const struct care_move *m)
{
    (void)child_care_sql_wait(t, id_new(), session, m->child, m->at, m->by);
}

/* True: she keeps the place. */
static bool keeps(struct task *t, int64_t session, const struct care_move *m)
{
    struct child_care_sql_state_row row;

    if (!child_care_sql_state(t, session, m->child, &row) || !str_is(row.state, "booked"))
        return has_place(t, session, m->child);
    if (!messages_unsaid(t, MESSAGE_care, session, id_str(t->a, m->turn)))
        return true;
    enum outcome how = attendance_put_child(t, session, m->child, S(""));
    must(t, how == DONE);
    wait_again(t, session, m);
    return false;
}

/* Is there room for one child more? Where nobody got the place, there is: the register had given it. */
static bool has_room(struct task *t, int64_t session, int64_t child)
{
    struct child_care_sql_child_row row;
    struct care_session s;

    if (!child_care_session(t, session, &s) || !child_care_sql_child(t, child, &row))
        return false;
    bool young = care_is_young(row.birth_month, s.day);
    return care_fits(&s.room, s.room.young + young, s.room.older + !young);
}

int64_t child_care_undo_moves(struct task *t, int64_t session, const struct care_moves *moves)
{
    int64_t kept = 0, wait = 0;

    for (size_t i = 0; i < moves->n; i++)
        if (moves->at[i].how == CARE_GIVEN)
            kept += keeps(t, session, &moves->at[i]);
    for (size_t i = 0; i < moves->n; i++) {
        const struct care_move *m = &moves->at[i];
        if (m->how == CARE_GIVEN || has_place(t, session, m->child))
            continue;
        if (m->how == CARE_TAKEN && (kept == 0 || has_room(t, session, m->child))) {
            enum outcome how = attendance_put_child(t, session, m->child, S("booked"));
            must(t, how == DONE);
            continue;
        }
        wait_again(t, session, m);
        wait += m->how == CARE_TAKEN;
    }
    return wait;
}

void child_care_freed_in(struct task *t, int64_t group)
{
    struct child_care_sql_wait_to_come_rows rows = child_care_sql_wait_to_come(t, group, t->today, SESSIONS_AT_ONCE);

    for (size_t i = 0; i < rows.n; i++)
        (void)child_care_settle(t, rows.at[i].session, NULL, 0);
}

/* Would settling change anything? */
static bool has_something_to_give(struct task *t, int64_t session)
{
    struct child_care_sql_waiting_rows rows = child_care_sql_waiting(t, session);
    struct care_session s;

    if (!child_care_session(t, session, &s) || has_ended(t, &s))
        return false;
    if (idle_of(t, session).n > 0)
        return true;
    for (size_t i = 0; i < rows.n; i++) {
        bool young = care_is_young(rows.at[i].birth_month, s.day);
        if (care_fits(&s.room, s.room.young + young, s.room.older + !young))
            return true;
    }
    return false;
}

void child_care_give_often(struct task *t)
{
    int64_t found[SESSIONS_AT_ONCE];
    size_t n = 0;

    db_begin_read(t);
    struct child_care_sql_wait_to_come_rows rows = child_care_sql_wait_to_come(t, 0, t->today, SESSIONS_AT_ONCE);
    for (size_t i = 0; i < rows.n; i++)
        if (has_something_to_give(t, rows.at[i].session))
            found[n++] = rows.at[i].session;
    db_commit(t);
    if (n == 0)
        return;
    db_begin_write(t);
    for (size_t i = 0; i < n; i++)
        child_care_freed(t, found[i]);
    db_commit(t);
    log_line(LOG_INFO, "child_care", "freed=%zu", n);
}
