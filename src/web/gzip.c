/* gzip: pages packed on the way out, fast rather than small. One compressor per worker. */
#include <libdeflate.h>
#include "web/inside.h"

enum { LEVEL = 1 };

struct gzip {
    struct libdeflate_compressor *z;
};

struct gzip *gzip_new(void)
{
    struct gzip *g = calloc(1, sizeof *g);
    if (g && (g->z = libdeflate_alloc_compressor(LEVEL)))
        return g;
    free(g);
    return NULL;
}

void gzip_free(struct gzip *g)
{
    if (!g)
        return;
    libdeflate_free_compressor(g->z);
    free(g);
}

/* What does not get smaller is sent as it is. */
bool gzip_pack(struct gzip *g, struct str bytes, struct buf *ret_packed)
{
    char *packed = malloc(bytes.n);
    size_t n = packed ? libdeflate_gzip_compress(g->z, bytes.p, bytes.n, packed, bytes.n) : 0;
    if (n == 0)
        return free(packed), false;
    must_be(n <= bytes.n);
    *ret_packed = (struct buf){ .p = packed, .n = n, .cap = bytes.n, .max = bytes.n };
    return true;
}
