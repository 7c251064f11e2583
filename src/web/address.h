/* address: IP addresses as 16 bytes (IPv4 in its mapped form), lists of networks, and how many of something each
 * address has. Knows no sockets. */
#pragma once
#include "base/str.h"

struct address {
    uint8_t b[16];
};
bool address_read(struct str text, struct address *ret_address); /* "192.0.2.1", "2001:db8::1", "[::1]:80" */
void address_text(const struct address *a, char ret_text[46]);
/* What is counted as one neighbour: an IPv4 address, an IPv6 /64. */
struct address address_household(struct address a);

enum { NETWORKS_MAX = 32 };
struct networks {
    struct {
        struct address a;
        int bits;
    } at[NETWORKS_MAX];
    size_t n;
};
bool networks_read(struct str list, struct networks *ret_networks); /* "127.0.0.0/8 ::1", blanks or commas between */
bool networks_have(const struct networks *ns, const struct address *a);
/* The reader's address behind proxies: the right-most of the X-Forwarded-For list that is no trusted proxy.
 * False when the list is empty or unreadable there. */
bool address_forwarded(const struct networks *trusted, struct str list, struct address *ret_address);

/* A bounded table address -> count; safe from several threads. */
struct tally;
struct tally *tally_new(size_t most); /* most different addresses; NULL without memory */
void tally_free(struct tally *t);
int64_t tally_add(struct tally *t, const struct address *a); /* the new count; INT64_MAX when the table is full */
void tally_sub(struct tally *t, const struct address *a);
