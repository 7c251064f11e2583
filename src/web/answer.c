/* answer: from a reply to the bytes and header lines that go out. */
#include "web/inside.h"

static const char *const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                  "font-src 'self'; connect-src 'self'; "
                                  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; "
                                  "worker-src 'self'; media-src 'self'";

/* Of what people uploaded: whatever is in it, nothing of it runs or asks for more. */
static const char *const file_policy = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; "
                                       "frame-ancestors 'none'";

static void answer_line(struct answer *a, const char *name, const char *value)
{
    must_be(a->nlines < ANSWER_LINES && name && value);
    a->lines[a->nlines++] = (struct answer_line){ name, value };
}

/* secret: the page's address is one. marked: whoever asks again may ask whether it is still the same. open: to
 * everybody, and the same for all. */
struct safety {
    bool https, secret, marked, open, indexed, file, records; /* records: the page may ask for the microphone */
} ONLY_BY_NAME;

static void add_safety(struct answer *a, struct safety is)
{
    answer_line(a, "Content-Security-Policy", is.file ? file_policy : policy);
    answer_line(a, "X-Content-Type-Options", "nosniff");
    answer_line(a, "Referrer-Policy", is.secret ? "no-referrer" : "same-origin");
    answer_line(a, "Permissions-Policy",
        is.records ? "camera=(), microphone=(self), geolocation=(), payment=(), usb=()"
                   : "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    answer_line(a, "Cross-Origin-Opener-Policy", "same-origin");
    answer_line(a, "Cross-Origin-Resource-Policy", "same-origin");
    answer_line(a, "Cross-Origin-Embedder-Policy", "require-corp");
    answer_line(a, "X-Frame-Options", "DENY");
    answer_line(a, "Cache-Control", is.open ? "public, no-cache" : is.marked ? "private, no-cache" : "no-store");
    if (!is.open && !is.indexed)
        answer_line(a, "X-Robots-Tag", "noindex, nofollow"); /* nothing here is for search engines */
    if (is.https)
        answer_line(a, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

static void add_cookie(struct req *r, struct answer *a, const char *name, struct str value, long seconds)
{
    struct str n = cookie_name(r, name), life = S("");
    must(&r->task, str_find(value, S(";")) < 0 && str_find(value, S("\n")) < 0);
    if (seconds >= 0)
        life = str_fmt(r->task.a, "; Max-Age=%ld", seconds);
    struct str line = str_fmt(r->task.a, "%.*s=%.*s; Path=/; HttpOnly; SameSite=Lax%s%.*s", STR_ARG(n), STR_ARG(value),
        r->web->x->https ? "; Secure" : "", STR_ARG(life));
    answer_line(a, "Set-Cookie", str_z(r->task.a, line));
}

static void add_cookies(struct req *r, struct answer *a, bool page)
{
    struct web *w = r->web;
    if (w->sets_session) {
        add_cookie(r, a, "session", w->new_session, str_empty(w->new_session) ? 0 : SESSION_ABSOLUTE_S);
        if (str_empty(w->new_session))
            answer_line(a, "Clear-Site-Data", "\"cache\", \"storage\"");
    }
    if (w->sets_visit)
        add_cookie(r, a, "visit", w->visit_cookie, -1);
    if (w->sets_own)
        add_cookie(r, a, "own", w->new_own, str_empty(w->new_own) ? 0 : w->own_seconds > 0 ? (long)w->own_seconds : -1);
    if (!str_empty(w->new_lang))
        add_cookie(r, a, "lang", w->new_lang, 31536000);
    if (!str_empty(w->new_notice))
        add_cookie(r, a, "notice", str_percent(r->task.a, w->new_notice, ""), 60);
    else if (w->drops_notice && page)
        add_cookie(r, a, "notice", S(""), 0);
}

/* RFC 6266: a plain name for all, the real one for those who can. */
const char *answer_disposition(struct arena *m, const char *how, const char *name)
{
    struct str full = str_of(name);
    char *plain = arena_alloc(m, full.n + 1);
    for (size_t i = 0; i < full.n; i++)
        plain[i] = (char)((unsigned char)name[i] < 0x20 || (unsigned char)name[i] > 0x7e || strchr("\"\\/;", name[i])
                              ? '_'
                              : name[i]);
    struct str line = str_fmt(
        m, "%s; filename=\"%s\"; filename*=UTF-8''%.*s", how, plain, STR_ARG(str_percent(m, full, "")));
    return str_z(m, line);
}

static bool takes_gzip(const struct req *r)
{
    return r->web->settings->compress_pages && str_find(head(r, HEADER_ACCEPT_ENCODING), S("gzip")) >= 0;
}

/* The page's bytes are handed over; those of the arena are copied by the server. */
static void add_body(struct req *r, struct answer *a, bool page)
{
    struct web *w = r->web;
    struct buf packed;
    a->body = w->bytes;
    bool text = page || (w->content_type && strncmp(w->content_type, "text/", 5) == 0);
    if (text || w->packed.n > 0)
        answer_line(a, "Vary", "Accept-Encoding");
    if (w->packed.n > 0 && takes_gzip(r)) {
        a->body = w->packed;
        answer_line(a, "Content-Encoding", "gzip");
    } else if (text && w->bytes.n > 1024 && w->worker->gzip && takes_gzip(r) &&
               gzip_pack(w->worker->gzip, w->bytes, &packed)) {
        a->body = buf_view(&packed);
        a->body_given = true;
        answer_line(a, "Content-Encoding", "gzip");
    } else if (page) {
        a->body_given = true;
        w->out = (struct buf){ .max = w->out.max };
    }
}

/* From here on the file belongs to who sends it. */
static void add_file(struct answer *a, struct sent_file *f, int status)
{
    answer_line(a, "Accept-Ranges", "bytes");
    if (f->mark)
        answer_line(a, "ETag", f->mark);
    if (f->range)
        answer_line(a, "Content-Range", f->range);
    if (f->disposition)
        answer_line(a, "Content-Disposition", f->disposition);
    if (f->fd < 0)
        return;
    must_be(status == 200 || status == 206);
    a->file_given = true;
    a->file = f->fd;
    a->file_bytes = f->bytes;
    f->fd = -1;
}

void answer_send(struct req *r, struct reply reply)
{
    struct web *w = r->web;
    struct arena *m = r->task.a;
    bool page = reply.kind == REPLY_PAGE;
    must(&r->task, reply.kind != REPLY_NONE && reply.status >= 200 && reply.status < 600);
    must(&r->task, !page || w->bytes.p == w->out.p); /* its bytes are handed over with the buffer */
    must(&r->task, reply.kind != REPLY_REDIRECT || !str_empty(w->location.s));
    struct answer a = { .status = reply.status };
    bool empty = reply.kind == REPLY_REDIRECT || reply.status == 204 || reply.status == 304;
    add_safety(&a, (struct safety){ .https = w->x->https,
                       .secret = w->secret_address,
                       .marked = w->mark != NULL || w->may_keep,
                       .open = w->open && reply.status < 400,
                       .indexed = w->indexed && reply.status < 400,
                       .file = w->file != NULL,
                       .records = w->may_record });
    if (w->mark)
        answer_line(&a, "ETag", str_z(m, str_fmt(m, "W/%s", w->mark))); /* the same text, packed or not */
    if (!empty) {
        if (w->content_type)
            answer_line(&a, "Content-Type", w->content_type);
        if (page)
            answer_line(&a, "Content-Language", r->task.lang->tag);
    }
    if (reply.kind == REPLY_REDIRECT)
        answer_line(&a, "Location", str_z(m, w->location.s));
    if (w->download)
        answer_line(&a, "Content-Disposition", answer_disposition(m, "attachment", w->download));
    if (w->looks_again && reply.status == 200)
        answer_line(&a, "Refresh", str_z(m, str_number(m, w->looks_again)));
    if (w->offline_copy && reply.status == 200) {
        answer_line(&a, "X-Offline-Copy", "keep");
        answer_line(&a, "X-Offline-Hours", str_z(m, str_number(m, w->settings->offline_hours)));
    }
    if (w->allow)
        answer_line(&a, "Allow", w->allow);
    if (reply.status == 503 || reply.status == 429)
        answer_line(&a, "Retry-After", "2");
    add_cookies(r, &a, page);
    if (w->file)
        add_file(&a, w->file, reply.status);
    else if (!empty)
        add_body(r, &a, page); /* last: what it hands over would be lost if anything failed after it */
    a.close = w->x->refused != 0;
    if (w->open && reply.status == 200)
        at_once_put(w->worker->service->at_once,
            &(struct at_once_made){ w->x, w->state, r->task.today, w->settings, w->row->name, w->asked }, &a);
    w->x->answer(w->x, &a);
}

void answer_plain(struct http *x, int status, const char *text)
{
    struct answer a = { .status = status, .body = str_of(text) };
    add_safety(&a, (struct safety){ .https = x->https });
    answer_line(&a, "Content-Type", "text/plain; charset=utf-8");
    x->answer(x, &a);
}
