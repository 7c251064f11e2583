/* plain: see plain.h. A word is a run of letters, digits, hyphens and apostrophes; a sentence ends at . ! ? … ؟ or at a
 * line end, but not at the point within a number or behind one that the sentence goes on after ("9.30", "1.8. alkaen").
 */
#include "lang/plain.h"

/* Finnish puts words together: "kotoutumiskoulutus" has 18 letters. */
int64_t plain_long_word(const struct lang *l)
{
    if (l->id == LANG_fi)
        return 16;
    if (l->id == LANG_sv)
        return 14;
    return l->id == LANG_ar ? 10 : 13;
}

/* ---- letters, marks and ends */

enum sign { LETTER, GAP, POINT, END };

static const struct {
    const char *bytes;
    enum sign sign;
} signs[] = {
    { "\xC2\xA0", GAP },
    { "\xC2\xAB", GAP },
    { "\xC2\xBB", GAP }, /* nbsp « » */
    { "\xE2\x80\x93", GAP },
    { "\xE2\x80\x94", GAP },
    { "\xE2\x80\x9C", GAP }, /* – — “ */
    { "\xE2\x80\x9D", GAP },
    { "\xE2\x80\x9E", GAP },
    { "\xE2\x80\xA2", GAP }, /* ” „ • */
    { "\xE2\x80\xA6", END },
    { "\xD8\x9F", END },
    { "\xD8\x8C", GAP },
    { "\xD8\x9B", GAP }, /* … ؟ ، ؛ */
    { ".", POINT },
    { "!", END },
    { "?", END },
    { "\n", END },
};

static enum sign sign_at(struct str s, size_t i, size_t *ret_n)
{
    unsigned char c = (unsigned char)s.p[i];
    bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '\'';

    *ret_n = 1;
    if (plain)
        return LETTER;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (str_starts(str_part(s, i, 3), str_of(signs[k].bytes))) {
            *ret_n = strlen(signs[k].bytes);
            return signs[k].sign;
        }
    return c < 0x80 ? GAP : LETTER;
}

static bool digit(struct str s, size_t i) { return i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; }

/* The point at i. Behind a number a sentence ends only when another begins, with a capital. */
static bool point_ends(struct str s, size_t i)
{
    size_t next = i + 1;

    if (next < s.n && s.p[next] != ' ' && s.p[next] != '\n' && s.p[next] != '"' && s.p[next] != ')')
        return false;
    while (next < s.n && s.p[next] == ' ')
        next++;
    if (i == 0 || !digit(s, i - 1) || next == s.n)
        return true;
    return s.p[next] == '\n' || (s.p[next] >= 'A' && s.p[next] <= 'Z') || (unsigned char)s.p[next] >= 0x80;
}

static int64_t letters_of(struct str word)
{
    int64_t n = 0;

    for (size_t i = 0; i < word.n; i++)
        n += ((unsigned char)word.p[i] & 0xc0) != 0x80;
    return n;
}

/* ---- words to look at */

static void name(struct arena *a, struct strs *list, struct str s)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], s))
            return;
    if (list->n < PLAIN_NAMED_MOST)
        strs_add(a, list, s);
}

/* Present "kerrotaan", "haetaan", "mennään", "tullaan", "juodaan"; past "kerrottiin". Words of other kinds that end so
 * and are common in our texts are left out. */
static bool is_passive(struct arena *a, struct str word)
{
    static const char *const ends[] = { "etaan", "otaan", "utaan", "itaan", "ataan", "etään", "ötään", "ytään", "itään",
        "ätään", "llaan", "llään", "nnaan", "nnään", "rraan", "staan", "stään", "odaan", "uodaan", "yödään", "iedään",
        "aadaan", "äädään", "ttiin", "stiin", "ltiin", "ntiin" };
    static const char *const others[] = { "itään", "mitään", "mukaan", "sataan", "tähtiin", "osaltaan", "kohtiin",
        "viikottaan", "iltaan", "puoltaan", "aitaan", "pöytään", "kotiin", "tuntiin", "hetkeään", "omaltaan" };
    struct str low = str_empty(word) || (unsigned char)word.p[0] >= 0x80 || (word.p[0] & 0x20)
                         ? word
                         : str_fmt(a, "%c%.*s", word.p[0] | 0x20, STR_ARG(str_part(word, 1, word.n)));

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_is(low, others[i]))
            return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (low.n > strlen(ends[i]) && str_ends(low, str_of(ends[i])))
            return true;
    return false;
}

/* Words of offices and projects that came from other languages: by what stands in them, so that forms are met, too.
 * There is an everyday word for each ("implementoida" is to do, "resurssit" are money and people). */
static bool is_foreign(struct arena *a, const struct lang *l, struct str word)
{
    static const char *const fi[] = { "aatio", "iteet", "implement", "koordin", "resurss", "prosess", "konsept",
        "strateg", "relevan", "kompetens", "proaktiiv", "validoi", "segment", "fasilitoi", "verifioi", "optimoi",
        "priorisoi", "indikaattor", "inkluusi", "problematii", "konkretisoi", "orientoitu", "integroi" };
    static const char *const sv[] = { "implementer", "koordiner", "resurser", "process", "koncept", "strateg",
        "relevan", "kompetens", "proaktiv", "validering", "segment", "verifier", "optimer", "prioriter", "indikator",
        "inkluder", "konkretiser", "facilit" };
    static const char *const en[] = { "implement", "facilitat", "utilis", "utiliz", "stakeholder", "leverag", "synerg",
        "proactiv", "prioriti", "holistic", "paradigm", "operationali", "conceptuali" };
    const char *const *stems = l->id == LANG_fi ? fi : l->id == LANG_sv ? sv : en;
    size_t n = l->id == LANG_fi   ? sizeof fi / sizeof *fi
               : l->id == LANG_sv ? sizeof sv / sizeof *sv
                                  : sizeof en / sizeof *en;
    struct str low = lang_fold(a, word);

    for (size_t i = 0; i < n && (l->id == LANG_fi || l->id == LANG_sv || l->id == LANG_en); i++)
        if (str_find(low, str_of(stems[i])) >= 0)
            return true;
    return false;
}

/* ---- reading */

struct reading {
    struct arena *a;
    const struct lang *l;
    struct plain *p;
    int64_t words, over_six; /* of the sentence in hand; of the whole text */
    size_t begins;
};

static void word_read(struct reading *x, struct str word)
{
    int64_t letters = letters_of(word);

    if (str_is(word, "-") || letters == 0)
        return;
    x->words++;
    x->p->words++;
    x->over_six += letters > 6;
    if (letters >= plain_long_word(x->l) && str_find(word, S("-")) < 0) /* a hyphen parts a long word already */
        name(x->a, &x->p->long_words, word);
    if (x->l->id == LANG_fi && is_passive(x->a, word))
        name(x->a, &x->p->passives, word);
    if (is_foreign(x->a, x->l, word))
        name(x->a, &x->p->foreign, word);
}

static void sentence_read(struct reading *x, struct str text, size_t ends)
{
    struct str sentence = str_trim(str_part(text, x->begins, ends - x->begins));

    if (x->words > 0)
        x->p->sentences++;
    if (x->words > PLAIN_SENTENCE_WORDS)
        name(x->a, &x->p->long_sentences, sentence);
    x->words = 0;
    x->begins = ends;
}

struct plain plain_of(struct arena *a, const struct lang *l, struct str text)
{
    struct plain p = { 0 };
    struct reading x = { .a = a, .l = l, .p = &p };
    size_t word = 0, n;

    for (size_t i = 0; i < text.n; i += n) {
        enum sign sign = sign_at(text, i, &n);
        bool within = sign == POINT && i > word && digit(text, i - 1) && digit(text, i + 1);
        if (sign == LETTER || within)
            continue;
        word_read(&x, str_part(text, word, i - word));
        word = i + n;
        if (sign == END || (sign == POINT && point_ends(text, i)))
            sentence_read(&x, text, i + n);
    }
    word_read(&x, str_part(text, word, text.n));
    sentence_read(&x, text, text.n);
    if (p.sentences > 0)
        p.average_tenths = (p.words * 10 + p.sentences / 2) / p.sentences;
    if (p.sentences > 0 && (l->id == LANG_sv || l->id == LANG_en))
        p.lix = p.words / p.sentences + x.over_six * 100 / p.words;
    return p;
}
