/* lang: messages, dates, numbers, sorting and folding in the languages of languages.h. ICU is named only here. */
#pragma once
#include "base/task.h"
#include "lang/languages.h"

enum lang_id {
#define L(x, tag, iso3, name, dir, locale, translated) LANG_##tag,
    LANGUAGES(L, )
#undef L
        LANG__N
};
enum lang_translated { COMPLETE, INCOMPLETE };
struct lang {
    enum lang_id id;
    const char *tag, *iso3, *name, *dir, *locale;
    enum lang_translated translated;
};

const struct lang *lang_get(enum lang_id id);
const struct lang *lang_by_tag(struct str tag);                    /* "fi", "fi-FI", "fin"; NULL when not one of ours */
const struct lang *lang_accept(struct str accept_language_header); /* best of ours; Finnish when none fits */

/* Messages. The id is the English sentence. xgettext finds tr/trc/trn and N_ (base/str.h). Positional arguments "%1$s",
 * filled by tr_fill. The result of tr* is static and NUL-terminated. A message that is missing in a language is the
 * English one. */
const char *lang_tr(const struct lang *l, const char *msgid);
const char *lang_trc(const struct lang *l, const char *context, const char *msgid);
const char *lang_trn(const struct lang *l, const char *one, const char *many, int64_t n);
#define tr(t, literal)           lang_tr((t)->lang, literal)
#define trc(t, context, literal) lang_trc((t)->lang, context, literal)
#define trn(t, one, many, n)     lang_trn((t)->lang, one, many, n)
/* Fills %1$s … %9$s, %n (the count: the first argument) and %% in a translated pattern; plain text, no HTML. Numbers
 * become str by lang_number first. */
struct str tr_fill(struct arena *a, const char *pattern, const struct str *args, size_t nargs);
#define trf(t, literal, ...) \
    tr_fill((t)->a, tr(t, literal), (struct str[]){ __VA_ARGS__ }, \
        sizeof((struct str[]){ __VA_ARGS__ }) / sizeof(struct str))
/* How many messages another language has and this one lacks, for `check` and tests (tools/missing.sh knows them all).
 */
size_t lang_missing(const struct lang *l);

struct str lang_number(struct arena *a, const struct lang *l, int64_t n);        /* 1 234 */
struct str lang_percent(struct arena *a, const struct lang *l, int64_t percent); /* "42 %" */
struct str lang_money(struct arena *a, const struct lang *l, int64_t cents);     /* "2 450 612,00 €" */
struct str lang_day(struct arena *a, const struct lang *l,
    struct day d); /* short: 22.11.2026; partial days as far as known; "–" when none */
struct str lang_day_long(struct arena *a, const struct lang *l, struct day d); /* with weekday: "su 22.11.2026" */
struct str lang_month(struct arena *a, const struct lang *l, struct day d);    /* "marraskuu 2026" */
struct str lang_clock(struct arena *a, const struct lang *l, struct clock c);  /* 24 h: 9.30 / 9:30 */
struct str lang_instant(
    struct arena *a, const struct lang *l, struct instant i);                /* "22.11.2026 klo 10.30", wall time */
struct str lang_weekday(struct arena *a, const struct lang *l, int weekday); /* 0 = Monday */
struct str lang_language_name(
    struct arena *a, const struct lang *l, struct str iso3); /* name of a language code, ISO 639-3 or -1 */
struct str lang_language_names(
    struct arena *a, const struct lang *l, struct str codes); /* of codes joined by ';', as a list */
struct str lang_country_name(struct arena *a, const struct lang *l, struct str alpha2);
struct str lang_country_names(
    struct arena *a, const struct lang *l, struct str codes); /* of codes joined by ';', as a list */
struct str lang_comma(const struct lang *l);                  /* between things that stand side by side: ", " */
struct str lang_list(struct arena *a, const struct lang *l, const struct strs *items); /* "a, b ja c" */

/* Codes: 639-3 of a 639-1 or 639-3 code as typed; empty when no such language. */
struct str lang_code3(struct arena *a, struct str code);
/* Three small letters: has ISO 639-3 this code? */
bool lang_in_iso639(const char *code);
bool country_code_ok(struct str alpha2); /* ISO 3166-1 alpha-2, also XS, XX, XK */
/* What a person typed, "Somalia", "الصومال" or "so", as a code; empty when it is neither a code nor a country's name in
 * one of our languages. */
struct str country_find(struct arena *a, struct str typed);

/* What a person typed, "somali", "الصومالية", "so" or "som", as a code of three letters; empty when it is neither a
 * code nor a language's name in one of our languages. */
struct str language_find(struct arena *a, struct str typed);
/* The name in l that looks most like what was typed; empty when none does. */
struct str language_nearest(struct arena *a, const struct lang *l, struct str typed);
/* The names in l of the languages that have a code of two letters or a name of ours, sorted. */
struct strs language_names_all(struct arena *a, const struct lang *l);

/* Bytes that sort as Finnish expects when compared as bytes (ICU collation key, root "fi"); store as sort_key. */
struct str lang_sort_key(struct arena *a, struct str text);
/* Search form: NFKC, lower case, diacritics off (å ä é ö -> a a e o), Arabic letters normalised (alef forms, ya, ta
 * marbuta, no tatweel or marks), digits Western, punctuation to single blanks. */
struct str lang_fold(struct arena *a, struct str text);
/* Sound key of one folded word: spelling variants meet (mohamed, maxamed, muhammad, محمد -> one key). Latin and Arabic
 * script. */
struct str lang_sound(struct arena *a, struct str folded_word);
/* UTF-8 made valid and NFC; false when invalid bytes or NUL were found (ret_text still usable: bad bytes replaced). */
bool text_clean(struct arena *a, struct str raw, struct str *ret_text);
