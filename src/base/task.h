/* task: what every rule gets in its hand: memory, database, who asks, when, in which language. One per request or
 * job, on the stack of its thread. Also: how work ends. Expected trouble is an enum outcome, which must be used;
 * unexpected trouble is fail(), which never returns and lands in one place (the server, the job, main). */
#pragma once
#include <setjmp.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/id.h"
#include "base/str.h"

#define MUST_USE __attribute__((warn_unused_result))

enum outcome { DONE, NOT_FOUND, NOT_ALLOWED, INVALID, CONFLICT };

/* clang-format off */
#define FAILURES(F) \
    F(NONE,    none) \
    F(BUG,     bug)      /* an invariant does not hold                    -> 500 */ \
    F(DB,      database) /* the engine refused or is gone; lost network   -> 503 */ \
    F(DISK,    disk)     /* full or broken disk                           -> 503 */ \
    F(MEMORY,  memory)   /* the arena's cap                               -> 503 */ \
    F(BUSY,    busy)     /* waited too long for a writer or a worker      -> 503 */ \
    F(FOREIGN, foreign)  /* a foreign library or program                  -> 503 */ \
    F(STOPPED, stopped)  /* somebody wants this work to end               -> 503 */
/* clang-format on */
enum failure {
#define F(FAILURE, word) FAIL_##FAILURE,
    FAILURES(F)
#undef F
};

struct db;
struct lang;
struct viewer;
struct settings;
struct keys;
struct auth;
struct jobs;
struct form_refused;
struct asked;
struct rush;

struct landing { /* where fail() goes */
    jmp_buf jump;
    enum failure kind;
    char text[300]; /* for the log only */
};

/* What of persons this task has read, and a page may show. The database marks it: a `name` or `secret` column with
 * something in it. Who draws nothing of it (a refusal) takes the marks back. The gate writes them to the journal when
 * the page leaves: there, and nowhere else. */
enum { SEEN_HIDDEN_MOST = 8 };
struct seen_persons {
    bool somebody;
    int64_t hidden[SEEN_HIDDEN_MOST]; /* persons of whom it holds what non-disclosure hides */
    size_t nhidden;
};

struct task {
    struct arena *a;
    struct db *db;               /* this worker's connection, inside the request's one transaction */
    const struct viewer *viewer; /* never NULL: nobody signed in is a viewer too */
    const struct lang *lang;     /* language of every message made for this task */
    const struct settings *settings;
    const struct keys *keys; /* for `secret` columns */
    struct auth *auth;       /* sessions and journal of the process (auth/auth.h); NULL in commands and tests */
    struct jobs *jobs;       /* work that outlives a request (jobs/jobs.h); NULL in commands and tests */
    struct asked *asked;     /* how often things are asked for (base/asked.h); NULL: nothing is counted */
    struct rush *rush;       /* how fast strangers send (base/rush.h); NULL: never too fast */
    struct landing *landing;
    const _Atomic(bool) *stop; /* NULL or: somebody wants this work to end; see task_may_go_on */
    struct instant now;        /* one instant for the whole task */
    struct day today;          /* in Helsinki */
    unsigned statements;       /* counted by db, for the log line */
    struct seen_persons seen;
    /* What a room has found out in this transaction; NULL: nothing. */
    struct found_out *found_out;     /* people.c; not in one that writes */
    struct found_names *found_names; /* projects.c; not in one that writes */
    struct found_words *found_words; /* messages_words.c; who writes them forgets these */
    /* What was wrong with a form that this page shows again (html/form.h: form_show takes it over); NULL: nothing. */
    const struct form_refused *refused;
};

/* Marks, or takes back, that the task holds what non-disclosure hides of her; 0 stands for more than are counted. */
void seen_hidden(struct task *t, int64_t person);
void seen_no_longer(struct task *t, int64_t person);

_Noreturn void fail(struct task *t, enum failure kind, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* For arena_on_full(a, task_full, t): a request or job that passes its arena's cap fails with FAIL_MEMORY. */
_Noreturn void task_full(void *t);
/* An arena beside t's own; without memory, then or later, t fails. */
struct arena *task_arena(struct task *t, size_t cap);
/* A place for such an arena (or NULL) that is freed with t's own, however t ends. Who frees it before empties it. */
struct arena **task_arena_slot(struct task *t);
/* A buf that is freed with t's arena. */
struct buf *task_buf(struct task *t, size_t max);
/* t fails when the buf took less than it was given: it is full, or memory is short. */
void task_must_fit(struct task *t, const struct buf *b);
/* In long loops, outside of other libraries' call-backs: fails with FAIL_STOPPED when t->stop says so. */
void task_may_go_on(struct task *t);
/* Stays on in production: one request dies, not the server. */
#define must(t, cond) ((cond) ? (void)0 : fail((t), FAIL_BUG, "%s:%d: must(%s)", __FILE__, __LINE__, #cond))
/* The same where there is no task: no request could die alone, so the process says what broke and ends (it is started
 * anew). */
#define must_be(cond) ((cond) ? (void)0 : broken(__FILE__, __LINE__, #cond))
_Noreturn void broken(const char *file, int line, const char *what);
#define unreachable() __builtin_unreachable()

/* What is wrong with input: where, and a whole sentence in the person's language that says what to do.
 * field: the form field's name or "" for the whole. */
struct problem {
    struct str field;
    struct str text;
};
struct problems {
    struct problem *at;
    size_t n, cap;
};
void problem_add(struct task *t, struct problems *ps, const char *field, struct str text);
