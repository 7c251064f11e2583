/* Addresses of reports. The days and the project stand in the query: ?project=&from=&to=; ?format=csv|xlsx|json for
 * files. */
#pragma once
/*    handler                 method path                       ids  permission       records */
/* clang-format off */
#define REPORTS_ROUTES(R) \
    R(reports_list,           GET,   "/reports",                  0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_outcomes_page,  GET,   "/reports/outcomes",         0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_outcomes_who,   GET,   "/reports/outcomes/rows",    0,  GUIDANCE_READ,   RECORDS_LIST) \
    R(reports_targets_page,   GET,   "/reports/targets",          0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_targets_who,    GET,   "/reports/targets/rows",     0,  GUIDANCE_READ,   RECORDS_LIST) \
    R(reports_months_page,    GET,   "/reports/attendance",       0,  REPORTS_READ,    RECORDS_NONE) \
    R(reports_months_who,     GET,   "/reports/attendance/rows",  0,  GUIDANCE_READ,   RECORDS_LIST)
/* clang-format on */
