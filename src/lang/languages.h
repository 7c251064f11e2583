/* languages: one row per language of the interface. Adding a language = one row here, one po/<tag>.po and, when its
 * letters are in none of the fonts yet, one row in tools/fonts.mjs.
 *   INCOMPLETE: not every message has a translation; English stands in, and the build says how many there are.
 *      tag ISO 639-3  own name      dir   locale for dates, numbers and sorting   translated */
#pragma once
/* clang-format off */
#define LANGUAGES(L, x) \
    L(x, fi, "fin", "Suomi",      "ltr", "fi_FI",              COMPLETE) \
    L(x, sv, "swe", "Svenska",    "ltr", "sv_FI",              COMPLETE) \
    L(x, en, "eng", "English",    "ltr", "en_FI",              COMPLETE) \
    L(x, so, "som", "Soomaali",   "ltr", "so_SO",              COMPLETE) \
    L(x, ar, "ara", "العربية",    "rtl", "ar_EG@numbers=latn", COMPLETE) \
    L(x, ru, "rus", "Русский",    "ltr", "ru_RU",              INCOMPLETE)
/* clang-format on */
