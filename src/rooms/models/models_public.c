/* models_public: what everybody sees of models, as lists and stamps. No right is asked here. */
#include "rooms/models/models_public.h"

#include "models_public_sql.h"
#include "models_sql.h"
#include "rooms/models/models_parts.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"

bool models_stamp(struct task *t, int64_t model, const struct lang *lang, struct str *ret_stamp)
{
    struct models_public_sql_stamp_row r;

    if (!models_public_sql_stamp(t, model, t->today, &r))
        return false;
    struct str name = projects_name_in(t, lang, r.project);
    *ret_stamp = str_fmt(
        t->a, "m%lld.%lld.%s.%.*s", (long long)r.version, (long long)r.changes, t->today.t, STR_ARG(name));
    return true;
}

struct str models_list_stamp(struct task *t)
{
    struct models_public_sql_all_changes_row r;

    must(t, models_public_sql_all_changes(t, &r));
    return str_fmt(t->a, "ml%lld.%lld.%s", (long long)r.changes, (long long)r.versions, t->today.t);
}

struct model_items models_shown(struct task *t, struct str kind, int64_t start, int64_t limit)
{
    struct models_public_sql_shown_rows rows = models_public_sql_shown(t, t->today, kind, start, limit + 1);
    struct model_items list = { .more = (int64_t)rows.n > limit };

    for (size_t i = 0; i < rows.n && (int64_t)i < limit; i++) {
        const struct models_public_sql_shown_row *r = &rows.at[i];
        struct models_sql_text_rows texts = models_sql_texts_of(t, r->model, r->newest);
        struct model_item one = { .id = r->model,
            .project = r->project,
            .edition = r->newest,
            .year = r->year,
            .kind = r->kind,
            .published_on = r->published_on };
        for (size_t k = 0; k < texts.n; k++) {
            const struct lang *l = lang_by_tag(texts.at[k].tag);
            bool better = l == t->lang || one.lang == NULL || (one.lang != t->lang && l == lang_get(LANG_en));
            if (l == NULL || !better)
                continue;
            one.lang = l, one.title = texts.at[k].title, one.summary = texts.at[k].summary;
        }
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct model_materials models_materials(struct task *t, const struct model *m)
{
    struct model_materials list = { 0 };

    for (size_t i = 0; i < m->materials.n; i++) {
        struct models_public_sql_material_row r;
        if (!models_public_sql_material(t, m->materials.at[i], t->today, str_of(t->lang->tag), &r))
            continue; /* it was taken down */
        struct model_material one = { m->materials.at[i], r.title, lang_by_tag(r.tag) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct model_materials models_materials_offered(struct task *t, int64_t project)
{
    enum { OFFERED = 100 };
    struct models_public_sql_offered_rows rows = models_public_sql_offered(
        t, project, t->today, str_of(t->lang->tag), OFFERED);
    struct model_materials list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct model_material one = { rows.at[i].publication, rows.at[i].title, lang_by_tag(rows.at[i].tag) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct str models_regions_of(struct task *t, int64_t project)
{
    struct models_sql_place_row row;
    struct strs codes = { 0 };

    if (!models_sql_place(t, project, &row))
        return S("");
    struct strs places = strs_split(t->a, row.municipalities, ';');
    for (size_t i = 0; i < places.n; i++) {
        struct str region = place_region(places.at[i], t->today);
        bool there = str_empty(region);
        for (size_t k = 0; k < codes.n; k++)
            there |= str_eq(codes.at[k], region);
        if (!there)
            strs_add(t->a, &codes, region);
    }
    return strs_join(t->a, &codes, S(";"));
}

struct public_places models_places(struct task *t, int64_t after, int64_t limit)
{
    struct models_public_sql_places_rows rows = models_public_sql_places(t, after, t->today, limit);
    struct public_places list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct public_place one = { rows.at[i].model, NULL, rows.at[i].public_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct public_numbers models_bounds(struct task *t, int64_t step)
{
    struct models_public_sql_bounds_rows rows = models_public_sql_bounds(t, step, t->today);
    struct public_numbers list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].model);
    return list;
}
