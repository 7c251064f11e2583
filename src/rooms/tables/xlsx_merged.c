/* xlsx_merged: which cells of a sheet are one, over several lines: what stands in the first of them is meant for all.
 * They are named behind the rows, so the sheet is read once for them alone. */
#include "rooms/tables/xlsx_book.h"

enum { MERGED_MOST = 10000 };

struct merging {
    struct buf found; /* struct merged each */
};

/* "B12" */
static bool read_place(const char **p, size_t *ret_column, int64_t *ret_line)
{
    size_t column = 0;
    int64_t line = 0;

    for (; **p >= 'A' && **p <= 'Z' && column < 100000; (*p)++)
        column = column * 26 + (size_t)(**p - 'A') + 1;
    for (; **p >= '0' && **p <= '9' && line < INT32_MAX; (*p)++)
        line = line * 10 + (**p - '0');
    *ret_column = column - 1;
    *ret_line = line;
    return column > 0 && line > 0;
}

static void merged_start(void *x, const char *name, const char *const *attributes)
{
    struct merging *m = x;
    const char *ref = strcmp(name, "mergeCell") == 0 ? part_attribute(attributes, "ref") : NULL;
    struct merged one;
    size_t last_column;

    memset(&one, 0, sizeof one);
    if (ref && read_place(&ref, &one.column, &one.first) && *ref++ == ':' &&
        read_place(&ref, &last_column, &one.last) && one.last > one.first)
        buf_put(&m->found, (const char *)&one, sizeof one);
}

static void no_end(void *x, const char *name) {}
static void no_text(void *x, const char *p, size_t n) {}

struct merged_list book_merged(struct book *b, size_t i)
{
    struct merging *m = NEW(b->t->a, struct merging);
    const struct part_reader reader = { merged_start, no_end, no_text, m };
    struct merged_list list = { 0 };

    must(b->t, i < b->n);
    book_own_buf(b->t, &m->found, MERGED_MOST * sizeof(struct merged));
    struct part *part = part_open(b->parts, b->sheets[i].path, &reader);
    if (!part || part_step(part) != PART_END)
        return list; /* whoever reads its rows says so */
    list.n = m->found.n / sizeof *list.at;
    list.at = NEW_N(b->t->a, struct merged, list.n + 1);
    if (list.n > 0)
        memcpy(list.at, m->found.p, list.n * sizeof *list.at);
    return list;
}
