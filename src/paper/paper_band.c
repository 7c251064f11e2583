/* paper_band: texts beside each other, over as many pages as they need. */
#include "paper/paper_draw.h"

/* Letters of other fonts and sizes: their first lines stand on the lowest of them. */
static void level(struct band *b)
{
    double lowest = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->at[i].n > 0 && b->at[i].lines[0].baseline > lowest)
            lowest = b->at[i].lines[0].baseline;
    for (size_t i = 0; i < b->n; i++)
        if (b->at[i].n > 0)
            b->at[i].shift = lowest - b->at[i].lines[0].baseline;
}

static double shift_of(const struct piece *p) { return p->done == 0 ? p->shift : 0; }

static double height_of(const struct band *b)
{
    double most = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->at[i].height + b->at[i].shift > most)
            most = b->at[i].height + b->at[i].shift;
    most += b->above + b->below;
    return most > b->least ? most : b->least;
}

/* How many of its lines, from the next one on, fit into so much; forced: one at least. A text of several lines is not
 * parted after its first. */
static size_t fitting(const struct piece *p, double room, bool forced)
{
    size_t to = p->done;
    while (to < p->n && shift_of(p) + p->lines[to].bottom - p->lines[p->done].top <= room)
        to++;
    if (to == p->done + 1 && p->n - p->done > 2 && !forced)
        to = p->done;
    return to == p->done && forced && to < p->n ? to + 1 : to;
}

static void draw_pieces(struct draw *d, struct band *b, const size_t *to)
{
    if (b->tag && !b->hidden)
        paper_tag_begin(d, (struct paper_tag){ .name = b->tag });
    for (size_t i = 0; i < b->n; i++) {
        struct piece *p = &b->at[i];
        if (p->type->tag && !b->hidden)
            paper_tag_begin(d, (struct paper_tag){ .name = p->type->tag,
                                   .lang = p->language > 0 ? d->opening.tag[p->language] : S(""),
                                   .heads = strcmp(p->type->tag, "TH") == 0 });
        if (p->type->link)
            paper_tag_begin(d, (struct paper_tag){ .name = "Link", .uri = str_of(p->text) });
        paper_set_lines(d, p, p->done, to[i], d->y + b->above + shift_of(p));
        if (p->type->link)
            paper_tag_end(d, "Link");
        if (p->type->tag && !b->hidden)
            paper_tag_end(d, p->type->tag);
        p->done = to[i];
    }
    if (b->tag && !b->hidden)
        paper_tag_end(d, b->tag);
}

/* What fits on this page. False: nothing did. */
static bool draw_part(struct draw *d, struct band *b, bool forced, bool *ret_all)
{
    size_t to[BAND_MOST];
    double room = paper_sheet_rest(d) - b->above - b->below, height = 0;
    bool some = false;

    *ret_all = true;
    for (size_t i = 0; i < b->n; i++) {
        struct piece *p = &b->at[i];
        to[i] = fitting(p, room, forced);
        some |= to[i] > p->done;
        *ret_all &= to[i] == p->n;
        double own = to[i] > p->done ? shift_of(p) + p->lines[to[i] - 1].bottom - p->lines[p->done].top : 0;
        height = own > height ? own : height;
    }
    if (!some && !*ret_all)
        return false;
    height += b->above + b->below;
    if (height < b->least && *ret_all)
        height = b->least;
    if (b->under && !d->counting)
        b->under(d, b, d->y, height);
    draw_pieces(d, b, to);
    d->y += height;
    d->fresh = false;
    return true;
}

static void next_page(struct draw *d, struct band *b)
{
    paper_sheet_next(d);
    if (b->again)
        b->again(d, b->x);
}

void paper_band(struct draw *d, struct band *b, bool keep)
{
    level(b);
    double whole = height_of(b);
    bool all = false, forced = d->fresh;

    if (!d->fresh && whole > paper_sheet_rest(d) && keep && whole <= paper_sheet_whole(d) * 0.9) {
        next_page(d, b);
        forced = true;
    }
    while (!all && d->page <= PAPER_PAGES) {
        if (draw_part(d, b, forced, &all) && all)
            break;
        next_page(d, b);
        forced = true;
    }
    for (size_t i = 0; i < b->n; i++)
        paper_set_free(d, &b->at[i]);
}
