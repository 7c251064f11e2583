/* services_staff: the list of the directory for who looks after it. For the files of this room. */
#pragma once
#include "rooms/services/services_links.h"

/* status: a code or ""; owner: a member of staff or 0; waits: only those whose review day has come; silent: with a link
 * that does not answer. */
struct services_narrowed {
    struct str status;
    int64_t owner;
    bool waits, silent;
};
struct service_lines services_listed(
    struct task *t, const struct services_wanted *w, const struct services_narrowed *by);
/* Services of this member of staff whose review day has come. */
int64_t services_waiting(struct task *t);
