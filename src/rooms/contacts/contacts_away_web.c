/* contacts_away_web: the page of contacts on the move, which a device may keep for some hours; also what it sends
 * later. No rules here. */
#include "contacts_away_html.h"
#include "lang/lang.h"
#include "rooms/contacts/contacts_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(away, AWAY_FIELDS)

/* Of whom was written before, and who does not stand on the list of today: she can be chosen, so that it is mended. */
static bool add_chosen(struct task *t, struct form *form, const struct contact_persons *people, int64_t person)
{
    for (size_t i = 0; i < people->n; i++)
        if (people->at[i].person == person)
            return false;
    if (person == 0 || !people_may_see(t, person))
        return false;
    form_option_id(t, form, away_F_person, person, people_name(t, person));
    return true;
}

/* person: whom the form names, 0: nobody. */
static struct reply show(
    struct req *r, int status, struct form form, int64_t person, const struct contact_others *others)
{
    struct task *t = &r->task;
    struct contacts_away_view v = { .form = form, .people = contacts_away_people(t) };

    if (others != NULL)
        v.others = *others;
    for (size_t i = 0; i < v.people.n; i++)
        form_option_id(t, &v.form, away_F_person, v.people.at[i].person, v.people.at[i].name);
    v.chosen = add_chosen(t, &v.form, &v.people, person);
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
    struct reply shown = show(r, 200, form_show(t, &away_form, &v, 0), v.person, NULL);

    reply_offline_form(r);
    return shown;
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
        return show(r, 422, form, v.person, NULL);
    const struct contact_row c = { .project = v.person == 0 ? projects_current(t, 0)
                                                            : contacts_away_project(t, v.person),
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
        return show(r, 422, form, v.person, NULL);
    if (done == CONFLICT)
        return show(r, 409, form, v.person, &others);
    return reply_outcome(r, done, URL(t, contacts_away), r->offline ? NULL : tr(t, "The contact is saved."));
}
