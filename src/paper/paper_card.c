/* paper_card: the drawing of the picture. What asks for it: paper.c. */
#include "paper/paper_draw.h" /* first: FreeType's headers name what base/banned.h bans */

#include "paper/paper_card.h"

enum { SIDE = 90, HOUSE_TOP = 70, TITLE_TOP = 165, TITLE_ROOM = 330, FOOT_TOP = 520, LINES_MOST = 5 };
static const struct paper_ink ground = { 0.043, 0.310, 0.541 }, stripe = { 0.557, 0.788, 0.961 };
static const struct paper_type house_type = { 34, true, { 0.80, 0.90, 0.98 }, PAPER_START, "P" },
                               foot_type = { 30, false, { 0.91, 0.95, 0.99 }, PAPER_START, "P" },
                               title_types[] = { { 72, true, { 1, 1, 1 }, PAPER_START, "P" },
                                   { 60, true, { 1, 1, 1 }, PAPER_START, "P" },
                                   { 48, true, { 1, 1, 1 }, PAPER_START, "P" } };

static cairo_status_t take(void *x, const unsigned char *bytes, unsigned n)
{
    struct buf *o = x;
    buf_put(o, (const char *)bytes, n);
    return buf_full(o) ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static struct piece set(struct draw *d, struct str text, const struct paper_type *type)
{
    struct piece p = paper_set(d, (struct paper_words){ text, PAPER_AS_LETTERS, 0 }, type, CARD_WIDTH - 2 * SIDE);
    p.x = SIDE;
    return p;
}

static void put_line(struct draw *d, struct str text, const struct paper_type *type, double y)
{
    struct piece p = set(d, text, type);
    paper_set_lines(d, &p, 0, p.n > 0, y);
    paper_set_free(d, &p);
}

/* In the largest letters in which the whole title has room; in the smallest ones as many lines as have. */
static void put_title(struct draw *d)
{
    enum { SIZES = sizeof title_types / sizeof *title_types };
    for (size_t i = 0; i < SIZES; i++) {
        struct piece p = set(d, d->opening.title, &title_types[i]);
        bool fits = p.height <= TITLE_ROOM, last = i + 1 == SIZES;
        size_t n = fits || p.n < LINES_MOST ? p.n : LINES_MOST;
        if (fits || last)
            paper_set_lines(d, &p, 0, n, TITLE_TOP + (fits ? (TITLE_ROOM - p.height) / 2 : 0));
        paper_set_free(d, &p);
        if (fits)
            return;
    }
}

enum paper_result paper_card_draw(struct draw *d, struct buf *o, const char **ret_trouble)
{
    const struct paper_libs *l = &d->l;
    cairo_surface_t *picture = l->cairo_image_surface_create(CAIRO_FORMAT_RGB24, CARD_WIDTH, CARD_HEIGHT);

    d->c = l->cairo_create(picture);
    paper_box(d, 0, 0, CARD_WIDTH, CARD_HEIGHT, ground);
    paper_box(d, d->opening.rtl[0] ? CARD_WIDTH - 24 : 0, 0, 24, CARD_HEIGHT, stripe);
    put_line(d, d->opening.house, &house_type, HOUSE_TOP);
    put_title(d);
    put_line(d, d->opening.foot, &foot_type, FOOT_TOP);
    cairo_status_t status = l->cairo_status(d->c);
    if (status == CAIRO_STATUS_SUCCESS)
        status = l->cairo_surface_write_to_png_stream(picture, take, o);
    l->cairo_destroy(d->c);
    l->cairo_surface_destroy(picture);
    *ret_trouble = l->cairo_status_to_string(status);
    return status == CAIRO_STATUS_SUCCESS ? PAPER_DRAWN : PAPER_BROKEN;
}
