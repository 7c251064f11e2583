/* Addresses of duties: whoever works in a project knows what it must do; the room asks who may write. */
#pragma once
/*    handler          method path                           ids  permission       records */
/* clang-format off */
#define DUTIES_ROUTES(R) \
    R(duties_page,     GET,   "/projects/{}/duties",          1,  PROJECTS_READ,   RECORDS_NONE) \
    R(duties_own,      POST,  "/projects/{}/duties",          1,  PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(duties_public,   GET,   "/projects/{}/publicity",       1,  PROJECTS_READ,   RECORDS_NONE) \
    R(duties_one,      GET,   "/projects/{}/duties/{}",       2,  PROJECTS_READ,   RECORDS_NONE) \
    R(duties_save,     POST,  "/projects/{}/duties/{}",       2,  PROJECTS_READ,   RECORDS_CHANGE) \
    R(duties_evidence_add, POST, "/projects/{}/duties/{}/evidence", 2, PROJECTS_READ, RECORDS_CHANGE) \
    R(duties_evidence_file, GET,  "/projects/{}/duties/{}/evidence/{}", 3, PROJECTS_READ, RECORDS_NONE) \
    R(duties_evidence_remove_page, GET,  "/projects/{}/duties/{}/evidence/{}/remove", 3, PROJECTS_READ, RECORDS_NONE) \
    R(duties_evidence_drop, POST, "/projects/{}/duties/{}/evidence/{}/remove", 3, PROJECTS_READ, RECORDS_CHANGE)
/* clang-format on */
