/* parts: what stands behind the small pieces of pages. */
#include "rooms/parts.h"

#include "web/req.h"

struct pager list_pager(struct task *t, struct url here, int64_t start, int64_t shown, int64_t total)
{
    struct pager pager = { { S("") }, { S("") } };

    if (start > 0)
        pager.previous = url_with_int(t->a, here, "start", start > shown ? start - shown : 0);
    if (start + shown < total)
        pager.next = url_with_int(t->a, here, "start", start + shown);
    return pager;
}
