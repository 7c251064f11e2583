/* search_pack: numbers as few bytes: what the index keeps. Reading never goes beyond the end, whatever the bytes say.
 */
#pragma once
#include "base/arena.h"
#include "base/str.h"

struct pack {
    char *p;
    size_t n, cap;
};
void pack_number(struct arena *a, struct pack *to, uint64_t x); /* seven bits a byte */
void pack_bytes(struct arena *a, struct pack *to, struct str s);
static inline struct str pack_view(const struct pack *p) { return (struct str){ p->p ? p->p : "", p->n }; }

/* False: nothing is left. */
static inline bool unpack_number(struct str *from, uint64_t *ret)
{
    uint64_t x = 0;
    unsigned shift = 0;

    while (from->n > 0 && shift < 64) {
        unsigned char c = (unsigned char)*from->p;
        from->p++, from->n--;
        x |= (uint64_t)(c & 0x7F) << shift;
        if (c < 0x80) {
            *ret = x;
            return true;
        }
        shift += 7;
    }
    return false;
}
bool unpack_bytes(struct str *from, struct str *ret); /* what pack_number of its length and pack_bytes wrote */

/* Places of a term in ascending order, each with how often the term is there (1 to 255). */
struct posting {
    struct pack pack;
    uint64_t last; /* place + 1 of the last one */
    uint32_t documents;
};
void posting_add(struct arena *a, struct posting *to, uint64_t place, uint32_t times);
static inline bool posting_next(struct str *from, uint64_t *place_after, uint32_t *ret_times)
{
    uint64_t x, times = 1;

    if (!unpack_number(from, &x) || ((x & 1) && !unpack_number(from, &times)))
        return false;
    *place_after += (x >> 1) + 1;
    *ret_times = (uint32_t)times;
    return true;
}

/* Of each place of a part three bytes: its face (16 bits) and its length, on a scale of which each step is about 4 %.
 */
enum { FACE_BYTES = 3, FACES_MOST = 65535, LENGTHS = 256 };
void pack_face(struct arena *a, struct pack *to, uint32_t face, uint64_t length);
static inline uint32_t face_at(struct str faces, size_t place)
{
    const unsigned char *p = (const unsigned char *)faces.p + place * FACE_BYTES;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}
static inline unsigned length_at(struct str faces, size_t place)
{
    return (unsigned char)faces.p[place * FACE_BYTES + 2];
}
unsigned length_step(uint64_t length);
double length_of_step(unsigned step);

/* Ids, eight bytes each. */
void pack_id(struct arena *a, struct pack *to, int64_t id);
int64_t id_at(struct str ids, size_t place); /* 0: beyond its end */
