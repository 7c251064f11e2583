/* projects_staff_web: who works in a project, and in which role. No rules here. */
#include "projects_card_html.h"
#include "projects_sql.h"
#include "rooms/projects/projects_pages.h"

static const struct code role_rows[] = {
    { "manager", N_("Project manager") },
    { "counsellor", N_("Counsellor") },
    { "instructor", N_("Instructor") },
    { "peer", N_("Peer worker") },
    { "carer", N_("Carer of children") },
    { "coordinator", N_("Regional coordinator") },
};
const struct codes CODES_role_in_project = { "role_in_project", role_rows, sizeof role_rows / sizeof role_rows[0] };
FORM_DEFINE(project_staff, PROJECT_STAFF_FIELDS)

static struct reply show_staff(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct projects_staff_view v = { .project = r->ids[0],
        .name = projects_name(t, r->ids[0]),
        .form = form,
        .tabs = projects_tabs(r, r->ids[0], TAB_STAFF) };
    struct projects_sql_staff_rows rows = projects_sql_staff(t, r->ids[0]);
    struct projects_sql_staff_outside_rows others = projects_sql_staff_outside(t, r->ids[0]);

    struct project_houses houses = projects_houses(t, r->ids[0]);

    for (size_t i = 0; i < rows.n; i++) {
        struct staff_line line = { r->ids[0], rows.at[i].staff, rows.at[i].name,
            code_name(t->lang, &CODES_role_in_project, rows.at[i].role), S("") };
        for (size_t k = 0; k < houses.n; k++)
            if (houses.at[k].organisation == rows.at[i].organisation)
                line.house = houses.at[k].name;
        LIST_ADD(t->a, &v.rows, line);
    }
    for (size_t i = 0; i < houses.n; i++)
        form_option_id(t, &v.form, project_staff_F_organisation, houses.at[i].organisation, houses.at[i].name);
    v.choose = houses.n > 0;
    for (size_t i = 0; i < others.n; i++)
        form_option_id(t, &v.form, project_staff_F_staff, others.at[i].staff, others.at[i].name);
    return SHOW(r, status, projects_staff, &v);
}

struct reply projects_staff_page(struct req *r)
{
    enum outcome open = projects_open_for_change(&r->task, r->ids[0]);

    if (open != DONE)
        return reply_refused(r, open);
    return show_staff(r, 200, form_show(&r->task, &project_staff_form, NULL, 0));
}

struct reply projects_staff_take(struct req *r)
{
    struct project_staff_values v;
    struct form form;
    enum outcome open = projects_open_for_change(&r->task, r->ids[0]);

    if (open != DONE)
        return reply_refused(r, open);
    if (!form_read(r, &project_staff_form, &v, &form))
        return show_staff(r, 422, form);
    enum outcome how = projects_take_staff(&r->task, r->ids[0], v.staff, role_read(v.role), v.organisation);
    if (how == INVALID)
        return show_staff(r, 422, form);
    return reply_outcome(
        r, how, URL(&r->task, projects_staff_page, r->ids[0]), tr(&r->task, "The project has a new member of staff."));
}

struct reply projects_staff_leave(struct req *r)
{
    enum outcome how = projects_leave_staff(&r->task, r->ids[0], r->ids[1]);
    return reply_outcome(r, how, URL(&r->task, projects_staff_page, r->ids[0]),
        tr(&r->task, "The member of staff does not work in the project any more."));
}
