/* Addresses of non-disclosure. */
#pragma once
/*    handler                  method path                        ids  permission     records */
/* clang-format off */
#define PEOPLE_PROTECT_ROUTES(R) \
    R(people_protected_page,   GET,   "/people/protected",         0,  PEOPLE_MERGE,  RECORDS_LIST) \
    R(people_protect_page,     GET,   "/people/{}/non-disclosure", 1,  PEOPLE_MERGE,  RECORDS_VIEW) \
    R(people_protect_save,     POST,  "/people/{}/non-disclosure", 1,  PEOPLE_MERGE,  RECORDS_CHANGE)
/* clang-format on */
