/* counselling_view: what the pages of talks and acute risk show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/counselling/counselling_ask.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* What the form offers beside the stored codes: let the rule decide; what becomes of what was agreed. */
extern const struct codes TALK_DEPTHS, TALK_NEXTS;

/* clang-format off */
#define TALK_FIELDS(F) \
    F(talk, day,       DATE,   0, 0,    REQUIRED, N_("Day"), NULL, NULL) \
    F(talk, start,     CLOCK,  0, 0,    OPTIONAL, N_("Time"), NULL, NULL) \
    F(talk, minutes,   NUMBER, 0, 1440, OPTIONAL, N_("Minutes"), NULL, NULL) \
    F(talk, channel,   CHOICE, 0, 0,    REQUIRED, N_("How did you talk?"), NULL, &CODES_talk_channel) \
    F(talk, others,    PICKS,  0, 0,    OPTIONAL, N_("Who else was there?"), \
          N_("The same note is kept for each of them."), NULL) \
    F(talk, topics,    MULTI,  0, 0,    OPTIONAL, N_("What was it about?"), NULL, &CODES_need_area) \
    F(talk, shared,    LONG,   0, COUNSELLING_TEXT_MOST, OPTIONAL, N_("Note"), \
          N_("Read by those who counsel this person."), NULL) \
    F(talk, private_,  LONG,   0, COUNSELLING_TEXT_MOST, OPTIONAL, N_("Private note"), \
          N_("Read by you and the counsellors only."), NULL) \
    F(talk, depth,     CHOICE, 0, 0,    REQUIRED, N_("Was it short or in-depth?"), NULL, &TALK_DEPTHS) \
    F(talk, agreed,    LONG,   0, COUNSELLING_AGREED_MOST, OPTIONAL, N_("What did you agree?"), NULL, NULL) \
    F(talk, next,      CHOICE, 0, 0,    OPTIONAL, N_("Make it also"), NULL, &TALK_NEXTS) \
    F(talk, next_day,  DATE,   0, 0,    OPTIONAL, N_("Day of the step or the appointment"), NULL, NULL) \
    F(talk, next_time, CLOCK,  0, 0,    OPTIONAL, N_("Time of the appointment"), NULL, NULL) \
    F(talk, project,   PICK,   0, 0,    OPTIONAL, N_("Project"), NULL, NULL)
#define RISK_FIELDS(F) \
    F(risk, reason, LONG, 1, RISK_TEXT_MOST, REQUIRED, N_("Why is there an acute risk?"), \
          N_("What you know and what you have done. Only those who counsel this person read it."), NULL)
#define RISK_END_FIELDS(F) \
    F(risk_end, reason, LONG,   1, RISK_TEXT_MOST, REQUIRED, N_("Why is the risk over?"), NULL, NULL) \
    F(risk_end, risk,   HIDDEN, 0, 20, OPTIONAL, N_("Acute risk"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(talk, TALK_FIELDS)
FORM_DECLARE(risk, RISK_FIELDS)
FORM_DECLARE(risk_end, RISK_END_FIELDS)

struct talk_row {
    struct url link;
    struct str topics; /* named */
    struct talk_line line;
};
struct talk_rows {
    struct talk_row *at;
    size_t n, cap;
};
struct counselling_person_view {
    int64_t person;
    struct str name;
    struct person_tabs tabs;
    struct talk_rows rows;
    struct pager pager;
    int64_t total;
    bool may_write, at_risk;
};
struct counselling_form_view {
    int64_t person, talk; /* talk 0: a new one */
    struct str name;
    struct form form;
    struct strs rules;
    bool choose_project, choose_others, has_plan;
    struct url back;
};
struct talk_other {
    struct url link;
    struct str name;
};
struct talk_others {
    struct talk_other *at;
    size_t n, cap;
};
struct counselling_talk_view {
    struct talk talk;
    struct str name, topics, why; /* why: the sentence of the rule; "" when a worker chose */
    struct talk_others others;
    struct questions questions;
    bool at_risk, has_plan;
};
struct counselling_remove_view {
    struct talk talk;
    struct str name;
    struct questions questions;
    bool answered; /* one of them: the note stays */
};
struct risk_call {
    struct str number;
    const char *words;
};
struct risk_calls {
    struct risk_call *at;
    size_t n, cap;
};
struct counselling_risk_view {
    int64_t person;
    struct str name, instructions; /* instructions: the house's own; "" when the program's are shown */
    struct person_tabs tabs;
    struct risk_calls calls;
    struct risks risks;
    bool open;
    struct risk now;
    struct form raise, end;
    struct url away;
};
