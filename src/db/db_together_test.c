/* Tests of saves that share a commit (db_begin_save): nobody is told before it is durable, each can still take back her
 * own, and when the commit is lost all of them are told so. On PostgreSQL each save has its own commit; the promises
 * are the same. */
#include "db/alone.h"
#include "db/engine.h"
#include "db_check_sql.h"
#include "tests/db_testing.h"
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <sys/stat.h>

enum ending { COMMITS, TAKES_BACK, BREAKS };

/* One writer in a thread of its own: begins, adds a row, waits to be let go, ends. */
struct saver {
    pthread_t thread;
    struct db *db;
    int64_t row;
    enum ending ending;
    bool alone;         /* db_begin_write */
    atomic_bool inside; /* has added its row */
    atomic_bool done;   /* its commit or rollback has returned */
    sem_t go;
    enum failure told;
};

static void make_table(struct task *t)
{
    test_sql(t, "CREATE TABLE check_all (id {id} PRIMARY KEY, number {int}, flag {int}, text {text}, day {text}, "
                "instant {text}, "
                "clock {text}, bytes {bytes}, secret {bytes}, amount {real}) {strict}");
    test_commit(t);
    db_rollback(t->db);
}

static void add(struct task *t, int64_t id)
{
    db_check_sql_add(t, .id = id, .number = INT_NONE, .flag = YESNO_UNKNOWN, .text = S("x"), .day = (struct day){ 0 },
        .instant = (struct instant){ 0 }, .clock = (struct clock){ 0 }, .bytes = (struct str){ 0 },
        .secret = (struct str){ 0 }, .real = 0);
}

/* What another connection sees now. */
static int64_t seen(struct task *t)
{
    struct db_check_sql_count_row r = { .n = -1 };
    db_begin_read(t);
    assert_true(db_check_sql_count(t, &r));
    db_commit(t);
    return r.n;
}

static void end(struct saver *s, struct task *t)
{
    struct buf why;
    switch (s->ending) {
    case COMMITS: db_commit(t); break;
    case TAKES_BACK: db_rollback(s->db); break;
    case BREAKS: /* what a full disk does in the middle of a statement: SQLite itself rolls all of it back */
        buf_init(&why, 200);
        bool refused = !db_exec(
            s->db, "INSERT OR ROLLBACK INTO check_all (id, amount) SELECT id, 0.0 FROM check_all", &why);
        buf_free(&why);
        fail(t, refused ? FAIL_DISK : FAIL_BUG, "broken on purpose");
    }
}

static void *save_main(void *x)
{
    struct saver *s = x;
    struct landing landing;
    struct task *t = test_task();
    t->db = s->db;
    t->landing = &landing;
    if (setjmp(landing.jump)) {
        db_rollback(s->db);
        s->told = landing.kind;
    } else {
        (s->alone ? db_begin_write : db_begin_save)(t);
        add(t, s->row);
        atomic_store(&s->inside, true);
        sem_wait(&s->go);
        end(s, t);
    }
    atomic_store(&s->done, true);
    test_task_end(t);
    return NULL;
}

static void start(struct task *t, struct saver *s, int64_t row, enum ending ending)
{
    s->db = test_connect(t);
    s->row = row;
    s->ending = ending;
    sem_init(&s->go, 0, 0);
    pthread_create(&s->thread, NULL, save_main, s);
}

static void wait_until(atomic_bool *flag)
{
    while (!atomic_load(flag))
        sched_yield();
}

/* Until so many stand in the queue of this database's writers, `last` behind the others. On a machine with much else to
 * do she may have given up before anybody looked: a failure, and no waiting for ever. */
static void wait_for_queue(struct task *t, size_t n, struct saver *last)
{
    struct writer_lock *lock = writer_lock_find(test_file(t), 0);
    while (writer_lock_waiting(lock) < n) {
        assert_false(atomic_load(&last->done));
        sched_yield();
    }
    assert_null(writer_lock_drop(lock)); /* others use it too */
}

static void join(struct saver *s)
{
    pthread_join(s->thread, NULL);
    sem_destroy(&s->go);
}

/* The first goes in, the others queue behind it, then one after the other is let go. */
static void run(struct task *t, struct saver *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        start(t, &s[i], (int64_t)i + 1, s[i].ending);
        if (i == 0)
            wait_until(&s[0].inside);
        else
            wait_for_queue(t, i, &s[i]);
    }
    for (size_t i = 0; i < n; i++) {
        wait_until(&s[i].inside);
        assert_int_equal(seen(t), 0); /* nothing can be seen, and nobody was told, before all is durable */
        for (size_t k = 0; k < i; k++)
            assert_true(s[k].ending != COMMITS || !atomic_load(&s[k].done));
        sem_post(&s[i].go);
    }
    for (size_t i = 0; i < n; i++)
        join(&s[i]);
}

static bool shares(struct task *t) { return db_engine(t->db) == DB_SQLITE; }

RULE(saves_that_wait_become_durable_together)
{
    struct saver s[3] = { 0 };
    make_table(t);
    if (!shares(t))
        return;
    run(t, s, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(s[i].told, FAIL_NONE);
    assert_int_equal(seen(t), 3);
}

/* The 32nd save ends the transaction, though another waits; that one begins the next. */
RULE(of_many_that_wait_thirty_two_become_durable_together)
{
    enum { TOGETHER = 32, SAVERS = TOGETHER + 1 };
    struct saver s[SAVERS] = { 0 };
    make_table(t);
    if (!shares(t))
        return;
    for (int i = 0; i < SAVERS; i++) {
        start(t, &s[i], i + 1, COMMITS);
        if (i == 0)
            wait_until(&s[0].inside);
        else
            wait_for_queue(t, (size_t)i, &s[i]);
    }
    for (int i = 0; i < SAVERS; i++) {
        wait_until(&s[i].inside); /* whatever was to be committed before it is by now */
        assert_int_equal(seen(t), i < TOGETHER ? 0 : TOGETHER);
        sem_post(&s[i].go);
    }
    for (int i = 0; i < SAVERS; i++) {
        join(&s[i]);
        assert_int_equal(s[i].told, FAIL_NONE);
    }
    assert_int_equal(seen(t), SAVERS);
}

RULE(who_takes_back_takes_back_only_her_own)
{
    struct saver middle[3] = { { .ending = COMMITS }, { .ending = TAKES_BACK }, { .ending = COMMITS } };
    make_table(t);
    if (!shares(t))
        return;
    start(t, &middle[0], 1, COMMITS);
    wait_until(&middle[0].inside);
    start(t, &middle[1], 2, TAKES_BACK);
    wait_for_queue(t, 1, &middle[1]);
    start(t, &middle[2], 3, COMMITS);
    wait_for_queue(t, 2, &middle[2]);
    sem_post(&middle[0].go);
    wait_until(&middle[1].inside);
    sem_post(&middle[1].go); /* it ends the group: the first need not wait for the third */
    join(&middle[0]);
    wait_until(&middle[2].inside);
    assert_int_equal(seen(t), 1);
    sem_post(&middle[2].go);
    join(&middle[1]);
    join(&middle[2]);
    assert_int_equal(middle[0].told, FAIL_NONE);
    assert_int_equal(middle[2].told, FAIL_NONE);
    assert_int_equal(seen(t), 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM check_all WHERE id = 2"), 0);
}

RULE(when_the_transaction_breaks_nobody_is_told_that_it_stands)
{
    struct saver s[3] = { { .ending = COMMITS }, { .ending = COMMITS }, { .ending = BREAKS } };
    struct saver after = { 0 };
    make_table(t);
    if (!shares(t))
        return;
    run(t, s, 3);
    for (int i = 0; i < 3; i++)
        assert_int_not_equal(s[i].told, FAIL_NONE);
    assert_int_equal(s[2].told, FAIL_DISK); /* its own failure, not that of the lost commit */
    assert_int_equal(seen(t), 0);
    start(t, &after, 1, COMMITS); /* and work goes on */
    sem_post(&after.go);
    join(&after);
    assert_int_equal(after.told, FAIL_NONE);
    assert_int_equal(seen(t), 1);
}

/* Of two that may not share a commit, the first ends, and can be seen, while the second is still inside. */
static void each_for_itself(struct task *t, struct saver *first, struct saver *second)
{
    make_table(t);
    if (!shares(t))
        return;
    start(t, first, 1, COMMITS);
    wait_until(&first->inside);
    start(t, second, 2, COMMITS);
    wait_for_queue(t, 1, second);
    sem_post(&first->go);
    join(first);
    wait_until(&second->inside);
    assert_int_equal(seen(t), 1);
    sem_post(&second->go);
    join(second);
    assert_int_equal(first->told, FAIL_NONE);
    assert_int_equal(second->told, FAIL_NONE);
    assert_int_equal(seen(t), 2);
}

RULE(a_save_does_not_wait_for_a_long_write_behind_it)
{
    each_for_itself(t, &(struct saver){ 0 }, &(struct saver){ .alone = true });
}

RULE(a_long_write_does_not_wait_for_a_save_behind_it)
{
    each_for_itself(t, &(struct saver){ .alone = true }, &(struct saver){ 0 });
}

RULE(a_long_write_has_the_pages_it_asked_for_and_gives_them_back)
{
    struct task import = *t;
    struct buf why;
    make_table(t);
    if (!shares(t))
        return;
    buf_init(&why, 200);
    import.db = db_open(str_of(test_file(t)), &(struct db_options){ .cache_kb = 9000 }, &why);
    buf_free(&why);
    assert_non_null(import.db);
    db_begin_save(t);
    assert_int_equal(test_number(t, "PRAGMA cache_size"), -2048);
    db_commit(t);
    db_begin_write(&import);
    assert_int_equal(test_number(&import, "PRAGMA cache_size"), -9000);
    db_commit(&import);
    db_begin_save(t);
    assert_int_equal(test_number(t, "PRAGMA cache_size"), -2048);
    db_commit(t);
    db_close(import.db);
}

/* ---- work that one at a time does */

/* Twenty lines are hung up one after the other: a server comes to the end of some of them later than to the next. */
RULE(who_ends_work_that_one_at_a_time_does_lets_the_next_begin_at_once)
{
    struct buf *why = task_buf(t, 500);
    char *address;

    assert_true(test_database_make(db_engine(t->db), &address));
    struct str url = str_of(address);
    for (int i = 0; i < 20; i++) {
        struct alone *first = db_alone(t, url, "test", why);
        assert_non_null(first);
        assert_null(db_alone(t, url, "test", why));
        db_alone_end(first);
    }
    assert_int_equal(why->n, 0);
    test_database_drop(address);
}

/* ---- the log that a long write leaves */

enum { LONG_BYTES = 24 << 20 }; /* more than the log has before it is copied home */

static int64_t home_bytes(struct task *t)
{
    struct stat st;
    assert_int_equal(stat(test_file(t), &st), 0);
    return st.st_size;
}

RULE(a_long_log_is_copied_home_by_whoever_made_it_and_by_no_save_meanwhile)
{
    struct saver save = { 0 };
    struct task import = *t;
    int64_t other;
    make_table(t);
    if (!shares(t)) /* PostgreSQL keeps its own log */
        return;
    import.db = test_connect(t);
    assert_true(db_aside_begin(&import, 7, &other));
    test_sql(&import, str_fmt(t->a, "INSERT INTO main.check_all (id, bytes) VALUES (1, randomblob(%d))", LONG_BYTES).p);
    start(t, &save, 2, COMMITS);
    sem_post(&save.go);
    wait_for_queue(t, 1, &save);
    import.db->engine->aside_rest(&import, true); /* the save comes between two portions */
    join(&save);
    assert_int_equal(save.told, FAIL_NONE);
    assert_true(home_bytes(t) < LONG_BYTES);
    db_aside_last(&import);
    db_commit(&import);
    assert_true(home_bytes(t) > LONG_BYTES);
}

/* ---- all of it at once */

enum { SAVERS = 6, TURNS = 40 };
struct busy {
    pthread_t thread;
    struct db *db;
    int64_t first;
    int64_t kept;
    bool failed;
};

static void *save_much(void *x)
{
    struct busy *b = x;
    struct landing landing;
    struct task *t = test_task();
    t->db = b->db;
    t->landing = &landing;
    if (setjmp(landing.jump)) {
        b->failed = true;
        db_rollback(b->db);
    } else {
        for (int i = 0; i < TURNS; i++) {
            db_begin_save(t);
            add(t, b->first + i);
            if (i % 5 == 3) {
                db_rollback(b->db);
                continue;
            }
            db_commit(t);
            b->kept++;
        }
    }
    test_task_end(t);
    return NULL;
}

RULE(many_savers_keep_what_they_committed_and_nothing_else)
{
    struct busy b[SAVERS] = { 0 };
    int64_t kept = 0;
    make_table(t);
    for (int i = 0; i < SAVERS; i++) {
        b[i] = (struct busy){ .db = test_connect(t), .first = (int64_t)i * 1000 };
        pthread_create(&b[i].thread, NULL, save_much, &b[i]);
    }
    for (int i = 0; i < SAVERS; i++) {
        pthread_join(b[i].thread, NULL);
        assert_false(b[i].failed);
        kept += b[i].kept;
    }
    assert_int_equal(kept, SAVERS * TURNS * 4 / 5);
    assert_int_equal(seen(t), kept);
}

RULES(saves_that_wait_become_durable_together, of_many_that_wait_thirty_two_become_durable_together,
    who_takes_back_takes_back_only_her_own, when_the_transaction_breaks_nobody_is_told_that_it_stands,
    a_save_does_not_wait_for_a_long_write_behind_it, a_long_write_does_not_wait_for_a_save_behind_it,
    a_long_write_has_the_pages_it_asked_for_and_gives_them_back,
    who_ends_work_that_one_at_a_time_does_lets_the_next_begin_at_once,
    a_long_log_is_copied_home_by_whoever_made_it_and_by_no_save_meanwhile,
    many_savers_keep_what_they_committed_and_nothing_else)
