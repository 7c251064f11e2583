/* Addresses of finding and joining a group. Open to all, short enough for a poster, and they stay: /p/fi/groups the
 * list (?language= ?day= ?place= ?care= ?project= ?start=), /p/fi/groups/ID one; without a language they lead to the
 * reader's. /join/ID?step=2: her answers, one question a page; she posts the step by its number; /join: the list.
 * ?from=CODE: the poster that led here (outreach), handed on until she answers. Staff: who may
 * take somebody in is asked by the rules. */
#pragma once
#include "lang/languages.h"
/*    handler                     method path                        ids  permission   records */
/* clang-format off */
#define SIGN_UP_LIST_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(sign_up_list_in_##tag,      GET,   "/p/" #tag "/groups",       0,   PUBLIC,      RECORDS_NONE)
#define SIGN_UP_ONE_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(sign_up_one_in_##tag,       GET,   "/p/" #tag "/groups/{}",    1,   PUBLIC,      RECORDS_NONE)
#define SIGN_UP_ROUTES(R) \
    R(sign_up_list_any,           GET,   "/p/groups",                0,   PUBLIC,      RECORDS_NONE) \
    R(sign_up_one_any,            GET,   "/p/groups/{}",             1,   PUBLIC,      RECORDS_NONE) \
    R(sign_up_join_any,           GET,   "/join",                    0,   PUBLIC,      RECORDS_NONE) \
    R(sign_up_join,               GET,   "/join/{}",                 1,   PUBLIC,      RECORDS_NONE) \
    R(sign_up_sent,               GET,   "/join/{}/sent",            1,   PUBLIC,      RECORDS_NONE) \
    R(sign_up_answer,             POST,  "/join/{}/{}",              2,   PUBLIC,      RECORDS_CHANGE) \
    R(sign_up_place,              GET,   "/place",                   0,   PUBLIC,      RECORDS_NONE) \
    R(sign_up_place_answer,       POST,  "/place",                   0,   PUBLIC,      RECORDS_CHANGE) \
    R(sign_up_opening_page,       GET,   "/groups/{}/joining",       1,   GROUPS_LEAD, RECORDS_NONE) \
    R(sign_up_opening_save,       POST,  "/groups/{}/joining",       1,   GROUPS_LEAD, RECORDS_CHANGE) \
    R(sign_up_door_save,          POST,  "/groups/{}/door",          1,   GROUPS_LEAD, RECORDS_CHANGE) \
    R(sign_up_door_remove,        POST,  "/groups/{}/door/remove",   1,   GROUPS_LEAD, RECORDS_CHANGE) \
    R(sign_up_door_open,          GET,   "/p/door/{}/{}",            2,   PUBLIC,      RECORDS_NONE) \
    R(sign_up_list,               GET,   "/sign-ups",                0,   SIGN_UPS,    RECORDS_LIST) \
    R(sign_up_met_page,           GET,   "/sign-ups/new",            0,   SIGN_UPS,    RECORDS_NONE) \
    R(sign_up_met_save,           POST,  "/sign-ups/new",            0,   SIGN_UPS,    RECORDS_CHANGE) \
    R(sign_up_one,                GET,   "/sign-ups/{}",             1,   SIGN_UPS,    RECORDS_VIEW) \
    R(sign_up_take_in,            POST,  "/sign-ups/{}/take",        1,   SIGN_UPS,    RECORDS_CHANGE) \
    R(sign_up_turn_away,          POST,  "/sign-ups/{}/refuse",      1,   SIGN_UPS,    RECORDS_CHANGE) \
    R(sign_up_put_back,           POST,  "/sign-ups/{}/back",        1,   SIGN_UPS,    RECORDS_CHANGE) \
    LANGUAGES(SIGN_UP_LIST_IN_, R) \
    LANGUAGES(SIGN_UP_ONE_IN_, R)
/* clang-format on */
