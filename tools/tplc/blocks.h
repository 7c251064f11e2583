/* blocks: the blocks of a template while it is compiled, for template.c and table.c. */
#pragma once
#include "tools/tplc/tplc.h"

/* Each with its word. */
#define BLOCKS(B) \
    B(PAGE, "page") \
    B(PART, "part") B(IF, "if") B(FOR, "for") B(FRAME, "frame") B(FORM, "form") B(TABLE, "table") B(COL, "col")
enum block_kind {
#define B(BLOCK, word) BLOCK_##BLOCK,
    BLOCKS(B)
#undef B
};
extern const char *const BLOCK_NAMES[];

struct block {
    enum block_kind kind;
    const char *where;   /* in the source, to say where an unclosed block began */
    struct markup start; /* every branch begins here … */
    struct markup first; /* … and ends where the first one ended */
    bool branched, has_else, blank;
    struct span attrs[MAX_ATTRS];
    size_t nattrs; /* of all branches */
    size_t nsymbols;
    struct span leaves[8];
    size_t nleaves; /* elements a part opens for its sibling to close */
};
enum { MAX_BLOCKS = 24 };
struct blocks {
    struct block at[MAX_BLOCKS];
    size_t n;
};

/* Writing C. line_c opens a statement that answers for the template's present line; flush writes the markup so far. */
void flush(struct tplc *t);
void line_c(struct tplc *t);
void expr_put(struct tplc *t, const struct expr *e); /* what {{ e }} becomes where the markup stands now */
void tag_end(struct tplc *t);                        /* "%}" is due */

struct block *block_open(struct tplc *t, struct blocks *bs, enum block_kind kind);
void need_text(struct tplc *t, const char *what);
_Noreturn void not_closed(struct tplc *t, struct span element, const char *where);
void branch_end(struct tplc *t, struct block *b);
void branch_start(struct tplc *t, struct block *b);
const char *condition(struct tplc *t);
/* Opens two braces: for each element of the list (C), called name; its number is {{ loop }}. */
void loop_open(struct tplc *t, struct span name, const char *list);

/* table.c */
void table_open(struct tplc *t, struct blocks *bs);
void table_else(struct tplc *t, struct block *b);
void table_foot(struct tplc *t, struct blocks *bs);
void table_end(struct tplc *t, struct block *b);
void col_open(struct tplc *t, struct blocks *bs, bool many);
void col_end(struct tplc *t, struct block *b);
