/* contacts_away: see contacts_away.h. No pages here. */
#include "rooms/contacts/contacts_away.h"

#include "auth/viewer.h"
#include "contacts_away_sql.h"
#include "lang/lang.h"

struct contact_persons contacts_away_people(struct task *t)
{
    struct contacts_away_sql_people_rows rows = contacts_away_sql_people(
        t, t->viewer->staff, t->today, CONTACTS_AWAY_MOST);
    struct contact_persons list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        if (!people_may_see(t, rows.at[i].person))
            continue;
        struct contact_person one = { .person = rows.at[i].person,
            .project = rows.at[i].project,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .phone = rows.at[i].minds ? S("") : rows.at[i].phone,
            .minds = rows.at[i].minds };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool works_in(struct task *t, int64_t project)
{
    return role_writes_of_persons(viewer_role_in(t->viewer, project));
}

int64_t contacts_away_project(struct task *t, int64_t person)
{
    struct contact_persons all = contacts_away_people(t);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].person == person && works_in(t, all.at[i].project))
            return all.at[i].project;
    struct contacts_away_sql_takes_part_rows rows = contacts_away_sql_takes_part(t, person);
    for (size_t i = 0; i < rows.n; i++)
        if (works_in(t, rows.at[i].project))
            return rows.at[i].project;
    return 0;
}

static struct contact_others others_since(struct task *t, int64_t person, struct instant since)
{
    enum { SHOWN = 5 };
    struct contacts_away_sql_meanwhile_rows rows = contacts_away_sql_meanwhile(
        t, person, since, t->viewer->staff, SHOWN);
    struct contact_others list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list,
            ((struct contact_other){ .channel = rows.at[i].channel,
                .topic = rows.at[i].topic,
                .staff_name = rows.at[i].staff_name,
                .minutes = rows.at[i].minutes,
                .day = rows.at[i].day,
                .at = rows.at[i].created_at }));
    return list;
}

enum outcome contacts_send(struct task *t, const struct contact_row *c, const struct contact_sent *how,
    struct contact_others *ret_others, struct problems *ret_problems)
{
    struct contacts_away_sql_sent_row row;
    int64_t id;

    if (!str_empty(how->number) && contacts_away_sql_sent(t, t->viewer->staff, how->number, &row))
        return DONE;
    if (c->person == 0) {
        problem_add(t, ret_problems, "person", str_of(tr(t, "Choose with whom you were in contact.")));
        return INVALID;
    }
    if (!how->anyway && how->written_at.t[0] != '\0' && people_may_see(t, c->person)) {
        struct contact_others others = others_since(t, c->person, how->written_at);
        if (others.n > 0) {
            *ret_others = others;
            return CONFLICT;
        }
    }
    enum outcome done = contacts_add(t, c, &id, ret_problems);
    if (done != DONE || str_empty(how->number))
        return done;
    contacts_away_sql_forget(t, instant_from_unix(instant_unix(t->now) - (int64_t)CONTACTS_SENT_DAYS * 24 * 3600));
    contacts_away_sql_keep(t, t->viewer->staff, how->number, id, t->now);
    return DONE;
}
