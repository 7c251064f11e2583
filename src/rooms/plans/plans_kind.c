/* plans_kind: plans and their steps as kinds of record. A step has no key: it is known by its plan and number. */
#include "plans_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/plans/plans.h"

/* clang-format off */
#define PLANS(C) \
    C(plans, plan,           KEY())              C(plans, person,          MUST_REF(people)) \
    C(plans, project,        MUST_REF(projects)) C(plans, made_on,         MUST(CELL_DAY)) \
    C(plans, goal,           TEXT(1000))         C(plans, review_on,       OF(CELL_DAY)) \
    C(plans, deferred_until, OF(CELL_DAY))       C(plans, deferral_reason, TEXT(1000)) \
    C(plans, deferral,       CODE(deferral))     C(plans, goal_language,   OF(CELL_LANGUAGE)) \
    C(plans, goal_fi,        TEXT(1000))         C(plans, staff,           REF(staff))
#define PLAN_STEPS(C) \
    C(plan_steps, plan,   SAME(MUST_REF(plans))) C(plan_steps, step,  SAME(MUST_INT(0, 10000))) \
    C(plan_steps, what,   TEXT(1000))            C(plan_steps, due_on, OF(CELL_DAY)) \
    C(plan_steps, state,  CODE(step_state))      C(plan_steps, who,    CODE(step_who)) \
    C(plan_steps, staff,  REF(staff))            C(plan_steps, service, TEXT(200)) \
    C(plan_steps, done_on, OF(CELL_DAY))         C(plan_steps, picture, CODE(step_picture)) \
    C(plan_steps, what_fi, TEXT(1000))
/* clang-format on */
KIND_COLUMNS(plans, PLANS)
KIND_COLUMNS(plan_steps, PLAN_STEPS)

static bool plan_row(void *x, const struct plans_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, plans, r->id, 0, [COL_plans_plan] = kind_key(o, KIND_plans, r->key, r->id),
        [COL_plans_person] = kind_ref(o, KIND_people, r->person_key, r->person), [COL_plans_project] = r->project,
        [COL_plans_made_on] = r->made_on, [COL_plans_goal] = r->goal, [COL_plans_review_on] = r->review_on,
        [COL_plans_deferred_until] = r->deferred_until, [COL_plans_deferral_reason] = r->deferral_reason,
        [COL_plans_deferral] = r->deferral, [COL_plans_goal_language] = r->goal_language,
        [COL_plans_goal_fi] = r->goal_fi, [COL_plans_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff));
}

static void give_plans(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? plans_kind_sql_give_few : plans_kind_sql_give)(o->t, low, high, o->project, plan_row, o);
}

static void check_plan(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_plans_made_on);
}

static void add_plan(struct kind_in *in, const struct record *r, int64_t id)
{
    plans_kind_sql_add(in->t, .plan = id, .source_key = TEXT_OF(r, plans_plan), .person = NUMBER_OF(r, plans_person),
        .project = NUMBER_OF(r, plans_project), .made_on = DAY_OF(r, plans_made_on), .goal = TEXT_OF(r, plans_goal),
        .review_on = DAY_OF(r, plans_review_on), .deferred_until = DAY_OF(r, plans_deferred_until),
        .deferral_reason = TEXT_OF(r, plans_deferral_reason), .deferral = TEXT_OF(r, plans_deferral),
        .goal_language = TEXT_OF(r, plans_goal_language), .goal_fi = TEXT_OF(r, plans_goal_fi),
        .staff = NUMBER_OF(r, plans_staff), .import = in->import);
}

static void change_plan(struct kind_in *in, const struct record *r, int64_t id)
{
    plans_remember(in->t, id);
    plans_kind_sql_change(in->t, .plan = id, .person = NUMBER_OF(r, plans_person),
        .project = NUMBER_OF(r, plans_project), .made_on = DAY_OF(r, plans_made_on), .goal = TEXT_OF(r, plans_goal),
        .review_on = DAY_OF(r, plans_review_on), .deferred_until = DAY_OF(r, plans_deferred_until),
        .deferral_reason = TEXT_OF(r, plans_deferral_reason), .deferral = TEXT_OF(r, plans_deferral),
        .goal_language = TEXT_OF(r, plans_goal_language), .goal_fi = TEXT_OF(r, plans_goal_fi),
        .staff = NUMBER_OF(r, plans_staff));
    kind_journal(in, id);
}

KIND_PLAIN(plans, plans_kind_sql)
KIND_MOVE(plans, plans_kind_sql)

/* With what stood before. */
static void drop_plans(struct kind_in *in)
{
    plans_kind_sql_drop_stood_steps(in->t, in->import);
    plans_kind_sql_drop_stood(in->t, in->import);
    plans_drop(in);
}

const struct kind kind_plans = {
    .name = "plans",
    .noun = { "plan", N_("Plan") },
    .tables = "plans_plan plans_stood plans_stood_step",
    .columns = plans_columns,
    .n = COL_plans__N,
    .any = plans_any,
    .with_key = plans_with_key,
    .within = plans_within,
    .touched = plans_touched,
    .leaning = plans_leaning,
    .drop = drop_plans,
    .give = give_plans,
    .check = check_plan,
    .add = add_plan,
    .change = change_plan,
    .move = plans_move,
    .move_back = plans_move_back,
};

/* ---- steps */

static bool step_row(void *x, const struct plans_kind_sql_step_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, plan_steps, r->plan,
        r->import, [COL_plan_steps_plan] = kind_ref(o, KIND_plans, r->plan_key, r->plan),
        [COL_plan_steps_step] = kind_number(o, r->step), [COL_plan_steps_what] = r->what,
        [COL_plan_steps_due_on] = r->due_on, [COL_plan_steps_state] = r->state, [COL_plan_steps_who] = r->who,
        [COL_plan_steps_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff), [COL_plan_steps_service] = r->service,
        [COL_plan_steps_done_on] = r->done_on, [COL_plan_steps_picture] = r->picture,
        [COL_plan_steps_what_fi] = r->what_fi);
}

static void give_steps(struct kind_out *o, int64_t low, int64_t high)
{
    plans_kind_sql_step_give(o->t, low, high, o->project, 0, INT64_MAX, step_row, o);
}

static void give_same_step(struct kind_out *o, const struct record *r)
{
    int64_t plan = NUMBER_OF(r, plan_steps_plan), step = NUMBER_OF(r, plan_steps_step);

    plans_kind_sql_step_give_few(o->t, plan, plan, 0, step, step, step_row, o);
}

static void add_step(struct kind_in *in, const struct record *r, int64_t id)
{
    plans_kind_sql_step_add(in->t, .plan = NUMBER_OF(r, plan_steps_plan), .step = NUMBER_OF(r, plan_steps_step),
        .what = TEXT_OF(r, plan_steps_what), .due_on = DAY_OF(r, plan_steps_due_on),
        .state = TEXT_OF(r, plan_steps_state), .who = TEXT_OF(r, plan_steps_who),
        .staff = NUMBER_OF(r, plan_steps_staff), .service = TEXT_OF(r, plan_steps_service),
        .done_on = DAY_OF(r, plan_steps_done_on), .picture = TEXT_OF(r, plan_steps_picture),
        .what_fi = TEXT_OF(r, plan_steps_what_fi), .import = in->import, .place = r->line);
}

static void change_step(struct kind_in *in, const struct record *r, int64_t id)
{
    plans_remember(in->t, NUMBER_OF(r, plan_steps_plan));
    plans_kind_sql_step_change(in->t, .plan = NUMBER_OF(r, plan_steps_plan), .step = NUMBER_OF(r, plan_steps_step),
        .what = TEXT_OF(r, plan_steps_what), .due_on = DAY_OF(r, plan_steps_due_on),
        .state = TEXT_OF(r, plan_steps_state), .who = TEXT_OF(r, plan_steps_who),
        .staff = NUMBER_OF(r, plan_steps_staff), .service = TEXT_OF(r, plan_steps_service),
        .done_on = DAY_OF(r, plan_steps_done_on), .picture = TEXT_OF(r, plan_steps_picture),
        .what_fi = TEXT_OF(r, plan_steps_what_fi));
    kind_journal(in, NUMBER_OF(r, plan_steps_plan));
}

KIND_ANY(plan_steps, plans_kind_sql_step)
KIND_UNDO(plan_steps, plans_kind_sql_step)
KIND_DROP(plan_steps, plans_kind_sql_step)

const struct kind kind_plan_steps = {
    .name = "plan_steps",
    .noun = { "step of plan", N_("Step of a plan") },
    .tables = "plans_step",
    .columns = plan_steps_columns,
    .n = COL_plan_steps__N,
    .any = plan_steps_any,
    .give = give_steps,
    .give_same = give_same_step,
    .add = add_step,
    .change = change_step,
    .touched = plan_steps_touched,
    .leaning = plan_steps_leaning,
    .drop = plan_steps_drop,
};
