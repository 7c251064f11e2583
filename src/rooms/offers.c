/* offers: see offers.h. */
#include "rooms/offers.h"

#include "auth/sign_in.h"
#include "rooms/messages/messages.h"
#include "rooms/own_links/own_links.h"

/* Where she says yes or no; empty where she may have no link: then she is called. */
static struct str answer_at(struct task *t, int64_t person)
{
    struct str key;

    if (own_links_pass(t, person, &key) != DONE)
        return S("");
    return link_address(t, str_fmt(t->a, "/place?link=%.*s", STR_ARG(key)));
}

void offers_made(struct task *t, const struct place_offered *o)
{
    struct message_new m = { .person = o->person,
        .project = o->project,
        .about = o->membership,
        .kind = MESSAGE_place,
        .key = day_str(&o->until),
        .until = messages_instant(day_add(o->until, 1), clock_from_minutes(0)),
        .fields = { .until = o->until, .link = answer_at(t, o->person) } };

    must(t, o->person != 0 && day_whole(o->until));
    (void)messages_put(t, &m); /* 0: this offer was told already */
}
