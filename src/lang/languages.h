/* languages: one row per language of the interface. Adding a language = one row here and one po/<tag>.po.
 *   tag   ISO 639-3  own name      dir   locale for dates, numbers and sorting */
#pragma once
/* clang-format off */
#define LANGUAGES(L) \
    L(fi, "fin", "Suomi",      "ltr", "fi_FI") \
    L(sv, "swe", "Svenska",    "ltr", "sv_FI") \
    L(en, "eng", "English",    "ltr", "en_FI") \
    L(so, "som", "Soomaali",   "ltr", "so_SO") \
    L(ar, "ara", "العربية",    "rtl", "ar_EG@numbers=latn")
/* clang-format on */
