/* providers: what the search says of a provider: its name, its old names, what kind it is and where. Whom to ask there
 * stands on its page alone. */
#include "lang/lang.h"
#include "providers_found_sql.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/providers/providers.h"

void providers_found(struct task *t, int64_t provider)
{
    struct providers_found_sql_provider_row row;

    if (!providers_found_sql_provider(t, provider, &row)) {
        search_drop(t, SEARCH_PROVIDER, provider, S(""));
        return;
    }
    struct strs old = providers_old_names(t, provider), also = { 0 };
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        if (!str_empty(row.kind))
            strs_add(t->a, &also, code_name(l, &CODES_provider_kind, row.kind));
        if (!str_empty(row.municipality))
            strs_add(t->a, &also, place_name(l, row.municipality));
    }
    search_put(t, &(struct search_document){ .kind = SEARCH_PROVIDER,
                      .permission = PERM_PROVIDERS_WRITE,
                      .record = provider,
                      .version = row.version,
                      .language = S(""),
                      .title = row.name,
                      .text = strs_join(t->a, &old, S(", ")),
                      .also = strs_join(t->a, &also, S("\n")) });
}

struct search_records providers_not_found(struct task *t, int64_t limit)
{
    struct providers_found_sql_stale_rows rows = providers_found_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].provider);
    return list;
}
