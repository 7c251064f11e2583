/* Addresses of the public pages of projects. Open to all, for good: /p/fi/projects the search (?q=, the facets by their
 * names, ?organisation=, ?sort=, ?start=; also .csv, .xlsx, .json), /p/fi/projects/ID one project (/picture what others
 * show who link to it), /p/fi/operations the list of operations (also .csv, .xlsx, .json, and .csv?for=kohesio);
 * without a language they lead to the reader's. Staff: the room asks whose project it is. */
#pragma once
#include "lang/languages.h"
/*    handler                     method path                             ids  permission      records */
/* clang-format off */
#define OPERATIONS_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(operations_in_##tag,        GET,   "/p/" #tag "/projects/{}",       1,   PUBLIC,         RECORDS_NONE)
#define OPERATIONS_FIND_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(operations_find_in_##tag,   GET,   "/p/" #tag "/projects",          0,   PUBLIC,         RECORDS_NONE)
#define OPERATIONS_LIST_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(operations_list_in_##tag,   GET,   "/p/" #tag "/operations",        0,   PUBLIC,         RECORDS_NONE)
#define OPERATIONS_PICTURE_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(operations_picture_in_##tag, GET,  "/p/" #tag "/projects/{}/picture", 1, PUBLIC,         RECORDS_NONE)
#define OPERATIONS_ROUTES(R) \
    R(operations_page,            GET,   "/projects/{}/public",           1,   PROJECTS_WRITE, RECORDS_NONE) \
    R(operations_edit,            GET,   "/projects/{}/public/edit",      1,   PROJECTS_WRITE, RECORDS_NONE) \
    R(operations_save,            POST,  "/projects/{}/public/edit",      1,   PROJECTS_WRITE, RECORDS_CHANGE) \
    R(operations_do_publish,      POST,  "/projects/{}/public/publish",   1,   PROJECTS_WRITE, RECORDS_CHANGE) \
    R(operations_do_withdraw,     POST,  "/projects/{}/public/withdraw",  1,   PROJECTS_WRITE, RECORDS_CHANGE) \
    R(operations_runs,            GET,   "/projects/{}/public/figures",   1,   REPORTS_READ,   RECORDS_NONE) \
    R(operations_run,             GET,   "/projects/{}/public/figures/{}", 2,  REPORTS_READ,   RECORDS_NONE) \
    R(operations_run_save,        POST,  "/projects/{}/public/figures/{}", 2,  REPORTS_READ,   RECORDS_CHANGE) \
    R(operations_any_language,    GET,   "/p/projects/{}",                1,   PUBLIC,         RECORDS_NONE) \
    R(operations_find_any,        GET,   "/p/projects",                   0,   PUBLIC,         RECORDS_NONE) \
    R(operations_list_any,        GET,   "/p/operations",                 0,   PUBLIC,         RECORDS_NONE) \
    LANGUAGES(OPERATIONS_IN_, R) \
    LANGUAGES(OPERATIONS_FIND_IN_, R) \
    LANGUAGES(OPERATIONS_LIST_IN_, R) \
    LANGUAGES(OPERATIONS_PICTURE_IN_, R)
/* clang-format on */
