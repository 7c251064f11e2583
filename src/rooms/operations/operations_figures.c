/* operations_figures: figures that stand on the public page of a project. They are taken out of stored runs as those
 * stood without small counts, with what they count, in all languages, and then never change: what is counted otherwise
 * one day, or a run that is removed, leaves them as they were. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "operations_card_sql.h"
#include "operations_figures_sql.h"
#include "rooms/operations/operations_card.h"

struct operation_figures operations_figures(struct task *t, int64_t project, bool shown)
{
    struct operations_figures_sql_figures_rows rows = operations_figures_sql_figures(t, project, str_of(t->lang->tag));
    struct operation_figures list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct operations_figures_sql_figures_row *r = &rows.at[i];
        struct operation_figure one = { .id = r->figure,
            .run = r->run,
            .n = r->n,
            .report = r->report,
            .spot = r->spot,
            .type = r->type,
            .rules = r->rules,
            .program = r->program,
            .heading = r->heading,
            .line = r->line,
            .name = r->name,
            .definition = r->definition,
            .value = reports_frozen_text(t, r->type, r->n),
            .from = r->from_day,
            .to = r->to_day,
            .counted_at = r->counted_at,
            .chosen = r->chosen,
            .shown = r->shown };
        if (shown ? one.shown : one.chosen)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- choosing */

static void freeze(struct task *t, int64_t project, const struct frozen_all *all, size_t at)
{
    const struct frozen_figure *f = &all->in[0].at[at];
    int64_t id = id_new();

    operations_figures_sql_add(t, .figure = id, .project = project, .run = all->run.id, .report = all->run.report,
        .spot = f->spot, .type = str_of(f->type), .n = f->n, .rules = all->run.rules, .program = all->run.program,
        .from_day = all->run.from, .to_day = all->run.to, .counted_at = all->run.made_at);
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct frozen_figure *said = &all->in[i].at[at];
        operations_figures_sql_add_text(
            t, id, str_of(lang_get(i)->tag), said->heading, said->line, said->name, said->definition);
    }
}

static bool among(const struct strs *list, struct str one)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], one))
            return true;
    return false;
}

enum outcome operations_choose(struct task *t, int64_t project, int64_t run, const struct strs *spots)
{
    struct operations_figures_sql_others_row others;
    struct frozen_all all;

    if (!operations_may_write(t, project))
        return NOT_ALLOWED;
    enum outcome read = reports_frozen_all(t, project, run, &all);
    if (read != DONE)
        return read;
    must(t, operations_figures_sql_others(t, project, run, &others));
    if (others.n + (int64_t)spots->n > OPERATION_FIGURES_MOST)
        return INVALID;
    operations_figures_sql_let_go(t, project, run);
    for (size_t i = 0; i < all.in[0].n; i++) {
        struct str spot = all.in[0].at[i].spot;
        if (among(spots, spot) && operations_figures_sql_choose(t, project, run, spot) == 0)
            freeze(t, project, &all, i);
    }
    operations_figures_sql_forget_texts(t, project);
    operations_figures_sql_forget(t, project);
    operations_card_sql_begin(t, project, id_new());
    operations_card_sql_touched(t, project, t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "public_page", project, S("figures"));
    return DONE;
}

void operations_figures_show(struct task *t, int64_t project, bool shown)
{
    if (shown)
        operations_figures_sql_show(t, project);
    else
        operations_figures_sql_hide(t, project);
    operations_figures_sql_forget_texts(t, project);
    operations_figures_sql_forget(t, project);
}
