/* search_meant: "did you mean". A word that no document has which the viewer may see, as a whole or in all of its runs,
 * is held against the words that were ever written: those of the same sound (vowels, doubled letters, the spellings of
 * one name) and those with its first letter and about its length. The nearest one is offered when something the viewer
 * may see has it. */
#include "db/db.h"
#include "lang/terms.h"
#include "rooms/search/search_finding.h"

enum { ASKED_MOST = 3, OF_SOUND = 40, OF_SOUND_EDITS = 3, NEAR = 4000, SHORT_WORD = 7, OFFERED = SEARCH_AT_ONCE };

struct offer {
    struct str word, written;
    size_t edits;
    int64_t documents;
};
struct offers {
    struct offer at[OFFERED];
    size_t n;
};

static size_t edits_most(struct str word) { return term_letters(word) <= SHORT_WORD ? 1 : 2; }

/* A bit for each byte that is in the word: an edit changes at most four (a letter of two bytes for another one). Most
 * words are far away, and this says so at once. */
static uint64_t bytes_of(struct str word)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < word.n; i++)
        bits |= UINT64_C(1) << ((unsigned char)word.p[i] & 63);
    return bits;
}

static void consider(struct offers *list, struct str word, struct str other, struct str written, size_t most)
{
    struct offer one = { .word = other, .written = written };
    size_t worst = 0;

    if ((size_t)__builtin_popcountll(bytes_of(word) ^ bytes_of(other)) > 4 * most)
        return;
    one.edits = term_edits(word, other);
    if (one.edits == 0 || one.edits > most)
        return;
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->at[i].word, other))
            return;
        if (list->at[i].edits > list->at[worst].edits)
            worst = i;
    }
    if (list->n < OFFERED)
        list->at[list->n++] = one;
    else if (list->at[worst].edits > one.edits)
        list->at[worst] = one;
}

/* Those that begin with the same letters, so many of them. */
static void add_near(struct task *t, struct str word, int letters, struct offers *list)
{
    int64_t long_ = (int64_t)term_letters(word), around = (int64_t)edits_most(word);
    size_t n = 0;

    for (int i = 0; i < letters && n < word.n; i++)
        do
            n++;
        while (n < word.n && ((unsigned char)word.p[n] & 0xC0) == 0x80);
    struct str from = str_part(word, 0, n), to = str_fmt(t->a, "%.*s\U0010FFFF", STR_ARG(from));
    struct search_sql_words_near_rows near = search_sql_words_near(t, long_ - around, long_ + around, from, to, NEAR);
    for (size_t i = 0; i < near.n; i++)
        consider(list, word, near.at[i].word, near.at[i].written, (size_t)around);
}

static struct offers offers_for(struct task *t, struct str word)
{
    struct offers list = { .n = 0 };

    struct search_sql_words_of_sound_rows alike = search_sql_words_of_sound(t, lang_sound(t->a, word), OF_SOUND);
    for (size_t i = 0; i < alike.n; i++)
        consider(&list, word, alike.at[i].word, alike.at[i].written, OF_SOUND_EDITS);
    add_near(t, word, 2, &list);
    if (list.n == 0)
        add_near(t, word, 1, &list);
    return list;
}

static void want(struct finding *f, const struct str *terms, size_t n)
{
    f->nterms = 0;
    for (size_t i = 0; i < n && f->nterms < SEARCH_AT_ONCE; i++)
        f->terms[f->nterms++] = (struct term_wanted){ .text = terms[i], .weight = 1 };
    finding_sort(f);
}

static bool is_known(struct finding *f, struct str word)
{
    struct strs terms = terms_of_word(f->a, word);

    if (term_letters(word) <= TERM_RUN)
        return true;
    want(f, &word, 1);
    finding_count(f);
    if (f->terms[0].documents > 0 && finding_most(f) > 0)
        return true;
    want(f, terms.at + 1, terms.n - 1);
    return finding_most(f) == f->nterms;
}

/* The nearest of them, of several the one that most documents have; NULL: none that the viewer may see. */
static const struct offer *nearest(struct finding *f, struct offers *list)
{
    struct str words[OFFERED];

    for (size_t i = 0; i < list->n; i++)
        words[i] = list->at[i].word;
    want(f, words, list->n);
    finding_count(f);
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < f->nterms; k++)
            if (str_eq(f->terms[k].text, list->at[i].word))
                list->at[i].documents = f->terms[k].documents;
    for (size_t tried = 0; tried < list->n; tried++) {
        struct offer *best = NULL;
        for (size_t i = 0; i < list->n; i++) {
            struct offer *one = &list->at[i];
            if (one->documents > 0 && (best == NULL || one->edits < best->edits ||
                                          (one->edits == best->edits && one->documents > best->documents)))
                best = one;
        }
        if (best == NULL)
            return NULL;
        want(f, &best->word, 1);
        if (finding_most(f) > 0)
            return best;
        best->documents = 0;
    }
    return NULL;
}

struct str search_meant(struct task *t, struct str typed)
{
    struct written_words words = terms_written(t->a, str_part(typed, 0, SEARCH_WORDS_BYTES));
    struct strs meant = { 0 };
    struct finding f;
    size_t asked = 0, changed = 0;

    if (words.n == 0 || words.n > SEARCH_WORDS_MOST)
        return S("");
    finding_begin(&f, t, SEARCH__N);
    for (size_t i = 0; i < words.n; i++) {
        struct str word = words.at[i].written, bare = term_bare(words.at[i].folded);
        if (asked < ASKED_MOST && !is_known(&f, bare)) {
            struct offers list = offers_for(t, bare);
            const struct offer *one = nearest(&f, &list);
            asked++;
            if (one != NULL)
                word = one->written, changed++;
        }
        strs_add(f.outer, &meant, str_copy(f.outer, word));
    }
    finding_end(&f);
    return changed > 0 ? strs_join(t->a, &meant, S(" ")) : S("");
}
