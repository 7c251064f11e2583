/* engine: what db.c asks of an engine, and what the two share. Only files of db/ include this. An engine fails with
 * fail() where it has a task, and returns false with *ret_why where it has none. */
#pragma once
#include "db/db.h"

/* The schema of db_options.scratch, and the lock of who writes in any other. */
#define DB_SCRATCH      "kotipolku_scratch"
#define DB_WRITERS_LOCK "1802466409"

struct db_plain {
    char *p;
    size_t n, cap;
}; /* an opened secret of a streaming row */

struct db_rows { /* one statement of one connection; the engines' structs begin with it */
    struct db *db;
    const struct db_stmt *stmt;
    struct task *t;         /* who runs it now */
    bool active;            /* between db_run and db_done */
    bool few, straight;     /* of a DB_EACH: without a cursor, all rows at once or one after the other */
    bool single;            /* not kept: a statement that runs inside itself; freed by db_done */
    bool is_kept;           /* the answer of a write that is done later (kept.c) */
    struct db_rows *next;   /* active ones of this connection, newest first */
    struct db_plain *plain; /* one per column, when secrets are streamed */
};

struct engine {
    enum db_engine name;
    struct db *(*open)(struct str url, const struct db_options *o, struct buf *ret_why);
    void (*close)(struct db *db);
    void (*begin)(struct task *t, bool write);
    void (*commit)(struct task *t);
    void (*rollback)(struct db *db);
    bool (*alive)(struct db *db);
    const char *(*trouble)(struct db *db, int wait_ms);               /* see db_trouble */
    int64_t (*state)(struct db *db);                                  /* see db_state; NULL: there is no such number */
    struct db_rows *(*make)(struct task *t, const struct db_stmt *s); /* prepared, not started */
    void (*destroy)(struct db *db, struct db_rows *rows);
    void (*start)(struct task *t, struct db_rows *rows, const struct db_value *args);
    bool (*step)(struct task *t, struct db_rows *rows);
    bool (*is_null)(struct db_rows *rows, unsigned col);
    int64_t (*integer)(struct db_rows *rows, unsigned col);
    double (*real)(struct db_rows *rows, unsigned col);
    struct str (*text)(struct db_rows *rows, unsigned col);
    void (*add)(
        struct task *t, struct db_rows *rows, const struct db_value *args); /* of a DB_ADD; written later or at once */
    void (*settle)(struct db *db); /* NULL or: rows of DB_ADD that wait are written now */
    int64_t (*changed)(struct db_rows *rows);
    void (*stop)(struct db_rows *rows); /* never fails */
    bool (*try)(struct db *db, const struct db_stmt *s, struct buf *ret_why);
    bool (*exec)(struct db *db, const char *sql, struct buf *ret_why);
    bool (*first_int)(struct db *db, const char *sql, int64_t *ret_value, struct buf *ret_why); /* NULL and no row: 0 */
    bool (*aside_begin)(struct task *t, int64_t mark, int64_t *ret_other);                      /* see db_aside_begin */
    void (*aside_rest)(struct task *t, bool last);
    void (*aside_clear)(struct task *t); /* NULL: what is not committed is hidden anyway, nothing is to be cleared */
    bool (*aside_concerns)(struct task *t, const int64_t *ids, size_t n);
    void (*aside_breathe)(struct task *t); /* NULL: others get their turn between the portions */
    void (*aside_ahead)(struct task *t);   /* NULL: rows that stand are changed in the last part */
    void (*aside_back)(struct task *t);
    void (*aside_hold)(struct task *t); /* NULL: who writes waits for the portion in hand only */
};

struct db_prepared {
    struct db_rows **at;
    unsigned n;
}; /* by number of the statement */

struct db { /* the engines' structs begin with it */
    const struct engine *engine;
    bool in_transaction, in_write;
    bool together;             /* a save: its commit may be one with that of others who wait */
    bool apart;                /* a write that waits for nobody, where the engine knows that */
    bool aside_first;          /* of rows that go: the first part, which hides them */
    bool aside_last;           /* of rows put aside: the last part, to which the writers' lock belongs */
    int64_t aside, aside_mark; /* who puts rows aside on this connection, and their mark; 0: nobody */
    struct db_prepared
        *prepared; /* of the line in use: an engine may write through another one than it reads through */
    struct db_rows *active;
    struct db_kept *keeps;   /* NULL or: takes the writes */
    struct db_rows answered; /* of a write that it took */
};

extern const struct engine engine_sqlite, engine_postgres;

/* kept.c: takes a write, its values sealed. */
void db_kept_take(struct task *t, struct db_kept *kept, const struct db_stmt *s, const struct db_value *args);

/* Zeroed, from calloc: db/ keeps connections outside the arenas of requests. Without memory t fails. */
void *db_alloc(struct task *t, size_t n);
/* Forgets all prepared statements, for a line that closes or was dialled anew. */
void db_forget(struct db *db, struct db_prepared *prepared);
/* Writes `sql` with $1 as ?1, leaving quoted text and comments alone. Result from malloc, or NULL. */
char *db_question_marks(const char *sql);
/* Writes main. before the table of each INSERT, UPDATE and DELETE, and frees `sql`; NULL stays NULL. */
char *db_main_targets(char *sql);

/* writer_lock.c: the queue of writers of one SQLite file in this process. First come, first served. */
struct writer_lock;
/* One per canonical path; counted; NULL without memory. file: the number of the file there. */
struct writer_lock *writer_lock_find(const char *path, int64_t file);
/* False: connections of this process are to another file that had this path. */
bool writer_lock_may_open(const char *path, int64_t file);
void *writer_lock_drop(
    struct writer_lock *lock); /* by the last: what stands in *writer_lock_shared(), to be closed; else NULL */
void **writer_lock_shared(struct writer_lock *lock); /* what the writers hand on to each other; for who has the lock */
bool writer_lock_take(struct writer_lock *lock, int wait_ms, bool together);
void writer_lock_give(struct writer_lock *lock);
bool writer_lock_pass(struct writer_lock *lock); /* gives it if the next in the queue is there and takes `together` */
size_t writer_lock_waiting(struct writer_lock *lock); /* how many stand in the queue now */
/* Who puts rows aside in this process now. holder: who begins, or -who ends, or 0: only asks. */
int64_t writer_lock_aside(struct writer_lock *lock, int64_t holder);

/* commit_group.c: saves that wait for one commit together. */
enum { COMMIT_WHY = 200 };
struct commit_group;
struct commit_group *commit_group_new(void); /* NULL without memory; gone when the last member left */
void commit_group_join(struct commit_group *g);
bool commit_group_leave(struct commit_group *g); /* unheard; true: it was the last and g is gone */
enum failure commit_group_wait(struct commit_group *g, char ret_why[COMMIT_WHY]);  /* FAIL_NONE: durable. Leaves. */
void commit_group_end(struct commit_group *g, enum failure kind, const char *why); /* by who is no member */
