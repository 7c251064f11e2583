/* publications_feed: an Atom feed (RFC 4287) as text. Knows no publication and no address: it is given both. */
#pragma once
#include "base/task.h"

/* id, page: whole addresses ("https://…"). */
struct feed_entry {
    struct str id, page, title, summary, lang;
    struct instant updated;
};
struct feed_entries {
    struct feed_entry *at;
    size_t n, cap;
};
struct feed {
    struct str title, self, page;
    struct instant updated;
    struct feed_entries entries;
};
struct str feed_atom(struct task *t, const struct feed *f);
