/* keys: maps and sets of hashes for a million keys: open addressing, 24 and 8 bytes each. */
#include "base/keys.h"

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

uint64_t key_hash(struct str key) { return hash(key, UINT64_C(0xcbf29ce484222325)); }

uint64_t keys_mixed(uint64_t h, uint64_t more)
{
    h = (h ^ more) * UINT64_C(0xd6e8feb86659fd93);
    return h ^ h >> 32;
}

/* Where the hash stands or would stand. Mixed once more: ids, too, are kept here, and those follow each other closely.
 */
static uint64_t *place_of(uint64_t *at, size_t cap, uint64_t h)
{
    size_t i = (size_t)keys_mixed(0, h) & (cap - 1);
    while (at[i] != 0 && at[i] != h)
        i = (i + 1) & (cap - 1);
    return &at[i];
}

bool hash_set_has(const struct hash_set *s, uint64_t h)
{
    h += h == 0;
    return s->cap > 0 && *place_of(s->at, s->cap, h) != 0;
}

bool hash_set_add(struct arena *a, struct hash_set *s, uint64_t h)
{
    h += h == 0; /* 0 marks an empty place */
    if (s->n * 3 >= s->cap * 2) {
        size_t cap = s->cap ? s->cap * 2 : 256;
        uint64_t *at = NEW_N(a, uint64_t, cap);
        for (size_t i = 0; i < s->cap; i++)
            if (s->at[i] != 0)
                *place_of(at, cap, s->at[i]) = s->at[i];
        s->at = at;
        s->cap = cap;
    }
    uint64_t *place = place_of(s->at, s->cap, h);
    bool is_new = *place == 0;
    s->n += is_new;
    *place = h;
    return is_new;
}
