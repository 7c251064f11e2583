/* chart_bars: bars that lie along the line of reading, each below its label, so that long names of languages and
 * destinations have room on a phone. Alone, side by side, or stacked. */
#include "rooms/tables/chart.h"

enum { BAR = 16, GAP = 10, NARROW = 90 /* thousandths: no number fits below a shorter part */ };

static int64_t length(int64_t value, int64_t largest)
{
    if (value <= 0)
        return 0;
    int64_t n = (value * CHART_WHOLE + largest / 2) / largest;
    return n > 0 ? n : 1;
}

static void draw_bar(struct drawing *d, size_t series, int64_t from, int64_t n)
{
    draw_shape(d, (struct chart_shape){ .kind = CHART_BOX,
                      .series = series,
                      .at = place(from, 0),
                      .to = place(n, 0),
                      .y = d->y,
                      .y2 = d->y + BAR });
}

static void draw_side_by_side(struct drawing *d, size_t label, int64_t largest)
{
    for (size_t s = 0; s < d->c->series_n; s++, d->y += BAR + 2) {
        const int64_t value = d->c->series[s].values[label], n = length(value, largest);
        if (n > 0)
            draw_bar(d, s + 1, 0, n);
        draw_value(d, place(n, n > 0 ? 6 : 0), d->y + CHART_TEXT - 1, CHART_STARTS, value);
    }
}

/* One bar; below each part its value, where there is room for it. The sum stands at the end. */
static void draw_stack(struct drawing *d, size_t label, int64_t largest)
{
    int64_t sum = 0;
    bool hidden = false;
    for (size_t s = 0; s < d->c->series_n; s++) {
        const int64_t value = d->c->series[s].values[label], at = length(sum, largest);
        hidden |= value == CHART_HIDDEN;
        if (value <= 0)
            continue;
        sum += value;
        const int64_t n = length(sum, largest) - at;
        if (n <= 0)
            continue;
        draw_bar(d, s + 1, at, n);
        if (n >= NARROW)
            draw_value(d, place(at + n / 2, 0), d->y + BAR + CHART_TEXT, CHART_MIDDLE, value);
    }
    if (!hidden)
        draw_value(d, place(length(sum, largest), sum > 0 ? 6 : 0), d->y + CHART_TEXT - 1, CHART_STARTS, sum);
    d->y += BAR + CHART_LINE_HEIGHT - 2;
}

void draw_bars(struct drawing *d)
{
    const int64_t largest = chart_largest(d->c);
    for (size_t i = 0; i < d->c->labels_n; i++) {
        draw_label(d, place(0, 0), d->y + CHART_TEXT, CHART_STARTS, d->c->labels[i]);
        d->y += CHART_LINE_HEIGHT;
        if (d->c->kind == CHART_STACKED)
            draw_stack(d, i, largest);
        else
            draw_side_by_side(d, i, largest);
        d->y += GAP;
    }
}
