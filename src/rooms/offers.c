/* offers: see offers.h. */
#include "rooms/offers.h"

#include "rooms/messages/messages.h"

void offers_made(struct task *t, const struct place_offered *o)
{
    struct message_new m = { .person = o->person,
        .project = o->project,
        .about = o->membership,
        .kind = MESSAGE_place,
        .key = day_str(&o->until),
        .until = messages_instant(day_add(o->until, 1), clock_from_minutes(0)),
        .fields = { .until = o->until } };

    must(t, o->person != 0 && day_whole(o->until));
    (void)messages_put(t, &m); /* 0: this offer was told already */
}
