/* sign_up_met_web: a worker signs up somebody whom she met; also what a device sends later. No rules here. */
#include "lang/lang.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/sign_up/sign_up_web.h"
#include "sign_up_met_html.h"

FORM_DEFINE(met, MET_FIELDS)

/* stands: the person as she stands now, beside what was sent; NULL: there is none. */
static struct reply show(struct req *r, int status, struct form form, const struct sign_up_stands *stands)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct sign_up_choices groups = sign_up_choices(t);
    struct sign_up_met_view v = { .form = form, .choose_project = projects.n > 1 };

    if (stands != NULL) {
        v.stands = *stands;
        v.file = URL(t, people_person, stands->person);
        v.language = lang_language_names(t->a, t->lang, stands->language);
    }
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
    struct reply shown = show(r, 200, form_show(t, &met_form, &v, 0), NULL);

    reply_offline_form(r);
    return shown;
}

/* What was sent before became somebody who has been changed since. */
static struct reply show_both(struct req *r, struct form form, int64_t entry)
{
    struct task *t = &r->task;
    struct sign_up_stands stands;
    struct sign_up_entry e;
    bool there = sign_up_entry(t, entry, &e) == DONE && e.person != 0 && sign_up_stands(t, e.person, &stands);

    return show(r, 409, form, there ? &stands : NULL);
}

struct reply sign_up_met_save(struct req *r)
{
    struct task *t = &r->task;
    struct met_values v;
    struct form form;
    int64_t entry;

    if (!form_read(r, &met_form, &v, &form))
        return show(r, 422, form, NULL);
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
    if (how == CONFLICT)
        return show_both(r, form, entry);
    if (how == INVALID)
        return show(r, 422, form, NULL);
    return reply_outcome(r, how, how == DONE ? URL(t, sign_up_one, entry) : URL(t, sign_up_met_page),
        r->offline ? NULL : tr(t, "Signed up. The person has a file now."));
}
