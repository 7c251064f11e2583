/* contacts_view: what the pages of contacts show, and their form. */
#pragma once
#include "rooms/codes.h"
#include "rooms/contacts/contacts_away.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* The order of a hand in a hurry: how, what, how long; the rest is filled in. */
/* clang-format off */
#define CONTACT_FIELDS(F) \
    F(contact, channel,  CHOICE, 0, 0,   REQUIRED, N_("How were you in contact?"), NULL, &CODES_channel) \
    F(contact, topic,    TEXT,   1, CONTACT_TOPIC_MOST, OPTIONAL, N_("What was it about?"), \
          N_("For example: day care, or a language course. No names."), NULL) \
    F(contact, minutes,  NUMBER, 0, CONTACT_MINUTES_MOST, OPTIONAL, N_("Minutes"), NULL, NULL) \
    F(contact, language, CHOICE, 0, 0,   OPTIONAL, N_("Language"), NULL, &CODES_language) \
    F(contact, day,      DATE,   0, 0,   REQUIRED, N_("Day"), NULL, NULL) \
    F(contact, not_coming, CHOICE, 0, 0, OPTIONAL, N_("Will the person not come? Why?"), \
          N_("Only when it is clear that the person will not take part."), &CODES_not_coming) \
    F(contact, project,  PICK,   0, 0,   OPTIONAL, N_("Project"), NULL, NULL) \
    F(contact, person,   HIDDEN, 0, 20,  OPTIONAL, N_("Person"), NULL, NULL)
#define AWAY_FIELDS(F) \
    F(away, person,   PICK,   0, 0,   REQUIRED, N_("With whom?"), NULL, NULL) \
    F(away, channel,  CHOICE, 0, 0,   REQUIRED, N_("How were you in contact?"), NULL, &CODES_channel) \
    F(away, nobody,   CHECK,  0, 0,   OPTIONAL, N_("Nobody answered"), NULL, NULL) \
    F(away, topic,    TEXT,   0, 150, OPTIONAL, N_("What was it about?"), \
          N_("For example: day care, or a language course. No names."), NULL) \
    F(away, minutes,  NUMBER, 0, CONTACT_MINUTES_MOST, OPTIONAL, N_("Minutes"), NULL, NULL) \
    F(away, language, CHOICE, 0, 0,   OPTIONAL, N_("Language"), NULL, &CODES_language) \
    F(away, day,      DATE,   0, 0,   REQUIRED, N_("Day"), NULL, NULL) \
    F(away, anyway,   CHECK,  0, 0,   OPTIONAL, N_("Mine is another contact: save it, too"), NULL, NULL) \
    F(away, number,   HIDDEN, 0, 80,  OPTIONAL, N_("Number"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(contact, CONTACT_FIELDS)
FORM_DECLARE(away, AWAY_FIELDS)

struct contact_line {
    struct url edit, remove, person;
    bool named, may_edit;
    struct contact_row row;
};
struct contact_lines {
    struct contact_line *at;
    size_t n, cap;
};
struct contacts_list_view {
    int64_t project;
    struct str project_name;
    struct day month;
    struct url previous, next;
    bool has_next;
    struct form form;
    bool choose_project, for_person;
    struct str person_name;
    struct contact_lines rows;
    struct pager pager;
    int64_t all, hidden, minutes;
};
struct contacts_away_view {
    struct form form;
    struct contact_persons people;
    struct contact_others others;
    bool chosen; /* the form names somebody who is not among `people` */
};
struct contacts_edit_view {
    int64_t contact;
    struct form form;
    struct str person_name;
    struct url back;
};
struct contacts_remove_view {
    int64_t contact;
    struct contact_row row;
    struct url back;
};
