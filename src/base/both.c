/* both: see both.h. */
#include "base/both.h"

static uint16_t *lengths_new(struct arena *arena, const struct strs *a, const struct strs *b)
{
    size_t wide = b->n + 1;
    uint16_t *length = NEW_N(arena, uint16_t, (a->n + 1) * wide);

    for (size_t i = a->n; i-- > 0;)
        for (size_t k = b->n; k-- > 0;) {
            uint16_t skip_a = length[(i + 1) * wide + k], skip_b = length[i * wide + k + 1];
            if (str_eq(a->at[i], b->at[k]))
                length[i * wide + k] = (uint16_t)(length[(i + 1) * wide + k + 1] + 1);
            else
                length[i * wide + k] = skip_a > skip_b ? skip_a : skip_b;
        }
    return length;
}

void both_walk(struct arena *arena, const struct strs *a, const struct strs *b,
    void (*step)(void *x, size_t i, size_t k), void *x)
{
    const uint16_t *length = lengths_new(arena, a, b);
    size_t i = 0, k = 0, wide = b->n + 1;

    while (i < a->n || k < b->n) {
        if (i < a->n && k < b->n && str_eq(a->at[i], b->at[k]))
            step(x, i++, k++);
        else if (k == b->n || (i < a->n && length[(i + 1) * wide + k] >= length[i * wide + k + 1]))
            step(x, i++, b->n);
        else
            step(x, a->n, k++);
    }
}
