/* backup_file: see backup_file.h; and the reading of a whole backup. */
#include "rooms/backup/backup_file.h"
#include "db/db.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool backup_begins(int fd)
{
    char first[sizeof BACKUP_FIRST - 1];
    return pread(fd, first, sizeof first, 0) == (ssize_t)sizeof first && memcmp(first, BACKUP_FIRST, sizeof first) == 0;
}

static bool more(void *x, struct str *ret_bytes)
{
    struct backup_file *f = x;
    enum sealed_step step = sealed_next(f->sealed, ret_bytes, f->why);
    if (f->progress && step == SEALED_MORE)
        f->progress->tell(f->progress->x, f->doing, sealed_at(f->sealed), f->bytes);
    f->bad = f->bad || step == SEALED_BAD;
    return step == SEALED_MORE;
}

/* What the first lines say. They are proven by the first block; until then they are only good for a better sentence. */
static bool read_head(struct backup_file *f, const struct sealed_head *h, struct buf *ret_why)
{
    int64_t form, schema;
    struct backup_summary *s = &f->summary;
    if (!str_int(str_part(h->first, strlen(BACKUP_FIRST), h->first.n), &form) || form < BACKUP_FORM_PLAIN ||
        form > BACKUP_FORM) {
        buf_fmt(ret_why, "%s is a backup of a form that this program does not know: use the newest program", f->name);
        return false;
    }
    if (!str_int(sealed_line(h, "schema"), &schema) || schema < 1 || schema > INT32_MAX ||
        !instant_read(sealed_line(h, "began"), &s->began_at)) {
        buf_fmt(ret_why, "%s is damaged in its first lines", f->name);
        return false;
    }
    if (form != BACKUP_FORM_PLAIN)
        f->packed = packed_in_new(f->t, more, f);
    s->schema = (int)schema;
    if (!id_read(sealed_line(h, "run"), &s->id))
        s->id = 0;
    if (s->schema <= db_schema_newest())
        return true;
    buf_fmt(ret_why,
        "%s holds a database of schema %d, newer than this program knows (%d): install the program that made it "
        "(%.*s) or a newer one",
        f->name, s->schema, db_schema_newest(), STR_ARG(sealed_line(h, "program")));
    return false;
}

bool backup_file_open(struct task *t, int fd, struct str name, struct backup_file *ret_file, struct buf *ret_why)
{
    struct backup_file *f = ret_file;
    struct sealed_head head;
    struct stat st;
    *f = (struct backup_file){ .t = t, .name = str_z(t->a, name), .why = ret_why, .doing = "Reading, bytes" };
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || !backup_begins(fd)) {
        buf_fmt(ret_why, "%s is no backup of Kotipolku", f->name);
        return false;
    }
    f->bytes = f->summary.bytes = st.st_size;
    f->sealed = sealed_open(t, fd, name, &head, ret_why);
    if (!f->sealed || !read_head(f, &head, ret_why))
        return false;
    f->records = f->packed ? records_in_new(t, packed_more, f->packed) : records_in_new(t, more, f);
    return true;
}

enum records_kind backup_file_next(struct backup_file *f)
{
    enum records_kind kind = records_next(f->records);
    if (f->bad)
        return RECORD_BAD;
    if (f->packed && packed_bad(f->packed)) {
        buf_fmt(f->why, "%s does not hold together: a piece of it cannot be unpacked", f->name);
        return RECORD_BAD;
    }
    if (kind == RECORD_BAD)
        buf_fmt(f->why, "%s %.*s", f->name, STR_ARG(records_trouble(f->records)));
    if (kind == RECORD_CHAIN) {
        f->summary.chain = records_in_chain(f->records).seq;
        f->summary.chain_hash = str_copy(f->t->a, records_in_chain(f->records).hash);
    }
    if (kind == RECORD_END) {
        f->summary.tables = records_in_sums(f->records).tables;
        f->summary.rows = records_in_sums(f->records).rows;
        f->summary.ended_at = records_in_sums(f->records).ended_at;
    }
    return kind;
}

bool backup_file_walk(struct backup_file *f)
{
    enum records_kind kind;
    do
        kind = backup_file_next(f);
    while (kind != RECORD_BAD && kind != RECORD_END);
    return kind == RECORD_END;
}

bool backup_verify(struct task *t, struct str file, const struct backup_progress *p, struct backup_summary *ret_summary,
    struct buf *ret_why)
{
    struct backup_file f;
    int fd = open(str_z(t->a, file), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        buf_fmt(ret_why, "%.*s cannot be read: %s", STR_ARG(file), strerror(errno));
        return false;
    }
    bool whole = backup_file_open(t, fd, file, &f, ret_why);
    if (whole) {
        f.progress = p;
        whole = backup_file_walk(&f);
    }
    close(fd);
    if (whole)
        *ret_summary = f.summary;
    return whole;
}
