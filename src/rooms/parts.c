/* parts: what stands behind the small pieces of pages. */
#include "rooms/parts.h"

#include "web/req.h"

int64_t list_start(struct req *r)
{
    int64_t start = 0;

    return str_int(req_get(r, "start"), &start) && start > 0 && start < INT32_MAX ? start : 0;
}

struct pager list_pager(struct task *t, struct url here, int64_t start, int64_t shown, int64_t total)
{
    struct pager pager = { { S("") }, { S("") } };

    if (start > 0)
        pager.previous = url_with_int(t->a, here, "start", start > shown ? start - shown : 0);
    if (start + shown < total)
        pager.next = url_with_int(t->a, here, "start", start + shown);
    return pager;
}
