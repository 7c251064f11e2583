/* names: languages and countries by their codes, named in the reader's language. ICU knows the names; a small table
 * helps where its Somali is thin, and a cache spares the look-up on pages with long lists. What a language or a country
 * is called in any of our languages is folded once, at the first word that is looked for. */
#include "lang/lang.h"
#include <ctype.h>
#include <stdatomic.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

/* ---- codes */

static bool lower_word(struct str code, size_t min, size_t max, char *ret_word)
{
    code = str_trim(code);
    if (code.n < min || code.n > max)
        return false;
    for (size_t i = 0; i < code.n; i++) {
        if (!isalpha((unsigned char)code.p[i]))
            return false;
        ret_word[i] = (char)tolower((unsigned char)code.p[i]);
    }
    ret_word[code.n] = '\0';
    return true;
}

/* The "bibliographic" codes of ISO 639-2 that older registers still use. */
static const char *const bibliographic[][2] = {
    { "alb", "sqi" },
    { "arm", "hye" },
    { "baq", "eus" },
    { "bur", "mya" },
    { "chi", "zho" },
    { "cze", "ces" },
    { "dut", "nld" },
    { "fre", "fra" },
    { "geo", "kat" },
    { "ger", "deu" },
    { "gre", "ell" },
    { "ice", "isl" },
    { "mac", "mkd" },
    { "mao", "mri" },
    { "may", "msa" },
    { "per", "fas" },
    { "rum", "ron" },
    { "slo", "slk" },
    { "tib", "bod" },
    { "wel", "cym" },
};

struct str lang_code3(struct arena *a, struct str code)
{
    char word[4];
    if (!lower_word(code, 2, 3, word))
        return S("");
    for (size_t i = 0; i < sizeof bibliographic / sizeof *bibliographic; i++)
        if (strcmp(word, bibliographic[i][0]) == 0)
            return str_of(bibliographic[i][1]);
    if (lang_in_iso639(word))
        return str_copy(a, str_of(word));
    return str_copy(a, str_of(uloc_getISO3Language(word)));
}

bool country_code_ok(struct str alpha2)
{
    if (alpha2.n != 2)
        return false;
    if (str_is(alpha2, "XS") || str_is(alpha2, "XX") || str_is(alpha2, "XK"))
        return true;
    for (const char *const *c = uloc_getISOCountries(); *c != NULL; c++)
        if (memcmp(*c, alpha2.p, 2) == 0)
            return true;
    return false;
}

/* ---- names */

#define NAME 120
typedef int32_t display(const char *locale, const char *in, UChar *ret, int32_t cap, UErrorCode *e);

/* False when ICU has no name in that language. */
static bool icu_name(display *ask, const char *code, const char *locale, char *ret_name)
{
    UErrorCode e = U_ZERO_ERROR;
    UChar text[NAME];
    int32_t n = ask(code, locale, text, NAME, &e);
    if (U_FAILURE(e) || e == U_USING_DEFAULT_WARNING || n == 0)
        return false;
    e = U_ZERO_ERROR;
    u_strToUTF8(ret_name, NAME, NULL, text, n, &e);
    return U_SUCCESS(e) && e != U_STRING_NOT_TERMINATED_WARNING;
}

/* Names that ICU lacks or that we say otherwise, as messages. */
static const struct {
    const char code[4];
    const char *name;
} own_names[] = {
    { "prs", N_("Dari") },
    { "pes", N_("Persian (Iran)") },
    { "kmr", N_("Kurdish (Kurmanji)") },
    { "ckb", N_("Kurdish (Sorani)") },
    { "pnb", N_("Punjabi (Western)") },
    { "ymm", N_("Somali (Maay)") },
    { "arb", N_("Arabic") },
    { "apc", N_("Arabic (Levant)") },
    { "acm", N_("Arabic (Iraq)") },
    { "ary", N_("Arabic (Morocco)") },
    { "aii", N_("Assyrian") },
    { "rmf", N_("Romani (Finland)") },
    { "rmn", N_("Romani (Balkans)") },
    { "haz", N_("Hazaragi") },
    { "azb", N_("Azerbaijani (Iran)") },
    { "uzs", N_("Uzbek (Afghanistan)") },
    { "apd", N_("Arabic (Sudan)") },
    { "afb", N_("Arabic (Gulf)") },
    { "gax", N_("Oromo (Borana)") },
    { "mis", N_("Another language") },
    { "mul", N_("Several languages") },
    { "und", N_("Not known") },
    /* ICU's name is the country, out of use or not what the rest of the program says in one of our languages */
    { "pus", N_("Pashto") },
    { "ben", N_("Bengali") },
    { "tur", N_("Turkish") },
    { "zho", N_("Chinese") },
    { "vie", N_("Vietnamese") },
    { "tha", N_("Thai") },
    { "fin", N_("Finnish") },
    { "swe", N_("Swedish") },
    { "XS", N_("Stateless") },
    { "XX", N_("Not determined") },
};

static const char *own_name(const struct lang *l, const char *code)
{
    for (size_t i = 0; i < sizeof own_names / sizeof *own_names; i++)
        if (strcmp(own_names[i].code, code) == 0)
            return lang_tr(l, own_names[i].name);
    return NULL;
}

/* One name that was looked up. Published once, never changed or freed: there are only so many codes. */
struct known {
    char code[4];
    char name[NAME];
};
enum { KNOWN = 512, TRIES = 8 };

/* The cache is a table of atomic pointers: readers take no lock, two threads that look up the same name at once agree
 * on the first. A full table only means that the rest is looked up each time. */
static struct str cached_name(
    struct arena *a, const struct lang *l, const char *code, display *ask, const char *icu_code)
{
    static _Atomic(const struct known *) table[LANG__N][KNOWN];
    unsigned hash = 0;
    for (const char *c = code; *c != '\0'; c++)
        hash = hash * 31 + (unsigned char)*c;
    struct known new = { .name = "" };
    for (unsigned i = 0; i < TRIES; i++) {
        _Atomic(const struct known *) *slot = &table[l->id][(hash + i) % KNOWN];
        const struct known *k = atomic_load_explicit(slot, memory_order_acquire);
        if (k == NULL && new.name[0] == '\0') {
            memcpy(new.code, code, strlen(code) + 1);
            if (!icu_name(ask, icu_code, l->locale, new.name) && !icu_name(ask, icu_code, "en", new.name))
                memcpy(new.name, code, strlen(code) + 1);
        }
        if (k == NULL) {
            struct known *copy = malloc(sizeof *copy);
            if (copy == NULL)
                break;
            *copy = new;
            if (atomic_compare_exchange_strong(slot, &k, copy))
                return str_of(copy->name);
            free(copy);
        }
        if (strcmp(k->code, code) == 0)
            return str_of(k->name);
    }
    if (new.name[0] == '\0' && !icu_name(ask, icu_code, l->locale, new.name) &&
        !icu_name(ask, icu_code, "en", new.name))
        return str_copy(a, str_of(code));
    return str_copy(a, str_of(new.name));
}

struct str lang_language_name(struct arena *a, const struct lang *l, struct str iso3)
{
    char code[4];
    if (!lower_word(iso3, 2, 3, code))
        return iso3;
    const char *own = own_name(l, code);
    return own != NULL ? str_of(own) : cached_name(a, l, code, uloc_getDisplayLanguage, code);
}

struct str lang_language_names(struct arena *a, const struct lang *l, struct str codes)
{
    struct strs names = strs_split(a, codes, ';');
    for (size_t i = 0; i < names.n; i++)
        names.at[i] = lang_language_name(a, l, names.at[i]);
    return lang_list(a, l, &names);
}

struct str lang_country_name(struct arena *a, const struct lang *l, struct str alpha2)
{
    char code[4] = "", locale[8] = "und_";
    if (alpha2.n != 2 || !isupper((unsigned char)alpha2.p[0]) || !isupper((unsigned char)alpha2.p[1]))
        return alpha2;
    memcpy(code, alpha2.p, 2);
    memcpy(locale + 4, alpha2.p, 2);
    const char *own = own_name(l, code);
    return own != NULL ? str_of(own) : cached_name(a, l, code, uloc_getDisplayCountry, locale);
}

struct str lang_country_names(struct arena *a, const struct lang *l, struct str codes)
{
    struct strs names = strs_split(a, codes, ';');
    for (size_t i = 0; i < names.n; i++)
        names.at[i] = lang_country_name(a, l, names.at[i]);
    return lang_list(a, l, &names);
}

/* ---- a code by a name */

struct called {
    const char *code; /* lives as long as the program */
    struct str name;  /* folded */
};

/* Every name of all codes in all our languages, code by code. */
struct all_called {
    struct called *at;
    size_t n, cap;
};

static void add_called(struct arena *a, struct all_called *all, const char *code, struct str name)
{
    struct called one = { code, lang_fold(a, name) };
    if (one.name.n > 0)
        LIST_ADD(a, all, one);
}

/* A copy for as long as the program runs, in one piece; NULL when there is no memory. */
static struct all_called *kept_copy(const struct all_called *all)
{
    size_t bytes = 0;
    for (size_t i = 0; i < all->n; i++)
        bytes += all->at[i].name.n;
    struct all_called *copy = malloc(sizeof *copy + all->n * sizeof *copy->at + bytes);
    if (copy == NULL)
        return NULL;
    *copy = (struct all_called){ (struct called *)(copy + 1), all->n, all->n };
    char *to = (char *)(copy->at + copy->n);
    for (size_t i = 0; i < all->n; i++) {
        struct str name = all->at[i].name;
        copy->at[i] = (struct called){ all->at[i].code, { to, name.n } };
        memcpy(to, name.p, name.n);
        to += name.n;
    }
    return copy;
}

typedef _Atomic(const struct all_called *) kept_called;

/* Folding them all takes as long as some hundred look-ups, and comes to the same each time: published once, as names
 * are above, and never changed or freed. */
static const struct all_called *all_called(
    struct arena *a, kept_called *kept, void (*add_all)(struct arena *a, struct all_called *all))
{
    const struct all_called *k = atomic_load_explicit(kept, memory_order_acquire);
    if (k != NULL)
        return k;
    struct all_called *all = NEW(a, struct all_called);
    add_all(a, all);
    struct all_called *copy = kept_copy(all);
    if (copy == NULL)
        return all;
    if (atomic_compare_exchange_strong(kept, &k, copy))
        return copy;
    free(copy);
    return k;
}

static struct str code_called(const struct all_called *all, struct str folded)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->at[i].name, folded))
            return str_of(all->at[i].code);
    return S("");
}

static void add_country(struct arena *a, struct all_called *all, const char *code)
{
    for (enum lang_id i = 0; i < LANG__N; i++)
        add_called(a, all, code, lang_country_name(a, lang_get(i), str_of(code)));
}

static void add_countries(struct arena *a, struct all_called *all)
{
    static const char *const beside_iso[] = { "XS", "XX", "XK" };
    for (size_t i = 0; i < sizeof beside_iso / sizeof *beside_iso; i++)
        add_country(a, all, beside_iso[i]);
    for (const char *const *c = uloc_getISOCountries(); *c != NULL; c++)
        add_country(a, all, *c);
}

struct str country_find(struct arena *a, struct str typed)
{
    static kept_called countries;
    struct str folded = lang_fold(a, typed = str_trim(typed));
    if (typed.n == 2) {
        char upper[] = { (char)toupper((unsigned char)typed.p[0]), (char)toupper((unsigned char)typed.p[1]) };
        struct str code = { upper, 2 };
        if (country_code_ok(code))
            return str_copy(a, code);
    }
    return folded.n > 0 ? code_called(all_called(a, &countries, add_countries), folded) : S("");
}

/* ---- a language by its name: codes of ICU first, which are those that lists offer, then our own names */

/* The i-th code of three letters, "" for what is no language; false after the last one. */
static bool nth_language(size_t i, const char **ret_code, bool *ret_common)
{
    const char *const *icu = uloc_getISOLanguages();
    size_t n = 0;
    while (icu[n] != NULL)
        n++;
    if (i >= n + sizeof own_names / sizeof *own_names)
        return false;
    if (i < n) {
        *ret_code = uloc_getISO3Language(icu[i]);
        *ret_common = icu[i][2] == '\0';
    } else {
        *ret_code = islower((unsigned char)own_names[i - n].code[0]) ? own_names[i - n].code : "";
        *ret_common = true;
    }
    static const char *const no_language[] = { "mis", "mul", "und", "zxx" };
    for (size_t k = 0; k < sizeof no_language / sizeof *no_language; k++)
        if (strcmp(*ret_code, no_language[k]) == 0)
            *ret_code = "";
    return true;
}

/* Not from the cache: hundreds that nobody speaks here would fill it. */
static struct str uncached_name(struct arena *a, const struct lang *l, const char *code)
{
    char name[NAME];
    const char *own = own_name(l, code);
    if (own != NULL)
        return str_of(own);
    return icu_name(uloc_getDisplayLanguage, code, l->locale, name) ? str_copy(a, str_of(name)) : S("");
}

static void add_languages(struct arena *a, struct all_called *all)
{
    const char *c;
    bool common;
    for (size_t i = 0; nth_language(i, &c, &common); i++)
        for (enum lang_id id = 0; *c != '\0' && id < LANG__N; id++)
            add_called(a, all, c, uncached_name(a, lang_get(id), c));
}

static const struct all_called *languages_called(struct arena *a)
{
    static kept_called languages;
    return all_called(a, &languages, add_languages);
}

struct str language_find(struct arena *a, struct str typed)
{
    struct str code = lang_code3(a, typed), folded = lang_fold(a, str_trim(typed));
    return code.n > 0 || folded.n == 0 ? code : code_called(languages_called(a), folded);
}

/* A word of a longer name, "sorani" of "Kurdish (Sorani)", or a slip or two and one more for every four letters. */
static size_t far(struct str name, struct str typed)
{
    size_t edits = str_edits(name, typed), letters = 0;
    for (size_t i = 0; i < typed.n; i++) /* an Arabic letter has two bytes, and so has a slip in it */
        letters += ((unsigned char)typed.p[i] & 0xc0) != 0x80;
    struct str word;
    for (struct str rest = name; edits > 0 && str_cut(&rest, ' ', &word);)
        if (str_eq(word, typed))
            return 1;
    return edits <= 2 + letters / 4 && edits < letters ? edits : SIZE_MAX;
}

struct str language_nearest(struct arena *a, const struct lang *l, struct str typed)
{
    struct str folded = lang_fold(a, str_trim(typed));
    const char *best = "";
    size_t least = SIZE_MAX;
    const struct all_called *all = languages_called(a);
    for (size_t i = 0; folded.n > 0 && i < all->n; i++) {
        size_t d = far(all->at[i].name, folded);
        if (d < least)
            least = d, best = all->at[i].code;
    }
    return *best != '\0' ? uncached_name(a, l, best) : S("");
}

struct strs language_names_all(struct arena *a, const struct lang *l)
{
    struct strs names = { 0 }, keys = { 0 };
    const char *c;
    bool common;
    for (size_t i = 0; nth_language(i, &c, &common); i++) {
        struct str name = common && *c != '\0' ? uncached_name(a, l, c) : S(""), key = lang_sort_key(a, name);
        if (name.n == 0)
            continue;
        strs_add(a, &names, name);
        strs_add(a, &keys, key);
        for (size_t k = names.n - 1; k > 0 && str_cmp(keys.at[k - 1], key) > 0; k--) {
            keys.at[k] = keys.at[k - 1];
            names.at[k] = names.at[k - 1];
            keys.at[k - 1] = key;
            names.at[k - 1] = name;
        }
    }
    return names;
}
