/* care_places: a place in child care may have become free: somebody said that she does not come, left the group, a
 * session moved, there are more places or carers. Who gives it to the child that waits stands in care_places.c, so that
 * groups and registers know nobody who looks after children. */
#pragma once
#include "base/task.h"

/* In one session; in all of a group that are to come. In the transaction in which it happened. */
void care_places_freed(struct task *t, int64_t session);
void care_places_freed_in(struct task *t, int64_t group);
