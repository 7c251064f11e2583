/* services_staff: the list of the directory for who looks after it. For the files of this room. */
#pragma once
#include "rooms/services/services_links.h"

/* status: a code or ""; owner: a member of staff or 0; nobodys: only those that nobody looks after, or somebody who
 * works here no more; waits: only those whose review day has come, or that have none and stand unchanged for as long as
 * it would take; silent: with a link that does not answer. */
enum { SERVICES_REVIEW_MONTHS = 12 };
struct services_narrowed {
    struct str status;
    int64_t owner;
    bool nobodys, waits, silent;
};
struct service_lines services_listed(
    struct task *t, const struct services_wanted *w, const struct services_narrowed *by);
