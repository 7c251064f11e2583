/* services_links: whether the links of the directory still lead somewhere. One is asked at a time and at most one a
 * minute, each once a month, one that was silent the next day; link_checks says how many on one day, 0 none.
 *
 * services_link: url; asked_on; next_on: from when it is asked again; silent_since: the day of the first question that
 * it did not answer (NULL: it answered the last one); tries: questions since without an answer; why: a reason of
 * net/ask.h. One that is silent on LINK_TOLD_AT days is told to who looks after the service. */
#pragma once
#include "net/ask.h"
#include "rooms/services/services.h"
#include "rooms/silence.h"

enum { LINK_TOLD_AT = 2, LINK_EACH = 30, LINK_EACH_GONE = 7, LINK_TRIES_DAILY = 3 };

/* The link that is to be asked next, or "": none today. */
struct str services_link_due(struct task *t);
/* What the answer means for it. */
void services_link_note(struct task *t, struct str url, struct net_asked answer);

struct service_silent {
    struct str url, why;
    struct day since;
};
struct service_silents {
    struct service_silent *at;
    size_t n, cap;
};
/* Links of a service that are told. */
struct service_silents services_silent(struct task *t, int64_t service);
/* Services of this member of staff (0: of everybody) that have one. */
int64_t services_with_silent(struct task *t, int64_t owner);

/* Now and then, by the server. In how many seconds it wants to be asked again. */
int64_t services_links_often(struct task *t);
/* At once: all that are due today, with a pause of so many seconds between two, in transactions of their own. How many
 * were asked; -1: this machine has no network, or no libcurl. */
int64_t services_links_ask(struct task *t, int64_t pause, void (*told)(struct str url, struct net_asked answer));
