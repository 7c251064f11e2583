/* tables_chart: the drawing door of the room tables: bars and lines. A chart is laid out once, as shapes; a page draws
 * them as SVG, a paper with its own ink. It stands below a heading that states its finding and beside the table with
 * its numbers; both are the page's, not drawn here. */
#pragma once
#include "html/html.h"

enum chart_kind {
    CHART_BARS,    /* one bar for each label; one series */
    CHART_GROUPED, /* for each label a bar of each series, side by side */
    CHART_STACKED, /* for each label one bar of all series, told apart by hatching too */
    CHART_LINE,    /* a line for each series over labels that follow in time: months, weeks */
};
enum { CHART_SERIES = 6, CHART_LABELS = 120 };

struct chart_series {
    struct str name;
    const int64_t *values; /* one for each label, 0 or more; CHART_HIDDEN: withheld */
};
#define CHART_HIDDEN (-1)

struct chart {
    enum chart_kind kind;
    struct str id;            /* unique in the page; letters, digits, '-' : for <title>, <desc> and patterns */
    struct str title;         /* what it shows, for screen readers: never empty */
    struct str desc;          /* the main figures in a sentence; may be empty */
    const struct str *labels; /* of bars, or of places in time */
    size_t labels_n;          /* at most CHART_LABELS */
    const struct chart_series *series;
    size_t series_n; /* at most CHART_SERIES */
    bool percent;    /* values are whole percent: written "42 %", axis to 100 */
    int64_t largest; /* so that several have one scale: at least this is its end; 0: the largest value */
    size_t letters;  /* labels are cut after so many; 0: CHART_LETTERS, which a phone has room for */
};

/* ---- the shapes. A place across is `part` thousandths of the drawing's width and `x` units beyond it, from the side
 * where reading begins: so a chart fills whatever width it has, and its letters keep their size. A unit is a pixel of a
 * page; text is CHART_TEXT of them high. Down is in units from the top. */
enum { CHART_TEXT = 14, CHART_LETTERS = 42, CHART_WHOLE = 1000 };
/* What stands outside the width: values before it (lines), behind it (bars, lines). */
enum { CHART_LINE_BEFORE = 44, CHART_LINE_BEHIND = 28, CHART_BARS_BEHIND = 70 };

struct chart_place {
    int64_t part, x;
};
enum chart_shape_kind {
    CHART_BOX,    /* from `at`, as wide as `to`, y to y2: of a bar or the legend */
    CHART_GRID,   /* a line across, from `at` to `to` */
    CHART_AXIS,   /* the same, of nothing */
    CHART_TREND,  /* through `points` between y and y2, from the start to the end of the width */
    CHART_SAMPLE, /* a piece of a trend, in the legend: from `at` to `to` */
    CHART_DOT,
    CHART_WORDS, /* its foot at y; in the direction of the page */
    CHART_NUMBER /* the same; always left to right in itself */
};
enum chart_anchor { CHART_STARTS, CHART_MIDDLE, CHART_ENDS }; /* the text starts, is in the middle, or ends there */
struct chart_point {
    int64_t part, y;
};
struct chart_shape {
    enum chart_shape_kind kind;
    size_t series; /* 1 … of boxes, trends, samples and dots: gives ink, and hatch or dash */
    struct chart_place at, to;
    int64_t y, y2;
    enum chart_anchor anchor;
    struct str text;
    const struct chart_point *points;
    size_t points_n;
};
struct chart_shapes {
    struct chart_shape *at;
    size_t n, cap;
    int64_t height;
};
int64_t chart_largest(const struct chart *c); /* where its scale ends: at least 1 */
struct chart_shapes chart_shapes(struct arena *a, const struct lang *l, const struct chart *c);

/* As SVG, as wide as it is allowed to be. Colours come from the style sheet by class: kp-drawing on the svg (with
 * kp-drawing-line it leaves room for values on both sides); kp-bar, kp-trend, kp-dot and the edges of hatched bars
 * (kp-bar-edge) are drawn in currentColor, which kp-series-1 … kp-series-6 set; kp-hatch is the light line on a bar;
 * kp-grid, kp-axis; kp-chart-label and kp-chart-value for text. The page mirrors right-to-left: bars grow leftwards and
 * time runs leftwards. */
struct svg chart_svg(struct arena *a, const struct lang *l, const struct chart *c);
