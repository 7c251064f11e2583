/* letters: what gives a mistaken text away. Each rule is about one word: two scripts in it, signs among its letters,
 * runs of accented letters that no language has, a sequence that is UTF-8 when its letters are taken for bytes. Real
 * names of all languages of our participants must pass (letters_test.c). */
#include "lang/letters.h"
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

/* ---- blanks nobody sees */

static bool unseen_blank(int32_t c)
{
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x2800 || c == 0x3000 || c == 0x3164;
}

/* Of no width, and direction marks: nowhere wanted. */
static bool no_width(int32_t c)
{
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* Joiners mean something within words of Persian and Indic languages. */
static bool joiner(int32_t c) { return c == 0x200C || c == 0x200D; }

/* Without joiners and blanks at its ends. */
static struct str without_ends(struct str s)
{
    for (size_t before = s.n + 1; s.n < before;) {
        before = s.n;
        s = str_trim(s);
        if (str_starts(s, S("\u200C")) || str_starts(s, S("\u200D")))
            s = str_part(s, 3, s.n);
        if (str_ends(s, S("\u200C")) || str_ends(s, S("\u200D")))
            s.n -= 3;
    }
    return s;
}

struct str letters_tidy(struct arena *a, struct str text, bool *ret_changed)
{
    const int32_t length = (int32_t)text.n;
    char *to = NULL;
    size_t n = 0;
    bool joined = false;
    for (int32_t i = 0; i < length;) {
        int32_t start = i, c;
        U8_NEXT(text.p, i, length, c);
        joined |= joiner(c);
        const bool blank = unseen_blank(c), drop = no_width(c);
        if ((blank || drop) && !to) {
            to = arena_alloc(a, text.n + 1);
            memcpy(to, text.p, n = (size_t)start);
        }
        if (blank)
            to[n++] = ' ';
        else if (to && !drop) {
            memcpy(to + n, text.p + start, (size_t)(i - start));
            n += (size_t)(i - start);
        }
    }
    struct str tidy = to ? (struct str){ to, n } : text, inner = joined ? without_ends(tidy) : tidy;
    *ret_changed |= to != NULL || inner.n < str_trim(tidy).n;
    return to || joined ? str_trim(inner) : text;
}

/* ---- UTF-8 whose bytes were taken for letters */

/* The byte of a letter of Windows-1252; -1: none beyond ASCII. */
static int western_byte(int32_t c)
{
    static const uint16_t high[32] = { 0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030,
        0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
        0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178 };
    if (c >= 0xA0 && c <= 0xFF)
        return c;
    for (int i = 0; i < 32; i++)
        if (high[i] == c)
            return 0x80 + i;
    return -1;
}

/* Letters and signs that people's texts have; what else comes of two bytes is chance. */
static bool in_use(int32_t c)
{
    return (c >= 0xA0 && c <= 0x17F && c != 0x114 && c != 0x115 && c != 0x178) || (c >= 0x386 && c <= 0x45F) ||
           (c >= 0x490 && c <= 0x4E9) || (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x60C && c <= 0x6F9) ||
           (c >= 0x905 && c <= 0xE7F) || (c >= 0x1000 && c <= 0x139F) || (c >= 0x1E00 && c <= 0x1EFF) ||
           (c >= 0x2013 && c <= 0x2026) || c == 0x20AC || (c >= 0x4E00 && c <= 0x9FFF) || c == 0x259;
}

/* How many letters from i on are the bytes of one letter in UTF-8: 0 none. *ret_weak: ordinary writing may have it
 * too (a capital letter before a quotation mark). */
static int mistaken_bytes(const int32_t *c, size_t n, bool *ret_weak)
{
    const int lead = n > 1 ? western_byte(c[0]) : -1;
    const int more = lead >= 0xC2 && lead <= 0xDF   ? 1
                     : lead >= 0xE0 && lead <= 0xEF ? 2
                     : lead >= 0xF0 && lead <= 0xF4 ? 3
                                                    : 0;
    int32_t point = lead & (0x3F >> more);
    if (more == 0 || n < (size_t)more + 1)
        return 0;
    for (int i = 1; i <= more; i++) {
        const int byte = western_byte(c[i]);
        if (byte < 0x80 || byte > 0xBF)
            return 0;
        point = point << 6 | (byte & 0x3F);
    }
    const bool mark = c[1] >= 0x2013 && c[1] <= 0x203A;
    *ret_weak = more == 1 && lead > 0xC3 && (mark || c[1] == 0xAB || c[1] == 0xBB || c[1] == 0xA0);
    return in_use(point) || more == 3 ? more + 1 : 0;
}

enum { LONGEST = 4000 };

static bool mistaken_utf8(const int32_t *c, size_t n)
{
    size_t strong = 0, weak = 0;
    for (size_t i = 0; i < n;) {
        bool is_weak = false;
        const int taken = mistaken_bytes(c + i, n - i, &is_weak);
        if (taken > 0 && is_weak)
            weak += i + (size_t)taken < n && u_isalpha(c[i + (size_t)taken]);
        else
            strong += taken > 0;
        i += taken > 0 ? (size_t)taken : 1;
    }
    return strong > 0 || weak > 1;
}

/* ---- one word */

/* Letters of Western alphabets that stand on the same places in most others: Finnish, Swedish, Estonian, German. */
static bool core(int32_t c)
{
    return c == 0xE4 || c == 0xF6 || c == 0xE5 || c == 0xC4 || c == 0xD6 || c == 0xC5 || c == 0xE9 || c == 0xC9 ||
           c == 0xFC || c == 0xDC || c == 0xF5 || c == 0xD5 || c == 0xDF;
}

static bool accented(int32_t c) { return c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7 && !core(c); }

/* Eth, thorn and y with acute: Icelandic, or Turkish and Baltic letters that were mistaken. */
static bool northern(int32_t c) { return c == 0xD0 || c == 0xF0 || c == 0xDE || c == 0xFE || c == 0xDD || c == 0xFD; }

/* Two accented letters side by side as Portuguese, Spanish and Kurdish have them. */
static bool pair_in_use(int32_t a, int32_t b)
{
    a |= 0x20, b |= 0x20;
    return (a == 0xE7 && (b == 0xE3 || b == 0xEE || b == 0xEA)) || ((a == 0xEE || a == 0xEA) && b == 0xE7) ||
           (a == 0xF1 && b == 0xED);
}

enum script { LATIN = 1, CYRILLIC = 2, ARABIC = 4, GREEK = 8, HEBREW = 16, OTHERS = 32 };

static enum script script_of(int32_t c)
{
    UErrorCode e = U_ZERO_ERROR;
    if (c < 0x250)
        return LATIN;
    UScriptCode code = uscript_getScript(c, &e);
    return code == USCRIPT_LATIN                                 ? LATIN
           : code == USCRIPT_CYRILLIC                            ? CYRILLIC
           : code == USCRIPT_ARABIC                              ? ARABIC
           : code == USCRIPT_GREEK                               ? GREEK
           : code == USCRIPT_HEBREW                              ? HEBREW
           : code == USCRIPT_COMMON || code == USCRIPT_INHERITED ? 0
                                                                 : OTHERS;
}

static bool lower(int32_t c) { return u_islower(c); }
static bool upper(int32_t c) { return u_isupper(c); }

/* Capitals within words: a few brands have one, mistaken Cyrillic has many. */
static bool capitals_astray(const int32_t *w, size_t n, unsigned scripts, bool guessed)
{
    size_t turns = 0;
    for (size_t i = 1; i < n; i++) {
        const bool turn = lower(w[i - 1]) && upper(w[i]);
        turns += turn;
        if (scripts == CYRILLIC && turn && i + 1 < n && upper(w[i + 1]))
            return true;
        if (guessed && scripts == LATIN && w[i] > 0x7F && !core(w[i]) && upper(w[i]) && i + 1 < n && lower(w[i + 1]))
            return true;
    }
    return scripts == CYRILLIC && turns > 1;
}

/* sentence: in long texts people forget the blank between their script and a foreign name. */
static bool word_plausible(const int32_t *w, size_t n, bool guessed, bool sentence)
{
    size_t high = 0, run = 0, longest = 0, odd_pairs = 0;
    unsigned scripts = 0;
    bool north = false;
    for (size_t i = 0; i < n; i++) {
        scripts |= script_of(w[i]);
        run = accented(w[i]) ? run + 1 : 0;
        high += accented(w[i]);
        longest = run > longest ? run : longest;
        odd_pairs += run > 1 && !pair_in_use(w[i - 1], w[i]);
        north |= northern(w[i]);
        if (w[i] == 0x139 || w[i] == 0x13A || w[i] == 0x154 || w[i] == 0x155) /* a-ring read as Central European */
            return false;
    }
    const bool mixed = (scripts & (scripts - 1)) != 0 && !(sentence && scripts == (LATIN | ARABIC));
    if (mixed || capitals_astray(w, n, scripts, guessed))
        return false;
    if (longest > 3 || (n > 2 && high == n))
        return false;
    return !guessed || !(north || odd_pairs > 0 || longest > 2 || (n > 1 && high == n) || (high > 1 && high * 2 >= n));
}

/* ---- a text */

static bool letter(int32_t c)
{
    return u_isalpha(c) || (u_charType(c) >= U_NON_SPACING_MARK && u_charType(c) <= U_COMBINING_SPACING_MARK);
}

/* Never in a text: what a program puts for what it cannot read, control characters, private letters. */
static bool never(int32_t c)
{
    return c == 0xFFFD || (c >= 0x80 && c <= 0x9F) || (c >= 0xE000 && c <= 0xF8FF) ||
           (c >= 0xFFFE && (c & 0xFFFE) == 0xFFFE);
}

/* Signs that stand beside letters in no word: what is left of letters. (´ is many people's apostrophe.) */
static bool stray_sign(int32_t c, bool before, bool after, bool guessed)
{
    if (c == 0x2030 || c == 0x2C6 || c == 0x192 || c == 0xF7 || c == 0x2248) /* ä ö Ä Ö Å of a Mac */
        return before || after;
    if (c == 0x201E || c == 0x201A) /* ä of DOS: an opening quotation mark after a letter */
        return before;
    if (c == 0x2020 || c == 0x2021 || c == 0x2122)
        return after;
    if (c == 0x201C || c == 0x201D || c == 0xB2 || c == 0xB3 || c == 0xB9)
        return guessed && before && after;
    const int8_t type = u_charType(c);
    const bool sign = type == U_MATH_SYMBOL || type == U_CURRENCY_SYMBOL || type == U_MODIFIER_SYMBOL ||
                      type == U_OTHER_SYMBOL || c == 0xA7 || c == 0xB6 || c == 0xA1 || c == 0xBF || c == 0xAB ||
                      c == 0xBB;
    return c > 0x7F && sign && before && after && c != 0xAE && c != 0xA9 && c != 0xB0 && c != 0xB4 && c != 0xD7;
}

/* A question mark among letters is what some programs put for those they do not know; an address may have one. */
static bool lost_letter(const int32_t *c, size_t n, size_t i)
{
    return c[i] == '?' && i > 0 && i + 1 < n && letter(c[i - 1]) && lower(c[i + 1]);
}

static bool all_question_marks(const int32_t *c, size_t n)
{
    size_t marks = 0;
    for (size_t i = 0; i < n; i++) {
        if (c[i] != '?' && c[i] != ' ')
            return false;
        marks += c[i] == '?';
    }
    return marks > 2;
}

/* "&auml;", "&#228;" */
static bool entity(const int32_t *c, size_t n)
{
    static const char *const names[] = { "auml;", "ouml;", "aring;", "Auml;", "Ouml;", "Aring;", "eacute;", "amp;",
        "quot;", "lt;", "gt;", "nbsp;" };
    if (n > 3 && c[1] == '#' && (c[2] == 'x' || (c[2] >= '0' && c[2] <= '9')))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t k = 0;
        while (names[i][k] && k + 1 < n && c[k + 1] == names[i][k])
            k++;
        if (names[i][k] == '\0')
            return true;
    }
    return false;
}

static bool letter_follows(const int32_t *c, size_t n, size_t i)
{
    do
        i++;
    while (i < n && c[i] > 0x7F && !letter(c[i]) && !unseen_blank(c[i]));
    return i < n && letter(c[i]);
}

static bool points_plausible(const int32_t *c, size_t n, bool guessed)
{
    enum { SENTENCE = 5 }; /* words */
    bool address = false, before = false;
    size_t blanks = 0;
    for (size_t i = 0; i + 2 < n; i++)
        blanks += c[i] == ' ', address |= c[i] == ':' && c[i + 1] == '/' && c[i + 2] == '/';
    for (size_t i = 0, from = 0; i <= n; i++) {
        if (i < n && letter(c[i]))
            continue;
        if (i > from && !word_plausible(c + from, i - from, guessed, blanks + 1 >= SENTENCE))
            return false;
        before = i > from || (before && i > 0 && c[i - 1] > 0x7F); /* signs may follow each other */
        from = i + 1;
        if (i == n)
            break;
        if (never(c[i]) || stray_sign(c[i], before, letter_follows(c, n, i), guessed))
            return false;
        if (!address && (lost_letter(c, n, i) || (c[i] == '&' && entity(c + i, n - i))))
            return false;
    }
    return !all_question_marks(c, n) && !mistaken_utf8(c, n);
}

static bool needs_a_look(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] >= 0x80 || text.p[i] == '?' || text.p[i] == '&')
            return true;
    return false;
}

bool letters_plausible(struct str text, bool guessed)
{
    int32_t points[LONGEST];
    size_t n = 0;
    const int32_t length = (int32_t)text.n;
    if (!needs_a_look(text))
        return true;
    for (int32_t i = 0; i < length && n < LONGEST;) {
        U8_NEXT(text.p, i, length, points[n]);
        n++;
    }
    return points_plausible(points, n, guessed);
}
