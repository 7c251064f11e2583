/* floor_server: the least that can answer a page of Kotipolku. A bare libmicrohttpd handler with the same threads as
 * src/web/serve.c (one I/O thread, suspended connections, N workers with a connection to the same database) that runs
 * the same statements, reads every column and sends the same bytes. No session, no form, no template, no checks.
 * With --journal it also writes the row of the look before it answers, many at a time in one commit as
 * src/auth/journal_writer.c does, into a table of its own.
 * usage: floor_server PORT FILE.db STATEMENTS HEAD BODY [--journal]
 * STATEMENTS: one a line; HEAD: header lines of the answer, as curl -D writes them; BODY: bytes of the answer. */
#include <microhttpd.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORKERS = 10, QUEUE = 4096, STATEMENTS = 400, LINES = 40 };

struct ask {
    struct MHD_Connection *c;
    struct MHD_Response *r;
};

static struct {
    const char *db;
    char *sql[STATEMENTS], *names[LINES], *values[LINES];
    size_t nsql, nlines, body_n;
    char *body;
    bool journal;
    pthread_mutex_t lock;
    pthread_cond_t work;
    struct ask *queue[QUEUE];
    unsigned head, tail;
    pthread_mutex_t jlock;
    pthread_cond_t jwork, jdone;
    uint64_t filling, written;
    unsigned waiting;
} g = { .lock = PTHREAD_MUTEX_INITIALIZER,
    .work = PTHREAD_COND_INITIALIZER,
    .jlock = PTHREAD_MUTEX_INITIALIZER,
    .jwork = PTHREAD_COND_INITIALIZER,
    .jdone = PTHREAD_COND_INITIALIZER,
    .filling = 1 };

static void die(const char *what)
{
    fprintf(stderr, "floor_server: %s\n", what);
    exit(1);
}

static sqlite3 *open_db(void)
{
    sqlite3 *h;
    if (sqlite3_open_v2(g.db, &h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        die("database");
    sqlite3_busy_timeout(h, 10000);
    sqlite3_exec(h, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-4096;", NULL, NULL, NULL);
    return h;
}

static void step_all(sqlite3_stmt *s)
{
    static _Thread_local volatile int64_t sum;
    while (sqlite3_step(s) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(s); i++)
            sum += sqlite3_column_type(s, i) == SQLITE_INTEGER ? sqlite3_column_int64(s, i)
                                                               : sqlite3_column_bytes(s, i);
    sqlite3_reset(s);
}

/* ---- the journal: all that wait go in one commit */

static void *journal_main(void *x)
{
    sqlite3 *h = open_db();
    sqlite3_stmt *put;
    sqlite3_exec(h,
        "CREATE TABLE IF NOT EXISTS floor_journal(seq INTEGER PRIMARY KEY, at TEXT, staff_id INTEGER, session_id "
        "INTEGER, act TEXT, what TEXT,"
        " subject INTEGER, detail TEXT, hash BLOB) STRICT; CREATE INDEX IF NOT EXISTS floor_journal_staff ON "
        "floor_journal(staff_id, seq);"
        "CREATE INDEX IF NOT EXISTS floor_journal_subject ON floor_journal(subject, seq);",
        NULL, NULL, NULL);
    sqlite3_prepare_v2(h,
        "INSERT INTO floor_journal(at, staff_id, session_id, act, what, subject, detail, hash) VALUES "
        "('2026-11-22T08:30:00Z', 864691128455135232, 864691128455135233, 'look', 'people_list', 0, '', zeroblob(32))",
        -1, &put, NULL);
    pthread_mutex_lock(&g.jlock);
    for (;;) {
        while (g.waiting == 0)
            pthread_cond_wait(&g.jwork, &g.jlock);
        unsigned n = g.waiting;
        uint64_t number = g.filling++;
        g.waiting = 0;
        pthread_mutex_unlock(&g.jlock);
        sqlite3_exec(h, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        while (n-- > 0)
            step_all(put);
        sqlite3_exec(h, "COMMIT", NULL, NULL, NULL);
        pthread_mutex_lock(&g.jlock);
        g.written = number;
        pthread_cond_broadcast(&g.jdone);
    }
    return NULL;
}

static void journal_look(void)
{
    pthread_mutex_lock(&g.jlock);
    uint64_t mine = g.filling;
    g.waiting++;
    pthread_cond_signal(&g.jwork);
    while (g.written < mine)
        pthread_cond_wait(&g.jdone, &g.jlock);
    pthread_mutex_unlock(&g.jlock);
}

/* ---- workers */

static struct MHD_Response *answer(void)
{
    char *copy = malloc(g.body_n);
    memcpy(copy, g.body, g.body_n);
    struct MHD_Response *r = MHD_create_response_from_buffer_with_free_callback(g.body_n, copy, free);
    for (size_t i = 0; i < g.nlines; i++)
        MHD_add_response_header(r, g.names[i], g.values[i]);
    return r;
}

static void *worker_main(void *x)
{
    sqlite3 *h = open_db();
    sqlite3_stmt *s[STATEMENTS];
    for (size_t i = 0; i < g.nsql; i++)
        if (sqlite3_prepare_v3(h, g.sql[i], -1, SQLITE_PREPARE_PERSISTENT, &s[i], NULL) != SQLITE_OK)
            die(g.sql[i]);
    for (;;) {
        pthread_mutex_lock(&g.lock);
        while (g.head == g.tail)
            pthread_cond_wait(&g.work, &g.lock);
        struct ask *k = g.queue[g.head++ % QUEUE];
        pthread_mutex_unlock(&g.lock);
        for (size_t i = 0; i < g.nsql; i++)
            step_all(s[i]);
        if (g.journal)
            journal_look();
        k->r = answer();
        MHD_resume_connection(k->c);
    }
    return NULL;
}

static enum MHD_Result on_request(void *x, struct MHD_Connection *c, const char *url, const char *method,
    const char *version, const char *data, size_t *n, void **own)
{
    struct ask *k = *own;
    if (!k) {
        *own = k = calloc(1, sizeof *k);
        k->c = c;
        return MHD_YES;
    }
    if (k->r) {
        enum MHD_Result done = MHD_queue_response(c, 200, k->r);
        MHD_destroy_response(k->r);
        k->r = NULL;
        return done;
    }
    MHD_suspend_connection(c);
    pthread_mutex_lock(&g.lock);
    g.queue[g.tail++ % QUEUE] = k;
    pthread_cond_signal(&g.work);
    pthread_mutex_unlock(&g.lock);
    return MHD_YES;
}

static void on_done(void *x, struct MHD_Connection *c, void **own, enum MHD_RequestTerminationCode code) { free(*own); }

/* ---- start */

static char *read_file(const char *path, size_t *ret_n)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        die(path);
    fseek(f, 0, SEEK_END);
    *ret_n = (size_t)ftell(f);
    rewind(f);
    char *p = calloc(1, *ret_n + 1);
    if (fread(p, 1, *ret_n, f) != *ret_n)
        die(path);
    fclose(f);
    return p;
}

static void read_head(char *text)
{
    for (char *line = strtok(text, "\r\n"); line; line = strtok(NULL, "\r\n")) {
        char *colon = strstr(line, ": ");
        if (!colon || !strncasecmp(line, "content-length", 14) || !strncasecmp(line, "date", 4) ||
            !strncasecmp(line, "connection", 10) || g.nlines == LINES)
            continue;
        *colon = 0;
        g.names[g.nlines] = line;
        g.values[g.nlines++] = colon + 2;
    }
}

int main(int argc, char **argv)
{
    if (argc < 6)
        die("usage: floor_server PORT FILE.db STATEMENTS HEAD BODY [--journal]");
    size_t n;
    pthread_t t;
    g.db = argv[2];
    for (char *line = strtok(read_file(argv[3], &n), "\n"); line && g.nsql < STATEMENTS; line = strtok(NULL, "\n"))
        g.sql[g.nsql++] = line;
    read_head(read_file(argv[4], &n));
    g.body = read_file(argv[5], &g.body_n);
    g.journal = argc > 6;
    pthread_create(&t, NULL, journal_main, NULL);
    for (int i = 0; i < WORKERS; i++)
        pthread_create(&t, NULL, worker_main, NULL);
    if (!MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC,
            (uint16_t)atoi(argv[1]), NULL, NULL, on_request, NULL, MHD_OPTION_CONNECTION_LIMIT, 6000u,
            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)12288, MHD_OPTION_CONNECTION_TIMEOUT, 60u,
            MHD_OPTION_NOTIFY_COMPLETED, on_done, NULL, MHD_OPTION_END))
        die("port");
    for (;;)
        pause();
}
