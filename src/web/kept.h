/* kept: pages that are the same for everybody, as bytes, so that one drawing serves many. A page is kept under its
 * address and a stamp: whoever asks says which stamp holds now, so that what was changed is never served again, by
 * whichever process it was changed. The room is bounded: KEPT_PAGES of at most KEPT_PAGE_MOST bytes; where two
 * addresses meet, the later one stays. For web/ only; handlers use req_kept and reply_kept. */
#pragma once
#include "base/str.h"

enum { KEPT_PAGES = 512, KEPT_PAGE_MOST = 64 << 10 };
struct kept_page {
    struct str bytes, packed; /* packed: by gzip */
    struct str mark;          /* for ETag, with its quotes */
};
struct kept;
struct kept *kept_open(void); /* NULL: no memory, nothing is kept */
void kept_close(struct kept *k);
/* Good as long as the arena, which holds the page. False: it is not there, or of another stamp. k may be NULL. */
bool kept_find(struct kept *k, struct arena *a, struct str address, struct str stamp, struct kept_page *ret_page);
void kept_put(struct kept *k, struct str address, struct str stamp, const struct kept_page *page);
