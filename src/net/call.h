/* call: one call to somebody on the web by libcurl: who may be called, how long it takes, what a failure means. Who is
 * called is looked at after the name has become a number, also behind each redirect. Only for files of this folder. */
#pragma once
#include "net/ask.h"
#include "net/curl_libs.h"

/* inside_too: also machines of private networks and this one. listed: those of them that may be called, numbers apart
 * by blanks. listed_only: and nobody else. Then, out: inside: somebody was not called because he is inside; status;
 * ended.
 */
struct net_call {
    const struct curl_libs *lib;
    CURL *curl;
    struct str listed;
    bool inside_too, listed_only, inside;
    const _Atomic(bool) *stop;
    long status;
    CURLcode ended;
};

enum { NET_URL_MOST = 1000 };
/* Is it an address of the web without a name of a user in it, and not too long? lib: of the call. */
bool net_url_ok(const struct curl_libs *lib, struct str url);
/* The call is ready but for what is sent and what is done with the answer. protocols: "https" or "http,https". False:
 * it cannot be (no memory). url and agent end with a zero byte. */
bool net_call_begin(
    struct net_call *k, const char *url, const char *agent, int64_t seconds, long redirects, const char *protocols);
void net_call_run(struct net_call *k);
void net_call_end(struct net_call *k);
/* Nobody has answered: why. False: there is an answer, of k->status. */
bool net_call_failed(const struct net_call *k, struct net_asked *ret_asked);
struct net_asked net_silent(const char *why);
