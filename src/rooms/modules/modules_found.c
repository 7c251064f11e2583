/* modules_found: what the search says of a module: its name, what it is for, for whom, its steps; and the needs it
 * answers, in every language. */
#include "html/form.h"
#include "lang/lang.h"
#include "modules_found_sql.h"
#include "modules_sql.h"
#include "rooms/codes.h"
#include "rooms/modules/modules.h"

void modules_found(struct task *t, int64_t module)
{
    struct modules_sql_module_row row;
    struct strs said = { 0 }, also = { 0 };

    if (!modules_sql_get(t, module, &row)) {
        search_drop(t, SEARCH_MODULE, module, S(""));
        return;
    }
    struct modules_sql_steps_rows steps = modules_sql_steps(t, module);
    struct strs needs = strs_split(t->a, row.needs, ';');
    strs_add(t->a, &said, row.purpose);
    if (!str_empty(row.audience))
        strs_add(t->a, &said, row.audience);
    for (size_t i = 0; i < steps.n; i++)
        strs_add(t->a, &said, steps.at[i].what);
    for (size_t i = 0; i < needs.n; i++)
        for (enum lang_id l = 0; l < LANG__N; l++)
            strs_add(t->a, &also, code_name(lang_get(l), &CODES_need_area, needs.at[i]));
    search_put(t, &(struct search_document){ .kind = SEARCH_MODULE,
                      .permission = PERM_MODULES_READ,
                      .project = row.project,
                      .record = module,
                      .version = row.version,
                      .language = S(""),
                      .title = row.name,
                      .text = strs_join(t->a, &said, S("\n")),
                      .also = strs_join(t->a, &also, S("\n")) });
}

struct search_records modules_not_found(struct task *t, int64_t limit)
{
    struct modules_found_sql_stale_rows rows = modules_found_sql_stale(t, limit);
    struct search_records list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].module);
    return list;
}
