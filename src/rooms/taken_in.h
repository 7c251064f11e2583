/* taken_in: somebody who had signed up is a person now, or was never taken in and is forgotten. What was agreed with
 * her before follows her, also into another project, or goes. Who knows of it stands in taken_in.c, so that sign-ups
 * know nobody who meets her.
 */
#pragma once
#include "base/task.h"

void taken_in(struct task *t, int64_t sign_up, int64_t person, int64_t project);
void taken_in_elsewhere(struct task *t, int64_t sign_up, int64_t project); /* she has signed up for another one */
void taken_in_never(struct task *t);                                       /* after some were removed */
