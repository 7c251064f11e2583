/* both: two lists of texts beside each other: what stands in both, in one order, and what in one of them only. */
#pragma once
#include "base/str.h"

/* Calls step for each text of both: (i, k) the same in both; (i, b->n) only in a; (a->n, k) only in b. The texts in both
 * are the longest row that the two have in one order. Takes a->n * b->n steps. */
void both_walk(struct arena *arena, const struct strs *a, const struct strs *b,
    void (*step)(void *x, size_t i, size_t k), void *x);
