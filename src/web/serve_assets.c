/* serve_assets: see serve_assets.h. One response per file and coding, made at start and shared by all connections. */
#include <microhttpd.h>
#include "base/task.h"
#include "web/asset.h"
#include "web/serve_assets.h"

enum coding { CODING_NONE, CODING_GZIP, CODING_BR, CODING__N };
struct file {
    struct MHD_Response *hashed[CODING__N], *root[CODING__N];
};
struct serve_assets {
    struct MHD_Response *missing, *unchanged;
    struct file files[];
};

const struct asset *asset_find(struct str name)
{
    size_t low = 0, high = assets_n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(name, str_of(assets[mid].name));
        if (order == 0)
            return &assets[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

static const char *coding_name(enum coding coding)
{
    switch (coding) {
    case CODING_NONE:
    case CODING__N: return "";
    case CODING_GZIP: return "gzip";
    case CODING_BR: return "br";
    }
    return "";
}

static struct MHD_Response *make(const struct asset *f, enum coding coding, bool root)
{
    must_be(f->content_type && coding < CODING__N);
    struct str bytes = coding == CODING_BR ? f->br : coding == CODING_GZIP ? f->gzip : f->identity;
    if (str_empty(bytes) && coding != CODING_NONE)
        return NULL;
    struct MHD_Response *r = MHD_create_response_from_buffer(
        bytes.n, (void *)(uintptr_t)bytes.p, MHD_RESPMEM_PERSISTENT);
    if (!r)
        abort();
    char tag[40];
    snprintf(tag, sizeof tag, "\"%s%s\"", f->hash, coding_name(coding));
    MHD_add_response_header(r, "Content-Type", f->content_type);
    MHD_add_response_header(r, "ETag", tag);
    MHD_add_response_header(r, "Vary", "Accept-Encoding");
    MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(r, "Cross-Origin-Resource-Policy", "same-origin");
    MHD_add_response_header(r, "Cache-Control", root ? "no-cache" : "public, max-age=31536000, immutable");
    if (strncmp(f->content_type, "text/javascript", 15) == 0) /* a worker begins where it asks no less than its page */
        MHD_add_response_header(r, "Cross-Origin-Embedder-Policy", "require-corp");
    if (root) /* a service worker may fetch only from here */
        MHD_add_response_header(
            r, "Content-Security-Policy", "default-src 'none'; connect-src 'self'; script-src 'self'");
    if (coding != CODING_NONE)
        MHD_add_response_header(r, "Content-Encoding", coding_name(coding));
    return r;
}

struct serve_assets *serve_assets_new(void)
{
    static char not_found[] = "404 no such file\n", none[] = "";
    struct serve_assets *sa = calloc(1, sizeof *sa + assets_n * sizeof(struct file));
    if (!sa)
        abort();
    sa->missing = MHD_create_response_from_buffer(sizeof not_found - 1, not_found, MHD_RESPMEM_PERSISTENT);
    sa->unchanged = MHD_create_response_from_buffer(0, none, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(sa->missing, "Content-Type", "text/plain; charset=utf-8");
    for (unsigned i = 1; i < assets_n; i++) /* asset_find() halves */
        must_be(str_cmp(str_of(assets[i - 1].name), str_of(assets[i].name)) < 0);
    for (unsigned i = 0; i < assets_n; i++)
        for (enum coding c = CODING_NONE; c < CODING__N; c++) {
            sa->files[i].hashed[c] = make(&assets[i], c, false);
            sa->files[i].root[c] = assets[i].root ? make(&assets[i], c, true) : NULL;
        }
    return sa;
}

static void drop(struct MHD_Response *r)
{
    if (r)
        MHD_destroy_response(r);
}

void serve_assets_free(struct serve_assets *sa)
{
    for (unsigned i = 0; i < assets_n; i++)
        for (enum coding c = CODING_NONE; c < CODING__N; c++) {
            drop(sa->files[i].hashed[c]);
            drop(sa->files[i].root[c]);
        }
    drop(sa->missing);
    drop(sa->unchanged);
    free(sa);
}

/* "br" is in "gzip, deflate, br"; a coding with ";q=0" is rare enough to be taken at its word. */
static bool takes(struct str header, const char *coding)
{
    struct str one, name;
    while (header.n > 0 && str_cut(&header, ',', &one)) {
        bool refused = str_find(one, S("q=0")) >= 0 && str_find(one, S("q=0.")) < 0;
        if (str_cut(&one, ';', &name) && str_is(str_trim(name), coding) && !refused)
            return true;
    }
    return false;
}

static struct MHD_Response *choose(struct MHD_Response *const by[CODING__N], struct str accept)
{
    if (by[CODING_BR] && takes(accept, "br"))
        return by[CODING_BR];
    if (by[CODING_GZIP] && takes(accept, "gzip"))
        return by[CODING_GZIP];
    must_be(by[CODING_NONE]);
    return by[CODING_NONE];
}

struct MHD_Response *serve_assets_find(struct serve_assets *sa, const struct http *x, unsigned *ret_status)
{
    struct str path = x->target, rest, hash, encoding = x->header[HEADER_ACCEPT_ENCODING];
    ptrdiff_t query = str_find(path, S("?"));
    if (query >= 0)
        path.n = (size_t)query;
    *ret_status = 200;
    if (str_starts(path, S("/assets/"))) {
        rest = str_part(path, 8, path.n);
        const struct asset *f = str_cut(&rest, '-', &hash) ? asset_find(rest) : NULL;
        if (f && str_is(hash, f->hash))
            return choose(sa->files[f - assets].hashed, encoding);
        *ret_status = 404;
        return sa->missing;
    }
    const struct asset *f = path.n > 1 ? asset_find(str_part(path, 1, path.n)) : NULL;
    if (!f || !f->root)
        return NULL;
    if (str_find(x->header[HEADER_IF_NONE_MATCH], str_of(f->hash)) >= 0) {
        *ret_status = 304;
        return sa->unchanged;
    }
    return choose(sa->files[f - assets].root, encoding);
}
