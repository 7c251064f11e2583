/* task: how work ends when it cannot go on. fail() only notes why and jumps; rolling back, logging and answering
 * are done by the one who set the landing (the server, the job runner, main). */
#include "base/task.h"
#include "base/log.h"
#include <stdarg.h>

void fail(struct task *t, enum failure kind, const char *fmt, ...)
{
    struct landing nowhere = { .kind = kind }, *l = t->landing ? t->landing : &nowhere;
    va_list args;
    va_start(args, fmt);
    vsnprintf(l->text, sizeof l->text, fmt, args);
    va_end(args);
    l->kind = kind;
    if (t->landing)
        longjmp(l->jump, 1);
    log_line(LOG_ERROR, "fail", "kind=%d text=\"%s\" landing=none", (int)kind, l->text);
    abort();
}

void task_may_go_on(struct task *t)
{
    if (t->stop && *t->stop)
        fail(t, FAIL_STOPPED, "stopped");
}

void broken(const char *file, int line, const char *what)
{
    log_line(LOG_ERROR, "broken", "at=%s:%d text=\"must_be(%s)\"", file, line, what);
    abort();
}

void task_full(void *t)
{
    struct task *task = t;
    fail(task, FAIL_MEMORY, "the arena is full: %zu bytes", arena_used(task->a));
}

struct arena *task_arena(struct task *t, size_t cap)
{
    struct arena *a = arena_try(cap);
    if (!a)
        fail(t, FAIL_MEMORY, "no memory for an arena");
    arena_on_full(a, task_full, t);
    return a;
}

static void free_slot(void *slot) { arena_free(*(struct arena **)slot); }

struct arena **task_arena_slot(struct task *t)
{
    struct arena **slot = NEW(t->a, struct arena *);
    arena_then(t->a, free_slot, slot);
    return slot;
}

static void free_buf(void *b) { buf_free(b); }

struct buf *task_buf(struct task *t, size_t max)
{
    struct buf *b = NEW(t->a, struct buf);
    buf_init(b, max);
    arena_then(t->a, free_buf, b);
    return b;
}

void task_must_fit(struct task *t, const struct buf *b)
{
    if (buf_full(b))
        fail(t, FAIL_MEMORY, "%zu bytes of at most %zu and no room for more", b->n, b->max);
}

void problem_add(struct task *t, struct problems *ps, const char *field, struct str text)
{
    struct problem p = { str_copy(t->a, str_of(field)), text };
    LIST_ADD(t->a, ps, p);
}

void seen_hidden(struct task *t, int64_t person)
{
    struct seen_persons *s = &t->seen;
    seen_no_longer(t, person);
    if (s->nhidden < SEEN_HIDDEN_MOST)
        s->hidden[s->nhidden++] = person;
    else
        s->hidden[SEEN_HIDDEN_MOST - 1] = 0;
}

void seen_no_longer(struct task *t, int64_t person)
{
    struct seen_persons *s = &t->seen;
    for (size_t i = 0; i < s->nhidden; i++)
        if (s->hidden[i] == person)
            s->hidden[i--] = s->hidden[--s->nhidden];
}
