/* outreach_first_view: what the pages of first steps show, and their form. */
#pragma once
#include "rooms/outreach/outreach_first.h"
#include "rooms/outreach/outreach_view.h"

/* clang-format off */
#define FIRST_STEP_FIELDS(F) \
    F(first_step, kind,    CHOICE, 0, 0, REQUIRED, N_("What do you do together?"), NULL, &CODES_first_kind) \
    F(first_step, day,     DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL) \
    F(first_step, start,   CLOCK,  0, 0, OPTIONAL, N_("Time"), NULL, NULL) \
    F(first_step, place,   TEXT,   1, FIRST_PLACE_MOST, OPTIONAL, N_("Where do you meet?"), \
          N_("For example: at the bus stop in front of the school."), NULL) \
    F(first_step, staff,   PICK,   0, 0, OPTIONAL, N_("Who goes?"), NULL, NULL) \
    F(first_step, second,  PICK,   0, 0, OPTIONAL, N_("Who comes along?"), N_("Two go to a home, always."), NULL) \
    F(first_step, knows,   PICK,   0, 0, OPTIONAL, N_("Who knows where you are?"), \
          N_("A colleague who stays and calls when you are not back in time."), NULL) \
    F(first_step, note,    LONG,   1, FIRST_NOTE_MOST, OPTIONAL, N_("Note"), \
          N_("What helps to come. Nothing about health."), NULL) \
    F(first_step, state,   CHOICE, 0, 0, REQUIRED, N_("What became of it?"), NULL, &CODES_first_state) \
    F(first_step, project, PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(first_step, FIRST_STEP_FIELDS)

struct first_step_row {
    struct first_step f;
    struct url edit, person;
    bool asks; /* its day has come, and nobody has said what became of it */
};
struct first_step_rows {
    struct first_step_row *at;
    size_t n, cap;
};
/* What is agreed with somebody, and the form for one more. */
struct first_agreed {
    struct first_step_rows rows;
    struct form form;
    struct url action;
    bool choose_project;
};
struct outreach_first_person_view {
    int64_t person;
    struct str name;
    struct person_tabs tabs;
    struct first_agreed agreed;
};
struct outreach_first_sign_up_view {
    int64_t sign_up;
    struct str name;
    struct first_agreed agreed;
};
struct outreach_first_edit_view {
    int64_t step;
    struct str name;
    struct first_agreed agreed; /* the form alone */
    struct url back;
    const char *back_text; /* to the person, or to her sign-up */
};
struct outreach_first_week_view {
    struct outreach_links projects;
    struct first_step_rows rows;
    struct day from, to;
    struct url previous, next;
};
