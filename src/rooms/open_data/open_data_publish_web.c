/* open_data_publish_web: the walk: every page of the table of open pages, and what these lead to, asked of the program
 * itself as somebody would who is not signed in. */
#include "rooms/open_data/open_data_publish.h"

#include "db/db.h"
#include "rooms/open_data/open_data.h"
#include "rooms/open_data/open_data_noted.h"
#include "rooms/public_pages.h"
#include "web/asset.h"
#include "web/inner.h"
#include "web/req.h"
#include "web/routes.h"

enum { PORTION = 1000, PAGE_MEMORY = 256 << 20, ADDRESS_MEMORY = 4 << 20, SITEMAP_MOST = 50000 };
/* Marks of targets: found by a link; the paper or picture of a page that is as it was. */
enum { MET = 1, SETTLED = 2 };

struct walk {
    struct task *t; /* its arena holds what lasts for the whole walk: nothing of a single page */
    const struct publish_wish *w;
    struct inner *inner;
    struct open_folder *folder;
    struct noted_marks *marks;
    struct noted *waiting; /* targets that were met and not asked for yet */
    int64_t *narrowed;     /* of each row, how many addresses of narrowed lists were met */
    struct task page;      /* its arena holds the page in hand */
    struct arena **slot;
    struct arena **turned; /* holds the address in hand: a table of all projects has a hundred thousand */
    struct open_page now;
    struct strs led_to; /* by the page in hand, and not met before */
    struct noted *sitemap;
    int64_t asked, indexed, sitemaps;
    struct buf *why;
};

/* ---- addresses */

static void wait_for(struct walk *w, struct str target)
{
    if (!noted_mark(w->marks, target, MET))
        return;
    noted_put(w->waiting, target);
    noted_put(w->waiting, S("\n"));
    strs_add(w->page.a, &w->led_to, str_copy(w->page.a, target));
}

/* Of narrowed lists so many as stand in OPEN_NARROWED_MOST, those first that are met first. */
static bool among_files(struct walk *w, const struct open_page *page)
{
    if (!page->narrowed || noted_has(w->marks, page->target, MET))
        return true;
    return ++w->narrowed[page->row - public_rows] <= OPEN_NARROWED_MOST;
}

static struct str with_fragment(struct arena *a, struct str address, struct str fragment)
{
    return str_fmt(a, "%.*s%.*s", STR_ARG(address), STR_ARG(fragment));
}

/* What is not among the files leads to the house. Good until the next one. */
static struct str turn(void *x, struct str address, bool whole, bool send)
{
    struct walk *w = x;
    struct task here = w->page;
    arena_free(*w->turned);
    *w->turned = NULL;
    struct arena *a = here.a = *w->turned = task_arena(w->t, ADDRESS_MEMORY);
    ptrdiff_t hash = str_find(address, S("#"));
    struct str fragment = hash < 0 ? S("") : str_part(address, (size_t)hash, address.n), file;
    struct str path = hash < 0 ? address : str_part(address, 0, (size_t)hash);
    struct open_page page;

    if (str_starts(path, S("/assets/"))) {
        file = str_part(path, 1, path.n);
    } else if (!send && open_data_page(&here, path, w->now.lang, &page) && among_files(w, &page)) {
        wait_for(w, page.target);
        file = page.file;
    } else {
        return str_fmt(a, "%.*s%.*s", STR_ARG(w->w->house), STR_ARG(address));
    }
    if (!whole)
        return with_fragment(a, open_data_relative(a, w->now.file, file), fragment);
    if (str_empty(w->w->address))
        return str_fmt(a, "%.*s%.*s", STR_ARG(w->w->house), STR_ARG(address));
    return str_fmt(a, "%.*s/%.*s%.*s", STR_ARG(w->w->address), STR_ARG(file), STR_ARG(fragment));
}

/* ---- a page */

/* To draw a paper or a picture takes a hundred times as long as a page. It says nothing that its page does not say, and
 * stays when that is as it was. */
static void settle(struct walk *w)
{
    for (size_t i = 0; i < w->led_to.n; i++)
        if (str_ends(w->led_to.at[i], S("/picture")) || str_ends(w->led_to.at[i], S("format=pdf")))
            (void)noted_mark(w->marks, w->led_to.at[i], SETTLED);
}

#define SITEMAP_NAMES "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
#define XML_HEAD      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* The addresses that were noted since the last one; a: of its name. */
static bool put_sitemap(struct walk *w, struct arena *a)
{
    noted_put(w->sitemap, S("</urlset>\n"));
    struct str file = str_fmt(a, "sitemap-%lld.xml", (long long)++w->sitemaps);
    bool good = open_folder_copy(w->folder, a, file, noted_file(w->sitemap), w->why);
    noted_empty(w->sitemap);
    return good;
}

static bool note_indexed(struct walk *w)
{
    struct arena *a = w->page.a;

    if (!w->now.indexed || str_empty(w->w->address))
        return true;
    if (w->indexed++ % SITEMAP_MOST == 0)
        noted_put(w->sitemap, S(XML_HEAD "<urlset " SITEMAP_NAMES ">\n"));
    noted_put(
        w->sitemap, str_fmt(a, "<url><loc>%.*s/%.*s</loc></url>\n", STR_ARG(w->w->address), STR_ARG(w->now.file)));
    return w->indexed % SITEMAP_MOST != 0 || put_sitemap(w, a);
}

/* The list begins with the page that leads everywhere. */
static bool put_first(struct walk *w, struct inner_answer *got)
{
    struct open_page was = w->now;
    const struct open_links links = { w->w->house, turn, w };

    w->now.file = S("index.html");
    struct str text = open_data_turned(&w->page, got->body, OPEN_PAGE, &links);
    w->now = was;
    return open_folder_put(w->folder, w->page.a, S("index.html"), text, w->why);
}

static bool put_page(struct walk *w, struct str target, bool first)
{
    const struct open_links links = { w->w->house, turn, w };

    must(w->t, open_data_page(&w->page, target, lang_get(LANG_fi), &w->now));
    if (noted_has(w->marks, target, SETTLED) && open_folder_keep(w->folder, w->page.a, w->now.file))
        return true;
    struct inner_answer got = inner_get(w->inner, w->page.a, w->now.target);
    if (got.status != 200) {
        buf_fmt(w->why, "%.*s answers %d: nothing is removed, and some files may be renewed", STR_ARG(w->now.target),
            got.status);
        return false;
    }
    if (got.file >= 0)
        return open_folder_copy(w->folder, w->page.a, w->now.file, got.file, w->why);
    bool xml = str_find(got.content_type, S("xml")) >= 0 && str_find(got.content_type, S("openxml")) < 0;
    bool text = xml || str_starts(got.content_type, S("text/")) || str_find(got.content_type, S("json")) >= 0;
    enum open_text kind = w->now.html ? OPEN_PAGE : xml ? OPEN_XML : OPEN_DATA;
    struct str bytes = text ? open_data_turned(&w->page, got.body, kind, &links) : got.body;
    if (!open_folder_put(w->folder, w->page.a, w->now.file, bytes, w->why))
        return false;
    if (w->now.html && open_folder_same(w->folder))
        settle(w);
    return note_indexed(w) && (!first || put_first(w, &got));
}

/* Each page has memory of its own, which goes with it, and sees one state of what links are asked of. */
static void page_begin(struct walk *w)
{
    w->page = *w->t;
    w->page.a = *w->slot = task_arena(w->t, PAGE_MEMORY);
    w->led_to = (struct strs){ 0 };
    db_begin_read(&w->page);
}

static void page_end(struct walk *w)
{
    db_commit(&w->page);
    arena_free(*w->slot);
    *w->slot = NULL;
}

/* ---- the walk */

/* False: none waits any more, or (*ret_good) it could not be written. */
static bool put_next(struct walk *w, bool *ret_good)
{
    struct str target;

    page_begin(w);
    bool some = noted_read(w->waiting, w->page.a, &target);
    *ret_good = !some || put_page(w, target, w->asked == 0);
    page_end(w);
    w->asked += some;
    return some && *ret_good;
}

static bool put_waiting(struct walk *w)
{
    bool good = true;

    while (put_next(w, &good))
        if (w->w->progress != NULL)
            w->w->progress(w->w->x, w->asked);
    return good;
}

static void wait_for_places(struct walk *w, const struct public_row *row, const struct public_places *places)
{
    struct task *t = &w->page;
    struct open_page page;

    for (size_t i = 0; i < places->n; i++)
        for (enum lang_id l = 0; l < LANG__N; l++) {
            const struct public_place *p = &places->at[i];
            if ((p->lang == NULL || p->lang == lang_get(l)) &&
                open_data_page(t, public_url(t, row, lang_get(l), p).s, lang_get(l), &page))
                wait_for(w, page.target);
        }
}

/* The records behind `*after`; false: there are no more. */
static bool wait_for_more(struct walk *w, const struct public_row *row, int64_t *after)
{
    page_begin(w);
    struct public_places places = row->places(&w->page, *after, PORTION);
    wait_for_places(w, row, &places);
    bool more = places.n > 0;
    if (more)
        *after = places.at[places.n - 1].id;
    page_end(w);
    return more;
}

/* Data that no link leads to, page by page. */
static void wait_for_pages(struct walk *w, const struct public_row *row)
{
    page_begin(w);
    int64_t pages = row->pages(&w->page);
    struct url u = public_url(&w->page, row, lang_get(LANG_fi), NULL);
    for (int64_t i = 2; i <= pages; i++)
        wait_for(w, url_with_int(w->page.a, u, "page", i).s);
    page_end(w);
}

/* Written portion by portion, so that the list of what waits stays short. */
static bool put_row(struct walk *w, const struct public_row *row)
{
    int64_t after = 0;

    if (row->places == NULL && site_map[row->route].ids == 0) {
        const struct public_places once = { .at = &(struct public_place){ .id = 0 }, .n = 1 };
        page_begin(w);
        wait_for_places(w, row, &once);
        page_end(w);
    }
    if (row->pages != NULL)
        wait_for_pages(w, row);
    while (row->places != NULL && wait_for_more(w, row, &after))
        if (!put_waiting(w))
            return false;
    return put_waiting(w);
}

/* ---- what belongs to all pages */

/* Style, icons and fonts; of style the addresses in it, which are beside it. */
static bool put_assets(struct walk *w)
{
    for (unsigned i = 0; i < assets_n; i++) {
        const struct asset *one = &assets[i];
        struct str bytes = one->identity;
        if (str_find(str_of(one->content_type), S("javascript")) >= 0)
            continue;
        if (str_starts(str_of(one->content_type), S("text/css"))) {
            struct buf *o = task_buf(w->t, bytes.n + 1);
            for (size_t k = 0; k < bytes.n;)
                if (str_starts(str_part(bytes, k, bytes.n), S("/assets/")))
                    k += strlen("/assets/");
                else
                    buf_ch(o, bytes.p[k++]);
            bytes = buf_view(o);
        }
        if (!open_folder_put(w->folder, w->t->a, str_part(one->address, 1, one->address.n), bytes, w->why))
            return false;
    }
    return true;
}

static bool put_for_robots(struct walk *w)
{
    struct task *t = w->t;
    struct buf *o = task_buf(t, 1 << 20);

    if (str_empty(w->w->address))
        return true;
    if (w->indexed % SITEMAP_MOST != 0 && !put_sitemap(w, t->a))
        return false;
    BUF_LIT(o, XML_HEAD "<sitemapindex " SITEMAP_NAMES ">\n");
    for (int64_t i = 1; i <= w->sitemaps; i++)
        buf_fmt(o, "<sitemap><loc>%.*s/sitemap-%lld.xml</loc></sitemap>\n", STR_ARG(w->w->address), (long long)i);
    BUF_LIT(o, "</sitemapindex>\n");
    return open_folder_put(w->folder, t->a, S("sitemap.xml"), buf_view(o), w->why) &&
           open_folder_put(w->folder, t->a, S("robots.txt"),
               str_fmt(t->a, "User-agent: *\nDisallow:\n\nSitemap: %.*s/sitemap.xml\n", STR_ARG(w->w->address)),
               w->why);
}

bool open_data_publish(
    struct task *t, const struct publish_wish *wish, struct published *ret_published, struct buf *ret_why)
{
    struct walk *w = NEW(t->a, struct walk);

    *w = (struct walk){ .t = t,
        .w = wish,
        .why = ret_why,
        .slot = task_arena_slot(t),
        .turned = task_arena_slot(t),
        .narrowed = NEW_N(t->a, int64_t, public_rows_n) };
    w->folder = open_folder_begin(t, wish->folder, ret_why);
    if (w->folder == NULL)
        return false;
    w->marks = noted_marks_begin(t, open_folder_fd(w->folder));
    w->waiting = noted_begin(t, open_folder_fd(w->folder));
    w->sitemap = noted_begin(t, open_folder_fd(w->folder));
    w->inner = inner_open(t);
    if (!put_assets(w))
        return false;
    for (size_t i = 0; i < public_rows_n; i++)
        if (!put_row(w, &public_rows[i]))
            return false;
    return put_for_robots(w) && open_folder_end(w->folder, ret_published, ret_why);
}
