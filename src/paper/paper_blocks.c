/* paper_blocks: headings, paragraphs, facts, lists, lines to write on, QR codes. */
#include <stdio.h>
#include "paper/paper_draw.h"

enum {
    GUTTER = 26,
    MARK_WIDTH = 24,
    HEADING_NEEDS = 84,
    LINES_MOST = 4,
    QR_MOST = 177,
    GAP_MOST = 200,
    SENSIBLE = 1 << 20
};
#define POINTS_PER_MM (72 / 25.4)

static const struct paper_type headings[] = { { 21, true, { 0.07, 0.22, 0.42 }, PAPER_START, "H1" },
    { 14, true, { 0.07, 0.22, 0.42 }, PAPER_START, "H2" }, { 11.5, true, { 0.09, 0.11, 0.14 }, PAPER_START, "H3" } },
                               paragraphs[] = { [PAPER_PLAIN] = { 11, false, { 0.09, 0.11, 0.14 }, PAPER_START, "P" },
                                   [PAPER_SMALL] = { 9, false, { 0.33, 0.37, 0.43 }, PAPER_START, "P" },
                                   [PAPER_LARGE] = { 26, true, { 0.09, 0.11, 0.14 }, PAPER_MIDDLE, "P" },
                                   [PAPER_ADDRESS] = { 11, false, { 0.07, 0.22, 0.42 }, PAPER_START, "P",
                                       .link = true } },
                               label_type = { 11, false, { 0.33, 0.37, 0.43 }, PAPER_START, "P" },
                               value_type = { 11, false, { 0.09, 0.11, 0.14 }, PAPER_START, "P" },
                               mark_type = { 11, true, { 0.07, 0.22, 0.42 }, PAPER_START, "Lbl" },
                               item_type = { 11, false, { 0.09, 0.11, 0.14 }, PAPER_START, "LBody" },
                               entry_type = { 11, false, { 0.09, 0.11, 0.14 }, PAPER_START, "P" },
                               entry_page_type = { 11, false, { 0.09, 0.11, 0.14 }, PAPER_END, "P" },
                               below_type = { 9, false, { 0.33, 0.37, 0.43 }, PAPER_START, "P" };

/* ---- where a language stands */

bool paper_side_by_side(const struct draw *d, const struct paper_text *text)
{
    return d->opening.languages > 1 && !text->own;
}

struct paper_place paper_place_of(const struct draw *d, unsigned language, bool beside)
{
    double all = d->right - d->left, half = (all - GUTTER) / 2;
    if (!beside)
        return (struct paper_place){ d->left, all };
    bool right = (language == 0) == d->opening.rtl[0];
    return (struct paper_place){ right ? d->left + half + GUTTER : d->left, half };
}

/* The part of a place from the start side of its language. */
struct paper_place paper_part_of(
    const struct draw *d, unsigned language, struct paper_place in, double from, double width)
{
    return (struct paper_place){ d->opening.rtl[language] ? in.x + in.width - from - width : in.x + from, width };
}

void paper_add(
    struct draw *d, struct band *b, struct paper_words words, const struct paper_type *type, struct paper_place at)
{
    struct piece *p = &b->at[b->n++];
    *p = paper_set(d, words, type, at.width);
    p->x = at.x;
}

struct paper_words paper_words_of(const struct paper_text *text, unsigned language, enum paper_way own)
{
    return (struct paper_words){ text->at[text->own ? 0 : language], text->own ? own : PAPER_AS_LANGUAGE, language };
}

/* A fine line between two languages. */
void paper_between(struct draw *d, const struct band *b, double y, double height)
{
    (void)b;
    if (d->opening.languages > 1)
        paper_box(d, (d->left + d->right) / 2 - 0.25, y, 0.5, height, paper_line);
}

static void close_list(struct draw *d)
{
    if (d->list)
        paper_tag_end(d, d->list);
    d->list = NULL;
}

/* ---- text */

/* b: what is free above and below. */
static void text_block(struct draw *d, struct band *b, const struct paper_text *text, const struct paper_type *type,
    enum paper_way own, bool keep)
{
    bool beside = paper_side_by_side(d, text);

    b->under = beside ? paper_between : NULL;
    for (unsigned i = 0; i < (beside ? d->opening.languages : 1); i++)
        paper_add(d, b, paper_words_of(text, i, own), type, paper_place_of(d, i, beside));
    paper_band(d, b, keep);
}

static void heading(struct draw *d, struct paper_reader *r)
{
    unsigned level = paper_get_number(r, 3);
    struct paper_text text = paper_get_text(r);
    if (level == 0)
        return;
    paper_need(d, HEADING_NEEDS);
    struct band b = { .above = level == 1 || d->fresh ? 0 : 12, .below = level == 1 ? 10 : 4 };
    text_block(d, &b, &text, &headings[level - 1], PAPER_AS_LETTERS, true);
}

/* Nothing but letters of the web's addresses: the file leads nowhere else. */
static bool is_address(struct str s)
{
    bool plain = str_starts(s, S("https://")) || str_starts(s, S("http://"));
    for (size_t i = 0; plain && i < s.n; i++)
        plain = s.p[i] > ' ' && s.p[i] < 0x7f && !strchr("<>\"{}|^`", s.p[i]);
    return plain;
}

static void paragraph(struct draw *d, struct paper_reader *r)
{
    unsigned style = paper_get_number(r, PAPER_ADDRESS);
    struct paper_text text = paper_get_text(r);
    bool large = style == PAPER_LARGE;
    if (style == PAPER_ADDRESS && !is_address(text.at[0]))
        style = PAPER_PLAIN;
    struct band b = { .above = large ? 12 : 2, .below = large ? 12 : style == PAPER_SMALL ? 3 : 6 };
    text_block(d, &b, &text, &paragraphs[style], large ? PAPER_AS_LETTERS : PAPER_EACH_LINE, large);
}

void paper_pair_draw(struct draw *d, struct paper_reader *r, const struct paper_pair *how)
{
    struct paper_text label = paper_get_text(r), value = paper_get_text(r);
    bool beside = d->opening.languages > 1;
    struct band b = { .above = how->above, .below = how->below, .under = beside ? paper_between : NULL };

    for (unsigned i = 0; i < d->opening.languages; i++) {
        struct paper_place at = paper_place_of(d, i, beside);
        double name = at.width * (beside ? how->name_beside : how->name);
        paper_add(d, &b, paper_words_of(&label, i, PAPER_AS_LETTERS), how->label,
            paper_part_of(d, i, at, 0, name - how->space));
        paper_add(d, &b, paper_words_of(&value, i, PAPER_AS_LETTERS), how->value,
            paper_part_of(d, i, at, name, at.width - name));
    }
    paper_band(d, &b, true);
}

static void fact(struct draw *d, struct paper_reader *r)
{
    static const struct paper_pair how = { .above = 1.5,
        .below = 1.5,
        .name = 0.34,
        .name_beside = 0.38,
        .space = 6,
        .label = &label_type,
        .value = &value_type };

    paper_pair_draw(d, r, &how);
}

/* ---- chapters */

static void chapter(struct draw *d, struct paper_reader *r)
{
    struct paper_text text = paper_get_text(r);
    struct band b = { .below = 10 };

    if (!d->fresh)
        paper_sheet_next(d);
    if (d->chapter < PAPER_CHAPTERS)
        d->chapters[d->chapter++] = d->page;
    text_block(d, &b, &text, &headings[0], PAPER_AS_LETTERS, true);
}

/* While pages are counted the number is not known: it is as high as any. */
static void contents(struct draw *d, struct paper_reader *r)
{
    enum { NUMBERS = 40 };
    const struct paper_place all = { d->left, d->right - d->left };
    unsigned n = paper_get_number(r, PAPER_CHAPTERS);

    paper_tag_begin(d, (struct paper_tag){ .name = "TOC" });
    for (unsigned i = 0; i < n && !r->bad; i++) {
        struct paper_text text = paper_get_text(r);
        struct band b = { .above = 4, .below = 4, .tag = "TOCI" };
        struct paper_words name = { paper_both(d, &text), PAPER_AS_LETTERS, 0 },
                           page = { str_fmt(d->a, "%u", d->chapters[i]), PAPER_AS_LANGUAGE, 0 };
        paper_add(d, &b, name, &entry_type, paper_part_of(d, 0, all, 0, all.width - NUMBERS - 12));
        paper_add(d, &b, page, &entry_page_type, paper_part_of(d, 0, all, all.width - NUMBERS, NUMBERS));
        paper_band(d, &b, true);
    }
    paper_tag_end(d, "TOC");
}

/* ---- lists */

static struct str mark_text(struct draw *d, enum paper_mark mark, unsigned number)
{
    switch (mark) {
    case PAPER_BULLET: return S("•");
    case PAPER_NUMBER: return str_fmt(d->a, "%u.", number);
    case PAPER_BOX: return S("☐");
    }
    unreachable();
}

static void item(struct draw *d, struct paper_reader *r)
{
    enum paper_mark mark = paper_get_number(r, PAPER_BOX);
    unsigned number = paper_get_number(r, SENSIBLE);
    struct paper_text text = paper_get_text(r);
    bool beside = paper_side_by_side(d, &text);
    struct band b = { .above = 2, .below = 3, .tag = "LI", .under = beside ? paper_between : NULL };

    if (!d->list)
        paper_tag_begin(d, (struct paper_tag){ .name = d->list = "L" });
    for (unsigned i = 0; i < (beside ? d->opening.languages : 1); i++) {
        struct paper_place at = paper_place_of(d, i, beside);
        struct paper_words name = { mark_text(d, mark, number), PAPER_AS_LANGUAGE, i };
        paper_add(d, &b, name, &mark_type, paper_part_of(d, i, at, 0, MARK_WIDTH));
        paper_add(d, &b, paper_words_of(&text, i, PAPER_AS_LETTERS), &item_type,
            paper_part_of(d, i, at, MARK_WIDTH, at.width - MARK_WIDTH));
    }
    paper_band(d, &b, b.at[1].n <= 6);
}

/* ---- to write on, to read by phone */

/* Each line as its language runs, on the side of the page: U+2066 and U+2067 begin one of a direction, U+2069 ends it.
 */
static void put_lines(struct draw *d, struct buf *o, struct str text, unsigned language)
{
    struct str line;
    while (str_cut(&text, '\n', &line)) {
        if (o->n > 0)
            buf_ch(o, '\n');
        buf_z(o, d->opening.rtl[language] ? "\xe2\x81\xa7" : "\xe2\x81\xa6");
        buf_str(o, line);
        buf_z(o, "\xe2\x81\xa9");
    }
}

struct str paper_both(struct draw *d, const struct paper_text *text)
{
    struct buf o;
    if (text->own || str_empty(text->at[1]) || str_eq(text->at[0], text->at[1]))
        return text->at[0];
    buf_init(&o, PAPER_BYTES);
    put_lines(d, &o, text->at[0], 0);
    put_lines(d, &o, text->at[1], 1);
    struct str both = str_copy(d->a, buf_view(&o));
    buf_free(&o);
    return both;
}

static void lines_above(struct draw *d, const struct band *b, double y, double height)
{
    (void)height;
    for (size_t i = 0; i < b->n; i++)
        paper_rule(d, b->at[i].x, y + b->above - 3, *(const double *)b->x, paper_black, 0.7);
}

static void lines(struct draw *d, struct paper_reader *r)
{
    unsigned n = paper_get_number(r, LINES_MOST);
    double apart = 24, width = n > 0 ? (d->right - d->left - apart * (n - 1)) / n : 0;
    struct band b = { .above = 44, .below = 8, .under = lines_above, .x = &width };

    for (unsigned i = 0; i < n; i++) {
        struct paper_text text = paper_get_text(r);
        struct paper_place all = { d->left, d->right - d->left };
        struct paper_words words = { paper_both(d, &text), PAPER_AS_LANGUAGE, 0 };
        paper_add(d, &b, words, &below_type, paper_part_of(d, 0, all, i * (width + apart), width));
    }
    if (n > 0)
        paper_band(d, &b, true);
}

static void qr(struct draw *d, struct paper_reader *r)
{
    const double side = 30 * POINTS_PER_MM, apart = 14;
    unsigned width = paper_get_number(r, QR_MOST);
    struct str dots = paper_get_str(r);
    struct paper_text text = paper_get_text(r);

    if (r->bad || width == 0 || dots.n != (size_t)width * width)
        return;
    paper_need(d, side + 8);
    struct paper_place all = { d->left, d->right - d->left }, at = paper_part_of(d, 0, all, 0, side);
    double dot = side / width;
    paper_tag_begin(d, (struct paper_tag){ .name = "Figure", .alt = paper_both(d, &text) });
    for (unsigned row = 0; !d->counting && row < width; row++)
        for (unsigned column = 0; column < width; column++)
            if (dots.p[row * width + column])
                d->l.cairo_rectangle(d->c, at.x + column * dot, d->y + 4 + row * dot, dot, dot);
    if (!d->counting) {
        d->l.cairo_set_source_rgb(d->c, 0, 0, 0);
        d->l.cairo_fill(d->c);
    }
    paper_tag_end(d, "Figure");
    struct band b = { .above = 4, .below = 4, .least = side + 8 };
    struct paper_words words = { paper_both(d, &text), PAPER_AS_LANGUAGE, 0 };
    paper_add(d, &b, words, &paragraphs[PAPER_PLAIN], paper_part_of(d, 0, all, side + apart, all.width - side - apart));
    paper_band(d, &b, true);
}

/* ---- all of them */

static void block(struct draw *d, enum paper_op op, struct paper_reader *r)
{
    switch (op) {
    case PAPER_OP_HEADING: heading(d, r); return;
    case PAPER_OP_PARAGRAPH: paragraph(d, r); return;
    case PAPER_OP_FACT: fact(d, r); return;
    case PAPER_OP_ITEM: item(d, r); return;
    case PAPER_OP_LINES: lines(d, r); return;
    case PAPER_OP_QR: qr(d, r); return;
    case PAPER_OP_BANNER: paper_banner_draw(d, r); return;
    case PAPER_OP_BADGE: paper_badge_draw(d, r); return;
    case PAPER_OP_PLAIN: paper_plain_draw(d, r); return;
    case PAPER_OP_CALL: paper_call_draw(d, r); return;
    case PAPER_OP_GAP:
        d->y += paper_get_number(r, GAP_MOST) * POINTS_PER_MM;
        d->fresh = false;
        return;
    case PAPER_OP_PAGE: paper_sheet_next(d); return;
    case PAPER_OP_KEEP: paper_need(d, paper_get_number(r, SENSIBLE) / 10.0); return;
    case PAPER_OP_CONTENTS: contents(d, r); return;
    case PAPER_OP_CHAPTER: chapter(d, r); return;
    case PAPER_OP_PICTURE: paper_picture_draw(d, r); return;
    case PAPER_OP_TABLE: paper_table_draw(d, r); return;
    case PAPER_OP_END:
    case PAPER_OP_ROW:
    case PAPER_OP_CELL:
    case PAPER_OP_TABLE_END: break;
    }
    r->bad = true;
}

void paper_blocks(struct draw *d, struct paper_reader *r)
{
    while (!r->bad && d->page <= PAPER_PAGES) {
        enum paper_op op = paper_get_number(r, PAPER_OP_TABLE_END);
        if (r->bad || op == PAPER_OP_END)
            break;
        if (op != PAPER_OP_ITEM && op != PAPER_OP_BADGE)
            close_list(d);
        block(d, op, r);
    }
    close_list(d);
}
