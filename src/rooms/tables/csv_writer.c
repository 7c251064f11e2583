/* csv_writer: tables as CSV, in two kinds. For programs and packages: RFC 4180. For people: as Excel in Finland opens
 * it with a double click. In both, texts that would run as formulas are made harmless: whoever opens a package looks at
 * what strangers typed. */
#include "rooms/tables/tables_formats.h"

static void put_quoted(struct buf *o, struct str s, char separator)
{
    bool plain = s.n == 0 || (s.p[0] != ' ' && s.p[s.n - 1] != ' ');
    for (size_t i = 0; plain && i < s.n; i++)
        plain = s.p[i] != separator && s.p[i] != '"' && s.p[i] != '\n' && s.p[i] != '\r';
    if (plain) {
        buf_str(o, s);
        return;
    }
    BUF_LIT(o, "\"");
    for (struct str rest = s; rest.n > 0;) {
        const char *mark = memchr(rest.p, '"', rest.n);
        const size_t n = mark ? (size_t)(mark - rest.p) + 1 : rest.n;
        buf_put(o, rest.p, n);
        if (mark)
            BUF_LIT(o, "\"");
        rest = str_part(rest, n, rest.n);
    }
    BUF_LIT(o, "\"");
}

/* Would a spreadsheet run this text? "=…" and "@…" yes, "+358 40 123" and "-5" no. */
static bool runs_as_formula(struct str s)
{
    if (s.n == 0 || !strchr("=@+-\t\r", s.p[0]))
        return false;
    if (s.p[0] != '+' && s.p[0] != '-')
        return true;
    for (size_t i = 1; i < s.n; i++)
        if (!strchr("0123456789 .,-()", s.p[i]) || s.p[i] == '\0')
            return true;
    return false;
}

/* A text with an apostrophe before what would run, which an import takes off again; and before what an import would
 * take for such a text. */
static void put_harmless(struct buf *o, struct str s, char separator)
{
    bool looks_guarded = s.n > 1 && s.p[0] == '\'' && s.p[1] && strchr("0123456789+-=@'\t\r", s.p[1]);
    if (!runs_as_formula(s) && !looks_guarded) {
        put_quoted(o, s, separator);
        return;
    }
    struct buf with;
    buf_init(&with, s.n + 2);
    BUF_LIT(&with, "'");
    buf_str(&with, s);
    put_quoted(o, buf_view(&with), separator);
    buf_free(&with);
}

/* --- for programs */

static void csv_begin(struct tables *ts)
{
    must(ts->t, ts->n == 1); /* one table in a file */
    for (size_t i = 0; i < ts->head->n; i++) {
        if (i)
            BUF_LIT(ts->o, ",");
        put_quoted(ts->o, str_of(ts->head->columns[i].key), ',');
    }
    BUF_LIT(ts->o, "\n");
}

static void csv_cell(struct buf *o, const struct column *c, const struct cell *cell)
{
    if (!cell->known)
        return;
    switch (c->type) {
    case COLUMN_INT:
    case COLUMN_PERCENT:
    case COLUMN_MINUTES: buf_int(o, cell->n); return;
    case COLUMN_HUNDREDTHS:
    case COLUMN_MONEY: put_cents(o, cell->n, '.'); return;
    case COLUMN_TEXT: put_harmless(o, cell->s, ','); return;
    case COLUMN_DAY:
    case COLUMN_INSTANT:
    case COLUMN_CODE:
    case COLUMN_LANGUAGE:
    case COLUMN_COUNTRY: put_quoted(o, cell->s, ','); return;
    }
    unreachable();
}

static void csv_row(struct tables *ts, const struct cell *cells)
{
    for (size_t i = 0; i < ts->head->n; i++) {
        if (i)
            BUF_LIT(ts->o, ",");
        csv_cell(ts->o, &ts->head->columns[i], &cells[i]);
    }
    BUF_LIT(ts->o, "\n");
}

const struct format_steps format_csv = {
    .type = "text/csv; charset=utf-8",
    .ending = ".csv",
    .begin = csv_begin,
    .row = csv_row,
};

/* --- for people */

static void people_begin(struct tables *ts)
{
    must(ts->t, ts->n == 1);
    BUF_LIT(ts->o, "\xEF\xBB\xBF");
    for (size_t i = 0; i < ts->head->n; i++) {
        if (i)
            BUF_LIT(ts->o, ";");
        put_harmless(ts->o, column_heading(ts->t->lang, &ts->head->columns[i]), ';');
    }
    BUF_LIT(ts->o, "\r\n");
}

static void people_text(struct tables *ts, struct str s) { put_harmless(ts->o, s, ';'); }

static void people_instant(struct tables *ts, struct str stored)
{
    struct instant i;
    if (instant_read(stored, &i))
        buf_fmt(ts->o, "%s %s", instant_day(i).t, instant_clock(i).t);
    else
        people_text(ts, stored);
}

static void people_cell(struct tables *ts, const struct column *c, const struct cell *cell)
{
    if (!cell->known)
        return;
    switch (c->type) {
    case COLUMN_INT:
    case COLUMN_PERCENT: buf_int(ts->o, cell->n); return;
    case COLUMN_MINUTES: buf_fmt(ts->o, "%lld:%02lld", (long long)(cell->n / 60), (long long)(cell->n % 60)); return;
    case COLUMN_HUNDREDTHS:
    case COLUMN_MONEY: put_cents(ts->o, cell->n, ','); return;
    case COLUMN_INSTANT: people_instant(ts, cell->s); return;
    case COLUMN_TEXT:
    case COLUMN_DAY: /* 2026-11-22: no spreadsheet mistakes it */ people_text(ts, cell->s); return;
    case COLUMN_CODE:
    case COLUMN_LANGUAGE:
    case COLUMN_COUNTRY: people_text(ts, cell_text(ts->t->a, ts->t->lang, c, cell)); return;
    }
    unreachable();
}

static void people_row(struct tables *ts, const struct cell *cells)
{
    for (size_t i = 0; i < ts->head->n; i++) {
        if (i)
            BUF_LIT(ts->o, ";");
        people_cell(ts, &ts->head->columns[i], &cells[i]);
    }
    BUF_LIT(ts->o, "\r\n");
}

const struct format_steps format_csv_people = {
    .type = "text/csv; charset=utf-8",
    .ending = ".csv",
    .begin = people_begin,
    .row = people_row,
};
