/* messages_send: the job that hands messages over: text messages some at a time to the gateway, e-mails one by one to
 * the mail server. It runs for a while and ends, so that other jobs have their turn; the server sets it going again. */
#pragma once
#include "rooms/messages/messages_queue.h"

/* In a write transaction: the job begins when it is over. */
void messages_send_soon(struct task *t);

/* What stands before the @ of its Message-ID: its id, and a proof that only this house can make, so that nobody can
 * make up a report that it came back. */
struct str messages_mail_id(struct task *t, int64_t message);
/* The parts of an e-mail: headers and plain text in UTF-8. No line of a header can begin where a value has a line end.
 */
struct str messages_mail_bytes(struct task *t, const struct message_out *m);
