/* paper_picture: drawings of simple shapes: boxes with the hatch of their series, lines with its dash, dots, texts. A
 * hatch is of white strips along the sides, so that no printer blurs it and nothing needs to be cut off. */
#include <math.h>
#include "paper/paper_draw.h"

#define TENTHS 10.0
enum { SENSIBLE = 100000, DASHES = 4 };

static const struct paper_ink inks[PAPER_SERIES] = { { 0.00, 0.38, 0.73 }, { 0.64, 0.30, 0.00 }, { 0.11, 0.48, 0.24 },
    { 0.55, 0.17, 0.55 }, { 0.36, 0.36, 0.36 }, { 0.00, 0.44, 0.48 } };
static const double dashes[PAPER_SERIES][DASHES] = { { 1, 0, 1, 0 }, { 6, 3, 6, 3 }, { 1.5, 3, 1.5, 3 }, { 6, 2, 2, 2 },
    { 10, 3, 10, 3 }, { 3, 3, 3, 3 } };
/* Strips of a series: every so many points, upright and lying; 0: none. */
static const struct {
    double upright, lying;
} hatches[PAPER_SERIES] = { { 0, 0 }, { 4, 0 }, { 0, 3.5 }, { 4, 3.5 }, { 8, 0 }, { 2.5, 0 } };
static const struct paper_type label_type = { 9, false, { 0.09, 0.11, 0.14 }, PAPER_START, NULL },
                               title_type = { 9, true, { 0.09, 0.11, 0.14 }, PAPER_START, NULL };

static double across(const struct draw *d, double x) { return paper_rtl(d) ? d->right - x : d->left + x; }

/* The first line stands one step from the edge, the last before the other edge. step 0: none. */
static int lines_in(double length, double step) { return step > 0 && length > 0 ? (int)ceil(length / step) - 1 : 0; }

static void box(struct draw *d, size_t series, double x, double y, double width, double height)
{
    const struct paper_ink white = { 1, 1, 1 };
    const double left = paper_rtl(d) ? across(d, x) - width : across(d, x), thick = 0.9;

    paper_box(d, left, y, width, height, inks[series]);
    for (int i = 1; i <= lines_in(width, hatches[series].upright); i++) {
        double at = i * hatches[series].upright;
        paper_box(d, paper_rtl(d) ? left + width - at : left + at, y, thick, height, white);
    }
    for (int i = 1; i <= lines_in(height, hatches[series].lying); i++)
        paper_box(d, left, y + i * hatches[series].lying, width, thick, white);
}

static void text(struct draw *d, const struct paper_shape *s, double x, double y, const struct paper_type *type)
{
    struct piece p = paper_set(d, (struct paper_words){ s->text, PAPER_AS_LETTERS, 0 }, type, 0);
    const double width = paper_set_width(d, &p), at = across(d, x);
    const bool ends = (s->side == PAPER_END) != paper_rtl(d);

    p.x = s->side == PAPER_MIDDLE ? at - width / 2 : ends ? at - width : at;
    if (p.n > 0)
        paper_set_lines(d, &p, 0, 1, y - (p.lines[0].baseline - p.lines[0].top));
    paper_set_free(d, &p);
}

static void dot(struct draw *d, size_t series, double x, double y)
{
    paper_ink(d, inks[series]);
    d->l.cairo_move_to(d->c, across(d, x) + 2, y);
    d->l.cairo_arc(d->c, across(d, x), y, 2, 0, 2 * M_PI);
    d->l.cairo_fill(d->c);
}

/* What was begun and went on, once the next shape is no piece of it. */
static void stroke(struct draw *d, size_t series)
{
    paper_ink(d, inks[series]);
    d->l.cairo_set_line_width(d->c, 1.4);
    d->l.cairo_set_dash(d->c, dashes[series], series > 0 ? DASHES : 0, 0);
    d->l.cairo_stroke(d->c);
    d->l.cairo_set_dash(d->c, NULL, 0, 0);
}

static void draw(struct draw *d, const struct paper_shape *s, double top)
{
    const double x = s->x / TENTHS, y = top + s->y / TENTHS, width = s->width / TENTHS;
    const double from = paper_rtl(d) ? across(d, x) - width : across(d, x);
    const size_t series = s->series > 0 ? s->series - 1 : 0;

    switch (s->kind) {
    case PAPER_SHAPE_BOX: box(d, series, x, y, width, s->height / TENTHS); return;
    case PAPER_SHAPE_GRID: paper_rule(d, from, y, width, paper_line, 0.4); return;
    case PAPER_SHAPE_AXIS: paper_rule(d, from, y, width, paper_grey, 0.7); return;
    case PAPER_SHAPE_FROM: d->l.cairo_move_to(d->c, across(d, x), y); return;
    case PAPER_SHAPE_ON: d->l.cairo_line_to(d->c, across(d, x), y); return;
    case PAPER_SHAPE_DOT: dot(d, series, x, y); return;
    case PAPER_SHAPE_TEXT: text(d, s, x, y, &label_type); return;
    case PAPER_SHAPE_TITLE: text(d, s, x, y, &title_type); return;
    }
}

static struct paper_shape get_shape(struct paper_reader *r)
{
    struct paper_shape s = { .kind = paper_get_number(r, PAPER_SHAPE_TITLE),
        .series = paper_get_number(r, PAPER_SERIES) };

    s.x = paper_get_number(r, SENSIBLE);
    s.y = paper_get_number(r, SENSIBLE);
    s.width = paper_get_number(r, SENSIBLE);
    s.height = paper_get_number(r, SENSIBLE);
    s.side = paper_get_number(r, PAPER_END);
    s.text = paper_get_str(r);
    return s;
}

static bool in_hand(const struct paper_shape *s) { return s->kind == PAPER_SHAPE_FROM || s->kind == PAPER_SHAPE_ON; }

void paper_picture_draw(struct draw *d, struct paper_reader *r)
{
    const struct paper_text alt = paper_get_text(r);
    const double height = paper_get_number(r, SENSIBLE) / TENTHS;
    const uint32_t n = paper_get_number(r, PAPER_SHAPES);
    struct paper_shape last = { 0 };

    paper_need(d, height + 4);
    paper_tag_begin(d, (struct paper_tag){ .name = "Figure", .alt = paper_both(d, &alt) });
    for (uint32_t i = 0; i < n && !r->bad; i++) {
        const struct paper_shape s = get_shape(r);
        if (d->counting || r->bad)
            continue;
        if (i > 0 && in_hand(&last) && s.kind != PAPER_SHAPE_ON)
            stroke(d, last.series > 0 ? last.series - 1 : 0);
        draw(d, &s, d->y);
        last = s;
    }
    if (n > 0 && !d->counting && in_hand(&last))
        stroke(d, last.series > 0 ? last.series - 1 : 0);
    paper_tag_end(d, "Figure");
    d->y += height + 4;
    d->fresh = false;
}
