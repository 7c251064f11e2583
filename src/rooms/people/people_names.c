/* people_names: what is derived from the names and the phone number of a person: the words by which she is found, what
 * they sound like, and whether two files may be one person. A name is written in many ways: an apostrophe, an ayn or a
 * hyphen inside a word joins it or parts it (O'Neil, ONeil, O Neil), and so does the blank behind a particle
 * (al-Hassan, Al Hassan, Alhassan). So a word has several forms; the first is the joined one. */
#include "db/keys.h"
#include "lang/lang.h"
#include "rooms/people/people_card.h"

/* ---- words and their forms */

static const char *const joints[] = { "'", "\u2018", "\u2019", "\u02bc", "\u02bb", "\u02bf", "\u02be", "\u02b9", "`",
    "\u00b4", "\u2032", "\uff07", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212" };
static const char *const particles[] = { "al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "bin", "bint",
    "ben", "ibn", "af", "abu", "abou", "umm", "um", "abd", "abdul", "abdel", "abdal", "de", "da", "di", "du", "la",
    "le", "van", "von", "der", "den", "mc", "mac", "st", "ال", "عبد", "ابو", "ابن", "بن", "ام" };

/* The bytes of a joint that stands here; 0: none. */
static size_t joint_at(struct str s, size_t at)
{
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts(str_part(s, at, s.n), str_of(joints[i])))
            return strlen(joints[i]);
    return 0;
}

/* One letter alone (O, D), or a particle: part of the name that follows. */
static bool leans(struct str folded)
{
    size_t letters = 0;

    for (size_t i = 0; i < folded.n; i++)
        letters += ((unsigned char)folded.p[i] & 0xC0) != 0x80;
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (str_is(folded, particles[i]))
            return true;
    return letters == 1;
}

static bool strs_have(const struct strs *list, struct str word)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], word))
            return true;
    return false;
}

static void add_once(struct arena *a, struct strs *list, struct str word)
{
    if (!str_empty(word) && !strs_have(list, word))
        strs_add(a, list, word);
}

/* The parts of a word between its joints, and whether it has any. */
static struct strs parts_of(struct arena *a, struct str word)
{
    struct strs parts = { 0 };
    size_t from = 0;

    for (size_t i = 0; i <= word.n;) {
        size_t joint = i < word.n ? joint_at(word, i) : 0;
        if (i < word.n && joint == 0) {
            i++;
            continue;
        }
        struct str part = lang_fold(a, str_part(word, from, i - from));
        if (!str_empty(part))
            strs_add(a, &parts, part);
        i += joint + (i == word.n);
        from = i;
    }
    return parts;
}

static struct str joined(struct arena *a, const struct strs *parts) { return strs_join(a, parts, S("")); }

/* The words of a name, each with its forms: joined; and where it has joints, each part that can stand alone. A particle
 * belongs to the word after it. small: parts that cannot stand alone. */
struct name_word {
    struct strs forms;
};
struct name {
    struct name_word *at;
    size_t n, cap;
    struct strs small;
};

static void end_word(struct arena *a, struct name *name, struct strs *parts)
{
    struct name_word word = { { 0 } };

    if (parts->n == 0)
        return;
    add_once(a, &word.forms, joined(a, parts));
    for (size_t i = 0; i < parts->n && parts->n > 1; i++)
        add_once(a, leans(parts->at[i]) ? &name->small : &word.forms, parts->at[i]);
    LIST_ADD(a, name, word);
    *parts = (struct strs){ 0 };
}

static struct name name_of(struct arena *a, struct str text)
{
    struct name name = { 0 };
    struct strs parts = { 0 };
    struct str rest = text, word;

    while (!str_empty(rest) && str_cut(&rest, ' ', &word)) {
        struct strs more = parts_of(a, word);
        for (size_t i = 0; i < more.n; i++) {
            struct str left = more.at[i], one; /* other signs part a word */
            while (!str_empty(left) && str_cut(&left, ' ', &one))
                strs_add(a, &parts, one);
        }
        if (more.n != 1 || !leans(more.at[0]))
            end_word(a, &name, &parts);
    }
    end_word(a, &name, &parts);
    return name;
}

struct strs people_words_apart(struct arena *a, struct str text)
{
    struct strs words = { 0 };
    struct str rest = text, word;

    while (!str_empty(rest) && str_cut(&rest, ' ', &word)) {
        struct strs parts = parts_of(a, word);
        struct str folded = strs_join(a, &parts, S(" ")), one;
        while (!str_empty(folded) && str_cut(&folded, ' ', &one))
            strs_add(a, &words, one);
    }
    return words;
}

/* ---- what is stored of it */

static void add_words(struct arena *a, const struct name *name, struct person_derived *d)
{
    for (size_t i = 0; i < name->n; i++) {
        const struct strs *forms = &name->at[i].forms;
        strs_add(a, &d->names, forms->at[0]);
        for (size_t k = 0; k < forms->n; k++) {
            add_once(a, &d->words, forms->at[k]);
            add_once(a, &d->sounds, lang_sound(a, forms->at[k]));
        }
    }
    for (size_t i = 0; i < name->small.n; i++)
        add_once(a, &d->words, name->small.at[i]);
}

struct person_derived people_derive(struct arena *a, struct str given_names, struct str family_name)
{
    struct str both = str_fmt(a, "%.*s %.*s", STR_ARG(family_name), STR_ARG(given_names));
    struct person_derived d = { .sort_key = lang_sort_key(a, both) };
    struct name given = name_of(a, given_names), family = name_of(a, family_name);
    const struct name *first = given.n > 0 ? &given : &family;

    add_words(a, &family, &d);
    add_words(a, &given, &d);
    if (first->n > 0) {
        const struct strs *forms = &first->at[0].forms;
        d.own = lang_sound(a, forms->at[0]);
        d.own_part = forms->n > 1 ? lang_sound(a, forms->at[1]) : d.own;
    }
    return d;
}

/* ---- are two names alike? */

/* Joined they sound alike, or the one is joined what the other is in part (Hassan, al-Hassan). Two that share a part
 * only (Anna-Liisa, Anna-Maria) do not. */
static bool word_alike(struct arena *a, const struct name_word *one, const struct name_word *other)
{
    for (size_t i = 0; i < one->forms.n; i++)
        for (size_t k = 0; k < other->forms.n; k++)
            if ((i == 0 || k == 0) && str_eq(lang_sound(a, one->forms.at[i]), lang_sound(a, other->forms.at[k])))
                return true;
    return false;
}

static bool all_alike(struct arena *a, const struct name *one, const struct name *other)
{
    bool alike = one->n == other->n && one->n > 0;

    for (size_t i = 0; alike && i < one->n; i++)
        alike = word_alike(a, &one->at[i], &other->at[i]);
    return alike;
}

enum name_likeness people_names_alike(struct task *t, const struct person_names *one, const struct person_names *other)
{
    struct arena *a = t->a;
    struct name given = name_of(a, one->given), family = name_of(a, one->family);
    struct name others = name_of(a, other->given), others_family = name_of(a, other->family);
    struct name all = name_of(a, str_fmt(a, "%.*s %.*s", STR_ARG(one->given), STR_ARG(one->family)));
    struct name others_all = name_of(a, str_fmt(a, "%.*s %.*s", STR_ARG(other->given), STR_ARG(other->family)));

    if (all_alike(a, &given, &others_family) && all_alike(a, &family, &others))
        return NAMES_ALIKE;
    if (all.n == 0 || others_all.n == 0 || !word_alike(a, &all.at[0], &others_all.at[0]))
        return NAMES_DIFFER;
    for (size_t i = 1; i < all.n; i++)
        for (size_t k = 1; k < others_all.n; k++)
            if (word_alike(a, &all.at[i], &others_all.at[k]))
                return NAMES_ALIKE;
    return all.n == 1 || others_all.n == 1 ? NAMES_ALIKE_AS_FAR_AS_KNOWN : NAMES_DIFFER;
}

struct name_sounds people_own_sounds(struct task *t, const struct person_names *names)
{
    struct person_derived d = people_derive(t->a, names->given, names->family);

    return (struct name_sounds){ d.own, d.own_part };
}

/* ---- phone numbers */

enum { PHONE_FEWEST = 5, PHONE_ZEROS = 7 };

/* What is written where there is no number: one digit over and over, zeros at the end (040 0000000), or all digits in a
 * row (123456789). */
static bool is_placeholder(struct str digits)
{
    size_t same = 1, up = 1, down = 1, zeros = 0;

    while (zeros < digits.n && digits.p[digits.n - zeros - 1] == '0')
        zeros++;
    for (size_t i = 1; i < digits.n; i++) {
        int step = digits.p[i] - digits.p[i - 1];
        same += step == 0;
        up += step == 1 || step == -9;
        down += step == -1 || step == 9;
    }
    return zeros >= PHONE_ZEROS || same == digits.n || up == digits.n || down == digits.n;
}

struct str people_phone_key(struct task *t, struct str phone)
{
    char digits[24];
    size_t n = 0;
    struct str folded = lang_fold(t->a, phone), same;

    for (size_t i = 0; i < folded.n && n < sizeof digits; i++)
        if (folded.p[i] >= '0' && folded.p[i] <= '9')
            digits[n++] = folded.p[i];
    same = (struct str){ digits, n };
    bool placeholder = is_placeholder(same);
    if (str_starts(same, S("00358")))
        same = str_part(same, 5, same.n);
    else if (str_starts(same, S("358")) && same.n > 9)
        same = str_part(same, 3, same.n);
    if (str_starts(same, S("0"))) /* also in +358 (0)40 */
        same = str_part(same, 1, same.n);
    return same.n < PHONE_FEWEST || placeholder || is_placeholder(same) ? S("") : keys_fingerprint(t, "phone", same);
}
