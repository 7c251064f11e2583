/* Addresses of follow-ups: the list of the week, one of them, attempts, a project's own kinds; those under /my are for
 * the person herself, whose key the browser has (rooms/own_links). */
#pragma once
/*    handler                 method path                              ids  permission        records */
/* clang-format off */
#define FOLLOW_UPS_ROUTES(R) \
    R(follow_ups_page,        GET,   "/follow-ups",                     0,  FOLLOW_UPS_READ,  RECORDS_LIST) \
    R(follow_ups_one,         GET,   "/follow-ups/{}",                  1,  FOLLOW_UPS_READ,  RECORDS_VIEW) \
    R(follow_ups_answer,      POST,  "/follow-ups/{}",                  1,  FOLLOW_UPS_WRITE, RECORDS_CHANGE) \
    R(follow_ups_attempt,     POST,  "/follow-ups/{}/attempt",          1,  FOLLOW_UPS_WRITE, RECORDS_CHANGE) \
    R(follow_ups_not_reached, POST,  "/follow-ups/{}/not-reached",      1,  FOLLOW_UPS_WRITE, RECORDS_CHANGE) \
    R(follow_ups_open,        POST,  "/follow-ups/{}/open",             1,  FOLLOW_UPS_WRITE, RECORDS_CHANGE) \
    R(follow_ups_undo,        POST,  "/follow-ups/attempts/{}/undo",    1,  FOLLOW_UPS_WRITE, RECORDS_CHANGE) \
    R(follow_ups_hers,        GET,   "/my/after/{}",                    1,  PUBLIC,           RECORDS_NONE) \
    R(follow_ups_hers_say,    POST,  "/my/after/{}/{}",                 2,  PUBLIC,           RECORDS_CHANGE) \
    R(follow_ups_hers_send_all, POST, "/my/after/{}",                   1,  PUBLIC,           RECORDS_CHANGE) \
    R(follow_ups_own,         GET,   "/projects/{}/follow-ups",         1,  PROJECTS_WRITE,   RECORDS_NONE) \
    R(follow_ups_own_add,     POST,  "/projects/{}/follow-ups",         1,  PROJECTS_WRITE,   RECORDS_CHANGE)
/* clang-format on */
