/* publications_blocks: what a text in Markdown is on paper: headings, paragraphs and items of lists, each as plain
 * words. A number to call and an address stay in one piece in a text that runs from right to left. */
#pragma once
#include "html/markdown.h"

enum block_what { BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_BULLET, BLOCK_NUMBER };
struct block {
    enum block_what what;
    unsigned level; /* of a heading, as it was typed */
    struct str text;
};
struct blocks {
    struct block *at;
    size_t n, cap;
};
struct blocks publication_blocks(struct task *t, const struct markdown *m);
