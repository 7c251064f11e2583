/* contacts_away_web: the page of contacts on the move, which a device may keep for some hours; also what it sends
 * later. No rules here. */
#include "contacts_away_html.h"
#include "lang/lang.h"
#include "rooms/contacts/contacts_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(away, AWAY_FIELDS)

static struct reply show(struct req *r, int status, struct form form, const struct contact_others *others)
{
    struct task *t = &r->task;
    struct contacts_away_view v = { .form = form, .people = contacts_away_people(t) };

    if (others != NULL)
        v.others = *others;
    for (size_t i = 0; i < v.people.n; i++)
        form_option_id(t, &v.form, away_F_person, v.people.at[i].person, v.people.at[i].name);
    return SHOW(r, status, contacts_away, &v);
}

struct reply contacts_away(struct req *r)
{
    struct task *t = &r->task;
    struct contact_row last = contacts_last_of(t);
    struct away_values v = { .person = req_id(r, "person"),
        .channel = last.channel,
        .minutes = INT_NONE,
        .language = last.language,
        .day = t->today };
    struct reply shown = show(r, 200, form_show(t, &away_form, &v, 0), NULL);

    reply_offline_form(r);
    return shown;
}

/* The project in which she meets the person; one of her own, when the person is not on today's list any more. */
static int64_t project_of(struct task *t, int64_t person)
{
    struct contact_persons all = contacts_away_people(t);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].person == person)
            return all.at[i].project;
    return projects_current(t, 0);
}

static struct str topic_of(struct task *t, const struct away_values *v)
{
    const char *nobody = tr(t, "Nobody answered");

    if (!v->nobody)
        return v->topic;
    return str_empty(v->topic) ? str_of(nobody) : str_fmt(t->a, "%s. %.*s", nobody, STR_ARG(v->topic));
}

struct reply contacts_away_save(struct req *r)
{
    struct task *t = &r->task;
    struct away_values v;
    struct form form;
    struct contact_others others = { 0 };

    if (!form_read(r, &away_form, &v, &form))
        return show(r, 422, form, NULL);
    const struct contact_row c = { .project = project_of(t, v.person),
        .person = v.person,
        .minutes = v.minutes,
        .day = v.day,
        .channel = v.channel,
        .language = v.language,
        .topic = topic_of(t, &v),
        .not_coming = S("") };
    const struct contact_sent how = { .number = v.number, .written_at = r->recorded_at, .anyway = v.anyway };
    enum outcome done = contacts_send(t, &c, &how, &others, &form.problems);
    if (done == INVALID)
        return show(r, 422, form, NULL);
    if (done == CONFLICT)
        return show(r, 409, form, &others);
    return reply_outcome(r, done, URL(t, contacts_away), r->offline ? NULL : tr(t, "The contact is saved."));
}
