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

/* Near: a slip or two, one more for every four letters; never a word that shares nothing. */
static bool near(size_t d, struct str typed) { return d <= 2 + typed.n / 4 && d < typed.n; }

const char *package_nearest_column(enum kind_name file, struct str name)
{
    const struct kind *t = kinds[file];
    size_t best = 0, best_distance = SIZE_MAX;

    name = str_trim(name);
    for (size_t i = 0; i < t->n; i++) {
        size_t d = str_edits(name, str_of(t->columns[i].name));
        if (d < best_distance)
            best = i, best_distance = d;
    }
    return near(best_distance, name) ? t->columns[best].name : NULL;
}

const char *package_nearest_code(const struct codes *codes, struct str typed)
{
    size_t best = 0, best_distance = SIZE_MAX;

    for (size_t i = 0; i < codes->n; i++) {
        size_t d = str_edits(typed, str_of(codes->at[i].code));
        if (d < best_distance)
            best = i, best_distance = d;
    }
    return near(best_distance, typed) ? codes->at[best].code : NULL;
}
