/* mapping_header: finding the header of somebody's table among its first rows. */
#include "rooms/mapping/mapping_header.h"

#include "lang/lang.h"

enum { LOOKED_AT = 15, MONTHS = 12, WEEKDAYS = 7, SHORTEST = 3, LONGEST = 80 };

struct looking {
    struct task *t;
    const struct mapping_fields *fields;
    struct strs *names;                   /* by field */
    struct strs months[MONTHS], weekdays; /* in all our languages, folded */
    struct strs rows[LOOKED_AT];
    int64_t lines[LOOKED_AT];
    size_t n;
};

/* ---- words */

/* "helmikuu 2000" without its year. */
static struct str without_digits(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            p[n++] = s.p[i];
    return str_trim((struct str){ p, n });
}

static void learn_words(struct looking *k)
{
    struct arena *a = k->t->a;

    k->names = NEW_N(a, struct strs, k->fields->n + 1);
    for (size_t f = 0; f < k->fields->n; f++)
        k->names[f] = mapping_names(a, &k->fields->at[f]);
    for (enum lang_id l = 0; l < LANG__N; l++) {
        for (int m = 0; m < MONTHS; m++) {
            struct day day;
            if (day_read(str_fmt(a, "2000-%02d-01", m + 1), &day))
                strs_add(a, &k->months[m], lang_fold(a, without_digits(a, lang_month(a, lang_get(l), day))));
        }
        for (int d = 0; d < WEEKDAYS; d++)
            strs_add(a, &k->weekdays, lang_fold(a, lang_weekday(a, lang_get(l), d)));
    }
}

/* Is `word` the beginning of one of these, or one of these the beginning of it? */
static bool among(const struct strs *list, struct str word, size_t shortest)
{
    for (size_t i = 0; i < list->n && word.n >= shortest; i++)
        if (list->at[i].n > 0 && (str_starts(list->at[i], word) || str_starts(word, list->at[i])))
            return true;
    return false;
}

static struct str cell(const struct strs *row, size_t i) { return i < row->n ? row->at[i] : S(""); }

/* 2026 in "Kevät 2026"; 0: none. */
static int64_t year_in(struct str s)
{
    int64_t year;

    for (size_t i = 0; i + 4 <= s.n; i++) {
        bool whole = (i == 0 || s.p[i - 1] < '0' || s.p[i - 1] > '9') &&
                     (i + 4 == s.n || s.p[i + 4] < '0' || s.p[i + 4] > '9');
        if (whole && str_int(str_part(s, i, 4), &year) && year >= 1990 && year <= 2199)
            return year;
    }
    return 0;
}

/* The month of "Helmikuu 2026", "helmi", "feb", "2/2026"; 0: it names none, or one of several. */
static int64_t month_in(const struct looking *k, struct str s)
{
    struct str word = lang_fold(k->t->a, s), first;
    struct day day;
    int64_t month = 0, found = 0;

    if (day_read_month(s, &day) && str_int(str_part(day_str(&day), 5, 2), &month))
        return month;
    (void)str_cut(&word, ' ', &first);
    for (int m = 0; m < MONTHS; m++)
        if (among(&k->months[m], first, SHORTEST))
            found = found == 0 ? m + 1 : -1;
    return found > 0 ? found : 0;
}

/* "3", "17." */
static bool is_day_number(struct str s, int64_t *ret_n)
{
    if (s.n > 1 && s.p[s.n - 1] == '.')
        s.n--;
    return s.n <= 2 && str_int(s, ret_n) && *ret_n >= 1 && *ret_n <= 31;
}

/* ---- cells */

static bool heads_itself(const struct looking *k, struct str s)
{
    for (size_t f = 0; f < k->fields->n; f++)
        if (s.n > 0 && k->fields->at[f].heads && k->fields->at[f].heads(s))
            return true;
    return false;
}

/* Is it the name of a field? whole: it alone; else it may begin with one. */
static bool is_name(const struct looking *k, struct str s, bool whole)
{
    struct str folded = s.n <= LONGEST ? lang_fold(k->t->a, s) : S("");

    for (size_t f = 0; f < k->fields->n && folded.n > 0; f++)
        if (mapping_named(folded, &k->names[f], whole))
            return true;
    return false;
}

/* How many of its cells are headings: exactly, for "Kunta X" may be a beneficiary. Days alone are none: dates stand in
 * rows of persons, too. */
static size_t score(const struct looking *k, const struct strs *row)
{
    size_t names = 0, days = 0;

    for (size_t i = 0; i < row->n; i++)
        if (heads_itself(k, row->at[i]))
            days++;
        else
            names += is_name(k, row->at[i], true);
    return names > 0 ? names + days : 0;
}

static size_t filled(const struct strs *row)
{
    size_t n = 0;

    for (size_t i = 0; i < row->n; i++)
        n += row->at[i].n > 0;
    return n;
}

/* The heading that lies over this cell: its own, or that of the merged cells which begin further to the left. */
static struct str over(const struct strs *top, size_t i)
{
    struct str found = cell(top, i);

    while (found.n == 0 && i > 0)
        found = cell(top, --i);
    return found;
}

/* Does `bottom` go on with the header: nothing under a name, and else only days, weekdays and names? */
static bool goes_on(const struct looking *k, const struct strs *top, const struct strs *bottom)
{
    int64_t n;

    for (size_t i = 0; i < bottom->n; i++) {
        struct str s = bottom->at[i];
        if (s.n == 0)
            continue;
        if (is_name(k, cell(top, i), false) && !is_name(k, s, false))
            return false;
        bool day = heads_itself(k, s) || among(&k->weekdays, lang_fold(k->t->a, s), 2) ||
                   (is_day_number(s, &n) && month_in(k, over(top, i)) > 0);
        if (!day && !is_name(k, s, false))
            return false;
    }
    return filled(bottom) > 0;
}

static struct str joined(const struct looking *k, const struct strs *top, const struct strs *bottom, size_t i)
{
    struct str up = cell(top, i), down = cell(bottom, i), whole = over(top, i);
    int64_t n, month = month_in(k, whole), year = year_in(whole);

    if (down.n == 0)
        return up;
    if (is_day_number(down, &n) && month > 0)
        return year > 0 ? str_fmt(k->t->a, "%lld.%lld.%lld", (long long)n, (long long)month, (long long)year)
                        : str_fmt(k->t->a, "%lld.%lld.", (long long)n, (long long)month);
    return heads_itself(k, up) && !heads_itself(k, down) ? up : down;
}

/* ---- the header */

static void read_rows(struct looking *k, struct rows *rows)
{
    struct row row;

    while (k->n < LOOKED_AT && rows_next(rows, &row) == ROWS_ROW) {
        for (size_t i = 0; i < row.n; i++)
            strs_add(k->t->a, &k->rows[k->n], str_copy(k->t->a, str_trim(row.at[i])));
        k->lines[k->n++] = row.line;
    }
}

static size_t best_row(const struct looking *k)
{
    size_t best = 0, most = score(k, &k->rows[0]);

    for (size_t i = 1; i < k->n; i++) {
        size_t now = score(k, &k->rows[i]);
        if (now >= 2 && now > most)
            best = i, most = now;
    }
    return best;
}

bool mapping_header(
    struct task *t, struct rows *rows, const struct mapping_fields *fields, struct mapping_header *ret_header)
{
    struct looking k = { .t = t, .fields = fields };

    read_rows(&k, rows);
    if (k.n == 0)
        return false;
    learn_words(&k);
    size_t top = best_row(&k), bottom = top;
    if (top + 1 < k.n && score(&k, &k.rows[top]) > 0 && goes_on(&k, &k.rows[top], &k.rows[top + 1]))
        bottom = top + 1;
    else if (top > 0 && filled(&k.rows[top - 1]) > 1)
        top--;
    *ret_header = (struct mapping_header){ .line = k.lines[bottom] };
    for (size_t i = 0; i < k.rows[top].n || i < k.rows[bottom].n; i++)
        strs_add(t->a, &ret_header->headings,
            top == bottom ? k.rows[top].at[i] : joined(&k, &k.rows[top], &k.rows[bottom], i));
    for (size_t r = 0; r <= top && r < bottom; r++)
        for (size_t i = 0; i < k.rows[r].n; i++)
            if (k.rows[r].at[i].n > 0)
                strs_add(t->a, &ret_header->titles, k.rows[r].at[i]);
    return true;
}

struct row mapping_header_row(const struct mapping_header *header)
{
    return (struct row){ .at = header->headings.at, .n = header->headings.n, .line = header->line };
}
