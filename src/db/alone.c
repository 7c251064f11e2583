/* alone: see alone.h. */
#include "db/alone.h"
#include "base/whole_file.h"
#include "db/engine.h"
#include <errno.h>
#include <unistd.h>

struct alone {
    const char *lock; /* SQLite */
    int fd;
    struct db *db; /* PostgreSQL */
    const char *unlock;
    struct buf *why; /* nobody reads it */
};

struct str db_path(struct str url)
{
    if (str_starts(url, S("sqlite:")))
        url = str_part(url, strlen("sqlite:"), url.n);
    return str_find(url, S("://")) >= 0 || str_is(url, ":memory:") ? S("") : url;
}

void db_alone_end(struct alone *a)
{
    if (a->fd >= 0) {
        unlink(a->lock);
        close(a->fd);
    }
    if (a->db) {
        int64_t let_go;
        if (a->unlock) /* a server notices the end of a line in its own time: who asks next would meet the lock still */
            (void)a->db->engine->first_int(a->db, a->unlock, &let_go, a->why);
        db_close(a->db);
    }
    a->fd = -1;
    a->db = NULL;
    a->unlock = NULL;
}

static void end(void *x) { db_alone_end(x); }

static bool take_file(struct alone *a, struct buf *ret_why)
{
    a->fd = whole_file_lock(a->lock);
    if (a->fd < 0 && errno != EWOULDBLOCK)
        buf_fmt(ret_why, "%s cannot be made: %s", a->lock, strerror(errno));
    return a->fd >= 0;
}

static const char *lock_sql(struct task *t, const char *how, const char *what)
{
    return str_fmt(t->a, "SELECT CAST(CAST(%s(" DB_WRITERS_LOCK ", hashtext('%s')) AS int) AS bigint)", how, what).p;
}

static bool take_row(struct task *t, struct alone *a, struct str url, const char *what, struct buf *ret_why)
{
    int64_t got = 0;
    const char *lock = lock_sql(t, "pg_try_advisory_lock", what), *unlock = lock_sql(t, "pg_advisory_unlock", what);
    a->db = db_open(url, NULL, ret_why);
    if (!a->db || !a->db->engine->first_int(a->db, lock, &got, ret_why) || got == 0)
        return false;
    a->unlock = unlock;
    return true;
}

struct alone *db_alone(struct task *t, struct str url, const char *what, struct buf *ret_why)
{
    struct alone *a = NEW(t->a, struct alone);
    struct str path = db_path(url);
    a->fd = -1;
    a->why = task_buf(t, 500);
    arena_then(t->a, end, a);
    a->lock = str_fmt(t->a, "%.*s.%s-lock", STR_ARG(path), what).p;
    if (path.n > 0 ? take_file(a, ret_why) : take_row(t, a, url, what, ret_why))
        return a;
    db_alone_end(a);
    return NULL;
}
