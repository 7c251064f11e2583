/* plain: is a text easy to read? Counts sentences and words and names those to look at, as advice: long sentences, long
 * words, foreign ones that have an everyday one beside them, in Finnish the passive. No more than that: whether it is
 * right and clear, a reader says. Sources: guide to
 * plain Finnish (Selkokeskus: one thing a sentence, short words, active voice); LIX (Björnsson 1968) for the languages
 * whose words are not put together as Finnish ones are. */
#pragma once
#include "lang/lang.h"

enum {
    PLAIN_SENTENCE_WORDS = 15, /* more make a sentence long */
    PLAIN_NAMED_MOST = 12      /* words and sentences named of each sort */
};
struct plain {
    int64_t sentences, words;
    int64_t average_tenths; /* words a sentence, in tenths; 0: there are none */
    int64_t lix;            /* 0: not told of this language */
    struct strs long_sentences, long_words, passives, foreign;
};
/* text: words alone, a line end parts sentences. long_words: from plain_long_word() letters on, each once. */
struct plain plain_of(struct arena *a, const struct lang *l, struct str text);
int64_t plain_long_word(const struct lang *l);
