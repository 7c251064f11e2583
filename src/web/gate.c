/* gate: the same steps for every request, in this order: address and row, language, session, permission, origin and
 * form token, transaction, repetition, handler, commit, answer ready, one log line, a look to the journal, sent. The
 * one landing of fail(). */
#include <stdatomic.h>
#include "auth/journal.h"
#include "base/log.h"
#include "db/db.h"
#include "web/inside.h"

static struct reply refuse(struct req *r, int status)
{
    if (status == 405)
        r->web->allow = "GET, HEAD, POST";
    return error_page(r, status);
}

static struct reply sign_in_first(struct req *r)
{
    return reply_bytes(r, 401, "text/plain; charset=utf-8", S("401 sign in first\n"), NULL);
}

/* A kept form is sent by whoever wrote it: its header says who, "1" on pages that do not know. */
static bool by_another(const struct req *r)
{
    struct str writer = head(r, HEADER_X_OFFLINE);
    int64_t staff;
    return r->offline && !str_is(writer, "1") && (!str_int(writer, &staff) || staff != r->task.viewer->staff);
}

/* What is typed on an own page is kept for its browser as for who is signed in: so it stays in another language. */
static bool keeps_own_draft(struct req *r)
{
    return is_post(r) && r->web->row->handler == web_draft_save && draft_is_hers(r) && visitor_same_origin(r) &&
           req_parse_form(r);
}

static struct reply own_draft(struct req *r)
{
    db_commit(&r->task);
    db_begin_save(&r->task);
    struct reply kept = web_draft_save(r);
    db_commit(&r->task);
    return kept;
}

/* Who may not enter: nobody is asked to sign in and comes back; what she typed is kept. Somebody is told. */
static struct reply turn_away(struct req *r)
{
    struct web *w = r->web;
    struct task *t = &r->task;
    if (w->session == SESSION_LIVE || w->worker->service->sign_in < 0)
        return error_page(r, 403);
    if (keeps_own_draft(r))
        return own_draft(r);
    if (r->offline || !str_is(r->accept, "html"))
        return sign_in_first(r);
    struct url sign_in = url_to(t->a, (unsigned)w->worker->service->sign_in, 0, NULL), next;
    const char *notice = NULL;
    if (is_post(r)) {
        struct str page = visitor_came_from(r);
        next.s = str_empty(page) ? S("/") : page;
        if (!str_empty(page) && visitor_same_origin(r) && req_parse_form(r)) {
            db_commit(t);
            db_begin_save(t);
            draft_keep(r, page, r->path);
            notice = tr(t, "You were signed out in between. What you wrote is kept: sign in and the form has it.");
        }
    } else if (!url_local(t->a, w->x->target, &next)) {
        next.s = S("/");
    }
    struct reply away = reply_redirect(
        r, str_is(next.s, "/") ? sign_in : url_with(t->a, sign_in, "next", next.s), notice);
    db_commit(t);
    return away;
}

/* The handler's GET, read-only. */
static struct reply get(struct req *r)
{
    refused_find(r);
    struct reply reply = r->web->row->handler(r);
    must(&r->task, reply.kind != REPLY_NONE && !db_in_write(r->task.db));
    db_commit(&r->task);
    return reply;
}

static struct reply same_again(struct req *r)
{
    struct str location;
    struct url to;
    enum repeat how = idempotency_find(r, &location);
    db_rollback(r->task.db);
    if (how == REPEAT_SAME && url_local(r->task.a, location, &to))
        return reply_redirect(r, to, NULL);
    return error_page(r, 422);
}

/* Saves that wait together share one commit; what writes much writes alone. */
static void begin_write(struct req *r)
{
    must(&r->task, r->web->row->method == POST);
    if (r->web->row->records == RECORDS_BULK)
        db_begin_write(&r->task);
    else
        db_begin_save(&r->task);
}

static struct reply write_it(struct req *r)
{
    struct task *t = &r->task;
    struct str location;
    begin_write(r);
    if (idempotency_find(r, &location) != REPEAT_FIRST)
        return same_again(r);
    struct reply reply = r->web->row->handler(r);
    must(t, reply.kind != REPLY_NONE && reply.status >= 200);
    if (reply.status >= 400) {
        if (r->web->keeps_writes)
            db_commit(t);
        else
            db_rollback(t->db);
        return refused_instead(r, again_instead(r, reply));
    }
    draft_drop(r, r->path);
    again_done(r);
    refused_done(r);
    if (reply.kind == REPLY_REDIRECT && !idempotency_keep(r, r->web->location)) {
        db_rollback(t->db);
        db_begin_read(t);
        return same_again(r);
    }
    db_commit(t);
    health_disk(r->web->worker->service->health, false);
    return reply;
}

enum { CLOCK_SKEW_SECONDS = 600, QUEUE_LIVES_SECONDS = 8 * 24 * 3600 };

/* By a clock that nobody here has set; browsers write a fraction of a second. */
static bool device_time(struct task *t, struct str typed, int64_t *ret_unix)
{
    struct instant at;
    if (!instant_read(str_fmt(t->a, "%.*sZ", STR_ARG(str_part(typed, 0, 19))), &at))
        return false;
    *ret_unix = instant_unix(at);
    return true;
}

/* When an offline form was written: as long ago as it waited. Both times are the device's, so it does not matter how
 * its clock is set; who does not say when it is sent is believed up to ten minutes ahead of us. Not believed: what is
 * from the future, or older than the queue keeps anything. */
static struct instant recorded_at(struct task *t, struct str typed_written, struct str typed_sent)
{
    int64_t written, sent, now = instant_unix(t->now);
    if (!device_time(t, typed_written, &written))
        return (struct instant){ "" };
    if (!device_time(t, typed_sent, &sent))
        sent = written > now && written - now <= CLOCK_SKEW_SECONDS ? written : now;
    if (sent < written || sent - written > QUEUE_LIVES_SECONDS)
        return (struct instant){ "" };
    return instant_from_unix(now - (sent - written));
}

void gate_recorded(struct req *r)
{
    if (!r->offline && req_has(r, "queued"))
        r->recorded_at = recorded_at(&r->task, req_get(r, "recorded"), req_get(r, "sent"));
}

static struct reply post(struct req *r)
{
    if (!visitor_same_origin(r))
        return error_page_why(r, "site");
    if (!req_parse_form(r))
        return error_page(r, 400);
    gate_recorded(r);
    if (r->web->row->records != RECORDS_SENT && !visitor_token_fits(r))
        return error_page_why(r, "old");
    db_commit(&r->task);
    return write_it(r);
}

/* False: the address cannot be read. */
static bool read_target(struct req *r)
{
    struct web *w = r->web;
    struct str target = w->x->target, path;
    ptrdiff_t query = str_find(target, S("?"));
    path = query < 0 ? target : str_part(target, 0, (size_t)query);
    r->query = query < 0 ? S("") : str_part(target, (size_t)query + 1, target.n);
    r->path = S("/");
    r->accept = router_format(&path);
    r->partial = !str_empty(head(r, HEADER_X_PARTIAL));
    r->offline = !str_empty(head(r, HEADER_X_OFFLINE));
    if (r->offline)
        r->recorded_at = recorded_at(&r->task, head(r, HEADER_X_RECORDED_AT), head(r, HEADER_X_SENT_AT));
    if (!query_decode(r->task.a, path, false, &r->path) || str_empty(r->path) || r->path.p[0] != '/')
        return r->path = S("/"), false;
    r->path = query_clean(r->task.a, r->path);
    if (!is_post(r) && !query_read(r->task.a, r->query, (size_t)w->settings->fields, &w->values))
        return false;
    if (str_empty(r->accept))
        r->accept = !is_post(r) && req_has(r, "format") ? req_get(r, "format") : S("html");
    return true;
}

/* While the database is away, what is shown to everybody and needs no data is shown as to a stranger, without asking
 * who it is. The first page is another one for each. */
static bool needs_no_data(struct req *r)
{
    if (is_post(r) || str_is(r->path, "/") || router_find(r->path, GET, &r->route, r->ids) != FOUND)
        return false;
    const struct route_row *row = &site_map[r->route];
    return row->records == RECORDS_NONE && permitted(&VIEWER_NOBODY, row->permission);
}

static struct reply without_data(struct req *r)
{
    r->web->row = &site_map[r->route];
    visitor_stranger(r);
    struct reply reply = r->web->row->handler(r);
    must(&r->task, reply.kind != REPLY_NONE);
    return reply;
}

static struct reply walk(struct req *r)
{
    struct web *w = r->web;
    struct task *t = &r->task;
    bool readable = read_target(r);
    visitor_language(r);
    if (w->x->refused)
        return refuse(r, w->x->refused);
    if (w->x->look_lost)
        fail(t, FAIL_DB, "the look was not written to the journal");
    if (health_away(w->worker->service->health) && readable && needs_no_data(r))
        return without_data(r);
    if (!w->worker->db) /* of a file: it is away */
        fail(t, db_engine_of(w->settings->db) == DB_SQLITE ? FAIL_DISK : FAIL_DB, "no connection to the database");
    t->db = w->worker->db;
    w->state = at_once_state(w->worker->service->at_once, w->x); /* before anything is read */
    db_begin_read(t);
    visitor_find(r);
    must(t, t->viewer && t->lang);
    if (!readable)
        return refuse(r, 400);
    enum found found = router_find(r->path, is_post(r) ? POST : GET, &r->route, r->ids);
    if (found != FOUND) {
        w->allow = found == FOUND_OTHER_METHOD ? is_post(r) ? "GET, HEAD" : "POST" : NULL;
        return error_page(r, found == FOUND_OTHER_METHOD ? 405 : 404);
    }
    must(t, r->route < site_map_n && site_map[r->route].handler);
    w->row = &site_map[r->route];
    if (by_another(r))
        return sign_in_first(r);
    if (!permitted(t->viewer, w->row->permission))
        return turn_away(r);
    if (w->row->handler == web_again)
        return again_show(r);
    return is_post(r) ? post(r) : get(r);
}

/* ---- around it: memory, landing, log */

static bool guarded(struct req *r, struct landing *l, struct reply (*step)(struct req *r), struct reply *ret_reply)
{
    r->task.landing = l;
    if (setjmp(l->jump) != 0)
        return false;
    *ret_reply = step(r);
    return true;
}

static struct reply walk_and_answer(struct req *r)
{
    struct reply reply = error_elsewhere(r, walk(r));
    if (r->task.db)
        db_rollback(r->task.db); /* of a refusal; nothing is open after a commit */
    answer_send(r, reply);
    return reply;
}

static struct reply draw_failure(struct req *r)
{
    r->web->reference = str_of(r->web->number);
    visitor_language(r);
    enum failure kind = r->task.landing->kind;
    struct reply reply;
    if (kind == FAIL_DISK)
        reply = error_page_saying(r, 503, tr(&r->task, "Nothing can be saved right now"),
            tr(&r->task, "The disk of the service is full, or its database is not where it was. Nothing of what you "
                         "just did was saved. Tell the one who runs the service."));
    else
        reply = error_page(r, kind == FAIL_BUG ? 500 : 503);
    answer_send(r, reply);
    return reply;
}

static bool fresh_memory(struct req *r)
{
    r->task.a = arena_try((size_t)r->web->settings->request_memory);
    if (r->task.a)
        arena_on_full(r->task.a, task_full, &r->task);
    return r->task.a;
}

/* Nothing of the failed request is used for its page but what the browser sent. */
static bool recover(struct req *r, struct landing *l, struct reply *ret_reply)
{
    struct web *w = r->web;
    struct worker *worker = w->worker;
    struct http *x = w->x;
    const struct settings *s = w->settings;
    static const char *const kinds[] = {
#define F(FAILURE, word) #word,
        FAILURES(F)
#undef F
    };
    char id[ID_TEXT];
    must_be((size_t)l->kind < sizeof kinds / sizeof *kinds);
    if (worker->db)
        db_rollback(worker->db);
    worker->doubtful |= l->kind == FAIL_DB || l->kind == FAIL_DISK;
    if (l->kind == FAIL_DISK)
        health_disk(worker->service->health, true);
    id_text(id_new(), id);
    log_line(LOG_ERROR, "failed", "ref=%.8s kind=%s route=%s text=\"%s\"", id + 5, kinds[l->kind],
        w->row ? w->row->name : "-", l->text);
    arena_free(r->task.a);
    buf_free(&w->out);
    size_t max = w->out.max;
    const struct route_row *row = w->row;
    *w = (struct web){ .worker = worker, .x = x, .settings = s, .row = row };
    snprintf(w->number, sizeof w->number, "%.8s", id + 5);
    buf_init(&w->out, max);
    r->task.db = NULL;
    r->task.viewer = &VIEWER_NOBODY;
    r->task.seen = (struct seen_persons){ 0 };
    r->path = r->query = S("/");
    return fresh_memory(r) && guarded(r, l, draw_failure, ret_reply);
}

static void log_request(const struct req *r, int status, size_t bytes, int64_t staff, int64_t arrived)
{
    double ms = (double)(clock_us() - arrived) / 1000;
    log_line(LOG_INFO, "request", "route=%s viewer=%lld status=%d ms=%.1f statements=%u bytes=%zu",
        r->web->row ? r->web->row->name : "-", (long long)staff, status, ms, r->task.statements, bytes);
}

/* After a database failure: is it back? */
static void look_after_db(struct worker *w)
{
    if (w->doubtful && w->db && !health_silent(w->service->health))
        w->doubtful = !db_alive(w->db);
}

static void look_landed(void *x, bool durable)
{
    struct http *e = x;
    if (durable)
        e->send(e);
    else
        e->again(e);
}

/* The one place where looks come from: what stands in the journal before this answer leaves. A page of records always;
 * any other answer, a conflict or a refused form too, when a person was read for it. */
static size_t looks_of(const struct req *r, struct reply reply, struct journal_look_at ret_looks[])
{
    const struct route_row *row = r->web->row;
    const struct seen_persons *seen = &r->task.seen;
    size_t n = 0;
    if (!row || reply.kind == REPLY_NONE || reply.kind == REPLY_REDIRECT || r->task.viewer->staff == 0)
        return 0;
    bool one = row->records == RECORDS_VIEW, many = row->records == RECORDS_LIST;
    if (seen->somebody || ((one || many) && (reply.status == 200 || reply.status == 206)))
        ret_looks[n++] = (struct journal_look_at){ one || (!many && row->ids > 0) ? JOURNAL_LOOK : JOURNAL_LIST,
            row->name, r->ids[0] };
    for (size_t i = 0; i < seen->nhidden; i++)
        ret_looks[n++] = (struct journal_look_at){ JOURNAL_REVEAL, "person", seen->hidden[i] };
    return n;
}

/* The answer is ready. It leaves when its looks are durable; the worker does not wait for that. */
static void let_go(struct req *r, struct reply reply, struct http *x)
{
    struct journal_look_at looks[JOURNAL_LOOKS_MOST];
    _Static_assert(JOURNAL_LOOKS_MOST >= 1 + SEEN_HIDDEN_MOST, "one look and its reveals");
    size_t n = looks_of(r, reply, looks);
    if (n > 0)
        journal_look_then(&r->task, looks, n, look_landed, x);
    else
        x->send(x);
}

enum { PAGE_ROOM = 16384 }; /* most pages fit */

void gate_run(struct worker *worker, struct http *x)
{
    struct web w = { .worker = worker, .x = x };
    struct req r = { .web = &w };
    struct landing landing = { .kind = FAIL_MEMORY, .text = "no memory for an arena" };
    struct reply reply = { 0, REPLY_NONE };
    w.settings = atomic_load(&worker->service->settings);
    look_after_db(worker);
    buf_init(&w.out, (size_t)w.settings->request_memory);
    w.out.p = malloc(PAGE_ROOM); /* without it buf asks again and again on its own */
    w.out.cap = w.out.p ? PAGE_ROOM : 0;
    r.task = (struct task){
        .viewer = &VIEWER_NOBODY,
        .lang = lang_get(LANG_fi),
        .settings = w.settings,
        .keys = worker->service->keys,
        .auth = worker->service->auth,
        .jobs = worker->service->jobs,
        .asked = worker->service->asked,
        .rush = worker->service->rush,
        .now = instant_now(),
    };
    r.task.today = instant_day(r.task.now);
    bool done = fresh_memory(&r) && guarded(&r, &landing, walk_and_answer, &reply);
    int64_t staff = r.task.viewer->staff, arrived = x->arrived;
    if (!done && !recover(&r, &landing, &reply))
        answer_plain(x, reply.status = 503, "503 the service is not able to answer right now\n");
    log_request(&r, reply.status, w.bytes.n, staff, arrived);
    let_go(&r, reply, x);
    buf_free(&w.out);
    arena_free(r.task.a);
}
