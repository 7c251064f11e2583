/* demo_publications: materials of the house in the demonstration: taken, some of them published. Only this room. */
#pragma once
#include "base/task.h"

void demo_publications(struct task *t, int64_t project);
