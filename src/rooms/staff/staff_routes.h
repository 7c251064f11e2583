/* Addresses of staff: signing in and out, one's own account, the list of staff, the journal. */
#pragma once
/*    handler               method path                    ids  permission     records */
/* clang-format off */
#define STAFF_ROUTES(R) \
    R(staff_sign_in_page,   GET,   "/sign-in",              0,  PUBLIC,        RECORDS_NONE) \
    R(staff_sign_in,        POST,  "/sign-in",              0,  PUBLIC,        RECORDS_CHANGE) \
    R(staff_code_page,      GET,   "/sign-in/code",         0,  PUBLIC,        RECORDS_NONE) \
    R(staff_code,           POST,  "/sign-in/code",         0,  PUBLIC,        RECORDS_CHANGE) \
    R(staff_demo_sign_in,   POST,  "/demo-sign-in",         0,  PUBLIC,        RECORDS_CHANGE) \
    R(staff_link_page,      GET,   "/welcome",              0,  PUBLIC,        RECORDS_NONE) \
    R(staff_link_use,       POST,  "/welcome",              0,  PUBLIC,        RECORDS_CHANGE) \
    R(staff_sign_out,       POST,  "/sign-out",             0,  SIGNED_IN,     RECORDS_CHANGE) \
    R(staff_sign_out_all,   POST,  "/sign-out-everywhere",  0,  SIGNED_IN,     RECORDS_CHANGE) \
    R(staff_spare_keep,     POST,  "/outbox/spare",        0,  SIGNED_IN,     RECORDS_CHANGE) \
    R(staff_spare_open,     POST,  "/outbox/spare/open",   0,  SIGNED_IN,     RECORDS_CHANGE) \
    R(staff_account_page,   GET,   "/account",              0,  SIGNED_IN,     RECORDS_NONE) \
    R(staff_account_save,   POST,  "/account",              0,  SIGNED_IN,     RECORDS_CHANGE) \
    R(staff_password_save,  POST,  "/account/password",     0,  SIGNED_IN,     RECORDS_CHANGE) \
    R(staff_list,           GET,   "/staff",                0,  STAFF_MANAGE,  RECORDS_NONE) \
    R(staff_new,            GET,   "/staff/new",            0,  STAFF_MANAGE,  RECORDS_NONE) \
    R(staff_create,         POST,  "/staff/new",            0,  STAFF_MANAGE,  RECORDS_CHANGE) \
    R(staff_edit,           GET,   "/staff/{}",             1,  STAFF_MANAGE,  RECORDS_NONE) \
    R(staff_save,           POST,  "/staff/{}",             1,  STAFF_MANAGE,  RECORDS_CHANGE) \
    R(staff_link_new,       POST,  "/staff/{}/link",        1,  STAFF_MANAGE,  RECORDS_CHANGE) \
    R(staff_disable,        POST,  "/staff/{}/disable",     1,  STAFF_MANAGE,  RECORDS_CHANGE) \
    R(staff_enable,         POST,  "/staff/{}/enable",      1,  STAFF_MANAGE,  RECORDS_CHANGE) \
    R(staff_journal,        GET,   "/journal",              0,  JOURNAL_READ,  RECORDS_NONE)
/* clang-format on */
