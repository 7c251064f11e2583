/* call: see call.h. */
#include "net/call.h"

#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CONNECT_S = 10 };

static curl_socket_t open_socket(void *x, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct net_call *k = x;

    if (purpose != CURLSOCKTYPE_IPCXN)
        return CURL_SOCKET_BAD;
    if (!k->inside_too && !net_is_listed(&address->addr, k->listed) &&
        (k->listed_only || !net_is_public(&address->addr))) {
        k->inside = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static int may_go_on(void *x, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct net_call *k = x;

    (void)a, (void)b, (void)c, (void)d;
    return k->stop != NULL && atomic_load(k->stop);
}

bool net_call_begin(
    struct net_call *k, const char *url, const char *agent, int64_t seconds, long redirects, const char *protocols)
{
    const struct curl_libs *lib = k->lib;
    const struct {
        CURLoption option;
        long value;
    } numbers[] = { { CURLOPT_FOLLOWLOCATION, 1 }, { CURLOPT_MAXREDIRS, redirects }, { CURLOPT_NOSIGNAL, 1 },
        { CURLOPT_CONNECTTIMEOUT, CONNECT_S }, { CURLOPT_TIMEOUT, (long)seconds }, { CURLOPT_NOPROGRESS, 0 },
        { CURLOPT_FRESH_CONNECT, 1 }, { CURLOPT_FORBID_REUSE, 1 } };
    const struct {
        CURLoption option;
        const char *value;
    } texts[] = { { CURLOPT_URL, url }, { CURLOPT_USERAGENT, agent }, { CURLOPT_PROTOCOLS_STR, protocols },
        { CURLOPT_REDIR_PROTOCOLS_STR, protocols },
        { CURLOPT_PROXY, "" } /* behind one, nobody could see who is asked */ };
    CURL *c = k->curl = lib->curl_easy_init();
    const char *trusted = getenv("SSL_CERT_FILE"); /* a house with authorities of its own: as OpenSSL's programs do */
    bool good = c != NULL && (!trusted || lib->setopt(c, CURLOPT_CAINFO, trusted) == CURLE_OK);

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        good = good && lib->setopt(c, numbers[i].option, numbers[i].value) == CURLE_OK;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        good = good && lib->setopt(c, texts[i].option, texts[i].value) == CURLE_OK;
    return good && lib->setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket) == CURLE_OK &&
           lib->setopt(c, CURLOPT_OPENSOCKETDATA, (void *)k) == CURLE_OK &&
           lib->setopt(c, CURLOPT_XFERINFOFUNCTION, may_go_on) == CURLE_OK &&
           lib->setopt(c, CURLOPT_XFERINFODATA, (void *)k) == CURLE_OK;
}

void net_call_run(struct net_call *k)
{
    k->inside = false;
    k->status = 0;
    k->ended = k->lib->curl_easy_perform(k->curl);
    (void)k->lib->getinfo(k->curl, CURLINFO_RESPONSE_CODE, &k->status);
}

void net_call_end(struct net_call *k)
{
    if (k->curl != NULL)
        k->lib->curl_easy_cleanup(k->curl);
    k->curl = NULL;
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

bool net_url_ok(const struct curl_libs *lib, struct str url)
{
    char whole[NET_URL_MOST + 1], part[NET_URL_MOST + 1];

    if (url.n > NET_URL_MOST || memchr(url.p, '\0', url.n) != NULL ||
        !(str_starts(url, S("https://")) || str_starts(url, S("http://"))))
        return false;
    memcpy(whole, url.p, url.n);
    whole[url.n] = '\0';
    return part_of(lib, whole, CURLUPART_USER, part, sizeof part) && part[0] == '\0' &&
           part_of(lib, whole, CURLUPART_PASSWORD, part, sizeof part) && part[0] == '\0';
}

/* A name that was not found: is there none, or nobody here to ask about names? */
static enum net_how name_lost(const struct net_call *k)
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

struct net_asked net_silent(const char *why) { return (struct net_asked){ NET_SILENT, str_of(why) }; }

static struct net_asked failure(const struct net_call *k)
{
    switch ((int)k->ended) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return name_lost(k) == NET_AWAY ? (struct net_asked){ NET_AWAY, S("") } : net_silent("name");
    case CURLE_COULDNT_CONNECT: return net_silent(k->inside ? "inside" : "connection");
    case CURLE_OPERATION_TIMEDOUT: return net_silent("slow");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR: return net_silent("certificate");
    case CURLE_TOO_MANY_REDIRECTS: return net_silent("redirects");
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: /* it sends on to something else than the web */ return net_silent("address");
    case CURLE_ABORTED_BY_CALLBACK:
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_SSL_CACERT_BADFILE: /* nobody's certificate could be looked at here */
        return (struct net_asked){ NET_AWAY, S("") };
    default: return net_silent("connection");
    }
}

bool net_call_failed(const struct net_call *k, struct net_asked *ret_asked)
{
    if (k->ended == CURLE_OK)
        return false;
    *ret_asked = failure(k);
    return true;
}
