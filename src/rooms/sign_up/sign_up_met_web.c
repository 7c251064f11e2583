/* sign_up_met_web: a worker signs up somebody whom she met; also what a device sends later. No rules here. */
#include "lang/lang.h"
#include "rooms/projects/projects.h"
#include "rooms/sign_up/sign_up_web.h"
#include "sign_up_met_html.h"

FORM_DEFINE(met, MET_FIELDS)

static struct reply show(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct sign_up_choices groups = sign_up_choices(t);
    struct sign_up_met_view v = { .form = form, .choose_project = projects.n > 1 };

    form_option_id(t, &v.form, met_F_group, 0, str_of(tr(t, "Not decided yet")));
    for (size_t i = 0; i < groups.n; i++)
        form_option_id(t, &v.form, met_F_group, groups.at[i].group, groups.at[i].name);
    for (size_t i = 0; i < projects.n; i++) {
        struct sign_up_choices places = sign_up_met_places(t, projects.at[i].id);
        form_option_id(t, &v.form, met_F_project, projects.at[i].id, projects.at[i].name);
        for (size_t k = 0; k < places.n; k++)
            form_option_id(t, &v.form, met_F_outreach, places.at[k].group, places.at[k].name);
        v.choose_outreach |= places.n > 0;
    }
    return SHOW(r, status, sign_up_met, &v);
}

struct reply sign_up_met_page(struct req *r)
{
    struct task *t = &r->task;
    struct met_values v = { .project = projects_current(t, req_id(r, "project")),
        .group = req_id(r, "group"),
        .outreach = req_id(r, "outreach") };
    struct reply shown = show(r, 200, form_show(t, &met_form, &v, 0));

    reply_offline_form(r);
    return shown;
}

struct reply sign_up_met_save(struct req *r)
{
    struct task *t = &r->task;
    struct met_values v;
    struct form form;
    struct sign_up_entry e;
    int64_t entry;

    if (!form_read(r, &met_form, &v, &form))
        return show(r, 422, form);
    const struct sign_up_met met = { .number = v.number,
        .name = v.name,
        .phone = v.phone,
        .language = v.language,
        .children = v.children,
        .heard = v.heard,
        .note = v.note,
        .met_at = v.met_at,
        .contact = v.contact,
        .group = v.group,
        .project = projects_current(t, v.project),
        .outreach = v.outreach,
        .written_at = r->recorded_at };
    enum outcome how = sign_up_meet(t, &met, &entry, &form.problems);
    if (how == INVALID || how == CONFLICT)
        return show(r, how == CONFLICT ? 409 : 422, form);
    if (how == DONE && sign_up_entry(t, entry, &e) == DONE)
        return reply_redirect(r, URL(t, sign_up_one, entry), r->offline ? NULL : tr(t, "Signed up."));
    return reply_outcome(r, how, URL(t, sign_up_met_page),
        r->offline ? NULL : tr(t, "Signed up. Whoever leads the group takes the person in."));
}
