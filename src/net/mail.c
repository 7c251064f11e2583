/* mail: see mail.h. */
#include "net/mail.h"

#include <string.h>
#include "net/call.h"

struct reading {
    struct str rest;
};

static size_t give(char *to, size_t size, size_t n, void *x)
{
    struct reading *r = x;
    size_t room = size * n, bytes = r->rest.n < room ? r->rest.n : room;

    memcpy(to, r->rest.p, bytes);
    r->rest = str_part(r->rest, bytes, r->rest.n);
    return bytes;
}

/* Has the server been told for whom it is? What is said of that, is said of her address. */
static int listen_in(CURL *c, curl_infotype what, const char *p, size_t n, void *x)
{
    bool *named = x;

    (void)c;
    *named |= what == CURLINFO_HEADER_OUT && str_starts((struct str){ p, n }, S("RCPT TO:"));
    return 0;
}

/* What the server says besides is not kept. */
static size_t hear_nothing(const char *p, size_t size, size_t n, void *x)
{
    (void)p, (void)x;
    return size * n;
}

bool net_mail_address_ok(struct str address)
{
    size_t ats = 0;

    for (size_t i = 0; i < address.n; i++) {
        if (address.p[i] <= ' ' || address.p[i] > '~' || strchr("<>()[],;:\\\"", address.p[i]) != NULL)
            return false;
        ats += address.p[i] == '@';
    }
    return ats == 1 && address.n <= 254 && address.p[0] != '@' && address.p[address.n - 1] != '@';
}

/* The host of "smtp://host:port" is this machine, by name or number. */
static bool is_here(struct str server)
{
    static const char *const names[] = { "localhost", "127.0.0.1", "[::1]" };
    struct str host = str_part(server, str_starts(server, S("smtps://")) ? 8 : 7, server.n);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str name = str_of(names[i]);
        if (str_starts(host, name) && (host.n == name.n || host.p[name.n] == ':' || host.p[name.n] == '/'))
            return true;
    }
    return false;
}

/* What curl holds on to while it talks. */
struct talk {
    const char *from, *user, *password;
    struct curl_slist *to;
    struct reading reading;
    bool named;
};

static bool dress(struct net_call *k, const struct net_letter *l, struct talk *w)
{
    bool good = k->lib->setopt(k->curl, CURLOPT_MAIL_FROM, w->from) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_MAIL_RCPT, w->to) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_UPLOAD, 1L) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_READFUNCTION, give) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_READDATA, (void *)&w->reading) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_WRITEFUNCTION, hear_nothing) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_DEBUGFUNCTION, listen_in) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_DEBUGDATA, (void *)&w->named) == CURLE_OK &&
                k->lib->setopt(k->curl, CURLOPT_VERBOSE, 1L) == CURLE_OK;
    long seal = is_here(l->server) ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL;

    good = good && k->lib->setopt(k->curl, CURLOPT_USE_SSL, seal) == CURLE_OK;

    if (good && !str_empty(l->user))
        good = k->lib->setopt(k->curl, CURLOPT_USERNAME, w->user) == CURLE_OK &&
               k->lib->setopt(k->curl, CURLOPT_PASSWORD, w->password) == CURLE_OK;
    return good;
}

/* What is said of her address is for ever; other refusals are ours to mend. named: she was; begun, all: of the message
 * something, all of it was handed over. */
static struct net_mailed result_of(const struct net_call *k, const struct talk *w, size_t length)
{
    bool begun = w->reading.rest.n < length, all = w->reading.rest.n == 0;

    struct net_asked why;
    struct net_mailed m = { MAIL_TAKEN, S(""), k->status };
    bool refused = k->status >= 400 && k->status < 600;

    if (k->ended == CURLE_OK)
        return m;
    m.how = MAIL_LATER;
    if (k->ended == CURLE_LOGIN_DENIED)
        m.why = S("sign_in");
    else if (refused && w->named && !begun && k->status >= 550 && k->status <= 553)
        m.how = MAIL_REFUSED, m.why = S("refused");
    else if (refused)
        m.why = k->status < 500 ? S("busy") : S("refused");
    else if (all)
        m.how = MAIL_UNSURE, m.why = S("unsure");
    else if (net_call_failed(k, &why))
        m.why = why.how == NET_AWAY ? S("away") : why.why;
    return m;
}

struct net_mailed net_mail(struct arena *a, const struct net_letter *l)
{
    struct net_call k = { .lib = curl_libs_get(), .inside_too = true, .stop = l->stop };
    struct net_mailed m = { MAIL_LATER, S("away"), 0 };
    bool sealed = str_starts(l->server, S("smtps://"));

    if (k.lib == NULL)
        return m;
    if ((!sealed && !str_starts(l->server, S("smtp://"))) || l->server.n > NET_URL_MOST) {
        m.why = S("address");
        return m;
    }
    if (!net_mail_address_ok(l->to) || !net_mail_address_ok(l->from))
        return (struct net_mailed){ MAIL_REFUSED, S("refused"), 0 };
    const char *url = str_z(a, l->server), *to = str_z(a, str_fmt(a, "<%.*s>", STR_ARG(l->to)));
    struct talk w = { .from = str_z(a, str_fmt(a, "<%.*s>", STR_ARG(l->from))),
        .user = str_z(a, l->user),
        .password = str_z(a, l->password),
        .reading = { l->message } };
    w.to = k.lib->curl_slist_append(NULL, to); /* from here to its end nothing of ours can fail */
    if (w.to != NULL && net_call_begin(&k, url, "Kotipolku", l->seconds, 0, sealed ? "smtps" : "smtp") &&
        dress(&k, l, &w)) {
        net_call_run(&k);
        m = result_of(&k, &w, l->message.n);
    }
    net_call_end(&k);
    k.lib->curl_slist_free_all(w.to);
    return m;
}
