/* speakers: how many people speak which language first, by region: a table that somebody brings from a statistics
 * office, shown as background beside the projects of a region. About no person.
 *
 * speakers_row: region ("06"), language (ISO 639-3), people. speakers_source: whose figures, of which year. A table
 * that comes takes the place of all that was there. */
#pragma once
#include "base/task.h"
#include "lang/lang.h"

enum { SPEAKERS_SOURCE_MOST = 100, SPEAKERS_YEAR_LEAST = 1990, SPEAKERS_YEAR_MOST = 2100, SPEAKERS_TOLD = 3 };

struct speakers_one {
    struct str language; /* ISO 639-3 */
    int64_t people;
};
struct speakers {
    struct speakers_one *at;
    size_t n, cap;
    struct str source;
    int64_t year;
};
/* The largest first, without Finnish and Swedish; source "": nobody has brought any. */
struct speakers speakers_of(struct task *t, struct str region, int64_t limit);
/* Changes with everything that speakers_of() gives. */
int64_t speakers_changes(struct task *t);
/* Whose figures stand here now, and how many. */
struct speakers_state {
    struct str source;
    int64_t year, rows;
};
struct speakers_state speakers_state(struct task *t);

/* CSV as statistics offices give it: a column of regions ("MK06 Pirkanmaa", "06", a name), one of languages (a code or
 * a name) and, last, how many. taken: figures that were read; left: lines that were not, the first of them in words.
 * What is withheld (".", "..", "...", "-") is no line that is told. INVALID: *ret_problems (file, source, year); the
 * request is to be taken back. */
struct speakers_wish {
    struct str bytes, source;
    int64_t year;
};
struct speakers_done {
    int64_t taken, left;
    struct strs told;
};
enum outcome speakers_bring(struct task *t, const struct speakers_wish *w, struct speakers_done *ret_done,
    struct problems *ret_problems) MUST_USE;
