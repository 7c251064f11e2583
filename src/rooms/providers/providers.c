/* providers: how two ways to write one name meet, and the register that grows as one types. */
#include "rooms/providers/providers.h"

#include "auth/journal.h"
#include "db/db.h"
#include "lang/lang.h"
#include "providers_sql.h"

struct str providers_key(struct arena *a, struct str name) { return lang_fold(a, name); }

int64_t providers_named(struct task *t, struct str name)
{
    struct str key = providers_key(t->a, name);
    struct providers_sql_of_key_row row;

    if (str_empty(key))
        return 0;
    if (providers_sql_of_key(t, key, &row))
        return row.provider;
    int64_t id = id_new();
    if (providers_sql_add(t, id, name, key) == 1)
        journal_write(t, JOURNAL_CREATE, "provider", id, S(""));
    else /* somebody wrote the same name just now */
        id = providers_sql_of_key(t, key, &row) ? row.provider : 0;
    return id;
}

struct strs providers_names(struct task *t)
{
    struct providers_sql_names_rows rows = providers_sql_names(t, PROVIDERS_OFFERED);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &list, rows.at[i].name);
    return list;
}
