/* public_pages: the table. See public_pages.h. */
#include "rooms/public_pages.h"

#include "rooms/models/models.h"
#include "rooms/operations/operations.h"
#include "rooms/orientation/orientation.h"
#include "rooms/publications/publications.h"
#include "rooms/publications/publications_codes.h"
#include "rooms/routes.h"
#include "rooms/services/services.h"
#include "rooms/sign_up/sign_up.h"
#include "web/req.h"
#include "web/routes.h"

/* A page in each language: its first route, and what is the same for all such rows. */
#define PATH(first)     .way = PUBLIC_PATH, .route = ROUTE_##first##_in_fi
#define PAGE(first)     PATH(first), .end = "html", .indexed = true
#define FEED(first)     PATH(first), .end = "xml"
#define CARD(first)     PATH(first), .end = "png"
#define ASKING(handler) .way = PUBLIC_QUERY, .route = ROUTE_##handler, .end = "html", .indexed = true
#define DATA(handler)   .way = PUBLIC_NONE, .route = ROUTE_##handler

const struct public_row public_rows[] = {
    { .name = "news", PAGE(publications_news), .any = ROUTE_publications_news, .asked = { "region", "start" } },
    { .name = "publications",
        PAGE(publications),
        .asked = { "", "beside format" },
        .places = publications_places,
        .bounds = publications_bounds },
    { .name = "model-list", PAGE(models_list) },
    { .name = "models",
        PAGE(models),
        .asked = { "", "version format" },
        .places = models_places,
        .bounds = models_bounds },
    { .name = "model-package",
        DATA(models_package),
        .end = "zip",
        .asked = { "", "version" },
        .places = models_places },
    { .name = "projects", PAGE(publications_list), .asked = { "", "start" }, .places = publications_projects },
    { .name = "news-feed", FEED(publications_news_feed), .asked = { "region", "" } },
    { .name = "project-feed", FEED(publications_feed) },
    { .name = "picture", CARD(publications_picture) },
    { .name = "house-picture", CARD(publications_house_card) },
    { .name = "media", DATA(publications_file_open), .ending = publications_file_ending },
    { .name = "sounds", DATA(publications_sound_open), .ending = publications_sound_ending },
    { .name = "operations",
        PAGE(operations_find),
        .any = ROUTE_operations_find_any,
        .asked = { "fund programme objective theme region period phase organisation", "start format" } },
    { .name = "operation", PAGE(operations), .places = operations_places, .bounds = operations_bounds },
    { .name = "operation-picture", CARD(operations_picture) },
    { .name = "list-of-operations",
        PAGE(operations_list),
        .any = ROUTE_operations_list_any,
        .asked = { "", "start format for" } },
    { .name = "groups",
        PAGE(sign_up_list),
        .any = ROUTE_sign_up_list_any,
        .asked = { "language day place care project", "start" } },
    { .name = "group", PAGE(sign_up_one), .places = sign_up_places },
    { .name = "door", DATA(sign_up_door_open), .ending = sign_up_door_ending },
    { .name = "courses", PAGE(orientation_all), .any = ROUTE_orientation_home },
    { .name = "course", PAGE(orientation_course), .places = orientation_places },
    { .name = "topic", PAGE(orientation_step), .asked = { "answer", "beside" }, .places = orientation_topics },
    { .name = "course-files", DATA(orientation_file_open), .ending = orientation_file_ending },
    { .name = "find", ASKING(services_find), .asked = { "door", "start" } },
    { .name = "services", ASKING(services_one), .places = services_places, .bounds = services_bounds },
    { .name = "hsds", DATA(services_hsds), .end = "json" },
    { .name = "hsds-services",
        DATA(services_hsds_services),
        .end = "json",
        .asked = { "", "page" },
        .pages = services_pages },
    { .name = "hsds-one", DATA(services_hsds_one), .end = "json", .places = services_places },
    { .name = "catalogue", ASKING(open_data_catalogue) },
    { .name = "catalogue-ld", DATA(open_data_catalogue_jsonld), .end = "" },
    { .name = "catalogue-ttl", DATA(open_data_catalogue_turtle), .end = "" },
    { .name = "privacy", ASKING(about_privacy) },
    { .name = "about", ASKING(about_program) },
    { .name = "accessibility", ASKING(about_accessibility) },
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

const struct public_row *public_row_any(struct str path)
{
    for (size_t i = 0; i < public_rows_n; i++)
        if (public_rows[i].any != 0 && str_is(path, site_map[public_rows[i].any].path))
            return &public_rows[i];
    return NULL;
}

struct url public_url(
    struct task *t, const struct public_row *row, const struct lang *lang, const struct public_place *place)
{
    unsigned route = row->route + (row->way == PUBLIC_PATH ? (unsigned)lang->id : 0);
    int64_t ids[1 + PUBLIC_PLACE_MORE] = { 0 };

    if (place != NULL) {
        ids[0] = place->id;
        memcpy(ids + 1, place->more, sizeof place->more);
    }
    struct url u = url_to(t->a, route, place == NULL ? 0 : (size_t)site_map[route].ids, ids);
    return row->way == PUBLIC_QUERY ? url_with(t->a, u, "lang", str_of(lang->tag)) : u;
}
