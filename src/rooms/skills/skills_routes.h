/* Addresses of skills. Whether the viewer counsels this person in this project is asked by the rules. */
#pragma once
/*    handler                    method path                            ids  permission    records */
/* clang-format off */
#define SKILLS_ROUTES(R) \
    R(skills_person,             GET,   "/people/{}/skills",             1,   NEEDS_READ,   RECORDS_VIEW) \
    R(skills_expiring_page,      GET,   "/certificates",                 0,   NEEDS_READ,   RECORDS_LIST) \
    R(skills_new,                GET,   "/people/{}/skills/new",         1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(skills_add,                POST,  "/people/{}/skills/new/{}",      2,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_level_edit,         GET,   "/skill_levels/{}",              1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(skills_level_save,         POST,  "/skill_levels/{}",              1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_level_remove,       POST,  "/skill_levels/{}/remove",       1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_history_edit,       GET,   "/histories/{}",                 1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(skills_history_save,       POST,  "/histories/{}",                 1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_history_remove,     POST,  "/histories/{}/remove",          1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_certificate_edit,   GET,   "/skill_certificates/{}",         1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(skills_certificate_save,   POST,  "/skill_certificates/{}",         1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_certificate_remove, POST,  "/skill_certificates/{}/remove",  1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_strength_edit,      GET,   "/strengths/{}",                 1,   NEEDS_WRITE,  RECORDS_VIEW) \
    R(skills_strength_save,      POST,  "/strengths/{}",                 1,   NEEDS_WRITE,  RECORDS_CHANGE) \
    R(skills_strength_remove,    POST,  "/strengths/{}/remove",          1,   NEEDS_WRITE,  RECORDS_CHANGE)
/* clang-format on */
