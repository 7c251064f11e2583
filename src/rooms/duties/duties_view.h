/* duties_view: what the pages of duties show, and their forms. */
#pragma once
#include "rooms/duties/duties.h"
#include "rooms/duties/duties_codes.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* The name comes last, so that the fields of both forms have one place. */
/* clang-format off */
#define DUTY_ALL_FIELDS(F, form) \
    F(form, state,    CHOICE, 0, 0,                REQUIRED, N_("How it stands"), NULL, &CODES_duty_state) \
    F(form, state_on, DATE,   0, 0,                OPTIONAL, N_("When was it done or found not needed?"), NULL, NULL) \
    F(form, reason,   LONG,   1, DUTY_REASON_MOST, OPTIONAL, N_("How was it done, or why is it not needed?"), \
          N_("For example where the poster is, or who has the receipt. Nothing about participants."), NULL) \
    F(form, links,    LONG,   1, DUTY_LINKS_MOST,  OPTIONAL, N_("Links that show it"), \
          N_("One address on each line: a page, a picture or a document."), NULL) \
    F(form, staff,    PICK,   0, 0,                OPTIONAL, N_("Who does it"), \
          N_("It stands in the calendar of this member of staff."), NULL) \
    F(form, due_on,   DATE,   0, 0,                OPTIONAL, N_("Last day"), \
          N_("Write another day if the funder has given one."), NULL)
#define DUTY_FIELDS(F) DUTY_ALL_FIELDS(F, duty)
#define OWN_DUTY_FIELDS(F) \
    DUTY_ALL_FIELDS(F, own_duty) \
    F(own_duty, name, TEXT, 1, DUTY_NAME_MOST, REQUIRED, N_("What is to be done"), NULL, NULL)
#define NEW_DUTY_FIELDS(F) \
    F(new_duty, name,   TEXT, 1, DUTY_NAME_MOST, REQUIRED, N_("What is to be done"), \
          N_("For example: Notice of the event to the newspaper."), NULL) \
    F(new_duty, due_on, DATE, 0, 0,              OPTIONAL, N_("Last day"), NULL, NULL)
#define EVIDENCE_FIELDS(F) \
    F(evidence, words, TEXT, 0, FILE_WORDS_MOST, OPTIONAL, N_("What does it show?"), \
          N_("For those who cannot see the picture. For example: The poster on the door of the office."), NULL)
/* clang-format on */
FORM_DECLARE(evidence, EVIDENCE_FIELDS)
FORM_DECLARE(duty, DUTY_FIELDS)
FORM_DECLARE(own_duty, OWN_DUTY_FIELDS)
FORM_DECLARE(new_duty, NEW_DUTY_FIELDS)

struct duty_line {
    struct url link;
    struct duty d;
};
struct duty_lines {
    struct duty_line *at;
    size_t n, cap;
};
struct duties_page_view {
    int64_t project;
    struct str name;
    struct duty_lines rows;
    struct picks shows, whose;
    struct pager pager;
    struct url all;
    int64_t total, late, soon;
    bool filtered, may_add, any;
    struct form form;
};
struct duty_link {
    struct url url;
};
struct duty_links {
    struct duty_link *at;
    size_t n, cap;
};
struct duty_evidence {
    struct file f;
    struct url open, remove;
    struct str size;
    bool picture;
};
struct duty_evidences {
    struct duty_evidence *at;
    size_t n, cap;
};
struct duties_one_view {
    int64_t project;
    struct str project_name;
    struct duty d;
    struct duty_links links;
    struct duty_evidences evidence;
    struct url back;
    struct form form, more;
    struct file_field file;
    bool may_write, may_add, moved; /* moved: the project has given it another day than the rule */
};
struct duties_evidence_view {
    struct duty d;
    struct duty_evidence one;
    struct url back;
};
