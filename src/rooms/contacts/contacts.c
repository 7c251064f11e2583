/* contacts: the rules of contacts outside the groups. No pages here. */
#include "rooms/contacts/contacts.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "contacts_sql.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/projects/projects.h"

enum { REMEMBERED_DAYS = 60 };

bool contacts_check(struct task *t, const struct contact_row *c, struct problems *ret_problems)
{
    if (!code_ok(&CODES_channel, c->channel))
        problem_add(t, ret_problems, "channel", str_of(tr(t, "Choose how you were in contact.")));
    if (!day_whole(c->day))
        problem_add(t, ret_problems, "day", str_of(tr(t, "Write the day of the contact.")));
    else if (day_cmp(c->day, t->today) > 0)
        problem_add(t, ret_problems, "day",
            str_of(tr(t, "The day of the contact is in the future. Write the day when you helped.")));
    if (c->minutes != INT_NONE && (c->minutes < 0 || c->minutes > CONTACT_MINUTES_MOST))
        problem_add(t, ret_problems, "minutes", str_of(tr(t, "Write the minutes as a number from 0 to 1440.")));
    if (!str_empty(c->language) && str_empty(lang_code3(t->a, c->language)))
        problem_add(t, ret_problems, "language", str_of(tr(t, "Choose the language from the list.")));
    return ret_problems->n == 0;
}

/* A package may not know of whom it was said; a form does. */
static bool check(struct task *t, const struct contact_row *c, struct problems *ret_problems)
{
    if (!str_empty(c->not_coming) && c->person == 0)
        problem_add(t, ret_problems, "not_coming",
            str_of(tr(t, "Why somebody will not come is written of a person who has a file. Leave it empty here.")));
    return contacts_check(t, c, ret_problems);
}

static bool may_write(struct task *t, int64_t project, int64_t person)
{
    enum role role = viewer_role_in(t->viewer, project);

    if (!t->viewer->program && role != ROLE_MANAGER && role != ROLE_COUNSELLOR && role != ROLE_INSTRUCTOR)
        return false;
    return person == 0 || people_may_see(t, person);
}

enum outcome contacts_add(
    struct task *t, const struct contact_row *c, int64_t *ret_contact, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (!may_write(t, c->project, c->person))
        return NOT_ALLOWED;
    projects_check_day(t, projects_first_day(t, c->project), c->day, "day", ret_problems);
    if (!check(t, c, ret_problems))
        return INVALID;
    contacts_sql_add(t, .contact = id, .project = c->project, .day = c->day, .channel = c->channel,
        .language = c->language, .topic = c->topic, .not_coming = c->not_coming, .person = c->person,
        .minutes = c->minutes, .staff = t->viewer->staff, .created_at = t->now);
    journal_write(t, JOURNAL_CREATE, "contact", id, S(""));
    *ret_contact = id;
    return DONE;
}

enum outcome contacts_get(struct task *t, int64_t contact, struct contact_row *ret_row)
{
    struct contacts_sql_get_row row;

    if (!contacts_sql_get(t, contact, &row))
        return NOT_FOUND;
    if (!may_write(t, row.project, row.person) ||
        (row.staff != t->viewer->staff && !people_sees_in(t, row.person, row.project)))
        return NOT_ALLOWED;
    *ret_row = (struct contact_row){
        .id = contact,
        .project = row.project,
        .person = row.person,
        .minutes = row.minutes,
        .version = row.version,
        .day = row.day,
        .channel = row.channel,
        .language = row.language,
        .topic = row.topic,
        .not_coming = row.not_coming,
        .person_name = row.person == 0 ? S("") : people_name(t, row.person),
        .staff_name = S(""),
    };
    return DONE;
}

static void put(struct task *t, const struct contact_row *c, int64_t project)
{
    contacts_sql_put(t, .contact = c->id, .project = project, .day = c->day, .channel = c->channel,
        .language = c->language, .topic = c->topic, .not_coming = c->not_coming, .person = c->person,
        .minutes = c->minutes);
}

void contacts_store(struct task *t, const struct contact_row *c)
{
    contacts_sql_claim_any(t, c->id);
    put(t, c, c->project);
}

enum outcome contacts_change(struct task *t, const struct contact_row *c, struct problems *ret_problems)
{
    struct contact_row old;
    enum outcome found = contacts_get(t, c->id, &old);

    if (found != DONE)
        return found;
    if (!may_write(t, old.project, c->person))
        return NOT_ALLOWED;
    projects_check_day(t, projects_first_day(t, old.project), c->day, "day", ret_problems);
    if (!check(t, c, ret_problems))
        return INVALID;
    if (contacts_sql_claim(t, c->id, c->version) == 0)
        return CONFLICT;
    put(t, c, old.project);
    journal_write(t, JOURNAL_CHANGE, "contact", c->id, S(""));
    return DONE;
}

enum outcome contacts_remove(struct task *t, int64_t contact, int64_t version)
{
    struct contact_row old;
    enum outcome found = contacts_get(t, contact, &old);

    if (found != DONE)
        return found;
    if (contacts_sql_remove(t, contact, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, "contact", contact, S(""));
    return DONE;
}

static void days_of_month(struct day month, struct day *ret_first, struct day *ret_last)
{
    memcpy(month.t + 7, "-01", 4);
    *ret_first = month;
    *ret_last = day_add(day_add_months(month, 1), -1);
}

struct contact_rows contacts_of_month(struct task *t, int64_t project, struct day month, int64_t start)
{
    struct contact_rows list = { 0 };
    struct day first, last;

    if (!may_write(t, project, 0))
        return list;
    days_of_month(month, &first, &last);
    struct contacts_sql_of_month_rows rows = contacts_sql_of_month(t, .project = project, .first = first, .last = last,
        .limit = CONTACTS_SHOWN, .start = start, .staff = t->viewer->staff,
        .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS),
        .made_since = instant_from_unix(instant_unix(t->now) - (int64_t)PEOPLE_MADE_VISIBLE_DAYS * 24 * 3600));
    bool leads = viewer_sees_project_persons(t->viewer, project);
    for (size_t i = 0; i < rows.n; i++) {
        bool named = rows.at[i].person != 0 && (rows.at[i].seen || t->viewer->program);
        struct contact_row one = { .id = rows.at[i].contact,
            .project = project,
            .person = named ? rows.at[i].person : 0,
            .minutes = rows.at[i].minutes,
            .version = rows.at[i].version,
            .day = rows.at[i].day,
            .channel = rows.at[i].channel,
            .language = rows.at[i].language,
            .topic = named || rows.at[i].person == 0 ? rows.at[i].topic : S(""), /* it is about her */
            .not_coming = named ? rows.at[i].not_coming : S(""),
            .staff_name = rows.at[i].staff_name,
            .person_name = named ? people_full_name(t, rows.at[i].given_names, rows.at[i].family_name) : S(""),
            .may_change = (leads || rows.at[i].staff == t->viewer->staff) && (named || rows.at[i].person == 0) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct contact_sums contacts_sums_of_month(struct task *t, int64_t project, struct day month)
{
    struct day first, last;
    struct contacts_sql_minutes_of_month_row row;

    days_of_month(month, &first, &last);
    if (!may_write(t, project, 0) || !contacts_sql_minutes_of_month(t, project, first, last, &row))
        return (struct contact_sums){ 0 };
    return (struct contact_sums){ row.n, row.minutes };
}

struct contact_row contacts_last_of(struct task *t)
{
    struct contacts_sql_last_of_row row;
    struct contact_row last = {
        .minutes = INT_NONE, .day = t->today, .channel = S(""), .language = S(""), .topic = S("")
    };

    if (contacts_sql_last_of(t, t->viewer->staff, day_add(t->today, -REMEMBERED_DAYS), &row)) {
        last.channel = row.channel;
        last.language = row.language;
    }
    return last;
}
