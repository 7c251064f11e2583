/* plans: the agreed path of a person: goal, steps, days, or deferred until a day with a reason; what stood before; and
 * points of the integration plan that she brought. Knows people and projects; groups only through views.
 *
 * plans_plan (plans): person, project, made_on, goal (her words, sealed), goal_language, goal_fi (the Finnish beside
 * it, sealed), review_on (Integration Act sec. 22: at least every six months), deferred_until with deferral
 * (CODES_deferral) and deferral_reason (text, sealed; older rows have the text alone), staff_id: who made it. A plan
 * whose deferred_until is not after today has woken up: there is nothing to set. The newest plan (made_on, then id) of
 * person and project counts. plans_step (plan_steps): known by plan_id and step (a number, in order): what (in the
 * plan's language, sealed), what_fi (the Finnish beside it, sealed), due_on, state (CODES_step_state: open done
 * dropped), who (CODES_step_who: person worker service), staff_id when a worker, service when a service, done_on,
 * picture (CODES_step_picture). plans_stood, plans_stood_step: what stood before a change, by the plan's version.
 * Whoever changes a plan or its steps calls plans_remember() first and moves plans_plan.version by one. plans_point
 * (integration_points): item (CODES_integration_item: the 18 items of Integration Act sec. 94 but the identity code,
 * which this program keeps nowhere), what (sealed), source (where it came from; sec. 73(2)), received_on, valid_until
 * (expiry reminder; a first plan lasts at most a year, sec. 23). Source: issue 8, section 3; DOMAIN.md 4.4. */
#pragma once
#include "base/task.h"

/* Keeps the plan with its steps as they stand, under its version; once per version. */
void plans_remember(struct task *t, int64_t plan);

/* May the viewer read and write plans of this person in this project? Counsellors of the project, instructors who see
 * her, the program. A manager sees who has a plan, not what it says. */
bool plans_may(struct task *t, int64_t person, int64_t project) MUST_USE;

/* What was agreed elsewhere, in a talk, becomes the last step of her newest plan in the project: for the person to do,
 * due: "" or a day. Whoever calls has asked whether the viewer counsels her. NOT_FOUND: there is no plan. */
enum outcome plans_add_agreed(
    struct task *t, int64_t person, int64_t project, struct str what, struct day due) MUST_USE;
/* Has she a plan in the project? */
bool plans_has(struct task *t, int64_t person, int64_t project);

/* For the page of a person: her newest plan that the viewer may read, in two statements; plan 0: there is none. The
 * steps are those that are open, at most PLANS_FOLD_STEPS; open, done: how many there are in all. */
enum { PLANS_FOLD_STEPS = 5 };
struct plans_fold_step {
    struct str what, picture;
    struct day due_on;
};
struct plans_fold_steps {
    struct plans_fold_step *at;
    size_t n, cap;
};
struct plans_fold {
    int64_t person, plan, open, done;
    struct str goal, deferral;
    struct day made_on, review_on, deferred_until; /* deferred_until: "" when it is not deferred */
    bool woken;                                    /* it was deferred until a day that has come */
    bool may_write;                                /* in a project of the viewer's */
    struct plans_fold_steps steps;
};
struct plans_fold plans_fold_of(struct task *t, int64_t person);

/* For her own page (plans_own.c): her newest plan, as it stands on the paper that she takes home: the goal and the
 * steps, without those that were dropped, without why it waits, which a worker writes for workers. Words in lang and in
 * beside (NULL: none). No right is asked: the caller knows that it is she. plan 0: there is none. */
struct plans_own_words {
    struct str text, language, beside; /* language: of text, a code, "" not known; beside "": nothing else to say */
};
struct plans_own_step {
    int64_t step, version;
    struct plans_own_words what;
    struct str picture, who; /* who: a worker's or service's name; "" herself, or not said */
    struct day due_on, done_on;
    bool done, hers, said_done; /* hers: for herself to do; said_done: she said so herself */
};
struct plans_own {
    int64_t plan;
    struct plans_own_words goal;
    struct day review_on, deferred_until; /* deferred_until "": it does not wait */
    struct plans_own_step *at;
    size_t n, cap;
};
struct lang;
struct plans_own plans_own_of(struct task *t, int64_t person, const struct lang *lang, const struct lang *beside);
/* She says that a step of hers is done, or takes back that she said so. NOT_FOUND: her newest plan has no such step for
 * herself. CONFLICT: it was changed or moved since `version`, or a worker said that it is done. */
enum outcome plans_own_say_done(struct task *t, int64_t person, int64_t step, int64_t version, bool done) MUST_USE;

/* How many members there are now and how many of them have a plan: of a group, or (group 0) of a project, there only of
 * those whom the viewer sees. leaving: without a plan, and they leave within PLANS_LEAVING_DAYS, or were to. False: not
 * for this viewer (peer workers, coordinators, who does not work in the project). counted: when, of a very large
 * project (rooms/counted); else "": now. */
enum { PLANS_LEAVING_DAYS = 30 };
struct plans_cover {
    int64_t members, planned, leaving;
    struct instant counted;
};
bool plans_cover(struct task *t, int64_t project, int64_t group, struct plans_cover *ret_cover) MUST_USE;

/* What waits in a project for this viewer: plans that woke up, reviews that are due, points that expire; of each at
 * most PLANS_LISTED_MOST and one more. */
enum { PLANS_LISTED_MOST = 1000 };
struct plans_waiting {
    int64_t woken, reviews, points;
};
struct plans_waiting plans_wait(struct task *t, int64_t project);

/* Counts who has a plan in a very large project, and who has none, as of now; keeps it for the pages. c NULL:
 * forgets what was kept. */
struct plans_count *plans_count(struct task *t, int64_t project);
void plans_keep(struct task *t, int64_t project, const struct plans_count *c);
