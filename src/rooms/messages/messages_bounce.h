/* messages_bounce: an e-mail that came back (RFC 3464, a report of delivery status): of which of our messages it is,
 * and whether the address will never take one. A reader of lines: no line is believed but those of the parts they
 * belong in, and nothing of the e-mail is kept. */
#pragma once
#include "base/str.h"

enum { BOUNCE_MOST = 1 << 20 };

/* BOUNCE_NONE: it is no report, or of none of ours. LATER: a server goes on trying, or has delivered it. FAILED: this
 * message is lost, for a reason that passes (a full mailbox, a filter). HARD: nobody is reached at this address. */
enum bounce_how { BOUNCE_NONE, BOUNCE_LATER, BOUNCE_FAILED, BOUNCE_HARD };
struct bounce {
    enum bounce_how how;
    int64_t message; /* 0: BOUNCE_NONE */
    struct str id;   /* of it, with the proof that we made it, which is not looked at here (messages_mail_id) */
};
struct bounce messages_bounce_read(struct str mail);
