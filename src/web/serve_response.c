/* serve_response: see serve_response.h. */
#include <stdlib.h>
#include <unistd.h>
#include "base/log.h"
#include "base/task.h"
#include "web/serve_response.h"

const struct answer answer_busy = {
    .status = 503,
    .body = { "503 busy, try again in a moment\n", sizeof "503 busy, try again in a moment\n" - 1 },
    .close = true,
    .lines = { { "Content-Type", "text/plain; charset=utf-8" }, { "Retry-After", "2" } },
    .nlines = 2,
};

struct MHD_Response *serve_response(const struct answer *a)
{
    must_be(a->nlines <= ANSWER_LINES && (a->body.p || a->body.n == 0));
    void *p = (void *)(uintptr_t)a->body.p; /* MHD's parameter is not const; it only reads */
    struct MHD_Response *r = a->file_given   ? MHD_create_response_from_fd64((uint64_t)a->file_bytes, a->file)
                             : a->body_given ? MHD_create_response_from_buffer_with_free_callback(a->body.n, p, free)
                                             : MHD_create_response_from_buffer(a->body.n, p, MHD_RESPMEM_MUST_COPY);
    if (!r) {
        if (a->file_given)
            close(a->file);
        if (a->body_given)
            free(p);
        return NULL;
    }
    for (size_t i = 0; i < a->nlines; i++)
        if (MHD_add_response_header(r, a->lines[i].name, a->lines[i].value) != MHD_YES)
            log_line(LOG_WARN, "header", "name=%s refused=1", a->lines[i].name);
    if (a->close)
        MHD_add_response_header(r, "Connection", "close");
    return r;
}
