/* outreach_first_web: the first steps of a person, one of them, what is agreed for the week. No rules here. */
#include "lang/lang.h"
#include "outreach_first_html.h"
#include "rooms/outreach/outreach_first_view.h"
#include "rooms/outreach/outreach_web.h"
#include "rooms/projects/projects.h"

FORM_DEFINE(first_step, FIRST_STEP_FIELDS)

enum { WEEK = 7 };

/* Of whom it is; who is only named in it sees no more than the step. */
static struct url page_of(struct task *t, const struct first_step *f, struct url otherwise)
{
    return f->person != 0  ? URL(t, outreach_first_person, f->person)
           : f->only_named ? otherwise
                           : URL(t, outreach_first_sign_up, f->sign_up);
}

static void add_rows(struct task *t, struct first_step_rows *rows, const struct first_steps *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct first_step *f = &list->at[i];
        struct url edit = URL(t, outreach_first_edit, f->id);
        struct first_step_row one = { *f, edit, page_of(t, f, edit),
            str_is(f->state, "planned") && day_cmp(f->day, t->today) <= 0 };
        LIST_ADD(t->a, rows, one);
    }
}

/* The project in which it is agreed: `wanted` if it fits, else the viewer's first that does. */
static int64_t project_of(struct task *t, int64_t person, int64_t wanted)
{
    struct project_briefs projects = projects_open_to(t);

    if (wanted != 0 && outreach_first_may(t, person, wanted))
        return wanted;
    for (size_t i = 0; i < projects.n; i++)
        if (outreach_first_may(t, person, projects.at[i].id))
            return projects.at[i].id;
    return 0;
}

static struct form form_of(struct task *t, const struct first_step *f)
{
    struct first_step_values v = { .kind = f->kind,
        .day = f->day,
        .start = f->start,
        .place = f->place,
        .staff = f->staff,
        .second = f->second,
        .knows = f->knows,
        .note = f->note,
        .state = f->state,
        .project = f->project };

    return form_show(t, &first_step_form, &v, f->version);
}

static struct first_step read_off(const struct first_step_values *v)
{
    return (struct first_step){ .kind = v->kind,
        .day = v->day,
        .start = v->start,
        .place = v->place,
        .staff = v->staff,
        .second = v->second,
        .knows = v->knows,
        .note = v->note,
        .state = v->state };
}

static void offer_staff(struct task *t, struct form *form, int64_t project)
{
    struct project_staffs all = projects_staff(t, project);
    const size_t each[] = { first_step_F_staff, first_step_F_second, first_step_F_knows };

    for (size_t k = 0; k < sizeof each / sizeof *each; k++)
        for (size_t i = 0; i < all.n; i++)
            form_option_id(t, form, each[k], all.at[i].staff, all.at[i].name);
}

static struct first_agreed agreed_of(
    struct task *t, const struct first_steps *list, struct url action, int64_t project, struct form form)
{
    struct first_agreed v = { .action = action, .form = form };

    add_rows(t, &v.rows, list);
    offer_staff(t, &v.form, project);
    return v;
}

/* ---- of a person */

static struct reply show_person(struct req *r, int status, int64_t project, struct form form)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0];
    struct first_steps list = outreach_first_of(t, person);
    struct project_briefs projects = projects_open_to(t);
    struct outreach_first_person_view v = { .person = person,
        .name = people_name(t, person),
        .tabs = person_tabs_of(t, person, PERSON_TAB_FIRST_STEPS),
        .agreed = agreed_of(t, &list, URL(t, outreach_first_create, person), project, form) };
    size_t fit = 0;

    for (size_t i = 0; i < projects.n; i++)
        if (outreach_first_may(t, person, projects.at[i].id)) {
            form_option_id(t, &v.agreed.form, first_step_F_project, projects.at[i].id, projects.at[i].name);
            fit++;
        }
    v.agreed.choose_project = fit > 1;
    return SHOW(r, status, outreach_first_person, &v);
}

struct reply outreach_first_person(struct req *r)
{
    struct task *t = &r->task;
    struct first_step f = { .person = r->ids[0],
        .project = project_of(t, r->ids[0], req_id(r, "project")),
        .day = t->today,
        .staff = t->viewer->staff,
        .state = S("planned") };

    return f.project == 0 ? reply_not_found(r) : show_person(r, 200, f.project, form_of(t, &f));
}

struct reply outreach_first_create(struct req *r)
{
    struct task *t = &r->task;
    struct first_step_values v;
    struct form form;
    int64_t id = 0;
    bool good = form_read(r, &first_step_form, &v, &form);
    int64_t project = project_of(t, r->ids[0], good ? v.project : 0);

    if (project == 0)
        return reply_not_found(r);
    if (!good)
        return show_person(r, 422, project, form);
    struct first_step f = read_off(&v);
    f.person = r->ids[0], f.project = project;
    enum outcome how = outreach_first_put(t, &f, &id, &form.problems);
    if (how == INVALID)
        return show_person(r, 422, project, form);
    return reply_outcome(r, how, URL(t, outreach_first_person, f.person), tr(t, "The first step is saved."));
}

/* ---- of who has signed up */

static struct reply show_sign_up(struct req *r, int status, const struct sign_up_who *who, struct form form)
{
    struct task *t = &r->task;
    struct first_steps list = outreach_first_of_sign_up(t, who->id);
    struct outreach_first_sign_up_view v = { .sign_up = who->id,
        .name = who->name,
        .agreed = agreed_of(t, &list, URL(t, outreach_first_agree, who->id), who->project, form) };

    return SHOW(r, status, outreach_first_sign_up, &v);
}

struct reply outreach_first_sign_up(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_who who;
    struct first_step f = { .day = t->today, .staff = t->viewer->staff, .state = S("planned") };

    return outreach_first_may_sign_up(t, r->ids[0], &who) ? show_sign_up(r, 200, &who, form_of(t, &f))
                                                          : reply_not_found(r);
}

struct reply outreach_first_agree(struct req *r)
{
    struct task *t = &r->task;
    struct first_step_values v;
    struct form form;
    struct sign_up_who who;
    int64_t id = 0;

    if (!outreach_first_may_sign_up(t, r->ids[0], &who))
        return reply_not_found(r);
    if (!form_read(r, &first_step_form, &v, &form))
        return show_sign_up(r, 422, &who, form);
    struct first_step f = read_off(&v);
    f.sign_up = who.id, f.project = who.project;
    enum outcome how = outreach_first_put(t, &f, &id, &form.problems);
    if (how == INVALID)
        return show_sign_up(r, 422, &who, form);
    return reply_outcome(r, how, URL(t, outreach_first_sign_up, who.id), tr(t, "The first step is saved."));
}

/* ---- one */

static struct url back_of(struct task *t, const struct first_step *f)
{
    return page_of(t, f, URL(t, outreach_first_week));
}

static struct reply show_one(struct req *r, int status, const struct first_step *f, struct form form)
{
    struct task *t = &r->task;
    struct outreach_first_edit_view v = { .step = f->id,
        .name = f->person_name,
        .agreed.form = form,
        .back = back_of(t, f),
        .back_text = f->person != 0  ? tr(t, "The person")
                     : f->only_named ? tr(t, "First steps of the week")
                                     : tr(t, "Sign-up") };

    offer_staff(t, &v.agreed.form, f->project);
    return SHOW(r, status, outreach_first_edit, &v);
}

struct reply outreach_first_edit(struct req *r)
{
    struct first_step f;
    enum outcome found = outreach_first_get(&r->task, r->ids[0], &f);

    return found != DONE ? reply_refused(r, found) : show_one(r, 200, &f, form_of(&r->task, &f));
}

struct reply outreach_first_save(struct req *r)
{
    struct task *t = &r->task;
    struct first_step_values v;
    struct first_step now;
    struct form form;
    enum outcome how = outreach_first_get(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_one(r, 422, &now, form);
    struct first_step f = read_off(&v);
    f.id = now.id, f.version = form.version;
    how = outreach_first_put(t, &f, &f.id, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, outreach_first_save, now.id), "first step", now.id);
    return reply_outcome(r, how, back_of(t, &now), tr(t, "The first step is saved."));
}

struct reply outreach_first_state(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = outreach_first_set(t, r->ids[0], req_version(r), req_get(r, "state"));

    if (how == CONFLICT)
        return reply_redirect(
            r, URL(t, outreach_first_week), tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, outreach_first_week), tr(t, "The first step is saved."));
}

/* ---- the week */

struct reply outreach_first_week(struct req *r)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_where(t, outreach_first_meets_in);
    int64_t project = projects_pick(&projects, req_id(r, "project"));
    struct outreach_first_week_view v = { .from = t->today };
    struct url here = url_with_id(t->a, URL(t, outreach_first_week), "project", project);
    struct day asked;

    if (day_read(req_get(r, "from"), &asked))
        v.from = asked;
    v.to = day_add(v.from, WEEK - 1);
    struct day before = day_add(v.from, -WEEK), after = day_add(v.from, WEEK);
    v.previous = url_with(t->a, here, "from", day_str(&before));
    v.next = url_with(t->a, here, "from", day_str(&after));
    for (size_t i = 0; i < projects.n; i++) {
        struct outreach_link link = { url_with_id(t->a, URL(t, outreach_first_week), "project", projects.at[i].id),
            projects.at[i].name, projects.at[i].id == project };
        LIST_ADD(t->a, &v.projects, link);
    }
    struct first_steps list = { 0 };
    if (project != 0)
        list = outreach_first_steps_of_week(t, project, v.from);
    add_rows(t, &v.rows, &list);
    return SHOW(r, 200, outreach_first_week, &v);
}
