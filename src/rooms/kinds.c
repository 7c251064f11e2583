/* kinds: the list of kinds of record as a table. */
#include "rooms/kind.h"

#define K(name) extern const struct kind kind_##name;
KINDS(K)
#undef K

const struct kind *const kinds[KIND__N] = {
#define K(name) [KIND_##name] = &kind_##name,
    KINDS(K)
#undef K
};
