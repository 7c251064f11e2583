/* Addresses of instruments and measurements. Whether the viewer counsels this person in this project is asked by the
 * rules. /estimate is for the person herself, who holds a secret link (?link=): its pages write the look into the
 * journal themselves. */
#pragma once
/*    handler                   method path                        ids  permission         records */
/* clang-format off */
#define INSTRUMENTS_ROUTES(R) \
    R(instruments_list,         GET,   "/instruments",              0,   INSTRUMENTS_READ,  RECORDS_NONE) \
    R(instruments_take,         POST,  "/instruments",              0,   INSTRUMENTS_WRITE, RECORDS_CHANGE) \
    R(instruments_one,          GET,   "/instruments/{}",           1,   INSTRUMENTS_READ,  RECORDS_NONE) \
    R(instruments_step,         POST,  "/instruments/{}",           1,   INSTRUMENTS_WRITE, RECORDS_CHANGE) \
    R(measurements_person,      GET,   "/people/{}/measurements",   1,   NEEDS_READ,        RECORDS_VIEW) \
    R(measurements_start,       POST,  "/people/{}/measurements",   1,   NEEDS_WRITE,       RECORDS_CHANGE) \
    R(measurements_one,         GET,   "/measurements/{}",          1,   NEEDS_WRITE,       RECORDS_VIEW) \
    R(measurements_store,       POST,  "/measurements/{}",          1,   NEEDS_WRITE,       RECORDS_CHANGE) \
    R(measurements_ask,         GET,   "/measurements/{}/ask",      1,   NEEDS_WRITE,       RECORDS_VIEW) \
    R(measurements_say,         POST,  "/measurements/{}/ask/{}",   2,   NEEDS_WRITE,       RECORDS_CHANGE) \
    R(measurements_link,        POST,  "/measurements/{}/link",     1,   NEEDS_WRITE,       RECORDS_CHANGE) \
    R(measurements_link_end,    POST,  "/measurements/{}/link/end", 1,   NEEDS_WRITE,       RECORDS_CHANGE) \
    R(measurements_sheet,       GET,   "/measurements/{}/sheet",    1,   NEEDS_WRITE,       RECORDS_VIEW) \
    R(measurements_linked,      GET,   "/estimate/{}",              1,   PUBLIC,            RECORDS_NONE) \
    R(measurements_linked_say,  POST,  "/estimate/{}/ask/{}",       2,   PUBLIC,            RECORDS_CHANGE) \
    R(measurements_end,         GET,   "/measurements/{}/end",      1,   NEEDS_WRITE,       RECORDS_NONE) \
    R(measurements_remove_page, GET,   "/measurements/{}/remove",   1,   NEEDS_WRITE,       RECORDS_VIEW) \
    R(measurements_do_remove,   POST,  "/measurements/{}/remove",   1,   NEEDS_WRITE,       RECORDS_CHANGE)
/* clang-format on */
