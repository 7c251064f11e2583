/* str: a view of UTF-8 text that somebody else owns (a literal, the arena, the request).
 * Never NUL-terminated by promise; str_z() makes a terminated copy for foreign libraries. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

struct str {
    const char *p;
    size_t n;
};
struct strs { /* a list, in the arena */
    struct str *at;
    size_t n;
};

#define S(literal) ((struct str){ "" literal, sizeof(literal) - 1 })

static inline bool str_empty(struct str s) { return s.n == 0; }
struct str str_of(const char *z); /* a view of a NUL-terminated text; NULL gives empty */
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *z);
int str_cmp(struct str a, struct str b); /* bytes, then length */
bool str_starts(struct str s, struct str head);
bool str_ends(struct str s, struct str tail);
ptrdiff_t str_find(struct str s, struct str part);        /* offset, or -1 */
struct str str_trim(struct str s);                        /* without ASCII blanks at both ends */
struct str str_part(struct str s, size_t from, size_t n); /* clipped to s */
/* Cuts the piece before the first `sep` from *rest; false when *rest was used up. An empty text gives one empty piece.
 */
bool str_cut(struct str *rest, char sep, struct str *ret_piece);
struct str str_copy(struct arena *a, struct str s);
const char *str_z(struct arena *a, struct str s);
enum { STR_DIGITS = 20 };
struct str str_digits(int64_t n, char room[STR_DIGITS]); /* decimal, a view of the room */
/* Escaped for an address ("%2F"): all bytes but letters, digits, -._~ and those of also. */
struct str str_percent(struct arena *a, struct str s, const char *also);
struct str str_number(struct arena *a, int64_t n);
struct str str_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "%.*s" with STR_ARG(s) prints a str. */
#define STR_ARG(s) (int)(s).n, (s).p
/* Decimal digits only, optional leading '-'; false (and *ret untouched) for anything else or overflow. */
bool str_int(struct str s, int64_t *ret_value) __attribute__((warn_unused_result));
/* A growing list: appends x, doubling the room in the arena. */
/* Edits (insert, delete, replace a byte) that turn one word into the other; words of more than 40 bytes are far from
 * all: 40. */
size_t str_edits(struct str a, struct str b);
void strs_add(struct arena *a, struct strs *list, struct str x);
/* The pieces without blanks around them, empty ones left out; and joined again. */
struct strs strs_split(struct arena *a, struct str joined, char sep);
struct str strs_join(struct arena *a, const struct strs *list, struct str sep);
/* Mark a literal as a message, here in a table; lang/lang.h translates it when it is shown. NC_: with the context of
 * trc(). */
#define N_(literal)           literal
#define NC_(context, literal) literal
