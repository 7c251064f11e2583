/* demo_messages: what was written to persons of the demonstration: members of a group are invited to an event, and
 * some have answered; some are to be called, one of them again; two are invited to a meeting. The demonstration has no
 * gateway: what became of the messages is put down as if there were one. */
#include "base/settings.h"
#include "demo_sql.h"
#include "rooms/demo/demo_links.h"
#include "rooms/groups/groups.h"
#include "rooms/invitations/invitations.h"

enum { GUESTS = 10, CALLS = 3, EVENT_IN = 12, ANSWER_IN = 9 };
/* Asked twice: how many, how long ago, until how long ago, until when now, and when it is. */
enum { SECOND_GUESTS = 5, SECOND_AGO = 14, SECOND_SILENT = 6, SECOND_UNTIL = 4, SECOND_IN = 6 };

static const struct fate {
    const char *state, *why;
    enum answer_meant answer;
} fates[] = { { "delivered", "", MEANT_YES }, { "delivered", "", MEANT_NO }, { "sent", "", MEANT_NOTHING },
    { "failed", "number", MEANT_NOTHING }, { "delivered", "", MEANT_PERHAPS } };
enum { FATES = sizeof fates / sizeof *fates };

struct to_what {
    enum message_invite kind;
    struct day day, until;
};
static int64_t invite(struct task *t, int64_t project, const struct to_what *w, const struct member_ids *from, size_t n)
{
    struct invite i = { .project = project, .kind = w->kind, .day = w->day, .start = { "10:00" }, .until = w->until };
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
    int64_t id = invite(t, project,
        &(struct to_what){ INVITE_event, day_add(t->today, EVENT_IN), day_add(t->today, ANSWER_IN) }, members, GUESTS);
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

/* What was written since `known` messages has come. */
static void has_come(struct task *t, size_t known)
{
    struct demo_sql_texts_rows texts = demo_sql_texts(t);

    for (size_t i = known; i < texts.n; i++)
        demo_sql_fate(t, texts.at[i].message, S("delivered"), S(""), t->now);
}

/* Two weeks ago some were invited; who had not answered by the last day was asked once more. */
static void for_the_second_time(struct task *t, int64_t project, const struct member_ids *members)
{
    const struct settings *before = t->settings;
    struct settings s = *before;
    struct day today = t->today;
    struct instant now = t->now;
    struct problems ps = { 0 };
    struct invitation i;
    size_t known = demo_sql_texts(t).n;
    int64_t again;

    if (members->n < SECOND_GUESTS)
        return;
    s.sms_address = S("https://gateway.example/messages");
    t->settings = &s;
    t->today = day_add(today, -SECOND_AGO), t->now = instant_from_unix(instant_unix(now) - SECOND_AGO * 24 * 3600);
    int64_t id = invite(t, project,
        &(struct to_what){ INVITE_event, day_add(today, SECOND_IN), day_add(today, -SECOND_SILENT) }, members,
        SECOND_GUESTS);
    for (size_t k = 0; k < 2; k++)
        must(t, invitations_answer(t, id, members->at[k], k == 0 ? MEANT_YES : MEANT_NO) == DONE);
    has_come(t, known);
    t->today = today, t->now = now;
    must(t, invitations_get(t, id, &i) == DONE);
    must(t, invitations_again(t, id, i.version, day_add(today, SECOND_UNTIL), &again, &ps) == DONE);
    has_come(t, known + SECOND_GUESTS);
    t->settings = before;
}

/* The reminder in the project's own words, in two languages. */
static void own_words(struct task *t, int64_t project)
{
    demo_sql_words(t, id_new(), project, S("reminder"), S("fi"),
        S("Hei! Tapaamme {day} kello {time}. Kahvi on kuumaa ja lapset ovat tervetulleita. Tuletko? {link}"));
    demo_sql_words(t, id_new(), project, S("reminder"), S("so"),
        S("Salaan! Waxaan kulannaa {day} saacadda {time}. Shaahu waa diyaar, carruurtana waa soo dhawow. Ma imanaysaa? "
          "{link}"));
}

void demo_messages(struct task *t, int64_t project)
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
    (void)invite(t, g.project,
        &(struct to_what){ INVITE_talk, day_add(t->today, EVENT_IN), day_add(t->today, ANSWER_IN) }, &members, CALLS);
    demo_sql_call_again(t);
    to_a_meeting(t);
    if (rows.n > 2 && groups_brief(t, rows.at[2].group, &g) == DONE) {
        members = groups_member_ids(t, g.id, t->today);
        for_the_second_time(t, g.project, &members);
    }
    own_words(t, project);
}
