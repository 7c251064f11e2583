/* at_once: see at_once.h. Each address has one place, found by the hash of all that the answer depends on. One lock for
 * the places, another for the connection that is asked how the database stands. */
#include "web/at_once.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include "base/asked.h"
#include "base/keys.h"
#include "base/log.h"
#include "db/db.h"

/* Who gives it holds it until it is copied into the response, also when another has taken its place. */
struct ready {
    atomic_size_t held;
    uint64_t hash;
    int64_t state;
    struct day day;
    const struct settings *settings;
    const char *row;
    struct str target, asked;
    struct answer answer;
    bool https, packed;
    char bytes[]; /* what the texts above point to */
};
struct at_once {
    pthread_mutex_t places_lock, db_lock;
    struct ready *places[AT_ONCE]; /* NULL: empty */
    struct db *db;
};

struct at_once *at_once_open(const struct settings *s)
{
    struct db_options options = { .busy_ms = 1, .cache_kb = 64 };
    struct buf why;
    struct at_once *o = db_engine_of(s->db) == DB_SQLITE ? calloc(1, sizeof *o) : NULL;

    if (!o)
        return NULL;
    buf_init(&why, 200);
    o->db = db_open(s->db, &options, &why);
    buf_free(&why);
    pthread_mutex_init(&o->places_lock, NULL);
    pthread_mutex_init(&o->db_lock, NULL);
    return o;
}

static void let_go(struct ready *r)
{
    if (r && atomic_fetch_sub(&r->held, 1) == 1)
        free(r);
}

void at_once_close(struct at_once *o)
{
    if (!o)
        return;
    for (size_t i = 0; i < AT_ONCE; i++)
        let_go(o->places[i]);
    if (o->db)
        db_close(o->db);
    pthread_mutex_destroy(&o->places_lock);
    pthread_mutex_destroy(&o->db_lock);
    free(o);
}

static bool takes_gzip(const struct http *x) { return str_find(x->header[HEADER_ACCEPT_ENCODING], S("gzip")) >= 0; }

static uint64_t hash_of(const struct http *x)
{
    return keys_mixed(key_hash(x->target), (uint64_t)(x->https * 2 + takes_gzip(x)));
}

/* Asked by somebody of whom a worker would ask more: who is signed in, who has the page already, a script. */
static bool is_plain(const struct http *x)
{
    return str_is(x->method, "GET") && !x->refused && str_empty(x->header[HEADER_IF_NONE_MATCH]) &&
           str_empty(x->header[HEADER_X_OFFLINE]) && str_empty(x->header[HEADER_X_PARTIAL]) &&
           str_find(x->header[HEADER_COOKIE], S("kp_session=")) < 0;
}

int64_t at_once_state(struct at_once *o, const struct http *x)
{
    if (!o || !o->db || !is_plain(x))
        return 0;
    pthread_mutex_lock(&o->db_lock);
    int64_t state = db_state(o->db);
    pthread_mutex_unlock(&o->db_lock);
    return state;
}

/* ---- keeping */

static size_t bytes_of(const struct at_once_made *m, const struct answer *a)
{
    size_t n = m->x->target.n + m->asked.n + a->body.n;

    for (size_t i = 0; i < a->nlines; i++)
        n += strlen(a->lines[i].name) + strlen(a->lines[i].value) + 2;
    return n;
}

static struct str kept_text(char **at, struct str s)
{
    struct str copy = { *at, s.n };

    if (s.n > 0)
        memcpy(*at, s.p, s.n);
    *at += s.n;
    return copy;
}

static const char *kept_z(char **at, const char *z) { return kept_text(at, (struct str){ z, strlen(z) + 1 }).p; }

void at_once_put(struct at_once *o, const struct at_once_made *m, const struct answer *a)
{
    size_t n = o ? bytes_of(m, a) : 0;
    struct ready *r = NULL;

    if (!o || m->state == 0 || !is_plain(m->x) || n > AT_ONCE_MOST || !(r = malloc(sizeof *r + n)))
        return;
    *r = (struct ready){ .hash = hash_of(m->x),
        .state = m->state,
        .day = m->day,
        .settings = m->settings,
        .row = m->row,
        .answer = *a,
        .https = m->x->https,
        .packed = takes_gzip(m->x) };
    atomic_init(&r->held, 1);
    char *at = r->bytes; /* from here on: what was set above reaches into them */
    r->target = kept_text(&at, m->x->target);
    r->asked = kept_text(&at, m->asked);
    r->answer.body = kept_text(&at, a->body);
    r->answer.body_given = false;
    for (size_t i = 0; i < a->nlines; i++)
        r->answer.lines[i] = (struct answer_line){ kept_z(&at, a->lines[i].name), kept_z(&at, a->lines[i].value) };
    pthread_mutex_lock(&o->places_lock);
    struct ready **place = &o->places[r->hash % AT_ONCE], *old = *place;
    *place = r;
    pthread_mutex_unlock(&o->places_lock);
    let_go(old);
}

/* ---- giving */

static struct ready *hold(struct at_once *o, const struct http *x)
{
    uint64_t hash = hash_of(x);

    pthread_mutex_lock(&o->places_lock);
    struct ready *r = o->places[hash % AT_ONCE];
    bool there = r && r->hash == hash && str_eq(r->target, x->target) && r->https == x->https &&
                 r->packed == takes_gzip(x);
    if (there)
        atomic_fetch_add(&r->held, 1);
    pthread_mutex_unlock(&o->places_lock);
    return there ? r : NULL;
}

static bool still_so(struct at_once *o, const struct ready *r, const struct http *x, const struct settings *s)
{
    return r->settings == s && day_cmp(r->day, instant_day(instant_now())) == 0 && at_once_state(o, x) == r->state;
}

bool at_once_give(struct at_once *o, struct http *x, const struct settings *s, struct asked *asked)
{
    struct ready *r = o && is_plain(x) ? hold(o, x) : NULL;
    bool good = r && still_so(o, r, x, s);

    if (good) {
        x->answer(x, &r->answer);
        if (r->asked.n > 0)
            asked_add(asked, r->asked);
        log_line(LOG_INFO, "request", "route=%s viewer=0 status=%d ms=0.0 statements=0 bytes=%zu at_once=1", r->row,
            r->answer.status, r->answer.body.n);
    }
    let_go(r);
    return good;
}
