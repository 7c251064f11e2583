/* db_testing: see the header. One database per engine and test program, made at first use; a rule that committed
 * throws it away. */
#include "tests/db_testing.h"
#include "auth/viewer.h"
#include "base/log.h"
#include "db/engine.h"
#include "db/keys.h"
#include "db/migrate.h"
#include "lang/lang.h"
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
    char folder[64];
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

static const char *folder(void)
{
    if (!testing.folder[0]) {
        snprintf(testing.folder, sizeof testing.folder, "/tmp/kotipolku-test-XXXXXX");
        if (!mkdtemp(testing.folder))
            abort();
    }
    return testing.folder;
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

bool test_database_make(enum db_engine e, char **ret_url)
{
    if (skipped(e))
        return false;
    testing.made++;
    if (e == DB_SQLITE) {
        *ret_url = text("sqlite:%s/%u.db", folder(), testing.made);
        return true;
    }
    if (!server())
        exit(1);
    char *name = text("kotipolku_test_%d_%u", (int)getpid(), testing.made);
    on_server("CREATE", name, "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
    *ret_url = url_of(server(), name);
    free(name);
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
    struct buf why;
    if (d->dirty)
        database_drop(d);
    if (d->url)
        return d;
    if (!test_database_make(e, &d->url))
        return NULL;
    buf_init(&why, 4000);
    d->db = connect_to(d->url);
    if (!db_migrate(d->db, &why))
        stop("migrations", &why);
    buf_free(&why);
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
    if (testing.folder[0])
        rmdir(testing.folder);
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
