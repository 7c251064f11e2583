/* Addresses of need mapping. Whether the viewer counsels this person in this project is asked by the rules;
 * those under /my are for the person herself, whose key the browser has (rooms/own_links). */
#pragma once
/*    handler             method path                          ids  permission    records */
/* clang-format off */
#define NEEDS_ROUTES(R) \
    R(needs_person,       GET,   "/people/{}/needs",           1,   NEEDS_READ,   RECORDS_VIEW) \
    R(needs_start,        POST,  "/people/{}/needs",           1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(needs_round,        GET,   "/need_rounds/{}",            1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(needs_round_save,   POST,  "/need_rounds/{}",            1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(needs_ask,          GET,   "/need_rounds/{}/ask",        1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(needs_ask_save,     POST,  "/need_rounds/{}/ask/{}",     2,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(needs_ask_end,      GET,   "/need_rounds/{}/end",        1,   NEEDS_WRITE,  RECORDS_NONE) \
    R(needs_own,          GET,   "/my/needs",                  0,   PUBLIC,       RECORDS_NONE) \
    R(needs_own_say,      POST,  "/my/needs/{}",               1,   PUBLIC,       RECORDS_CHANGE) \
    R(needs_own_end,      GET,   "/my/needs/end",              0,   PUBLIC,       RECORDS_NONE) \
    R(needs_remove_page,  GET,   "/need_rounds/{}/remove",     1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(needs_do_remove,    POST,  "/need_rounds/{}/remove",     1,   NEEDS_WRITE,  RECORDS_CHANGE)
/* clang-format on */
