/* Tests of the parts that a process shares: many readers on one journal thread, and the cache of sessions. Real
 * databases and threads, on both engines. */
#include <pthread.h>
#include "auth/auth.h"
#include "auth/journal.h"
#include "auth/parts.h"
#include "auth/session.h"
#include "db/alone.h"
#include "db/keys.h"
#include "tests/staff_testing.h"
#include <fcntl.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { READERS = 16, LOOKS = 25 };

struct house {
    char *url;
    struct keys *keys;
    struct auth *auth;
    struct db *db;
    struct task *t;
};

static bool house_open(enum db_engine e, struct house *h)
{
    struct buf why;
    if (!test_database_ready(e, &h->url))
        return false;
    buf_init(&why, 4000);
    h->db = db_open(str_of(h->url), &(struct db_options){ .create = true, .busy_ms = 5000 }, &why);
    assert_non_null(h->db);
    h->t = test_task();
    const char *file = str_z(h->t->a, str_fmt(h->t->a, "/tmp/kotipolku-auth-test-%ld.key", (long)getpid()));
    h->keys = keys_open(file, true, &why);
    assert_non_null(h->keys);
    unlink(file);
    h->t->keys = h->keys;
    h->auth = auth_open(str_of(h->url), h->keys, NULL, &why);
    assert_non_null(h->auth);
    h->t->db = h->db;
    h->t->auth = h->auth;
    h->t->viewer = &VIEWER_PROGRAM;
    buf_free(&why);
    return true;
}

static void house_close(struct house *h)
{
    auth_close(h->auth);
    db_close(h->db);
    keys_free(h->keys);
    test_task_end(h->t);
    test_database_drop(h->url);
}

/* test_sql needs the task's own house. */
static void sql(struct house *h, const char *text)
{
    struct buf why;
    buf_init(&why, 2000);
    if (!db_exec(h->db, text, &why))
        fail_msg("%s: %.*s", text, (int)why.n, why.p);
    buf_free(&why);
}

static void *reader(void *x)
{
    struct house *h = x;
    struct task *t = test_task();
    struct buf why;
    buf_init(&why, 2000);
    t->db = db_open(str_of(h->url), &(struct db_options){ .busy_ms = 5000 }, &why);
    t->auth = h->auth;
    t->viewer = &VIEWER_PROGRAM;
    for (int i = 0; i < LOOKS; i++) {
        db_begin_read(t);
        journal_look(t, JOURNAL_LOOK, "person", i + 1);
        db_rollback(t->db);
    }
    db_close(t->db);
    buf_free(&why);
    test_task_end(t);
    return NULL;
}

static void readers_share_commits(enum db_engine e)
{
    struct house h;
    struct journal_fault fault = { 0 };
    pthread_t threads[READERS];
    if (!house_open(e, &h))
        return;
    for (int i = 0; i < READERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, reader, &h), 0);
    for (int i = 0; i < READERS; i++)
        pthread_join(threads[i], NULL);
    auth_settle(h.auth);
    db_begin_read(h.t);
    bool whole = journal_verify(h.t, &fault);
    db_rollback(h.db);
    if (!whole)
        fail_msg("row %lld: %.*s", (long long)fault.row, STR_ARG(fault.why));
    sql(&h, "CREATE TABLE exactly_400 (n INTEGER CHECK (n = 400))");
    sql(&h, "INSERT INTO exactly_400 SELECT count(*) FROM journal");
    house_close(&h);
}
TEST(many_readers_write_their_looks_through_one_thread_on_sqlite) { readers_share_commits(DB_SQLITE); }
TEST(many_readers_write_their_looks_through_one_thread_on_postgresql) { readers_share_commits(DB_POSTGRES); }

/* ---- somebody writes for long: looks are noted beside the database */

static void writes_for_long(struct house *h, struct task **ret_t)
{
    struct buf why;
    buf_init(&why, 2000);
    *ret_t = test_task();
    (*ret_t)->db = db_open(str_of(h->url), &(struct db_options){ .busy_ms = 5000 }, &why);
    assert_non_null((*ret_t)->db);
    buf_free(&why);
    db_begin_write(*ret_t);
}
static void writes_no_more(struct task *t)
{
    db_rollback(t->db);
    db_close(t->db);
    test_task_end(t);
}
static void look_at(struct house *h, int64_t person)
{
    db_begin_read(h->t);
    journal_look(h->t, JOURNAL_LOOK, "person", person);
    db_rollback(h->db);
}
static const char *noted_file(struct house *h, const char *end)
{
    return str_z(h->t->a, str_fmt(h->t->a, "%.*s-looks%s", STR_ARG(db_path(str_of(h->url))), end));
}
static off_t bytes_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_size : -1;
}
/* Exactly n rows, in a whole chain. */
static void stands_in_the_journal(struct house *h, int n)
{
    struct journal_fault fault;
    db_begin_read(h->t);
    assert_true(journal_verify(h->t, &fault));
    assert_int_equal(journal_newest(h->t), n);
    db_rollback(h->db);
}
static void opened_again(struct house *h)
{
    struct buf why;
    buf_init(&why, 2000);
    h->t->auth = h->auth = auth_open(str_of(h->url), h->keys, NULL, &why);
    assert_non_null(h->auth);
    look_at(h, 99); /* with it comes what was noted */
    auth_settle(h->auth);
    buf_free(&why);
}

TEST(a_look_waits_for_nobody_who_writes_long_and_comes_into_the_journal_afterwards)
{
    struct house h;
    struct task *writer;
    if (!house_open(DB_SQLITE, &h))
        return;
    writes_for_long(&h, &writer);
    look_at(&h, 1); /* returns: it is durable */
    look_at(&h, 2);
    stands_in_the_journal(&h, 0);
    assert_true(bytes_of(noted_file(&h, "")) > 100);
    writes_no_more(writer);
    auth_settle(h.auth);
    stands_in_the_journal(&h, 2);
    assert_int_equal(bytes_of(noted_file(&h, "")), 0);
    house_close(&h);
}

/* The file as a crash leaves it: before it came into the journal, and after, not emptied. */
TEST(what_was_noted_comes_once_after_a_crash)
{
    struct house h;
    struct task *writer;
    if (!house_open(DB_SQLITE, &h))
        return;
    writes_for_long(&h, &writer);
    for (int i = 1; i <= 3; i++)
        look_at(&h, i);
    auth_close(h.auth);
    assert_true(bytes_of(noted_file(&h, "")) > 200);
    char text[2000];
    int fd = open(noted_file(&h, ""), O_RDONLY);
    ssize_t n = read(fd, text, sizeof text);
    close(fd);
    writes_no_more(writer);
    opened_again(&h);
    stands_in_the_journal(&h, 4);
    auth_close(h.auth);
    assert_int_equal(bytes_of(noted_file(&h, "")), -1);
    fd = open(noted_file(&h, ""), O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(fd, text, (size_t)n), n);
    close(fd);
    opened_again(&h);
    stands_in_the_journal(&h, 5);
    house_close(&h);
}

TEST(a_line_that_nobody_with_the_key_wrote_is_put_away)
{
    struct house h;
    struct task *writer;
    if (!house_open(DB_SQLITE, &h))
        return;
    writes_for_long(&h, &writer);
    look_at(&h, 1);
    look_at(&h, 2);
    auth_close(h.auth);
    int fd = open(noted_file(&h, ""), O_RDWR);
    assert_int_equal(pwrite(fd, "9", 1, bytes_of(noted_file(&h, "")) / 2 + 2), 1);
    close(fd);
    writes_no_more(writer);
    opened_again(&h);
    stands_in_the_journal(&h, 2); /* the first of them, and the one of now */
    assert_true(bytes_of(noted_file(&h, ".bad")) > 50);
    unlink(noted_file(&h, ".bad"));
    house_close(&h);
}

/* Of the rows that wait in the table of PostgreSQL. */
static void rows_wait(struct house *h, const char *which, int n)
{
    sql(h, "CREATE TABLE waiting (n INTEGER NOT NULL)");
    sql(h, str_z(h->t->a, str_fmt(h->t->a, "ALTER TABLE waiting ADD CHECK (n = %d)", n)));
    sql(h,
        str_z(h->t->a, str_fmt(h->t->a, "INSERT INTO waiting SELECT count(*) FROM journal_noted_row WHERE %s", which)));
    sql(h, "DROP TABLE waiting");
}

TEST(on_postgresql_looks_are_noted_in_a_table_and_another_server_brings_them_into_the_journal)
{
    struct house h;
    struct task *writer;
    if (!house_open(DB_POSTGRES, &h))
        return;
    writes_for_long(&h, &writer);
    look_at(&h, 1); /* returns: it is durable */
    look_at(&h, 2);
    look_at(&h, 3);
    stands_in_the_journal(&h, 0);
    rows_wait(&h, "bad = 0", 3);
    auth_close(h.auth); /* the server that noted them ends */
    writes_no_more(writer);
    opened_again(&h);
    stands_in_the_journal(&h, 4);
    rows_wait(&h, "true", 0);
    house_close(&h);
}

TEST(a_row_of_that_table_that_nobody_with_the_key_wrote_stays_there)
{
    struct house h;
    struct task *writer;
    if (!house_open(DB_POSTGRES, &h))
        return;
    writes_for_long(&h, &writer);
    look_at(&h, 1);
    look_at(&h, 2);
    auth_close(h.auth);
    sql(&h, "UPDATE journal_noted_row SET line = replace(line, ' 1 ', ' 7 ')");
    writes_no_more(writer);
    opened_again(&h);
    stands_in_the_journal(&h, 2); /* the second of them, and the one of now */
    rows_wait(&h, "bad = 1", 1);
    rows_wait(&h, "bad = 0", 0);
    house_close(&h);
}

/* ---- the database is away: the thread pauses, and its pause ends when somebody looks */

static struct {
    sem_t begun, landed;
    struct timespec until;
    bool durable;
} paused;

static int pauses_until_told(pthread_cond_t *told, pthread_mutex_t *lock, const struct timespec *until)
{
    paused.until = *until;
    sem_post(&paused.begun);
    return pthread_cond_wait(told, lock);
}

static void has_landed(void *x, bool durable)
{
    paused.durable = durable;
    sem_post(&paused.landed);
}

static void looks_through(struct journal_writer *w, int64_t person)
{
    struct journal_entry look = {
        .at = instant_now(), .act = JOURNAL_LOOK, .what = "person", .subject = person, .detail = S("")
    };
    assert_true(journal_writer_take(w, &look, 1, has_landed, NULL));
    sem_wait(&paused.landed);
    assert_true(paused.durable);
}

/* Its pause began after `before`. */
static void pauses_for_a_second(time_t before)
{
    enum { NEVER_SECONDS = 20 };
    struct timespec never = { before + NEVER_SECONDS, 0 }, now;
    assert_int_equal(sem_timedwait(&paused.begun, &never), 0);
    clock_gettime(CLOCK_REALTIME, &now);
    assert_in_range(paused.until.tv_sec, before + 1, now.tv_sec + 1);
}

TEST(after_a_batch_that_failed_what_is_noted_is_tried_again_after_a_pause_or_with_the_next_look)
{
    struct house h;
    struct task *writer;
    struct buf why;
    if (!house_open(DB_SQLITE, &h))
        return;
    buf_init(&why, 2000);
    auth_close(h.auth);
    h.auth = NULL;
    sem_init(&paused.begun, 0, 0);
    sem_init(&paused.landed, 0, 0);
    struct journal_writer *w = journal_writer_new(str_of(h.url), h.keys, NULL, pauses_until_told, &why);
    assert_non_null(w);
    writes_for_long(&h, &writer);
    looks_through(w, 1);
    assert_true(db_exec(writer->db, "ALTER TABLE journal RENAME TO journal_away", &why));
    time_t before = time(NULL);
    db_commit(writer);
    pauses_for_a_second(before);
    assert_true(bytes_of(noted_file(&h, "")) > 50);
    sql(&h, "ALTER TABLE journal_away RENAME TO journal");
    looks_through(w, 2);
    journal_writer_settle(w);
    stands_in_the_journal(&h, 2);
    writes_no_more(writer);
    journal_writer_free(w);
    buf_free(&why);
    house_close(&h);
}

/* The C library's clock of this program: its seconds may be moved on, so that no test has to wait. */
static atomic_long moved_on;

static int moved_clock(clockid_t id, struct timespec *ret_now)
{
    long rc = syscall(SYS_clock_gettime, id, ret_now);
    if (id == CLOCK_MONOTONIC)
        ret_now->tv_sec += atomic_load(&moved_on);
    return (int)rc;
}
int clock_gettime(clockid_t, struct timespec *) __attribute__((alias("moved_clock")));

static const char a_staff[] =
    "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
    "created_at) "
    "VALUES (7, '', 'Tessa', CAST('' AS BLOB), 'a@example.org', 'admin', '', 0, 0, 1, '2026-01-01T00:00:00Z')";

static enum session_state state(struct house *h, struct str token)
{
    struct viewer v;
    db_begin_read(h->t);
    enum session_state s = session_find(h->t, token, &v);
    db_rollback(h->db);
    return s;
}

static bool house_with_session(struct house *h, struct str *ret_token)
{
    if (!house_open(DB_SQLITE, h))
        return false;
    sql(h, a_staff);
    db_begin_write(h->t);
    *ret_token = session_start(h->t, 7, false);
    db_commit(h->t);
    return true;
}

TEST(a_session_read_a_moment_ago_costs_no_statement_and_sign_out_is_felt_at_once)
{
    struct house h;
    struct str token;
    if (!house_with_session(&h, &token))
        return;
    assert_int_equal(state(&h, token), SESSION_LIVE);
    unsigned before = h.t->statements;
    assert_int_equal(state(&h, token), SESSION_LIVE);
    assert_int_equal(h.t->statements, before);
    db_begin_write(h.t);
    session_end_all(h.t, 7, 0);
    db_commit(h.t);
    assert_int_equal(state(&h, token), SESSION_NONE);
    house_close(&h);
}

TEST(a_viewer_outlives_the_slot_it_came_from)
{
    struct session_cache *c = session_cache_new();
    struct task *t = test_task();
    char hash[32] = { 1 };
    struct viewer_project project = { 3, ROLE_PEER, S("P"), S("Project") };
    struct viewer v = { .staff = 1, .name = S("Tessa"), .projects = &project, .nprojects = 1 }, got;
    session_cache_put(c, (struct str){ hash, 32 }, &v);
    assert_true(session_cache_get(c, (struct str){ hash, 32 }, t->a, &got));
    session_cache_forget(c);
    assert_str(got.name, "Tessa");
    assert_str(got.projects[0].name, "Project");
    assert_false(session_cache_get(c, (struct str){ hash, 32 }, t->a, &got));
    session_cache_put(c, (struct str){ hash, 32 }, &v); /* it paused: an older reader cannot bring it back */
    assert_false(session_cache_get(c, (struct str){ hash, 32 }, t->a, &got));
    test_task_end(t);
    session_cache_free(c);
}

/* Five seconds: so long may a right that was taken away in the database by hand still be felt. */
TEST(a_viewer_is_kept_for_less_than_five_seconds_and_anew_from_fifteen_seconds_after_a_change_of_rights)
{
    static const struct {
        int later;
        bool there;
    } each[] = { { 0, true }, { 3, true }, { 5, false }, { 600, false } }; /* a second may turn in between */
    struct session_cache *c = session_cache_new();
    struct task *t = test_task();
    char hash[32] = { 1 };
    struct str key = { hash, 32 };
    struct viewer v = { .staff = 1, .name = S("Tessa") }, got;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        session_cache_put(c, key, &v);
        atomic_fetch_add(&moved_on, each[i].later);
        assert_int_equal(session_cache_get(c, key, t->a, &got), each[i].there);
    }
    session_cache_forget(c);
    atomic_fetch_add(&moved_on, 13);
    session_cache_put(c, key, &v); /* of a request that began before the change */
    assert_false(session_cache_get(c, key, t->a, &got));
    atomic_fetch_add(&moved_on, 2);
    session_cache_put(c, key, &v);
    assert_true(session_cache_get(c, key, t->a, &got));
    hash[0] = 2;
    assert_false(session_cache_get(c, key, t->a, &got));
    hash[0] = 1, hash[31] = 1; /* the same place in the table */
    assert_false(session_cache_get(c, key, t->a, &got));
    test_task_end(t);
    session_cache_free(c);
}

TEST(a_used_session_is_noted_without_a_write_by_the_reader)
{
    struct house h;
    struct str token;
    if (!house_with_session(&h, &token))
        return;
    test_later(h.t, 7 * 3600);
    assert_int_equal(state(&h, token), SESSION_LIVE);
    auth_close(h.auth); /* writes what waits */
    struct buf why;
    buf_init(&why, 2000);
    sql(&h, "CREATE TABLE no_row (n INTEGER CHECK (n = 0))");
    sql(&h, "INSERT INTO no_row SELECT count(*) FROM auth_session WHERE seen_at = '2026-11-22T08:30:00Z'");
    h.auth = auth_open(str_of(h.url), h.keys, NULL, &why);
    buf_free(&why);
    house_close(&h);
}

TESTS(many_readers_write_their_looks_through_one_thread_on_sqlite,
    many_readers_write_their_looks_through_one_thread_on_postgresql,
    a_look_waits_for_nobody_who_writes_long_and_comes_into_the_journal_afterwards,
    on_postgresql_looks_are_noted_in_a_table_and_another_server_brings_them_into_the_journal,
    a_row_of_that_table_that_nobody_with_the_key_wrote_stays_there, what_was_noted_comes_once_after_a_crash,
    a_line_that_nobody_with_the_key_wrote_is_put_away,
    after_a_batch_that_failed_what_is_noted_is_tried_again_after_a_pause_or_with_the_next_look,
    a_session_read_a_moment_ago_costs_no_statement_and_sign_out_is_felt_at_once,
    a_viewer_outlives_the_slot_it_came_from,
    a_viewer_is_kept_for_less_than_five_seconds_and_anew_from_fifteen_seconds_after_a_change_of_rights,
    a_used_session_is_noted_without_a_write_by_the_reader)
