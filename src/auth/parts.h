/* parts: the insides of struct auth, for the files of auth/ only. Each part belongs to the file that is named with it.
 */
#pragma once
#include <pthread.h>
#include "auth/auth.h"
#include "auth/journal.h"
#include "auth/viewer.h"

struct seats;          /* password.c: how many may hash at once */
struct session_cache;  /* session_cache.c */
struct journal_writer; /* journal_writer.c */

struct auth {
    struct seats *seats;
    struct session_cache *cache;
    struct journal_writer *writer;
};

struct seats *seats_new(void);
void seats_free(struct seats *s);
/* Two sit, two more wait up to five seconds for a seat; false: all of it is taken, or none became free. */
bool seats_take(struct seats *s);
void seats_leave(struct seats *s);
int seats_waiting(struct seats *s);

struct session_cache *session_cache_new(void);
void session_cache_free(struct session_cache *c);
/* hash: TOKEN_HASH bytes. A copy into the arena; false when not there or too old. */
bool session_cache_get(struct session_cache *c, struct str hash, struct arena *a, struct viewer *ret_viewer);
void session_cache_put(struct session_cache *c, struct str hash, const struct viewer *v);
/* Empties the cache and lets nothing in for a while: a request that read before the change cannot bring it back. */
void session_cache_forget(struct session_cache *c);

/* One row to come. Texts of `what` are literals. */
struct journal_entry {
    struct instant at;
    int64_t staff, session;
    enum journal_act act;
    const char *what;
    int64_t subject;
    struct str detail;
};
void journal_put(struct task *t, const struct journal_entry *e); /* in a write transaction */
const char *journal_act_code(enum journal_act act);
bool journal_act_of(struct str code, enum journal_act *ret_act) MUST_USE;

/* An attempt by the places of its account and its address in the table (throttle.c); -1: none. Or the opening of the
 * calendar of a member of staff (feed.c); 0: none. */
struct counted {
    int64_t account, address, feed;
};
void throttle_put(struct task *t, struct counted one); /* in a write transaction */
void feed_opened(struct task *t, int64_t staff);       /* in a write transaction */

/* pause: pthread_cond_timedwait, or in a test what stands for it: how the thread waits after a batch that failed. */
typedef int journal_pause(pthread_cond_t *told, pthread_mutex_t *lock, const struct timespec *until);
struct journal_writer *journal_writer_new(struct str db_url, const struct keys *keys, const struct settings *settings,
    journal_pause *pause, struct buf *ret_why);
void journal_writer_free(struct journal_writer *w);
/* Hands the rows over, to be durable together; no detail, as it would not outlive its arena. False when the queue is
 * full: then landed is not called. */
bool journal_writer_take(
    struct journal_writer *w, const struct journal_entry *es, size_t n, journal_landed *landed, void *x);
/* Waits until everything that was handed over is told, and (but not for ever) until it is in the journal. */
void journal_writer_settle(struct journal_writer *w);
/* Soon, perhaps never: the session was used. */
void journal_writer_touch(struct journal_writer *w, int64_t session);
/* Soon, perhaps never: an attempt or an opening is counted. */
void journal_writer_count(struct journal_writer *w, struct counted one);
