/* draft: text that was typed and not saved, kept sealed for the person, the page and the form on it. Kept while typing
 * (POST /drafts) and when signing in comes between; shown by form_field in every form, said before its fields, with
 * what is wrong in it; gone when the form is saved or the text thrown away, or after a month. Handlers know nothing of
 * it. */
#include "auth/token.h"
#include "base/id.h"
#include "db/db.h"
#include "web/inside.h"
#include "web_sql.h"

enum { DRAFT_MOST = 256 * 1024, VISITORS_MOST = 2000 };

/* 's' + staff id; for a visitor 'v' + a number made of the cookies: another own page in one browser is somebody else.
 * Empty when there is neither. */
static struct str owner_of(struct req *r, bool visitor)
{
    struct web *w = r->web;
    char id[ID_TEXT];
    int64_t staff = w->session == SESSION_LIVE || w->session == SESSION_EXPIRED ? w->viewer.staff : 0;
    if (staff && !visitor)
        id_text(staff, id);
    else if (!str_empty(w->visit_cookie))
        id_text(token_slot(&r->task, "draft",
                    str_fmt(r->task.a, "%.*s%.*s", STR_ARG(w->visit_cookie), STR_ARG(req_cookie_own(r))),
                    INT64_C(1) << 62) +
                    1,
            id);
    else
        return S("");
    return str_fmt(r->task.a, "%c%s", staff && !visitor ? 's' : 'v', id);
}

static bool worth_keeping(struct str name)
{
    static const char *const never[] = { "csrf", "form_id", "draft_for", "draft_action", "draft_lang", "draft_version",
        "sent", "code" };
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

/* Of a form filled from a draft the version that it was typed over; of one of a device's queue the hour by our clock.
 */
static struct str as_kept(struct req *r, const struct named_value *v)
{
    if (str_is(v->name, "version") && req_has(r, "draft_version"))
        return req_get(r, "draft_version");
    if (str_is(v->name, "recorded"))
        return str_copy(r->task.a, instant_str(&r->recorded_at));
    return v->value;
}

bool draft_body(struct req *r, struct str *ret_body, bool *ret_some)
{
    struct buf body;
    bool some = false;
    buf_init(&body, DRAFT_MOST);
    for (size_t i = 0; i < r->web->values.n; i++) {
        const struct named_value *v = &r->web->values.at[i];
        if (!worth_keeping(v->name))
            continue;
        some |= v->value.n > 0 && !str_is(v->name, "version");
        buf_str(&body, str_percent(r->task.a, v->name, ""));
        buf_ch(&body, '=');
        buf_str(&body, str_percent(r->task.a, as_kept(r, v), ""));
        buf_ch(&body, '&');
    }
    *ret_body = str_copy(r->task.a, buf_view(&body));
    bool whole = !buf_full(&body);
    buf_free(&body);
    *ret_some = some;
    return whole;
}

void draft_keep(struct req *r, struct str page, struct str to)
{
    struct str owner = owner_of(r, false), path = path_alone(page), action = path_alone(to), body;
    int64_t again;
    bool some;
    if (str_empty(owner) || str_empty(path) || str_empty(action) || !draft_body(r, &body, &some) || !some)
        return;
    must(&r->task, db_in_write(r->task.db));
    if (again_of(path, &again))
        (void)again_update(r, again, body);
    else
        web_sql_draft_save(&r->task, owner, path, action, body, r->task.now);
    if (owner.p[0] == 'v')
        web_sql_draft_trim_visitors(&r->task, VISITORS_MOST);
}

void draft_drop(struct req *r, struct str to)
{
    struct web_sql_draft_there_row row;
    struct str owner = owner_of(r, false), visitor = owner_of(r, true), action = path_alone(to);
    if (!str_empty(owner) && !str_empty(action) && web_sql_draft_there(&r->task, owner, visitor, action, &row) &&
        row.there)
        web_sql_draft_drop(&r->task, owner, visitor, action);
}

static bool about(const struct values *vs, const struct form_table *table)
{
    for (size_t i = 0; i < table->n; i++)
        for (size_t k = 0; k < vs->n; k++)
            if (str_starts(vs->at[k].name, str_of(table->fields[i].name)))
                return true;
    return false;
}

/* What is typed and wrong is told where it stands, before it is sent; what is not filled in yet is not wrong. */
static void tell_wrong(struct req *r, struct form *f)
{
    struct problems all;
    void *values = arena_alloc(r->task.a, f->table->size);
    (void)form_parse(&r->task, f, values);
    all = f->problems;
    f->problems = (struct problems){ 0 };
    for (size_t i = 0; i < f->table->n; i++)
        for (size_t k = 0; k < all.n && !str_empty(str_trim(f->typed[i])); k++)
            if (str_is(all.at[k].field, f->table->fields[i].name))
                problem_add(&r->task, &f->problems, f->table->fields[i].name, all.at[k].text);
}

/* Somebody whose text is shown to her again: who is signed in, or has her own page open here. Of another visitor it is
 * kept only until she has signed in: the next one at this browser may be somebody else. */
bool draft_is_hers(struct req *r)
{
    return (r->task.viewer != NULL && r->task.viewer->staff != 0) || !str_empty(req_cookie_own(r));
}

bool draft_for_page(struct page *p, struct str action, const struct form *f, struct draft *ret_draft)
{
    struct req *r = (struct req *)(void *)((char *)p - offsetof(struct req, page));
    must(&r->task, p == &r->page && r->task.viewer);
    struct web_sql_draft_find_row row;
    struct values vs = { 0 };
    struct str to = path_alone(action);
    const struct seen_persons before = r->task.seen;
    if (is_post(r) || r->web->again.n > 0 || !draft_is_hers(r) || !r->task.db || str_empty(to))
        return false;
    if (!web_sql_draft_find(&r->task, owner_of(r, false), owner_of(r, true), r->path, to, &row))
        return false;
    r->task.seen = before; /* it is what she typed herself */
    if (!query_read(r->task.a, row.body, (size_t)r->web->settings->fields, &vs) || !about(&vs, f->table))
        return false;
    *ret_draft = (struct draft){ .form = *f, .page = { r->path }, .drop = { S("/drafts") } };
    must(&r->task, f->table && f->table->n > 0);
    ret_draft->form.typed = NEW_N(r->task.a, struct str, f->table->n);
    form_fill(&r->task, &ret_draft->form, &vs);
    int64_t version;
    if (str_int(values_find(&vs, S("version")), &version))
        ret_draft->form.version = version;
    tell_wrong(r, &ret_draft->form);
    return true;
}

bool req_take_draft(struct req *r, struct url action)
{
    struct web_sql_draft_find_row row;
    struct values vs = { 0 };
    if (is_post(r) || r->task.viewer->staff == 0 ||
        !web_sql_draft_find(&r->task, owner_of(r, false), owner_of(r, true), r->path, path_alone(action.s), &row) ||
        !query_read(r->task.a, row.body, (size_t)r->web->settings->fields, &vs))
        return false;
    r->web->values = vs;
    return true;
}

void req_drop_draft(struct req *r, struct url action) { draft_drop(r, action.s); }

struct reply web_again(struct req *r) { fail(&r->task, FAIL_BUG, "a refused form is shown by the gate"); }

/* Without script: kept, and the page again in that language. */
static struct reply in_another_language(struct req *r)
{
    const struct lang *l = lang_by_tag(req_get(r, "draft_lang"));
    struct str from = visitor_came_from(r);
    struct url page = { str_empty(from) ? S("/") : path_alone(from) };
    if (l == NULL || str_empty(page.s))
        return error_page(r, 422);
    draft_keep(r, page.s, req_get(r, "draft_action"));
    return reply_redirect(r, url_with(r->task.a, page, "lang", str_of(l->tag)), NULL);
}

/* POST /drafts: the fields of a form, draft_for = the path of its page, draft_action = where it goes. Saving answers
 * with nothing to show; draft_drop throws the text away and shows the page again. draft_lang: see above. */
struct reply web_draft_save(struct req *r)
{
    struct url page, action;
    if (req_has(r, "draft_lang"))
        return in_another_language(r);
    if (!url_local(r->task.a, req_get(r, "draft_for"), &page) ||
        !url_local(r->task.a, req_get(r, "draft_action"), &action))
        return reply_bytes(r, 422, "text/plain; charset=utf-8", S("draft_for or draft_action is missing\n"), NULL);
    if (req_has(r, "draft_drop")) {
        draft_drop(r, action.s);
        return reply_redirect(r, page, tr(&r->task, "The text that was not saved is thrown away."));
    }
    draft_keep(r, page.s, action.s);
    return reply_bytes(r, 204, NULL, S(""), NULL);
}
