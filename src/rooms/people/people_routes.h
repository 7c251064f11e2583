/* Addresses of people. */
#pragma once
#include "rooms/people/people_protect_routes.h"
/*    handler                  method path                                       ids permission    records */
/* clang-format off */
#define PEOPLE_ROUTES(R) \
    R(people_list,             GET,   "/people",                                 0,  PEOPLE_READ,  RECORDS_LIST) \
    R(people_search_for,       POST,  "/people/search",                          0,  PEOPLE_READ,  RECORDS_NONE) \
    R(people_new,              GET,   "/people/new",                             0,  PEOPLE_WRITE, RECORDS_LIST) \
    R(people_new_save,         POST,  "/people/new",                             0,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_person,           GET,   "/people/{}",                              1,  PEOPLE_READ,  RECORDS_VIEW) \
    R(people_reveal,           POST,  "/people/{}/reveal",                       1,  PEOPLE_READ,  RECORDS_CHANGE) \
    R(people_edit,             GET,   "/people/{}/edit",                         1,  PEOPLE_WRITE, RECORDS_VIEW) \
    R(people_edit_save,        POST,  "/people/{}/edit",                         1,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_contact,          GET,   "/people/{}/safe-contact",                 1,  PEOPLE_WRITE, RECORDS_VIEW) \
    R(people_contact_save,     POST,  "/people/{}/safe-contact",                 1,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_languages_page,   GET,   "/people/{}/languages",                    1,  PEOPLE_WRITE, RECORDS_VIEW) \
    R(people_language_save,    POST,  "/people/{}/languages",                    1,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_language_remove,  POST,  "/people/{}/languages/remove",             1,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_family_page,      GET,   "/people/{}/family",                       1,  PEOPLE_WRITE, RECORDS_VIEW) \
    R(people_family_join,      POST,  "/people/{}/family/{}/join",               2,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_family_leave,     POST,  "/people/{}/family/{}/leave",              2,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_child_new,        POST,  "/people/{}/family",                       1,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_child_edit,       GET,   "/people/{}/children/{}",                  2,  PEOPLE_WRITE, RECORDS_VIEW) \
    R(people_child_save,       POST,  "/people/{}/children/{}",                  2,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_child_remove,     POST,  "/people/{}/children/{}/remove",           2,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_spell_new,        GET,   "/people/{}/participations/new",           1,  PEOPLE_WRITE, RECORDS_VIEW) \
    R(people_spell_open,       POST,  "/people/{}/participations/new",           1,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_spell_page,       GET,   "/people/{}/participations/{}",            2,  PEOPLE_WRITE, RECORDS_VIEW) \
    R(people_spell_entry,      POST,  "/people/{}/participations/{}/entry",      2,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_spell_exit,       POST,  "/people/{}/participations/{}/exit",       2,  PEOPLE_WRITE, RECORDS_CHANGE) \
    R(people_spell_six_months, POST,  "/people/{}/participations/{}/six-months", 2,  PEOPLE_WRITE, RECORDS_CHANGE)
/* clang-format on */
