/* db_postgres_straight: the rows of an :each that the server sends without being asked for portions (COPY … TO STDOUT):
 * it writes as long as the line takes them, and nothing else runs on it meanwhile. A million rows cost it a quarter
 * less than through a cursor, and us nothing for each result. COPY takes no parameters: they stand in the text. */
#include "db/arrays.h"
#include "db/db_postgres.h"
#include <endian.h>

/* Signature, flags, length of an extension that there is none of; and the mark of the end in the place of a row. */
static const char header[] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0";
enum { HEADER = 19 };

/* ---- the text */

static void put_literal(struct postgres *db, struct buf *sql, const struct wire *w, unsigned i)
{
    must_be(w->types[i] == OID_INT8 || w->types[i] == OID_TEXT);
    const char *type = w->types[i] == OID_INT8 ? "bigint" : "text";
    if (!w->values[i])
        buf_fmt(sql, "CAST(NULL AS %s)", type);
    else if (w->types[i] == OID_INT8)
        buf_fmt(sql, "CAST('%lld' AS bigint)", (long long)(int64_t)be64toh((uint64_t)w->numbers[i]));
    else {
        char *text = PQescapeLiteral(db->h, w->values[i], (size_t)w->lengths[i]);
        if (text)
            buf_fmt(sql, "CAST(%s AS text)", text);
        sql->full |= !text;
        PQfreemem(text);
    }
}

/* What is walked through in order is read in order, or lies in an index that holds all of it: the planner need not fear
 * that each page costs a move of the disk's arm. marks: the statement with its $1 as ?1, so that a $1 in quoted text
 * stays what it is. */
static void put_statement(
    struct postgres *db, struct buf *sql, const struct db_stmt *s, const struct wire *w, const char *marks)
{
    BUF_LIT(sql, "SET LOCAL random_page_cost = 1.1; COPY (");
    for (size_t i = 0; s->sql[i];) {
        if (s->sql[i] == marks[i]) {
            buf_put(sql, &s->sql[i++], 1);
            continue;
        }
        char *end;
        unsigned long n = strtoul(&s->sql[i + 1], &end, 10);
        must_be(n >= 1 && n <= s->nparams);
        put_literal(db, sql, w, (unsigned)n - 1);
        i = (size_t)(end - s->sql);
    }
    BUF_LIT(sql, ") TO STDOUT (FORMAT binary)");
    buf_put(sql, "", 1);
}

/* ---- rows */

/* The next answer; NULL as of postgres_answer. The beginning of a COPY that libpq has no memory for is to it one that
 * has not come yet, and it would wait for ever. */
static PGresult *answer(struct postgres *db)
{
    while (!db->lost && PQisBusy(db->h)) {
        char *volatile room = malloc(1 << 12);
        db->lost = !room;
        free(room);
        if (db->lost || !postgres_wait(db))
            break;
    }
    return postgres_answer(db);
}

/* What is still to come behind an answer. A COPY of which nobody takes the rows, for want of memory, has no end: then
 * the line is lost. */
static void forget_rest(struct postgres *db, const PGresult *result)
{
    db->lost |= result && PQresultStatus(result) == PGRES_COPY_OUT;
    for (PGresult *more; (more = answer(db)); PQclear(more))
        db->lost |= PQresultStatus(more) == PGRES_COPY_OUT;
}

/* What libpq read of the statement's end. */
static PGresult *over(struct postgres *db, struct postgres_rows *rows)
{
    rows->straight = false;
    db->sends = NULL;
    PGresult *result = answer(db);
    forget_rest(db, result);
    if (db->lost)
        PQclear(result);
    return db->lost ? NULL : result;
}

/* The next row in rows->line; NULL and its length: none, over() says why. */
static int next_line(struct postgres *db, struct postgres_rows *rows)
{
    int n;
    PQfreemem(rows->line);
    rows->line = NULL;
    while ((n = PQgetCopyData(db->h, &rows->line, 1)) == 0)
        if (!postgres_wait(db))
            return -1;
    return n;
}

static uint32_t four(const char *p)
{
    uint32_t n;
    memcpy(&n, p, sizeof n);
    return be32toh(n);
}

/* Where its columns lie. False: it is none, but the mark of the end, or nothing that we know. */
static bool take_line(struct postgres_rows *rows, const char *p, const char *end)
{
    unsigned n = rows->base.stmt->ncolumns;
    if (end - p < 2 || (unsigned)((unsigned char)p[0] << 8 | (unsigned char)p[1]) != n)
        return false;
    p += 2;
    for (unsigned i = 0; i < n; i++) {
        if (end - p < 4)
            return false;
        int32_t length = (int32_t)four(p);
        rows->cells[i] = length < 0 ? (struct cell){ NULL, 0 } : (struct cell){ p + 4, length };
        p += 4 + (length < 0 ? 0 : length);
    }
    return p == end;
}

PGresult *postgres_straight_begin(struct postgres *db, struct postgres_rows *rows, const struct wire *w)
{
    const struct db_stmt *s = rows->base.stmt;
    char *marks = db_question_marks(s->sql);
    struct buf sql;
    must_be(!db->sends && !db->ahead && !db->asked);
    buf_init(&sql, strlen(s->sql) + 200);
    if (marks)
        put_statement(db, &sql, s, w, marks);
    sql.full |= !marks;
    free(marks);
    PGresult *result = NULL;
    if (!buf_full(&sql) && !db->lost && PQsendQuery(db->h, sql.p))
        while ((result = answer(db)) && PQresultStatus(result) == PGRES_COMMAND_OK)
            PQclear(result);
    buf_free(&sql);
    rows->straight = result && PQresultStatus(result) == PGRES_COPY_OUT;
    if (rows->straight) {
        must_be((unsigned)PQnfields(result) == s->ncolumns);
        db->sends = rows;
        rows->first = true;
        return result;
    }
    if (result)
        forget_rest(db, NULL);
    return result;
}

bool postgres_straight_on(struct task *t, struct postgres_rows *rows)
{
    struct postgres *db = postgres_of(t->db);
    const char *name = rows->base.stmt->name;
    int n = next_line(db, rows), skip = rows->first ? HEADER : 0;
    if (n > 0) {
        must(t, n >= skip && !memcmp(rows->line, header, (size_t)skip));
        rows->first = false;
        rows->row = 0;
        rows->n = 1;
        if (take_line(rows, rows->line + skip, rows->line + n))
            return true;
        must(t, n - skip == 2 && !memcmp(rows->line + skip, "\377\377", 2));
        must(t, next_line(db, rows) < 0);
    }
    PGresult *result = over(db, rows);
    if (!postgres_good(result))
        fail_postgres(t, result, name);
    PQclear(result);
    rows->row = rows->n = 0;
    return false;
}

/* There is no way to stop a server that sends but to make it fail, and the transaction with it. */
void postgres_straight_end(struct postgres *db)
{
    struct postgres_rows *rows = db->sends;
    if (!rows)
        return;
    while (next_line(db, rows) > 0)
        ;
    PQclear(over(db, rows));
}
