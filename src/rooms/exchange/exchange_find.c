/* exchange_find: which row does a key mean: one of this package, or one that stands in the database already. */
#include "rooms/exchange/exchange_pass.h"

static bool known_to(struct pass *p, enum kind_name kind, int64_t id)
{
    return !p->o->limited || kinds[kind]->within(p->scratch, id, p->o->project);
}

/* Of the rows that bear the key, the first that the import may know. */
int64_t find_stored(struct pass *p, enum kind_name kind, struct str key)
{
    int64_t made_here = 0;

    if (!id_read(key, &made_here))
        made_here = 0;
    struct key_ids ids = kinds[kind]->with_key(p->scratch, key, made_here);
    for (size_t i = 0; i < ids.n; i++)
        if (known_to(p, kind, ids.at[i])) {
            if (p->aside && !p->last)
                (void)hash_set_add(p->t->a, &p->named[kind], (uint64_t)ids.at[i]);
            return ids.at[i];
        }
    return 0;
}

int64_t find_key(struct pass *p, enum kind_name kind, struct str key)
{
    int64_t id = key_map_get(&p->keys[kind], key);

    if (id != 0 || !p->had[kind])
        return id;
    id = find_stored(p, kind, key);
    if (id != 0 &&
        kind != p->kind) /* of its own file only what this package has brought: a second one is a duplicate */
        key_map_put(p->t->a, &p->keys[kind], key, id);
    return id;
}

uint64_t record_hash(enum kind_name kind, const struct record *r)
{
    const struct kind *k = kinds[kind];
    uint64_t h = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < k->n; i++)
        if (k->columns[i].same) {
            bool number = k->columns[i].kind == CELL_REF || k->columns[i].kind == CELL_INT;
            h = keys_mixed(h, number ? (uint64_t)r->v[i].n : key_hash(r->v[i].text));
        }
    return h;
}
