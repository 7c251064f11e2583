/* Addresses of invitations. /invited is for who was invited: ?link= the key of the message, or the cookie of her own
 * page. ?whom= who can be chosen, ?to= the session, ?person= one person. */
#pragma once
/*    handler                    method path                          ids  permission  records */
/* clang-format off */
#define INVITATIONS_ROUTES(R) \
    R(invitations_all,           GET,   "/invitations",               0,   MESSAGES,   RECORDS_LIST) \
    R(invitations_one,           GET,   "/invitations/{}",            1,   MESSAGES,   RECORDS_LIST) \
    R(invitations_once_more,     POST,  "/invitations/{}/again",      1,   MESSAGES,   RECORDS_CHANGE) \
    R(invitations_write_down,    POST,  "/invitations/{}/people/{}",  2,   MESSAGES,   RECORDS_CHANGE) \
    R(invitations_group,         GET,   "/groups/{}/invite",          1,   MESSAGES,   RECORDS_LIST) \
    R(invitations_group_save,    POST,  "/groups/{}/invite",          1,   MESSAGES,   RECORDS_CHANGE) \
    R(invitations_project,       GET,   "/projects/{}/invite",        1,   MESSAGES,   RECORDS_LIST) \
    R(invitations_project_save,  POST,  "/projects/{}/invite",        1,   MESSAGES,   RECORDS_CHANGE) \
    R(invitations_open,          GET,   "/invited",                   0,   PUBLIC,     RECORDS_NONE) \
    R(invitations_open_save,     POST,  "/invited",                   0,   PUBLIC,     RECORDS_CHANGE)
/* clang-format on */
