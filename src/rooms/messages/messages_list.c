/* messages_list: see messages_list.h. */
#include "rooms/messages/messages_list.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "messages_list_sql.h"
#include "rooms/messages/messages_answers.h"
#include "rooms/messages/messages_text.h"

static struct message_line line_of(struct task *t, const struct messages_list_sql_line_row *r)
{
    bool late = !str_empty(r->until) && str_cmp(r->until, instant_str(&t->now)) <= 0;
    bool over = str_is(r->state, "failed") || str_is(r->state, "stopped");

    return (struct message_line){ .id = r->message,
        .person = r->person,
        .tries = r->tries,
        .parts = r->parts,
        .version = r->version,
        .name = people_full_name(t, r->given_names, r->family_name),
        .kind = r->kind,
        .channel = r->channel,
        .tag = r->tag,
        .text = messages_with_link(t, r->body, S("…")),
        .state = r->state,
        .why = r->why,
        .sent_by = r->sent_name,
        .made = r->made_at,
        .next = r->next_at,
        .sent = r->sent_at,
        .delivered = r->delivered_at,
        .is_protected = r->is_protected,
        .may_again = over && !late,
        .may_stop = str_is(r->state, "waiting") };
}

/* -1: nothing is for her; 0: the program. */
static int64_t who_asks(struct task *t)
{
    if (t->viewer->program)
        return 0;
    return t->viewer->staff == 0 || !permitted(t->viewer, PERM_MESSAGES) || !people_sees_any(t) ? -1 : t->viewer->staff;
}

struct message_lines messages_lines(struct task *t, const struct messages_only *only, int64_t start)
{
    struct message_lines list = { 0 };
    int64_t staff = who_asks(t);

    if (staff < 0)
        return list;
    struct messages_list_sql_line_rows rows = messages_list_sql_list(t, .staff = staff, .person = only->person,
        .state = only->state, .channel = only->channel, .mine = only->mine,
        .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t),
        .limit = MESSAGES_SHOWN + 1, .start = start);
    list.more = rows.n > MESSAGES_SHOWN;
    for (size_t i = 0; i < rows.n && i < MESSAGES_SHOWN; i++) {
        struct message_line one = line_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome messages_line(struct task *t, int64_t message, struct message_line *ret_line)
{
    struct messages_list_sql_line_row row;

    if (!messages_list_sql_get(t, message, &row))
        return NOT_FOUND;
    if (!permitted(t->viewer, PERM_MESSAGES) || !people_may_see(t, row.person))
        return NOT_ALLOWED;
    *ret_line = line_of(t, &row);
    return DONE;
}

struct messages_waiting messages_waiting(struct task *t)
{
    struct messages_waiting w = { 0, 0 };
    int64_t staff = who_asks(t);

    if (staff <= 0)
        return w;
    struct messages_list_sql_calls_rows first = messages_list_sql_calls(t, .staff = staff, .now = t->now,
        .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t), .limit = 1,
        .start = 0, .mine = true, .today = t->today);
    w.calls = first.n > 0 ? first.at[0].total : 0;
    w.answers = messages_answers_waiting(t);
    return w;
}

struct message_calls messages_calls(struct task *t, bool mine, int64_t start)
{
    struct message_calls list = { 0 };
    int64_t staff = who_asks(t);

    if (staff < 0)
        return list;
    struct messages_list_sql_calls_rows rows = messages_list_sql_calls(t, .staff = staff, .now = t->now,
        .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t),
        .limit = MESSAGES_SHOWN + 1, .start = start, .mine = mine, .today = t->today);
    list.more = rows.n > MESSAGES_SHOWN;
    for (size_t i = 0; i < rows.n && i < MESSAGES_SHOWN; i++) {
        const struct messages_list_sql_calls_row *r = &rows.at[i];
        struct message_call one = { line_of(t, &r->line), r->phone,
            { r->contact_when, r->contact_who, r->contact_never, r->line.is_protected } };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static struct messages_list_sql_line_rows letters(struct task *t, int64_t staff)
{
    return messages_list_sql_letters(t, staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t),
        LETTERS_MOST, instant_str(&t->now));
}

static struct message_reaches reaches_of(struct task *t, const struct messages_list_sql_line_rows *rows)
{
    struct person_briefs whom = { 0 };

    for (size_t i = 0; i < rows->n; i++) {
        struct person_brief one = { .id = rows->at[i].person };
        LIST_ADD(t->a, &whom, one);
    }
    return messages_reach_all(t, &whom);
}

/* What was said since it was put: she wants nothing, or a worker has to read first how she may be reached. */
static bool no_letter(const struct message_reach *reach)
{
    return reach->channel == CHANNEL_none || (reach->minds && !reach->minded);
}

bool messages_letters_again(struct task *t, bool put)
{
    struct messages_list_sql_line_rows rows = letters(t, 0);
    struct message_reaches reaches = reaches_of(t, &rows);
    bool any = false;

    must(t, reaches.n == rows.n); /* each line is somebody's */
    for (size_t i = 0; i < rows.n; i++) {
        if (!no_letter(&reaches.at[i].reach))
            continue;
        any = true;
        if (put)
            messages_elsewhere(t, rows.at[i].message, &reaches.at[i].reach);
    }
    return any;
}

struct message_lines messages_letters(struct task *t)
{
    struct message_lines list = { 0 };
    int64_t staff = who_asks(t);

    if (staff < 0)
        return list;
    struct messages_list_sql_line_rows rows = letters(t, staff);
    struct message_reaches reaches = reaches_of(t, &rows);
    must(t, reaches.n == rows.n); /* each line is somebody's */
    for (size_t i = 0; i < rows.n; i++) {
        if (no_letter(&reaches.at[i].reach))
            continue;
        struct message_line one = line_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

int64_t messages_printed(struct task *t, int64_t last)
{
    struct message_lines list = messages_letters(t);
    int64_t n = 0;

    for (size_t i = 0; i < list.n && list.at[i].id <= last; i++, n++) {
        messages_list_sql_printed(t, list.at[i].id, t->now);
        journal_write(t, JOURNAL_CHANGE, "message", list.at[i].id, S("printed"));
    }
    return n;
}

/* In the morning of the day. */
static struct instant morning_of(struct task *t, struct day day)
{
    return messages_loud(t, messages_instant(day, clock_from_minutes(0)));
}

enum outcome messages_called(struct task *t, int64_t message, const struct message_called *c)
{
    struct message_line line;
    struct str state = S("waiting"), why = c->outcome;
    struct instant next = morning_of(t, day_add(t->today, 1));
    enum outcome how = messages_line(t, message, &line);

    if (how != DONE)
        return how;
    if (day_whole(c->later) && day_cmp(c->later, t->today) < 0)
        return INVALID;
    if (str_is(c->outcome, "reached"))
        state = S("sent");
    else if (str_is(c->outcome, "wrong_number"))
        state = S("failed");
    else if (!str_is(c->outcome, "no_answer"))
        return INVALID;
    if (day_whole(c->later))
        next = morning_of(t, c->later);
    if (messages_list_sql_called(t, message, c->version, state, why, next, t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "message", message, c->outcome);
    return DONE;
}
