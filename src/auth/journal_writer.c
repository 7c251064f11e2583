/* journal_writer: one thread with its own connection. Readers hand rows over; the thread takes all that wait, writes
 * them in one transaction, and tells each how it went: the cost of a commit is shared (group commit). It also notes,
 * without anybody waiting, that sessions are in use, and counts attempts of requests that only read. Nobody waits for
 * ever: the database's own time limits end a batch.
 */
#include <pthread.h>
#include "auth/parts.h"
#include "base/log.h"
#include "db/db.h"
#include "lang/lang.h"
#include "session_sql.h"

enum { ROWS = 1024, TOUCHES = 256, COUNTS = 256, BUSY_MS = 10000, ARENA = 8 << 20 };

struct waiting {
    struct journal_entry entry;
    journal_landed *landed;
    void *x;
};
struct batch {
    struct waiting rows[ROWS];
    int64_t touches[TOUCHES];
    struct throttled counts[COUNTS];
    size_t nrows, ntouches, ncounts;
};
struct journal_writer {
    pthread_mutex_t lock;
    pthread_cond_t work, idle;
    pthread_t thread;
    bool stop, writing;
    struct batch *open, *busy; /* open takes rows; busy is the thread's */
    struct db *db;
    const struct keys *keys;
    const struct settings *settings;
};

static bool is_empty(const struct batch *b) { return b->nrows == 0 && b->ntouches == 0 && b->ncounts == 0; }

static void write_batch(struct task *t, const struct batch *b)
{
    must(t, b->nrows <= ROWS && b->ntouches <= TOUCHES && b->ncounts <= COUNTS);
    db_begin_save(t);
    for (size_t i = 0; i < b->nrows; i++)
        journal_put(t, &b->rows[i].entry);
    for (size_t i = 0; i < b->ntouches; i++)
        session_sql_touch(t, b->touches[i], t->now);
    for (size_t i = 0; i < b->ncounts; i++)
        throttle_put(t, b->counts[i]);
    db_commit(t);
}

static bool batch_lands(struct journal_writer *w)
{
    struct landing landing = { .kind = FAIL_NONE };
    struct task t = {
        .a = arena_try(ARENA),
        .db = w->db,
        .viewer = &VIEWER_PROGRAM,
        .lang = lang_get(LANG_en),
        .settings = w->settings,
        .keys = w->keys,
        .landing = &landing,
        .now = instant_now(),
    };
    if (!t.a)
        return log_line(LOG_ERROR, "journal", "failed=%d rows=%zu", (int)FAIL_MEMORY, w->busy->nrows), false;
    arena_on_full(t.a, task_full, &t);
    t.today = instant_day(t.now);
    if (setjmp(landing.jump) == 0) {
        write_batch(&t, w->busy);
        arena_free(t.a);
        return true;
    }
    db_rollback(w->db);
    log_line(LOG_ERROR, "journal", "failed=%d rows=%zu text=\"%s\"", (int)landing.kind, w->busy->nrows, landing.text);
    db_alive(w->db); /* reconnects, so that the next batch has a chance */
    arena_free(t.a);
    return false;
}

static void tell(const struct batch *b, bool durable)
{
    must_be(b->nrows <= ROWS);
    for (size_t i = 0; i < b->nrows; i++)
        if (b->rows[i].landed)
            b->rows[i].landed(b->rows[i].x, durable);
}

static void *writer_main(void *x)
{
    struct journal_writer *w = x;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (is_empty(w->open) && !w->stop)
            pthread_cond_wait(&w->work, &w->lock);
        if (is_empty(w->open))
            break;
        must_be(w->open != w->busy && !w->writing);
        struct batch *full = w->open;
        w->open = w->busy;
        w->busy = full;
        w->open->nrows = w->open->ntouches = w->open->ncounts = 0;
        w->writing = true;
        pthread_mutex_unlock(&w->lock);
        tell(full, batch_lands(w));
        pthread_mutex_lock(&w->lock);
        w->writing = false;
        pthread_cond_broadcast(&w->idle);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

struct journal_writer *journal_writer_new(
    struct str db_url, const struct keys *keys, const struct settings *settings, struct buf *ret_why)
{
    struct db *db = db_open(db_url, &(struct db_options){ .busy_ms = BUSY_MS, .cache_kb = 512 }, ret_why);
    if (db == NULL)
        return NULL;
    struct journal_writer *w = calloc(1, sizeof *w);
    struct batch *two = calloc(2, sizeof *two);
    if (w == NULL || two == NULL)
        abort();
    *w = (struct journal_writer){ .open = &two[0], .busy = &two[1], .db = db, .keys = keys, .settings = settings };
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->work, NULL);
    pthread_cond_init(&w->idle, NULL);
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
    pthread_cond_destroy(&w->idle);
    pthread_cond_destroy(&w->work);
    pthread_mutex_destroy(&w->lock);
    free(w->open < w->busy ? w->open : w->busy);
    free(w);
}

bool journal_writer_take(
    struct journal_writer *w, const struct journal_entry *es, size_t n, journal_landed *landed, void *x)
{
    pthread_mutex_lock(&w->lock);
    must_be(landed && n > 0 && !w->stop);
    bool taken = w->open->nrows + n <= ROWS;
    for (size_t i = 0; taken && i < n; i++) /* in one batch, so in one transaction; the last of them tells */
        w->open->rows[w->open->nrows++] = (struct waiting){ es[i], i + 1 == n ? landed : NULL, x };
    if (taken)
        pthread_cond_signal(&w->work);
    pthread_mutex_unlock(&w->lock);
    return taken;
}

void journal_writer_settle(struct journal_writer *w)
{
    pthread_mutex_lock(&w->lock);
    while (w->writing || !is_empty(w->open))
        pthread_cond_wait(&w->idle, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

void journal_writer_touch(struct journal_writer *w, int64_t session)
{
    pthread_mutex_lock(&w->lock);
    must_be(session != 0);
    if (w->open->ntouches < TOUCHES) {
        w->open->touches[w->open->ntouches++] = session;
        pthread_cond_signal(&w->work);
    }
    pthread_mutex_unlock(&w->lock);
}

void journal_writer_count(struct journal_writer *w, struct throttled one)
{
    pthread_mutex_lock(&w->lock);
    if (w->open->ncounts < COUNTS) {
        w->open->counts[w->open->ncounts++] = one;
        pthread_cond_signal(&w->work);
    }
    pthread_mutex_unlock(&w->lock);
}
