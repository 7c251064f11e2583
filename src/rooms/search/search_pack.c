/* search_pack: see search_pack.h. */
#include "rooms/search/search_pack.h"

#include <endian.h>
#include <math.h>

void pack_bytes(struct arena *a, struct pack *to, struct str s)
{
    if (to->n + s.n > to->cap) {
        size_t cap = to->cap * 2 > to->n + s.n ? to->cap * 2 : to->n + s.n + 16;
        char *more = arena_alloc(a, cap);
        if (to->n > 0)
            memcpy(more, to->p, to->n);
        to->p = more, to->cap = cap;
    }
    if (s.n > 0)
        memcpy(to->p + to->n, s.p, s.n);
    to->n += s.n;
}

void pack_number(struct arena *a, struct pack *to, uint64_t x)
{
    char few[10];
    size_t n = 0;

    for (; x >= 0x80; x >>= 7)
        few[n++] = (char)(x | 0x80);
    few[n++] = (char)x;
    pack_bytes(a, to, (struct str){ few, n });
}

bool unpack_bytes(struct str *from, struct str *ret)
{
    uint64_t n;

    if (!unpack_number(from, &n) || n > from->n)
        return false;
    *ret = str_part(*from, 0, (size_t)n);
    *from = str_part(*from, (size_t)n, from->n);
    return true;
}

void posting_add(struct arena *a, struct posting *to, uint64_t place, uint32_t times)
{
    uint64_t step = place - to->last;

    pack_number(a, &to->pack, step << 1 | (times > 1));
    if (times > 1)
        pack_number(a, &to->pack, times);
    to->last = place + 1;
    to->documents++;
}

static const double STEPS = 16; /* for each doubling */

unsigned length_step(uint64_t length)
{
    double step = STEPS * log2((double)length + 1) + 0.5;

    return step < LENGTHS - 1 ? (unsigned)step : LENGTHS - 1;
}

double length_of_step(unsigned step) { return exp2(step / STEPS) - 1; }

void pack_face(struct arena *a, struct pack *to, uint32_t face, uint64_t length)
{
    char three[FACE_BYTES] = { (char)(face & 0xFF), (char)(face >> 8 & 0xFF), (char)length_step(length) };

    pack_bytes(a, to, (struct str){ three, sizeof three });
}

void pack_id(struct arena *a, struct pack *to, int64_t id)
{
    char eight[8];
    uint64_t little = htole64((uint64_t)id);

    memcpy(eight, &little, sizeof eight);
    pack_bytes(a, to, (struct str){ eight, sizeof eight });
}

int64_t id_at(struct str ids, size_t place)
{
    uint64_t little = 0;

    if ((place + 1) * sizeof little <= ids.n)
        memcpy(&little, ids.p + place * sizeof little, sizeof little);
    return (int64_t)le64toh(little);
}
