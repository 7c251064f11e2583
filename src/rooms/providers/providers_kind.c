/* providers_kind: the register of schools, employers and services as a kind of record. Nobody stands in it twice.
 */
#include "lang/lang.h"
#include "providers_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/providers/providers.h"

/* clang-format off */
#define PROVIDERS(C) \
    C(providers, provider, KEY()) C(providers, name, MUST_TEXT(200)) C(providers, kind, CODE(provider_kind)) \
    C(providers, municipality, OF(CELL_MUNICIPALITY)) C(providers, contact, TEXT(300))
/* clang-format on */
KIND_COLUMNS(providers, PROVIDERS)

static bool providers_row(void *x, const struct providers_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, providers, r->id, 0, [COL_providers_provider] = kind_key(o, KIND_providers, r->key, r->id),
        [COL_providers_name] = r->name, [COL_providers_kind] = r->kind, [COL_providers_municipality] = r->municipality,
        [COL_providers_contact] = r->contact);
}

static void give_providers(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? providers_kind_sql_give_few : providers_kind_sql_give)(
        o->t, low, high, o->project, providers_row, o);
}

/* Known by the name too, however it is written. */
static int64_t known(struct kind_in *in, const struct record *r)
{
    struct providers_kind_sql_with_name_row row;

    return providers_kind_sql_with_name(in->t, providers_key(in->t->a, TEXT_OF(r, providers_name)), &row) ? row.id : 0;
}

/* Of one file: two names that fold to one are one provider. Of those that stand: no other has the name. */
static void check_providers(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct str name = providers_key(t->a, TEXT_OF(r, providers_name));
    struct providers_kind_sql_with_name_row row;

    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct key_map);
    int64_t line = key_map_get(in->memory, name);
    if ((line != 0 && line != r->line) || (providers_kind_sql_with_name(t, name, &row) && row.id != id))
        kind_refuse(in, COL_providers_name, str_of(tr(t, "There is a provider with this name already.")),
            str_of(tr(t, "Leave the row out, or name that one by its key.")));
    key_map_put(in->whole->a, in->memory, str_copy(in->whole->a, name), r->line);
}

static void add_providers(struct kind_in *in, const struct record *r, int64_t id)
{
    providers_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, providers_provider),
        .name = TEXT_OF(r, providers_name), .name_key = providers_key(in->t->a, TEXT_OF(r, providers_name)),
        .kind = TEXT_OF(r, providers_kind), .municipality = TEXT_OF(r, providers_municipality),
        .contact = TEXT_OF(r, providers_contact), .import = in->import);
}

static void change_providers(struct kind_in *in, const struct record *r, int64_t id)
{
    providers_kind_sql_change(in->t, id, TEXT_OF(r, providers_name),
        providers_key(in->t->a, TEXT_OF(r, providers_name)), TEXT_OF(r, providers_kind),
        TEXT_OF(r, providers_municipality), TEXT_OF(r, providers_contact));
    kind_journal(in, id);
}

static bool providers_within(struct task *t, int64_t id, int64_t project) { return true; }

KIND_ANY(providers, providers_kind_sql)
KIND_WITH_KEY(providers, providers_kind_sql)
KIND_TOUCHED(providers, providers_kind_sql)
KIND_DROP(providers, providers_kind_sql)

const struct kind kind_providers = {
    .name = "providers",
    .noun = { "provider", N_("Provider") },
    .tables = "providers_provider",
    .columns = providers_columns,
    .n = COL_providers__N,
    .shared = true,
    .any = providers_any,
    .with_key = providers_with_key,
    .within = providers_within,
    .touched = providers_touched,
    .drop = providers_drop,
    .known = known,
    .give = give_providers,
    .check = check_providers,
    .add = add_providers,
    .change = change_providers,
};
