/* text_writer: tables for terminals: columns aligned by what the eye sees, numbers to the right. Keeps the rows of one
 * table until its end, because only then the widths are known. */
#include "rooms/tables/tables_formats.h"

/* One code point of valid UTF-8; returns its length. */
static size_t point(const char *p, uint32_t *ret_point)
{
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] < 0x80)
        return *ret_point = u[0], 1;
    if (u[0] < 0xE0)
        return *ret_point = (uint32_t)((u[0] & 0x1F) << 6 | (u[1] & 0x3F)), 2;
    if (u[0] < 0xF0)
        return *ret_point = (uint32_t)((u[0] & 0x0F) << 12 | (u[1] & 0x3F) << 6 | (u[2] & 0x3F)), 3;
    return *ret_point = (uint32_t)((u[0] & 0x07) << 18 | (u[1] & 0x3F) << 12 | (u[2] & 0x3F) << 6 | (u[3] & 0x3F)), 4;
}

/* Columns of a terminal that one code point takes: marks above and below take none, East Asian letters and pictures
 * two. wcwidth() would ask the process's locale. */
static size_t point_width(uint32_t c)
{
    static const struct {
        uint32_t first, last;
        size_t width;
    } widths[] = {
        { 0x0000, 0x001F, 0 },
        { 0x007F, 0x009F, 0 },
        { 0x0300, 0x036F, 0 },
        { 0x0483, 0x0489, 0 },
        { 0x0591, 0x05BD, 0 },
        { 0x0610, 0x061A, 0 },
        { 0x064B, 0x065F, 0 },
        { 0x0670, 0x0670, 0 },
        { 0x06D6, 0x06DC, 0 },
        { 0x06DF, 0x06E4, 0 },
        { 0x0E31, 0x0E31, 0 },
        { 0x0E34, 0x0E3A, 0 },
        { 0x0E47, 0x0E4E, 0 },
        { 0x1100, 0x115F, 2 },
        { 0x200B, 0x200F, 0 },
        { 0x202A, 0x202E, 0 },
        { 0x2060, 0x2069, 0 },
        { 0x20D0, 0x20F0, 0 },
        { 0x2E80, 0x303E, 2 },
        { 0x3041, 0xA4CF, 2 },
        { 0xAC00, 0xD7A3, 2 },
        { 0xF900, 0xFAFF, 2 },
        { 0xFE00, 0xFE0F, 0 },
        { 0xFE30, 0xFE6F, 2 },
        { 0xFF01, 0xFF60, 2 },
        { 0xFFE0, 0xFFE6, 2 },
        { 0x1F300, 0x1F64F, 2 },
        { 0x1F900, 0x1F9FF, 2 },
        { 0x20000, 0x3FFFD, 2 },
    };
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (c >= widths[i].first && c <= widths[i].last)
            return widths[i].width;
    return 1;
}

static size_t width(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        i += point(s.p + i, &c);
        n += point_width(c);
    }
    return n;
}

static void put_spaces(struct buf *o, size_t n)
{
    while (n-- > 0)
        buf_ch(o, ' ');
}

/* Line ends inside a cell would break the table. */
static struct str one_line(struct arena *a, struct str s)
{
    char *p = NULL;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '\n' && s.p[i] != '\r' && s.p[i] != '\t')
            continue;
        if (!p) {
            p = NEW_N(a, char, s.n);
            memcpy(p, s.p, s.n);
        }
        p[i] = ' ';
    }
    return p ? (struct str){ p, s.n } : s;
}

static void text_begin(struct tables *ts)
{
    ts->text = (struct strs){ 0 };
    for (size_t i = 0; i < ts->head->n; i++)
        strs_add(ts->t->a, &ts->text, column_heading(ts->t->lang, &ts->head->columns[i]));
}

static void text_row(struct tables *ts, const struct cell *cells)
{
    for (size_t i = 0; i < ts->head->n; i++) {
        struct str s = cell_text(ts->t->a, ts->t->lang, &ts->head->columns[i], &cells[i]);
        strs_add(ts->t->a, &ts->text, str_copy(ts->t->a, one_line(ts->t->a, s)));
    }
}

static bool is_number(enum column_type type)
{
    return type == COLUMN_INT || type == COLUMN_PERCENT || type == COLUMN_MINUTES || type == COLUMN_MONEY;
}

static void put_line(struct tables *ts, const struct str *row, const size_t *widths)
{
    const size_t n = ts->head->n;
    size_t gap = 0;
    for (size_t i = 0; i < n; i++) {
        const size_t room = widths[i] - width(row[i]);
        const bool end = is_number(ts->head->columns[i].type);
        if (row[i].n > 0) {
            put_spaces(ts->o, gap + (end ? room : 0));
            buf_str(ts->o, row[i]);
            gap = end ? 2 : room + 2;
        } else
            gap += widths[i] + 2;
    }
    BUF_LIT(ts->o, "\n");
}

static void text_end(struct tables *ts)
{
    const size_t n = ts->head->n;
    size_t *widths = NEW_N(ts->t->a, size_t, n), all = 2 * (n - 1);
    for (size_t i = 0; i < ts->text.n; i++) {
        const size_t w = width(ts->text.at[i]);
        if (w > widths[i % n])
            widths[i % n] = w;
    }
    for (size_t i = 0; i < n; i++)
        all += widths[i];

    if (ts->n > 1)
        BUF_LIT(ts->o, "\n");
    if (ts->head->title.n)
        buf_fmt(ts->o, "%.*s\n\n", STR_ARG(ts->head->title));
    put_line(ts, ts->text.at, widths);
    for (size_t i = 0; i < all; i++)
        BUF_LIT(ts->o, "-");
    BUF_LIT(ts->o, "\n");
    for (size_t i = n; i < ts->text.n; i += n) {
        put_line(ts, &ts->text.at[i], widths);
        if (ts->o->n > 64 << 10)
            tables_flush(ts);
    }
}

const struct format_steps format_text = {
    .type = "text/plain; charset=utf-8",
    .ending = ".txt",
    .begin = text_begin,
    .row = text_row,
    .end = text_end,
};
