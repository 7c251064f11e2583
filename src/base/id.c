/* id: milliseconds since 2020-01-01 UTC in the upper 42 bits, 21 random bits below; lasts until the year 2159.
 * Ids of one process only rise. Not secret and not hard to guess: rights are checked, never implied by an id. */
#include "base/id.h"
#include <stdatomic.h>

#define LOW_BITS   21
#define LOW_MASK   ((1 << LOW_BITS) - 1)
#define EPOCH_2020 INT64_C(1577836800)

static _Atomic int64_t last_id;

/* One step of splitmix64 (S. Vigna, public domain). */
static uint64_t mixed(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

/* Each thread has its own generator, so an import of a million rows asks libsodium once. The nanoseconds keep
 * a forked child from repeating its parent. */
static int64_t low_bits(uint64_t nanoseconds)
{
    static _Thread_local uint64_t state;
    if (state == 0)
        random_bytes(&state, sizeof state);
    state += UINT64_C(0x9e3779b97f4a7c15);
    return (int64_t)(mixed(state ^ nanoseconds) & LOW_MASK);
}

int64_t id_new(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t ms = ((int64_t)now.tv_sec - EPOCH_2020) * 1000 + now.tv_nsec / 1000000;
    int64_t low = low_bits((uint64_t)now.tv_nsec);
    int64_t last = atomic_load(&last_id), id;
    do {
        id = ms << LOW_BITS | low;
        /* same millisecond, or the clock was set back: go on from the last one, by a small random step */
        if (id <= last)
            id = last + 1 + (low & 63);
    } while (!atomic_compare_exchange_weak(&last_id, &last, id));
    return id;
}

/* Crockford's digits: in ASCII order, so texts sort as the ids do; no i, l, o, u to be misread. */
static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

void id_text(int64_t id, char ret_text[ID_TEXT])
{
    uint64_t rest = (uint64_t)id;
    for (int i = ID_TEXT - 2; i >= 0; i--, rest >>= 5)
        ret_text[i] = digits[rest & 31];
    ret_text[ID_TEXT - 1] = 0;
}

struct str id_str(struct arena *a, int64_t id)
{
    char text[ID_TEXT];
    if (id == 0)
        return S("");
    id_text(id, text);
    return str_copy(a, str_of(text));
}

bool id_read(struct str s, int64_t *ret_id)
{
    if (s.n != ID_TEXT - 1 || s.p[0] > '7')
        return false; /* 13 digits are 65 bits, an id has 63 */
    uint64_t id = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *digit = memchr(digits, s.p[i], 32);
        if (!digit)
            return false;
        id = id << 5 | (uint64_t)(digit - digits);
    }
    if (id == 0)
        return false;
    *ret_id = (int64_t)id;
    return true;
}
