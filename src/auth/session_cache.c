/* session_cache: viewers read in the last seconds, one slot per hash, so its size is bounded. A kept viewer is never
 * changed and counts its readers: a request holds it until its arena is freed. Knows nothing of the database. */
#include <pthread.h>
#include <stdatomic.h>
#include "auth/parts.h"
#include "auth/session.h"
#include "auth/token.h"

/* PAUSE_S: a request in flight when roles change may be this old, at most, when it puts what it read. */
enum { SLOTS = 512, PAUSE_S = 15, PROJECTS_MAX = 32, TEXTS_MAX = 16 << 10 };

struct kept {
    atomic_int readers;   /* the slot is one */
    struct viewer viewer; /* its texts stand behind the projects */
    struct viewer_project projects[];
};
struct slot {
    char hash[TOKEN_HASH];
    time_t until;
    struct kept *kept;
};
struct session_cache {
    pthread_mutex_t lock;
    time_t paused_until;
    struct slot slots[SLOTS];
};

static time_t moment(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static void kept_release(struct kept *k)
{
    int before = k != NULL ? atomic_fetch_sub(&k->readers, 1) : 0;
    must_be(before > 0 || k == NULL);
    if (before == 1)
        free(k);
}

struct session_cache *session_cache_new(void)
{
    struct session_cache *c = calloc(1, sizeof *c);
    if (c == NULL)
        abort();
    pthread_mutex_init(&c->lock, NULL);
    return c;
}

static void empty_all(struct session_cache *c)
{
    for (size_t i = 0; i < SLOTS; i++) {
        kept_release(c->slots[i].kept);
        c->slots[i] = (struct slot){ 0 };
    }
}

void session_cache_free(struct session_cache *c)
{
    empty_all(c);
    pthread_mutex_destroy(&c->lock);
    free(c);
}

void session_cache_forget(struct session_cache *c)
{
    pthread_mutex_lock(&c->lock);
    empty_all(c);
    c->paused_until = moment() + PAUSE_S;
    pthread_mutex_unlock(&c->lock);
}

static struct slot *slot_of(struct session_cache *c, struct str hash)
{
    uint32_t n;
    must_be(hash.n == TOKEN_HASH);
    memcpy(&n, hash.p, sizeof n);
    return &c->slots[n % SLOTS];
}

static void reader_leaves(void *x) { kept_release(*(struct kept **)x); }

bool session_cache_get(struct session_cache *c, struct str hash, struct arena *a, struct viewer *ret_viewer)
{
    struct kept **reading = NEW(a, struct kept *); /* before the lock: an arena may be full, and then fail() */
    arena_then(a, reader_leaves, reading);
    pthread_mutex_lock(&c->lock);
    struct slot *s = slot_of(c, hash);
    if (s->kept != NULL && s->until > moment() && memcmp(s->hash, hash.p, TOKEN_HASH) == 0) {
        *reading = s->kept;
        atomic_fetch_add(&s->kept->readers, 1);
    }
    pthread_mutex_unlock(&c->lock);
    if (*reading == NULL)
        return false;
    must_be((*reading)->viewer.staff != 0);
    *ret_viewer = (*reading)->viewer;
    return true;
}

static size_t texts_of(const struct viewer *v)
{
    size_t n = v->name.n + v->email.n + v->tag.n;
    for (size_t i = 0; i < v->nprojects; i++)
        n += v->projects[i].code.n + v->projects[i].name.n;
    return n;
}

static struct str kept_text(char **at, struct str text)
{
    struct str copy = { *at, text.n };
    if (text.n > 0)
        memcpy(*at, text.p, text.n);
    *at += text.n;
    return copy;
}

/* One block: the viewer, its projects, their texts. NULL without memory. */
static struct kept *keep(const struct viewer *v, size_t texts)
{
    struct kept *k = malloc(sizeof *k + v->nprojects * sizeof *k->projects + texts);
    if (k == NULL)
        return NULL;
    char *at = (char *)&k->projects[v->nprojects];
    atomic_init(&k->readers, 1);
    k->viewer = *v;
    k->viewer.name = kept_text(&at, v->name);
    k->viewer.email = kept_text(&at, v->email);
    k->viewer.tag = kept_text(&at, v->tag);
    for (size_t i = 0; i < v->nprojects; i++) {
        k->projects[i] = v->projects[i];
        k->projects[i].code = kept_text(&at, v->projects[i].code);
        k->projects[i].name = kept_text(&at, v->projects[i].name);
    }
    must_be(at == (char *)&k->projects[v->nprojects] + texts);
    k->viewer.projects = k->projects;
    return k;
}

void session_cache_put(struct session_cache *c, struct str hash, const struct viewer *v)
{
    must_be(v->staff != 0);
    size_t texts = texts_of(v);
    if (v->nprojects > PROJECTS_MAX || texts > TEXTS_MAX)
        return;
    struct kept *fresh = keep(v, texts);
    if (fresh == NULL)
        return;
    pthread_mutex_lock(&c->lock);
    struct kept *old = fresh;
    if (c->paused_until <= moment()) {
        struct slot *s = slot_of(c, hash);
        old = s->kept;
        s->kept = fresh;
        s->until = moment() + SESSION_CACHE_S;
        memcpy(s->hash, hash.p, TOKEN_HASH);
    }
    pthread_mutex_unlock(&c->lock);
    kept_release(old);
}
