/* xlsx_reader: one sheet's cells row by row. What a cell's number means (day, time, plain) is in xlsx_cells.c, what the
 * sheets of a workbook share in xlsx_book.c; unpacking and XML are in xlsx_parts.c. */
#include "rooms/tables/rows.h"
#include "rooms/tables/xlsx_book.h"

struct span {
    size_t from, n;
};

struct sheet {
    struct rows rows; /* first, so that a rows pointer is a sheet pointer */
    struct book *book;
    struct part *part;
    struct part_reader reader;
    struct buf text;                 /* of the row in hand */
    struct span spans[ROWS_COLUMNS]; /* of its cells, in text */
    size_t n, column;                /* cells of the row; column of the cell in hand, from 0 */
    int64_t line;
    char type;           /* of the cell in hand: n number, s shared, t text, b yes/no, d day or time, e error */
    size_t style, value; /* value: where its text begins */
    bool in_value, phonetic;
    const char *lost; /* why the row in hand cannot be read; a message id */
    size_t lost_column;
};

static void sheet_refuse(struct sheet *s, const char *msgid)
{
    rows_refuse(&s->rows, msgid, s->line, s->column + 1);
    part_refuse(s->part, msgid);
}

/* The row in hand is passed over, the next one is read. */
static void lose_row(struct sheet *s, const char *msgid)
{
    if (!s->lost)
        s->lost_column = s->column + 1;
    s->lost = msgid;
    s->in_value = false;
}

static char cell_type(const char *t)
{
    if (!t)
        return 'n';
    return strlen(t) == 1 && strchr("nsbde", t[0]) ? t[0] : 't'; /* str, inlineStr are texts */
}

static void cell_start(struct sheet *s, const char *const *attributes)
{
    const char *r = part_attribute(attributes, "r"), *style = part_attribute(attributes, "s");
    size_t column = s->column + 1; /* SIZE_MAX + 1 at the row's beginning */
    if (r) {
        for (column = 0; *r >= 'A' && *r <= 'Z' && column < 100000; r++)
            column = column * 26 + (size_t)(*r - 'A') + 1;
        column--;
    }
    s->column = column;
    s->type = cell_type(part_attribute(attributes, "t"));
    s->style = style ? strtoul(style, NULL, 10) : 0;
    s->value = s->text.n;
}

/* Columns that nobody sees, from 1. */
static void hide_columns(struct sheet *s, const char *const *attributes)
{
    const char *hidden = part_attribute(attributes, "hidden"), *min = part_attribute(attributes, "min"),
               *max = part_attribute(attributes, "max");
    if (!hidden || !min || !max || (strcmp(hidden, "1") != 0 && strcmp(hidden, "true") != 0))
        return;
    const unsigned long last = strtoul(max, NULL, 10);
    for (unsigned long i = strtoul(min, NULL, 10); i >= 1 && i <= last && i <= ROWS_COLUMNS; i++)
        s->rows.hidden[i - 1] = true;
}

static void sheet_start(void *x, const char *name, const char *const *attributes)
{
    struct sheet *s = x;
    if (strcmp(name, "col") == 0)
        hide_columns(s, attributes);
    if (strcmp(name, "row") == 0) {
        const char *r = part_attribute(attributes, "r");
        int64_t line;
        s->line = r && str_int(str_of(r), &line) && line > s->line ? line : s->line + 1;
        s->n = 0;
        s->column = SIZE_MAX;
        s->text.n = 0;
        s->lost = NULL;
    } else if (strcmp(name, "c") == 0)
        cell_start(s, attributes);
    else if (strcmp(name, "rPh") == 0)
        s->phonetic = true;
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        s->in_value = !s->phonetic && !s->lost;
}

static void sheet_text(void *x, const char *p, size_t n)
{
    struct sheet *s = x;
    if (!s->in_value)
        return;
    if (s->text.n - s->value + n > ROWS_CELL || s->text.n + n > ROWS_ROW_BYTES)
        lose_row(s, N_("Line %1$s has a cell of more than 100,000 bytes."));
    else
        buf_put(&s->text, p, n);
}

static const char *const BROKEN = N_(
    "The cell on line %1$s, column %2$s refers to something that is not in the workbook. The file is damaged.");

/* A number or a day as its format shows it; false: it is none, the text stays. */
static bool shown(struct sheet *s, struct str raw, char said[CELL_TEXT])
{
    struct cell_format format;
    if (!book_format(s->book, s->style, &format)) {
        sheet_refuse(s, BROKEN);
        return false;
    }
    return s->type == 'd' ? cell_iso(raw, format.kind, said) : cell_number(raw, &format, s->book->since_1904, said);
}

static void take_shared(struct sheet *s, struct str raw)
{
    struct str text = S("");
    int64_t i;
    if (!str_int(raw, &i) || i < 0 || !book_string(s->book, (size_t)i, &text))
        sheet_refuse(s, BROKEN);
    s->text.n = s->value;
    buf_str(&s->text, text);
}

/* Replaces what stands in the XML by what the cell says. */
static void cell_value(struct sheet *s)
{
    char said[CELL_TEXT];
    if (s->text.n == s->value)
        return;
    struct str raw = { s->text.p + s->value, s->text.n - s->value };
    if (s->type == 's')
        take_shared(s, raw);
    if (s->type == 's' || s->type == 't') {
        s->text.n = s->value + cell_unescape(s->text.p + s->value, s->text.n - s->value);
        return;
    }
    if (s->type == 'b')
        snprintf(said, sizeof said, "%s", raw.p[0] == '1' ? "yes" : "no");
    else if (s->type == 'e' && !cell_is_error(raw))
        snprintf(said, sizeof said, "#N/A");
    else if (s->type == 'e' || !shown(s, raw, said))
        return;
    s->text.n = s->value;
    buf_z(&s->text, said);
}

static void cell_end(struct sheet *s)
{
    if (s->lost)
        return;
    cell_value(s);
    const size_t n = s->text.n - s->value;
    if (n == 0)
        return;
    if (s->column >= ROWS_COLUMNS)
        lose_row(s, N_("Line %1$s has more than 200 cells."));
    else if (n > ROWS_CELL || s->text.full)
        lose_row(s, N_("Line %1$s has a cell of more than 100,000 bytes."));
    else {
        for (; s->n <= s->column; s->n++)
            s->spans[s->n] = (struct span){ 0 };
        s->spans[s->column] = (struct span){ s->value, n };
    }
}

static void sheet_end(void *x, const char *name)
{
    struct sheet *s = x;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        s->in_value = false;
    else if (strcmp(name, "rPh") == 0)
        s->phonetic = false;
    else if (strcmp(name, "c") == 0)
        cell_end(s);
    else if (strcmp(name, "row") == 0)
        part_pause(s->part);
}

static enum rows_step sheet_next(struct rows *rs, struct row *ret_row)
{
    struct sheet *s = (struct sheet *)rs;
    for (;;) {
        switch (part_step(s->part)) {
        case PART_END: return ROWS_END;
        case PART_REFUSED:
            if (rs->refusal.msgid)
                return ROWS_REFUSED;
            return rows_refuse(rs, parts_refusal(s->book->parts), s->line, 0);
        case PART_PAUSED: break;
        }
        if (s->lost)
            return rows_lost(rs, s->lost, s->line, s->lost_column, ret_row);
        for (size_t i = 0; i < s->n; i++)
            rs->cells[i] = s->spans[i].n ? (struct str){ s->text.p + s->spans[i].from, s->spans[i].n } : S("");
        rows_normalise(rs, s->n);
        if (rows_take(rs, s->n, s->line, ret_row))
            return ROWS_ROW;
    }
}

struct rows *book_rows(struct book *b, size_t i)
{
    struct sheet *s = NEW(b->t->a, struct sheet);
    rows_init(&s->rows, b->t);
    s->rows.next = sheet_next;
    s->rows.gaps = true;
    s->book = b;
    s->reader = (struct part_reader){ sheet_start, sheet_end, sheet_text, s };
    book_own_buf(b->t, &s->text, 2 * ROWS_ROW_BYTES);
    must(b->t, i < b->n);
    s->part = part_open(b->parts, b->sheets[i].path, &s->reader);
    if (!s->part)
        rows_refuse(&s->rows, BOOK_MISSING, 0, 0);
    return &s->rows;
}
