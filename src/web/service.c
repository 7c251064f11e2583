/* service: see service.h. */
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include "auth/sign_in.h"
#include "base/log.h"
#include "base/rush.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "web/inside.h"
#include "web/serve.h"
#include "web/service.h"
#include "web_sql.h"

static struct db *connect_db(const struct settings *s)
{
    struct buf why;
    buf_init(&why, 500);
    struct db_options o = { .busy_ms = (int)s->db_busy_ms, .cache_kb = s->db_cache_kb };
    struct db *db = db_open(s->db, &o, &why);
    if (!db)
        log_line(LOG_ERROR, "database", "text=\"%.*s\"", STR_ARG(buf_view(&why)));
    buf_free(&why);
    return db;
}

/* To a file a worker connects at its first request: each connection keeps the schema in memory (0.45 MB), and who
 * rested last works next, so that most workers of a quiet house never need one. A server is asked at once: to connect
 * takes longer there, and to one that has fallen silent much longer than a question does. */
static void *worker_begin(void *x)
{
    struct worker *w = calloc(1, sizeof *w);
    if (!w)
        abort();
    w->service = x;
    w->gzip = gzip_new();
    if (db_engine_of(atomic_load(&w->service->settings)->db) == DB_POSTGRES)
        w->db = connect_db(atomic_load(&w->service->settings));
    return w;
}

static void worker_end(void *own)
{
    struct worker *w = own;
    if (w->db)
        db_close(w->db);
    gzip_free(w->gzip);
    free(w);
}

/* True: it was /healthz and is answered. */
static bool service_health(struct worker *w, struct http *x)
{
    if (!str_is(x->target, "/healthz") || str_is(x->method, "POST") || x->refused)
        return false;
    const char *trouble = health_trouble(w->service->health);
    char text[200];
    snprintf(text, sizeof text, "%s\n", trouble ? trouble : "");
    answer_plain(x, trouble ? 503 : 200, trouble ? text : "ok");
    x->send(x);
    return true;
}

static void worker_request(void *own, struct http *x)
{
    struct worker *w = own;
    if (service_health(w, x))
        return;
    if (!w->db && !health_silent(w->service->health))
        w->db = connect_db(atomic_load(&w->service->settings));
    gate_run(w, x);
}

static bool service_at_once(void *x, struct http *request)
{
    struct service *sv = x;
    return !health_away(sv->health) && at_once_give(sv->at_once, request, atomic_load(&sv->settings), sv->asked);
}

static void looks_settle(void *x)
{
    struct service *sv = x;
    auth_settle(sv->auth);
}

/* ---- once an hour: what is too old goes */

void service_sweep(struct task *t)
{
    int64_t now = instant_unix(t->now), day = 86400;
    db_begin_write(t);
    int64_t repeats = web_sql_idempotency_clean(t, instant_from_unix(now - t->settings->repeat_days * day));
    int64_t drafts = web_sql_draft_clean(t, instant_from_unix(now - t->settings->draft_days * day));
    int64_t refused = web_sql_again_clean(t, instant_from_unix(now - day), instant_from_unix(now - REFUSED_SECONDS));
    db_commit(t);
    log_line(LOG_INFO, "sweep", "forms=%lld drafts=%lld refused=%lld", (long long)repeats, (long long)drafts,
        (long long)refused);
}

/* Work of the program itself, with a connection of its own; what fails is only logged. */
static void do_own_work(const struct service *sv, const char *name, void (*work)(struct task *t, void *x), void *x)
{
    const struct settings *s = atomic_load(&sv->settings);
    struct landing landing;
    struct task t = { .a = arena_try(1 << 20),
        .viewer = &VIEWER_PROGRAM,
        .lang = lang_get(LANG_en),
        .settings = s,
        .keys = sv->keys,
        .jobs = sv->jobs,
        .asked = sv->asked,
        .landing = &landing,
        .now = instant_now() };
    if (!t.a)
        return;
    t.today = instant_day(t.now);
    arena_on_full(t.a, task_full, &t);
    t.db = connect_db(s);
    if (t.db && setjmp(landing.jump) == 0)
        work(&t, x);
    else if (t.db)
        log_line(LOG_WARN, name, "text=\"%s\"", landing.text);
    if (t.db)
        db_close(t.db);
    arena_free(t.a);
}

/* ---- the main thread: signals and the clock */

enum { OFTEN_S = 60 }; /* until it is asked again when it could not answer */
struct ask {           /* start->often */
    const struct service_start *start;
    int64_t at; /* clock_us() */
};

static void sweep(struct task *t, void *x) { service_sweep(t); }

static void begin(struct task *t, void *x)
{
    const struct service_start *start = x;
    start->begin(t);
}

static void often(struct task *t, void *x)
{
    struct ask *ask = x;
    ask->at = clock_us() + ask->start->often(t) * INT64_C(1000000);
}

static void renew(struct service *sv, struct serve *server, const struct service_start *start, struct arena *a)
{
    struct settings *fresh = NEW(a, struct settings), read;
    struct buf why;
    buf_init(&why, 1000);
    if (start->reread(start->x, a, &read, &why)) {
        size_t waiting = settings_renew(atomic_load(&sv->settings), &read, fresh);
        atomic_store(&sv->settings, fresh);
        serve_settings(server, fresh);
        log_line(LOG_INFO, "settings", "read=again waiting_for_restart=%zu", waiting);
    } else {
        log_line(LOG_ERROR, "settings", "kept=old text=\"%.*s\"", STR_ARG(buf_view(&why)));
    }
    buf_free(&why);
}

static sigset_t our_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

/* Older settings stay in the arena until the end: a request that began with them may still read them. */
static void watch(struct service *sv, struct serve *server, const struct service_start *start)
{
    struct arena *a = arena_new(16 << 20);
    sigset_t set = our_signals();
    int64_t next_sweep = clock_us() + 60 * INT64_C(1000000);
    struct ask ask = { start, 0 };
    for (;;) {
        int got = sigtimedwait(&set, NULL, &(struct timespec){ .tv_sec = 1 });
        if (got == SIGTERM || got == SIGINT)
            break;
        if (got == SIGHUP) {
            renew(sv, server, start, a);
            ask.at = 0;
        }
        serve_sweep(server);
        if (start->often && clock_us() > ask.at) {
            ask.at = clock_us() + OFTEN_S * INT64_C(1000000);
            do_own_work(sv, "often", often, &ask);
        }
        if (clock_us() > next_sweep) {
            do_own_work(sv, "sweep", sweep, NULL);
            next_sweep = clock_us() + 3600 * INT64_C(1000000);
        }
    }
    log_line(LOG_INFO, "stop", "signal=1");
    serve_stop(server);
    arena_free(a);
}

static int sign_in_route(void)
{
    unsigned route;
    int64_t ids[4];
    return router_find(S("/sign-in"), GET, &route, ids) == FOUND ? (int)route : -1;
}

/* A request takes some 100 kB and gives them back: the C library must not return them to the kernel each time, which
 * costs a tenth of the whole work (madvise and page faults; measured with perf on a page of 8 kB and 4 workers). */
static void keep_freed_memory(void)
{
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

static void keep_address(struct task *t, void *x)
{
    db_begin_write(t);
    link_server(t, str_of(x));
    db_commit(t);
}

/* Links that leave the program lead to where it answers: to the real port, and to a host that means something. */
static void note_address(const struct service *sv, struct str listen, unsigned port)
{
    char text[200];
    struct str host = listen;
    while (host.n > 0 && host.p[host.n - 1] != ':')
        host.n--;
    host.n -= host.n > 0;
    bool anywhere = str_empty(host) || str_is(host, "0.0.0.0") || str_is(host, "[::]");
    snprintf(text, sizeof text, "%.*s:%u", STR_ARG(anywhere ? S("localhost") : host), port);
    do_own_work(sv, "address", keep_address, text);
}

bool service_run(const struct service_start *start, struct buf *ret_why)
{
    struct service sv = { .keys = start->task->keys, .sign_in = sign_in_route() };
    sigset_t set = our_signals();
    atomic_store(&sv.settings, start->settings);
    keep_freed_memory();
    signal(SIGPIPE, SIG_IGN);
    pthread_sigmask(SIG_BLOCK, &set, NULL); /* threads inherit it; the main thread asks for them in watch() */
    sv.auth = auth_open(start->settings->db, sv.keys, start->settings, ret_why);
    if (!sv.auth)
        return false;
    sv.jobs = jobs_open(start->settings, start->settings->db, sv.keys, sv.auth, ret_why);
    if (!sv.jobs)
        return auth_close(sv.auth), false;
    sv.health = health_open(start->settings->db);
    sv.kept = kept_open();
    sv.at_once = at_once_open(start->settings);
    sv.asked = asked_open();
    sv.rush = rush_open();
    if (start->begin)
        do_own_work(&sv, "begin", begin, (void *)(uintptr_t)start);
    struct serve_work work = { worker_begin, service_at_once, worker_request, worker_end, looks_settle, &sv };
    struct serve *server = serve_start(start->settings, &work, ret_why);
    if (server) {
        if (!start->quiet) {
            printf("%.*s listens on port %u\n", STR_ARG(start->settings->service_name), serve_port(server));
            fflush(stdout);
        }
        note_address(&sv, start->settings->listen, serve_port(server));
        log_line(LOG_INFO, "start", "port=%u workers=%lld", serve_port(server), (long long)start->settings->workers);
        watch(&sv, server, start);
    }
    health_close(sv.health);
    kept_close(sv.kept);
    at_once_close(sv.at_once);
    asked_close(sv.asked);
    rush_close(sv.rush);
    jobs_close(sv.jobs);
    auth_close(sv.auth);
    return server != NULL;
}
