/* mail: one e-mail to one address, by SMTP: sealed (smtps://, or smtp:// with STARTTLS), and unsealed to this machine
 * alone. Which server that is, the settings say: it may stand inside the house. Knows no room; what stands in an e-mail
 * is made elsewhere. */
#pragma once
#include "base/arena.h"
#include "net/ask.h"

/* server: smtps://host:465 or smtp://host:587; from, to: addresses, without a name; user "": nobody signs in; message:
 * headers and text with lines that end in CRLF; stop: as in struct net_question. */
struct net_letter {
    struct str server, from, to, user, password, message;
    int64_t seconds;
    const _Atomic(bool) *stop;
};
/* TAKEN: the server answers for it now. REFUSED: it will never take it, because of the one it is for (nobody is called
 * so there). LATER: not now; why: a reason of net/ask.h, or "busy", "refused" (something else does not please it), or
 * "sign_in". UNSURE: all was handed over, and the answer was lost on the way: it may have been taken. */
enum net_mailed_how { MAIL_TAKEN, MAIL_REFUSED, MAIL_LATER, MAIL_UNSURE };
struct net_mailed {
    enum net_mailed_how how;
    struct str why; /* constant */
    int64_t status; /* what the server said last; 0: nothing */
};
struct net_mailed net_mail(struct arena *a, const struct net_letter *l);
/* Can an e-mail go there: one @, visible signs of ASCII, nothing that SMTP reads as something else? */
bool net_mail_address_ok(struct str address);
