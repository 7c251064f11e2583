/* guidance_web: the pages of guidance. No rules here. */
#include "guidance_guidance_html.h"
#include "rooms/guidance/guidance_view.h"
#include "rooms/providers/providers.h"
#include "rooms/qualifications.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(guidance, GUIDANCE_FIELDS)

enum { WAITING_SHOWN = 25 };

/* The list of those who wait as it was narrowed when she was chosen there, or her page. */
static struct url back_of(struct req *r, int64_t person)
{
    return list_back(r, URL(&r->task, guidance_list), URL(&r->task, people_person, person));
}

static struct reply show_form(
    struct req *r, int status, int64_t person, int64_t guidance, int64_t project, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct guidance_form_view v = { .person = person,
        .guidance = guidance,
        .name = people_name(t, person),
        .form = form,
        .choose_project = guidance == 0 && projects.n > 1,
        .back = back_of(r, person) };

    for (size_t i = 0; i < projects.n; i++) {
        form_option_id(t, &v.form, guidance_F_project, projects.at[i].id, projects.at[i].name);
        v.has_lock |= projects_has_lock(t, projects.at[i].id);
    }
    for (size_t i = 0; i < QUALIFICATIONS_N; i++)
        form_option(t, &v.form, guidance_F_qualification, qualification_name(t->lang, &QUALIFICATIONS[i]), S(""));
    struct strs known = providers_names(t);
    for (size_t i = 0; i < known.n; i++)
        form_option(t, &v.form, guidance_F_provider, known.at[i], S(""));
    struct guidance_owners owners = guidance_owners(t, project);
    for (size_t i = 0; i < owners.n; i++)
        form_option_id(t, &v.form, guidance_F_staff, owners.at[i].staff, owners.at[i].name);
    if (guidance != 0)
        v.history = guidance_history(t, guidance);
    return SHOW(r, status, guidance_form, &v);
}

struct reply guidance_new(struct req *r)
{
    struct guidance_values v = { .day = r->task.today,
        .project = projects_current(&r->task, req_id(r, "project")),
        .staff = r->task.viewer->staff };
    int64_t person = r->ids[0];

    if (!people_may_see(&r->task, person))
        return reply_not_found(r);
    struct form form = form_show(&r->task, &guidance_form, &v, 0);
    return show_form(r, 200, person, 0, v.project, form);
}

static struct guidance_row row_of(const struct guidance_values *v)
{
    return (struct guidance_row){ .project = v->project,
        .day = v->day,
        .destination = v->destination,
        .provider = v->provider,
        .qualification = v->qualification,
        .state = v->state,
        .study_form = v->study_form,
        .starts_on = v->starts_on,
        .main = v->main,
        .staff = v->staff,
        .reason = v->reason };
}

struct reply guidance_create(struct req *r)
{
    struct task *t = &r->task;
    struct guidance_values v;
    struct form form;
    int64_t person = r->ids[0], id;

    if (!people_may_see(t, person))
        return reply_not_found(r);
    if (!form_read(r, &guidance_form, &v, &form))
        return show_form(r, 422, person, 0, projects_current(t, v.project), form);
    struct guidance_row g = row_of(&v);
    g.person = person;
    g.project = projects_current(t, v.project);
    enum outcome how = guidance_add(t, &g, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, person, 0, g.project, form);
    return reply_outcome(r, how, URL(t, people_person, person), tr(t, "The guidance is saved."));
}

static struct form form_of(struct task *t, const struct guidance_row *g)
{
    struct guidance_values v = {
        .destination = g->destination,
        .state = g->state,
        .day = g->day,
        .provider = g->provider,
        .qualification = qualification_text(t->lang, g->qualification),
        .project = g->project,
        .study_form = g->study_form,
        .starts_on = g->starts_on,
        .main = g->main,
        .staff = g->staff,
    };

    return form_show(t, &guidance_form, &v, g->version);
}

struct reply guidance_edit(struct req *r)
{
    struct guidance_row g;

    if (guidance_get(&r->task, r->ids[0], &g) != DONE)
        return reply_not_found(r);
    struct form form = form_of(&r->task, &g);
    return show_form(r, 200, g.person, g.id, g.project, form);
}

struct reply guidance_save(struct req *r)
{
    struct task *t = &r->task;
    struct guidance_row g, now;
    struct guidance_values v;
    struct form form;

    if (guidance_get(t, r->ids[0], &now) != DONE)
        return reply_not_found(r);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, now.person, now.id, now.project, form);
    g = row_of(&v);
    g.id = now.id;
    g.version = form.version;
    enum outcome how = guidance_change(t, &g, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, now.person, now.id, now.project, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, guidance_save, now.id), "guidance", now.id);
    return reply_outcome(r, how, back_of(r, now.person), tr(t, "The guidance is saved."));
}

/* What the list can be narrowed to. */
static void add_picks(struct task *t, const struct guidance_only *only, struct guidance_list_view *v)
{
    static const char *const waiting[] = { "suggested", "agreed", "applied" };
    struct str all = str_of(tr(t, "All"));

    picks_add(t, &v->states, S(""), all, only->state);
    for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
        picks_add(t, &v->states, str_of(waiting[i]), code_name(t->lang, &CODES_guidance_state, str_of(waiting[i])),
            only->state);
    picks_add(t, &v->destinations, S(""), all, only->destination);
    for (size_t i = 0; i < CODES_destination.n; i++) {
        struct str code = str_of(CODES_destination.at[i].code);
        picks_add(t, &v->destinations, code, code_name(t->lang, &CODES_destination, code), only->destination);
    }
    v->waited = waited_picks(t, only->days);
    picks_add(t, &v->owners, S(""), all, only->mine ? S("me") : S(""));
    picks_add(t, &v->owners, S("me"), str_of(tr(t, "Mine")), only->mine ? S("me") : S(""));
}

struct reply guidance_list(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project"));
    struct guidance_only only = { req_get(r, "state"), req_get(r, "destination"), waited_days(r), list_start(r),
        str_is(req_get(r, "owner"), "me") };
    struct guidance_list_view v = { .project_name = project == 0 ? S("") : projects_name(t, project),
        .project = project == 0 ? S("") : id_str(t->a, project),
        .filtered = only.state.n > 0 || only.destination.n > 0 || only.days > 0 || only.mine,
        .all = URL(t, guidance_list) };
    struct guidance_waitings waiting = guidance_wait(t, project, &only, WAITING_SHOWN);
    if (waiting.n == 0 && only.start > 0) { /* those of the last page wait no more */
        only.start = 0;
        waiting = guidance_wait(t, project, &only, WAITING_SHOWN);
    }

    if (project != 0)
        v.all = url_with_id(t->a, v.all, "project", project);
    struct url here = v.all;
    if (only.state.n > 0)
        here = url_with(t->a, here, "state", only.state);
    if (only.destination.n > 0)
        here = url_with(t->a, here, "destination", only.destination);
    if (only.days > 0)
        here = url_with_int(t->a, here, "waited", only.days);
    if (only.mine)
        here = url_with(t->a, here, "owner", S("me"));
    v.pager = list_pager(t, here, only.start, WAITING_SHOWN, waiting.all);
    if (only.start > 0)
        here = url_with_int(t->a, here, "start", only.start);
    add_picks(t, &only, &v);
    for (size_t i = 0; i < waiting.n; i++) {
        struct guidance_line line = { .link = url_with(
                                          t->a, URL(t, guidance_edit, waiting.at[i].guidance), "back", here.s),
            .person = URL(t, people_person, waiting.at[i].person),
            .name = waiting.at[i].name,
            .destination = waiting.at[i].destination,
            .state = waiting.at[i].state,
            .day = waiting.at[i].day,
            .days = day_whole(waiting.at[i].day) ? day_number(t->today) - day_number(waiting.at[i].day) : INT_NONE };
        LIST_ADD(t->a, &v.rows, line);
    }
    struct str n = lang_number(t->a, t->lang, waiting.beyond ? GUIDANCE_COUNT_MOST : waiting.all);
    v.caption = waiting.beyond
                    ? trf(t, "More than %1$s persons wait", n)
                    : tr_fill(t->a, trn(t, "%n person waits", "%n persons wait", waiting.all), (struct str[]){ n }, 1);
    return SHOW(r, 200, guidance_list, &v);
}
