/* db_sqlite: SQLite behind engine.h. WAL, every commit on disk before it is answered, writers one at a time through
 * writer_lock.c. The only file that names sqlite3.h. */
#include "db/engine.h"
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

struct sqlite {
    struct db           base;
    sqlite3            *h;
    sqlite3_stmt       *begin_read, *begin_write, *commit, *rollback; /* kept, so that ending needs no memory */
    struct writer_lock *lock;
    bool                holds_lock;
    int                 busy_ms;
};

struct sqlite_rows {
    struct db_rows base;
    sqlite3_stmt  *h;
    bool           reads;   /* cannot change the database */
};

static struct sqlite *sqlite_of(struct db *db) { return (struct sqlite *)(void *)db; }
static struct sqlite_rows *rows_of(struct db_rows *rows) { return (struct sqlite_rows *)(void *)rows; }

static _Noreturn void fail_sqlite(struct task *t, const char *what)
{
    sqlite3 *h = sqlite_of(t->db)->h;
    int code = sqlite3_extended_errcode(h);
    enum failure kind = FAIL_DB;
    switch (code & 0xff) {
    case SQLITE_FULL: case SQLITE_IOERR: case SQLITE_CORRUPT: case SQLITE_NOTADB: case SQLITE_READONLY: case SQLITE_CANTOPEN:
        kind = FAIL_DISK;
        break;
    case SQLITE_NOMEM:
        kind = FAIL_MEMORY;
        break;
    case SQLITE_BUSY: case SQLITE_LOCKED:
        kind = FAIL_BUSY;
        break;
    default:
        break;
    }
    fail(t, kind, "sqlite %d in %s: %s", code, what, sqlite3_errmsg(h));
}

static bool tell(struct sqlite *db, struct buf *ret_why)
{
    buf_z(ret_why, sqlite3_errmsg(db->h));
    return false;
}

/* ---- opening */

static void sqlite_close(struct db *base)
{
    struct sqlite *db = sqlite_of(base);
    sqlite3_finalize(db->begin_read);
    sqlite3_finalize(db->begin_write);
    sqlite3_finalize(db->commit);
    sqlite3_finalize(db->rollback);
    sqlite3_close(db->h);
    if (db->lock)
        writer_lock_drop(db->lock);
    free(db);
}

static bool set_up(struct sqlite *db, const struct db_options *o, struct buf *ret_why)
{
    char sql[400];
    sqlite3_extended_result_codes(db->h, 1);
    sqlite3_busy_timeout(db->h, o->busy_ms);
    sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
    sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)NULL);
    sqlite3_db_config(db->h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
    snprintf(sql, sizeof sql,
             "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
             "PRAGMA cache_size=-%lld; PRAGMA journal_size_limit=16777216;", (long long)o->cache_kb);
    return (sqlite3_exec(db->h, sql, NULL, NULL, NULL) == SQLITE_OK
            && sqlite3_prepare_v3(db->h, "BEGIN", -1, SQLITE_PREPARE_PERSISTENT, &db->begin_read, NULL) == SQLITE_OK
            && sqlite3_prepare_v3(db->h, "BEGIN IMMEDIATE", -1, SQLITE_PREPARE_PERSISTENT, &db->begin_write, NULL) == SQLITE_OK
            && sqlite3_prepare_v3(db->h, "COMMIT", -1, SQLITE_PREPARE_PERSISTENT, &db->commit, NULL) == SQLITE_OK
            && sqlite3_prepare_v3(db->h, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &db->rollback, NULL) == SQLITE_OK)
        || tell(db, ret_why);
}

/* The lock's name: the file's one path without links, or the connection itself when it is in memory. */
static struct writer_lock *find_lock(struct sqlite *db)
{
    const char *file = sqlite3_db_filename(db->h, "main");
    char own[64];
    if (file && *file) {
        char *path = realpath(file, NULL);
        struct writer_lock *lock = writer_lock_find(path ? path : file);
        free(path);
        return lock;
    }
    snprintf(own, sizeof own, "memory %p", (void *)db);
    return writer_lock_find(own);
}

static struct db *sqlite_open(struct str url, const struct db_options *o, struct buf *ret_why)
{
    struct sqlite *db = calloc(1, sizeof *db);
    char *path = calloc(1, url.n + 1);
    if (!db || !path) {
        free(db);
        free(path);
        BUF_LIT(ret_why, "no memory");
        return NULL;
    }
    memcpy(path, url.p, url.n);
    bool in_memory = !strcmp(path, ":memory:");
    if (o->create && !in_memory) { /* made here so that nobody else may read it */
        int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd >= 0)
            close(fd);
    }
    db->base.engine = &engine_sqlite;
    db->busy_ms = o->busy_ms;
    bool good = sqlite3_open_v2(path, &db->h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (in_memory ? SQLITE_OPEN_CREATE : 0), NULL) == SQLITE_OK
        ? set_up(db, o, ret_why) : tell(db, ret_why);
    if (good)
        good = (db->lock = find_lock(db)) != NULL;
    else
        buf_fmt(ret_why, " (%s)", path);
    free(path);
    if (good)
        return &db->base;
    sqlite_close(&db->base);
    return NULL;
}

/* ---- transactions */

static bool once(sqlite3_stmt *h)
{
    bool good = sqlite3_step(h) == SQLITE_DONE;
    return sqlite3_reset(h) == SQLITE_OK && good;
}

static void give_lock(struct sqlite *db)
{
    if (db->holds_lock)
        writer_lock_give(db->lock);
    db->holds_lock = false;
}

static void sqlite_begin(struct task *t, bool write)
{
    struct sqlite *db = sqlite_of(t->db);
    if (write) {
        if (!writer_lock_take(db->lock, db->busy_ms))
            fail(t, FAIL_BUSY, "waited %d ms in the queue of writers", db->busy_ms);
        db->holds_lock = true;
    }
    if (!once(write ? db->begin_write : db->begin_read)) {
        give_lock(db);
        fail_sqlite(t, "begin");
    }
}

static void sqlite_commit(struct task *t)
{
    struct sqlite *db = sqlite_of(t->db);
    if (!once(db->commit))
        fail_sqlite(t, "commit"); /* the landing rolls back and gives the lock */
    give_lock(db);
}

static void sqlite_rollback(struct db *base)
{
    struct sqlite *db = sqlite_of(base);
    if (!sqlite3_get_autocommit(db->h))
        once(db->rollback);
    give_lock(db);
}

static bool sqlite_exec(struct db *base, const char *sql, struct buf *ret_why)
{
    struct sqlite *db = sqlite_of(base);
    return sqlite3_exec(db->h, sql, NULL, NULL, NULL) == SQLITE_OK || tell(db, ret_why);
}

static bool sqlite_first_int(struct db *base, const char *sql, int64_t *ret_value, struct buf *ret_why)
{
    struct sqlite *db = sqlite_of(base);
    sqlite3_stmt *h = NULL;
    if (sqlite3_prepare_v2(db->h, sql, -1, &h, NULL) != SQLITE_OK)
        return tell(db, ret_why);
    int code = sqlite3_step(h);
    bool good = code == SQLITE_ROW || code == SQLITE_DONE || tell(db, ret_why);
    if (good)
        *ret_value = code == SQLITE_ROW ? sqlite3_column_int64(h, 0) : 0;
    sqlite3_finalize(h);
    return good;
}

static bool sqlite_alive(struct db *base) { return sqlite_exec(base, "SELECT 1", &(struct buf){ .full = true }); }

/* ---- statements */

static int prepare(struct sqlite *db, const struct db_stmt *s, sqlite3_stmt **ret_h)
{
    char *sql = db_question_marks(s->sql);
    int code = sql ? sqlite3_prepare_v3(db->h, sql, -1, SQLITE_PREPARE_PERSISTENT, ret_h, NULL) : SQLITE_NOMEM;
    free(sql);
    return code;
}

static struct db_rows *sqlite_make(struct task *t, const struct db_stmt *s)
{
    sqlite3_stmt *h = NULL;
    if (prepare(sqlite_of(t->db), s, &h) != SQLITE_OK)
        fail_sqlite(t, s->name);
    struct sqlite_rows *rows = calloc(1, sizeof *rows);
    if (!rows) {
        sqlite3_finalize(h);
        fail(t, FAIL_MEMORY, "no memory for a statement");
    }
    rows->h = h;
    rows->reads = sqlite3_stmt_readonly(h);
    return &rows->base;
}

static void sqlite_destroy(struct db_rows *rows)
{
    sqlite3_finalize(rows_of(rows)->h);
    free(rows);
}

static bool sqlite_try(struct db *base, const struct db_stmt *s, struct buf *ret_why)
{
    struct sqlite *db = sqlite_of(base);
    sqlite3_stmt *h = NULL;
    if (prepare(db, s, &h) != SQLITE_OK)
        return tell(db, ret_why);
    unsigned columns = (unsigned)sqlite3_column_count(h), params = (unsigned)sqlite3_bind_parameter_count(h);
    sqlite3_finalize(h);
    if (columns == s->ncolumns && params == s->nparams)
        return true;
    buf_fmt(ret_why, "gives %u columns for %u in the signature, takes %u parameters for %u", columns, s->ncolumns, params, s->nparams);
    return false;
}

static int bind(sqlite3_stmt *h, int at, const struct db_value *v)
{
    const char *p = v->s.p ? v->s.p : "";
    if (v->null)
        return sqlite3_bind_null(h, at);
    switch (v->type) {
    case DB_INT:
    case DB_BOOL:   return sqlite3_bind_int64(h, at, v->i);
    case DB_REAL:   return sqlite3_bind_double(h, at, v->d);
    case DB_TEXT:   return sqlite3_bind_text64(h, at, p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
    case DB_BYTES:
    case DB_SECRET: return sqlite3_bind_blob64(h, at, p, v->s.n, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static void sqlite_start(struct task *t, struct db_rows *base, const struct db_value *args)
{
    struct sqlite_rows *rows = rows_of(base);
    if (!rows->reads && !t->db->in_write)
        fail(t, FAIL_BUG, "%s:%d: %s writes in a transaction that only reads", base->stmt->file, base->stmt->line, base->stmt->name);
    for (unsigned i = 0; i < base->stmt->nparams; i++)
        if (bind(rows->h, (int)i + 1, &args[i]) != SQLITE_OK)
            fail_sqlite(t, base->stmt->name);
}

static bool sqlite_step(struct task *t, struct db_rows *base)
{
    int code = sqlite3_step(rows_of(base)->h);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        fail_sqlite(t, base->stmt->name);
    return false;
}

/* Here a statement costs no journey: nothing waits. */
static void sqlite_add(struct task *t, struct db_rows *rows, const struct db_value *args)
{
    sqlite_start(t, rows, args);
    if (!once(rows_of(rows)->h))
        fail_sqlite(t, rows->stmt->name);
}

static bool sqlite_is_null(struct db_rows *rows, unsigned col) { return sqlite3_column_type(rows_of(rows)->h, (int)col) == SQLITE_NULL; }
static int64_t sqlite_integer(struct db_rows *rows, unsigned col) { return sqlite3_column_int64(rows_of(rows)->h, (int)col); }
static double sqlite_real(struct db_rows *rows, unsigned col) { return sqlite3_column_double(rows_of(rows)->h, (int)col); }

static struct str sqlite_text(struct db_rows *rows, unsigned col)
{
    sqlite3_stmt *h = rows_of(rows)->h;
    const char *p = sqlite3_column_blob(h, (int)col); /* of a text: its UTF-8 bytes */
    return (struct str){ p, p ? (size_t)sqlite3_column_bytes(h, (int)col) : 0 };
}

static int64_t sqlite_changed(struct db_rows *rows) { return sqlite3_changes64(sqlite_of(rows->db)->h); }
static void sqlite_stop(struct db_rows *rows) { sqlite3_reset(rows_of(rows)->h); }

const struct engine engine_sqlite = {
    .name = DB_SQLITE, .open = sqlite_open, .close = sqlite_close, .begin = sqlite_begin, .commit = sqlite_commit,
    .rollback = sqlite_rollback, .alive = sqlite_alive, .make = sqlite_make, .destroy = sqlite_destroy, .start = sqlite_start,
    .step = sqlite_step, .is_null = sqlite_is_null, .integer = sqlite_integer, .real = sqlite_real, .text = sqlite_text,
    .add = sqlite_add, .changed = sqlite_changed, .stop = sqlite_stop, .try = sqlite_try, .exec = sqlite_exec, .first_int = sqlite_first_int,
};
