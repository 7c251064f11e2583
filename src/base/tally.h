/* tally: how often something happened, under a name, counted by all threads of one process and taken out now and then.
 * About things, never about who. Bounded: more names than TALLY_NAMES at a time are not counted, and what was not taken
 * out when the process dies is lost. */
#pragma once
#include "base/arena.h"
#include "base/str.h"

enum { TALLY_NAMES = 2048, TALLY_NAME_MOST = 63 /* bytes; a longer one is not counted */ };
struct tally;
struct tally_count {
    struct str name;
    int64_t n;
};
struct tally_counts {
    struct tally_count *at;
    size_t n, cap;
};
struct tally *tally_open(void); /* NULL: no memory, nothing is counted */
void tally_close(struct tally *t);
void tally_add(struct tally *t, struct str name); /* t may be NULL */
/* All there is; the next counts begin at 0. */
struct tally_counts tally_take(struct tally *t, struct arena *a);
