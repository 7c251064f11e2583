/* broken_luck: see the header. */
#include "tests/faults/broken_luck.h"
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local struct {
    bool armed;
    enum luck what;
    long left;
    bool broke;
} luck;

void luck_break(enum luck what, long n)
{
    luck.what = what;
    luck.left = n;
    luck.broke = false;
    luck.armed = n > 0;
}

bool luck_mend(void)
{
    luck.armed = false;
    return luck.broke;
}

/* Runs before the sanitizers themselves are ready. */
#define UNWATCHED __attribute__((no_sanitize("address"), no_sanitize("undefined"), no_sanitize("thread")))

/* once, lasting: the two kinds of bad luck that this place knows. */
UNWATCHED static bool bad(enum luck once, enum luck lasting)
{
    if (!luck.armed || (luck.what != once && luck.what != lasting))
        return false;
    luck.left--;
    bool now = luck.left == 0 || (luck.left < 0 && luck.what == lasting);
    luck.broke |= now;
    return now;
}

UNWATCHED static bool no_memory(void) { return bad(LUCK_ALLOCATION, LUCK_MEMORY_GONE); }
static bool no_database(void) { return bad(LUCK_STATEMENT, LUCK_DATABASE_GONE); }

/* ---- memory: the C library's own functions, or those of the sanitizer that watches them */

#if defined(__has_feature) /* clang's way to say that a sanitizer watches; gcc has names for it */
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WATCHED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WATCHED
#endif
#ifdef WATCHED
#define REAL(name) __interceptor_##name
#else
#define REAL(name) __libc_##name
#endif
void *REAL(malloc)(size_t n);
void *REAL(calloc)(size_t n, size_t size);
void *REAL(realloc)(void *p, size_t n);

UNWATCHED void *malloc(size_t n) { return no_memory() ? NULL : REAL(malloc)(n); }
UNWATCHED void *calloc(size_t n, size_t size) { return no_memory() ? NULL : REAL(calloc)(n, size); }
UNWATCHED void *realloc(void *p, size_t n) { return no_memory() ? NULL : REAL(realloc)(p, n); }

/* ---- SQLite: as on a full disk, where nothing of the statement has happened */

int __real_sqlite3_step(sqlite3_stmt *h);
int __wrap_sqlite3_step(sqlite3_stmt *h);
int __wrap_sqlite3_step(sqlite3_stmt *h)
{
    return strcmp(sqlite3_sql(h), "ROLLBACK") != 0 && no_database() ? SQLITE_FULL : __real_sqlite3_step(h);
}

/* ---- PostgreSQL: the server refuses, so that the transaction is as lost as it really would be */

int __real_PQsendQuery(PGconn *h, const char *sql);
int __wrap_PQsendQuery(PGconn *h, const char *sql);
int __real_PQsendQueryParams(PGconn *h, const char *sql, int n, const Oid *types, const char *const *values,
    const int *lengths, const int *formats, int format);
int __wrap_PQsendQueryParams(PGconn *h, const char *sql, int n, const Oid *types, const char *const *values,
    const int *lengths, const int *formats, int format);
int __real_PQsendQueryPrepared(
    PGconn *h, const char *name, int n, const char *const *values, const int *lengths, const int *formats, int format);
int __wrap_PQsendQueryPrepared(
    PGconn *h, const char *name, int n, const char *const *values, const int *lengths, const int *formats, int format);
int __real_PQsendPrepare(PGconn *h, const char *name, const char *sql, int n, const Oid *types);
int __wrap_PQsendPrepare(PGconn *h, const char *name, const char *sql, int n, const Oid *types);

/* A server whose disk is full still takes back and lets go. */
static bool frees(const char *sql) { return strcmp(sql, "ROLLBACK") == 0 || strstr(sql, "advisory_unlock") != NULL; }

static const char refused[] = "DO $$ BEGIN RAISE SQLSTATE '53100' USING MESSAGE = 'bad luck'; END $$";

int __wrap_PQsendQuery(PGconn *h, const char *sql)
{
    return __real_PQsendQuery(h, !frees(sql) && no_database() ? refused : sql);
}

int __wrap_PQsendQueryParams(PGconn *h, const char *sql, int n, const Oid *types, const char *const *values,
    const int *lengths, const int *formats, int format)
{
    return no_database() ? __real_PQsendQuery(h, refused)
                         : __real_PQsendQueryParams(h, sql, n, types, values, lengths, formats, format);
}

int __wrap_PQsendQueryPrepared(
    PGconn *h, const char *name, int n, const char *const *values, const int *lengths, const int *formats, int format)
{
    return no_database() ? __real_PQsendQuery(h, refused)
                         : __real_PQsendQueryPrepared(h, name, n, values, lengths, formats, format);
}

int __wrap_PQsendPrepare(PGconn *h, const char *name, const char *sql, int n, const Oid *types)
{
    return no_database() ? __real_PQsendQuery(h, refused) : __real_PQsendPrepare(h, name, sql, n, types);
}
