/* outcomes_words: texts that come again and again in the rows, each known by a number. Only for the files of outcomes.
 */
#pragma once
#include "base/arena.h"
#include "base/str.h"

enum { WORD_NEW = -1 };
struct outcome_words {
    struct outcome_word {
        struct str s;
        int32_t to; /* what the text stands for; WORD_NEW: nothing yet */
    } * at;
    size_t n, slots;
};

/* The place where it is said what s stands for; until the next one is asked for. Zeroed words are none. */
int32_t *outcome_word(struct arena *a, struct outcome_words *words, struct str s);
