/* backup: the door. All tables of the database in one sealed file, the same for both engines, and back again. What is
 * in the file byte by byte: docs/backup-format.md; why it is so: docs/decisions/backup.md. Works on a database of any
 * schema up to the program's; only the key file opens a backup. */
#pragma once
#include "base/task.h"

struct backup_progress { /* what: "Reading the tables"; total 0: not known */
    void (*tell)(void *x, const char *what, int64_t done, int64_t total);
    void *x;
};
struct backup_summary {
    int64_t id; /* of the run that made it; 0: it was not noted */
    int schema;
    struct instant began_at, ended_at;
    int64_t tables, rows, bytes; /* of the whole file */
    int64_t chain;               /* number of the journal's newest row, ... */
    struct str chain_hash;       /* ... and the end of its chain */
    struct str kept;             /* of backup_restore: where what was there is now; empty: nothing was */
};

/* Writes the database of t (outside a transaction) into the file, reads it again, and gives it its name. id: of its
 * run, 0: none. False and *ret_why, one sentence: then there is no file of this name, or the one that was there. A file
 * that is no backup is not overwritten. */
bool backup_make(struct task *t, struct str file, int64_t id, const struct backup_progress *p,
    struct backup_summary *ret_summary, struct buf *ret_why) MUST_USE;
/* Reads all of a backup and believes only what its key and checksums prove. */
bool backup_verify(struct task *t, struct str file, const struct backup_progress *p, struct backup_summary *ret_summary,
    struct buf *ret_why) MUST_USE;
/* Restores it in a scratch place beside the database of the address, compares every row that came out with what went
 * in, looks at references, key, journal and schema; and throws it away again. */
bool backup_prove(struct task *t, struct str url, struct str file, const struct backup_progress *p,
    struct backup_summary *ret_summary, struct buf *ret_why) MUST_USE;
/* The same, and puts it in the place of the database, which nobody else may have open. */
bool backup_restore(struct task *t, struct str url, struct str file, const struct backup_progress *p,
    struct backup_summary *ret_summary, struct buf *ret_why) MUST_USE;

/* ---- which were made */

/* A run of a command, noted before its snapshot, so that the backup knows of itself; and its end. In a write
 * transaction. */
int64_t backup_note_begun(struct task *t, struct str file, bool by_itself);
void backup_note_made(struct task *t, int64_t id, struct instant made_at, int64_t rows);
void backup_note_failed(struct task *t, int64_t id);

struct backup_state {
    bool wanted;                 /* the server makes them by itself */
    bool any;                    /* there ever was one */
    bool failing;                /* the last one of the server failed, or never came to an end */
    bool old;                    /* wanted, and none was proven for twice the time between two */
    struct instant tried;        /* when the last one began */
    struct instant made, proven; /* began_at of the newest that was made at least, and of the newest that was proven */
    struct instant proven_at;
};
/* For the administrator's first page. */
struct backup_state backup_state(struct task *t);
/* Now and then, by the server: begins one in t->jobs when it is time. Begins and ends its own transactions. In how many
 * seconds it wants to be asked again. */
int64_t backup_often(struct task *t);
