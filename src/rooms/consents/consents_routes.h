/* Addresses of consents: whose pictures may be used, and who is in one. What a person says herself is on her own page
 * (rooms/own_page). */
#pragma once
/*    handler                  method path                     ids  permission   records */
/* clang-format off */
#define CONSENTS_ROUTES(R) \
    R(consents_pictures,       GET,   "/groups/{}/pictures",   1,   GROUPS_READ, RECORDS_LIST) \
    R(consents_down_list,      GET,   "/photos",               0,   GROUPS_READ, RECORDS_NONE) \
    R(consents_picture,        GET,   "/photos/{}",            1,   GROUPS_READ, RECORDS_LIST) \
    R(consents_picture_mark,   POST,  "/photos/{}",            1,   GROUPS_READ, RECORDS_CHANGE) \
    R(consents_picture_unmark, POST,  "/photos/{}/people/{}",  2,   GROUPS_READ, RECORDS_CHANGE)
/* clang-format on */
