/* exchange_rejected: goes through the staged files again and picks the rejected rows out, with the sender's own
 * columns. */
#include "rooms/exchange/exchange_rejected.h"

#include <stdlib.h>
#include "rooms/exchange/exchange_columns.h"
#include "rooms/exchange/exchange_sources.h"

enum { LARGEST = 256 * 1024 * 1024 };

const char *const exchange_reasons[EXCHANGE_REASONS] = { "line", "column", "reason", "hint" };

bool exchange_has_reasons(const struct row *header)
{
    size_t i = 0;

    while (i < EXCHANGE_REASONS && i < header->n && str_is(str_trim(header->at[i]), exchange_reasons[i]))
        i++;
    return i == EXCHANGE_REASONS;
}

/* ---- what is wrong, by file and line */

/* column empty: with the whole row. placed: its row was found. */
struct fault {
    struct str file;
    int64_t line, place;
    struct str column, reason, hint;
    bool placed;
};
struct faults {
    struct fault *at;
    size_t n, cap;
};

static int by_file_and_line(const void *a, const void *b)
{
    const struct fault *x = a, *y = b;
    int files = str_cmp(x->file, y->file);

    if (files != 0)
        return files;
    return x->line != y->line ? (x->line < y->line ? -1 : 1) : x->place < y->place ? -1 : x->place > y->place;
}

static struct faults all_faults(struct task *t, int64_t import)
{
    struct preview_lines lines = exchange_preview(t, import, EXCHANGE_REJECTED, 0, EXCHANGE_REJECTIONS_KEPT);
    struct exchange_mends mends = exchange_staged_mends(t, import);
    struct faults list = { 0 };

    for (size_t i = 0; i < lines.n; i++) {
        const struct preview_line *l = &lines.at[i];
        struct fault one = {
            .file = l->file,
            .line = l->line,
            .place = l->place,
            .column = l->column,
            .reason = l->reason,
            .hint = l->hint,
        };
        LIST_ADD(t->a, &list, one);
    }
    for (size_t i = 0; i < mends.n; i++) {
        struct fault one = {
            .file = mends.at[i].file,
            .line = mends.at[i].line,
            .reason = str_of(tr(t, "The row was left out of the import.")),
        };
        if (str_empty(mends.at[i].column) && mends.at[i].line > 0)
            LIST_ADD(t->a, &list, one);
    }
    if (list.n > 0)
        qsort(list.at, list.n, sizeof *list.at, by_file_and_line);
    return list;
}

/* ---- a row with its faults */

struct wrong_row {
    struct str *cells;
    size_t n;
    int64_t line;
    struct str columns, reasons, hints;
};
struct wrong_rows {
    struct wrong_row *at;
    size_t n, cap;
};

static struct str joined(struct arena *a, struct str all, const char *between, struct str more)
{
    if (more.n == 0 || str_eq(all, more))
        return all;
    return all.n > 0 ? str_fmt(a, "%.*s%s%.*s", STR_ARG(all), between, STR_ARG(more)) : more;
}

/* Adds the row; of several faults each reason says its column. */
static void keep_row(
    struct task *t, struct wrong_rows *rows, const struct row *row, struct fault *faults, size_t n, size_t from)
{
    struct wrong_row one = { .line = row->line, .columns = S(""), .reasons = S(""), .hints = S("") };

    if (row->n > from) {
        one.cells = NEW_N(t->a, struct str, row->n - from);
        one.n = row->n - from;
    }
    for (size_t i = 0; i < one.n; i++)
        one.cells[i] = str_copy(t->a, row->at[from + i]);
    for (size_t i = 0; i < n; i++) {
        struct fault *f = &faults[i];
        f->placed = true;
        one.columns = joined(t->a, one.columns, "; ", f->column);
        one.reasons = joined(t->a, one.reasons, " ",
            n > 1 && f->column.n > 0 ? str_fmt(t->a, "%.*s: %.*s", STR_ARG(f->column), STR_ARG(f->reason)) : f->reason);
        one.hints = joined(t->a, one.hints, " ", f->hint);
    }
    LIST_ADD(t->a, rows, one);
}

/* ---- a sheet */

/* Wider than the header when a row is: what stands too far right is shown too. */
static void write_sheet(struct task *t, struct tables *ts, const struct source *s, const struct wrong_row *header,
    const struct wrong_rows *rows)
{
    size_t own = header->n;

    for (size_t i = 0; i < rows->n; i++)
        own = rows->at[i].n > own ? rows->at[i].n : own;
    struct column *columns = NEW_N(t->a, struct column, EXCHANGE_REASONS + own);
    struct cell *cells = NEW_N(t->a, struct cell, EXCHANGE_REASONS + own);
    for (size_t i = 0; i < EXCHANGE_REASONS; i++)
        columns[i] = (struct column){ .key = exchange_reasons[i], .type = i == 0 ? COLUMN_INT : COLUMN_TEXT };
    for (size_t i = 0; i < own; i++)
        columns[EXCHANGE_REASONS + i] = (struct column){ .key = i < header->n ? str_z(t->a, header->cells[i]) : "" };
    tables_begin(ts,
        &(struct table_head){ .name = str_of(kinds[s->kind]->name), .columns = columns, .n = EXCHANGE_REASONS + own });
    for (size_t i = 0; i < rows->n; i++) {
        const struct wrong_row *r = &rows->at[i];
        cells[0] = cell_n(r->line);
        cells[1] = cell_s(r->columns);
        cells[2] = cell_s(r->reasons);
        cells[3] = cell_s(r->hints);
        for (size_t k = 0; k < own; k++)
            cells[EXCHANGE_REASONS + k] = k < r->n ? cell_s(r->cells[k]) : cell_none();
        tables_row(ts, cells);
    }
    tables_end(ts);
}

/* Picks the rows with faults out of a table; `faults` are those of its file, by line. False: none of them has a row. */
static bool put_source(struct pass *p, struct tables *ts, const struct source *s, struct fault *faults, size_t n)
{
    struct rows *rows = n > 0 ? source_rows(p, s) : NULL;
    struct wrong_rows header = { 0 }, wrong = { 0 };
    struct row row;
    size_t next = 0, from = 0;

    while (rows && next < n && rows_next(rows, &row) == ROWS_ROW) {
        size_t here = 0;
        if (header.n == 0) {
            from = exchange_has_reasons(&row) ? EXCHANGE_REASONS : 0;
            keep_row(p->t, &header, &row, NULL, 0, from);
        }
        while (next < n && faults[next].line < row.line)
            next++;
        while (next + here < n && faults[next + here].line == row.line)
            here++;
        if (here > 0 && row.line != header.at[0].line)
            keep_row(p->t, &wrong, &row, &faults[next], here, from);
        next += here;
    }
    if (wrong.n > 0)
        write_sheet(p->t, ts, s, &header.at[0], &wrong);
    return wrong.n > 0;
}

/* What is wrong with whole files: no row of theirs could be picked out. */
static bool put_faults(struct tables *ts, const struct faults *faults)
{
    static const struct column columns[] = { { .key = "file" }, { .key = "line", .type = COLUMN_INT },
        { .key = "column" }, { .key = "reason" }, { .key = "hint" } };
    bool any = false;

    for (size_t i = 0; i < faults->n; i++)
        any |= !faults->at[i].placed;
    if (!any)
        return false;
    tables_begin(ts, &(struct table_head){
                         .name = S(EXCHANGE_FAULTS_SHEET), .columns = columns, .n = sizeof columns / sizeof *columns });
    for (size_t i = 0; i < faults->n; i++) {
        const struct fault *f = &faults->at[i];
        if (!f->placed)
            tables_row(ts, (struct cell[]){ cell_s(f->file), f->line > 0 ? cell_n(f->line) : cell_none(),
                               cell_s(f->column), cell_s(f->reason), cell_s(f->hint) });
    }
    tables_end(ts);
    return true;
}

/* ---- the book */

/* Every table with the faults of its file. */
static bool put_sources(struct pass *p, struct tables *ts, const struct sources *sources, const struct faults *faults)
{
    bool any = false;

    for (size_t i = 0; i < sources->n; i++) {
        const struct source *s = &sources->at[i];
        size_t from = 0, n = 0;
        while (from < faults->n && !str_eq(faults->at[from].file, s->name))
            from++;
        while (from + n < faults->n && str_eq(faults->at[from + n].file, s->name))
            n++;
        any |= put_source(p, ts, s, faults->at + from, n);
    }
    return any;
}

struct str exchange_rejected_book(struct task *t, int64_t import)
{
    static const struct column nothing[] = { { .key = "line" } };
    struct task *own = exchange_scratch(t); /* more rows than a page's memory holds */
    struct exchange_result found = { 0 };
    struct pass p = { .t = own, .scratch = own, .result = &found, .quiet = true, .kind = KIND__N };
    struct exchange_mends mends = exchange_staged_mends(own, import);
    struct exchange_options found_before = { .project = 0 };
    struct staged_files files = exchange_staged_tables(own, import, &mends, &found_before);
    struct faults faults = all_faults(own, import);
    struct sources sources = { 0 };
    struct buf *o = task_buf(t, LARGEST);

    mends_sort(&p, &mends); /* a file may be in the alphabet that somebody said */
    sources_open(&p, files.at, files.n, &sources);
    struct tables *ts = tables_to_buf(t, FORMAT_XLSX, o);
    bool any = put_sources(&p, ts, &sources, &faults);
    any |= put_faults(ts, &faults);
    if (!any) {
        tables_begin(ts, &(struct table_head){ .name = S(EXCHANGE_FAULTS_SHEET), .columns = nothing, .n = 1 });
        tables_end(ts);
    }
    tables_close(ts);
    task_must_fit(t, o);
    return buf_view(o);
}
