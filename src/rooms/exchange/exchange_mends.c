/* exchange_mends: cells mended in the preview, rows left out, columns renamed: found while the package is read. There
 * may be thousands of them and a million rows, so they are sorted once and each row finds its own by halving. */
#include "rooms/exchange/exchange_pass.h"

#include <stdlib.h>

static int by_line_and_file(int64_t line, struct str file, const struct exchange_mend *m)
{
    return line != m->line ? (line < m->line ? -1 : 1) : str_cmp(file, m->file);
}

static int compare_mends(const void *a, const void *b)
{
    const struct exchange_mend *m = a;
    return by_line_and_file(m->line, m->file, b);
}

void mends_sort(struct pass *p, const struct exchange_mends *mends)
{
    if (!mends || mends->n == 0)
        return;
    p->mends = (struct exchange_mends){ NEW_N(p->t->a, struct exchange_mend, mends->n), mends->n, mends->n };
    memcpy(p->mends.at, mends->at, mends->n * sizeof *mends->at);
    qsort(p->mends.at, p->mends.n, sizeof *p->mends.at, compare_mends);
}

void mends_of_line(struct pass *p, int64_t line)
{
    size_t low = 0, high = p->mends.n, n = 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_line_and_file(line, p->file_name, &p->mends.at[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + n < p->mends.n && by_line_and_file(line, p->file_name, &p->mends.at[low + n]) == 0)
        n++;
    p->mended = (struct exchange_mends){ n ? p->mends.at + low : NULL, n, n };
}

bool mended_to(const struct pass *p, struct str column, struct str *ret_value)
{
    for (size_t i = 0; i < p->mended.n; i++)
        if (str_eq(p->mended.at[i].column, column)) {
            bool changed = false;
            *ret_value = str_trim(letters_tidy(p->scratch->a, p->mended.at[i].value, &changed));
            return true;
        }
    return false;
}
