/* demo_operations: the public pages of the demonstration. Only this room. */
#pragma once
#include "base/task.h"

void demo_operations(struct task *t);
