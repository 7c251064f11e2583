/* send: see send.h. */
#include "net/send.h"

#include <stdio.h>
#include "net/call.h"

enum { REDIRECTS_MOST = 3, ANSWER_MOST = 64 * 1024 };

struct answer {
    char said[NET_SAID_MOST];
    size_t n, all;
};

/* The first bytes are kept; who talks on and on is not listened to. */
static size_t listen_to(const char *p, size_t size, size_t n, void *x)
{
    struct answer *o = x;
    size_t bytes = size * n, room = sizeof o->said - o->n, taken = bytes < room ? bytes : room;

    for (size_t i = 0; i < taken; i++)
        o->said[o->n++] = p[i];
    o->all += bytes;
    return o->all > ANSWER_MOST ? 0 : bytes;
}

static bool dress(struct net_call *k, const struct net_parcel *p, struct curl_slist *headers, struct answer *o)
{
    return k->lib->setopt(k->curl, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
           k->lib->setopt(k->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)p->body.n) == CURLE_OK &&
           k->lib->setopt(k->curl, CURLOPT_POSTFIELDS, p->body.p) == CURLE_OK &&
           k->lib->setopt(k->curl, CURLOPT_POSTREDIR, (long)CURL_REDIR_POST_ALL) == CURLE_OK &&
           k->lib->setopt(k->curl, CURLOPT_WRITEFUNCTION, listen_to) == CURLE_OK &&
           k->lib->setopt(k->curl, CURLOPT_WRITEDATA, (void *)o) == CURLE_OK;
}

enum { HEADERS = 4 };

/* NULL: no memory; what was made of it is freed. A line that is NULL is left out. */
static struct curl_slist *headers_of(const struct curl_libs *lib, const char *const lines[HEADERS])
{
    struct curl_slist *list = NULL;

    for (size_t i = 0; i < HEADERS; i++) {
        if (lines[i] == NULL)
            continue;
        struct curl_slist *longer = lib->curl_slist_append(list, lines[i]);
        if (longer == NULL) {
            lib->curl_slist_free_all(list);
            return NULL;
        }
        list = longer;
    }
    return list;
}

struct net_sent net_send(struct arena *a, const struct net_parcel *p)
{
    struct net_call k = { .lib = curl_libs_get(), .listed = p->listed, .stop = p->stop };
    struct net_sent s = { .asked = { NET_AWAY, S("") }, .said = S("") };
    struct answer o = { .n = 0 };
    bool open = str_starts(p->url, S("https://"));

    if (k.lib == NULL)
        return s;
    if (!net_url_ok(k.lib, p->url) || (!open && str_empty(p->listed))) {
        s.asked = net_silent("address");
        return s;
    }
    k.listed_only = !open; /* nobody else is called unsealed */
    const char *url = str_z(a, p->url), *agent = str_z(a, str_fmt(a, "Kotipolku (%.*s)", STR_ARG(p->self)));
    bool knows = !str_empty(p->bearer);
    const char *const lines[HEADERS] = { str_z(a, str_fmt(a, "Content-Type: %.*s", STR_ARG(p->type))),
        str_z(a, str_fmt(a, "Accept-Language: %.*s", STR_ARG(p->language))),
        "Expect:", knows ? str_z(a, str_fmt(a, "Authorization: Bearer %.*s", STR_ARG(p->bearer))) : NULL };
    struct curl_slist *headers = headers_of(k.lib, lines); /* from here to its end nothing of ours can fail */
    long redirects = knows ? 0 : REDIRECTS_MOST;
    if (headers != NULL && net_call_begin(&k, url, agent, p->seconds, redirects, open ? "https" : "http,https") &&
        dress(&k, p, headers, &o)) {
        net_call_run(&k);
        if (k.ended == CURLE_WRITE_ERROR && k.status >= 200) /* listen_to() has heard enough */
            k.ended = CURLE_OK;
        if (!net_call_failed(&k, &s.asked))
            s.asked = (struct net_asked){ NET_ANSWERS, S("") };
        s.status = k.status;
    }
    net_call_end(&k);
    k.lib->curl_slist_free_all(headers);
    if (s.asked.how == NET_ANSWERS)
        s.said = str_copy(a, (struct str){ o.said, o.n });
    return s;
}
