/* sign_up_met: somebody whom a worker met - in a yard, at a party - and signs up on the spot, also without a
 * connection. What arrives is a person at once (sign_up_arrive.c), and its row one that was taken in; rows from before
 * that wait on the list. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/groups/groups.h"
#include "rooms/projects/projects.h"
#include "rooms/sign_up/sign_up_card.h"
#include "rooms/taken_in.h"
#include "sign_up_entry_sql.h"
#include "sign_up_met_sql.h"

static const struct code contact_rows[] = {
    { "both", N_("We may call and send messages") },
    { "call", N_("Only call") },
    { "text", N_("Only send messages") },
    { "no", N_("Neither: it is not safe") },
};
const struct codes CODES_sign_up_contact = { "sign_up_contact", contact_rows,
    sizeof contact_rows / sizeof *contact_rows };

struct str sign_up_never(struct task *t, struct str contact)
{
    if (str_is(contact, "call"))
        return str_of(tr(t, "Send no messages: it is not safe."));
    if (str_is(contact, "text"))
        return str_of(tr(t, "Do not call: it is not safe."));
    if (str_is(contact, "no"))
        return str_of(tr(t, "Do not call and send no messages: it is not safe."));
    return S("");
}

/* ---- where she may go */

static void add_group(struct task *t, struct sign_up_choices *list, int64_t project, int64_t group, struct str name)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].group == group)
            return;
    LIST_ADD(t->a, list, ((struct sign_up_choice){ .group = group, .project = project, .name = name }));
}

struct sign_up_choices sign_up_choices(struct task *t)
{
    struct project_briefs projects = projects_open_to(t);
    struct sign_up_groups open = sign_up_groups(t);
    struct sign_up_choices list = { 0 };

    for (size_t i = 0; i < projects.n; i++) {
        struct group_briefs own = groups_of_project(t, projects.at[i].id, t->today, 0);
        for (size_t k = 0; k < own.n; k++)
            if (own.at[k].merged_into == 0)
                add_group(t, &list, projects.at[i].id, own.at[k].id, own.at[k].name);
        for (size_t k = 0; k < open.n; k++)
            if (open.at[k].project == projects.at[i].id)
                add_group(t, &list, projects.at[i].id, open.at[k].id, open.at[k].name);
    }
    return list;
}

struct sign_up_choices sign_up_met_places(struct task *t, int64_t project)
{
    struct sign_up_met_sql_places_rows rows = sign_up_met_sql_places(t, project);
    struct sign_up_choices list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list,
            ((struct sign_up_choice){ .group = rows.at[i].place, .project = project, .name = rows.at[i].name }));
    return list;
}

/* By what she is counted at the place where they met; "": nowhere. */
static struct str code_of(struct task *t, const struct sign_up_met *m, int64_t project)
{
    struct sign_up_met_sql_code_row row;

    return m->outreach != 0 && sign_up_met_sql_code(t, m->outreach, project, &row) ? row.code : S("");
}

/* The same of what has arrived before: of a place that is gone since, it stays as it is. */
static struct str code_now(
    struct task *t, const struct sign_up_met *m, int64_t project, const struct sign_up_met_sql_by_number_row *row)
{
    struct str code = code_of(t, m, project);

    return m->outreach != 0 && str_empty(code) ? row->came_from : code;
}

static void count_came(struct task *t, const struct sign_up_met *m, struct str code)
{
    if (!str_empty(code))
        sign_up_entry_sql_came(
            t, code, m->written_at.t[0] != '\0' ? instant_day(m->written_at) : t->today, m->group, 1);
}

/* Corrected, she came from elsewhere, or for another group: counted once, on the day on which she was met. */
static void count_anew(struct task *t, const struct sign_up_met_sql_by_number_row *row, int64_t group, struct str code)
{
    struct day day = instant_day(row->sent_at);

    if (str_eq(code, row->came_from) && group == row->group)
        return;
    if (!str_empty(row->came_from))
        sign_up_entry_sql_came_not(t, row->came_from, day, row->group);
    if (!str_empty(code))
        sign_up_entry_sql_came(t, code, day, group, 1);
}

/* The project of the group that is wished, or the one that was named. NOT_ALLOWED: she works in none of them. */
static enum outcome place_of(struct task *t, struct sign_up_met *m, struct problems *ret_problems)
{
    if (m->group != 0) {
        struct sign_up_choices all = sign_up_choices(t);
        size_t i = 0;
        while (i < all.n && all.at[i].group != m->group)
            i++;
        if (i == all.n) {
            problem_add(t, ret_problems, "group",
                str_of(tr(t, "The group takes nobody any more. Choose another one, or none yet.")));
            return INVALID;
        }
        m->project = all.at[i].project;
    }
    return role_meets_persons(viewer_role_in(t->viewer, m->project)) &&
                   viewer_role_in(t->viewer, m->project) != ROLE_PEER
               ? DONE
               : NOT_ALLOWED;
}

/* ---- what is wrong */

static void check(struct task *t, const struct sign_up_met *m, struct problems *ps)
{
    struct sign_up_years years;

    if (str_empty(m->name))
        problem_add(t, ps, "name", str_of(tr(t, "Write the name as the person writes it.")));
    if (!str_empty(m->phone) && !form_phone_ok(t->a, m->phone))
        problem_add(
            t, ps, "phone", str_of(tr(t, "This is no telephone number. Write it again, for example 040 123 4567.")));
    if (!sign_up_years(t, m->children, &years))
        problem_add(t, ps, "children",
            str_of(tr(t, "Write the year of birth or the age of each child, for example 2022 3. Twelve at most.")));
    if (str_empty(lang_code3(t->a, m->language)))
        problem_add(t, ps, "language", str_of(tr(t, "Choose a language.")));
    if (!str_empty(m->heard) && !code_ok(&CODES_sign_up_heard, m->heard))
        problem_add(t, ps, "heard", str_of(tr(t, "Choose from the list.")));
    if (!str_empty(m->contact) && !code_ok(&CODES_sign_up_contact, m->contact))
        problem_add(t, ps, "contact", str_of(tr(t, "Choose from the list.")));
}

/* ---- what came before under the same number */

static bool same_words(struct task *t, const struct sign_up_met_sql_by_number_row *row, const struct sign_up_met *m)
{
    return row->group == m->group && (m->group != 0 || row->project == m->project) && str_eq(row->name, m->name) &&
           str_eq(row->phone, m->phone) && str_eq(row->language, m->language) && str_eq(row->children, m->children) &&
           str_eq(row->heard, m->heard) && str_eq(row->note, m->note) && str_eq(row->met_at, m->met_at) &&
           str_eq(row->contact, m->contact) && str_eq(row->came_from, code_now(t, m, row->project, row));
}

/* What of it has become of the person, or would. */
static struct sign_up_entry entry_of_row(const struct sign_up_met_sql_by_number_row *row)
{
    return (struct sign_up_entry){ .id = row->entry,
        .group = row->group,
        .project = row->project,
        .person = row->person,
        .written_by = 1, /* a worker */
        .name = row->name,
        .phone = row->phone,
        .language = row->language,
        .children = row->children,
        .heard = row->heard,
        .wish = row->note,
        .contact = row->contact,
        .came_from = row->came_from };
}

static struct sign_up_entry entry_said(const struct sign_up_met *m, int64_t person, struct str code)
{
    return (struct sign_up_entry){ .group = m->group,
        .project = m->project,
        .person = person,
        .written_by = 1,
        .name = m->name,
        .phone = m->phone,
        .language = m->language,
        .children = m->children,
        .heard = m->heard,
        .wish = m->note,
        .contact = m->contact,
        .came_from = code };
}

/* Other words are a correction as long as nobody has decided, or has changed the person. */
static enum outcome correct(struct task *t, const struct sign_up_met_sql_by_number_row *row,
    const struct sign_up_met *m, struct problems *ret_problems)
{
    struct str code = code_now(t, m, m->project, row);
    struct sign_up_entry was = entry_of_row(row), now = entry_said(m, row->person, code);
    const struct sign_up_again again = { .was = &was, .now = &now, .version = row->person_version };
    int64_t version = INT_NONE;
    bool made = row->person_version != INT_NONE; /* then she takes part in the one project */

    if (made ? m->project != row->project : !str_is(row->state, "new")) {
        problem_add(t, ret_problems, "",
            str_of(tr(t, "This arrived before, and somebody has decided about it. Change it in the person's file.")));
        return CONFLICT;
    }
    enum outcome how = made ? sign_up_arrive_again(t, &again, &version, ret_problems) : DONE;
    if (how != DONE)
        return how;
    if (sign_up_met_sql_change(t, .entry = row->entry, .version = row->version, .group = m->group,
            .project = m->project, .name = m->name, .phone = m->phone, .language = m->language, .children = m->children,
            .heard = m->heard, .note = m->note, .met_at = m->met_at, .contact = m->contact, .came_from = code,
            .person_version = version) == 0)
        fail(t, FAIL_BUG, "a sign-up was changed between two statements of one transaction");
    count_anew(t, row, m->group, code);
    if (m->project != row->project)
        taken_in_elsewhere(t, row->entry, m->project);
    journal_write(t, JOURNAL_CHANGE, "sign_up", row->entry, S("corrected by who met her"));
    return DONE;
}

/* No device floods the house with persons. */
static bool too_many(struct task *t)
{
    enum { DAY_S = 24 * 3600 };
    struct sign_up_met_sql_waiting_of_row row;
    struct instant since = instant_from_unix(instant_unix(t->now) - DAY_S);

    return sign_up_met_sql_waiting_of(t, t->viewer->staff, since, &row) && row.n >= SIGN_UP_MET_MOST;
}

enum outcome sign_up_meet(
    struct task *t, const struct sign_up_met *met, int64_t *ret_entry, struct problems *ret_problems)
{
    struct sign_up_met m = *met;
    struct sign_up_met_sql_by_number_row row;
    const struct seen_persons before = t->seen;

    check(t, &m, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    m.children = sign_up_joined_years(t, m.children);
    m.language = lang_code3(t->a, m.language);
    bool there = !str_empty(m.number) && sign_up_met_sql_by_number(t, t->viewer->staff, m.number, &row);
    t->seen = before; /* it is what she wrote herself */
    if (there)
        *ret_entry = row.entry;
    if (there && same_words(t, &row, &m))
        return DONE; /* also when the group takes nobody any more */
    enum outcome found = place_of(t, &m, ret_problems);
    if (found != DONE)
        return found;
    if (there)
        return correct(t, &row, &m, ret_problems);
    if (too_many(t)) {
        problem_add(
            t, ret_problems, "", str_of(tr(t, "You have signed up very many in one day. Send the rest tomorrow.")));
        return INVALID;
    }
    int64_t id = id_new();
    struct str code = code_of(t, &m, m.project);
    sign_up_met_sql_add(t, .entry = id, .group = m.group, .project = m.project, .name = m.name, .phone = m.phone,
        .language = m.language, .children = m.children, .heard = m.heard, .note = m.note,
        .said_in = str_of(t->lang->tag), .saved_at = t->now,
        .sent_at = (m.written_at.t[0] != '\0' ? m.written_at : t->now), .written_by = t->viewer->staff,
        .number = m.number, .met_at = m.met_at, .contact = m.contact, .came_from = code);
    count_came(t, &m, code);
    journal_write(t, JOURNAL_CREATE, "sign_up", id, S("met"));
    *ret_entry = id;
    return sign_up_arrive(t, id, m.name, ret_problems);
}
