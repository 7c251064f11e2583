/* tables_write: tables on their way out: the common steps of all formats, JSON (the shortest of them), and cells as
 * people see them. Text, CSV and XLSX have files of their own. */
#include "rooms/tables/tables_write.h"
#include <errno.h>
#include <unistd.h>
#include "rooms/tables/tables_formats.h"

enum { OWN_BYTES = 16 << 20, FLUSH_BYTES = 64 << 10 };

/* --- JSON */

static void json_open(struct tables *ts)
{
    js_init(&ts->json, ts->o);
    js_object(&ts->json);
}

static void json_begin(struct tables *ts)
{
    js_key(&ts->json, ts->head->name);
    js_array(&ts->json);
}

void table_cell_json(struct json *j, const struct column *c, const struct cell *cell)
{
    if (!cell->known) {
        js_null(j);
        return;
    }
    switch (c->type) {
    case COLUMN_INT:
    case COLUMN_PERCENT:
    case COLUMN_MINUTES: js_int(j, cell->n); return;
    case COLUMN_HUNDREDTHS:
    case COLUMN_MONEY: js_cents(j, cell->n); return;
    case COLUMN_TEXT:
    case COLUMN_DAY:
    case COLUMN_INSTANT:
    case COLUMN_CODE:
    case COLUMN_LANGUAGE:
    case COLUMN_COUNTRY: js_str(j, cell->s); return;
    }
    unreachable();
}

static void json_row(struct tables *ts, const struct cell *cells)
{
    js_object(&ts->json);
    for (size_t i = 0; i < ts->head->n; i++) {
        js_key(&ts->json, str_of(ts->head->columns[i].key));
        table_cell_json(&ts->json, &ts->head->columns[i], &cells[i]);
    }
    js_end(&ts->json);
}

static void json_end_table(struct tables *ts) { js_end(&ts->json); }

static const struct format_steps format_json = {
    .type = "application/json; charset=utf-8",
    .ending = ".json",
    .open = json_open,
    .begin = json_begin,
    .row = json_row,
    .end = json_end_table,
    .close = json_end_table,
};

/* --- the common steps */

static const struct format_steps *steps(enum table_format f)
{
    switch (f) {
    case FORMAT_TEXT: return &format_text;
    case FORMAT_JSON: return &format_json;
    case FORMAT_CSV: return &format_csv;
    case FORMAT_CSV_PEOPLE: return &format_csv_people;
    case FORMAT_XLSX: return &format_xlsx;
    }
    unreachable();
}

const char *table_format_type(enum table_format f) { return steps(f)->type; }

const char *table_format_ending(enum table_format f) { return steps(f)->ending; }

static void free_own(void *x) { buf_free(x); }

static struct tables *open_tables(struct task *t, enum table_format f, struct buf *o, int fd)
{
    struct tables *ts = NEW(t->a, struct tables);
    *ts = (struct tables){ .t = t, .format = f, .o = o, .fd = fd };
    if (!o) {
        buf_init(&ts->own, OWN_BYTES);
        arena_then(t->a, free_own, &ts->own);
        ts->o = &ts->own;
    }
    if (steps(f)->open)
        steps(f)->open(ts);
    return ts;
}

struct tables *tables_to_buf(struct task *t, enum table_format f, struct buf *o) { return open_tables(t, f, o, -1); }

struct tables *tables_to_fd(struct task *t, enum table_format f, int fd) { return open_tables(t, f, NULL, fd); }

void tables_flush(struct tables *ts)
{
    if (ts->fd < 0)
        return;
    if (buf_full(ts->o))
        fail(ts->t, FAIL_MEMORY, "a row of more than %d bytes", OWN_BYTES);
    for (size_t done = 0; done < ts->o->n;) {
        ssize_t n = write(ts->fd, ts->o->p + done, ts->o->n - done);
        if (n < 0 && errno != EINTR)
            fail(ts->t, FAIL_DISK, "writing a table: %s", strerror(errno));
        if (n > 0)
            done += (size_t)n;
    }
    ts->o->n = 0;
}

void tables_begin(struct tables *ts, const struct table_head *head)
{
    must(ts->t, !ts->head && head->n > 0);
    ts->head = head;
    ts->n++;
    if (steps(ts->format)->begin)
        steps(ts->format)->begin(ts);
}

void tables_row(struct tables *ts, const struct cell *cells)
{
    steps(ts->format)->row(ts, cells);
    if (ts->o->n > FLUSH_BYTES)
        tables_flush(ts);
}

void tables_end(struct tables *ts)
{
    if (steps(ts->format)->end)
        steps(ts->format)->end(ts);
    ts->head = NULL;
}

void tables_close(struct tables *ts)
{
    must(ts->t, !ts->head);
    if (steps(ts->format)->close)
        steps(ts->format)->close(ts);
    tables_flush(ts);
}

/* --- cells for people */

void put_cents(struct buf *o, int64_t cents, char mark)
{
    uint64_t all = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
    buf_fmt(o, "%s%llu%c%02llu", cents < 0 ? "-" : "", (unsigned long long)(all / 100), mark,
        (unsigned long long)(all % 100));
}

struct str column_heading(const struct lang *l, const struct column *c)
{
    if (c->heading)
        return str_of(lang_tr(l, c->heading));
    return c->title.n ? c->title : str_of(c->key);
}

static struct str day_text(struct arena *a, const struct lang *l, struct str stored)
{
    struct day d;
    return day_read_partial(stored, &d) ? lang_day(a, l, d) : stored;
}

static struct str instant_text(struct arena *a, const struct lang *l, struct str stored)
{
    struct instant i;
    return instant_read(stored, &i) ? lang_instant(a, l, i) : stored;
}

static struct str hundredths_text(struct arena *a, int64_t n)
{
    uint64_t all = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

    return str_fmt(
        a, "%s%llu,%02llu", n < 0 ? "-" : "", (unsigned long long)(all / 100), (unsigned long long)(all % 100));
}

struct str cell_text(struct arena *a, const struct lang *l, const struct column *c, const struct cell *cell)
{
    if (!cell->known)
        return S("");
    switch (c->type) {
    case COLUMN_TEXT: return cell->s;
    case COLUMN_INT: return lang_number(a, l, cell->n);
    case COLUMN_PERCENT: return lang_percent(a, l, cell->n);
    case COLUMN_DAY: return day_text(a, l, cell->s);
    case COLUMN_INSTANT: return instant_text(a, l, cell->s);
    case COLUMN_MINUTES: return str_fmt(a, "%lld:%02lld", (long long)(cell->n / 60), (long long)(cell->n % 60));
    case COLUMN_MONEY: return lang_money(a, l, cell->n);
    case COLUMN_HUNDREDTHS: return hundredths_text(a, cell->n);
    case COLUMN_CODE: return c->codes ? code_name(l, c->codes, cell->s) : cell->s;
    case COLUMN_LANGUAGE: return lang_language_name(a, l, cell->s);
    case COLUMN_COUNTRY: return lang_country_name(a, l, cell->s);
    }
    unreachable();
}
