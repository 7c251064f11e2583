/* offers: what follows when a place in a group was offered to somebody who waits for it, by a worker or by the server.
 * Whoever tells her stands in offers.c, so that groups know nobody who sends messages. */
#pragma once
#include "base/task.h"

struct place_offered {
    int64_t project, group, person, membership;
    struct day until; /* the last day on which she can say yes */
};
/* In the transaction in which it was offered. */
void offers_made(struct task *t, const struct place_offered *o);
