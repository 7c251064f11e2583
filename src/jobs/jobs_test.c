/* Tests of jobs: the order of a job and the request that added it, on both engines; how many may wait. */
#include <errno.h>
#include <semaphore.h>
#include <stdatomic.h>
#include "auth/viewer.h"
#include "base/test.h"
#include "jobs/jobs.h"
#include "tests/db_testing.h"

static sem_t ran;
static _Atomic int64_t seen;

static void count_what_was_said(struct task *t, int64_t id)
{
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

TESTS(a_job_that_only_reads_sees_what_its_request_wrote_on_sqlite,
    a_job_that_only_reads_sees_what_its_request_wrote_on_postgresql,
    behind_the_one_in_hand_a_hundred_jobs_wait_and_the_next_is_refused_until_one_is_done)
