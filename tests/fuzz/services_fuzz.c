/* services_fuzz: any bytes as a file of services. Items lie in the bytes in order, a refusal has a sentence and a place
 * and stays one; what is read as an entry has a name and an id, coordinates of this earth and hours that are times;
 * what one record says laid over another is JSON again. */
#include "lang/lang.h"
#include "rooms/services/services_read.h"
#include "rooms/tables/tables.h"
#include "tests/fuzz/fuzz.h"

static void look_at(struct task *t, const struct service_entries *entries)
{
    for (size_t i = 0; i < entries->n; i++) {
        const struct service_entry *e = entries->at[i];
        HOLDS(!str_empty(e->source_key) && !str_empty(service_main_name(e).text));
        HOLDS(e->latitude == INT_NONE || (e->latitude >= -90000000 && e->latitude <= 90000000));
        HOLDS(e->longitude == INT_NONE || (e->longitude >= -180000000 && e->longitude <= 180000000));
        for (size_t k = 0; k < e->hours.n; k++)
            HOLDS(e->hours.at[k].weekday == INT_NONE || (e->hours.at[k].weekday >= 0 && e->hours.at[k].weekday < 7));
        for (size_t k = 0; k < e->texts.n; k++) {
            struct str clean;
            HOLDS(text_clean(t->a, e->texts.at[k].body, &clean));
        }
        (void)service_now_text(t, &e->hours);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t = { .a = arena_new((size_t)256 << 20),
        .lang = lang_get(LANG_fi),
        .today = DAY("2026-11-22"),
        .now = { "2026-11-22T08:30:00Z" } };
    struct js_source *s = js_open(&t, fuzz_str(data, size));
    struct js_item item;
    enum js_step step;
    int64_t line = 0;

    while ((step = js_next(s, &item)) == JS_VALUE && arena_used(t.a) < (size_t)64 << 20) {
        struct service_reader rd = { .t = &t, .file = S("x"), .line = item.line, .language = S("fin") };
        struct service_entries entries = { 0 };
        HOLDS(item.line >= line && item.text.n <= size);
        line = item.line;
        if (service_read_ptv(&rd, item.value, item.text, &entries) ||
            service_read_hsds(&rd, item.value, item.text, &entries))
            look_at(&t, &entries);
        if (js_is_object(item.value))
            HOLDS(js_is_object(js_value_of(&t, js_laid_over(&t, item.text, js_shown(&t, item.value)))));
    }
    if (step == JS_REFUSED) {
        HOLDS(js_fault(s)->msgid != NULL && js_fault(s)->line >= 1);
        HOLDS(js_next(s, &item) == JS_REFUSED);
    }
    arena_free(t.a);
    return 0;
}
