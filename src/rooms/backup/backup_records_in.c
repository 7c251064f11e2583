/* backup_records_in: reading records of bytes that nobody vouches for; see backup_records.h. */
#include "rooms/backup/backup_records.h"
#include <endian.h>

struct records_in {
    struct task *t;
    records_more *more;
    void *x;
    struct str block;  /* what is left of the bytes that came last */
    struct buf *spill; /* a record that stands in more than one block */
    const char *trouble;
    struct str where; /* the table */
    enum { BETWEEN, IN_TABLE, ENDED } state;
    struct digest *whole, *sum;
    struct db_table table;
    struct db_column columns[TABLE_COLUMNS];
    char names[TABLE_COLUMNS + 1][RECORD_NAME + 1];
    struct db_value values[TABLE_COLUMNS];
    char table_sum[DIGEST], hash[64];
    int64_t tables, rows, table_rows;
    struct backup_chain chain;
    bool has_chain;
    struct backup_sums sums;
};

struct records_in *records_in_new(struct task *t, records_more *more, void *x)
{
    struct records_in *in = NEW(t->a, struct records_in);
    in->t = t;
    in->more = more;
    in->x = x;
    in->spill = task_buf(t, (size_t)RECORD_MOST + 100);
    in->whole = digest_new(t->a);
    in->sum = digest_new(t->a);
    in->table.columns = in->columns;
    in->table.name.p = in->names[TABLE_COLUMNS];
    return in;
}

static bool wrong(struct records_in *in, const char *what)
{
    in->trouble = what;
    return false;
}

/* ---- bytes */

static bool refill(struct records_in *in)
{
    while (in->block.n == 0)
        if (!in->more(in->x, &in->block))
            return false;
    return true;
}

static bool next_byte(struct records_in *in, unsigned char *ret_byte)
{
    if (!refill(in))
        return wrong(in, "it ends in the middle");
    *ret_byte = (unsigned char)*in->block.p;
    in->block = str_part(in->block, 1, in->block.n);
    return true;
}

/* n bytes in one piece: where they are, or put together. Memory grows with what comes, not with what is said. */
static bool next_bytes(struct records_in *in, size_t n, struct str *ret_bytes)
{
    if (n <= in->block.n) {
        *ret_bytes = str_part(in->block, 0, n);
        in->block = str_part(in->block, n, in->block.n);
        return true;
    }
    in->spill->n = 0;
    while (in->spill->n < n) {
        if (!refill(in))
            return wrong(in, "it ends in the middle");
        size_t now = n - in->spill->n < in->block.n ? n - in->spill->n : in->block.n;
        buf_put(in->spill, in->block.p, now);
        task_must_fit(in->t, in->spill);
        in->block = str_part(in->block, now, in->block.n);
    }
    *ret_bytes = buf_view(in->spill);
    return true;
}

/* ---- values of a payload: each takes its bytes from *p */

static bool take(struct str *p, size_t n, struct str *ret_bytes)
{
    if (n > p->n)
        return false;
    *ret_bytes = str_part(*p, 0, n);
    *p = str_part(*p, n, p->n);
    return true;
}

static bool take_number(struct str *p, uint64_t *ret_n)
{
    uint64_t n = 0;
    for (unsigned i = 0; i < p->n && i < 10; i++) {
        uint64_t byte = (unsigned char)p->p[i];
        if (i == 9 && byte > 1)
            return false;
        n |= (byte & 127) << 7 * i;
        if (byte < 128) {
            *p = str_part(*p, i + 1, p->n);
            *ret_n = n;
            return true;
        }
    }
    return false;
}

static bool take_count(struct str *p, int64_t *ret_n)
{
    uint64_t n;
    if (!take_number(p, &n) || n > INT64_MAX)
        return false;
    *ret_n = (int64_t)n;
    return true;
}

static bool take_text(struct str *p, struct str *ret_text)
{
    uint64_t n;
    return take_number(p, &n) && n <= p->n && take(p, (size_t)n, ret_text);
}

static bool take_name(struct str *p, char room[RECORD_NAME + 1])
{
    struct str s;
    if (!take_text(p, &s) || s.n == 0 || s.n > RECORD_NAME || memchr(s.p, 0, s.n))
        return false;
    memcpy(room, s.p, s.n);
    room[s.n] = 0;
    return true;
}

static bool take_type(struct str *p, enum db_type *ret_type)
{
    struct str s;
    if (!take(p, 1, &s))
        return false;
    switch (*s.p) {
    case 'i': *ret_type = DB_INT; return true;
    case 't': *ret_type = DB_TEXT; return true;
    case 'b': *ret_type = DB_BYTES; return true;
    case 'r': *ret_type = DB_REAL; return true;
    }
    return false;
}

static bool take_value(struct str *p, struct db_value *v)
{
    uint64_t n;
    struct str s;
    switch (v->type) {
    case DB_INT:
        if (!take_number(p, &n))
            return false;
        v->i = (int64_t)(n >> 1 ^ (0 - (n & 1)));
        return true;
    case DB_REAL:
        if (!take(p, 8, &s))
            return false;
        memcpy(&n, s.p, 8);
        n = be64toh(n);
        memcpy(&v->d, &n, 8);
        return true;
    case DB_TEXT:
    case DB_BYTES: return take_text(p, &v->s);
    case DB_SECRET:
    case DB_BOOL: break;
    }
    return false;
}

/* ---- payloads */

static bool read_table(struct records_in *in, struct str p)
{
    uint64_t n;
    struct db_table *table = &in->table;
    if (in->state != BETWEEN || in->has_chain || !take_name(&p, in->names[TABLE_COLUMNS]) || !take_number(&p, &n) ||
        n == 0 || n > TABLE_COLUMNS)
        return wrong(in, "a table does not begin as one");
    table->name = str_of(in->names[TABLE_COLUMNS]);
    table->ncolumns = (unsigned)n;
    for (unsigned i = 0; i < table->ncolumns; i++) {
        in->columns[i] = (struct db_column){ .name = in->names[i], .null_ok = true };
        if (!take_name(&p, in->names[i]) || !take_type(&p, &in->columns[i].type))
            return wrong(in, "a column has no name or type");
    }
    in->where = table->name;
    in->state = IN_TABLE;
    in->tables++;
    in->table_rows = 0;
    digest_begin(in->sum);
    return p.n == 0 || wrong(in, "a table's columns are followed by something else");
}

static bool read_row(struct records_in *in, struct str p)
{
    struct str absent;
    unsigned n = in->table.ncolumns;
    if (in->state != IN_TABLE || !take(&p, (n + 7) / 8, &absent))
        return wrong(in, "there is a row where none may be");
    for (unsigned i = 0; i < n; i++) {
        in->values[i] = (struct db_value){ .type = in->columns[i].type, .null = (absent.p[i / 8] >> i % 8 & 1) != 0 };
        if (!in->values[i].null && !take_value(&p, &in->values[i]))
            return wrong(in, "a row has too few values");
    }
    in->rows++;
    in->table_rows++;
    return p.n == 0 || wrong(in, "a row has too many values");
}

static bool read_table_end(struct records_in *in, struct str p)
{
    int64_t rows;
    struct str sum;
    if (in->state != IN_TABLE || !take_count(&p, &rows) || !take(&p, DIGEST, &sum) || p.n != 0)
        return wrong(in, "a table does not end as one");
    digest_end(in->sum, in->table_sum);
    in->state = BETWEEN;
    if (rows != in->table_rows)
        return wrong(in, "the number of rows is another than was written");
    return memcmp(sum.p, in->table_sum, DIGEST) == 0 || wrong(in, "its checksum is another than was written");
}

static bool read_chain(struct records_in *in, struct str p)
{
    struct str hash;
    if (in->state != BETWEEN || in->has_chain || !take_count(&p, &in->chain.seq) || !take_text(&p, &hash) ||
        hash.n > sizeof in->hash || p.n != 0)
        return wrong(in, "the journal's end is not written as it should be");
    memcpy(in->hash, hash.p, hash.n);
    in->chain.hash = (struct str){ in->hash, hash.n };
    in->has_chain = true;
    return true;
}

static bool read_end(struct records_in *in, struct str p)
{
    struct str at, sum, all = p;
    char own[DIGEST];
    if (in->state != BETWEEN || !in->has_chain || !take_count(&p, &in->sums.tables) ||
        !take_count(&p, &in->sums.rows) || !take_text(&p, &at) || !instant_read(at, &in->sums.ended_at) ||
        !take(&p, DIGEST, &sum) || p.n != 0)
        return wrong(in, "the end is not written as it should be");
    digest_add(in->whole, all.p, all.n - DIGEST);
    digest_end(in->whole, own);
    in->state = ENDED;
    if (in->sums.tables != in->tables || in->sums.rows != in->rows)
        return wrong(in, "there are fewer or more tables or rows than were written");
    if (memcmp(sum.p, own, DIGEST) != 0)
        return wrong(in, "the checksum over all of it is another than was written");
    return !refill(in) || wrong(in, "something follows its end");
}

/* The next record; its bytes are counted in the checksums before they are looked at. */
static bool next_record(struct records_in *in, unsigned char *ret_kind, struct str *ret_payload)
{
    unsigned char head[11];
    size_t n = 1;
    uint64_t length;
    if (!next_byte(in, &head[0]))
        return false;
    do {
        if (n == sizeof head)
            return wrong(in, "a length is too long");
        if (!next_byte(in, &head[n]))
            return false;
    } while (head[n++] > 127);
    struct str said = { (const char *)head + 1, n - 1 };
    if (!take_number(&said, &length) || length > RECORD_MOST)
        return wrong(in, "a length is too long");
    if (!next_bytes(in, (size_t)length, ret_payload))
        return false;
    if (head[0] != 'Z') {
        digest_add(in->whole, head, n);
        digest_add(in->whole, ret_payload->p, ret_payload->n);
    }
    if (head[0] == 'R') {
        digest_add(in->sum, head, n);
        digest_add(in->sum, ret_payload->p, ret_payload->n);
    }
    *ret_kind = head[0];
    return true;
}

enum records_kind records_next(struct records_in *in)
{
    unsigned char kind;
    struct str p;
    if (in->trouble || in->state == ENDED || !next_record(in, &kind, &p))
        return RECORD_BAD;
    switch (kind) {
    case 'T': return read_table(in, p) ? RECORD_TABLE : RECORD_BAD;
    case 'R': return read_row(in, p) ? RECORD_ROW : RECORD_BAD;
    case 'E': return read_table_end(in, p) ? RECORD_TABLE_END : RECORD_BAD;
    case 'H': return read_chain(in, p) ? RECORD_CHAIN : RECORD_BAD;
    case 'Z': return read_end(in, p) ? RECORD_END : RECORD_BAD;
    }
    wrong(in, "there is something that this program does not know");
    return RECORD_BAD;
}

const struct db_table *records_in_table(const struct records_in *in) { return &in->table; }
const struct db_value *records_in_row(const struct records_in *in) { return in->values; }
const char *records_in_sum(const struct records_in *in) { return in->table_sum; }
struct backup_chain records_in_chain(const struct records_in *in) { return in->chain; }
struct backup_sums records_in_sums(const struct records_in *in) { return in->sums; }

struct str records_trouble(const struct records_in *in)
{
    const char *what = in->trouble ? in->trouble : "it was read to its end already";
    return in->where.n ? str_fmt(in->t->a, "does not hold together near the table %.*s: %s", STR_ARG(in->where), what)
                       : str_fmt(in->t->a, "does not hold together: %s", what);
}
