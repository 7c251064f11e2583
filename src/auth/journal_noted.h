/* journal_noted: where looks are noted, durably, while somebody writes for so long that a page would wait (the last
 * part of a large import): a file beside a SQLite database, NAME-looks; on PostgreSQL, where several servers share the
 * house, a table that is written without the writers' lock. Soon after, the rows come into the journal and that place
 * is empty again; after a crash the next start brings them. A row is a line "NUMBER AT STAFF SESSION ACT WHAT SUBJECT
 * FINGERPRINT", keyed with the key file: nobody adds or alters one. Of a file the database keeps the number of the last
 * that it has (journal_noted), so none comes twice. Knows no threads: one thread uses it. */
#pragma once
#include "auth/parts.h"

/* bytes of the file; rows that one server leaves in the table; rows in one transaction */
enum { NOTED_MOST = 2 << 20, NOTED_MOST_ROWS = 20000, NOTED_PORTION = 500 };

struct noted;
/* NULL: no file (memory), or it cannot be opened, which is logged: then looks wait as they did. */
struct noted *noted_open(struct str db_url);
void noted_close(struct noted *n);
bool noted_waits(const struct noted *n); /* there are rows that the journal has not */

/* Appends rows; durable before it returns true. False: the disk is full or broken, or so much waits already. */
bool noted_add(struct noted *n, struct task *t, const struct journal_entry *const *rows, size_t nrows) MUST_USE;
/* In a write transaction: the next NOTED_PORTION rows come into the journal. After the commit: noted_came(). A line
 * that is not ours ends it: the file is kept as NAME-looks.bad, and the log says so; a row of the table stays there,
 * marked. */
void noted_come(struct noted *n, struct task *t);
void noted_came(struct noted *n);
