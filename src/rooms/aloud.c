/* aloud: see aloud.h. */
#include "rooms/aloud.h"

#include "rooms/consents/consents.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/instruments/instruments.h"
#include "rooms/needs/needs.h"
#include "rooms/sign_up/sign_up.h"

struct aloud_texts aloud_texts(struct task *t, const struct lang *l)
{
    struct aloud_texts list = { 0 };

    sign_up_aloud(t, l, &list);
    consents_aloud(t, l, &list);
    needs_aloud(t, l, &list);
    follow_ups_aloud(t, l, &list);
    instruments_aloud(t, l, &list);
    return list;
}
