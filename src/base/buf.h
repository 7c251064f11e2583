/* buf: bytes that grow up to a required maximum. Overflow is a state, not a crash: once `full`,
 * further writes are dropped and the owner must look at buf_full() before using the content. */
#pragma once
#include "base/str.h"

struct buf {
    char *p;
    size_t n, cap, max;
    bool full;
};
void buf_init(struct buf *b, size_t max); /* malloc'ed; buf_free releases */
void buf_free(struct buf *b);
void buf_put(struct buf *b, const char *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_z(struct buf *b, const char *z);
void buf_ch(struct buf *b, char c);
void buf_int(struct buf *b, int64_t v);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static inline bool buf_full(const struct buf *b) { return b->full; }
static inline struct str buf_view(const struct buf *b) { return (struct str){ b->p, b->n }; }
#define BUF_LIT(b, literal) buf_put((b), literal, sizeof(literal) - 1)
