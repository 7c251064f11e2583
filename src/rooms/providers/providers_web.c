/* providers_web: the register of schools, employers and services: the list, one of them, two put together. No rules
 * here. */
#include "lang/lang.h"
#include "providers_providers_html.h"
#include "rooms/places.h"
#include "rooms/providers/providers_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(provider, PROVIDER_FIELDS)

enum { ROWS_SHOWN = 25, OTHERS_SHOWN = 20 };

static struct provider_line line_of(struct task *t, const struct provider *p, struct url link)
{
    return (
        struct provider_line){ *p, link, str_empty(p->municipality) ? S("") : place_name(t->lang, p->municipality) };
}

/* ---- the list */

static void add_kinds(struct task *t, struct providers_list_view *v, struct str kind)
{
    picks_add(t, &v->kinds, S(""), str_of(tr(t, "All")), kind);
    for (size_t i = 0; i < CODES_provider_kind.n; i++) {
        struct str code = str_of(CODES_provider_kind.at[i].code);
        picks_add(t, &v->kinds, code, code_name(t->lang, &CODES_provider_kind, code), kind);
    }
}

struct reply providers_list(struct req *r)
{
    struct task *t = &r->task;
    struct str words = str_trim(req_get(r, "q")), kind = req_get(r, "kind");
    int64_t start = list_start(r);
    struct providers_list_view v = { .words = words, .all = URL(t, providers_list) };

    if (!code_ok(&CODES_provider_kind, kind))
        kind = S("");
    struct providers list = providers_listed(t, words, kind, start, ROWS_SHOWN);
    if (list.n == 0 && start > 0) { /* those of the last page were put together with others */
        start = 0;
        list = providers_listed(t, words, kind, start, ROWS_SHOWN);
    }
    struct url here = v.all;
    if (words.n > 0)
        here = url_with(t->a, here, "q", words);
    if (kind.n > 0)
        here = url_with(t->a, here, "kind", kind);
    v.filtered = words.n > 0 || kind.n > 0;
    v.total = list.total;
    v.pager = list_pager(t, here, start, ROWS_SHOWN, list.total);
    add_kinds(t, &v, kind);
    for (size_t i = 0; i < list.n; i++) {
        struct provider_line line = line_of(t, &list.at[i], URL(t, providers_one, list.at[i].id));
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, providers_list, &v);
}

/* ---- one */

/* same: who has the name that was written; 0: nobody. */
static struct reply show_one(struct req *r, int status, const struct provider *p, struct form form, int64_t same)
{
    struct task *t = &r->task;
    struct provider other;
    struct providers_one_view v = { .p = *p, .old_names = S(""), .form = form, .same = { S("") }, .same_name = S("") };
    struct strs old = providers_old_names(t, p->id);

    if (old.n > 0)
        v.old_names = lang_list(t->a, t->lang, &old);
    if (same != 0 && providers_get(t, same, &other) == DONE) {
        v.same = URL(t, providers_same_page, p->id, same);
        v.same_name = other.name;
    }
    return SHOW(r, status, providers_one, &v);
}

static struct form form_of(struct task *t, const struct provider *p)
{
    struct provider_values v = { .name = p->name,
        .kind = p->kind,
        .municipality = str_empty(p->municipality) ? S("") : place_name(t->lang, p->municipality),
        .contact = p->contact };

    return form_show(t, &provider_form, &v, p->version);
}

struct reply providers_one(struct req *r)
{
    struct provider p;
    enum outcome found = providers_get(&r->task, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    struct form form = form_of(&r->task, &p);
    return show_one(r, 200, &p, form, 0);
}

/* A place that is not known stays as typed, so that the rule can say so. */
static struct provider read_off(const struct provider_values *v, int64_t id, int64_t version)
{
    struct str place = place_find(v->municipality);

    return (struct provider){ .id = id,
        .version = version,
        .name = v->name,
        .kind = v->kind,
        .municipality = str_empty(place) ? v->municipality : place,
        .contact = v->contact };
}

struct reply providers_save(struct req *r)
{
    struct task *t = &r->task;
    struct provider_values v;
    struct provider now, p;
    struct form form;
    int64_t same = 0;
    enum outcome how = providers_get(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, &now);
    if (!form_read_over(r, &theirs, &v, &form))
        return show_one(r, 422, &now, form, 0);
    p = read_off(&v, now.id, form.version);
    how = providers_put(t, &p, &same, &form.problems);
    if (how == INVALID)
        return show_one(r, 422, &now, form, same);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, providers_save, now.id), "provider", now.id);
    return reply_outcome(r, how, URL(t, providers_list), tr(t, "Saved."));
}

/* ---- two that are the same */

struct reply providers_others(struct req *r)
{
    struct task *t = &r->task;
    struct providers_others_view v = { .words = str_trim(req_get(r, "q")) };
    enum outcome found = providers_get(t, r->ids[0], &v.p);
    struct str rest, first;

    if (found != DONE)
        return reply_refused(r, found);
    rest = v.p.name;
    if (!req_has(r, "q") && str_cut(&rest, ' ', &first)) /* the others with its first word are offered first */
        v.words = first;
    struct providers list = providers_listed(t, v.words, S(""), 0, OTHERS_SHOWN + 1);
    if (list.total < 2 && !req_has(r, "q")) {
        v.words = S("");
        list = providers_listed(t, v.words, S(""), 0, OTHERS_SHOWN + 1);
    }
    v.more = list.total > (int64_t)list.n;
    for (size_t i = 0; i < list.n; i++) {
        struct provider_line line = line_of(t, &list.at[i], URL(t, providers_same_page, v.p.id, list.at[i].id));
        if (list.at[i].id == v.p.id)
            continue;
        if (v.rows.n < OTHERS_SHOWN)
            LIST_ADD(t->a, &v.rows, line);
        else
            v.more = true;
    }
    return SHOW(r, 200, providers_others, &v);
}

static bool differ(struct str a, struct str b) { return !str_empty(a) && !str_empty(b) && !str_eq(a, b); }

struct reply providers_same_page(struct req *r)
{
    struct task *t = &r->task;
    struct provider two[2];
    struct providers_same_view v = { .first = r->ids[0] };

    for (size_t i = 0; i < 2; i++) {
        enum outcome found = r->ids[0] == r->ids[1] ? NOT_FOUND : providers_get(t, r->ids[i], &two[i]);
        if (found != DONE)
            return reply_refused(r, found);
    }
    for (size_t i = 0; i < 2; i++) {
        const struct provider *kept = &two[i], *lost = &two[1 - i];
        struct provider_keep one = { line_of(t, kept, URL(t, providers_one, kept->id)), lost->id, lost->version,
            lost->name };
        LIST_ADD(t->a, &v.keeps, one);
    }
    v.differ = differ(two[0].kind, two[1].kind) || differ(two[0].municipality, two[1].municipality) ||
               differ(two[0].contact, two[1].contact);
    return SHOW(r, 200, providers_same, &v);
}

struct reply providers_same(struct req *r)
{
    struct task *t = &r->task;
    int64_t other = 0;

    if (!str_int(req_get(r, "other"), &other))
        other = 0; /* no version: both have changed since */
    enum outcome how = providers_unite(t, &(struct provider_pair){ r->ids[0], req_version(r), r->ids[1], other });
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, providers_same_page, r->ids[0], r->ids[1]),
            tr(t, "Something has changed since this was shown. Look at it again."));
    return reply_outcome(r, how, URL(t, providers_one, r->ids[0]), tr(t, "The two are one now."));
}
