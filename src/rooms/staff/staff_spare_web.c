/* The second key to what waits sealed on a device: handlers for static/lock.js, which shows what they say. The rules
 * are in auth/spare.h. */
#include "auth/spare.h"
#include "rooms/routes.h"
#include "web/req.h"

#define PLAIN "text/plain; charset=utf-8"

struct reply staff_spare_keep(struct req *r)
{
    enum outcome how = spare_keep(&r->task, req_get(r, "id"), req_get(r, "key"));

    return how == DONE ? reply_bytes(r, 200, PLAIN, S("kept\n"), NULL) : reply_bytes(r, 422, PLAIN, S("no\n"), NULL);
}

struct reply staff_spare_open(struct req *r)
{
    struct str key;
    enum outcome how = spare_give(&r->task, req_get(r, "id"), &key);

    if (how == DONE)
        return reply_bytes(r, 200, PLAIN, key, NULL);
    return reply_bytes(r, how == NOT_ALLOWED ? 403 : 404, PLAIN, S("no\n"), NULL);
}
