/* search_fuzz: any bytes as a question of the search and as a text that is found: words, synonyms, terms, the extract,
 * and packed numbers that were never packed. */
#include "lang/terms.h"
#include "rooms/search/search_find.h"
#include "rooms/search/search_pack.h"
#include "rooms/search/search_view.h"
#include "tests/fuzz/fuzz.h"

static void read_packed(struct str s)
{
    struct str rest = s, piece;
    uint64_t after = 0, x;
    uint32_t times;

    while (unpack_number(&rest, &x)) {}
    rest = s;
    while (unpack_bytes(&rest, &piece))
        HOLDS(piece.n <= s.n);
    rest = s;
    while (posting_next(&rest, &after, &times)) {}
    HOLDS(s.n >= 8 || id_at(s, 0) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = fuzz_str(data, size), text;
    if (size > 20000)
        return 0;
    struct arena *a = arena_new((size_t)256 << 20);
    read_packed(s);
    text_clean(a, s, &text);
    struct search_words words = search_words_of(a, text);
    HOLDS(words.own <= SEARCH_WORDS_MOST && words.own <= words.n);
    for (size_t i = 0; i < words.n; i++)
        HOLDS(words.at[i].text.n > 0 && memchr(words.at[i].text.p, ' ', words.at[i].text.n) == NULL);
    struct terms terms = terms_of(a, &(struct weighted_text){ text, 1 }, 1);
    for (size_t i = 0; i < terms.n; i++) {
        HOLDS(terms.at[i].text.n > 0 && terms.at[i].text.n <= TERM_BYTES && terms.at[i].times > 0);
        HOLDS(i == 0 || str_cmp(terms.at[i - 1].text, terms.at[i].text) < 0);
    }
    struct search_pieces pieces = search_extract(a, text, &words);
    for (size_t i = 0; i < pieces.n; i++)
        HOLDS(text_clean(a, pieces.at[i].text, &text));
    arena_free(a);
    return 0;
}
