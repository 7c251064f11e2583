/* words_fuzz: any bytes, as text, as the own words of a message: clean words stay as they are when they are cleaned
 * again; what the check lets through says each value when all are known, and leaves no brace behind; of a link that
 * nobody has, nothing is left. */
#include "lang/lang.h"
#include "rooms/messages/messages_template.h"
#include "tests/fuzz/fuzz.h"

static struct str of(const struct buf *b) { return buf_view(b); }

static void fills(struct str words, unsigned must)
{
    struct str values[SLOT__N] = { S("(day)"), S("(time)"), S("(until)"), S("(link)"), S("(phone)") };
    struct buf b;

    buf_init(&b, words.n + 100);
    HOLDS(messages_template_fill(words, values, must, &b));
    HOLDS(str_find(of(&b), S("{")) < 0 && str_find(of(&b), S("}")) < 0);
    for (enum message_slot s = 0; s < SLOT__N; s++)
        if ((must & 1U << s) != 0)
            HOLDS(str_find(of(&b), values[s]) >= 0);
    buf_free(&b);
    buf_init(&b, words.n + 100);
    values[SLOT_link] = values[SLOT_phone] = S("");
    if (messages_template_fill(words, values, must, &b))
        HOLDS(str_find(of(&b), S("{")) < 0);
    buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const unsigned kinds[] = { SLOTS(day) | SLOTS(time) | SLOTS(link), SLOTS(link), SLOTS(until) | SLOTS(link),
        SLOTS(day) | SLOTS(time) };
    struct arena *a = arena_new((size_t)64 << 20);
    struct buf clean, again;
    struct message_faults faults;
    struct str text;

    if (size > 3000)
        size = 3000;
    text_clean(a, fuzz_str(data, size), &text);
    buf_init(&clean, text.n + 1);
    messages_template_clean(text, &clean);
    HOLDS(!buf_full(&clean) && clean.n <= text.n);
    buf_init(&again, clean.n + 1);
    messages_template_clean(of(&clean), &again);
    HOLDS(str_eq(of(&clean), of(&again)));
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        messages_template_check(of(&clean), kinds[k], SLOTS(phone), &faults);
        HOLDS(faults.n <= MESSAGE_FAULTS_MOST);
        if (faults.n == 0)
            fills(of(&clean), kinds[k]);
    }
    buf_free(&clean);
    buf_free(&again);
    arena_free(a);
    return 0;
}
