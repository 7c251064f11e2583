/* Addresses of support at home. Whether the viewer counsels this person in this project is asked by the rules. */
#pragma once
/*    handler                     method path                              ids  permission     records */
/* clang-format off */
#define COUNSELLING_HOME_ROUTES(R) \
    R(counselling_home_person,    GET,   "/people/{}/home-support",          1,   HOME_SUPPORT,  RECORDS_VIEW) \
    R(counselling_home_new,       GET,   "/people/{}/home-support/new",      1,   HOME_SUPPORT,  RECORDS_VIEW) \
    R(counselling_home_create,    POST,  "/people/{}/home-support/new",      1,   HOME_SUPPORT,  RECORDS_CHANGE) \
    R(counselling_home_edit,      GET,   "/home_support/{}",                 1,   HOME_SUPPORT,  RECORDS_VIEW) \
    R(counselling_home_save,      POST,  "/home_support/{}",                 1,   HOME_SUPPORT,  RECORDS_CHANGE) \
    R(counselling_home_drop,      POST,  "/home_support/{}/remove",          1,   HOME_SUPPORT,  RECORDS_CHANGE)
/* clang-format on */
