/* letters_fuzz: any bytes, cleaned, as a text that may have been mistaken. What is left after tidying is clean, stays
 * as it is when tidied again, and a guess is plausible text. */
#include "lang/letters.h"
#include "tests/fuzz/fuzz.h"

static void check_guess(struct arena *a, struct str text, bool guessed)
{
    struct letters_guess guess;
    struct str clean;
    if (letters_plausible(text, guessed) || !letters_guess(a, text, guessed, &guess))
        return;
    HOLDS(text_clean(a, guess.text, &clean));
    HOLDS(letters_plausible(guess.text, false));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 3000)
        return 0;
    struct arena *a = arena_new((size_t)64 << 20);
    struct str text, again;
    bool changed = false, changed_again = false;
    text_clean(a, fuzz_str(data, size), &text);
    struct str tidy = letters_tidy(a, text, &changed);
    HOLDS(text_clean(a, tidy, &again));
    HOLDS(str_eq(letters_tidy(a, str_trim(tidy), &changed_again), str_trim(tidy)));
    check_guess(a, tidy, false);
    check_guess(a, tidy, true);
    arena_free(a);
    return 0;
}
