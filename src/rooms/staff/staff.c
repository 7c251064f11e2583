/* staff: the rules of who works here. No HTTP, no passwords (auth/). */
#include "rooms/staff/staff.h"
#include "auth/feed.h"
#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/report_feed.h"
#include "auth/session.h"
#include "auth/sign_in.h"
#include "lang/lang.h"
#include "rooms/projects/projects.h"
#include "rooms/sight.h"
#include "staff_sql.h"

static struct str sort_key(struct task *t, struct str name) { return lang_sort_key(t->a, name); }

static bool may_manage(struct task *t) { return permitted(t->viewer, PERM_STAFF_MANAGE); }

/* One @ with something on both sides, a dot behind it, no blanks: whether it exists, only a letter can tell. */
static bool email_looks_right(struct str email)
{
    ptrdiff_t at = str_find(email, S("@"));
    if (at <= 0 || email.n > 200)
        return false;
    struct str host = str_part(email, (size_t)at + 1, email.n);
    for (size_t i = 0; i < email.n; i++)
        if ((unsigned char)email.p[i] <= ' ')
            return false;
    return str_find(host, S("@")) < 0 && str_find(host, S(".")) > 0 && !str_ends(host, S("."));
}

static void check_facts(
    struct task *t, int64_t staff, struct str email, struct str name, enum role role, struct problems *ps)
{
    struct staff_sql_email_taken_row other;
    if (str_empty(name) || name.n > 200)
        problem_add(t, ps, "name", str_of(tr(t, "Write the name of the member of staff.")));
    if (!email_looks_right(email))
        problem_add(
            t, ps, "email", str_of(tr(t, "Write the e-mail address in full, for example first.last@example.org.")));
    else if (staff_sql_email_taken(t, email, staff, &other))
        problem_add(t, ps, "email", str_of(tr(t, "Somebody already signs in with this e-mail address.")));
    if (role == ROLE_NONE)
        problem_add(t, ps, "role",
            str_of(tr(t, "Choose a role: admin, manager, counsellor, instructor, peer, coordinator or carer.")));
}

static struct str link_path(struct task *t, int64_t staff)
{
    struct str token = link_make(t, staff);
    return str_fmt(t->a, "/welcome?link=%.*s", STR_ARG(token));
}

enum outcome staff_add(struct task *t, const struct staff_card *c, struct str project_code, struct str *ret_link,
    struct problems *ret_problems)
{
    int64_t id = id_new(), project = 0;
    struct str folded = email_folded(t, c->email), trimmed = str_trim(c->name);
    if (!may_manage(t))
        return NOT_ALLOWED;
    check_facts(t, 0, folded, trimmed, c->role, ret_problems);
    if (!str_empty(project_code) && (project = projects_by_code(t, project_code)) == 0)
        problem_add(t, ret_problems, "project", trf(t, "There is no project with the code %1$s.", project_code));
    if (ret_problems->n > 0)
        return INVALID;
    if (staff_sql_add(t, id, trimmed, sort_key(t, trimmed), folded, str_of(role_code(c->role)), t->now) == 0) {
        problem_add(t, ret_problems, "email", str_of(tr(t, "Somebody already signs in with this e-mail address.")));
        return INVALID;
    }
    if (project != 0)
        staff_sql_give_role(t, id, project, str_of(role_code(c->role)));
    sight_changed(t, project);
    journal_write(t, JOURNAL_CREATE, "staff", id, str_of(role_code(c->role)));
    *ret_link = link_path(t, id);
    return DONE;
}

static bool is_last_admin(struct task *t, int64_t staff, const struct staff_sql_get_row *row)
{
    struct staff_sql_other_admins_row others;
    return role_read(row->role) == ROLE_ADMIN && !row->disabled && staff_sql_other_admins(t, staff, &others) &&
           others.n == 0;
}

void staff_check_role(struct task *t, int64_t staff, enum role role, struct problems *ret_problems)
{
    struct staff_sql_get_row row;

    if (role != ROLE_ADMIN && staff != 0 && staff_sql_get(t, staff, &row) && is_last_admin(t, staff, &row))
        problem_add(t, ret_problems, "role",
            str_of(tr(t, "This is the only administrator. Make somebody else an administrator first.")));
}

/* Who has another role now signs in again. */
static void role_changed(struct task *t, int64_t staff, enum role was, enum role role)
{
    if (role != was)
        session_end_others(t, staff);
    session_forget(t);
}

void staff_store(struct task *t, int64_t staff, struct str email, struct str name, enum role role)
{
    struct staff_sql_get_row row;

    must(t, staff_sql_get(t, staff, &row));
    must(t, staff_sql_change(t, staff, row.version, name, sort_key(t, name), email, str_of(role_code(role))) == 1);
    role_changed(t, staff, role_read(row.role), role);
}

enum outcome staff_change(
    struct task *t, int64_t staff, int64_t version, const struct staff_card *c, struct problems *ret_problems)
{
    struct staff_sql_get_row row;
    struct str folded = email_folded(t, c->email), trimmed = str_trim(c->name);
    if (!may_manage(t))
        return NOT_ALLOWED;
    if (!staff_sql_get(t, staff, &row))
        return NOT_FOUND;
    check_facts(t, staff, folded, trimmed, c->role, ret_problems);
    staff_check_role(t, staff, c->role, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (staff_sql_change(t, staff, version, trimmed, sort_key(t, trimmed), folded, str_of(role_code(c->role))) == 0)
        return CONFLICT;
    role_changed(t, staff, role_read(row.role), c->role);
    journal_write(t, JOURNAL_CHANGE, "staff", staff, S("name, email, role"));
    return DONE;
}

enum outcome staff_set_disabled(struct task *t, int64_t staff, bool disabled)
{
    struct staff_sql_get_row row;
    if (!may_manage(t))
        return NOT_ALLOWED;
    if (!staff_sql_get(t, staff, &row))
        return NOT_FOUND;
    if (disabled && (staff == t->viewer->staff || is_last_admin(t, staff, &row)))
        return INVALID;
    if (row.disabled == disabled)
        return DONE;
    staff_sql_set_disabled(t, staff, disabled);
    session_end_all(t, staff, 0);
    if (disabled)
        feed_withdraw(t, staff), report_feeds_withdraw(t, staff); /* and they do not come back with her */
    journal_write(t, JOURNAL_CHANGE, "staff", staff, disabled ? S("disabled") : S("enabled"));
    return DONE;
}

enum outcome staff_new_link(struct task *t, int64_t staff, struct str *ret_link)
{
    struct staff_sql_get_row row;
    if (!may_manage(t))
        return NOT_ALLOWED;
    if (!staff_sql_get(t, staff, &row) || row.disabled)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "staff", staff, S("one-time link"));
    *ret_link = link_path(t, staff);
    return DONE;
}

struct str staff_name(struct task *t, int64_t staff)
{
    struct staff_sql_brief_row row;
    return staff != 0 && staff_sql_brief(t, staff, &row) ? row.name : S("");
}
