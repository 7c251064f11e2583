/* sound: one key for the many spellings of one name. A skeleton of consonants, the same from Somali, Arabic, Persian
 * and European spelling: vowels that follow the first letter go, since Arabic does not write them, and letters that one
 * spelling tells apart and another does not meet. A key finds candidates; people decide. Works on words of lang_fold.
 */
#include "lang/lang.h"

/* The alphabet of the skeleton. VOWEL and GONE leave no trace except at the beginning of a word. */
#define VOWEL '.' /* a e i and letters that may stand for them */
#define ROUND ',' /* o u */
#define SH    'x'

struct sounds {
    char p[64];
    size_t n;
}; /* one sound per letter; longer words are cut */

static void add(struct sounds *s, char c)
{
    if (s->n < sizeof s->p)
        s->p[s->n++] = c;
}

/* ---- Latin letters */

static bool is_vowel(char c) { return c != '\0' && strchr("aeiouy", c) != NULL; }

/* Somali c is the letter ayn and silent; c of European names (Clara, Christina) stands before a consonant at the start.
 */
static char sound_of_c(char next, bool first) { return first && (next == 'l' || next == 'r') ? 'k' : VOWEL; }

static char sound_of_letter(char c, char next, bool first)
{
    switch (c) {
    case 'a':
    case 'e':
    case 'i': return VOWEL;
    case 'o':
    case 'u': return ROUND;
    case 'y': return first ? 'j' : VOWEL;
    case 'w': return first ? 'w' : ROUND;
    case 'v': return first ? 'w' : 'v';
    case 'c': return sound_of_c(next, first);
    case 'x': return 'h'; /* Somali x is Arabic ح */
    case 'q': return 'k';
    case 'z': return 's';
    default: return c;
    }
}

/* Two or more letters for one sound; the number of letters read, 0 when none begins here. */
static size_t letters_together(const char *p, size_t n, bool first, char *ret_sound)
{
    static const struct {
        const char *letters;
        char sound;
    } together[] = {
        { "tsch", SH },
        { "sch", SH },
        { "tch", SH },
        { "sh", SH },
        { "kh", 'k' },
        { "gh", 'g' },
        { "dh", 'd' },
        { "dj", 'j' },
        { "ph", 'f' },
        { "ck", 'k' },
        { "zh", 'j' },
    };
    if (first && n >= 3 && memcmp(p, "chr", 3) == 0) {
        *ret_sound = 'k';
        return 2;
    }
    if (n >= 2 && p[0] == 'c' && p[1] == 'h') {
        *ret_sound = SH;
        return 2;
    }
    if (n >= 2 && p[0] == 't' && p[1] == 'h') { /* Othman is Osman, Martha is Marta */
        *ret_sound = n >= 3 && p[2] == 'm' ? 's' : 't';
        return 2;
    }
    for (size_t i = 0; i < sizeof together / sizeof *together; i++) {
        size_t k = strlen(together[i].letters);
        if (n >= k && memcmp(p, together[i].letters, k) == 0) {
            *ret_sound = together[i].sound;
            return k;
        }
    }
    return 0;
}

static void latin_sounds(struct str w, struct sounds *s)
{
    if (str_starts(w, S("alex"))) { /* the one common name where x is ks */
        for (const char *c = ".l.ks"; *c != '\0'; c++)
            add(s, *c);
        w = str_part(w, 4, w.n);
    }
    if (str_ends(w, S("lahi")) || str_ends(w, S("laahi"))) /* Abdullahi is Abdullah */
        w = str_part(w, 0, w.n - 1);
    if (w.n > 1 && w.p[w.n - 1] == 'h' && (is_vowel(w.p[w.n - 2])))
        w = str_part(w, 0, w.n - 1);
    if (w.n > 1 && w.p[w.n - 1] == 'x')
        w = str_part(w, 0, w.n - 1);
    for (size_t i = 0; i < w.n;) {
        char sound = VOWEL;
        size_t k = letters_together(w.p + i, w.n - i, s->n == 0, &sound);
        if (k == 0) {
            sound = sound_of_letter(
                w.p[i], i + 1 < w.n ? w.p[i + 1] : '\0', s->n == 0 || (s->n == 1 && i == 1 && w.p[0] == 'c'));
            k = 1;
        }
        add(s, sound);
        i += k;
    }
    if (s->n > 1 && s->p[s->n - 1] == 'm') /* Somali ends with n where Arabic has m: Maryan, Aadan */
        s->p[s->n - 1] = 'n';
}

/* ---- Arabic letters */

static const struct {
    const char *letter;
    char sound;
} arabic[] = {
    { "ا", VOWEL },
    { "ع", VOWEL },
    { "ب", 'b' },
    { "پ", 'p' },
    { "ت", 't' },
    { "ث", 't' },
    { "ج", 'j' },
    { "چ", SH },
    { "ح", 'h' },
    { "خ", 'k' },
    { "د", 'd' },
    { "ذ", 'd' },
    { "ر", 'r' },
    { "ز", 's' },
    { "ژ", 'j' },
    { "س", 's' },
    { "ش", SH },
    { "ص", 's' },
    { "ض", 'd' },
    { "ط", 't' },
    { "ظ", 's' },
    { "غ", 'g' },
    { "ف", 'f' },
    { "ڤ", 'v' },
    { "ق", 'k' },
    { "ك", 'k' },
    { "گ", 'g' },
    { "ل", 'l' },
    { "م", 'm' },
    { "ن", 'n' },
    { "ه", 'h' },
    { "و", ROUND },
    { "ي", VOWEL },
};

/* '\0' for a letter of another script. All letters of the table have two bytes. */
static char arabic_sound(const char *p, size_t n)
{
    for (size_t i = 0; n >= 2 && i < sizeof arabic / sizeof *arabic; i++)
        if (p[0] == arabic[i].letter[0] && p[1] == arabic[i].letter[1])
            return arabic[i].sound;
    return '\0';
}

/* False when the word has letters of yet another script. */
static bool arabic_sounds(struct str w, struct sounds *s)
{
    static const char *const round[] = { "عمر", "عثمان", "اسامه" }; /* begin with u, which is not written */
    for (size_t i = 0; i < sizeof round / sizeof *round; i++)
        if (str_is(w, round[i])) {
            add(s, ROUND);
            w = str_part(w, 2, w.n);
        }
    for (size_t i = 0; i < w.n; i += 2) {
        char sound = arabic_sound(w.p + i, w.n - i);
        bool last = i + 2 >= w.n;
        if (sound == '\0')
            return false;
        if (s->n == 0 && str_starts(w, S("و")))
            sound = 'w';
        else if (s->n == 0 && str_starts(w, S("ي")))
            sound = 'j';
        else if (sound == 't' && str_is(str_part(w, i, 4), "ثم"))
            sound = 's';
        else if (last && s->n > 0 && sound == 'h') /* ta marbuta; and a final h is not heard */
            sound = VOWEL;
        else if (last && s->n > 0 && sound == 'm')
            sound = 'n';
        add(s, sound);
    }
    return true;
}

/* ---- the key */

/* Hassan and Hussein have the same consonants and are the two names that must not meet: the second keeps its i. */
static bool is_hussein(struct str w, const char *key)
{
    if (strcmp(key, "hsn") != 0)
        return false;
    for (size_t i = 0; i + 1 < w.n; i++) {
        bool after_s = w.p[i] == 's' || w.p[i] == 'z';
        for (size_t k = i + 1; after_s && k < w.n; k++)
            if (w.p[k] == 'e' || w.p[k] == 'i' || w.p[k] == 'y')
                return true;
    }
    return str_find(w, S("سي")) >= 0;
}

static void squeeze(const struct sounds *s, char *ret_key)
{
    size_t n = 0;
    char before = '\0';
    for (size_t i = 0; i < s->n; i++) {
        char c = s->p[i];
        if (c != VOWEL && c != ROUND) {
            if (c != before)
                ret_key[n++] = c;
        } else if (n == 0) {
            ret_key[n++] = c == VOWEL ? 'a' : 'u';
        } else if (n == 1 && i == 1 && s->p[0] == VOWEL && c == ROUND) {
            ret_key[0] = 'u'; /* ayn or alef before o or u */
        }
        before = c;
    }
    ret_key[n] = '\0';
}

struct str lang_sound(struct arena *a, struct str folded_word)
{
    struct sounds s = { .n = 0 };
    char key[sizeof s.p + 2];
    bool latin = true;
    for (size_t i = 0; i < folded_word.n; i++)
        latin = latin && folded_word.p[i] >= 'a' && folded_word.p[i] <= 'z';
    if (latin)
        latin_sounds(folded_word, &s);
    else if (!arabic_sounds(folded_word, &s))
        return folded_word;
    squeeze(&s, key);
    if (strlen(key) < 2) /* one letter says too little */
        return folded_word;
    if (is_hussein(folded_word, key))
        return S("hsin");
    if (strcmp(key, "asmn") == 0) /* Cismaan, the Somali Osman */
        return S("usmn");
    /* Abdulrahman, Abdirahman, Abdurrahman: the article inside is heard or not; Abdullah alone keeps its l */
    if (str_starts(str_of(key), S("abdl")) && key[4] != '\0')
        return str_fmt(a, "abd%s", key + 4);
    return str_copy(a, str_of(key));
}
