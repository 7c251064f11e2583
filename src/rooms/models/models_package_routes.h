/* Addresses of packages of operating models and of what comes back from those who adopted one. Open to all: the package
 * of a version (?version=, else the newest), and where an adopter sends her notice (by hand, and her program). Staff:
 * the room asks whose project it is. */
#pragma once
/*    handler                     method path                             ids  permission            records */
/* clang-format off */
#define MODELS_PACKAGE_ROUTES(R) \
    R(models_package,             GET,   "/p/models/{}/package",          1,   PUBLIC,               RECORDS_NONE) \
    R(models_tell_page,           GET,   "/p/models/{}/adoption",         1,   PUBLIC,               RECORDS_NONE) \
    R(models_tell,                POST,  "/p/models/{}/adoption",         1,   PUBLIC,               RECORDS_CHANGE) \
    R(models_hear,                POST,  "/p/models/{}/notices",          1,   PUBLIC,               RECORDS_SENT) \
    R(models_bring_page,          GET,   "/models/import",                0,   EXCHANGE,             RECORDS_NONE) \
    R(models_bring,               POST,  "/models/import",                0,   EXCHANGE,             RECORDS_BULK) \
    R(models_arrived,             GET,   "/models/import/{}",             1,   EXCHANGE,             RECORDS_NONE) \
    R(models_take_it,             POST,  "/models/import/{}",             1,   EXCHANGE,             RECORDS_BULK) \
    R(models_adopted,             GET,   "/models/{}/adoption",           1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_adopted_told,        POST,  "/models/{}/adoption",           1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_send_now,            POST,  "/models/{}/adoption/send",      1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_notice_file,         GET,   "/models/{}/adoption/notice",    1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_notices,             GET,   "/models/{}/adoptions",          1,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_notice_upload,       POST,  "/models/{}/adoptions",          1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(models_notice_one,          GET,   "/models/{}/adoptions/{}",       2,   PUBLICATIONS,         RECORDS_NONE) \
    R(models_notice_do,           POST,  "/models/{}/adoptions/{}",       2,   PUBLICATIONS_PUBLISH, RECORDS_CHANGE) \
    R(models_innokyla_page,       GET,   "/models/{}/innokyla",           1,   PUBLICATIONS,         RECORDS_NONE)
/* clang-format on */
