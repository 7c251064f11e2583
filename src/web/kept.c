/* kept: see kept.h. Each address has one place, found by its hash. One lock for all: under it a page is counted, and
 * nothing is copied. */
#include "web/kept.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include "base/keys.h"

enum part { ADDRESS, STAMP, BYTES, PACKED, MARK, PART__N };
/* One kept page: who found it holds it until her arena goes, also when another has taken its place. */
struct page_kept {
    atomic_size_t held;
    size_t n[PART__N];
    char all[]; /* the parts behind each other */
};
struct kept {
    pthread_mutex_t lock;
    struct page_kept *places[KEPT_PAGES]; /* NULL: empty */
};

static void let_go(void *x)
{
    struct page_kept *p = x;

    if (p && atomic_fetch_sub(&p->held, 1) == 1)
        free(p);
}

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
        let_go(k->places[i]);
    pthread_mutex_destroy(&k->lock);
    free(k);
}

static struct page_kept **place_of(struct kept *k, struct str address)
{
    return &k->places[key_hash(address) % KEPT_PAGES];
}

static struct str part(const struct page_kept *p, enum part which)
{
    size_t from = 0;

    for (enum part i = ADDRESS; i < which; i++)
        from += p->n[i];
    return (struct str){ p->all + from, p->n[which] };
}

/* Who holds a page while the lock is free again; filled under the lock, where no arena may fail. */
struct holder {
    struct page_kept *page;
};
static void holder_gone(void *x) { let_go(((struct holder *)x)->page); }

bool kept_find(struct kept *k, struct arena *a, struct str address, struct str stamp, struct kept_page *ret_page)
{
    if (!k)
        return false;
    struct holder *h = NEW(a, struct holder);
    arena_then(a, holder_gone, h);
    pthread_mutex_lock(&k->lock);
    struct page_kept *p = *place_of(k, address);
    bool there = p && str_eq(part(p, ADDRESS), address) && str_eq(part(p, STAMP), stamp);
    if (there) {
        atomic_fetch_add(&p->held, 1);
        h->page = p;
    }
    pthread_mutex_unlock(&k->lock);
    if (there)
        *ret_page = (struct kept_page){ part(p, BYTES), part(p, PACKED), part(p, MARK) };
    return there;
}

void kept_put(struct kept *k, struct str address, struct str stamp, const struct kept_page *page)
{
    const struct str parts[PART__N] = { address, stamp, page->bytes, page->packed, page->mark };
    struct page_kept *fresh = NULL;
    size_t n = 0;

    for (enum part i = ADDRESS; i < PART__N; i++)
        n += parts[i].n;
    if (!k || n > KEPT_PAGE_MOST || !(fresh = malloc(sizeof *fresh + n)))
        return;
    atomic_init(&fresh->held, 1);
    n = 0;
    for (enum part i = ADDRESS; i < PART__N; n += parts[i++].n) {
        fresh->n[i] = parts[i].n;
        if (parts[i].n > 0)
            memcpy(fresh->all + n, parts[i].p, parts[i].n);
    }
    pthread_mutex_lock(&k->lock);
    struct page_kept **place = place_of(k, address), *old = *place;
    *place = fresh;
    pthread_mutex_unlock(&k->lock);
    let_go(old);
}
