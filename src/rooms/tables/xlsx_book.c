/* xlsx_book: opening a workbook: which sheets there are, shared strings, number formats. The cells of a sheet are in
 * xlsx_reader.c, what a format means in xlsx_cells.c; unpacking and XML are in xlsx_parts.c. A part that is named and
 * not there refuses the workbook: a broken reference must not become an empty cell. */
#include "rooms/tables/xlsx_book.h"

enum { SHARED_BYTES = 64 << 20, STYLES = 64 * 1024 };

struct own_format {
    long id;
    struct cell_format format;
};

static const char *const TOO_LARGE = N_("The workbook is too large when unpacked.");

/* --- paths: the workbook's own from the archive's relations, the others from the workbook's */

static void copy_name(char to[BOOK_NAME], const char *from) { snprintf(to, BOOK_NAME, "%s", from ? from : ""); }

/* "worksheets/sheet1.xml" lies in the folder of the part that names it, "../x.xml" beside that folder;
 * "/xl/worksheets/sheet1.xml" is whole. */
static void copy_path(char to[BOOK_NAME], const char *folder, const char *target)
{
    char whole[2 * BOOK_NAME];
    size_t n = 0;
    snprintf(whole, sizeof whole, "%s%s", target[0] == '/' || target[0] == '\\' ? "" : folder, target);
    struct str rest = str_of(whole), piece;
    for (char *p = whole; *p; p++)
        if (*p == '\\')
            *p = '/';
    while (str_cut(&rest, '/', &piece)) {
        if (piece.n == 0 || str_is(piece, "."))
            continue;
        if (str_is(piece, "..")) {
            while (n > 0 && to[--n] != '/') {}
            continue;
        }
        if (n + piece.n + 2 > BOOK_NAME)
            break;
        if (n > 0)
            to[n++] = '/';
        memcpy(to + n, piece.p, piece.n);
        n += piece.n;
    }
    to[n] = '\0';
}

/* A relation's target and the last word of its type; false: it is none, or leads out of the archive. */
static bool relation(const char *name, const char *const *attributes, const char **ret_target, struct str *ret_kind)
{
    const char *target = part_attribute(attributes, "Target"), *type = part_attribute(attributes, "Type"),
               *mode = part_attribute(attributes, "TargetMode");
    if (strcmp(name, "Relationship") != 0 || !target || !type || (mode && strcmp(mode, "External") == 0))
        return false;
    const char *slash = strrchr(type, '/');
    *ret_target = target;
    *ret_kind = str_of(slash ? slash + 1 : type);
    return true;
}

static void root_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    const char *target;
    struct str kind;
    if (relation(name, attributes, &target, &kind) && str_is(kind, "officeDocument"))
        copy_path(b->workbook_path, "", target);
}

/* workbook.xml in its folder, and its relations: xl/_rels/workbook.xml.rels. */
static void find_relations(struct book *b)
{
    const char *slash = strrchr(b->workbook_path, '/');
    const int folder = slash ? (int)(slash + 1 - b->workbook_path) : 0;
    snprintf(b->folder, BOOK_NAME, "%.*s", folder, b->workbook_path);
    snprintf(b->relations_path, BOOK_NAME, "%.*s_rels/%.*s.rels", folder, b->workbook_path, BOOK_NAME - 20 - folder,
        b->workbook_path + folder);
}

static void relations_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    const char *id = part_attribute(attributes, "Id"), *target;
    struct str kind;
    if (!relation(name, attributes, &target, &kind) || !id)
        return;
    if (str_is(kind, "sharedStrings"))
        copy_path(b->shared_path, b->folder, target);
    if (str_is(kind, "styles"))
        copy_path(b->styles_path, b->folder, target);
    for (size_t i = 0; i < b->n; i++)
        if (strcmp(b->sheets[i].relation, id) == 0) {
            copy_path(b->sheets[i].path, b->folder, target);
            if (!str_is(kind, "worksheet")) /* a chart, a dialogue */
                b->sheets[i].state = SHEET_NO_TABLE;
        }
}

/* --- workbook.xml: names of the sheets */

static void workbook_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    if (strcmp(name, "workbookPr") == 0) {
        const char *v = part_attribute(attributes, "date1904");
        if (v)
            b->since_1904 = strcmp(v, "1") == 0 || strcmp(v, "true") == 0;
    } else if (strcmp(name, "sheet") == 0 && b->n == BOOK_SHEETS) {
        part_refuse(b->part, N_("The workbook has more than 64 sheets."));
    } else if (strcmp(name, "sheet") == 0) {
        struct sheet_entry *s = &b->sheets[b->n++];
        const char *state = part_attribute(attributes, "state");
        copy_name(s->name, part_attribute(attributes, "name"));
        copy_name(s->relation, part_attribute(attributes, "id"));
        s->state = state && strcmp(state, "visible") != 0 ? SHEET_HIDDEN : SHEET_SHOWN;
    }
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

bool book_string(const struct book *b, size_t i, struct str *ret_text)
{
    const size_t n = b->shared_ends.n / sizeof(size_t);
    if (i >= n)
        return false;
    size_t from = 0, to;
    if (i > 0)
        memcpy(&from, b->shared_ends.p + (i - 1) * sizeof from, sizeof from);
    memcpy(&to, b->shared_ends.p + i * sizeof to, sizeof to);
    *ret_text = (struct str){ b->shared.p + from, to - from };
    return true;
}

/* --- styles: which cells hold days, times and digits */

static struct cell_format format_of(const struct book *b, long id)
{
    for (size_t i = 0; i + sizeof(struct own_format) <= b->formats.n; i += sizeof(struct own_format)) {
        struct own_format f;
        memcpy(&f, b->formats.p + i, sizeof f);
        if (f.id == id)
            return f.format;
    }
    return (struct cell_format){ .kind = cell_kind_builtin(id) };
}

static void add_format(struct book *b, long id, const char *code)
{
    struct own_format f;
    memset(&f, 0, sizeof f);
    f.id = id;
    f.format = cell_format_of(code);
    buf_put(&b->formats, (const char *)&f, sizeof f);
}

static void styles_start(void *x, const char *name, const char *const *attributes)
{
    struct book *b = x;
    const char *id = part_attribute(attributes, "numFmtId"), *code = part_attribute(attributes, "formatCode");
    if (strcmp(name, "cellXfs") == 0)
        b->open_styles = true;
    if (strcmp(name, "numFmt") == 0 && id && code)
        add_format(b, strtol(id, NULL, 10), code);
    if (b->open_styles && strcmp(name, "xf") == 0) {
        struct cell_format f = format_of(b, id ? strtol(id, NULL, 10) : 0);
        buf_put(&b->styles, (const char *)&f, sizeof f);
    }
    if (b->formats.full || b->styles.full)
        part_refuse(b->part, TOO_LARGE);
}

static void styles_end(void *x, const char *name)
{
    struct book *b = x;
    if (strcmp(name, "cellXfs") == 0)
        b->open_styles = false;
}

bool book_format(const struct book *b, size_t i, struct cell_format *ret)
{
    if (b->styles.n == 0 && i == 0) {
        *ret = (struct cell_format){ .kind = CELL_PLAIN };
        return true;
    }
    if (b->styles_path[0] == '\0' || i >= b->styles.n / sizeof *ret)
        return false;
    memcpy(ret, b->styles.p + i * sizeof *ret, sizeof *ret);
    return true;
}

/* --- opening */

/* Reads a part from end to end; false: refused. A part that is named and not there is refused, with a sentence. */
static bool read_part(struct book *b, const char *path, const struct part_reader *reader, const char **ret_why)
{
    b->part = part_open(b->parts, path, reader);
    if (!b->part) {
        *ret_why = parts_has(b->parts, path) ? NULL : BOOK_MISSING;
        return false;
    }
    return part_step(b->part) == PART_END;
}

static bool read_book(struct book *b, const char **ret_why)
{
    const struct part_reader root = { root_start, no_end, no_text, b };
    const struct part_reader workbook = { workbook_start, no_end, no_text, b };
    const struct part_reader relations = { relations_start, no_end, no_text, b };
    const struct part_reader styles = { styles_start, styles_end, no_text, b };
    const struct part_reader strings = { strings_start, strings_end, strings_text, b };

    if (parts_has(b->parts, BOOK_RELATIONS) && !read_part(b, BOOK_RELATIONS, &root, ret_why))
        return false;
    if (b->workbook_path[0] == '\0')
        copy_name(b->workbook_path, BOOK_PART);
    find_relations(b);
    if (!parts_has(b->parts, b->workbook_path) || !parts_has(b->parts, b->relations_path))
        return false;
    return read_part(b, b->workbook_path, &workbook, ret_why) && read_part(b, b->relations_path, &relations, ret_why) &&
           (b->styles_path[0] == '\0' || read_part(b, b->styles_path, &styles, ret_why)) &&
           (b->shared_path[0] == '\0' || read_part(b, b->shared_path, &strings, ret_why));
}

static void free_buf(void *x) { buf_free(x); }

void book_own_buf(struct task *t, struct buf *b, size_t max)
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
    book_own_buf(t, &b->shared, SHARED_BYTES);
    book_own_buf(t, &b->shared_ends, SHARED_BYTES);
    book_own_buf(t, &b->styles, STYLES * sizeof(struct cell_format));
    book_own_buf(t, &b->formats, STYLES * sizeof(struct own_format));
    if (parts && read_book(b, &why))
        return b;
    if (!why && parts)
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

enum sheet_state book_sheet_state(const struct book *b, size_t i)
{
    return i < b->n ? b->sheets[i].state : SHEET_NO_TABLE;
}
