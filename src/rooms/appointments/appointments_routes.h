/* Addresses of appointments. */
#pragma once
/*    handler                     method path                           ids  permission     records */
/* clang-format off */
#define APPOINTMENTS_ROUTES(R) \
    R(appointments_list,          GET,   "/appointments",                 0,  APPOINTMENTS,  RECORDS_LIST) \
    R(appointments_calendar_file, GET,   "/appointments/calendar.ics",    0,  APPOINTMENTS,  RECORDS_NONE) \
    R(appointments_edit,          GET,   "/appointments/{}",              1,  APPOINTMENTS,  RECORDS_VIEW) \
    R(appointments_save,          POST,  "/appointments/{}",              1,  APPOINTMENTS,  RECORDS_CHANGE) \
    R(appointments_state,         POST,  "/appointments/{}/state",        1,  APPOINTMENTS,  RECORDS_CHANGE) \
    R(appointments_person,        GET,   "/people/{}/appointments",       1,  APPOINTMENTS,  RECORDS_VIEW) \
    R(appointments_new,           GET,   "/people/{}/appointments/new",   1,  APPOINTMENTS,  RECORDS_VIEW) \
    R(appointments_create,        POST,  "/people/{}/appointments/new",   1,  APPOINTMENTS,  RECORDS_CHANGE)
/* clang-format on */
