/* Addresses of guidance. */
#pragma once
/*    handler              method path                     ids  permission       records */
/* clang-format off */
#define GUIDANCE_ROUTES(R) \
    R(guidance_list,       GET,   "/guidance",              0,  GUIDANCE_READ,   RECORDS_LIST) \
    R(guidance_new,        GET,   "/people/{}/guidance/new", 1, GUIDANCE_WRITE,  RECORDS_VIEW) \
    R(guidance_create,     POST,  "/people/{}/guidance/new", 1, GUIDANCE_WRITE,  RECORDS_CHANGE) \
    R(guidance_edit,       GET,   "/guidance/{}/edit",      1,  GUIDANCE_WRITE,  RECORDS_VIEW) \
    R(guidance_save,       POST,  "/guidance/{}/edit",      1,  GUIDANCE_WRITE,  RECORDS_CHANGE)
/* clang-format on */
