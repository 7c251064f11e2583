/* open_data_sitemap_web: all open addresses, after sitemaps.org: a list of portions, and each of them. */
#include "rooms/open_data/open_data.h"
#include "rooms/public_pages.h"
#include "rooms/routes.h"
#include "web/req.h"

#define XML_HEAD      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SITEMAP_NAMES "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

/* Addresses of ours have of all that XML escapes "&" only. */
static void put_address(struct buf *o, struct str base, struct str path)
{
    buf_str(o, base);
    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] == '&')
            BUF_LIT(o, "&amp;");
        else
            buf_ch(o, path.p[i]);
}

static void put_portion(struct task *t, struct buf *o, struct str base, const char *row, int64_t after)
{
    struct url u = url_with(t->a, URL(t, open_data_sitemap_part), "of", str_of(row));

    if (after != 0)
        u = url_with_id(t->a, u, "after", after);
    BUF_LIT(o, "<sitemap><loc>");
    put_address(o, base, u.s);
    BUF_LIT(o, "</loc></sitemap>\n");
}

struct str open_data_sitemap_list(struct task *t, struct str base)
{
    struct buf *o = task_buf(t, SITEMAP_BYTES);

    BUF_LIT(o, XML_HEAD "<sitemapindex " SITEMAP_NAMES ">\n");
    for (size_t i = 0; i < public_rows_n; i++) {
        const struct public_row *row = &public_rows[i];
        if (!row->indexed)
            continue;
        put_portion(t, o, base, row->name, 0);
        struct public_numbers bounds = { 0 };
        if (row->bounds != NULL)
            bounds = row->bounds(t, SITEMAP_STEP);
        for (size_t k = 0; k < bounds.n; k++)
            put_portion(t, o, base, row->name, bounds.at[k]);
    }
    BUF_LIT(o, "</sitemapindex>\n");
    task_must_fit(t, o);
    return buf_view(o);
}

static void put_page(struct buf *o, struct str base, struct url u, struct instant changed_at)
{
    BUF_LIT(o, "<url><loc>");
    put_address(o, base, u.s);
    BUF_LIT(o, "</loc>");
    if (instant_unix(changed_at) != 0) {
        BUF_LIT(o, "<lastmod>");
        buf_str(o, instant_str(&changed_at));
        BUF_LIT(o, "</lastmod>");
    }
    BUF_LIT(o, "</url>\n");
}

/* In its own language, or in every one. */
static void put_place(
    struct task *t, struct buf *o, struct str base, const struct public_row *row, const struct public_place *p)
{
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (p->lang == NULL || p->lang == lang_get(i))
            put_page(o, base, public_url(t, row, lang_get(i), p), p->changed_at);
}

bool open_data_sitemap_portion(struct task *t, struct str base, struct str name, int64_t after, struct str *ret_xml)
{
    const struct public_row *row = public_row_named(name);
    struct buf *o = task_buf(t, SITEMAP_BYTES);
    struct public_places places = { 0 };

    if (row == NULL || !row->indexed)
        return false;
    if (row->places != NULL)
        places = row->places(t, after, SITEMAP_STEP);
    BUF_LIT(o, XML_HEAD "<urlset " SITEMAP_NAMES ">\n");
    if (row->places == NULL)
        put_place(t, o, base, row, &(struct public_place){ .id = 0 });
    for (size_t i = 0; i < places.n; i++)
        put_place(t, o, base, row, &places.at[i]);
    BUF_LIT(o, "</urlset>\n");
    task_must_fit(t, o);
    *ret_xml = buf_view(o);
    return true;
}
