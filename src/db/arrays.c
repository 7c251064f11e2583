/* arrays: builds PostgreSQL's binary arrays value by value: a head (dimensions, nulls, type, length, first index), then
 * each value with its length before it, -1 for NULL. The length in the head is filled in when the array is asked for.
 */
#include "db/arrays.h"
#include "db/engine.h"
#include <endian.h>

enum {
    MOST = 1 << 29, /* of one array; PostgreSQL takes 1 GB */
    HEAD = 20       /* five numbers of four bytes */
};

enum oid arrays_type(enum db_type type)
{
    switch (type) {
    case DB_INT:
    case DB_BOOL: return OID_INT8;
    case DB_TEXT: return OID_TEXT;
    case DB_BYTES:
    case DB_SECRET: return OID_BYTEA;
    case DB_REAL: return OID_FLOAT8;
    }
    return OID_UNKNOWN;
}

enum oid arrays_type_many(enum db_type type)
{
    switch (type) {
    case DB_INT:
    case DB_BOOL: return OID_INT8_ARRAY;
    case DB_TEXT: return OID_TEXT_ARRAY;
    case DB_BYTES:
    case DB_SECRET: return OID_BYTEA_ARRAY;
    case DB_REAL: return OID_FLOAT8_ARRAY;
    }
    return OID_UNKNOWN;
}

bool arrays_type_fits(unsigned oid, enum db_type type)
{
    switch (type) {
    case DB_INT:
    case DB_BOOL: return oid == OID_INT8 || oid == OID_INT4 || oid == OID_INT2 || oid == OID_BOOL;
    case DB_REAL: return oid == OID_FLOAT8;
    case DB_BYTES:
    case DB_SECRET: return oid == OID_BYTEA;
    case DB_TEXT:
        return oid == OID_TEXT || oid == OID_VARCHAR || oid == OID_BPCHAR || oid == OID_NAME || oid == OID_UNKNOWN;
    }
    return false;
}

int64_t arrays_number(const struct db_value *v)
{
    uint64_t bits = (uint64_t)v->i;
    if (v->type == DB_REAL)
        memcpy(&bits, &v->d, sizeof bits);
    bits = htobe64(bits);
    return (int64_t)bits;
}

struct arrays *arrays_new(const struct db_stmt *s)
{
    must_be(s->nparams > 0);
    struct arrays *a = calloc(1, sizeof *a);
    struct buf *at = calloc(s->nparams, sizeof *at);
    if (!a || !at) {
        free(a);
        free(at);
        return NULL;
    }
    a->stmt = s;
    a->at = at;
    for (unsigned i = 0; i < s->nparams; i++)
        buf_init(&a->at[i], MOST);
    return a;
}

void arrays_free(struct arrays *a)
{
    if (!a)
        return;
    for (unsigned i = 0; i < a->stmt->nparams; i++)
        buf_free(&a->at[i]);
    free(a->at);
    free(a);
}

void arrays_clear(struct arrays *a)
{
    for (unsigned i = 0; i < a->stmt->nparams; i++) {
        a->at[i].n = 0;
        a->at[i].full = false;
    }
    a->rows = 0;
    a->bytes = 0;
}

static void put(struct buf *b, int32_t number)
{
    uint32_t bits = htobe32((uint32_t)number);
    buf_put(b, (const char *)&bits, sizeof bits);
}

static void put_value(struct buf *b, const struct db_value *v)
{
    int64_t number = arrays_number(v);
    bool text = v->type == DB_TEXT || v->type == DB_BYTES || v->type == DB_SECRET;
    struct str s = text ? v->s : (struct str){ (const char *)&number, sizeof number };
    must_be(v->null || s.n <= MOST);
    put(b, v->null ? -1 : (int32_t)s.n);
    if (!v->null)
        buf_str(b, s);
}

bool arrays_add(struct arrays *a, const struct db_value *args)
{
    for (unsigned i = 0; i < a->stmt->nparams; i++) {
        struct buf *b = &a->at[i];
        if (a->rows == 0) {
            put(b, 1); /* dimensions */
            put(b, 0); /* the server looks for nulls itself */
            put(b, (int32_t)arrays_type(a->stmt->params[i].type));
            put(b, 0); /* length: arrays_of() */
            put(b, 1); /* first index */
        }
        size_t before = b->n;
        put_value(b, &args[i]);
        a->bytes += b->n - before;
        if (b->full)
            return false;
    }
    a->rows++;
    return true;
}

struct str arrays_of(struct arrays *a, unsigned param)
{
    must_be(param < a->stmt->nparams && a->rows > 0 && a->at[param].n >= HEAD);
    uint32_t rows = htobe32(a->rows);
    memcpy(a->at[param].p + 12, &rows, sizeof rows);
    return buf_view(&a->at[param]);
}
