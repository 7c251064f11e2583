/* both: two lists of texts beside each other: what stands in both in one order (the longest such row), and what between
 * two of these is in one of them only. Time and memory grow with the product of their lengths. */
#pragma once
#include "base/arena.h"
#include "base/str.h"

/* Calls step for each text of both, in their order: (i, k) the same in both; (i, b->n) only in a; (a->n, k) only in
 * b. */
void both_walk(struct arena *a, const struct strs *one, const struct strs *other,
    void (*step)(void *x, size_t i, size_t k), void *x);
