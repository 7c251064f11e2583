/* Addresses of groups. What a member of staff may do with one group is asked by the rules (groups_access). */
#pragma once
/*    handler                 method path                              ids  permission    records */
/* clang-format off */
#define GROUPS_ROUTES(R) \
    R(groups_list,            GET,   "/groups",                        0,   GROUPS_READ,  RECORDS_NONE) \
    R(groups_new,             GET,   "/groups/new",                    0,   GROUPS_WRITE, RECORDS_NONE) \
    R(groups_create,          POST,  "/groups/new",                    0,   GROUPS_WRITE, RECORDS_CHANGE) \
    R(groups_group,           GET,   "/groups/{}",                     1,   GROUPS_READ,  RECORDS_LIST) \
    R(groups_print,           GET,   "/groups/{}/print",               1,   GROUPS_READ,  RECORDS_LIST) \
    R(groups_calendar,        GET,   "/groups/{}/calendar.ics",        1,   GROUPS_READ,  RECORDS_NONE) \
    R(groups_edit,            GET,   "/groups/{}/edit",                1,   GROUPS_LEAD,  RECORDS_NONE) \
    R(groups_save,            POST,  "/groups/{}/edit",                1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_leaders_page,    GET,   "/groups/{}/leaders",             1,   GROUPS_WRITE, RECORDS_NONE) \
    R(groups_leader_put,      POST,  "/groups/{}/leaders",             1,   GROUPS_WRITE, RECORDS_CHANGE) \
    R(groups_leader_drop,     POST,  "/groups/{}/leaders/{}/remove",   2,   GROUPS_WRITE, RECORDS_CHANGE) \
    R(groups_timetable_page,  GET,   "/groups/{}/timetable",           1,   GROUPS_READ,  RECORDS_NONE) \
    R(groups_timetable_make,  POST,  "/groups/{}/timetable",           1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_exception_put,   POST,  "/groups/{}/exceptions",          1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_exception_drop,  POST,  "/groups/{}/exceptions/remove",   1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_session_new,     GET,   "/groups/{}/sessions/new",        1,   GROUPS_LEAD,  RECORDS_NONE) \
    R(groups_session_create,  POST,  "/groups/{}/sessions/new",        1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_session_edit,    GET,   "/sessions/{}/card",              1,   GROUPS_LEAD,  RECORDS_NONE) \
    R(groups_session_save,    POST,  "/sessions/{}/card",              1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_session_move,    POST,  "/sessions/{}/move",              1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_session_cancel,  POST,  "/sessions/{}/cancel",            1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_session_restore, POST,  "/sessions/{}/restore",           1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_session_after,   GET,   "/sessions/{}/after",             1,   GROUPS_LEAD,  RECORDS_NONE) \
    R(groups_session_learned, POST,  "/sessions/{}/after",             1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_session_expert,  GET,   "/sessions/{}/expert",            1,   GROUPS_LEAD,  RECORDS_NONE) \
    R(groups_session_thank,   POST,  "/sessions/{}/expert",            1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_modules,         GET,   "/groups/{}/modules",             1,   GROUPS_READ,  RECORDS_NONE) \
    R(groups_series_plan,     GET,   "/groups/{}/modules/plan",        1,   GROUPS_LEAD,  RECORDS_NONE) \
    R(groups_series_make,     POST,  "/groups/{}/modules/plan",        1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_series_groups,   GET,   "/series/{}/groups",              1,   GROUPS_LEAD,  RECORDS_NONE) \
    R(groups_member_new,      GET,   "/groups/{}/members/new",         1,   GROUPS_LEAD,  RECORDS_LIST) \
    R(groups_member_create,   POST,  "/groups/{}/members/new",         1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_member_add,      POST,  "/groups/{}/members",             1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_member,          GET,   "/memberships/{}",                1,   GROUPS_LEAD,  RECORDS_VIEW) \
    R(groups_member_save,     POST,  "/memberships/{}",                1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_member_drop,     POST,  "/memberships/{}/remove",         1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_place_offer,     POST,  "/memberships/{}/offer",          1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_place_accept,    POST,  "/memberships/{}/accept",         1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_place_decline,   POST,  "/memberships/{}/decline",        1,   GROUPS_LEAD,  RECORDS_CHANGE) \
    R(groups_merge_page,      GET,   "/groups/{}/merge",               1,   GROUPS_WRITE, RECORDS_LIST) \
    R(groups_merge_save,      POST,  "/groups/{}/merge",               1,   GROUPS_WRITE, RECORDS_CHANGE) \
    R(groups_split_page,      GET,   "/groups/{}/split",               1,   GROUPS_WRITE, RECORDS_LIST) \
    R(groups_split_save,      POST,  "/groups/{}/split",               1,   GROUPS_WRITE, RECORDS_CHANGE) \
    R(groups_undo_page,       GET,   "/groups/{}/events/{}/undo",      2,   GROUPS_WRITE, RECORDS_NONE) \
    R(groups_undo_save,       POST,  "/groups/{}/events/{}/undo",      2,   GROUPS_WRITE, RECORDS_CHANGE) \
    R(groups_period_page,     GET,   "/projects/{}/periods/{}",        2,   PROJECTS_WRITE, RECORDS_NONE) \
    R(groups_period_save,     POST,  "/projects/{}/periods/{}",        2,   PROJECTS_WRITE, RECORDS_CHANGE)
/* clang-format on */
