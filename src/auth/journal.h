/* journal: who changed what, and who looked at whom. Append-only; each row carries the hash of the one before, so a
 * missing or altered row shows (`kotipolku check`). Rows name records by id, never by content. */
#pragma once
#include "base/by_name.h"
#include "base/task.h"

/* Each with its code, as it is stored, and its name (message id). */
#define JOURNAL_ACTS(A) \
    A(LOOK, look, N_("Looked at")) \
    A(LIST, list, N_("Listed")) \
    A(CREATE, create, N_("Added")) \
    A(CHANGE, change, N_("Changed")) \
    A(DELETE, delete, N_("Removed")) \
    A(REVEAL, reveal, N_("Revealed")) \
    A(EXPORT, export, N_("Exported")) \
    A(IMPORT, import, N_("Imported")) \
    A(SIGN_IN, sign_in, N_("Signed in")) \
    A(SIGN_OUT, sign_out, N_("Signed out")) \
    A(REFUSED, refused, N_("Was refused"))
enum journal_act {
#define A(ACT, code, name) JOURNAL_##ACT,
    JOURNAL_ACTS(A)
#undef A
};
/* In the current write transaction. what: table-like noun of the glossary ("person"), subject: its id, detail: field
 * names or counts. */
void journal_write(struct task *t, enum journal_act act, const char *what, int64_t subject, struct str detail);
/* The same on behalf of somebody who is not yet (or no longer) t->viewer: signing in. */
struct journal_actor {
    int64_t staff, session; /* 0: none yet */
} ONLY_BY_NAME;
void journal_write_by(struct task *t, struct journal_actor by, enum journal_act act, const char *what, int64_t subject,
    struct str detail);
/* From a read-only request: durable before it returns; many callers share one commit (group commit through one writer
 * thread). */
void journal_look(struct task *t, enum journal_act act, const char *what, int64_t subject);
/* Several, without waiting: landed(x, durable) is called once, soon, in the writer's thread (in the caller's when too
 * many rows wait); all are durable or none. The page must not leave before. Needs t->auth. */
typedef void journal_landed(void *x, bool durable);
struct journal_look_at {
    enum journal_act act;
    const char *what;
    int64_t subject;
};
enum { JOURNAL_LOOKS_MOST = 16 };
void journal_look_then(struct task *t, const struct journal_look_at *looks, size_t n, journal_landed *landed, void *x);
/* Who created or changed this record last, and when. False when the journal says nothing of it (an import names no
 * single records), or who it was is not in the data any more. */
struct journal_change {
    struct str name; /* of the member of staff */
    struct instant at;
};
bool journal_last_change(struct task *t, const char *what, int64_t subject, struct journal_change *ret_last);
/* The number of the newest row; 0: there is none. */
int64_t journal_newest(struct task *t);
/* Ids of records that were added, changed or removed, by rows after that one. */
struct journal_changed {
    int64_t *at;
    size_t n, cap;
};
struct journal_changed journal_changed_since(struct task *t, int64_t row);
/* The same number with the sealed end of the chain: what a backup carries away, so that rows that were taken off the
 * end are missed. */
int64_t journal_end(struct task *t, struct str *ret_hash);
/* Does the chain go on from such an end, kept elsewhere? Needs t->keys. */
bool journal_goes_on(struct task *t, int64_t seq, struct str hash);
struct journal_fault {
    int64_t row;
    struct str why;
};
/* Walks the chain; true when whole. Needs t->keys: the chain is keyed. */
bool journal_verify(struct task *t, struct journal_fault *ret_fault);
