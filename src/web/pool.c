/* pool: see pool.h. A ring under one mutex: the hand-over of a job is one lock and one wake-up. */
#include <pthread.h>
#include "base/banned.h"
#include "web/pool.h"

struct pool {
    pthread_mutex_t  lock;
    pthread_cond_t   more;
    struct pool_work how;
    bool             ending;
    size_t           nthreads, size, first, n;
    pthread_t       *threads;
    void           **ring;
};

static void *next_job(struct pool *p)
{
    void *job = NULL;
    pthread_mutex_lock(&p->lock);
    while (p->n == 0 && !p->ending)
        pthread_cond_wait(&p->more, &p->lock);
    if (p->n > 0) {
        job = p->ring[p->first];
        p->first = (p->first + 1) % p->size;
        p->n--;
    }
    pthread_mutex_unlock(&p->lock);
    return job;
}

static void *run(void *x)
{
    struct pool *p = x;
    void *own = p->how.begin(p->how.x), *job;
    while ((job = next_job(p)))
        p->how.work(own, job);
    p->how.end(own);
    return NULL;
}

struct pool *pool_new(size_t workers, size_t queue, const struct pool_work *how)
{
    struct pool *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    *p = (struct pool){ .how = *how, .size = queue, .threads = calloc(workers, sizeof(pthread_t)), .ring = calloc(queue, sizeof(void *)) };
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->more, NULL);
    while (p->threads && p->ring && p->nthreads < workers && pthread_create(&p->threads[p->nthreads], NULL, run, p) == 0)
        p->nthreads++;
    if (p->nthreads > 0)
        return p;
    pool_end(p);
    return NULL;
}

bool pool_give(struct pool *p, void *job)
{
    pthread_mutex_lock(&p->lock);
    bool taken = p->n < p->size && !p->ending;
    if (taken)
        p->ring[(p->first + p->n++) % p->size] = job;
    pthread_mutex_unlock(&p->lock);
    if (taken)
        pthread_cond_signal(&p->more);
    return taken;
}

void pool_stop(struct pool *p)
{
    if (!p)
        return;
    pthread_mutex_lock(&p->lock);
    p->ending = true;
    pthread_mutex_unlock(&p->lock);
    pthread_cond_broadcast(&p->more);
    for (size_t i = 0; i < p->nthreads; i++)
        pthread_join(p->threads[i], NULL);
    p->nthreads = 0;
}

void pool_end(struct pool *p)
{
    if (!p)
        return;
    pool_stop(p);
    pthread_cond_destroy(&p->more);
    pthread_mutex_destroy(&p->lock);
    free(p->threads);
    free(p->ring);
    free(p);
}
