/* orientation_fuzz: any bytes as a topic of a course. What is read keeps the bounds, every question has one right
 * answer and its reason, and addresses are of the web. */
#include "lang/lang.h"
#include "rooms/orientation/orientation_read.h"
#include "tests/fuzz/fuzz.h"
#include <stdlib.h>

static void check_step(const struct orientation_step *s)
{
    HOLDS(s->text.n > 0 && s->nchoices <= ORIENTATION_CHOICES_MOST);
    if (s->kind == ORIENTATION_QUESTION)
        HOLDS(s->nchoices >= 2 && orientation_right(s) > 0 && s->why.n > 0);
    if (s->kind == ORIENTATION_AUDIO || s->kind == ORIENTATION_VIDEO)
        HOLDS(str_starts(s->what, S("https://")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)1 << 30);
    struct task t = { .a = a, .lang = lang_get(LANG_en) };
    struct orientation_topic o;
    struct problems wrong = { 0 };
    struct str typed = S("");

    (void)text_clean(a, fuzz_str(data, size), &typed);
    if (orientation_read(&t, typed, &o, &wrong)) {
        HOLDS(o.title.n > 0 && o.steps.n <= ORIENTATION_STEPS_MOST);
        for (size_t i = 0; i < o.sources.n; i++)
            HOLDS(str_starts(o.sources.at[i].value, S("https://")));
        for (size_t i = 0; i < o.steps.n; i++)
            check_step(&o.steps.at[i]);
        HOLDS(orientation_alike(&t, &o, &o, &wrong));
    } else
        HOLDS(wrong.n > 0);
    arena_free(a);
    return 0;
}
