/* public_pages: the table. See public_pages.h. */
#include "rooms/public_pages.h"

#include "rooms/models/models.h"
#include "rooms/publications/publications.h"
#include "rooms/publications/publications_codes.h"
#include "rooms/routes.h"
#include "rooms/services/services.h"
#include "web/req.h"

const struct public_row public_rows[] = {
    { .name = "news", .way = PUBLIC_PATH, .route = ROUTE_publications_news_in_fi, .end = "html", .indexed = true },
    { .name = "publications",
        .way = PUBLIC_PATH,
        .route = ROUTE_publications_in_fi,
        .end = "html",
        .indexed = true,
        .places = publications_places,
        .bounds = publications_bounds },
    { .name = "model-list", .way = PUBLIC_PATH, .route = ROUTE_models_list_in_fi, .end = "html", .indexed = true },
    { .name = "models",
        .way = PUBLIC_PATH,
        .route = ROUTE_models_in_fi,
        .end = "html",
        .indexed = true,
        .places = models_places,
        .bounds = models_bounds },
    { .name = "model-package",
        .way = PUBLIC_NONE,
        .route = ROUTE_models_package,
        .end = "zip",
        .places = models_places },
    { .name = "projects",
        .way = PUBLIC_PATH,
        .route = ROUTE_publications_list_in_fi,
        .end = "html",
        .indexed = true,
        .places = publications_projects },
    { .name = "news-feed", .way = PUBLIC_PATH, .route = ROUTE_publications_news_feed_in_fi, .end = "xml" },
    { .name = "project-feed", .way = PUBLIC_PATH, .route = ROUTE_publications_feed_in_fi, .end = "xml" },
    { .name = "picture", .way = PUBLIC_PATH, .route = ROUTE_publications_picture_in_fi, .end = "png" },
    { .name = "find", .way = PUBLIC_QUERY, .route = ROUTE_services_find, .end = "html", .indexed = true },
    { .name = "services",
        .way = PUBLIC_QUERY,
        .route = ROUTE_services_one,
        .end = "html",
        .indexed = true,
        .places = services_places,
        .bounds = services_bounds },
    { .name = "hsds", .way = PUBLIC_NONE, .route = ROUTE_services_hsds, .end = "json" },
    { .name = "hsds-one",
        .way = PUBLIC_NONE,
        .route = ROUTE_services_hsds_one,
        .end = "json",
        .places = services_places },
    { .name = "catalogue", .way = PUBLIC_QUERY, .route = ROUTE_open_data_catalogue, .end = "html", .indexed = true },
    { .name = "catalogue-ld", .way = PUBLIC_NONE, .route = ROUTE_open_data_catalogue_jsonld, .end = "" },
    { .name = "catalogue-ttl", .way = PUBLIC_NONE, .route = ROUTE_open_data_catalogue_turtle, .end = "" },
    { .name = "privacy", .way = PUBLIC_QUERY, .route = ROUTE_about_privacy, .end = "html", .indexed = true },
    { .name = "about", .way = PUBLIC_QUERY, .route = ROUTE_about_program, .end = "html", .indexed = true },
    { .name = "accessibility",
        .way = PUBLIC_QUERY,
        .route = ROUTE_about_accessibility,
        .end = "html",
        .indexed = true },
};
const size_t public_rows_n = sizeof public_rows / sizeof *public_rows;

unsigned public_page_of(struct str publication_kind)
{
    return publication_is_own(publication_kind) ? ROUTE_models_in_fi : ROUTE_publications_in_fi;
}

const struct public_row *public_row_of(unsigned route)
{
    for (size_t i = 0; i < public_rows_n; i++) {
        const struct public_row *row = &public_rows[i];
        unsigned last = row->route + (row->way == PUBLIC_PATH ? LANG__N - 1 : 0);
        if (route >= row->route && route <= last)
            return row;
    }
    return NULL;
}

const struct public_row *public_row_named(struct str name)
{
    for (size_t i = 0; i < public_rows_n; i++)
        if (str_is(name, public_rows[i].name))
            return &public_rows[i];
    return NULL;
}

struct url public_url(struct task *t, const struct public_row *row, const struct lang *lang, int64_t id)
{
    unsigned route = row->route + (row->way == PUBLIC_PATH ? (unsigned)lang->id : 0);
    struct url u = url_to(t->a, route, id != 0, &id);

    return row->way == PUBLIC_QUERY ? url_with(t->a, u, "lang", str_of(lang->tag)) : u;
}
