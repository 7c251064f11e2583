/* frozen_choice: see frozen_choice.h. */
#include "rooms/frozen_choice.h"

#include "rooms/routes.h"
#include "web/req.h"

static bool is_chosen(const struct frozen_chosen_list *chosen, int64_t run, struct str spot)
{
    for (size_t i = 0; i < chosen->n; i++)
        if (chosen->at[i].run == run && str_eq(chosen->at[i].spot, spot))
            return true;
    return false;
}

static int64_t chosen_of(const struct frozen_chosen_list *chosen, int64_t run)
{
    int64_t n = 0;

    for (size_t i = 0; i < chosen->n; i++)
        n += chosen->at[i].run == run;
    return n;
}

struct frozen_chosen_list frozen_ticked(struct task *t, int64_t run, const struct strs *spots)
{
    struct frozen_chosen_list list = { 0 };

    for (size_t i = 0; i < spots->n; i++) {
        struct frozen_chosen one = { run, spots->at[i] };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct frozen_runs_view frozen_runs_view(
    struct task *t, int64_t project, const struct frozen_chosen_list *chosen, unsigned route, int64_t record)
{
    struct frozen_runs runs = reports_frozen_runs(t, project);
    struct frozen_runs_view v = { .reports = url_with_id(t->a, URL(t, reports_list), "project", project) };

    for (size_t i = 0; i < runs.n; i++) {
        const struct frozen_run *run = &runs.at[i];
        struct frozen_run_row row = { .link = url_to(t->a, route, 2, (int64_t[]){ record, run->id }),
            .name = run->name,
            .title = run->title,
            .from = run->from,
            .to = run->to,
            .made_on = instant_day(run->made_at),
            .chosen = chosen_of(chosen, run->id) };
        LIST_ADD(t->a, &v.rows, row);
    }
    return v;
}

static void add_offer(struct task *t, struct frozen_run_view *v, const struct frozen_figure *f, bool chosen)
{
    struct frozen_offer one = { f->spot, reports_frozen_text(t, str_of(f->type), f->n), f->name, f->line, chosen };

    if (v->tables.n == 0 || !str_eq(v->tables.at[v->tables.n - 1].heading, f->heading)) {
        struct frozen_offer_table table = { .heading = f->heading };
        LIST_ADD(t->a, &v->tables, table);
    }
    LIST_ADD(t->a, &v->tables.at[v->tables.n - 1].offers, one);
}

enum outcome frozen_run_view(struct task *t, int64_t project, int64_t run, const struct frozen_chosen_list *chosen,
    struct frozen_run_view *ret_view)
{
    struct frozen_run found;
    struct frozen_figures offered = { 0 };
    enum outcome how = reports_frozen_figures(t, project, run, &found, &offered);

    if (how != DONE)
        return how;
    struct frozen_run_view v = {
        .id = run, .name = found.name, .title = found.title, .made_on = instant_day(found.made_at)
    };
    for (size_t i = 0; i < offered.n; i++)
        add_offer(t, &v, &offered.at[i], is_chosen(chosen, run, offered.at[i].spot));
    *ret_view = v;
    return DONE;
}
