/* plans_versions: what a plan said before each change, and what the change did. */
#include "rooms/plans/plans_record.h"

#include "db/db.h"
#include "plans_sql.h"

static bool same_step(const struct plan_step *a, const struct plan_step *b)
{
    return str_eq(a->what, b->what) && str_eq(a->what_fi, b->what_fi) && str_eq(a->state, b->state) &&
           str_eq(a->who, b->who) && a->staff == b->staff && str_eq(a->service, b->service) &&
           str_eq(a->picture, b->picture) && day_cmp(a->due_on, b->due_on) == 0 && day_cmp(a->done_on, b->done_on) == 0;
}

static int64_t done_of(const struct plan *l)
{
    int64_t n = 0;

    for (size_t i = 0; i < l->steps.n; i++)
        n += str_is(l->steps.at[i].state, "done");
    return n;
}

/* Steps that stand at the same number in both and differ. */
static int64_t steps_changed(const struct plan *before, const struct plan *after)
{
    int64_t n = 0;

    for (size_t i = 0; i < before->steps.n; i++) {
        const struct plan_step *then = plan_step_of(after, before->steps.at[i].step);
        n += then != NULL && !same_step(&before->steps.at[i], then);
    }
    return n;
}

static void compare(struct plan_version *v, const struct plan *after)
{
    const struct plan *before = &v->stood;
    int64_t more = (int64_t)after->steps.n - (int64_t)before->steps.n, done = done_of(after) - done_of(before);

    v->changed[PART_GOAL] = !str_eq(before->goal, after->goal) || !str_eq(before->goal_fi, after->goal_fi) ||
                            !str_eq(before->goal_language, after->goal_language);
    v->changed[PART_REVIEW] = day_cmp(before->review_on, after->review_on) != 0;
    v->changed[PART_DEFERRAL] = day_cmp(before->deferred_until, after->deferred_until) != 0 ||
                                !str_eq(before->deferral, after->deferral) ||
                                !str_eq(before->deferral_reason, after->deferral_reason);
    v->changed[PART_STEPS_ADDED] = more > 0 ? more : 0;
    v->changed[PART_STEPS_REMOVED] = more < 0 ? -more : 0;
    v->changed[PART_STEPS_DONE] = more == 0 && done > 0 ? done : 0;
    v->changed[PART_STEPS] = more == 0 && done <= 0 ? steps_changed(before, after) : 0;
}

static struct plan stood_of(const struct plans_sql_stood_row *row, const struct plan *now)
{
    return (struct plan){ .id = now->id,
        .person = now->person,
        .project = now->project,
        .staff = now->staff,
        .staff_name = now->staff_name,
        .made_on = now->made_on,
        .version = row->version,
        .goal = row->goal,
        .goal_language = row->goal_language,
        .goal_fi = row->goal_fi,
        .deferral = row->deferral,
        .deferral_reason = row->deferral_reason,
        .review_on = row->review_on,
        .deferred_until = row->deferred_until };
}

/* Rows and versions both come newest first. */
static void fill_steps(struct task *t, const struct plans_sql_stood_steps_rows *rows, struct plan_versions *list)
{
    size_t v = 0;

    for (size_t i = 0; i < rows->n; i++) {
        const struct plans_sql_stood_steps_row *row = &rows->at[i];
        while (v < list->n && list->at[v].version > row->version)
            v++;
        if (v == list->n || list->at[v].version != row->version)
            continue;
        struct plan_step one = { .step = row->step,
            .staff = row->staff,
            .what = row->what,
            .what_fi = row->what_fi,
            .state = str_empty(row->state) ? S("open") : row->state,
            .who = row->who,
            .staff_name = row->staff_name,
            .service = row->service,
            .picture = row->picture,
            .due_on = row->due_on,
            .done_on = row->done_on };
        LIST_ADD(t->a, &list->at[v].stood.steps, one);
    }
}

/* What a change did shows beside what stood after it: of later rows one more is read, the one before them. */
struct plan_versions plans_versions(struct task *t, const struct plan *now, int64_t start)
{
    size_t before = start > 0;
    struct plans_sql_stood_rows rows = plans_sql_stood(
        t, now->id, PLAN_VERSIONS_SHOWN + (int64_t)before, start - (int64_t)before);
    struct plan_versions list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct plan_version one = { .version = rows.at[i].version,
            .at = rows.at[i].at,
            .staff_name = rows.at[i].by_name,
            .stood = stood_of(&rows.at[i], now) };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    if (list.n == 0)
        return list;
    struct plans_sql_stood_steps_rows steps = plans_sql_stood_steps(t, now->id, list.at[list.n - 1].version);
    fill_steps(t, &steps, &list);
    for (size_t i = 0; i < list.n; i++)
        compare(&list.at[i], i == 0 ? now : &list.at[i - 1].stood);
    list.at += before;
    list.n -= before;
    return list;
}

int64_t plans_version_row(struct task *t, int64_t plan, int64_t version)
{
    struct plans_sql_stood_since_row row = { 0 };

    return plans_sql_stood_since(t, plan, version, &row) ? row.n : 0;
}
