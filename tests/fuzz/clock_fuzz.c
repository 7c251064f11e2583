/* clock_fuzz: wall times as typed. What is read lies within a day and reads again as itself. */
#include "base/day.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct clock c, again;
    if (!clock_read(fuzz_str(data, size), &c))
        return 0;
    HOLDS(clock_minutes(c) >= 0 && clock_minutes(c) < 24 * 60);
    HOLDS(clock_read(clock_str(&c), &again));
    HOLDS(str_eq(clock_str(&c), clock_str(&again)));
    HOLDS(str_is(clock_str(&c), clock_from_minutes(clock_minutes(c)).t));
    return 0;
}
