/* Addresses of open data, for programs: what robots may read, all addresses (/sitemap.xml and its parts), addresses of
 * records that stay whatever a page is called (/id/…: a page or data, by Accept), and the catalogue of data sets
 * (DCAT-AP) as a page and as data. */
#pragma once
/*    handler                       method path                     ids permission  records */
/* clang-format off */
#define OPEN_DATA_ROUTES(R) \
    R(open_data_robots,             GET,   "/robots",               0,  PUBLIC,     RECORDS_NONE) /* robots.txt */ \
    R(open_data_sitemap,            GET,   "/sitemap.xml",          0,  PUBLIC,     RECORDS_NONE) \
    R(open_data_sitemap_part,       GET,   "/sitemap/part.xml",     0,  PUBLIC,     RECORDS_NONE) \
    R(open_data_publication,        GET,   "/id/publication/{}",    1,  PUBLIC,     RECORDS_NONE) \
    R(open_data_project,            GET,   "/id/project/{}",        1,  PUBLIC,     RECORDS_NONE) \
    R(open_data_service,            GET,   "/id/service/{}",        1,  PUBLIC,     RECORDS_NONE) \
    R(open_data_catalogue,          GET,   "/catalogue",            0,  PUBLIC,     RECORDS_NONE) \
    R(open_data_catalogue_jsonld,   GET,   "/catalogue.jsonld",     0,  PUBLIC,     RECORDS_NONE) \
    R(open_data_catalogue_turtle,   GET,   "/catalogue.ttl",        0,  PUBLIC,     RECORDS_NONE)
/* clang-format on */
