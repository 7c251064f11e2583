/* messages: what the house writes to persons and to its staff: a queue, who may be reached how and when, what became of
 * each, and what comes back. A message has the house's words in five languages, or a project's own (messages_words.h),
 * and no personal detail: what may stand in it is struct message_fields. Knows people, projects and groups; what is
 * sent over the web: docs/messages.md. No kind of record: a queue goes into no package. */
#pragma once
#include "rooms/people/people.h"

/* code, name */
/* clang-format off */
#define MESSAGE_KINDS(K) \
    K(reminder,   N_("Reminder of a session")) \
    K(moved,      N_("A session is moved")) \
    K(cancelled,  N_("A session is cancelled")) \
    K(invitation, N_("Invitation")) \
    K(place,      N_("Offer of a place")) \
    K(answer,     N_("An answer to a question")) \
    K(care,       N_("A place in child care")) \
    K(own_link,   N_("Link to the own page")) \
    K(sign_in,    N_("Link to sign in, for staff"))
/* clang-format on */
enum message_kind {
#define K(code, name) MESSAGE_##code,
    MESSAGE_KINDS(K)
#undef K
        MESSAGE__N
};

/* What an invitation is to: code, name, the words it opens with. */
/* clang-format off */
#define MESSAGE_INVITES(I) \
    I(group,   N_("A group that begins"), N_("We have a group for you.")) \
    I(session, N_("A meeting"),           N_("We invite you to a meeting.")) \
    I(event,   N_("An event"),            N_("We invite you to an event.")) \
    I(talk,    N_("A talk"),              N_("We would like to talk with you."))
/* clang-format on */
enum message_invite {
#define I(code, name, words) INVITE_##code,
    MESSAGE_INVITES(I)
#undef I
};

/* All that can stand in a message besides its own words. What is not known is left out. until: the last day for an
 * answer. again: it was asked before. */
struct message_fields {
    struct day day, until;
    struct clock start;
    struct str link;
    bool again;
    enum message_invite invite;
};

/* The instant of a wall time. One that summer time leaves out is the one an hour later. */
struct instant messages_instant(struct day day, struct clock clock);
/* Quiet hours: `now` outside of them, else the instant at which they end, in the time of the house. */
struct instant messages_loud(struct task *t, struct instant now);
/* Either person or staff. about, key: one message of a kind for each person, matter and key (0: as many as are put).
 * not_before: "" = now. until: after that it comes too late and does not go; "" = never. */
struct message_new {
    int64_t person, staff, project, about;
    enum message_kind kind;
    struct str key;
    struct instant not_before, until;
    struct message_fields fields;
};
/* Into the queue, in the words of her language, by the way in which she may be reached; who may not be written to
 * stands on the phone list. An invitation, an offer of a place (for her or her child) and an answer have their link by
 * themselves. In a write transaction; the job sends it afterwards. The message, or 0: there is one. */
int64_t messages_put(struct task *t, const struct message_new *m);
/* She has answered: what waits of it, also on the phone list, is not sent any more. */
void messages_no_need(struct task *t, int64_t message);
/* What a message of this kind, matter and key says is not so any more: as long as none of them has gone and nobody was
 * called, they do not go (true). False: somebody has been told, or it is on its way. */
bool messages_unsaid(struct task *t, enum message_kind kind, int64_t about, struct str key) MUST_USE;
/* The key of a message that stands only as long as the session is on this day at this time, and what else tells it from
 * others. */
struct str messages_session_key(struct task *t, struct day day, struct clock start, struct str more);

/* How a person would be written to now, for who chooses whom: codes of messages_reach.h. False: there is none. */
struct message_route {
    int64_t person;
    struct str channel, why;
    const struct lang *lang;
};
struct message_routes {
    struct message_route *at;
    size_t n, cap;
};
bool messages_route(struct task *t, int64_t person, struct message_route *ret_route);
/* Of many, in their order, without those there are not; a few statements, however many. */
struct message_routes messages_routes(struct task *t, const struct person_briefs *whom);
/* The words as the languages of some persons have them, and how many text messages they are. */
struct message_preview {
    struct str language, lang, dir, text;
    int64_t persons, parts;
};
struct message_previews {
    struct message_preview *at;
    size_t n, cap;
};
/* One person more who reads l. m: kind, project, fields; the link is thought of. */
void messages_preview(
    struct task *t, const struct lang *l, const struct message_new *m, bool links, struct message_previews *list);

/* Can the house send anything by itself: is there a gateway for text messages, a mail server? */
bool messages_by_sms(struct task *t);
bool messages_by_mail(struct task *t);

/* An e-mail that came back to mail_from, as it is: what it says of one of our messages is written down, and an address
 * where nobody is reached gets no more. False: it is about none of ours. In a write transaction. */
bool messages_came_back(struct task *t, struct str mail);

/* How many calls of the viewer's are due (those she had written, or of whom she is responsible for or stands in), and
 * how many answers nobody has read came to her. */
struct messages_waiting {
    int64_t calls, answers;
};
struct messages_waiting messages_waiting(struct task *t);

/* Now and then, by the server: reminders, and sets the sending going. In how many seconds it wants to be asked
 * again. */
int64_t messages_often(struct task *t);
/* The persons that an import brought are about to be taken away. */
void messages_going(struct task *t, int64_t import);
