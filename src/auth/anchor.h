/* anchor: how far the journal had come a while ago, kept outside the database: in a file beside the key file, one line
 * for each database, sealed with the key. Who empties the journal's tables, or puts an older state of them in their
 * place, does not get past it. Does nothing for a task without settings.key_file. Not the chain itself: journal.h. */
#pragma once
#include "base/buf.h"
#include "base/task.h"

/* The journal still has the row that was noted last, and it is the same. False and *ret_why when not. In a transaction;
 * true when nothing was noted yet. */
bool anchor_fits(struct task *t, struct buf *ret_why);
/* Notes the newest row, when what was noted before fits. False and *ret_why as anchor_fits. In a transaction. */
bool anchor_move(struct task *t, struct buf *ret_why);
/* Notes the newest row whatever was noted: somebody with the key put another database in its place (restore). In a
 * transaction. */
void anchor_renew(struct task *t);
/* The database was made anew from nothing. */
void anchor_forget(struct task *t);
