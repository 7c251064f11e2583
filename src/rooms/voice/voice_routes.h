/* Addresses of what members say, for the workers of their group, which the rules ask; /my/… is own_page's. */
#pragma once
/*    handler              method path                       ids  permission     records */
/* clang-format off */
#define VOICE_ROUTES(R) \
    R(voice_group,         GET,   "/groups/{}/voice",        1,   GROUPS_LEAD,   RECORDS_NONE) \
    R(voice_idea_new,      POST,  "/groups/{}/voice",        1,   GROUPS_LEAD,   RECORDS_CHANGE) \
    R(voice_felt_page,     GET,   "/groups/{}/voice/feedback", 1,  GROUPS_LEAD,   RECORDS_LIST) \
    R(voice_asked_list,    GET,   "/groups/{}/voice/questions", 1, GROUPS_LEAD,   RECORDS_LIST) \
    R(voice_box_page,      GET,   "/groups/{}/voice/box",    1,   GROUPS_LEAD,   RECORDS_LIST) \
    R(voice_box_idea,      POST,  "/groups/{}/voice/box/{}", 2,   GROUPS_LEAD,   RECORDS_CHANGE) \
    R(voice_box_out,       POST,  "/groups/{}/voice/box/{}/remove", 2, GROUPS_LEAD, RECORDS_CHANGE) \
    R(voice_planning_page, GET,   "/groups/{}/voice/planning", 1,  GROUPS_LEAD,   RECORDS_LIST) \
    R(voice_planner_name,  POST,  "/groups/{}/voice/planning", 1,  GROUPS_LEAD,   RECORDS_CHANGE) \
    R(voice_planner_out,   POST,  "/groups/{}/voice/planners/{}/remove", 2, GROUPS_LEAD, RECORDS_CHANGE) \
    R(voice_session_fix,   POST,  "/groups/{}/voice/sessions/{}", 2, GROUPS_LEAD, RECORDS_CHANGE) \
    R(voice_move_undo,     POST,  "/groups/{}/voice/moves/{}/back", 2, GROUPS_LEAD, RECORDS_CHANGE) \
    R(voice_asked_page,    GET,   "/member-questions/{}",    1,   GROUPS_LEAD,   RECORDS_VIEW) \
    R(voice_asked_answer,  POST,  "/member-questions/{}",    1,   GROUPS_LEAD,   RECORDS_CHANGE) \
    R(voice_asked_file,    GET,   "/member-questions/{}/voice/{}", 2, GROUPS_LEAD, RECORDS_VIEW) \
    R(voice_idea_page,     GET,   "/ideas/{}",               1,   GROUPS_LEAD,   RECORDS_NONE) \
    R(voice_idea_save,     POST,  "/ideas/{}",               1,   GROUPS_LEAD,   RECORDS_CHANGE) \
    R(voice_idea_answer,   POST,  "/ideas/{}/answer",        1,   GROUPS_LEAD,   RECORDS_CHANGE) \
    R(voice_idea_file_add, POST,  "/ideas/{}/attached",         1,   GROUPS_LEAD,   RECORDS_CHANGE) \
    R(voice_idea_file,     GET,   "/ideas/{}/attached/{}",      2,   GROUPS_LEAD,   RECORDS_VIEW) \
    R(voice_idea_file_out, POST,  "/ideas/{}/attached/{}/remove", 2, GROUPS_LEAD,   RECORDS_CHANGE)
/* clang-format on */
