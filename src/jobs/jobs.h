/* jobs: work that outlives a request, with progress: one thread with a database connection of its own does one job
 * after the other. Jobs are not remembered over a restart: whoever adds one keeps its state in a row and offers to
 * start again. */
#pragma once
#include "base/buf.h"
#include "base/task.h"

struct jobs;

/* NULL and *ret_why when the thread cannot be started. keys and auth must outlive jobs_close. */
struct jobs *jobs_open(const struct settings *settings, struct str db_url, const struct keys *keys, struct auth *auth,
    struct buf *ret_why);
/* Waits for the job in hand to end; jobs that wait are dropped. */
void jobs_close(struct jobs *j);

/* Adds a job from a request: run(t, id) gets a task of the program (in `lang` of the request), begins and ends its own
 * transactions and may fail(). It starts when the request's transaction is over (writers queue). False: 100 wait
 * already. */
bool jobs_add(struct task *t, void (*run)(struct task *t, int64_t id), int64_t id) MUST_USE;
/* Inside a job: how far it is. */
void jobs_say(struct task *t, int64_t done, int64_t total);
/* Is the job of this id waiting or running, and how far? */
bool jobs_progress(struct task *t, int64_t id, int64_t *ret_done, int64_t *ret_total);
