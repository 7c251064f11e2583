/* messages: what the house writes to persons and to its staff: a queue, who may be reached how and when, what became of
 * each, and what comes back. A message has fixed words in five languages and no personal detail: what may stand in it
 * is struct message_fields. Knows people, projects and groups; what is sent over the web: docs/messages.md.
 * No kind of record: a queue goes into no package. */
#pragma once
#include "rooms/people/people.h"

/* code, name */
/* clang-format off */
#define MESSAGE_KINDS(K) \
    K(reminder,   N_("Reminder of a session")) \
    K(moved,      N_("A session is moved")) \
    K(cancelled,  N_("A session is cancelled")) \
    K(invitation, N_("Invitation to a group")) \
    K(place,      N_("Offer of a place")) \
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

/* All that can stand in a message besides its own words. What is not known is left out. until: the last day for an
 * answer. again: it was asked before. */
struct message_fields {
    struct day day, until;
    struct clock start;
    struct str link;
    bool again;
};

/* The instant of a wall time. One that summer time leaves out is the one an hour later. */
struct instant messages_instant(struct day day, struct clock clock);
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
 * stands on the phone list. An offer of a place has its link by itself, and so has a place for a child. In a write
 * transaction; the job sends it afterwards. The message, or 0: there is one. */
int64_t messages_put(struct task *t, const struct message_new *m);

/* Can the house send anything by itself: is there a gateway for text messages, a mail server? */
bool messages_by_sms(struct task *t);
bool messages_by_mail(struct task *t);

/* Now and then, by the server: reminders, and sets the sending going. In how many seconds it wants to be asked
 * again. */
int64_t messages_often(struct task *t);
/* The persons that an import brought are about to be taken away. */
void messages_going(struct task *t, int64_t import);
