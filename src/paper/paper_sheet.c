/* paper_sheet: the page: its head and foot, where the next block begins, the tags of the document's tree. */
#include <math.h>
#include <stdio.h>
#include "paper/paper_draw.h"

enum { SHORT_SIDE = 595, LONG_SIDE = 842, SIDE = 57, FOOT_LINE = 44, FOOT_FREE = 60 };
/* Of a poster before it is drawn larger; its emblem is 35 mm high or more then. */
enum { POSTER_SIDE = 34, POSTER_EMBLEM = 50, POSTER_FOOT = 118 };
enum { FIRST_HEAD = 40, NEXT_HEAD = 34, EMBLEM_HEIGHT = 34, UNDER_HEAD = 18 };

static const struct paper_type house_type = { 11, true, { 0.07, 0.22, 0.42 }, PAPER_START, "P" },
                               head_type = { 8.5, false, { 0.33, 0.37, 0.43 }, PAPER_START, "P" },
                               head_end_type = { 8.5, false, { 0.33, 0.37, 0.43 }, PAPER_END, "P" },
                               emblem_type = { 9, false, { 0.09, 0.11, 0.14 }, PAPER_START, "P" },
                               poster_emblem_type = { 12.5, true, { 0, 0.2, 0.6 }, PAPER_START, "P" };

/* ---- tags */

/* "uri='…'" as cairo reads it. */
static const char *attributes(struct draw *d, struct str uri)
{
    struct buf o;
    if (str_empty(uri))
        return NULL;
    buf_init(&o, PAPER_BYTES);
    BUF_LIT(&o, "uri='");
    for (size_t i = 0; i < uri.n; i++) {
        if (uri.p[i] == '\'' || uri.p[i] == '\\')
            buf_ch(&o, '\\');
        buf_ch(&o, uri.p[i]);
    }
    BUF_LIT(&o, "'");
    const char *all = str_z(d->a, buf_view(&o));
    buf_free(&o);
    return all;
}

void paper_tag_begin(struct draw *d, struct paper_tag tag)
{
    if (d->counting)
        return;
    LIST_ADD(d->a, &d->tags, tag);
    d->l.cairo_tag_begin(d->c, tag.name, attributes(d, tag.uri));
}

void paper_tag_end(struct draw *d, const char *name)
{
    if (!d->counting)
        d->l.cairo_tag_end(d->c, name);
}

/* ---- shapes */

void paper_box(struct draw *d, double x, double y, double width, double height, struct paper_ink ink)
{
    if (d->counting)
        return;
    paper_ink(d, ink);
    d->l.cairo_rectangle(d->c, x, y, width, height);
    d->l.cairo_fill(d->c);
}

void paper_rule(struct draw *d, double x, double y, double width, struct paper_ink ink, double thick)
{
    paper_box(d, x, y - thick / 2, width, thick, ink);
}

static void star(struct draw *d, double x, double y, double radius)
{
    enum { POINTS = 5 };
    const double inner = 0.381966; /* where the sides of a pentagram cross */
    for (int i = 0; i < 2 * POINTS; i++) {
        double r = i % 2 ? radius * inner : radius, angle = M_PI * i / POINTS;
        double px = x + r * sin(angle), py = y - r * cos(angle);
        if (i == 0)
            d->l.cairo_move_to(d->c, px, py);
        else
            d->l.cairo_line_to(d->c, px, py);
    }
    d->l.cairo_close_path(d->c);
}

/* The Commission's graphic rules: a field half as long again as it is high, Reflex Blue (#003399); on an unseen circle
 * of a third of the height twelve stars (#FFCC00) as the hours of a clock, each with one point up, in circles of an
 * eighteenth of the height. */
void paper_emblem(struct draw *d, double x, double y, double height)
{
    enum { STARS = 12 };
    const struct paper_ink field = { 0, 0.2, 0.6 }, gold = { 1, 0.8, 0 };
    if (d->counting)
        return;
    paper_box(d, x, y, height * 1.5, height, field);
    paper_ink(d, gold);
    for (int i = 0; i < STARS; i++) {
        double angle = 2 * M_PI * i / STARS;
        star(d, x + height * 0.75 + height / 3 * sin(angle), y + height / 2 - height / 3 * cos(angle), height / 18);
    }
    d->l.cairo_fill(d->c);
}

/* ---- head and foot */

static void put(struct draw *d, struct str text, const struct paper_type *type, double x, double y, double width)
{
    struct piece p = paper_set(d, (struct paper_words){ text, PAPER_AS_LETTERS, 0 }, type, width);
    p.x = x;
    if (p.n > 0)
        paper_set_lines(d, &p, 0, 1, y); /* one line: the rest would run into the page */
    paper_set_free(d, &p);
}

/* How high the emblem is, how far the sentence is from it and how wide it may be. */
struct lock_up {
    double height, beside, sentence;
    const struct paper_type *type;
    bool at_start; /* of the page; else at its end */
};

/* Returns its width. */
static double emblem_and_sentence(struct draw *d, double y, const struct lock_up *k)
{
    const double width = k->height * 1.5;
    struct str sentence = d->opening.emblem;
    struct piece p = paper_set(d, (struct paper_words){ sentence, PAPER_EACH_LINE, 0 }, k->type, k->sentence);
    double all = width + k->beside + paper_set_width(d, &p);
    double x = paper_rtl(d) != k->at_start ? d->left : d->right - all;

    paper_tag_begin(d, (struct paper_tag){ .name = "Figure", .alt = sentence });
    paper_emblem(d, x, y, k->height);
    paper_tag_end(d, "Figure");
    p.x = x + width + k->beside;
    paper_tag_begin(d, (struct paper_tag){ .name = "P" });
    paper_set_lines(d, &p, 0, p.n, y + (k->height - p.height) / 2);
    paper_tag_end(d, "P");
    paper_set_free(d, &p);
    return all;
}

static void first_head(struct draw *d)
{
    const bool emblem = !str_empty(d->opening.emblem);
    const struct lock_up k = { EMBLEM_HEIGHT, 8, 104, &emblem_type, false };
    double taken = emblem ? emblem_and_sentence(d, FIRST_HEAD - 8, &k) + UNDER_HEAD : 0, y = FIRST_HEAD;
    double width = d->right - d->left - taken;

    put(d, d->opening.house, &house_type, paper_rtl(d) ? d->right - width : d->left, y, width);
    y += emblem ? EMBLEM_HEIGHT : UNDER_HEAD;
    paper_rule(d, d->left, y, d->right - d->left, paper_blue, 1.2);
    d->top = y + UNDER_HEAD;
}

static void next_head(struct draw *d)
{
    const double half = (d->right - d->left) / 2 - 6, there = d->right - half;

    put(d, d->opening.house, &head_type, paper_rtl(d) ? there : d->left, NEXT_HEAD, half);
    put(d, d->opening.title, &head_end_type, paper_rtl(d) ? d->left : there, NEXT_HEAD, half);
    paper_rule(d, d->left, NEXT_HEAD + UNDER_HEAD, d->right - d->left, paper_line, 0.7);
    d->top = NEXT_HEAD + 2 * UNDER_HEAD;
}

static void foot(struct draw *d)
{
    char number[32];
    const double y = d->height - FOOT_LINE, width = d->right - d->left, numbers = 60;
    const bool rtl = paper_rtl(d);

    int n = snprintf(number, sizeof number, "%u\u2002/\u2002%u", d->page, d->pages);
    paper_rule(d, d->left, y, width, paper_line, 0.7);
    put(d, d->opening.foot, &head_type, rtl ? d->left + numbers : d->left, y + 6, width - numbers);
    struct piece p = paper_set(d, (struct paper_words){ { number, (size_t)n }, PAPER_AS_LETTERS, 0 }, &head_type, 0);
    p.x = rtl ? d->left : d->right - paper_set_width(d, &p);
    paper_set_lines(d, &p, 0, p.n, y + 6);
    paper_set_free(d, &p);
}

/* Nothing beside the emblem is as high as it is (annex IX of Regulation (EU) 2021/1060). */
static void poster_foot(struct draw *d)
{
    const struct lock_up k = { POSTER_EMBLEM, 12, d->right - d->left - POSTER_EMBLEM * 1.5 - 12, &poster_emblem_type,
        true };
    double y = d->height - POSTER_FOOT;

    paper_rule(d, d->left, y, d->right - d->left, paper_blue, 1);
    if (!str_empty(d->opening.emblem))
        (void)emblem_and_sentence(d, y + 14, &k);
    put(d, d->opening.house, &house_type, d->left, d->height - 40, d->right - d->left);
}

/* ---- pages */

static void begin(struct draw *d)
{
    d->page++;
    if (d->opening.poster)
        d->top = POSTER_SIDE;
    else if (d->page == 1)
        first_head(d);
    else
        next_head(d);
    d->bottom = d->height - (d->opening.poster ? POSTER_FOOT + UNDER_HEAD : FOOT_FREE);
    d->y = d->top;
    d->fresh = true;
}

void paper_sheet_first(struct draw *d)
{
    const bool poster = d->opening.poster;
    const double side = poster ? POSTER_SIDE : SIDE;

    d->width = poster ? paper_sides(d).width / paper_scale(d) : d->opening.wide ? LONG_SIDE : SHORT_SIDE;
    d->height = poster ? paper_sides(d).height / paper_scale(d) : d->opening.wide ? SHORT_SIDE : LONG_SIDE;
    d->left = side;
    d->right = d->width - side;
    d->page = 0;
    begin(d);
}

void paper_sheet_last(struct draw *d)
{
    if (d->opening.poster)
        poster_foot(d);
    else
        foot(d);
    if (!d->counting)
        d->l.cairo_show_page(d->c);
}

void paper_sheet_next(struct draw *d)
{
    paper_sheet_last(d);
    begin(d);
}

double paper_sheet_rest(const struct draw *d) { return d->bottom - d->y; }

double paper_sheet_whole(const struct draw *d) { return d->height - FOOT_FREE - NEXT_HEAD - 2 * UNDER_HEAD; }

void paper_need(struct draw *d, double height)
{
    if (paper_sheet_rest(d) < height && !d->fresh)
        paper_sheet_next(d);
}
