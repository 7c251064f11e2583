/* plans_fold: what the page of a person shows of her plan. No pages here. */
#include "rooms/plans/plans_steps.h"

#include "auth/viewer.h"

struct plans_fold plans_fold_of(struct task *t, int64_t person)
{
    struct plans all = plans_of(t, person);
    struct plans_fold f = { .person = person };

    for (size_t i = 0; i < t->viewer->nprojects && !f.may_write; i++)
        f.may_write = plans_may(t, person, t->viewer->projects[i].project);
    if (all.n == 0)
        return f;
    const struct plan *l = &all.at[0];
    struct plan_steps steps = plans_steps_of(t, l->id);
    f.plan = l->id;
    f.goal = l->goal;
    f.deferral = l->deferral;
    f.made_on = l->made_on;
    f.review_on = l->review_on;
    f.woken = plan_woken(t, l);
    f.deferred_until = plan_deferred(t, l) || f.woken ? l->deferred_until : DAY("");
    for (size_t i = 0; i < steps.n; i++) {
        const struct plan_step *s = &steps.at[i];
        f.done += str_is(s->state, "done");
        if (!str_is(s->state, "open"))
            continue;
        struct plans_fold_step one = { s->what, s->picture, s->due_on };
        if (f.open++ < PLANS_FOLD_STEPS)
            LIST_ADD(t->a, &f.steps, one);
    }
    return f;
}
