/* journal: the chain. Each row's hash covers the row before, so nothing can be altered, left out or put in between
 * without showing; the head row covers the end. Who waits for whom is in journal_writer.c. */
#include <pthread.h>
#include "auth/journal.h"
#include "auth/parts.h"
#include "auth/token.h"
#include "db/db.h"
#include "db/keys.h"
#include "journal_sql.h"

enum { HASH = 32, ROW_MEMORY = 1 << 20 };

static const char *const codes[] = {
#define A(ACT, code, name) #code,
    JOURNAL_ACTS(A)
#undef A
};
enum { CODES = sizeof codes / sizeof *codes };

const char *journal_act_code(enum journal_act act)
{
    must_be((size_t)act < CODES);
    return codes[act];
}

bool journal_act_of(struct str code, enum journal_act *ret_act)
{
    for (size_t i = 0; i < CODES; i++)
        if (str_is(code, codes[i])) {
            *ret_act = (enum journal_act)i;
            return true;
        }
    return false;
}

/* What the hash covers: the sealed hash before, then the row with one field a line; the only free text comes last.
 * Keyed with the key file: whoever can write the database but has not the key cannot make a new chain. */
static struct str chain(struct task *t, struct str before, const struct journal_sql_all_row *row)
{
    struct str link = str_fmt(t->a, "%.*s%lld\n%s\n%lld\n%lld\n%.*s\n%.*s\n%lld\n%.*s", STR_ARG(token_text(t, before)),
        (long long)row->seq, row->at.t, (long long)row->staff, (long long)row->session, STR_ARG(row->act),
        STR_ARG(row->what), (long long)row->subject, STR_ARG(row->detail));
    return keys_fingerprint(t, "journal", link);
}

static const char zeros[HASH]; /* what stands before the first row */

/* The end of the chain, in the head row. Sealed with the key too: who cuts off the newest rows cannot put back a head
 * that fits what is left. */
static struct str seal(struct task *t, struct str hash)
{
    return keys_fingerprint(t, "journal head", token_text(t, hash));
}

/* Writers come one at a time (db.h): the head that is read here stands until the commit. */
void journal_put(struct task *t, const struct journal_entry *e)
{
    struct journal_sql_newest_row head;
    must(t, db_may_judge(t->db));
    if (!journal_sql_newest(t, &head))
        head = (struct journal_sql_newest_row){ .hash = { zeros, HASH } };
    must(t, e->what && head.seq >= 0);
    struct journal_sql_all_row row = {
        .seq = head.seq + 1,
        .at = e->at,
        .staff = e->staff,
        .session = e->session,
        .act = str_of(journal_act_code(e->act)),
        .what = str_of(e->what),
        .subject = e->subject,
        .detail = e->detail,
    };
    struct str hash = chain(t, head.hash, &row);
    must(t, hash.n == HASH);
    journal_sql_add(t, .seq = row.seq, .at = row.at, .staff = row.staff, .session = row.session, .act = row.act,
        .what = row.what, .subject = row.subject, .detail = row.detail, .hash = hash);
    journal_sql_head(t, row.seq, seal(t, hash));
}

void journal_write_by(
    struct task *t, struct journal_actor by, enum journal_act act, const char *what, int64_t subject, struct str detail)
{
    journal_put(t, &(struct journal_entry){
                       .at = t->now,
                       .staff = by.staff,
                       .session = by.session,
                       .act = act,
                       .what = what,
                       .subject = subject,
                       .detail = detail,
                   });
}

void journal_write(struct task *t, enum journal_act act, const char *what, int64_t subject, struct str detail)
{
    must(t, t->viewer);
    struct journal_actor viewer = { .staff = t->viewer->staff, .session = t->viewer->session };

    journal_write_by(t, viewer, act, what, subject, detail);
}

bool journal_last_change(struct task *t, const char *what, int64_t subject, struct journal_change *ret_last)
{
    struct journal_sql_last_change_row row;
    if (!journal_sql_last_change(t, str_of(what), subject, &row))
        return false;
    *ret_last = (struct journal_change){ row.name, row.at };
    return true;
}

static struct journal_entry entry_of_look(const struct task *t, const struct journal_look_at *look)
{
    return (struct journal_entry){
        .at = t->now,
        .staff = t->viewer->staff,
        .session = t->viewer->session,
        .act = look->act,
        .what = look->what,
        .subject = look->subject,
        .detail = S(""),
    };
}

void journal_look_then(struct task *t, const struct journal_look_at *looks, size_t n, journal_landed *landed, void *x)
{
    struct journal_entry entries[JOURNAL_LOOKS_MOST];
    must(t, t->auth && t->viewer && n > 0 && n <= JOURNAL_LOOKS_MOST);
    for (size_t i = 0; i < n; i++)
        entries[i] = entry_of_look(t, &looks[i]);
    if (!journal_writer_take(t->auth->writer, entries, n, landed, x))
        landed(x, false);
}

/* One who waits for the thread. */
struct wait {
    pthread_mutex_t lock;
    pthread_cond_t told;
    bool landed, durable;
};

static void wake(void *x, bool durable)
{
    struct wait *w = x;
    pthread_mutex_lock(&w->lock);
    w->landed = true;
    w->durable = durable;
    pthread_cond_signal(&w->told);
    pthread_mutex_unlock(&w->lock);
}

static bool look_and_wait(struct task *t, const struct journal_look_at *look)
{
    struct wait w = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false, false };
    journal_look_then(t, look, 1, wake, &w);
    pthread_mutex_lock(&w.lock);
    while (!w.landed)
        pthread_cond_wait(&w.told, &w.lock);
    pthread_mutex_unlock(&w.lock);
    return w.durable;
}

void journal_look(struct task *t, enum journal_act act, const char *what, int64_t subject)
{
    const struct journal_look_at look = { act, what, subject };
    if (t->auth != NULL && !db_in_write(t->db)) {
        if (!look_and_wait(t, &look))
            fail(t, FAIL_DB, "the look was not written to the journal");
        return;
    }
    struct journal_entry e = entry_of_look(t, &look);
    bool own = !db_in_write(t->db); /* a command or a test: its own commit, then reading goes on */
    if (own) {
        db_rollback(t->db);
        db_begin_write(t);
    }
    journal_put(t, &e);
    if (own) {
        db_commit(t);
        db_begin_read(t);
    }
}

int64_t journal_newest(struct task *t)
{
    struct journal_sql_newest_row head;
    return journal_sql_newest(t, &head) ? head.seq : 0;
}

struct journal_changed journal_changed_since(struct task *t, int64_t row)
{
    struct journal_sql_changed_since_rows rows = journal_sql_changed_since(t, row);
    struct journal_changed list = { 0 };
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, rows.at[i].subject);
    return list;
}

/* ---- verifying */

int64_t journal_end(struct task *t, struct str *ret_hash)
{
    struct journal_sql_newest_row head = { 0 };
    bool any = journal_sql_newest(t, &head);
    *ret_hash = any ? head.hash : S("");
    return any ? head.seq : 0;
}

bool journal_goes_on(struct task *t, int64_t seq, struct str hash)
{
    struct journal_sql_row_hash_row row;
    return seq == 0 || (journal_sql_row_hash(t, seq, &row) && str_eq(seal(t, row.hash), hash));
}

struct walk {
    struct task *t;
    int64_t seq;     /* of the last good row */
    char hash[HASH]; /* of that row, sealed */
    const char *why;
};

static bool walk_row(void *x, const struct journal_sql_all_row *row)
{
    struct walk *w = x;
    struct task own = *w->t; /* a small arena per row: the journal may be long */
    own.a = task_arena(w->t, ROW_MEMORY);
    struct str hash = chain(&own, (struct str){ w->hash, HASH }, row);
    if (row->seq != w->seq + 1)
        w->why = "a row is missing before it";
    else if (!token_same(row->hash, hash))
        w->why = "it was altered, or a row before it was";
    memcpy(w->hash, seal(&own, hash).p, HASH);
    arena_free(own.a);
    w->seq += w->why == NULL;
    return w->why == NULL;
}

bool journal_verify(struct task *t, struct journal_fault *ret_fault)
{
    struct walk w = { .t = t };
    struct journal_sql_newest_row head;
    journal_sql_all(t, walk_row, &w);
    if (w.why == NULL) {
        bool has_head = journal_sql_newest(t, &head);
        if (has_head ? head.seq != w.seq || !str_eq(head.hash, (struct str){ w.hash, HASH }) : w.seq != 0)
            w.why = "rows at the end are missing";
    }
    if (w.why == NULL)
        return true;
    *ret_fault = (struct journal_fault){ w.seq + 1, str_of(w.why) };
    return false;
}
