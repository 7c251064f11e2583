/* projects: what the search says of a project to those who work there: name and purpose in each language, code, who
 * takes part, where. */
#include "lang/lang.h"
#include "projects_found_sql.h"
#include "rooms/places.h"
#include "rooms/projects/projects_card.h"

static struct str places(struct task *t, struct str codes, const struct lang *l)
{
    struct strs list = strs_split(t->a, codes, ';'), names = { 0 };

    for (size_t i = 0; i < list.n; i++)
        strs_add(t->a, &names, place_name(l, list.at[i]));
    return strs_join(t->a, &names, S(", "));
}

static void put(struct task *t, int64_t project, const struct project_record *r, const struct project_text *text)
{
    const struct lang *l = lang_by_tag(text->tag);
    struct strs said = { 0 };
    const struct project_card *c = &r->card;
    const struct str each[] = { text->purpose, r->code, c->lead_organisation, c->partners, c->managing_authority,
        c->fund, c->programme, places(t, c->municipalities, l != NULL ? l : t->lang) };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (!str_empty(each[i]))
            strs_add(t->a, &said, each[i]);
    search_put(t, &(struct search_document){ .kind = SEARCH_PROJECT,
                      .permission = PERM_PROJECTS_READ,
                      .project = project,
                      .record = project,
                      .version = r->version,
                      .language = text->tag,
                      .title = str_empty(text->name) ? r->code : text->name,
                      .text = strs_join(t->a, &said, S("\n")) });
}

void projects_found(struct task *t, int64_t project)
{
    struct project_record r;
    struct project_texts texts = projects_texts(t, project);

    if (!projects_read(t, project, &r)) {
        search_drop(t, SEARCH_PROJECT, project, S(""));
        return;
    }
    for (enum lang_id i = 0; i < LANG__N; i++) {
        bool there = false;
        for (size_t k = 0; k < texts.n; k++)
            there |= str_is(texts.at[k].tag, lang_get(i)->tag);
        if (!there)
            search_drop(t, SEARCH_PROJECT, project, str_of(lang_get(i)->tag));
    }
    for (size_t k = 0; k < texts.n; k++)
        put(t, project, &r, &texts.at[k]);
    if (texts.n == 0)
        put(t, project, &r, &(struct project_text){ S(""), S(""), S("") });
}

struct search_records projects_not_found(struct task *t, int64_t limit)
{
    struct projects_found_sql_stale_rows rows = projects_found_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].project);
    return list;
}
