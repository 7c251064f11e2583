/* Tests of jobs: the order of a job and the request that added it, on both engines; how many may wait; of several
 * servers one at a time works, sees, stops and takes over. */
#include <errno.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include "auth/viewer.h"
#include "base/log.h"
#include "base/process.h"
#include "base/settings.h"
#include "base/test.h"
#include "jobs/jobs.h"
#include "tests/db_testing.h"

static sem_t ran;
static _Atomic int64_t seen;

static void count_what_was_said(struct task *t, int64_t id)
{
    assert_true(getpriority(PRIO_PROCESS, 0) >= 10); /* pages come first */
    db_begin_read(t);
    atomic_store(&seen, test_number(t, "SELECT count(*) FROM said"));
    db_rollback(t->db);
    sem_post(&ran);
}

static struct timespec in_a_moment(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 150000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    return until;
}

static void a_job_waits_for_its_request(enum db_engine e)
{
    char *url;
    struct buf why;
    if (!test_database_make(e, &url))
        return;
    buf_init(&why, 2000);
    struct task *t = test_task();
    t->db = db_open(str_of(url), &(struct db_options){ .create = true, .busy_ms = 5000 }, &why);
    assert_non_null(t->db);
    t->viewer = &VIEWER_PROGRAM;
    t->jobs = jobs_open(NULL, str_of(url), NULL, NULL, &why);
    assert_non_null(t->jobs);
    test_sql(t, "CREATE TABLE said (n INTEGER)");
    assert_int_equal(sem_init(&ran, 0, 0), 0);

    db_begin_write(t);
    test_sql(t, "INSERT INTO said VALUES (1)");
    assert_true(jobs_add(t, count_what_was_said, 7));
    struct timespec until = in_a_moment();
    assert_int_equal(sem_timedwait(&ran, &until), -1); /* the job does not begin while the request writes */
    assert_int_equal(errno, ETIMEDOUT);
    db_commit(t);
    sem_wait(&ran);
    assert_int_equal(atomic_load(&seen), 1);

    jobs_close(t->jobs);
    db_close(t->db);
    test_task_end(t);
    test_database_drop(url);
    buf_free(&why);
}
TEST(a_job_that_only_reads_sees_what_its_request_wrote_on_sqlite) { a_job_waits_for_its_request(DB_SQLITE); }
TEST(a_job_that_only_reads_sees_what_its_request_wrote_on_postgresql) { a_job_waits_for_its_request(DB_POSTGRES); }

/* ---- how many may wait; on SQLite alone: the queue knows no engine */

static sem_t begun, let_go;
static _Atomic int64_t held;

static void hold(struct task *t, int64_t id)
{
    atomic_fetch_add(&held, id);
    sem_post(&begun);
    sem_wait(&let_go);
}

TEST(behind_the_one_in_hand_a_hundred_jobs_wait_and_the_next_is_refused_until_one_is_done)
{
    enum { WAIT = 100 };
    struct buf why;
    int64_t done, total;

    buf_init(&why, 2000);
    struct task *t = test_task();
    t->jobs = jobs_open(NULL, S(":memory:"), NULL, NULL, &why);
    assert_non_null(t->jobs);
    assert_int_equal(sem_init(&begun, 0, 0) + sem_init(&let_go, 0, 0), 0);
    assert_true(jobs_add(t, hold, 1));
    sem_wait(&begun);
    for (int64_t id = 2; id <= WAIT + 1; id++)
        assert_true(jobs_add(t, hold, id));
    assert_false(jobs_add(t, hold, WAIT + 2));
    assert_true(jobs_progress(t, 1, &done, &total) && jobs_progress(t, WAIT + 1, &done, &total));
    assert_false(jobs_progress(t, WAIT + 2, &done, &total));
    sem_post(&let_go);
    sem_wait(&begun); /* the second is in hand */
    assert_true(jobs_add(t, hold, WAIT + 2));
    assert_false(jobs_add(t, hold, WAIT + 3));
    for (int i = 0; i < WAIT + 1; i++)
        sem_post(&let_go);
    for (int i = 0; i < WAIT; i++)
        sem_wait(&begun);
    jobs_close(t->jobs);
    assert_int_equal(atomic_load(&held), (WAIT + 2) * (WAIT + 3) / 2); /* each once */
    test_task_end(t);
    buf_free(&why);
}

/* ---- several servers: two threads with their queues on one database */

static sem_t holds, may_end;
static _Atomic int64_t runs;

/* Between two looks: who looks without a pause takes the processor from the thread that works. */
static void pause_a_little(void) { nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL); }

/* Says how far it is, and works until it is stopped or let go. */
static void works(struct task *t, int64_t id)
{
    atomic_fetch_add(&runs, 1);
    jobs_say(t, 3, 4);
    sem_post(&holds);
    while (sem_trywait(&may_end) != 0) {
        task_may_go_on(t);
        pause_a_little();
    }
}

struct pair {
    char *url;
    struct task *t;
    struct jobs *one, *other;
};

static bool pair_open(enum db_engine e, struct pair *p)
{
    static struct settings settings;
    struct buf why;
    if (!test_database_ready(e, &p->url))
        return false;
    buf_init(&why, 2000);
    settings = settings_default();
    log_set_level(LOG_ERROR);
    p->t = test_task();
    p->t->db = db_open(str_of(p->url), &(struct db_options){ .create = true, .busy_ms = 5000 }, &why);
    assert_non_null(p->t->db);
    p->t->viewer = &VIEWER_PROGRAM;
    p->one = jobs_open(&settings, str_of(p->url), NULL, NULL, &why);
    p->other = jobs_open(&settings, str_of(p->url), NULL, NULL, &why);
    assert_int_equal(sem_init(&holds, 0, 0) + sem_init(&may_end, 0, 0), 0);
    atomic_store(&runs, 0);
    buf_free(&why);
    return true;
}

static void pair_close(struct pair *p)
{
    jobs_close(p->one);
    jobs_close(p->other);
    db_close(p->t->db);
    test_task_end(p->t);
    test_database_drop(p->url);
}

static bool add_to(struct pair *p, struct jobs *j, int64_t id)
{
    p->t->jobs = j;
    return jobs_add(p->t, works, id);
}

static bool works_for(struct pair *p, struct jobs *j, int64_t id, int64_t *ret_done)
{
    int64_t total;
    p->t->jobs = j;
    return jobs_progress(p->t, id, ret_done, &total);
}

static void one_server_at_a_time(enum db_engine e)
{
    struct pair p;
    int64_t done = 0;
    if (!pair_open(e, &p))
        return;
    assert_true(add_to(&p, p.one, 7));
    sem_wait(&holds);
    assert_false(add_to(&p, p.other, 7));                  /* it runs on the first */
    while (!works_for(&p, p.other, 7, &done) || done != 3) /* and is seen from there, when it was kept once */
        pause_a_little();
    assert_true(add_to(&p, p.other, 8)); /* another one runs beside it */
    sem_wait(&holds);
    sem_post(&may_end);
    sem_post(&may_end);
    while (works_for(&p, p.other, 7, &done) || works_for(&p, p.one, 8, &done))
        pause_a_little();
    assert_true(add_to(&p, p.other, 7)); /* it is done: whoever wants may begin it again */
    sem_wait(&holds);
    sem_post(&may_end);
    assert_int_equal(atomic_load(&runs), 3);
    pair_close(&p);
}
TEST(a_job_runs_on_one_server_at_a_time_and_is_seen_from_the_other_on_sqlite) { one_server_at_a_time(DB_SQLITE); }
TEST(a_job_runs_on_one_server_at_a_time_and_is_seen_from_the_other_on_postgresql) { one_server_at_a_time(DB_POSTGRES); }

/* Nobody lets it go: it ends because it is told to, here and from the other server. */
static void told_to_stop(enum db_engine e)
{
    struct pair p;
    int64_t done;
    if (!pair_open(e, &p))
        return;
    for (int from = 0; from < 2; from++) {
        assert_true(add_to(&p, p.one, 7));
        sem_wait(&holds);
        p.t->jobs = from == 0 ? p.one : p.other;
        db_begin_write(p.t);
        jobs_stop(p.t, 7);
        db_commit(p.t);
        while (works_for(&p, p.one, 7, &done))
            pause_a_little();
    }
    assert_int_equal(atomic_load(&runs), 2);
    assert_true(add_to(&p, p.one, 9));
    sem_wait(&holds);
    pair_close(&p); /* closing does not wait for it either */
}
TEST(who_is_told_to_stop_stops_wherever_it_runs_on_sqlite) { told_to_stop(DB_SQLITE); }
TEST(who_is_told_to_stop_stops_wherever_it_runs_on_postgresql) { told_to_stop(DB_POSTGRES); }

/* A server that is gone without a word: its time is over, or its process is seen to be gone. */
static void a_lost_lease(enum db_engine e)
{
    char own[PROCESS_NAME];
    struct pair p;
    if (!pair_open(e, &p))
        return;
    process_name(own);
    const char *gone = str_z(
        p.t->a, str_fmt(p.t->a, "'%.*s 999999999 1', '2999-01-01T00:00:00Z'", (int)strcspn(own, " "), own));
    const char *over = "'another-boot 1 1', '2020-01-01T00:00:00Z'",
               *lives = "'another-boot 1 1', '2999-01-01T00:00:00Z'", *each[] = { over, gone, lives };
    for (int i = 0; i < 3; i++) {
        test_sql(p.t, "DELETE FROM jobs_lease");
        test_sql(p.t, str_z(p.t->a, str_fmt(p.t->a,
                                        "INSERT INTO jobs_lease (id, holder, process, until, done, total) "
                                        "VALUES (7, 1, %s, 0, 0)",
                                        each[i])));
        assert_int_equal(add_to(&p, p.one, 7), i < 2);
        if (i == 2)
            break;
        sem_wait(&holds);
        sem_post(&may_end);
        int64_t done;
        while (works_for(&p, p.one, 7, &done))
            pause_a_little();
    }
    pair_close(&p);
}
TEST(what_a_server_that_is_gone_held_goes_to_the_next_on_sqlite) { a_lost_lease(DB_SQLITE); }
TEST(what_a_server_that_is_gone_held_goes_to_the_next_on_postgresql) { a_lost_lease(DB_POSTGRES); }

TESTS(a_job_that_only_reads_sees_what_its_request_wrote_on_sqlite,
    a_job_that_only_reads_sees_what_its_request_wrote_on_postgresql,
    behind_the_one_in_hand_a_hundred_jobs_wait_and_the_next_is_refused_until_one_is_done,
    a_job_runs_on_one_server_at_a_time_and_is_seen_from_the_other_on_sqlite,
    a_job_runs_on_one_server_at_a_time_and_is_seen_from_the_other_on_postgresql,
    who_is_told_to_stop_stops_wherever_it_runs_on_sqlite, who_is_told_to_stop_stops_wherever_it_runs_on_postgresql,
    what_a_server_that_is_gone_held_goes_to_the_next_on_sqlite,
    what_a_server_that_is_gone_held_goes_to_the_next_on_postgresql)
