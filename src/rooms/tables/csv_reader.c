/* csv_reader: RFC 4180 rows out of a window of UTF-8 that csv_source fills. A row is scanned whole before anything is
 * changed in it, so that a row cut by the window's end can simply be scanned again. Quotation marks mean something only
 * at the beginning of a cell; elsewhere they are text (37°36'37.8"N). */
#include "rooms/tables/csv_source.h"
#include "rooms/tables/rows.h"

enum { WINDOW_FIRST = 256 * 1024, WINDOW_LAST = ROWS_ROW_BYTES + WINDOW_FIRST };

enum scan { SCAN_ROW, SCAN_MORE, SCAN_LOST, SCAN_REFUSED };

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
    struct remark lost; /* why the row in hand cannot be split */
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

/* The separator that occurs in the first row and equally often in most of the next nine; a comma when none does.
 * *ret_alike: in how many of these ten. */
static char separator_from(const char *p, size_t n, size_t *ret_alike)
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
    *ret_alike = alike[best];
    return separators[best];
}

/* The same, from the first row on that others resemble: a title may stand above the table. */
static char find_separator(const char *p, size_t n)
{
    enum { TITLES = 8 };
    size_t alike, best, at = 0;
    const char first = separator_from(p, n, &best);

    for (int i = 0; best < 2 && i < TITLES; i++) {
        while (at < n && p[at] != '\n' && p[at] != '\r')
            at++;
        while (at < n && (p[at] == '\n' || p[at] == '\r'))
            at++;
        const char later = separator_from(p + at, n - at, &alike);
        if (alike >= 2)
            return later;
    }
    return first;
}

/* The length of the first line in the window, without its end. */
static size_t first_line(const struct csv *c)
{
    size_t n = 0;
    while (n < c->to && c->window[n] != '\n' && c->window[n] != '\r')
        n++;
    return n;
}

/* Excel's first line "sep=;" names the separator and is no row; Excel itself writes it again as "SEP=;", in quotation
 * marks, or with separators after it, which then are those of the file. */
static bool told_separator(struct csv *c)
{
    const size_t n = first_line(c);
    const char *p = c->window;
    struct str rest = { p, n };
    char told;
    if (str_starts(rest, S("\"")))
        rest = str_part(rest, 1, rest.n);
    if (rest.n < 5 || strncasecmp(rest.p, "sep=", 4) != 0 || n == c->to)
        return false;
    told = rest.p[4];
    rest = str_part(rest, 5, rest.n);
    while (str_ends(rest, S(" ")))
        rest.n--;
    if (str_starts(rest, S("\"")))
        rest = str_part(rest, 1, rest.n);
    const char after = rest.n > 0 ? rest.p[0] : told;
    for (size_t i = 0; i < rest.n; i++)
        if (rest.p[i] != after)
            return false;
    if (!strchr(",;\t|:", told) || !strchr(",;\t|:", after))
        return false;
    c->separator = after;
    c->from = n + 1 + (p[n] == '\r' && n + 1 < c->to && p[n + 1] == '\n');
    c->line = 2;
    return true;
}

static enum rows_step start(struct csv *c)
{
    c->started = true;
    const char *why = table_stranger(csv_source_head(&c->source));
    if (why)
        return rows_refuse(&c->rows, why, 0, 0);

    alphabet_points(c->rows.alphabet, c->source.alphabet);
    more(c);
    if (!told_separator(c))
        c->separator = find_separator(c->window, c->to);
    if (c->separator == ';')
        rows_note(&c->rows, N_("The separator was a semicolon."));
    if (c->separator == '\t')
        rows_note(&c->rows, N_("The separator was a tab."));
    if (c->source.bom && c->source.encoding == CSV_EIGHT_BIT)
        rows_note(&c->rows, N_("The file began with a byte order mark."));
    c->stop[0] = c->stop['\n'] = c->stop['\r'] = c->stop[(unsigned char)c->separator] = true;
    c->stop_quoted[0] = c->stop_quoted['\n'] = c->stop_quoted['\r'] = c->stop_quoted['"'] = true;
    return ROWS_ROW;
}

/* --- one row */

/* The row in hand cannot be split; reading goes on at the next line. */
static enum scan lose(struct csv *c, const char *msgid, int64_t line)
{
    c->lost = (struct remark){ .msgid = msgid, .line = line, .column = c->n + 1 };
    return SCAN_LOST;
}

/* A NUL at p: the window's end, or one in the file. */
static enum scan nul(struct csv *c, const char *p)
{
    if (p != c->window + c->to)
        return lose(c, N_("Line %1$s has a NUL byte. The file is damaged or is not text."), c->line);
    if (!c->ended)
        return SCAN_MORE;
    if (c->source.bad) {
        rows_refuse(&c->rows,
            N_("Line %1$s has bytes that are not text in the encoding of the file. Save the file as UTF-8."), c->line,
            c->n + 1);
        return SCAN_REFUSED;
    }
    return SCAN_ROW;
}

static enum scan add_span(struct csv *c, const char *from, const char *to, bool doubled)
{
    if (c->n == ROWS_COLUMNS)
        return lose(c, N_("Line %1$s has more than 200 cells."), c->line);
    if (to - from > ROWS_CELL)
        return lose(c, N_("Line %1$s has a cell of more than 100,000 bytes."), c->line);
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
            return s == SCAN_ROW ? lose(c, N_("The quotation mark on line %1$s is never closed."), c->quote) : s;
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
        return lose(
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
    if (c->source.guessed_line > 0 && !c->rows.told)
        rows_note(&c->rows, N_("The file was in Windows-1252 (Latin-1)."));
    c->rows.guessed = c->source.guessed_line > 0 && !c->rows.told;
    if (c->source.encoding == CSV_UTF16LE || c->source.encoding == CSV_UTF16BE)
        rows_note(&c->rows, N_("The file was in UTF-16."));
}

static enum scan too_long(struct csv *c, int64_t line)
{
    if (c->quote)
        return lose(c, N_("The quotation mark on line %1$s is never closed."), c->quote);
    c->n = 0;
    return lose(c, N_("Line %1$s is longer than 1,000,000 bytes."), line);
}

/* Leaves the line that begins at window + from. Of a row that cannot be split only its first line is given up: what
 * follows may be good rows that an open quotation mark has swallowed. */
static void leave_line(struct csv *c)
{
    for (;;) {
        const char *p = c->window + c->from, *end = c->window + c->to;
        while (p < end && *p != '\n' && *p != '\r')
            p++;
        if (p < end && (*p == '\n' || p + 1 < end || c->ended)) {
            end_line(c, p);
            return;
        }
        c->from = (size_t)(p - c->window);
        if (c->ended)
            return;
        more(c);
    }
}

/* Scans the row at window + from, reading on as long as it is cut by the window's end. */
static enum scan whole_row(struct csv *c, const char **ret_next)
{
    const int64_t line = c->line;
    enum scan s;
    while ((s = scan_row(c, ret_next)) == SCAN_MORE) {
        c->line = line;
        if (c->to - c->from > ROWS_ROW_BYTES || !more(c))
            return too_long(c, line);
        note_encoding(c);
    }
    if (s == SCAN_ROW && *ret_next - (c->window + c->from) > ROWS_ROW_BYTES)
        s = too_long(c, line);
    if (s == SCAN_LOST)
        c->line = line;
    return s;
}

static enum rows_step csv_end(struct csv *c)
{
    const struct csv_source *s = &c->source;
    if (s->broken)
        return rows_refuse(&c->rows, archive_trouble_text(entry_trouble(s->entry)), 0, 0);
    if (!csv_source_mixed(s) || c->rows.told)
        return ROWS_END;
    c->rows.refusal = (struct remark){
        .msgid = N_("Some lines of the file are in UTF-8 (line %1$s), others are not (line %2$s)."),
        .args = { s->utf8_line, s->guessed_line },
        .line = s->utf8_line > s->guessed_line ? s->utf8_line : s->guessed_line,
        .all_read = true,
    };
    return ROWS_REFUSED;
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
        const enum scan s = whole_row(c, &next);
        if (s == SCAN_REFUSED)
            return ROWS_REFUSED;
        if (s == SCAN_LOST) {
            leave_line(c);
            enum rows_step step = rows_lost(rs, c->lost.msgid, c->lost.line, c->lost.column, ret_row);
            ret_row->line = line;
            return step;
        }
        take_cells(c);
        size_t n = c->n;
        end_line(c, next); /* leaves the cells where they are: only the next call may move the window */
        if (rows_take(rs, n, line, ret_row))
            return ROWS_ROW;
    }
    return csv_end(c);
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
