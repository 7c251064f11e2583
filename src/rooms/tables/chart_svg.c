/* chart_svg: the shapes of a chart as SVG: the frame for screen readers, hatches, mirroring. Places across are percent,
 * so the browser gives the width; what is a few units off is moved there. */
#include "rooms/tables/chart.h"

enum { SVG_BYTES = 1 << 20, DOT = 3 };

static const char *const dashes[] = { NULL, "8 4", "2 4", "8 3 2 3", "14 4", "4 4" };
_Static_assert(sizeof dashes / sizeof *dashes == CHART_SERIES, "each series has a dash");

struct svg_page {
    struct page page; /* where markup is written and escaped */
    const struct chart *c;
    bool rtl;
};

/* ---- attributes */

static void attribute(struct svg_page *d, const char *name, int64_t n)
{
    HTML_LIT(&d->page, " ");
    html_z(&d->page, name);
    HTML_LIT(&d->page, "=\"");
    html_int(&d->page, n);
    HTML_LIT(&d->page, "\"");
}

static void text_attribute(struct svg_page *d, const char *name, const char *value)
{
    HTML_LIT(&d->page, " ");
    html_z(&d->page, name);
    HTML_LIT(&d->page, "=\"");
    html_z(&d->page, value);
    HTML_LIT(&d->page, "\"");
}

/* Thousandths as percent: 625 is "62.5%". */
static void percent(struct svg_page *d, const char *name, int64_t part)
{
    text_attribute(d, name,
        str_z(d->page.a, part % 10 == 0 ? str_fmt(d->page.a, "%d%%", (int)(part / 10))
                                        : str_fmt(d->page.a, "%d.%d%%", (int)(part / 10), (int)(part % 10))));
}

/* Where a place lies on the page: mirrored when the language is. */
static int64_t part_on_page(const struct svg_page *d, int64_t part) { return d->rtl ? CHART_WHOLE - part : part; }

static void across(struct svg_page *d, const char *name, struct chart_place at)
{
    percent(d, name, part_on_page(d, at.part));
}

/* Units off the place. */
static void moved(struct svg_page *d, int64_t x)
{
    if (x != 0)
        text_attribute(d, "transform", str_z(d->page.a, str_fmt(d->page.a, "translate(%d 0)", (int)(d->rtl ? -x : x))));
}

static void series_class(struct svg_page *d, const char *kind, size_t series)
{
    text_attribute(d, "class", str_z(d->page.a, str_fmt(d->page.a, "%s kp-series-%d", kind, (int)series)));
}

/* ---- shapes */

static void put_box(struct svg_page *d, const struct chart_shape *s)
{
    const bool sample = s->to.part == 0; /* of the legend: as wide as it is, wherever the page begins */

    HTML_LIT(&d->page, "<rect");
    if (sample) {
        across(d, "x", s->at);
        moved(d, d->rtl ? s->at.x + s->to.x : s->at.x);
        attribute(d, "width", s->to.x);
    } else {
        percent(d, "x", d->rtl ? CHART_WHOLE - s->at.part - s->to.part : s->at.part);
        percent(d, "width", s->to.part);
    }
    attribute(d, "y", s->y);
    attribute(d, "height", s->y2 - s->y);
    if (s->series > 1) {
        HTML_LIT(&d->page, " fill=\"url(#");
        html_str(&d->page, d->c->id);
        HTML_LIT(&d->page, "-p");
        html_int(&d->page, (int64_t)s->series);
        HTML_LIT(&d->page, ")\"");
    }
    series_class(d, s->series > 1 ? "kp-bar-edge" : "kp-bar", s->series);
    HTML_LIT(&d->page, "/>");
}

static void put_across(struct svg_page *d, const struct chart_shape *s)
{
    HTML_LIT(&d->page, "<line");
    text_attribute(d, "class", s->kind == CHART_AXIS ? "kp-axis" : "kp-grid");
    across(d, "x1", s->at);
    across(d, "x2", s->to);
    attribute(d, "y1", s->y);
    attribute(d, "y2", s->y);
    HTML_LIT(&d->page, "/>");
}

static void put_stroke(struct svg_page *d, size_t series)
{
    series_class(d, "kp-trend", series);
    if (dashes[series - 1])
        text_attribute(d, "stroke-dasharray", dashes[series - 1]);
}

/* As long as it is, from a place on: a drawing of its own there. */
static void put_sample(struct svg_page *d, const struct chart_shape *s)
{
    HTML_LIT(&d->page, "<svg overflow=\"visible\"");
    across(d, "x", s->at);
    HTML_LIT(&d->page, "><line");
    put_stroke(d, s->series);
    attribute(d, "x1", 0);
    attribute(d, "x2", d->rtl ? -s->to.x : s->to.x);
    attribute(d, "y1", s->y);
    attribute(d, "y2", s->y);
    HTML_LIT(&d->page, "/></svg>");
}

/* A drawing in the drawing, stretched to the width: its line keeps its thickness. */
static void put_trend(struct svg_page *d, const struct chart_shape *s)
{
    HTML_LIT(&d->page, "<svg width=\"100%\" overflow=\"visible\" preserveAspectRatio=\"none\" viewBox=\"0 0 1000 ");
    html_int(&d->page, s->y2 - s->y);
    HTML_LIT(&d->page, "\"");
    attribute(d, "y", s->y);
    attribute(d, "height", s->y2 - s->y);
    HTML_LIT(&d->page, "><polyline vector-effect=\"non-scaling-stroke\"");
    put_stroke(d, s->series);
    HTML_LIT(&d->page, " points=\"");
    for (size_t i = 0; i < s->points_n; i++) {
        if (i > 0)
            HTML_LIT(&d->page, " ");
        html_int(&d->page, part_on_page(d, s->points[i].part));
        HTML_LIT(&d->page, ",");
        html_int(&d->page, s->points[i].y - s->y);
    }
    HTML_LIT(&d->page, "\"/></svg>");
}

static void put_dot(struct svg_page *d, const struct chart_shape *s)
{
    HTML_LIT(&d->page, "<circle");
    series_class(d, "kp-dot", s->series);
    across(d, "cx", s->at);
    attribute(d, "cy", s->y);
    attribute(d, "r", DOT);
    HTML_LIT(&d->page, "/>");
}

/* In a text from right to left its start is on the right; numbers there run left to right. */
static void put_text(struct svg_page *d, const struct chart_shape *s)
{
    static const char *const names[] = { "start", "middle", "end" };
    const bool number = s->kind == CHART_NUMBER, turned = number && d->rtl;

    HTML_LIT(&d->page, "<text");
    text_attribute(d, "class", number ? "kp-chart-value" : "kp-chart-label");
    across(d, "x", s->at);
    moved(d, s->at.x);
    attribute(d, "y", s->y);
    text_attribute(d, "text-anchor", names[turned ? CHART_ENDS - s->anchor : s->anchor]);
    if (turned)
        text_attribute(d, "direction", "ltr");
    HTML_LIT(&d->page, ">");
    html_str(&d->page, s->text);
    HTML_LIT(&d->page, "</text>");
}

static void put_shape(struct svg_page *d, const struct chart_shape *s)
{
    switch (s->kind) {
    case CHART_BOX: put_box(d, s); return;
    case CHART_GRID:
    case CHART_AXIS: put_across(d, s); return;
    case CHART_SAMPLE: put_sample(d, s); return;
    case CHART_TREND: put_trend(d, s); return;
    case CHART_DOT: put_dot(d, s); return;
    case CHART_WORDS:
    case CHART_NUMBER: put_text(d, s); return;
    }
}

/* ---- the frame */

/* Hatches of the second series and on: light lines on the series' colour. */
static void put_patterns(struct svg_page *d)
{
    static const char *const paths[] = {
        NULL,
        "M-2 2 2 -2M0 8 8 0M6 10 10 6",
        "M2 2h2v2h-2zM6 6h2v2h-2z",
        "M-2 6 2 10M0 0 8 8M6 -2 10 2",
        "M2 0V8M6 0V8",
        "M0 4H8M4 0V8",
    };
    _Static_assert(sizeof paths / sizeof *paths == CHART_SERIES, "each series has a hatch");
    HTML_LIT(&d->page, "<defs>");
    for (size_t s = 2; s <= d->c->series_n; s++) {
        HTML_LIT(&d->page, "<pattern id=\"");
        html_str(&d->page, d->c->id);
        HTML_LIT(&d->page, "-p");
        html_int(&d->page, (int64_t)s);
        HTML_LIT(
            &d->page, "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\"");
        series_class(d, "kp-bar", s);
        HTML_LIT(&d->page, "/><path class=\"kp-hatch\" stroke-width=\"2\"");
        text_attribute(d, "d", paths[s - 1]);
        HTML_LIT(&d->page, "/></pattern>");
    }
    HTML_LIT(&d->page, "</defs>");
}

static void put_named(struct svg_page *d, const char *element, const char *suffix, struct str text)
{
    HTML_LIT(&d->page, "<");
    html_z(&d->page, element);
    HTML_LIT(&d->page, " id=\"");
    html_str(&d->page, d->c->id);
    html_z(&d->page, suffix);
    HTML_LIT(&d->page, "\">");
    html_str(&d->page, text);
    HTML_LIT(&d->page, "</");
    html_z(&d->page, element);
    HTML_LIT(&d->page, ">");
}

static void put_opening(struct svg_page *d, int64_t height)
{
    HTML_LIT(&d->page, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"100%\" overflow=\"visible\"");
    text_attribute(d, "class", d->c->kind == CHART_LINE ? "kp-drawing kp-drawing-line" : "kp-drawing");
    attribute(d, "height", height);
    attribute(d, "font-size", CHART_TEXT);
    if (d->rtl)
        text_attribute(d, "direction", "rtl");
    HTML_LIT(&d->page, " aria-labelledby=\"");
    html_str(&d->page, d->c->id);
    HTML_LIT(&d->page, "-title");
    if (d->c->desc.n) {
        HTML_LIT(&d->page, "\" aria-describedby=\"");
        html_str(&d->page, d->c->id);
        HTML_LIT(&d->page, "-desc");
    }
    HTML_LIT(&d->page, "\">");
    put_named(d, "title", "-title", d->c->title);
    if (d->c->desc.n)
        put_named(d, "desc", "-desc", d->c->desc);
}

static void free_buf(void *x) { buf_free(x); }

struct svg chart_svg(struct arena *a, const struct lang *l, const struct chart *c)
{
    struct buf *o = NEW(a, struct buf);
    struct chart_shapes shapes = chart_shapes(a, l, c);
    struct svg_page d = { .page = { .o = o, .a = a, .lang = l }, .c = c, .rtl = strcmp(l->dir, "rtl") == 0 };

    buf_init(o, SVG_BYTES);
    arena_then(a, free_buf, o);
    put_opening(&d, shapes.height);
    if (c->series_n > 1 && c->kind != CHART_LINE)
        put_patterns(&d);
    for (size_t i = 0; i < shapes.n; i++)
        put_shape(&d, &shapes.at[i]);
    HTML_LIT(&d.page, "</svg>");
    return (struct svg){ buf_view(o) };
}
