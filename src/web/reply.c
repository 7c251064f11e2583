/* reply: the answers a handler can return. Each only notes what to send; answer.c sends it. */
#include "auth/token.h"
#include "base/digest.h"
#include "web/inside.h"

static void fill_languages(struct req *r, struct frame *f)
{
    struct arena *a = r->task.a;
    f->languages.at = NEW_N(a, struct frame_link, LANG__N);
    f->languages.n = f->languages.cap = LANG__N;
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        f->languages.at[i] = (struct frame_link){
            .url = url_with(a, f->here, "lang", str_of(l->tag)),
            .text = str_of(l->name),
            .current = l == r->task.lang,
            .lang = str_of(l->tag),
            .dir = str_of(l->dir),
        };
    }
}

/* The address that shows this page again with GET: switching the language on a refused form goes back to the form. */
static struct url here(struct req *r)
{
    struct arena *a = r->task.a;
    unsigned route;
    int64_t ids[4];
    struct url u = { S("/") };
    if (r->web->again.n > 0)
        return (struct url){ r->web->again };
    if (is_post(r) && router_find(r->path, GET, &route, ids) != FOUND) {
        struct str from = visitor_came_from(r);
        if (!str_empty(from))
            u.s = from;
        return u;
    }
    if (!url_local(a, r->path, &u))
        return u;
    for (size_t i = 0; !is_post(r) && i < r->web->values.n; i++) {
        const struct named_value *v = &r->web->values.at[i];
        if (!str_is(v->name, "lang") && v->name.n > 0 && v->name.n < 60 &&
            url_local(a, str_fmt(a, "/%.*s", STR_ARG(v->name)), &(struct url){ S("") }))
            u = url_with(a, u, str_z(a, v->name), v->value);
    }
    return u;
}

static void make_frame(struct req *r)
{
    struct web *w = r->web;
    struct frame *f = &w->frame;
    const struct viewer *v = r->task.viewer;
    struct str notice;
    must(&r->task, v && r->task.lang);
    f->service_name = w->settings->service_name;
    f->viewer_name = v->name;
    f->signed_in = v->staff != 0;
    f->here = here(r);
    fill_languages(r, f);
    struct str typed = query_cookie(head(r, HEADER_COOKIE), str_z(r->task.a, cookie_name(r, "notice")));
    if (!str_empty(typed) && typed.n < 2000 && query_decode(r->task.a, typed, false, &notice)) {
        f->notice = query_clean(r->task.a, notice);
        w->drops_notice = true;
    }
    if (r->task.db)
        frame_fill(r, f);
    w->frame_made = true;
}

struct page *req_page(struct req *r)
{
    struct web *w = r->web;
    if (!w->frame_made)
        make_frame(r);
    w->out.n = 0;
    char id[ID_TEXT];
    id_text(id_new(), id);
    r->page = (struct page){
        .o = &w->out,
        .a = r->task.a,
        .lang = r->task.lang,
        .beside = r->beside,
        .today = r->task.today,
        .frame = &w->frame,
        .csrf = visitor_csrf(r),
        .draft = draft_is_hers(r) ? draft_for_page : NULL,
        .form_id = str_copy(r->task.a, (struct str){ id, ID_TEXT - 1 }),
        .queued = is_post(r) || r->web->again.n > 0 ? req_get(r, "queued") : S(""),
        .queued_at = instant_str(&r->recorded_at),
        .queued_to = r->path,
    };
    return &r->page;
}

struct reply reply_page(struct req *r, int status)
{
    struct web *w = r->web;
    must(&r->task, w->frame_made && r->page.o == &w->out);
    if (buf_full(&w->out))
        fail(&r->task, FAIL_MEMORY, "the page is longer than request_memory");
    w->content_type = "text/html; charset=utf-8";
    w->bytes = buf_view(&w->out);
    return (struct reply){ status, REPLY_PAGE };
}

struct reply reply_redirect(struct req *r, struct url to, const char *notice)
{
    must(&r->task, to.s.n > 0 && to.s.p[0] == '/'); /* nobody is sent away from here */
    r->web->location = to;
    r->web->bytes = S("");
    if (notice)
        r->web->new_notice = str_of(notice);
    return (struct reply){ 303, REPLY_REDIRECT };
}

struct reply reply_bytes(
    struct req *r, int status, const char *content_type, struct str bytes, const char *download_name)
{
    must(&r->task, status >= 200 && status < 600 && (bytes.p || bytes.n == 0));
    r->web->content_type = content_type;
    r->web->bytes = bytes;
    r->web->download = download_name;
    return (struct reply){ status, REPLY_BYTES };
}

static struct str mark_of(struct task *t, struct str bytes)
{
    struct digest *d = digest_new(t->a);
    char sum[DIGEST];

    digest_begin(d);
    digest_add(d, bytes.p, bytes.n);
    digest_end(d, sum);
    return str_fmt(t->a, "\"%.*s\"", STR_ARG(token_text(t, (struct str){ sum, sizeof sum })));
}

static struct reply reply_with_mark(struct req *r, const char *content_type, struct str bytes, struct str mark)
{
    bool same = str_find(head(r, HEADER_IF_NONE_MATCH), mark) >= 0;

    r->web->mark = str_z(r->task.a, mark);
    return reply_bytes(r, same ? 304 : 200, content_type, same ? S("") : bytes, NULL);
}

struct reply reply_marked(struct req *r, const char *content_type, struct str bytes)
{
    return reply_with_mark(r, content_type, bytes, mark_of(&r->task, bytes));
}

/* ---- pages open to all */

static struct reply reply_open(struct req *r, const char *content_type, const struct kept_page *page)
{
    r->web->open = true;
    r->web->sets_visit = r->web->drops_notice = false;
    r->web->new_lang = S("");
    r->web->packed = page->packed;
    return reply_with_mark(r, content_type, page->bytes, page->mark);
}

void req_indexed(struct req *r) { r->web->indexed = true; }

bool req_wants_data(const struct req *r)
{
    struct str accept = head(r, HEADER_ACCEPT);
    ptrdiff_t data = str_find(accept, S("json")), page = str_find(accept, S("html"));

    return data >= 0 && (page < 0 || data < page);
}

static struct str kept_address(struct req *r)
{
    return str_fmt(r->task.a, "%.*s?%.*s", STR_ARG(r->path), STR_ARG(r->query));
}

bool req_kept(struct req *r, const char *content_type, struct str stamp, struct reply *ret_reply)
{
    struct kept_page page;

    if (!kept_find(r->web->worker->service->kept, r->task.a, kept_address(r), stamp, &page))
        return false;
    *ret_reply = reply_open(r, content_type, &page);
    return true;
}

struct reply reply_kept(struct req *r, const char *content_type, struct str stamp, struct str bytes)
{
    struct task *t = &r->task;
    struct kept_page page = { .bytes = str_copy(t->a, bytes), .mark = mark_of(t, bytes) };
    struct buf packed;

    bool packs = bytes.n > 1024 && strncmp(content_type, "image/", 6) != 0 &&
                 !str_is(str_of(content_type), "application/pdf"); /* those are as small as they can be */

    if (packs && r->web->worker->gzip && gzip_pack(r->web->worker->gzip, bytes, &packed)) {
        page.packed = str_copy(t->a, buf_view(&packed));
        buf_free(&packed);
    }
    kept_put(r->web->worker->service->kept, kept_address(r), stamp, &page);
    return reply_open(r, content_type, &page);
}

struct reply reply_not_found(struct req *r) { return error_page(r, 404); }

struct reply reply_not_allowed(struct req *r) { return error_page(r, 403); }

struct reply reply_refused(struct req *r, enum outcome how)
{
    return how == NOT_ALLOWED ? reply_not_allowed(r) : reply_not_found(r);
}

struct reply reply_outcome(struct req *r, enum outcome how, struct url to, const char *notice)
{
    switch (how) {
    case DONE: return reply_redirect(r, to, notice);
    case CONFLICT:
        return reply_redirect(r, to, tr(&r->task, "Somebody changed this at the same time. Look at it again."));
    case INVALID: return reply_redirect(r, to, tr(&r->task, "That is not possible here. Nothing was changed."));
    case NOT_FOUND:
    case NOT_ALLOWED: break;
    }
    return reply_refused(r, how);
}

void reply_look_again(struct req *r, int seconds) { r->web->looks_again = seconds; }
void reply_offline_copy(struct req *r) { r->web->offline_copy = true; }

void reply_offline_form(struct req *r)
{
    if (r->page.kept == NULL && r->task.refused == NULL && str_empty(r->web->frame.notice))
        reply_offline_copy(r);
}
