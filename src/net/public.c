/* public: which numbers of machines belong to the open network (IANA's registries of special-purpose addresses). */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include "net/ask.h"

struct range {
    uint32_t first;
    int bits;
};

static bool public4(uint32_t ip)
{
    static const struct range not_public[] = {
        { 0x00000000, 8 },  /* this network */
        { 0x0A000000, 8 },  /* private */
        { 0x64400000, 10 }, /* shared by customers of a provider */
        { 0x7F000000, 8 },  /* this machine */
        { 0xA9FE0000, 16 }, /* link-local; clouds tell their secrets here */
        { 0xAC100000, 12 }, /* private */
        { 0xC0000000, 24 }, /* protocols */
        { 0xC0000200, 24 }, /* documentation */
        { 0xC0586300, 24 }, /* relays to IPv6 */
        { 0xC0A80000, 16 }, /* private */
        { 0xC6120000, 15 }, /* measurements */
        { 0xC6336400, 24 }, /* documentation */
        { 0xCB007100, 24 }, /* documentation */
        { 0xE0000000, 3 },  /* multicast, reserved, to all */
    };

    for (size_t i = 0; i < sizeof not_public / sizeof *not_public; i++)
        if ((ip ^ not_public[i].first) >> (32 - not_public[i].bits) == 0)
            return false;
    return true;
}

static uint32_t four(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool public6(const unsigned char *p)
{
    static const unsigned char translated[12] = { 0, 0x64, 0xFF, 0x9B };

    if (memcmp(p, translated, sizeof translated) == 0) /* 64:ff9b::/96 leads to an address of IPv4 */
        return public4(four(p + 12));
    if (p[0] == 0x20 && p[1] == 0x02) /* 6to4 */
        return public4(four(p + 2));
    if (p[0] == 0x20 && p[1] == 0x01 && (p[2] < 2 || (p[2] == 0x0D && p[3] == 0xB8)))
        return false;             /* 2001::/23 protocols with Teredo, 2001:db8::/32 documentation */
    return (p[0] & 0xE0) == 0x20; /* 2000::/3 is all that has been given out */
}

bool net_is_public(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in a;
        memcpy(&a, address, sizeof a);
        return public4(ntohl(a.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 a;
        memcpy(&a, address, sizeof a);
        return public6(a.sin6_addr.s6_addr);
    }
    return false;
}

static bool is_number(const struct sockaddr *address, struct str number)
{
    char text[INET6_ADDRSTRLEN];
    unsigned char wanted[sizeof(struct in6_addr)];
    struct sockaddr_in four;
    struct sockaddr_in6 six;

    if (number.n == 0 || number.n >= sizeof text)
        return false;
    memcpy(text, number.p, number.n);
    text[number.n] = '\0';
    if (inet_pton(address->sa_family, text, wanted) != 1)
        return false;
    if (address->sa_family == AF_INET) {
        memcpy(&four, address, sizeof four);
        return memcmp(&four.sin_addr, wanted, sizeof four.sin_addr) == 0;
    }
    memcpy(&six, address, sizeof six);
    return memcmp(&six.sin6_addr, wanted, sizeof six.sin6_addr) == 0;
}

bool net_is_listed(const struct sockaddr *address, struct str listed)
{
    struct str number;

    while (str_cut(&listed, ' ', &number))
        if ((address->sa_family == AF_INET || address->sa_family == AF_INET6) && is_number(address, number))
            return true;
    return false;
}
