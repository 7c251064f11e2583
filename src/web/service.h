/* service: the web application as one running thing: workers with their database connections, the listening server,
 * signals, and the daily sweeping. What a request does: gate.h. */
#pragma once
#include "base/task.h"
#include "base/settings.h"

struct service_start {
    struct task *task; /* keys are open and fit the database, which has the newest schema; no db needed */
    const struct settings *settings;
    bool quiet;
    /* SIGHUP: reads all settings again into the arena; false: *ret_why, the old ones stay. */
    bool (*reread)(void *x, struct arena *a, struct settings *ret_settings, struct buf *ret_why);
    void *x;
    /* Before anything is served: takes up work that the last stop cut. May fail(). */
    void (*begin)(struct task *t);
    /* Now and then, in the main thread: begins what is due (in t->jobs), and says in how many seconds it wants to be
     * asked again; also asked after SIGHUP. May fail(). */
    int64_t (*often)(struct task *t);
};
/* Serves until SIGTERM or SIGINT, then finishes what runs. False and *ret_why when it cannot start. */
bool service_run(const struct service_start *start, struct buf *ret_why);
/* Forms that were done and drafts that are too old go, each after its own days; begins and commits. */
void service_sweep(struct task *t);
