/* paper: documents to print and to take along: tagged PDF on A4, in one language or in two side by side. A room says
 * what stands in it, block by block; how it looks (margins, fonts, page numbers, the house's name, the emblem of the
 * EU) is the same for all. Nothing is drawn in this process: docs/decisions/paper.md. Knows no room and no request.
 *
 *     struct paper *p = paper_new(t, &(struct paper_head){ .lang = t->lang, .beside = lang_get(LANG_so),
 *                                        .title = N_("Plan"), .house = t->settings->service_name, .esf = true });
 *     paper_heading(p, 1, paper_tr(p, N_("Plan")));
 *     paper_fact(p, paper_tr(p, N_("Name")), paper_own(name));
 *     paper_paragraph(p, paper_trf(p, N_("Made on %1$s"), PAPER_IN(p, l, lang_day(t->a, l, day))));
 *     for (size_t i = 0; i < steps.n; i++)
 *         paper_item(p, PAPER_NUMBER, paper_own(steps.at[i].what));
 *     struct buf *o = task_buf(t, PAPER_BYTES);
 *     if (paper_make(p, o) == INVALID) …                    more pages than PAPER_PAGES: ask for less
 *     return reply_bytes(r, 200, PAPER_TYPE, buf_view(o), "plan.pdf");
 *
 * Two languages side by side: each block's text stands in both columns, and the next block begins at one height in
 * both. The first language is on the left; one that is written from right to left is on the right, wherever it is
 * named. What is the same in both (paper_own: a name, her own words, a figure) stands once, over the whole width; so do
 * tables, whose headings and cells have one language under the other.
 *
 * Texts are cleaned here (UTF-8, no control characters) and cut after PAPER_TEXT_MOST bytes, with "…". Letters that no
 * font of ours has are empty boxes; whoever copies the text gets the letters. "☐" is a box to tick. */
#pragma once
#include "base/task.h"
#include "lang/lang.h"

#define PAPER_TYPE "application/pdf"
enum { PAPER_LANGUAGES = 2, PAPER_PAGES = 300, PAPER_BYTES = 64 << 20, PAPER_TEXT_MOST = 100000, PAPER_COLUMNS = 40 };

/* A text in each language of the paper. own: words that belong to no language of the program: they stand once, and have
 * the direction of their own letters. */
struct paper_text {
    struct str at[PAPER_LANGUAGES];
    bool own;
};
struct paper {
    struct task *t;
    const struct lang *lang[PAPER_LANGUAGES];
    unsigned languages;
    unsigned counted;      /* of the numbered list in hand */
    size_t columns, cells; /* of the table in hand; of its row so far */
    struct buf *o;
    bool wide;
};

/* beside: the second language; NULL, or the first once more: none. title: a message, or title_text; it is what the file
 * is called inside, and stands in the head of the second page on. foot: below each page (the project). esf: the emblem
 * of the EU with its sentence, on the first page. wide: the page lies on its side. poster: one page, of A3 twice as
 * large as what the blocks say (size: or as a smaller one, A5 about as they say; closer: by so many eighths of that
 * smaller, where more is to stand on it); the emblem stands large at its foot,
 * with its sentence in both languages, and the house's name below; no other head and foot. The day of the file is
 * t->now. */
enum paper_size { PAPER_A3, PAPER_A4, PAPER_A5 };
enum { PAPER_CLOSEST = 3 };
struct paper_head {
    const struct lang *lang, *beside;
    const char *title;
    struct str title_text, house, foot;
    bool esf, wide, poster;
    enum paper_size size; /* of a poster */
    unsigned closer;      /* of a poster: 0 … PAPER_CLOSEST */
    struct str made;      /* when, as an instant; empty: now */
};
/* "Co-funded by the European Union" as the Commission gives it, in the language or, of one that is none of the Union's,
 * in English. */
struct str paper_emblem_sentence(const struct lang *l);
struct paper *paper_new(struct task *t, const struct paper_head *head);
/* Ends the document and makes it. INVALID: it would have more than PAPER_PAGES pages, a poster more than one. The task
 * fails when the drawing did, and when o is too small. */
enum outcome paper_make(struct paper *p, struct buf *o) MUST_USE;

/* ---- texts */
struct paper_text paper_tr(const struct paper *p, const char *msgid);
struct paper_text paper_trc(const struct paper *p, const char *context, const char *msgid);
struct paper_text paper_fill(const struct paper *p, const char *msgid, const struct paper_text *args, size_t nargs);
#define paper_trf(p, msgid, ...) \
    paper_fill((p), (msgid), (const struct paper_text[]){ __VA_ARGS__ }, \
        sizeof((const struct paper_text[]){ __VA_ARGS__ }) / sizeof(struct paper_text))
static inline struct paper_text paper_own(struct str s) { return (struct paper_text){ .at = { s, s }, .own = true }; }
/* Days or times from and to, "10.00–12.00": never turned round in a language that runs from right to left. */
struct str paper_ltr(struct arena *a, struct str s);
/* An expression for each language of the paper: PAPER_IN(p, l, code_name(l, codes, code)) */
#define PAPER_IN(p, l, expression) \
    ({ \
        struct paper_text each_ = { 0 }; \
        for (unsigned i_ = 0; i_ < (p)->languages; i_++) { \
            const struct lang *l = (p)->lang[i_]; \
            each_.at[i_] = (expression); \
        } \
        each_; \
    })

/* ---- blocks, from above to below */
/* level 1: the title of the page; 2, 3: below it. Stays with what follows. */
void paper_heading(struct paper *p, unsigned level, struct paper_text text);
void paper_paragraph(struct paper *p, struct paper_text text);
/* Small and grey: how something was counted, where to ask. */
void paper_note(struct paper *p, struct paper_text text);
/* A line in large letters in the middle of the page: the name on a certificate. */
void paper_name(struct paper *p, struct paper_text text);
/* "Label   value" */
void paper_fact(struct paper *p, struct paper_text label, struct paper_text value);
/* Items that follow each other are one list; numbers begin at 1. */
enum paper_mark { PAPER_BULLET, PAPER_NUMBER, PAPER_BOX };
void paper_item(struct paper *p, enum paper_mark mark, struct paper_text text);
/* A row of lines to sign or to write on, with what belongs there below each. At most four. */
void paper_lines(struct paper *p, const struct paper_text *below, size_t n);
/* Anything a phone should read (an address), at most 1,000 bytes, with its caption; 3 cm wide. */
void paper_qr(struct paper *p, struct str bytes, struct paper_text caption);
/* ---- of a poster, to be read from afar by somebody who reads little */
/* The first block: a field over the whole width, with a line above a name in large letters. */
void paper_banner(struct paper *p, struct paper_text above, struct paper_text name);
/* As a fact, in larger letters. */
void paper_plain(struct paper *p, struct paper_text label, struct paper_text value);
/* A sign and what it means; several are one list. */
enum paper_sign { PAPER_FREE, PAPER_CARE, PAPER_BABY, PAPER_RAMP, PAPER_FRIEND };
void paper_badge(struct paper *p, enum paper_sign sign, struct paper_text text);
/* Large: an address as a QR code, what to do with it, and a number to call instead. */
void paper_call(
    struct paper *p, struct str address, struct paper_text caption, struct paper_text label, struct paper_text number);

/* An address of the web, "https://…", to type from paper and to click on in the file. */
void paper_address(struct paper *p, struct str url);
void paper_gap(struct paper *p, unsigned millimetres);
void paper_page(struct paper *p);
/* What follows begins on the next page unless so many tenths of a point are free on this one. */
void paper_keep(struct paper *p, unsigned tenths);
/* A chapter: a title on a page of its own. The contents, before the first of them, say on which page each is: the
 * chapters in their order. */
enum { PAPER_CHAPTERS = 40 };
void paper_contents(struct paper *p, const struct paper_text *chapters, size_t n);
void paper_chapter(struct paper *p, struct paper_text title);

enum paper_side { PAPER_START, PAPER_MIDDLE, PAPER_END };

/* A drawing of simple shapes over the whole width, never parted: the numbers are tenths of a point from the side where
 * reading begins and from its top, paper_width() of them across, at most paper_tall() high. alt: what it shows. Series
 * 1 … PAPER_SERIES have an ink each, their boxes a hatch and their lines a dash. */
enum { PAPER_SERIES = 6, PAPER_SHAPES = 20000 };
enum paper_shape_kind {
    PAPER_SHAPE_BOX,  /* width and height from x, y */
    PAPER_SHAPE_GRID, /* a line across from x, y, of this width */
    PAPER_SHAPE_AXIS, /* the same, darker */
    PAPER_SHAPE_FROM, /* a line of its series begins at x, y */
    PAPER_SHAPE_ON,   /* and goes on to x, y */
    PAPER_SHAPE_DOT,
    PAPER_SHAPE_TEXT, /* its foot at y; it starts, has its middle or ends at x */
    PAPER_SHAPE_TITLE /* the same, bold */
};
struct paper_shape {
    enum paper_shape_kind kind;
    unsigned series, x, y, width, height;
    enum paper_side side;
    struct str text;
};
struct paper_shapes {
    struct paper_shape *at;
    size_t n, cap;
};
void paper_picture(struct paper *p, struct paper_text alt, unsigned height, const struct paper_shapes *shapes);
unsigned paper_width(const struct paper *p);
unsigned paper_tall(const struct paper *p);

/* Tables. The row of headings stands on each page again. part: share of the width, in any unit; 0 for all: as wide as
 * what stands in them. Rows: paper_row() and as many paper_cell() as there are columns. */
struct paper_column {
    struct paper_text heading;
    unsigned part;
    enum paper_side side;
};
enum paper_row { PAPER_ROW, PAPER_ROW_TALL /* to write in */, PAPER_ROW_SUM };
void paper_table(struct paper *p, const struct paper_column *columns, size_t n);
void paper_row(struct paper *p, enum paper_row kind);
void paper_cell(struct paper *p, struct paper_text text); /* {0}: empty */
void paper_table_end(struct paper *p);
