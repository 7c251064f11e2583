/* Addresses of the register of providers: of the house, and about no person. */
#pragma once
/*    handler               method path                    ids  permission        records */
/* clang-format off */
#define PROVIDERS_ROUTES(R) \
    R(providers_list,        GET,   "/providers",           0,   PROVIDERS_WRITE,  RECORDS_NONE) \
    R(providers_one,         GET,   "/providers/{}",        1,   PROVIDERS_WRITE,  RECORDS_NONE) \
    R(providers_save,        POST,  "/providers/{}",        1,   PROVIDERS_WRITE,  RECORDS_CHANGE) \
    R(providers_others,      GET,   "/providers/{}/same",   1,   PROVIDERS_WRITE,  RECORDS_NONE) \
    R(providers_same_page,   GET,   "/providers/{}/same/{}", 2,  PROVIDERS_WRITE,  RECORDS_NONE) \
    R(providers_same,        POST,  "/providers/{}/same/{}", 2,  PROVIDERS_WRITE,  RECORDS_CHANGE)
/* clang-format on */
