/* bounce_fuzz: any bytes as an e-mail that came back: what is about a message names one, and what is not names none;
 * what stands behind the most that is read changes nothing. */
#include "rooms/messages/messages_bounce.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bounce b = messages_bounce_read(fuzz_str(data, size));

    HOLDS((b.how == BOUNCE_NONE) == (b.message == 0));
    HOLDS(b.how <= BOUNCE_HARD && b.message >= 0);
    return 0;
}
