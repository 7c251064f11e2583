/* Addresses of operating models and good practices. Open to all, for good: /id/model/ID?version=2 (a page, or as data
 * in the words of DataCite), /p/fi/models the list, /p/fi/models/ID one in its newest version, ?version=1 an older one,
 * ?format=pdf as paper; without a language they lead to the reader's. Staff: whose it is, is asked by the rules. The
 * second {} is the key of a part, or the number of a section or an author. */
#pragma once
#include "lang/languages.h"
#include "rooms/models/models_package_routes.h"
/*    handler                     method path                             ids  permission            records */
/* clang-format off */
#define MODELS_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(models_in_##tag,            GET,   "/p/" #tag "/models/{}",         1,   PUBLIC,               RECORDS_NONE)
#define MODELS_LIST_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(models_list_in_##tag,       GET,   "/p/" #tag "/models",            0,   PUBLIC,               RECORDS_NONE)
#define MODELS_ROUTES(R) \
    R(models_list,                GET,   "/models",                       0,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_new,                 GET,   "/models/new",                   0,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_create,              POST,  "/models/new",                   0,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_one,                 GET,   "/models/{}",                    1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_preview,             GET,   "/models/{}/preview",            1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_publish_now,         POST,  "/models/{}/publish",            1,   PUBLICATIONS_PUBLISH, RECORDS_CHANGE) \
    R(models_card_page,           GET,   "/models/{}/card",               1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_card_save,           POST,  "/models/{}/card",               1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_title_page,          GET,   "/models/{}/title",              1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_title_save,          POST,  "/models/{}/title",              1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_section_page,        GET,   "/models/{}/section/{}",         2,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_section_save,        POST,  "/models/{}/section/{}",         2,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_words_page,          GET,   "/models/{}/words",              1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_words_save,          POST,  "/models/{}/words",              1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_phase_page,          GET,   "/models/{}/phase/{}",           2,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_phase_save,          POST,  "/models/{}/phase/{}",           2,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_choose_page,         GET,   "/models/{}/modules",            1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_choose_save,         POST,  "/models/{}/modules",            1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_module_page,         GET,   "/models/{}/module/{}",          2,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_module_save,         POST,  "/models/{}/module/{}",          2,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_role_page,           GET,   "/models/{}/role/{}",            2,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_role_save,           POST,  "/models/{}/role/{}",            2,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_cost_page,           GET,   "/models/{}/cost/{}",            2,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_cost_save,           POST,  "/models/{}/cost/{}",            2,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_author_page,         GET,   "/models/{}/author/{}",          2,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_author_save,         POST,  "/models/{}/author/{}",          2,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_part_drop,           POST,  "/models/{}/part/{}/remove",     2,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_materials_page,      GET,   "/models/{}/materials",          1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_materials_save,      POST,  "/models/{}/materials",          1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_runs,                GET,   "/models/{}/figures",            1,   PUBLICATIONS_PUBLISH, RECORDS_NONE) \
    R(models_run,                 GET,   "/models/{}/figures/{}",         2,   PUBLICATIONS_PUBLISH, RECORDS_NONE) \
    R(models_run_save,            POST,  "/models/{}/figures/{}",         2,   PUBLICATIONS_PUBLISH, RECORDS_CHANGE) \
    R(models_drop,                POST,  "/models/{}/remove",             1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_id,                  GET,   "/id/model/{}",                  1,   PUBLIC,               RECORDS_NONE) \
    R(models_any,                 GET,   "/p/models/{}",                  1,   PUBLIC,               RECORDS_NONE) \
    R(models_list_any,            GET,   "/p/models",                     0,   PUBLIC,               RECORDS_NONE) \
    LANGUAGES(MODELS_IN_, R) \
    LANGUAGES(MODELS_LIST_IN_, R)
/* clang-format on */
