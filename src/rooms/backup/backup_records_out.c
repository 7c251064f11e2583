/* backup_records_out: making records; see backup_records.h. */
#include "rooms/backup/backup_records.h"
#include <endian.h>

struct records_out {
    struct task *t;
    bool (*put)(void *x, const void *p, size_t n);
    void *x;
    bool failed;
    struct buf *payload; /* of the record in hand */
    struct digest *whole, *table;
    int64_t tables, rows, table_rows;
    char sum[DIGEST];
};

struct records_out *records_out_new(struct task *t, bool (*put)(void *x, const void *p, size_t n), void *x)
{
    struct records_out *o = NEW(t->a, struct records_out);
    *o = (struct records_out){ .t = t, .put = put, .x = x };
    o->payload = task_buf(t, (size_t)RECORD_MOST + 100);
    o->whole = digest_new(t->a);
    o->table = digest_new(t->a);
    return o;
}

static size_t number(uint64_t n, char *p)
{
    size_t i = 0;
    for (; n > 127; n >>= 7)
        p[i++] = (char)(n | 128);
    p[i++] = (char)n;
    return i;
}

static void put_number(struct buf *b, uint64_t n)
{
    char p[10];
    buf_put(b, p, number(n, p));
}

static void put_signed(struct buf *b, int64_t n) { put_number(b, (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0)); }

static void put_text(struct buf *b, struct str s)
{
    put_number(b, s.n);
    buf_str(b, s);
}

/* kind, length, payload; and the payload is empty again */
static bool put_record(struct records_out *o, char kind, bool counted)
{
    char head[11] = { kind };
    size_t n = 1 + number(o->payload->n, head + 1);
    if (buf_full(o->payload) || o->payload->n > RECORD_MOST)
        fail(o->t, FAIL_DB, "a row is longer than %d bytes", RECORD_MOST);
    if (counted) {
        digest_add(o->whole, head, n);
        digest_add(o->whole, o->payload->p, o->payload->n);
    }
    if (kind == 'R') {
        digest_add(o->table, head, n);
        digest_add(o->table, o->payload->p, o->payload->n);
    }
    o->failed = o->failed || !o->put(o->x, head, n) || !o->put(o->x, o->payload->p, o->payload->n);
    o->payload->n = 0;
    return !o->failed;
}

static char letter(struct task *t, enum db_type type)
{
    switch (type) {
    case DB_INT: return 'i';
    case DB_TEXT: return 't';
    case DB_BYTES: return 'b';
    case DB_REAL: return 'r';
    case DB_SECRET:
    case DB_BOOL: break;
    }
    fail(t, FAIL_BUG, "a column of a type that no table has");
}

bool records_table(struct records_out *o, const struct db_table *table)
{
    o->tables++;
    o->table_rows = 0;
    digest_begin(o->table);
    put_text(o->payload, table->name);
    put_number(o->payload, table->ncolumns);
    for (unsigned i = 0; i < table->ncolumns; i++) {
        put_text(o->payload, str_of(table->columns[i].name));
        buf_ch(o->payload, letter(o->t, table->columns[i].type));
    }
    return put_record(o, 'T', true);
}

static void put_value(struct buf *b, const struct db_value *v)
{
    uint64_t bits;
    switch (v->type) {
    case DB_INT:
    case DB_BOOL: put_signed(b, v->i); break;
    case DB_TEXT:
    case DB_BYTES:
    case DB_SECRET: put_text(b, v->s); break;
    case DB_REAL:
        memcpy(&bits, &v->d, sizeof bits);
        bits = htobe64(bits);
        buf_put(b, (const char *)&bits, sizeof bits);
    }
}

/* First which values are not there, a bit each, then those that are. */
bool records_row(struct records_out *o, const struct db_table *table, const struct db_value *values)
{
    char absent[(TABLE_COLUMNS + 7) / 8] = { 0 };
    must(o->t, table->ncolumns <= TABLE_COLUMNS);
    for (unsigned i = 0; i < table->ncolumns; i++)
        if (values[i].null)
            absent[i / 8] |= (char)(1 << i % 8);
    buf_put(o->payload, absent, (table->ncolumns + 7) / 8);
    for (unsigned i = 0; i < table->ncolumns; i++)
        if (!values[i].null)
            put_value(o->payload, &values[i]);
    o->rows++;
    o->table_rows++;
    return put_record(o, 'R', true);
}

bool records_table_end(struct records_out *o)
{
    digest_end(o->table, o->sum);
    put_number(o->payload, (uint64_t)o->table_rows);
    buf_put(o->payload, o->sum, DIGEST);
    return put_record(o, 'E', true);
}

bool records_chain(struct records_out *o, const struct backup_chain *chain)
{
    put_number(o->payload, (uint64_t)chain->seq);
    put_text(o->payload, chain->hash);
    return put_record(o, 'H', true);
}

bool records_end(struct records_out *o, struct instant ended_at)
{
    char sum[DIGEST];
    put_number(o->payload, (uint64_t)o->tables);
    put_number(o->payload, (uint64_t)o->rows);
    put_text(o->payload, instant_str(&ended_at));
    digest_add(o->whole, o->payload->p, o->payload->n);
    digest_end(o->whole, sum);
    buf_put(o->payload, sum, DIGEST);
    return put_record(o, 'Z', false);
}

int64_t records_rows(const struct records_out *o) { return o->rows; }
void records_sum(const struct records_out *o, char ret_sum[DIGEST]) { memcpy(ret_sum, o->sum, DIGEST); }
