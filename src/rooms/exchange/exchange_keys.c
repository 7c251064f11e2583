/* exchange_keys: which key of a file became which row, for packages of a million rows: open addressing, 24 bytes a key. */
#include "rooms/exchange/exchange_pass.h"

/* FNV-1a with a last mixing; `start` makes two hashes that do not agree by chance. */
static uint64_t hash(struct str key, uint64_t start)
{
    uint64_t h = start;
    for (size_t i = 0; i < key.n; i++)
        h = (h ^ (unsigned char)key.p[i]) * UINT64_C(0x100000001b3);
    h = (h ^ h >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return h ^ h >> 32;
}

/* Where the key stands or would stand. */
static struct key_slot *slot_of(struct key_slot *at, size_t cap, uint64_t h, uint64_t check)
{
    size_t i = (size_t)h & (cap - 1);
    while (at[i].id != 0 && (at[i].hash != h || at[i].check != check))
        i = (i + 1) & (cap - 1);
    return &at[i];
}

int64_t key_map_get(const struct key_map *m, struct str key)
{
    if (m->cap == 0)
        return 0;
    return slot_of(m->at, m->cap, hash(key, UINT64_C(0xcbf29ce484222325)), hash(key, UINT64_C(0x9e3779b97f4a7c15)))->id;
}

static void grow(struct arena *a, struct key_map *m)
{
    size_t cap = m->cap ? m->cap * 2 : 256;
    struct key_slot *at = NEW_N(a, struct key_slot, cap);
    for (size_t i = 0; i < m->cap; i++)
        if (m->at[i].id != 0)
            *slot_of(at, cap, m->at[i].hash, m->at[i].check) = m->at[i];
    m->at = at;
    m->cap = cap;
}

void key_map_put(struct arena *a, struct key_map *m, struct str key, int64_t id)
{
    if (m->n * 3 >= m->cap * 2)
        grow(a, m);
    uint64_t h = hash(key, UINT64_C(0xcbf29ce484222325)), check = hash(key, UINT64_C(0x9e3779b97f4a7c15));
    struct key_slot *s = slot_of(m->at, m->cap, h, check);
    m->n += s->id == 0;
    *s = (struct key_slot){ h, check, id };
}
