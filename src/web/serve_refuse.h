/* serve_refuse: what libmicrohttpd refuses by itself (a head that is too long or malformed) before a request is one.
 * Debian's 0.9.75 goes on after such a refusal as if nothing had been: it writes a second status line, waits for bytes
 * it has no room for, or closes without an answer. So the answer is given here, whole, and the connection shut for
 * writing; whatever the library does after it reaches nobody. For serve.c only. */
#pragma once
#include <microhttpd.h>

/* Our own answers: MHD_queue_response without the detour. */
enum MHD_Result serve_queue(struct MHD_Connection *c, unsigned status, struct MHD_Response *r);
/* False: the library does not let us (it was linked in another way). Call once, before the first daemon. */
bool serve_refuse_begin(void);
