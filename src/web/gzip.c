/* gzip: pages packed on the way out, fast rather than small. One compressor per worker, reset for each page. */
#include <zlib.h>
#include "web/inside.h"

struct gzip { z_stream z; };

struct gzip *gzip_new(void)
{
    struct gzip *g = calloc(1, sizeof *g);
    if (g && deflateInit2(&g->z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK)
        return g;
    free(g);
    return NULL;
}

void gzip_free(struct gzip *g)
{
    if (!g)
        return;
    deflateEnd(&g->z);
    free(g);
}

bool gzip_pack(struct gzip *g, struct str bytes, struct buf *ret_packed)
{
    size_t most = deflateBound(&g->z, bytes.n);
    struct buf b = { .p = malloc(most), .cap = most, .max = most };
    if (!b.p || deflateReset(&g->z) != Z_OK)
        return buf_free(&b), false;
    g->z.next_in = (Bytef *)(uintptr_t)bytes.p;      /* zlib's field is not const; it only reads */
    g->z.avail_in = (uInt)bytes.n;
    g->z.next_out = (Bytef *)b.p;
    g->z.avail_out = (uInt)most;
    if (deflate(&g->z, Z_FINISH) != Z_STREAM_END)
        return buf_free(&b), false;
    b.n = most - g->z.avail_out;
    *ret_packed = b;
    return true;
}
