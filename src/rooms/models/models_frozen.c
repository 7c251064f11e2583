/* models_frozen: what a model takes from other rooms as a copy that does not change any more: modules as they are on
 * that day, figures of stored runs as those stood without small counts. */
#include "rooms/models/models_parts.h"
#include "rooms/modules/modules.h"
#include "rooms/reports/reports.h"

/* ---- modules */

static struct str steps_of(struct task *t, const struct module *o)
{
    struct strs lines = { 0 };

    for (size_t i = 0; i < o->steps.n; i++) {
        const struct module_step *s = &o->steps.at[i];
        strs_add(t->a, &lines,
            s->minutes == INT_NONE ? s->what : str_fmt(t->a, "%lld %.*s", (long long)s->minutes, STR_ARG(s->what)));
    }
    return strs_join(t->a, &lines, S("\n"));
}

static struct model_module *standing(struct model *m, int64_t module)
{
    for (size_t i = 0; i < m->modules.n; i++)
        if (m->modules.at[i].module == module)
            return &m->modules.at[i];
    return NULL;
}

static void copy_module(struct task *t, const struct lang *l, const struct module *o, struct model_module *to)
{
    to->module = o->id;
    to->module_edition = o->edition;
    to->source = str_of(l->tag);
    to->languages = o->languages;
    to->needs = o->needs;
    to->sessions = o->sessions;
    to->minutes = o->minutes;
    to->name.in[l->id] = o->name;
    to->text.in[l->id] = o->purpose;
    to->audience.in[l->id] = o->audience;
    to->steps.in[l->id] = steps_of(t, o);
}

enum outcome models_take_modules(
    struct task *t, int64_t model, int64_t version, const struct strs *ids, struct problems *ret)
{
    struct model m;
    enum outcome found = models_get(t, model, 0, &m);

    if (found != DONE)
        return found;
    for (size_t i = 0; i < ids->n; i++) {
        struct module o;
        int64_t id;
        if (!id_read(ids->at[i], &id) || modules_get(t, id, &o) != DONE || (o.project != 0 && o.project != m.project)) {
            problem_add(t, ret, "modules", str_of(tr(t, "Choose modules of the project or of the house.")));
            return INVALID;
        }
        struct model_module *there = standing(&m, id), fresh = { .key = id_str(t->a, id), .phase = S("") };
        copy_module(t, lang_by_tag(m.source), &o, there != NULL ? there : &fresh);
        if (there == NULL)
            LIST_ADD(t->a, &m.modules, fresh);
    }
    m.version = version;
    return models_put(t, &m, MODEL_MODULES, ret);
}

/* ---- figures */

static bool among(const struct strs *list, struct str one)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], one))
            return true;
    return false;
}

static struct model_figure freeze(struct task *t, const struct frozen_all *all, size_t at)
{
    const struct frozen_figure *f = &all->in[0].at[at];
    struct model_figure one = { .key = id_str(t->a, id_new()),
        .house = S(""),
        .report = all->run.report,
        .spot = f->spot,
        .type = str_of(f->type),
        .rules = all->run.rules,
        .program = all->run.program,
        .run = all->run.id,
        .n = f->n,
        .base = f->base,
        .from = all->run.from,
        .to = all->run.to,
        .counted_at = all->run.made_at };

    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct frozen_figure *said = &all->in[i].at[at];
        one.heading.in[i] = said->heading, one.line.in[i] = said->line;
        one.name.in[i] = said->name, one.definition.in[i] = said->definition;
    }
    return one;
}

enum outcome models_choose_figures(
    struct task *t, const struct model *m, int64_t run, const struct strs *spots, struct problems *ret)
{
    struct model next = *m;
    struct frozen_all all;
    struct strs stand = { 0 };

    if (!reports_may_see(t, m->project))
        return NOT_ALLOWED;
    enum outcome read = reports_frozen_all(t, m->project, run, &all);
    if (read != DONE)
        return read;
    next.figures = (struct model_figures){ 0 };
    for (size_t i = 0; i < m->figures.n; i++) {
        const struct model_figure *f = &m->figures.at[i];
        if (f->run != run || among(spots, f->spot))
            LIST_ADD(t->a, &next.figures, *f);
        if (f->run == run && among(spots, f->spot))
            strs_add(t->a, &stand, f->spot);
    }
    for (size_t i = 0; i < all.in[0].n; i++)
        if (among(spots, all.in[0].at[i].spot) && !among(&stand, all.in[0].at[i].spot)) {
            struct model_figure one = freeze(t, &all, i);
            LIST_ADD(t->a, &next.figures, one);
        }
    return models_put(t, &next, MODEL_FIGURES, ret);
}
