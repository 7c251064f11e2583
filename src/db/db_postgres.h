/* db_postgres: what the two files behind PostgreSQL share: a connection, a statement on it, and the answer that is on
 * its way. Nobody else includes it; the door is db/db.h. */
#ifndef DB_POSTGRES_H
#define DB_POSTGRES_H

#include "base/keys.h"
#include "db/engine.h"
#include <libpq-fe.h>

struct arrays;
struct watch;

struct postgres {
    struct db base;
    struct db_prepared prepared;
    PGconn *h;
    int busy_ms;
    bool scratch;                /* db_options */
    unsigned made;               /* names of prepared statements and cursors */
    unsigned ran;                /* statements of this transaction that were answered */
    bool waiting;                /* rows of :add are kept here */
    bool lost;                   /* the server fell silent: the line is to be dialled anew */
    const char *asked;           /* the :add whose answer was not fetched yet; NULL: none */
    struct postgres_rows *ahead; /* the walk whose next portion is on its way; NULL: none. Never both */
    struct postgres_rows *sends; /* whose rows the server sends one after the other until all have come; NULL: none */
    PGresult *refused;           /* the first such answer that was bad, kept until somebody can fail() ... */
    const char *refused_name;    /* ... and its statement */
    int64_t began, stock_at;     /* of a walk: when it began, and when stock is taken next; milliseconds */
    int64_t breathed;            /* when the walk last left the processor to others */
    struct watch *watch;         /* NULL or: looks who waits for rows that are held */
    struct hash_set held;        /* their ids, in the arena of who holds them */
};

/* The answer to one FETCH: asked for so many rows, it has as many or is the last one. */
struct portion {
    PGresult *result;
    int asked;
};

struct cell {
    const char *p; /* NULL: there is nothing */
    int n;
};

struct postgres_rows {
    struct db_rows base;
    PGresult *result;
    int row, n;
    bool straight, first; /* its rows come one after the other; none has come yet */
    char *line;           /* the row in hand then, libpq's; its columns are in cells */
    struct cell *cells;   /* as many as columns, from the first time on */
    bool cursor_open;
    unsigned number, cursor;
    int asked, asked_next;  /* how many rows the portion in hand, and the one on its way, have at most */
    struct portion came[2]; /* those that came early, in their order */
    unsigned came_n;
    PGconn *prepared_on; /* NULL: to be prepared (again) */
    bool checked;
    struct arrays *together; /* rows of :add that wait; NULL: there never were any */
    int64_t added, known;    /* rows of :add so far; so many there were when plans were made anew */
};

/* One statement's parameters as libpq takes them. */
struct wire {
    Oid types[96];
    const char *values[96];
    int lengths[96], formats[96];
    int64_t numbers[96]; /* big endian */
};

static inline struct postgres *postgres_of(struct db *db) { return (struct postgres *)(void *)db; }
static inline struct postgres_rows *rows_of(struct db_rows *rows) { return (struct postgres_rows *)(void *)rows; }

/* ---- db_postgres_wait.c */
bool postgres_silent(void);              /* what db_say_silent() said */
bool postgres_wait(struct postgres *db); /* until something has come; false: the line was cut or given up */
PGresult *postgres_answer(struct postgres *db);
PGresult *postgres_answers(struct postgres *db, int sent);
const char *postgres_trouble(struct db *base, int wait_ms);

/* ---- db_postgres_aside.c */
bool postgres_aside_begin(struct task *t, int64_t mark, int64_t *ret_other);
void postgres_aside_rest(struct task *t, bool last);
void postgres_aside_breathe(struct task *t);
void postgres_aside_hold(struct task *t);
void postgres_aside_ahead(struct task *t);
void postgres_aside_back(struct task *t);
bool postgres_aside_concerns(struct task *t, const int64_t *ids, size_t n);
void postgres_let_go(struct postgres *db); /* nobody is interrupted any more; safe when nothing is held */

/* ---- db_postgres.c */
_Noreturn void fail_postgres(struct task *t, PGresult *result, const char *what); /* clears `result` */
bool postgres_good(const PGresult *result);
/* Keeps a bad answer until postgres_settle_all(): the first one says why. Clears a good one. */
void postgres_keep_refusal(struct postgres *db, PGresult *result, const char *name);
/* Fetches the answer that is on its way, or the portion. Never fails. */
void postgres_drain(struct postgres *db);
/* A plain command. */
PGresult *postgres_command(struct postgres *db, const char *sql);
/* NULL: the statement stands prepared under ret_name; else why not. */
PGresult *postgres_prepare_once(struct postgres *db, struct postgres_rows *rows, char ret_name[20]);
/* Nothing waits any more, nothing is on its way; fails when anything was refused. */
void postgres_settle_all(struct task *t);

/* ---- db_postgres_walk.c: rows of :each, in portions
 * begin: the first portion. on: false, there is none after the one in hand; else it is at its first row. arrive: what
 * is on its way is there. end: safe without a cursor. */
PGresult *postgres_walk_begin(struct postgres *db, struct postgres_rows *rows, const struct wire *w);
bool postgres_walk_on(struct task *t, struct postgres_rows *rows);
void postgres_walk_look(struct postgres_rows *rows); /* between two rows: what has come by now makes room for more */
void postgres_walk_arrive(struct postgres *db);
void postgres_walk_end(struct postgres *db, struct postgres_rows *rows);

/* ---- db_postgres_straight.c: the same without portions
 * begin: the line is the walk's, without a row yet, or why not. on: as postgres_walk_on. end: the rest is thrown away;
 * safe without one. */
PGresult *postgres_straight_begin(struct postgres *db, struct postgres_rows *rows, const struct wire *w);
bool postgres_straight_on(struct task *t, struct postgres_rows *rows);
void postgres_straight_end(struct postgres *db);

/* ---- db_postgres_add.c: rows that travel together */
void postgres_add(struct task *t, struct db_rows *base, const struct db_value *args);
void postgres_write_waiting(struct postgres *db);
void postgres_forget_waiting(struct postgres *db);

#endif
