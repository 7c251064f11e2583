/* visitor: who asks, in which language, and whether a form really comes from one of our own pages. */
#include "auth/token.h"
#include "web/inside.h"

/* Behind https a cookie carries the name that browsers bind to this host alone. */
struct str cookie_name(struct req *r, const char *name)
{
    return r->web->x->https ? str_fmt(r->task.a, "__Host-kp_%s", name) : str_fmt(r->task.a, "kp_%s", name);
}

static struct str cookie(struct req *r, const char *name)
{
    struct str s = query_cookie(head(r, HEADER_COOKIE), str_z(r->task.a, cookie_name(r, name)));
    return s.n <= 512 ? s : S("");
}

/* The switch on the page, the cookie it left, or what the browser asks for; visitor_find adds the profile. */
void visitor_language(struct req *r)
{
    struct web *w = r->web;
    struct str asked = is_post(r) ? S("") : req_get(r, "lang");
    const struct lang *l = str_empty(asked) ? NULL : lang_by_tag(asked);
    if (l)
        w->new_lang = str_of(l->tag);
    else
        l = lang_by_tag(cookie(r, "lang"));
    r->task.lang = l ? l : lang_accept(head(r, HEADER_ACCEPT_LANGUAGE));
}

/* For the forms of a visitor, which are bound to a browser, too. */
static void make_visit(struct req *r)
{
    r->web->visit_cookie = token_new(&r->task);
    r->web->sets_visit = true;
}

struct str req_cookie_own(struct req *r) { return cookie(r, "own"); }

/* Who lets the phone forget her page leaves nothing behind for the next one: what she typed and did not save is bound
 * to the visit. */
void req_set_own(struct req *r, struct str proof, int64_t seconds)
{
    r->web->new_own = proof;
    r->web->own_seconds = seconds;
    r->web->sets_own = true;
    if (str_empty(proof) && r->web->session == SESSION_NONE)
        make_visit(r);
}

void visitor_stranger(struct req *r)
{
    r->web->visit_cookie = cookie(r, "visit");
    if (str_empty(r->web->visit_cookie))
        make_visit(r);
}

void visitor_find(struct req *r)
{
    struct web *w = r->web;
    must(&r->task, r->task.db);
    w->session_cookie = cookie(r, "session");
    w->visit_cookie = cookie(r, "visit");
    w->session = SESSION_NONE;
    if (!str_empty(w->session_cookie)) {
        w->session = session_find(&r->task, w->session_cookie, &w->viewer);
        must(&r->task, w->session != SESSION_LIVE || w->viewer.staff != 0);
        if (w->session == SESSION_LIVE)
            r->task.viewer = &w->viewer;
    }
    const struct lang *own = w->session == SESSION_LIVE ? lang_by_tag(w->viewer.tag) : NULL;
    if (own && str_empty(w->new_lang) && str_empty(cookie(r, "lang")))
        r->task.lang = own;
    if (w->session != SESSION_LIVE && w->session != SESSION_HALF && str_empty(w->visit_cookie))
        make_visit(r);
}

/* The cookie that a form's token is made from. */
static struct str bound_to(const struct web *w)
{
    return w->session == SESSION_LIVE || w->session == SESSION_HALF ? w->session_cookie : w->visit_cookie;
}

struct str visitor_bound(struct req *r) { return bound_to(r->web); }

struct str visitor_csrf(struct req *r)
{
    struct str from = bound_to(r->web);
    return str_empty(from) ? S("") : csrf_make(&r->task, from);
}

bool visitor_token_fits(struct req *r)
{
    struct web *w = r->web;
    if (r->offline && w->session == SESSION_LIVE && !str_empty(head(r, HEADER_SEC_FETCH_SITE)))
        return true; /* a kept form may be older than its token; the own header and the origin vouch for it */
    struct str from = bound_to(w);
    return !str_empty(from) && !w->sets_visit && csrf_fits(&r->task, from, req_get(r, "csrf"));
}

/* "https://host:port" -> "host:port"; empty for anything else */
static struct str host_of(struct str address)
{
    ptrdiff_t at = str_find(address, S("://"));
    struct str rest = at < 0 ? S("") : str_part(address, (size_t)at + 3, address.n), host;
    return str_cut(&rest, '/', &host) ? host : S("");
}

bool visitor_same_origin(const struct req *r)
{
    struct str site = head(r, HEADER_SEC_FETCH_SITE), origin = head(r, HEADER_ORIGIN);
    if (!str_empty(site) && !str_is(site, "same-origin") && !str_is(site, "none"))
        return false;
    if (str_empty(origin))
        return true; /* no browser of today; the token decides */
    /* a page with a secret address tells nobody where a form comes from: "null", as some that are not ours do. Whether
     * it is ours a browser of today says besides; of others the token decides, where nobody has rights to lend. */
    if (str_is(origin, "null"))
        return str_is(site, "same-origin") ||
               (str_empty(site) && permitted(&VIEWER_NOBODY, site_map[r->route].permission));
    return str_eq(host_of(origin), head(r, HEADER_HOST));
}

struct str visitor_came_from(struct req *r)
{
    struct str from = head(r, HEADER_REFERER), host = host_of(from);
    struct url local;
    if (str_empty(host) || !str_eq(host, head(r, HEADER_HOST)))
        return S("");
    struct str path = str_part(from, (size_t)(host.p + host.n - from.p), from.n);
    return url_local(r->task.a, path, &local) ? local.s : S("");
}

/* Who moves to another page gets an address; who fetches gets the answer. Old browsers do not say which. */
bool moves_to_page(const struct req *r)
{
    struct str mode = head(r, HEADER_SEC_FETCH_MODE);
    if (!str_empty(mode))
        return str_is(mode, "navigate");
    return str_starts(head(r, HEADER_ACCEPT), S("text/html"));
}
