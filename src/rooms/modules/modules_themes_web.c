/* modules_themes_web: the house's themes with the materials that are tied to them. No rules here. */
#include "lang/lang.h"
#include "modules_themes_html.h"
#include "rooms/materials.h"
#include "rooms/modules/modules_web.h"

/* Who may write in some project, or for the house. */
static bool may_write(struct task *t) { return modules_may_write(t, 0) || modules_project_for(t, 0) != 0; }

static void add_tied(struct task *t, struct theme_line *row, const struct material_links *tied)
{
    struct str key = materials_key_of_code(t, "theme", row->code);

    for (size_t i = 0; i < tied->n; i++)
        if (str_eq(tied->at[i].key, key))
            LIST_ADD(t->a, &row->materials, tied->at[i]);
}

struct reply modules_theme_list(struct req *r)
{
    struct task *t = &r->task;
    struct modules_themes_view v = { .may_write = may_write(t) };
    struct material_links tied = materials_tied(t, "theme");
    struct strs without = { 0 };

    for (size_t i = 0; i < CODES_theme.n; i++) {
        struct theme_line row = { .code = str_of(CODES_theme.at[i].code),
            .name = str_of(lang_tr(t->lang, CODES_theme.at[i].name)) };
        add_tied(t, &row, &tied);
        if (row.materials.n > 0)
            LIST_ADD(t->a, &v.rows, row);
        else
            strs_add(t->a, &without, row.name);
        picks_add(t, &v.themes, row.code, row.name, S(""));
    }
    v.without = lang_list(t->a, t->lang, &without);
    if (v.may_write)
        v.others = materials_choice(t, S("theme:"), URL(t, modules_theme_material)).others;
    return SHOW(r, 200, modules_themes, &v);
}

struct reply modules_theme_material(struct req *r)
{
    struct task *t = &r->task;
    struct str theme = req_get(r, "theme");
    enum outcome how = code_ok(&CODES_theme, theme) ? DONE : NOT_FOUND;

    if (how == DONE && !may_write(t))
        how = NOT_ALLOWED;
    return materials_chosen(r, how, materials_key_of_code(t, "theme", theme), URL(t, modules_theme_list));
}
