/* Addresses of reports. The days and the project stand in the query: ?project=&from=&to=; ?format=csv|xlsx|json|pdf for
 * files. Each report has its page and the rows behind its figures. The board: ?project= or whose=me, &show=missing|
 * contradictory|late, &worker=ID|nobody, &start=. /reports/feed is for who holds a secret address (?link=): a
 * spreadsheet. */
#pragma once
#include "rooms/reports/reports_list.h"

/*    handler                 method path                       ids  permission       records */
/* clang-format off */
#define ROWS_ROUTE_OPENS(R, name) \
    R(reports_##name##_who,   GET,   "/reports/" #name "/rows",   0,  GUIDANCE_READ,   RECORDS_LIST)
#define ROWS_ROUTE_SHUT(R, name)
#define REPORT_ROUTES(R, name, rows, title, about) \
    R(reports_##name##_page,  GET,   "/reports/" #name,           0,  REPORTS_READ,    RECORDS_NONE) \
    ROWS_ROUTE_##rows(R, name)
#define REPORTS_ROUTES(R) \
    R(reports_list,           GET,   "/reports",                  0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_together,       GET,   "/reports/together",         0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_runs,           GET,   "/reports/runs",             0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_run_new,        GET,   "/reports/runs/new",         0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_run_store,      POST,  "/reports/runs/new",         0,  REPORTS_READ,    RECORDS_CHANGE) \
    R(reports_run_page,       GET,   "/reports/runs/{}",          1,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_run_remove,     GET,   "/reports/runs/{}/remove",   1,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_run_removed,    POST,  "/reports/runs/{}/remove",   1,  REPORTS_READ,    RECORDS_CHANGE) \
    R(reports_run_compared,   GET,   "/reports/runs/{}/compare",  1,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_run_rows,       GET,   "/reports/runs/{}/rows",     1,  GUIDANCE_READ,   RECORDS_LIST) \
    R(reports_board,          GET,   "/board",                    0,  PEOPLE_WRITE,    RECORDS_LIST) \
    R(reports_feeds,          GET,   "/reports/feeds",            0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_feed_make,      POST,  "/reports/feeds",            0,  REPORTS_READ,    RECORDS_CHANGE) \
    R(reports_feed_withdraw,  POST,  "/reports/feeds/{}/withdraw", 1, REPORTS_READ,    RECORDS_CHANGE) \
    R(reports_feed,           GET,   "/reports/feed",             0,  PUBLIC,          RECORDS_NONE) \
    R(reports_eura_list,      GET,   "/eura",                     0,  GUIDANCE_READ,   RECORDS_LIST) \
    R(reports_eura_sheet,     GET,   "/eura/{}",                  1,  PEOPLE_WRITE,    RECORDS_LIST) \
    R(reports_eura_enter,     POST,  "/eura/{}/enter",            1,  PEOPLE_WRITE,    RECORDS_CHANGE) \
    R(reports_eura_take_back, POST,  "/eura/{}/take-back",        1,  PEOPLE_WRITE,    RECORDS_CHANGE) \
    R(reports_corrections,    GET,   "/reports/corrections",      0,  GUIDANCE_READ,   RECORDS_LIST) \
    REPORTS(REPORT_ROUTES, R)
/* clang-format on */
