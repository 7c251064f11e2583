/* models_fuzz: any bytes as model.json of a package, and as the notice that a model was adopted. What is read keeps the
 * bounds; written and read again it is the same; it does not differ from itself; whoever reads it in any language gets
 * a text. */
#include "rooms/models/models_adoption.h"
#include "tests/fuzz/fuzz.h"
#include <stdlib.h>

static void check_pack(struct task *t, const struct pack *p)
{
    struct problems wrong = { 0 };
    struct pack again;
    struct str json = pack_json(t, p);

    HOLDS(pack_read(t, json, &again, &wrong) && wrong.n == 0);
    HOLDS(str_eq(pack_json(t, &again), json));
    HOLDS(p->own.edition > 0 && p->m.texts.n > 0 && p->m.texts.at[0].title.n > 0);
    HOLDS(p->own.address.n == 0 || str_starts(p->own.address, S("http")));
    for (enum pack_what what = 0; what < PACK__N; what++)
        HOLDS(pack_n(&p->m, what) <= MODEL_PARTS_MOST);
    for (size_t i = 0; i < p->materials.n; i++)
        for (size_t k = 0; k < p->materials.at[i].files.n; k++)
            HOLDS(str_find(p->materials.at[i].files.at[k].name, S("/")) < 0);
    struct difference d = models_difference(t, &p->m, &again.m);
    for (size_t i = 0; i < d.parts.n; i++)
        HOLDS(d.parts.at[i].state == DIFF_SAME);
}

static void check_notice(struct task *t, const struct model_notice *n)
{
    struct problems wrong = { 0 };
    struct model_notice again;
    struct str json = models_notice_json(t, n);

    HOLDS(n->who.n > 0 && n->key.n > 0 && n->of_edition > 0 && day_whole(n->since));
    if (json.n <= NOTICE_MOST)
        HOLDS(models_notice_read(t, json, &again, &wrong) && str_eq(models_notice_json(t, &again), json));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)1 << 30);
    struct task t = { .a = a, .lang = lang_get(LANG_en) };
    struct problems wrong = { 0 };
    struct model_notice n;
    struct str typed = S("");
    struct pack p;

    (void)text_clean(a, fuzz_str(data, size), &typed);
    if (pack_read(&t, typed, &p, &wrong))
        check_pack(&t, &p);
    else
        HOLDS(wrong.n == 1 && wrong.at[0].text.n > 0);
    wrong = (struct problems){ 0 };
    if (models_notice_read(&t, typed, &n, &wrong))
        check_notice(&t, &n);
    else
        HOLDS(wrong.n == 1 && wrong.at[0].text.n > 0);
    arena_free(a);
    return 0;
}
