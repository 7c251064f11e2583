/* jobs: work that outlives a request, with progress: one thread with a database connection of its own does one job
 * after the other. Of several servers on one database each has its own; a job belongs to one of them at a time, which
 * says so in a row (jobs_lease) every second: its lease. Who dies loses it after LEASE_S seconds; at once, when others
 * can see that its process is gone. Jobs are not remembered over a restart: whoever adds one keeps its state in a row
 * and offers to start again. */
#pragma once
#include "base/buf.h"
#include "base/task.h"

struct jobs;

/* NULL and *ret_why when the thread cannot be started. keys and auth must outlive jobs_close. */
struct jobs *jobs_open(const struct settings *settings, struct str db_url, const struct keys *keys, struct auth *auth,
    struct buf *ret_why);
/* Stops the job in hand and waits for its end; jobs that wait are dropped. */
void jobs_close(struct jobs *j);

/* Adds a job from a request: run(t, id) gets a task of the program (in `lang` of the request), begins and ends its own
 * transactions and may fail(). It starts when the request's transaction is over (writers queue). Outside a transaction
 * it begins and commits one. False: 100 wait already, or the job of this id waits or runs, here or elsewhere. */
bool jobs_add(struct task *t, void (*run)(struct task *t, int64_t id), int64_t id) MUST_USE;
/* Inside a job: how far it is. */
void jobs_say(struct task *t, int64_t done, int64_t total);
/* Nobody wants the job of this id any more: one that waits is dropped, one that runs here fails (FAIL_STOPPED) at its
 * next task_may_go_on(), on another server within a second. In a write transaction. */
void jobs_stop(struct task *t, int64_t id);
/* Is the job of this id waiting or running, here or elsewhere, and how far? In a transaction when it may be elsewhere.
 */
bool jobs_progress(struct task *t, int64_t id, int64_t *ret_done, int64_t *ret_total);
