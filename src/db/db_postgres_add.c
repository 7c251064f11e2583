/* db_postgres_add: rows of :add wait and travel together as arrays, and we go on while the server writes them. Not the
 * statements that are run one by one: db_postgres.c. */
#include "db/arrays.h"
#include "db/db_postgres.h"

enum {
    TOGETHER = 2000,          /* rows of an :add that travel together ... */
    TOGETHER_BYTES = 1 << 20, /* ... or fewer, when they are large */
    MANY_ROWS = 500           /* so many new ones may change which plan is good */
};

/* Plans that were made while a table was small would go on to walk through all of it for each row: whenever a table has
 * doubled, all are made anew. */
static void expect_growth(struct postgres *db, struct postgres_rows *rows)
{
    must_be(rows->together && rows->together->rows > 0);
    rows->added += rows->together->rows;
    if (rows->added < MANY_ROWS || rows->added < 2 * rows->known)
        return;
    postgres_keep_refusal(db, postgres_command(db, "DISCARD PLANS"), rows->base.stmt->name);
    rows->known = rows->added;
}

/* Sends the rows of one statement and does not wait for the answer. */
static void send_together(struct postgres *db, struct postgres_rows *rows)
{
    const struct db_stmt *s = rows->base.stmt;
    struct wire w;
    char name[20];
    expect_growth(db, rows);
    postgres_drain(db);
    must_be(!db->asked && s->nparams <= sizeof w.values / sizeof *w.values);
    PGresult *unfit = postgres_prepare_once(db, rows, name);
    if (unfit)
        postgres_keep_refusal(db, unfit, s->name);
    for (unsigned i = 0; i < s->nparams; i++) {
        struct str array = arrays_of(rows->together, i);
        w.values[i] = array.p;
        w.lengths[i] = (int)array.n;
        w.formats[i] = 1;
    }
    if (!db->refused_name && !db->lost) {
        PQsendQueryPrepared(
            db->h, name, (int)s->nparams, w.values, w.lengths, w.formats, 1); /* if it cannot, there is no answer */
        db->asked = s->name;
        db->ran++;
    }
    arrays_clear(rows->together);
}

/* In the order of the statements: what refers to something stands behind it in the .sql. Never fails. */
void postgres_write_waiting(struct postgres *db)
{
    for (unsigned i = 0; db->waiting && i < db->prepared.n; i++) {
        struct postgres_rows *rows = db->prepared.at[i] ? rows_of(db->prepared.at[i]) : NULL;
        if (rows && rows->together && rows->together->rows > 0)
            send_together(db, rows);
    }
    db->waiting = false;
}

void postgres_forget_waiting(struct postgres *db)
{
    postgres_drain(db);
    PQclear(db->refused);
    db->refused = NULL, db->refused_name = NULL;
    for (unsigned i = 0; db->waiting && i < db->prepared.n; i++)
        if (db->prepared.at[i] && rows_of(db->prepared.at[i])->together)
            arrays_clear(rows_of(db->prepared.at[i])->together);
    db->waiting = false;
}

void postgres_add(struct task *t, struct db_rows *base, const struct db_value *args)
{
    struct postgres *db = postgres_of(t->db);
    struct postgres_rows *rows = rows_of(base);
    must(t, base->stmt->many);
    if (!rows->together)
        rows->together = arrays_new(base->stmt);
    db->waiting = true;
    if (!rows->together || !arrays_add(rows->together, args))
        fail(t, FAIL_MEMORY, "no memory for the rows of %s", base->stmt->name);
    if (rows->together->rows >= TOGETHER || rows->together->bytes >= TOGETHER_BYTES)
        postgres_write_waiting(db);
    if (db->refused_name)
        postgres_settle_all(t);
}
