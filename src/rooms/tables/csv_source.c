/* csv_source: decoding. A file without a byte order mark is taken for UTF-8 until its first byte beyond ASCII proves
 * otherwise; then it is Windows-1252. UTF-16 shows itself by NUL bytes on one side of the first pairs. */
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
        s->encoding = CSV_UTF8;
        s->from = 3;
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

/* Each decoder takes bytes at raw + from, writes at most `room`, moves from, and stops early at what it cannot read. */
static size_t decode_utf8(struct csv_source *s, char *out, size_t room)
{
    const unsigned char *p = s->raw + s->from;
    size_t n = s->n - s->from, i = 0;
    while (i < n && i + 4 <= room) {
        size_t left = n - i < room - i ? n - i : room - i;
        size_t run = p[i] < 0x80 ? ascii_run(p + i, left) : sequence(p + i, n - i);
        if (run == 0)
            break;
        if (p[i] >= 0x80) {
            s->encoding = CSV_UTF8;
            s->beyond |= p[i] >= 0xCC;
        }
        i += run;
    }
    memcpy(out, p, i);
    s->from += i;
    return i;
}

static size_t put_point(struct csv_source *s, char *out, uint32_t c)
{
    s->beyond |= c >= 0x300;
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

static size_t decode_windows(struct csv_source *s, char *out, size_t room)
{
    static const uint16_t points[32] = {
        /* of 0x80 … 0x9F; 0 = not assigned */
        0x20AC,
        0,
        0x201A,
        0x0192,
        0x201E,
        0x2026,
        0x2020,
        0x2021,
        0x02C6,
        0x2030,
        0x0160,
        0x2039,
        0x0152,
        0,
        0x017D,
        0,
        0,
        0x2018,
        0x2019,
        0x201C,
        0x201D,
        0x2022,
        0x2013,
        0x2014,
        0x02DC,
        0x2122,
        0x0161,
        0x203A,
        0x0153,
        0,
        0x017E,
        0x0178,
    };
    size_t n = 0;
    while (s->from < s->n && n + 4 <= room) {
        uint32_t c = s->raw[s->from];
        if (c >= 0x80 && c <= 0x9F) {
            c = points[c - 0x80];
            if (c == 0)
                break;
        }
        n += put_point(s, out + n, c);
        s->from++;
    }
    return n;
}

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
    case CSV_ASCII:
    case CSV_UTF8: return decode_utf8(s, p, room);
    case CSV_UTF16LE:
    case CSV_UTF16BE: return decode_utf16(s, p, room);
    case CSV_WINDOWS_1252: return decode_windows(s, p, room);
    }
    unreachable();
}

size_t csv_source_read(struct csv_source *s, char *p, size_t room)
{
    for (;;) {
        size_t n = decode(s, p, room);
        if (n > 0)
            return n;
        if (!s->ended && s->n - s->from < 4) /* used up, or a character cut in two */
            fill(s);
        else if (s->from == s->n)
            return 0;
        else if (s->encoding == CSV_ASCII)
            s->encoding = CSV_WINDOWS_1252;
        else {
            s->bad = true;
            return 0;
        }
    }
}
