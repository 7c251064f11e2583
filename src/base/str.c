/* str: views of UTF-8 text. Works on bytes only: letters, case and sorting of languages are the business of lang/. */
#include "base/str.h"
#include <stdarg.h>

/* What *rest of str_cut points at once the last piece is taken; an empty text still has one piece. */
static const char used_up[1];

struct str str_of(const char *z) { return z ? (struct str){ z, strlen(z) } : S(""); }

bool str_eq(struct str a, struct str b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }

bool str_is(struct str a, const char *z) { return str_eq(a, str_of(z)); }

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str head) { return s.n >= head.n && str_eq(str_part(s, 0, head.n), head); }

bool str_ends(struct str s, struct str tail)
{
    return s.n >= tail.n && str_eq(str_part(s, s.n - tail.n, tail.n), tail);
}

ptrdiff_t str_find(struct str s, struct str part)
{
    if (part.n == 0)
        return 0;
    if (s.n < part.n)
        return -1;
    const char *hit = memmem(s.p, s.n, part.p, part.n);
    return hit ? hit - s.p : -1;
}

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct str str_trim(struct str s)
{
    while (s.n && blank(s.p[s.n - 1]))
        s.n--;
    while (s.n && blank(s.p[0]))
        s.p++, s.n--;
    return s;
}

struct str str_part(struct str s, size_t from, size_t n)
{
    if (from > s.n)
        from = s.n;
    if (n > s.n - from)
        n = s.n - from;
    return (struct str){ s.p ? s.p + from : NULL, n };
}

bool str_cut(struct str *rest, char sep, struct str *ret_piece)
{
    if (rest->p == used_up)
        return false;
    const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    if (!hit) {
        *ret_piece = *rest;
        *rest = (struct str){ used_up, 0 };
        return true;
    }
    size_t n = (size_t)(hit - rest->p);
    *ret_piece = str_part(*rest, 0, n);
    *rest = str_part(*rest, n + 1, rest->n);
    return true;
}

const char *str_z(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.n + 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    return p;
}

struct str str_copy(struct arena *a, struct str s) { return (struct str){ str_z(a, s), s.n }; }

struct str str_fmt(struct arena *a, const char *fmt, ...)
{
    char small[256];
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(small, sizeof small, fmt, args);
    va_end(args);
    if (n < 0)
        return S("");
    if ((size_t)n < sizeof small)
        return str_copy(a, (struct str){ small, (size_t)n });
    char *p = arena_alloc(a, (size_t)n + 1);
    va_start(args, fmt);
    vsnprintf(p, (size_t)n + 1, fmt, args);
    va_end(args);
    return (struct str){ p, (size_t)n };
}

struct str str_digits(int64_t n, char room[STR_DIGITS])
{
    size_t at = STR_DIGITS;
    uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do
        room[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (n < 0)
        room[--at] = '-';
    return (struct str){ room + at, STR_DIGITS - at };
}

struct str str_percent(struct arena *a, struct str s, const char *also)
{
    static const char digits[] = "0123456789ABCDEF";
    char *to = arena_alloc(a, s.n * 3), *at = to;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
            (c && (strchr("-._~", c) || strchr(also, c)))) {
            *at++ = (char)c;
        } else {
            *at++ = '%';
            *at++ = digits[c >> 4];
            *at++ = digits[c & 15];
        }
    }
    return (struct str){ to, (size_t)(at - to) };
}

struct str str_number(struct arena *a, int64_t n)
{
    char room[STR_DIGITS];
    return str_copy(a, str_digits(n, room));
}

bool str_int(struct str s, int64_t *ret_value)
{
    bool minus = s.n && s.p[0] == '-';
    int64_t v = 0;
    if (minus)
        s = str_part(s, 1, s.n);
    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        int digit = s.p[i] - '0';
        if (digit < 0 || digit > 9)
            return false;
        /* counted downwards, so that the smallest number fits too */
        if (__builtin_mul_overflow(v, 10, &v) || __builtin_sub_overflow(v, digit, &v))
            return false;
    }
    if (!minus && v == INT64_MIN)
        return false;
    *ret_value = minus ? v : -v;
    return true;
}

void strs_add(struct arena *a, struct strs *list, struct str x)
{
    /* struct strs has no cap: it is full exactly when n is a power of two (or 0) */
    if ((list->n & (list->n - 1)) == 0) {
        struct str *more = NEW_N(a, struct str, list->n ? list->n * 2 : 1);
        if (list->n)
            memcpy(more, list->at, list->n * sizeof *more);
        list->at = more;
    }
    list->at[list->n++] = x;
}

struct strs strs_split(struct arena *a, struct str joined, char sep)
{
    struct strs list = { 0 };
    struct str piece;
    while (str_cut(&joined, sep, &piece))
        if (!str_empty(str_trim(piece)))
            strs_add(a, &list, str_trim(piece));
    return list;
}

struct str strs_join(struct arena *a, const struct strs *list, struct str sep)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        n += list->at[i].n + sep.n;
    char *text = arena_alloc(a, n + 1), *at = text;
    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            at = mempcpy(at, sep.p, sep.n);
        if (list->at[i].n > 0)
            at = mempcpy(at, list->at[i].p, list->at[i].n);
    }
    return (struct str){ text, (size_t)(at - text) };
}

size_t str_edits(struct str a, struct str b)
{
    enum { LONGEST = 40 };
    size_t n = b.n, row[LONGEST + 1];

    if (a.n > LONGEST || n > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j], best = diagonal + (a.p[i - 1] != b.p[j - 1]);
            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = above;
            row[j] = best;
        }
    }
    return row[n];
}
