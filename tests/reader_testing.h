/* reader_testing: a reader of counts who works out what she can: equations over unknown counts, kept in echelon form,
 * numbers modulo a prime (no rounding). At most READER_UNKNOWNS counts. Only for *_test.c files. */
#pragma once
#include "base/test.h"

#ifndef READER_UNKNOWNS
#define READER_UNKNOWNS 64
#endif
enum { UNKNOWNS = READER_UNKNOWNS, SMALL = 5 };
#define PRIME INT64_C(1000003)

struct reader {
    size_t n; /* unknowns */
    int64_t row[UNKNOWNS][UNKNOWNS];
    bool known[UNKNOWNS]; /* is there a row that begins here? */
};

TEST_UNUSED int64_t inverse(int64_t x)
{
    int64_t result = 1, power = x;

    for (int64_t e = PRIME - 2; e > 0; e /= 2, power = power * power % PRIME)
        if (e % 2)
            result = result * power % PRIME;
    return result;
}

/* Takes away what follows from the equations; the first column that is left, n when nothing is. */
TEST_UNUSED size_t reduce(const struct reader *r, int64_t v[UNKNOWNS])
{
    size_t first = r->n;

    for (size_t c = 0; c < r->n; c++) {
        v[c] = (v[c] % PRIME + PRIME) % PRIME;
        if (v[c] == 0)
            continue;
        if (!r->known[c]) {
            first = first == r->n ? c : first;
            continue;
        }
        int64_t factor = v[c];
        for (size_t i = c; i < r->n; i++)
            v[i] = (v[i] + (PRIME - factor) * r->row[c][i]) % PRIME;
    }
    return first;
}

TEST_UNUSED void learn(struct reader *r, const int64_t given[UNKNOWNS])
{
    int64_t v[UNKNOWNS];

    memcpy(v, given, sizeof v);
    size_t first = reduce(r, v);
    if (first == r->n)
        return;
    int64_t by = inverse(v[first]);
    for (size_t i = 0; i < r->n; i++)
        r->row[first][i] = v[i] * by % PRIME;
    r->known[first] = true;
}

TEST_UNUSED bool knows(const struct reader *r, const int64_t given[UNKNOWNS])
{
    int64_t v[UNKNOWNS];

    memcpy(v, given, sizeof v);
    return reduce(r, v) == r->n;
}

/* A fixed row of numbers, so that a failure comes again. */
TEST_UNUSED int64_t dice(uint64_t *seed, int64_t sides)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)(*seed >> 33) % sides;
}
