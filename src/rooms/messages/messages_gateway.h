/* messages_gateway: what is said to the gateway of text messages and by it, as docs/messages.md writes it down. */
#pragma once
#include "base/buf.h"
#include "net/send.h"
#include "rooms/messages/messages_queue.h"

/* The request for some messages. */
struct str messages_gateway_request(struct task *t, const struct messages_out *list);
/* What an answer says of each of them: settled in the queue. False: the gateway is in trouble, so ask it no more for
 * now. In a write transaction. */
bool messages_gateway_answer(struct task *t, const struct messages_out *list, const struct net_sent *sent);

/* A reason of net/ (ask.h, mail.h) as one of ours: one that is none is a fault of the address in the settings. */
struct str messages_why_of(struct str why);

/* What it tells by itself: at: the instant, at most ten minutes ago; events: JSON; signature over both. NOT_ALLOWED:
 * nobody but the gateway can have a right signature. INVALID: not as it is written down; nothing was taken. */
struct message_told {
    struct str at, events, signature;
};
enum outcome messages_gateway_told(struct task *t, const struct message_told *told) MUST_USE;
