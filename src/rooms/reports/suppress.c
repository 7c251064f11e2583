/* suppress: the printed counts and the sums are equations over the withheld counts. Solved as far as they can be
 * (reduced row echelon form), they show what a reader can work out; while one of them gives a small count away, or
 * leaves it few values, one count more is withheld. Each round withholds one, so it ends. */
#include "rooms/reports/suppress.h"

#include <math.h>

struct equations {
    size_t rows, columns; /* sums with a withheld count; withheld counts */
    const double *value;  /* of a column: its count, or those of several that stand in the same single sum added up */
    double *at;           /* rows x columns */
};
enum { TOGETHER = 4, GIVE_BACK_MOST = 120 }; /* rows that are looked at as one; see give_back() */
struct work {
    struct task *t;
    int64_t threshold;
    const int64_t *counts;
    size_t n;
    const struct count_sums *sums;
    bool *hidden;
    size_t *column_of,
        *only_in;         /* only_in: index + 1 of the one sum it is a part of; 0: none, or a total, or several */
    size_t *shared;       /* of a sum: index + 1 of the column of what is in no other */
    bool *near, *reached; /* sums that are looked at for one count more; counts that are in them */
    double *matrix, *sum, *value; /* sum, value: one row */
    double *least, *most;         /* what a column can be: one row */
    size_t *alone;                /* of a column: index + 1 of the only count it is, when that is small */
    size_t matrix_room, row_room;
};

static bool is_small(const struct work *w, size_t i) { return w->counts[i] > 0 && w->counts[i] < w->threshold; }

static bool is_shown(const struct work *w, size_t i) { return w->sums->shown != NULL && w->sums->shown[i]; }

static bool is_zero(double x) { return fabs(x) < 1e-9; }

static size_t hidden_in(const struct work *w, const struct count_sum *sum)
{
    size_t n = w->hidden[sum->total];

    for (size_t i = 0; i < sum->n; i++)
        n += w->hidden[sum->parts[i]];
    return n;
}

/* Counts that stand in one sum alone, and are not its total, have equal columns whatever is done to the equations: they
 * are one. There may be thousands of groups. */
static void note_sums(struct work *w)
{
    enum { SEVERAL = -1 };

    for (size_t r = 0; r < w->sums->n; r++) {
        const struct count_sum *sum = &w->sums->at[r];
        w->only_in[sum->total] = (size_t)SEVERAL;
        for (size_t i = 0; i < sum->n; i++)
            w->only_in[sum->parts[i]] = w->only_in[sum->parts[i]] == 0 ? r + 1 : (size_t)SEVERAL;
    }
    for (size_t i = 0; i < w->n; i++)
        if (w->only_in[i] == (size_t)SEVERAL)
            w->only_in[i] = 0;
}

static size_t give_columns(struct work *w)
{
    size_t columns = 0;

    memset(w->shared, 0, w->sums->n * sizeof *w->shared);
    for (size_t i = 0; i < w->n; i++) {
        size_t *shared = w->only_in[i] == 0 ? NULL : &w->shared[w->only_in[i] - 1];
        if (!w->hidden[i])
            continue;
        w->column_of[i] = shared != NULL && *shared != 0 ? *shared - 1 : columns++;
        if (shared != NULL)
            *shared = w->column_of[i] + 1;
    }
    return columns;
}

static void make_room(struct work *w, size_t rows, size_t columns)
{
    if (rows * columns > w->matrix_room) {
        w->matrix_room = 2 * rows * columns;
        w->matrix = NEW_N(w->t->a, double, w->matrix_room);
    }
    if (columns > w->row_room) {
        w->row_room = 2 * columns;
        w->sum = NEW_N(w->t->a, double, w->row_room);
        w->value = NEW_N(w->t->a, double, w->row_room);
        w->least = NEW_N(w->t->a, double, w->row_room);
        w->most = NEW_N(w->t->a, double, w->row_room);
        w->alone = NEW_N(w->t->a, size_t, w->row_room);
    }
}

static struct equations equations_of(struct work *w)
{
    size_t columns = give_columns(w), rows = 0;

    for (size_t r = 0; r < w->sums->n; r++)
        rows += hidden_in(w, &w->sums->at[r]) > 0;
    make_room(w, rows, columns);
    struct equations e = { .columns = columns, .value = w->value, .at = w->matrix };
    if (columns == 0 || rows == 0) /* nothing is hidden, or what is hidden stands in no sum */
        return e;
    memset(e.at, 0, rows * columns * sizeof *e.at);
    memset(w->value, 0, columns * sizeof *w->value);
    for (size_t i = 0; i < w->n; i++)
        if (w->hidden[i])
            w->value[w->column_of[i]] += (double)w->counts[i];
    for (size_t r = 0; r < w->sums->n; r++) {
        const struct count_sum *sum = &w->sums->at[r];
        double *row = w->matrix + e.rows * columns;
        if (hidden_in(w, sum) == 0)
            continue;
        e.rows++;
        for (size_t i = 0; i < sum->n; i++)
            if (w->hidden[sum->parts[i]] && w->only_in[sum->parts[i]] == 0)
                row[w->column_of[sum->parts[i]]] += 1;
        if (w->shared[r] != 0)
            row[w->shared[r] - 1] = 1;
        if (w->hidden[sum->total])
            row[w->column_of[sum->total]] -= 1;
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
        value += row[c] * e->value[c];
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

/* ---- bounds: counts are not below 0, so a sum says how much its parts can be at most */

/* What the columns of a row can be together, at least and at most; open: columns without such an end. */
struct reach {
    double end[2];
    size_t open[2];
};

/* A column as it counts in a row: its end at the least (0) or the most (1) of the row. */
static double end_of(const struct work *w, size_t c, double times, int end)
{
    return times * ((times > 0) == (end == 1) ? w->most[c] : w->least[c]);
}

static struct reach reach_of(const struct work *w, const struct equations *e, const double *row)
{
    struct reach all = { 0 };

    for (size_t c = 0; c < e->columns; c++)
        for (int end = 0; end < 2 && !is_zero(row[c]); end++) {
            double x = end_of(w, c, row[c], end);
            if (isinf(x))
                all.open[end]++;
            else
                all.end[end] += x;
        }
    return all;
}

/* All columns but this one, at that end. */
static double rest_at(const struct work *w, const struct reach *all, const double *row, size_t c, int end)
{
    double x = end_of(w, c, row[c], end);

    if (all->open[end] > (size_t)(isinf(x) != 0))
        return end == 1 ? HUGE_VAL : -HUGE_VAL;
    return isinf(x) ? all->end[end] : all->end[end] - x;
}

/* What a row says of its columns. True: more than was known. */
static bool tighten(const struct work *w, const struct equations *e, const double *row)
{
    const struct reach all = reach_of(w, e, row);
    double sum = 0;
    bool more = false;

    for (size_t c = 0; c < e->columns; c++)
        sum += row[c] * e->value[c];
    for (size_t c = 0; c < e->columns; c++) {
        if (is_zero(row[c]))
            continue;
        double a = (sum - rest_at(w, &all, row, c, 1)) / row[c], b = (sum - rest_at(w, &all, row, c, 0)) / row[c];
        double least = ceil(fmin(a, b) - 1e-6), most = floor(fmax(a, b) + 1e-6);
        more |= least > w->least[c] || most < w->most[c];
        w->least[c] = fmax(w->least[c], least);
        w->most[c] = fmin(w->most[c], most);
    }
    return more;
}

static void bound_columns(const struct work *w, const struct equations *e)
{
    enum { PASSES = 20 };
    bool more = true;

    for (int pass = 0; pass < PASSES && more; pass++) {
        more = false;
        for (size_t r = 0; r < e->rows; r++)
            more |= tighten(w, e, &e->at[r * e->columns]);
    }
}

/* The first row of *ret_equations with a small count whose least and most are less than the threshold apart, by the
 * sums as they stand and as they are solved. */
static size_t narrow_row(struct work *w, struct equations *ret_equations)
{
    enum { BOUNDED_MOST = 250 };
    struct equations *e = ret_equations;
    size_t r = 0, c = 0;

    if (e->columns == 0 || e->columns > BOUNDED_MOST)
        return e->rows;
    *e = equations_of(w);
    for (size_t i = 0; i < e->columns; i++) {
        w->least[i] = 0;
        w->most[i] = HUGE_VAL;
        w->alone[i] = 0;
    }
    bound_columns(w, e);
    solve(e);
    bound_columns(w, e);
    for (size_t i = 0; i < w->n; i++)
        if (w->hidden[i])
            w->alone[w->column_of[i]] = w->alone[w->column_of[i]] == 0 && is_small(w, i) ? i + 1 : (size_t)-1;
    while (c < e->columns && (w->alone[c] == (size_t)-1 || w->most[c] - w->least[c] >= (double)w->threshold - 1e-6))
        c++;
    while (c < e->columns && r < e->rows && is_zero(e->at[r * e->columns + c]))
        r++;
    return c < e->columns ? r : e->rows;
}

/* Withholding little is better than much, somebody better than nobody, a part better than a sum of parts. */
static double cost(const struct work *w, size_t i, bool total)
{
    return (double)w->counts[i] + (w->counts[i] == 0 ? 1e12 : 0) + (total ? 1e15 : 0);
}

static void consider(const struct work *w, size_t i, bool total, size_t *best, double *best_cost)
{
    double c = cost(w, i, total);

    if (!w->hidden[i] && !is_shown(w, i) && (*best == w->n || c < *best_cost)) {
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

static bool has(const struct work *w, const struct count_sum *sum, const bool *reached)
{
    bool some = w->hidden[sum->total] && reached[sum->total];

    for (size_t i = 0; i < sum->n && !some; i++)
        some = w->hidden[sum->parts[i]] && reached[sum->parts[i]];
    return some;
}

/* Also the sums that share a withheld count with one that is near; false: there are no more. A row that was solved out
 * of many sums may hold a count whose own sums have nothing left to withhold. */
static bool look_further(struct work *w)
{
    bool more = false;

    for (size_t s = 0; s < w->sums->n; s++)
        for (size_t i = 0; w->near[s] && i <= w->sums->at[s].n; i++)
            w->reached[i < w->sums->at[s].n ? w->sums->at[s].parts[i] : w->sums->at[s].total] = true;
    for (size_t s = 0; s < w->sums->n; s++)
        if (!w->near[s] && has(w, &w->sums->at[s], w->reached))
            w->near[s] = more = true;
    return more;
}

static size_t cheapest_near(const struct work *w)
{
    size_t best = w->n;
    double best_cost = 0;

    for (size_t s = 0; s < w->sums->n; s++) {
        const struct count_sum *sum = &w->sums->at[s];
        for (size_t i = 0; w->near[s] && i < sum->n; i++)
            consider(w, sum->parts[i], false, &best, &best_cost);
        if (w->near[s])
            consider(w, sum->total, true, &best, &best_cost);
    }
    return best;
}

/* One count more: from a sum with a single withheld count, where most chains of conclusions begin; when there is none,
 * from the sums that hold the row, then from those beside them. False when nothing is left. */
static bool withhold_more(struct work *w, const struct equations *e, size_t row)
{
    size_t lonely = 0, best;

    for (size_t s = 0; s < w->sums->n; s++)
        lonely += hidden_in(w, &w->sums->at[s]) == 1;
    for (size_t s = 0; s < w->sums->n; s++)
        w->near[s] = lonely > 0 ? hidden_in(w, &w->sums->at[s]) == 1 : touches(w, e, row, &w->sums->at[s]);
    memset(w->reached, 0, w->n * sizeof *w->reached);
    do
        best = cheapest_near(w);
    while (best == w->n && look_further(w));
    if (best == w->n)
        return false;
    w->hidden[best] = true;
    return true;
}

/* A row of *ret_equations that tells a small count; as many as there are rows: none does. */
static size_t telling_row(struct work *w, struct equations *ret_equations)
{
    struct equations *e = ret_equations;

    *e = equations_of(w);
    size_t row = leaking_row(w, e);
    if (row == e->rows) {
        solve(e);
        row = leaking_row(w, e);
    }
    if (row == e->rows)
        row = leaking_together(w, e);
    return row < e->rows ? row : narrow_row(w, e);
}

/* The largest count that was withheld for others and was not tried yet; n: there is none. */
static size_t next_to_try(const struct work *w)
{
    size_t best = w->n;

    for (size_t i = 0; i < w->n; i++)
        if (w->hidden[i] && !is_small(w, i) && !w->reached[i] && (best == w->n || w->counts[i] > w->counts[best]))
            best = i;
    return best;
}

/* What was withheld early may be needless by what was withheld later: shown again where that tells nothing. Each try
 * solves all equations, so only where few are withheld. */
static void give_back(struct work *w)
{
    struct equations e;
    size_t withheld = 0, i;

    for (i = 0; i < w->n; i++)
        withheld += w->hidden[i];
    memset(w->reached, 0, w->n * sizeof *w->reached); /* tried */
    while (withheld <= GIVE_BACK_MOST && (i = next_to_try(w)) < w->n) {
        w->reached[i] = true;
        w->hidden[i] = false;
        w->hidden[i] = telling_row(w, &e) < e.rows;
    }
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
        .column_of = NEW_N(t->a, size_t, n + 1),
        .only_in = NEW_N(t->a, size_t, n + 1),
        .shared = NEW_N(t->a, size_t, sums->n + 1),
        .near = NEW_N(t->a, bool, sums->n + 1),
        .reached = NEW_N(t->a, bool, n + 1),
    };
    struct equations e;
    size_t row;

    for (size_t i = 0; i < n; i++)
        ret_hidden[i] = is_small(&w, i) && !is_shown(&w, i);
    note_sums(&w);
    while (row = telling_row(&w, &e), row < e.rows && withhold_more(&w, &e, row))
        ;
    if (row == e.rows)
        give_back(&w);
}
