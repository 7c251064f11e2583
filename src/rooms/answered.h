/* answered: what follows when a person says whether she comes: by a touch behind her own link, or by a text message.
 * Whoever keeps it stands in answered.c, so that the rooms of messages know none of these. No right is asked: the
 * caller knows that it is she. */
#pragma once
#include "rooms/messages/messages.h"

/* To a session: told in advance in the register, where she is a member; what cannot be said any more is left. */
void answered_session(struct task *t, int64_t session, int64_t person, bool comes);
/* She does not know any more whether she comes. */
void answered_session_open(struct task *t, int64_t session, int64_t person);

/* The telephone number that stands on the pages of her own. */
struct str answered_call(struct task *t, int64_t person);

enum answer_meant { MEANT_NOTHING, MEANT_YES, MEANT_NO, MEANT_PERHAPS };
const char *answer_meant_code(enum answer_meant a); /* "", yes, no, perhaps */
enum answer_meant answer_meant_read(struct str code);

/* A text message that came after a message about this, with this key (struct message_new). True: it is written down
 * where it belongs. */
struct answered_message {
    int64_t person, about;
    struct str key;
    enum message_kind kind;
    enum answer_meant meant;
};
bool answered_message(struct task *t, const struct answered_message *a);
