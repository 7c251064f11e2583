/* chart: charts as SVG: the frame for screen readers, patterns, the legend, texts and mirroring. Bars are in
 * chart_bars.c, lines in chart_lines.c. Series differ by hatching or dashes as well as by colour. */
#include "rooms/tables/chart.h"

enum { SVG_BYTES = 1 << 20, LETTER = 7 /* about, of 14-unit text */ };

/* On paper there is no style sheet. */
static const char *const colours[] = { "#0062ba", "#a34d00", "#1d7a3e", "#8b2c8b", "#5b5b5b", "#00707a" };
static const char *const dashes[] = { NULL, "8 4", "2 4", "8 3 2 3", "14 4", "4 4" };
_Static_assert(sizeof colours / sizeof *colours == CHART_SERIES && sizeof dashes / sizeof *dashes == CHART_SERIES,
    "each series has a colour and a dash");

/* --- colours and places */

int64_t draw_x(const struct drawing *d, int64_t x) { return d->rtl ? CHART_WIDTH - x : x; }

/* Where a box from x of this width begins. */
static int64_t draw_box(const struct drawing *d, int64_t x, int64_t width)
{
    return d->rtl ? CHART_WIDTH - x - width : x;
}

void draw_attribute(struct drawing *d, const char *name, int64_t n)
{
    HTML_LIT(&d->page, " ");
    html_z(&d->page, name);
    HTML_LIT(&d->page, "=\"");
    html_int(&d->page, n);
    HTML_LIT(&d->page, "\"");
}

static void text_attribute(struct drawing *d, const char *name, const char *value)
{
    HTML_LIT(&d->page, " ");
    html_z(&d->page, name);
    HTML_LIT(&d->page, "=\"");
    html_z(&d->page, value);
    HTML_LIT(&d->page, "\"");
}

static void series_class(struct drawing *d, const char *kind, size_t series)
{
    HTML_LIT(&d->page, " class=\"");
    html_z(&d->page, kind);
    HTML_LIT(&d->page, " kp-series-");
    html_int(&d->page, (int64_t)series);
    HTML_LIT(&d->page, "\"");
}

void draw_fill(struct drawing *d, size_t series)
{
    if (d->c->print)
        text_attribute(d, "fill", colours[series - 1]);
    else
        series_class(d, d->c->kind == CHART_LINE ? "kp-dot" : "kp-bar", series);
}

void draw_stroke(struct drawing *d, size_t series)
{
    if (d->c->print) {
        text_attribute(d, "stroke", colours[series - 1]);
        text_attribute(d, "fill", "none");
    } else
        series_class(d, "kp-trend", series);
    if (dashes[series - 1])
        text_attribute(d, "stroke-dasharray", dashes[series - 1]);
    draw_attribute(d, "stroke-width", 2);
}

/* --- texts */

static struct str cut(struct arena *a, struct str s)
{
    const size_t most = CHART_WIDTH / LETTER - 3;
    size_t letters = 0;
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] & 0xC0) != 0x80 && ++letters > most)
            return str_fmt(a, "%.*s…", (int)i, s.p);
    return s;
}

static void open_text(struct drawing *d, const char *class_, int64_t x, int64_t y, const char *anchor)
{
    HTML_LIT(&d->page, "<text");
    if (d->c->print)
        text_attribute(d, "fill", "#1a1a1a");
    else
        text_attribute(d, "class", class_);
    draw_attribute(d, "x", x);
    draw_attribute(d, "y", y);
    text_attribute(d, "text-anchor", anchor);
}

void draw_label(struct drawing *d, int64_t x, int64_t y, enum anchor anchor, struct str text)
{
    static const char *const names[] = { [ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end" };
    open_text(d, "kp-chart-label", draw_x(d, x), y, names[anchor]); /* start is the right in a right-to-left text */
    HTML_LIT(&d->page, ">");
    html_str(&d->page, cut(d->page.a, text));
    HTML_LIT(&d->page, "</text>");
}

void draw_value(struct drawing *d, int64_t x, int64_t y, enum anchor anchor, int64_t value)
{
    static const char *const names[2][3] = {
        { [ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end" },
        { [ANCHOR_START] = "end", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "start" },
    };
    if (value == CHART_HIDDEN) {
        draw_label(d, x, y, anchor, str_of(tr(&d->page, "withheld")));
        return;
    }
    open_text(d, "kp-chart-value", draw_x(d, x), y, names[d->rtl][anchor]);
    if (d->rtl)
        text_attribute(d, "direction", "ltr");
    HTML_LIT(&d->page, ">");
    html_str(&d->page,
        d->c->percent ? lang_percent(d->page.a, d->page.lang, value) : lang_number(d->page.a, d->page.lang, value));
    HTML_LIT(&d->page, "</text>");
}

/* --- shapes */

void draw_bar(struct drawing *d, size_t series, int64_t x, int64_t y, int64_t width, int64_t height)
{
    HTML_LIT(&d->page, "<rect");
    draw_attribute(d, "x", draw_box(d, x, width));
    draw_attribute(d, "y", y);
    draw_attribute(d, "width", width);
    draw_attribute(d, "height", height);
    if (series == 1)
        draw_fill(d, 1);
    else {
        HTML_LIT(&d->page, " fill=\"url(#");
        html_str(&d->page, d->c->id);
        HTML_LIT(&d->page, "-p");
        html_int(&d->page, (int64_t)series);
        HTML_LIT(&d->page, ")\"");
        if (d->c->print)
            text_attribute(d, "stroke", colours[series - 1]);
        else
            series_class(d, "kp-bar-edge", series);
    }
    HTML_LIT(&d->page, "/>");
}

void draw_rule(struct drawing *d, const char *kind, int64_t x1, int64_t y1, int64_t x2, int64_t y2)
{
    HTML_LIT(&d->page, "<line");
    if (d->c->print)
        text_attribute(d, "stroke", "#767676");
    else
        text_attribute(d, "class", kind);
    draw_attribute(d, "x1", draw_x(d, x1));
    draw_attribute(d, "y1", y1);
    draw_attribute(d, "x2", draw_x(d, x2));
    draw_attribute(d, "y2", y2);
    HTML_LIT(&d->page, "/>");
}

/* --- the frame */

/* Hatches of the second series and on: light lines on the series' colour. */
static void put_patterns(struct drawing *d)
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
        draw_fill(d, s);
        HTML_LIT(&d->page, "/><path");
        text_attribute(d, "d", paths[s - 1]);
        if (d->c->print) {
            text_attribute(d, "stroke", "#ffffff");
            text_attribute(d, "fill", "none");
        } else
            text_attribute(d, "class", "kp-hatch");
        HTML_LIT(&d->page, " stroke-width=\"2\"/></pattern>");
    }
    HTML_LIT(&d->page, "</defs>");
}

/* One line for each series: a piece of its bar or line, and its name. */
static void put_legend(struct drawing *d)
{
    for (size_t s = 1; s <= d->c->series_n; s++, d->y += CHART_LINE_HEIGHT) {
        if (d->c->kind == CHART_LINE) {
            HTML_LIT(&d->page, "<line");
            draw_stroke(d, s);
            draw_attribute(d, "x1", draw_x(d, 0));
            draw_attribute(d, "y1", d->y + 10);
            draw_attribute(d, "x2", draw_x(d, 28));
            draw_attribute(d, "y2", d->y + 10);
            HTML_LIT(&d->page, "/>");
        } else
            draw_bar(d, s, 0, d->y + 3, 28, 14);
        draw_label(d, 34, d->y + CHART_TEXT + 1, ANCHOR_START, d->c->series[s - 1].name);
    }
    d->y += 4;
}

static void put_part(struct drawing *d, struct str markup) { html_svg(&d->page, (struct svg){ markup }); }

static void put_named(struct drawing *d, const char *element, const char *suffix, struct str text)
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

/* The opening tag needs the height, which is known when all is drawn: so it comes first in o, the drawing after it. */
static void put_frame(struct drawing *d, struct str inside)
{
    HTML_LIT(&d->page, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    if (d->c->print)
        text_attribute(d, "font-family", "Noto Sans, Noto Sans Arabic");
    else
        text_attribute(d, "class", "kp-drawing");
    draw_attribute(d, "font-size", CHART_TEXT);
    if (d->rtl)
        text_attribute(d, "direction", "rtl");
    HTML_LIT(&d->page, " viewBox=\"0 0 ");
    html_int(&d->page, CHART_WIDTH);
    HTML_LIT(&d->page, " ");
    html_int(&d->page, d->y);
    HTML_LIT(&d->page, "\" aria-labelledby=\"");
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
    put_part(d, inside);
    HTML_LIT(&d->page, "</svg>");
}

static void free_buf(void *x) { buf_free(x); }

static struct buf *new_buf(struct arena *a)
{
    struct buf *b = NEW(a, struct buf);
    buf_init(b, SVG_BYTES);
    arena_then(a, free_buf, b);
    return b;
}

int64_t chart_largest(const struct chart *c)
{
    int64_t largest = 1;
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

struct svg chart_svg(struct arena *a, const struct lang *l, const struct chart *c)
{
    struct buf *inside = new_buf(a), *whole = new_buf(a);
    struct drawing d = { .page = { .o = inside, .a = a, .lang = l }, .c = c, .rtl = strcmp(l->dir, "rtl") == 0 };
    if (c->series_n > CHART_SERIES || c->labels_n > CHART_LABELS || c->id.n == 0 || c->title.n == 0)
        abort(); /* a bug */

    if (c->series_n > 1) {
        if (c->kind != CHART_LINE)
            put_patterns(&d);
        put_legend(&d);
    }
    if (c->kind == CHART_LINE)
        draw_lines(&d);
    else
        draw_bars(&d);
    d.page.o = whole;
    put_frame(&d, buf_view(inside));
    return (struct svg){ buf_view(whole) };
}
