/* demo_care: child care of today and of the days to come: a carer on duty, places, safety sheets, who was brought. Only
 * this room. */
#pragma once
#include "base/task.h"

/* After the import, in the same transaction. */
void demo_care(struct task *t);
