/* file: an answer that may be longer than memory. It is written, a piece at a time, into a file without a name, and the
 * server sends it from there: a slow reader holds no memory, no worker and no transaction. */
#include <fcntl.h>
#include <unistd.h>
#include "web/inside.h"
#include "web/range.h"

struct file_put {
    struct req *r;
    int64_t left; /* bytes that are still to come */
};

void file_put(struct file_put *to, struct str bytes)
{
    struct task *t = &to->r->task;

    must(t, (int64_t)bytes.n <= to->left);
    to->left -= (int64_t)bytes.n;
    while (bytes.n > 0) {
        ssize_t n = write(to->r->web->file->fd, bytes.p, bytes.n);
        if (n <= 0)
            fail(t, FAIL_DISK, "the answer could not be written into spool_folder");
        bytes = str_part(bytes, (size_t)n, bytes.n);
    }
}

static void file_end(void *x)
{
    struct sent_file *f = x;

    if (f->fd >= 0)
        close(f->fd);
}

static void file_fill(struct req *r, const struct file_answer *f, int64_t from, int64_t n)
{
    struct sent_file *s = r->web->file;
    struct file_put to = { r, n };
    const char *folder = str_z(r->task.a, r->web->settings->spool_folder);

    s->fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (s->fd < 0)
        fail(&r->task, FAIL_DISK, "spool_folder takes no file");
    s->bytes = n;
    f->give(f->x, &to, from, n);
    must(&r->task, to.left == 0);
}

struct reply reply_file(struct req *r, const struct file_answer *f)
{
    struct arena *a = r->task.a;
    struct sent_file *s = NEW(a, struct sent_file);
    struct str mark = str_fmt(a, "\"%.*s\"", STR_ARG(f->mark)), wanted = head(r, HEADER_RANGE);
    struct str only_if = head(r, HEADER_IF_RANGE);
    int64_t from = 0, n = f->bytes;

    must(&r->task, f->bytes > 0 && r->web->file == NULL);
    s->fd = -1;
    s->mark = str_z(a, mark);
    r->web->file = s;
    r->web->bytes = S("");
    r->web->may_keep = f->kept;
    arena_then(a, file_end, s);
    if (f->kept && str_find(head(r, HEADER_IF_NONE_MATCH), mark) >= 0)
        return (struct reply){ 304, REPLY_BYTES };
    bool other = !str_empty(only_if) && !str_eq(only_if, mark); /* she has another one: a part does not help */
    bool whole = other || !str_is(r->web->x->method, "GET");
    enum range part = whole ? RANGE_ALL : range_read(wanted, f->bytes, &from, &n);
    if (part == RANGE_NONE) {
        s->range = str_z(a, str_fmt(a, "bytes */%lld", (long long)f->bytes));
        return (struct reply){ 416, REPLY_BYTES };
    }
    if (part == RANGE_PART)
        s->range = str_z(
            a, str_fmt(a, "bytes %lld-%lld/%lld", (long long)from, (long long)(from + n - 1), (long long)f->bytes));
    s->disposition = answer_disposition(a, f->shown ? "inline" : "attachment", f->name);
    r->web->content_type = f->content_type;
    file_fill(r, f, from, n);
    return (struct reply){ part == RANGE_PART ? 206 : 200, REPLY_BYTES };
}
