/* counting: what the server counts of very large projects beside their pages (rooms/counted), one after the other, as
 * jobs. Who counts stands in counting.c. */
#pragma once
#include "base/task.h"

/* Now and then, by the server: sets the next count going. In how many seconds it wants to be asked again. */
int64_t counting_often(struct task *t);
/* Counts one project in transactions of its own: reading each, then one that keeps it all. */
void counting_run(struct task *t, int64_t project);
