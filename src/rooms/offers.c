/* offers: see offers.h. So far the log says that there is one, and a worker calls; a message is sent from here. */
#include "rooms/offers.h"

#include "auth/viewer.h"
#include "base/log.h"

void offers_made(struct task *t, const struct place_offered *o)
{
    must(t, o->person != 0 && day_whole(o->until));
    log_line(LOG_INFO, "offer", "made=1 by=%lld", (long long)t->viewer->staff);
}
