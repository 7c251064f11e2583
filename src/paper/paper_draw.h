/* paper_draw: the drawing of a paper: what its parts share. Only for files of this folder, and run in a process of its
 * own (paper_print). Lengths are points, 72 an inch, from the upper left corner. Everything is gone through twice:
 * first to count the pages, then to draw them. */
#pragma once
#include "paper/paper_fonts.h"
#include "paper/paper_stream.h"

enum paper_result { PAPER_DRAWN, PAPER_TOO_LONG, PAPER_BROKEN };
/* document: bytes of paper_stream.h, from anywhere. trouble: what was wrong, for the log; set for PAPER_BROKEN. */
enum paper_result paper_draw(struct arena *a, struct str document, struct buf *o, const char **ret_trouble);

/* An element of the document's tree, as it was begun. cairo 1.16 knows neither its language nor its other words;
 * paper_mend writes them in afterwards. */
struct paper_tag {
    const char *name;
    struct str lang, alt, uri; /* empty: the document's; none; no link */
    bool heads;                /* a TH: of its column */
};
struct paper_tags {
    struct paper_tag *at;
    size_t n, cap;
};

struct draw {
    struct arena *a;
    struct paper_libs l;
    struct paper_opening opening;
    PangoFontMap *fonts;
    struct paper_font_files files;
    PangoContext *contexts[PAPER_LANGUAGES][2]; /* of a language; of a direction: [1] right to left */
    cairo_t *c;
    bool counting;        /* the first time: nothing is drawn */
    unsigned page, pages; /* the page in hand; of how many, as counted */
    double width, height; /* of the page */
    double left, right, top, bottom, y;
    bool fresh; /* nothing stands on this page yet */
    struct paper_tags tags;
    unsigned chapters[PAPER_CHAPTERS]; /* their pages, as counted */
    size_t chapter;                    /* how many have begun */
    const char *list;                  /* tag that is open around items or facts: "L"; NULL: none */
};

struct paper_sides {
    double width, height;
};
/* Of a poster, as it is printed. */
static inline struct paper_sides paper_sides(const struct draw *d)
{
    static const struct paper_sides each[] = {
        [PAPER_A3] = { 842, 1191 }, [PAPER_A4] = { 595, 842 }, [PAPER_A5] = { 420, 595 }
    };
    return each[d->opening.size];
}
/* How much larger a poster is drawn than its blocks say; with one language there is more room. */
static inline double paper_scale(const struct draw *d)
{
    const double a3 = 842;
    double whole = (d->opening.languages > 1 ? 2 : 2.3) * (paper_sides(d).width / a3);
    return !d->opening.poster ? 1 : whole * (8 - (double)d->opening.closer) / 8;
}

/* ---- text (paper_set) */
struct paper_ink {
    double red, green, blue;
};
extern const struct paper_ink paper_black, paper_blue, paper_grey, paper_line, paper_shade;
struct paper_type { /* how a text is set */
    double size;
    bool bold;
    struct paper_ink ink;
    enum paper_side side;
    const char *tag; /* "P", "H1", "TD" … */
    bool link;       /* the text is an address, too */
};
struct paper_text_line {
    PangoLayoutLine *line;
    double x, baseline, top, bottom; /* from the corner of the layout */
};
/* A text broken into lines, and how far it is drawn. */
struct piece {
    PangoLayout *layout;
    const char *text;
    struct paper_text_line *lines;
    size_t n, done;
    double x, height, shift; /* shift: down, so that the first lines of a band stand on one line */
    const struct paper_type *type;
    unsigned language;
};
/* Which way it runs: as the language does; as its letters do, on the side of the language; each line as its letters do.
 */
enum paper_way { PAPER_AS_LANGUAGE, PAPER_AS_LETTERS, PAPER_EACH_LINE };
/* A text and the way it runs. */
struct paper_words {
    struct str text;
    enum paper_way way;
    unsigned language;
};
/* width 0: as wide as it wants to be. */
struct piece paper_set(struct draw *d, struct paper_words words, const struct paper_type *type, double width);
double paper_set_width(struct draw *d, const struct piece *p);                         /* what it takes */
double paper_set_word(struct draw *d, struct str text, const struct paper_type *type); /* its longest word */
/* Lines [from, to) with the first one's top at y. No tag. */
void paper_set_lines(struct draw *d, const struct piece *p, size_t from, size_t to, double y);
void paper_set_free(struct draw *d, struct piece *p);
void paper_ink(struct draw *d, struct paper_ink ink);

/* The letter of UTF-8 at *i, which moves on. */
uint32_t paper_letter(struct str s, size_t *i);

/* ---- pages (paper_sheet) */
void paper_sheet_first(struct draw *d);
void paper_sheet_next(struct draw *d);
void paper_sheet_last(struct draw *d);
double paper_sheet_rest(const struct draw *d);  /* what is free below y */
double paper_sheet_whole(const struct draw *d); /* what is free on an empty page */
void paper_tag_begin(struct draw *d, struct paper_tag tag);
void paper_tag_end(struct draw *d, const char *name);
void paper_box(struct draw *d, double x, double y, double width, double height, struct paper_ink ink);
void paper_rule(struct draw *d, double x, double y, double width, struct paper_ink ink, double thick);
/* The emblem of the EU, its upper left corner at x, y; 3:2. */
void paper_emblem(struct draw *d, double x, double y, double height);

/* ---- bands: texts beside each other that begin at one height and go on on the next page together */
enum { BAND_MOST = PAPER_COLUMNS };
struct band {
    struct piece at[BAND_MOST];
    size_t n;
    double above, below, least; /* free above and below; least height with both */
    /* drawn under the texts of each part of it, and what stands first on each following page. NULL: nothing */
    void (*under)(struct draw *d, const struct band *b, double y, double height);
    void (*again)(struct draw *d, void *x);
    void *x;
    const char *tag; /* around them: "TR"; NULL: none */
    bool hidden;     /* said before: no tags (a repeated row of headings) */
};
/* keep: it is not parted between pages if a page can hold it. The pieces are freed. */
void paper_band(struct draw *d, struct band *b, bool keep);
/* Goes to the next page unless so much is free. */
void paper_need(struct draw *d, double height);

/* ---- the picture of paper_card.h as a PNG, instead of pages (paper_card) */
enum paper_result paper_card_draw(struct draw *d, struct buf *o, const char **ret_trouble);

/* ---- where a language stands (paper_blocks) */
struct paper_place {
    double x, width;
};
bool paper_side_by_side(const struct draw *d, const struct paper_text *text);
struct paper_place paper_place_of(const struct draw *d, unsigned language, bool beside);
/* The part of a place from the start side of its language. */
struct paper_place paper_part_of(
    const struct draw *d, unsigned language, struct paper_place in, double from, double width);
struct paper_words paper_words_of(const struct paper_text *text, unsigned language, enum paper_way own);
void paper_add(
    struct draw *d, struct band *b, struct paper_words words, const struct paper_type *type, struct paper_place at);
void paper_between(struct draw *d, const struct band *b, double y, double height); /* a fine line */

/* ---- blocks (paper_blocks, paper_table, paper_picture, paper_poster) */
void paper_blocks(struct draw *d, struct paper_reader *r);
/* A label and what it says, side by side in each language. name, name_beside: the label's share of the width, with one
 * language and with two; space: between the two. */
struct paper_pair {
    double above, below, name, name_beside, space;
    const struct paper_type *label, *value;
};
void paper_pair_draw(struct draw *d, struct paper_reader *r, const struct paper_pair *how);
void paper_table_draw(struct draw *d, struct paper_reader *r);
void paper_picture_draw(struct draw *d, struct paper_reader *r);
void paper_banner_draw(struct draw *d, struct paper_reader *r);
void paper_badge_draw(struct draw *d, struct paper_reader *r);
void paper_plain_draw(struct draw *d, struct paper_reader *r);
void paper_call_draw(struct draw *d, struct paper_reader *r);
static inline bool paper_rtl(const struct draw *d) { return d->opening.rtl[0]; } /* the direction of the page */

/* One language under the other, each with its own direction; what is the same in both once. */
struct str paper_both(struct draw *d, const struct paper_text *text);

/* What cairo cannot say, added to a finished PDF o: languages, words for pictures, what heads a column. NULL: done;
 * else what is wrong with the PDF. */
const char *paper_mend(
    struct arena *a, struct buf *o, const struct paper_opening *opening, const struct paper_tags *tags);
