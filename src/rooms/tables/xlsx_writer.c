/* xlsx_writer: tables as a workbook, one sheet for each, through libxlsxwriter. Rows go to temporary files at once, so
 * memory stays small; the finished workbook is a temporary file too, whose bytes are then sent on. Numbers are numbers
 * and days are days; texts are written as texts, so nothing that begins with "=" ever runs. */
#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "rooms/tables/tables_formats.h"

enum { SHEET_ROWS = 1048576, CELL_UNITS = 32767, SHEET_NAME = 31, PIECE = 64 << 10 };

struct workbook {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *header, *text, *day, *instant, *percent, *money, *minutes, *decimal;
    char path[64]; /* of the finished workbook; "" once it is removed */
    int fd;        /* of the same while it is sent on; -1 */
    lxw_row_t row; /* next one of the sheet */
    unsigned part; /* a table of more than a million rows goes on in "name 2" */
};

static void clean_up(void *x)
{
    struct workbook *w = x;
    if (w->book)
        lxw_workbook_free(w->book);
    if (w->path[0])
        unlink(w->path);
    if (w->fd >= 0)
        close(w->fd);
}

static lxw_format *number_format(struct workbook *w, const char *code)
{
    lxw_format *f = workbook_add_format(w->book);
    format_set_num_format(f, code);
    return f;
}

static void xlsx_open(struct tables *ts)
{
    struct workbook *w = NEW(ts->t->a, struct workbook);
    ts->workbook = w;
    snprintf(w->path, sizeof w->path, "/tmp/kotipolku-XXXXXX");
    w->fd = mkstemp(w->path);
    if (w->fd < 0)
        fail(ts->t, FAIL_DISK, "no temporary file for a workbook");
    close(w->fd);
    w->fd = -1;
    arena_then(ts->t->a, clean_up, w);
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = NULL };
    w->book = workbook_new_opt(w->path, &options);
    if (!w->book)
        fail(ts->t, FAIL_MEMORY, "no memory for a workbook");
    w->header = workbook_add_format(w->book);
    format_set_bold(w->header);
    format_set_text_wrap(w->header);
    format_set_bottom(w->header, LXW_BORDER_THIN);
    w->text = number_format(w, "@"); /* stays text when somebody edits the cell */
    w->day = number_format(w, "d.m.yyyy");
    w->instant = number_format(w, "d.m.yyyy hh:mm");
    w->percent = number_format(w, "0 %");
    w->money = number_format(w, "#,##0.00 \"€\"");
    w->minutes = number_format(w, "[h]:mm");
    w->decimal = number_format(w, "#,##0.00");
}

/* The day that the parts of its archive bear, too. */
void tables_undated(struct tables *ts)
{
    enum { YEAR_1980 = 315532800 };
    lxw_doc_properties properties = { .created = YEAR_1980 };

    if (ts->workbook)
        workbook_set_properties(ts->workbook->book, &properties);
}

/* --- sheets */

/* A sheet's name: at most 31 characters, none of []:*?/\, no apostrophe at the ends; with its part's number if there is
 * one. */
static const char *sheet_name(struct tables *ts, unsigned part)
{
    struct str name = ts->head->name.n ? ts->head->name : S("table");
    char safe[SHEET_NAME * 4 + 1];
    size_t n = 0, letters = 0, most = part > 1 ? SHEET_NAME - 3 : SHEET_NAME;
    for (size_t i = 0; i < name.n && n < sizeof safe - 1; i++) {
        if (((unsigned char)name.p[i] & 0xC0) != 0x80 && ++letters > most)
            break;
        safe[n++] = strchr("[]:*?/\\'", name.p[i]) ? '-' : name.p[i];
    }
    safe[n] = '\0';
    return str_z(ts->t->a, part > 1 ? str_fmt(ts->t->a, "%s %u", safe, part) : str_of(safe));
}

static double column_width(enum column_type type, struct str heading)
{
    size_t letters = 2;
    for (size_t i = 0; i < heading.n; i++)
        letters += ((unsigned char)heading.p[i] & 0xC0) != 0x80;
    const size_t least = type == COLUMN_TEXT ? 20 : type == COLUMN_INSTANT ? 16 : 12;
    return (double)(letters < least ? least : letters > 40 ? 40 : letters);
}

/* As much of a text as a cell holds, cut between two characters: Excel counts units of UTF-16, of which a character
 * beyond U+FFFF has two. */
static struct str cell_part(struct str s)
{
    size_t units = 0;
    for (size_t i = 0; s.n > CELL_UNITS && i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
        if (units > CELL_UNITS)
            return str_part(s, 0, i);
    }
    return s;
}

/* Foreign texts need a NUL at their end. */
static const char *text_z(struct tables *ts, struct str s) { return str_z(ts->t->a, cell_part(s)); }

static void begin_sheet(struct tables *ts)
{
    struct workbook *w = ts->workbook;
    const bool rtl = strcmp(ts->t->lang->dir, "rtl") == 0;
    w->sheet = workbook_add_worksheet(w->book, sheet_name(ts, w->part));
    if (!w->sheet)
        fail(ts->t, FAIL_FOREIGN, "no sheet for table %zu", ts->n);
    if (rtl)
        worksheet_right_to_left(w->sheet);
    for (size_t i = 0; i < ts->head->n; i++) {
        const struct column *c = &ts->head->columns[i];
        const struct str heading = column_heading(ts->t->lang, c);
        worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, column_width(c->type, heading), NULL);
        worksheet_write_string(w->sheet, 0, (lxw_col_t)i, text_z(ts, heading), w->header);
    }
    worksheet_freeze_panes(w->sheet, 1, 0);
    w->row = 1;
}

static void xlsx_begin(struct tables *ts)
{
    ts->workbook->part = 1;
    begin_sheet(ts);
}

static void xlsx_end(struct tables *ts)
{
    struct workbook *w = ts->workbook;
    worksheet_autofilter(w->sheet, 0, 0, w->row - 1, (lxw_col_t)(ts->head->n - 1));
}

/* --- cells */

static void put_text(struct tables *ts, lxw_col_t column, struct str s)
{
    struct workbook *w = ts->workbook;
    char small[256]; /* most texts, without a byte of the arena */
    if (s.n < sizeof small) {
        memcpy(small, s.p, s.n);
        small[s.n] = '\0';
        worksheet_write_string(w->sheet, w->row, column, small, w->text);
    } else
        worksheet_write_string(w->sheet, w->row, column, text_z(ts, s), w->text);
}

static void put_day(struct tables *ts, lxw_col_t column, struct str stored)
{
    struct workbook *w = ts->workbook;
    struct day d;
    if (!day_read(stored, &d) || day_year(d) < 1901) {
        put_text(ts, column, stored); /* only year or month known */
        return;
    }
    lxw_datetime at = { .year = day_year(d), .month = day_month(d), .day = day_of_month(d) };
    worksheet_write_datetime(w->sheet, w->row, column, &at, w->day);
}

static void put_instant(struct tables *ts, lxw_col_t column, struct str stored)
{
    struct workbook *w = ts->workbook;
    struct instant i;
    if (!instant_read(stored, &i)) {
        put_text(ts, column, stored);
        return;
    }
    const struct day d = instant_day(i);
    const int64_t minutes = clock_minutes(instant_clock(i));
    lxw_datetime at = { .year = day_year(d),
        .month = day_month(d),
        .day = day_of_month(d),
        .hour = (int)(minutes / 60),
        .min = (int)(minutes % 60) };
    worksheet_write_datetime(w->sheet, w->row, column, &at, w->instant);
}

static void put_cell(struct tables *ts, lxw_col_t column, const struct column *c, const struct cell *cell)
{
    struct workbook *w = ts->workbook;
    switch (c->type) {
    case COLUMN_INT: worksheet_write_number(w->sheet, w->row, column, (double)cell->n, NULL); return;
    case COLUMN_PERCENT: worksheet_write_number(w->sheet, w->row, column, (double)cell->n / 100, w->percent); return;
    case COLUMN_MINUTES: worksheet_write_number(w->sheet, w->row, column, (double)cell->n / 1440, w->minutes); return;
    case COLUMN_MONEY: worksheet_write_number(w->sheet, w->row, column, (double)cell->n / 100, w->money); return;
    case COLUMN_HUNDREDTHS: worksheet_write_number(w->sheet, w->row, column, (double)cell->n / 100, w->decimal); return;
    case COLUMN_DAY: put_day(ts, column, cell->s); return;
    case COLUMN_INSTANT: put_instant(ts, column, cell->s); return;
    case COLUMN_TEXT: put_text(ts, column, cell->s); return;
    case COLUMN_CODE:
    case COLUMN_LANGUAGE:
    case COLUMN_COUNTRY: put_text(ts, column, cell_text(ts->t->a, ts->t->lang, c, cell)); return;
    }
    unreachable();
}

static void xlsx_row(struct tables *ts, const struct cell *cells)
{
    struct workbook *w = ts->workbook;
    if (w->row == SHEET_ROWS) {
        xlsx_end(ts);
        w->part++;
        begin_sheet(ts);
    }
    for (size_t i = 0; i < ts->head->n; i++)
        if (cells[i].known)
            put_cell(ts, (lxw_col_t)i, &ts->head->columns[i], &cells[i]);
    w->row++;
}

static void xlsx_close(struct tables *ts)
{
    struct workbook *w = ts->workbook;
    lxw_error error = workbook_close(w->book); /* frees it, whatever it returns */
    w->book = NULL;
    if (error)
        fail(ts->t, FAIL_DISK, "writing a workbook: %s", lxw_strerror(error));

    w->fd = open(w->path, O_RDONLY | O_CLOEXEC);
    unlink(w->path);
    w->path[0] = '\0';
    if (w->fd < 0)
        fail(ts->t, FAIL_DISK, "the workbook just written is gone");
    char *piece = NEW_N(ts->t->a, char, PIECE);
    ssize_t n;
    while ((n = read(w->fd, piece, PIECE)) > 0) {
        buf_put(ts->o, piece, (size_t)n);
        tables_flush(ts);
    }
    if (n < 0)
        fail(ts->t, FAIL_DISK, "reading back a workbook");
    close(w->fd);
    w->fd = -1;
}

const struct format_steps format_xlsx = {
    .type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    .ending = ".xlsx",
    .open = xlsx_open,
    .begin = xlsx_begin,
    .row = xlsx_row,
    .end = xlsx_end,
    .close = xlsx_close,
};
