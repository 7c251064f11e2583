/* db_sqlite_aside: rows that come by the thousand and are seen all at once. One writer at a time is all that SQLite
 * has, so they are written in portions, and others save between two of them. Until the last portion's commit nobody
 * sees them: the mark of what is under way stands in the table db_aside, each transaction reads it first, and a line
 * that finds one puts views of its own (temp) before the tables: temp.x is what is in main.x without the marked rows.
 * Names without a schema mean temp first; what writes says main. So no statement knows of it, and without a mark
 * nothing is in the way. What a table has to leave out is read from the schema: rows with this import_id, and rows of
 * tables without that column that refer to such a row. */
#include "base/process.h"
#include "db/db_sqlite.h"
#include <time.h>
#include <unistd.h>

enum {
    PORTION_US = 10 * 1000,
    BREATH_US = 700,
    SETTLE_US = 150 * 1000, /* when rows are hidden, and when they are seen: each line makes its statements anew */
    PORTIONS = 20,          /* between two checkpoints */
    LAST_KB = 32 * 1024,    /* of pages, in the last part */
    UNSYNCED = 1 << 20      /* bytes that wait for the disk at most while the log is copied home */
};

/* ---- what is hidden */

bool aside_mark(struct line *line, int64_t *ret_mark)
{
    static const char ask[] = "SELECT mark FROM main.db_aside";
    int code = line->aside ? SQLITE_OK
                           : sqlite3_prepare_v3(line->h, ask, -1, SQLITE_PREPARE_PERSISTENT, &line->aside, NULL);
    *ret_mark = 0;
    if (code == SQLITE_OK) {
        code = sqlite3_step(line->aside);
        if (code == SQLITE_ROW)
            *ret_mark = sqlite3_column_int64(line->aside, 0);
        sqlite3_reset(line->aside);
        return code == SQLITE_ROW || code == SQLITE_DONE;
    }
    return code == SQLITE_ERROR; /* no such table: a schema from before */
}

/* Tables whose rows say by which import they came. */
#define MARKED \
    "(SELECT m.name FROM main.sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = " \
    "'import_id' AND c.\"notnull\" = 0)"

/* Statements, one a row: the views of tables, then those of the schema's own views, in the order in which they were
 * made. ?1: the mark. */
static const char make_views[] =
    "SELECT 0 AS place, 0 AS row, printf('CREATE TEMP VIEW \"%w\" AS SELECT * FROM main.\"%w\" WHERE import_id IS NOT "
    "%lld', name, name, ?1) FROM " MARKED
    " UNION ALL SELECT 0, 0, printf('CREATE TEMP VIEW \"%w\" AS SELECT x.* FROM main.\"%w\" x WHERE %s', name, name, "
    "group_concat(printf('NOT EXISTS (SELECT 1 FROM main.\"%w\" y WHERE y.id = x.\"%w\" AND y.import_id = %lld)', "
    "refers, col, ?1), ' AND ')) FROM (SELECT m.name, f.\"from\" AS col, f.\"table\" AS refers FROM main.sqlite_schema "
    "m, "
    "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND m.name NOT IN " MARKED " AND f.\"table\" IN " MARKED
    ") GROUP BY name"
    " UNION ALL SELECT 1, rowid, 'CREATE TEMP VIEW ' || substr(sql, length('CREATE VIEW ') + 1) FROM "
    "main.sqlite_schema WHERE type = 'view' AND sql LIKE 'CREATE VIEW %' ORDER BY 1, 2";
static const char drop_views[] =
    "SELECT 0, 0, printf('DROP VIEW temp.\"%w\"', name) FROM sqlite_temp_schema WHERE type "
    "= 'view'";

/* Runs each statement that `sql` gives. */
static bool run_each(struct line *line, const char *sql, int64_t mark)
{
    struct buf all;
    sqlite3_stmt *h = NULL;
    bool good = sqlite3_prepare_v2(line->h, sql, -1, &h, NULL) == SQLITE_OK;
    buf_init(&all, 1 << 20);
    if (good && sqlite3_bind_parameter_count(h) > 0)
        good = sqlite3_bind_int64(h, 1, mark) == SQLITE_OK;
    while (good && sqlite3_step(h) == SQLITE_ROW) {
        buf_z(&all, (const char *)sqlite3_column_text(h, 2));
        BUF_LIT(&all, ";");
    }
    good = good && sqlite3_finalize(h) == SQLITE_OK;
    buf_put(&all, "", 1);
    good = good && !buf_full(&all) && sqlite3_exec(line->h, all.p, NULL, NULL, NULL) == SQLITE_OK;
    buf_free(&all);
    return good;
}

bool aside_hide(struct line *line, int64_t mark)
{
    if (sqlite3_exec(line->h, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
        return false;
    bool good = (line->hides == 0 || run_each(line, drop_views, 0)) && (mark == 0 || run_each(line, make_views, mark));
    good = sqlite3_exec(line->h, good ? "COMMIT" : "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK && good;
    if (good)
        line->hides = mark;
    return good;
}

/* ---- whose it is */

/* Of a row of another: is the one who wrote it still at work? A file has one machine: another boot is over. */
static bool lives(struct sqlite *db, int64_t holder, const char *process)
{
    enum process_state state = process_state(process);
    return state == PROCESS_LIVES || (state == PROCESS_SELF && writer_lock_aside(db->lock, 0) == holder);
}

struct standing {
    int64_t mark, holder;
    bool lives;
};

static struct standing standing(struct task *t)
{
    struct sqlite *db = sqlite_of(t->db);
    struct standing s = { 0, 0, false };
    sqlite3_stmt *h = NULL;
    if (sqlite3_prepare_v2(db->line->h, "SELECT mark, holder, process FROM main.db_aside", -1, &h, NULL) != SQLITE_OK)
        sqlite_fail(t, "aside");
    if (sqlite3_step(h) == SQLITE_ROW) {
        s = (struct standing){ sqlite3_column_int64(h, 0), sqlite3_column_int64(h, 1), false };
        s.lives = lives(db, s.holder, (const char *)sqlite3_column_text(h, 2));
    }
    if (sqlite3_finalize(h) != SQLITE_OK)
        sqlite_fail(t, "aside");
    return s;
}

/* Runs one statement with up to three values, or with a text as the third. */
static void run(struct task *t, const char *sql, int64_t one, int64_t two, int64_t three, const char *text)
{
    sqlite3 *line = sqlite_of(t->db)->line->h;
    sqlite3_stmt *h = NULL;
    bool good = sqlite3_prepare_v2(line, sql, -1, &h, NULL) == SQLITE_OK;
    int n = good ? sqlite3_bind_parameter_count(h) : 0;
    if (n > 0)
        good = sqlite3_bind_int64(h, 1, one) == SQLITE_OK;
    if (n > 1)
        good = good && sqlite3_bind_int64(h, 2, two) == SQLITE_OK;
    if (n > 2)
        good = good &&
               (text ? sqlite3_bind_text(h, 3, text, -1, SQLITE_STATIC) : sqlite3_bind_int64(h, 3, three)) == SQLITE_OK;
    good = good && sqlite3_step(h) == SQLITE_DONE;
    if (sqlite3_finalize(h) != SQLITE_OK || !good)
        sqlite_fail(t, "aside");
}

/* ---- the disk: a look or a save that is brought to it waits behind all that was sent before. So what a checkpoint
 * writes goes there bit by bit, not all at its end (a tenth of a second for 30 MB). */

static int write_paced(sqlite3_file *file, const void *p, int n, sqlite3_int64 at)
{
    struct paced *paced = (struct paced *)(void *)(uintptr_t)file->pMethods;
    int code = paced->real->xWrite(file, p, n, at);
    paced->unsynced += n;
    if (code != SQLITE_OK || paced->unsynced < UNSYNCED)
        return code;
    paced->unsynced = 0;
    return paced->real->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

static void pace(struct sqlite *db, bool on)
{
    sqlite3_file *file = NULL;
    if (on == (db->paced.real != NULL) ||
        sqlite3_file_control(db->own.h, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file->pMethods)
        return; /* else it is only rougher for others */
    if (on) {
        db->paced = (struct paced){ *file->pMethods, file->pMethods, 0 };
        db->paced.methods.xWrite = write_paced;
        file->pMethods = &db->paced.methods;
    } else {
        file->pMethods = db->paced.real;
        db->paced.real = NULL;
    }
}

/* ---- the walk: portions */

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

/* The next portion's transaction, on the own line: it hides nothing. */
static void take_portion(struct task *t)
{
    struct sqlite *db = sqlite_of(t->db);
    if (!writer_lock_take(db->lock, INT32_MAX, false)) /* others hold it for one save each */
        fail(t, FAIL_BUSY, "waited too long in the queue of writers");
    db->holds_lock = true;
    db->taken_at = now_us();
    if (!sqlite_once(db->line->begin_write))
        sqlite_fail(t, "begin");
}

bool aside_begin(struct task *t, int64_t mark, int64_t *ret_other)
{
    struct sqlite *db = sqlite_of(t->db);
    char process[PROCESS_NAME];
    *ret_other = 0;
    must(t, !db->holds_lock && db->line == &db->own);
    if (db->own.hides != 0 && !aside_hide(&db->own, 0))
        sqlite_fail(t, "aside");
    take_portion(t);
    struct standing s = standing(t);
    if (s.lives || (s.mark != 0 && s.mark != mark)) {
        *ret_other = s.lives ? 0 : s.mark;
        return false;
    }
    db->portions = 0;
    db->base.aside = id_new();
    db->base.aside_mark = mark;
    process_name(process);
    run(t,
        "INSERT INTO main.db_aside (mark, holder, process) VALUES (?1, ?2, ?3) ON CONFLICT (mark) DO UPDATE SET "
        "holder = excluded.holder, process = excluded.process",
        mark, db->base.aside, 0, process);
    (void)writer_lock_aside(db->lock, db->base.aside);
    pace(db, true);
    return true;
}

/* Of this walk's own line. What the last part changes lies all over the file: with a small cache most of its time goes
 * into fetching pages and writing them out again. */
static void set_cache(struct sqlite *db, int64_t kb)
{
    char sql[60];
    snprintf(sql, sizeof sql, "PRAGMA cache_size=-%lld", (long long)kb);
    (void)sqlite3_exec(db->own.h, sql, NULL, NULL, NULL); /* else it is only slower */
}

/* Copies the log home, without the lock: it is long, and others leave it to us as long as we write. */
static void copy_log(struct sqlite *db)
{
    sqlite3_wal_checkpoint_v2(db->own.h, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

void aside_rest(struct task *t, bool now)
{
    struct sqlite *db = sqlite_of(t->db);
    must(t, db->holds_lock && db->line == &db->own);
    if (!now && now_us() - db->taken_at < PORTION_US)
        return;
    if (!sqlite_once(db->line->commit))
        sqlite_fail(t, "commit");
    sqlite_give_lock(db);
    if (++db->portions % PORTIONS == 0)
        copy_log(db);
    if (now && db->options.cache_kb < LAST_KB)
        set_cache(db, LAST_KB);
    /* writers of other processes ask again and again; here the queue is fair */
    usleep(db->portions == 1 && !now ? SETTLE_US : BREATH_US);
    take_portion(t);
    if (standing(t).holder != db->base.aside)
        fail(t, FAIL_BUSY, "another process has taken what was put aside for dead");
}

/* With the transaction that follows: from its commit on the rows are seen. */
void aside_end(struct task *t) { run(t, "DELETE FROM main.db_aside WHERE mark = ?1", t->db->aside_mark, 0, 0, NULL); }

/* The walk is over, well or not; what was written without an end stays hidden until it is cleared. */
void aside_lost(struct sqlite *db)
{
    if (db->base.aside == 0)
        return;
    if (db->portions > 1)
        usleep(SETTLE_US);
    copy_log(db);
    pace(db, false);
    (void)writer_lock_aside(db->lock, -db->base.aside);
    db->base.aside = db->base.aside_mark = 0;
    if (db->options.cache_kb < LAST_KB)
        set_cache(db, db->options.cache_kb);
}

/* ---- what others wrote meanwhile */

/* Two statements, of the schema. The numbers that stand in the rows which a record (?2) is the first key of: what it
 * names, whether or not the database knows of the reference. Of rows without an id of their own, their mark too. */
static const char make_numbers[] =
    "WITH marked AS " MARKED ", keyed AS (SELECT m.name FROM marked m, pragma_table_info(m.name) c WHERE c.name = "
    "'id') SELECT 0, 0, group_concat(sql, ' UNION ALL ') FROM (SELECT printf('SELECT v.value FROM main.\"%w\" r, "
    "json_each(json_array(%s)) v WHERE r.\"%w\" = ?2', m.name, (SELECT group_concat(printf('r.\"%w\"', c.name)) FROM "
    "pragma_table_info(m.name) c WHERE c.type = 'INTEGER' AND NOT (c.name = 'import_id' AND m.name IN keyed)), "
    "k.name) AS sql FROM main.sqlite_schema m, pragma_table_info(m.name) k WHERE m.type = 'table' AND k.pk = 1 AND "
    "k.type = 'INTEGER')";
/* Does a record with this id (?2) bear the mark (?1)? */
static const char make_bears[] =
    "SELECT 0, 0, group_concat(printf('SELECT 1 FROM main.\"%w\" WHERE id = ?2 AND import_id = ?1', m.name), ' UNION "
    "ALL ') FROM " MARKED " m, pragma_table_info(m.name) c WHERE c.name = 'id'";

static sqlite3_stmt *made_by(struct task *t, const char *sql)
{
    sqlite3 *line = sqlite_of(t->db)->line->h;
    sqlite3_stmt *h = NULL, *made = NULL;
    bool good = sqlite3_prepare_v2(line, sql, -1, &h, NULL) == SQLITE_OK && sqlite3_step(h) == SQLITE_ROW &&
                sqlite3_prepare_v2(line, (const char *)sqlite3_column_text(h, 2), -1, &made, NULL) == SQLITE_OK;
    if (sqlite3_finalize(h) != SQLITE_OK || !good) {
        sqlite3_finalize(made);
        sqlite_fail(t, "aside");
    }
    return made;
}

static bool bears(sqlite3_stmt *h, int64_t mark, int64_t id)
{
    bool bound = sqlite3_bind_int64(h, 1, mark) == SQLITE_OK && sqlite3_bind_int64(h, 2, id) == SQLITE_OK;
    bool any = bound && sqlite3_step(h) == SQLITE_ROW;
    sqlite3_reset(h);
    return any || id == mark;
}

bool aside_concerns(struct task *t, const int64_t *ids, size_t n)
{
    int64_t mark = t->db->aside_mark;
    sqlite3_stmt *numbers = made_by(t, make_numbers), *bear = made_by(t, make_bears);
    bool any = false, good = true;
    for (size_t i = 0; i < n && good && !any; i++) {
        int code = SQLITE_DONE;
        any = bears(bear, mark, ids[i]);
        good = sqlite3_bind_int64(numbers, 2, ids[i]) == SQLITE_OK;
        while (good && !any && (code = sqlite3_step(numbers)) == SQLITE_ROW)
            any = bears(bear, mark, sqlite3_column_int64(numbers, 0));
        good = good && sqlite3_reset(numbers) == SQLITE_OK;
    }
    sqlite3_finalize(numbers);
    sqlite3_finalize(bear);
    if (!good)
        sqlite_fail(t, "aside");
    return any;
}

/* ---- taking away what is marked */

/* Statements, one a row, that each take away at most a hundred rows with a mark (?1), or what hangs on them. First
 * comes what has no id of its own, found by what it refers to; then the rows themselves. step: statements of one step
 * are repeated together until its last finds nothing. */
static const char clear_steps[] =
    "WITH marked AS (SELECT m.name FROM main.sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND "
    "c.name = 'import_id' AND c.\"notnull\" = 0), keyed AS (SELECT m.name FROM marked m, pragma_table_info(m.name) c "
    "WHERE c.name = 'id') "
    "SELECT f.\"table\" AS step, 0 AS place, printf('DELETE FROM main.\"%w\" WHERE \"%w\" IN (SELECT id FROM "
    "main.\"%w\" WHERE import_id = ?1 LIMIT 100)', m.name, f.\"from\", f.\"table\") FROM main.sqlite_schema m, "
    "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" IN keyed AND m.name NOT IN keyed "
    "UNION ALL SELECT name, 1, printf('DELETE FROM main.\"%w\" WHERE id IN (SELECT id FROM main.\"%w\" WHERE import_id "
    "= ?1 LIMIT 100)', name, name) FROM keyed ORDER BY 1, 2";

struct clear_step {
    struct str table, sql;
    bool last;
};
struct clear_list {
    struct clear_step *at;
    size_t n, cap;
};

static void read_steps(struct task *t, const char *sql, struct clear_list *ret)
{
    sqlite3_stmt *h = NULL;
    if (sqlite3_prepare_v2(sqlite_of(t->db)->line->h, sql, -1, &h, NULL) != SQLITE_OK)
        sqlite_fail(t, "aside");
    while (sqlite3_step(h) == SQLITE_ROW) {
        struct clear_step one = { str_copy(t->a, str_of((const char *)sqlite3_column_text(h, 0))),
            str_copy(t->a, str_of((const char *)sqlite3_column_text(h, 2))), sqlite3_column_int(h, 1) == 1 };
        LIST_ADD(t->a, ret, one);
    }
    if (sqlite3_finalize(h) != SQLITE_OK)
        sqlite_fail(t, "aside");
}

/* References are not looked at meanwhile: no order suits all tables, and of what is marked everything goes. */
static void look_at_references(struct task *t, bool on)
{
    struct sqlite *db = sqlite_of(t->db);
    if (!sqlite_once(db->line->commit))
        sqlite_fail(t, "commit");
    bool good = sqlite3_exec(db->own.h, on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", NULL, NULL,
                    NULL) == SQLITE_OK;
    sqlite_give_lock(db);
    take_portion(t);
    if (!good)
        sqlite_fail(t, "aside");
}

/* Tables of marked rows without an id, with the first column of their key: what is not gone with what it refers to.
 * They need no index for that: the table is walked by its key, some thousand rows at a time. */
static const char clear_walks[] =
    "SELECT printf('SELECT max(\"%w\") FROM (SELECT \"%w\" FROM main.\"%w\" WHERE \"%w\" > ?1 ORDER BY 1 LIMIT 2000)',"
    " k.name, k.name, m.name, k.name), 0, printf('DELETE FROM main.\"%w\" WHERE \"%w\" > ?2 AND \"%w\" <= ?3 AND "
    "import_id = ?1', m.name, k.name, k.name) FROM " MARKED
    " m, pragma_table_info(m.name) k WHERE k.pk = 1 AND k.name <> 'id'";

static bool next_of(struct task *t, struct str sql, int64_t last, int64_t *ret_next)
{
    sqlite3_stmt *h = NULL;
    bool good = sqlite3_prepare_v2(sqlite_of(t->db)->line->h, str_z(t->a, sql), -1, &h, NULL) == SQLITE_OK &&
                sqlite3_bind_int64(h, 1, last) == SQLITE_OK && sqlite3_step(h) == SQLITE_ROW;
    bool any = good && sqlite3_column_type(h, 0) == SQLITE_INTEGER;
    *ret_next = any ? sqlite3_column_int64(h, 0) : 0;
    if (sqlite3_finalize(h) != SQLITE_OK || !good)
        sqlite_fail(t, "aside");
    return any;
}

static void walk_through(struct task *t)
{
    struct clear_list walks = { 0 };
    int64_t last, next;
    read_steps(t, clear_walks, &walks);
    for (size_t i = 0; i < walks.n; i++)
        for (last = INT64_MIN; next_of(t, walks.at[i].table, last, &next); last = next) {
            run(t, str_z(t->a, walks.at[i].sql), t->db->aside_mark, last, next, NULL);
            aside_rest(t, false);
        }
}

void aside_clear(struct task *t)
{
    struct clear_list steps = { 0 };
    read_steps(t, clear_steps, &steps);
    look_at_references(t, false);
    for (size_t from = 0, to; from < steps.n; from = to) {
        for (to = from; !steps.at[to].last; to++)
            ;
        to++;
        for (bool more = true; more; aside_rest(t, false)) {
            for (size_t i = from; i < to; i++)
                run(t, str_z(t->a, steps.at[i].sql), t->db->aside_mark, 0, 0, NULL);
            more = sqlite3_changes64(sqlite_of(t->db)->line->h) > 0;
        }
    }
    walk_through(t);
    look_at_references(t, true);
}
