/* Addresses of outreach: places (?project= ?all=1), visits, posters (?group= ?language= ?beside= ?size=), first steps
 * (of a week: ?project= ?from=). */
#pragma once
/*    handler                     method path                          ids  permission       records */
/* clang-format off */
#define OUTREACH_ROUTES(R) \
    R(outreach_list,              GET,   "/outreach",                  0,  OUTREACH,        RECORDS_NONE) \
    R(outreach_new,               GET,   "/outreach/new",              0,  OUTREACH_WRITE,  RECORDS_NONE) \
    R(outreach_create,            POST,  "/outreach/new",              0,  OUTREACH_WRITE,  RECORDS_CHANGE) \
    R(outreach_one,               GET,   "/outreach/{}",               1,  OUTREACH,        RECORDS_NONE) \
    R(outreach_edit,              GET,   "/outreach/{}/edit",          1,  OUTREACH_WRITE,  RECORDS_NONE) \
    R(outreach_save,              POST,  "/outreach/{}/edit",          1,  OUTREACH_WRITE,  RECORDS_CHANGE) \
    R(outreach_drop,              POST,  "/outreach/{}/remove",        1,  OUTREACH_WRITE,  RECORDS_CHANGE) \
    R(outreach_poster,            GET,   "/outreach/{}/poster",        1,  OUTREACH,        RECORDS_NONE) \
    R(outreach_visit_new,         GET,   "/outreach/{}/visit",         1,  OUTREACH,        RECORDS_NONE) \
    R(outreach_visit_create,      POST,  "/outreach/{}/visit",         1,  OUTREACH,        RECORDS_CHANGE) \
    R(outreach_visit_edit,        GET,   "/outreach/visits/{}",        1,  OUTREACH,        RECORDS_NONE) \
    R(outreach_visit_save,        POST,  "/outreach/visits/{}",        1,  OUTREACH,        RECORDS_CHANGE) \
    R(outreach_visit_drop,        POST,  "/outreach/visits/{}/remove", 1,  OUTREACH,        RECORDS_CHANGE) \
    R(outreach_first_week,        GET,   "/outreach/first",            0,  FIRST_STEPS,     RECORDS_LIST) \
    R(outreach_first_edit,        GET,   "/outreach/first/{}",         1,  FIRST_STEPS,     RECORDS_VIEW) \
    R(outreach_first_save,        POST,  "/outreach/first/{}",         1,  FIRST_STEPS,     RECORDS_CHANGE) \
    R(outreach_first_state,       POST,  "/outreach/first/{}/state",   1,  FIRST_STEPS,     RECORDS_CHANGE) \
    R(outreach_first_person,      GET,   "/people/{}/first-steps",     1,  FIRST_STEPS,     RECORDS_VIEW) \
    R(outreach_first_create,      POST,  "/people/{}/first-steps",     1,  FIRST_STEPS,     RECORDS_CHANGE) \
    R(outreach_first_sign_up,     GET,   "/sign-ups/{}/first-steps",   1,  FIRST_STEPS,     RECORDS_VIEW) \
    R(outreach_first_agree,       POST,  "/sign-ups/{}/first-steps",   1,  FIRST_STEPS,     RECORDS_CHANGE)
/* clang-format on */
