/* outreach_map: places as numbered points where they lie to each other, with a scale. A drawing of our own: no map of
 * others is asked for, so nobody learns where we go. It is not mirrored: north is up and west is left in every
 * language. The table beside it says the same. */
#include <math.h>
#include "lang/lang.h"
#include "rooms/outreach/outreach_view.h"

enum { WIDTH = 400, HEIGHT = 280, SIDE = 26, DOT = 14, APART = 30, SVG_BYTES = 256 << 10 };

struct dot {
    const struct outreach_line *line;
    double x, y;
};
struct dots {
    struct dot *at;
    size_t n, cap;
};
struct map {
    struct page page; /* where markup is written and escaped */
    double km;        /* pixels of one */
};

#define KM_OF_DEGREE 111.2

static double larger(double a, double b) { return a > b ? a : b; }
static double smaller(double a, double b) { return a < b ? a : b; }

/* Kilometres from the north-west corner, then pixels; a single place lies in the middle. */
static double lay_out(struct dots *dots)
{
    double west = 1e9, east = -1e9, south = 1e9, north = -1e9;

    for (size_t i = 0; i < dots->n; i++) {
        const struct outreach_place *p = &dots->at[i].line->row.place;
        dots->at[i].y = (double)p->latitude / 1e6;
        dots->at[i].x = (double)p->longitude / 1e6;
        west = smaller(west, dots->at[i].x), east = larger(east, dots->at[i].x);
        south = smaller(south, dots->at[i].y), north = larger(north, dots->at[i].y);
    }
    double narrow = cos((south + north) / 2 * M_PI / 180) * KM_OF_DEGREE;
    double wide = larger((east - west) * narrow, 0.5), tall = larger((north - south) * KM_OF_DEGREE, 0.5);
    double km = smaller((WIDTH - 2.0 * SIDE) / wide, (HEIGHT - 3.0 * SIDE) / tall);
    for (size_t i = 0; i < dots->n; i++) {
        dots->at[i].x = WIDTH / 2.0 + (dots->at[i].x - (west + east) / 2) * narrow * km;
        dots->at[i].y = (HEIGHT - SIDE) / 2.0 - (dots->at[i].y - (south + north) / 2) * KM_OF_DEGREE * km;
    }
    return km;
}

/* Neighbours step aside, so that each number can be read. */
static void step_aside(struct dots *dots)
{
    for (size_t i = 1; i < dots->n; i++)
        for (size_t k = 0; k < i; k++)
            if (fabs(dots->at[i].x - dots->at[k].x) < APART && fabs(dots->at[i].y - dots->at[k].y) < APART)
                dots->at[i].x = smaller(dots->at[k].x + APART, WIDTH - DOT);
}

static void number(struct map *m, const char *name, double n)
{
    HTML_LIT(&m->page, " ");
    html_z(&m->page, name);
    HTML_LIT(&m->page, "=\"");
    html_int(&m->page, llround(n));
    HTML_LIT(&m->page, "\"");
}

static void text(struct map *m, const char *class, double x, double y, struct str s)
{
    HTML_LIT(&m->page, "<text text-anchor=\"middle\" direction=\"ltr\" class=\"");
    html_z(&m->page, class);
    HTML_LIT(&m->page, "\"");
    number(m, "x", x);
    number(m, "y", y);
    HTML_LIT(&m->page, ">");
    html_str(&m->page, s);
    HTML_LIT(&m->page, "</text>");
}

static void draw_dot(struct map *m, const struct dot *d)
{
    HTML_LIT(&m->page, "<a href=\"");
    html_url(&m->page, d->line->open);
    HTML_LIT(&m->page, "\" tabindex=\"-1\"><circle class=\"kp-map-tile kp-map-");
    html_int(&m->page, d->line->row.sums.came > 0 ? 3 : d->line->row.sums.visits > 0 ? 2 : 0);
    HTML_LIT(&m->page, "\"");
    number(m, "cx", d->x);
    number(m, "cy", d->y);
    number(m, "r", DOT);
    HTML_LIT(&m->page, "/>");
    text(m, "kp-map-n", d->x, d->y + 6, lang_number(m->page.a, m->page.lang, d->line->number));
    HTML_LIT(&m->page, "</a>");
}

/* The longest round length that takes at most a third of the width. */
static void draw_scale(struct map *m)
{
    static const int lengths[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500 };
    int length = 0;

    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (lengths[i] * m->km <= WIDTH / 3.0)
            length = lengths[i];
    struct str words = length > 0 ? str_fmt(m->page.a, "%d km", length) : S("500 m");
    double wide = length > 0 ? length * m->km : m->km / 2;
    HTML_LIT(&m->page, "<rect class=\"kp-map-scale\"");
    number(m, "x", SIDE);
    number(m, "y", HEIGHT - 12);
    number(m, "width", wide);
    number(m, "height", 3);
    HTML_LIT(&m->page, "/>");
    text(m, "kp-map-name", SIDE + wide / 2, HEIGHT - 18, words);
}

struct svg outreach_map(struct task *t, const struct outreach_lines *lines, struct str title)
{
    struct map m = { .page = { .o = task_buf(t, SVG_BYTES), .a = t->a, .lang = t->lang } };
    struct dots dots = { 0 };

    for (size_t i = 0; i < lines->n; i++) {
        struct dot one = { .line = &lines->at[i] };
        if (lines->at[i].number > 0)
            LIST_ADD(t->a, &dots, one);
    }
    m.km = lay_out(&dots);
    step_aside(&dots);
    /* For eyes and pointers: who listens or uses keys has the table, which says and leads to the same. */
    HTML_LIT(&m.page, "<svg class=\"kp-map kp-map-wide\" aria-hidden=\"true\" viewBox=\"0 0");
    HTML_LIT(&m.page, " ");
    html_int(&m.page, WIDTH);
    HTML_LIT(&m.page, " ");
    html_int(&m.page, HEIGHT);
    HTML_LIT(&m.page, "\"><title>");
    html_str(&m.page, title);
    HTML_LIT(&m.page, "</title><rect class=\"kp-map-ground\" rx=\"8\" width=\"400\" height=\"280\"/>");
    for (size_t i = 0; i < dots.n; i++)
        draw_dot(&m, &dots.at[i]);
    draw_scale(&m);
    HTML_LIT(&m.page, "</svg>");
    return (struct svg){ buf_view(m.page.o) };
}
