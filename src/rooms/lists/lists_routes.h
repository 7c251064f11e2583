/* Addresses of lists: an administrator brings lists of projects of others in. About no person served. */
#pragma once
/*    handler                method path                ids  permission        records */
/* clang-format off */
#define LISTS_ROUTES(R) \
    R(lists_page,            GET,   "/lists",           0,   SETTINGS_MANAGE,  RECORDS_NONE) \
    R(lists_upload,          POST,  "/lists",           0,   SETTINGS_MANAGE,  RECORDS_BULK) \
    R(lists_preview,         GET,   "/lists/{}",        1,   SETTINGS_MANAGE,  RECORDS_NONE) \
    R(lists_take,            POST,  "/lists/{}",        1,   SETTINGS_MANAGE,  RECORDS_BULK) \
    R(lists_ask_undo,        GET,   "/lists/imports/{}", 1,  SETTINGS_MANAGE,  RECORDS_NONE) \
    R(lists_undo_it,         POST,  "/lists/imports/{}", 1,  SETTINGS_MANAGE,  RECORDS_BULK)
/* clang-format on */
