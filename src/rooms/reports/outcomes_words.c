/* outcomes_words: a table of texts with open addressing, at most half full. */
#include "rooms/reports/outcomes_words.h"

static size_t hash_of(struct str s)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    return (size_t)(h ^ h >> 29);
}

/* An empty text has a place like any other: its p is not NULL there. */
static size_t place_of(const struct outcome_words *words, struct str s)
{
    size_t at = hash_of(s) & (words->slots - 1);

    while (words->at[at].s.p != NULL && !str_eq(words->at[at].s, s))
        at = (at + 1) & (words->slots - 1);
    return at;
}

static void more(struct arena *a, struct outcome_words *words)
{
    struct outcome_words wider = { .n = words->n, .slots = words->slots == 0 ? 64 : words->slots * 2 };

    wider.at = NEW_N(a, struct outcome_word, wider.slots);
    for (size_t i = 0; i < words->slots; i++)
        if (words->at[i].s.p != NULL)
            wider.at[place_of(&wider, words->at[i].s)] = words->at[i];
    *words = wider;
}

int32_t *outcome_word(struct arena *a, struct outcome_words *words, struct str s)
{
    if (words->slots == 0 || words->n * 2 >= words->slots)
        more(a, words);
    size_t at = place_of(words, s);
    if (words->at[at].s.p == NULL) {
        struct str own = str_copy(a, s);
        words->at[at] = (struct outcome_word){ own.p == NULL ? S("") : own, WORD_NEW };
        words->n++;
    }
    return &words->at[at].to;
}
