/* Addresses of calendar. The last one is for who holds the secret address (?link=): a calendar program. */
#pragma once
/*    handler             method path                   ids  permission        records */
/* clang-format off */
#define CALENDAR_ROUTES(R) \
    R(calendar_page,      GET,   "/calendar",            0,   ATTENDANCE_READ,  RECORDS_NONE) \
    R(calendar_make,      POST,  "/calendar/address",    0,   ATTENDANCE_READ,  RECORDS_CHANGE) \
    R(calendar_withdraw,  POST,  "/calendar/withdraw",   0,   ATTENDANCE_READ,  RECORDS_CHANGE) \
    R(calendar_feed,      GET,   "/calendar/feed.ics",   0,   PUBLIC,           RECORDS_NONE)
/* clang-format on */
