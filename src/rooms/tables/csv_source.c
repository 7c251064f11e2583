/* csv_source: decoding. Each line of a file is UTF-8, or, when it is none, Windows-1252 (Latin-1): so what a line says
 * does not depend on the lines before it. UTF-16 shows itself by NUL bytes on one side of the first pairs. */
#include "rooms/tables/csv_source.h"
#include <errno.h>
#include <unistd.h>

enum { RAW = 64 * 1024 };

/* The next bytes from where they are; 0 at the end, -1: try again. */
static ptrdiff_t take(struct csv_source *s, unsigned char *p, size_t room)
{
    if (s->entry) {
        ptrdiff_t got = entry_read(s->entry, p, room);
        s->broken = got < 0;
        return got < 0 ? 0 : got;
    }
    if (s->fd >= 0) {
        ssize_t got = read(s->fd, p, room);
        if (got < 0 && errno != EINTR)
            fail(s->t, FAIL_DISK, "reading a table: %s", strerror(errno));
        return got;
    }
    struct str part = str_part(s->memory, 0, room);
    if (part.n > 0)
        memcpy(p, part.p, part.n);
    s->memory = str_part(s->memory, part.n, s->memory.n);
    return (ptrdiff_t)part.n;
}

static void fill(struct csv_source *s)
{
    memmove(s->raw, s->raw + s->from, s->n - s->from);
    s->n -= s->from;
    s->from = 0;
    while (!s->ended && s->n < RAW) {
        ptrdiff_t got = take(s, s->raw + s->n, RAW - s->n);
        if (got < 0)
            continue;
        s->n += (size_t)got;
        s->taken += got;
        s->ended = got == 0;
    }
}

static void detect(struct csv_source *s)
{
    const unsigned char *p = s->raw;
    if (s->n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
        s->from = 3;
        s->utf8_line = 1;
    } else if (s->n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0)) {
        s->encoding = p[0] == 0xFF ? CSV_UTF16LE : CSV_UTF16BE;
        s->from = 2;
    }
    s->bom = s->from > 0;
    if (s->bom)
        return;
    /* Texts have few letters beyond U+00FF in a header, so most high bytes of UTF-16 are NUL there and no low byte is.
     */
    size_t nul[2] = { 0, 0 }, pairs = s->n / 2 < 100 ? s->n / 2 : 100;
    for (size_t i = 0; i < 2 * pairs; i++)
        nul[i % 2] += p[i] == 0;
    if (nul[1] * 10 > pairs * 4 && nul[0] == 0)
        s->encoding = CSV_UTF16LE;
    if (nul[0] * 10 > pairs * 4 && nul[1] == 0)
        s->encoding = CSV_UTF16BE;
}

void csv_source_open(struct csv_source *s)
{
    s->line = 1;
    s->raw = NEW_N(s->t->a, unsigned char, RAW);
    fill(s);
    detect(s);
}

struct str csv_source_head(const struct csv_source *s) { return (struct str){ (const char *)s->raw, s->n }; }

/* Length of the well-formed UTF-8 sequence at p; 0 = none, or not all of it is here. */
static size_t sequence(const unsigned char *p, size_t n)
{
    static const struct {
        unsigned char first, last, low, high;
        size_t n;
    } forms[] = {
        { 0xC2, 0xDF, 0x80, 0xBF, 2 },
        { 0xE0, 0xE0, 0xA0, 0xBF, 3 },
        { 0xE1, 0xEC, 0x80, 0xBF, 3 },
        { 0xED, 0xED, 0x80, 0x9F, 3 },
        { 0xEE, 0xEF, 0x80, 0xBF, 3 },
        { 0xF0, 0xF0, 0x90, 0xBF, 4 },
        { 0xF1, 0xF3, 0x80, 0xBF, 4 },
        { 0xF4, 0xF4, 0x80, 0x8F, 4 },
    };
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        if (p[0] < forms[f].first || p[0] > forms[f].last)
            continue;
        if (n < forms[f].n || p[1] < forms[f].low || p[1] > forms[f].high)
            return 0;
        for (size_t i = 2; i < forms[f].n; i++)
            if (p[i] < 0x80 || p[i] > 0xBF)
                return 0;
        return forms[f].n;
    }
    return 0;
}

/* Length of the ASCII run at p, eight bytes at a time. */
static size_t ascii_run(const unsigned char *p, size_t n)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        if (w & 0x8080808080808080u)
            break;
    }
    while (i < n && p[i] < 0x80)
        i++;
    return i;
}

static size_t put_point(struct csv_source *s, char *out, uint32_t c)
{
    s->beyond |= c >= 0x300 || (c >= 0x80 && c < 0xC0);
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    out[0] = (char)(lead[n] | c);
    return n;
}

/* Is it UTF-8 up to its end, where a sequence may be cut off? */
static bool all_utf8(const unsigned char *p, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t run = p[i] < 0x80 ? ascii_run(p + i, n - i) : sequence(p + i, n - i);
        if (run == 0)
            return n - i < 4 && p[i] >= 0xC2 && n == RAW;
        i += run;
    }
    return true;
}

/* Decides about the rest of the line that begins at raw + from; false: its end is not here yet. */
static bool decide(struct csv_source *s)
{
    const unsigned char *p = s->raw + s->from;
    size_t n = 0, left = s->n - s->from;
    while (n < left && p[n] != '\n' && p[n] != '\r')
        n++;
    if (n == left && !s->ended && left < RAW)
        return false;
    s->single = !all_utf8(p, n);
    s->decided = n;
    int64_t *first = s->single ? &s->guessed_line : &s->utf8_line;
    if (*first == 0)
        *first = s->line;
    return true;
}

static int64_t lines_in(const unsigned char *p, size_t n)
{
    int64_t lines = 0;
    for (size_t i = 0; i < n; i++)
        lines += p[i] == '\n' || (p[i] == '\r' && i + 1 < n && p[i + 1] != '\n');
    return lines;
}

/* Each decoder takes bytes at raw + from, writes at most `room`, moves from, and stops early at what it cannot read. */
static size_t decode_eight_bit(struct csv_source *s, char *out, size_t room)
{
    size_t n = 0;
    while (s->from < s->n && n + 4 <= room) {
        const unsigned char *p = s->raw + s->from;
        size_t left = s->n - s->from, run = ascii_run(p, left < room - n ? left : room - n);
        if (run == 0 && s->decided == 0 && !decide(s))
            break;
        if (run > 0) {
            memcpy(out + n, p, run);
            n += run;
            s->line += lines_in(p, run);
            s->decided = s->decided > run ? s->decided - run : 0;
        } else if (s->single) {
            n += put_point(s, out + n, s->alphabet[p[0] - 0x80]);
            run = 1;
            s->decided--;
        } else if ((run = sequence(p, left)) > 0) {
            memcpy(out + n, p, run);
            n += run;
            s->beyond |= p[0] >= 0xCC || p[0] == 0xC2;
            s->decided = s->decided > run ? s->decided - run : 0;
        } else if (left < 4 && !s->ended)
            break;
        else
            s->decided = 0; /* a very long line that went on otherwise than it began */
        s->from += run;
    }
    return n;
}

bool csv_source_mixed(const struct csv_source *s) { return s->utf8_line > 0 && s->guessed_line > 0; }

static size_t decode_utf16(struct csv_source *s, char *out, size_t room)
{
    const size_t high = s->encoding == CSV_UTF16LE ? 1 : 0;
    size_t n = 0;
    while (s->n - s->from >= 2 && n + 4 <= room) {
        const unsigned char *p = s->raw + s->from;
        uint32_t c = (uint32_t)(p[high] << 8 | p[1 - high]);
        size_t used = 2;
        if (c >= 0xD800 && c <= 0xDFFF) { /* half of a pair */
            if (s->n - s->from < 4)
                break;
            uint32_t low = (uint32_t)(p[2 + high] << 8 | p[3 - high]);
            if (c > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
                break;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            used = 4;
        }
        n += put_point(s, out + n, c);
        s->from += used;
    }
    return n;
}

static size_t decode(struct csv_source *s, char *p, size_t room)
{
    switch (s->encoding) {
    case CSV_EIGHT_BIT: return decode_eight_bit(s, p, room);
    case CSV_UTF16LE:
    case CSV_UTF16BE: return decode_utf16(s, p, room);
    }
    unreachable();
}

size_t csv_source_read(struct csv_source *s, char *p, size_t room)
{
    for (;;) {
        size_t n = decode(s, p, room);
        if (n > 0)
            return n;
        if (!s->ended) /* used up, or a line or a character cut in two */
            fill(s);
        else if (s->from == s->n)
            return 0;
        else {
            s->bad = true;
            return 0;
        }
    }
}
