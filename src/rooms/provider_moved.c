/* provider_moved: see the header. */
#include "rooms/provider_moved.h"
#include "rooms/guidance/guidance.h"
#include "rooms/modules/modules.h"
#include "rooms/referrals/referrals.h"

void provider_moved(struct task *t, const struct provider_move *m)
{
    guidance_provider_moved(t, m->from_key, m->name, m->key);
    modules_provider_moved(t, m->from_key, m->name);
    if (m->to != m->from)
        referrals_provider_moved(t, m->from, m->to);
}
