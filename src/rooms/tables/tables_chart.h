/* tables_chart: the drawing door of the room tables: bars and lines as SVG, for pages and for PDF. A chart stands below
 * a heading that states its finding and above the table with its numbers; both are the page's, not drawn here. */
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
    bool print;      /* for PDF: literal colours and fonts instead of classes */
};
/* Colours come from the style sheet by class: kp-drawing on the svg; kp-bar, kp-trend, kp-dot and the edges of hatched
 * bars (kp-bar-edge) are drawn in currentColor, which kp-series-1 … kp-series-6 set; kp-hatch is the light line on a
 * bar; kp-grid, kp-axis; kp-chart-label and kp-chart-value for text. The page mirrors right-to-left: bars grow
 * leftwards and time runs leftwards. Drawn 400 units wide: 14-unit text stays readable on a phone. */
struct svg chart_svg(struct arena *a, const struct lang *l, const struct chart *c);
