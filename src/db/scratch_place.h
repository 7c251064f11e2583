/* scratch_place: what scratch.c asks of an engine. Only files of db/ include it; the door is scratch.h. */
#pragma once
#include "db/alone.h"
#include "db/engine.h"
#include "db/scratch.h"

struct scratch_engine {
    bool (*make)(struct scratch *s, struct buf *ret_why);           /* an empty place; this process alone has it */
    bool (*hold)(struct scratch *s, struct buf *ret_why);           /* nobody works on the database, nobody begins to */
    bool (*open)(struct scratch *s, bool raw, struct buf *ret_why); /* s->task.db; raw: to be filled */
    bool (*settle)(struct scratch *s, struct buf *ret_why);         /* closed, and what was put in is durable */
    bool (*replace)(struct scratch *s, struct str stamp, struct str *ret_kept, struct buf *ret_why);
    void (*clear)(struct scratch *s); /* the place, the hold, the lock; also of what began half-way */
};

struct scratch {
    const struct scratch_engine *place;
    struct task task;
    struct str url;
    struct alone *alone;
    struct db *held; /* the database itself, while it is held; on PostgreSQL also without */
    bool ended;
    /* SQLite */
    const char *path, *scratch, *scratch_wal, *scratch_shm; /* the file, and the place */
    bool there;                                             /* there is something to keep */
};

extern const struct scratch_engine scratch_sqlite, scratch_postgres;
void scratch_close(struct scratch *s);
