/* materials: see materials.h. */
#include "rooms/materials.h"

#include "lang/lang.h"
#include "rooms/publications/publications.h"
#include "rooms/routes.h"

struct str materials_key(struct task *t, const char *of, int64_t id)
{
    return materials_key_of_code(t, of, id_str(t->a, id));
}

struct str materials_key_of_code(struct task *t, const char *of, struct str code)
{
    return str_fmt(t->a, "%s:%.*s", of, STR_ARG(code));
}

static struct material_link link_of(struct task *t, const struct publication_link *l, struct str key)
{
    return (struct material_link){ .id = l->id,
        .url = URL(t, publications_any_language, l->id),
        .key = key,
        .title = l->title,
        .lang = str_of(l->lang->tag),
        .dir = str_of(l->lang->dir) };
}

static struct material_links links_of(struct task *t, const struct publication_links *links, struct str key)
{
    struct material_links list = { 0 };

    for (size_t i = 0; i < links->n; i++) {
        struct material_link one = link_of(t, &links->at[i], key);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct material_links materials_about(struct task *t, struct str key)
{
    struct publication_links links = publications_about(t, key, MATERIALS_SHOWN);

    return links_of(t, &links, key);
}

struct material_links materials_tied(struct task *t, const char *of)
{
    struct publication_ties ties = publications_tied(t, str_fmt(t->a, "%s:", of), MATERIALS_OFFERED);
    struct material_links list = { 0 };

    for (size_t i = 0; i < ties.n; i++) {
        struct material_link one = link_of(t, &ties.at[i].link, ties.at[i].key);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool has(const struct material_links *list, int64_t id)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == id)
            return true;
    return false;
}

struct materials_choice materials_choice(struct task *t, struct str key, struct url action)
{
    struct publication_links all = publications_materials(t, MATERIALS_OFFERED);
    struct materials_choice c = { .action = action, .list = materials_about(t, key) };

    for (size_t i = 0; i < all.n; i++)
        if (!has(&c.list, all.at[i].id))
            picks_add(t, &c.others, id_str(t->a, all.at[i].id), all.at[i].title, S(""));
    return c;
}

struct reply materials_chosen(struct req *r, enum outcome may, struct str key, struct url back)
{
    struct task *t = &r->task;
    int64_t loose = req_id(r, "remove"), tie = req_id(r, "publication");

    if (may == DONE && loose == 0 && tie == 0)
        return reply_redirect(r, back, tr(t, "Choose a material."));
    if (may == DONE)
        may = loose != 0 ? publications_untie(t, key, loose) : publications_tie(t, key, tie);
    return reply_outcome(r, may, back, tr(t, "Saved."));
}
