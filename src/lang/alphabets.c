/* alphabets: alphabets of one byte for each letter, both ways, and what a mistaken text may have been. ICU knows the
 * alphabets; which answer is likely is judged by the letters that stand together in one language. */
#include <unicode/ucnv.h>
#include <unicode/utf8.h>
#include "lang/letters.h"

static const struct {
    const char *code, *icu, *name;
} alphabets[ALPHABET__N] = {
#define A(NAME, code, icu, name) { code, icu, name },
    ALPHABETS(A)
#undef A
};

const char *alphabet_code(enum alphabet which) { return alphabets[which].code; }
const char *alphabet_name(enum alphabet which) { return alphabets[which].name; }

bool alphabet_of_code(struct str code, enum alphabet *ret_which)
{
    for (enum alphabet i = 0; i < ALPHABET__N; i++)
        if (code.n == strlen(alphabets[i].code) && strncasecmp(code.p, alphabets[i].code, code.n) == 0) {
            *ret_which = i;
            return true;
        }
    return false;
}

void alphabet_points(enum alphabet which, uint16_t ret_points[ALPHABET_POINTS])
{
    UErrorCode e = U_ZERO_ERROR;
    UConverter *c = ucnv_open(alphabets[which].icu, &e);
    for (int i = 0; i < ALPHABET_POINTS; i++) {
        const char byte = (char)(0x80 + i);
        UChar wide[4];
        UErrorCode one = U_ZERO_ERROR;
        int32_t n = c ? ucnv_toUChars(c, wide, 4, &byte, 1, &one) : 0;
        ret_points[i] = n == 1 && U_SUCCESS(one) && wide[0] != 0xFFFD ? wide[0] : (uint16_t)(0x80 + i);
    }
    ucnv_close(c);
}

/* ---- back to bytes */

enum { SHORT = 2000 };

/* The bytes that the text was in an alphabet; false: it has letters that the alphabet has not, or is too long. */
static bool to_bytes(struct str text, const uint16_t points[ALPHABET_POINTS], unsigned char *bytes, size_t *ret_n)
{
    size_t n = 0;
    const int32_t length = (int32_t)text.n;
    if (text.n > SHORT)
        return false;
    for (int32_t i = 0; i < length;) {
        int32_t c, byte = -1;
        U8_NEXT(text.p, i, length, c);
        if (c >= 0 && c < 0x80)
            byte = c;
        for (int k = 0; byte < 0 && k < ALPHABET_POINTS; k++)
            if (points[k] == c)
                byte = 0x80 + k;
        if (byte < 0)
            return false;
        bytes[n++] = (unsigned char)byte;
    }
    *ret_n = n;
    return true;
}

static struct str from_bytes(struct arena *a, const unsigned char *bytes, size_t n, const uint16_t *points)
{
    char *text = arena_alloc(a, n * 3 + 1);
    int32_t to = 0;
    for (size_t i = 0; i < n; i++)
        U8_APPEND_UNSAFE(text, to, bytes[i] < 0x80 ? bytes[i] : points[bytes[i] - 0x80]);
    return (struct str){ text, (size_t)to };
}

/* ---- which answer is likely */

enum { FINNISH = 0 }; /* of several answers this one */
/* Letters beyond ASCII of languages, and of Russian and Arabic the commonest ones. */
static const char *const languages[] = { "äöåÄÖÅé", "çğıİöşüâîûÇĞÖŞÜ", "äõöüšžÄÕÖÜŠŽ", "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",
    "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "áčďéěíňóřšťúůýžäľôÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "čćđšžČĆĐŠŽ", "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "ăâîşţșțĂÂÎŞŢ", "éèêëàâîïôûùçæœÉÈÀÇ", "áéíóúñüÁÉÍÓÚÑ", "ãõáéíóúâêôçÃÕÁÉÍÓÚÂÊÔÇ", "åæøéÅÆØ", "çêîşûÇÊÎŞÛ" };
static const char *const common = "оеаинтсрвлкмдпуяигзьйАИМСОВНКЕДТГРЛПЮЭЗФШЖХ"
                                  "المنيورتبعدسفةحهقكشجخصطءأغضىزثذظإآؤئپچژگیک";

static bool is_in(const char *letters, const char *p, size_t n)
{
    for (const char *at = letters; (at = strchr(at, p[0])) != NULL; at++)
        if (strncmp(at, p, n) == 0)
            return true;
    return false;
}

/* Of 100; more is likelier. */
static int likely(struct str text)
{
    int letters = 0, known = 0, in[sizeof languages / sizeof *languages] = { 0 }, best = 0;
    const int32_t length = (int32_t)text.n;
    for (int32_t i = 0; i < length;) {
        int32_t start = i, c;
        U8_NEXT(text.p, i, length, c);
        if (c < 0x80)
            continue;
        letters++;
        known += is_in(common, text.p + start, (size_t)(i - start));
        for (size_t k = 0; k < sizeof languages / sizeof *languages; k++)
            in[k] += is_in(languages[k], text.p + start, (size_t)(i - start));
        if (c == 0x11E || c == 0x42A || c == 0x42C || c == 0x42B) /* Ğ Ъ Ь Ы: no word begins with them */
            known -= 2;
    }
    for (size_t k = 0; k < sizeof languages / sizeof *languages; k++)
        best = in[k] > best ? in[k] : best;
    best = known > best ? known : known < 0 ? best + known : best;
    return letters ? best * 100 / letters + (in[FINNISH] == letters) : 0;
}

/* ---- guesses */

struct search {
    struct arena *a;
    struct str text;
    bool guessed;
    int best; /* of what *found holds */
    struct letters_guess found;
};

static void consider(struct search *s, struct str text, bool twice, enum alphabet was)
{
    struct str clean;
    int score = text_clean(s->a, text, &clean) && !str_eq(clean, s->text) && letters_plausible(clean, false)
                    ? likely(clean)
                    : -1;
    if (score > 0 && !letters_plausible(clean, true))
        score /= 2;
    if (score > s->best) {
        s->best = score;
        s->found = (struct letters_guess){ str_copy(s->a, clean), twice, was };
    }
}

/* The bytes may be UTF-8; of a text that was mistaken several times, once more. */
static void consider_twice(struct search *s, const unsigned char *bytes, size_t n, int times)
{
    uint16_t points[ALPHABET_POINTS];
    unsigned char again[SHORT];
    struct str text = { (const char *)bytes, n }, clean;
    if (!text_clean(s->a, text, &clean))
        return;
    if (letters_plausible(clean, false))
        consider(s, clean, true, ALPHABET_WESTERN);
    alphabet_points(ALPHABET_WESTERN, points);
    if (!letters_plausible(clean, false) && times < 3 && to_bytes(clean, points, again, &n))
        consider_twice(s, again, n, times + 1);
}

/* What programs take for what: the alphabet it was read in, and those that it may have been. */
static void try_alphabet(struct search *s, enum alphabet read_as)
{
    uint16_t points[ALPHABET__N][ALPHABET_POINTS];
    unsigned char bytes[SHORT];
    size_t n;
    alphabet_points(read_as, points[read_as]);
    if (!to_bytes(s->text, points[read_as], bytes, &n))
        return;
    consider_twice(s, bytes, n, 1);
    if (s->guessed && read_as != ALPHABET_WESTERN)
        return;
    for (enum alphabet was = 0; was < ALPHABET__N; was++) {
        if (was == read_as)
            continue;
        alphabet_points(was, points[was]);
        consider(s, from_bytes(s->a, bytes, n, points[was]), false, was);
    }
}

bool letters_guess(struct arena *a, struct str text, bool guessed, struct letters_guess *ret)
{
    struct search s = { .a = a, .text = text, .guessed = guessed, .best = 0 };
    for (enum alphabet read_as = 0; read_as < ALPHABET__N; read_as++) {
        const int before = s.best;
        try_alphabet(&s, read_as);
        if (before == 0 && s.best > 100) /* the usual mistake explains it */
            break;
    }
    if (s.best <= 0)
        return false;
    *ret = s.found;
    return true;
}
