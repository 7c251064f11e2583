/* refused: a form that may not be kept as a whole (it has a password, a code or a file, or starts long work) and was
 * refused is shown by the page it stands on, under that page's own address and a number: one can go back to it or load
 * it again, and the browser never asks whether to send it once more. What was wrong is kept sealed for this session for
 * ten minutes, and of what was typed neither secrets nor hidden fields nor files. */
#include "auth/token.h"
#include "base/id.h"
#include "db/db.h"
#include "web/inside.h"
#include "web_sql.h"

enum { OF_ONE_SESSION = 20, KEPT_MOST = 32 * 1024 };
static const char *const parameter = "refused";

/* Path and query without the number of an earlier refusal. */
static struct url without_number(struct arena *a, struct str address)
{
    struct str rest = address, piece;
    struct buf b;
    buf_init(&b, address.n + 1);
    if (str_cut(&rest, '?', &piece))
        buf_str(&b, piece);
    for (char mark = '?'; str_cut(&rest, '&', &piece);)
        if (!str_starts(piece, str_fmt(a, "%s=", parameter))) {
            buf_ch(&b, mark);
            buf_str(&b, piece);
            mark = '&';
        }
    struct url u = { str_copy(a, buf_view(&b)) };
    buf_free(&b);
    return u;
}

static void add(struct arena *a, struct buf *b, const char *name, struct str value)
{
    buf_str(b, str_fmt(a, "%s=%.*s&", name, STR_ARG(str_percent(a, value, ""))));
}

static bool keeps(const struct field *f)
{
    return f->kind != FIELD_PASSWORD && f->kind != FIELD_SECRET_CODE && f->kind != FIELD_HIDDEN;
}

/* As pairs: the table, the language of the sentences, each field and what was typed, each problem's place and text. */
static bool packed(struct req *r, const struct form *f, struct str *ret_body)
{
    struct arena *a = r->task.a;
    struct buf b;
    buf_init(&b, KEPT_MOST);
    add(a, &b, "table", str_of(f->table->name));
    add(a, &b, "lang", str_of(r->task.lang->tag));
    for (size_t i = 0; i < f->table->n; i++)
        if (keeps(&f->table->fields[i])) {
            add(a, &b, "name", str_of(f->table->fields[i].name));
            add(a, &b, "typed", f->typed[i]);
        }
    for (size_t i = 0; i < f->problems.n; i++) {
        add(a, &b, "field", f->problems.at[i].field);
        add(a, &b, "problem", f->problems.at[i].text);
    }
    bool whole = !buf_full(&b);
    *ret_body = str_copy(a, buf_view(&b));
    buf_free(&b);
    return whole;
}

void req_refuses(struct req *r, const struct form *form)
{
    struct form *copy = NEW(r->task.a, struct form);
    *copy = *form;
    r->web->refuses = copy;
}

/* The page with the form is where it was sent from. Who does not say where that is gets the answer as it is: a one-time
 * link, for one, stands in that address only. */
struct reply refused_instead(struct req *r, struct reply refused)
{
    struct task *t = &r->task;
    const struct form *f = r->web->refuses ? r->web->refuses : r->page.wrong_form;
    struct str owner = again_owner(r), page = visitor_came_from(r), body;
    int64_t again, id = id_new();
    if (refused.kind != REPLY_PAGE || refused.status >= 500 || r->web->refuses_here || !f || f->problems.n == 0 ||
        str_empty(owner) || str_empty(page) || again_of(page, &again) || r->offline || r->partial ||
        !moves_to_page(r) || !packed(r, f, &body))
        return refused;
    db_begin_save(t);
    web_sql_again_add(t, id, owner, S(""), S(""), body, t->now);
    web_sql_again_trim(t, owner, OF_ONE_SESSION);
    db_commit(t);
    return reply_redirect(r, url_with_id(t->a, without_number(t->a, page), parameter, id), NULL);
}

static bool number_in(struct req *r, struct str address, int64_t *ret_id)
{
    struct values vs = { 0 };
    struct str path;
    return str_cut(&address, '?', &path) && query_read(r->task.a, address, 100, &vs) &&
           id_read(values_find(&vs, str_of(parameter)), ret_id);
}

static void unpack(struct task *t, const struct values *vs, struct form_refused *ret)
{
    bool same = str_is(values_find(vs, S("lang")), t->lang->tag);
    for (size_t i = 0; i + 1 < vs->n; i++) {
        struct str name = vs->at[i].name, value = vs->at[i].value, next = vs->at[i + 1].value;
        if (str_is(name, "name")) {
            strs_add(t->a, &ret->names, value);
            strs_add(t->a, &ret->typed, next);
        } else if (str_is(name, "field") && same) {
            problem_add(t, &ret->problems, str_z(t->a, value), next);
        }
    }
    ret->table = values_find(vs, S("table"));
}

/* In another language what was typed stays; what was wrong is said again when the form is sent. */
void refused_find(struct req *r)
{
    struct task *t = &r->task;
    struct web_sql_again_find_row row;
    struct values vs = { 0 };
    const struct seen_persons before = t->seen;
    int64_t id = req_id(r, parameter);
    if (id == 0 || !web_sql_again_find(t, id, again_owner(r), &row) || row.action.n > 0 ||
        instant_unix(row.saved_at) < instant_unix(t->now) - REFUSED_SECONDS)
        return;
    t->seen = before; /* it is what she typed herself */
    if (!query_read(t->a, row.body, (size_t)r->web->settings->fields, &vs))
        return;
    struct form_refused *refused = NEW(t->a, struct form_refused);
    unpack(t, &vs, refused);
    t->refused = refused;
}

void refused_done(struct req *r)
{
    int64_t id;
    if (number_in(r, visitor_came_from(r), &id))
        (void)web_sql_again_update(&r->task, id, again_owner(r), S(""), r->task.now);
}
