/* backup_records: what stands inside a backup, record by record, as docs/backup-format.md says: a table, its rows, its
 * checksum; the end of the journal's chain; a checksum over all. Writing makes bytes; reading takes bytes of any
 * origin, believes nothing and keeps one record in memory. Not the sealing (db/sealed_file.h), no database. */
#pragma once
#include "base/digest.h"
#include "db/tables.h"

enum { RECORD_MOST = 256 << 20, RECORD_NAME = 63 }; /* bytes of a row; of a name */

struct backup_chain { /* the journal's newest row */
    int64_t seq;      /* 0: the journal is empty */
    struct str hash;
};
struct backup_sums { /* what the last record says */
    int64_t tables, rows;
    struct instant ended_at;
};

/* ---- writing: put takes the bytes; false from it is kept and comes back from every call. */
struct records_out;
struct records_out *records_out_new(struct task *t, bool (*put)(void *x, const void *p, size_t n), void *x);
bool records_table(struct records_out *o, const struct db_table *table);
bool records_row(struct records_out *o, const struct db_table *table, const struct db_value *values);
bool records_table_end(struct records_out *o);
bool records_chain(struct records_out *o, const struct backup_chain *chain);
bool records_end(struct records_out *o, struct instant ended_at);
int64_t records_rows(const struct records_out *o); /* so far */
/* The checksum of the table that ended last, over its rows: equal rows in equal order, equal checksum. */
void records_sum(const struct records_out *o, char ret_sum[DIGEST]);

/* ---- reading */
enum records_kind { RECORD_BAD, RECORD_TABLE, RECORD_ROW, RECORD_TABLE_END, RECORD_CHAIN, RECORD_END };
/* Gives the next bytes, until it is called again; false: there are no more (or they are bad: the caller knows). */
typedef bool records_more(void *x, struct str *ret_bytes);
struct records_in;
struct records_in *records_in_new(struct task *t, records_more *more, void *x);
/* What was read is asked for below, until the next call. RECORD_BAD: records_trouble(). Behind RECORD_END comes
 * nothing, which was looked at. */
enum records_kind records_next(struct records_in *in);
const struct db_table *records_in_table(const struct records_in *in); /* without statements */
const struct db_value *records_in_row(const struct records_in *in);
const char *records_in_sum(const struct records_in *in); /* DIGEST bytes; of the table that ended */
struct backup_chain records_in_chain(const struct records_in *in);
struct backup_sums records_in_sums(const struct records_in *in);
struct str records_trouble(const struct records_in *in); /* "does not hold together …": what is wrong; never empty */
