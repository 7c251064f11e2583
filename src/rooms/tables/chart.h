/* chart: the paper that both kinds of drawing share: mirroring, texts, swatches, nice ticks. Only for files of this
 * room. */
#pragma once
#include "rooms/tables/tables_chart.h"

enum { CHART_WIDTH = 320, CHART_TEXT = 14, CHART_LINE_HEIGHT = 20 };

struct drawing {
    struct page page; /* where markup is written and escaped */
    const struct chart *c;
    bool rtl;
    int64_t y; /* next free line from the top */
};

/* Where x lies on the page: mirrored when the language is. */
int64_t draw_x(const struct drawing *d, int64_t x);

/* Attribute of a colour: a class, or on paper a literal. series 1 …; for text and lines see the class names in the
 * door. */
void draw_fill(struct drawing *d, size_t series);
void draw_stroke(struct drawing *d, size_t series);
/* name="n" */
void draw_attribute(struct drawing *d, const char *name, int64_t n);

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };
/* Words: in the page's direction, cut when they would not fit. */
void draw_label(struct drawing *d, int64_t x, int64_t y, enum anchor anchor, struct str text);
/* A number: always left to right in itself. */
void draw_value(struct drawing *d, int64_t x, int64_t y, enum anchor anchor, int64_t value);
/* A bar of one series from x on, solid or hatched. */
void draw_bar(struct drawing *d, size_t series, int64_t x, int64_t y, int64_t width, int64_t height);
/* A line of the grid or the axis between two places. */
void draw_rule(struct drawing *d, const char *kind, int64_t x1, int64_t y1, int64_t x2, int64_t y2);

int64_t chart_largest(const struct chart *c); /* of all values; at least 1 */
/* The step (1, 2, 5, 10, 20 …) that divides 0 … largest into at most `most` parts. */
int64_t chart_step(int64_t largest, int64_t most);

void draw_bars(struct drawing *d);
void draw_lines(struct drawing *d);
