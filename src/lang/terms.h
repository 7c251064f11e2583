/* terms: what a text is found by: each of its words, and each run of four letters within a word, as lang_fold() writes
 * them. Runs meet over inflection, compounds and spelling in every language (talo, talossa, kerrostalo), and no list of
 * words or stems is needed: docs/decisions/search.md has the figures. Knows no index. */
#pragma once
#include "lang/lang.h"

enum {
    TERM_RUN = 4,          /* letters */
    TERM_BYTES = 64,       /* the longest word; what is longer is found by its runs */
    TERM_TEXT = 100 * 1000 /* bytes of a text; what follows is not looked at */
};

/* times: how often it is in the text, at most 255. */
struct term {
    struct str text;
    uint32_t times;
};
struct terms {
    struct term *at;
    size_t n, cap;
};
/* A folded word without the Arabic article, also behind a particle of one letter (and, with, like): every second word
 * has it. Terms are made of this. */
struct str term_bare(struct str folded_word);
/* The terms of one folded word, the word itself first; in it or in the arena. */
struct strs terms_of_word(struct arena *a, struct str folded_word);
/* Of several texts together, each with how much it counts (a title is said once and counts three times); sorted by
 * bytes, each term once. */
struct weighted_text {
    struct str text;
    uint32_t counts;
};
struct terms terms_of(struct arena *a, const struct weighted_text *texts, size_t n);
/* The words of a text as they stand there, each with its folded form; without those that are several words to the
 * folding. */
struct written_word {
    struct str written, folded;
};
struct written_words {
    struct written_word *at;
    size_t n, cap;
};
struct written_words terms_written(struct arena *a, struct str text);
/* How many letters are to be put in, left out, exchanged for another one or with their neighbour, so that one word is
 * the other; words of more than 40 letters are far from all: 40. */
size_t term_edits(struct str a, struct str b);
/* Letters (code points) of a text. */
size_t term_letters(struct str s);
