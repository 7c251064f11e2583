/* Addresses of web/ itself: what forms need, whatever room they belong to. */
#pragma once
/*    handler         method path          ids  permission  records */
/* clang-format off */
#define WEB_ROUTES(R) \
    R(web_draft_save, POST,  "/drafts",    0,   SIGNED_IN,  RECORDS_NONE) \
    R(web_again,      GET,   "/again/{}",  1,   SIGNED_IN,  RECORDS_NONE) \
    R(web_refused,    GET,   "/refused",   0,   PUBLIC,     RECORDS_NONE)
/* clang-format on */
