/* provider_moved: what the register of providers tells the rooms that name its rows and that it does not know. */
#pragma once
#include "base/task.h"

/* from is called `name` now (to == from), or has become `to`, which is called so. from_key, key: providers_key() of the
 * old and of the new name. */
struct provider_move {
    int64_t from, to;
    struct str from_key, name, key;
};
/* Guidance that wrote the old name writes the new one; referrals to `from` are referrals to `to`. The version of each
 * moves, and each has its row in the journal. */
void provider_moved(struct task *t, const struct provider_move *m);
