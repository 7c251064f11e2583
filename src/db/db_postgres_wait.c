/* db_postgres_wait: waiting for PostgreSQL, and giving up. A server that is frozen (its machine hangs, its disk stands
 * still, somebody stopped it) says nothing and breaks no line: libpq would wait for minutes, and with it every worker.
 * How long a statement takes says nothing either; a report may take a minute. So somebody asks it every moment on a
 * connection of its own (web/health.c) and says here when it fell silent: whoever waits then lets go of the line. */
#include "base/clock.h"
#include "db/db_postgres.h"
#include <poll.h>
#include <stdatomic.h>

enum { SLICE_MS = 100 };

/* The process speaks with one database. Beside writer_lock.c's table the only mutable static of db/. */
static atomic_bool silent;

void db_say_silent(bool is) { atomic_store(&silent, is); }
bool postgres_silent(void) { return atomic_load(&silent); }

bool postgres_wait(struct postgres *db)
{
    struct pollfd line = { .fd = PQsocket(db->h), .events = POLLIN };
    int n = line.fd < 0 ? 1 : poll(&line, 1, SLICE_MS);
    db->lost = n == 0 && postgres_silent();
    return !db->lost && (n == 0 || PQconsumeInput(db->h));
}

/* The next answer. NULL: there is none; or the line was given up. */
PGresult *postgres_answer(struct postgres *db)
{
    while (!db->lost && PQisBusy(db->h) && postgres_wait(db))
        ;
    return db->lost ? NULL : PQgetResult(db->h);
}

/* Of what was sent: the first bad answer, else the last. */
PGresult *postgres_answers(struct postgres *db, int sent)
{
    PGresult *more, *result = NULL;
    if (!sent)
        return PQmakeEmptyPGresult(db->h, PGRES_FATAL_ERROR);
    while ((more = postgres_answer(db))) {
        bool keep = !result || postgres_good(result);
        PQclear(keep ? result : more);
        if (keep)
            result = more;
    }
    if (!db->lost)
        return result;
    PQclear(result);
    return NULL;
}

/* ---- who asks every moment */

const char db_silent_text[] = "the database does not answer: it says nothing at all";

/* Waits for the line to be ready; false: not before `until`. */
static bool ready(PGconn *h, short events, int64_t until)
{
    struct pollfd line = { .fd = PQsocket(h), .events = events };
    int64_t left = until - clock_ms();
    return line.fd >= 0 && left > 0 && poll(&line, 1, (int)left) > 0;
}

static bool dial(PGconn *h, int64_t until)
{
    PostgresPollingStatusType how = PGRES_POLLING_WRITING;
    if (!PQresetStart(h))
        return false;
    while (how != PGRES_POLLING_OK && how != PGRES_POLLING_FAILED) {
        if (!ready(h, how == PGRES_POLLING_READING ? POLLIN : POLLOUT, until))
            return false;
        how = PQresetPoll(h);
    }
    return how == PGRES_POLLING_OK;
}

static bool asked(PGconn *h, int64_t until)
{
    PGresult *result;
    bool good = PQsendQuery(h, "SELECT 1") == 1;
    while (good && PQisBusy(h))
        good = ready(h, POLLIN, until) && PQconsumeInput(h);
    while (good && (result = PQgetResult(h))) {
        good = postgres_good(result);
        PQclear(result);
    }
    return good;
}

const char *postgres_trouble(struct db *base, int wait_ms)
{
    struct postgres *db = postgres_of(base);
    int64_t until = clock_ms() + wait_ms;
    bool fresh = db->lost || PQstatus(db->h) != CONNECTION_OK;
    db->lost = (fresh && !dial(db->h, until)) || !asked(db->h, until);
    if (db->lost && !fresh && clock_ms() < until) /* the line was cut: a new one may do */
        db->lost = !dial(db->h, until) || !asked(db->h, until);
    return !db->lost ? NULL : clock_ms() < until ? "the database does not answer" : db_silent_text;
}
