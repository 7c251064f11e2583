/* Addresses of plans. A step's number in an address is one more than the one that is stored, which may be 0. */
#pragma once
/*    handler               method path                                        ids  permission    records */
/* clang-format off */
#define PLANS_ROUTES(R) \
    R(plans_list,            GET,   "/plans",                                    0,  PLANS_COVER,  RECORDS_LIST) \
    R(plans_person,          GET,   "/people/{}/plans",                          1,  PLANS_READ,   RECORDS_VIEW) \
    R(plans_new,             GET,   "/people/{}/plans/new",                      1,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_create,          POST,  "/people/{}/plans/new",                      1,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_plan,            GET,   "/people/{}/plans/{}",                       2,  PLANS_READ,   RECORDS_VIEW) \
    R(plans_edit,            GET,   "/people/{}/plans/{}/edit",                  2,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_save,            POST,  "/people/{}/plans/{}/edit",                  2,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_defer_page,      GET,   "/people/{}/plans/{}/defer",                 2,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_defer_save,      POST,  "/people/{}/plans/{}/defer",                 2,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_do_take_up,      POST,  "/people/{}/plans/{}/take-up",               2,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_do_fill,         POST,  "/people/{}/plans/{}/fill",                  2,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_step_new,        GET,   "/people/{}/plans/{}/steps/new",             2,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_step_create,     POST,  "/people/{}/plans/{}/steps/new",             2,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_step_edit,       GET,   "/people/{}/plans/{}/steps/{}",              3,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_step_save,       POST,  "/people/{}/plans/{}/steps/{}",              3,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_step_do_state,   POST,  "/people/{}/plans/{}/steps/{}/state",        3,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_step_do_move,    POST,  "/people/{}/plans/{}/steps/{}/move",         3,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_step_ask_remove, GET,   "/people/{}/plans/{}/steps/{}/remove",       3,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_step_do_remove,  POST,  "/people/{}/plans/{}/steps/{}/remove",       3,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_changes,         GET,   "/people/{}/plans/{}/versions",              2,  PLANS_READ,   RECORDS_VIEW) \
    R(plans_before,          GET,   "/people/{}/plans/{}/versions/{}",           3,  PLANS_READ,   RECORDS_VIEW) \
    R(plans_paper,           GET,   "/people/{}/plans/{}/paper",                 2,  PLANS_READ,   RECORDS_VIEW) \
    R(plans_points,          GET,   "/people/{}/integration-plan",               1,  PLANS_READ,   RECORDS_VIEW) \
    R(plans_points_new,      GET,   "/people/{}/integration-plan/new",           1,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_points_create,   POST,  "/people/{}/integration-plan/new",           1,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_point_edit,      GET,   "/people/{}/integration-plan/{}",            2,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_point_save,      POST,  "/people/{}/integration-plan/{}",            2,  PLANS_WRITE,  RECORDS_CHANGE) \
    R(plans_point_ask_remove, GET,  "/people/{}/integration-plan/{}/remove",     2,  PLANS_WRITE,  RECORDS_VIEW) \
    R(plans_point_do_remove, POST,  "/people/{}/integration-plan/{}/remove",     2,  PLANS_WRITE,  RECORDS_CHANGE)
/* clang-format on */
