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

static bool is_chosen(const struct model *m, int64_t run, struct str spot)
{
    for (size_t i = 0; i < m->figures.n; i++)
        if (m->figures.at[i].run == run && str_eq(m->figures.at[i].spot, spot))
            return true;
    return false;
}

struct reply models_runs(struct req *r)
{
    struct task *t = &r->task;
    struct model m;
    enum outcome may = may_choose(r, &m);

    if (may != DONE)
        return reply_refused(r, may);
    struct frozen_runs runs = reports_frozen_runs(t, m.project);
    struct models_runs_view v = { .id = m.id, .store = url_with_id(t->a, URL(t, reports_list), "project", m.project) };
    for (size_t i = 0; i < runs.n; i++) {
        const struct frozen_run *run = &runs.at[i];
        struct model_run_row row = { .link = URL(t, models_run, m.id, run->id),
            .name = run->name,
            .title = run->title,
            .from = run->from,
            .to = run->to,
            .made_on = instant_day(run->made_at) };
        for (size_t k = 0; k < m.figures.n; k++)
            row.chosen += m.figures.at[k].run == run->id;
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, models_runs, &v);
}

static void add_offer(struct task *t, struct models_run_view *v, const struct frozen_figure *f, bool chosen)
{
    struct model_offer one = { f->spot, reports_frozen_text(t, str_of(f->type), f->n), f->name, f->line, chosen };

    if (v->tables.n == 0 || !str_eq(v->tables.at[v->tables.n - 1].heading, f->heading)) {
        struct model_offer_table table = { .heading = f->heading };
        LIST_ADD(t->a, &v->tables, table);
    }
    LIST_ADD(t->a, &v->tables.at[v->tables.n - 1].offers, one);
}

struct reply models_run(struct req *r)
{
    struct task *t = &r->task;
    struct frozen_run run;
    struct frozen_figures offered = { 0 };
    struct model m;
    enum outcome may = may_choose(r, &m);

    if (may == DONE)
        may = reports_frozen_figures(t, m.project, r->ids[1], &run, &offered);
    if (may != DONE)
        return reply_refused(r, may);
    struct models_run_view v = { .id = m.id,
        .run = run.id,
        .version = m.version,
        .name = run.name,
        .title = run.title,
        .made_on = instant_day(run.made_at) };
    for (size_t i = 0; i < offered.n; i++)
        add_offer(t, &v, &offered.at[i], is_chosen(&m, run.id, offered.at[i].spot));
    return SHOW(r, 200, models_run, &v);
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
        return reply_redirect(
            r, URL(t, models_run, r->ids[0], r->ids[1]), tr(t, "A model shows at most 30 figures. Choose fewer."));
    return reply_outcome(
        r, how, URL(t, models_one, r->ids[0]), tr(t, "The figures are chosen. They stay as they are now."));
}
