/* serve_line: see serve_line.h. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include "base/task.h"
#include "web/http.h"
#include "web/serve_line.h"

void lines_begin(struct lines *ls, size_t most)
{
    ls->connections = tally_new(most);
    pthread_mutex_init(&ls->lock, NULL);
}

void lines_end(struct lines *ls)
{
    tally_free(ls->connections);
    pthread_mutex_destroy(&ls->lock);
}

bool line_address(const struct sockaddr *sa, struct address *ret)
{
    *ret = (struct address){ .b = { [10] = 0xff, [11] = 0xff } };
    if (sa && sa->sa_family == AF_INET)
        memcpy(ret->b + 12, &((const struct sockaddr_in *)(const void *)sa)->sin_addr, 4);
    else if (sa && sa->sa_family == AF_INET6)
        memcpy(ret->b, &((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr, 16);
    else
        return false;
    return true;
}

bool lines_may_come(struct lines *ls, const struct sockaddr *sa, int64_t most)
{
    struct address a;
    if (!line_address(sa, &a))
        return false;
    if (networks_have(&ls->trusted, &a))
        return true;
    struct address home = address_household(a);
    bool in = tally_add(ls->connections, &home) <= most;
    tally_sub(ls->connections, &home); /* counted for good in line_begin, when it is a connection */
    return in;
}

void line_allow(struct line *l, int64_t seconds)
{
    if (l)
        atomic_store_explicit(
            &l->deadline, seconds < 0 ? INT64_MAX : clock_us() + seconds * 1000000, memory_order_relaxed);
}

struct line *line_begin(struct lines *ls, struct MHD_Connection *c, int64_t seconds)
{
    const union MHD_ConnectionInfo *fd = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *ip = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct address a;
    struct line *l = fd && ip && line_address(ip->client_addr, &a) ? calloc(1, sizeof *l) : NULL;
    if (!l)
        return NULL;
    l->fd = fd->connect_fd;
    l->counted = !networks_have(&ls->trusted, &a);
    l->peer = address_household(a);
    if (l->counted)
        tally_add(ls->connections, &l->peer);
    line_allow(l, seconds);
    pthread_mutex_lock(&ls->lock);
    l->next = ls->first;
    l->at = &ls->first;
    if (l->next)
        l->next->at = &l->next;
    ls->first = l;
    pthread_mutex_unlock(&ls->lock);
    return l;
}

void line_end(struct lines *ls, struct line *l)
{
    must_be(!l->talk);
    pthread_mutex_lock(&ls->lock);
    must_be(*l->at == l);
    *l->at = l->next;
    if (l->next)
        l->next->at = l->at;
    pthread_mutex_unlock(&ls->lock);
    if (l->counted)
        tally_sub(ls->connections, &l->peer);
    free(l);
}

void lines_sweep(struct lines *ls)
{
    int64_t now = clock_us();
    pthread_mutex_lock(&ls->lock);
    for (struct line *l = ls->first; l; l = l->next)
        if (atomic_load_explicit(&l->deadline, memory_order_relaxed) < now)
            shutdown(l->fd, SHUT_RDWR);
    pthread_mutex_unlock(&ls->lock);
}
