/* run_packed: see run_packed.h. Before the packed bytes stand four: how many they were. */
#include "rooms/reports/run_packed.h"
#include <endian.h>
#include <libdeflate.h>

enum { LEVEL = 6, HEAD = 4 };

static void free_compressor(void *x) { libdeflate_free_compressor(x); }
static void free_decompressor(void *x) { libdeflate_free_decompressor(x); }

bool run_pack(struct task *t, struct str plain, struct str *ret_packed)
{
    if (plain.n > RUN_PLAIN_MOST)
        return false;
    struct libdeflate_compressor *z = libdeflate_alloc_compressor(LEVEL);
    if (z == NULL)
        fail(t, FAIL_MEMORY, "no memory to pack a run");
    arena_then(t->a, free_compressor, z);
    uint32_t head = htobe32((uint32_t)plain.n);
    size_t room = libdeflate_deflate_compress_bound(z, plain.n);
    char *p = NEW_N(t->a, char, HEAD + room);
    memcpy(p, &head, HEAD);
    size_t n = libdeflate_deflate_compress(z, plain.p, plain.n, p + HEAD, room);
    must(t, n > 0);
    if (n > RUN_PACKED_MOST)
        return false;
    *ret_packed = (struct str){ p, HEAD + n };
    return true;
}

bool run_unpack(struct task *t, struct str packed, struct str *ret_plain)
{
    uint32_t head;

    if (packed.n < HEAD)
        return false;
    memcpy(&head, packed.p, HEAD);
    size_t n = be32toh(head);
    if (n > RUN_PLAIN_MOST)
        return false;
    struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
    if (z == NULL)
        fail(t, FAIL_MEMORY, "no memory to unpack a run");
    arena_then(t->a, free_decompressor, z);
    char *p = NEW_N(t->a, char, n + 1);
    if (libdeflate_deflate_decompress(z, packed.p + HEAD, packed.n - HEAD, p, n, NULL) != LIBDEFLATE_SUCCESS)
        return false;
    *ret_plain = (struct str){ p, n };
    return true;
}
