/* providers: how two ways to write one name meet, the register that grows as one types, its rows changed and put
 * together. */
#include "rooms/providers/providers.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "db/db.h"
#include "lang/lang.h"
#include "providers_sql.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/provider_moved.h"

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
        journal_write(t, JOURNAL_CREATE, "provider", id, S("")), providers_found(t, id);
    else /* somebody wrote the same name just now */
        id = providers_sql_of_key(t, key, &row) ? row.provider : 0;
    return id;
}

int64_t providers_known(struct task *t, struct str name)
{
    struct str key = providers_key(t->a, name);
    struct providers_sql_of_key_row row;

    return !str_empty(key) && providers_sql_of_key(t, key, &row) ? row.provider : 0;
}

struct strs providers_names(struct task *t)
{
    struct providers_sql_names_rows rows = providers_sql_names(t, PROVIDERS_OFFERED);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &list, rows.at[i].name);
    return list;
}

/* ---- the register as pages */

static struct provider provider_of(const struct providers_sql_provider_row *r)
{
    return (struct provider){ .id = r->provider,
        .version = r->version,
        .guidances = r->guidances,
        .referrals = r->referrals,
        .name = r->name,
        .kind = r->kind,
        .municipality = r->municipality,
        .contact = r->contact };
}

/* Somewhere in the folded name, in which nothing is left that LIKE means otherwise; "" for nothing to look for. */
static struct str pattern(struct task *t, struct str words)
{
    struct str key = providers_key(t->a, words);

    return str_empty(key) ? S("") : str_fmt(t->a, "%%%.*s%%", STR_ARG(key));
}

struct providers providers_listed(struct task *t, struct str words, struct str kind, int64_t start, int64_t limit)
{
    struct providers list = { 0 };

    if (!permitted(t->viewer, PERM_PROVIDERS_WRITE))
        return list;
    struct providers_sql_listed_rows rows = providers_sql_listed(t, pattern(t, words), kind, limit, start);
    for (size_t i = 0; i < rows.n; i++) {
        struct provider one = provider_of(&rows.at[i].provider);
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

enum outcome providers_get(struct task *t, int64_t provider, struct provider *ret_provider)
{
    struct providers_sql_provider_row row;

    if (!permitted(t->viewer, PERM_PROVIDERS_WRITE))
        return NOT_ALLOWED;
    if (!providers_sql_get(t, provider, &row))
        return NOT_FOUND;
    *ret_provider = provider_of(&row);
    return DONE;
}

struct strs providers_old_names(struct task *t, int64_t provider)
{
    struct providers_sql_old_names_rows rows = providers_sql_old_names(t, provider, PROVIDERS_OLD_NAMES);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &list, rows.at[i].name);
    return list;
}

static void check(struct task *t, const struct provider *p, int64_t *ret_same, struct problems *ps)
{
    struct str key = providers_key(t->a, p->name);
    struct providers_sql_of_key_row row;

    *ret_same = 0;
    if (str_empty(key))
        problem_add(t, ps, "name", str_of(tr(t, "Write the name of the school, employer or service.")));
    else if (providers_sql_of_key(t, key, &row) && row.provider != p->id) {
        problem_add(t, ps, "name", str_of(tr(t, "There is a provider with this name already.")));
        *ret_same = row.provider;
    }
    if (!str_empty(p->kind) && !code_ok(&CODES_provider_kind, p->kind))
        problem_add(t, ps, "kind", str_of(tr(t, "Choose from the list.")));
    if (!str_empty(p->municipality) && !place_ok(p->municipality))
        problem_add(t, ps, "municipality",
            str_of(tr(t, "There is no such municipality. Write its name in Finnish or Swedish, or its code.")));
}

enum outcome providers_put(struct task *t, const struct provider *p, int64_t *ret_same, struct problems *ret)
{
    struct provider old;
    enum outcome found = providers_get(t, p->id, &old);

    if (found != DONE)
        return found;
    check(t, p, ret_same, ret);
    if (ret->n > 0)
        return INVALID;
    struct str key = providers_key(t->a, p->name);
    providers_sql_forget(t, key, p->id);
    if (providers_sql_change(t, .provider = p->id, .version = p->version, .name = p->name, .name_key = key,
            .kind = p->kind, .municipality = p->municipality, .contact = p->contact) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "provider", p->id, S(""));
    providers_found(t, p->id);
    if (!str_eq(p->name, old.name))
        provider_moved(t, &(struct provider_move){ p->id, p->id, providers_key(t->a, old.name), p->name, key });
    return DONE;
}

static struct str or_else(struct str own, struct str others) { return str_empty(own) ? others : own; }

enum outcome providers_unite(struct task *t, const struct provider_pair *pair)
{
    struct provider kept, lost;
    enum outcome found = providers_get(t, pair->kept, &kept);

    if (found == DONE)
        found = pair->lost == pair->kept ? NOT_FOUND : providers_get(t, pair->lost, &lost);
    if (found != DONE)
        return found;
    struct str key = providers_key(t->a, kept.name);
    if (kept.version != pair->kept_version || providers_sql_put_to(t, lost.id, pair->lost_version, kept.id) == 0)
        return CONFLICT;
    providers_sql_put_old_to(t, lost.id, kept.id);
    providers_sql_change(t, .provider = kept.id, .version = kept.version, .name = kept.name, .name_key = key,
        .kind = or_else(kept.kind, lost.kind), .municipality = or_else(kept.municipality, lost.municipality),
        .contact = or_else(kept.contact, lost.contact));
    journal_write(t, JOURNAL_CHANGE, "provider", kept.id, S("put together"));
    journal_write(t, JOURNAL_CHANGE, "provider", lost.id, S("put together"));
    providers_found(t, kept.id), providers_found(t, lost.id);
    provider_moved(t, &(struct provider_move){ lost.id, kept.id, providers_key(t->a, lost.name), kept.name, key });
    return DONE;
}
