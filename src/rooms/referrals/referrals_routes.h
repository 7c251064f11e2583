/* Addresses of referrals. Whether the viewer counsels this person in this project is asked by the rules; the last two
 * are for who holds a secret link (?link=), and write the look into the journal themselves. */
#pragma once
/*    handler                 method path                         ids  permission       records */
/* clang-format off */
#define REFERRALS_ROUTES(R) \
    R(referrals_list,         GET,   "/referrals",                0,   REFERRALS_READ,  RECORDS_LIST) \
    R(referrals_person,       GET,   "/people/{}/referrals",      1,   REFERRALS_READ,  RECORDS_VIEW) \
    R(referrals_new,          GET,   "/people/{}/referrals/new",  1,   REFERRALS_SEND,  RECORDS_VIEW) \
    R(referrals_create,       POST,  "/people/{}/referrals/new",  1,   REFERRALS_SEND,  RECORDS_CHANGE) \
    R(referrals_summary,      GET,   "/people/{}/hand-over",      1,   REFERRALS_READ,  RECORDS_VIEW) \
    R(referrals_one,          GET,   "/referrals/{}",             1,   REFERRALS_READ,  RECORDS_VIEW) \
    R(referrals_edit,         GET,   "/referrals/{}/edit",        1,   REFERRALS_SEND,  RECORDS_VIEW) \
    R(referrals_save,         POST,  "/referrals/{}/edit",        1,   REFERRALS_SEND,  RECORDS_CHANGE) \
    R(referrals_go,           POST,  "/referrals/{}/send",        1,   REFERRALS_SEND,  RECORDS_CHANGE) \
    R(referrals_link,         POST,  "/referrals/{}/link",        1,   REFERRALS_SEND,  RECORDS_CHANGE) \
    R(referrals_step,         POST,  "/referrals/{}/step",        1,   REFERRALS_SEND,  RECORDS_CHANGE) \
    R(referrals_say,          POST,  "/referrals/{}/reply",       1,   REFERRALS_SEND,  RECORDS_CHANGE) \
    R(referrals_letter,       GET,   "/referrals/{}/letter",      1,   REFERRALS_SEND,  RECORDS_VIEW) \
    R(referrals_receive_page, GET,   "/referral/{}",              1,   PUBLIC,          RECORDS_NONE) \
    R(referrals_receive,      POST,  "/referral/{}",              1,   PUBLIC,          RECORDS_CHANGE)
/* clang-format on */
