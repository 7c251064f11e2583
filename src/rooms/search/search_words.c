/* search_words: whatever was typed, as the words that are looked for. There are no operators: quotes, plus, minus,
 * brackets and stars are blanks, as every other sign is. What the thing is called besides comes after that. */
#include "lang/terms.h"
#include "rooms/search/search_find.h"
#include "rooms/search/search_synonyms.def"
#include <pthread.h>

static const char *const synonyms[][5] = {
#define Y(fi, sv, en, so, ar) { fi, sv, en, so, ar },
    SEARCH_SYNONYMS(Y)
#undef Y
};
enum { SETS = sizeof synonyms / sizeof *synonyms, ENDING = 4, STEM = 4, TYPED_MOST = 2000 };
static const double ALSO = 0.4; /* the weight of what it is called besides */

static void add_word(struct arena *a, struct search_words *list, struct str word, double weight)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i].text, word))
            return;
    struct search_word one = { word, weight };
    LIST_ADD(a, list, one);
}

/* The word of a name, or that with an ending: Kelan, Kelaan. */
static bool is_form_of(struct str typed, struct str name)
{
    struct str word = term_bare(typed), of = term_bare(name);

    if (str_eq(word, of))
        return true;
    return term_letters(of) >= STEM && str_starts(word, of) && term_letters(word) <= term_letters(of) + ENDING;
}

/* Do the words of the name stand in the question one after the other? */
static bool named(const struct search_words *words, struct str name)
{
    for (size_t from = 0; from < words->own; from++) {
        struct str rest = name, word;
        size_t i = from;
        while (i < words->own && rest.n > 0 && str_cut(&rest, ' ', &word) && is_form_of(words->at[i].text, word)) {
            i++;
            if (str_empty(rest))
                return true;
        }
    }
    return false;
}

/* Folding them all takes a millisecond: done at the first question, and only read afterwards. Lives as long as the
 * program. */
static pthread_once_t names_once = PTHREAD_ONCE_INIT;
static struct {
    struct arena *a;
    struct strs folded[SETS];
} names;

static void fold_names(void)
{
    struct arena *a = names.a = arena_new(1 << 20);

    for (size_t i = 0; i < SETS; i++)
        for (size_t l = 0; l < 5; l++) {
            struct strs each = strs_split(a, str_of(synonyms[i][l]), ';');
            for (size_t k = 0; k < each.n; k++)
                strs_add(a, &names.folded[i], lang_fold(a, each.at[k]));
        }
}

static bool names_one(const struct search_words *words, const struct strs *called)
{
    for (size_t i = 0; i < called->n; i++)
        if (named(words, called->at[i]))
            return true;
    return false;
}

static void add_names(struct arena *a, struct search_words *words, const struct strs *called)
{
    for (size_t i = 0; i < called->n; i++) {
        struct str rest = called->at[i], word;
        while (rest.n > 0 && str_cut(&rest, ' ', &word))
            if (term_letters(word) >= 3)
                add_word(a, words, word, ALSO);
    }
}

struct search_words search_words_of(struct arena *a, struct str typed)
{
    struct search_words words = { 0 };
    struct str rest = lang_fold(a, str_part(typed, 0, TYPED_MOST)), word;

    while (rest.n > 0 && words.n < SEARCH_WORDS_MOST && str_cut(&rest, ' ', &word))
        add_word(a, &words, word, 1);
    words.own = words.n;
    (void)pthread_once(&names_once, fold_names);
    for (size_t i = 0; i < SETS; i++)
        if (names_one(&words, &names.folded[i]))
            add_names(a, &words, &names.folded[i]);
    return words;
}
