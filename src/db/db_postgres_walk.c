/* db_postgres_walk: the rows of an :each, taken from a cursor in portions. While one portion is read the next two are
 * on their way: the server looks for rows and we count them at the same time. Whoever asks the server something else in
 * the midst of a walk has those portions put aside first (postgres_drain). Not what one row says: db_postgres.c. */
#include "db/db_postgres.h"

enum {
    FIRST = 200, /* rows of the first portion: many walks end in it, or are ended there */
    MOST = 1000,
    BYTES = 256 << 10, /* of later portions, as they lie in our memory; on the line they are about half as long */
    EARLY = 2,         /* portions that wait beside the one in hand */
    LOOK = 64,         /* rows between two looks whether the next one has come */
};

static int ask(struct postgres *db, const struct postgres_rows *rows, int n)
{
    char sql[60];
    snprintf(sql, sizeof sql, "FETCH %d FROM c%u", n, rows->cursor);
    return PQsendQueryParams(db->h, sql, 0, NULL, NULL, NULL, NULL, 1);
}

static PGresult *fetch(struct postgres *db, struct postgres_rows *rows, int n)
{
    rows->asked = n;
    return db->lost ? NULL : postgres_answers(db, ask(db, rows, n));
}

/* The cursor lives as long as the transaction and is closed earlier by postgres_walk_end(). */
PGresult *postgres_walk_begin(struct postgres *db, struct postgres_rows *rows, const struct wire *w)
{
    const struct db_stmt *s = rows->base.stmt;
    struct buf sql;
    must_be(s->kind == DB_EACH && !rows->cursor_open && !db->ahead);
    rows->cursor = ++db->made;
    buf_init(&sql, strlen(s->sql) + 100);
    buf_fmt(&sql, "DECLARE c%u NO SCROLL CURSOR FOR %s", rows->cursor, s->sql);
    buf_put(&sql, "", 1);
    PGresult *result = NULL; /* also without memory for the words */
    if (!buf_full(&sql) && !db->lost)
        result = postgres_answers(
            db, PQsendQueryParams(db->h, sql.p, (int)s->nparams, w->types, w->values, w->lengths, w->formats, 0));
    buf_free(&sql);
    if (!postgres_good(result))
        return result;
    PQclear(result);
    rows->cursor_open = true;
    return fetch(db, rows, FIRST);
}

/* As many rows as fit when they are as long as those in hand. */
static int rows_that_fit(const struct postgres_rows *rows)
{
    size_t each = PQresultMemorySize(rows->result) / (size_t)rows->n + 1, fit = BYTES / each;
    return fit > MOST ? MOST : fit < FIRST ? FIRST : (int)fit;
}

void postgres_walk_arrive(struct postgres *db)
{
    struct postgres_rows *rows = db->ahead;
    if (!rows)
        return;
    db->ahead = NULL;
    must_be(rows->came_n < EARLY);
    PGresult *result = postgres_answers(db, 1);
    if (postgres_good(result))
        rows->came[rows->came_n++] = (struct portion){ result, rows->asked_next };
    else
        postgres_keep_refusal(db, result, rows->base.stmt->name);
}

/* Was the last portion that came full, so that there may be another? */
static bool may_be_more(const struct postgres_rows *rows)
{
    const struct portion *last = rows->came_n == 0 ? NULL : &rows->came[rows->came_n - 1];
    return last ? PQntuples(last->result) == last->asked : rows->n == rows->asked;
}

static void set_out(struct postgres *db, struct postgres_rows *rows, int n)
{
    if (rows->came_n == EARLY || db->lost || !may_be_more(rows) || !ask(db, rows, n))
        return;
    rows->asked_next = n;
    db->ahead = rows;
}

/* The server would stand still from when it has sent a portion until we have counted the one in hand. */
void postgres_walk_look(struct postgres_rows *rows)
{
    struct postgres *db = postgres_of(rows->base.db);
    if (rows->row % LOOK != 0 || rows->came_n == EARLY)
        return;
    if (db->ahead == rows && rows->came_n == 0 && PQconsumeInput(db->h) && !PQisBusy(db->h))
        postgres_walk_arrive(db); /* a line that is broken is told of when the rows are wanted */
    if (!db->ahead && !db->asked && !db->refused_name && rows->came_n > 0)
        set_out(db, rows, rows->asked_next);
}

/* Whoever has walked through the first portion wants all rows, as a rule: from then on the next one sets out early. */
bool postgres_walk_on(struct task *t, struct postgres_rows *rows)
{
    struct postgres *db = postgres_of(t->db);
    if (rows->straight)
        return postgres_straight_on(t, rows);
    if (!rows->cursor_open || rows->n < rows->asked)
        return false;
    must(t, rows->result && rows->n > 0);
    int fit = rows_that_fit(rows);
    PQclear(rows->result);
    rows->result = NULL;
    if (rows->came_n == 0 || db->waiting || db->refused_name)
        postgres_settle_all(t);
    struct portion next = rows->came_n > 0 ? rows->came[0] : (struct portion){ fetch(db, rows, fit), fit };
    rows->came[0] = rows->came[1];
    rows->came_n -= rows->came_n > 0;
    if (!postgres_good(next.result))
        fail_postgres(t, next.result, rows->base.stmt->name);
    rows->result = next.result;
    rows->asked = next.asked;
    rows->row = 0;
    rows->n = PQntuples(next.result);
    if (!db->ahead)
        set_out(db, rows, fit);
    return rows->n > 0;
}

void postgres_walk_end(struct postgres *db, struct postgres_rows *rows)
{
    char sql[40];
    postgres_drain(db);
    while (rows->came_n > 0)
        PQclear(rows->came[--rows->came_n].result);
    snprintf(sql, sizeof sql, "CLOSE c%u", rows->cursor);
    if (rows->cursor_open && PQstatus(db->h) == CONNECTION_OK && PQtransactionStatus(db->h) == PQTRANS_INTRANS)
        PQclear(postgres_command(db, sql));
    rows->cursor_open = false;
}
