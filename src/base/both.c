/* both: see both.h. */
#include "base/both.h"

/* How long the row is that both have from (i, k) on. */
static uint16_t *lengths_new(struct arena *a, const struct strs *one, const struct strs *other)
{
    size_t wide = other->n + 1;
    uint16_t *length = NEW_N(a, uint16_t, (one->n + 1) * wide);

    for (size_t i = one->n; i-- > 0;)
        for (size_t k = other->n; k-- > 0;) {
            uint16_t skip_one = length[(i + 1) * wide + k], skip_other = length[i * wide + k + 1];
            if (str_eq(one->at[i], other->at[k]))
                length[i * wide + k] = (uint16_t)(length[(i + 1) * wide + k + 1] + 1);
            else
                length[i * wide + k] = skip_one > skip_other ? skip_one : skip_other;
        }
    return length;
}

void both_walk(struct arena *a, const struct strs *one, const struct strs *other,
    void (*step)(void *x, size_t i, size_t k), void *x)
{
    const uint16_t *length = lengths_new(a, one, other);
    size_t i = 0, k = 0, wide = other->n + 1;

    while (i < one->n || k < other->n) {
        if (i < one->n && k < other->n && str_eq(one->at[i], other->at[k]))
            step(x, i++, k++);
        else if (k == other->n || (i < one->n && length[(i + 1) * wide + k] >= length[i * wide + k + 1]))
            step(x, i++, other->n);
        else
            step(x, one->n, k++);
    }
}
