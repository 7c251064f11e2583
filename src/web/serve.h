/* serve: the listening side: connections, limits, timeouts, embedded files, and the hand-over of each request to the
 * pool of workers. The only file that knows libmicrohttpd. Not what a request means: gate.h. */
#pragma once
#include "web/http.h"
#include "base/settings.h"

struct serve;
/* What each request becomes; runs in a worker, calls x->answer, and has x->send or x->again called once. at_once: asked
 * first, by the thread that waits on connections: true when it called x->answer, which then leaves. It may not wait. */
struct serve_work {
    void *(*begin)(void *x);
    bool (*at_once)(void *x, struct http *request);
    void (*request)(void *own, struct http *x);
    void (*end)(void *own);
    void (*settle)(void *x); /* workers are gone: returns when nobody else has a request any more */
    void *x;
};
/* Listens. NULL and *ret_why when the address is taken or wrong. settings: read anew for each request through
 * `current`. */
struct serve *serve_start(const struct settings *s, const struct serve_work *work, struct buf *ret_why);
/* New LIVE settings; the old ones must stay readable until serve_stop. */
void serve_settings(struct serve *sv, const struct settings *s);
/* Once a second: ends connections that are past their time. */
void serve_sweep(struct serve *sv);
/* Takes no new connections, lets running requests finish (at most stop_seconds), ends workers and connections. */
void serve_stop(struct serve *sv);
unsigned serve_port(const struct serve *sv); /* the real one when ":0" was asked */
