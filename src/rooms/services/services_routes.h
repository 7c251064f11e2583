/* Addresses of the directory of services: open to all, for staff, and for programs (HSDS 3.0, /hsds). About no person
 * served. /services: ?q=&door=&town=&language=&start=. */
#pragma once
/*    handler                     method path                     ids  permission       records */
/* clang-format off */
#define SERVICES_ROUTES(R) \
    R(services_find,              GET,   "/services",               0, PUBLIC,          RECORDS_NONE) \
    R(services_manage,            GET,   "/services/manage",        0, SERVICES_WRITE,  RECORDS_NONE) \
    R(services_new,               GET,   "/services/new",           0, SERVICES_WRITE,  RECORDS_NONE) \
    R(services_create,            POST,  "/services/new",           0, SERVICES_WRITE,  RECORDS_CHANGE) \
    R(services_files_page,        GET,   "/services/files",         0, EXCHANGE,        RECORDS_NONE) \
    R(services_upload,            POST,  "/services/files",         0, EXCHANGE,        RECORDS_BULK) \
    R(services_preview,           GET,   "/services/files/{}",      1, EXCHANGE,        RECORDS_NONE) \
    R(services_bring_in,          POST,  "/services/files/{}",      1, EXCHANGE,        RECORDS_BULK) \
    R(services_ask_undo,          GET,   "/services/imports/{}",    1, EXCHANGE,        RECORDS_NONE) \
    R(services_undo_it,           POST,  "/services/imports/{}",    1, EXCHANGE,        RECORDS_BULK) \
    R(services_take_out,          GET,   "/services/take-out",      0, EXCHANGE,        RECORDS_NONE) \
    R(services_one,               GET,   "/services/{}",            1, PUBLIC,          RECORDS_NONE) \
    R(services_edit,              GET,   "/services/{}/edit",       1, SERVICES_WRITE,  RECORDS_NONE) \
    R(services_save,              POST,  "/services/{}/edit",       1, SERVICES_WRITE,  RECORDS_CHANGE) \
    R(services_material,          POST,  "/services/{}/materials",  1, SERVICES_WRITE,  RECORDS_CHANGE) \
    R(services_hsds,              GET,   "/hsds",                   0, PUBLIC,          RECORDS_NONE) \
    R(services_hsds_services,     GET,   "/hsds/services",          0, PUBLIC,          RECORDS_NONE) \
    R(services_hsds_one,          GET,   "/hsds/services/{}",       1, PUBLIC,          RECORDS_NONE) \
    R(services_hsds_organisations, GET,  "/hsds/organizations",     0, PUBLIC,          RECORDS_NONE) \
    R(services_hsds_organisation, GET,   "/hsds/organizations/{}",  1, PUBLIC,          RECORDS_NONE) \
    R(services_hsds_locations,    GET,   "/hsds/locations",         0, PUBLIC,          RECORDS_NONE) \
    R(services_hsds_location,     GET,   "/hsds/locations/{}",      1, PUBLIC,          RECORDS_NONE) \
    R(services_hsds_at_locations, GET,   "/hsds/service_at_locations", 0, PUBLIC,       RECORDS_NONE) \
    R(services_hsds_at_location,  GET,   "/hsds/service_at_locations/{}", 1, PUBLIC,    RECORDS_NONE)
/* clang-format on */
