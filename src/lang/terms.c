/* terms: see terms.h. */
#include "lang/terms.h"

#include <stdlib.h>

static bool starts_letter(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

size_t term_letters(struct str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += starts_letter(s.p[i]);
    return n;
}

static size_t next_letter(struct str s, size_t i)
{
    do
        i++;
    while (i < s.n && !starts_letter(s.p[i]));
    return i;
}

struct str term_bare(struct str word)
{
    static const char *const articles[] = { "ال", "وال", "بال", "كال", "فال" };

    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        struct str article = str_of(articles[i]);
        if (str_starts(word, article) && word.n >= article.n + 3 * strlen("ا"))
            return str_part(word, article.n, word.n);
    }
    return word;
}

/* Calls with the word, unless it is a run itself or too long, and with its runs; a short word is its only run. */
static void each_term(struct str word, void (*give)(void *x, struct str term), void *x)
{
    size_t from = 0, to = 0, letters = 0;

    word = term_bare(word);
    while (to < word.n && letters < TERM_RUN)
        to = next_letter(word, to), letters++;
    if (to < word.n && word.n <= TERM_BYTES)
        give(x, word);
    for (;;) {
        give(x, str_part(word, from, to - from));
        if (to >= word.n)
            return;
        from = next_letter(word, from);
        to = next_letter(word, to);
    }
}

struct list {
    struct arena *a;
    struct strs strs;
};

static void add_term(void *x, struct str term)
{
    struct list *l = x;
    strs_add(l->a, &l->strs, term);
}

struct strs terms_of_word(struct arena *a, struct str folded_word)
{
    struct list l = { .a = a };

    if (folded_word.n > 0)
        each_term(folded_word, add_term, &l);
    return l.strs;
}

/* ---- of a text */

struct counted {
    struct arena *a;
    struct terms terms;
    uint32_t counts;
};

static void count_term(void *x, struct str term)
{
    struct counted *c = x;
    struct term one = { term, c->counts };

    LIST_ADD(c->a, &c->terms, one);
}

static int by_text(const void *a, const void *b)
{
    const struct term *x = a, *y = b;

    return str_cmp(x->text, y->text);
}

static struct str cut(struct str text)
{
    if (text.n <= TERM_TEXT)
        return text;
    text.n = TERM_TEXT;
    while (text.n > 0 && !starts_letter(text.p[text.n]))
        text.n--;
    return text;
}

struct terms terms_of(struct arena *a, const struct weighted_text *texts, size_t n)
{
    struct counted c = { .a = a };
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        struct str rest = lang_fold(a, cut(texts[i].text)), word;
        c.counts = texts[i].counts;
        while (rest.n > 0 && str_cut(&rest, ' ', &word))
            if (word.n > 0)
                each_term(word, count_term, &c);
    }
    if (c.terms.n == 0)
        return c.terms;
    qsort(c.terms.at, c.terms.n, sizeof *c.terms.at, by_text);
    for (size_t i = 1; i < c.terms.n; i++) {
        struct term *last = &c.terms.at[kept], *one = &c.terms.at[i];
        if (str_eq(last->text, one->text))
            last->times += one->times;
        else
            c.terms.at[++kept] = *one;
    }
    c.terms.n = kept + 1;
    for (size_t i = 0; i < c.terms.n; i++)
        if (c.terms.at[i].times > 255)
            c.terms.at[i].times = 255;
    return c.terms;
}

/* ---- as they are written */

static bool among_words(const char *p, size_t n)
{
    static const char *const signs[] = { "\u00A0", "«", "»", "،", "؛", "؟", "·", "´" };
    unsigned char c = (unsigned char)p[0];

    if (c < 0x80)
        return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (n == strlen(signs[i]) && memcmp(p, signs[i], n) == 0)
            return true;
    return n == 3 && c == 0xE2 && ((unsigned char)p[1] == 0x80 || (unsigned char)p[1] == 0x81); /* U+2000 … U+207F */
}

static void add_written(struct arena *a, struct written_words *list, struct str written)
{
    struct written_word one = { written, written.n > 0 && written.n <= TERM_BYTES ? lang_fold(a, written) : S("") };

    if (one.folded.n > 0 && one.folded.n <= TERM_BYTES && memchr(one.folded.p, ' ', one.folded.n) == NULL)
        LIST_ADD(a, list, one);
}

struct written_words terms_written(struct arena *a, struct str text)
{
    struct written_words list = { 0 };
    struct str all = cut(text);
    size_t from = 0;

    for (size_t i = 0, next; i < all.n; i = next) {
        next = next_letter(all, i);
        if (!among_words(all.p + i, next - i))
            continue;
        add_written(a, &list, str_part(all, from, i - from));
        from = next;
    }
    add_written(a, &list, str_part(all, from, all.n));
    return list;
}

/* ---- how far apart two words are */

enum { EDITED_MOST = 40 };

static size_t letters_of(struct str word, struct str ret[EDITED_MOST])
{
    size_t n = 0;

    for (size_t i = 0, next; i < word.n && n < EDITED_MOST; i = next) {
        next = next_letter(word, i);
        ret[n++] = str_part(word, i, next - i);
    }
    return n;
}

static size_t least(size_t x, size_t y) { return x < y ? x : y; }

size_t term_edits(struct str a, struct str b)
{
    struct str x[EDITED_MOST], y[EDITED_MOST];
    size_t nx = letters_of(a, x), ny = letters_of(b, y), rows[3][EDITED_MOST + 1];

    if (nx == EDITED_MOST || ny == EDITED_MOST)
        return EDITED_MOST;
    for (size_t k = 0; k <= ny; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= nx; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t k = 1; k <= ny; k++) {
            bool same = str_eq(x[i - 1], y[k - 1]);
            now[k] = least(least(now[k - 1], last[k]) + 1, last[k - 1] + !same);
            if (i > 1 && k > 1 && str_eq(x[i - 1], y[k - 2]) && str_eq(x[i - 2], y[k - 1]))
                now[k] = least(now[k], before[k - 2] + 1);
        }
    }
    return rows[nx % 3][ny];
}
