/* req: what a handler may ask of its request. */
#include "base/id.h"
#include "web/address.h"
#include "auth/token.h"
#include "web/inside.h"

/* A register has a hundred fields and asks for each: names that end otherwise are passed over without a call. */
struct str values_find(const struct values *vs, struct str name)
{
    char end = name.n ? name.p[name.n - 1] : 0;
    for (size_t i = 0; i < vs->n; i++) {
        struct str have = vs->at[i].name;
        if (have.n == name.n && (have.n == 0 || have.p[have.n - 1] == end) && str_eq(have, name))
            return vs->at[i].value;
    }
    return (struct str){ NULL, 0 };
}

struct str req_get(struct req *r, const char *name)
{
    struct str s = values_find(&r->web->values, str_of(name));
    return s.p ? s : S("");
}

bool req_has(struct req *r, const char *name) { return values_find(&r->web->values, str_of(name)).p != NULL; }

/* Ids stand in addresses as 13 characters of base 32 and in hidden fields as decimal digits. */
static int64_t read_id(struct str s)
{
    int64_t id;
    if (s.n == ID_TEXT - 1 && id_read(s, &id))
        return id;
    return str_int(s, &id) && id > 0 ? id : 0;
}

int64_t req_id(struct req *r, const char *name) { return read_id(req_get(r, name)); }

int64_t req_version(struct req *r)
{
    int64_t version = 0;
    return str_int(req_get(r, "version"), &version) ? version : 0;
}

struct day req_day(struct req *r, const char *name)
{
    struct day d = DAY("");
    return day_read_loose(req_get(r, name), &d) ? d : DAY("");
}

struct strs req_all(struct req *r, const char *name)
{
    struct strs all = { NULL, 0 };
    struct str want = str_of(name);
    for (size_t i = 0; i < r->web->values.n; i++)
        if (str_eq(r->web->values.at[i].name, want))
            strs_add(r->task.a, &all, r->web->values.at[i].value);
    return all;
}

void req_each(struct req *r, const char *prefix, void (*fn)(void *x, int64_t id, struct str value), void *x)
{
    struct str head = str_of(prefix);
    for (size_t i = 0; i < r->web->values.n; i++) {
        const struct named_value *v = &r->web->values.at[i];
        int64_t id = str_starts(v->name, head) ? read_id(str_part(v->name, head.n, v->name.n)) : 0;
        if (id)
            fn(x, id, v->value);
    }
}

struct uploads req_uploads(struct req *r)
{
    struct uploads all = { NEW_N(r->task.a, struct upload, r->web->files.n + 1), r->web->files.n };
    for (size_t i = 0; i < all.n; i++) {
        const struct part *p = &r->web->files.at[i];
        all.at[i] = (struct upload){ p->name, p->filename, p->bytes };
    }
    return all;
}

const struct upload *req_chosen(struct req *r)
{
    struct uploads all = req_uploads(r);

    return all.n > 0 && !str_empty(all.at[0].filename) ? &all.at[0] : NULL;
}

bool req_parse_form(struct req *r)
{
    struct web *w = r->web;
    struct str type = head(r, HEADER_CONTENT_TYPE), kind = type;
    ptrdiff_t end = str_find(type, S(";"));
    if (end >= 0)
        kind.n = (size_t)end;
    kind = str_trim(kind);
    size_t fields = (size_t)w->settings->fields;
    must(&r->task, w->values.n == 0 && w->files.n == 0); /* a body is read once */
    if (str_is(kind, "application/x-www-form-urlencoded") || (kind.n == 0 && w->x->body.n == 0))
        return query_read(r->task.a, w->x->body, fields, &w->values);
    if (str_is(kind, "multipart/form-data"))
        return query_read_parts(r->task.a, type, w->x->body,
            (struct query_most){ .values = fields, .files = (size_t)w->settings->files }, &w->values, &w->files);
    return false;
}

struct str req_cookie_session(struct req *r) { return r->web->session_cookie; }

void req_set_session(struct req *r, struct str token)
{
    session_end_token(&r->task, r->web->session_cookie); /* one browser, one session */
    r->web->new_session = token;
    r->web->sets_session = true;
}

struct str req_browser(struct req *r)
{
    struct str bound = visitor_bound(r);
    return str_empty(bound) ? S("") : token_text(&r->task, token_hash(&r->task, "browser", bound));
}

struct str req_address(struct req *r) { return str_of(r->web->x->address); }

struct str req_household(struct req *r)
{
    struct address a;
    char text[46];
    if (!address_read(req_address(r), &a))
        return req_address(r);
    a = address_household(a);
    address_text(&a, text);
    return str_copy(r->task.a, str_of(text));
}

void req_asked(struct req *r, struct str name)
{
    asked_add(r->task.asked, name);
    r->web->asked = name;
}

void req_keep_writes(struct req *r) { r->web->keeps_writes = true; }

void req_refuse_here(struct req *r) { r->web->refuses_here = true; }

void req_may_record(struct req *r) { r->web->may_record = true; }

void req_secret_address(struct req *r) { r->web->secret_address = true; }
