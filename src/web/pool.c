/* pool: see pool.h. A ring of jobs that wait and a stack of workers that wait, under one mutex; one of the two is
 * always empty. The worker who went to rest last gets the next job: what it needs is still in the processor's caches
 * and in its connection's (measured: a third off a save when the server has little to do). */
#include <pthread.h>
#include "base/task.h"
#include "web/pool.h"

struct pool_worker {
    pthread_t thread;
    pthread_cond_t wake;
    struct pool *pool;
    struct pool_worker *before; /* went to rest before this one */
    void *job;                  /* handed over by who wakes it */
};

struct pool {
    pthread_mutex_t lock;
    struct pool_work how;
    bool ending;
    size_t nworkers, size, first, n;
    struct pool_worker *workers, *resting;
    void **ring;
};

static void *next_job(struct pool_worker *w)
{
    struct pool *p = w->pool;
    pthread_mutex_lock(&p->lock);
    w->job = NULL;
    must_be(p->n <= p->size && p->first < p->size);
    if (p->n > 0) {
        w->job = p->ring[p->first];
        must_be(w->job);
        p->first = (p->first + 1) % p->size;
        p->n--;
    } else {
        w->before = p->resting;
        p->resting = w;
        while (!w->job && !p->ending)
            pthread_cond_wait(&w->wake, &p->lock);
    }
    pthread_mutex_unlock(&p->lock);
    return w->job;
}

static void *run(void *x)
{
    struct pool_worker *w = x;
    struct pool *p = w->pool;
    void *own = p->how.begin(p->how.x), *job;
    while ((job = next_job(w)))
        p->how.work(own, job);
    p->how.end(own);
    return NULL;
}

struct pool *pool_new(size_t workers, size_t queue, const struct pool_work *how)
{
    must_be(queue > 0);
    struct pool *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    *p = (struct pool){ .how = *how,
        .size = queue,
        .workers = calloc(workers, sizeof *p->workers),
        .ring = calloc(queue, sizeof(void *)) };
    pthread_mutex_init(&p->lock, NULL);
    for (bool good = p->workers && p->ring; good && p->nworkers < workers; p->nworkers += good) {
        struct pool_worker *w = &p->workers[p->nworkers];
        w->pool = p;
        pthread_cond_init(&w->wake, NULL);
        good = pthread_create(&w->thread, NULL, run, w) == 0;
    }
    if (p->nworkers > 0)
        return p;
    pool_end(p);
    return NULL;
}

bool pool_give(struct pool *p, void *job)
{
    pthread_mutex_lock(&p->lock);
    must_be(job && (!p->resting || p->n == 0)); /* one of the two is always empty */
    struct pool_worker *w = p->ending ? NULL : p->resting;
    bool taken = !p->ending && (w || p->n < p->size);
    if (w) {
        must_be(!w->job);
        p->resting = w->before;
        w->job = job;
    } else if (taken) {
        p->ring[(p->first + p->n++) % p->size] = job;
    }
    pthread_mutex_unlock(&p->lock);
    if (w)
        pthread_cond_signal(&w->wake);
    return taken;
}

void pool_stop(struct pool *p)
{
    if (!p)
        return;
    pthread_mutex_lock(&p->lock);
    p->ending = true;
    for (struct pool_worker *w = p->resting; w; w = w->before)
        pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&p->lock);
    for (size_t i = 0; i < p->nworkers; i++) {
        pthread_join(p->workers[i].thread, NULL);
        pthread_cond_destroy(&p->workers[i].wake);
    }
    p->nworkers = 0;
}

void pool_end(struct pool *p)
{
    if (!p)
        return;
    pool_stop(p);
    pthread_mutex_destroy(&p->lock);
    free(p->workers);
    free(p->ring);
    free(p);
}
