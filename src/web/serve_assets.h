/* serve_assets: the embedded browser files as ready-made responses. Answered by the I/O threads, without a worker. */
#pragma once
#include "web/http.h"

struct MHD_Response;
struct serve_assets;
struct serve_assets *serve_assets_new(void);
void serve_assets_free(struct serve_assets *sa);
/* NULL when the target is not under /assets/ and no file of the root. An unknown file under /assets/ is a plain 404.
 * The response stays the table's; *ret_status goes with it. */
struct MHD_Response *serve_assets_find(struct serve_assets *sa, const struct http *x, unsigned *ret_status);
