/* serve: see serve.h. A request is collected by an I/O thread, the connection is suspended (so it costs no thread) and
 * the request queued; the worker makes the response and resumes the connection. Embedded files are answered at once.
 * Every connection has one deadline for the step it is in, looked at once a second: a slow sender cannot stay by
 * dripping bytes. */
#include <fcntl.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/log.h"
#include "base/task.h"
#include "web/address.h"
#include "web/asset.h"
#include "web/listen.h"
#include "web/pool.h"
#include "web/serve.h"
#include "web/serve_assets.h"
#include "web/serve_line.h"
#include "web/serve_refuse.h"
#include "web/serve_response.h"

struct serve {
    struct MHD_Daemon *daemon;
    struct pool *pool;
    struct serve_work work;
    _Atomic(const struct settings *) settings;
    struct lines lines;
    struct tally *requests;
    struct serve_assets *assets;
    _Atomic int64_t running, spooled;
    atomic_bool stopping;
    unsigned port;
    char spool_folder[512];
};

struct talk {      /* one request on a connection */
    struct http x; /* first: workers see only this */
    struct serve *sv;
    struct MHD_Connection *connection;
    struct MHD_Response *response;
    struct line *line;
    unsigned status;
    bool begun, counted;
    struct address household;
    int spool;       /* file of a long body; -1 */
    int64_t charged; /* to serve.spooled */
    int64_t seconds; /* more than others, for an answer that is long */
    size_t got, cap, limit;
    char *bytes;
    char target[];
};

int64_t clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static const struct settings *current(struct serve *sv)
{
    return atomic_load_explicit(&sv->settings, memory_order_acquire);
}

/* ---- connections */

static enum MHD_Result on_accept(void *x, const struct sockaddr *sa, socklen_t n)
{
    struct serve *sv = x;
    bool in = !atomic_load(&sv->stopping) && lines_may_come(&sv->lines, sa, current(sv)->connections_per_address);
    return in ? MHD_YES : MHD_NO;
}

static void talk_end(struct talk *k);

static void on_line(void *x, struct MHD_Connection *c, void **own, enum MHD_ConnectionNotificationCode code)
{
    struct serve *sv = x;
    struct line *l = *own;
    if (code != MHD_CONNECTION_NOTIFY_CLOSED) {
        *own = line_begin(&sv->lines, c, current(sv)->header_seconds);
    } else if (l) {
        if (l->talk) /* refused by the library, which forgot to say so */
            talk_end(l->talk);
        line_end(&sv->lines, l);
    }
}

void serve_sweep(struct serve *sv) { lines_sweep(&sv->lines); }

/* ---- a request comes in */

enum { ARGUMENTS = 128 }; /* of an address; no page of ours has a quarter of them */

/* May the address be so long? */
static bool address_fits(const struct settings *s, const char *uri, size_t n)
{
    size_t arguments = 1;
    for (size_t i = 0; i < n; i++)
        arguments += uri[i] == '&';
    return n <= (size_t)s->header_bytes && arguments <= ARGUMENTS;
}

/* The library would keep a record of 56 bytes for each argument of the address and refuse the request when they pass
 * the connection's memory. Nobody asks it for them (query.c reads what it needs), so it is shown none: the text is its
 * own buffer, which it cuts up right after this call. */
static void hide_arguments(const char *uri)
{
    char *query = strchr((char *)(uintptr_t)uri, '?');
    if (query)
        query[1] = 0;
}

static void *on_target(void *x, const char *uri, struct MHD_Connection *c)
{
    struct serve *sv = x;
    const union MHD_ConnectionInfo *own = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct line *l = own ? own->socket_context : NULL;
    size_t n = strlen(uri);
    bool fits = address_fits(current(sv), uri, n);
    struct str target = fits ? (struct str){ uri, n } : S("/");
    struct talk *k = l ? calloc(1, sizeof *k + target.n + 1) : NULL;
    if (!k)
        return NULL;
    must_be(!l->talk);
    l->talk = k;
    k->sv = sv;
    k->connection = c;
    k->line = l;
    k->spool = -1;
    k->x.refused = fits ? 0 : 414;
    memcpy(k->target, target.p, target.n);
    k->x.target = (struct str){ k->target, target.n };
    line_allow(l, current(sv)->header_seconds);
    hide_arguments(uri);
    return k;
}

static size_t on_escape(void *x, struct MHD_Connection *c, char *s) { return strlen(s); } /* the router decodes */

struct heads {
    struct talk *k;
    size_t bytes;
    bool twice;
};

static enum MHD_Result on_head(
    void *x, enum MHD_ValueKind kind, const char *name, size_t nname, const char *value, size_t nvalue)
{
    static const struct {
        const char *name;
        size_t n;
    } known[] = {
#define H(id, text) { text, sizeof text - 1 },
        HEADERS(H)
#undef H
    };
    struct heads *h = x;
    h->bytes += nname + nvalue + 4;
    for (size_t i = 0; i < HEADER__N; i++)
        if (known[i].n == nname && strncasecmp(known[i].name, name, nname) == 0) {
            struct str *at = &h->k->x.header[i];
            h->twice |= at->p && (i == HEADER_CONTENT_LENGTH || i == HEADER_HOST || i == HEADER_TRANSFER_ENCODING);
            if (!at->p || i == HEADER_X_FORWARDED_FOR) /* the last list is the nearest proxy's */
                *at = (struct str){ value ? value : "", nvalue };
        }
    return MHD_YES;
}

static void find_reader(struct talk *k)
{
    struct serve *sv = k->sv;
    const union MHD_ConnectionInfo *ip = MHD_get_connection_info(k->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct address a = { { 0 } }, far;
    if (ip)
        line_address(ip->client_addr, &a);
    if (networks_have(&sv->lines.trusted, &a)) {
        k->x.https = str_is(k->x.header[HEADER_X_FORWARDED_PROTO], "https");
        if (address_forwarded(&sv->lines.trusted, k->x.header[HEADER_X_FORWARDED_FOR], &far)) {
            k->household = address_household(far);
            k->counted = true;
            a = far;
            if (tally_add(sv->requests, &k->household) > current(sv)->connections_per_address)
                k->x.refused = 429;
        }
    }
    address_text(&a, k->x.address);
}

/* Checks what the header promises; the status to refuse with, or 0. Sets the limit of the body. */
static int check_body(struct talk *k, bool post)
{
    const struct settings *s = current(k->sv);
    struct str length = k->x.header[HEADER_CONTENT_LENGTH], type = k->x.header[HEADER_CONTENT_TYPE];
    bool chunked = k->x.header[HEADER_TRANSFER_ENCODING].n > 0;
    int64_t n = 0;
    if ((length.p && !str_int(length, &n)) || n < 0 || (length.p && chunked))
        return 400;
    if (!post)
        return n > 0 || chunked ? 400 : 0;
    /* only a browser that has been here before may send files */
    bool files = str_starts(type, S("multipart/form-data")) && k->x.header[HEADER_COOKIE].n > 0;
    k->limit = (size_t)(files && s->upload_bytes > s->form_bytes ? s->upload_bytes : s->form_bytes);
    if ((uint64_t)n > k->limit)
        return 413;
    line_allow(k->line, s->body_seconds + (chunked ? 0 : n / 8192));
    return 0;
}

/* Later bytes of a body go to a file without name when the body is long; false when the disk or the budget is used up.
 */
static bool spool_open(struct talk *k)
{
    k->spool = open(k->sv->spool_folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    return k->spool >= 0 && (k->got == 0 || write(k->spool, k->bytes, k->got) == (ssize_t)k->got);
}

static bool write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t w = write(fd, p, n);
        if (w <= 0)
            return false;
        p += w;
        n -= (size_t)w;
    }
    return true;
}

static bool keep_in_memory(struct talk *k, const char *p, size_t n)
{
    must_be(k->got <= k->cap);
    if (k->got + n > k->cap) {
        size_t cap = k->cap ? k->cap * 2 : 2048;
        while (cap < k->got + n)
            cap *= 2;
        char *more = realloc(k->bytes, cap);
        if (!more)
            return false;
        k->bytes = more;
        k->cap = cap;
    }
    memcpy(k->bytes + k->got, p, n);
    return true;
}

enum { IN_MEMORY = 1 << 20 };

static void take_body(struct talk *k, const char *p, size_t n)
{
    if (k->x.refused)
        return;
    bool kept;
    if (k->got + n > k->limit) {
        k->x.refused = 413;
        return;
    }
    if (k->spool < 0 && k->got + n <= IN_MEMORY) {
        kept = keep_in_memory(k, p, n);
    } else {
        int64_t more = (int64_t)(k->spool < 0 ? k->got + n : n);
        k->charged += more;
        kept = atomic_fetch_add(&k->sv->spooled, more) + more <= current(k->sv)->spool_bytes &&
               (k->spool >= 0 || spool_open(k)) && write_all(k->spool, p, n);
    }
    if (kept)
        k->got += n;
    else
        k->x.refused = 503;
    must_be(k->got <= k->limit);
}

static void finish_body(struct talk *k)
{
    must_be(k->spool >= 0 || k->got <= k->cap);
    k->x.body = (struct str){ k->bytes, k->got };
    if (k->spool < 0 || k->x.refused)
        return;
    void *map = mmap(NULL, k->got, PROT_READ, MAP_PRIVATE, k->spool, 0);
    if (map == MAP_FAILED)
        k->x.refused = 503;
    else
        k->x.body.p = map;
}

/* ---- answers */

static enum MHD_Result send_answer(struct talk *k)
{
    line_allow(k->line, current(k->sv)->answer_seconds + k->seconds);
    struct MHD_Response *r = k->response;
    must_be(k->status);
    k->response = NULL;
    if (!r)
        return MHD_NO;
    enum MHD_Result done = serve_queue(k->connection, k->status, r);
    MHD_destroy_response(r);
    return done;
}

/* What waits for slow readers in files counts as what came in from slow senders does. */
static bool answer_charged(struct talk *k, int64_t bytes)
{
    k->charged += bytes;
    k->seconds = bytes / 8192;
    return atomic_fetch_add(&k->sv->spooled, bytes) + bytes <= current(k->sv)->spool_bytes;
}

/* http.answer: in the worker. */
static void answered(struct http *x, const struct answer *a)
{
    struct talk *k = (struct talk *)(void *)x;
    struct answer last = *a;
    must_be(a->status >= 200 && a->status < 600);
    if (a->file_given && !answer_charged(k, a->file_bytes)) {
        close(a->file);
        last = answer_busy;
    }
    last.close |= atomic_load(&k->sv->stopping);
    if (k->response)
        MHD_destroy_response(k->response);
    k->response = serve_response(&last);
    k->status = (unsigned)last.status;
}

/* http.send: in the worker or in the journal's thread. */
static void sent(struct http *x)
{
    struct talk *k = (struct talk *)(void *)x;
    must_be(k->status); /* nobody resumes what is not answered */
    MHD_resume_connection(k->connection);
}

/* Straight from the I/O thread, when there is no worker to ask. */
static enum MHD_Result busy(struct talk *k)
{
    k->response = serve_response(&answer_busy);
    k->status = 503;
    log_line(LOG_WARN, "busy", "queue=full");
    return send_answer(k);
}

/* http.again: where no worker takes it, a plain refusal leaves instead of the page. */
static void asked_again(struct http *x)
{
    struct talk *k = (struct talk *)(void *)x;
    x->look_lost = true;
    if (pool_give(k->sv->pool, k))
        return;
    answered(x, &answer_busy);
    sent(x);
}

static enum MHD_Result hand_over(struct talk *k)
{
    must_be(k->begun && !k->status);
    finish_body(k);
    k->x.arrived = clock_us();
    line_allow(k->line, -1);
    MHD_suspend_connection(k->connection); /* before the queue: a worker may be done at once */
    if (pool_give(k->sv->pool, k))
        return MHD_YES;
    MHD_resume_connection(k->connection);
    return busy(k);
}

/* The library's own looks (MHD_OPTION_STRICT_FOR_CLIENT) close the connection without a word. */
static bool malformed(const struct talk *k, const char *version)
{
    bool host = k->x.header[HEADER_HOST].p != NULL;
    return (!host && strcmp(version, MHD_HTTP_VERSION_1_0) != 0) || str_find(k->x.target, S(" ")) >= 0;
}

static enum MHD_Result begin(struct talk *k, const char *method, const char *version)
{
    struct heads h = { .k = k, .bytes = k->x.target.n };
    k->begun = true;
    k->x.method = str_of(method);
    k->x.answer = answered;
    k->x.send = sent;
    k->x.again = asked_again;
    atomic_fetch_add(&k->sv->running, 1);
    bool post = strcmp(method, "POST") == 0, get = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    MHD_get_connection_values_n(k->connection, MHD_HEADER_KIND, on_head, &h);
    find_reader(k);
    int body = check_body(k, post);
    if (!k->x.refused)
        k->x.refused = !post && !get                                    ? 405
                       : h.bytes > (size_t)current(k->sv)->header_bytes ? 431
                       : h.twice                                        ? 400
                       : malformed(k, version)                          ? 400
                                                                        : body;
    /* an answer before the body is read ends the connection, so everything else waits for the second call */
    return k->x.refused ? hand_over(k) : MHD_YES;
}

static enum MHD_Result ready(struct talk *k)
{
    unsigned status;
    struct MHD_Response *file = str_is(k->x.method, "POST") ? NULL : serve_assets_find(k->sv->assets, &k->x, &status);
    if (!file && k->got == 0 && k->sv->work.at_once(k->sv->work.x, &k->x))
        return send_answer(k);
    if (!file)
        return hand_over(k);
    line_allow(k->line, current(k->sv)->answer_seconds + 60);
    return serve_queue(k->connection, status, file);
}

/* places: libmicrohttpd says what it is called with. */
static enum MHD_Result on_request(void *x, struct MHD_Connection *c, const char *url, const char *method,
    const char *version, const char *data, size_t *n, void **own)
{
    struct talk *k = *own;
    if (!k)
        return MHD_NO;
    if (!k->begun)
        return begin(k, method, version);
    if (k->status)
        return send_answer(k);
    if (*n > 0) {
        take_body(k, data, *n);
        *n = 0;
        return MHD_YES;
    }
    return ready(k);
}

static void talk_end(struct talk *k)
{
    if (k->response)
        MHD_destroy_response(k->response);
    if (k->x.body.p && k->x.body.p != k->bytes)
        munmap((void *)(uintptr_t)k->x.body.p, k->got);
    if (k->spool >= 0)
        close(k->spool);
    int64_t spooled = atomic_fetch_sub(&k->sv->spooled, k->charged);
    must_be(k->charged >= 0 && spooled >= k->charged);
    if (k->counted)
        tally_sub(k->sv->requests, &k->household);
    if (k->begun)
        must_be(atomic_fetch_sub(&k->sv->running, 1) > 0);
    must_be(k->line->talk == k);
    k->line->talk = NULL;
    line_allow(k->line, current(k->sv)->idle_seconds + 5); /* MHD's own idle limit comes first; this is for drippers */
    free(k->bytes);
    free(k);
}

static void on_done(void *x, struct MHD_Connection *c, void **own, enum MHD_RequestTerminationCode code)
{
    struct talk *k = *own;
    *own = NULL;
    if (k)
        talk_end(k);
}

/* ---- start and stop */

__attribute__((format(printf, 2, 0))) static void on_log(void *x, const char *fmt, va_list args)
{
    char text[200];
    vsnprintf(text, sizeof text, fmt, args);
    text[strcspn(text, "\n")] = 0;
    log_line(LOG_DEBUG, "microhttpd", "text=\"%s\"", text);
}

static struct MHD_Daemon *start_daemon(struct serve *sv, const struct settings *s, int fd)
{
    unsigned threads = (unsigned)s->io_threads;
    struct MHD_OptionItem options[] = {
        { MHD_OPTION_LISTEN_SOCKET, fd, NULL },
        { MHD_OPTION_CONNECTION_LIMIT, (intptr_t)s->connections, NULL },
        { MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)s->connection_memory, NULL },
        { MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)s->idle_seconds, NULL },
        { MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)on_escape, NULL },
        { MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)on_target, sv },
        { MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)on_done, sv },
        { MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)on_line, sv },
        { threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)threads, NULL },
        { MHD_OPTION_END, 0, NULL },
    };
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_ERROR_LOG,
        0, on_accept, sv, on_request, sv, MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL, MHD_OPTION_ARRAY, options,
        MHD_OPTION_END);
}

struct worker_seat {
    struct serve *sv;
    void *own;
};

static void *worker_begin(void *x)
{
    struct serve *sv = x;
    struct worker_seat *seat = malloc(sizeof *seat);
    if (!seat)
        abort();
    *seat = (struct worker_seat){ sv, sv->work.begin(sv->work.x) };
    return seat;
}

static void request_work(void *own, void *job)
{
    struct worker_seat *seat = own;
    seat->sv->work.request(seat->own, job);
}

static void worker_end(void *own)
{
    struct worker_seat *seat = own;
    seat->sv->work.end(seat->own);
    free(seat);
}

static void serve_free(struct serve *sv)
{
    pool_stop(sv->pool); /* what it has is answered; more is refused, but the daemon's threads still ask */
    sv->work.settle(sv->work.x);
    if (sv->daemon)
        MHD_stop_daemon(sv->daemon);
    pool_end(sv->pool);
    serve_assets_free(sv->assets);
    tally_free(sv->requests);
    lines_end(&sv->lines);
    free(sv);
}

struct serve *serve_start(const struct settings *s, const struct serve_work *work, struct buf *ret_why)
{
    struct serve *sv = calloc(1, sizeof *sv);
    if (!sv)
        abort();
    listen_many();
    sv->work = *work;
    sv->assets = serve_assets_new();
    lines_begin(&sv->lines, (size_t)s->connections + 16);
    sv->requests = tally_new((size_t)s->connections + 16);
    atomic_store(&sv->settings, s);
    snprintf(sv->spool_folder, sizeof sv->spool_folder, "%.*s", STR_ARG(s->spool_folder));
    int fd = -1;
    if (!networks_read(s->trusted_proxies, &sv->lines.trusted))
        buf_fmt(ret_why, "trusted_proxies must list addresses such as \"127.0.0.0/8 ::1\"");
    else
        fd = listen_on(s->listen, &sv->port, ret_why);
    if (fd >= 0) {
        sv->pool = pool_new(
            (size_t)s->workers, (size_t)s->queue, &(struct pool_work){ worker_begin, request_work, worker_end, sv });
        sv->daemon = sv->pool ? start_daemon(sv, s, fd) : NULL;
    }
    if (sv->daemon)
        return sv;
    if (fd >= 0) {
        buf_fmt(ret_why, "the server cannot start: no more threads or memory");
        close(fd);
    }
    serve_free(sv);
    return NULL;
}

void serve_settings(struct serve *sv, const struct settings *s) { atomic_store(&sv->settings, s); }

unsigned serve_port(const struct serve *sv) { return sv->port; }

void serve_stop(struct serve *sv)
{
    must_be(sv->daemon);
    int64_t until = clock_us() + current(sv)->stop_seconds * 1000000;
    atomic_store(&sv->stopping, true);
    int fd = MHD_quiesce_daemon(sv->daemon);
    if (fd >= 0)
        shutdown(fd, SHUT_RDWR); /* nobody waits in the backlog for an answer that will not come */
    while (atomic_load(&sv->running) > 0 && clock_us() < until) {
        serve_sweep(sv);
        nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
    }
    if (fd >= 0)
        close(fd);
    serve_free(sv);
}
