/* buf: bytes that grow by doubling up to a maximum. Past it (or without memory) the buf is `full` and stays so:
 * the owner looks once, at the end, instead of after each write. */
#include "base/buf.h"
#include <stdarg.h>

void buf_init(struct buf *b, size_t max) { *b = (struct buf){ .max = max }; }

void buf_free(struct buf *b)
{
    free(b->p);
    *b = (struct buf){ .max = b->max };
}

/* Room for n more bytes and a closing NUL that vsnprintf wants; false when there is none. */
static bool room(struct buf *b, size_t n)
{
    if (b->full || n > b->max - b->n) {
        b->full = true;
        return false;
    }
    size_t need = b->n + n + 1;
    if (need <= b->cap)
        return true;
    size_t cap = b->cap ? b->cap : 256;
    while (cap < need)
        cap *= 2;
    if (cap > b->max + 1)
        cap = b->max + 1;
    char *p = realloc(b->p, cap);
    if (!p) {
        b->full = true;
        return false;
    }
    b->p = p;
    b->cap = cap;
    return true;
}

void buf_put(struct buf *b, const char *p, size_t n)
{
    if (n == 0 || !room(b, n))
        return;
    memcpy(b->p + b->n, p, n);
    b->n += n;
}

void buf_str(struct buf *b, struct str s) { buf_put(b, s.p, s.n); }

void buf_z(struct buf *b, const char *z) { buf_str(b, str_of(z)); }

void buf_ch(struct buf *b, char c) { buf_put(b, &c, 1); }

void buf_int(struct buf *b, int64_t v)
{
    char room[STR_DIGITS];
    buf_str(b, str_digits(v, room));
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n <= 0 || !room(b, (size_t)n))
        return;
    va_start(args, fmt);
    vsnprintf(b->p + b->n, (size_t)n + 1, fmt, args);
    va_end(args);
    b->n += (size_t)n;
}
