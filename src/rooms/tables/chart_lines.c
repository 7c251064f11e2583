/* chart_lines: values over time: a grid with few, round numbers, a line for each series that breaks where a value is
 * hidden, and the last value of each line written at its end. */
#include "rooms/tables/chart.h"

enum { HEIGHT = 160, TOP = 16, TICKS = 4, SHOWN = 5 };

struct scale {
    int64_t top, largest;       /* y of the plot's upper edge; the value there */
    int64_t ends[CHART_SERIES]; /* y of the last values written so far */
    size_t ends_n;
};

static int64_t place_y(const struct scale *s, int64_t value)
{
    return s->top + HEIGHT - (value * HEIGHT + s->largest / 2) / s->largest;
}

static int64_t part_of(const struct drawing *d, size_t i)
{
    const size_t n = d->c->labels_n;
    return n < 2 ? CHART_WHOLE / 2 : (int64_t)(i * CHART_WHOLE / (n - 1));
}

static void draw_grid(struct drawing *d, const struct scale *s, int64_t step)
{
    for (int64_t v = 0; v <= s->largest; v += step) {
        draw_shape(d, (struct chart_shape){
                          .kind = v == 0 ? CHART_AXIS : CHART_GRID, .to = place(CHART_WHOLE, 0), .y = place_y(s, v) });
        draw_value(d, place(0, -8), place_y(s, v) + 5, CHART_ENDS, v);
    }
}

/* Some of the labels, evenly, the first and the last among them. */
static void draw_times(struct drawing *d, int64_t y)
{
    const size_t n = d->c->labels_n, shown = n < SHOWN ? n : SHOWN;
    for (size_t k = 0; k < shown; k++) {
        const size_t i = shown < 2 ? 0 : k * (n - 1) / (shown - 1);
        const bool first = shown > 1 && k == 0, last = shown > 1 && k == shown - 1;
        /* long months would touch: every other one a line lower */
        draw_label(d,
            place(part_of(d, i), first  ? -10
                                 : last ? 10
                                        : 0),
            y + CHART_TEXT + (k % 2 ? CHART_LINE_HEIGHT : 0),
            first  ? CHART_STARTS
            : last ? CHART_ENDS
                   : CHART_MIDDLE,
            d->c->labels[i]);
    }
}

/* The values from `from` to before the next hidden one, as one line; returns where that is. */
static size_t draw_run(struct drawing *d, const struct scale *s, size_t series, size_t from)
{
    const int64_t *values = d->c->series[series].values;
    struct chart_point *points = NEW_N(d->a, struct chart_point, d->c->labels_n);
    size_t i = from;

    for (; i < d->c->labels_n && values[i] != CHART_HIDDEN; i++)
        points[i - from] = (struct chart_point){ part_of(d, i), place_y(s, values[i]) };
    if (i - from > 1)
        draw_shape(d, (struct chart_shape){ .kind = CHART_TREND,
                          .series = series + 1,
                          .y = s->top,
                          .y2 = s->top + HEIGHT,
                          .points = points,
                          .points_n = i - from });
    return i;
}

/* The last value, above its dot, or below whatever is written there already. */
static void draw_end(struct drawing *d, struct scale *s, int64_t part, int64_t value)
{
    int64_t y = place_y(s, value) - 6;
    for (size_t i = 0; i < s->ends_n; i++)
        if (y > s->ends[i] - CHART_TEXT && y < s->ends[i] + CHART_TEXT) {
            y = s->ends[i] + CHART_TEXT;
            i = SIZE_MAX; /* look again from the first one */
        }
    s->ends[s->ends_n++] = y;
    draw_value(d, place(part, 4), y, CHART_MIDDLE, value);
}

static void draw_series(struct drawing *d, struct scale *s, size_t series)
{
    const int64_t *values = d->c->series[series].values;
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < d->c->labels_n;) {
        if (values[i] == CHART_HIDDEN)
            i++;
        else
            i = draw_run(d, s, series, i);
    }
    for (size_t i = 0; i < d->c->labels_n; i++) {
        if (values[i] == CHART_HIDDEN)
            continue;
        draw_shape(d,
            (struct chart_shape){
                .kind = CHART_DOT, .series = series + 1, .at = place(part_of(d, i), 0), .y = place_y(s, values[i]) });
        last = i;
    }
    if (last != SIZE_MAX)
        draw_end(d, s, part_of(d, last), values[last]);
}

void draw_lines(struct drawing *d)
{
    const int64_t largest = chart_largest(d->c), step = chart_step(largest, TICKS), parts = (largest + step - 1) / step;
    struct scale s = { .top = d->y + TOP, .largest = parts * step };
    draw_grid(d, &s, step);
    for (size_t k = 0; k < d->c->series_n; k++)
        draw_series(d, &s, k);
    draw_times(d, s.top + HEIGHT + 4);
    d->y = s.top + HEIGHT + (d->c->labels_n > 1 ? 2 : 1) * CHART_LINE_HEIGHT + 8;
}
