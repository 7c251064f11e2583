/* pool: a fixed number of worker threads and one bounded queue in front of them. Knows nothing of HTTP. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct pool;
struct pool_work {
    void *(*begin)(void *x); /* in the new thread; its result is the worker's own */
    void (*work)(void *own, void *job);
    void (*end)(void *own);
    void *x;
};
/* NULL when no thread could be made. */
struct pool *pool_new(size_t workers, size_t queue, const struct pool_work *how);
/* False when the queue is full or the pool is ending; then nothing was taken. */
bool pool_give(struct pool *p, void *job);
/* Does what is queued and ends the threads; pool_give refuses from then on, which it may still be asked. */
void pool_stop(struct pool *p);
/* pool_stop, and frees the pool: nobody may give any more. */
void pool_end(struct pool *p);
