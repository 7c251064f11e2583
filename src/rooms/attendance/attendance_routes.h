/* Addresses of attendance. A session's register is the session's own page. */
#pragma once
/*    handler                  method path                       ids  permission         records */
/* clang-format off */
#define ATTENDANCE_ROUTES(R) \
    R(attendance_today,        GET,   "/today",                   0,  ATTENDANCE_READ,   RECORDS_NONE) \
    R(attendance_missed_page,  GET,   "/missed",                  0,  ATTENDANCE_READ,   RECORDS_LIST) \
    R(attendance_register,     GET,   "/sessions/{}",             1,  ATTENDANCE_READ,   RECORDS_LIST) \
    R(attendance_save,         POST,  "/sessions/{}",             1,  ATTENDANCE_WRITE,  RECORDS_CHANGE) \
    R(attendance_take_back,    POST,  "/sessions/{}/undo",        1,  ATTENDANCE_WRITE,  RECORDS_CHANGE) \
    R(attendance_ask_close,    GET,   "/sessions/{}/close",       1,  ATTENDANCE_WRITE,  RECORDS_LIST) \
    R(attendance_do_close,     POST,  "/sessions/{}/close",       1,  ATTENDANCE_WRITE,  RECORDS_CHANGE) \
    R(attendance_print,        GET,   "/sessions/{}/print",       1,  ATTENDANCE_READ,   RECORDS_LIST) \
    R(attendance_quick,        GET,   "/sessions/{}/quick",       1,  ATTENDANCE_WRITE,  RECORDS_LIST) \
    R(attendance_tally,        GET,   "/groups/{}/attendance",    1,  ATTENDANCE_READ,   RECORDS_LIST) \
    R(attendance_certified,    GET,   "/people/{}/certificates/{}", 2, PEOPLE_WRITE,     RECORDS_VIEW)
/* clang-format on */
