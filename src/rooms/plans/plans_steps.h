/* plans_steps: what plans.c needs of the steps. Only for the rooms' own files. */
#pragma once
#include "rooms/plans/plans_templates.h"

struct plan_steps plans_steps_of(struct task *t, int64_t plan);
/* Beyond all that the plan and its steps had. */
int64_t plans_next_version(const struct plan *l);
/* Her newest plan with its steps, whoever asks. */
bool plans_newest_of(struct task *t, int64_t person, struct plan *ret_plan);
/* The steps of a template behind those of the plan, in its language and in Finnish; their version is given. */
void plans_steps_from(struct task *t, const struct plan *l, const struct template *steps, int64_t version);
