/* chart_lines: values over time: a grid with few, round numbers, a line for each series that breaks where a value is
 * hidden, and the last value of each line written at its end. */
#include "rooms/tables/chart.h"

enum { LEFT = 44, RIGHT = 24, HEIGHT = 180, TOP = 12, TICKS = 5, SPAN = CHART_WIDTH - LEFT - RIGHT, SHOWN = 5 };

struct scale {
    int64_t top, largest;       /* y of the plot's upper edge; the value there */
    int64_t ends[CHART_SERIES]; /* y of the last values written so far */
    size_t ends_n;
};

static int64_t place_y(const struct scale *s, int64_t value)
{
    return s->top + HEIGHT - (value * HEIGHT + s->largest / 2) / s->largest;
}

static int64_t place_x(const struct drawing *d, size_t i)
{
    const size_t n = d->c->labels_n;
    return n < 2 ? LEFT + SPAN / 2 : LEFT + (int64_t)(i * SPAN / (n - 1));
}

static void draw_grid(struct drawing *d, const struct scale *s, int64_t step)
{
    for (int64_t v = 0; v <= s->largest; v += step) {
        draw_rule(d, v == 0 ? "kp-axis" : "kp-grid", LEFT, place_y(s, v), CHART_WIDTH - RIGHT, place_y(s, v));
        draw_value(d, LEFT - 6, place_y(s, v) + 5, ANCHOR_END, v);
    }
}

/* Some of the labels, evenly, the first and the last among them. */
static void draw_times(struct drawing *d, int64_t y)
{
    const size_t n = d->c->labels_n, shown = n < SHOWN ? n : SHOWN;
    for (size_t k = 0; k < shown; k++) {
        const size_t i = shown < 2 ? 0 : k * (n - 1) / (shown - 1);
        const enum anchor anchor = shown < 2        ? ANCHOR_MIDDLE
                                   : k == 0         ? ANCHOR_START
                                   : k == shown - 1 ? ANCHOR_END
                                                    : ANCHOR_MIDDLE;
        const int64_t x = place_x(d, i) + (anchor == ANCHOR_START ? -10 : anchor == ANCHOR_END ? 10 : 0);
        /* long months would touch: every other one a line lower */
        draw_label(d, x, y + CHART_TEXT + (k % 2 ? CHART_LINE_HEIGHT : 0), anchor, d->c->labels[i]);
    }
}

/* The values from `from` to before the next hidden one, as one line; returns where that is. */
static size_t draw_run(struct drawing *d, const struct scale *s, size_t series, size_t from)
{
    const int64_t *values = d->c->series[series].values;
    size_t i = from;
    HTML_LIT(&d->page, "<polyline");
    draw_stroke(d, series + 1);
    HTML_LIT(&d->page, " points=\"");
    for (; i < d->c->labels_n && values[i] != CHART_HIDDEN; i++) {
        if (i > from)
            HTML_LIT(&d->page, " ");
        html_int(&d->page, draw_x(d, place_x(d, i)));
        HTML_LIT(&d->page, ",");
        html_int(&d->page, place_y(s, values[i]));
    }
    HTML_LIT(&d->page, "\"/>");
    return i;
}

static void draw_dot(struct drawing *d, const struct scale *s, size_t series, size_t i)
{
    HTML_LIT(&d->page, "<circle");
    draw_fill(d, series + 1);
    draw_attribute(d, "cx", draw_x(d, place_x(d, i)));
    draw_attribute(d, "cy", place_y(s, d->c->series[series].values[i]));
    draw_attribute(d, "r", 3);
    HTML_LIT(&d->page, "/>");
}

/* The last value, above its dot, or below whatever is written there already. */
static void draw_end(struct drawing *d, struct scale *s, int64_t x, int64_t value)
{
    int64_t y = place_y(s, value) - 6;
    for (size_t i = 0; i < s->ends_n; i++)
        if (y > s->ends[i] - CHART_TEXT && y < s->ends[i] + CHART_TEXT) {
            y = s->ends[i] + CHART_TEXT;
            i = SIZE_MAX; /* look again from the first one */
        }
    s->ends[s->ends_n++] = y;
    draw_value(d, x + 6, y, ANCHOR_MIDDLE, value);
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
        draw_dot(d, s, series, i);
        last = i;
    }
    if (last != SIZE_MAX)
        draw_end(d, s, place_x(d, last), values[last]);
}

void draw_lines(struct drawing *d)
{
    const int64_t step = chart_step(chart_largest(d->c), TICKS), parts = (chart_largest(d->c) + step - 1) / step;
    struct scale s = { .top = d->y + TOP, .largest = parts * step };
    draw_grid(d, &s, step);
    for (size_t k = 0; k < d->c->series_n; k++)
        draw_series(d, &s, k);
    draw_times(d, s.top + HEIGHT + 4);
    d->y = s.top + HEIGHT + 2 * CHART_LINE_HEIGHT + 8;
}
