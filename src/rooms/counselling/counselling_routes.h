/* Addresses of counselling: talks, questions to specialists, acute risk. */
#pragma once
#include "rooms/counselling/counselling_home_routes.h"
/*    handler                     method path                           ids  permission         records */
/* clang-format off */
#define COUNSELLING_ROUTES(R) \
    R(counselling_person,         GET,   "/people/{}/counselling",        1,  COUNSELLING_READ,  RECORDS_VIEW) \
    R(counselling_new,            GET,   "/people/{}/counselling/new",    1,  COUNSELLING_WRITE, RECORDS_VIEW) \
    R(counselling_create,         POST,  "/people/{}/counselling/new",    1,  COUNSELLING_WRITE, RECORDS_CHANGE) \
    R(counselling_talk,           GET,   "/counselling/{}",               1,  COUNSELLING_READ,  RECORDS_VIEW) \
    R(counselling_edit,           GET,   "/counselling/{}/edit",          1,  COUNSELLING_WRITE, RECORDS_VIEW) \
    R(counselling_save,           POST,  "/counselling/{}/edit",          1,  COUNSELLING_WRITE, RECORDS_CHANGE) \
    R(counselling_risk_page,      GET,   "/people/{}/risk",               1,  RISK_READ,         RECORDS_VIEW) \
    R(counselling_risk_raise,     POST,  "/people/{}/risk",               1,  RISK_READ,         RECORDS_CHANGE) \
    R(counselling_risk_end,       POST,  "/people/{}/risk/end",           1,  RISK_READ,         RECORDS_CHANGE) \
    R(counselling_ask_page,       GET,   "/counselling/{}/ask",           1,  COUNSELLING_WRITE, RECORDS_VIEW) \
    R(counselling_ask,            POST,  "/counselling/{}/ask",           1,  COUNSELLING_WRITE, RECORDS_CHANGE) \
    R(counselling_questions,      GET,   "/questions",                    0,  COUNSELLING_READ,  RECORDS_LIST) \
    R(counselling_withdraw,       POST,  "/questions/{}/withdraw",        1,  COUNSELLING_WRITE, RECORDS_CHANGE) \
    R(counselling_new_link,       POST,  "/questions/{}/link",            1,  COUNSELLING_WRITE, RECORDS_CHANGE) \
    R(counselling_answer_read,    POST,  "/questions/{}/read",            1,  COUNSELLING_WRITE, RECORDS_CHANGE) \
    R(counselling_specialists,    GET,   "/specialists",                  0,  SPECIALISTS_WRITE, RECORDS_NONE) \
    R(counselling_specialist_add, POST,  "/specialists",                  0,  SPECIALISTS_WRITE, RECORDS_CHANGE) \
    R(counselling_specialist,     GET,   "/specialists/{}",               1,  SPECIALISTS_WRITE, RECORDS_NONE) \
    R(counselling_specialist_save, POST, "/specialists/{}",               1,  SPECIALISTS_WRITE, RECORDS_CHANGE) \
    R(counselling_answer_page,    GET,   "/answer/{}",                    1,  PUBLIC,            RECORDS_NONE) \
    R(counselling_answer,         POST,  "/answer/{}",                    1,  PUBLIC,            RECORDS_CHANGE) \
    R(counselling_remove_page,    GET,   "/counselling/{}/remove",        1,  COUNSELLING_WRITE, RECORDS_VIEW) \
    R(counselling_do_remove,      POST,  "/counselling/{}/remove",        1,  COUNSELLING_WRITE, RECORDS_CHANGE)
/* clang-format on */
