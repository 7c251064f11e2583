/* auth: what sign-in and the journal keep in the process: the cache of sessions, the two seats for password hashing,
 * and the one thread that writes looks into the journal. One per program, in every task as t->auth. A task without it
 * (commands, tests) works the same, one step at a time. */
#pragma once
#include "base/buf.h"
#include "base/task.h"

struct auth;
/* Opens its own connection and starts the thread. NULL and *ret_why on failure. keys, settings: as in struct task. */
struct auth *auth_open(
    struct str db_url, const struct keys *keys, const struct settings *settings, struct buf *ret_why);
/* Waits until the journal has told everybody who handed a look over. */
void auth_settle(struct auth *auth);
/* Writes what waits and ends the thread. */
void auth_close(struct auth *auth);
