/* search_view: what the page of the search shows. */
#pragma once
#include "html/html.h"
#include "rooms/parts.h"

/* A part of a text; hit: a word that was looked for. */
struct search_piece {
    struct str text;
    bool hit;
};
struct search_pieces {
    struct search_piece *at;
    size_t n, cap;
};
/* lang, dir: of title and pieces; "" those of the page, or none in particular. language: its name when it is another
 * one than the reader's. */
struct search_line {
    struct url link;
    struct str title, lang, dir, language;
    struct search_pieces pieces;
};
struct search_lines {
    struct search_line *at;
    size_t n, cap;
};
/* id: of its heading. more: all of this kind; empty: these are all. */
struct search_section {
    const char *id;
    struct str name;
    struct search_lines lines;
    struct url more;
};
struct search_sections {
    struct search_section *at;
    size_t n, cap;
};
struct search_view {
    struct str words;
    size_t most; /* lines of a section */
    bool asked, sees_people;
    struct search_sections sections;
    struct str meant; /* "": nothing to say */
    struct url meant_link, people;
    struct picks kinds;
};
/* The part of the text with most of the words, at most some 30 words long. */
struct search_words;
struct search_pieces search_extract(struct arena *a, struct str text, const struct search_words *words);
