/* backup_make: writing a backup: one state of all tables, read in one transaction that holds nobody up, packed, sealed
 * block by block into a file that gets its name when it has been read again. Memory does not grow with the rows. */
#include "auth/journal.h"
#include "base/whole_file.h"
#include "rooms/backup/backup_file.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TELL_EACH = 1000 }; /* rows */

struct making {
    struct task *t;
    struct whole_file *file;
    struct sealed_out *sealed;
    struct packed_out *packed;
    struct records_out *records;
    const struct backup_progress *progress;
};

static bool to_file(void *x, const void *p, size_t n) { return whole_file_put(x, p, n); }
static bool to_seal(void *x, const void *p, size_t n) { return sealed_add(x, p, n); }
static bool to_pack(void *x, const void *p, size_t n) { return packed_add(x, p, n); }

/* What has the name already may go only when it is a backup too. */
static bool may_take_name(struct task *t, struct str name, struct buf *ret_why)
{
    struct stat st;
    const char *path = str_z(t->a, name);
    if (lstat(path, &st) != 0)
        return true;
    int fd = S_ISREG(st.st_mode) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    bool ours = fd >= 0 && backup_begins(fd);
    if (fd >= 0)
        close(fd);
    if (!ours)
        buf_fmt(ret_why,
            S_ISDIR(st.st_mode) ? "%s is a folder: name a file in it"
                                : "%s is there already and is no backup: name another file",
            path);
    return ours;
}

static struct str head_lines(struct task *t, int64_t id)
{
    struct instant now = instant_now();
    struct str lines = str_fmt(
        t->a, "schema %d\nbegan %s\nprogram %s\n", db_schema_version(t->db), now.t, KOTIPOLKU_VERSION);
    return id ? str_fmt(t->a, "%.*srun %.*s\n", STR_ARG(lines), STR_ARG(id_str(t->a, id))) : lines;
}

static bool write_table(struct making *m, const struct db_table *table)
{
    struct db_value values[TABLE_COLUMNS];
    bool good = records_table(m->records, table);
    struct db_rows *rows = db_run_once(m->t, table->read, NULL);
    while (good && db_step(m->t, rows)) {
        for (unsigned i = 0; i < table->ncolumns; i++)
            values[i] = db_value(rows, i);
        good = records_row(m->records, table, values);
        if (m->progress && records_rows(m->records) % TELL_EACH == 0)
            m->progress->tell(m->progress->x, "Writing, rows", records_rows(m->records), 0);
    }
    db_done(rows);
    return good && records_table_end(m->records);
}

static bool write_all(struct making *m)
{
    struct db_tables tables = db_tables(m->t);
    struct backup_chain chain;
    chain.seq = journal_end(m->t, &chain.hash);
    bool good = true;
    for (size_t i = 0; good && i < tables.n; i++)
        good = write_table(m, &tables.at[i]);
    return good && records_chain(m->records, &chain) && records_end(m->records, instant_now()) &&
           packed_end(m->packed) && sealed_end(m->sealed);
}

/* What stands on the disk is what was read from the database. */
static bool read_again(struct making *m, struct str name, struct backup_summary *ret_summary, struct buf *ret_why)
{
    struct backup_file f;
    int fd = whole_file_again(m->file, ret_why);
    if (fd < 0 || !backup_file_open(m->t, fd, name, &f, ret_why))
        return false;
    f.doing = "Reading again, bytes";
    f.progress = m->progress;
    if (!backup_file_walk(&f))
        return false;
    must(m->t, f.summary.rows == records_rows(m->records));
    *ret_summary = f.summary;
    return true;
}

bool backup_make(struct task *t, struct str file, int64_t id, const struct backup_progress *p,
    struct backup_summary *ret_summary, struct buf *ret_why)
{
    struct making m = { .t = t, .progress = p };
    if (!may_take_name(t, file, ret_why) || !(m.file = whole_file_begin(t->a, file, ret_why)))
        return false;
    db_begin_read(t);
    m.sealed = sealed_begin(t, str_fmt(t->a, BACKUP_FIRST "%d", BACKUP_FORM), head_lines(t, id), to_file, m.file);
    m.packed = packed_out_new(t, to_seal, m.sealed);
    m.records = records_out_new(t, to_pack, m.packed);
    bool good = write_all(&m);
    db_rollback(t->db);
    if (!good) {
        whole_file_again(m.file, ret_why); /* it knows why nothing can be written */
        return false;
    }
    return read_again(&m, file, ret_summary, ret_why) && whole_file_end(m.file, ret_why);
}
