/* suppress: which counts of a report must be withheld so that no small count can be read from it or worked out of it.
 * Knows numbers and sums only. What it cannot see: another report of the same people (the same months with another
 * first day, an older print). Two such reports may tell a small count by their difference; notes of reports say so. */
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
struct count_sums {
    struct count_sum *at;
    size_t n, cap;
};

/* Counts from 1 to threshold - 1 are withheld; then more of them, the smallest first, until no sum of withheld counts
 * that the printed ones give away is from 1 to threshold - 1. Nobody (0) is printed. threshold 0 or 1: nothing is
 * withheld. hidden: n of them, filled. */
void suppress(struct task *t, int64_t threshold, const int64_t *counts, size_t n, const struct count_sums *sums,
    bool *ret_hidden);
