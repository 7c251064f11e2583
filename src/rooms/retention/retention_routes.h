/* Addresses of how long data is kept: the table, what the house chooses, previews and runs with their protocols, the
 * register of processing activities. None shows a person. */
#pragma once
/*    handler                method path                              ids  permission  records */
/* clang-format off */
#define RETENTION_ROUTES(R) \
    R(retention_page,        GET,   "/retention",                      0,   RETENTION,  RECORDS_NONE) \
    R(retention_register,    GET,   "/retention/register",             0,   RETENTION,  RECORDS_NONE) \
    R(retention_papers,      GET,   "/retention/projects",             0,   RETENTION,  RECORDS_NONE) \
    R(retention_paper,       GET,   "/retention/projects/{}",          1,   RETENTION,  RECORDS_NONE) \
    R(retention_paper_save,  POST,  "/retention/projects/{}",          1,   RETENTION,  RECORDS_CHANGE) \
    R(retention_term_page,   GET,   "/retention/terms/{}",             1,   RETENTION,  RECORDS_NONE) \
    R(retention_term_save,   POST,  "/retention/terms/{}",             1,   RETENTION,  RECORDS_CHANGE) \
    R(retention_runs_page,   GET,   "/retention/previews",             0,   RETENTION,  RECORDS_NONE) \
    R(retention_run_new,     POST,  "/retention/previews",             0,   RETENTION,  RECORDS_CHANGE) \
    R(retention_run_asked,   POST,  "/retention/requests/{}",          1,   RETENTION,  RECORDS_CHANGE) \
    R(retention_run_page,    GET,   "/retention/previews/{}",          1,   RETENTION,  RECORDS_NONE) \
    R(retention_run_start,   POST,  "/retention/previews/{}/start",    1,   RETENTION,  RECORDS_CHANGE) \
    R(retention_run_drop,    POST,  "/retention/previews/{}/drop",     1,   RETENTION,  RECORDS_CHANGE)
/* clang-format on */
