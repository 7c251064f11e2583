/* groups_readings_web: what there is to read about the themes and modules from which a session is planned. No rules
 * here. */
#include "lang/lang.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/materials.h"
#include "rooms/modules/modules.h"

static void add(
    struct task *t, struct about_readings *list, struct str key, struct str name, const struct material_links *tied)
{
    struct about_reading one = { .name = name };

    for (size_t i = 0; i < tied->n; i++)
        if (str_eq(tied->at[i].key, key))
            LIST_ADD(t->a, &one.materials, tied->at[i]);
    if (one.materials.n > 0)
        LIST_ADD(t->a, list, one);
}

struct about_readings groups_readings(struct task *t, int64_t project)
{
    struct modules modules = modules_of(t, project, false);
    struct material_links of_modules = materials_tied(t, "module"), of_themes = materials_tied(t, "theme");
    struct about_readings list = { 0 };

    for (size_t i = 0; i < modules.n; i++)
        add(t, &list, materials_key(t, "module", modules.at[i].id), modules.at[i].name, &of_modules);
    for (size_t i = 0; i < CODES_theme.n; i++)
        add(t, &list, materials_key_of_code(t, "theme", str_of(CODES_theme.at[i].code)),
            str_of(lang_tr(t->lang, CODES_theme.at[i].name)), &of_themes);
    return list;
}
