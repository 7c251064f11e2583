/* db_sqlite: SQLite behind engine.h. WAL, every commit on disk before it is answered, writers one at a time through
 * writer_lock.c. All writers of one file in this process write through one line, which goes from hand to hand with the
 * lock: its pages are never made stale by a commit of another, so a save reads next to nothing. Rows that are put
 * aside: db_sqlite_aside.c. */
#include "db/db_sqlite.h"
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    TOGETHER_MOST = 32, /* saves in one commit: the first waits for the last */
    JOURNAL_BYTES = (1 << 17) - 1,
};

static struct sqlite_rows *rows_of(struct db_rows *rows) { return (struct sqlite_rows *)(void *)rows; }

static enum failure kind_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: return FAIL_DISK;
    case SQLITE_NOMEM: return FAIL_MEMORY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return FAIL_BUSY;
    default: return FAIL_DB;
    }
}

_Noreturn void sqlite_fail(struct task *t, const char *what)
{
    sqlite3 *h = sqlite_of(t->db)->line->h;
    int code = sqlite3_extended_errcode(h);
    fail(t, kind_of(code), "sqlite %d in %s: %s", code, what, sqlite3_errmsg(h));
}

static bool tell(sqlite3 *h, struct buf *ret_why)
{
    buf_z(ret_why, sqlite3_errmsg(h));
    return false;
}

/* ---- opening */

static void line_close(struct db *base, struct line *line)
{
    db_forget(base, &line->prepared);
    sqlite3_finalize(line->begin_read);
    sqlite3_finalize(line->begin_write);
    sqlite3_finalize(line->commit);
    sqlite3_finalize(line->rollback);
    sqlite3_finalize(line->save);
    sqlite3_finalize(line->back_to_save);
    sqlite3_finalize(line->end_save);
    sqlite3_finalize(line->aside);
    sqlite3_finalize(line->state);
    sqlite3_close(line->h);
    *line = (struct line){ 0 };
}

static void sqlite_close(struct db *base)
{
    struct sqlite *db = sqlite_of(base);
    struct line *writers = db->lock ? writer_lock_drop(db->lock) : NULL;
    if (writers)
        line_close(base, writers);
    free(writers);
    line_close(base, &db->own);
    free(db);
}

/* How long the log stays when it begins anew. Cutting off what a large import made of it takes the one who happens to
 * save then 60 ms of each 100 MB, with the writers' lock: so much may stay. */
#define LOG_BYTES (256 << 20)

static bool set_up(const struct line *line, const struct db_options *o)
{
    char sql[400];
    sqlite3_extended_result_codes(line->h, 1);
    sqlite3_busy_timeout(line->h, o->busy_ms);
    sqlite3_db_config(line->h, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
    sqlite3_db_config(line->h, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)NULL);
    sqlite3_db_config(line->h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
    snprintf(sql, sizeof sql,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
        "PRAGMA cache_size=-%lld; PRAGMA journal_size_limit=%d;%s",
        (long long)o->cache_kb, LOG_BYTES, o->scratch ? "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;" : "");
    return sqlite3_exec(line->h, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* After a commit: copies the log home when it is long. While somebody writes by the thousand beside us the log is long
 * after each commit, and a save or a look would pay for what is not its own: that one copies itself, where nobody
 * waits. */
static int copy_home(void *lock, sqlite3 *h, const char *schema, int pages)
{
    if (pages >= SQLITE_WAL_PAGES && writer_lock_aside(lock, 0) == 0)
        sqlite3_wal_checkpoint_v2(h, schema, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL); /* else with the next commit */
    return SQLITE_OK;
}

static bool keep(const struct line *line, const char *sql, sqlite3_stmt **ret_kept)
{
    return sqlite3_prepare_v3(line->h, sql, -1, SQLITE_PREPARE_PERSISTENT, ret_kept, NULL) == SQLITE_OK;
}

/* On failure what was opened stands in *line, to be closed. */
static bool line_open(const char *path, const struct sqlite *db, struct line *line)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (db->in_memory ? SQLITE_OPEN_CREATE : 0);
    return sqlite3_open_v2(path, &line->h, flags, NULL) == SQLITE_OK && set_up(line, &db->options) &&
           keep(line, "BEGIN", &line->begin_read) && keep(line, "BEGIN IMMEDIATE", &line->begin_write) &&
           keep(line, "COMMIT", &line->commit) && keep(line, "SAVEPOINT one_save", &line->save) &&
           keep(line, "ROLLBACK TO one_save", &line->back_to_save) && keep(line, "RELEASE one_save", &line->end_save) &&
           keep(line, "ROLLBACK", &line->rollback);
}

/* The number of the file; 0: there is none. */
static int64_t file_at(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (int64_t)st.st_ino : 0;
}

/* A file that took the place of the one that is open would meet that one's log. */
static bool is_ours(const char *file)
{
    char *path = realpath(file, NULL);
    bool ours = !path || writer_lock_may_open(path, file_at(path));
    free(path);
    return ours;
}

/* The lock's name: the file's one path without links, or the connection itself when it is in memory. */
static struct writer_lock *find_lock(struct sqlite *db)
{
    char own[64];
    if (!db->in_memory) {
        const char *file = sqlite3_db_filename(db->own.h, "main");
        char *path = realpath(file, NULL);
        struct writer_lock *lock = writer_lock_find(path ? path : file, file_at(file));
        free(path);
        return lock;
    }
    snprintf(own, sizeof own, "memory %p", (void *)db);
    return writer_lock_find(own, 0);
}

/* SQLite counts its memory under one lock for all threads; nobody asks for the sum. Pages that a statement may have to
 * put back stay in memory up to so many bytes, then go to a file in one piece: SQLite 3.40 writes 128 kB at a time and
 * takes a last write of nothing, after a whole number of them, for a full disk. */
static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, JOURNAL_BYTES);
}

static struct db *sqlite_open(struct str url, const struct db_options *o, struct buf *ret_why)
{
    static pthread_once_t configured = PTHREAD_ONCE_INIT;
    struct sqlite *db = calloc(1, sizeof *db);
    char *path = calloc(1, url.n + 1);
    pthread_once(&configured, configure);
    if (!db || !path) {
        free(db);
        free(path);
        BUF_LIT(ret_why, "no memory");
        return NULL;
    }
    memcpy(path, url.p, url.n);
    *db = (struct sqlite){
        .base = { .engine = &engine_sqlite }, .options = *o, .in_memory = !strcmp(path, ":memory:")
    };
    db->line = &db->own;
    db->base.prepared = &db->own.prepared;
    if (o->create && !db->in_memory) { /* made here so that nobody else may read it */
        int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd >= 0)
            close(fd);
    }
    bool known = db->in_memory || is_ours(path);
    if (!known)
        BUF_LIT(ret_why, "another file is at its path");
    bool good = known && (line_open(path, db, &db->own) || tell(db->own.h, ret_why));
    if (good)
        good = (db->lock = find_lock(db)) != NULL;
    else
        buf_fmt(ret_why, " (%s)", path);
    free(path);
    if (good) {
        sqlite3_wal_hook(db->own.h, copy_home, db->lock);
        return &db->base;
    }
    sqlite_close(&db->base);
    return NULL;
}

/* ---- transactions */

bool sqlite_once(sqlite3_stmt *h)
{
    bool good = sqlite3_step(h) == SQLITE_DONE;
    return sqlite3_reset(h) == SQLITE_OK && good;
}

static void use_line(struct sqlite *db, struct line *line)
{
    db->line = line;
    db->base.prepared = &line->prepared;
}

/* Back to the own line; the writers' goes on to the next. */
void sqlite_give_lock(struct sqlite *db)
{
    use_line(db, &db->own);
    if (db->holds_lock)
        writer_lock_give(db->lock);
    db->holds_lock = false;
}

/* Somebody deleted the file or put another in its place, or its log: what is written would go nowhere. */
static bool moved(struct line *line)
{
    struct stat st;
    char path[PATH_MAX];
    int gone = 0;
    const char *file = sqlite3_db_filename(line->h, "main");
    if (!file || !*file || (size_t)snprintf(path, sizeof path, "%s-wal", file) >= sizeof path)
        return false;
    sqlite3_file_control(line->h, "main", SQLITE_FCNTL_HAS_MOVED, &gone);
    bool there = stat(path, &st) == 0;
    if (line->log == 0 && there)
        line->log = st.st_ino;
    return gone || (line->log != 0 && (!there || st.st_ino != line->log));
}

static const char gone[] = "the database file, or its log, is no longer at its path: put it back, then start anew";

/* Ends the transaction of the line in use and tells who waits for it. FAIL_NONE, or why not; then it is rolled back. */
static enum failure end_together(struct sqlite *db, char why[COMMIT_WHY])
{
    struct line *line = db->line;
    struct commit_group *group = line->group;
    enum failure kind = FAIL_NONE;
    must_be(!group == (line->group_n == 0) && line->group_n < TOGETHER_MOST); /* group_n: without this one */
    snprintf(why, COMMIT_WHY, "%s", "");
    if (moved(line)) {
        kind = FAIL_DISK;
        snprintf(why, COMMIT_WHY, "%s", gone);
    } else if (sqlite3_get_autocommit(line->h) ||
               !sqlite_once(line->commit)) { /* SQLite itself may have rolled back: a full disk */
        int code = sqlite3_extended_errcode(line->h);
        kind = kind_of(code);
        snprintf(why, COMMIT_WHY, "sqlite %d in commit: %s", code, sqlite3_errmsg(line->h));
    }
    if (!sqlite3_get_autocommit(line->h))
        sqlite_once(line->rollback);
    line->group = NULL;
    line->group_n = 0;
    if (group)
        commit_group_end(group, kind, why);
    return kind;
}

/* A transaction, or a save in that of others, that did not begin. */
static _Noreturn void fail_to_begin(struct task *t, sqlite3 *h)
{
    struct sqlite *db = sqlite_of(t->db);
    char why[COMMIT_WHY], ignored[COMMIT_WHY];
    int code = h ? sqlite3_extended_errcode(h) : SQLITE_NOMEM;
    snprintf(why, sizeof why, "%s", h ? sqlite3_errmsg(h) : "no memory");
    if (db->line->group)
        end_together(db, ignored);
    else if (h && !sqlite3_get_autocommit(h))
        sqlite_once(db->line->rollback);
    sqlite_give_lock(db);
    fail(t, kind_of(code), "sqlite %d in begin: %s", code, why);
}

/* The writers' line, opened by the first of them. Under the lock. */
static struct line *writers_line(struct task *t)
{
    struct sqlite *db = sqlite_of(t->db);
    must(t, db->holds_lock);
    void **shared = writer_lock_shared(db->lock);
    if (!db->in_memory && !*shared && !(*shared = calloc(1, sizeof(struct line))))
        fail_to_begin(t, NULL);
    struct line *line = db->in_memory ? &db->own : *shared;
    if (!line->rollback) {
        line_close(t->db, line); /* the half that opened the last time */
        if (!line_open(sqlite3_db_filename(db->own.h, "main"), db, line))
            fail_to_begin(t, line->h);
        sqlite3_wal_hook(line->h, copy_home, db->lock);
    }
    return line;
}

/* The writers' line has as many pages as whoever writes now asked for: an import many, and gives them back at its end.
 * Saves share the most that one of them asked for. */
static void fit_cache(const struct sqlite *db, struct line *line)
{
    char sql[60];
    must_be(!line->group); /* SQLite sets no cache in the middle of a transaction */
    if (db->base.together && db->options.cache_kb > line->saves_kb)
        line->saves_kb = db->options.cache_kb;
    int64_t want = db->base.together ? line->saves_kb : db->options.cache_kb;
    if (want == line->cache_kb)
        return;
    snprintf(sql, sizeof sql, "PRAGMA cache_size=-%lld", (long long)want);
    if (sqlite3_exec(line->h, sql, NULL, NULL, NULL) == SQLITE_OK) /* else it is only slower */
        line->cache_kb = want;
}

/* Once begun, a transaction shows or hides what is put aside as the database says; who joins others finds it done. */
static bool begin_seeing(struct sqlite *db, bool write)
{
    struct line *line = db->line;
    for (;;) {
        if (!sqlite_once(write ? line->begin_write : line->begin_read))
            return false;
        int64_t mark;
        if (!aside_mark(line, &mark))
            return false;
        if (mark == line->hides)
            return true;
        if (!sqlite_once(line->rollback) || !aside_hide(line, mark))
            return false;
    }
}

static void sqlite_begin(struct task *t, bool write)
{
    struct sqlite *db = sqlite_of(t->db);
    must(t, !db->holds_lock && db->line == &db->own);
    if (write) {
        if (!writer_lock_take(db->lock, db->options.busy_ms, db->base.together))
            fail(t, FAIL_BUSY, "waited %d ms in the queue of writers", db->options.busy_ms);
        db->holds_lock = true;
        use_line(db, writers_line(t));
        if (!db->line->group)
            fit_cache(db, db->line);
    }
    if (!(db->line->group ? sqlite_once(db->line->save) : begin_seeing(db, write)))
        fail_to_begin(t, db->line->h);
}

/* When the next writer's save may stand in the same transaction: hands it on. True: *ret_group is to be waited for. */
static bool hand_on(struct sqlite *db, struct commit_group **ret_group)
{
    struct line *line = db->line;
    if (!db->holds_lock || !db->base.together || line->group_n + 1 >= TOGETHER_MOST ||
        writer_lock_waiting(db->lock) == 0)
        return false;
    must_be(line != &db->own || db->in_memory); /* who has the lock writes through the writers' line */
    struct commit_group *group = line->group ? line->group : commit_group_new();
    if (!group || (line->group && !sqlite_once(line->end_save)))
        return false;
    commit_group_join(group); /* all of it before the lock goes: the next one reads it */
    line->group = group;
    line->group_n++;
    *ret_group = group;
    use_line(db, &db->own);
    db->holds_lock = false;
    if (writer_lock_pass(db->lock))
        return true;
    db->holds_lock = true;
    use_line(db, line);
    line->group_n--;
    if (commit_group_leave(group))
        line->group = NULL;
    return false;
}

static void sqlite_commit(struct task *t)
{
    struct sqlite *db = sqlite_of(t->db);
    struct commit_group *group;
    char why[COMMIT_WHY];
    enum failure kind;
    if (db->base.aside != 0)
        aside_end(t);
    if (hand_on(db, &group)) {
        kind = commit_group_wait(group, why);
    } else {
        kind = end_together(db, why);
        sqlite_give_lock(db);
    }
    aside_lost(db);
    must(t, !db->holds_lock && db->line == &db->own);
    if (kind != FAIL_NONE)
        fail(t, kind, "%s", why);
}

/* A save in the transaction of others takes back its own part only, and commits theirs. */
static void sqlite_rollback(struct db *base)
{
    struct sqlite *db = sqlite_of(base);
    char why[COMMIT_WHY];
    if (db->line->group) {
        if (!sqlite3_get_autocommit(db->line->h) &&
            !(sqlite_once(db->line->back_to_save) && sqlite_once(db->line->end_save)))
            sqlite_once(db->line->rollback);
        end_together(db, why);
    } else if (!sqlite3_get_autocommit(db->line->h)) {
        sqlite_once(db->line->rollback);
    }
    sqlite_give_lock(db);
    aside_lost(db);
}

static bool sqlite_exec(struct db *base, const char *sql, struct buf *ret_why)
{
    struct sqlite *db = sqlite_of(base);
    return sqlite3_exec(db->line->h, sql, NULL, NULL, NULL) == SQLITE_OK || tell(db->line->h, ret_why);
}

static bool sqlite_first_int(struct db *base, const char *sql, int64_t *ret_value, struct buf *ret_why)
{
    sqlite3 *line = sqlite_of(base)->line->h;
    sqlite3_stmt *h = NULL;
    if (sqlite3_prepare_v2(line, sql, -1, &h, NULL) != SQLITE_OK)
        return tell(line, ret_why);
    int code = sqlite3_step(h);
    bool good = code == SQLITE_ROW || code == SQLITE_DONE || tell(line, ret_why);
    if (good)
        *ret_value = code == SQLITE_ROW ? sqlite3_column_int64(h, 0) : 0;
    sqlite3_finalize(h);
    return good;
}

static bool sqlite_alive(struct db *base) { return sqlite_exec(base, "SELECT 1", &(struct buf){ .full = true }); }

static const char *sqlite_trouble(struct db *base, int wait_ms)
{
    struct sqlite *db = sqlite_of(base);
    if (!sqlite_alive(base))
        return "the database does not answer";
    return moved(db->line) ? gone : NULL;
}

static int64_t sqlite_state(struct db *base)
{
    struct line *line = &sqlite_of(base)->own;
    if (!line->state && !keep(line, "PRAGMA data_version", &line->state))
        return 0;
    int64_t state = sqlite3_step(line->state) == SQLITE_ROW ? sqlite3_column_int64(line->state, 0) : 0;
    sqlite3_reset(line->state);
    return state;
}

/* ---- statements */

static int prepare(sqlite3 *line, const struct db_stmt *s, sqlite3_stmt **ret_h)
{
    char *sql = db_main_targets(db_question_marks(s->sql));
    int code = sql ? sqlite3_prepare_v3(line, sql, -1, SQLITE_PREPARE_PERSISTENT, ret_h, NULL) : SQLITE_NOMEM;
    free(sql);
    return code;
}

static struct db_rows *sqlite_make(struct task *t, const struct db_stmt *s)
{
    sqlite3_stmt *h = NULL;
    if (prepare(sqlite_of(t->db)->line->h, s, &h) != SQLITE_OK)
        sqlite_fail(t, s->name);
    struct sqlite_rows *rows = calloc(1, sizeof *rows);
    if (!rows) {
        sqlite3_finalize(h);
        fail(t, FAIL_MEMORY, "no memory for a statement");
    }
    rows->h = h;
    rows->reads = sqlite3_stmt_readonly(h);
    return &rows->base;
}

static void sqlite_destroy(struct db *db, struct db_rows *rows)
{
    (void)db;
    sqlite3_finalize(rows_of(rows)->h);
    free(rows);
}

static bool sqlite_try(struct db *base, const struct db_stmt *s, struct buf *ret_why)
{
    sqlite3 *line = sqlite_of(base)->line->h;
    sqlite3_stmt *h = NULL;
    if (prepare(line, s, &h) != SQLITE_OK)
        return tell(line, ret_why);
    unsigned columns = (unsigned)sqlite3_column_count(h), params = (unsigned)sqlite3_bind_parameter_count(h);
    sqlite3_finalize(h);
    if (columns == s->ncolumns && params == s->nparams)
        return true;
    buf_fmt(ret_why, "gives %u columns for %u in the signature, takes %u parameters for %u", columns, s->ncolumns,
        params, s->nparams);
    return false;
}

static int bind(sqlite3_stmt *h, int at, const struct db_value *v)
{
    const char *p = v->s.p ? v->s.p : "";
    if (v->null)
        return sqlite3_bind_null(h, at);
    switch (v->type) {
    case DB_INT:
    case DB_BOOL: return sqlite3_bind_int64(h, at, v->i);
    case DB_REAL: return sqlite3_bind_double(h, at, v->d);
    case DB_TEXT: return sqlite3_bind_text64(h, at, p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
    case DB_BYTES:
    case DB_SECRET: return sqlite3_bind_blob64(h, at, p, v->s.n, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static void sqlite_start(struct task *t, struct db_rows *base, const struct db_value *args)
{
    struct sqlite_rows *rows = rows_of(base);
    if (!rows->reads && !t->db->in_write)
        fail(t, FAIL_BUG, "%s:%d: %s writes in a transaction that only reads", base->stmt->file, base->stmt->line,
            base->stmt->name);
    for (unsigned i = 0; i < base->stmt->nparams; i++)
        if (bind(rows->h, (int)i + 1, &args[i]) != SQLITE_OK)
            sqlite_fail(t, base->stmt->name);
}

static bool sqlite_step(struct task *t, struct db_rows *base)
{
    int code = sqlite3_step(rows_of(base)->h);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        sqlite_fail(t, base->stmt->name);
    return false;
}

/* Here a statement costs no journey: nothing waits. */
static void sqlite_add(struct task *t, struct db_rows *rows, const struct db_value *args)
{
    sqlite_start(t, rows, args);
    if (!sqlite_once(rows_of(rows)->h))
        sqlite_fail(t, rows->stmt->name);
}

static bool sqlite_is_null(struct db_rows *rows, unsigned col)
{
    return sqlite3_column_type(rows_of(rows)->h, (int)col) == SQLITE_NULL;
}
static int64_t sqlite_integer(struct db_rows *rows, unsigned col)
{
    return sqlite3_column_int64(rows_of(rows)->h, (int)col);
}
static double sqlite_real(struct db_rows *rows, unsigned col)
{
    return sqlite3_column_double(rows_of(rows)->h, (int)col);
}

static struct str sqlite_text(struct db_rows *rows, unsigned col)
{
    sqlite3_stmt *h = rows_of(rows)->h;
    const char *p = sqlite3_column_blob(h, (int)col); /* of a text: its UTF-8 bytes */
    return (struct str){ p, p ? (size_t)sqlite3_column_bytes(h, (int)col) : 0 };
}

static int64_t sqlite_changed(struct db_rows *rows) { return sqlite3_changes64(sqlite_of(rows->db)->line->h); }
static void sqlite_stop(struct db_rows *rows) { sqlite3_reset(rows_of(rows)->h); }

const struct engine engine_sqlite = {
    .name = DB_SQLITE,
    .open = sqlite_open,
    .close = sqlite_close,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .alive = sqlite_alive,
    .trouble = sqlite_trouble,
    .state = sqlite_state,
    .make = sqlite_make,
    .destroy = sqlite_destroy,
    .start = sqlite_start,
    .step = sqlite_step,
    .is_null = sqlite_is_null,
    .integer = sqlite_integer,
    .real = sqlite_real,
    .text = sqlite_text,
    .add = sqlite_add,
    .changed = sqlite_changed,
    .stop = sqlite_stop,
    .try = sqlite_try,
    .exec = sqlite_exec,
    .first_int = sqlite_first_int,
    .aside_begin = aside_begin,
    .aside_rest = aside_rest,
    .aside_clear = aside_clear,
    .aside_concerns = aside_concerns,
};
