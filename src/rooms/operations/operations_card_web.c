/* operations_card_web: the public page of a project for those who answer for it: what is written, publishing and
 * withdrawing, the figures. No rules here. */
#include "auth/viewer.h"
#include "operations_card_html.h"
#include "rooms/operations/operations_web.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(operation, OPERATION_FIELDS)
FORM_DEFINE(operation_publish, OPERATION_PUBLISH_FIELDS)

static enum outcome may_look(struct task *t, int64_t project)
{
    if (!operations_may_write(t, project))
        return NOT_ALLOWED;
    return str_empty(projects_code(t, project)) ? NOT_FOUND : DONE;
}

static struct str days_of(struct task *t, struct day from, struct day to)
{
    return !day_known(from) && !day_known(to) ? S("")
                                              : str_fmt(t->a, "%.*s–%.*s", STR_ARG(lang_day(t->a, t->lang, from)),
                                                    STR_ARG(lang_day(t->a, t->lang, to)));
}

struct operation_figure_views operation_figure_views(struct task *t, const struct operation_figures *figures)
{
    struct operation_figure_views list = { 0 };

    for (size_t i = 0; i < figures->n; i++) {
        const struct operation_figure *f = &figures->at[i];
        struct operation_figure_view one = { .value = f->value,
            .name = f->name,
            .line = f->line,
            .heading = f->heading,
            .definition = f->definition,
            .days = days_of(t, f->from, f->to),
            .rules = f->rules,
            .program = f->program,
            .counted_on = instant_day(f->counted_at) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- what stands, publishing, withdrawing */

static struct form publish_form(struct task *t, const struct operation_card *c)
{
    struct operation_publish_values none = { .told = false };

    return form_show(t, &operation_publish_form, &none, c->version);
}

static struct reply show_page(struct req *r, int status, struct form *publish)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0], shown = operations_of_project(t, project);
    struct operation_card c = operations_card_read(t, project);
    struct operation_figures figures = operations_figures(t, project, false);
    struct operation_page now;
    struct operations_page_view v = { .project = project,
        .name = projects_name(t, project),
        .state_text = code_name(t->lang, &CODES_operation_state, c.state),
        .color = str_is(c.state, "published") ? "success" : "neutral",
        .card = c,
        .figures = operation_figure_views(t, &figures),
        .publish = publish != NULL ? *publish : publish_form(t, &c),
        .written = !str_empty(instant_str(&c.changed_at)),
        .is_shown = shown != 0,
        .waits = operations_page_waits(t, &c),
        .may_figures = reports_may_see(t, project) };

    must(t, operations_page_now(t, project, &now));
    v.missing = operations_missing(t, &now);
    if (shown != 0)
        v.shown = URL(t, operations_any_language, shown);
    return SHOW(r, status, operations_page, &v);
}

struct reply operations_page(struct req *r)
{
    enum outcome may = may_look(&r->task, r->ids[0]);

    return may != DONE ? reply_refused(r, may) : show_page(r, 200, NULL);
}

struct reply operations_do_publish(struct req *r)
{
    struct task *t = &r->task;
    struct operation_publish_values v;
    struct form form;
    enum outcome how = may_look(t, r->ids[0]);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &operation_publish_form, &v, &form))
        return show_page(r, 422, &form);
    how = operations_publish(t, r->ids[0], form.version, v.told, &form.problems);
    if (how == INVALID)
        return show_page(r, 422, &form);
    return reply_outcome(
        r, how, URL(t, operations_page, r->ids[0]), tr(t, "The page is published. Everybody sees it now."));
}

struct reply operations_do_withdraw(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(r, operations_withdraw(t, r->ids[0], req_version(r)), URL(t, operations_page, r->ids[0]),
        tr(t, "The page is withdrawn. Nobody outside sees it any more."));
}

/* ---- writing */

static struct operation_languages languages(struct task *t)
{
    static const struct operation_language_fields all[] = {
#define L(x, tag, iso3, own_name, dir, locale, translated) \
    { #tag, own_name, operation_F_doing_##tag, operation_F_reached_##tag },
        LANGUAGES(L, )
#undef L
    };
    struct operation_languages list = { 0 };

    for (size_t i = 0; i < LANG__N; i++)
        LIST_ADD(t->a, &list, all[i]);
    return list;
}

static struct form card_form(struct task *t, const struct operation_card *c)
{
    struct operation_values v = {
#define L(x, tag, iso3, own_name, dir, locale, translated) \
    .doing_##tag = c->doing[LANG_##tag], .reached_##tag = c->reached[LANG_##tag],
        LANGUAGES(L, )
#undef L
            .theme = c->theme,
        .priority = c->priority, .category = c->category, .natural_person = c->natural_person,
        .contractor = c->contractor, .umbrella = c->umbrella, .predecessor = c->predecessor, .parts = c->parts,
        .contact_role = c->contact_role, .contact_phone = c->contact_phone, .contact_email = c->contact_email,
        .goals = strs_split(t->a, c->goals, ';')
    };

    return form_show(t, &operation_form, &v, c->version);
}

static struct operation_card typed(struct task *t, int64_t project, int64_t version, const struct operation_values *v)
{
    struct operation_card c = { .project = project,
        .version = version,
        .theme = v->theme,
        .priority = v->priority,
        .category = v->category,
        .natural_person = v->natural_person,
        .contractor = v->contractor,
        .umbrella = v->umbrella,
        .predecessor = v->predecessor,
        .parts = v->parts,
        .contact_role = v->contact_role,
        .contact_phone = v->contact_phone,
        .contact_email = v->contact_email,
        .goals = strs_join(t->a, &v->goals, S(";")) };

#define L(x, tag, iso3, own_name, dir, locale, translated) \
    c.doing[LANG_##tag] = v->doing_##tag; \
    c.reached[LANG_##tag] = v->reached_##tag;
    LANGUAGES(L, )
#undef L
    return c;
}

static struct reply show_form(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct operations_form_view v = { r->ids[0], projects_name(t, r->ids[0]), form, languages(t) };

    return SHOW(r, status, operations_edit, &v);
}

struct reply operations_edit(struct req *r)
{
    struct task *t = &r->task;
    enum outcome may = may_look(t, r->ids[0]);

    if (may != DONE)
        return reply_refused(r, may);
    struct operation_card c = operations_card_read(t, r->ids[0]);
    return show_form(r, 200, card_form(t, &c));
}

struct reply operations_save(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0];
    struct operation_values v;
    struct form form;
    enum outcome how = may_look(t, project);

    if (how != DONE)
        return reply_refused(r, how);
    struct operation_card stored = operations_card_read(t, project);
    struct form theirs = card_form(t, &stored);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, form);
    struct operation_card c = typed(t, project, form.version, &v);
    how = operations_card_save(t, &c, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, operations_save, project), "public_page", project);
    return reply_outcome(r, how, URL(t, operations_page, project), tr(t, "Saved. Publish the page to show it."));
}

/* ---- figures */

static enum outcome may_choose(struct task *t, int64_t project)
{
    enum outcome may = may_look(t, project);

    return may == DONE && !reports_may_see(t, project) ? NOT_ALLOWED : may;
}

static struct frozen_chosen_list chosen_of(struct task *t, int64_t project)
{
    struct operation_figures figures = operations_figures(t, project, false);
    struct frozen_chosen_list list = { 0 };

    for (size_t i = 0; i < figures.n; i++) {
        struct frozen_chosen one = { figures.at[i].run, figures.at[i].spot };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct reply operations_runs(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0];
    enum outcome may = may_choose(t, project);

    if (may != DONE)
        return reply_refused(r, may);
    struct frozen_chosen_list chosen = chosen_of(t, project);
    struct operations_runs_view v = { project, frozen_runs_view(t, project, &chosen, ROUTE_operations_run, project) };
    return SHOW(r, 200, operations_runs, &v);
}

/* wrong: NULL, or why what is ticked was refused. */
static struct reply show_run(struct req *r, struct frozen_chosen_list chosen, const char *wrong)
{
    struct task *t = &r->task;
    struct operations_run_view v = { .project = r->ids[0] };
    enum outcome may = frozen_run_view(t, v.project, r->ids[1], &chosen, &v.run);

    v.run.wrong = wrong;
    return may == DONE ? SHOW(r, wrong != NULL ? 422 : 200, operations_run, &v) : reply_refused(r, may);
}

struct reply operations_run(struct req *r)
{
    enum outcome may = may_choose(&r->task, r->ids[0]);

    return may == DONE ? show_run(r, chosen_of(&r->task, r->ids[0]), NULL) : reply_refused(r, may);
}

struct reply operations_run_save(struct req *r)
{
    struct task *t = &r->task;
    struct strs spots = req_all(r, "figure");
    enum outcome how = may_choose(t, r->ids[0]);

    if (how == DONE)
        how = operations_choose(t, r->ids[0], r->ids[1], &spots);
    if (how == INVALID)
        return show_run(
            r, frozen_ticked(t, r->ids[1], &spots), tr(t, "A page shows at most 40 figures. Choose fewer."));
    return reply_outcome(
        r, how, URL(t, operations_page, r->ids[0]), tr(t, "The figures are chosen. Publish the page to show them."));
}
