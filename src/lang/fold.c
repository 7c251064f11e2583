/* fold: the forms of a text that searching and sorting use. Folding forgets case, marks and variants of letters; the
 * sort key remembers the Finnish alphabet. What a word sounds like is in sound.c. */
#include "lang/lang.h"
#include <pthread.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

/* ---- folding */

/* Names are short: they are folded on the stack, so that an import of 100,000 rows leaves nothing behind but the
 * result. */
enum { SHORT = 192 };
struct wide {
    UChar *p;
    int32_t n, room;
    UChar few[SHORT * 3];
};

static void wide_room(struct arena *a, struct wide *w, size_t n)
{
    w->p = n <= sizeof w->few / sizeof *w->few ? w->few : NEW_N(a, UChar, n);
    w->room = (int32_t)(n <= sizeof w->few / sizeof *w->few ? sizeof w->few / sizeof *w->few : n);
    w->n = 0;
}

static void normalize(struct arena *a, const UNormalizer2 *how, const struct wide *from, struct wide *to)
{
    UErrorCode e = U_ZERO_ERROR;
    wide_room(a, to, (size_t)from->n * 3);
    to->n = unorm2_normalize(how, from->p, from->n, to->p, to->room, &e);
    if (e == U_BUFFER_OVERFLOW_ERROR) { /* a few ligatures grow 18 times */
        e = U_ZERO_ERROR;
        wide_room(a, to, (size_t)to->n + 1);
        to->n = unorm2_normalize(how, from->p, from->n, to->p, to->room, &e);
    }
    if (U_FAILURE(e))
        to->n = 0;
}

/* Marks that carry no letter of their own in their script; the vowel signs of Indic scripts and Thai do, and stay. */
static bool is_mark(UChar32 c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7) || (c >= 0x610 && c <= 0x61a) ||
           (c >= 0x64b && c <= 0x65f) || c == 0x670 || (c >= 0x6d6 && c <= 0x6ed) || c == 0x640 /* tatweel */ ||
           c == 0x621 /* lone hamza */;
}

/* Letters that normalisation leaves apart although people take them for the same. NULL: the letter stays. */
static const char *same_letter(UChar32 c)
{
    switch (c) {
    case 0x00f8: return "o";  /* ø */
    case 0x00e6: return "ae"; /* æ */
    case 0x0153: return "oe"; /* œ */
    case 0x0111:
    case 0x00f0: return "d";  /* đ ð */
    case 0x0142: return "l";  /* ł */
    case 0x0131: return "i";  /* ı */
    case 0x0127: return "h";  /* ħ */
    case 0x0167: return "t";  /* ŧ */
    case 0x014b: return "n";  /* ŋ */
    case 0x0259: return "e";  /* ə */
    case 0x00fe: return "th"; /* þ */
    case 0x0671: return "ا";
    case 0x0649:
    case 0x06cc:
    case 0x06d0:
    case 0x06ce: return "ي";
    case 0x06a9:
    case 0x06aa: return "ك";
    case 0x0629:
    case 0x06c1:
    case 0x06be:
    case 0x06c3:
    case 0x06d5: return "ه";
    case 0x06c6:
    case 0x06c7: return "و";
    case 0x06b5: return "ل";
    case 0x0695: return "ر";
    default: return NULL;
    }
}

static size_t put_utf8(char *to, UChar32 c)
{
    size_t n = 0;
    if (c < 0x80) {
        to[n++] = (char)c;
    } else if (c < 0x800) {
        to[n++] = (char)(0xc0 | c >> 6);
        to[n++] = (char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        to[n++] = (char)(0xe0 | c >> 12);
        to[n++] = (char)(0x80 | (c >> 6 & 0x3f));
        to[n++] = (char)(0x80 | (c & 0x3f));
    } else {
        to[n++] = (char)(0xf0 | c >> 18);
        to[n++] = (char)(0x80 | (c >> 12 & 0x3f));
        to[n++] = (char)(0x80 | (c >> 6 & 0x3f));
        to[n++] = (char)(0x80 | (c & 0x3f));
    }
    return n;
}

/* Letters, digits and single blanks; `to` has room for four bytes per unit of `from`. */
static size_t put_folded(char *to, const struct wide *from)
{
    size_t n = 0;
    for (int32_t i = 0; i < from->n;) {
        UChar32 c;
        U16_NEXT(from->p, i, from->n, c);
        int32_t digit = u_charDigitValue(c);
        const char *same = same_letter(c);
        if (is_mark(c))
            continue;
        if (digit >= 0) {
            to[n++] = (char)('0' + digit);
        } else if (same != NULL) {
            memcpy(to + n, same, strlen(same));
            n += strlen(same);
        } else if (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) {
            n += put_utf8(to + n, c);
        } else if (n > 0 && to[n - 1] != ' ') {
            to[n++] = ' ';
        }
    }
    return n > 0 && to[n - 1] == ' ' ? n - 1 : n;
}

static struct str fold_wide(struct arena *a, struct str text)
{
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *casefold = unorm2_getNFKCCasefoldInstance(&e), *nfd = unorm2_getNFDInstance(&e);
    struct wide one, two;
    int32_t bad = 0;
    wide_room(a, &one, text.n);
    u_strFromUTF8WithSub(one.p, one.room, &one.n, text.p, (int32_t)text.n, 0xfffd, &bad, &e);
    if (U_FAILURE(e))
        return S("");
    normalize(a, casefold, &one, &two);
    normalize(a, nfd, &two, &one);
    char few[SHORT * 3], *to = (size_t)one.n * 4 <= sizeof few ? few : arena_alloc(a, (size_t)one.n * 4 + 1);
    struct str folded = { to, put_folded(to, &one) };
    return to == few ? str_copy(a, folded) : folded;
}

struct str lang_fold(struct arena *a, struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] >= 0x80)
            return fold_wide(a, text);
    char *to = arena_alloc(a, text.n + 1);
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c >= 'A' && c <= 'Z')
            to[n++] = (char)(c + 32);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            to[n++] = (char)c;
        else if (n > 0 && to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return (struct str){ to, n > 0 && to[n - 1] == ' ' ? n - 1 : n };
}

/* ---- sorting */

static pthread_once_t collator_once = PTHREAD_ONCE_INIT;
static UCollator *collator_opened;

static void open_collator(void)
{
    UErrorCode e = U_ZERO_ERROR;
    collator_opened = ucol_open("fi", &e);
    if (U_FAILURE(e))
        collator_opened = NULL;
    else
        ucol_setAttribute(collator_opened, UCOL_NORMALIZATION_MODE, UCOL_ON, &e);
}

/* Opened at the first key and only read afterwards: ICU promises that ucol_getSortKey on a const collator is safe from
 * several threads. Lives as long as the program. */
static const UCollator *collator(void)
{
    pthread_once(&collator_once, open_collator);
    return collator_opened;
}

struct str lang_sort_key(struct arena *a, struct str text)
{
    UErrorCode e = U_ZERO_ERROR;
    struct wide w;
    uint8_t few[SHORT * 4];
    int32_t bad = 0;
    wide_room(a, &w, text.n);
    u_strFromUTF8WithSub(w.p, w.room, &w.n, text.p, (int32_t)text.n, 0xfffd, &bad, &e);
    const UCollator *c = collator();
    if (U_FAILURE(e) || c == NULL)
        return str_copy(a, text);
    int32_t n = ucol_getSortKey(c, w.p, w.n, few, sizeof few);
    if (n <= 1)
        return S("");
    if ((size_t)n <= sizeof few)
        return str_copy(a, (struct str){ (const char *)few, (size_t)n - 1 });
    uint8_t *key = arena_alloc(a, (size_t)n);
    ucol_getSortKey(c, w.p, w.n, key, n);
    return (struct str){ (const char *)key, (size_t)n - 1 };
}
