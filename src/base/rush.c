/* rush: see rush.h. Each slot holds one instant: when all that came would have come at the allowed pace. What comes
 * while that lies too far ahead of now is too fast. */
#include "base/rush.h"

#include <pthread.h>
#include <stdlib.h>

struct pass {
    uint64_t browser;
    int64_t until, paced;
};
struct rush {
    pthread_mutex_t lock;
    int64_t places[RUSH_PLACES], waited[RUSH_PLACES], house;
    struct pass passes[RUSH_PASSES];
};

struct rush *rush_open(void)
{
    struct rush *r = calloc(1, sizeof *r);

    if (r)
        pthread_mutex_init(&r->lock, NULL);
    return r;
}

void rush_close(struct rush *r)
{
    if (!r)
        return;
    pthread_mutex_destroy(&r->lock);
    free(r);
}

/* Counts one; true: too fast. */
static bool too_fast(int64_t *paced, int64_t now, int64_t each, int64_t most)
{
    int64_t next = (*paced > now ? *paced : now) + each, limit = now + each * most;

    *paced = next > limit + RUSH_STAYS_MS ? limit + RUSH_STAYS_MS : next;
    return next > limit;
}

bool rush_count(struct rush *r, uint64_t place, int64_t now_ms)
{
    if (!r)
        return false;
    pthread_mutex_lock(&r->lock);
    bool fast = too_fast(&r->places[place % RUSH_PLACES], now_ms, RUSH_PLACE_MS, RUSH_PLACE_MOST) ||
                too_fast(&r->house, now_ms, RUSH_HOUSE_MS, RUSH_HOUSE_MOST);
    pthread_mutex_unlock(&r->lock);
    return fast;
}

void rush_pass(struct rush *r, uint64_t browser, int64_t until_ms)
{
    if (!r)
        return;
    pthread_mutex_lock(&r->lock);
    struct pass *p = &r->passes[browser % RUSH_PASSES];
    if (p->browser != browser || p->until != until_ms) /* the same proof shown again gives nothing more */
        *p = (struct pass){ browser, until_ms, 0 };
    pthread_mutex_unlock(&r->lock);
}

bool rush_passes(struct rush *r, uint64_t browser, int64_t now_ms)
{
    if (!r)
        return false;
    pthread_mutex_lock(&r->lock);
    struct pass *p = &r->passes[browser % RUSH_PASSES];
    bool may = p->browser == browser && p->until > now_ms && !too_fast(&p->paced, now_ms, RUSH_PASS_MS, RUSH_PASS_MOST);
    pthread_mutex_unlock(&r->lock);
    return may;
}

bool rush_waited(struct rush *r, uint64_t place, int64_t now_ms)
{
    if (!r)
        return true;
    pthread_mutex_lock(&r->lock);
    bool may = !too_fast(&r->waited[place % RUSH_PLACES], now_ms, RUSH_WAITED_MS, RUSH_WAITED_MOST);
    pthread_mutex_unlock(&r->lock);
    return may;
}
