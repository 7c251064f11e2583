/* operations_map: the regions of Finland as tiles, each about where it lies, with how many projects there are in it
 * and a dot for each of the first ones. A drawing of our own: no map of others is asked for. It is not mirrored: north
 * is up and west is left in every language. The table beside it says the same. */
#include "rooms/operations/operations_web.h"

enum {
    TILE = 58,
    GAP = 4,
    STEP = TILE + GAP,
    COLUMNS = 6,
    ROWS = 6,
    DOTS = 10,
    DOTS_IN_ROW = 5,
    DOT_STEP = 9,
    SVG_BYTES = 64 << 10
};
static const struct {
    const char *code, *label;
    int column, row;
} tiles[] = {
    { "19", "Lappi", 3, 0 },
    { "17", "P-Pohj.", 3, 1 },
    { "18", "Kainuu", 4, 1 },
    { "15", "Pohjanm.", 2, 2 },
    { "16", "K-Pohj.", 3, 2 },
    { "11", "P-Savo", 4, 2 },
    { "12", "P-Karj.", 5, 2 },
    { "14", "E-Pohj.", 2, 3 },
    { "13", "K-Suomi", 3, 3 },
    { "10", "E-Savo", 4, 3 },
    { "04", "Satak.", 1, 4 },
    { "06", "Pirkanm.", 2, 4 },
    { "07", "P-Häme", 3, 4 },
    { "08", "Kymenl.", 4, 4 },
    { "09", "E-Karj.", 5, 4 },
    { "21", "Åland", 0, 5 },
    { "02", "V-Suomi", 1, 5 },
    { "05", "K-Häme", 2, 5 },
    { "01", "Uusimaa", 3, 5 },
};

struct map {
    struct page page; /* where markup is written and escaped */
    int64_t most;
};

static void number(struct map *m, const char *name, int64_t n)
{
    HTML_LIT(&m->page, " ");
    html_z(&m->page, name);
    HTML_LIT(&m->page, "=\"");
    html_int(&m->page, n);
    HTML_LIT(&m->page, "\"");
}

/* How dark a tile is: none, and three thirds of the most there are in one. */
static int64_t level(const struct map *m, int64_t n)
{
    enum { THIRDS = 3 };

    return n == 0 ? 0 : 1 + (n * THIRDS - 1) / m->most;
}

static void text(struct map *m, const char *class, int64_t x, int64_t y, struct str s)
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

static void dots(struct map *m, int64_t x, int64_t y, int64_t n)
{
    for (int64_t i = 0; i < n && n <= DOTS; i++) {
        HTML_LIT(&m->page, "<circle r=\"2.5\" class=\"kp-map-dot\"");
        number(m, "cx", x + TILE / 2 + (i % DOTS_IN_ROW) * DOT_STEP - (DOTS_IN_ROW - 1) * DOT_STEP / 2);
        number(m, "cy", y + 41 + i / DOTS_IN_ROW * DOT_STEP);
        HTML_LIT(&m->page, "/>");
    }
}

static void tile(struct map *m, size_t at, const struct operation_region_row *region)
{
    int64_t x = (int64_t)tiles[at].column * STEP, y = (int64_t)tiles[at].row * STEP;

    HTML_LIT(&m->page, "<a href=\"");
    html_url(&m->page, region->link);
    HTML_LIT(&m->page, "\" tabindex=\"-1\"><rect rx=\"8\" class=\"kp-map-tile kp-map-");
    html_int(&m->page, level(m, region->n));
    if (region->current)
        HTML_LIT(&m->page, " kp-map-here");
    HTML_LIT(&m->page, "\"");
    number(m, "x", x);
    number(m, "y", y);
    number(m, "width", TILE);
    number(m, "height", TILE);
    HTML_LIT(&m->page, "/>");
    text(m, "kp-map-name", x + TILE / 2, y + 15, str_of(tiles[at].label));
    text(m, "kp-map-n", x + TILE / 2, y + 33, lang_number(m->page.a, m->page.lang, region->n));
    dots(m, x, y, region->n);
    HTML_LIT(&m->page, "</a>");
}

struct svg operations_map(struct task *t, const struct operation_region_rows *regions, struct str title)
{
    struct map m = { .page = { .o = task_buf(t, SVG_BYTES), .a = t->a, .lang = t->lang }, .most = 1 };

    for (size_t i = 0; i < regions->n; i++)
        m.most = regions->at[i].n > m.most ? regions->at[i].n : m.most;
    /* For eyes and pointers: who listens or uses keys has the table, which says and leads to the same. */
    HTML_LIT(&m.page, "<svg class=\"kp-map\" aria-hidden=\"true\" viewBox=\"0 0");
    HTML_LIT(&m.page, " ");
    html_int(&m.page, COLUMNS * STEP - GAP);
    HTML_LIT(&m.page, " ");
    html_int(&m.page, ROWS * STEP - GAP);
    HTML_LIT(&m.page, "\"><title>");
    html_str(&m.page, title);
    HTML_LIT(&m.page, "</title>");
    for (size_t i = 0; i < sizeof tiles / sizeof *tiles; i++)
        for (size_t k = 0; k < regions->n; k++)
            if (str_eq(regions->at[k].code, str_of(tiles[i].code)))
                tile(&m, i, &regions->at[k]);
    HTML_LIT(&m.page, "</svg>");
    return (struct svg){ buf_view(m.page.o) };
}
