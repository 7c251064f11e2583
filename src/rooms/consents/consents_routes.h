/* Addresses of consents: whose pictures may be used. What a person says herself is on her own page (rooms/own_page). */
#pragma once
/*    handler              method path                     ids  permission   records */
/* clang-format off */
#define CONSENTS_ROUTES(R) \
    R(consents_pictures,   GET,   "/groups/{}/pictures",   1,   GROUPS_READ, RECORDS_LIST)
/* clang-format on */
