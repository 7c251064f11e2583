/* csv_reader: RFC 4180 rows out of a window of UTF-8 that csv_source fills. A row is scanned whole before anything is
 * changed in it, so that a row cut by the window's end can simply be scanned again. Quotation marks mean something only
 * at the beginning of a cell; elsewhere they are text (37°36'37.8"N). */
#include "rooms/tables/csv_source.h"
#include "rooms/tables/rows.h"

enum { WINDOW_FIRST = 256 * 1024, WINDOW_LAST = ROWS_ROW_BYTES + WINDOW_FIRST };

enum scan { SCAN_ROW, SCAN_MORE, SCAN_REFUSED };

struct span {
    size_t from, n; /* in the window */
    bool doubled;   /* holds "" for " */
};

struct csv {
    struct rows rows; /* first, so that a rows pointer is a csv pointer */
    struct csv_source source;
    char *window; /* from .. to, and a NUL at to */
    size_t from, to, cap;
    bool started, ended;
    char separator;
    int64_t line;          /* of window[from]; while scanning, of the place in hand */
    int64_t quote;         /* line of the quotation mark that is open; 0 = none */
    bool stop[256];        /* bytes that end a plain cell */
    bool stop_quoted[256]; /* bytes that matter between quotation marks */
    struct span spans[ROWS_COLUMNS];
    size_t n;
};

/* --- the window */

/* Moves the row in hand to the front, makes room and reads more; false: the row in hand fills the largest window. */
static bool more(struct csv *c)
{
    memmove(c->window, c->window + c->from, c->to - c->from);
    c->to -= c->from;
    c->from = 0;
    if (c->to + 1 + WINDOW_FIRST / 4 > c->cap) {
        if (c->cap >= WINDOW_LAST)
            return false;
        c->cap = c->cap * 2 < WINDOW_LAST ? c->cap * 2 : WINDOW_LAST;
        char *wide = NEW_N(c->rows.t->a, char, c->cap);
        memcpy(wide, c->window, c->to);
        c->window = wide;
    }
    while (!c->ended && c->cap - c->to > 64) {
        size_t got = csv_source_read(&c->source, c->window + c->to, c->cap - c->to - 1);
        c->to += got;
        c->ended = got == 0;
    }
    c->window[c->to] = '\0';
    c->rows.taken = c->source.taken;
    return true;
}

/* --- what the file is */

static const char separators[] = { ',', ';', '\t' };
enum { SEPARATORS = sizeof separators };

/* The separator that occurs in the first row and equally often in most of the next nine; a comma when none does. */
static char find_separator(const char *p, size_t n)
{
    size_t first[SEPARATORS] = { 0 }, now[SEPARATORS] = { 0 }, alike[SEPARATORS] = { 0 };
    int rows = 0;
    bool quoted = false, fresh = true, text = false;
    for (size_t i = 0; i <= n && rows < 10; i++) {
        const char ch = i < n ? p[i] : '\n';
        if (ch == '"' && (quoted || fresh)) {
            quoted = !quoted;
        } else if (!quoted && (ch == '\n' || ch == '\r')) {
            for (size_t k = 0; text && k < SEPARATORS; k++) {
                if (rows == 0)
                    first[k] = now[k];
                alike[k] += now[k] > 0 && now[k] == first[k];
                now[k] = 0;
            }
            rows += text;
            text = false;
            fresh = true;
            continue;
        }
        fresh = false;
        text |= ch != ' ';
        for (size_t k = 0; !quoted && k < SEPARATORS; k++)
            if (ch == separators[k]) {
                now[k]++;
                fresh = true;
            }
    }
    size_t best = 0;
    for (size_t k = 1; k < SEPARATORS; k++)
        if (alike[k] > alike[best] || (alike[k] == alike[best] && first[k] > first[best]))
            best = k;
    return separators[best];
}

/* The sentence that refuses bytes which are no table of text, by their first ones; NULL for text. */
static const char *no_table(struct str head)
{
    static const struct {
        const char *magic;
        size_t n;
        const char *msgid;
    } kinds[] = {
        { "PK\003\004", 4, N_("The file is a workbook or a zip archive, not CSV.") },
        { "\xD0\xCF\x11\xE0", 4, N_("The file is in the old Excel format (.xls). Save it as .xlsx or as CSV.") },
        { "\x1F\x8B", 2, N_("The file is compressed. Unpack it first.") },
        { "BZh", 3, N_("The file is compressed. Unpack it first.") },
        { "%PDF", 4, N_("The file is a PDF, not a table.") },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(head, (struct str){ kinds[i].magic, kinds[i].n }))
            return kinds[i].msgid;
    struct str text = str_trim(head);
    if (str_starts(text, S("{")) || str_starts(text, S("[")))
        return N_("The file is JSON, not CSV.");
    return NULL;
}

/* Excel's first line "sep=;" names the separator and is no row. */
static bool told_separator(struct csv *c)
{
    const char *p = c->window;
    if (c->to < 6 || memcmp(p, "sep=", 4) != 0 || !memchr(",;\t|", p[4], 4) || (p[5] != '\n' && p[5] != '\r'))
        return false;
    c->separator = p[4];
    c->from = p[5] == '\r' && c->to > 6 && p[6] == '\n' ? 7 : 6;
    c->line = 2;
    return true;
}

static enum rows_step start(struct csv *c)
{
    c->started = true;
    const char *why = no_table(csv_source_head(&c->source));
    if (why)
        return rows_refuse(&c->rows, why, 0, 0);

    more(c);
    if (!told_separator(c))
        c->separator = find_separator(c->window, c->to);
    if (c->separator == ';')
        rows_note(&c->rows, N_("The separator was a semicolon."));
    if (c->separator == '\t')
        rows_note(&c->rows, N_("The separator was a tab."));
    if (c->source.bom && c->source.encoding == CSV_UTF8)
        rows_note(&c->rows, N_("The file began with a byte order mark."));
    c->stop[0] = c->stop['\n'] = c->stop['\r'] = c->stop[(unsigned char)c->separator] = true;
    c->stop_quoted[0] = c->stop_quoted['\n'] = c->stop_quoted['\r'] = c->stop_quoted['"'] = true;
    return ROWS_ROW;
}

/* --- one row */

static enum scan refuse(struct csv *c, const char *msgid, int64_t line)
{
    rows_refuse(&c->rows, msgid, line, c->n + 1);
    return SCAN_REFUSED;
}

/* A NUL at p: the window's end, or one in the file. */
static enum scan nul(struct csv *c, const char *p)
{
    if (p != c->window + c->to)
        return refuse(c, N_("Line %1$s has a NUL byte. The file is damaged or is not text."), c->line);
    if (!c->ended)
        return SCAN_MORE;
    if (c->source.bad)
        return refuse(c,
            N_("Line %1$s has bytes that are not text in the encoding of the file. Save the file as UTF-8."), c->line);
    return SCAN_ROW;
}

static enum scan add_span(struct csv *c, const char *from, const char *to, bool doubled)
{
    if (c->n == ROWS_COLUMNS)
        return refuse(c, N_("Line %1$s has more than 200 cells."), c->line);
    if (to - from > ROWS_CELL)
        return refuse(c, N_("Line %1$s has a cell of more than 100,000 bytes."), c->line);
    c->spans[c->n++] = (struct span){ (size_t)(from - c->window), (size_t)(to - from), doubled };
    return SCAN_ROW;
}

/* A cell from *p up to a separator, a line's end or the file's end, where *p is left. */
static enum scan scan_plain(struct csv *c, const char **p)
{
    const char *at = *p;
    while (!c->stop[(unsigned char)*at])
        at++;
    enum scan s = *at == '\0' ? nul(c, at) : SCAN_ROW;
    if (s != SCAN_ROW)
        return s;
    s = add_span(c, *p, at, false);
    *p = at;
    return s;
}

/* The same for a cell in quotation marks; *p stands on the first one. */
static enum scan scan_quoted(struct csv *c, const char **p)
{
    const char *at = *p + 1, *const end = c->window + c->to;
    bool doubled = false;
    c->quote = c->line;
    for (;; at++) {
        while (!c->stop_quoted[(unsigned char)*at])
            at++;
        if (*at == '\0') {
            enum scan s = nul(c, at);
            return s == SCAN_ROW ? refuse(c, N_("The quotation mark on line %1$s is never closed."), c->quote) : s;
        }
        if (at + 1 == end && !c->ended)
            return SCAN_MORE; /* what follows decides */
        if (*at == '\n' || (*at == '\r' && at[1] != '\n'))
            c->line++;
        if (*at != '"')
            continue;
        if (at[1] != '"')
            break;
        doubled = true;
        at++;
    }
    c->quote = 0;
    if (!c->stop[(unsigned char)at[1]])
        return refuse(
            c, N_("Line %1$s has text after a closing quotation mark. Inside a cell, write the mark twice."), c->line);
    enum scan s = add_span(c, *p + 1, at, doubled);
    *p = at + 1;
    return s;
}

/* Finds the cells of the row at window + from; *ret_next is the byte after its last one, before the line's end. */
static enum scan scan_row(struct csv *c, const char **ret_next)
{
    const char *p = c->window + c->from;
    c->n = 0;
    c->quote = 0;
    for (;; p++) {
        enum scan s = *p == '"' ? scan_quoted(c, &p) : scan_plain(c, &p);
        if (s != SCAN_ROW)
            return s;
        if (*p == c->separator)
            continue;
        if (*p == '\0' && (s = nul(c, p)) != SCAN_ROW)
            return s;
        if (*p == '\r' && p + 1 == c->window + c->to && !c->ended)
            return SCAN_MORE;
        *ret_next = p;
        return SCAN_ROW;
    }
}

/* Steps over the line's end at p and counts it. */
static void end_line(struct csv *c, const char *p)
{
    if (*p == '\r') {
        bool crlf = p[1] == '\n';
        rows_note(&c->rows, crlf ? N_("The lines ended with CRLF.") : N_("The lines ended with CR."));
        p += crlf;
    }
    c->line += *p != '\0';
    c->from = (size_t)(p - c->window) + (*p != '\0');
}

/* Turns "" into " within the window; the row has been scanned for good. */
static size_t undouble(char *p, size_t n)
{
    size_t to = 0;
    for (size_t i = 0; i < n; i++) {
        p[to++] = p[i];
        i += p[i] == '"';
    }
    return to;
}

static void take_cells(struct csv *c)
{
    for (size_t i = 0; i < c->n; i++) {
        char *p = c->window + c->spans[i].from;
        c->rows.cells[i] = (struct str){ p, c->spans[i].doubled ? undouble(p, c->spans[i].n) : c->spans[i].n };
    }
    if (c->source.beyond)
        rows_normalise(&c->rows, c->n);
}

static void note_encoding(struct csv *c)
{
    if (c->source.encoding == CSV_WINDOWS_1252)
        rows_note(&c->rows, N_("The file was in Windows-1252 (Latin-1)."));
    if (c->source.encoding == CSV_UTF16LE || c->source.encoding == CSV_UTF16BE)
        rows_note(&c->rows, N_("The file was in UTF-16."));
}

static enum rows_step too_long(struct csv *c, int64_t line)
{
    if (c->quote)
        return rows_refuse(&c->rows, N_("The quotation mark on line %1$s is never closed."), c->quote, c->n + 1);
    return rows_refuse(&c->rows, N_("Line %1$s is longer than 1,000,000 bytes."), line, 0);
}

static enum rows_step csv_next(struct rows *rs, struct row *ret_row)
{
    struct csv *c = (struct csv *)rs;
    if (!c->source.broken && !c->started && start(c) == ROWS_REFUSED)
        return ROWS_REFUSED;
    note_encoding(c);
    while (!c->source.broken && (c->from < c->to || !c->ended || c->source.bad)) {
        const int64_t line = c->line;
        const char *next = NULL;
        switch (scan_row(c, &next)) {
        case SCAN_REFUSED: return ROWS_REFUSED;
        case SCAN_MORE:
            c->line = line;
            if (c->to - c->from > ROWS_ROW_BYTES || !more(c))
                return too_long(c, line);
            note_encoding(c);
            continue;
        case SCAN_ROW: break;
        }
        if (next - (c->window + c->from) > ROWS_ROW_BYTES)
            return too_long(c, line);
        take_cells(c);
        size_t n = c->n;
        end_line(c, next); /* leaves the cells where they are: only the next call may move the window */
        if (rows_take(rs, n, line, ret_row))
            return ROWS_ROW;
    }
    return c->source.broken ? rows_refuse(rs, archive_trouble_text(entry_trouble(c->source.entry)), 0, 0) : ROWS_END;
}

static struct rows *open_csv(struct csv_source source)
{
    struct csv *c = NEW(source.t->a, struct csv);
    rows_init(&c->rows, source.t);
    c->rows.next = csv_next;
    c->line = 1;
    c->cap = WINDOW_FIRST;
    c->window = NEW_N(source.t->a, char, c->cap);
    c->source = source;
    csv_source_open(&c->source);
    return &c->rows;
}

struct rows *rows_csv(struct task *t, struct str bytes)
{
    return open_csv((struct csv_source){ .t = t, .fd = -1, .memory = bytes });
}

struct rows *rows_csv_fd(struct task *t, int fd) { return open_csv((struct csv_source){ .t = t, .fd = fd }); }

struct rows *rows_csv_entry(struct task *t, struct entry *e)
{
    return open_csv((struct csv_source){ .t = t, .fd = -1, .entry = e });
}
