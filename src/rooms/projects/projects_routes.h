/* Addresses of projects. */
#pragma once
/*    handler                method path                                ids  permission       records */
/* clang-format off */
#define PROJECTS_ROUTES(R) \
    R(projects_list,         GET,   "/projects",                        0,   PROJECTS_READ,   RECORDS_NONE) \
    R(projects_new,          GET,   "/projects/new",                    0,   STAFF_MANAGE,    RECORDS_NONE) \
    R(projects_create,       POST,  "/projects/new",                    0,   STAFF_MANAGE,    RECORDS_CHANGE) \
    R(projects_card_page,    GET,   "/projects/{}",                     1,   PROJECTS_READ,   RECORDS_NONE) \
    R(projects_edit,         GET,   "/projects/{}/edit",                1,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_save,         POST,  "/projects/{}/edit",                1,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_counting,     GET,   "/projects/{}/counting",            1,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_counting_save, POST, "/projects/{}/counting",            1,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_targets,      GET,   "/projects/{}/targets",             1,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_targets_save, POST,  "/projects/{}/targets",             1,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_periods,      GET,   "/projects/{}/periods",             1,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_period_add,   POST,  "/projects/{}/periods",             1,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_period_lock,  POST,  "/projects/{}/periods/{}/lock",     2,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_period_opening, GET, "/projects/{}/periods/{}/open",     2,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_period_open,  POST,  "/projects/{}/periods/{}/open",     2,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_staff_page,   GET,   "/projects/{}/staff",               1,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_staff_take,   POST,  "/projects/{}/staff",               1,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_staff_leave,  POST,  "/projects/{}/staff/{}/leave",      2,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_staff_edit,   GET,   "/projects/{}/staff/{}",            2,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_staff_save,   POST,  "/projects/{}/staff/{}",            2,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_partners,     GET,   "/projects/{}/organisations",       1,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_partner_add,  POST,  "/projects/{}/organisations",       1,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_partners_see, POST,  "/projects/{}/organisations/see",   1,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_partner_edit, GET,   "/projects/{}/organisations/{}",    2,   PROJECTS_WRITE,  RECORDS_NONE) \
    R(projects_partner_save, POST,  "/projects/{}/organisations/{}",    2,   PROJECTS_WRITE,  RECORDS_CHANGE) \
    R(projects_partner_drop, POST,  "/projects/{}/organisations/{}/drop", 2, PROJECTS_WRITE,  RECORDS_CHANGE)
/* clang-format on */
