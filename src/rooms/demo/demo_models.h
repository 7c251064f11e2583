/* demo_models: the operating model of the first project of the demonstration, published, and one that is being written.
 * Invented. Only this room. */
#pragma once
#include "base/task.h"

void demo_models(struct task *t, int64_t project);
