/* suppress: which counts of a report must be withheld so that no small count can be read from it or worked out of it.
 * Knows numbers and sums only. Another report of the same people (an older print) takes part as counts that are shown
 * already (published.h). */
#pragma once
#include "base/task.h"

enum { COUNT_WITHHELD = -1 }; /* stands for a withheld count (and its percentage) in the figures of a report */

/* counts[total] is the sum of counts[parts[0…n-1]]. All figures somebody could work out belong to the counts, also
 * those that are not printed (the rest that is missing to the whole). */
struct count_sum {
    size_t total;
    const size_t *parts;
    size_t n;
};
/* shown: which counts are known whatever is withheld; NULL: none. */
struct count_sums {
    struct count_sum *at;
    size_t n, cap;
    const bool *shown;
};

/* Counts from 1 to threshold - 1 are withheld; then more of them, the smallest first, until no sum of withheld counts
 * that the printed ones give away is from 1 to threshold - 1, and no small count is known to lie between bounds that
 * are less than the threshold apart (of 250 withheld counts at most; counts are whole and not below 0). Nobody (0) is
 * printed. threshold 0 or 1: nothing is withheld. hidden: n of them, filled. */
void suppress(struct task *t, int64_t threshold, const int64_t *counts, size_t n, const struct count_sums *sums,
    bool *ret_hidden);
