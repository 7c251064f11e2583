/* journal_writer: one thread with its own connection. Readers hand rows over and wait; the thread takes all that wait,
 * writes them in one transaction, and wakes all: the cost of a commit is shared (group commit). It also notes, without
 * anybody waiting, that sessions are in use. */
#include <pthread.h>
#include "auth/parts.h"
#include "base/log.h"
#include "db/db.h"
#include "lang/lang.h"
#include "session_sql.h"

enum { ROWS = 1024, TOUCHES = 256, BATCHES = 64, WAIT_S = 10, ARENA = 8 << 20 };

struct batch { struct journal_entry rows[ROWS]; int64_t touches[TOUCHES]; size_t nrows, ntouches; };
struct journal_writer {
    pthread_mutex_t        lock;
    pthread_cond_t         work, done;
    pthread_t              thread;
    bool                   stop;
    uint64_t               filling;             /* number of the batch that takes rows now */
    uint64_t               written;             /* newest batch whose fate is known */
    bool                   durable[BATCHES];    /* fate of batch n at n % BATCHES */
    struct batch          *open, *busy;
    struct db             *db;
    const struct keys     *keys;
    const struct settings *settings;
};

static void write_batch(struct task *t, const struct batch *b)
{
    db_begin_write(t);
    for (size_t i = 0; i < b->nrows; i++)
        journal_put(t, &b->rows[i]);
    for (size_t i = 0; i < b->ntouches; i++)
        session_sql_touch(t, b->touches[i], t->now);
    db_commit(t);
}

static bool batch_lands(struct journal_writer *w)
{
    struct landing landing = { .kind = FAIL_NONE };
    struct task    t = {
        .a = arena_new(ARENA), .db = w->db, .viewer = &VIEWER_PROGRAM, .lang = lang_get(LANG_en), .settings = w->settings,
        .keys = w->keys, .landing = &landing, .now = instant_now(),
    };
    arena_on_full(t.a, task_full, &t);
    t.today = instant_day(t.now);
    if (setjmp(landing.jump) == 0) {
        write_batch(&t, w->busy);
        arena_free(t.a);
        return true;
    }
    db_rollback(w->db);
    log_line(LOG_ERROR, "journal", "failed=%d rows=%zu text=\"%s\"", (int)landing.kind, w->busy->nrows, landing.text);
    db_alive(w->db);                 /* reconnects, so that the next batch has a chance */
    arena_free(t.a);
    return false;
}

static void *writer_main(void *x)
{
    struct journal_writer *w = x;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (w->open->nrows == 0 && w->open->ntouches == 0 && !w->stop)
            pthread_cond_wait(&w->work, &w->lock);
        if (w->open->nrows == 0 && w->open->ntouches == 0)
            break;
        struct batch *full = w->open;
        w->open = w->busy;
        w->busy = full;
        w->open->nrows = w->open->ntouches = 0;
        uint64_t number = w->filling++;
        pthread_mutex_unlock(&w->lock);
        bool ok = batch_lands(w);
        pthread_mutex_lock(&w->lock);
        w->durable[number % BATCHES] = ok;
        w->written = number;
        pthread_cond_broadcast(&w->done);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

struct journal_writer *journal_writer_new(struct str db_url, const struct keys *keys, const struct settings *settings, struct buf *ret_why)
{
    struct db *db = db_open(db_url, &(struct db_options){ .busy_ms = WAIT_S * 1000, .cache_kb = 512 }, ret_why);
    if (db == NULL)
        return NULL;
    struct journal_writer *w = calloc(1, sizeof *w);
    struct batch          *two = calloc(2, sizeof *two);
    if (w == NULL || two == NULL)
        abort();
    *w = (struct journal_writer){ .filling = 1, .open = &two[0], .busy = &two[1], .db = db, .keys = keys, .settings = settings };
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->work, NULL);
    pthread_cond_init(&w->done, NULL);
    if (pthread_create(&w->thread, NULL, writer_main, w) != 0)
        abort();
    return w;
}

void journal_writer_free(struct journal_writer *w)
{
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_signal(&w->work);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    db_close(w->db);
    pthread_cond_destroy(&w->done);
    pthread_cond_destroy(&w->work);
    pthread_mutex_destroy(&w->lock);
    free(w->open < w->busy ? w->open : w->busy);
    free(w);
}

/* How the row went; called under the lock. */
static enum failure row_wait(struct journal_writer *w, const struct journal_entry *e)
{
    if (w->open->nrows == ROWS)
        return FAIL_BUSY;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    w->open->rows[w->open->nrows++] = *e;
    uint64_t mine = w->filling;
    int      late = 0;
    pthread_cond_signal(&w->work);
    while (w->written < mine && late == 0)
        late = pthread_cond_timedwait(&w->done, &w->lock, &until);
    if (w->written < mine || w->written - mine >= BATCHES)
        return FAIL_BUSY;
    return w->durable[mine % BATCHES] ? FAIL_NONE : FAIL_DB;
}

void journal_writer_look(struct task *t, const struct journal_entry *e)
{
    struct journal_writer *w = t->auth->writer;
    must(t, str_empty(e->detail));   /* the row outlives the caller's arena when the wait is cut short */
    pthread_mutex_lock(&w->lock);
    enum failure how = row_wait(w, e);
    pthread_mutex_unlock(&w->lock);
    if (how != FAIL_NONE)
        fail(t, how, "the look was not written to the journal");
}

void journal_writer_touch(struct journal_writer *w, int64_t session)
{
    pthread_mutex_lock(&w->lock);
    if (w->open->ntouches < TOUCHES) {
        w->open->touches[w->open->ntouches++] = session;
        pthread_cond_signal(&w->work);
    }
    pthread_mutex_unlock(&w->lock);
}
