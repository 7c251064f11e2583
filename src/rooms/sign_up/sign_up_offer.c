/* sign_up_offer: free places go to who waits, one after the other, when the group says so: the first of the list is
 * offered one until a day; she says yes or no by her own link, or the day passes, and the next has it. The list itself,
 * its order and the end of offers are those of groups (groups_queue.c). */
#include "auth/viewer.h"
#include "rooms/groups/groups.h"
#include "rooms/sign_up/sign_up_card.h"
#include "sign_up_offer_sql.h"

/* How many places nobody has, and nobody is asked about. */
static int64_t free_places(const struct group_brief *g, const struct group_waitings *queue)
{
    int64_t left = g->capacity == INT_NONE ? 0 : g->capacity - g->members;

    for (size_t i = 0; i < queue->n; i++)
        left -= queue->at[i].offer == OFFER_OPEN;
    return left;
}

static bool just_declined(struct task *t, int64_t membership, int64_t days)
{
    struct sign_up_offer_sql_declined_row row;

    return sign_up_offer_sql_declined(t, membership, day_add(t->today, -days), &row) && row.n > 0;
}

/* Whose turn it is, unless she has let an offer pass already (a worker calls her) or has just said no. */
static const struct group_waiting *whose_turn(struct task *t, const struct group_waitings *queue, int64_t days)
{
    for (size_t i = 0; i < queue->n; i++)
        if (queue->at[i].next)
            return queue->at[i].offer == OFFER_NONE && !just_declined(t, queue->at[i].membership, days) ? &queue->at[i]
                                                                                                        : NULL;
    return NULL;
}

int64_t sign_up_offer_places(struct task *t, int64_t group)
{
    struct sign_up_offer_sql_days_row row;
    struct group_brief g;
    int64_t made = 0;

    if (!sign_up_offer_sql_days(t, group, t->today, &row) || groups_brief(t, group, &g) != DONE)
        return 0;
    for (;;) {
        struct group_waitings queue = groups_waiting(t, group);
        const struct group_waiting *next = whose_turn(t, &queue, row.offer_days);
        struct problems ps = { 0 };
        if (next == NULL || free_places(&g, &queue) <= 0 ||
            groups_offer(t, next->membership, next->version, day_add(t->today, row.offer_days), &ps) != DONE)
            return made;
        made++;
    }
}

bool sign_up_offering(struct task *t) { return sign_up_offer_sql_offering(t, t->today).n > 0; }

int64_t sign_up_offer_all(struct task *t)
{
    struct sign_up_offer_sql_offering_rows rows = sign_up_offer_sql_offering(t, t->today);
    int64_t made = 0;

    for (size_t i = 0; i < rows.n; i++)
        made += sign_up_offer_places(t, rows.at[i].group);
    return made;
}

void sign_up_forget_declined(struct task *t, struct day before) { sign_up_offer_sql_forget_declined(t, before); }

struct sign_up_offers sign_up_offers(struct task *t, int64_t person)
{
    struct sign_up_offer_sql_open_offers_rows rows = sign_up_offer_sql_open_offers(t, person, t->today);
    struct sign_up_offers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct sign_up_offer_sql_with_friend_row friend;
        struct sign_up_offer one = { .membership = rows.at[i].membership,
            .group = rows.at[i].group,
            .version = rows.at[i].version,
            .group_name = rows.at[i].group_name,
            .until = rows.at[i].offered_until };
        one.with_friend = sign_up_offer_sql_with_friend(t, person, one.group, t->today, &friend) && friend.n > 0;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* The link is the right: what she answers is done as the program does it. */
enum outcome sign_up_answer_offer(struct task *t, int64_t person, int64_t membership, bool yes)
{
    struct sign_up_offers offers = sign_up_offers(t, person);
    const struct viewer *before = t->viewer;
    enum outcome how = NOT_FOUND;

    t->viewer = &VIEWER_PROGRAM;
    for (size_t i = 0; i < offers.n && how == NOT_FOUND; i++) {
        const struct sign_up_offer *o = &offers.at[i];
        if (o->membership != membership)
            continue;
        how = yes ? groups_join(t, o->group, person, t->today) : groups_decline(t, membership, o->version);
        if (how == DONE && !yes)
            sign_up_offer_sql_decline(t, membership, t->today);
        if (how == DONE)
            (void)sign_up_offer_places(t, o->group);
    }
    t->viewer = before;
    return how;
}
