/* alone: work that one process at a time does on a database, whichever server it is on. Who dies lets go: on SQLite it
 * is a lock on a file NAME.WHAT-lock beside the database, on PostgreSQL a lock of a connection of its own. */
#pragma once
#include "base/task.h"

struct alone;
/* what: a word, letters only. NULL: somebody else does it now (*ret_why stays empty), or *ret_why. Let go with t's
 * arena at the latest. */
struct alone *db_alone(struct task *t, struct str url, const char *what, struct buf *ret_why);
void db_alone_end(struct alone *a);
/* The path of a file's address; empty: the address is PostgreSQL's, or in memory. */
struct str db_path(struct str url);
