/* text: bytes become clean text here, once, where they enter; and arguments are put into translated patterns. */
#include "lang/lang.h"
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

/* ---- arguments */

/* The value of the placeholder at p ("1$s", "n", "%"), and its length in *ret_n; false when it is none of ours. */
static bool placeholder(const char *p, const struct str *args, size_t nargs, struct str *ret_value, size_t *ret_n)
{
    if (p[0] == '%') {
        *ret_value = S("%");
        *ret_n = 1;
        return true;
    }
    size_t which = p[0] == 'n'                                                ? 1
                   : p[0] >= '1' && p[0] <= '9' && p[1] == '$' && p[2] == 's' ? (size_t)(p[0] - '0')
                                                                              : 0;
    if (which == 0 || which > nargs)
        return false;
    *ret_value = args[which - 1];
    *ret_n = p[0] == 'n' ? 1 : 3;
    return true;
}

/* Writes to `to` when it is not NULL; returns the length either way. */
static size_t fill(char *to, const char *pattern, const struct str *args, size_t nargs)
{
    size_t n = 0;
    for (const char *p = pattern; *p != '\0'; p++) {
        struct str value = { p, 1 };
        size_t skip = 0;
        if (*p == '%')
            placeholder(p + 1, args, nargs, &value, &skip);
        if (to != NULL && value.n > 0)
            memcpy(to + n, value.p, value.n);
        n += value.n;
        p += skip;
    }
    return n;
}

struct str tr_fill(struct arena *a, const char *pattern, const struct str *args, size_t nargs)
{
    char *text = arena_alloc(a, fill(NULL, pattern, args, nargs) + 1);
    return (struct str){ text, fill(text, pattern, args, nargs) };
}

/* ---- clean text */

static bool plain_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] - 1U >= 0x7fU) /* NUL wraps round */
            return false;
    return true;
}

/* Letters that never change in NFC: below the combining marks, and the usual ones of Cyrillic and Arabic. */
static bool surely_composed(int32_t c)
{
    return c < 0x300 || (c >= 0x400 && c < 0x483) || (c >= 0x621 && c <= 0x64a) || (c >= 0x660 && c < 0x6d5);
}

static struct str compose(struct arena *a, struct str valid)
{
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&e);
    int32_t n = 0, room = (int32_t)valid.n + 1;
    UChar *wide = NEW_N(a, UChar, room);
    u_strFromUTF8(wide, room, &n, valid.p, (int32_t)valid.n, &e);
    if (U_FAILURE(e) || unorm2_isNormalized(nfc, wide, n, &e))
        return valid;
    room = n * 3 + 16; /* NFC grows a text at most threefold */
    UChar *composed = NEW_N(a, UChar, room);
    n = unorm2_normalize(nfc, wide, n, composed, room, &e);
    char *text = arena_alloc(a, (size_t)n * 3 + 1);
    int32_t bytes = 0;
    u_strToUTF8(text, n * 3 + 1, &bytes, composed, n, &e);
    return U_FAILURE(e) ? valid : (struct str){ text, (size_t)bytes };
}

bool text_clean(struct arena *a, struct str raw, struct str *ret_text)
{
    if (plain_ascii(raw)) {
        *ret_text = raw;
        return true;
    }
    bool valid = true, composed = true;
    struct str text = raw;
    char *repaired = NULL; /* made at the first bad byte */
    size_t n = 0;
    const int32_t length = (int32_t)raw.n;
    for (int32_t i = 0; i < length;) {
        int32_t start = i, c;
        U8_NEXT(raw.p, i, length, c);
        if (c <= 0 && repaired == NULL) {
            valid = false;
            repaired = arena_alloc(a, raw.n * 3 + 1);
            memcpy(repaired, raw.p, n = (size_t)start);
        }
        if (c <= 0) {
            memcpy(repaired + n, "\ufffd", 3);
            n += 3;
        } else if (repaired != NULL) {
            memcpy(repaired + n, raw.p + start, (size_t)(i - start));
            n += (size_t)(i - start);
        }
        composed = composed && (c <= 0 || surely_composed(c));
    }
    if (repaired != NULL)
        text = (struct str){ repaired, n };
    *ret_text = composed ? text : compose(a, text);
    return valid;
}
