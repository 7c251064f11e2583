/* db_postgres: PostgreSQL behind engine.h, through libpq. Parameters and results travel in binary; statements are
 * prepared once per connection; :each reads through a cursor (db_postgres_walk.c), so that memory does not grow with
 * the rows and other statements may run meanwhile; rows of :add wait and travel together as arrays, and we go on while
 * the server writes them. Rows of :add: db_postgres_add.c. */
#include "db/arrays.h"
#include "db/db_postgres.h"
#include <limits.h>

/* ---- trouble */

static enum failure kind_of(const char *state)
{
    if (!strcmp(state, "53100") || !strcmp(state, "58030"))
        return FAIL_DISK;
    if (!strcmp(state, "55P03") || !strcmp(state, "57014") || !strcmp(state, "40001") || !strcmp(state, "40P01"))
        return FAIL_BUSY; /* lock or statement time-out, conflicts between transactions */
    return FAIL_DB;
}

/* The server's message, unless it may quote a value (class 22: data exceptions): the log holds no personal data. */
static const char *message_of(const PGresult *result, const char *state)
{
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return !strncmp(state, "22", 2) ? "data exception" : message ? message : "no answer";
}

/* Clears `result`. */
_Noreturn void fail_postgres(struct task *t, PGresult *result, const char *what)
{
    char state[6] = "", message[160];
    const char *code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    snprintf(state, sizeof state, "%s", code ? code : "");
    snprintf(message, sizeof message, "%s", message_of(result, state));
    PQclear(result);
    if (postgres_of(t->db)->lost)
        fail(t, FAIL_DB, "postgresql: the server fell silent in %s", what);
    if (PQstatus(postgres_of(t->db)->h) == CONNECTION_BAD)
        fail(t, FAIL_DB, "postgresql: the connection was lost in %s", what);
    fail(t, kind_of(state), "postgresql %s in %s: %s", state, what, message);
}

bool postgres_good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_OUT;
}

/* true when good; else says why. Clears `result`. */
static bool check(struct postgres *db, PGresult *result, struct buf *ret_why)
{
    bool well = postgres_good(result);
    const char *message = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    if (!well)
        buf_z(ret_why, message ? message : PQerrorMessage(db->h));
    PQclear(result);
    return well;
}

/* ---- the answer that is on its way */

/* Keeps a bad answer until postgres_settle_all(): the first one says why. */
void postgres_keep_refusal(struct postgres *db, PGresult *result, const char *name)
{
    must_be(name);
    if (postgres_good(result) || db->refused_name) {
        PQclear(result);
        return;
    }
    db->refused = result;
    db->refused_name = name;
}

/* Fetches it. Never fails. */
void postgres_drain(struct postgres *db)
{
    postgres_straight_end(db);
    postgres_walk_arrive(db);
    PGresult *more, *result = db->asked ? postgres_answer(db) : NULL;
    while (result && (more = postgres_answer(db)))
        PQclear(more);
    if (db->asked)
        postgres_keep_refusal(db, result, db->asked);
    db->asked = NULL;
}

/* Nothing waits any more, nothing is on its way; fails when anything was refused. */
void postgres_settle_all(struct task *t)
{
    struct postgres *db = postgres_of(t->db);
    postgres_write_waiting(db);
    postgres_drain(db);
    PGresult *refused = db->refused;
    must(t, !db->waiting && !db->asked && !db->ahead);
    const char *name = db->refused_name; /* without memory there is a name and no result */
    db->refused = NULL, db->refused_name = NULL;
    if (name)
        fail_postgres(t, refused, name);
}

/* A plain command. (libpq alone would throw away an answer that nobody has fetched.) */
PGresult *postgres_command(struct postgres *db, const char *sql)
{
    postgres_drain(db);
    db->lost = db->lost || postgres_silent();
    return db->lost ? NULL : postgres_answers(db, PQsendQuery(db->h, sql));
}

/* ---- connection */

static void no_notice(void *x, const PGresult *result) {}

/* What is walked through is walked to its end, as a rule, and a plan of a second is no matter for a compiler. */
static bool set_up(struct postgres *db, struct buf *ret_why)
{
    char sql[400];
    PQsetNoticeReceiver(db->h, no_notice, NULL);
    snprintf(sql, sizeof sql,
        "SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '10min'; SET lock_timeout = %d; "
        "SET TimeZone = 'UTC'; SET client_min_messages = warning; SET jit = off; SET cursor_tuple_fraction = 1%s",
        db->busy_ms, db->scratch ? "; SET statement_timeout = 0; SET search_path = " DB_SCRATCH : "");
    return check(db, postgres_command(db, sql), ret_why);
}

/* Dials anew a connection that was lost; its prepared statements are gone with it. */
static bool redial(struct postgres *db)
{
    struct buf ignored = { .full = true };
    if (postgres_silent())
        return false;
    PQreset(db->h);
    db->lost = false;
    for (unsigned i = 0; i < db->prepared.n; i++)
        if (db->prepared.at[i])
            rows_of(db->prepared.at[i])->prepared_on = NULL;
    for (struct db_rows *r = db->base.active; r; r = r->next)
        rows_of(r)->prepared_on = NULL;
    return PQstatus(db->h) == CONNECTION_OK && set_up(db, &ignored);
}

static void postgres_close(struct db *base)
{
    db_forget(base, base->prepared);
    PQfinish(postgres_of(base)->h);
    free(base);
}

static struct db *postgres_open(struct str url, const struct db_options *o, struct buf *ret_why)
{
    struct postgres *db = calloc(1, sizeof *db);
    char *text = calloc(1, url.n + 1);
    if (!db || !text)
        return free(db), free(text), BUF_LIT(ret_why, "no memory"), NULL;
    memcpy(text, url.p, url.n);
    /* Words before dbname are defaults: the address may say otherwise. */
#define WORDS(W) \
    W("connect_timeout", "10") \
    W("keepalives_idle", "30") \
    W("tcp_user_timeout", "30000") \
    W("target_session_attrs", "read-write") \
    W("fallback_application_name", "kotipolku") \
    W("dbname", text) \
    W("client_encoding", "UTF8")
#define WORD(word, value)  word,
#define VALUE(word, value) value,
    const char *words[] = { WORDS(WORD) NULL }, *values[] = { WORDS(VALUE) NULL };
#undef WORDS
#undef WORD
#undef VALUE
    db->base.engine = &engine_postgres;
    db->base.prepared = &db->prepared;
    db->busy_ms = o->busy_ms;
    db->scratch = o->scratch;
    db->h = PQconnectdbParams(words, values, 1);
    free(text);
    if (PQstatus(db->h) == CONNECTION_OK && set_up(db, ret_why))
        return &db->base;
    if (PQstatus(db->h) != CONNECTION_OK)
        buf_z(ret_why, PQerrorMessage(db->h));
    postgres_close(&db->base);
    return NULL;
}

static bool postgres_exec(struct db *base, const char *sql, struct buf *ret_why)
{
    struct postgres *db = postgres_of(base);
    postgres_write_waiting(db);
    return check(db, postgres_command(db, sql), ret_why);
}

static bool postgres_alive(struct db *base)
{
    struct postgres *db = postgres_of(base);
    struct buf ignored = { .full = true };
    return check(db, postgres_command(db, "SELECT 1"), &ignored) || (!base->in_transaction && redial(db));
}

/* ---- statements */

static void fill_types(const struct db_stmt *s, struct wire *w)
{
    must_be(s->nparams <= sizeof w->types / sizeof *w->types);
    for (unsigned i = 0; i < s->nparams; i++)
        w->types[i] = s->many ? arrays_type_many(s->params[i].type) : arrays_type(s->params[i].type);
}

static void fill(const struct db_stmt *s, const struct db_value *args, struct wire *w)
{
    fill_types(s, w);
    for (unsigned i = 0; i < s->nparams; i++) {
        const struct db_value *v = &args[i];
        bool text = v->type == DB_TEXT || v->type == DB_BYTES || v->type == DB_SECRET;
        must_be(!text || v->null || v->s.n <= INT_MAX);
        w->numbers[i] = arrays_number(v);
        w->values[i] = v->null ? NULL : !text ? (const char *)&w->numbers[i] : v->s.p ? v->s.p : "";
        w->lengths[i] = text ? (int)v->s.n : 8;
        w->formats[i] = 1;
    }
}

/* -1 when the result is as the signature says, else the first wrong column (or ncolumns: not as many). */
static int wrong_column(const struct db_stmt *s, const PGresult *result)
{
    for (unsigned i = 0; i < s->ncolumns && i < (unsigned)PQnfields(result); i++)
        if (!arrays_type_fits(PQftype(result, (int)i), s->columns[i].type))
            return (int)i;
    return (unsigned)PQnfields(result) == s->ncolumns ? -1 : (int)s->ncolumns;
}

static void explain_column(const struct db_stmt *s, int column, Oid oid, char *ret_text, size_t size)
{
    if ((unsigned)column == s->ncolumns)
        snprintf(ret_text, size, "the number of columns differs from the signature's %u", s->ncolumns);
    else
        snprintf(ret_text, size, "column %s is of another type (%u; see pg_type): add a CAST", s->columns[column].name,
            (unsigned)oid);
}

static struct db_rows *postgres_make(struct task *t, const struct db_stmt *s)
{
    must(t, s->nparams <= sizeof((struct wire *)0)->values / sizeof(char *));
    struct postgres_rows *rows = db_alloc(t, sizeof *rows);
    return &rows->base;
}

static void postgres_destroy(struct db *own, struct db_rows *base)
{
    struct postgres_rows *rows = rows_of(base);
    struct postgres *db = postgres_of(own);
    char sql[40];
    snprintf(sql, sizeof sql, "DEALLOCATE s%u", rows->number);
    postgres_drain(db);
    if (rows->prepared_on && PQstatus(db->h) == CONNECTION_OK && PQtransactionStatus(db->h) != PQTRANS_INERROR)
        PQclear(postgres_command(db, sql));
    PQclear(rows->result);
    arrays_free(rows->together);
    free(rows->cells);
    free(rows);
}

static PGresult *prepare(struct postgres *db, const char *name, const struct db_stmt *s)
{
    struct wire w;
    fill_types(s, &w);
    const char *sql = s->many ? s->many : s->sql;
    return db->lost ? NULL : postgres_answers(db, PQsendPrepare(db->h, name, sql, (int)s->nparams, w.types));
}

static bool postgres_try(struct db *base, const struct db_stmt *s, struct buf *ret_why)
{
    struct postgres *db = postgres_of(base);
    char text[200];
    if (!check(db, prepare(db, "", s), ret_why))
        return false;
    PGresult *result = PQdescribePrepared(db->h, "");
    if (!postgres_good(result))
        return check(db, result, ret_why);
    int column = wrong_column(s, result);
    if (column >= 0) {
        explain_column(s, column, PQftype(result, column), text, sizeof text);
        buf_z(ret_why, text);
    }
    PQclear(result);
    return column < 0;
}

/* *ret_name: as the server knows the statement. NULL, or why it cannot be prepared. */
PGresult *postgres_prepare_once(struct postgres *db, struct postgres_rows *rows, char ret_name[20])
{
    must_be(!rows->prepared_on || rows->prepared_on == db->h);
    if (!rows->prepared_on) /* a fresh name each time: of one whose answer was lost, the server may know it already */
        rows->number = ++db->made;
    snprintf(ret_name, 20, "s%u", rows->number);
    if (rows->prepared_on)
        return NULL;
    PGresult *result = prepare(db, ret_name, rows->base.stmt);
    if (!postgres_good(result))
        return result;
    PQclear(result);
    rows->prepared_on = db->h;
    return NULL;
}

static PGresult *execute(struct postgres *db, struct postgres_rows *rows, const struct wire *w)
{
    const struct db_stmt *s = rows->base.stmt;
    char name[20];
    if (rows->base.straight)
        return postgres_straight_begin(db, rows, w);
    if (s->kind == DB_EACH && !rows->base.few)
        return postgres_walk_begin(db, rows, w);
    PGresult *refused = postgres_prepare_once(db, rows, name);
    if (refused)
        return refused;
    return db->lost ? NULL
                    : postgres_answers(
                          db, PQsendQueryPrepared(db->h, name, (int)s->nparams, w->values, w->lengths, w->formats, 1));
}

/* ---- transactions */

static const char begin_read[] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/* One writer at a time, as in SQLite: what a rule has read stays true until it has written. */
static const char begin_write[] = "BEGIN; SELECT pg_advisory_xact_lock(" DB_WRITERS_LOCK ")";

/* Somebody else has the writers' lock. The line is well: a new one would wait once more, and know no statement. */
static bool begun_in_vain(const struct postgres *db) { return PQtransactionStatus(db->h) == PQTRANS_INERROR; }

static void postgres_begin(struct task *t, bool write)
{
    struct postgres *db = postgres_of(t->db);
    must(t, !db->waiting && !db->asked && !db->ahead && !db->sends &&
                !db->refused_name); /* nothing of the transaction before */
    const char *words = !write ? begin_read : db->scratch || db->base.apart ? "BEGIN" : begin_write;
    PGresult *result = postgres_command(db, words);
    /* a server that was restarted may have left its farewell in the line, with the line still looking well */
    if (!postgres_good(result) && !begun_in_vain(db) && postgres_alive(t->db)) {
        PQclear(result);
        result = postgres_command(db, words);
    }
    if (!postgres_good(result)) {
        if (begun_in_vain(db))
            PQclear(postgres_command(db, "ROLLBACK"));
        fail_postgres(t, result, "begin");
    }
    PQclear(result);
    db->ran = 0;
}

static void postgres_commit(struct task *t)
{
    postgres_settle_all(t);
    postgres_let_go(postgres_of(t->db));
    PGresult *result = postgres_command(postgres_of(t->db), "COMMIT");
    if (!postgres_good(result) || strcmp(PQcmdStatus(result), "COMMIT") != 0)
        fail_postgres(t, result, "commit");
    PQclear(result);
    t->db->aside = 0;
}

static void postgres_settle(struct db *base) { postgres_write_waiting(postgres_of(base)); }

static void postgres_rollback(struct db *base)
{
    struct postgres *db = postgres_of(base);
    base->aside = 0;
    postgres_let_go(db);
    postgres_forget_waiting(db);
    if (db->lost) /* what stood in the transaction is gone with the line */
        return;
    if (PQstatus(db->h) == CONNECTION_OK && PQtransactionStatus(db->h) != PQTRANS_IDLE)
        PQclear(postgres_command(db, "ROLLBACK"));
    if (PQtransactionStatus(db->h) !=
        PQTRANS_IDLE) /* the word did not go out, for want of memory: nothing of it may live on */
        redial(db);
}

static bool postgres_first_int(struct db *base, const char *sql, int64_t *ret_value, struct buf *ret_why)
{
    postgres_write_waiting(postgres_of(base));
    PGresult *result = postgres_command(postgres_of(base), sql);
    if (!postgres_good(result))
        return check(postgres_of(base), result, ret_why);
    *ret_value = PQntuples(result) && !PQgetisnull(result, 0, 0) ? strtoll(PQgetvalue(result, 0, 0), NULL, 10) : 0;
    PQclear(result);
    return true;
}

/* ---- running */

static void postgres_start(struct task *t, struct db_rows *base, const struct db_value *args)
{
    struct postgres *db = postgres_of(t->db);
    struct postgres_rows *rows = rows_of(base);
    const struct db_stmt *s = base->stmt;
    struct wire w;
    must(t, !rows->result && !rows->cursor_open && !rows->line);
    if (base->straight && !rows->cells)
        rows->cells = db_alloc(t, s->ncolumns * sizeof *rows->cells);
    postgres_settle_all(t);
    fill(s, args, &w);
    PGresult *result = execute(db, rows, &w);
    if (!postgres_good(result) && (db->lost || PQstatus(db->h) == CONNECTION_BAD) && db->ran == 0 && redial(db)) {
        PQclear(result);
        postgres_begin(t, t->db->in_write);
        result = execute(db, rows, &w);
    }
    if (!postgres_good(result)) {
        const char *code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
        if (code && !strcmp(code, "25006")) { /* read_only_sql_transaction */
            PQclear(result);
            fail(t, FAIL_BUG, "%s:%d: %s writes in a transaction that only reads", s->file, s->line, s->name);
        }
        fail_postgres(t, result, s->name);
    }
    db->ran++;
    rows->result = result;
    rows->row = -1;
    rows->n = PQntuples(result);
    int column = rows->checked || rows->straight ? -1 : wrong_column(s, result);
    if (column >= 0) {
        char text[200];
        explain_column(s, column, PQftype(result, column), text, sizeof text);
        fail(t, FAIL_BUG, "%s:%d: %s: %s", s->file, s->line, s->name, text);
    }
    rows->checked = true;
}

static bool postgres_step(struct task *t, struct db_rows *base)
{
    struct postgres_rows *rows = rows_of(base);
    must(t, rows->row < rows->n || rows->n == 0);
    if (++rows->row >= rows->n)
        return postgres_walk_on(t, rows);
    postgres_walk_look(rows);
    return true;
}

static struct cell cell_of(const struct postgres_rows *rows, unsigned col)
{
    must_be(rows->row >= 0 && rows->row < rows->n);
    if (rows->line)
        return rows->cells[col];
    return (
        struct cell){ PQgetvalue(rows->result, rows->row, (int)col), PQgetlength(rows->result, rows->row, (int)col) };
}

static bool postgres_is_null(struct db_rows *base, unsigned col)
{
    const struct postgres_rows *rows = rows_of(base);
    return rows->line ? !cell_of(rows, col).p : PQgetisnull(rows->result, rows->row, (int)col);
}

static int64_t postgres_integer(struct db_rows *base, unsigned col)
{
    const struct cell cell = cell_of(rows_of(base), col);
    const char *p = cell.p;
    uint64_t eight;
    uint32_t four;
    uint16_t two;
    switch (cell.n) {
    case 8: memcpy(&eight, p, 8); return (int64_t)be64toh(eight);
    case 4: memcpy(&four, p, 4); return (int32_t)be32toh(four);
    case 2: memcpy(&two, p, 2); return (int16_t)be16toh(two);
    case 1: return *p;
    }
    return 0; /* NULL; other lengths are no integer type */
}

static double postgres_real(struct db_rows *rows, unsigned col)
{
    int64_t bits = postgres_integer(rows, col);
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static struct str postgres_text(struct db_rows *base, unsigned col)
{
    const struct cell cell = cell_of(rows_of(base), col);
    return (struct str){ cell.p, (size_t)cell.n };
}

static int64_t postgres_changed(struct db_rows *rows) { return strtoll(PQcmdTuples(rows_of(rows)->result), NULL, 10); }

static void postgres_stop(struct db_rows *base)
{
    struct postgres_rows *rows = rows_of(base);
    PQclear(rows->result);
    rows->result = NULL;
    PQfreemem(rows->line);
    rows->line = NULL;
    postgres_walk_end(postgres_of(base->db), rows);
}

const struct engine engine_postgres = {
    .name = DB_POSTGRES,
    .open = postgres_open,
    .close = postgres_close,
    .begin = postgres_begin,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .alive = postgres_alive,
    .make = postgres_make,
    .destroy = postgres_destroy,
    .start = postgres_start,
    .step = postgres_step,
    .is_null = postgres_is_null,
    .integer = postgres_integer,
    .real = postgres_real,
    .text = postgres_text,
    .settle = postgres_settle,
    .add = postgres_add,
    .changed = postgres_changed,
    .stop = postgres_stop,
    .try = postgres_try,
    .exec = postgres_exec,
    .first_int = postgres_first_int,
    .trouble = postgres_trouble,
    .aside_begin = postgres_aside_begin,
    .aside_rest = postgres_aside_rest,
    .aside_breathe = postgres_aside_breathe,
    .aside_concerns = postgres_aside_concerns,
    .aside_hold = postgres_aside_hold,
    .aside_ahead = postgres_aside_ahead,
    .aside_back = postgres_aside_back,
};
