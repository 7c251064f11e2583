/* plans_record: a plan with its steps, and what may be done with it. Only for the rooms' own files. */
#pragma once
#include "lang/lang.h"
#include "rooms/plans/plans.h"

enum { PLAN_TEXT_MOST = 1000, PLAN_SERVICE_MOST = 200, PLAN_STEPS_MOST = 40, PLAN_MONTHS_REVIEW = 6 };

struct plan_step {
    int64_t step, staff, version;
    struct str what, what_fi, state, who, staff_name, service, picture;
    struct day due_on, done_on;
    bool said_done; /* by the person herself, on her own page */
};
struct plan_steps {
    struct plan_step *at;
    size_t n, cap;
};
struct plan {
    int64_t id, person, project, staff, version;
    struct str goal, goal_language, goal_fi, deferral, deferral_reason, staff_name;
    struct day made_on, review_on, deferred_until;
    struct plan_steps steps;
};
struct plans {
    struct plan *at;
    size_t n, cap;
};

/* Deferred: until a day that has not come. Woken: until one that has. */
bool plan_deferred(struct task *t, const struct plan *l);
bool plan_woken(struct task *t, const struct plan *l);

/* The plan with its steps. NOT_FOUND also when it is another person's. */
enum outcome plans_get(struct task *t, int64_t person, int64_t plan, struct plan *ret_plan) MUST_USE;
/* All plans of a person that the viewer may read, without their steps, newest first. */
struct plans plans_of(struct task *t, int64_t person);

/* A new plan of today: person, project, goal, goal_language, goal_fi, review_on of *l; with the steps of a template
 * (its code, "": none). INVALID: goal, goal_language, review_on, template. NOT_ALLOWED: plans_may(). */
enum outcome plans_add(struct task *t, const struct plan *l, struct str template, int64_t *ret_plan,
    struct problems *ret_problems) MUST_USE;
/* Goal and review day of *l over its version. CONFLICT: somebody changed the plan since. */
enum outcome plans_change(struct task *t, const struct plan *l, struct problems *ret_problems) MUST_USE;
/* Deferred until a day after today with a reason: deferred_until, deferral, deferral_reason of *l over its version.
 * INVALID: until (not after today, or more than ten years on), deferral; reason when it is "other" without a text. */
enum outcome plans_defer(struct task *t, const struct plan *l, struct problems *ret_problems) MUST_USE;
/* It goes on from now: no longer deferred, nor woken. */
enum outcome plans_take_up(struct task *t, int64_t person, int64_t plan, int64_t version) MUST_USE;

/* ---- steps. NOT_FOUND: the plan has no such step. CONFLICT: it was changed or moved since `version` (the step's). */

/* Behind those that are there. INVALID: what, due_on, who, staff, picture, state; or "" when there are too many. */
enum outcome plans_step_add(
    struct task *t, int64_t person, int64_t plan, const struct plan_step *s, struct problems *ret_problems) MUST_USE;
/* Over step s->step, s->version. Who says "done" without a day means today. */
enum outcome plans_step_change(
    struct task *t, int64_t person, int64_t plan, const struct plan_step *s, struct problems *ret_problems) MUST_USE;
struct step_at {
    int64_t person, plan, step, version;
};
enum outcome plans_step_set_state(struct task *t, const struct step_at *at, struct str state) MUST_USE;
/* Changes places with the one before (up) or behind it; DONE at the end of the line. */
enum outcome plans_step_move(struct task *t, const struct step_at *at, bool up) MUST_USE;
enum outcome plans_step_remove(struct task *t, const struct step_at *at) MUST_USE;
/* The steps of a template behind those that are there; INVALID: no such template, or too many steps. */
enum outcome plans_fill(
    struct task *t, int64_t person, int64_t plan, struct str template, struct problems *ret_problems) MUST_USE;
const struct plan_step *plan_step_of(const struct plan *l, int64_t step); /* NULL: none */

/* ---- words */

/* What a step says to a reader of this language: a template's words in it; in Finnish the Finnish beside it; else what
 * was written. *ret_language: of what was given, "" when it is the plan's own and that is not known. */
struct str plan_step_words(
    struct task *t, const struct plan *l, const struct plan_step *s, const struct lang *lang, struct str *ret_language);
struct str plan_goal_words(struct task *t, const struct plan *l, const struct lang *lang, struct str *ret_language);

/* ---- what stood before (plans_versions.c) */

/* One change: the version that stood until then, when and by whom it was changed, and what the change did. */
enum plan_part {
    PART_GOAL,
    PART_REVIEW,
    PART_DEFERRAL,
    PART_STEPS_ADDED,
    PART_STEPS_REMOVED,
    PART_STEPS_DONE,
    PART_STEPS, /* changed otherwise, or moved */
    PART__N
};
struct plan_version {
    int64_t version;
    struct instant at;
    struct str staff_name;
    int64_t changed[PART__N]; /* how many of that part */
    struct plan stood;
};
struct plan_versions {
    struct plan_version *at;
    size_t n, cap;
    int64_t total;
};
/* Changes, newest first: at most PLAN_VERSIONS_SHOWN from the row `start` on, in two statements. */
enum { PLAN_VERSIONS_SHOWN = 50 };
struct plan_versions plans_versions(struct task *t, const struct plan *now, int64_t start);
/* The row at which that version stands in the list. */
int64_t plans_version_row(struct task *t, int64_t plan, int64_t version);
