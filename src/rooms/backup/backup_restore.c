/* backup_restore: a backup becomes a database in a scratch place and is looked at there: every row that comes out is
 * the one that went in, references hold, the key opens, the journal's chain is whole. Only then may it be put in the
 * database's place. */
#include "auth/journal.h"
#include "backup_sql.h"
#include "db/keys.h"
#include "db/scratch.h"
#include "rooms/backup/backup_file.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { TOGETHER = 20000, TELL_EACH = 1000 }; /* rows in one transaction; rows between two words */

struct table_sum {
    struct str name;
    char sum[DIGEST];
};
struct restoring {
    struct task *t;
    struct backup_file file;
    struct scratch *scratch;
    struct db_tables tables; /* of the scratch place */
    struct {
        struct table_sum *at;
        size_t n, cap;
    } sums; /* of the tables that were in the backup, in its order */
    const struct backup_progress *progress;
    struct buf *why;
};

static void close_fd(void *x) { close((int)(intptr_t)x); }

static bool open_backup(struct restoring *r, struct str name)
{
    int fd = open(str_z(r->t->a, name), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        buf_fmt(r->why, "%.*s cannot be read: %s", STR_ARG(name), strerror(errno));
        return false;
    }
    arena_then(r->t->a, close_fd, (void *)(intptr_t)fd);
    if (!backup_file_open(r->t, fd, name, &r->file, r->why))
        return false;
    r->file.doing = "Restoring, bytes";
    r->file.progress = r->progress;
    return true;
}

/* ---- filling */

static bool unfit(struct restoring *r, struct str table, const char *what)
{
    buf_fmt(r->why, "%s does not fit: the table %.*s %s", r->file.name, STR_ARG(table), what);
    return false;
}

/* The table of the scratch place that the record is about; it must be as the schema made it, and come once. */
static const struct db_table *table_for(struct restoring *r)
{
    const struct db_table *said = records_in_table(r->file.records), *own = db_tables_find(&r->tables, said->name);
    if (!own || !db_table_same(said, own)) {
        unfit(r, said->name, "is not of the schema that it names");
        return NULL;
    }
    for (size_t i = 0; i < r->sums.n; i++)
        if (str_eq(r->sums.at[i].name, own->name)) {
            unfit(r, own->name, "is in it twice");
            return NULL;
        }
    struct table_sum sum = { .name = own->name };
    LIST_ADD(r->t->a, &r->sums, sum);
    return own;
}

static bool all_tables_came(struct restoring *r)
{
    for (size_t i = 0; i < r->tables.n; i++) {
        bool came = false;
        for (size_t k = 0; k < r->sums.n && !came; k++)
            came = str_eq(r->sums.at[k].name, r->tables.at[i].name);
        if (!came)
            return unfit(r, r->tables.at[i].name, "is missing");
    }
    return true;
}

/* Puts in all rows. Commits now and then: a place that is thrown away need not be whole at every moment. */
static bool put_rows(struct restoring *r)
{
    struct task *t = scratch_task(r->scratch);
    const struct db_table *table = NULL;
    int64_t n = 0;
    for (;;) {
        switch (backup_file_next(&r->file)) {
        case RECORD_BAD: return false;
        case RECORD_TABLE:
            if (!(table = table_for(r)))
                return false;
            break;
        case RECORD_ROW:
            must(t, table);
            db_table_add(t, table, records_in_row(r->file.records));
            if (++n % TOGETHER == 0) {
                db_commit(t);
                db_begin_write(t);
            }
            break;
        case RECORD_TABLE_END:
            must(t, r->sums.n > 0);
            memcpy(r->sums.at[r->sums.n - 1].sum, records_in_sum(r->file.records), DIGEST);
            break;
        case RECORD_CHAIN: break;
        case RECORD_END: return all_tables_came(r);
        }
    }
}

static bool fill(struct restoring *r)
{
    struct task *t = scratch_task(r->scratch);
    struct strs ties;
    int schema = r->file.summary.schema;
    if (!db_migrate_to(t->db, schema, r->why))
        return false;
    if (db_schema_version(t->db) != schema) {
        buf_fmt(r->why, "%s holds a database of schema %d, which no program ever had", r->file.name, schema);
        return false;
    }
    if (!db_ties_cut(t, &ties, r->why))
        return false;
    db_begin_write(t);
    r->tables = db_tables(t);
    if (!db_tables_empty(t, &r->tables, r->why) || !put_rows(r)) {
        db_rollback(t->db);
        return false;
    }
    db_commit(t);
    if (db_ties_make(t, &ties, r->why))
        return scratch_settle(r->scratch, r->why);
    task_must_fit(r->t, r->why);
    return false;
}

/* ---- looking at it */

static bool into_nothing(void *x, const void *p, size_t n) { return true; }

static bool compare_table(struct restoring *r, struct records_out *o, const struct db_table *table, const char *sum)
{
    struct task *t = scratch_task(r->scratch);
    struct db_value values[TABLE_COLUMNS];
    char own[DIGEST];
    records_table(o, table);
    struct db_rows *rows = db_run_once(t, table->read, NULL);
    while (db_step(t, rows)) {
        for (unsigned i = 0; i < table->ncolumns; i++)
            values[i] = db_value(rows, i);
        records_row(o, table, values);
        if (r->progress && records_rows(o) % TELL_EACH == 0)
            r->progress->tell(r->progress->x, "Comparing, rows", records_rows(o), r->file.summary.rows);
    }
    db_done(rows);
    records_table_end(o);
    records_sum(o, own);
    return memcmp(own, sum, DIGEST) == 0 || unfit(r, table->name, "came out otherwise than it went in");
}

static bool compare(struct restoring *r)
{
    struct task *t = scratch_task(r->scratch);
    struct records_out *o = records_out_new(t, into_nothing, NULL);
    bool same = true;
    db_begin_read(t);
    struct db_tables tables = db_tables(t);
    for (size_t i = 0; same && i < r->sums.n; i++) {
        const struct db_table *table = db_tables_find(&tables, r->sums.at[i].name);
        must(t, table);
        same = compare_table(r, o, table, r->sums.at[i].sum);
    }
    db_rollback(t->db);
    return same;
}

static bool chain_is_whole(struct restoring *r)
{
    struct task *t = scratch_task(r->scratch);
    struct journal_fault fault;
    struct str hash = S("");
    db_begin_read(t);
    bool whole = journal_verify(t, &fault), same = journal_end(t, &hash) == r->file.summary.chain;
    same = same && str_eq(hash, r->file.summary.chain_hash);
    db_rollback(t->db);
    if (!whole)
        buf_fmt(r->why, "the journal in %s is not whole: row %lld: %.*s", r->file.name, (long long)fault.row,
            STR_ARG(fault.why));
    else if (!same)
        buf_fmt(r->why, "the journal in %s does not end where the backup says", r->file.name);
    return whole && same;
}

static bool key_fits(struct restoring *r)
{
    struct task *t = scratch_task(r->scratch);
    db_begin_write(t);
    bool fit = keys_fit(t, r->why);
    db_rollback(t->db);
    return fit;
}

/* A database of an older program is compared as it was, then brought up to date, then looked at as ours. */
static bool look(struct restoring *r)
{
    struct task *t = scratch_task(r->scratch);
    if (!compare(r))
        return false;
    return db_migrate(t->db, r->why) && db_references_hold(t->db, r->why) && db_prepare_all(t->db, r->why) &&
           key_fits(r) && chain_is_whole(r);
}

/* The backup was taken while it was being made; here it has been. */
static void note_made(struct restoring *r)
{
    struct task *t = scratch_task(r->scratch);
    db_begin_write(t);
    backup_note_made(t, r->file.summary.id, r->file.summary.ended_at, r->file.summary.rows);
    db_commit(t);
}

static bool build(struct restoring *r, struct str url, struct str file, enum scratch_purpose purpose)
{
    if (!open_backup(r, file))
        return false;
    r->scratch = scratch_begin(r->t, url, purpose, r->why);
    return r->scratch && fill(r) && look(r);
}

bool backup_prove(struct task *t, struct str url, struct str file, const struct backup_progress *p,
    struct backup_summary *ret_summary, struct buf *ret_why)
{
    struct restoring r = { .t = t, .progress = p, .why = ret_why };
    bool good = build(&r, url, file, SCRATCH_TO_LOOK);
    if (r.scratch)
        scratch_end(r.scratch);
    if (good)
        *ret_summary = r.file.summary;
    return good;
}

bool backup_restore(struct task *t, struct str url, struct str file, const struct backup_progress *p,
    struct backup_summary *ret_summary, struct buf *ret_why)
{
    struct restoring r = { .t = t, .progress = p, .why = ret_why };
    struct buf *stamp = task_buf(t, 100);
    struct str kept = S("");
    for (const char *c = t->now.t; *c; c++)
        if ((*c >= '0' && *c <= '9') || *c == 'T')
            buf_ch(stamp, *c == 'T' ? 't' : *c);
    bool good = backup_verify(t, file, p, ret_summary, ret_why) && build(&r, url, file, SCRATCH_TO_REPLACE);
    if (good && r.file.summary.id)
        note_made(&r);
    good = good && scratch_replace(r.scratch, buf_view(stamp), &kept, ret_why);
    if (!good && r.scratch)
        scratch_end(r.scratch);
    ret_summary->kept = kept;
    return good;
}
