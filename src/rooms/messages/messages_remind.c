/* messages_remind: see messages_remind.h. */
#include "rooms/messages/messages_remind.h"

#include "auth/journal.h"
#include "auth/sign_in.h"
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"
#include "messages_remind_sql.h"
#include "rooms/messages/messages_list.h"
#include "rooms/messages/messages_queue.h"
#include "rooms/own_links/own_links.h"

enum { TEN_MINUTES_S = 600, EARLY_ENOUGH_M = 90, EVENING_H = 17 };

struct str messages_own_link(struct task *t, enum message_kind kind, int64_t person, const struct message_reach *reach)
{
    struct str key;
    bool goes = reach->channel == CHANNEL_sms || reach->channel == CHANNEL_email;

    if (!goes || own_links_pass(t, person, &key) != DONE)
        return S("");
    if (kind == MESSAGE_invitation)
        return link_address(t, str_fmt(t->a, "/invited?link=%.*s", STR_ARG(key)));
    return kind == MESSAGE_place ? link_address(t, str_fmt(t->a, "/place?link=%.*s", STR_ARG(key)))
                                 : own_links_address(t, key);
}

/* What a session is when it is on this day at this time. */
static struct str key_of(struct task *t, struct day day, struct clock start)
{
    return str_fmt(t->a, "%s %s", day.t, start.t);
}

struct str messages_session_key(struct task *t, struct day day, struct clock start, struct str more)
{
    return str_fmt(t->a, "%.*s %.*s", STR_ARG(key_of(t, day, start)), STR_ARG(more));
}

/* ---- reminders */

void messages_remind_when(
    struct task *t, struct day day, struct clock start, struct instant *ret_at, struct instant *ret_until)
{
    int64_t quiet_until = t->settings->quiet_until * 60, minute = clock_minutes(start);
    struct day eve = day_add(day, -1);

    if (minute < 0 || minute >= quiet_until + EARLY_ENOUGH_M) {
        *ret_at = messages_instant(day, clock_from_minutes(quiet_until));
        *ret_until = messages_instant(day, minute < 0 ? clock_from_minutes(12 * 60) : start);
        return;
    }
    /* it says "Tomorrow", which is not so any more after midnight */
    *ret_at = messages_instant(eve, clock_from_minutes((int64_t)EVENING_H * 60));
    *ret_until = messages_instant(day, clock_from_minutes(0));
}

/* Whom a machine may write to: nobody is called up for a reminder. How many are put, or only found (put: false). */
static int64_t remind_of(struct task *t, const struct messages_remind_sql_sessions_row *s, bool put)
{
    struct instant at, until;
    int64_t n = 0;

    messages_remind_when(t, s->day, s->start, &at, &until);
    if (strcmp(t->now.t, at.t) < 0 || strcmp(t->now.t, until.t) >= 0)
        return 0;
    struct str key = key_of(t, s->day, s->start);
    struct messages_remind_sql_members_rows rows = messages_remind_sql_members(t, s->group, s->day, s->session, key);
    struct person_briefs members = { 0 };
    for (size_t i = 0; i < rows.n; i++) {
        struct person_brief one = { .id = rows.at[i].person };
        LIST_ADD(t->a, &members, one);
    }
    struct message_reaches all = messages_reach_all(t, &members);
    for (size_t i = 0; i < all.n; i++) {
        const struct message_reach *reach = &all.at[i].reach;
        if (reach->channel != CHANNEL_sms && reach->channel != CHANNEL_email)
            continue;
        struct message_new m = { .person = all.at[i].person,
            .project = s->project,
            .about = s->session,
            .kind = MESSAGE_reminder,
            .key = key,
            .until = until,
            .fields = { .day = s->day, .start = s->start } };
        if (put)
            m.fields.link = messages_own_link(t, m.kind, all.at[i].kept, reach);
        n += put ? messages_put(t, &m) != 0 : 1;
    }
    return n;
}

static int64_t remind(struct task *t, bool put)
{
    struct messages_remind_sql_sessions_rows rows = messages_remind_sql_sessions(t, t->today, day_add(t->today, 1));
    int64_t n = 0;

    for (size_t i = 0; i < rows.n && (put || n == 0); i++)
        n += remind_of(t, &rows.at[i], put);
    return n;
}

int64_t messages_remind(struct task *t) { return remind(t, true); }

/* Now and then: a letter that waits is asked again whether it may go. */
static void ask_letters(struct task *t)
{
    db_begin_read(t);
    bool some = messages_letters_again(t, false);
    db_rollback(t->db);
    if (!some)
        return;
    db_begin_write(t);
    (void)messages_letters_again(t, true);
    db_commit(t);
}

int64_t messages_remind_often(struct task *t)
{
    ask_letters(t);
    if (!t->settings->reminders)
        return TEN_MINUTES_S;
    db_begin_read(t);
    bool some = remind(t, false) > 0;
    db_rollback(t->db);
    if (!some)
        return TEN_MINUTES_S;
    db_begin_write(t);
    int64_t put = messages_remind(t);
    db_commit(t);
    log_line(LOG_INFO, "messages", "reminders=%lld", (long long)put);
    return TEN_MINUTES_S;
}

bool messages_stands(struct task *t, enum message_kind kind, int64_t about, struct str key)
{
    struct messages_remind_sql_session_row s;
    bool of_session = kind == MESSAGE_reminder || kind == MESSAGE_moved || kind == MESSAGE_cancelled;

    if ((!of_session && kind != MESSAGE_invitation) || about == 0)
        return true;
    if (!messages_remind_sql_session(t, about, &s))
        return !of_session; /* an invitation may be to something else */
    struct str word = str_fmt(t->a, "%.*s ", STR_ARG(key)), now = key_of(t, s.day, s.start); /* whole words */
    return str_is(s.state, kind == MESSAGE_cancelled ? "cancelled" : "planned") &&
           str_starts(word, str_fmt(t->a, "%.*s ", STR_ARG(now)));
}

/* ---- telling what became of one */

enum outcome messages_tell_of(struct task *t, int64_t session, struct message_tell *ret_tell)
{
    struct session_brief s;
    enum outcome how = groups_session(t, session, &s);

    if (how != DONE)
        return how;
    if (!groups_may_write(t, s.group))
        return NOT_ALLOWED;
    bool cancelled = str_is(s.state, "cancelled");
    *ret_tell = (struct message_tell){ .session = session,
        .group = s.group,
        .project = s.project,
        .group_name = s.group_name,
        .kind = cancelled ? MESSAGE_cancelled : MESSAGE_moved,
        .fields = { .day = s.day, .start = s.start, .link = S("") },
        .key = key_of(t, s.day, s.start),
        .until = messages_instant(s.day, clock_minutes(s.start) < 0 ? clock_from_minutes(12 * 60) : s.start) };
    return (cancelled || str_is(s.state, "planned")) && day_cmp(s.day, t->today) >= 0 ? DONE : INVALID;
}

static bool told_among(const struct messages_remind_sql_told_rows *told, int64_t person)
{
    for (size_t i = 0; i < told->n; i++)
        if (told->at[i].person == person)
            return true;
    return false;
}

struct message_told_persons messages_tell_whom(struct task *t, const struct message_tell *tell)
{
    struct person_briefs members = groups_members(t, tell->group, tell->fields.day);
    struct message_reaches reaches = messages_reach_all(t, &members);
    struct messages_remind_sql_told_rows told = messages_remind_sql_told(
        t, str_of(message_kind_code(tell->kind)), tell->session, tell->key);
    struct message_told_persons list = { 0 };

    for (size_t i = 0, at = 0; i < members.n && at < reaches.n; i++) {
        const struct message_reached *hers = &reaches.at[at];
        if (hers->person != members.at[i].id)
            continue;
        struct message_told_person one = { hers->person, members.at[i].name, hers->reach,
            told_among(&told, hers->person) };
        LIST_ADD(t->a, &list, one);
        at++;
    }
    return list;
}

enum outcome messages_tell(struct task *t, int64_t session, int64_t *ret_put)
{
    struct message_tell tell;
    enum outcome how = messages_tell_of(t, session, &tell);
    int64_t put = 0;

    if (how != DONE)
        return how;
    struct message_told_persons whom = messages_tell_whom(t, &tell);
    for (size_t i = 0; i < whom.n; i++) {
        struct message_new m = { .person = whom.at[i].person,
            .project = tell.project,
            .about = session,
            .kind = tell.kind,
            .key = tell.key,
            .until = tell.until,
            .fields = tell.fields };
        if (tell.kind == MESSAGE_moved)
            m.fields.link = messages_own_link(t, m.kind, whom.at[i].person, &whom.at[i].reach);
        put += messages_put(t, &m) != 0;
    }
    *ret_put = put;
    return DONE;
}
