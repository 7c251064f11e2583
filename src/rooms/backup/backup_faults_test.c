/* Bad luck in the middle of a backup and of a restore: the N-th allocation, or the N-th word to the database, fails,
 * once or for good. Whatever N: no file in half, nothing left of the scratch place, and the database is the old one or
 * the new one, whole. Every N up to 12, then each twice the one before: what fails once from 12 on, what fails for good
 * from 18 on, so that together they lie a third to a half apart. */
#include "auth/viewer.h"
#include "base/log.h"
#include "db/keys.h"
#include "rooms/backup/backup.h"
#include "tests/db_testing.h"
#include "tests/faults/broken_luck.h"
#include <dirent.h>
#include <unistd.h>

enum { EACH = 12, MEMORY = 1 << 30, NEW_ROWS = 40, OLD_ROWS = 7 };

struct world {
    struct task t; /* keys, viewer; each try has an arena and, for a backup, the connection of its own */
    char folder[TEST_FOLDER];
    char *url;
    struct str file; /* of a good backup of NEW_ROWS rows */
    struct str made; /* where a try writes its own: said before luck is broken */
    int64_t tries;   /* each a second later: what is kept has the time in its name */
};

static struct str in(struct world *w, const char *name) { return str_fmt(w->t.a, "%s/%s", w->folder, name); }

static struct db *dial(const char *url)
{
    struct buf why;
    buf_init(&why, 500);
    struct db *db = db_open(str_of(url), &(struct db_options){ .create = true }, &why);
    if (!db)
        fail_msg("%.*s", STR_ARG(buf_view(&why)));
    buf_free(&why);
    return db;
}

static long next(enum luck luck, long n)
{
    bool for_good = luck == LUCK_MEMORY_GONE || luck == LUCK_DATABASE_GONE;

    return n < EACH + (for_good ? EACH / 2 : 0) ? n + 1 : 2 * n;
}

/* So many rows and no others stand in the database of the address. */
static void put_rows(struct world *w, int rows)
{
    struct buf *why = task_buf(&w->t, 2000);
    w->t.db = dial(w->url);
    assert_true(db_migrate(w->t.db, why));
    db_begin_write(&w->t);
    assert_true(keys_fit(&w->t, why));
    test_sql(&w->t, "DELETE FROM settings_value");
    for (int i = 0; i < rows; i++)
        test_sql(&w->t, str_fmt(w->t.a, "INSERT INTO settings_value (name, value) VALUES ('%d of %d', '')", i, rows).p);
    db_commit(&w->t);
    db_close(w->t.db);
    w->t.db = NULL;
}

static int64_t rows_now(struct world *w)
{
    w->t.db = dial(w->url);
    db_begin_read(&w->t);
    int64_t n = test_number(&w->t, "SELECT count(*) FROM settings_value");
    db_rollback(w->t.db);
    db_close(w->t.db);
    w->t.db = NULL;
    return n;
}

/* What lies in the folder besides the key file and the good backup. */
static size_t left_behind(struct world *w, const char *but)
{
    size_t n = 0;
    DIR *dir = opendir(w->folder);
    for (const struct dirent *e; (e = readdir(dir));)
        if (e->d_name[0] != '.' && strcmp(e->d_name, "key") != 0 && strcmp(e->d_name, "good") != 0 &&
            strcmp(e->d_name, but) != 0)
            n++;
    closedir(dir);
    return n;
}

typedef bool work(struct world *w, struct task *t, struct buf *why);

static bool make(struct world *w, struct task *t, struct buf *why)
{
    struct backup_summary s;
    return backup_make(t, w->made, 0, NULL, &s, why);
}

static bool restore(struct world *w, struct task *t, struct buf *why)
{
    struct backup_summary s;
    return backup_restore(t, str_of(w->url), w->file, NULL, &s, why);
}

/* One try with its own memory. *ret_broke: the bad luck came. */
static bool try_one(struct world *w, work *what, enum luck luck, long n, bool *ret_broke)
{
    struct landing landing;
    struct task t = w->t;
    volatile bool good = false;
    t.a = arena_new(MEMORY);
    arena_on_full(t.a, task_full, &t);
    t.landing = &landing;
    t.now = instant_from_unix(instant_unix(w->t.now) + ++w->tries);
    struct buf *why = task_buf(&t, 2000);
    struct db *volatile db = what == make ? dial(w->url) : NULL;
    t.db = db;
    luck_break(luck, n);
    if (setjmp(landing.jump) == 0)
        good = what(w, &t, why);
    *ret_broke = luck_mend();
    if (db)
        db_close(db);
    arena_free(t.a);
    return good;
}

static void world_begin(struct world *w, enum db_engine e)
{
    struct buf *why;
    *w = (struct world){ 0 };
    test_folder("luck", w->folder);
    log_set_level(LOG_NOTHING);
    w->t = *test_task();
    w->t.viewer = &VIEWER_PROGRAM;
    why = task_buf(&w->t, 2000);
    w->t.keys = keys_open(in(w, "key").p, true, why);
    assert_non_null(w->t.keys);
    if (!test_database_ready(e, &w->url))
        return;
    put_rows(w, NEW_ROWS);
    w->file = in(w, "good");
    w->made = in(w, "new");
    w->t.db = dial(w->url);
    struct backup_summary s;
    if (!backup_make(&w->t, w->file, 0, NULL, &s, why))
        fail_msg("%.*s", STR_ARG(buf_view(why)));
    db_close(w->t.db);
    w->t.db = NULL;
    put_rows(w, OLD_ROWS);
}

/* On SQLite what was kept lies beside the database. */
static void remove_kept(struct world *w)
{
    struct str url = str_of(w->url), path = str_part(url, strlen("sqlite:"), url.n), folder = path, name;
    while (folder.p[folder.n - 1] != '/')
        folder.n--;
    name = str_part(path, folder.n, path.n);
    DIR *dir = opendir(str_z(w->t.a, folder));
    for (const struct dirent *e; dir && (e = readdir(dir));)
        if (str_starts(str_of(e->d_name), str_fmt(w->t.a, "%.*s.before-", STR_ARG(name))))
            unlink(str_fmt(w->t.a, "%.*s%s", STR_ARG(folder), e->d_name).p);
    if (dir)
        closedir(dir);
}

static void world_end(struct world *w)
{
    if (w->url && str_starts(str_of(w->url), S("sqlite:")))
        remove_kept(w);
    unlink(in(w, "good").p);
    unlink(in(w, "new").p);
    unlink(in(w, "key").p);
    assert_int_equal(rmdir(w->folder), 0);
    if (w->url)
        test_database_drop(w->url);
    keys_free((struct keys *)(uintptr_t)w->t.keys);
    arena_free(w->t.a);
}

static void a_backup_meets(struct world *w, enum luck luck)
{
    bool broke = true;
    for (long n = 1; broke; n = next(luck, n)) {
        bool good = try_one(w, make, luck, n, &broke);
        struct backup_summary s;
        struct buf *why = task_buf(&w->t, 2000);
        bool there = access(in(w, "new").p, F_OK) == 0;
        if (there && !backup_verify(&w->t, in(w, "new"), NULL, &s, why))
            fail_msg("luck %d %ld: %.*s", (int)luck, n, STR_ARG(buf_view(why)));
        if ((good && !there) || left_behind(w, "new") > 0)
            fail_msg("luck %d %ld: a part was left behind", (int)luck, n);
        assert_true(good || broke);
        unlink(in(w, "new").p);
    }
}

/* A scratch place, or its lock, that nobody uses. */
static bool place_is_left(struct world *w)
{
    static const char *const ends[] = { ".scratch", ".scratch-wal", ".scratch-shm", ".scratch-lock" };
    bool left = false;
    for (int i = 0; i < 4; i++)
        left |= access(str_fmt(w->t.a, "%s%s", w->url + strlen("sqlite:"), ends[i]).p, F_OK) == 0;
    return left;
}

static void a_restore_meets(struct world *w, enum luck luck)
{
    bool broke = true, good = false;
    for (long n = 1; broke && !good; n = next(luck, n)) {
        good = try_one(w, restore, luck, n, &broke);
        int64_t rows = rows_now(w);
        if (place_is_left(w))
            fail_msg("luck %d %ld: the place was left behind", (int)luck, n);
        if (rows != NEW_ROWS && (good || rows != OLD_ROWS))
            fail_msg("luck %d %ld: %lld rows", (int)luck, n, (long long)rows);
        if (!good && rows == NEW_ROWS)
            put_rows(w, OLD_ROWS); /* all was done but its last word */
        if (!good && !broke)
            fail_msg("luck %d %ld: failed without a reason", (int)luck, n);
    }
    put_rows(w, OLD_ROWS);
}

static void bad_luck(enum db_engine e, void (*meets)(struct world *w, enum luck luck))
{
    struct world w;
    world_begin(&w, e);
    for (enum luck luck = 0; w.url && luck < LUCK__N; luck++)
        if (e == DB_SQLITE || luck == LUCK_STATEMENT || luck == LUCK_DATABASE_GONE)
            meets(&w, luck);
    world_end(&w);
}
TEST(a_backup_meets_bad_luck_on_sqlite) { bad_luck(DB_SQLITE, a_backup_meets); }
TEST(a_backup_meets_bad_luck_on_postgresql) { bad_luck(DB_POSTGRES, a_backup_meets); }
TEST(a_restore_meets_bad_luck_on_sqlite) { bad_luck(DB_SQLITE, a_restore_meets); }
TEST(a_restore_meets_bad_luck_on_postgresql) { bad_luck(DB_POSTGRES, a_restore_meets); }

TESTS(a_backup_meets_bad_luck_on_sqlite, a_backup_meets_bad_luck_on_postgresql, a_restore_meets_bad_luck_on_sqlite,
    a_restore_meets_bad_luck_on_postgresql)
