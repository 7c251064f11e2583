/* fold_fuzz: any bytes are cleaned, folded, sounded and given a sort key. Clean text stays clean, folded text stays
 * folded. */
#include "lang/lang.h"
#include "tests/fuzz/fuzz.h"

static void check_clean(struct arena *a, struct str raw)
{
    struct str text, again;
    text_clean(a, raw, &text);
    HOLDS(text_clean(a, text, &again));
    HOLDS(str_eq(text, again));
    struct str folded = lang_fold(a, text);
    HOLDS(str_eq(lang_fold(a, folded), folded));
    HOLDS(text_clean(a, folded, &again));
    struct str word;
    while (str_cut(&folded, ' ', &word))
        lang_sound(a, word);
    struct str key = lang_sort_key(a, text);
    HOLDS(key.n == 0 || memchr(key.p, '\0', key.n) == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = fuzz_str(data, size);
    if (size > 20000)
        return 0;
    struct arena *a = arena_new((size_t)64 << 20);
    check_clean(a, s);
    lang_fold(a, s);
    lang_sound(a, s);
    lang_sort_key(a, s);
    lang_code3(a, s);
    lang_language_name(a, lang_get(LANG_so), s);
    lang_country_name(a, lang_get(LANG_ar), s);
    country_code_ok(s);
    struct str args[] = { s, S("x") };
    tr_fill(a, str_z(a, s), args, 2);
    arena_free(a);
    return 0;
}
