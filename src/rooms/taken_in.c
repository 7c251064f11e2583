/* taken_in: see taken_in.h. */
#include "rooms/taken_in.h"

#include "rooms/outreach/outreach.h"

void taken_in(struct task *t, int64_t sign_up, int64_t person, int64_t project)
{
    outreach_sign_up_taken(t, sign_up, person, project);
}

void taken_in_elsewhere(struct task *t, int64_t sign_up, int64_t project)
{
    outreach_sign_up_moved(t, sign_up, project);
}

void taken_in_never(struct task *t) { outreach_sign_ups_gone(t); }
