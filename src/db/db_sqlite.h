/* db_sqlite: what the two files behind SQLite share: a connection, the lines it has, what stands aside. Nobody else
 * includes it; the door is db/db.h. */
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

#include "db/engine.h"
#include <sqlite3.h>

struct line { /* one opened SQLite connection */
    sqlite3 *h;
    sqlite3_stmt *begin_read, *begin_write, *commit, *rollback; /* kept, so that ending needs no memory */
    sqlite3_stmt *save, *back_to_save, *end_save;               /* of a save in the transaction of others */
    sqlite3_stmt *aside;                                        /* asks for the mark; NULL: no such table yet */
    sqlite3_stmt *state;                                        /* NULL: nobody asked for it yet */
    struct db_prepared prepared;
    struct commit_group *group; /* of the writers' line: whose saves stand in the open transaction; NULL: nobody's */
    unsigned group_n;
    int64_t cache_kb, saves_kb; /* as it is now; the most that a save's connection asked for */
    uint64_t log;               /* the inode of the -wal; 0: not seen yet */
    int64_t hides;              /* the mark of rows that are not seen here; 0: none */
};

/* The file's own methods, with a write that brings what it wrote to the disk now and then. First its methods: SQLite
 * hands us the file, and of a file we know where its methods stand. */
struct paced {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *real; /* NULL: the file is as SQLite opened it */
    int64_t unsynced;               /* bytes written since */
};

struct sqlite {
    struct db base;
    struct line own, *line; /* line: the one in use, for a write the writers' */
    struct writer_lock *lock;
    bool holds_lock, in_memory;
    struct db_options options;
    int64_t taken_at; /* rows put aside: when this portion began, in microseconds */
    unsigned portions;
    struct paced paced; /* of the own line while it puts rows aside */
};

struct sqlite_rows {
    struct db_rows base;
    sqlite3_stmt *h;
    bool reads; /* cannot change the database */
};

enum { SQLITE_WAL_PAGES = 4000 }; /* 16 MB before they are copied home; more would need a second table of frames */

static inline struct sqlite *sqlite_of(struct db *db) { return (struct sqlite *)(void *)db; }

/* ---- db_sqlite.c */
_Noreturn void sqlite_fail(struct task *t, const char *what);
bool sqlite_once(sqlite3_stmt *h);
void sqlite_give_lock(struct sqlite *db);

/* ---- db_sqlite_aside.c: see db.h, "rows put aside" */
/* What the transaction that just began on this line has to hide: as it stands in the database. False: it did not
 * answer, and the transaction may be gone. */
bool aside_mark(struct line *line, int64_t *ret_mark);
/* Hides the rows of this mark on the line (0: none), and no others. Outside a transaction. */
bool aside_hide(struct line *line, int64_t mark);
bool aside_begin(struct task *t, int64_t mark, int64_t *ret_other);
void aside_rest(struct task *t, bool now);
void aside_end(struct task *t);
void aside_lost(struct sqlite *db);
bool aside_concerns(struct task *t, const int64_t *ids, size_t n);
void aside_clear(struct task *t);

#endif
