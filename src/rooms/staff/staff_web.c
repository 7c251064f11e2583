/* The list of staff for administrators: who works here, adding, changing, one-time links, disabling. */
#include "auth/sign_in.h"
#include "rooms/messages/messages.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "rooms/staff/staff.h"
#include "rooms/staff/staff_view.h"
#include "staff_list_html.h"
#include "staff_sql.h"
#include "web/req.h"

FORM_DEFINE(staff, STAFF_FIELDS)

static struct staff_rows rows_of(struct task *t, bool disabled)
{
    struct staff_sql_list_rows found = staff_sql_list(t, disabled);
    struct staff_rows rows = { 0 };
    for (size_t i = 0; i < found.n; i++) {
        struct staff_row row = { found.at[i].staff, found.at[i].name, found.at[i].email, found.at[i].role,
            found.at[i].has_password };
        LIST_ADD(t->a, &rows, row);
    }
    return rows;
}

struct reply staff_list(struct req *r)
{
    struct staff_list_view v = { rows_of(&r->task, false), rows_of(&r->task, true) };
    return SHOW(r, 200, staff_list, &v);
}

/* The link stands on this page only, and in an e-mail to her where the house sends any: afterwards nobody can read it
 * again. */
static struct reply show_link(struct req *r, int64_t staff, const struct staff_link_view *made)
{
    struct task *t = &r->task;
    struct staff_link_view v = *made;
    struct message_new m = { .staff = staff, .kind = MESSAGE_sign_in, .fields = { .link = v.address } };

    v.mailed = messages_by_mail(t) && messages_put(t, &m) != 0;
    return SHOW(r, 200, staff_link, &v);
}

static struct reply show_new(struct req *r, int status, struct form form)
{
    struct project_briefs projects = projects_open_to(&r->task);
    struct staff_edit_view v = { .form = form };
    for (size_t i = 0; i < projects.n; i++)
        form_option_id(&r->task, &v.form, staff_F_project, projects.at[i].id, projects.at[i].name);
    return SHOW(r, status, staff_new, &v);
}

struct reply staff_new(struct req *r) { return show_new(r, 200, form_show(&r->task, &staff_form, NULL, 0)); }

static struct staff_card card_of(const struct staff_values *v)
{
    return (struct staff_card){ .email = v->email, .name = v->name, .role = role_read(v->role) };
}

static struct reply show_made(struct req *r, const struct staff_values *v, struct str link)
{
    struct staff_sql_email_taken_row row = { 0 };
    struct staff_link_view made = {
        .name = v->name, .address = link_address(&r->task, link), .with_code = role_read(v->role) != ROLE_PEER
    };

    must(&r->task, staff_sql_email_taken(&r->task, email_folded(&r->task, v->email), 0, &row));
    return show_link(r, row.staff, &made);
}

struct reply staff_create(struct req *r)
{
    struct task *t = &r->task;
    struct staff_values v;
    struct form form;
    struct str link;
    if (!form_read(r, &staff_form, &v, &form))
        return show_new(r, 422, form);
    struct str project = v.project == 0 ? S("") : projects_code(t, v.project);
    struct staff_card card = card_of(&v);
    switch (staff_add(t, &card, project, &link, &form.problems)) {
    case DONE: return show_made(r, &v, link);
    case NOT_ALLOWED: return reply_not_allowed(r);
    case INVALID:
    case NOT_FOUND:
    case CONFLICT: break;
    }
    return show_new(r, 422, form);
}

static struct staff_values values_of(const struct staff_sql_get_row *row)
{
    return (struct staff_values){ .name = row->name, .email = row->email, .role = row->role };
}

static struct reply show_edit(struct req *r, int status, const struct staff_sql_get_row *row, struct form form)
{
    struct task *t = &r->task;
    struct staff_sql_in_projects_rows in = staff_sql_in_projects(t, r->ids[0]);
    struct staff_edit_view v = {
        .id = r->ids[0],
        .form = form,
        .name = row->name,
        .is_disabled = row->disabled,
        .is_self = r->ids[0] == t->viewer->staff,
        .has_password = row->has_password,
        .created = row->created,
        .journal = url_with_id(t->a, URL(t, staff_journal), "staff", r->ids[0]),
    };
    for (size_t i = 0; i < in.n; i++) {
        struct project_role role = { projects_name(t, in.at[i].project), in.at[i].role };
        LIST_ADD(t->a, &v.projects, role);
    }
    return SHOW(r, status, staff_edit, &v);
}

struct reply staff_edit(struct req *r)
{
    struct staff_sql_get_row row;
    if (!staff_sql_get(&r->task, r->ids[0], &row))
        return reply_not_found(r);
    struct staff_values values = values_of(&row);
    return show_edit(r, 200, &row, form_show(&r->task, &staff_form, &values, row.version));
}

struct reply staff_save(struct req *r)
{
    struct task *t = &r->task;
    struct staff_values v;
    struct form form;
    struct staff_sql_get_row row;
    if (!staff_sql_get(t, r->ids[0], &row))
        return reply_not_found(r);
    struct staff_values values = values_of(&row);
    struct form theirs = form_show(t, &staff_form, &values, row.version);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_edit(r, 422, &row, form);
    struct staff_card card = card_of(&v);
    enum outcome how = staff_change(t, r->ids[0], form.version, &card, &form.problems);
    if (how == INVALID)
        return show_edit(r, 422, &row, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, staff_save, r->ids[0]), "staff", r->ids[0]);
    return reply_outcome(r, how, URL(t, staff_list), tr(t, "The member of staff is saved."));
}

struct reply staff_link_new(struct req *r)
{
    struct staff_sql_get_row row;
    struct str link;
    if (!staff_sql_get(&r->task, r->ids[0], &row) || staff_new_link(&r->task, r->ids[0], &link) != DONE)
        return reply_not_found(r);
    struct staff_link_view made = {
        .name = row.name, .address = link_address(&r->task, link), .with_code = row.needs_code
    };
    return show_link(r, r->ids[0], &made);
}

static struct reply set_disabled(struct req *r, bool disabled, const char *notice)
{
    struct task *t = &r->task;
    enum outcome how = staff_set_disabled(t, r->ids[0], disabled);

    if (how == INVALID)
        return reply_redirect(
            r, URL(t, staff_edit, r->ids[0]), tr(t, "You cannot disable yourself or the only administrator."));
    return reply_outcome(r, how, URL(t, staff_list), notice);
}

struct reply staff_disable(struct req *r)
{
    return set_disabled(
        r, true, tr(&r->task, "The member of staff cannot sign in any more and is signed out everywhere."));
}

struct reply staff_enable(struct req *r)
{
    return set_disabled(r, false, tr(&r->task, "The member of staff can sign in again."));
}
