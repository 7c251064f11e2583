/* journal: who changed what, and who looked at whom. Append-only; each row carries the hash of the one before, so a
 * missing or altered row shows (`kotipolku check`). Rows name records by id, never by content. */
#pragma once
#include "base/task.h"

enum journal_act {
    JOURNAL_LOOK,
    JOURNAL_LIST,
    JOURNAL_CREATE,
    JOURNAL_CHANGE,
    JOURNAL_DELETE,
    JOURNAL_REVEAL,
    JOURNAL_EXPORT,
    JOURNAL_IMPORT,
    JOURNAL_SIGN_IN,
    JOURNAL_SIGN_OUT,
    JOURNAL_REFUSED
};
/* In the current write transaction. what: table-like noun of the glossary ("person"), subject: its id, detail: field
 * names or counts. */
void journal_write(struct task *t, enum journal_act act, const char *what, int64_t subject, struct str detail);
/* The same on behalf of somebody who is not yet (or no longer) t->viewer: signing in. */
void journal_write_by(struct task *t, int64_t staff, int64_t session, enum journal_act act, const char *what,
    int64_t subject, struct str detail);
/* From a read-only request: durable before it returns; many callers share one commit (group commit through one writer
 * thread). */
void journal_look(struct task *t, enum journal_act act, const char *what, int64_t subject);
/* The same without waiting: landed(x, durable) is called once, soon, in the writer's thread (in the caller's when too
 * many rows wait). The page must not leave before. Needs t->auth. */
typedef void journal_landed(void *x, bool durable);
void journal_look_then(
    struct task *t, enum journal_act act, const char *what, int64_t subject, journal_landed *landed, void *x);
struct journal_fault {
    int64_t row;
    struct str why;
};
/* Walks the chain; true when whole. Needs t->keys: the chain is keyed. */
bool journal_verify(struct task *t, struct journal_fault *ret_fault);
