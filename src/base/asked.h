/* asked: how often something happened, under a name, counted by all threads of one process and taken out now and then.
 * About things, never about who. Bounded: more names than ASKED_NAMES at a time are not counted, and what was not taken
 * out when the process dies is lost. */
#pragma once
#include "base/arena.h"
#include "base/str.h"

enum { ASKED_NAMES = 2048, ASKED_NAME_MOST = 63 /* bytes; a longer one is not counted */ };
struct asked;
struct asked_count {
    struct str name;
    int64_t n;
};
struct asked_counts {
    struct asked_count *at;
    size_t n, cap;
};
struct asked *asked_open(void); /* NULL: no memory, nothing is counted */
void asked_close(struct asked *t);
void asked_add(struct asked *t, struct str name); /* t may be NULL */
/* All there is; the next counts begin at 0. */
struct asked_counts asked_take(struct asked *t, struct arena *a);
