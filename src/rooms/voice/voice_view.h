/* voice_view: what the pages of this room show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/voice/voice_inside.h"
#include "web/frame.h"
#include "web/req.h"

/* clang-format off */
#define IDEA_FIELDS(F) \
    F(idea, kind,    CHOICE, 0, 0,                REQUIRED, N_("What is it?"), NULL, &CODES_idea_kind) \
    F(idea, words,   TEXT,   1, IDEA_WORDS_MOST,  REQUIRED, N_("The idea in a few words"), \
          N_("In the language of the group. Name nobody."), NULL) \
    F(idea, picture, CHOICE, 0, 0,                OPTIONAL, N_("Picture"), \
          N_("A photo can be added afterwards."), &CODES_idea_picture)
#define IDEA_ANSWER_FIELDS(F) \
    F(idea_answer, state,  CHOICE, 0, 0,               REQUIRED, N_("What becomes of it?"), NULL, &CODES_idea_answer) \
    F(idea_answer, answer, LONG,   0, IDEA_ANSWER_MOST, OPTIONAL, N_("What came of it, or why not?"), \
          N_("The members read this on their own pages. Short sentences, in the language of the group."), NULL)
#define IDEA_FILE_FIELDS(F) \
    F(idea_file, agreed, CHECK, 0, 0, OPTIONAL, \
          N_("Nobody can be recognised in the photo, and who speaks has agreed"), NULL, NULL)
#define ASK_ANSWER_FIELDS(F) \
    F(ask_answer, answer, LONG, 0, ASKED_ANSWER_MOST, OPTIONAL, N_("Answer"), \
          N_("In the language of the person. Write it, record it, or both."), NULL)
#define PLANNER_FIELDS(F) \
    F(planner, person,       PICK,  0, 0, REQUIRED, N_("Who plans with you?"), NULL, NULL) \
    F(planner, from,         DATE,  0, 0, REQUIRED, N_("From this day"), NULL, NULL) \
    F(planner, until,        DATE,  0, 0, REQUIRED, N_("Until this day"), NULL, NULL) \
    F(planner, modules_only, CHECK, 0, 0, OPTIONAL, N_("Only sessions whose theme is a module"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(planner, PLANNER_FIELDS)
FORM_DECLARE(ask_answer, ASK_ANSWER_FIELDS)
FORM_DECLARE(idea, IDEA_FIELDS)
FORM_DECLARE(idea_answer, IDEA_ANSWER_FIELDS)
FORM_DECLARE(idea_file, IDEA_FILE_FIELDS)

/* The parts of what members say, beside each other. */
enum voice_part { VOICE_IDEAS, VOICE_FELT, VOICE_ASKED, VOICE_BOX, VOICE_PLANNING };
struct voice_head {
    int64_t group;
    struct str name;
    struct group_tabs tabs;
    enum voice_part part;
};
struct voice_group_view {
    struct voice_head head;
    struct ideas fresh, open, answered; /* fresh: of members, seen by nobody else yet */
    int64_t members;
    struct form form;
};
struct voice_idea_view {
    struct idea i;
    struct str group_name;
    struct url photo, hear, hear_told, photo_out, sound_out, told_out;
    struct form form, answer, file_form;
    struct file_field file, told;
};

struct voice_felt_view {
    struct voice_head head;
    struct feelings rows;
    int64_t threshold;
};
struct voice_asked_line {
    struct asked q;
    struct url link;
    struct str said; /* the words, or that there is only a voice */
};
struct voice_asked_lines {
    struct voice_asked_line *at;
    size_t n, cap;
};
struct voice_asked_list_view {
    struct voice_head head;
    struct voice_asked_lines open, answered;
};
struct voice_asked_view {
    struct asked q;
    struct str group_name;
    struct form form;
    struct file_field file;
    struct url hear, hear_answer;
};
struct voice_note_line {
    struct box_note note;
    struct url idea, remove;
};
struct voice_box_view {
    struct voice_head head;
    struct {
        struct voice_note_line *at;
        size_t n, cap;
    } rows;
};
struct planner_line {
    struct planner p;
    struct url remove;
};
struct move_line {
    struct theme_move m;
    struct url back;
};
struct fix_line {
    struct plan_session s;
    struct url fix;
};
struct voice_planning_view {
    struct voice_head head;
    struct form form;
    struct {
        struct planner_line *at;
        size_t n, cap;
    } planners;
    struct {
        struct move_line *at;
        size_t n, cap;
    } moves;
    struct {
        struct fix_line *at;
        size_t n, cap;
    } sessions;
};
/* False: *ret_reply says why not. */
bool voice_head_of(struct req *r, enum voice_part part, struct voice_head *ret_head, struct reply *ret_reply);
