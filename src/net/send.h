/* send: some bytes to an address of the web, and what they answered. By https to the open network alone; to a private
 * machine only when it is listed by its number, which may then be called by http, too. Redirects are followed, but no
 * further than that. Knows no room. */
#pragma once
#include "base/arena.h"
#include "net/ask.h"

/* type: of the body, as a header says it; language: a tag, in which an answer is understood; listed: numbers of private
 * machines that may be called, apart by blanks; bearer: "" or a secret that goes along, and then nobody is followed who
 * sends on; stop: as in struct net_question. */
struct net_parcel {
    struct str url, self, body, type, language, listed, bearer;
    int64_t seconds;
    const _Atomic(bool) *stop;
};
/* asked: ANSWERS with the status, whatever it is, and the first bytes of the answer; else why there is none. */
enum { NET_SAID_MOST = 4000 };
struct net_sent {
    struct net_asked asked;
    int64_t status;
    struct str said;
};
struct net_sent net_send(struct arena *a, const struct net_parcel *p);
