/* scratch: see scratch.h: what both engines share. The engines' own ways: scratch_sqlite.c, scratch_postgres.c. */
#include "db/scratch_place.h"

static void end_scratch(void *x) { scratch_end(x); }

struct scratch *scratch_begin(struct task *t, struct str url, enum scratch_purpose purpose, struct buf *ret_why)
{
    bool postgres = str_starts(url, S("postgresql://")) || str_starts(url, S("postgres://"));
    struct scratch *s = NEW(t->a, struct scratch);
    s->place = postgres ? &scratch_postgres : &scratch_sqlite;
    s->task = *t;
    s->task.db = NULL;
    s->url = str_copy(t->a, url);
    s->alone = db_alone(t, url, "scratch", ret_why);
    if (!s->alone) {
        if (ret_why->n == 0)
            buf_z(ret_why, "another restore or proof works beside this database now: wait until it has ended");
        return NULL;
    }
    arena_then(t->a, end_scratch, s);
    if (s->place->make(s, ret_why) && (purpose == SCRATCH_TO_LOOK || s->place->hold(s, ret_why)) &&
        s->place->open(s, true, ret_why))
        return s;
    scratch_end(s);
    return NULL;
}

struct task *scratch_task(struct scratch *s) { return &s->task; }

bool scratch_settle(struct scratch *s, struct buf *ret_why)
{
    return s->place->settle(s, ret_why) && s->place->open(s, false, ret_why);
}

bool scratch_replace(struct scratch *s, struct str stamp, struct str *ret_kept, struct buf *ret_why)
{
    scratch_close(s);
    bool good = s->place->replace(s, stamp, ret_kept, ret_why);
    scratch_end(s);
    return good;
}

void scratch_close(struct scratch *s)
{
    if (s->task.db)
        db_close(s->task.db);
    s->task.db = NULL;
}

void scratch_end(struct scratch *s)
{
    if (s->ended)
        return;
    s->ended = true;
    scratch_close(s);
    s->place->clear(s);
    db_alone_end(s->alone);
}
