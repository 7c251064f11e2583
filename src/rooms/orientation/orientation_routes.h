/* Addresses of courses of orientation. Open to all, the same for everybody, for good: /o/fi the courses in Finnish,
 * /o/fi/COURSE its topics, /o/fi/COURSE/TOPIC/STEP one step of a topic (the one after the last is its end), both
 * counted from 1. ?answer= shows what is right, ?beside= a second language, ?big=1 is for a projector.
 * /o/COURSE/file/FILE is a picture, sound or film that a topic names. /orientation leads to the reader's language.
 * /orientation/courses is for who looks after them and who reviews them; /orientation/courses/{}/text?topic=&language=
 * is one text. */
#pragma once
#include "lang/languages.h"
/*    handler                     method path                                  ids  permission   records */
/* clang-format off */
#define ORIENTATION_ALL_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(orientation_all_in_##tag,   GET,   "/o/" #tag,                           0,   PUBLIC,      RECORDS_NONE)
#define ORIENTATION_COURSE_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(orientation_course_in_##tag, GET,  "/o/" #tag "/{}",                     1,   PUBLIC,      RECORDS_NONE)
#define ORIENTATION_STEP_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(orientation_step_in_##tag,  GET,   "/o/" #tag "/{}/{}/{}",               3,   PUBLIC,      RECORDS_NONE)
#define ORIENTATION_ROUTES(R) \
    R(orientation_home,           GET,   "/orientation",                       0,   PUBLIC,      RECORDS_NONE) \
    R(orientation_any_language,   GET,   "/orientation/{}",                    1,   PUBLIC,      RECORDS_NONE) \
    R(orientation_list,           GET,   "/orientation/courses",               0,   PUBLICATIONS_REVIEW, RECORDS_NONE) \
    R(orientation_take_house,     POST,  "/orientation/courses/ours",          0,   ORIENTATION, RECORDS_CHANGE) \
    R(orientation_take_package,   POST,  "/orientation/courses",               0,   ORIENTATION, RECORDS_CHANGE) \
    R(orientation_one,            GET,   "/orientation/courses/{}",            1,   PUBLICATIONS_REVIEW, RECORDS_NONE) \
    R(orientation_judged,         POST,  "/orientation/courses/{}/review",     1, PUBLICATIONS_REVIEW, RECORDS_CHANGE) \
    R(orientation_do,             POST,  "/orientation/courses/{}",            1,   ORIENTATION, RECORDS_CHANGE) \
    R(orientation_package,        GET,   "/orientation/courses/{}/package",    1,   ORIENTATION, RECORDS_NONE) \
    R(orientation_compare_page,   GET,   "/orientation/courses/{}/compare/{}", 2,   PUBLICATIONS_REVIEW, RECORDS_NONE) \
    R(orientation_files_page,     GET,   "/orientation/courses/{}/pictures",   1,   ORIENTATION, RECORDS_NONE) \
    R(orientation_file_save,      POST,  "/orientation/courses/{}/pictures",   1,   ORIENTATION, RECORDS_CHANGE) \
    R(orientation_file_remove_page, GET, "/orientation/courses/{}/pictures/{}", 2,   ORIENTATION, RECORDS_NONE) \
    R(orientation_file_drop,      POST,  "/orientation/courses/{}/pictures/{}", 2,   ORIENTATION, RECORDS_CHANGE) \
    R(orientation_file_open,      GET,   "/o/{}/file/{}",                      2,   PUBLIC,      RECORDS_NONE) \
    R(orientation_edit,           GET,   "/orientation/courses/{}/text",       1,   ORIENTATION, RECORDS_NONE) \
    R(orientation_save,           POST,  "/orientation/courses/{}/text",       1,   ORIENTATION, RECORDS_CHANGE) \
    R(orientation_statement,      GET,   "/people/{}/orientation/{}",          2,   PEOPLE_WRITE, RECORDS_VIEW) \
    R(orientation_state_hours,    POST,  "/people/{}/orientation/{}",          2,   PEOPLE_WRITE, RECORDS_CHANGE) \
    R(orientation_stated_paper,   GET,   "/people/{}/orientation/{}/statements/{}", 3, PEOPLE_WRITE, RECORDS_VIEW) \
    LANGUAGES(ORIENTATION_ALL_IN_, R) \
    LANGUAGES(ORIENTATION_COURSE_IN_, R) \
    LANGUAGES(ORIENTATION_STEP_IN_, R)
/* clang-format on */
