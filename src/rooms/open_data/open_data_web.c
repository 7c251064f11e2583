/* open_data_web: what programs read of the house: robots.txt, the sitemap, addresses that stay, the catalogue. */
#include "auth/sign_in.h"
#include "base/settings.h"
#include "open_data_catalogue_html.h"
#include "rooms/open_data/open_data.h"
#include "rooms/open_data/open_data_view.h"
#include "rooms/routes.h"
#include "web/frame.h"

#define XML_TYPE "application/xml; charset=utf-8"

static struct str base_of(struct task *t) { return link_address(t, S("")); }

/* The house without data gives no list of it. */
static void needs_database(struct req *r)
{
    if (r->task.db == NULL)
        fail(&r->task, FAIL_DB, "no connection to the database");
}

/* All that is worth finding is in the sitemap; what is behind a sign-in or a secret link tells robots itself to stay
 * away (X-Robots-Tag), which they would not see if they were kept out here. */
struct reply open_data_robots(struct req *r)
{
    needs_database(r);
    struct str text = str_fmt(r->task.a, "User-agent: *\nDisallow: /search\nDisallow: /sign-in\n\nSitemap: %.*s\n",
        STR_ARG(link_address(&r->task, URL(&r->task, open_data_sitemap).s)));

    return reply_marked(r, "text/plain; charset=utf-8", text);
}

/* The portions begin where they do for an hour: what comes meanwhile is in the last one. */
struct reply open_data_sitemap(struct req *r)
{
    struct task *t = &r->task;
    struct str stamp = str_part(instant_str(&t->now), 0, strlen("2026-11-29T10"));
    struct reply kept;

    needs_database(r);
    if (req_kept(r, XML_TYPE, stamp, &kept))
        return kept;
    return reply_kept(r, XML_TYPE, str_copy(t->a, stamp), open_data_sitemap_list(t, base_of(t)));
}

struct reply open_data_sitemap_part(struct req *r)
{
    struct task *t = &r->task;
    struct str xml;

    needs_database(r);
    if (!open_data_sitemap_portion(t, base_of(t), req_get(r, "of"), req_id(r, "after"), &xml))
        return reply_not_found(r);
    return reply_marked(r, XML_TYPE, xml);
}

/* ---- addresses that stay */

static struct url with_end(struct task *t, struct url u, const char *end)
{
    return (struct url){ str_fmt(t->a, "%.*s%s", STR_ARG(u.s), end) };
}

struct reply open_data_publication(struct req *r)
{
    struct url page = URL(&r->task, publications_any_language, r->ids[0]);

    return reply_redirect(r, req_wants_data(r) ? with_end(&r->task, page, ".json") : page, NULL);
}

struct reply open_data_project(struct req *r)
{
    unsigned route = (unsigned)(req_wants_data(r) ? ROUTE_publications_feed_in_fi : ROUTE_publications_list_in_fi) +
                     (unsigned)r->task.lang->id;

    return reply_redirect(r, url_to(r->task.a, route, 1, r->ids), NULL);
}

struct reply open_data_service(struct req *r)
{
    return reply_redirect(r,
        req_wants_data(r) ? URL(&r->task, services_hsds_one, r->ids[0]) : URL(&r->task, services_one, r->ids[0]), NULL);
}

/* ---- the catalogue */

struct reply open_data_catalogue(struct req *r)
{
    struct task *t = &r->task;
    struct catalogue_view v = { .jsonld = URL(t, open_data_catalogue_jsonld),
        .turtle = URL(t, open_data_catalogue_turtle) };

    for (size_t i = 0; i < datasets_n; i++) {
        struct catalogue_row row = { .title = lang_tr(t->lang, datasets[i].title),
            .about = lang_tr(t->lang, datasets[i].about),
            .key = str_of(datasets[i].key) };
        for (size_t k = 0; k < dataset_forms_n; k++) {
            struct catalogue_form form = { { str_of(dataset_forms[k].address) },
                lang_tr(t->lang, dataset_forms[k].name) };
            if (strcmp(dataset_forms[k].key, datasets[i].key) == 0)
                LIST_ADD(t->a, &row.forms, form);
        }
        LIST_ADD(t->a, &v.rows, row);
    }
    req_indexed(r);
    return SHOW(r, 200, open_data_catalogue, &v);
}

struct reply open_data_catalogue_jsonld(struct req *r)
{
    needs_database(r);
    return reply_marked(r, "application/ld+json", open_data_jsonld(&r->task, base_of(&r->task)));
}

struct reply open_data_catalogue_turtle(struct req *r)
{
    needs_database(r);
    return reply_marked(r, "text/turtle; charset=utf-8", open_data_turtle(&r->task, base_of(&r->task)));
}
