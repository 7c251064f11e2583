/* groups: what the search says of a group: its name, where it meets and in which language, however that is called. Of
 * its members nothing. */
#include "groups_found_sql.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/places.h"

void groups_found(struct task *t, int64_t group)
{
    struct groups_found_sql_group_row row;
    struct strs said = { 0 }, also = { 0 };

    if (!groups_found_sql_group(t, group, &row)) {
        search_drop(t, SEARCH_GROUP, group, S(""));
        return;
    }
    const struct str places[] = { row.venue, row.area,
        str_empty(row.municipality) ? S("") : place_name(t->lang, row.municipality) };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (!str_empty(places[i]))
            strs_add(t->a, &said, places[i]);
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        strs_add(t->a, &also, lang_language_name(t->a, l, row.language));
        if (!str_empty(row.municipality))
            strs_add(t->a, &also, place_name(l, row.municipality));
    }
    search_put(t, &(struct search_document){ .kind = SEARCH_GROUP,
                      .permission = PERM_GROUPS_READ,
                      .project = row.project,
                      .record = group,
                      .version = row.version,
                      .language = S(""),
                      .title = row.name,
                      .text = strs_join(t->a, &said, S(", ")),
                      .also = strs_join(t->a, &also, S("\n")) });
}

struct search_records groups_not_found(struct task *t, int64_t limit)
{
    struct groups_found_sql_stale_rows rows = groups_found_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].group);
    return list;
}
