/* Addresses of publications. Staff: whose text it is and who may do what is asked by the rules. Open to all, for good:
 * /p/ID is the publication in the language that fits the reader, /p/fi/ID in that one (?beside=ar: a second one beside
 * it), /p/fi/ID/picture what others show who link to it (/p/fi/picture: to a list), /p/fi/project/ID what a project has
 * published, and its feed; /p/fi the news of all projects (?region=01: of those in a region), and their feed. A
 * language of languages.h has its addresses by itself. */
#pragma once
#include "lang/languages.h"
/*    handler                     method path                             ids  permission            records */
/* clang-format off */
#define PUBLICATIONS_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(publications_in_##tag,      GET,   "/p/" #tag "/{}",                1,   PUBLIC,               RECORDS_NONE)
#define PUBLICATIONS_LIST_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(publications_list_in_##tag, GET,   "/p/" #tag "/project/{}",        1,   PUBLIC,               RECORDS_NONE)
#define PUBLICATIONS_FEED_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(publications_feed_in_##tag, GET,   "/p/" #tag "/project/{}/feed",   1,   PUBLIC,               RECORDS_NONE)
#define PUBLICATIONS_NEWS_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(publications_news_in_##tag, GET,   "/p/" #tag,                      0,   PUBLIC,               RECORDS_NONE)
#define PUBLICATIONS_NEWS_FEED_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(publications_news_feed_in_##tag, GET, "/p/" #tag "/feed",           0,   PUBLIC,               RECORDS_NONE)
#define PUBLICATIONS_PICTURE_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(publications_picture_in_##tag, GET, "/p/" #tag "/{}/picture",       1,   PUBLIC,               RECORDS_NONE)
#define PUBLICATIONS_HOUSE_CARD_IN_(R, tag, iso3, name, dir, locale, translated) \
    R(publications_house_card_in_##tag, GET, "/p/" #tag "/picture",       0,   PUBLIC,               RECORDS_NONE)
#define PUBLICATIONS_ROUTES(R) \
    R(publications_list,          GET,   "/publications",                 0,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_new,           GET,   "/publications/new",             0,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_create,        POST,  "/publications/new",             0,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_one,           GET,   "/publications/{}",              1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_edit,          GET,   "/publications/{}/edit",         1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_save,          POST,  "/publications/{}/edit",         1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_card,          GET,   "/publications/{}/card",         1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_save_card,     POST,  "/publications/{}/card",         1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_translate,     GET,   "/publications/{}/translation",  1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_translated,    POST,  "/publications/{}/translation",  1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_preview,       GET,   "/publications/{}/preview",      1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_history,       GET,   "/publications/{}/versions",     1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_back,          POST,  "/publications/{}/versions",     1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_step,          POST,  "/publications/{}/step",         1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_review,        POST,  "/publications/{}/review",       1,   PUBLICATIONS_REVIEW,  RECORDS_CHANGE) \
    R(publications_publish_now,   POST,  "/publications/{}/publish",      1,   PUBLICATIONS_PUBLISH, RECORDS_CHANGE) \
    R(publications_remove_page,   GET,   "/publications/{}/remove",       1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_do_remove,     POST,  "/publications/{}/remove",       1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_sign_page,      GET,   "/publications/{}/byline",       1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_save_byline,   POST,  "/publications/{}/byline",       1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_news,          GET,   "/p",                            0,   PUBLIC,               RECORDS_NONE) \
    R(publications_files_page,    GET,   "/publications/{}/media",        1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_file_save,     POST,  "/publications/{}/media",        1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_file_one,      GET,   "/publications/{}/media/{}",     2,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_file_lead,     POST,  "/publications/{}/media/{}/top", 2,  PUBLICATIONS,          RECORDS_CHANGE) \
    R(publications_file_remove_page, GET, "/publications/{}/media/{}/remove", 2, PUBLICATIONS,       RECORDS_NONE) \
    R(publications_file_drop,     POST,  "/publications/{}/media/{}/remove", 2, PUBLICATIONS,        RECORDS_CHANGE) \
    R(publications_trials_page,   GET,   "/publications/{}/trials",       1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_trial_save,    POST,  "/publications/{}/trials",       1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_trial_drop,    POST,  "/publications/{}/trials/{}/remove", 2, PUBLICATIONS,       RECORDS_CHANGE) \
    R(publications_about_page,    GET,   "/publications/{}/about",        1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_about_save,    POST,  "/publications/{}/about",        1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_language_read, POST,  "/publications/{}/read",         1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_house_button,  POST,  "/publications/house/{}",        1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_sounds_page,   GET,   "/publications/{}/sounds",       1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_sound_record,  GET,   "/publications/{}/sounds/new",   1,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_sound_save,    POST,  "/publications/{}/sounds/new",   1,   PUBLICATIONS,         RECORDS_CHANGE) \
    R(publications_sound_hear,    GET,   "/publications/{}/sounds/{}",    2,   PUBLICATIONS,         RECORDS_NONE) \
    R(publications_sound_remove_page, GET, "/publications/{}/sounds/{}/remove", 2, PUBLICATIONS,     RECORDS_NONE) \
    R(publications_sound_drop,    POST,  "/publications/{}/sounds/{}/remove", 2, PUBLICATIONS,       RECORDS_CHANGE) \
    R(publications_sound_open,    GET,   "/p/{}/sound/{}",                2,   PUBLIC,               RECORDS_NONE) \
    R(publications_file_open,     GET,   "/p/{}/media/{}",                2,   PUBLIC,               RECORDS_NONE) \
    R(publications_any_language,  GET,   "/p/{}",                         1,   PUBLIC,               RECORDS_NONE) \
    LANGUAGES(PUBLICATIONS_IN_, R) \
    LANGUAGES(PUBLICATIONS_LIST_IN_, R) \
    LANGUAGES(PUBLICATIONS_FEED_IN_, R) \
    LANGUAGES(PUBLICATIONS_NEWS_IN_, R) \
    LANGUAGES(PUBLICATIONS_NEWS_FEED_IN_, R) \
    LANGUAGES(PUBLICATIONS_PICTURE_IN_, R) \
    LANGUAGES(PUBLICATIONS_HOUSE_CARD_IN_, R)
/* clang-format on */
