/* search_extract: a line of a text that shows why it was found: the words around the place with most of the words that
 * were looked for, which are marked. */
#include "lang/terms.h"
#include "rooms/search/search_find.h"
#include "rooms/search/search_view.h"

enum {
    LOOKED_AT = 6000, /* bytes of the text */
    SHOWN = 28,       /* words */
    BEFORE = 6        /* of them before the first that was looked for */
};

/* The same beginning of four letters, and most of the shorter one: an inflected form, or a compound with it. */
static bool alike(struct str word, struct str looked_for)
{
    size_t same = 0;

    if (str_eq(word, looked_for))
        return true;
    while (same < word.n && same < looked_for.n && word.p[same] == looked_for.p[same])
        same++;
    size_t letters = term_letters(str_part(word, 0, same)), shorter = term_letters(word),
           other = term_letters(looked_for);
    shorter = other < shorter ? other : shorter;
    if (letters >= TERM_RUN && letters * 10 >= shorter * 7)
        return true;
    return other > TERM_RUN && str_find(word, looked_for) >= 0;
}

/* Which of the words it is, from 1; 0: none. */
static size_t which(struct str word, const struct search_words *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (alike(word, words->at[i].text))
            return i + 1;
    return 0;
}

static size_t different(const size_t *hits, size_t from, size_t to)
{
    uint64_t met = 0;
    size_t n = 0;

    for (size_t i = from; i < to; i++) {
        uint64_t bit = hits[i] > 0 ? UINT64_C(1) << (hits[i] % 64) : 0;
        n += (bit & ~met) != 0;
        met |= bit;
    }
    return n;
}

static size_t best_window(const size_t *hits, size_t n)
{
    size_t best = 0, most = 0;

    for (size_t i = 0; i < n; i++) {
        if (hits[i] == 0)
            continue;
        size_t found = different(hits, i, i + SHOWN - BEFORE < n ? i + SHOWN - BEFORE : n);
        if (found > most)
            most = found, best = i;
    }
    return best > BEFORE ? best - BEFORE : 0;
}

static void add_piece(struct arena *a, struct search_pieces *list, const char *from, const char *to, bool hit)
{
    struct search_piece one = { { from, (size_t)(to - from) }, hit };

    if (one.text.n > 0)
        LIST_ADD(a, list, one);
}

struct search_pieces search_extract(struct arena *a, struct str text, const struct search_words *words)
{
    struct search_pieces list = { 0 };
    struct written_words all = terms_written(a, str_part(text, 0, LOOKED_AT));
    size_t *hits = NEW_N(a, size_t, all.n + 1);

    if (all.n == 0)
        return list;
    for (size_t i = 0; i < all.n; i++)
        hits[i] = which(all.at[i].folded, words);
    size_t from = best_window(hits, all.n), to = from + SHOWN < all.n ? from + SHOWN : all.n;
    const char *at = all.at[from].written.p, *end = all.at[to - 1].written.p + all.at[to - 1].written.n;
    if (from > 0)
        LIST_ADD(a, &list, ((struct search_piece){ S("… "), false }));
    for (size_t i = from; i < to; i++) {
        if (hits[i] == 0)
            continue;
        add_piece(a, &list, at, all.at[i].written.p, false);
        at = all.at[i].written.p + all.at[i].written.n;
        add_piece(a, &list, all.at[i].written.p, at, true);
    }
    add_piece(a, &list, at, end, false);
    if (to < all.n || text.n > LOOKED_AT)
        LIST_ADD(a, &list, ((struct search_piece){ S(" …"), false }));
    return list;
}
