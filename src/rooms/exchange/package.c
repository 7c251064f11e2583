/* package: files and columns by their names. */
#include "rooms/exchange/package.h"

static bool same_ignoring_case(struct str a, const char *z)
{
    size_t n = strlen(z);

    if (a.n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((a.p[i] >= 'A' && a.p[i] <= 'Z' ? a.p[i] | 0x20 : a.p[i]) != z[i])
            return false;
    return true;
}

enum kind_name package_file_named(struct str name)
{
    if (str_ends(name, S(".csv")) || str_ends(name, S(".CSV")))
        name.n -= 4;
    name = str_trim(name);
    for (enum kind_name f = 0; f < KIND__N; f++)
        if (same_ignoring_case(name, kinds[f]->name))
            return f;
    return KIND__N;
}

size_t package_column_named(enum kind_name file, struct str name)
{
    const struct kind *t = kinds[file];
    size_t i = 0;

    name = str_trim(name);
    while (i < t->n && !same_ignoring_case(name, t->columns[i].name))
        i++;
    return i;
}

/* Edits (insert, delete, replace) that turn one word into the other; words of more than 40 bytes are far from all. */
static size_t distance(struct str a, const char *z)
{
    enum { LONGEST = 40 };
    size_t n = strlen(z), row[LONGEST + 1];

    if (a.n > LONGEST || n > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j], best = diagonal + (a.p[i - 1] != z[j - 1]);
            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = above;
            row[j] = best;
        }
    }
    return row[n];
}

/* Near: a slip or two, one more for every four letters; never a word that shares nothing. */
static bool near(size_t d, struct str typed) { return d <= 2 + typed.n / 4 && d < typed.n; }

const char *package_nearest_column(enum kind_name file, struct str name)
{
    const struct kind *t = kinds[file];
    size_t best = 0, best_distance = SIZE_MAX;

    name = str_trim(name);
    for (size_t i = 0; i < t->n; i++) {
        size_t d = distance(name, t->columns[i].name);
        if (d < best_distance)
            best = i, best_distance = d;
    }
    return near(best_distance, name) ? t->columns[best].name : NULL;
}

const char *package_nearest_code(const struct codes *codes, struct str typed)
{
    size_t best = 0, best_distance = SIZE_MAX;

    for (size_t i = 0; i < codes->n; i++) {
        size_t d = distance(typed, codes->at[i].code);
        if (d < best_distance)
            best = i, best_distance = d;
    }
    return near(best_distance, typed) ? codes->at[best].code : NULL;
}
