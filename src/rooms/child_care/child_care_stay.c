/* child_care_stay: who is on duty, and who brought and fetched a child. No pages here. */
#include "rooms/child_care/child_care_inside.h"

#include "auth/journal.h"
#include "auth/throttle.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/attendance/attendance.h"
#include "rooms/people/people.h"

static const struct code relation_rows[] = {
    { "parent", N_("Parent") },
    { "sibling", N_("Sister or brother") },
    { "grandparent", N_("Grandparent") },
    { "relative", N_("Other relative") },
    { "friend", N_("Friend of the family") },
    { "other", N_("Somebody else") },
};
const struct codes CODES_care_relation = { "care_relation", relation_rows,
    sizeof relation_rows / sizeof *relation_rows };

/* ---- on duty */

bool child_care_on_duty(struct task *t, const struct care_session *s)
{
    struct child_care_sql_on_duty_row row;
    enum role role = viewer_role_in(t->viewer, s->project);

    return t->viewer->staff != 0 && role != ROLE_NONE && role != ROLE_COORDINATOR &&
           child_care_sql_on_duty(t, s->id, t->viewer->staff, &row) && row.n > 0;
}

struct care_sessions child_care_duty(struct task *t)
{
    struct care_sessions list = { 0 };
    struct child_care_sql_duty_rows rows = child_care_sql_duty(
        t, t->viewer->staff, t->today, day_add(t->today, -CARE_BACK_DAYS));

    for (size_t i = 0; i < rows.n; i++) {
        struct care_session s;
        if (child_care_session(t, rows.at[i].session, &s) && child_care_on_duty(t, &s))
            LIST_ADD(t->a, &list, s);
    }
    return list;
}

bool child_care_left_behind(struct task *t, const struct care_session *s, const struct care_child *c)
{
    if (c->in_at.t[0] == '\0' || c->out_at.t[0] != '\0')
        return false;
    int64_t end = clock_minutes(s->end), now = clock_minutes(instant_clock(t->now));
    return day_cmp(s->day, t->today) < 0 ||
           (day_cmp(s->day, t->today) == 0 && end >= 0 && now >= end + CARE_LATE_MINUTES);
}

static bool still_here(const struct care_child *c) { return c->in_at.t[0] != '\0' && c->out_at.t[0] == '\0'; }

enum outcome child_care_here(
    struct task *t, int64_t session, int64_t child, struct care_session *ret_session, struct care_child *ret_child)
{
    struct care_session s;

    if (!child_care_session(t, session, &s) || str_is(s.state, "cancelled") || !child_care_on_duty(t, &s))
        return NOT_FOUND;
    struct care_children list = child_care_children(t, &s);
    for (size_t i = 0; i < list.n; i++) {
        const struct care_child *c = &list.at[i];
        bool today = day_cmp(s.day, t->today) == 0 &&
                     (c->place == CARE_BOOKED || c->place == CARE_CAME || c->place == CARE_DID_NOT_COME);
        if (c->child != child || !(today || (still_here(c) && day_cmp(s.day, day_add(t->today, -CARE_BACK_DAYS)) >= 0)))
            continue;
        *ret_session = s;
        *ret_child = *c;
        return DONE;
    }
    return NOT_FOUND;
}

/* ---- brought */

enum outcome child_care_bring(struct task *t, int64_t session, int64_t child)
{
    struct care_session s;
    struct care_child c;

    if (child_care_here(t, session, child, &s, &c) != DONE)
        return NOT_FOUND;
    if (child_care_sql_bring(t, session, child, t->now, t->viewer->staff) == 0)
        return DONE; /* two carers, one child */
    journal_write(t, JOURNAL_CHANGE, "session", session, S("child brought"));
    return attendance_put_child(t, session, child, S("came"));
}

enum outcome child_care_step_back(struct task *t, int64_t session, int64_t child)
{
    struct care_session s;
    struct care_child c;

    if (child_care_here(t, session, child, &s, &c) != DONE)
        return NOT_FOUND;
    if (c.in_at.t[0] == '\0' || day_cmp(s.day, t->today) != 0)
        return INVALID;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("child care step back"));
    if (c.out_at.t[0] != '\0') {
        child_care_sql_unfetch(t, session, child);
        return DONE;
    }
    child_care_sql_unbring(t, session, child);
    return attendance_put_child(t, session, child, S("booked"));
}

/* ---- fetched */

struct strs child_care_leaders(struct task *t, int64_t group)
{
    struct child_care_sql_leaders_rows rows = child_care_sql_leaders(t, group);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &list, rows.at[i].name);
    return list;
}

struct str child_care_phone(struct task *t, int64_t parent)
{
    struct child_care_sql_phone_row row;

    return child_care_sql_phone(t, parent, &row) && !row.protected ? row.phone : S("");
}

struct care_fetchers child_care_may_fetch(struct task *t, const struct care_session *s, int64_t child)
{
    struct child_care_sql_parents_rows parents = child_care_sql_parents(t, s->id, child);
    struct care_fetchers list = { 0 }, named = child_care_fetchers(t, child);

    for (size_t i = 0; i < parents.n; i++) {
        struct care_fetcher one = { .id = parents.at[i].person,
            .parent = true,
            .name = people_full_name(t, parents.at[i].given_names, parents.at[i].family_name),
            .relation = S("parent"),
            .phone = child_care_phone(t, parents.at[i].person) };
        LIST_ADD(t->a, &list, one);
    }
    for (size_t i = 0; i < named.n; i++)
        LIST_ADD(t->a, &list, named.at[i]);
    return list;
}

/* The PIN that was sealed with this row; "" when there is none. */
static struct str pin_of(struct task *t, int64_t child, int64_t fetcher)
{
    struct child_care_sql_fetchers_rows rows = child_care_sql_fetchers(t, child);

    for (size_t i = 0; i < rows.n; i++)
        if (rows.at[i].id == fetcher)
            return rows.at[i].pin;
    return S("");
}

/* False: a problem at "pin". Tries are counted by child, whoever is said to stand at the door. */
static bool pin_fits(struct task *t, int64_t child, int64_t fetcher, struct str typed, struct problems *ps)
{
    struct str pin = pin_of(t, child, fetcher), key = id_str(t->a, child),
               account = str_fmt(t->a, "fetch %.*s", STR_ARG(key));

    if (str_empty(pin))
        return true;
    int64_t wait = throttle_wait(t, account, S(""));
    if (wait > 0) {
        problem_add(t, ps, "pin", throttle_sentence(t, wait));
        return false;
    }
    throttle_count(t, account, S(""));
    if (!str_eq(lang_fold(t->a, typed), pin)) {
        problem_add(t, ps, "pin",
            str_of(tr(t, "The PIN is not right. Try again, or call the parent before you let the child go.")));
        return false;
    }
    throttle_right(t, account, S(""));
    return true;
}

static const struct care_fetcher *among(const struct care_fetchers *list, int64_t fetcher)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == fetcher)
            return &list->at[i];
    return NULL;
}

enum outcome child_care_fetch(
    struct task *t, int64_t session, int64_t child, int64_t fetcher, struct str pin, struct problems *ret_problems)
{
    struct care_session s;
    struct care_child c;

    if (child_care_here(t, session, child, &s, &c) != DONE)
        return NOT_FOUND;
    if (!still_here(&c))
        return CONFLICT;
    struct care_fetchers list = child_care_may_fetch(t, &s, child);
    const struct care_fetcher *who = among(&list, fetcher);
    if (who == NULL) {
        problem_add(
            t, ret_problems, "who", str_of(tr(t, "Choose who fetches the child. Only the people on this list may.")));
        return INVALID;
    }
    if (!who->parent && !pin_fits(t, child, fetcher, str_trim(pin), ret_problems))
        return INVALID;
    struct str relation = code_name(t->lang, &CODES_care_relation, who->relation);
    if (child_care_sql_fetch(t, session, child, t->now, t->viewer->staff,
            str_fmt(t->a, "%.*s (%.*s)", STR_ARG(who->name), STR_ARG(relation))) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("child fetched"));
    return DONE;
}
