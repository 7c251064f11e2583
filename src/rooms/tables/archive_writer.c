/* archive_writer: files into a ZIP archive, through libzip. The same files always give the same bytes: no day of making
 * stands in it. */
#include "rooms/tables/tables_archive.h"
#include <zip.h>
#include "base/buf.h"

enum { DOS_DAY = 0x21 }; /* 1980-01-01, the format's own first day */
#define LARGEST ((size_t)1 << 30)

struct archive_writer {
    struct task *t;
    zip_t *zip;
    zip_source_t *out;
};

static void let_go(void *x)
{
    struct archive_writer *w = x;
    if (w->zip)
        zip_discard(w->zip);
    if (w->out)
        zip_source_free(w->out);
    w->zip = NULL;
    w->out = NULL;
}

struct archive_writer *archive_new(struct task *t)
{
    struct archive_writer *w = NEW(t->a, struct archive_writer);
    *w = (struct archive_writer){ .t = t, .out = zip_source_buffer_create(NULL, 0, 0, NULL) };
    arena_then(t->a, let_go, w);
    must(t, w->out);
    zip_source_keep(w->out); /* one for the archive, one to read it afterwards */
    w->zip = zip_open_from_source(w->out, ZIP_TRUNCATE, NULL);
    if (!w->zip)
        zip_source_free(w->out);
    must(t, w->zip);
    return w;
}

void archive_add(struct archive_writer *w, struct str name, struct str bytes)
{
    zip_source_t *source = zip_source_buffer(w->zip, bytes.p, bytes.n, 0);
    must(w->t, source);
    zip_int64_t i = zip_file_add(w->zip, str_z(w->t->a, name), source, ZIP_FL_ENC_UTF_8);
    if (i < 0)
        zip_source_free(source);
    must(w->t, i >= 0);
    must(w->t, zip_file_set_dostime(w->zip, (zip_uint64_t)i, 0, DOS_DAY, 0) == 0);
}

struct str archive_end(struct archive_writer *w)
{
    struct buf *all = task_buf(w->t, LARGEST);
    char piece[16 * 1024];
    zip_int64_t n;
    must(w->t, zip_close(w->zip) == 0);
    w->zip = NULL;
    must(w->t, zip_source_open(w->out) == 0);
    while ((n = zip_source_read(w->out, piece, sizeof piece)) > 0)
        buf_put(all, piece, (size_t)n);
    zip_source_close(w->out);
    must(w->t, n == 0);
    task_must_fit(w->t, all);
    return buf_view(all);
}
