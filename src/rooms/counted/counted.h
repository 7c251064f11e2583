/* counted: very large projects, and when their figures were counted. A page that would have to look at every person of
 * a project shows, for these, what the server has counted now and then (rooms/counting.h) and says when. What was
 * counted each room keeps for itself. Knows projects, and people through a view. Source: issue 8, "To reach" (pages
 * take as long with 1,000,000 persons as with 1,000). */
#pragma once
#include "base/task.h"

enum {
    COUNTED_FROM = 2000,     /* spells in a project beyond which it is very large */
    COUNTED_EVERY_S = 600,   /* so often, or as rarely that counting takes a hundredth of the time, */
    COUNTED_RARELY_S = 3600, /* but not more rarely than this */
    COUNTED_GOOD_S = 7200,   /* so long pages show it: a server that counts no more leaves nothing old behind */
    COUNTED_KEPT = 1000      /* rows of a list */
};

/* When the figures of a project were counted that pages may show; "": they look themselves, because it is small or
 * nobody has counted lately. */
struct instant counted_at(struct task *t, int64_t project);

/* ---- for rooms/counting.c */

/* The very large project whose turn has come, of several the one that waits longest; 0: none. */
int64_t counted_due(struct task *t);
/* It was counted as of t->now, which took so many seconds. */
void counted_note(struct task *t, int64_t project, int64_t seconds);
/* A project that was counted and is large no more, or gone; 0: none. */
int64_t counted_small(struct task *t);
void counted_forget(struct task *t, int64_t project);
