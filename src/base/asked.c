/* asked: see asked.h. A name lies at the first free place from its hash on. */
#include "base/asked.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "base/keys.h"

struct place {
    char name[ASKED_NAME_MOST];
    unsigned char bytes; /* of the name; 0: empty */
    int64_t n;
};
struct asked {
    pthread_mutex_t lock;
    struct place places[ASKED_NAMES];
};

struct asked *asked_open(void)
{
    struct asked *t = calloc(1, sizeof *t);

    if (t)
        pthread_mutex_init(&t->lock, NULL);
    return t;
}

void asked_close(struct asked *t)
{
    if (!t)
        return;
    pthread_mutex_destroy(&t->lock);
    free(t);
}

static bool is_of(const struct place *p, struct str name)
{
    return p->bytes == name.n && memcmp(p->name, name.p, name.n) == 0;
}

void asked_add(struct asked *t, struct str name)
{
    if (!t || name.n == 0 || name.n > ASKED_NAME_MOST)
        return;
    size_t from = key_hash(name) % ASKED_NAMES;
    pthread_mutex_lock(&t->lock);
    for (size_t i = 0; i < ASKED_NAMES; i++) {
        struct place *p = &t->places[(from + i) % ASKED_NAMES];
        if (p->bytes == 0) {
            memcpy(p->name, name.p, name.n);
            p->bytes = (unsigned char)name.n;
        }
        if (is_of(p, name)) {
            p->n++;
            break;
        }
    }
    pthread_mutex_unlock(&t->lock);
}

struct asked_counts asked_take(struct asked *t, struct arena *a)
{
    struct asked_counts list = { 0 };
    struct place *copy = t ? NEW_N(a, struct place, ASKED_NAMES) : NULL; /* before the lock: an arena may fail */

    if (!t)
        return list;
    pthread_mutex_lock(&t->lock);
    memcpy(copy, t->places, sizeof t->places);
    memset(t->places, 0, sizeof t->places);
    pthread_mutex_unlock(&t->lock);
    for (size_t i = 0; i < ASKED_NAMES; i++) {
        struct asked_count one = { { copy[i].name, copy[i].bytes }, copy[i].n };
        if (copy[i].bytes > 0)
            LIST_ADD(a, &list, one);
    }
    return list;
}
