/* Addresses of pairs that may be one person. */
#pragma once
/*    handler                  method path                        ids  permission     records */
/* clang-format off */
#define PEOPLE_DOUBLES_ROUTES(R) \
    R(people_doubles_page,     GET,   "/people/doubles",           0,  PEOPLE_MERGE,  RECORDS_LIST) \
    R(people_not_same,         POST,  "/people/{}/not-same/{}",    2,  PEOPLE_MERGE,  RECORDS_CHANGE)
/* clang-format on */
