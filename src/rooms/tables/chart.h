/* chart: what both kinds of layout share: shapes, texts, nice ticks. Only for files of this room. */
#pragma once
#include "rooms/tables/tables_chart.h"

enum { CHART_LINE_HEIGHT = 20 };

struct drawing {
    struct arena *a;
    const struct lang *lang;
    const struct chart *c;
    struct chart_shapes out;
    int64_t y; /* next free line from the top */
};

void draw_shape(struct drawing *d, struct chart_shape shape);
/* Words: cut when they would not fit. Foot at y. */
void draw_label(struct drawing *d, struct chart_place at, int64_t y, enum chart_anchor anchor, struct str text);
/* A number: always left to right in itself. */
void draw_value(struct drawing *d, struct chart_place at, int64_t y, enum chart_anchor anchor, int64_t value);
static inline struct chart_place place(int64_t part, int64_t x) { return (struct chart_place){ part, x }; }

/* The step (1, 2, 5, 10, 20 …) that divides 0 … largest into at most `most` parts. */
int64_t chart_step(int64_t largest, int64_t most);

void draw_bars(struct drawing *d);
void draw_lines(struct drawing *d);
