/* messages_queue: see messages_queue.h. */
#include "rooms/messages/messages_queue.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/digest.h"
#include "html/form.h"
#include "messages_queue_sql.h"
#include "lang/lang.h"
#include "rooms/messages/messages_bounce.h"
#include "rooms/messages/messages_remind.h"
#include "rooms/messages/messages_send.h"
#include "rooms/messages/messages_words.h"

#define ROW(code, name) { #code, name },
static const struct code kind_rows[] = { MESSAGE_KINDS(ROW) };
static const struct code channel_rows[] = { MESSAGE_CHANNELS(ROW) };
static const struct code state_rows[] = { MESSAGE_STATES(ROW) };
static const struct code why_rows[] = { MESSAGE_WHYS(ROW) };
#undef ROW
#define LIST_OF(what) \
    const struct codes CODES_message_##what = { "message_" #what, what##_rows, \
        sizeof what##_rows / sizeof *what##_rows };
LIST_OF(kind)
LIST_OF(channel)
LIST_OF(state)
LIST_OF(why)
#undef LIST_OF

const char *message_kind_code(enum message_kind k) { return kind_rows[k].code; }

enum message_kind message_kind_read(struct str code)
{
    enum message_kind k = 0;

    while (k < MESSAGE__N && !str_is(code, kind_rows[k].code))
        k++;
    return k;
}

/* ---- into the queue */

/* On which day it is read first: what is put in at night waits for the morning. */
static struct instant first_at(struct task *t, const struct message_new *m)
{
    struct instant at = t->now;

    if (strcmp(m->not_before.t, at.t) > 0)
        at = m->not_before;
    return m->person != 0 ? messages_loud(t, at) : at;
}

static bool reach_of(struct task *t, const struct message_new *m, int64_t *ret_person, struct message_reach *ret_reach)
{
    *ret_person = 0;
    return m->person != 0 ? messages_reach(t, m->person, ret_person, ret_reach)
                          : messages_reach_staff(t, m->staff, ret_reach);
}

/* The row as it is stored; whether it goes is decided by `r`. 0: there is one already. */
static int64_t add(struct task *t, const struct message_new *m, int64_t person, const struct message_reach *r,
    struct str text, struct instant at)
{
    int64_t id = id_new();
    bool stops = r->channel == CHANNEL_none;
    struct str whole = messages_with_link(t, text, m->fields.link);

    if (messages_queue_sql_add(t, .message = id, .person = person, .staff = m->staff, .project = m->project,
            .kind = str_of(message_kind_code(m->kind)), .channel = str_of(message_channel_code(r->channel)),
            .tag = str_of(r->lang->tag), .body = text, .link = m->fields.link,
            .parts = (r->channel == CHANNEL_sms ? messages_length(whole).parts : 0),
            .state = (stops ? S("stopped") : S("waiting")), .why = r->why, .about = m->about, .about_key = m->key,
            .sent_by = t->viewer->staff, .made_at = t->now, .next_at = at, .until = instant_str(&m->until)) == 0)
        return 0;
    journal_write(t, JOURNAL_CREATE, "message", id, str_of(message_kind_code(m->kind)));
    if (!stops)
        messages_send_soon(t);
    return id;
}

int64_t messages_put(struct task *t, const struct message_new *m)
{
    struct message_reach r;
    struct message_new whole = *m;
    int64_t person;

    must(t, (m->person != 0) != (m->staff != 0));
    if (!reach_of(t, m, &person, &r))
        return 0;
    if (m->kind == MESSAGE_place || m->kind == MESSAGE_care || m->kind == MESSAGE_invitation ||
        m->kind == MESSAGE_answer)
        whole.fields.link = messages_own_link(t, m->kind, person, &r);
    struct instant at = first_at(t, m);
    struct message_fields f = whole.fields;
    if (!str_empty(f.link))
        f.link = S(MESSAGE_LINK);
    return add(t, &whole, person, &r, messages_said(t, m->project, r.lang, m->kind, &f, instant_day(at)), at);
}

enum outcome messages_again(struct task *t, int64_t message, int64_t *ret_message)
{
    struct messages_queue_sql_whole_row row;
    struct message_new m = { 0 };
    struct message_reach r;
    int64_t person;

    if (!messages_queue_sql_whole(t, message, &row))
        return NOT_FOUND;
    if (row.person == 0 || !people_may_see(t, row.person))
        return NOT_ALLOWED;
    bool over = !str_empty(row.until) && str_cmp(row.until, instant_str(&t->now)) <= 0;
    if (over || (!str_is(row.state, "failed") && !str_is(row.state, "stopped")))
        return INVALID;
    m = (struct message_new){ .person = row.person,
        .project = row.project,
        .about = row.about,
        .kind = message_kind_read(row.kind),
        .key = row.about == 0 ? S("") : str_fmt(t->a, "%.*s again %lld", STR_ARG(row.about_key), (long long)message) };
    if (!reach_of(t, &m, &person, &r) || (!str_empty(row.until) && !instant_read(row.until, &m.until)))
        return NOT_FOUND;
    if (str_find(row.body, S(MESSAGE_LINK)) >= 0)
        m.fields.link = messages_own_link(t, m.kind, person, &r);
    /* the words as they were, in the language in which they were */
    r.lang = lang_by_tag(row.tag) != NULL ? lang_by_tag(row.tag) : r.lang;
    *ret_message = add(t, &m, person, &r, row.body, first_at(t, &m));
    return *ret_message != 0 ? DONE : INVALID;
}

enum outcome messages_stop(struct task *t, int64_t message)
{
    struct messages_queue_sql_whole_row row;

    if (!messages_queue_sql_whole(t, message, &row))
        return NOT_FOUND;
    if (row.person == 0 || !people_may_see(t, row.person))
        return NOT_ALLOWED;
    if (!str_is(row.state, "waiting"))
        return INVALID; /* what is on its way cannot be held */
    (void)messages_queue_sql_close(t, message, S("stopped"), S("by_hand"));
    journal_write(t, JOURNAL_CHANGE, "message", message, S("stopped"));
    return DONE;
}

void messages_no_need(struct task *t, int64_t message)
{
    if (message != 0)
        (void)messages_queue_sql_no_need(t, message);
}

bool messages_unsaid(struct task *t, enum message_kind kind, int64_t about, struct str key)
{
    struct messages_queue_sql_gone_row row;
    struct str code = str_of(message_kind_code(kind));

    if (messages_queue_sql_gone(t, code, about, key, &row) && row.n > 0)
        return false;
    (void)messages_queue_sql_unsay(t, code, about, key);
    return true;
}

void messages_going(struct task *t, int64_t import)
{
    messages_queue_sql_drop_answers(t, import);
    messages_queue_sql_drop_ways(t, import);
    messages_queue_sql_drop_messages(t, import);
}

/* ---- out of the queue */

static bool too_late(struct task *t, const struct messages_queue_sql_claimed_row *row)
{
    return !str_empty(row->until) && str_cmp(row->until, instant_str(&t->now)) <= 0;
}

/* Was it handed over so long ago that the gateway may have forgotten its id? */
static bool forgotten(struct task *t, const struct messages_queue_sql_claimed_row *row)
{
    return row->tried_at.t[0] != '\0' && instant_unix(t->now) - instant_unix(row->tried_at) > MESSAGE_KNOWN_S;
}

void messages_elsewhere(struct task *t, int64_t message, const struct message_reach *reach)
{
    if (reach->channel == CHANNEL_none)
        (void)messages_queue_sql_close(t, message, S("stopped"), reach->why);
    else
        messages_queue_sql_elsewhere(t, message, str_of(message_channel_code(reach->channel)), reach->why, t->now);
}

/* May it go, now and this way? Else it is settled: another way, later, or not at all. */
static bool may_go(struct task *t, const struct messages_queue_sql_claimed_row *row, enum message_channel channel,
    struct message_reach *ret_reach)
{
    struct instant loud = row->person != 0 ? messages_loud(t, t->now) : t->now;
    int64_t person;
    bool there = row->person != 0 ? messages_reach(t, row->person, &person, ret_reach)
                                  : messages_reach_staff(t, row->staff, ret_reach);

    if (too_late(t, row))
        (void)messages_queue_sql_close(t, row->message, S("stopped"), S("past"));
    else if (!there)
        (void)messages_queue_sql_close(t, row->message, S("stopped"), S("left"));
    else if (!messages_stands(t, message_kind_read(row->kind), row->about, row->about_key))
        (void)messages_queue_sql_close(t, row->message, S("stopped"), S("changed"));
    else if (ret_reach->channel != channel)
        messages_elsewhere(t, row->message, ret_reach);
    else if (strcmp(loud.t, t->now.t) > 0)
        messages_queue_sql_later(t, row->message, loud, S(""));
    else
        return true;
    return false;
}

static void add_out(struct task *t, struct messages_out *list, const struct messages_queue_sql_claimed_row *row,
    const struct message_reach *reach)
{
    struct message_out one = { row->message, row->tries, reach->address, messages_with_link(t, row->body, row->link),
        row->tag, message_kind_read(row->kind) };

    LIST_ADD(t->a, list, one);
}

/* Handed over once, and nobody knows what came of it: again under the same id, to where it went, as long as the gateway
 * knows the id. Somebody who may not be written to any more is not written to again either. */
static void take_again(struct task *t, struct messages_out *list, int64_t limit)
{
    struct messages_queue_sql_claimed_rows rows = messages_queue_sql_taken(t, S("sms"), limit);

    for (size_t i = 0; i < rows.n; i++) {
        const struct messages_queue_sql_claimed_row *row = &rows.at[i];
        struct message_reach reach;
        int64_t person;
        bool there = messages_reach(t, row->person, &person, &reach) && reach.channel == CHANNEL_sms;
        if (there && !forgotten(t, row))
            add_out(t, list, row, &reach);
        else
            (void)messages_queue_sql_close(t, row->message, S("failed"), S("unsure"));
    }
}

/* False: nothing is due. Whatever is looked at leaves the row of those that are due. */
static bool take_due(struct task *t, struct messages_out *list, enum message_channel channel, int64_t limit)
{
    struct messages_queue_sql_claimed_rows rows = messages_queue_sql_due(
        t, str_of(message_channel_code(channel)), t->now, limit);

    for (size_t i = 0; i < rows.n; i++) {
        const struct messages_queue_sql_claimed_row *row = &rows.at[i];
        struct message_reach reach;
        if (!may_go(t, row, channel, &reach))
            continue;
        if (forgotten(t, row))
            (void)messages_queue_sql_close(t, row->message, S("failed"), S("unsure"));
        else if (messages_queue_sql_take(t, row->message, reach.key, t->now) > 0)
            add_out(t, list, row, &reach);
    }
    return rows.n > 0;
}

struct messages_out messages_claim(struct task *t, enum message_channel channel, int64_t limit)
{
    enum { ROUNDS = 100 }; /* of messages none of which may go: quiet hours */
    struct messages_out list = { 0 };

    if (channel == CHANNEL_sms)
        take_again(t, &list, limit);
    for (int i = 0; i < ROUNDS && list.n == 0; i++)
        if (!take_due(t, &list, channel, limit))
            break;
    return list;
}

void messages_give_up_unsure(struct task *t) { messages_queue_sql_unsure(t); }

/* ---- what came of it */

/* Until the next try, after so many. */
static int64_t pause_after(int64_t tries)
{
    enum { MINUTE = 60, HOUR = 3600 };
    static const int64_t pauses[] = { MINUTE, (int64_t)5 * MINUTE, (int64_t)30 * MINUTE, (int64_t)2 * HOUR,
        (int64_t)6 * HOUR, (int64_t)12 * HOUR };
    size_t last = sizeof pauses / sizeof *pauses - 1, i = (size_t)(tries > 0 ? tries - 1 : 0);

    return pauses[i < last ? i : last];
}

void messages_settle(struct task *t, int64_t message, enum message_result how, struct str why, bool blocks)
{
    struct messages_queue_sql_get_key_row row;

    if (!messages_queue_sql_get_key(t, message, &row))
        return;
    if (how == RESULT_SENT)
        messages_queue_sql_sent(t, message, t->now);
    else if (how == RESULT_AGAIN && row.tries < MESSAGE_TRIES_MOST)
        messages_queue_sql_later(t, message, instant_from_unix(instant_unix(t->now) + pause_after(row.tries)), why);
    else
        (void)messages_queue_sql_close(t, message, S("failed"), why);
    if (how == RESULT_NEVER && blocks)
        messages_block(t, row.address_key, "bounced");
}

bool messages_reported(struct task *t, int64_t message, bool delivered)
{
    struct messages_queue_sql_there_row there;

    if (!messages_queue_sql_there(t, message, &there))
        return false;
    (void)messages_queue_sql_report(t, message, delivered ? S("delivered") : S("failed"),
        delivered ? S("") : S("undelivered"), delivered ? t->now : (struct instant){ "" });
    return true;
}

/* Anybody may write to mail_from: only who was given the e-mail knows its id, and no server tries for longer. */
static bool is_believed(struct task *t, const struct bounce *b, const struct messages_queue_sql_get_key_row *row)
{
    enum { BOUNCE_S = 10 * 24 * 3600 };

    return digest_same(b->id, messages_mail_id(t, b->message)) && row->last_at.t[0] != '\0' &&
           instant_unix(t->now) - instant_unix(row->last_at) <= BOUNCE_S;
}

bool messages_came_back(struct task *t, struct str mail)
{
    struct bounce b = messages_bounce_read(mail);
    struct messages_queue_sql_get_key_row row;

    if (b.how == BOUNCE_NONE || !messages_queue_sql_get_key(t, b.message, &row) || !is_believed(t, &b, &row))
        return false;
    if (b.how == BOUNCE_LATER)
        return true;
    bool hard = b.how == BOUNCE_HARD;
    if (messages_queue_sql_came_back(t, b.message, hard ? S("bounced") : S("undelivered")) > 0 && hard)
        messages_block(t, row.address_key, "bounced");
    return true;
}

bool messages_due(struct task *t)
{
    struct messages_queue_sql_any_due_row due;
    struct messages_queue_sql_any_taken_row taken;

    return messages_queue_sql_any_due(t, t->now, &due) || messages_queue_sql_any_taken(t, &taken);
}
