/* writer_lock: writers of one SQLite file queue here instead of spinning on SQLITE_BUSY. The lock is handed to the
 * writer who has waited longest; who waits too long leaves the queue. What they hand on with it is theirs: it knows
 * nothing of SQLite. */
#include "db/engine.h"
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>

struct waiter {
    pthread_cond_t turn;
    bool has_turn, together;
    struct waiter *next;
};

struct writer_lock {
    struct writer_lock *next;
    unsigned users;        /* guarded by table.guard */
    pthread_mutex_t guard; /* of the fields below */
    bool taken;
    struct waiter *first, *last;
    void *shared; /* touched only by who has the lock, and by the last user */
    _Atomic int64_t aside;
    int64_t file; /* which file that is: another one under its name is not opened beside it */
    char path[];
};

/* The one mutable static of db/: connections of one file are opened by different threads and must meet somewhere,
 * and SQLite knows its files per process too. */
static struct {
    pthread_mutex_t guard;
    struct writer_lock *first;
} table = { PTHREAD_MUTEX_INITIALIZER, NULL };

struct writer_lock *writer_lock_find(const char *path, int64_t file)
{
    pthread_mutex_lock(&table.guard);
    struct writer_lock *l = table.first;
    while (l && strcmp(l->path, path) != 0)
        l = l->next;
    if (!l) {
        l = calloc(1, sizeof *l + strlen(path) + 1);
        if (!l) {
            pthread_mutex_unlock(&table.guard);
            return NULL;
        }
        memcpy(l->path, path, strlen(path) + 1);
        l->file = file;
        pthread_mutex_init(&l->guard, NULL);
        l->next = table.first;
        table.first = l;
    }
    l->users++;
    pthread_mutex_unlock(&table.guard);
    return l;
}

bool writer_lock_may_open(const char *path, int64_t file)
{
    pthread_mutex_lock(&table.guard);
    const struct writer_lock *l = table.first;
    while (l && strcmp(l->path, path) != 0)
        l = l->next;
    bool may = !l || l->file == file;
    pthread_mutex_unlock(&table.guard);
    return may;
}

void *writer_lock_drop(struct writer_lock *lock)
{
    void *left = NULL;
    pthread_mutex_lock(&table.guard);
    must_be(lock->users > 0);
    if (--lock->users == 0) {
        must_be(!lock->taken && !lock->first);
        struct writer_lock **at = &table.first;
        while (*at != lock) {
            must_be(*at);
            at = &(*at)->next;
        }
        *at = lock->next;
        left = lock->shared;
        pthread_mutex_destroy(&lock->guard);
        free(lock);
    }
    pthread_mutex_unlock(&table.guard);
    return left;
}

void **writer_lock_shared(struct writer_lock *lock) { return &lock->shared; }

int64_t writer_lock_aside(struct writer_lock *lock, int64_t holder)
{
    int64_t gone = -holder;
    if (holder > 0)
        atomic_store(&lock->aside, holder);
    else if (holder < 0)
        atomic_compare_exchange_strong(&lock->aside, &gone, 0);
    return atomic_load(&lock->aside);
}

size_t writer_lock_waiting(struct writer_lock *lock)
{
    size_t n = 0;
    pthread_mutex_lock(&lock->guard);
    for (const struct waiter *w = lock->first; w; w = w->next)
        n++;
    pthread_mutex_unlock(&lock->guard);
    return n;
}

static void leave_queue(struct writer_lock *l, struct waiter *w)
{
    struct waiter *before = NULL, *at = l->first;
    while (at != w) {
        must_be(at);
        before = at;
        at = at->next;
    }
    if (before)
        before->next = w->next;
    else
        l->first = w->next;
    if (l->last == w)
        l->last = before;
}

static void wait_for_turn(struct writer_lock *l, struct waiter *w, int wait_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += wait_ms / 1000;
    until.tv_nsec += (long)(wait_ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    while (!w->has_turn && pthread_cond_timedwait(&w->turn, &l->guard, &until) != ETIMEDOUT)
        ;
}

bool writer_lock_take(struct writer_lock *lock, int wait_ms, bool together)
{
    bool mine = true;
    pthread_mutex_lock(&lock->guard);
    if (lock->taken) {
        struct waiter w = { .together = together };
        pthread_condattr_t attr;
        pthread_condattr_init(&attr);
        pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
        pthread_cond_init(&w.turn, &attr);
        pthread_condattr_destroy(&attr);
        if (lock->last)
            lock->last->next = &w;
        else
            lock->first = &w;
        lock->last = &w;
        wait_for_turn(lock, &w, wait_ms);
        mine = w.has_turn;    /* a turn that came together with the time-out is taken */
        must_be(lock->taken); /* handed on, or still another's */
        if (!mine)
            leave_queue(lock, &w);
        pthread_cond_destroy(&w.turn);
    }
    lock->taken = lock->taken || mine;
    pthread_mutex_unlock(&lock->guard);
    return mine;
}

/* With the guard. The lock stays taken: it passes on. */
static void hand_over(struct writer_lock *l)
{
    struct waiter *w = l->first;
    must_be(l->taken && !w->has_turn);
    l->first = w->next;
    if (!l->first)
        l->last = NULL;
    w->has_turn = true;
    pthread_cond_signal(&w->turn);
}

void writer_lock_give(struct writer_lock *lock)
{
    pthread_mutex_lock(&lock->guard);
    must_be(lock->taken);
    if (lock->first)
        hand_over(lock);
    else
        lock->taken = false;
    pthread_mutex_unlock(&lock->guard);
}

bool writer_lock_pass(struct writer_lock *lock)
{
    pthread_mutex_lock(&lock->guard);
    must_be(lock->taken);
    bool passes = lock->first && lock->first->together;
    if (passes)
        hand_over(lock);
    pthread_mutex_unlock(&lock->guard);
    return passes;
}
