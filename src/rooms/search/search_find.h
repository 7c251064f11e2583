/* search_find: what is found, for the page, the measuring and the tests. */
#pragma once
#include "rooms/search/search.h"

enum {
    SEARCH_WORDS_MOST = 24, /* of a question; what follows is not looked for */
    SEARCH_TERMS_MOST = 128,
    SEARCH_HITS_MOST = 50,   /* of a kind */
    SEARCH_WORDS_BYTES = 400 /* of a question on the page */
};

/* A word that is looked for, as lang_fold() writes it. weight: 1, less of a synonym. */
struct search_word {
    struct str text;
    double weight;
};
struct search_words {
    struct search_word *at;
    size_t n, cap;
    size_t own; /* the first ones were typed */
};
/* Whatever was typed: each word once, then what else they are called (search_synonyms.c). */
struct search_words search_words_of(struct arena *a, struct str typed);

struct search_hit {
    enum search_kind kind;
    int64_t document, record;
    struct str language, title, text;
    double score;
};
struct search_hits {
    struct search_hit *at;
    size_t n, cap;
};
/* What this viewer may see of it, of one kind or (SEARCH__N) of all: at most `most` of each, the best first; a record
 * once, in the language of the task when it is found there. */
struct search_hits search_find(struct task *t, const struct search_words *words, enum search_kind kind, size_t most);
/* The question with the words that nobody wrote so put right; "" when there is nothing to say. Only words of what the
 * viewer may see. */
struct str search_meant(struct task *t, struct str typed);
