/* voice_view: what the pages of this room show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/voice/voice_inside.h"
#include "web/frame.h"

/* clang-format off */
#define IDEA_FIELDS(F) \
    F(idea, kind,    CHOICE, 0, 0,                REQUIRED, N_("What is it?"), NULL, &CODES_idea_kind) \
    F(idea, words,   TEXT,   1, IDEA_WORDS_MOST,  REQUIRED, N_("The idea in a few words"), \
          N_("In the language of the group. Name nobody."), NULL) \
    F(idea, picture, CHOICE, 0, 0,                OPTIONAL, N_("Picture"), \
          N_("A photo can be added afterwards."), &CODES_idea_picture)
#define IDEA_ANSWER_FIELDS(F) \
    F(idea_answer, state,  CHOICE, 0, 0,               REQUIRED, N_("What becomes of it?"), NULL, &CODES_idea_state) \
    F(idea_answer, answer, LONG,   0, IDEA_ANSWER_MOST, OPTIONAL, N_("What came of it, or why not?"), \
          N_("The members read this on their own pages. Short sentences, in the language of the group."), NULL)
#define IDEA_FILE_FIELDS(F) \
    F(idea_file, agreed, CHECK, 0, 0, OPTIONAL, \
          N_("Nobody can be recognised in the photo, and who speaks has agreed"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(idea, IDEA_FIELDS)
FORM_DECLARE(idea_answer, IDEA_ANSWER_FIELDS)
FORM_DECLARE(idea_file, IDEA_FILE_FIELDS)

struct voice_group_view {
    int64_t group;
    struct str name;
    struct group_tabs tabs;
    struct ideas fresh, open, answered; /* fresh: of members, seen by nobody else yet */
    int64_t members;
    struct form form;
};
struct voice_idea_view {
    struct idea i;
    struct str group_name;
    struct url photo, hear, photo_out, sound_out;
    struct form form, answer, file_form;
    struct file_field file;
};
