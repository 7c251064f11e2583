/* scratch: a place beside a database where another state of it is built and looked at, and then thrown away or put in
 * the database's place. On SQLite a file NAME.scratch, on PostgreSQL a schema of the same database. One at a time for
 * each database; what a killed one left is cleared away by the next. */
#pragma once
#include "base/task.h"

struct scratch;
enum scratch_purpose { SCRATCH_TO_LOOK, SCRATCH_TO_REPLACE };

/* An empty place beside the database of this address. SCRATCH_TO_REPLACE: nobody else may work on the database until
 * scratch_end() (it need not exist yet). Ends with t's arena at the latest. NULL and *ret_why, a sentence. */
struct scratch *scratch_begin(struct task *t, struct str url, enum scratch_purpose purpose, struct buf *ret_why);
/* A task like t whose database is the place: quick, nothing durable, references not looked after, until ... */
struct task *scratch_task(struct scratch *s);
/* ... this: from here on it is a database like any other. */
bool scratch_settle(struct scratch *s, struct buf *ret_why) MUST_USE;
/* The place becomes the database, at once or not at all. ret_kept: where what was there is kept now; empty: there was
 * nothing. `stamp`: letters and digits, part of its name. The place is gone then. */
bool scratch_replace(struct scratch *s, struct str stamp, struct str *ret_kept, struct buf *ret_why) MUST_USE;
void scratch_end(struct scratch *s); /* away with it */
