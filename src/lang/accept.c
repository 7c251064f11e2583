/* accept: the table of languages, and which of them a browser or a stored tag asks for. */
#include "lang/lang.h"
#include <ctype.h>

static const struct lang languages[LANG__N] = {
#define L(x, tag_, iso3_, name_, dir_, locale_, translated_) \
    [LANG_##tag_] = { .id = LANG_##tag_, \
        .tag = #tag_, \
        .iso3 = iso3_, \
        .name = name_, \
        .dir = dir_, \
        .locale = locale_, \
        .translated = translated_ },
    LANGUAGES(L, )
#undef L
};

const struct lang *lang_get(enum lang_id id) { return &languages[id]; }

static bool same_word(struct str s, const char *z)
{
    for (size_t i = 0; i < s.n; i++)
        if (z[i] == '\0' || tolower((unsigned char)s.p[i]) != z[i])
            return false;
    return z[s.n] == '\0';
}

/* The first piece of "fi-FI", "fi_FI" or "fi". */
static struct str primary(struct str tag)
{
    for (size_t i = 0; i < tag.n; i++)
        if (tag.p[i] == '-' || tag.p[i] == '_')
            return str_part(tag, 0, i);
    return tag;
}

const struct lang *lang_by_tag(struct str tag)
{
    struct str word = primary(str_trim(tag));
    for (size_t i = 0; i < LANG__N; i++)
        if (same_word(word, languages[i].tag) || same_word(word, languages[i].iso3))
            return &languages[i];
    return NULL;
}

/* "q=0.8" as thousandths; 1000 when there is none, 0 for what cannot be read. */
static int quality(struct str parameters)
{
    struct str piece;
    while (str_cut(&parameters, ';', &piece)) {
        piece = str_trim(piece);
        if (piece.n < 2 || (piece.p[0] != 'q' && piece.p[0] != 'Q') || piece.p[1] != '=')
            continue;
        struct str v = str_trim(str_part(piece, 2, piece.n));
        if (v.n == 0 || v.n > 5 || (v.p[0] != '0' && v.p[0] != '1') || (v.n > 1 && v.p[1] != '.'))
            return 0;
        int q = v.p[0] == '1' ? 1000 : 0, worth = 100;
        for (size_t i = 2; i < v.n; i++, worth /= 10) {
            if (v.p[i] < '0' || v.p[i] > '9')
                return 0;
            q += (v.p[i] - '0') * worth;
        }
        return q > 1000 ? 1000 : q;
    }
    return 1000;
}

/* The best wish wins; between equal wishes the first. "*" is a wish for Finnish. */
const struct lang *lang_accept(struct str header)
{
    const struct lang *best = NULL;
    int best_quality = 0;
    struct str range;
    while (str_cut(&header, ',', &range)) {
        struct str tag;
        if (!str_cut(&range, ';', &tag))
            continue;
        tag = str_trim(tag);
        const struct lang *l = str_is(tag, "*") ? &languages[LANG_fi] : lang_by_tag(tag);
        int q = quality(range);
        if (l != NULL && q > best_quality) {
            best = l;
            best_quality = q;
        }
    }
    return best != NULL ? best : &languages[LANG_fi];
}
