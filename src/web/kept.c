/* kept: see kept.h. Each address has one place, found by its hash. One lock for all: what is done under it is copying.
 */
#include "web/kept.h"

#include <pthread.h>
#include <stdlib.h>
#include "base/keys.h"

enum part { ADDRESS, STAMP, BYTES, PACKED, MARK, PART__N };
struct place {
    char *all; /* the parts behind each other; NULL: empty */
    size_t n[PART__N];
};
struct kept {
    pthread_mutex_t lock;
    struct place places[KEPT_PAGES];
};

struct kept *kept_open(void)
{
    struct kept *k = calloc(1, sizeof *k);

    if (k)
        pthread_mutex_init(&k->lock, NULL);
    return k;
}

void kept_close(struct kept *k)
{
    if (!k)
        return;
    for (size_t i = 0; i < KEPT_PAGES; i++)
        free(k->places[i].all);
    pthread_mutex_destroy(&k->lock);
    free(k);
}

static struct place *place_of(struct kept *k, struct str address) { return &k->places[key_hash(address) % KEPT_PAGES]; }

static struct str part(const struct place *p, enum part which)
{
    size_t from = 0;

    for (enum part i = ADDRESS; i < which; i++)
        from += p->n[i];
    return (struct str){ p->all + from, p->n[which] };
}

bool kept_find(struct kept *k, struct arena *a, struct str address, struct str stamp, struct kept_page *ret_page)
{
    char *room = k ? arena_alloc(a, KEPT_PAGE_MOST) : NULL; /* before the lock: an arena may fail */
    struct place copy = { 0 };

    if (!k)
        return false;
    pthread_mutex_lock(&k->lock);
    const struct place *p = place_of(k, address);
    bool there = p->all && str_eq(part(p, ADDRESS), address) && str_eq(part(p, STAMP), stamp);
    if (there) {
        size_t n = 0;
        for (enum part i = ADDRESS; i < PART__N; i++)
            n += copy.n[i] = p->n[i];
        memcpy(room, p->all, n);
    }
    pthread_mutex_unlock(&k->lock);
    copy.all = room;
    if (there)
        *ret_page = (struct kept_page){ part(&copy, BYTES), part(&copy, PACKED), part(&copy, MARK) };
    return there;
}

void kept_put(struct kept *k, struct str address, struct str stamp, const struct kept_page *page)
{
    const struct str parts[PART__N] = { address, stamp, page->bytes, page->packed, page->mark };
    struct place fresh = { 0 };
    size_t n = 0;

    for (enum part i = ADDRESS; i < PART__N; i++)
        n += fresh.n[i] = parts[i].n;
    if (!k || n > KEPT_PAGE_MOST || !(fresh.all = malloc(n)))
        return;
    n = 0;
    for (enum part i = ADDRESS; i < PART__N; n += parts[i++].n)
        if (parts[i].n > 0)
            memcpy(fresh.all + n, parts[i].p, parts[i].n);
    pthread_mutex_lock(&k->lock);
    struct place *p = place_of(k, address);
    char *old = p->all;
    *p = fresh;
    pthread_mutex_unlock(&k->lock);
    free(old);
}
