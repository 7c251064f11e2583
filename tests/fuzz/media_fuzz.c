/* media_fuzz: any bytes as an uploaded file. What is kept is never more than a head longer than what came, and read
 * again it is kept whole: so nothing that is to go can hide from the first reading. A Range header of any text asks for
 * bytes that are there. */
#include "media/media.h"
#include "tests/fuzz/fuzz.h"
#include "web/range.h"

enum { ALL = MEDIA_PICTURE | MEDIA_PAPER | MEDIA_AUDIO | MEDIA_VIDEO | MEDIA_TRACK, HEAD = 64 };

static struct str joined(struct arena *a, const struct media *m)
{
    char *p = arena_alloc(a, (size_t)m->bytes + 1);
    size_t n = 0;

    for (size_t i = 0; i < m->pieces.n; i++) {
        memcpy(p + n, m->pieces.at[i].p, m->pieces.at[i].n);
        n += m->pieces.at[i].n;
    }
    HOLDS((int64_t)n == m->bytes);
    return (struct str){ p, n };
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)64 << 20);
    struct str s = fuzz_str(data, size);
    struct media m, again;
    int64_t from, n;

    if (media_read(a, s, ALL, &m) == MEDIA_FINE) {
        HOLDS(m.bytes > 0 && m.bytes <= (int64_t)size + HEAD && m.width >= 0 && m.height >= 0);
        struct str once = joined(a, &m);
        HOLDS(media_read(a, once, ALL, &again) == MEDIA_FINE);
        HOLDS(again.ms == m.ms && m.ms >= MEDIA_MS_UNKNOWN && m.ms <= INT64_C(86400000));
        HOLDS(again.kind == m.kind && again.width == m.width && again.height == m.height);
        HOLDS(str_eq(joined(a, &again), once));
    }
    if (range_read(s, 1000, &from, &n) == RANGE_PART)
        HOLDS(from >= 0 && n > 0 && from + n <= 1000);
    arena_free(a);
    return 0;
}
