/* chart: the shapes of a chart: texts, ticks, the legend. Bars are in chart_bars.c, lines in chart_lines.c; drawn as
 * SVG in chart_svg.c. */
#include "rooms/tables/chart.h"

void draw_shape(struct drawing *d, struct chart_shape shape) { LIST_ADD(d->a, &d->out, shape); }

/* ---- texts */

static struct str cut(const struct drawing *d, struct str s)
{
    const size_t most = d->c->letters == 0 ? CHART_LETTERS : d->c->letters;
    size_t letters = 0;

    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] & 0xC0) != 0x80 && ++letters > most)
            return str_fmt(d->a, "%.*s…", (int)i, s.p);
    return s;
}

void draw_label(struct drawing *d, struct chart_place at, int64_t y, enum chart_anchor anchor, struct str text)
{
    draw_shape(
        d, (struct chart_shape){ .kind = CHART_WORDS, .at = at, .y = y, .anchor = anchor, .text = cut(d, text) });
}

void draw_value(struct drawing *d, struct chart_place at, int64_t y, enum chart_anchor anchor, int64_t value)
{
    if (value == CHART_HIDDEN) {
        draw_label(d, at, y, anchor, str_of(lang_tr(d->lang, N_("withheld"))));
        return;
    }
    draw_shape(d, (struct chart_shape){ .kind = CHART_NUMBER,
                      .at = at,
                      .y = y,
                      .anchor = anchor,
                      .text = d->c->percent ? lang_percent(d->a, d->lang, value) : lang_number(d->a, d->lang, value) });
}

/* ---- the legend: one line for each series, a piece of its bar or line and its name */

static void draw_legend(struct drawing *d)
{
    const bool line = d->c->kind == CHART_LINE;

    for (size_t s = 1; s <= d->c->series_n; s++, d->y += CHART_LINE_HEIGHT) {
        draw_shape(d, (struct chart_shape){ .kind = line ? CHART_SAMPLE : CHART_BOX,
                          .series = s,
                          .to = place(0, 28),
                          .y = d->y + (line ? 10 : 3),
                          .y2 = d->y + 17 });
        draw_label(d, place(0, 34), d->y + CHART_TEXT + 1, CHART_STARTS, d->c->series[s - 1].name);
    }
    d->y += 4;
}

/* ---- ticks */

int64_t chart_largest(const struct chart *c)
{
    int64_t largest = c->largest > 1 ? c->largest : 1;
    for (size_t i = 0; i < c->labels_n; i++) {
        int64_t sum = 0;
        for (size_t s = 0; s < c->series_n; s++) {
            const int64_t v = c->series[s].values[i] > 0 ? c->series[s].values[i] : 0;
            sum = c->kind == CHART_STACKED ? sum + v : v;
            if (sum > largest)
                largest = sum;
        }
    }
    return c->percent && largest < 100 ? 100 : largest;
}

int64_t chart_step(int64_t largest, int64_t most)
{
    static const int64_t factors[] = { 1, 2, 5 };
    for (int64_t power = 1; power <= INT64_MAX / 10; power *= 10)
        for (size_t i = 0; i < 3; i++)
            if ((largest + factors[i] * power - 1) / (factors[i] * power) <= most)
                return factors[i] * power;
    return largest;
}

struct chart_shapes chart_shapes(struct arena *a, const struct lang *l, const struct chart *c)
{
    struct drawing d = { .a = a, .lang = l, .c = c };
    if (c->series_n > CHART_SERIES || c->labels_n > CHART_LABELS || c->id.n == 0 || c->title.n == 0)
        abort(); /* a bug */

    if (c->series_n > 1)
        draw_legend(&d);
    if (c->kind == CHART_LINE)
        draw_lines(&d);
    else
        draw_bars(&d);
    d.out.height = d.y;
    return d.out;
}
