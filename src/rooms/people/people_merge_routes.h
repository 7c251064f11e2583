/* Addresses of merging. */
#pragma once
/*    handler                  method path                        ids  permission     records */
/* clang-format off */
#define PEOPLE_MERGE_ROUTES(R) \
    R(people_merge_page,       GET,   "/people/{}/merge/{}",       2,  PEOPLE_MERGE,  RECORDS_VIEW) \
    R(people_merge_do,         POST,  "/people/{}/merge/{}",       2,  PEOPLE_MERGE,  RECORDS_CHANGE) \
    R(people_merges_page,      GET,   "/people/merges",            0,  PEOPLE_MERGE,  RECORDS_LIST) \
    R(people_merge_part,       POST,  "/people/merges/{}/undo",    1,  PEOPLE_MERGE,  RECORDS_CHANGE)
/* clang-format on */
