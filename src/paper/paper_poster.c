/* paper_poster: blocks of a poster: a field with a name in large letters, facts and signs to be read from afar, a large
 * QR code beside a telephone number. */
#include <math.h>
#include "paper/paper_draw.h"

enum { BANNER_FREE = 16, STRIPE = 6, SIGN = 24, SIGN_WIDTH = 36, QR_MOST = 177, SIGN_LAST = PAPER_FRIEND };
#define POINTS_PER_MM (72 / 25.4)

static const struct paper_ink field = { 0.043, 0.310, 0.541 }, stripe = { 0.980, 0.749, 0.278 }, white = { 1, 1, 1 };
static const struct paper_type above_type = { 13, true, { 0.85, 0.93, 0.99 }, PAPER_START, "H2" },
                               name_types[] = { { 26, true, { 1, 1, 1 }, PAPER_START, "H1" },
                                   { 23, true, { 1, 1, 1 }, PAPER_START, "H1" },
                                   { 20, true, { 1, 1, 1 }, PAPER_START, "H1" } },
                               label_type = { 11, false, { 0.33, 0.37, 0.43 }, PAPER_START, "P" },
                               value_type = { 13, true, { 0.09, 0.11, 0.14 }, PAPER_START, "P" },
                               badge_type = { 12.5, true, { 0.09, 0.11, 0.14 }, PAPER_START, "LBody" },
                               free_type = { 10.5, true, { 1, 1, 1 }, PAPER_MIDDLE, NULL },
                               caption_type = { 13, true, { 0.07, 0.22, 0.42 }, PAPER_START, "P" },
                               number_type = { 21, true, { 0.07, 0.22, 0.42 }, PAPER_START, "P" };

/* ---- the field */

/* From the edge of the page, or from what the field has already. */
static void field_under(struct draw *d, const struct band *b, double y, double height)
{
    double from = b->x ? y : 0;

    paper_box(d, 0, from, d->width, y + height - from, field);
}

/* The largest letters in which it is one line; else the smallest. */
static const struct paper_type *type_of_name(struct draw *d, struct paper_words name)
{
    enum { SIZES = sizeof name_types / sizeof *name_types };
    size_t i = 0;

    for (; i + 1 < SIZES; i++) {
        struct piece p = paper_set(d, name, &name_types[i], d->right - d->left);
        size_t lines = p.n;
        paper_set_free(d, &p);
        if (lines <= 1)
            break;
    }
    return &name_types[i];
}

void paper_banner_draw(struct draw *d, struct paper_reader *r)
{
    struct paper_text above = paper_get_text(r), name = paper_get_text(r);
    bool beside = paper_side_by_side(d, &above), named_beside = paper_side_by_side(d, &name);
    struct band first = { .above = 0, .below = 4, .under = field_under },
                second = { .above = 2, .below = BANNER_FREE, .under = field_under, .x = d };

    for (unsigned i = 0; i < (beside ? d->opening.languages : 1) && !str_empty(above.at[0]); i++)
        paper_add(d, &first, paper_words_of(&above, i, PAPER_AS_LETTERS), &above_type, paper_place_of(d, i, beside));
    paper_band(d, &first, true);
    for (unsigned i = 0; i < (named_beside ? d->opening.languages : 1); i++) {
        struct paper_words words = paper_words_of(&name, i, PAPER_AS_LETTERS);
        paper_add(d, &second, words, named_beside ? &name_types[2] : type_of_name(d, words),
            paper_place_of(d, i, named_beside));
    }
    paper_band(d, &second, true);
    paper_box(d, 0, d->y, d->width, STRIPE, stripe);
    d->y += STRIPE + BANNER_FREE;
}

void paper_plain_draw(struct draw *d, struct paper_reader *r)
{
    static const struct paper_pair how = { .above = 2,
        .below = 3,
        .name = 0.28,
        .name_beside = 0.34,
        .space = 4,
        .label = &label_type,
        .value = &value_type };

    paper_pair_draw(d, r, &how);
}

/* ---- signs */

/* A part of a disc that begins where it does itself: no line leads there from what was drawn before. */
static void arc(struct draw *d, double x, double y, double radius, double from, double to)
{
    d->l.cairo_move_to(d->c, x + radius * cos(from), y + radius * sin(from));
    d->l.cairo_arc(d->c, x, y, radius, from, to);
}

static void fill(struct draw *d)
{
    d->l.cairo_close_path(d->c);
    d->l.cairo_fill(d->c);
}

static void disc(struct draw *d, double x, double y, double radius)
{
    arc(d, x, y, radius, 0, 2 * M_PI);
    fill(d);
}

/* Head and shoulders; y: where the shoulders end. */
static void somebody(struct draw *d, double x, double y, double size)
{
    disc(d, x, y - size * 0.76, size * 0.24);
    arc(d, x, y, size * 0.42, M_PI, 2 * M_PI);
    fill(d);
}

/* A pram: its body, its hood to the left, two wheels and a handle. */
static void pram(struct draw *d, double x, double y)
{
    arc(d, x - 0.5, y - 0.5, 6, 0, M_PI);
    fill(d);
    arc(d, x - 0.5, y - 1.5, 6, M_PI, 1.5 * M_PI);
    d->l.cairo_line_to(d->c, x - 0.5, y - 1.5);
    fill(d);
    disc(d, x - 4, y + 7, 1.7);
    disc(d, x + 3, y + 7, 1.7);
    d->l.cairo_set_line_width(d->c, 1.3);
    d->l.cairo_move_to(d->c, x + 5.2, y - 0.5);
    d->l.cairo_line_to(d->c, x + 8, y - 4);
    d->l.cairo_stroke(d->c);
}

static void ramp(struct draw *d, double x, double y)
{
    d->l.cairo_move_to(d->c, x - 8, y + 6);
    d->l.cairo_line_to(d->c, x + 8, y + 6);
    d->l.cairo_line_to(d->c, x + 8, y - 1);
    fill(d);
    disc(d, x - 2.5, y - 1, 2.6);
}

static void nothing_to_pay(struct draw *d, double x, double y)
{
    struct paper_words words = { S("0 €"), PAPER_AS_LETTERS, 0 };
    struct piece p = paper_set(d, words, &free_type, SIGN);

    p.x = x - SIGN / 2.0;
    paper_set_lines(d, &p, 0, p.n, y - p.height / 2);
    paper_set_free(d, &p);
}

static void draw_sign(struct draw *d, enum paper_sign sign, double x, double y)
{
    if (d->counting)
        return;
    paper_ink(d, field);
    disc(d, x, y, SIGN / 2.0);
    paper_ink(d, white);
    switch (sign) {
    case PAPER_FREE: nothing_to_pay(d, x, y); return;
    case PAPER_CARE:
        somebody(d, x - 2.5, y + 6.5, 14);
        paper_ink(d, stripe);
        somebody(d, x + 5, y + 6.5, 9);
        return;
    case PAPER_BABY: pram(d, x, y - 1); return;
    case PAPER_RAMP: ramp(d, x, y); return;
    case PAPER_FRIEND:
        somebody(d, x - 4.2, y + 6, 12);
        somebody(d, x + 4.2, y + 6, 12);
        return;
    }
    unreachable();
}

struct signed_at {
    enum paper_sign sign;
    unsigned languages;
};

static void signs_under(struct draw *d, const struct band *b, double y, double height)
{
    const struct signed_at *s = b->x;

    for (unsigned i = 0; i < s->languages; i++) {
        struct paper_place at = paper_part_of(d, i, paper_place_of(d, i, s->languages > 1), 0, SIGN);
        draw_sign(d, s->sign, at.x + SIGN / 2.0, y + height / 2);
    }
    if (s->languages > 1)
        paper_between(d, b, y, height);
}

void paper_badge_draw(struct draw *d, struct paper_reader *r)
{
    struct signed_at s = { .sign = paper_get_number(r, SIGN_LAST) };
    struct paper_text text = paper_get_text(r);
    bool beside = paper_side_by_side(d, &text);
    struct band b = { .above = 6, .below = 5, .least = SIGN + 6, .tag = "LI", .under = signs_under, .x = &s };

    s.languages = beside ? d->opening.languages : 1;
    if (!d->list)
        paper_tag_begin(d, (struct paper_tag){ .name = d->list = "L" });
    for (unsigned i = 0; i < s.languages; i++) {
        struct paper_place at = paper_place_of(d, i, beside);
        paper_add(d, &b, paper_words_of(&text, i, PAPER_AS_LETTERS), &badge_type,
            paper_part_of(d, i, at, SIGN_WIDTH, at.width - SIGN_WIDTH));
    }
    paper_band(d, &b, true);
}

/* ---- to come */

static struct piece part_set(
    struct draw *d, struct str text, enum paper_way way, const struct paper_type *type, struct paper_place at)
{
    struct piece p = paper_set(d, (struct paper_words){ text, way, 0 }, type, at.width);

    p.x = at.x;
    return p;
}

static void dots_at(struct draw *d, struct str dots, unsigned width, struct paper_place at, double y)
{
    double dot = at.width / width;

    for (unsigned row = 0; !d->counting && row < width; row++)
        for (unsigned column = 0; column < width; column++)
            if (dots.p[row * width + column])
                d->l.cairo_rectangle(d->c, at.x + column * dot, y + row * dot, dot, dot);
    if (!d->counting) {
        d->l.cairo_set_source_rgb(d->c, 0, 0, 0);
        d->l.cairo_fill(d->c);
    }
}

void paper_call_draw(struct draw *d, struct paper_reader *r)
{
    const double least = 34 * POINTS_PER_MM, quiet = 9, apart = 12, bleed = 10;
    unsigned width = paper_get_number(r, QR_MOST);
    struct str dots = paper_get_str(r);
    struct paper_text caption = paper_get_text(r), label = paper_get_text(r), number = paper_get_text(r);

    if (r->bad || width == 0 || dots.n != (size_t)width * width)
        return;
    paper_need(d, least + 2 * quiet + 2 * bleed + 6);
    const double most = (d->right - d->left) * 0.42, free = paper_sheet_rest(d) - 2 * quiet - 2 * bleed - 6,
                 side = fmax(least, fmin(most, free)), all = side + 2 * quiet;
    struct paper_place whole = { d->left, d->right - d->left }, square = paper_part_of(d, 0, whole, 0, all),
                       beside = paper_part_of(d, 0, whole, all + apart, whole.width - all - apart);
    double y = d->y + bleed + fmax(0, fmin(18, (free - side) / 2));
    paper_box(d, d->left - bleed, y - bleed, whole.width + 2 * bleed, all + 2 * bleed, paper_shade);
    paper_box(d, square.x, y, all, all, white); /* what is dark ends some dots before the shade begins */
    paper_tag_begin(d, (struct paper_tag){ .name = "Figure", .alt = paper_both(d, &caption) });
    dots_at(d, dots, width, (struct paper_place){ square.x + quiet, side }, y + quiet);
    paper_tag_end(d, "Figure");
    struct piece pieces[] = { part_set(d, paper_both(d, &caption), PAPER_AS_LANGUAGE, &caption_type, beside),
        part_set(d, paper_both(d, &label), PAPER_AS_LANGUAGE, &label_type, beside),
        part_set(d, number.at[0], PAPER_AS_LETTERS, &number_type, beside) };
    enum { PIECES = sizeof pieces / sizeof *pieces };
    double rest = all - pieces[0].height - pieces[1].height - pieces[2].height, at = y + (rest > 16 ? 8 : 0);
    for (size_t i = 0; i < PIECES; i++) {
        struct piece *p = &pieces[i];
        if (i == 1) /* at the foot, on the line where the code ends */
            at = rest > 0 ? y + all - pieces[1].height - pieces[2].height : at;
        paper_tag_begin(d, (struct paper_tag){ .name = p->type->tag });
        paper_set_lines(d, p, 0, p->n, at);
        paper_tag_end(d, p->type->tag);
        at += p->height;
        paper_set_free(d, p);
    }
    d->y = (at > y + all ? at : y + all) + bleed;
    d->fresh = false;
}
