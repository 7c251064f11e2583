/* child_care: places: how many there are, who has one, who waits, who is on duty. Bringing and fetching, what is
 * written about a child and what is forgotten are in the other files of the room. No pages here. */
#include "rooms/child_care/child_care_inside.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/attendance/attendance.h"
#include "rooms/groups/groups.h"

/* ---- how many */

bool care_fits(const struct care_room *r, int64_t young, int64_t older)
{
    if (r->places != INT_NONE && young + older > r->places)
        return false;
    return r->carers == INT_NONE ||
           young * r->per_older + older * r->per_young <= r->carers * r->per_young * r->per_older;
}

int64_t care_free(const struct care_room *r, bool young)
{
    int64_t n = 0;

    if (r->places == INT_NONE && r->carers == INT_NONE)
        return INT_NONE;
    while (care_fits(r, r->young + (young ? n + 1 : 0), r->older + (young ? 0 : n + 1)))
        n++;
    return n;
}

bool care_is_young(struct day birth, struct day on) { return attendance_child_months(birth, on) < CARE_YOUNG_BEFORE; }

static void count_having(struct task *t, struct care_session *s)
{
    struct child_care_sql_having_rows rows = child_care_sql_having(t, s->id);

    for (size_t i = 0; i < rows.n; i++) {
        bool young = care_is_young(rows.at[i].birth_month, s->day);
        s->room.young += young;
        s->room.older += !young;
    }
}

bool child_care_session(struct task *t, int64_t session, struct care_session *ret_session)
{
    struct child_care_sql_session_row row;

    if (!child_care_sql_session(t, session, &row))
        return false;
    struct care_session s = { .id = session,
        .group = row.group,
        .project = row.project,
        .group_name = row.group_name,
        .venue = row.venue,
        .state = row.state,
        .day = row.day,
        .start = row.start,
        .end = row.end,
        .room = { .places = row.places,
            .per_young = row.per_young == INT_NONE ? CARE_PER_YOUNG : row.per_young,
            .per_older = row.per_older == INT_NONE ? CARE_PER_OLDER : row.per_older } };
    s.room.carers = row.on_duty + row.carers;
    if (s.room.carers == 0)
        s.room.carers = row.helpers > 0 ? row.helpers : INT_NONE;
    count_having(t, &s);
    *ret_session = s;
    return true;
}

/* ---- the children */

static enum care_place place_of(struct str state, int64_t waits)
{
    return str_is(state, "booked")         ? CARE_BOOKED
           : str_is(state, "came")         ? CARE_CAME
           : waits != 0                    ? CARE_WAITS
           : str_is(state, "did_not_come") ? CARE_DID_NOT_COME
                                           : CARE_NONE;
}

static bool stands_already(const struct care_children *list, int64_t child)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].child == child)
            return true;
    return false;
}

static void number_those_who_wait(struct task *t, const struct care_session *s, struct care_children *list)
{
    struct child_care_sql_waiting_rows rows = child_care_sql_waiting(t, s->id);
    int64_t turn = 0;

    for (int young = 1; young >= 0; young--)
        for (size_t i = 0; i < rows.n; i++) {
            if (care_is_young(rows.at[i].birth_month, s->day) != (young == 1))
                continue;
            turn++;
            for (size_t k = 0; k < list->n; k++)
                if (list->at[k].child == rows.at[i].child && list->at[k].place == CARE_WAITS)
                    list->at[k].turn = turn;
        }
}

/* over: the session is; then only who had a place. A child with two parents stands under the first who takes part. */
static struct care_children listed(
    struct task *t, const struct care_session *s, const struct child_care_sql_child_row_rows *rows, bool over)
{
    struct care_children list = { 0 };
    bool waits = false;

    for (size_t i = 0; i < rows->n; i++) {
        const struct child_care_sql_child_row_row *r = &rows->at[i];
        struct care_child c = { .child = r->child,
            .parent = r->person,
            .name = r->name,
            .parent_name = people_full_name(t, r->given_names, r->family_name),
            .months = attendance_child_months(r->birth_month, s->day),
            .place = place_of(r->state, r->waits),
            .in_at = r->in_at,
            .out_at = r->out_at,
            .sheet = r->sheet != 0 };
        c.young = c.months < CARE_YOUNG_BEFORE;
        if (stands_already(&list, c.child) ||
            ((over || c.months >= CARE_UNTIL) && c.place != CARE_BOOKED && c.place != CARE_CAME))
            continue;
        waits |= c.place == CARE_WAITS;
        LIST_ADD(t->a, &list, c);
    }
    if (waits)
        number_those_who_wait(t, s, &list);
    return list;
}

static struct care_children children_of(struct task *t, const struct care_session *s, bool over)
{
    struct child_care_sql_child_row_rows rows = child_care_sql_children(t, s->id);

    return listed(t, s, &rows, over);
}

struct care_children child_care_children(struct task *t, const struct care_session *s)
{
    return children_of(t, s, day_cmp(s->day, t->today) < 0);
}

/* ---- asked for */

static enum care_place place_now(struct task *t, int64_t session, int64_t child)
{
    struct child_care_sql_state_row row;

    return child_care_sql_state(t, session, child, &row) ? place_of(row.state, 0) : CARE_NONE;
}

static bool too_old(struct task *t, const struct care_session *s, int64_t child)
{
    struct child_care_sql_child_row row;

    return child_care_sql_child(t, child, &row) && attendance_child_months(row.birth_month, s->day) >= CARE_UNTIL;
}

static int64_t waiting_of(struct task *t, int64_t session, const int64_t *children, size_t n)
{
    struct child_care_sql_waiting_rows rows = child_care_sql_waiting(t, session);
    int64_t found = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < rows.n; k++)
            found += rows.at[k].child == children[i];
    return found;
}

/* Everybody waits first; whoever fits does not wait any more, and neither does a child none of whose parents comes. */
static struct care_asked ask(struct task *t, const struct care_session *s, const int64_t *children, size_t n)
{
    struct care_asked asked = { 0 };
    int64_t new = 0;

    for (size_t i = 0; i < n; i++) {
        enum care_place place = place_now(t, s->id, children[i]);
        if (place != CARE_BOOKED && place != CARE_CAME)
            new += child_care_sql_wait(t, id_new(), s->id, children[i], t->now, t->viewer->staff);
    }
    if (new > 0)
        journal_write(t, JOURNAL_CHANGE, "session", s->id, S("child care asked for"));
    (void)child_care_settle(t, s->id, children, n);
    for (size_t i = 0; i < n; i++) {
        enum care_place place = place_now(t, s->id, children[i]);
        asked.booked += place == CARE_BOOKED || place == CARE_CAME;
    }
    asked.waits = waiting_of(t, s->id, children, n);
    asked.none = (int64_t)n - asked.booked - asked.waits;
    return asked;
}

static enum outcome give_back(struct task *t, const struct care_session *s, int64_t child)
{
    struct child_care_sql_stay_row stay;

    if (care_is_over(t, s) || child_care_sql_stay(t, s->id, child, &stay))
        return INVALID;
    if (child_care_sql_unwait(t, s->id, child) > 0)
        journal_write(t, JOURNAL_CHANGE, "session", s->id, S("child care given back"));
    if (place_now(t, s->id, child) == CARE_NONE)
        return DONE;
    enum outcome how = attendance_put_child(t, s->id, child, S(""));
    (void)child_care_settle(t, s->id, NULL, 0);
    return how;
}

/* ---- by those who register the session */

bool child_care_may_book(struct task *t, const struct care_session *s) { return groups_may_register(t, s->group); }

static bool open_to_book(struct task *t, int64_t session, struct care_session *ret_session)
{
    return child_care_session(t, session, ret_session) && child_care_may_book(t, ret_session);
}

enum outcome child_care_book(
    struct task *t, int64_t session, const int64_t *children, size_t n, struct care_asked *ret_asked)
{
    struct care_session s;

    if (!open_to_book(t, session, &s))
        return NOT_FOUND;
    struct care_children list = children_of(t, &s, false);
    for (size_t i = 0; i < n; i++)
        if (care_is_over(t, &s) || too_old(t, &s, children[i]))
            return INVALID;
        else if (!stands_already(&list, children[i]))
            return NOT_FOUND;
    *ret_asked = ask(t, &s, children, n);
    return DONE;
}

enum outcome child_care_release(struct task *t, int64_t session, int64_t child)
{
    struct care_session s;

    return open_to_book(t, session, &s) ? give_back(t, &s, child) : NOT_FOUND;
}

struct care_carers child_care_carers(struct task *t, const struct care_session *s)
{
    struct child_care_sql_carers_rows rows = child_care_sql_carers(t, s->id, s->group, s->project);
    struct care_carers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct care_carer one = { rows.at[i].staff, rows.at[i].name, rows.at[i].on_duty };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome child_care_put_carer(struct task *t, int64_t session, int64_t staff, bool on_duty)
{
    struct care_session s;

    if (!open_to_book(t, session, &s))
        return NOT_FOUND;
    enum outcome how = attendance_put_duty(t, session, s.project, staff, on_duty);
    if (how == DONE)
        (void)child_care_settle(t, session, NULL, 0);
    return how;
}

/* ---- by a parent */

static bool takes_part(struct task *t, int64_t session, int64_t person, struct care_session *ret_session)
{
    return child_care_session(t, session, ret_session) &&
           groups_is_member(t, ret_session->group, person, ret_session->day);
}

struct care_children child_care_own(struct task *t, int64_t session, int64_t person)
{
    struct care_session s;

    if (!takes_part(t, session, person, &s))
        return (struct care_children){ 0 };
    struct child_care_sql_child_row_rows rows = child_care_sql_own_children(t, session, person);
    return listed(t, &s, &rows, day_cmp(s.day, t->today) < 0);
}

static bool hers(struct task *t, int64_t session, int64_t child, int64_t person, struct care_session *ret_session)
{
    struct child_care_sql_parent_of_row row;

    return takes_part(t, session, person, ret_session) && child_care_sql_parent_of(t, child, person, &row) && row.n > 0;
}

enum outcome child_care_book_own(
    struct task *t, int64_t session, int64_t child, int64_t person, struct care_asked *ret_asked)
{
    struct care_session s;

    if (!hers(t, session, child, person, &s))
        return NOT_FOUND;
    if (care_is_over(t, &s) || too_old(t, &s, child))
        return INVALID;
    enum outcome comes = attendance_tell(t, session, person, true); /* also when she had said that she cannot */
    if (comes == NOT_FOUND)
        return NOT_FOUND;
    *ret_asked = ask(t, &s, &child, 1); /* CONFLICT: the register has the last word, and decides here too */
    return ret_asked->none > 0 ? CONFLICT : DONE;
}

enum outcome child_care_release_own(struct task *t, int64_t session, int64_t child, int64_t person)
{
    struct care_session s;

    return hers(t, session, child, person, &s) ? give_back(t, &s, child) : NOT_FOUND;
}

/* ---- how many children one carer looks after */

struct care_numbers child_care_numbers(struct task *t, int64_t group)
{
    struct child_care_sql_numbers_row row;

    if (!child_care_sql_numbers(t, group, &row))
        return (struct care_numbers){ CARE_PER_YOUNG, CARE_PER_OLDER, 0, S("") };
    return (struct care_numbers){ row.per_young, row.per_older, row.version, row.source };
}

static void check_numbers(struct task *t, const struct care_numbers *n, struct problems *ps)
{
    if (n->per_young < 1 || n->per_young > CARE_PER_MOST)
        problem_add(t, ps, "per_young", str_of(tr(t, "Write how many children, from 1 to 20.")));
    if (n->per_older < 1 || n->per_older > CARE_PER_MOST)
        problem_add(t, ps, "per_older", str_of(tr(t, "Write how many children, from 1 to 20.")));
    if ((n->per_young != CARE_PER_YOUNG || n->per_older != CARE_PER_OLDER) && str_empty(str_trim(n->source)))
        problem_add(
            t, ps, "source", str_of(tr(t, "Write the reason: these numbers are other than those of early education.")));
}

enum outcome child_care_put_numbers(
    struct task *t, int64_t group, const struct care_numbers *n, struct problems *ret_problems)
{
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    check_numbers(t, n, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    int64_t done = n->version == 0
                       ? child_care_sql_add_numbers(t, group, n->per_young, n->per_older, n->source)
                       : child_care_sql_change_numbers(t, group, n->version, n->per_young, n->per_older, n->source);
    if (done == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "group", group, S("child care"));
    child_care_freed_in(t, group);
    return DONE;
}
