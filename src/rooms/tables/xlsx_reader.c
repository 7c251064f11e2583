/* xlsx_reader: workbooks as rows: which sheets there are, shared strings, and one sheet's cells row by row. What a
 * cell's number means (day, time, plain) is in xlsx_cells.c; unpacking and XML are in xlsx_parts.c. */
#include "base/buf.h"
#include "rooms/tables/rows.h"
#include "rooms/tables/xlsx_cells.h"
#include "rooms/tables/xlsx_parts.h"

enum { NAME = 128, SHARED_BYTES = 64 << 20, STYLES = 64 * 1024 };

struct sheet_entry {
    char name[NAME], relation[NAME], path[NAME];
};

struct book {
    struct task *t;
    struct parts *parts;
    struct sheet_entry sheets[BOOK_SHEETS];
    size_t n;
    bool since_1904;
    char shared_path[NAME], styles_path[NAME];
    struct buf shared;      /* texts of all shared strings, end to end */
    struct buf shared_ends; /* size_t each */
    struct buf kinds;       /* enum cell_kind of each cell style, a byte each */
    struct buf formats;     /* struct format of each number format of the book's own */
    bool open_string, phonetic, open_styles;
    struct part *part; /* in hand while opening */
};
struct format {
    long id;
    enum cell_kind kind;
};

static const char *const TOO_LARGE = N_("The workbook is too large when unpacked.");

/* --- workbook.xml and its relations: names and paths of the sheets */

static void copy_name(char to[NAME], const char *from) { snprintf(to, NAME, "%s", from ? from : ""); }

static void workbook_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    if (strcmp(name, "workbookPr") == 0) {
        const char *v = part_attribute(attributes, "date1904");
        if (v)
            b->since_1904 = strcmp(v, "1") == 0 || strcmp(v, "true") == 0;
    } else if (strcmp(name, "sheet") == 0 && b->n < BOOK_SHEETS) {
        copy_name(b->sheets[b->n].name, part_attribute(attributes, "name"));
        copy_name(b->sheets[b->n++].relation, part_attribute(attributes, "id"));
    }
}

/* "worksheets/sheet1.xml" lies beside workbook.xml in xl/; "/xl/worksheets/sheet1.xml" is whole. */
static void copy_path(char to[NAME], const char *target)
{
    snprintf(to, NAME, "%s%s", target[0] == '/' ? "" : "xl/", target[0] == '/' ? target + 1 : target);
}

static void relations_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    const char *id = part_attribute(attributes, "Id"), *target = part_attribute(attributes, "Target"),
               *type = part_attribute(attributes, "Type");
    if (strcmp(name, "Relationship") != 0 || !id || !target || !type)
        return;
    if (str_ends(str_of(type), S("/sharedStrings")))
        copy_path(b->shared_path, target);
    if (str_ends(str_of(type), S("/styles")))
        copy_path(b->styles_path, target);
    for (size_t i = 0; i < b->n; i++)
        if (strcmp(b->sheets[i].relation, id) == 0)
            copy_path(b->sheets[i].path, target);
}

static void no_end(void *x, const char *name) {}
static void no_text(void *x, const char *p, size_t n) {}

/* --- shared strings */

static void strings_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    if (strcmp(name, "t") == 0)
        b->open_string = !b->phonetic;
    if (strcmp(name, "rPh") == 0)
        b->phonetic = true;
}

static void strings_end(void *x, const char *name)
{
    struct book *b = x;
    if (strcmp(name, "t") == 0)
        b->open_string = false;
    if (strcmp(name, "rPh") == 0)
        b->phonetic = false;
    if (strcmp(name, "si") == 0)
        buf_put(&b->shared_ends, (const char *)&b->shared.n, sizeof b->shared.n);
    if (b->shared.full || b->shared_ends.full)
        part_refuse(b->part, TOO_LARGE);
}

static void strings_text(void *x, const char *p, size_t n)
{
    struct book *b = x;
    if (b->open_string)
        buf_put(&b->shared, p, n);
}

static struct str shared_string(const struct book *b, size_t i)
{
    const size_t n = b->shared_ends.n / sizeof(size_t);
    if (i >= n)
        return S("");
    size_t from = 0, to;
    if (i > 0)
        memcpy(&from, b->shared_ends.p + (i - 1) * sizeof from, sizeof from);
    memcpy(&to, b->shared_ends.p + i * sizeof to, sizeof to);
    return (struct str){ b->shared.p + from, to - from };
}

/* --- styles: which cells hold days and times */

static enum cell_kind format_kind(const struct book *b, long id)
{
    for (size_t i = 0; i + sizeof(struct format) <= b->formats.n; i += sizeof(struct format)) {
        struct format f;
        memcpy(&f, b->formats.p + i, sizeof f);
        if (f.id == id)
            return f.kind;
    }
    return cell_kind_builtin(id);
}

static void styles_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    const char *id = part_attribute(attributes, "numFmtId"), *code = part_attribute(attributes, "formatCode");
    if (strcmp(name, "cellXfs") == 0)
        b->open_styles = true;
    if (strcmp(name, "numFmt") == 0 && id && code) {
        struct format f;
        memset(&f, 0, sizeof f);
        f.id = strtol(id, NULL, 10);
        f.kind = cell_kind_of_format(code);
        buf_put(&b->formats, (const char *)&f, sizeof f);
    }
    if (b->open_styles && strcmp(name, "xf") == 0)
        buf_ch(&b->kinds, (char)(id ? format_kind(b, strtol(id, NULL, 10)) : CELL_PLAIN));
    if (b->formats.full || b->kinds.full)
        part_refuse(b->part, TOO_LARGE);
}

static void styles_end(void *x, const char *name)
{
    struct book *b = x;
    if (strcmp(name, "cellXfs") == 0)
        b->open_styles = false;
}

/* --- opening */

/* Reads a part from end to end; false: refused. A part that is not there is false only when it is needed. */
static bool read_part(struct book *b, const char *path, const struct part_reader *reader, bool needed)
{
    b->part = part_open(b->parts, path, reader);
    if (!b->part)
        return !needed;
    return part_step(b->part) == PART_END;
}

static bool read_book(struct book *b)
{
    const struct part_reader workbook = { workbook_start, no_end, no_text, b };
    const struct part_reader relations = { relations_start, no_end, no_text, b };
    const struct part_reader styles = { styles_start, styles_end, no_text, b };
    const struct part_reader strings = { strings_start, strings_end, strings_text, b };
    return read_part(b, BOOK_PART, &workbook, true) && read_part(b, "xl/_rels/workbook.xml.rels", &relations, true) &&
           (b->styles_path[0] == '\0' || read_part(b, b->styles_path, &styles, false)) &&
           (b->shared_path[0] == '\0' || read_part(b, b->shared_path, &strings, false));
}

static void free_buf(void *x) { buf_free(x); }

static void own_buf(struct task *t, struct buf *b, size_t max)
{
    buf_init(b, max);
    arena_then(t->a, free_buf, b);
}

static struct book *open_book(struct task *t, struct str bytes, int fd, struct remark *ret_refusal)
{
    const char *why = NULL;
    struct parts *parts = parts_open(t, bytes, fd, &why);
    struct book *b = NEW(t->a, struct book);
    b->t = t;
    b->parts = parts;
    own_buf(t, &b->shared, SHARED_BYTES);
    own_buf(t, &b->shared_ends, SHARED_BYTES);
    own_buf(t, &b->kinds, STYLES);
    own_buf(t, &b->formats, STYLES * sizeof(struct format));
    if (parts && read_book(b))
        return b;
    if (!why)
        why = parts_refusal(parts);
    *ret_refusal = (struct remark){ .msgid = why ? why : N_("The file is not a workbook (.xlsx), or it is damaged.") };
    return NULL;
}

struct book *book_open(struct task *t, struct str bytes, struct remark *ret_refusal)
{
    return open_book(t, bytes, -1, ret_refusal);
}

struct book *book_open_fd(struct task *t, int fd, struct remark *ret_refusal)
{
    return open_book(t, S(""), fd, ret_refusal);
}

size_t book_sheets(const struct book *b) { return b->n; }

struct str book_sheet_name(const struct book *b, size_t i) { return i < b->n ? str_of(b->sheets[i].name) : S(""); }

/* --- one sheet */

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
    char type;           /* of the cell in hand: n number, s shared, t text, b yes/no */
    size_t style, value; /* value: where its text begins */
    bool in_value, phonetic;
};

static void sheet_refuse(struct sheet *s, const char *msgid)
{
    rows_refuse(&s->rows, msgid, s->line, s->column + 1);
    part_refuse(s->part, msgid);
}

static char cell_type(const char *t)
{
    if (!t || strcmp(t, "n") == 0)
        return 'n';
    if (strcmp(t, "s") == 0)
        return 's';
    return strcmp(t, "b") == 0 ? 'b' : 't'; /* str, inlineStr, d, e (#N/A) are texts */
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

static void sheet_start(void *x, const char *name, const char *const *attributes)
{
    struct sheet *s = x;
    if (strcmp(name, "row") == 0) {
        const char *r = part_attribute(attributes, "r");
        int64_t line;
        s->line = r && str_int(str_of(r), &line) && line > s->line ? line : s->line + 1;
        s->n = 0;
        s->column = SIZE_MAX;
        s->text.n = 0;
    } else if (strcmp(name, "c") == 0)
        cell_start(s, attributes);
    else if (strcmp(name, "rPh") == 0)
        s->phonetic = true;
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        s->in_value = !s->phonetic;
}

static void sheet_text(void *x, const char *p, size_t n)
{
    struct sheet *s = x;
    if (!s->in_value)
        return;
    if (s->text.n - s->value + n > ROWS_CELL || s->text.n + n > ROWS_ROW_BYTES)
        sheet_refuse(s, N_("Line %1$s has a cell of more than 100,000 bytes."));
    else
        buf_put(&s->text, p, n);
}

/* Replaces what stands in the XML by what the cell says. */
static void cell_value(struct sheet *s)
{
    char said[CELL_TEXT];
    if (s->text.n == s->value)
        return;
    struct str raw = { s->text.p + s->value, s->text.n - s->value };
    if (s->type == 't') {
        s->text.n = s->value + cell_unescape(s->text.p + s->value, raw.n);
    } else if (s->type == 's') {
        int64_t i;
        if (!str_int(raw, &i) || i < 0)
            i = INT64_MAX;
        s->text.n = s->value;
        buf_str(&s->text, shared_string(s->book, (size_t)i));
        s->text.n = s->value + cell_unescape(s->text.p + s->value, s->text.n - s->value);
    } else {
        enum cell_kind kind = s->style < s->book->kinds.n ? (enum cell_kind)s->book->kinds.p[s->style] : CELL_PLAIN;
        if (s->type == 'b')
            snprintf(said, sizeof said, "%s", raw.p[0] == '1' ? "yes" : "no");
        else if (!cell_number(raw, kind, s->book->since_1904, said))
            return;
        s->text.n = s->value;
        buf_z(&s->text, said);
    }
}

static void cell_end(struct sheet *s)
{
    cell_value(s);
    const size_t n = s->text.n - s->value;
    if (n == 0)
        return;
    if (s->column >= ROWS_COLUMNS)
        sheet_refuse(s, N_("Line %1$s has more than 200 cells."));
    else if (n > ROWS_CELL || s->text.full)
        sheet_refuse(s, N_("Line %1$s has a cell of more than 100,000 bytes."));
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
    own_buf(b->t, &s->text, 2 * ROWS_ROW_BYTES);
    must(b->t, i < b->n);
    s->part = part_open(b->parts, b->sheets[i].path, &s->reader);
    if (!s->part)
        rows_refuse(&s->rows, N_("The file is not a workbook (.xlsx), or it is damaged."), 0, 0);
    return &s->rows;
}
