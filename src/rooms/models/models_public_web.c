/* models_public_web: models as everybody reads them: the list, one in its newest version or an older one, as page, as
 * paper, as data; addresses that stay. The same bytes for all: they are kept (req_kept). No right is asked, and no rule
 * is here. */
#include "auth/sign_in.h"
#include "models_public_html.h"
#include "rooms/models/models_web.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"

enum { ITEMS_SHOWN = 25 };
#define PAGE_TYPE "text/html; charset=utf-8"
#define DATA_TYPE "application/ld+json"
#define CITE_TYPE "application/vnd.datacite.datacite+json"

_Static_assert(ROUTE_models_in_fi + LANG__N == ROUTE_models_list_in_fi, "an address in each language");

static void needs_database(struct req *r)
{
    if (r->task.db == NULL)
        fail(&r->task, FAIL_DB, "no connection to the database");
}

/* ?version=; 0: the newest. False: it is no number. */
static bool version_asked(struct req *r, int64_t *ret_edition)
{
    *ret_edition = 0;
    return !req_has(r, "version") || (str_int(req_get(r, "version"), ret_edition) && *ret_edition > 0);
}

static void add_link(struct task *t, struct frame_links *list, struct url url, const struct lang *l)
{
    struct frame_link link = {
        .url = url, .text = str_of(l->name), .lang = str_of(l->tag), .dir = str_of(l->dir), .current = l == t->lang
    };

    LIST_ADD(t->a, list, link);
}

/* ---- one */

static struct url one_in(struct task *t, const struct lang *l, const struct model *m)
{
    struct url u = models_url(t, ROUTE_models_in_fi, l, m->id);

    return m->edition == m->newest ? u : url_with_int(t->a, u, "version", m->edition);
}

static struct frame_open frame_of(struct task *t, const struct model *m)
{
    const struct model_text *x = models_text_in(m, t->lang);
    struct str page = link_address(t, one_in(t, t->lang, m).s);
    struct frame_open o = { .summary = x->summary,
        .about = { .title = x->title,
            .kind = S("article"),
            .address = page,
            .picture = link_address(t, models_url(t, ROUTE_publications_picture_in_fi, t->lang, m->id).s),
            .json = models_linked(t, m, page) } };

    for (enum lang_id i = 0; i < LANG__N; i++)
        add_link(t, &o.languages, one_in(t, lang_get(i), m), lang_get(i));
    for (size_t i = 0; i < m->texts.n; i++)
        add_link(t, &o.alternates, one_in(t, m->texts.at[i].lang, m), m->texts.at[i].lang);
    return o;
}

static struct reply draw_one(struct req *r, const struct model *m, struct str stamp)
{
    struct task *t = &r->task;
    struct model_page *v = models_page(t, m, false);
    struct frame_open o = frame_of(t, m);

    page_models_public(frame_open(r, &o), v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

static struct reply show_one(struct req *r, enum lang_id id)
{
    struct task *t = &r->task;
    struct model m;
    struct reply kept;
    struct str stamp;
    int64_t edition;

    t->lang = lang_get(id);
    needs_database(r);
    if (!version_asked(r, &edition) || !models_stamp(t, r->ids[0], t->lang, &stamp))
        return reply_not_found(r);
    bool data = str_is(r->accept, "json"), paper = !data && papers_wanted(r);
    stamp = data ? str_fmt(t->a, "%.*s.json", STR_ARG(stamp)) : stamp;
    if (req_kept(r, data ? DATA_TYPE : paper ? PAPER_TYPE : PAGE_TYPE, stamp, &kept))
        return kept;
    if (!models_public(t, r->ids[0], edition, &m))
        return reply_not_found(r);
    if (data)
        return reply_kept(r, DATA_TYPE, stamp, models_linked(t, &m, link_address(t, one_in(t, t->lang, &m).s)));
    return paper ? models_paper(r, &m, stamp) : draw_one(r, &m, stamp);
}

/* ---- addresses without a language */

/* The version that was asked for, in the reader's language; as data what DataCite asks for. */
struct reply models_id(struct req *r)
{
    struct task *t = &r->task;
    struct model m;
    int64_t edition;

    needs_database(r);
    if (!version_asked(r, &edition) || !models_public(t, r->ids[0], edition, &m))
        return reply_not_found(r);
    if (req_wants_data(r) || str_is(r->accept, "json"))
        return reply_marked(r, CITE_TYPE, models_datacite(t, &m));
    return reply_redirect(r, one_in(t, t->lang, &m), NULL);
}

struct reply models_any(struct req *r)
{
    struct str stamp;

    needs_database(r);
    if (!models_stamp(&r->task, r->ids[0], r->task.lang, &stamp))
        return reply_not_found(r);
    return reply_redirect(r, models_url(&r->task, ROUTE_models_in_fi, r->task.lang, r->ids[0]), NULL);
}

struct reply models_list_any(struct req *r)
{
    return reply_redirect(r, models_url(&r->task, ROUTE_models_list_in_fi, r->task.lang, 0), NULL);
}

/* ---- the list */

static void add_kinds(struct task *t, struct models_public_list_view *v, struct url here, struct str kind)
{
    struct model_link all = { here, str_of(tr(t, "All")), S(""), S(""), str_empty(kind) };

    LIST_ADD(t->a, &v->kinds, all);
    for (size_t i = 0; i < CODES_model_kind.n; i++) {
        const struct code *c = &CODES_model_kind.at[i];
        struct model_link one = { url_with(t->a, here, "kind", str_of(c->code)), str_of(lang_tr(t->lang, c->name)),
            S(""), S(""), str_is(kind, c->code) };
        LIST_ADD(t->a, &v->kinds, one);
    }
}

static struct reply draw_list(struct req *r, struct str stamp)
{
    struct task *t = &r->task;
    struct str kind = code_ok(&CODES_model_kind, req_get(r, "kind")) ? req_get(r, "kind") : S("");
    int64_t start = list_start(r);
    struct model_items all = models_shown(t, kind, start, ITEMS_SHOWN);
    struct url here = models_url(t, ROUTE_models_list_in_fi, t->lang, 0), narrowed = here;
    struct models_public_list_view v = { .search = URL(t, search_page) };
    struct frame_open o = { .summary = str_of(tr(t, "What projects leave to others: how it was done, what it cost and "
                                                    "what came of it.")),
        .about = frame_about_list(t, str_of(tr(t, "Operating models and good practices")), here) };

    for (size_t i = 0; i < all.n; i++) {
        const struct model_item *m = &all.at[i];
        struct public_model row = { models_url(t, ROUTE_models_in_fi, t->lang, m->id), *m,
            code_name(t->lang, &CODES_model_kind, m->kind), str_of(m->lang->tag), str_of(m->lang->dir),
            projects_name(t, m->project) };
        LIST_ADD(t->a, &v.rows, row);
    }
    add_kinds(t, &v, here, kind);
    if (!str_empty(kind))
        narrowed = url_with(t->a, here, "kind", kind);
    v.pager = list_pager(t, narrowed, start, ITEMS_SHOWN, start + (int64_t)all.n + all.more);
    for (enum lang_id i = 0; i < LANG__N; i++)
        add_link(t, &o.languages, models_url(t, ROUTE_models_list_in_fi, lang_get(i), 0), lang_get(i));
    o.alternates = o.languages;
    page_models_public_list(frame_open(r, &o), &v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

static struct reply show_list(struct req *r, enum lang_id id)
{
    struct reply kept;

    r->task.lang = lang_get(id);
    needs_database(r);
    struct str stamp = models_list_stamp(&r->task);
    return req_kept(r, PAGE_TYPE, stamp, &kept) ? kept : draw_list(r, stamp);
}

#define L(x, tag, iso3, name, dir, locale, translated) \
    struct reply models_in_##tag(struct req *r) { return show_one(r, LANG_##tag); } \
    struct reply models_list_in_##tag(struct req *r) { return show_list(r, LANG_##tag); }
LANGUAGES(L, )
#undef L
