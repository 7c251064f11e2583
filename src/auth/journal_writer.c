/* journal_writer: one thread with its own connection. Readers hand rows over; the thread takes all that wait, writes
 * them in one transaction, and tells each how it went: the cost of a commit is shared (group commit). It also notes,
 * without anybody waiting, that sessions are in use, and counts attempts of requests that only read. Nobody waits for
 * ever: the database's own time limits end a batch; and as somebody may write for seconds, rows that wait
 * NOTED_AFTER_MS are noted beside the journal (journal_noted.h).
 */
#include <time.h>
#include "auth/journal_noted.h"
#include "auth/parts.h"
#include "base/log.h"
#include "db/db.h"
#include "lang/lang.h"
#include "session_sql.h"

enum {
    ROWS = 1024,
    TOUCHES = 256,
    COUNTS = 256,
    BUSY_MS = 10000,
    NOTED_AFTER_MS = 20,
    RETRY_SECONDS = 1,
    ARENA = 16 << 20
};

struct waiting {
    struct journal_entry entry;
    journal_landed *landed;
    void *x;
};
struct batch {
    struct waiting rows[ROWS];
    int64_t touches[TOUCHES];
    struct counted counts[COUNTS];
    size_t nrows, ntouches, ncounts;
};
struct journal_writer {
    pthread_mutex_t lock;
    pthread_cond_t work, idle;
    pthread_t thread;
    bool stop, writing;
    bool noting;               /* some are noted and not in the journal yet; with the lock */
    bool coming;               /* rows that were noted come with this batch */
    bool in_vain;              /* the last batch waited for who writes now: the rows of the next do not wait again */
    struct batch *open, *busy; /* open takes rows; busy is the thread's */
    struct db *db;
    struct noted *noted; /* NULL: looks wait for whoever writes */
    journal_pause *pause;
    const struct keys *keys;
    const struct settings *settings;
};

static bool is_empty(const struct batch *b) { return b->nrows == 0 && b->ntouches == 0 && b->ncounts == 0; }

static void write_batch(struct journal_writer *w, struct task *t)
{
    const struct batch *b = w->busy;
    must(t, b->nrows <= ROWS && b->ntouches <= TOUCHES && b->ncounts <= COUNTS);
    db_begin_save(t);
    w->coming = noted_waits(w->noted);
    if (w->coming)
        noted_come(w->noted, t);
    for (size_t i = 0; i < b->nrows; i++)
        journal_put(t, &b->rows[i].entry);
    for (size_t i = 0; i < b->ntouches; i++)
        session_sql_touch(t, b->touches[i], t->now);
    for (size_t i = 0; i < b->ncounts; i++) {
        throttle_put(t, b->counts[i]);
        if (b->counts[i].feed != 0)
            feed_opened(t, b->counts[i].feed);
    }
    db_commit(t);
    if (w->coming)
        noted_came(w->noted);
}

static void note_batch(struct journal_writer *w, struct task *t)
{
    const struct journal_entry *rows[ROWS];
    must(t, w->noted && w->busy->nrows <= ROWS);
    for (size_t i = 0; i < w->busy->nrows; i++)
        rows[i] = &w->busy->rows[i].entry;
    if (w->busy->nrows > 0 && !noted_add(w->noted, t, rows, w->busy->nrows))
        fail(t, FAIL_DB, "looks cannot be noted");
}

static enum failure tried(struct journal_writer *w, void (*act)(struct journal_writer *, struct task *))
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
        return log_line(LOG_ERROR, "journal", "failed=%d rows=%zu", (int)FAIL_MEMORY, w->busy->nrows), FAIL_MEMORY;
    arena_on_full(t.a, task_full, &t);
    t.today = instant_day(t.now);
    if (setjmp(landing.jump) == 0) {
        act(w, &t);
        arena_free(t.a);
        return FAIL_NONE;
    }
    db_rollback(w->db);
    if (landing.kind != FAIL_BUSY || w->noted == NULL)
        log_line(
            LOG_ERROR, "journal", "failed=%d rows=%zu text=\"%s\"", (int)landing.kind, w->busy->nrows, landing.text);
    arena_free(t.a);
    return landing.kind;
}

/* What is not noted comes with the next batch, as far as there is room. */
static void keep_rest(struct journal_writer *w)
{
    for (size_t i = 0; i < w->busy->ntouches; i++)
        journal_writer_touch(w, w->busy->touches[i]);
    for (size_t i = 0; i < w->busy->ncounts; i++)
        journal_writer_count(w, w->busy->counts[i]);
}

static bool batch_lands(struct journal_writer *w)
{
    bool at_once = w->in_vain && w->busy->nrows > 0; /* who came while that one waited has waited, too */
    enum failure how = at_once ? FAIL_BUSY : tried(w, write_batch);

    w->in_vain = how == FAIL_BUSY && w->noted && !at_once;
    for (int waited = 0; how == FAIL_BUSY && w->noted && waited < BUSY_MS; waited += NOTED_AFTER_MS) {
        if (tried(w, note_batch) == FAIL_NONE) {
            keep_rest(w);
            return true;
        }
        how = tried(w, write_batch);
    }
    if (how != FAIL_NONE)
        db_alive(w->db); /* reconnects, so that the next batch has a chance */
    return how == FAIL_NONE;
}

static void tell(const struct batch *b, bool durable)
{
    must_be(b->nrows <= ROWS);
    for (size_t i = 0; i < b->nrows; i++)
        if (b->rows[i].landed)
            b->rows[i].landed(b->rows[i].x, durable);
}

/* Until there is something to write, with the lock. What is noted comes at once, but after a failure not before a
 * while: the database may be away for long. */
static void wait_for_work(struct journal_writer *w, bool failed)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += RETRY_SECONDS;
    while (is_empty(w->open) && !w->stop)
        if (!noted_waits(w->noted))
            pthread_cond_wait(&w->work, &w->lock);
        else if (!failed || w->pause(&w->work, &w->lock, &until) != 0)
            break;
}

static void *writer_main(void *x)
{
    struct journal_writer *w = x;
    bool lands = true;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        wait_for_work(w, !lands);
        if (is_empty(w->open) && w->stop) /* what is noted comes at the next start */
            break;
        must_be(w->open != w->busy && !w->writing);
        struct batch *full = w->open;
        w->open = w->busy;
        w->busy = full;
        w->open->nrows = w->open->ntouches = w->open->ncounts = 0;
        w->writing = true;
        pthread_mutex_unlock(&w->lock);
        lands = batch_lands(w);
        tell(full, lands);
        pthread_mutex_lock(&w->lock);
        w->writing = false;
        w->noting = noted_waits(w->noted);
        pthread_cond_broadcast(&w->idle);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

struct journal_writer *journal_writer_new(struct str db_url, const struct keys *keys, const struct settings *settings,
    journal_pause *pause, struct buf *ret_why)
{
    struct noted *noted = noted_open(db_url);
    int busy_ms = noted ? NOTED_AFTER_MS : BUSY_MS;
    struct db *db = db_open(db_url, &(struct db_options){ .busy_ms = busy_ms, .cache_kb = 512 }, ret_why);
    if (db == NULL) {
        noted_close(noted);
        return NULL;
    }
    struct journal_writer *w = calloc(1, sizeof *w);
    struct batch *two = calloc(2, sizeof *two);
    if (w == NULL || two == NULL)
        abort();
    *w = (struct journal_writer){
        .open = &two[0], .busy = &two[1], .db = db, .noted = noted, .keys = keys, .settings = settings, .pause = pause
    };
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
    noted_close(w->noted);
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
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += BUSY_MS / 1000;
    pthread_mutex_lock(&w->lock);
    while (w->writing || !is_empty(w->open))
        pthread_cond_wait(&w->idle, &w->lock);
    while (w->noting && pthread_cond_timedwait(&w->idle, &w->lock, &until) == 0)
        ;
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

void journal_writer_count(struct journal_writer *w, struct counted one)
{
    pthread_mutex_lock(&w->lock);
    if (w->open->ncounts < COUNTS) {
        w->open->counts[w->open->ncounts++] = one;
        pthread_cond_signal(&w->work);
    }
    pthread_mutex_unlock(&w->lock);
}
