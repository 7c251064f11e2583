/* serve_response: an answer as libmicrohttpd wants it. For serve.c only. */
#pragma once
#include <microhttpd.h>
#include "web/http.h"

/* When nobody is there to draw a page. */
extern const struct answer answer_busy;
/* The body is taken over when a->body_given, the file when a->file_given. NULL: no memory. */
struct MHD_Response *serve_response(const struct answer *a);
