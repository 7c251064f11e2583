/* plans: the agreed path of a person: goal, steps, days, or deferred until a day with a reason; what stood before; and
 * points of the integration plan that she brought.
 *
 * plans_plan (plans): person, project, made_on, goal (her words, sealed), goal_language, goal_fi (the Finnish beside
 * it, sealed), review_on (Integration Act sec. 22: at least every six months), deferred_until with deferral
 *   (CODES_deferral) and deferral_reason (text, sealed; older rows have the text alone), staff_id: who made it. A plan
 *   whose deferred_until is not after today has woken up: there is nothing to set. The newest plan (made_on, then id)
 * of person and project counts. plans_step (plan_steps): known by plan_id and step (a number, in order): what (sealed),
 * due_on, state (CODES_step_state: open done dropped), who (CODES_step_who: person worker service), staff_id when a
 * worker, service when a service, done_on, picture (CODES_step_picture). plans_stood, plans_stood_step: what stood
 * before a change, by the plan's version. Whoever changes a plan or its steps calls plans_remember() first and moves
 * plans_plan.version by one. plans_point (integration_points): item (CODES_integration_item: the 18 items of
 * Integration Act sec. 94 but the identity code, which this program keeps nowhere), what (sealed), source (where it
 * came from; sec. 73(2)), received_on, valid_until (expiry reminder; a first plan lasts at most a year, sec. 23).
 * Source: issue 8, section 3; DOMAIN.md 4.4. */
#pragma once
#include "base/task.h"

/* Keeps the plan with its steps as they stand, under its version; once per version. */
void plans_remember(struct task *t, int64_t plan);

/* What was agreed elsewhere, in a talk, becomes the last step of her newest plan in the project: for the person to do,
 * due: "" or a day. Whoever calls has asked whether the viewer counsels her. NOT_FOUND: there is no plan. */
enum outcome plans_add_agreed(
    struct task *t, int64_t person, int64_t project, struct str what, struct day due) MUST_USE;
/* Has she a plan in the project? */
bool plans_has(struct task *t, int64_t person, int64_t project);
