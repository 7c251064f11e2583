/* keys: which key became which number, and which were met already, for a million keys: 24 and 8 bytes each, in an
 * arena. Keys themselves are not kept: two 64-bit hashes stand for them; two of a million agree in one of 10^26 cases.
 */
#pragma once
#include "base/arena.h"
#include "base/str.h"

struct key_slot {
    uint64_t hash, check;
    int64_t id;
};
struct key_map {
    struct key_slot *at;
    size_t n, cap;
};
int64_t key_map_get(const struct key_map *m, struct str key);                     /* 0: not there */
void key_map_put(struct arena *a, struct key_map *m, struct str key, int64_t id); /* replaces; id is not 0 */

/* Hashes of what was met already. Two of a million differ in all but one of thirty million packages. */
struct hash_set {
    uint64_t *at;
    size_t n, cap;
};
bool hash_set_add(struct arena *a, struct hash_set *s, uint64_t hash); /* false: it is there */
bool hash_set_has(const struct hash_set *s, uint64_t hash);
uint64_t key_hash(struct str key);
/* The hash h with one more number mixed in. */
uint64_t keys_mixed(uint64_t h, uint64_t more);
