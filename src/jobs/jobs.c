/* jobs: the thread, its queue and its landing. */
#include "jobs/jobs.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include "auth/viewer.h"
#include "base/log.h"
#include "db/db.h"
#include "lang/lang.h"

enum { WAITING = 100, MEMORY = 512 * 1024 * 1024, CACHE_KB = 32 * 1024 };

struct job {
    void (*run)(struct task *t, int64_t id);
    int64_t id;
    const struct lang *lang;
};

struct jobs {
    pthread_t thread;
    pthread_mutex_t lock; /* queue, n, running, stop */
    pthread_cond_t some;
    struct job queue[WAITING];
    size_t n;
    int64_t running; /* id of the job in hand; 0: none */
    bool stop;
    _Atomic int64_t done, total;
    char *db_url;
    int busy_ms;
    const struct settings *settings;
    const struct keys *keys;
    struct auth *auth;
};

/* The request that added the job may be about to commit still: writers queue, so it is over when this one's turn comes.
 */
static void wait_for_request(struct task *t)
{
    db_begin_write(t);
    db_rollback(t->db);
}

static void run_job(struct jobs *j, const struct job *job)
{
    struct buf why;
    struct landing landing = { .kind = FAIL_NONE };
    struct task t = { .viewer = &VIEWER_PROGRAM,
        .lang = job->lang,
        .settings = j->settings,
        .keys = j->keys,
        .auth = j->auth,
        .jobs = j,
        .landing = &landing,
        .now = instant_now() };
    struct db_options options = { .busy_ms = j->busy_ms, .cache_kb = CACHE_KB };

    buf_init(&why, 1000);
    t.today = instant_day(t.now);
    t.a = arena_try(MEMORY);
    if (!t.a) {
        log_line(LOG_ERROR, "job", "failed=%d", (int)FAIL_MEMORY);
        return;
    }
    arena_on_full(t.a, task_full, &t);
    t.db = db_open(str_of(j->db_url), &options, &why);
    if (!t.db)
        log_line(LOG_ERROR, "job", "text=\"%.*s\"", STR_ARG(buf_view(&why)));
    else if (setjmp(landing.jump) == 0) {
        wait_for_request(&t);
        job->run(&t, job->id);
    } else
        log_line(LOG_ERROR, "job", "failed=%d text=\"%s\"", (int)landing.kind, landing.text);
    if (t.db)
        db_close(t.db);
    arena_free(t.a);
    buf_free(&why);
}

static void *work(void *x)
{
    struct jobs *j = x;

    pthread_mutex_lock(&j->lock);
    while (!j->stop) {
        if (j->n == 0) {
            pthread_cond_wait(&j->some, &j->lock);
            continue;
        }
        struct job job = j->queue[0];
        memmove(j->queue, j->queue + 1, --j->n * sizeof *j->queue);
        j->running = job.id;
        atomic_store(&j->done, 0);
        atomic_store(&j->total, 0);
        pthread_mutex_unlock(&j->lock);
        run_job(j, &job);
        pthread_mutex_lock(&j->lock);
        j->running = 0;
    }
    pthread_mutex_unlock(&j->lock);
    return NULL;
}

struct jobs *jobs_open(
    const struct settings *settings, struct str db_url, const struct keys *keys, struct auth *auth, struct buf *ret_why)
{
    struct jobs *j = calloc(1, sizeof *j);

    if (!j)
        abort();
    j->db_url = strndup(db_url.p, db_url.n);
    j->settings = settings;
    j->keys = keys;
    j->auth = auth;
    pthread_mutex_init(&j->lock, NULL);
    pthread_cond_init(&j->some, NULL);
    if (j->db_url && pthread_create(&j->thread, NULL, work, j) == 0)
        return j;
    BUF_LIT(ret_why, "the thread for long work cannot be started");
    free(j->db_url);
    free(j);
    return NULL;
}

void jobs_close(struct jobs *j)
{
    pthread_mutex_lock(&j->lock);
    j->stop = true;
    pthread_cond_signal(&j->some);
    pthread_mutex_unlock(&j->lock);
    pthread_join(j->thread, NULL);
    pthread_cond_destroy(&j->some);
    pthread_mutex_destroy(&j->lock);
    free(j->db_url);
    free(j);
}

bool jobs_add(struct task *t, void (*run)(struct task *t, int64_t id), int64_t id)
{
    struct jobs *j = t->jobs;
    must(t, j);
    pthread_mutex_lock(&j->lock);
    bool room = j->n < WAITING;
    if (room)
        j->queue[j->n++] = (struct job){ run, id, t->lang };
    pthread_cond_signal(&j->some);
    pthread_mutex_unlock(&j->lock);
    return room;
}

void jobs_say(struct task *t, int64_t done, int64_t total)
{
    if (!t->jobs)
        return;
    atomic_store(&t->jobs->done, done);
    atomic_store(&t->jobs->total, total);
}

bool jobs_progress(struct task *t, int64_t id, int64_t *ret_done, int64_t *ret_total)
{
    struct jobs *j = t->jobs;
    bool there;

    *ret_done = *ret_total = 0;
    if (!j)
        return false;
    pthread_mutex_lock(&j->lock);
    there = j->running == id;
    if (there) {
        *ret_done = atomic_load(&j->done);
        *ret_total = atomic_load(&j->total);
    }
    for (size_t i = 0; i < j->n; i++)
        there |= j->queue[i].id == id;
    pthread_mutex_unlock(&j->lock);
    return there;
}
