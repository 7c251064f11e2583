/* qualifications: the table of qualifications.def. */
#include "rooms/qualifications.h"

#define QUALIFICATION(code, fi, sv, en) { code, fi, sv, en },
const struct qualification QUALIFICATIONS[] = {
#include "rooms/qualifications.def"
};
const size_t QUALIFICATIONS_N = sizeof QUALIFICATIONS / sizeof *QUALIFICATIONS;

/* The next letter, small, without what lies between words: of the letters beyond ASCII only those of the names matter
 * (å ä ö é), whose second byte tells capital and small apart. '\0': the end. Asked for each imported row. */
static unsigned char next_letter(struct str *s)
{
    while (s->n > 0) {
        unsigned char c = (unsigned char)s->p[0];
        s->p++, s->n--;
        if (c >= 'A' && c <= 'Z')
            return (unsigned char)(c + 32);
        if (c >= 0x80 && c <= 0x9e)
            return (unsigned char)(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80)
            return c;
    }
    return '\0';
}

static bool same(struct str one, struct str other)
{
    unsigned char a, b;

    do {
        a = next_letter(&one);
        b = next_letter(&other);
    } while (a == b && a != '\0');
    return a == b;
}

const struct qualification *qualification_find(struct str text)
{
    for (size_t i = 0; i < QUALIFICATIONS_N && !str_empty(text); i++) {
        const struct qualification *q = &QUALIFICATIONS[i];
        if (same(text, str_of(q->fi)) || same(text, str_of(q->sv)) || same(text, str_of(q->en)) ||
            same(text, str_of(q->code)))
            return q;
    }
    return NULL;
}

struct str qualification_code(struct str text)
{
    const struct qualification *q = qualification_find(text);

    return q == NULL ? S("") : str_of(q->code);
}

struct str qualification_name(const struct lang *l, const struct qualification *q)
{
    return str_of(l->id == LANG_sv ? q->sv : l->id == LANG_en ? q->en : q->fi);
}

struct str qualification_text(const struct lang *l, struct str text)
{
    const struct qualification *q = qualification_find(text);

    return q == NULL ? text : qualification_name(l, q);
}
