/* serve_test: what libmicrohttpd refuses by itself is answered once, leaves a line in the log, and leaves no memory
 * behind: built with the address sanitizer, this program ends badly if it does. Seen so: with talk_end() not freeing
 * (leak), without our limits of an address (another status), without the answer in the library's place (nobody
 * answers), and without all of it and on_line() not ending the talk (line_end() ends the program). The whole server is
 * tested from outside (tests/web/serve.test.mjs, refused.test.mjs). */
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/settings.h"
#include "base/test.h"
#include "web/serve.h"

static void *no_worker(void *x) { return NULL; }
static void no_end(void *own) {}
static void no_settling(void *x) {}
static bool not_at_once(void *x, struct http *request) { return false; }

/* Says what the server said, "200" of what it let through. */
static void echo(void *own, struct http *x)
{
    struct answer a = { .status = x->refused ? x->refused : 200, .body = S("all right\n"), .close = true };
    x->answer(x, &a);
    x->send(x);
}

static struct serve *begin(struct settings *s)
{
    struct buf why;
    struct serve_work work = { no_worker, not_at_once, echo, no_end, no_settling, NULL };
    buf_init(&why, 400);
    *s = settings_default();
    s->listen = S("127.0.0.1:0");
    struct serve *sv = serve_start(s, &work, &why);
    if (!sv)
        fail_msg("%.*s", (int)why.n, why.p);
    buf_free(&why);
    return sv;
}

static int sent(const struct serve *sv, struct str head)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)serve_port(sv)) };
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_true(connect(fd, (const struct sockaddr *)&at, sizeof at) == 0);
    assert_true(send(fd, head.p, head.n, MSG_NOSIGNAL) == (ssize_t)head.n);
    return fd;
}

/* Sends a head and reads to the end: how many status lines came, and the first one's status. */
static int statuses(const struct serve *sv, struct str head, int *ret_lines)
{
    char got[8192] = "";
    size_t n = 0;
    int fd = sent(sv, head), status = 0;
    for (ssize_t more; n < sizeof got - 1 && (more = recv(fd, got + n, sizeof got - 1 - n, 0)) > 0;)
        n += (size_t)more;
    close(fd);
    got[n] = 0;
    *ret_lines = 0;
    for (const char *p = got; (p = strstr(p, "HTTP/1.1 ")) != NULL; p += 9)
        status = (*ret_lines)++ ? status : (int)strtol(p + 9, NULL, 10);
    return status;
}

static struct str repeated(struct buf *b, const char *first, const char *each, int times, const char *last)
{
    b->n = 0;
    buf_z(b, first);
    for (int i = 0; i < times; i++)
        buf_z(b, each);
    buf_z(b, last);
    return buf_view(b);
}

static void is_refused(const struct serve *sv, struct str head, int status)
{
    int lines;
    assert_int_equal(statuses(sv, head, &lines), status);
    assert_int_equal(lines, 1);
}

enum { EACH = 60 };

TEST(a_head_that_the_library_refuses_is_answered_once_and_leaves_nothing_behind)
{
    struct settings s;
    struct serve *sv = begin(&s);
    struct buf b;
    buf_init(&b, 100000);
    for (int i = 0; i < EACH; i++) {
        is_refused(sv, repeated(&b, "GET /?", "a=&", 200, " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
        is_refused(sv, repeated(&b, "GET /?b=", "v", 9000, " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
        is_refused(sv, repeated(&b, "GET /", "u", 20000, " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
        is_refused(sv, repeated(&b, "GET / HTTP/1.1\r\nHost: x\r\nCookie: ", "a=1; ", 400, "\r\n\r\n"), 431);
        is_refused(sv, repeated(&b, "GET / HTTP/1.1\r\nCookie: ", "a=1; ", 180, "\r\n\r\n"), 431);
        is_refused(sv, repeated(&b, "GET / HTTP/1.1\r\nHost: x\r\n", "A: b\r\n", 400, "\r\n"), 431);
        is_refused(sv, S("GET / HTTP/1.1\r\n\r\n"), 400);
        is_refused(sv, S("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
        is_refused(sv, S("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n"), 400);
        is_refused(sv, S("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), 400);
        is_refused(sv, S("GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n"), 400);
    }
    buf_free(&b);
    serve_stop(sv);
}

/* Who goes away in the middle of a head: the library has called us for the address, and for nothing since. */
TEST(a_head_that_never_ends_leaves_nothing_behind)
{
    static const char *const halves[] = { "GET /half", "GET /half HTTP/1.1\r\n", "GET /half HTTP/1.1\r\nHost: x\r\n",
        "GET /half HTTP/1.1\r\nHost: x\r\nCookie: a=", "POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
        "GET /half HTTP/1.1\r\nno colon\r\n" };
    struct settings s;
    struct serve *sv = begin(&s);
    int lines;
    for (int i = 0; i < EACH; i++)
        for (size_t k = 0; k < sizeof halves / sizeof *halves; k++) {
            close(sent(sv, str_of(halves[k])));
            assert_int_equal(statuses(sv, S("GET / HTTP/1.0\r\n\r\n"), &lines), 200);
        }
    serve_stop(sv);
}

TEST(arguments_and_cookies_within_the_limits_are_let_through)
{
    struct settings s;
    struct serve *sv = begin(&s);
    struct buf b;
    buf_init(&b, 100000);
    int lines;
    assert_int_equal(
        statuses(sv, repeated(&b, "GET /?", "a=&", 120, " HTTP/1.1\r\nHost: x\r\nCookie: a=1\r\n\r\n"), &lines), 200);
    assert_int_equal(
        statuses(sv, repeated(&b, "GET / HTTP/1.1\r\nHost: x\r\nCookie: a=", "c", 4000, "\r\n\r\n"), &lines), 200);
    assert_int_equal(statuses(sv, S("GET / HTTP/1.0\r\n\r\n"), &lines), 200);
    buf_free(&b);
    serve_stop(sv);
}

/* As a stop meets a refused head: the answer has come, the thread behind it is not done. Seen: the end of the program,
 * in five of twelve runs, where the library's own words were queued behind ours (serve_refuse.c). */
TEST(a_server_that_stops_while_a_head_is_refused_ends_well)
{
    struct buf b;
    buf_init(&b, 100000);
    for (int i = 0; i < EACH; i++) {
        struct settings s;
        struct serve *sv = begin(&s);
        char first;
        int fd = sent(sv, repeated(&b, "GET / HTTP/1.1\r\nHost: x\r\nCookie: ", "a=1; ", 400, "\r\n\r\n"));
        assert_int_equal(recv(fd, &first, 1, 0), 1);
        serve_stop(sv);
        close(fd);
    }
    buf_free(&b);
}

TESTS(a_head_that_the_library_refuses_is_answered_once_and_leaves_nothing_behind,
    a_head_that_never_ends_leaves_nothing_behind, a_server_that_stops_while_a_head_is_refused_ends_well,
    arguments_and_cookies_within_the_limits_are_let_through)
