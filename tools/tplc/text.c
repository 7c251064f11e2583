/* text: growing texts, pieces of the source, and the one way out when a template is refused. Not HTML. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/tplc/tplc.h"

struct chunk {
    struct chunk *next;
    char bytes[];
};

static void *must_alloc(void *p)
{
    if (!p) {
        fputs("tplc: out of memory\n", stderr);
        exit(2);
    }
    return p;
}

int line_now(const struct tplc *t)
{
    int line = 1;
    for (const char *p = t->src; p < t->at; p++)
        line += *p == '\n';
    return line;
}

void refuse(struct tplc *t, const char *fmt, ...)
{
    int n = snprintf(t->error, sizeof t->error, "%s:%d: ", t->file, line_now(t));
    size_t head = n < 0 ? 0 : (size_t)n < sizeof t->error ? (size_t)n : sizeof t->error - 1;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(t->error + head, sizeof t->error - head, fmt, ap);
    va_end(ap);
    longjmp(t->refused, 1);
}

char *keep(struct tplc *t, size_t n)
{
    struct chunk *chunk = must_alloc(calloc(1, sizeof *chunk + n + 1));
    chunk->next = t->chunks;
    t->chunks = chunk;
    return chunk->bytes;
}

const char *keepf(struct tplc *t, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *p = keep(t, n < 0 ? 0 : (size_t)n);
    vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    return p;
}

void forget(struct tplc *t)
{
    while (t->chunks) {
        struct chunk *next = t->chunks->next;
        free(t->chunks);
        t->chunks = next;
    }
    text_forget(&t->includes);
    text_forget(&t->head);
    text_forget(&t->body);
    text_forget(&t->literal);
    text_forget(&t->columns);
}

void text_forget(struct text *x)
{
    free(x->p);
    *x = (struct text){ 0 };
}

void text_put(struct text *x, const char *p, size_t n)
{
    if (x->n + n + 1 > x->cap) {
        x->cap = (x->n + n + 1) * 2;
        x->p = must_alloc(realloc(x->p, x->cap));
    }
    memcpy(x->p + x->n, p, n);
    x->n += n;
    x->p[x->n] = 0;
}

void text_fmt(struct text *x, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *p = must_alloc(malloc((size_t)n + 1));
    vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    text_put(x, p, (size_t)n);
    free(p);
}

bool span_is(struct span s, const char *z) { return strlen(z) == s.n && memcmp(s.p, z, s.n) == 0; }

bool span_same(struct span a, struct span b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }

bool span_in(struct span s, const char *words)
{
    for (const char *p = words; *p;) {
        size_t n = strcspn(p, " ");
        if (n == s.n && memcmp(p, s.p, n) == 0)
            return true;
        p += n;
        p += *p == ' ';
    }
    return false;
}
