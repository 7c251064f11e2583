/* demo_messages: what was written to persons of the demonstration: members of a group are invited to an event, and
 * some have answered; some are to be called, one of them again; two are invited to a meeting. The demonstration has no
 * gateway: what became of the messages is put down as if there were one. */
#include "base/settings.h"
#include "demo_sql.h"
#include "rooms/demo/demo_links.h"
#include "rooms/groups/groups.h"
#include "rooms/invitations/invitations.h"

enum { GUESTS = 10, CALLS = 3, EVENT_IN = 12, ANSWER_IN = 9 };

static const struct fate {
    const char *state, *why;
    enum answer_meant answer;
} fates[] = { { "delivered", "", MEANT_YES }, { "delivered", "", MEANT_NO }, { "sent", "", MEANT_NOTHING },
    { "failed", "number", MEANT_NOTHING }, { "delivered", "", MEANT_PERHAPS } };
enum { FATES = sizeof fates / sizeof *fates };

static int64_t invite(
    struct task *t, int64_t project, enum message_invite kind, const struct member_ids *from, size_t n)
{
    struct invite i = { .project = project,
        .kind = kind,
        .day = day_add(t->today, EVENT_IN),
        .start = { "10:00" },
        .until = day_add(t->today, ANSWER_IN) };
    struct problems ps = { 0 };
    struct invitation_made made;

    for (size_t k = 0; k < from->n && k < n; k++)
        strs_add(t->a, &i.who, id_str(t->a, from->at[k]));
    must(t, invitations_make(t, &i, &made, &ps) == DONE);
    return made.invitation;
}

/* The way of all of them is as if the house could send text messages. */
static void to_an_event(struct task *t, int64_t project, const struct member_ids *members)
{
    const struct settings *before = t->settings;
    struct settings s = *before;

    s.sms_address = S("https://gateway.example/messages");
    t->settings = &s;
    int64_t id = invite(t, project, INVITE_event, members, GUESTS);
    t->settings = before;
    struct demo_sql_texts_rows texts = demo_sql_texts(t);
    for (size_t i = 0; i < texts.n; i++)
        demo_sql_fate(t, texts.at[i].message, str_of(fates[i % FATES].state), str_of(fates[i % FATES].why), t->now);
    for (size_t i = 0; i < members->n && i < GUESTS; i++)
        if (fates[i % FATES].answer != MEANT_NOTHING)
            must(t, invitations_answer(t, id, members->at[i], fates[i % FATES].answer) == DONE);
    if (texts.n > 0)
        demo_sql_wrote_back(t, id_new(), texts.at[0].message, texts.at[0].person, S("Haa"), t->now);
}

/* Of an instructor's group, so that her list is not empty. */
static void to_a_meeting(struct task *t)
{
    struct demo_sql_instructed_row next;
    struct problems ps = { 0 };
    struct invitation_made made;

    if (!demo_sql_instructed(t, t->today, &next))
        return;
    struct invite i = { .group = next.group, .session = next.session, .until = next.day };
    struct member_ids members = groups_member_ids(t, next.group, next.day);
    for (size_t k = 0; k < members.n && k < 2; k++)
        strs_add(t->a, &i.who, id_str(t->a, members.at[k]));
    if (i.who.n > 0)
        must(t, invitations_make(t, &i, &made, &ps) == DONE);
}

void demo_messages(struct task *t)
{
    struct demo_sql_running_rows rows = demo_sql_running(t, t->today);
    struct group_brief g;

    if (rows.n < 2 || groups_brief(t, rows.at[0].group, &g) != DONE)
        return;
    struct member_ids members = groups_member_ids(t, g.id, t->today);
    to_an_event(t, g.project, &members);
    if (groups_brief(t, rows.at[1].group, &g) != DONE)
        return;
    members = groups_member_ids(t, g.id, t->today);
    (void)invite(t, g.project, INVITE_talk, &members, CALLS);
    demo_sql_call_again(t);
    to_a_meeting(t);
}
