/* save_client: clients that save registers one after the other, each its own, over kept connections. Every save has a
 * fresh form_id and changes the mark of everybody. Prints: saves/s, p50 and p99 in ms, and how many were not answered
 * 303. usage: save_client PORT COOKIE CSRF SECONDS FILE...   one client per FILE: its first line is the register's
 * path, the others the ids of the persons in it; or "=" and the fields of another form, as they are sent. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PERSONS = 64, SAVES = 400000, FIELDS = 4096 };

static struct {
    int port;
    const char *cookie, *csrf;
    double seconds;
} g;
struct client {
    pthread_t thread;
    char path[80], ids[PERSONS][20], fields[FIELDS];
    size_t nids;
    uint64_t key;
    double *ms;
    size_t n, bad;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int dial(void)
{
    struct sockaddr_in a = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)g.port), .sin_addr = { htonl(INADDR_LOOPBACK) }
    };
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(fd, (struct sockaddr *)&a, sizeof a) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* Reads one answer with Content-Length; its status, or 0 when the line is lost. */
static int read_answer(int fd)
{
    char buf[65536];
    size_t n = 0, want = 0;
    char *end = NULL;
    while (!end || n < want) {
        ssize_t r = read(fd, buf + n, sizeof buf - 1 - n);
        if (r <= 0)
            return 0;
        n += (size_t)r;
        buf[n] = 0;
        if (!end && (end = strstr(buf, "\r\n\r\n"))) {
            char *length = strcasestr(buf, "\r\ncontent-length:");
            want = (size_t)(end - buf) + 4 + (length ? strtoul(length + 17, NULL, 10) : 0);
        }
        if (n == sizeof buf - 1) /* a page, not the short answer to a save */
            return 0;
    }
    return atoi(buf + 9);
}

enum { ROUNDS = 3, COUNTER = 8 };
struct request {
    char bytes[12288];
    size_t n;
    char *counter;
}; /* counter: the digits of form_id that change */

/* One of three saves, so that each changes the mark of everybody. Written before the clock runs. */
static void compose(const struct client *c, size_t round, struct request *q)
{
    static const char *const marks[] = { "present", "excused", "late" };
    char body[8192];
    int n = snprintf(body, sizeof body, "csrf=%s&version=0&save=1%s", g.csrf, c->fields);
    for (size_t p = 0; p < c->nids; p++)
        n += snprintf(
            body + n, sizeof body - (size_t)n, "&mark-%s=%s&was-%s=", c->ids[p], marks[(round + p) % 3], c->ids[p]);
    n += snprintf(body + n, sizeof body - (size_t)n, "&form_id=bench%llx-%08x", (unsigned long long)c->key, 0u);
    q->n = (size_t)snprintf(q->bytes, sizeof q->bytes,
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\nCookie: %s\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s",
        c->path, g.port, g.port, g.cookie, n, body);
    q->counter = q->bytes + q->n - COUNTER;
}

static void *client_main(void *x)
{
    struct client *c = x;
    static _Thread_local struct request q[ROUNDS];
    for (size_t round = 0; round < ROUNDS; round++)
        compose(c, round, &q[round]);
    int fd = dial();
    double start = now(), until = start + g.seconds;
    for (size_t i = 0; fd >= 0 && i < SAVES && start < until; i++) {
        struct request *one = &q[i % ROUNDS];
        char digits[COUNTER + 1];
        snprintf(digits, sizeof digits, "%08zx", i);
        memcpy(one->counter, digits, COUNTER);
        if (write(fd, one->bytes, one->n) != (ssize_t)one->n)
            break;
        int status = read_answer(fd);
        if (status == 0)
            break;
        double end = now();
        c->ms[c->n++] = (end - start) * 1000;
        c->bad += status != 303;
        start = end;
    }
    if (fd >= 0)
        close(fd);
    return NULL;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc < 6)
        return 2;
    g.port = atoi(argv[1]), g.cookie = argv[2], g.csrf = argv[3], g.seconds = atof(argv[4]);
    int n = argc - 5;
    struct client *c = calloc((size_t)n, sizeof *c);
    double *all = calloc((size_t)n * SAVES, sizeof *all), start;
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    for (int i = 0; i < n; i++) {
        FILE *f = fopen(argv[5 + i], "r");
        if (!f || fscanf(f, "%79s", c[i].path) != 1)
            return 2;
        if (fscanf(f, " =%4095[^\n]", c[i].fields) != 1)
            c[i].fields[0] = 0;
        while (!c[i].fields[0] && c[i].nids < PERSONS && fscanf(f, "%19s", c[i].ids[c[i].nids]) == 1)
            c[i].nids++;
        fclose(f);
        c[i].key = (uint64_t)t.tv_sec << 20 ^ (uint64_t)t.tv_nsec ^ (uint64_t)i << 56;
        c[i].ms = calloc(SAVES, sizeof *c[i].ms);
    }
    start = now();
    for (int i = 0; i < n; i++)
        pthread_create(&c[i].thread, NULL, client_main, &c[i]);
    size_t total = 0, bad = 0;
    for (int i = 0; i < n; i++)
        pthread_join(c[i].thread, NULL);
    double took = now() - start;
    for (int i = 0; i < n; i++) {
        memcpy(all + total, c[i].ms, c[i].n * sizeof *all);
        total += c[i].n, bad += c[i].bad;
    }
    if (total == 0)
        return 1;
    qsort(all, total, sizeof *all, by_size);
    printf("%.0f %.2f %.2f %zu\n", (double)total / took, all[total / 2], all[total * 99 / 100], bad);
    return 0;
}
