/* ask: see the header. */
#include "net/ask.h"

#include <stdio.h>
#include "net/call.h"

enum { REDIRECTS_MOST = 5 };

/* No body is wanted: the first byte of one ends the answer. */
static size_t no_more(const char *p, size_t size, size_t n, void *x)
{
    (void)p, (void)size, (void)n, (void)x;
    return 0;
}

static void ask_once(struct net_call *k, bool head)
{
    (void)k->lib->setopt(k->curl, CURLOPT_NOBODY, (long)head);
    if (!head)
        (void)k->lib->setopt(k->curl, CURLOPT_HTTPGET, 1L);
    net_call_run(k);
    if (k->ended == CURLE_WRITE_ERROR && k->status >= 200) /* no_more() ended it */
        k->ended = CURLE_OK;
}

/* What came of it. Who lets no robot in answers: people may come in. */
static struct net_asked judged(const struct net_call *k)
{
    static const long robots[] = { 401, 403, 405, 406, 418, 429, 451, 999 };
    struct net_asked failed;

    if (net_call_failed(k, &failed))
        return failed;
    for (size_t i = 0; i < sizeof robots / sizeof *robots; i++)
        if (k->status == robots[i])
            return (struct net_asked){ NET_ANSWERS, S("") };
    if (k->status >= 400)
        return net_silent(k->status == 404 || k->status == 410 ? "gone" : "error");
    return (struct net_asked){ NET_ANSWERS, S("") };
}

struct net_asked net_ask(const struct net_question *q)
{
    struct net_call k = { .lib = curl_libs_get(), .listed = q->listed, .inside_too = q->inside_too, .stop = q->stop };
    struct net_asked answer = { NET_AWAY, S("") };
    char url[NET_URL_MOST + 1], agent[300];

    if (q->url.n > NET_URL_MOST || !(str_starts(q->url, S("https://")) || str_starts(q->url, S("http://"))))
        return net_silent("address");
    if (k.lib == NULL)
        return answer;
    if (!net_url_ok(k.lib, q->url))
        return net_silent("address");
    snprintf(url, sizeof url, "%.*s", STR_ARG(q->url));
    snprintf(agent, sizeof agent, "Kotipolku (looks once a month whether a link still leads somewhere%s%.*s)",
        q->self.n > 0 ? "; " : "", q->self.n <= 200 ? (int)q->self.n : 0, q->self.n > 0 ? q->self.p : "");
    if (net_call_begin(&k, url, agent, q->seconds, REDIRECTS_MOST, "http,https") &&
        k.lib->setopt(k.curl, CURLOPT_WRITEFUNCTION, no_more) == CURLE_OK) {
        ask_once(&k, true);
        /* Many a server knows no HEAD, and says so in its own way, or falls silent. */
        if ((k.ended == CURLE_OK && k.status >= 400) || k.ended == CURLE_GOT_NOTHING || k.ended == CURLE_RECV_ERROR ||
            k.ended == CURLE_HTTP2_STREAM || k.ended == CURLE_WEIRD_SERVER_REPLY)
            ask_once(&k, false);
        answer = judged(&k);
    }
    net_call_end(&k);
    return answer;
}
