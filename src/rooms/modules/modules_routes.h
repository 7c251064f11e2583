/* Addresses of modules, series and work contacts. Whose they are is asked by the rules; planning a group with them
 * belongs to groups. */
#pragma once
/*    handler                  method path                      ids  permission     records */
/* clang-format off */
#define MODULES_ROUTES(R) \
    R(modules_list,            GET,   "/modules",               0,   MODULES_READ,  RECORDS_NONE) \
    R(modules_new,             GET,   "/modules/new",           0,   MODULES_WRITE, RECORDS_NONE) \
    R(modules_create,          POST,  "/modules/new",           0,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_one,             GET,   "/modules/{}",            1,   MODULES_READ,  RECORDS_NONE) \
    R(modules_edit,            GET,   "/modules/{}/edit",       1,   MODULES_WRITE, RECORDS_NONE) \
    R(modules_save,            POST,  "/modules/{}/edit",       1,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_material,        POST,  "/modules/{}/materials",  1,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_theme_list,      GET,   "/themes",                0,   MODULES_READ,  RECORDS_NONE) \
    R(modules_theme_material,  POST,  "/themes",                0,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_drop,            POST,  "/modules/{}/remove",     1,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_series_new,      GET,   "/series/new",            0,   MODULES_WRITE, RECORDS_NONE) \
    R(modules_series_create,   POST,  "/series/new",            0,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_series_one,      GET,   "/series/{}",             1,   MODULES_READ,  RECORDS_NONE) \
    R(modules_series_edit,     GET,   "/series/{}/edit",        1,   MODULES_WRITE, RECORDS_NONE) \
    R(modules_series_save,     POST,  "/series/{}/edit",        1,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_series_drop,     POST,  "/series/{}/remove",      1,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_experts_list,    GET,   "/experts",               0,   MODULES_WRITE, RECORDS_NONE) \
    R(modules_expert_new,      GET,   "/experts/new",           0,   MODULES_WRITE, RECORDS_NONE) \
    R(modules_expert_create,   POST,  "/experts/new",           0,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_expert,          GET,   "/experts/{}",            1,   MODULES_WRITE, RECORDS_NONE) \
    R(modules_expert_save,     POST,  "/experts/{}",            1,   MODULES_WRITE, RECORDS_CHANGE) \
    R(modules_expert_drop,     POST,  "/experts/{}/remove",     1,   MODULES_WRITE, RECORDS_CHANGE)
/* clang-format on */
