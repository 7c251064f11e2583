/* paper_stream: a paper as bytes, on its way to the process that draws it. Only for files of this folder. Whoever reads
 * trusts nothing: what is cut off or wrong reads as empty, and `bad` stays on. */
#pragma once
#include "paper/paper.h"

enum paper_op {
    PAPER_OP_END,
    PAPER_OP_HEADING,   /* level, text */
    PAPER_OP_PARAGRAPH, /* style, text */
    PAPER_OP_FACT,      /* text, text */
    PAPER_OP_ITEM,      /* mark, number, text */
    PAPER_OP_LINES,     /* n, texts */
    PAPER_OP_QR,        /* width, dots (a byte each, row by row), text */
    PAPER_OP_BANNER,    /* text, text */
    PAPER_OP_BADGE,     /* sign, text */
    PAPER_OP_PLAIN,     /* text, text */
    PAPER_OP_CALL,      /* width, dots, text, text, text */
    PAPER_OP_GAP,       /* millimetres */
    PAPER_OP_PAGE,
    PAPER_OP_KEEP,     /* tenths of a point */
    PAPER_OP_CONTENTS, /* n, texts */
    PAPER_OP_CHAPTER,  /* text */
    PAPER_OP_PICTURE,  /* text, height, n, shapes: kind, series, x, y, width, height, side, text */
    PAPER_OP_TABLE,    /* n, columns: text, part, side */
    PAPER_OP_ROW,      /* kind; then PAPER_OP_CELL n times */
    PAPER_OP_CELL,     /* text */
    PAPER_OP_TABLE_END
};
enum paper_style { PAPER_PLAIN, PAPER_SMALL, PAPER_LARGE, PAPER_ADDRESS };

/* What comes first. */
struct paper_opening {
    struct str tag[PAPER_LANGUAGES]; /* "fi"; the second empty: one language */
    bool rtl[PAPER_LANGUAGES];
    unsigned languages;
    struct str title, house, foot, made, emblem; /* emblem: the sentence beside it; empty: none */
    bool wide, poster, card; /* card: a picture (paper_card.h): its title, house and foot, and no blocks */
    enum paper_size size;    /* of a poster */
    unsigned closer;         /* the same */
};

void paper_put_number(struct buf *o, uint32_t n);
void paper_put_str(struct buf *o, struct str s);
void paper_put_text(struct buf *o, const struct paper_text *text);
void paper_put_opening(struct buf *o, const struct paper_opening *opening);

struct paper_reader {
    struct str rest;
    bool bad;
};
uint32_t paper_get_number(struct paper_reader *r, uint32_t most); /* more than most is bad, and 0 */
struct str paper_get_str(struct paper_reader *r);
struct paper_text paper_get_text(struct paper_reader *r);
struct paper_opening paper_get_opening(struct paper_reader *r);
