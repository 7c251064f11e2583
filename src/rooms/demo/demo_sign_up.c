/* demo_sign_up: groups that are open for joining, and a few who have signed up and wait. */
#include "demo_sql.h"
#include "rooms/demo/demo_links.h"
#include "rooms/groups/groups.h"
#include "rooms/sign_up/sign_up.h"

enum { EVERY_NTH_SHUT = 5 };

static const struct sign_up_wish {
    const char *name, *phone, *language, *children, *heard, *wish, *friend_name, *friend_phone, *code;
} wishes[] = {
    { "Hodan Jaamac", "040 555 0101", "som", "2022 2024", "poster", "Aamulla on hyvä", "Ifrah Nuur", "040 555 0102",
        "demo2a" },
    { "Rana al-Amin", "+358 45 555 0103", "ara", "2023", "clinic", "", "", "", "demo2b" },
    { "Yusuf Warsame", "0405550104", "som", "", "library", "", "", "", "demo2c" },
};
enum { WISHES = sizeof wishes / sizeof *wishes };

/* Each in her own browser, an hour ago. */
static void sign_up(struct task *t, int64_t group, size_t i)
{
    const struct sign_up_wish *w = &wishes[i];
    struct sign_up_from from = { str_fmt(t->a, "demo-%zu", i), str_fmt(t->a, "demo-%zu", i), group };
    const struct sign_up_said said = { .name = str_of(w->name),
        .phone = str_of(w->phone),
        .language = str_of(w->language),
        .children = str_of(w->children),
        .heard = str_of(w->heard),
        .wish = str_of(w->wish),
        .friend_name = str_of(w->friend_name),
        .friend_phone = str_of(w->friend_phone),
        .code = str_of(w->code) };
    struct problems ps = { 0 };

    must(t, sign_up_say(t, from, &said) == DONE && sign_up_send(t, from, &ps) == DONE);
}

/* It was opened two weeks before it began. */
static void open_group(struct task *t, int64_t group, const struct sign_up_opening *o)
{
    struct problems ps = { 0 };
    struct day today = t->today;
    struct group_brief g;

    must(t, groups_brief(t, group, &g) == DONE);
    if (day_known(g.starts_on))
        t->today = day_add(g.starts_on, -14);
    must(t, sign_up_open(t, group, 0, o, &ps) == DONE);
    t->today = today;
}

void demo_sign_up(struct task *t)
{
    struct demo_sql_running_rows rows = demo_sql_running(t, t->today);
    size_t open = 0;

    for (size_t i = 0; i < rows.n; i++) {
        const struct sign_up_opening o = { .open = true,
            .street = str_fmt(t->a, "Esimerkkitie %zu", i + 1),
            .phone = str_fmt(t->a, "040 555 %04zu", 200 + i),
            .led_by = i % 2 == 0 ? S("Amina") : S("Salma"),
            .step_free = i % 3 == 0 ? YES : NO,
            .baby = YES,
            .offer_days = INT_NONE,
            .way = { [LANG_fi] = S("Ovi on kirjaston vieressä. Soita ovikelloa."),
                [LANG_so] = S("Albaabku wuxuu ku yaal maktabadda agteeda. Gambaleelka garaac."),
                [LANG_ar] = S("الباب بجانب المكتبة. اضغط الجرس."),
                [LANG_en] = S("The door is beside the library. Ring the bell.") } };
        struct sign_up_group group;
        if (i % EVERY_NTH_SHUT == EVERY_NTH_SHUT - 1)
            continue;
        open_group(t, rows.at[i].group, &o);
        if (open < WISHES && sign_up_group(t, rows.at[i].group, &group) == DONE)
            sign_up(t, group.id, open++);
    }
}
