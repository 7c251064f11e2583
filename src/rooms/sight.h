/* sight: what projects tell the rooms that decide through a table who sees whom. In a project with partners each
 * organisation sees its own persons, unless the project says otherwise; that is put down row by row, so that lists stay
 * one statement. Who listens stands in sight.c. */
#pragma once
#include "base/task.h"

/* Who works in the project, to which organisation staff or groups belong, who leads it, or what partners see of each
 * other's persons has changed. project 0: of any. */
void sight_changed(struct task *t, int64_t project);
