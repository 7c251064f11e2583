/* messages_queue: messages that wait, are on their way, and what became of them. Who sends them (messages_send.h)
 * claims some, which is committed before anybody is asked to send; then says what came of each.
 *
 * What is guaranteed when the program dies between the gateway's answer and our commit: a text message is handed over
 * again under the same id, and the gateway, which must know an id for three days, does not send it again; after that it
 * is not handed over any more. An e-mail, of which no server remembers anything, is not sent again: it has failed as
 * "unsure", and somebody decides. So nothing is sent twice, and an e-mail may be said to have failed that went. */
#pragma once
#include "rooms/messages/messages_codes.h"
#include "rooms/messages/messages_reach.h"

/* code, name: waiting also stands on the phone list and the list of letters (channel). */
/* clang-format off */
#define MESSAGE_STATES(S) \
    S(waiting,   N_("Waits")) \
    S(sending,   N_("Is being sent")) \
    S(sent,      N_("Sent")) \
    S(delivered, N_("Delivered")) \
    S(failed,    N_("Failed")) \
    S(stopped,   N_("Not sent"))
#define MESSAGE_WHYS(W) \
    W(own_wish,     N_("Wants no messages")) \
    W(left_alone,   N_("Has left and wants no contact any more")) \
    W(safe_contact, N_("There are rules of safe contact: read them first")) \
    W(protected,    N_("Non-disclosure: read the rules first")) \
    W(no_address,   N_("No number or address")) \
    W(not_set_up,   N_("This house cannot send it")) \
    W(stop,         N_("Answered STOP")) \
    W(bounced,      N_("Nobody is reached there")) \
    W(past,         N_("It would come too late")) \
    W(left,         N_("Has left")) \
    W(changed,      N_("The session was changed again")) \
    W(answered,     N_("Has answered already")) \
    W(number,       N_("The number is wrong")) \
    W(refused,      N_("The gateway refuses it")) \
    W(busy,         N_("The gateway is busy")) \
    W(error,        N_("The gateway has a fault")) \
    W(name,         N_("There is no server of this name")) \
    W(connection,   N_("Nobody answers there")) \
    W(slow,         N_("No answer in time")) \
    W(certificate,  N_("The server cannot prove who it is")) \
    W(sign_in,      N_("The server does not let us in")) \
    W(address,      N_("The address in the settings is wrong")) \
    W(away,         N_("This machine has no network")) \
    W(unsure,       N_("Perhaps it went: nobody knows")) \
    W(undelivered,  N_("It did not arrive")) \
    W(by_hand,      N_("A member of staff stopped it")) \
    W(reached,      N_("Reached")) \
    W(no_answer,    N_("No answer")) \
    W(wrong_number, N_("Wrong number")) \
    W(printed,      N_("Printed"))
/* clang-format on */
const char *message_kind_code(enum message_kind k);
enum message_kind message_kind_read(struct str code); /* MESSAGE__N: it is none */

enum { MESSAGE_BATCH = 25, MESSAGE_TRIES_MOST = 7, MESSAGE_KNOWN_S = 72 * 3600, MESSAGE_MOST = 1000 };

/* One more message with the words of this one, which has failed or was not sent; a new link in it. NOT_ALLOWED: the
 * viewer does not see her. INVALID: it would come too late, or is on its way. */
enum outcome messages_again(struct task *t, int64_t message, int64_t *ret_message) MUST_USE;
/* One that waits goes this way now, or not at all. */
void messages_elsewhere(struct task *t, int64_t message, const struct message_reach *reach);
/* One that waits does not go. */
enum outcome messages_stop(struct task *t, int64_t message) MUST_USE;

/* Of messages that are handed over: those that were claimed and not settled (text messages only), else the next that
 * are due, at most `limit`. Those that may not go any more are settled on the way. In a write transaction. */
struct message_out {
    int64_t id, tries;
    struct str to, text, tag;
    enum message_kind kind;
};
struct messages_out {
    struct message_out *at;
    size_t n, cap;
};
struct messages_out messages_claim(struct task *t, enum message_channel channel, int64_t limit);
/* E-mails that were claimed by a program that died. */
void messages_give_up_unsure(struct task *t);

/* What came of a claimed message. RESULT_AGAIN: later, after a pause that grows, if it has not been tried too often.
 * RESULT_NEVER: not at all; blocks: nor anything else to this address. */
enum message_result { RESULT_SENT, RESULT_AGAIN, RESULT_NEVER };
void messages_settle(struct task *t, int64_t message, enum message_result how, struct str why, bool blocks);
/* What the gateway reports later. False: there is no such message. */
bool messages_reported(struct task *t, int64_t message, bool delivered);

/* Does something wait that may be handed over now? */
bool messages_due(struct task *t);
