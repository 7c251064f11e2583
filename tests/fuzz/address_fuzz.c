/* address_fuzz: any bytes as an address, a list of networks and an X-Forwarded-For header. What is read can be written
 * and read again to the same address. */
#include "tests/fuzz/fuzz.h"
#include "web/address.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = fuzz_str(data, size);
    struct address a, again;
    struct networks ns;
    char text[46];
    if (address_read(s, &a)) {
        address_text(&a, text);
        HOLDS(address_read(str_of(text), &again) && memcmp(&a, &again, sizeof a) == 0);
    }
    if (networks_read(s, &ns))
        HOLDS(ns.n <= NETWORKS_MAX);
    HOLDS(networks_read(S("127.0.0.0/8 10.0.0.0/8"), &ns));
    if (address_forwarded(&ns, s, &a))
        address_text(&a, text);
    return 0;
}
