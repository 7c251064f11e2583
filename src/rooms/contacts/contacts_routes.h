/* Addresses of contacts. */
#pragma once
/*    handler              method path                     ids  permission       records */
/* clang-format off */
#define CONTACTS_ROUTES(R) \
    R(contacts_list,       GET,   "/contacts",              0,  CONTACTS_READ,   RECORDS_LIST) \
    R(contacts_create,     POST,  "/contacts",              0,  CONTACTS_WRITE,  RECORDS_CHANGE) \
    R(contacts_away,       GET,   "/contacts/away",         0,  CONTACTS_WRITE,  RECORDS_LIST) \
    R(contacts_away_save,  POST,  "/contacts/away",         0,  CONTACTS_WRITE,  RECORDS_CHANGE) \
    R(contacts_edit,       GET,   "/contacts/{}/edit",      1,  CONTACTS_WRITE,  RECORDS_VIEW) \
    R(contacts_save,       POST,  "/contacts/{}/edit",      1,  CONTACTS_WRITE,  RECORDS_CHANGE) \
    R(contacts_ask_remove, GET,   "/contacts/{}/remove",    1,  CONTACTS_WRITE,  RECORDS_VIEW) \
    R(contacts_do_remove,  POST,  "/contacts/{}/remove",    1,  CONTACTS_WRITE,  RECORDS_CHANGE)
/* clang-format on */
