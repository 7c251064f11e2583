/* contacts_web: the pages of contacts: one list with the form on top. No rules here. */
#include "contacts_contacts_html.h"
#include "db/db.h"
#include "rooms/contacts/contacts_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(contact, CONTACT_FIELDS)

static struct day month_asked(struct req *r)
{
    struct day month;

    if (!day_read_partial(req_get(r, "month"), &month) || day_month(month) == 0)
        month = r->task.today;
    month.t[7] = '\0';
    return month;
}

static struct day month_beside(struct day month, int64_t by)
{
    memcpy(month.t + 7, "-01", 4);
    month = day_add_months(month, by);
    month.t[7] = '\0';
    return month;
}

static struct url month_url(struct req *r, int64_t project, struct day month)
{
    struct url u = url_with(r->task.a, URL(&r->task, contacts_list), "month", day_str(&month));

    return url_with_id(r->task.a, u, "project", project);
}

static void fill_rows(struct req *r, struct contacts_list_view *v)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    struct contact_rows rows = contacts_of_month(t, v->project, v->month, start);
    struct contact_sums sums = contacts_sums_of_month(t, v->project, v->month);

    v->all = sums.n;
    v->minutes = sums.minutes;
    v->pager = list_pager(t, month_url(r, v->project, v->month), start, CONTACTS_SHOWN, sums.n);
    v->hidden = sums.n - start - (int64_t)rows.n;
    for (size_t i = 0; i < rows.n; i++) {
        struct contact_line line = { .edit = URL(t, contacts_edit, rows.at[i].id),
            .remove = URL(t, contacts_ask_remove, rows.at[i].id),
            .named = rows.at[i].person != 0,
            .may_edit = rows.at[i].may_change,
            .row = rows.at[i] };
        if (line.named)
            line.person = URL(t, people_person, rows.at[i].person);
        LIST_ADD(t->a, &v->rows, line);
    }
}

static struct reply show_list(struct req *r, int status, struct form form, int64_t person)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct contacts_list_view v = { .project = projects_current(t, req_id(r, "project")),
        .month = month_asked(r),
        .form = form,
        .choose_project = projects.n > 1 };
    struct day next = month_beside(v.month, 1), this_month = t->today;

    this_month.t[7] = '\0';
    v.project_name = v.project == 0 ? S("") : projects_name(t, v.project);
    v.previous = month_url(r, v.project, month_beside(v.month, -1));
    v.next = month_url(r, v.project, next);
    v.has_next = day_cmp(next, this_month) <= 0;
    if (person != 0 && people_may_see(t, person)) {
        v.for_person = true;
        v.person_name = people_name(t, person);
    }
    for (size_t i = 0; i < projects.n; i++)
        form_option_id(t, &v.form, contact_F_project, projects.at[i].id, projects.at[i].name);
    fill_rows(r, &v);
    return SHOW(r, status, contacts_list, &v);
}

struct reply contacts_list(struct req *r)
{
    struct task *t = &r->task;
    struct contact_row last = contacts_last_of(t);
    int64_t person = req_id(r, "person");
    struct contact_values v = {
        .channel = last.channel,
        .topic = S(""),
        .minutes = INT_NONE,
        .language = last.language,
        .day = t->today,
        .project = projects_current(t, req_id(r, "project")),
        .person = id_str(t->a, person),
    };
    struct form form = form_show(t, &contact_form, &v, 0);

    return show_list(r, 200, form, person);
}

static struct contact_row row_of(const struct contact_values *v)
{
    struct contact_row c = { .project = v->project,
        .minutes = v->minutes,
        .day = v->day,
        .channel = v->channel,
        .language = v->language,
        .topic = v->topic,
        .not_coming = v->not_coming };

    if (!id_read(v->person, &c.person))
        c.person = 0;
    return c;
}

struct reply contacts_create(struct req *r)
{
    struct task *t = &r->task;
    struct contact_values v;
    struct form form;
    int64_t id;

    if (!form_read(r, &contact_form, &v, &form))
        return show_list(r, 422, form, req_id(r, "person"));
    struct contact_row c = row_of(&v);
    c.project = projects_current(t, v.project);
    enum outcome how = contacts_add(t, &c, &id, &form.problems);
    if (how == INVALID)
        return show_list(r, 422, form, c.person);
    return reply_outcome(r, how, c.person != 0 ? URL(t, people_person, c.person) : month_url(r, c.project, c.day),
        tr(t, "The contact is saved."));
}

static struct form form_of(struct task *t, const struct contact_row *c)
{
    struct contact_values v = {
        .channel = c->channel,
        .topic = c->topic,
        .not_coming = c->not_coming,
        .minutes = c->minutes,
        .language = c->language,
        .day = c->day,
        .project = c->project,
        .person = id_str(t->a, c->person),
    };

    return form_show(t, &contact_form, &v, c->version);
}

static struct reply show_edit(struct req *r, int status, const struct contact_row *c, struct form form)
{
    struct contacts_edit_view v = { c->id, form, c->person_name, month_url(r, c->project, c->day) };

    return SHOW(r, status, contacts_edit, &v);
}

struct reply contacts_edit(struct req *r)
{
    struct contact_row c;

    if (contacts_get(&r->task, r->ids[0], &c) != DONE)
        return reply_not_found(r);
    struct form form = form_of(&r->task, &c);
    return show_edit(r, 200, &c, form);
}

struct reply contacts_save(struct req *r)
{
    struct task *t = &r->task;
    struct contact_row c, now;
    struct contact_values v;
    struct form form;

    if (contacts_get(t, r->ids[0], &now) != DONE)
        return reply_not_found(r);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_edit(r, 422, &now, form);
    c = row_of(&v);
    c.id = now.id;
    c.project = now.project;
    c.version = form.version;
    enum outcome how = contacts_change(t, &c, &form.problems);
    if (how == INVALID)
        return show_edit(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, contacts_save, now.id), "contact", now.id);
    return reply_outcome(r, how, month_url(r, now.project, c.day), tr(t, "The contact is saved."));
}

struct reply contacts_ask_remove(struct req *r)
{
    struct contact_row c;

    if (contacts_get(&r->task, r->ids[0], &c) != DONE)
        return reply_not_found(r);
    struct contacts_remove_view v = { c.id, c, month_url(r, c.project, c.day) };
    return SHOW(r, 200, contacts_remove, &v);
}

struct reply contacts_do_remove(struct req *r)
{
    struct task *t = &r->task;
    struct contact_row c;

    if (contacts_get(t, r->ids[0], &c) != DONE)
        return reply_redirect(r, URL(t, contacts_list), tr(t, "The contact is not there any more."));
    enum outcome how = contacts_remove(t, c.id, req_version(r));
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, contacts_ask_remove, c.id),
            tr(t, "Somebody changed the contact a moment ago. Look at it again."));
    return reply_outcome(r, how, month_url(r, c.project, c.day), tr(t, "The contact is removed."));
}
