/* again: a form that was refused is shown under an address of its own, so that one can go back to it, load it again or
 * change its language, and never meets the browser's question whether to send it once more. What was typed is kept
 * sealed for this session, a day at most. The page is made anew each time: the handler runs on what was typed, in a
 * transaction that is always rolled back, so rights, records and language are those of now. */
#include "auth/token.h"
#include "again_html.h"
#include "base/id.h"
#include "db/db.h"
#include "web/error_view.h"
#include "web/inside.h"
#include "web_sql.h"

/* Of one session. */
enum { AGAIN_MOST = 20 };

/* The session, or the browser of a visitor; "" when there is neither. */
struct str again_owner(struct req *r)
{
    struct str from = visitor_bound(r);
    char id[ID_TEXT];
    if (str_empty(from))
        return S("");
    id_text(token_slot(&r->task, "again", from, INT64_C(1) << 62) + 1, id);
    return str_copy(r->task.a, (struct str){ id, ID_TEXT - 1 });
}

/* Passwords, codes and files are not kept; what starts work of its own is not tried again to show a page. */
static bool may_be_kept(const struct req *r)
{
    const struct web *w = r->web;
    if (w->refuses_here || r->offline || r->partial || w->files.n > 0 || w->row->records == RECORDS_BULK ||
        !moves_to_page(r))
        return false;
    for (size_t i = 0; i < w->values.n; i++)
        if (str_is(w->values.at[i].name, "code") || str_find(w->values.at[i].name, S("password")) >= 0)
            return false;
    return true;
}

bool again_of(struct str address, int64_t *ret_id)
{
    struct str path = S("/again/"), rest = str_part(address, path.n, address.n);
    ptrdiff_t query = str_find(rest, S("?"));
    if (query >= 0)
        rest.n = (size_t)query;
    return str_starts(address, path) && rest.n == ID_TEXT - 1 && id_read(rest, ret_id);
}

bool again_update(struct req *r, int64_t id, struct str body)
{
    return web_sql_again_update(&r->task, id, again_owner(r), body, r->task.now) == 1;
}

/* The page with the form: of a form that was refused before the one it came from first. */
static struct str page_of(struct req *r, int64_t *ret_before)
{
    struct web_sql_again_find_row row;
    struct str from = visitor_came_from(r);
    unsigned route;
    int64_t ids[4];
    *ret_before = 0;
    if (again_of(from, ret_before))
        return web_sql_again_find(&r->task, *ret_before, again_owner(r), &row) ? row.page : S("/");
    if (!str_empty(from))
        return from;
    return router_find(r->path, GET, &route, ids) == FOUND ? r->path : S("/");
}

struct reply again_instead(struct req *r, struct reply refused)
{
    struct task *t = &r->task;
    struct str owner = again_owner(r), body;
    int64_t id = 0;
    bool some;
    if (refused.kind != REPLY_PAGE || refused.status >= 500 || str_empty(owner) || !may_be_kept(r))
        return refused;
    db_begin_save(t);
    struct str page = page_of(r, &id);
    if (!draft_body(r, &body, &some)) {
        db_rollback(t->db);
        return refused;
    }
    if (!id || web_sql_again_update(t, id, owner, body, t->now) != 1) {
        id = id_new();
        web_sql_again_add(t, id, owner, page, r->path, body, t->now);
        web_sql_again_trim(t, owner, AGAIN_MOST);
    }
    db_commit(t);
    return reply_redirect(r, (struct url){ str_fmt(t->a, "/again/%.*s", STR_ARG(id_str(t->a, id))) }, NULL);
}

/* Who saves it from that page is done with it: it leads to the page of the form then. */
void again_done(struct req *r)
{
    int64_t id;
    if (again_of(visitor_came_from(r), &id))
        (void)web_sql_again_update(&r->task, id, again_owner(r), S(""), r->task.now);
}

/* It would be taken now: she looks at it and sends it herself. */
static struct reply would_be_taken(struct req *r, const struct values *vs)
{
    struct again_view v = { .action = { r->path } };
    struct web *w = r->web;
    w->new_notice = S("");
    w->sets_session = false;
    w->location = (struct url){ S("") };
    for (size_t i = 0; i < vs->n; i++) {
        struct again_field one = { vs->at[i].name, vs->at[i].value };
        if (!str_is(one.name, "version"))
            LIST_ADD(r->task.a, &v.fields, one);
        else if (!str_int(one.value, &v.version))
            v.version = 0;
    }
    return SHOW(r, 200, again, &v);
}

static bool readable(struct req *r, const struct web_sql_again_find_row *row)
{
    struct web *w = r->web;
    w->values = (struct values){ 0 };
    if (!query_read(r->task.a, row->body, (size_t)w->settings->fields, &w->values) ||
        router_find(row->action, POST, &r->route, r->ids) != FOUND)
        return false;
    w->row = &site_map[r->route];
    return w->row->records != RECORDS_BULK;
}

struct reply again_show(struct req *r)
{
    struct task *t = &r->task;
    struct web *w = r->web;
    struct web_sql_again_find_row row;
    if (!web_sql_again_find(t, r->ids[0], again_owner(r), &row) || str_empty(row.action))
        return error_page_saying(r, 404, tr(t, "What you wrote is not kept any more"),
            tr(t, "It is kept for a day, for who wrote it. Open the page of the form and fill it in again."));
    struct url page = { S("/") };
    if (str_empty(row.body)) {
        (void)url_local(t->a, row.page, &page);
        return reply_redirect(r, page, tr(t, "What you wrote there is saved already."));
    }
    w->again = r->path;
    if (!readable(r, &row))
        return error_page(r, 404);
    r->path = row.action;
    gate_recorded(r);
    if (!permitted(t->viewer, w->row->permission))
        return error_page(r, 403);
    db_commit(t);
    db_begin_save(t);
    struct reply reply = w->row->handler(r);
    db_rollback(t->db);
    if (reply.kind == REPLY_PAGE && reply.status >= 400)
        return reply;
    db_begin_read(t);
    struct values typed = w->values;
    return would_be_taken(r, &typed);
}
