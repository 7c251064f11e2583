/* serve_line: one connection: until when it may stay in the step it is in, its share of the connections of its address,
 * and the request begun on it. For serve*.c only. Not what a request is: serve.c. */
#pragma once
#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>
#include "web/address.h"

struct line {
    struct line *next, **at; /* in lines.first */
    int fd;
    _Atomic int64_t deadline; /* monotonic µs; INT64_MAX while a worker has it */
    struct address peer;
    bool counted;
    void *talk; /* the request on it; libmicrohttpd 0.9.75 does not always say that one has ended */
};
struct lines {
    pthread_mutex_t lock;
    struct line *first;
    struct tally *connections;
    struct networks trusted; /* proxies: their connections are many readers' */
};

void lines_begin(struct lines *ls, size_t most);
void lines_end(struct lines *ls);
/* Before a connection is one: may this address have `most` of them and this one too? */
bool lines_may_come(struct lines *ls, const struct sockaddr *sa, int64_t most);
/* NULL: no memory, or an address of a kind that is not known. */
struct line *line_begin(struct lines *ls, struct MHD_Connection *c, int64_t seconds);
void line_end(struct lines *ls, struct line *l);
/* So many seconds from now on; below 0: for ever. */
void line_allow(struct line *l, int64_t seconds);
/* Ends connections that are past their time. */
void lines_sweep(struct lines *ls);
bool line_address(const struct sockaddr *sa, struct address *ret);
