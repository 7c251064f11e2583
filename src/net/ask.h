/* ask: does an address of the web answer? Asks as gently as one can: HEAD, and only where that is not understood GET,
 * of which no body is taken. Leads nobody into the network of the house: who is asked is looked at after its name has
 * become a number, also behind each redirect. Knows no room. */
#pragma once
#include <stdatomic.h>
#include <sys/socket.h>
#include "base/settings.h"
#include "base/str.h"

/* AWAY: nothing is said about the address, for this machine has no network (or no libcurl). */
enum net_how { NET_ANSWERS, NET_SILENT, NET_AWAY };

/* Why an address is silent: what it is kept as. */
/* clang-format off */
#define NET_REASONS(N) \
    N(gone)        /* 404 or 410 */ \
    N(error)       /* another status of 400 or more that no robot earns for being one */ \
    N(name)        /* there is no machine of this name */ \
    N(connection)  /* nobody takes the call, or it breaks off */ \
    N(slow)        /* no answer in time */ \
    N(certificate) /* it cannot prove who it is */ \
    N(redirects)   /* it sends on and on */ \
    N(inside)      /* it, or where it sends on to, is in a private network */ \
    N(address)     /* it is no address of the web */
/* clang-format on */

struct net_asked {
    enum net_how how;
    struct str why; /* a reason, constant; "" when it answers */
};

/* inside_too: also addresses of the own machine and of private networks; listed: those of them that may be asked all
 * the same, numbers apart by blanks. stop: NULL, or when true the question ends (NET_AWAY). */
struct net_question {
    struct str url;
    struct str self; /* the house's own address, which the asked one may look at; or "" */
    struct str listed;
    int64_t seconds; /* how long one question may take: there are two at most */
    bool inside_too;
    const _Atomic(bool) *stop;
};
struct net_asked net_ask(const struct net_question *q);

/* Is it an address of the open network: neither of this machine, nor private, link-local, multicast, reserved, nor one
 * of these in the clothes of IPv6? */
bool net_is_public(const struct sockaddr *address);
/* Is it one of these numbers, apart by blanks: "10.0.0.5 127.0.0.1 ::1"? */
bool net_is_listed(const struct sockaddr *address, struct str listed);
