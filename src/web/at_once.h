/* at_once: answers that are the same for everybody, ready to be sent by the thread that waits on connections, without
 * a worker: pages open to all that a worker has just drawn or found kept (kept.h). An answer is given as long as
 * nobody, in whatever process, has committed anything to the database since before the worker looked (db_state), the
 * day and the settings are the same, and the database is there: so nobody ever gets what was changed. Where the
 * database has no such number (PostgreSQL), nothing is given at once.
 *
 * Bounded: AT_ONCE answers of at most AT_ONCE_MOST bytes; where two meet, the later one stays. For web/ only. */
#pragma once
#include "base/day.h"
#include "base/settings.h"
#include "web/http.h"

enum { AT_ONCE = 512, AT_ONCE_MOST = 64 << 10 };
struct at_once;
struct asked;
/* NULL: nothing is given at once. */
struct at_once *at_once_open(const struct settings *s);
void at_once_close(struct at_once *o);
/* How the database stands now, for an answer to x: to be asked before anything is read for it. 0: it is not kept. */
int64_t at_once_state(struct at_once *o, const struct http *x);
/* What an answer was made of. state: of before; row: its route, for the log; asked: what is counted when it is given
 * ("": nothing). */
struct at_once_made {
    const struct http *x;
    int64_t state;
    struct day day;
    const struct settings *settings;
    const char *row;
    struct str asked;
};
void at_once_put(struct at_once *o, const struct at_once_made *made, const struct answer *a);
/* Any thread. True: x has its answer (x->answer was called). */
bool at_once_give(struct at_once *o, struct http *x, const struct settings *s, struct asked *asked);
