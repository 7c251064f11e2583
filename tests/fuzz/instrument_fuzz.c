/* instrument_fuzz: any bytes as the file of an instrument. It is refused with sentences, or what was read of it is
 * whole, is read again from its own source as the same, and takes its own answers. */
#include "rooms/instruments/instruments.h"
#include "lang/lang.h"
#include "tests/fuzz/fuzz.h"

static void whole(struct task *t, const struct instrument *i)
{
    struct instrument again;
    struct problems wrong = { 0 };
    int64_t *values = NEW_N(t->a, int64_t, i->items.n);

    HOLDS(i->items.n > 0 && i->items.n <= INSTRUMENT_ITEMS && i->languages.n > 0);
    HOLDS(i->languages.n <= INSTRUMENT_LANGUAGES && i->title != NULL && i->licence != NULL);
    for (size_t k = 0; k < i->items.n; k++) {
        const struct instrument_item *item = &i->items.at[k];
        for (size_t l = 0; l < i->languages.n; l++)
            HOLDS(item->texts[l].n > 0);
        values[k] = item->most != INT_NONE ? item->most : i->scales.at[item->scale].at[0].value;
        HOLDS(instrument_takes(i, k, values[k]));
    }
    struct str text = instrument_answers_text(t, i, values);
    HOLDS(instrument_answers_ok(text));
    HOLDS(str_eq(text, instrument_answers_text(t, i, instrument_answers(t, i, text))));
    int64_t score = instrument_score(i, values);
    HOLDS(score == INT_NONE || (score >= 0 && score <= 100));
    HOLDS(instrument_read(t, i->source, &again, &wrong) && str_eq(again.source, i->source));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t = { .a = arena_new((size_t)64 << 20), .lang = lang_get(LANG_en) };
    struct instrument i;
    struct problems wrong = { 0 };

    if (instrument_read(&t, fuzz_str(data, size), &i, &wrong)) {
        whole(&t, &i);
    } else {
        HOLDS(wrong.n > 0);
        for (size_t k = 0; k < wrong.n; k++)
            HOLDS(wrong.at[k].text.n > 0);
    }
    arena_free(t.a);
    return 0;
}
