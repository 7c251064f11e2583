/* backup_packed: see backup_packed.h. A piece that does not get smaller stands there as it is. */
#include "rooms/backup/backup_packed.h"
#include <endian.h>
#include <libdeflate.h>

enum { LEVEL = 4 }; /* nearly as small as more, at a third of the time */

struct packed_out {
    bool (*put)(void *x, const void *p, size_t n);
    void *x;
    bool failed;
    struct libdeflate_compressor *z;
    size_t n;
    char plain[PACKED_PIECE], packed[PACKED_PIECE];
};

struct packed_in {
    records_more *more;
    void *x;
    bool bad;
    struct str block; /* what is left of the bytes that came last */
    struct libdeflate_decompressor *z;
    char plain[PACKED_PIECE], packed[PACKED_PIECE];
};

static void free_compressor(void *x) { libdeflate_free_compressor(x); }
static void free_decompressor(void *x) { libdeflate_free_decompressor(x); }

/* ---- writing */

struct packed_out *packed_out_new(struct task *t, bool (*put)(void *x, const void *p, size_t n), void *x)
{
    struct packed_out *o = NEW(t->a, struct packed_out);
    o->put = put;
    o->x = x;
    o->z = libdeflate_alloc_compressor(LEVEL);
    if (!o->z)
        fail(t, FAIL_MEMORY, "no memory to pack a backup");
    arena_then(t->a, free_compressor, o->z);
    return o;
}

static void write_piece(struct packed_out *o)
{
    size_t n = libdeflate_deflate_compress(o->z, o->plain, o->n, o->packed, o->n - 1);
    uint32_t head[2] = { htobe32((uint32_t)o->n), htobe32((uint32_t)(n > 0 ? n : o->n)) };
    _Static_assert(sizeof head == PACKED_HEAD, "two numbers stand before a piece");
    bool good = o->put(o->x, head, sizeof head) && o->put(o->x, n > 0 ? o->packed : o->plain, n > 0 ? n : o->n);
    o->failed = o->failed || !good;
    o->n = 0;
}

bool packed_add(struct packed_out *o, const void *p, size_t n)
{
    for (const char *at = p; n > 0 && !o->failed;) {
        size_t room = PACKED_PIECE - o->n, now = n < room ? n : room;
        memcpy(o->plain + o->n, at, now);
        o->n += now;
        at += now;
        n -= now;
        if (o->n == PACKED_PIECE)
            write_piece(o);
    }
    return !o->failed;
}

bool packed_end(struct packed_out *o)
{
    if (o->n > 0 && !o->failed)
        write_piece(o);
    return !o->failed;
}

/* ---- reading */

struct packed_in *packed_in_new(struct task *t, records_more *more, void *x)
{
    struct packed_in *in = NEW(t->a, struct packed_in);
    in->more = more;
    in->x = x;
    in->z = libdeflate_alloc_decompressor();
    if (!in->z)
        fail(t, FAIL_MEMORY, "no memory to unpack a backup");
    arena_then(t->a, free_decompressor, in->z);
    return in;
}

/* As many of n bytes as there are. */
static size_t take(struct packed_in *in, char *p, size_t n)
{
    struct str block;
    size_t got = 0;
    while (got < n) {
        while (in->block.n == 0) {
            if (!in->more(in->x, &block))
                return got;
            in->block = block;
        }
        size_t now = n - got < in->block.n ? n - got : in->block.n;
        memcpy(p + got, in->block.p, now);
        in->block = str_part(in->block, now, in->block.n);
        got += now;
    }
    return got;
}

static bool unpack(struct packed_in *in, size_t plain, size_t packed)
{
    size_t used;
    if (plain == 0 || plain > PACKED_PIECE || packed == 0 || packed > plain)
        return false;
    if (packed == plain)
        return take(in, in->plain, plain) == plain;
    return take(in, in->packed, packed) == packed &&
           libdeflate_deflate_decompress_ex(in->z, in->packed, packed, in->plain, plain, &used, NULL) ==
               LIBDEFLATE_SUCCESS &&
           used == packed;
}

bool packed_more(void *x, struct str *ret_bytes)
{
    struct packed_in *in = x;
    uint32_t head[2];
    size_t got = in->bad ? 0 : take(in, (char *)head, sizeof head);
    if (got == 0)
        return false;
    size_t plain = be32toh(head[0]);
    in->bad = got < sizeof head || !unpack(in, plain, be32toh(head[1]));
    *ret_bytes = (struct str){ in->plain, plain };
    return !in->bad;
}

bool packed_bad(const struct packed_in *in) { return in->bad; }
