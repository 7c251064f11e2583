/* Addresses of stories. Which texts of a story the viewer may read, and what she may do with it, is asked by the rules.
 * /stories: ?project=&person=&state=&result=&start=. */
#pragma once
/*    handler                  method path                       ids  permission       records */
/* clang-format off */
#define STORIES_ROUTES(R) \
    R(stories_list,            GET,   "/stories",                0,   STORIES,         RECORDS_LIST) \
    R(stories_new,             GET,   "/stories/new",            0,   STORIES,         RECORDS_LIST) \
    R(stories_create,          POST,  "/stories/new",            0,   STORIES,         RECORDS_CHANGE) \
    R(stories_one,             GET,   "/stories/{}",             1,   STORIES,         RECORDS_VIEW) \
    R(stories_edit,            GET,   "/stories/{}/edit",        1,   STORIES,         RECORDS_VIEW) \
    R(stories_save,            POST,  "/stories/{}/edit",        1,   STORIES,         RECORDS_CHANGE) \
    R(stories_consent,         GET,   "/stories/{}/consent",     1,   STORIES,         RECORDS_VIEW) \
    R(stories_agree,           POST,  "/stories/{}/consent",     1,   STORIES,         RECORDS_CHANGE) \
    R(stories_step,            POST,  "/stories/{}/step",        1,   STORIES,         RECORDS_CHANGE) \
    R(stories_review,          POST,  "/stories/{}/review",      1,   STORIES_REVIEW,  RECORDS_CHANGE) \
    R(stories_use,             POST,  "/stories/{}/uses",        1,   STORIES,         RECORDS_CHANGE) \
    R(stories_use_end,         POST,  "/stories/{}/uses/{}",     2,   STORIES,         RECORDS_CHANGE) \
    R(stories_hear,            GET,   "/stories/{}/sound",       1,   STORIES,         RECORDS_VIEW) \
    R(stories_sound_add,       POST,  "/stories/{}/sound",       1,   STORIES,         RECORDS_CHANGE) \
    R(stories_sound_drop_page, GET,   "/stories/{}/sound/remove", 1,  STORIES,         RECORDS_VIEW) \
    R(stories_sound_drop,      POST,  "/stories/{}/sound/remove", 1,  STORIES,         RECORDS_CHANGE) \
    R(stories_withdraw_page,   GET,   "/stories/{}/withdraw",    1,   STORIES,         RECORDS_VIEW) \
    R(stories_do_withdraw,     POST,  "/stories/{}/withdraw",    1,   STORIES,         RECORDS_CHANGE) \
    R(stories_remove_page,     GET,   "/stories/{}/remove",      1,   STORIES,         RECORDS_VIEW) \
    R(stories_do_remove,       POST,  "/stories/{}/remove",      1,   STORIES,         RECORDS_CHANGE)
/* clang-format on */
