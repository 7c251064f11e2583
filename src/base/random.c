/* random: bytes from libsodium, good enough for keys and tokens. The only file of base/ that knows libsodium;
 * ids use a faster generator that is only seeded from here (id.c). */
#include "base/id.h"
#include <sodium.h>

void random_bytes(void *p, size_t n)
{
    if (sodium_init() < 0)
        abort(); /* no source of randomness: nothing that follows would be safe */
    randombytes_buf(p, n);
}
