/* feed: the secret address under which a calendar program asks for the times of one member of staff, without signing
 * in. One for each; only its hash is stored. What the calendar says: rooms/calendar. */
#pragma once
#include "base/task.h"

/* A new address for the viewer; an older one dies. The token goes into /calendar/feed.ics?link=TOKEN. */
struct str feed_make(struct task *t);
/* It is taken down at once: the viewer's, or that of somebody who is disabled. False: there was none. */
bool feed_withdraw(struct task *t, int64_t staff);
struct feed {
    struct instant made, opened; /* opened: last; "" = never */
    int64_t openings;
};
bool feed_of(struct task *t, int64_t staff, struct feed *ret_feed);

/* Whose it is, with the tag of her language ("": none chosen). False: it was never made or is taken down, or she is
 * disabled. */
struct feed_owner {
    int64_t staff;
    struct str tag;
};
bool feed_find(struct task *t, struct str token, struct feed_owner *ret_owner);
/* From a request that only reads: counted soon, by the journal's thread; perhaps never, when more wait than that has
 * room for. A calendar asks several times a day: that is no row of the journal. */
void feed_opened_soon(struct task *t, int64_t staff);
