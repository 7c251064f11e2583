/* suppress: the printed counts and the sums are equations over the withheld counts. Solved as far as they can be
 * (reduced row echelon form), they show what a reader can work out; while one of them gives a small count away, one
 * count more is withheld. Each round withholds one, so it ends. */
#include "rooms/reports/suppress.h"

#include <math.h>

struct equations {
    size_t rows, columns;   /* sums, withheld counts */
    const size_t *count_of; /* column -> index of the count */
    double *at;             /* rows x columns */
};
enum { TOGETHER = 4 }; /* rows that are looked at as one */
struct work {
    struct task *t;
    int64_t threshold;
    const int64_t *counts;
    size_t n;
    const struct count_sums *sums;
    bool *hidden;
    size_t *column_of, *count_of;
    double *matrix, *sum; /* sum: one row */
};

static bool is_zero(double x) { return fabs(x) < 1e-9; }

static struct equations equations_of(struct work *w)
{
    struct equations e = { .rows = w->sums->n, .count_of = w->count_of, .at = w->matrix };

    for (size_t i = 0; i < w->n; i++)
        if (w->hidden[i]) {
            w->column_of[i] = e.columns;
            w->count_of[e.columns++] = i;
        }
    memset(e.at, 0, e.rows * e.columns * sizeof *e.at);
    for (size_t r = 0; r < e.rows; r++) {
        const struct count_sum *sum = &w->sums->at[r];
        for (size_t i = 0; i < sum->n; i++)
            if (w->hidden[sum->parts[i]])
                e.at[r * e.columns + w->column_of[sum->parts[i]]] += 1;
        if (w->hidden[sum->total])
            e.at[r * e.columns + w->column_of[sum->total]] -= 1;
    }
    return e;
}

static void swap_rows(struct equations *e, size_t a, size_t b)
{
    for (size_t c = 0; c < e->columns; c++) {
        double x = e->at[a * e->columns + c];
        e->at[a * e->columns + c] = e->at[b * e->columns + c];
        e->at[b * e->columns + c] = x;
    }
}

static void solve(struct equations *e)
{
    for (size_t c = 0, top = 0; c < e->columns && top < e->rows; c++) {
        size_t best = top;
        for (size_t r = top; r < e->rows; r++)
            if (fabs(e->at[r * e->columns + c]) > fabs(e->at[best * e->columns + c]))
                best = r;
        double lead = e->at[best * e->columns + c];
        if (is_zero(lead))
            continue;
        swap_rows(e, best, top);
        for (size_t i = 0; i < e->columns; i++)
            e->at[top * e->columns + i] /= lead;
        for (size_t r = 0; r < e->rows; r++) {
            double factor = e->at[r * e->columns + c];
            for (size_t i = 0; r != top && !is_zero(factor) && i < e->columns; i++)
                e->at[r * e->columns + i] -= factor * e->at[top * e->columns + i];
        }
        top++;
    }
}

/* Is it a plain sum of withheld counts, each counted alike, with a small result? */
static bool leaks(const struct work *w, const struct equations *e, const double *row)
{
    bool plus = false, minus = false;
    double value = 0;

    for (size_t c = 0; c < e->columns; c++) {
        if (is_zero(row[c]))
            continue;
        plus |= row[c] > 0;
        minus |= row[c] < 0;
        value += row[c] * (double)w->counts[e->count_of[c]];
    }
    value = fabs(value);
    return plus != minus && !is_zero(value) && value < (double)w->threshold - 1e-9;
}

/* The first row that leaks alone; e->rows when there is none. */
static size_t leaking_row(const struct work *w, const struct equations *e)
{
    size_t r = 0;

    while (r < e->rows && !leaks(w, e, &e->at[r * e->columns]))
        r++;
    return r;
}

static void add_row(const struct equations *e, double *sum, size_t row, double times)
{
    for (size_t c = 0; c < e->columns; c++)
        sum[c] += times * e->at[row * e->columns + c];
}

/* Does the sum leak once `more` rows or fewer are added to it? Only a row that takes away the first count that is
 * counted backwards can help. */
static bool leaks_with(const struct work *w, const struct equations *e, double *sum, int more)
{
    size_t c = 0;

    while (c < e->columns && (is_zero(sum[c]) || sum[c] > 0))
        c++;
    if (c == e->columns)
        return leaks(w, e, sum);
    for (size_t r = 0; more > 0 && r < e->rows; r++) {
        double x = e->at[r * e->columns + c];
        if (is_zero(x) || x < 0)
            continue;
        add_row(e, sum, r, 1);
        bool leak = leaks_with(w, e, sum, more - 1);
        add_row(e, sum, r, -1);
        if (leak)
            return true;
    }
    return false;
}

/* Of solved equations: the first row that leaks together with others. No row may tell two counts while several rows do:
 * 14 = a + b, 13 = c + d, 24 = b + d leave a + c = 3. A sum of up to four counts needs up to four rows. */
static size_t leaking_together(const struct work *w, const struct equations *e)
{
    size_t r = 0;

    for (; r < e->rows; r++) {
        memcpy(w->sum, &e->at[r * e->columns], e->columns * sizeof *w->sum);
        if (leaks_with(w, e, w->sum, TOGETHER - 1))
            break;
    }
    return r;
}

/* Withholding little is better than much, somebody better than nobody, a part better than a sum of parts. */
static double cost(const struct work *w, size_t i, bool total)
{
    return (double)w->counts[i] + (w->counts[i] == 0 ? 1e12 : 0) + (total ? 1e15 : 0);
}

static void consider(const struct work *w, size_t i, bool total, size_t *best, double *best_cost)
{
    double c = cost(w, i, total);

    if (!w->hidden[i] && (*best == w->n || c < *best_cost)) {
        *best = i;
        *best_cost = c;
    }
}

static bool touches(const struct work *w, const struct equations *e, size_t row, const struct count_sum *sum)
{
    for (size_t i = 0; i <= sum->n; i++) {
        size_t count = i < sum->n ? sum->parts[i] : sum->total;
        if (w->hidden[count] && !is_zero(e->at[row * e->columns + w->column_of[count]]))
            return true;
    }
    return false;
}

static size_t hidden_in(const struct work *w, const struct count_sum *sum)
{
    size_t n = w->hidden[sum->total];

    for (size_t i = 0; i < sum->n; i++)
        n += w->hidden[sum->parts[i]];
    return n;
}

/* One count more: from a sum with a single withheld count, where most chains of conclusions begin; when there is none,
 * from the sums that hold the row. False when nothing is left there. */
static bool withhold_more(struct work *w, const struct equations *e, size_t row)
{
    size_t best = w->n, lonely = 0;
    double best_cost = 0;

    for (size_t s = 0; s < w->sums->n; s++)
        lonely += hidden_in(w, &w->sums->at[s]) == 1;
    for (size_t s = 0; s < w->sums->n; s++) {
        const struct count_sum *sum = &w->sums->at[s];
        if (lonely > 0 ? hidden_in(w, sum) != 1 : !touches(w, e, row, sum))
            continue;
        for (size_t i = 0; i < sum->n; i++)
            consider(w, sum->parts[i], false, &best, &best_cost);
        consider(w, sum->total, true, &best, &best_cost);
    }
    if (best == w->n)
        return false;
    w->hidden[best] = true;
    return true;
}

void suppress(
    struct task *t, int64_t threshold, const int64_t *counts, size_t n, const struct count_sums *sums, bool *ret_hidden)
{
    struct work w = {
        .t = t,
        .threshold = threshold,
        .counts = counts,
        .n = n,
        .sums = sums,
        .hidden = ret_hidden,
        .column_of = NEW_N(t->a, size_t, n),
        .count_of = NEW_N(t->a, size_t, n),
        .matrix = NEW_N(t->a, double, n * sums->n + 1),
        .sum = NEW_N(t->a, double, n + 1),
    };
    bool more = true;

    for (size_t i = 0; i < n; i++)
        ret_hidden[i] = counts[i] > 0 && counts[i] < threshold;
    while (more) {
        struct equations e = equations_of(&w);
        size_t row = leaking_row(&w, &e);
        if (row == e.rows) {
            solve(&e);
            row = leaking_row(&w, &e);
        }
        if (row == e.rows)
            row = leaking_together(&w, &e);
        more = row < e.rows && withhold_more(&w, &e, row);
    }
}
