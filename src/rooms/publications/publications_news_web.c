/* publications_news_web: news and press releases of all projects, or of those in a region (?region=01), and their
 * feeds. The same bytes for all: they are kept. */
#include "auth/sign_in.h"
#include "base/settings.h"
#include "publications_news_html.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications_public_web.h"

_Static_assert(ROUTE_publications_news_in_fi + LANG__N == ROUTE_publications_news_feed_in_fi, "a feed of each list");

struct url publication_url(struct task *t, enum route first, const struct lang *l, int64_t id)
{
    return url_to(t->a, (unsigned)first + (unsigned)l->id, id != 0, &id);
}

/* "" when it is no region of ours. */
static struct str region_asked(struct req *r)
{
    struct str asked = req_get(r, "region");

    for (size_t i = 0; i < REGIONS_N; i++)
        if (str_is(asked, REGIONS[i].code))
            return str_of(REGIONS[i].code);
    return S("");
}

static struct url of_region(struct task *t, struct url u, struct str region)
{
    return str_empty(region) ? u : url_with(t->a, u, "region", region);
}

static struct url list_url(struct task *t, struct str region)
{
    return of_region(t, publication_url(t, ROUTE_publications_news_in_fi, t->lang, 0), region);
}

static struct url feed_url(struct task *t, struct str region)
{
    return of_region(t, publication_url(t, ROUTE_publications_news_feed_in_fi, t->lang, 0), region);
}

static bool works_in(struct str regions, const char *region)
{
    struct str one;

    while (str_cut(&regions, ';', &one))
        if (str_is(one, region))
            return true;
    return false;
}

/* The regions in which somebody publishes, and who does. */
static void add_places(struct task *t, struct str region, struct publications_news_view *v)
{
    struct publishers all = publications_publishers(t);

    for (size_t i = 0; i < REGIONS_N; i++) {
        struct str code = str_of(REGIONS[i].code);
        bool some = false;
        for (size_t k = 0; k < all.n; k++)
            some |= works_in(all.at[k].regions, REGIONS[i].code);
        struct news_link one = { list_url(t, code), region_name(t->lang, code), str_eq(code, region) };
        if (some)
            LIST_ADD(t->a, &v->regions, one);
    }
    for (size_t k = 0; k < all.n; k++) {
        struct news_link one = { publication_url(t, ROUTE_publications_list_in_fi, t->lang, all.at[k].project),
            projects_name(t, all.at[k].project), false };
        if (str_empty(region) || works_in(all.at[k].regions, str_z(t->a, region)))
            LIST_ADD(t->a, &v->projects, one);
    }
}

static void add_switch(struct task *t, struct str region, struct frame_open *o)
{
    publication_add_switch(t, ROUTE_publications_news_in_fi, 0, o);
    for (size_t i = 0; i < o->languages.n; i++)
        o->languages.at[i].url = of_region(t, o->languages.at[i].url, region);
    o->alternates = o->languages;
}

static struct reply draw_list(struct req *r, struct str stamp)
{
    struct task *t = &r->task;
    struct str region = region_asked(r);
    int64_t start = list_start(r);
    struct publication_items *all = NEW(t->a, struct publication_items);
    struct publications_news_view v = { .region_name = str_empty(region) ? S("") : region_name(t->lang, region),
        .all = list_url(t, S("")),
        .feed = feed_url(t, region) };
    struct frame_open o = { .feed = v.feed,
        .summary = str_of(tr(t, "News and press releases")),
        .about = frame_about_list(t, str_of(tr(t, "News")), list_url(t, region)) };

    *all = publications_news_of(t, region, t->lang, start, ITEMS_SHOWN);
    for (size_t i = 0; i < all->n; i++) {
        struct public_item item = publication_public_item(t, &all->at[i]);
        item.project_name = projects_name(t, all->at[i].project);
        LIST_ADD(t->a, &v.items, item);
    }
    v.pager = list_pager(t, list_url(t, region), start, ITEMS_SHOWN, start + (int64_t)all->n + all->more);
    add_places(t, region, &v);
    add_switch(t, region, &o);
    page_publications_news(frame_open(r, &o), &v);
    (void)reply_page(r, 200);
    return reply_kept(r, PAGE_TYPE, stamp, buf_view(r->page.o));
}

static struct reply draw_feed(struct req *r, struct str stamp)
{
    struct task *t = &r->task;
    struct str region = region_asked(r);
    struct publication_items all = publications_news_of(t, region, t->lang, 0, FEED_ITEMS);
    struct feed feed = { .title = str_empty(region) ? trf(t, "News: %1$s", t->settings->service_name)
                                                    : trf(t, "News: %1$s", region_name(t->lang, region)),
        .self = link_address(t, feed_url(t, region).s),
        .page = link_address(t, list_url(t, region).s) };

    return reply_kept(r, FEED_TYPE, stamp, publication_feed(t, feed, &all));
}

static struct reply show(
    struct req *r, enum lang_id id, const char *type, struct reply (*draw)(struct req *r, struct str stamp))
{
    struct task *t = &r->task;
    struct reply kept;
    struct str stamp;

    t->lang = lang_get(id);
    publication_needs_database(r);
    if (!publications_news_stamp(t, t->lang, &stamp))
        return reply_not_found(r);
    return req_kept(r, type, stamp, &kept) ? kept : draw(r, stamp);
}

/* In the language of who asks. */
struct reply publications_news(struct req *r)
{
    struct task *t = &r->task;

    return reply_redirect(r, publication_url(t, ROUTE_publications_news_in_fi, t->lang, 0), NULL);
}

#define L(x, tag, iso3, name, dir, locale, translated) \
    struct reply publications_news_in_##tag(struct req *r) { return show(r, LANG_##tag, PAGE_TYPE, draw_list); } \
    struct reply publications_news_feed_in_##tag(struct req *r) { return show(r, LANG_##tag, FEED_TYPE, draw_feed); }
LANGUAGES(L, )
#undef L
