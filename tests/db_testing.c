/* db_testing: see the header. One database per engine and test program, copied at first use from a migrated one; a rule
 * that committed throws it away. */
#include "tests/db_testing.h"
#include "auth/viewer.h"
#include "base/log.h"
#include "db/engine.h"
#include "db/keys.h"
#include "base/settings.h"
#include "db/migrate.h"
#include "lang/lang.h"
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CONNECTIONS = 40 };

struct database { /* of one engine, shared by the rules */
    char *url;
    struct db *db;
    bool missing; /* no server was named */
    bool dirty;   /* a rule committed */
};

/* The tests' own state, in one place: cmocka's call-backs get one pointer, and rules only their task. */
static struct {
    struct database of[2];
    struct keys *keys;
    char folder[TEST_FOLDER];
    char ready[48];
    bool postgres_ready;
    pid_t by; /* whoever made the folder removes it, no child of hers */
    unsigned made;
    struct db *more[CONNECTIONS];
    size_t more_n;
    struct task *task;
} testing;

struct one_rule {
    const struct test_rule *rule;
    enum db_engine engine;
};

static void stop(const char *what, struct buf *why)
{
    print_error("%s: %.*s\n", what, (int)why->n, why->p ? why->p : "");
    exit(1);
}

/* ---- databases */

static char *text(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static char *text(const char *fmt, ...)
{
    char *p;
    va_list ap;
    va_start(ap, fmt);
    if (vasprintf(&p, fmt, ap) < 0)
        abort();
    va_end(ap);
    return p;
}

/* The name of a migrated database tells the migrations it has had (FNV-1a): one of another branch is another one. */
static const char *ready(void)
{
    uint64_t hash = 14695981039346656037u;
    if (testing.ready[0])
        return testing.ready;
    for (unsigned i = 0; i < db_migrations_n; i++)
        for (const char *p = db_migrations[i].sql; *p; p++)
            hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    snprintf(testing.ready, sizeof testing.ready, "kotipolku_ready_%016llx", (unsigned long long)hash);
    return testing.ready;
}

void test_folder(const char *name, char ret_folder[TEST_FOLDER])
{
    const char *room = getenv("TMPDIR");

    snprintf(ret_folder, TEST_FOLDER, "%s/kotipolku-%s-XXXXXX", room && *room ? room : "/tmp", name);
    if (!mkdtemp(ret_folder)) {
        print_error("%s: no folder can be made (TMPDIR)\n", ret_folder);
        abort();
    }
}

static void remove_folder(void)
{
    char *own = text("%s/%s.db", testing.folder, ready());
    if (getpid() == testing.by) {
        unlink(own);
        rmdir(testing.folder);
    }
    free(own);
}

static const char *folder(void)
{
    if (!testing.folder[0]) {
        test_folder("test", testing.folder);
        if (atexit(remove_folder) != 0)
            abort();
        testing.by = getpid();
    }
    return testing.folder;
}

static const char *server(void)
{
    const char *url = getenv("KOTIPOLKU_TEST_PG");
    if (!url || !*url) {
        print_error("KOTIPOLKU_TEST_PG is not set. Run: export KOTIPOLKU_TEST_PG=$(tools/postgres-for-tests.sh start "
                    "/tmp/kotipolku-pg)\n"
                    "or KOTIPOLKU_TEST_PG=none to leave PostgreSQL out.\n");
        return NULL;
    }
    return url;
}

static bool skipped(enum db_engine e)
{
    const char *url = getenv("KOTIPOLKU_TEST_PG");
    return e == DB_POSTGRES && url && !strcmp(url, "none");
}

/* The server's address with another database: what stands between the host and `?`. */
static char *url_of(const char *server_url, const char *name)
{
    const char *host = strstr(server_url, "://"), *slash = host ? strchr(host + 3, '/') : NULL,
               *rest = strchr(server_url, '?');
    if (!host)
        abort();
    if (!slash || (rest && slash > rest))
        slash = rest ? rest : server_url + strlen(server_url);
    return text("%.*s/%s%s", (int)(slash - server_url), server_url, name, rest ? rest : "");
}

static void on_server(const char *verb, const char *name, const char *how)
{
    struct buf why;
    char *sql = text("%s DATABASE %s %s", verb, name, how);
    buf_init(&why, 2000);
    struct db *db = db_open(str_of(server()), NULL, &why);
    if (!db || !db_exec(db, sql, &why))
        stop("PostgreSQL for tests", &why);
    db_close(db);
    free(sql);
    buf_free(&why);
}

static struct db *connect_to(const char *url)
{
    struct buf why;
    buf_init(&why, 2000);
    struct db *db = db_open(str_of(url), &(struct db_options){ .create = true, .busy_ms = 2000 }, &why);
    if (!db)
        stop(url, &why);
    buf_free(&why);
    return db;
}

static const char empty[] = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";

static char *made_in_postgres(const char *how)
{
    char *name = text("kotipolku_test_%d_%u", (int)getpid(), ++testing.made);
    on_server("CREATE", name, how);
    char *url = url_of(server(), name);
    free(name);
    return url;
}

bool test_database_make(enum db_engine e, char **ret_url)
{
    if (skipped(e))
        return false;
    if (e == DB_POSTGRES && !server())
        exit(1);
    *ret_url = e == DB_SQLITE ? text("sqlite:%s/%u.db", folder(), ++testing.made) : made_in_postgres(empty);
    return true;
}

/* ---- a migrated database: all migrations take longer than the rules of most programs, and come to the same each
 * time. So one is made, and copied. */

static void migrate_at(const char *url)
{
    struct buf why;
    buf_init(&why, 4000);
    struct db *db = connect_to(url);
    if (!db_migrate(db, &why))
        stop("migrations", &why);
    db_close(db);
    buf_free(&why);
}

/* A server has one for all programs. The first that comes makes it, under a lock; what one left half done is begun
 * anew. */
static void ready_in_postgres(void)
{
    struct buf why;
    int64_t there = 0;
    if (testing.postgres_ready)
        return;
    char *half = text("%s_half", ready()), *url = url_of(server(), half),
         *find = text("SELECT count(*) FROM pg_database WHERE datname = '%s'", ready()),
         *done = text("ALTER DATABASE %s RENAME TO %s", half, ready());
    struct db *db = connect_to(server());
    buf_init(&why, 2000);
    bool good = db_exec(db, "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(2026)", &why) &&
                db->engine->first_int(db, find, &there, &why);
    if (good && !there) {
        on_server("DROP", "IF EXISTS", half);
        on_server("CREATE", half, empty);
        migrate_at(url);
        good = db_exec(db, done, &why);
    }
    if (!good)
        stop("PostgreSQL for tests", &why);
    testing.postgres_ready = true;
    db_close(db);
    buf_free(&why);
    free(half);
    free(url);
    free(find);
    free(done);
}

/* Copies it to a file. Programs that run one after the other find it where KOTIPOLKU_TEST_READY names a folder. */
static void copy_in_sqlite(const char *to)
{
    const char *shared = getenv("KOTIPOLKU_TEST_READY");
    char *path = text("%s/%s.db", shared && *shared ? shared : folder(), ready()),
         *half = text("sqlite:%s.%d", path, (int)getpid());
    struct stat st;
    if (access(path, R_OK) < 0) {
        migrate_at(half);
        if (rename(half + strlen("sqlite:"), path) < 0)
            abort();
    }
    int in = open(path, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (in < 0 || out < 0 || fstat(in, &st) < 0 || sendfile(out, in, NULL, (size_t)st.st_size) != st.st_size)
        abort();
    close(in);
    close(out);
    free(path);
    free(half);
}

bool test_database_ready(enum db_engine e, char **ret_url)
{
    if (skipped(e))
        return false;
    if (e == DB_SQLITE) {
        (void)test_database_make(e, ret_url);
        copy_in_sqlite(*ret_url + strlen("sqlite:"));
        return true;
    }
    if (!server())
        exit(1);
    ready_in_postgres();
    char *how = text("TEMPLATE %s", ready());
    *ret_url = made_in_postgres(how);
    free(how);
    return true;
}

void test_database_drop(char *url)
{
    if (!strncmp(url, "sqlite:", 7)) {
        static const char *const tails[] = { "", "-wal", "-shm" };
        for (int i = 0; i < 3; i++) {
            char *path = text("%s%s", url + 7, tails[i]);
            unlink(path);
            free(path);
        }
    } else {
        char *from = strstr(url, "kotipolku_test_"), *end = strchr(from, '?');
        if (end)
            *end = 0;
        on_server("DROP", from, "WITH (FORCE)");
    }
    free(url);
}

static void database_drop(struct database *d)
{
    if (!d->url)
        return;
    db_close(d->db);
    test_database_drop(d->url);
    *d = (struct database){ 0 };
}

/* NULL: this engine is left out, or has no server. */
static struct database *database_of(enum db_engine e)
{
    struct database *d = &testing.of[e];
    if (d->dirty)
        database_drop(d);
    if (d->url)
        return d;
    if (!test_database_ready(e, &d->url))
        return NULL;
    d->db = connect_to(d->url);
    return d;
}

static const struct keys *keys(void)
{
    if (!testing.keys) {
        struct buf why;
        char *path = text("%s/test.key", folder());
        buf_init(&why, 2000);
        testing.keys = keys_open(path, true, &why);
        if (!testing.keys)
            stop("key file", &why);
        unlink(path);
        free(path);
        buf_free(&why);
    }
    return testing.keys;
}

/* ---- inside a rule */

static void again(struct task *t, void (*begin)(struct task *t))
{
    db_commit(t);
    testing.of[db_engine(t->db)].dirty = true;
    begin(t);
}

void test_commit(struct task *t) { again(t, db_begin_write); }
void test_read_only(struct task *t) { again(t, db_begin_read); }

void test_rollback(struct task *t)
{
    db_rollback(t->db);
    db_begin_write(t);
}

struct db *test_connect(struct task *t)
{
    must(t, testing.more_n < CONNECTIONS);
    return testing.more[testing.more_n++] = connect_to(testing.of[db_engine(t->db)].url);
}

const char *test_file(struct task *t)
{
    const char *url = testing.of[db_engine(t->db)].url;
    return !strncmp(url, "sqlite:", 7) ? url + 7 : "";
}

static const char *spelled(struct task *t, const char *sql)
{
    struct buf out;
    buf_init(&out, (size_t)1 << 20);
    migrate_sql(db_engine(t->db), sql, &out);
    const char *z = str_z(t->a, buf_view(&out));
    buf_free(&out);
    return z;
}

void test_sql(struct task *t, const char *sql)
{
    struct buf why;
    buf_init(&why, 2000);
    if (!db_exec(t->db, spelled(t, sql), &why))
        fail_msg("%s\n%.*s", sql, (int)why.n, why.p);
    buf_free(&why);
}

int64_t test_number(struct task *t, const char *sql)
{
    struct buf why;
    int64_t n = 0;
    buf_init(&why, 2000);
    if (!t->db->engine->first_int(t->db, spelled(t, sql), &n, &why))
        fail_msg("%s\n%.*s", sql, (int)why.n, why.p);
    buf_free(&why);
    return n;
}

/* ---- running */

static int before_rule(void **state)
{
    const struct one_rule *r = *state;
    static const struct viewer program = { .program = true };
    testing.task = NULL;
    if (skipped(r->engine))
        return 0;
    if (r->engine == DB_POSTGRES && !server())
        return -1;
    struct task *t = testing.task = test_task();
    t->db = database_of(r->engine)->db;
    t->keys = keys();
    static struct settings settings;
    settings = settings_default();
    t->settings = &settings;
    t->viewer = &program;
    t->lang = lang_get(LANG_en);
    return 0;
}

static void run_rule(void **state)
{
    const struct one_rule *r = *state;
    struct task *t = testing.task;
    struct landing landing;
    if (!t)
        skip();
    t->landing = &landing;
    if (setjmp(landing.jump))
        fail_msg("fail(%d): %s", (int)landing.kind, landing.text);
    db_begin_write(t);
    r->rule->rule(t);
}

static int after_rule(void **state)
{
    if (!testing.task)
        return 0;
    while (testing.more_n)
        db_close(testing.more[--testing.more_n]);
    db_rollback(testing.task->db);
    test_task_end(testing.task);
    return 0;
}

static int after_all(void **state)
{
    database_drop(&testing.of[DB_SQLITE]);
    database_drop(&testing.of[DB_POSTGRES]);
    keys_free(testing.keys);
    return 0;
}

int test_rules_run(const struct test_rule *rules, size_t n)
{
    struct CMUnitTest *tests = calloc(2 * n, sizeof *tests);
    struct one_rule *ones = calloc(2 * n, sizeof *ones);
    const char *only = getenv("KOTIPOLKU_TEST_ONLY");
    size_t count = 0;
    log_set_level(LOG_WARN);
    if (!tests || !ones)
        abort();
    for (size_t i = 0; i < n; i++)
        for (enum db_engine e = DB_SQLITE; e <= DB_POSTGRES; e++) {
            if (only && !strstr(rules[i].name, only))
                continue;
            ones[count] = (struct one_rule){ &rules[i], e };
            tests[count] = (struct CMUnitTest){ text(
                                                    "%s [%s]", rules[i].name, e == DB_SQLITE ? "SQLite" : "PostgreSQL"),
                run_rule, before_rule, after_rule, &ones[count] };
            count++;
        }
    int failed = _cmocka_run_group_tests("rules", tests, count, NULL, after_all);
    for (size_t i = 0; i < count; i++)
        free((void *)(uintptr_t)tests[i].name);
    free(tests);
    free(ones);
    return failed;
}
