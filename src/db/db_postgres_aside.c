/* db_postgres_aside: rows that come or go by the thousand. PostgreSQL itself hides what is not committed, so a walk is
 * one transaction, which takes the writers' lock only for its last part. But whoever wants to write a row that is being
 * taken away waits for that transaction, with the writers' lock in the hand: so a thread of its own looks ten times a
 * second whether somebody waits for us, and then interrupts us. The walk fails, nothing is changed, and it may be tried
 * again; most often it finds then that somebody built on the rows. */
#include "base/clock.h"
#include "db/db_postgres.h"
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define ASIDE_LOCK "1802466410"
enum { LOOK_MS = 100, SQL_BYTES = 200, STOCK_MS = 1000, WORK_MS = 20, MOST_WORK_MS = 100 };

struct watch {
    pthread_t thread;
    PGconn *line;
    PGcancel *cancel; /* of the line that holds the rows */
    char ask[SQL_BYTES];
    pthread_mutex_t lock;
    pthread_cond_t told;
    bool over;
};

/* ---- who waits? */

static bool somebody_waits(struct watch *w)
{
    PGresult *result = PQexec(w->line, w->ask);
    bool waits = PQntuples(result) == 1 && PQgetvalue(result, 0, 0)[0] == 't';
    PQclear(result);
    return waits;
}

/* A while, or until it is over. */
static void wait_until_told(struct watch *w)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += LOOK_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_cond_timedwait(&w->told, &w->lock, &until);
}

static void *look(void *x)
{
    struct watch *w = x;
    char why[SQL_BYTES];
    pthread_mutex_lock(&w->lock);
    while (!w->over) {
        pthread_mutex_unlock(&w->lock);
        bool waits = somebody_waits(w);
        pthread_mutex_lock(&w->lock);
        if (waits && !w->over)
            PQcancel(w->cancel, why, sizeof why);
        if (!w->over)
            wait_until_told(w);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* A second line to where the first one goes. */
static PGconn *dial_again(PGconn *h)
{
    enum { WORDS = 60 };
    const char *words[WORDS + 1] = { NULL }, *values[WORDS + 1] = { NULL };
    PQconninfoOption *all = PQconninfo(h);
    size_t n = 0;
    for (PQconninfoOption *o = all; o && o->keyword && n < WORDS; o++)
        if (o->val && *o->val) {
            words[n] = o->keyword;
            values[n++] = o->val;
        }
    PGconn *line = PQconnectdbParams(words, values, 0);
    PQconninfoFree(all);
    return line;
}

static void watch_free(struct watch *w)
{
    if (w->line)
        PQfinish(w->line);
    if (w->cancel)
        PQfreeCancel(w->cancel);
    pthread_cond_destroy(&w->told);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

static void begin_watch(struct task *t)
{
    struct postgres *db = postgres_of(t->db);
    struct watch *w = db_alloc(t, sizeof *w);
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->told, NULL);
    snprintf(w->ask, sizeof w->ask,
        "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype <> 'advisory' AND %d = ANY "
        "(pg_blocking_pids(pid)))",
        PQbackendPID(db->h));
    w->cancel = PQgetCancel(db->h);
    w->line = dial_again(db->h);
    if (!w->cancel || PQstatus(w->line) != CONNECTION_OK || pthread_create(&w->thread, NULL, look, w) != 0) {
        watch_free(w);
        fail(t, FAIL_DB, "postgresql: no second connection, to look who waits");
    }
    db->watch = w;
}

void postgres_let_go(struct postgres *db)
{
    struct watch *w = db->watch;
    if (!w)
        return;
    db->watch = NULL;
    pthread_mutex_lock(&w->lock);
    w->over = true;
    pthread_cond_signal(&w->told);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    watch_free(w);
}

/* ---- the walk */

static PGresult *good_command(struct task *t, const char *sql, const char *what)
{
    PGresult *result = postgres_command(postgres_of(t->db), sql);
    if (!postgres_good(result))
        fail_postgres(t, result, what);
    return result;
}

/* A walk that takes long writes much. Plans made for a few rows, ours and from the commit on those of all readers, go
 * over all that came for each line of a list; the server's own autovacuum counts them a minute later, or never. Done
 * anew whenever the walk has become twice as long; only of tables that grew by it, as after it everybody makes all
 * plans of such a table anew. One table after the other, so that others get the processor between them. */
static void take_stock(struct task *t)
{
    static const char grown[] =
        "SELECT 'ANALYZE (SKIP_LOCKED) ' || quote_ident(c.relname) FROM pg_stat_xact_user_tables x "
        "JOIN pg_class c ON c.oid = x.relid WHERE x.schemaname = current_schema() AND "
        "x.n_tup_ins > 1000 + c.reltuples / 10 ORDER BY 1";
    struct postgres *db = postgres_of(t->db);
    postgres_settle_all(t);
    PGresult *made = good_command(t, grown, "analyze");
    int n = PQntuples(made);
    const char **each = NEW_N(t->a, const char *, (size_t)n);
    for (int i = 0; i < n; i++)
        each[i] = str_z(t->a, str_of(PQgetvalue(made, i, 0)));
    PQclear(made);
    for (int i = 0; i < n; i++) {
        PQclear(good_command(t, each[i], "analyze"));
        postgres_aside_breathe(t);
    }
    db->stock_at = 2 * clock_ms() - db->began;
}

/* One walk at a time, and the lock goes with its transaction. */
bool postgres_aside_begin(struct task *t, int64_t mark, int64_t *ret_other)
{
    struct postgres *db = postgres_of(t->db);
    *ret_other = 0;
    PGresult *result = postgres_command(db, "BEGIN");
    if (!postgres_good(result) && db_alive(t->db)) {
        PQclear(result);
        result = postgres_command(db, "BEGIN");
    }
    if (!postgres_good(result))
        fail_postgres(t, result, "begin");
    PQclear(result);
    result = good_command(t, "SELECT pg_try_advisory_xact_lock(" ASIDE_LOCK ")", "begin");
    bool mine = PQntuples(result) == 1 && PQgetvalue(result, 0, 0)[0] == 't';
    PQclear(result);
    db->ran = 1; /* a lost connection takes the lock with it: no second try */
    db->base.aside = mine ? mark : 0;
    db->base.aside_mark = mark;
    db->began = db->breathed = clock_ms();
    db->stock_at = db->began + STOCK_MS;
    return mine;
}

/* Nobody waits for the next row of a walk, but others for the processor and for the disk: half of the time is
 * theirs. What was sent last goes on meanwhile. */
void postgres_aside_breathe(struct task *t)
{
    struct postgres *db = postgres_of(t->db);
    int64_t worked = clock_ms() - db->breathed;
    if (worked < WORK_MS)
        return;
    worked = worked < MOST_WORK_MS ? worked : MOST_WORK_MS;
    nanosleep(&(struct timespec){ .tv_nsec = worked * 1000000 }, NULL);
    db->breathed = clock_ms();
}

/* The writers' lock; others hold it for one save each. */
void postgres_aside_rest(struct task *t, bool last)
{
    struct postgres *db = postgres_of(t->db);
    if (!last)
        postgres_aside_breathe(t);
    if (clock_ms() >= (last ? db->began + STOCK_MS : db->stock_at))
        take_stock(t);
    if (!last)
        return;
    postgres_settle_all(t);
    PQclear(good_command(
        t, "SET LOCAL lock_timeout = '10min'; SELECT pg_advisory_xact_lock(" DB_WRITERS_LOCK ")", "begin"));
    postgres_let_go(db); /* who has the lock may have waited for a row of ours until here */
}

void postgres_aside_ahead(struct task *t)
{
    postgres_settle_all(t);
    PQclear(good_command(t, "SET LOCAL statement_timeout = 0; SAVEPOINT ahead", "ahead"));
    begin_watch(t);
}

void postgres_aside_back(struct task *t)
{
    struct postgres *db = postgres_of(t->db);
    postgres_let_go(db);
    postgres_forget_waiting(db);
    PQclear(good_command(t, "ROLLBACK TO SAVEPOINT ahead", "ahead"));
}

/* Rows of one table; their ids come back as text. */
static void hold_rows(struct task *t, const char *table, const char *id)
{
    struct postgres *db = postgres_of(t->db);
    char sql[SQL_BYTES];
    snprintf(sql, sizeof sql, "SELECT %s FROM %s WHERE import_id = %lld FOR UPDATE", id, table,
        (long long)t->db->aside_mark);
    PGresult *held = good_command(t, sql, "hold");
    for (int i = 0; PQnfields(held) == 1 && i < PQntuples(held); i++)
        (void)hash_set_add(t->a, &db->held, (uint64_t)strtoll(PQgetvalue(held, i, 0), NULL, 10));
    PQclear(held);
}

/* Every row that bears the mark: who wants to change one, or to make one that refers to it, waits, and we are told. */
void postgres_aside_hold(struct task *t)
{
    static const char tables[] =
        "SELECT quote_ident(c.relname), coalesce((SELECT i.attname::text FROM pg_attribute i WHERE i.attrelid = c.oid "
        "AND i.attname = 'id'), '') FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE a.attname = "
        "'import_id' AND NOT a.attnotnull AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace "
        "ORDER BY 1";
    struct by_name {
        struct str table, id;
    } * names;
    PQclear(good_command(t, "SET LOCAL statement_timeout = 0", "hold"));
    PGresult *list = good_command(t, tables, "hold");
    int n = PQntuples(list);
    names = NEW_N(t->a, struct by_name, (size_t)n);
    for (int i = 0; i < n; i++)
        names[i] = (struct by_name){ str_copy(t->a, str_of(PQgetvalue(list, i, 0))),
            str_copy(t->a, str_of(PQgetvalue(list, i, 1))) };
    PQclear(list);
    postgres_of(t->db)->held = (struct hash_set){ 0 };
    begin_watch(t);
    for (int i = 0; i < n; i++)
        hold_rows(t, str_z(t->a, names[i].table), str_z(t->a, names[i].id));
}

/* The numbers that stand in the rows which one of these ids is the first key of: what they name, whether or not the
 * database knows of the reference. Our own transaction sees no row any more that is taken away: they are known by their
 * ids. */
static PGresult *numbers_of(struct task *t, const int64_t *ids, size_t n)
{
    static const char make[] =
        "SELECT string_agg(format('SELECT unnest(ARRAY[%s]) FROM %I WHERE %I = ANY ($1::bigint[])', (SELECT "
        "string_agg(quote_ident(x.attname), ', ') FROM pg_attribute x WHERE x.attrelid = c.oid AND x.attnum > 0 AND "
        "NOT x.attisdropped AND x.atttypid = 20 AND x.attname <> 'import_id'), c.relname, a.attname), ' UNION ALL ') "
        "FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary JOIN pg_attribute a ON a.attrelid = "
        "c.oid AND a.attnum = i.indkey[0] WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace "
        "AND a.atttypid = 20";
    enum { DIGITS = 22 };
    struct buf list;
    PGresult *made = good_command(t, make, "concerns");
    struct str sql = str_copy(t->a, str_of(PQgetvalue(made, 0, 0)));
    PQclear(made);
    buf_init(&list, (n + 1) * DIGITS);
    for (size_t i = 0; i < n; i++)
        buf_fmt(&list, "%c%lld", i ? ',' : '{', (long long)ids[i]);
    buf_put(&list, "}", 2); /* with its end */
    const char *values[] = { list.p };
    PGresult *result = buf_full(&list) ? NULL
                                       : postgres_answers(
                                             postgres_of(t->db), PQsendQueryParams(postgres_of(t->db)->h,
                                                                     str_z(t->a, sql), 1, NULL, values, NULL, NULL, 0));
    buf_free(&list);
    if (!postgres_good(result))
        fail_postgres(t, result, "concerns");
    return result;
}

bool postgres_aside_concerns(struct task *t, const int64_t *ids, size_t n)
{
    const struct hash_set *held = &postgres_of(t->db)->held;
    bool any = false;
    postgres_settle_all(t);
    for (size_t i = 0; i < n && !any; i++)
        any = hash_set_has(held, (uint64_t)ids[i]);
    PGresult *numbers = numbers_of(t, ids, n);
    for (int i = 0; i < PQntuples(numbers) && !any; i++)
        any = !PQgetisnull(numbers, i, 0) && hash_set_has(held, (uint64_t)strtoll(PQgetvalue(numbers, i, 0), NULL, 10));
    PQclear(numbers);
    return any;
}
