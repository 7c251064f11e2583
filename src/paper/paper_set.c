/* paper_set: texts broken into lines by pango and drawn by cairo, so that they can be read back. */
#include "paper/paper_draw.h"

enum { OVER_COUNT = 2 };
#define PT(units) ((double)(units) / PANGO_SCALE)

const struct paper_ink paper_black = { 0.09, 0.11, 0.14 }, paper_blue = { 0.07, 0.22, 0.42 },
                       paper_grey = { 0.33, 0.37, 0.43 }, paper_line = { 0.70, 0.75, 0.81 },
                       paper_shade = { 0.92, 0.95, 0.98 };

void paper_ink(struct draw *d, struct paper_ink ink) { d->l.cairo_set_source_rgb(d->c, ink.red, ink.green, ink.blue); }

/* ---- lines */

static PangoAlignment alignment(enum paper_side side, bool rtl, enum paper_way way)
{
    if (side == PAPER_MIDDLE)
        return PANGO_ALIGN_CENTER;
    /* pango puts lines whose direction it finds by itself on the other side when it is not that of the whole, which is
     * left to right then (direction()); others it leaves where they are told to be */
    if (way == PAPER_EACH_LINE)
        return side == PAPER_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    return (side == PAPER_START) == rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

uint32_t paper_letter(struct str s, size_t *i)
{
    unsigned char c = (unsigned char)s.p[(*i)++];
    size_t more = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    uint32_t letter = more == 0 ? c : c & (0x3Fu >> more);
    for (; more > 0 && *i < s.n; more--, (*i)++)
        letter = letter << 6 | ((unsigned char)s.p[*i] & 0x3F);
    return letter;
}

/* By its first letter that has a direction: Hebrew, Arabic and their kin, or another letter. A phone number, "1 / 2":
 * left to right. */
static PangoDirection first_direction(struct str text)
{
    bool digits = false;
    for (size_t i = 0; i < text.n;) {
        uint32_t c = paper_letter(text, &i);
        if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
            (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF))
            return PANGO_DIRECTION_RTL;
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && (c < 0x2000 || c > 0x2FFF)))
            return PANGO_DIRECTION_LTR;
        digits |= c >= '0' && c <= '9';
    }
    return digits ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_NEUTRAL;
}

static PangoDirection direction(struct str text, bool rtl, enum paper_way way)
{
    PangoDirection found = way == PAPER_AS_LETTERS ? first_direction(text) : PANGO_DIRECTION_NEUTRAL;
    if (found != PANGO_DIRECTION_NEUTRAL)
        return found;
    return rtl && way != PAPER_EACH_LINE ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
}

static PangoLayout *layout_of(struct draw *d, struct paper_words words, const struct paper_type *type)
{
    const struct paper_libs *l = &d->l;
    bool rtl = d->opening.rtl[words.language];
    PangoFontDescription *font = l->pango_font_description_new();

    PangoLayout *layout = l->pango_layout_new(
        d->contexts[words.language][direction(words.text, rtl, words.way) == PANGO_DIRECTION_RTL]);
    l->pango_font_description_set_family_static(font, "Noto Sans, Noto Sans Arabic");
    l->pango_font_description_set_weight(font, type->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    l->pango_font_description_set_absolute_size(font, type->size * PANGO_SCALE);
    l->pango_layout_set_font_description(layout, font);
    l->pango_font_description_free(font);
    l->pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    l->pango_layout_set_auto_dir(layout, words.way == PAPER_EACH_LINE);
    l->pango_layout_set_alignment(layout, alignment(type->side, rtl, words.way));
    l->pango_layout_set_text(layout, words.text.p, (int)words.text.n);
    return layout;
}

struct piece paper_set(struct draw *d, struct paper_words words, const struct paper_type *type, double width)
{
    const struct paper_libs *l = &d->l;
    PangoLayout *layout = layout_of(d, words, type);
    struct piece p = { .layout = layout, .type = type, .language = words.language };
    PangoRectangle all, at;

    if (width > 0)
        l->pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    p.text = l->pango_layout_get_text(layout);
    p.lines = NEW_N(d->a, struct paper_text_line, (size_t)l->pango_layout_get_line_count(layout));
    l->pango_layout_get_extents(layout, NULL, &all);
    p.height = words.text.n > 0 ? PT(all.height) : 0;
    PangoLayoutIter *i = l->pango_layout_get_iter(layout);
    do {
        l->pango_layout_iter_get_line_extents(i, NULL, &at);
        p.lines[p.n++] = (struct paper_text_line){ l->pango_layout_iter_get_line_readonly(i), PT(at.x),
            PT(l->pango_layout_iter_get_baseline(i)), PT(at.y), PT(at.y + at.height) };
    } while (words.text.n > 0 && l->pango_layout_iter_next_line(i));
    l->pango_layout_iter_free(i);
    if (words.text.n == 0)
        p.n = 0;
    return p;
}

void paper_set_free(struct draw *d, struct piece *p)
{
    if (p->layout)
        d->l.g_object_unref(p->layout);
    p->layout = NULL;
}

double paper_set_width(struct draw *d, const struct piece *p)
{
    PangoRectangle all;
    d->l.pango_layout_get_extents(p->layout, NULL, &all);
    return PT(all.width);
}

double paper_set_word(struct draw *d, struct str text, const struct paper_type *type)
{
    PangoLayout *layout = layout_of(d, (struct paper_words){ text, PAPER_AS_LETTERS, 0 }, type);
    struct piece p = { .layout = layout };
    d->l.pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    d->l.pango_layout_set_width(layout, 0);
    double width = paper_set_width(d, &p);
    paper_set_free(d, &p);
    return width;
}

/* ---- runs: letters of one font and direction */

static bool has_unknown(const PangoGlyphString *g)
{
    for (int i = 0; i < g->num_glyphs; i++)
        if (g->glyphs[i].glyph != PANGO_GLYPH_EMPTY && (g->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            return true;
    return false;
}

struct run {
    const PangoGlyphString *shapes;
    cairo_scaled_font_t *font;
    struct shape {
        unsigned long index;
        cairo_text_extents_t size;
    } blank, low_line; /* " ", "_" of the font */
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int n, nclusters;
    double x, y;
};

/* A letter that no font has: an empty box. A glyph must go with it, or nobody could copy the letter; cairo leaves out
 * what has no ink: so it is a low line, and the lower side of the box is where that is. */
static void add_box(struct draw *d, struct run *r, double width)
{
    const double most = 11, side = width - 2 < most ? width - 2 : most, left = r->x + (width - side) / 2;
    const cairo_text_extents_t *low = &r->low_line.size;

    d->l.cairo_set_line_width(d->c, 0.7);
    d->l.cairo_rectangle(d->c, left, r->y + low->y_bearing + low->height / 2 - side, side, side);
    d->l.cairo_stroke(d->c);
    r->glyphs[r->n++] = (cairo_glyph_t){ r->low_line.index, left + (side - low->width) / 2 - low->x_bearing, r->y };
}

/* The shapes [from, to) of one cluster. Arabic letters of our font are a body and its dots apart. Readers of PDF take
 * the cluster to end where its last shape does, which is a dot above its middle, and see a gap before the next letter:
 * so a blank that ends where the letter ends goes with them. cairo turns the order of a cluster round, so that the
 * blank, first here, is last there. */
static void add_cluster(struct draw *d, struct run *r, int from, int to, bool backward)
{
    double width = 0;
    int first = r->n;

    for (int i = from; i < to; i++)
        width += PT(r->shapes->glyphs[i].geometry.width);
    if (backward && to - from > 1)
        r->glyphs[r->n++] = (cairo_glyph_t){ r->blank.index, r->x + width - r->blank.size.x_advance, r->y };
    for (int i = from; i < to; i++) {
        const PangoGlyphInfo *g = &r->shapes->glyphs[i];
        double x = r->x + PT(g->geometry.x_offset), y = r->y + PT(g->geometry.y_offset);
        if (g->glyph != PANGO_GLYPH_EMPTY && (g->glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            add_box(d, r, PT(g->geometry.width));
        else if (g->glyph != PANGO_GLYPH_EMPTY)
            r->glyphs[r->n++] = (cairo_glyph_t){ g->glyph, x, y };
        r->x += PT(g->geometry.width);
    }
    r->clusters[r->nclusters++].num_glyphs = r->n - first;
}

static void find_shape(struct draw *d, cairo_scaled_font_t *font, const char *letter, struct shape *ret_shape)
{
    cairo_glyph_t *glyphs = NULL;
    int n = 0;
    cairo_status_t found = d->l.cairo_scaled_font_text_to_glyphs(font, 0, 0, letter, 1, &glyphs, &n, NULL, NULL, NULL);
    if (found == CAIRO_STATUS_SUCCESS && n == 1) {
        ret_shape->index = glyphs[0].index;
        d->l.cairo_scaled_font_glyph_extents(font, glyphs, 1, &ret_shape->size);
    }
    d->l.cairo_glyph_free(glyphs);
}

/* The glyphs are in the order of the page, the clusters in that of the text. */
static void draw_run(struct draw *d, const struct piece *p, PangoGlyphItem *item, double x, double y)
{
    const PangoAnalysis *analysis = &item->item->analysis;
    const PangoGlyphString *shapes = item->glyphs;
    bool backward = analysis->level & 1;
    size_t most = (size_t)shapes->num_glyphs;
    struct run r = { .shapes = shapes,
        .font = d->l.pango_cairo_font_get_scaled_font((PangoCairoFont *)(void *)analysis->font),
        .glyphs = NEW_N(d->a, cairo_glyph_t, OVER_COUNT * most),
        .clusters = NEW_N(d->a, cairo_text_cluster_t, most),
        .x = x,
        .y = y };

    if (!r.font || most == 0)
        return;
    find_shape(d, r.font, " ", &r.blank);
    find_shape(d, r.font, "_", &r.low_line);
    int bytes = item->item->length;
    for (int i = 0, to; i < shapes->num_glyphs; i = to) {
        for (to = i; to < shapes->num_glyphs && shapes->log_clusters[to] == shapes->log_clusters[i];)
            to++;
        int next = to < shapes->num_glyphs && !backward ? shapes->log_clusters[to] : bytes;
        add_cluster(d, &r, i, to, backward);
        r.clusters[r.nclusters - 1].num_bytes = next - shapes->log_clusters[i];
        if (backward)
            bytes = shapes->log_clusters[i];
    }
    for (int i = 0, k = r.nclusters - 1; backward && i < k; i++, k--) {
        cairo_text_cluster_t c = r.clusters[i];
        r.clusters[i] = r.clusters[k];
        r.clusters[k] = c;
    }
    d->l.cairo_set_scaled_font(d->c, r.font);
    d->l.cairo_show_text_glyphs(d->c, p->text + item->item->offset, item->item->length, r.glyphs, r.n, r.clusters,
        r.nclusters, backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

void paper_set_lines(struct draw *d, const struct piece *p, size_t from, size_t to, double y)
{
    if (d->counting)
        return;
    paper_ink(d, p->type->ink);
    for (size_t i = from; i < to; i++) {
        const struct paper_text_line *line = &p->lines[i];
        double x = p->x + line->x, base = y + line->baseline - p->lines[from].top;
        for (GSList *run = line->line->runs; run; run = run->next) {
            PangoGlyphItem *item = run->data;
            if ((item->item->analysis.level & 1) || has_unknown(item->glyphs)) {
                draw_run(d, p, item, x, base);
            } else {
                d->l.cairo_move_to(d->c, x, base);
                d->l.pango_cairo_show_glyph_item(d->c, p->text, item);
            }
            x += PT(d->l.pango_glyph_string_get_width(item->glyphs));
        }
    }
}
