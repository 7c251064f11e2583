/* projects_counting_web: the page of the way in which the programme of a project counts. No rules here. */
#include "lang/lang.h"
#include "projects_counting_html.h"
#include "rooms/projects/projects_pages.h"

FORM_DEFINE(counting, COUNTING_FIELDS)

static struct counting_values values_of(struct task *t, const struct project_way *way)
{
    return (struct counting_values){ .counting = strs_split(t->a, way->counting, ';'), .counting_source = way->source };
}

static struct reply show(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0];
    struct counting_projects all = projects_of_programme(t, project);
    struct projects_counting_view v = { .project = project,
        .name = projects_name(t, project),
        .way = projects_way(t, project),
        .may = projects_may_choose_way(t, project),
        .form = form,
        .tabs = projects_tabs(r, project, TAB_COUNTING) };
    struct strs ways = strs_split(t->a, v.way.counting, ';');

    for (size_t i = 0; i < ways.n; i++)
        strs_add(t->a, &v.chosen, code_name(t->lang, &CODES_counting, ways.at[i]));
    for (size_t i = 0; i < all.n; i++) {
        struct counting_line line = { projects_name(t, all.at[i].project), all.at[i].own };
        v.some_own |= line.own;
        if (projects_may_see(t, all.at[i].project))
            LIST_ADD(t->a, &v.projects, line);
        else
            v.others++;
    }
    return SHOW(r, status, projects_counting, &v);
}

struct reply projects_counting(struct req *r)
{
    struct task *t = &r->task;

    if (!projects_may_write(t, r->ids[0]))
        return reply_not_allowed(r);
    struct project_way way = projects_way(t, r->ids[0]);
    if (way.version == 0)
        return reply_not_found(r);
    struct counting_values v = values_of(t, &way);
    return show(r, 200, form_show(t, &counting_form, &v, way.version));
}

struct reply projects_counting_save(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0];
    enum outcome open = projects_open_for_change(t, project);
    struct counting_values v;
    struct form form;

    if (open != DONE)
        return reply_refused(r, open);
    struct project_way way = projects_way(t, project);
    struct counting_values stored = values_of(t, &way);
    struct form theirs = form_show(t, &counting_form, &stored, way.version);
    if (!form_read_over(r, &theirs, &v, &form))
        return show(r, 422, form);
    enum outcome how = projects_choose_way(
        t, project, form.version, strs_join(t->a, &v.counting, S(";")), v.counting_source, &form.problems);
    if (how == INVALID)
        return show(r, 422, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, projects_counting_save, project), "project", project);
    return reply_outcome(r, how, URL(t, projects_counting, project), tr(t, "The way of counting is saved."));
}
