/* arrays: rows that wait to be written together, kept column by column as PostgreSQL's binary arrays. Knows the wire
 * format and no library. For db_postgres.c only. */
#pragma once
#include "base/buf.h"
#include "db/db.h"

/* Type numbers of PostgreSQL (pg_type.dat); they never change. */
enum oid {
    OID_BOOL = 16,
    OID_BYTEA = 17,
    OID_NAME = 19,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_TEXT = 25,
    OID_UNKNOWN = 705,
    OID_FLOAT8 = 701,
    OID_BYTEA_ARRAY = 1001,
    OID_TEXT_ARRAY = 1009,
    OID_INT8_ARRAY = 1016,
    OID_FLOAT8_ARRAY = 1022,
    OID_BPCHAR = 1042,
    OID_VARCHAR = 1043
};

struct arrays {
    const struct db_stmt *stmt;
    unsigned rows;
    size_t bytes;
    struct buf *at; /* one per parameter */
};

/* The type of one value, and of an array of them. */
enum oid arrays_type(enum db_type type);
enum oid arrays_type_many(enum db_type type);
/* Does a column of this type hold what the signature says? numeric, for one, does not: sum() needs a CAST. */
bool arrays_type_fits(unsigned oid, enum db_type type);
/* What a number or a real looks like on the wire: eight bytes, big end first. */
int64_t arrays_number(const struct db_value *v);

struct arrays *arrays_new(const struct db_stmt *s); /* for arrays_free; NULL without memory */
void arrays_free(struct arrays *a);                 /* NULL is fine */
/* false: no memory, and then only arrays_clear() may follow. */
bool arrays_add(struct arrays *a, const struct db_value *args);
/* The whole array of a parameter; good until the next row. */
struct str arrays_of(struct arrays *a, unsigned param);
void arrays_clear(struct arrays *a);
