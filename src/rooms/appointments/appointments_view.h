/* appointments_view: what the pages of appointments show, and their form. */
#pragma once
#include "rooms/appointments/appointments.h"
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* clang-format off */
#define APPOINTMENT_FIELDS(F) \
    F(appointment, day,      DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL) \
    F(appointment, start,    CLOCK,  0, 0, OPTIONAL, N_("Time"), NULL, NULL) \
    F(appointment, minutes,  NUMBER, 0, APPOINTMENT_MINUTES_MOST, OPTIONAL, N_("Minutes"), NULL, NULL) \
    F(appointment, channel,  CHOICE, 0, 0, REQUIRED, N_("How do you meet?"), NULL, &CODES_talk_channel) \
    F(appointment, place,    TEXT,   0, APPOINTMENT_PLACE_MOST, OPTIONAL, N_("Place or phone number"), NULL, NULL) \
    F(appointment, language, CHOICE, 0, 0, OPTIONAL, N_("Interpreter: language"), NULL, &CODES_language) \
    F(appointment, variety,  TEXT,   0, 100, OPTIONAL, N_("Interpreter: variety"), \
          N_("For example: Arabic as it is spoken in Iraq."), NULL) \
    F(appointment, note,     LONG,   0, APPOINTMENT_NOTE_MOST, OPTIONAL, N_("What is it about?"), NULL, NULL) \
    F(appointment, state,    CHOICE, 0, 0, REQUIRED, N_("What became of it?"), NULL, &CODES_appointment_state) \
    F(appointment, project,  PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(appointment, APPOINTMENT_FIELDS)

struct appointment_row {
    struct url link, person;
    struct appointment a;
    bool asks; /* its day has come and nobody said what became of it */
};
struct appointment_rows {
    struct appointment_row *at;
    size_t n, cap;
};
struct appointments_list_view {
    struct url other, calendar; /* other: those that were, or those to come */
    bool past;
    struct str here; /* for the buttons: the person whose page it is, "" */
    struct appointment_rows rows;
    struct pager pager;
    int64_t total;
};
struct appointments_person_view {
    int64_t person;
    struct str name, here; /* here: the person, for the buttons */
    struct person_tabs tabs;
    bool may_write;
    struct appointment_rows rows;
    struct pager pager;
    int64_t total;
};
struct appointments_form_view {
    int64_t person, appointment; /* appointment 0: a new one */
    struct str name, staff_name;
    struct form form;
    bool choose_project;
    struct url back;
};
