/* reports_paper_chart: the charts of a report on paper: the shapes that a page draws, in points. Several stand beside
 * each other; what is too tall for a page is parted between labels. */
#include "rooms/reports/reports_web.h"

/* A unit of a chart is 0.65 points, so its letters have 9 of them. */
#define TENTHS(units) ((int64_t)(units)*13 / 2)
enum {
    LETTER = 7,
    BESIDE = 2,
    BESIDE_WIDE = 3,
    ALL_IN_A_ROW = 4,
    APART = 200,
    TITLE = 24,
    ROW = 30,
    BAR = 18,
    LEGEND = 20,
    MANY_BARS = 6,
    HEADING = 400
};

struct panel { /* where a chart stands: from the start, so wide, in tenths of a point */
    int64_t from, width;
    bool titled;
};

static int64_t before(const struct chart *c) { return c->kind == CHART_LINE ? TENTHS(CHART_LINE_BEFORE) : 0; }

static int64_t inside(const struct chart *c, const struct panel *panel)
{
    return panel->width - before(c) - TENTHS(c->kind == CHART_LINE ? CHART_LINE_BEHIND : CHART_BARS_BEHIND);
}

static unsigned at_least_0(int64_t n) { return n > 0 ? (unsigned)n : 0; }

static unsigned across(const struct chart *c, const struct panel *panel, struct chart_place at)
{
    return at_least_0(panel->from + before(c) + inside(c, panel) * at.part / CHART_WHOLE + TENTHS(at.x));
}

static unsigned down(int64_t y) { return at_least_0(TENTHS(y + TITLE)); }

static void add(struct task *t, struct paper_shapes *to, struct paper_shape shape) { LIST_ADD(t->a, to, shape); }

static void add_trend(struct task *t, struct paper_shapes *to, const struct chart *c, const struct panel *panel,
    const struct chart_shape *s)
{
    for (size_t i = 0; i < s->points_n; i++)
        add(t, to,
            (struct paper_shape){ .kind = i == 0 ? PAPER_SHAPE_FROM : PAPER_SHAPE_ON,
                .series = (unsigned)s->series,
                .x = across(c, panel, (struct chart_place){ s->points[i].part, 0 }),
                .y = down(s->points[i].y) });
}

static void add_shape(struct task *t, struct paper_shapes *to, const struct chart *c, const struct panel *panel,
    const struct chart_shape *s)
{
    static const enum paper_side sides[] = {
        [CHART_STARTS] = PAPER_START, [CHART_MIDDLE] = PAPER_MIDDLE, [CHART_ENDS] = PAPER_END
    };
    struct paper_shape shape = { .series = (unsigned)s->series,
        .x = across(c, panel, s->at),
        .y = down(s->y),
        .width = at_least_0(inside(c, panel) * s->to.part / CHART_WHOLE + TENTHS(s->to.x)),
        .height = at_least_0(TENTHS(s->y2 - s->y)),
        .side = sides[s->anchor],
        .text = s->text };

    switch (s->kind) {
    case CHART_BOX: shape.kind = PAPER_SHAPE_BOX; break;
    case CHART_GRID: shape.kind = PAPER_SHAPE_GRID; break;
    case CHART_AXIS: shape.kind = PAPER_SHAPE_AXIS; break;
    case CHART_DOT: shape.kind = PAPER_SHAPE_DOT; break;
    case CHART_WORDS:
    case CHART_NUMBER: shape.kind = PAPER_SHAPE_TEXT; break;
    case CHART_TREND: add_trend(t, to, c, panel, s); return;
    case CHART_SAMPLE:
        shape.kind = PAPER_SHAPE_FROM;
        add(t, to, shape);
        shape.kind = PAPER_SHAPE_ON;
        shape.x += shape.width;
        break;
    }
    add(t, to, shape);
}

/* Its height. */
static int64_t add_chart(struct task *t, struct paper_shapes *to, struct chart c, const struct panel *panel)
{
    c.letters = (size_t)(panel->width / TENTHS(LETTER));
    struct chart_shapes shapes = chart_shapes(t->a, t->lang, &c);

    if (panel->titled)
        add(t, to,
            (struct paper_shape){
                .kind = PAPER_SHAPE_TITLE, .x = at_least_0(panel->from), .y = TENTHS(14), .text = c.title });
    for (size_t i = 0; i < shapes.n; i++)
        add_shape(t, to, &c, panel, &shapes.at[i]);
    return TENTHS(shapes.height + TITLE);
}

/* Bars of so many labels fit on a page. */
static size_t fitting(const struct paper *p, const struct chart *c)
{
    int64_t legend = c->series_n > 1 ? LEGEND * ((int64_t)c->series_n + 1) : 0, row = ROW + BAR * (int64_t)c->series_n;
    int64_t n = ((int64_t)paper_tall(p) - TENTHS(TITLE + legend)) / TENTHS(row);

    return n > 1 ? (size_t)n : 1;
}

/* Several charts stand beside each other, and so do the parts of a single one with many bars. */
static size_t beside_of(const struct paper *p, const struct report_charts *charts)
{
    const struct chart *only = &charts->at[0];
    bool parts = charts->n > 1 || (only->kind != CHART_LINE && only->labels_n >= MANY_BARS);

    if (!parts)
        return 1;
    return !p->wide ? BESIDE : charts->n == ALL_IN_A_ROW ? ALL_IN_A_ROW : BESIDE_WIDE;
}

static struct report_charts parted(struct paper *p, const struct report_charts *charts, size_t beside)
{
    struct report_charts parts = { 0 };

    for (size_t i = 0; i < charts->n; i++) {
        const struct chart *c = &charts->at[i];
        size_t most = charts->n > 1 ? c->labels_n : (c->labels_n + beside - 1) / beside;
        if (c->kind != CHART_LINE && most > fitting(p, c))
            most = fitting(p, c);
        for (size_t from = 0; from < c->labels_n; from += most) {
            struct chart part = *c;
            struct chart_series *series = NEW_N(p->t->a, struct chart_series, c->series_n);
            for (size_t s = 0; s < c->series_n; s++)
                series[s] = (struct chart_series){ c->series[s].name, c->series[s].values + from };
            part.series = series;
            part.labels += from;
            part.labels_n = c->labels_n - from < most ? c->labels_n - from : most;
            part.largest = chart_largest(c);
            LIST_ADD(p->t->a, &parts, part);
        }
    }
    return parts;
}

static struct str names_of(struct task *t, const struct report_charts *charts)
{
    struct strs names = { 0 };

    for (size_t i = 0; i < charts->n; i++)
        strs_add(t->a, &names, charts->at[i].title);
    return strs_join(t->a, &names, lang_comma(t->lang));
}

void report_paper_charts(struct paper *p, struct paper_text heading, const struct report_charts *charts)
{
    const size_t beside = charts->n == 0 ? 1 : beside_of(p, charts);
    const int64_t width = ((int64_t)paper_width(p) - APART * ((int64_t)beside - 1)) / (int64_t)beside;
    struct report_charts parts = parted(p, charts, beside);
    struct paper_text alt = { .at = { names_of(p->t, charts) } };

    if (parts.n == 0)
        paper_heading(p, 2, heading);
    for (size_t i = 0; i < parts.n; i += beside) {
        struct paper_shapes shapes = { 0 };
        int64_t height = 0;
        for (size_t k = 0; k < beside && i + k < parts.n; k++) {
            bool goes_on = charts->n == 1 && (i + k > 0 || str_eq(parts.at[0].title, heading.at[0]));
            struct panel panel = { (width + APART) * (int64_t)k, width, !goes_on };
            int64_t own = add_chart(p->t, &shapes, parts.at[i + k], &panel);
            height = own > height ? own : height;
        }
        if (i == 0) {
            paper_keep(p, (unsigned)height + HEADING);
            paper_heading(p, 2, heading);
        }
        paper_picture(p, alt, (unsigned)height, &shapes);
    }
}
