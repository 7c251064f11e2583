/* jobs: the threads, the queue, the leases, and the landing. */
#include "jobs/jobs.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>
#include "auth/viewer.h"
#include "base/log.h"
#include "base/process.h"
#include "db/db.h"
#include "jobs_sql.h"
#include "lang/lang.h"

enum { WAITING = 100, MEMORY = 512 * 1024 * 1024, KEEPER_MEMORY = 1 << 20, CACHE_KB = 32 * 1024 };
enum { LEASE_S = 30, KEEP_MS = 1000 };
enum { BEHIND_PAGES = 10 }; /* how nice long work is: where both want a processor, who reads and saves comes first */

struct job {
    void (*run)(struct task *t, int64_t id);
    int64_t id;
    const struct lang *lang;
};

struct jobs {
    pthread_t thread, keeper;
    pthread_mutex_t lock; /* queue, n, running, stop */
    pthread_cond_t some, ends;
    struct job queue[WAITING];
    size_t n;
    int64_t running; /* id of the job in hand; 0: none */
    bool stop, leases;
    _Atomic(bool) stopped; /* the job in hand is to end */
    _Atomic int64_t done, total;
    int64_t holder;
    char *db_url;
    int busy_ms;
    const struct settings *settings;
    const struct keys *keys;
    struct auth *auth;
};

static struct instant lease_end(void) { return instant_from_unix(instant_unix(instant_now()) + LEASE_S); }

/* ---- both threads: a task with a connection, and its landing */

static enum failure with_task(
    struct jobs *j, const struct lang *lang, size_t memory, void (*work)(struct task *t, void *x), void *x)
{
    struct buf why;
    struct landing landing = { .kind = FAIL_NONE };
    struct task t = { .viewer = &VIEWER_PROGRAM,
        .lang = lang,
        .settings = j->settings,
        .keys = j->keys,
        .auth = j->auth,
        .jobs = j,
        .landing = &landing,
        .now = instant_now() };
    struct db_options options = { .busy_ms = j->busy_ms, .cache_kb = CACHE_KB };

    buf_init(&why, 1000);
    t.today = instant_day(t.now);
    t.a = arena_try(memory);
    if (!t.a) {
        log_line(LOG_ERROR, "job", "failed=%d", (int)FAIL_MEMORY);
        return FAIL_MEMORY;
    }
    arena_on_full(t.a, task_full, &t);
    t.db = db_open(str_of(j->db_url), &options, &why);
    if (!t.db) {
        landing.kind = FAIL_DB;
        log_line(LOG_ERROR, "job", "text=\"%.*s\"", STR_ARG(buf_view(&why)));
    } else if (setjmp(landing.jump) == 0)
        work(&t, x);
    else
        log_line(landing.kind == FAIL_STOPPED ? LOG_INFO : LOG_ERROR, "job", "failed=%d text=\"%s\"", (int)landing.kind,
            landing.text);
    if (t.db)
        db_close(t.db);
    arena_free(t.a);
    buf_free(&why);
    return landing.kind;
}

/* ---- the thread that works */

/* The request that added the job may be about to commit still: writers queue, so it is over when this one's turn comes.
 * False: it rolled back, or somebody stopped the job meanwhile. */
static bool wait_for_request(struct task *t, int64_t id)
{
    struct jobs *j = t->jobs;
    bool ours;

    db_begin_write(t);
    ours = !j->leases || jobs_sql_keep(t, id, j->holder, lease_end(), 0, 0) > 0;
    db_commit(t);
    return ours;
}

static void run_it(struct task *t, void *x)
{
    const struct job *job = x;

    t->stop = &t->jobs->stopped;
    if (wait_for_request(t, job->id))
        job->run(t, job->id);
}

static void give_back(struct task *t, void *x)
{
    const struct job *job = x;

    db_begin_write(t);
    if (job)
        jobs_sql_give_back(t, job->id, t->jobs->holder);
    else
        jobs_sql_give_all_back(t, t->jobs->holder);
    db_commit(t);
}

static void *work(void *x)
{
    struct jobs *j = x;

    (void)setpriority(PRIO_PROCESS, 0, BEHIND_PAGES); /* Linux: of this thread only */
    pthread_mutex_lock(&j->lock);
    while (!j->stop) {
        if (j->n == 0) {
            pthread_cond_wait(&j->some, &j->lock);
            continue;
        }
        struct job job = j->queue[0];
        memmove(j->queue, j->queue + 1, --j->n * sizeof *j->queue);
        j->running = job.id;
        atomic_store(&j->stopped, false);
        atomic_store(&j->done, 0);
        atomic_store(&j->total, 0);
        pthread_mutex_unlock(&j->lock);
        (void)with_task(j, job.lang, MEMORY, run_it, &job);
        if (j->leases)
            (void)with_task(j, job.lang, KEEPER_MEMORY, give_back, &job);
        pthread_mutex_lock(&j->lock);
        j->running = 0;
    }
    pthread_mutex_unlock(&j->lock);
    return NULL;
}

/* ---- the thread that keeps the leases */

struct kept {
    int64_t ids[WAITING + 1];
    size_t n;
    bool first_runs;
};

/* Takes out of the queue, or stops; with the lock. */
static void forget(struct jobs *j, int64_t id)
{
    if (j->running == id)
        atomic_store(&j->stopped, true);
    for (size_t i = 0; i < j->n; i++)
        if (j->queue[i].id == id) {
            memmove(j->queue + i, j->queue + i + 1, (j->n - i - 1) * sizeof *j->queue);
            j->n--;
            return;
        }
}

/* A lease that is gone was taken away by who stopped the job, or by another server after too long a silence. (One that
 * waits has its row from the request that added it, which may not have committed yet.) */
static void keep(struct task *t, void *x)
{
    struct jobs *j = t->jobs;
    const struct kept *k = x;

    db_begin_save(t);
    for (size_t i = 0; i < k->n; i++) {
        bool runs = i == 0 && k->first_runs;
        int64_t done = runs ? atomic_load(&j->done) : 0, total = runs ? atomic_load(&j->total) : 0;
        if (jobs_sql_keep(t, k->ids[i], j->holder, lease_end(), done, total) > 0 || !runs)
            continue;
        pthread_mutex_lock(&j->lock);
        forget(j, k->ids[i]);
        pthread_mutex_unlock(&j->lock);
    }
    db_commit(t);
}

static void keep_always(struct task *t, void *x)
{
    struct jobs *j = t->jobs;
    struct kept k;

    pthread_mutex_lock(&j->lock);
    while (!j->stop) {
        struct timespec until;
        k = (struct kept){ .first_runs = j->running != 0 };
        if (j->running != 0)
            k.ids[k.n++] = j->running;
        for (size_t i = 0; i < j->n; i++)
            k.ids[k.n++] = j->queue[i].id;
        pthread_mutex_unlock(&j->lock);
        if (k.n > 0)
            keep(t, &k);
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += KEEP_MS % 1000 * 1000000L;
        until.tv_sec += KEEP_MS / 1000;
        pthread_mutex_lock(&j->lock);
        if (k.n == 0) /* nothing to keep: until there is */
            while (!j->stop && j->n == 0 && j->running == 0)
                pthread_cond_wait(&j->ends, &j->lock);
        else
            while (!j->stop && pthread_cond_timedwait(&j->ends, &j->lock, &until) == 0)
                ;
    }
    pthread_mutex_unlock(&j->lock);
}

static void *keep_leases(void *x)
{
    struct jobs *j = x;
    bool stop = false;

    while (!stop) {
        if (with_task(j, lang_get(LANG_en), KEEPER_MEMORY, keep_always, NULL) != FAIL_NONE)
            nanosleep(&(struct timespec){ .tv_sec = 1 }, NULL); /* the database is away: a lease outlives that */
        pthread_mutex_lock(&j->lock);
        stop = j->stop;
        pthread_mutex_unlock(&j->lock);
    }
    return NULL;
}

/* ---- opening, closing */

struct jobs *jobs_open(
    const struct settings *settings, struct str db_url, const struct keys *keys, struct auth *auth, struct buf *ret_why)
{
    struct jobs *j = calloc(1, sizeof *j);

    if (!j)
        abort();
    j->db_url = strndup(db_url.p, db_url.n);
    j->settings = settings;
    j->leases = settings != NULL; /* tests of the queue alone have no tables */
    j->holder = id_new();
    j->keys = keys;
    j->auth = auth;
    pthread_mutex_init(&j->lock, NULL);
    pthread_cond_init(&j->some, NULL);
    pthread_cond_init(&j->ends, NULL);
    if (j->db_url && pthread_create(&j->thread, NULL, work, j) == 0) {
        if (j->leases && pthread_create(&j->keeper, NULL, keep_leases, j) != 0)
            abort();
        return j;
    }
    BUF_LIT(ret_why, "the thread for long work cannot be started");
    free(j->db_url);
    free(j);
    return NULL;
}

void jobs_close(struct jobs *j)
{
    pthread_mutex_lock(&j->lock);
    j->stop = true;
    j->n = 0;
    atomic_store(&j->stopped, j->leases);
    pthread_cond_signal(&j->some);
    pthread_cond_signal(&j->ends);
    pthread_mutex_unlock(&j->lock);
    pthread_join(j->thread, NULL);
    if (j->leases) {
        pthread_join(j->keeper, NULL);
        (void)with_task(j, lang_get(LANG_en), KEEPER_MEMORY, give_back, NULL);
    }
    pthread_cond_destroy(&j->some);
    pthread_cond_destroy(&j->ends);
    pthread_mutex_destroy(&j->lock);
    free(j->db_url);
    free(j);
}

/* ---- asked by requests and by the job */

/* The lease of a job that somebody holds and keeps. */
static bool lease_of(struct task *t, int64_t id, struct jobs_sql_lease_row *ret)
{
    if (!jobs_sql_lease(t, id, ret))
        return false;
    return strcmp(ret->until.t, instant_now().t) >= 0 && process_state(str_z(t->a, ret->process)) != PROCESS_GONE;
}

/* In the caller's write transaction. */
static bool take_lease(struct task *t, int64_t id)
{
    char process[PROCESS_NAME];
    struct jobs_sql_lease_row row;

    if (!lease_of(t, id, &row))
        jobs_sql_drop(t, id);
    process_name(process);
    return jobs_sql_take(t, id, t->jobs->holder, str_of(process), lease_end(), instant_now()) > 0;
}

static bool leased(struct task *t, int64_t id)
{
    bool own = !db_in_write(t->db), taken;

    if (own)
        db_begin_write(t);
    taken = take_lease(t, id);
    if (own)
        db_commit(t);
    return taken;
}

bool jobs_add(struct task *t, void (*run)(struct task *t, int64_t id), int64_t id)
{
    struct jobs *j = t->jobs;
    must(t, j);
    if (j->leases && !leased(t, id))
        return false;
    pthread_mutex_lock(&j->lock);
    bool room = j->n < WAITING;
    if (room)
        j->queue[j->n++] = (struct job){ run, id, t->lang };
    pthread_cond_signal(&j->some);
    pthread_cond_signal(&j->ends);
    pthread_mutex_unlock(&j->lock);
    return room;
}

void jobs_stop(struct task *t, int64_t id)
{
    struct jobs *j = t->jobs;

    if (!j)
        return;
    if (j->leases)
        jobs_sql_drop(t, id);
    pthread_mutex_lock(&j->lock);
    forget(j, id);
    pthread_mutex_unlock(&j->lock);
}

void jobs_say(struct task *t, int64_t done, int64_t total)
{
    if (!t->jobs)
        return;
    atomic_store(&t->jobs->done, done);
    atomic_store(&t->jobs->total, total);
}

static bool here(struct jobs *j, int64_t id, int64_t *ret_done, int64_t *ret_total)
{
    bool there;

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

/* Of one elsewhere, in the caller's transaction or one of its own. */
static bool elsewhere(struct task *t, int64_t id, int64_t *ret_done, int64_t *ret_total)
{
    struct jobs_sql_lease_row row;
    bool own = !db_in_transaction(t->db), there;

    if (own)
        db_begin_read(t);
    there = lease_of(t, id, &row);
    if (own)
        db_rollback(t->db);
    if (there) {
        *ret_done = row.done;
        *ret_total = row.total;
    }
    return there;
}

bool jobs_progress(struct task *t, int64_t id, int64_t *ret_done, int64_t *ret_total)
{
    struct jobs *j = t->jobs;

    *ret_done = *ret_total = 0;
    if (!j)
        return false;
    return here(j, id, ret_done, ret_total) || (j->leases && t->db && elsewhere(t, id, ret_done, ret_total));
}
