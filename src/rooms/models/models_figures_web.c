/* models_figures_web: choosing figures of stored runs as the evidence of a model, as for the public page of a project.
 * No rules here. */
#include "models_figures_html.h"
#include "rooms/models/models_parts.h"
#include "rooms/models/models_web.h"
#include "rooms/reports/reports.h"

static enum outcome may_choose(struct req *r, struct model *ret_model)
{
    enum outcome found = models_get(&r->task, r->ids[0], 0, ret_model);

    return found == DONE && !reports_may_see(&r->task, ret_model->project) ? NOT_ALLOWED : found;
}

static struct frozen_chosen_list chosen_of(struct task *t, const struct model *m)
{
    struct frozen_chosen_list list = { 0 };

    for (size_t i = 0; i < m->figures.n; i++) {
        struct frozen_chosen one = { m->figures.at[i].run, m->figures.at[i].spot };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct reply models_runs(struct req *r)
{
    struct task *t = &r->task;
    struct model m;
    enum outcome may = may_choose(r, &m);

    if (may != DONE)
        return reply_refused(r, may);
    struct frozen_chosen_list chosen = chosen_of(t, &m);
    struct models_runs_view v = { m.id, frozen_runs_view(t, m.project, &chosen, ROUTE_models_run, m.id) };
    return SHOW(r, 200, models_runs, &v);
}

/* wrong: NULL, or why what is ticked was refused. */
static struct reply show_run(struct req *r, const struct model *m, struct frozen_chosen_list chosen, const char *wrong)
{
    struct task *t = &r->task;
    struct models_run_view v = { .id = m->id, .version = m->version };
    enum outcome may = frozen_run_view(t, m->project, r->ids[1], &chosen, &v.run);

    v.run.wrong = wrong;
    return may == DONE ? SHOW(r, wrong != NULL ? 422 : 200, models_run, &v) : reply_refused(r, may);
}

struct reply models_run(struct req *r)
{
    struct model m;
    enum outcome may = may_choose(r, &m);

    return may == DONE ? show_run(r, &m, chosen_of(&r->task, &m), NULL) : reply_refused(r, may);
}

struct reply models_run_save(struct req *r)
{
    struct task *t = &r->task;
    struct strs spots = req_all(r, "figure");
    struct problems wrong = { 0 };
    struct model m;
    enum outcome how = may_choose(r, &m);

    if (how == DONE) {
        m.version = req_version(r);
        how = models_choose_figures(t, &m, r->ids[1], &spots, &wrong);
    }
    if (how == INVALID)
        return show_run(
            r, &m, frozen_ticked(t, r->ids[1], &spots), tr(t, "A model shows at most 30 figures. Choose fewer."));
    return reply_outcome(
        r, how, URL(t, models_one, r->ids[0]), tr(t, "The figures are chosen. They stay as they are now."));
}
