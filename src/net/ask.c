/* ask: see the header. The only file that speaks to libcurl. */
#include "net/ask.h"

#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "net/curl_libs.h"

enum { REDIRECTS_MOST = 5, CONNECT_S = 10, URL_MOST = 1000 };

struct asking {
    const struct net_question *q;
    const struct curl_libs *lib;
    CURL *curl;
    bool inside; /* somebody was not asked because he is inside */
    long status;
    CURLcode ended;
};

static curl_socket_t open_socket(void *x, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct asking *k = x;

    if (purpose != CURLSOCKTYPE_IPCXN)
        return CURL_SOCKET_BAD;
    if (!k->q->inside_too && !net_is_public(&address->addr)) {
        k->inside = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* No body is wanted: the first byte of one ends the answer. */
static size_t no_more(const char *p, size_t size, size_t n, void *x)
{
    (void)p, (void)size, (void)n, (void)x;
    return 0;
}

static int may_go_on(void *x, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct asking *k = x;

    (void)a, (void)b, (void)c, (void)d;
    return k->q->stop != NULL && atomic_load(k->q->stop);
}

static bool set_up(struct asking *k, const char *url, const char *agent)
{
    const struct curl_libs *lib = k->lib;
    CURL *c = k->curl;
    const struct {
        CURLoption option;
        long value;
    } numbers[] = { { CURLOPT_FOLLOWLOCATION, 1 }, { CURLOPT_MAXREDIRS, REDIRECTS_MOST }, { CURLOPT_NOSIGNAL, 1 },
        { CURLOPT_CONNECTTIMEOUT, CONNECT_S }, { CURLOPT_TIMEOUT, (long)k->q->seconds }, { CURLOPT_NOPROGRESS, 0 },
        { CURLOPT_FRESH_CONNECT, 1 }, { CURLOPT_FORBID_REUSE, 1 } };
    const struct {
        CURLoption option;
        const char *value;
    } texts[] = { { CURLOPT_URL, url }, { CURLOPT_USERAGENT, agent }, { CURLOPT_PROTOCOLS_STR, "http,https" },
        { CURLOPT_REDIR_PROTOCOLS_STR, "http,https" },
        { CURLOPT_PROXY, "" } /* behind one, nobody could see who is asked */ };
    bool good = true;

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        good = good && lib->setopt(c, numbers[i].option, numbers[i].value) == CURLE_OK;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        good = good && lib->setopt(c, texts[i].option, texts[i].value) == CURLE_OK;
    return good && lib->setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket) == CURLE_OK &&
           lib->setopt(c, CURLOPT_OPENSOCKETDATA, (void *)k) == CURLE_OK &&
           lib->setopt(c, CURLOPT_WRITEFUNCTION, no_more) == CURLE_OK &&
           lib->setopt(c, CURLOPT_XFERINFOFUNCTION, may_go_on) == CURLE_OK &&
           lib->setopt(c, CURLOPT_XFERINFODATA, (void *)k) == CURLE_OK;
}

static void ask_once(struct asking *k, bool head)
{
    k->inside = false;
    k->status = 0;
    (void)k->lib->setopt(k->curl, CURLOPT_NOBODY, (long)head);
    if (!head)
        (void)k->lib->setopt(k->curl, CURLOPT_HTTPGET, 1L);
    k->ended = k->lib->curl_easy_perform(k->curl);
    (void)k->lib->getinfo(k->curl, CURLINFO_RESPONSE_CODE, &k->status);
    if (k->ended == CURLE_WRITE_ERROR && k->status >= 200) /* no_more() ended it */
        k->ended = CURLE_OK;
}

/* Part of an address, in buf; "" when it has none. False: it is no address. */
static bool part_of(const struct curl_libs *lib, const char *url, CURLUPart part, char *buf, size_t size)
{
    CURLU *u = lib->curl_url();
    char *found = NULL;
    bool good = u != NULL && lib->curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK;

    buf[0] = '\0';
    if (good && lib->curl_url_get(u, part, &found, 0) == CURLUE_OK) {
        good = strlen(found) < size;
        if (good)
            memcpy(buf, found, strlen(found) + 1);
        lib->curl_free(found);
    }
    if (u != NULL)
        lib->curl_url_cleanup(u);
    return good;
}

/* A name that was not found: is there none, or nobody here to ask about names? */
static enum net_how name_lost(const struct asking *k)
{
    char *at = NULL, host[256];
    struct addrinfo *found = NULL, wanted = { .ai_socktype = SOCK_STREAM };

    if (k->lib->getinfo(k->curl, CURLINFO_EFFECTIVE_URL, &at) != CURLE_OK || at == NULL ||
        !part_of(k->lib, at, CURLUPART_HOST, host, sizeof host))
        return NET_SILENT;
    int how = getaddrinfo(host, NULL, &wanted, &found);
    if (how == 0)
        freeaddrinfo(found);
    return how == EAI_AGAIN || how == EAI_SYSTEM || how == EAI_MEMORY ? NET_AWAY : NET_SILENT;
}

static struct net_asked silent(const char *why) { return (struct net_asked){ NET_SILENT, str_of(why) }; }

/* What came of it. Who lets no robot in answers: people may come in. */
static struct net_asked judged(const struct asking *k)
{
    static const long robots[] = { 401, 403, 405, 406, 418, 429, 451, 999 };

    switch ((int)k->ended) {
    case CURLE_OK: break;
    case CURLE_COULDNT_RESOLVE_HOST:
        return name_lost(k) == NET_AWAY ? (struct net_asked){ NET_AWAY, S("") } : silent("name");
    case CURLE_COULDNT_CONNECT: return silent(k->inside ? "inside" : "connection");
    case CURLE_OPERATION_TIMEDOUT: return silent("slow");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR: return silent("certificate");
    case CURLE_TOO_MANY_REDIRECTS: return silent("redirects");
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: /* it sends on to something else than the web */ return silent("address");
    case CURLE_ABORTED_BY_CALLBACK:
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_SSL_CACERT_BADFILE: /* nobody's certificate could be looked at here */
        return (struct net_asked){ NET_AWAY, S("") };
    default: return silent("connection");
    }
    for (size_t i = 0; i < sizeof robots / sizeof *robots; i++)
        if (k->status == robots[i])
            return (struct net_asked){ NET_ANSWERS, S("") };
    if (k->status >= 400)
        return silent(k->status == 404 || k->status == 410 ? "gone" : "error");
    return (struct net_asked){ NET_ANSWERS, S("") };
}

/* Has it a name of a user in it? That is nobody's page. */
static bool is_for_all(const struct curl_libs *lib, const char *url)
{
    char part[URL_MOST + 1];

    return part_of(lib, url, CURLUPART_USER, part, sizeof part) && part[0] == '\0' &&
           part_of(lib, url, CURLUPART_PASSWORD, part, sizeof part) && part[0] == '\0';
}

struct net_asked net_ask(const struct net_question *q)
{
    struct asking k = { .q = q, .lib = curl_libs_get() };
    struct net_asked answer = { NET_AWAY, S("") };
    char url[URL_MOST + 1], agent[300];

    if (q->url.n > URL_MOST || memchr(q->url.p, '\0', q->url.n) != NULL ||
        !(str_starts(q->url, S("https://")) || str_starts(q->url, S("http://"))))
        return silent("address");
    snprintf(url, sizeof url, "%.*s", STR_ARG(q->url));
    snprintf(agent, sizeof agent, "Kotipolku (looks once a month whether a link still leads somewhere%s%.*s)",
        q->self.n > 0 ? "; " : "", q->self.n <= 200 ? (int)q->self.n : 0, q->self.n > 0 ? q->self.p : "");
    if (k.lib == NULL)
        return answer;
    if (!is_for_all(k.lib, url))
        return silent("address");
    k.curl = k.lib->curl_easy_init();
    if (k.curl == NULL)
        return answer;
    if (set_up(&k, url, agent)) {
        ask_once(&k, true);
        /* Many a server knows no HEAD, and says so in its own way, or falls silent. */
        if ((k.ended == CURLE_OK && k.status >= 400) || k.ended == CURLE_GOT_NOTHING || k.ended == CURLE_RECV_ERROR ||
            k.ended == CURLE_HTTP2_STREAM || k.ended == CURLE_WEIRD_SERVER_REPLY)
            ask_once(&k, false);
        answer = judged(&k);
    }
    k.lib->curl_easy_cleanup(k.curl);
    return answer;
}
