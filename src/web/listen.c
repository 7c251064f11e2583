/* listen: see listen.h. */
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include "web/listen.h"

int listen_on(struct str where, unsigned *ret_port, struct buf *ret_why)
{
    char host[128] = "", port[16] = "8080";
    size_t colon = where.n;
    while (colon > 0 && where.p[colon - 1] != ':')
        colon--;
    struct str h = str_part(where, 0, colon ? colon - 1 : 0), p = str_part(where, colon, where.n);
    if (h.n > 1 && h.p[0] == '[')
        h = str_part(h, 1, h.n - 2);
    snprintf(host, sizeof host, "%.*s", STR_ARG(h));
    snprintf(port, sizeof port, "%.*s", STR_ARG(p));
    struct addrinfo want = { .ai_family = AF_UNSPEC,
        .ai_socktype = SOCK_STREAM,
        .ai_flags = AI_PASSIVE | AI_NUMERICSERV },
                    *list = NULL;
    int bad = getaddrinfo(host[0] ? host : NULL, port, &want, &list), fd = -1, one = 1;
    for (struct addrinfo *i = list; i && fd < 0; i = i->ai_next) {
        fd = socket(i->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (fd < 0)
            continue;
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        if (bind(fd, i->ai_addr, i->ai_addrlen) != 0 || listen(fd, 1024) != 0) {
            close(fd);
            fd = -1;
        }
    }
    if (list)
        freeaddrinfo(list);
    struct sockaddr_storage got;
    socklen_t n = sizeof got;
    if (bad || fd < 0 || getsockname(fd, (struct sockaddr *)&got, &n) != 0) {
        buf_fmt(ret_why,
            "cannot listen on %.*s: it is in use or no address of this machine; choose another with --listen",
            STR_ARG(where));
        return -1;
    }
    *ret_port = ntohs(got.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)(void *)&got)->sin6_port
                                                : ((struct sockaddr_in *)(void *)&got)->sin_port);
    return fd;
}

void listen_many(void)
{
    struct rlimit l;
    if (getrlimit(RLIMIT_NOFILE, &l) == 0 && l.rlim_cur < l.rlim_max) {
        l.rlim_cur = l.rlim_max;
        setrlimit(RLIMIT_NOFILE, &l);
    }
}
