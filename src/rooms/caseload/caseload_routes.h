/* Addresses of the caseload: one's own, the load of all, who is whose, absences. */
#pragma once
/*    handler                method path                        ids  permission       records */
/* clang-format off */
#define CASELOAD_ROUTES(R) \
    R(caseload_list,         GET,   "/caseload",                  0,  CASELOAD_READ,   RECORDS_LIST) \
    R(caseload_load_page,    GET,   "/caseload/load",             0,  CASELOAD_ALL,    RECORDS_NONE) \
    R(caseload_move_page,    GET,   "/caseload/hand-over",        0,  CASELOAD_WRITE,  RECORDS_LIST) \
    R(caseload_move,         POST,  "/caseload/hand-over",        0,  CASELOAD_WRITE,  RECORDS_CHANGE) \
    R(caseload_absent_page,  GET,   "/caseload/absences",         0,  CASELOAD_WRITE,  RECORDS_NONE) \
    R(caseload_absent,       POST,  "/caseload/absences",         0,  CASELOAD_WRITE,  RECORDS_CHANGE) \
    R(caseload_back,         POST,  "/caseload/absences/{}/end",  1,  CASELOAD_WRITE,  RECORDS_CHANGE) \
    R(caseload_person,       GET,   "/people/{}/responsible",     1,  CASELOAD_READ,   RECORDS_VIEW) \
    R(caseload_person_save,  POST,  "/people/{}/responsible",     1,  CASELOAD_WRITE,  RECORDS_CHANGE)
/* clang-format on */
