/* draft: text that was typed and not saved, kept sealed for the person and the address of the page with the form.
 * Saved while typing (POST /drafts) and when signing in comes between; gone when the form is saved, or after a month. */
#include "auth/token.h"
#include "base/id.h"
#include "web/inside.h"
#include "web_sql.h"

enum { DRAFT_MOST = 256 * 1024 };

/* 's' + staff id; for a visitor 'v' + a number made of the cookie. Empty when there is neither. */
static struct str owner_of(struct req *r, bool visitor)
{
    struct web *w = r->web;
    char id[ID_TEXT];
    int64_t staff = w->session == SESSION_LIVE || w->session == SESSION_EXPIRED ? w->viewer.staff : 0;
    if (staff && !visitor)
        id_text(staff, id);
    else if (!str_empty(w->visit_cookie))
        id_text(token_slot(&r->task, "draft", w->visit_cookie, INT64_C(1) << 62) + 1, id);
    else
        return S("");
    return str_fmt(r->task.a, "%c%s", staff && !visitor ? 's' : 'v', id);
}

static bool worth_keeping(struct str name)
{
    static const char *const never[] = { "csrf", "form_id", "draft_for", "password", "new_password", "code" };
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        if (str_is(name, never[i]))
            return false;
    return str_find(name, S("password")) < 0;
}

static struct str path_alone(struct str address)
{
    struct str path = S("");
    ptrdiff_t query = str_find(address, S("?"));
    path = query < 0 ? address : str_part(address, 0, (size_t)query);
    return path.n <= 500 ? path : S("");
}

void draft_keep(struct req *r, struct str page)
{
    struct str owner = owner_of(r, false), path = path_alone(page);
    struct buf body;
    bool some = false;
    if (str_empty(owner) || str_empty(path))
        return;
    buf_init(&body, DRAFT_MOST);
    for (size_t i = 0; i < r->web->values.n; i++) {
        const struct value *v = &r->web->values.at[i];
        if (!worth_keeping(v->name))
            continue;
        some |= v->value.n > 0 && !str_is(v->name, "version");
        buf_str(&body, query_encode(r->task.a, v->name));
        buf_ch(&body, '=');
        buf_str(&body, query_encode(r->task.a, v->value));
        buf_ch(&body, '&');
    }
    struct str copy = str_copy(r->task.a, buf_view(&body));
    bool whole = !buf_full(&body);
    buf_free(&body);
    if (some && whole)
        web_sql_draft_save(&r->task, owner, path, copy, r->task.now);
}

void draft_drop_for(struct req *r, struct str page)
{
    struct str owner = owner_of(r, false), visitor = owner_of(r, true), path = path_alone(page);
    if (str_empty(path))
        return;
    if (!str_empty(owner))
        web_sql_draft_drop(&r->task, owner, path);
    if (!str_empty(visitor) && !str_eq(owner, visitor))
        web_sql_draft_drop(&r->task, visitor, path);
}

bool form_draft(struct req *r, const struct form_table *table, struct form *f)
{
    struct web_sql_draft_find_row row;
    struct values vs = { 0 };
    struct str path = path_alone(r->path), owner = owner_of(r, false), visitor = owner_of(r, true);
    bool found = !str_empty(owner) && web_sql_draft_find(&r->task, owner, path, &row);
    if (!found)
        found = !str_empty(visitor) && web_sql_draft_find(&r->task, visitor, path, &row);
    if (!found || !query_read(r->task.a, row.body, (size_t)r->web->settings->fields, &vs))
        return false;
    bool ours = false;
    for (size_t i = 0; i < table->n && !ours; i++)
        for (size_t k = 0; k < vs.n && !ours; k++)
            ours = str_starts(vs.at[k].name, str_of(table->fields[i].name));
    if (!ours)
        return false;
    form_fill(&r->task, f, &vs);
    int64_t version;
    if (str_int(values_find(&vs, S("version")), &version))
        f->version = version;      /* of the record it was typed over: a later change still shows as a conflict */
    return true;
}

struct reply web_draft_save(struct req *r);      /* declared for rooms by rooms/routes.h, which web/ may not include */

/* POST /drafts: the fields of a form and draft_for = the address of its page. Answers with nothing to show. */
struct reply web_draft_save(struct req *r)
{
    struct url page;
    if (!url_local(r->task.a, req_get(r, "draft_for"), &page))
        return reply_bytes(r, 422, "text/plain; charset=utf-8", S("draft_for is missing\n"), NULL);
    if (req_has(r, "draft_drop"))
        draft_drop_for(r, page.s);
    else
        draft_keep(r, page.s);
    return reply_bytes(r, 204, NULL, S(""), NULL);
}
