/* health: one thread that asks the database every moment, on a connection of its own, whether it answers. What it finds
 * is what /healthz says, and what lets go of those who wait for a server that fell silent. */
#include <pthread.h>
#include <stdatomic.h>
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"
#include "web/health.h"

enum { EVERY_MS = 250, WAIT_MS = 1200 };

struct health {
    pthread_t thread;
    pthread_mutex_t lock; /* stop */
    pthread_cond_t ends;
    bool stop;
    _Atomic(const char *) trouble; /* NULL: all is well; else constant text */
    atomic_bool full;
    char *url;
};

static const char full[] = "the disk of the database is full or cannot be written: nothing can be saved";
static const char away[] = "the database does not answer";

static struct db *dial(const struct health *h)
{
    struct buf why;
    struct db_options o = { .busy_ms = WAIT_MS, .cache_kb = 64 };
    buf_init(&why, 500);
    struct db *db = db_open(str_of(h->url), &o, &why);
    buf_free(&why);
    return db;
}

/* What could not be written may be writable again though nobody has tried. (Nothing uses this number of the file's
 * header; PostgreSQL is believed when the next save succeeds.) */
static void try_disk(struct health *h, struct db *db)
{
    struct buf ignored = { .full = true };
    if (db_engine(db) == DB_SQLITE && db_exec(db, "PRAGMA user_version = 0", &ignored))
        atomic_store(&h->full, false);
}

static void ask(struct health *h, struct db **db)
{
    if (!*db)
        *db = dial(h);
    const char *now = *db ? db_trouble(*db, WAIT_MS) : away, *before = atomic_exchange(&h->trouble, now);
    db_say_silent(now == db_silent_text);
    if (now && now != before)
        log_line(LOG_ERROR, "database", "text=\"%s\"", now);
    else if (!now && before)
        log_line(LOG_INFO, "database", "text=\"it answers again\"");
    if (!now && atomic_load(&h->full))
        try_disk(h, *db);
}

static void *work(void *x)
{
    struct health *h = x;
    struct db *db = NULL;
    pthread_mutex_lock(&h->lock);
    while (!h->stop) {
        struct timespec until;
        pthread_mutex_unlock(&h->lock);
        ask(h, &db);
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += EVERY_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        pthread_mutex_lock(&h->lock);
        while (!h->stop && pthread_cond_timedwait(&h->ends, &h->lock, &until) == 0)
            ;
    }
    pthread_mutex_unlock(&h->lock);
    if (db)
        db_close(db);
    return NULL;
}

struct health *health_open(struct str db_url)
{
    struct health *h = calloc(1, sizeof *h);
    if (!h || !(h->url = strndup(db_url.p, db_url.n)))
        abort();
    pthread_mutex_init(&h->lock, NULL);
    pthread_cond_init(&h->ends, NULL);
    if (pthread_create(&h->thread, NULL, work, h) != 0)
        abort();
    return h;
}

void health_close(struct health *h)
{
    pthread_mutex_lock(&h->lock);
    h->stop = true;
    pthread_cond_signal(&h->ends);
    pthread_mutex_unlock(&h->lock);
    pthread_join(h->thread, NULL);
    pthread_cond_destroy(&h->ends);
    pthread_mutex_destroy(&h->lock);
    db_say_silent(false);
    free(h->url);
    free(h);
}

void health_disk(struct health *h, bool is_full)
{
    if (h && atomic_load(&h->full) != is_full)
        atomic_store(&h->full, is_full);
}

const char *health_trouble(const struct health *h)
{
    const char *trouble = atomic_load(&h->trouble);
    return trouble ? trouble : atomic_load(&h->full) ? full : NULL;
}

bool health_silent(const struct health *h) { return h && atomic_load(&h->trouble) == db_silent_text; }
bool health_away(const struct health *h) { return h && atomic_load(&h->trouble); }
