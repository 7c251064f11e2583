/* appointments_web: one's own appointments, those of a person, the form of one. No rules here. */
#include "appointments_appointments_html.h"
#include "lang/lang.h"
#include "rooms/appointments/appointments_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(appointment, APPOINTMENT_FIELDS)

enum { ROWS_SHOWN = 25 };

static void add_rows(struct task *t, const struct appointments *list, struct appointment_rows *rows)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct appointment *a = &list->at[i];
        struct appointment_row row = { URL(t, appointments_edit, a->id), URL(t, appointments_person, a->person), *a,
            str_is(a->state, "planned") && day_cmp(a->day, t->today) <= 0 };
        LIST_ADD(t->a, rows, row);
    }
}

struct reply appointments_list(struct req *r)
{
    struct task *t = &r->task;
    struct url here = URL(t, appointments_list);
    int64_t start = list_start(r);
    struct appointments_list_view v = { .past = str_is(req_get(r, "past"), "1"),
        .calendar = URL(t, appointments_calendar_file) };
    struct appointments mine = appointments_mine(t, v.past, start, ROWS_SHOWN);

    v.other = v.past ? here : url_with(t->a, here, "past", S("1"));
    v.pager = list_pager(t, v.past ? url_with(t->a, here, "past", S("1")) : here, start, ROWS_SHOWN, mine.total);
    v.total = mine.total;
    add_rows(t, &mine, &v.rows);
    return SHOW(r, 200, appointments_list, &v);
}

struct reply appointments_calendar_file(struct req *r)
{
    return reply_bytes(r, 200, "text/calendar; charset=utf-8", appointments_ics(&r->task), "appointments.ics");
}

/* The project in which an appointment with her is made: `wanted` if it fits, else the viewer's first that does. */
static int64_t project_of(struct task *t, int64_t person, int64_t wanted)
{
    struct project_briefs projects = projects_open_to(t);
    int64_t first = 0;

    if (wanted != 0 && appointments_may(t, person, wanted))
        return wanted;
    for (size_t i = 0; i < projects.n && first == 0; i++)
        if (appointments_may(t, person, projects.at[i].id))
            first = projects.at[i].id;
    return first;
}

struct reply appointments_person(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = r->ids[0], start = list_start(r);

    if (!people_may_see(t, person))
        return reply_not_found(r);
    struct appointments list = appointments_of(t, person, start, ROWS_SHOWN);
    struct appointments_person_view v = { .person = person,
        .name = people_name(t, person),
        .here = id_str(t->a, person),
        .tabs = person_tabs_of(t, person, PERSON_TAB_APPOINTMENTS),
        .may_write = project_of(t, person, 0) != 0,
        .pager = list_pager(t, URL(t, appointments_person, person), start, ROWS_SHOWN, list.total),
        .total = list.total };

    add_rows(t, &list, &v.rows);
    return SHOW(r, 200, appointments_person, &v);
}

/* ---- the form */

static struct reply show_form(struct req *r, int status, const struct appointment *a, struct form form)
{
    struct task *t = &r->task;
    struct project_briefs projects = projects_open_to(t);
    struct appointments_form_view v = { .person = a->person,
        .appointment = a->id,
        .name = people_name(t, a->person),
        .staff_name = a->staff_name,
        .form = form,
        .choose_project = a->id == 0 && projects.n > 1,
        .back = URL(t, appointments_person, a->person) };

    for (size_t i = 0; i < projects.n; i++)
        if (appointments_may(t, a->person, projects.at[i].id))
            form_option_id(t, &v.form, appointment_F_project, projects.at[i].id, projects.at[i].name);
    return SHOW(r, status, appointments_form, &v);
}

static struct form form_of(struct task *t, const struct appointment *a)
{
    struct appointment_values v = {
        .day = a->day,
        .start = a->start,
        .minutes = a->minutes,
        .channel = a->channel,
        .place = a->place,
        .language = a->language,
        .variety = a->variety,
        .note = a->note,
        .state = a->state,
        .project = a->project,
    };

    return form_show(t, &appointment_form, &v, a->version);
}

static struct appointment appointment_of(const struct appointment_values *v)
{
    return (struct appointment){ .minutes = v->minutes,
        .day = v->day,
        .start = v->start,
        .channel = v->channel,
        .place = v->place,
        .language = v->language,
        .variety = v->variety,
        .note = v->note,
        .state = v->state };
}

/* A new one as the form shows it; project 0: there is none for this viewer. */
static struct appointment fresh(struct req *r, int64_t wanted)
{
    return (struct appointment){ .person = r->ids[0],
        .project = project_of(&r->task, r->ids[0], wanted),
        .minutes = INT_NONE,
        .channel = S("office"),
        .state = S("planned") };
}

struct reply appointments_new(struct req *r)
{
    struct appointment a = fresh(r, req_id(r, "project"));

    if (a.project == 0)
        return reply_not_found(r);
    struct form form = form_of(&r->task, &a);
    return show_form(r, 200, &a, form);
}

struct reply appointments_create(struct req *r)
{
    struct task *t = &r->task;
    struct appointment_values v;
    struct appointment stands, a;
    struct form form;
    int64_t id;

    bool read = form_read(r, &appointment_form, &v, &form);
    stands = fresh(r, read ? v.project : 0);
    if (stands.project == 0)
        return reply_not_found(r);
    if (!read)
        return show_form(r, 422, &stands, form);
    a = appointment_of(&v);
    a.person = stands.person;
    a.project = stands.project;
    enum outcome how = appointments_add(t, &a, &id, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &stands, form);
    return reply_outcome(r, how, URL(t, appointments_person, a.person), tr(t, "The appointment is saved."));
}

struct reply appointments_edit(struct req *r)
{
    struct appointment a;
    enum outcome found = appointments_get(&r->task, r->ids[0], &a);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_of(&r->task, &a);
    return show_form(r, 200, &a, form);
}

struct reply appointments_save(struct req *r)
{
    struct task *t = &r->task;
    struct appointment_values v;
    struct appointment now, a;
    struct form form;
    enum outcome how = appointments_get(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, &now, form);
    a = appointment_of(&v);
    a.id = now.id;
    a.version = form.version;
    how = appointments_change(t, &a, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, appointments_save, now.id), "appointment", now.id);
    return reply_outcome(r, how, URL(t, appointments_person, now.person), tr(t, "The appointment is saved."));
}

/* The buttons of a list: back to the list they stand on. */
struct reply appointments_state(struct req *r)
{
    struct task *t = &r->task;
    int64_t person = req_id(r, "person");
    struct url back = person != 0 ? URL(t, appointments_person, person) : URL(t, appointments_list);
    enum outcome how = appointments_set(t, r->ids[0], req_version(r), req_get(r, "state"));

    if (how == CONFLICT)
        return reply_redirect(r, back, tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, back, tr(t, "The appointment is saved."));
}
