/* Addresses of the own page. Those under /my are for the person herself, whose key the browser has (rooms/own_links):
 * their handlers ask for it, write the look into the journal themselves, and act as nobody of the staff, whoever is
 * signed in. The others are the worker's. */
#pragma once
/*    handler              method path                            ids  permission     records */
/* clang-format off */
#define OWN_PAGE_ROUTES(R) \
    R(own_page_home,       GET,   "/my",                          0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_pin,        POST,  "/my/pin",                      0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_forget,     POST,  "/my/forget",                   0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_demo,       POST,  "/my/demo",                     0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_choose,     POST,  "/my/finnish",                  0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_place,      POST,  "/my/place/{}",                 1,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_when,       GET,   "/my/meetings",                 0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_tell,       POST,  "/my/meetings/{}",              1,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_child,      POST,  "/my/meetings/{}/{}",           2,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_path,       GET,   "/my/path",                     0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_step,       POST,  "/my/path/{}",                  1,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_questions,  GET,   "/my/questions",                0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_answer,     POST,  "/my/questions/{}",             1,   PUBLIC,        RECORDS_CHANGE) \
    R(own_say_page,        GET,   "/my/say",                      0,   PUBLIC,        RECORDS_NONE) \
    R(own_ideas,           GET,   "/my/ideas",                    0,   PUBLIC,        RECORDS_NONE) \
    R(own_idea_kinds,      GET,   "/my/ideas/kind",               0,   PUBLIC,        RECORDS_NONE) \
    R(own_idea_new,        GET,   "/my/ideas/new",                0,   PUBLIC,        RECORDS_NONE) \
    R(own_idea_bring,      POST,  "/my/ideas/new",                0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_idea_vote,       POST,  "/my/ideas/{}",                 1,   PUBLIC,        RECORDS_CHANGE) \
    R(own_idea_file,       GET,   "/my/ideas/{}/attached/{}",        2,   PUBLIC,        RECORDS_NONE) \
    R(own_felt,            GET,   "/my/feedback",                 0,   PUBLIC,        RECORDS_NONE) \
    R(own_feel,            POST,  "/my/feedback/{}",              1,   PUBLIC,        RECORDS_CHANGE) \
    R(own_asked,           GET,   "/my/ask",                      0,   PUBLIC,        RECORDS_NONE) \
    R(own_ask,             POST,  "/my/ask",                      0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_ask_file,        GET,   "/my/asked/{}/voice/{}",          2,   PUBLIC,        RECORDS_NONE) \
    R(own_box,             GET,   "/my/box",                      0,   PUBLIC,        RECORDS_NONE) \
    R(own_box_put,         POST,  "/my/box",                      0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_plan,            GET,   "/my/plan",                     0,   PUBLIC,        RECORDS_NONE) \
    R(own_plan_move,       POST,  "/my/themes/{}/{}",             2,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_read,       GET,   "/my/read",                     0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_people,     GET,   "/my/people",                   0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_data,       GET,   "/my/data",                     0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_edit,       GET,   "/my/data/change",              0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_save,       POST,  "/my/data/change",              0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_consents,   GET,   "/my/consents",                 0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_consent,    POST,  "/my/consents",                 0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_ask_page,   GET,   "/my/data/ask",                 0,   PUBLIC,        RECORDS_NONE) \
    R(own_page_ask,        POST,  "/my/data/ask",                 0,   PUBLIC,        RECORDS_CHANGE) \
    R(own_page_take_back,  POST,  "/my/data/ask/{}",              1,   PUBLIC,        RECORDS_CHANGE) \
    R(own_requests_list,   GET,   "/requests",                    0,   DATA_REQUESTS, RECORDS_LIST) \
    R(own_requests_one,    GET,   "/requests/{}",                 1,   DATA_ANSWER,   RECORDS_VIEW) \
    R(own_requests_save,   POST,  "/requests/{}",                 1,   DATA_ANSWER,   RECORDS_CHANGE) \
    R(own_page_wish,       POST,  "/people/{}/own-page/wish/{}",  2,   PEOPLE_WRITE,  RECORDS_CHANGE) \
    R(own_page_staff,      GET,   "/people/{}/own-page",          1,   PEOPLE_WRITE,  RECORDS_VIEW) \
    R(own_page_make,       POST,  "/people/{}/own-page",          1,   PEOPLE_WRITE,  RECORDS_CHANGE) \
    R(own_page_withdraw,   POST,  "/people/{}/own-page/withdraw", 1,   PEOPLE_WRITE,  RECORDS_CHANGE) \
    R(own_page_paper,      POST,  "/people/{}/own-page/paper",    1,   PEOPLE_WRITE,  RECORDS_CHANGE) \
    R(own_page_phone,      POST,  "/people/{}/own-page/phone",    1,   PEOPLE_WRITE,  RECORDS_CHANGE)
/* clang-format on */
