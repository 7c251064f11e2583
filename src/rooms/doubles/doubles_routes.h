/* Addresses of doubles: pairs that may be one person, merging and parting. */
#pragma once
/*    handler               method path                       ids  permission     records */
/* clang-format off */
#define DOUBLES_ROUTES(R) \
    R(doubles_list,         GET,   "/people/doubles",           0,  PEOPLE_MERGE,  RECORDS_LIST) \
    R(doubles_not_same,     POST,  "/people/{}/not-same/{}",    2,  PEOPLE_MERGE,  RECORDS_CHANGE) \
    R(doubles_merge_page,   GET,   "/people/{}/merge/{}",       2,  PEOPLE_MERGE,  RECORDS_VIEW) \
    R(doubles_merge_do,     POST,  "/people/{}/merge/{}",       2,  PEOPLE_MERGE,  RECORDS_CHANGE) \
    R(doubles_merges_page,  GET,   "/people/merges",            0,  PEOPLE_MERGE,  RECORDS_LIST) \
    R(doubles_part_do,      POST,  "/people/merges/{}/undo",    1,  PEOPLE_MERGE,  RECORDS_CHANGE)
/* clang-format on */
