/* guidance_view: what the pages of guidance show, and their form. */
#pragma once
#include "rooms/codes.h"
#include "rooms/guidance/guidance.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* clang-format off */
#define GUIDANCE_FIELDS(F) \
    F(guidance, destination,   CHOICE, 0, 0,   REQUIRED, N_("Where was the person guided?"), NULL, &CODES_destination) \
    F(guidance, state,         CHOICE, 0, 0,   REQUIRED, N_("How far is it?"), NULL, &CODES_guidance_state) \
    F(guidance, day,           DATE,   0, 0,   REQUIRED, N_("Day"), NULL, NULL) \
    F(guidance, provider,      TEXT,   1, GUIDANCE_TEXT_MOST, OPTIONAL, N_("School, employer or service"), NULL, NULL) \
    F(guidance, study_form,    CHOICE, 0, 0,   OPTIONAL, N_("Form of study"), NULL, &CODES_study_form) \
    F(guidance, starts_on,     DATE,   0, 0,   OPTIONAL, N_("Starts on"), NULL, NULL) \
    F(guidance, main,          CHECK,  0, 0,   OPTIONAL, N_("This is the main path of the person"), NULL, NULL) \
    F(guidance, staff,         PICK,   0, 0,   OPTIONAL, N_("Who follows this?"), NULL, NULL) \
    F(guidance, qualification, TEXT,   1, GUIDANCE_TEXT_MOST, OPTIONAL, N_("Qualification"), \
          N_("As the school names it, for example Sosiaali- ja terveysalan perustutkinto."), NULL) \
    F(guidance, project,       PICK,   0, 0,   OPTIONAL, N_("Project"), NULL, NULL) \
    F(guidance, reason,        TEXT,   1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only for days of a locked period."), NULL)
/* clang-format on */
FORM_DECLARE(guidance, GUIDANCE_FIELDS)

struct guidance_form_view {
    int64_t person, guidance;
    struct str name;
    struct form form;
    struct guidance_states history;
    bool choose_project, has_lock; /* has_lock: of the project; then a reason can be asked for */
    struct url back;
};
struct guidance_line {
    struct url link, person;
    struct str name, destination, state;
    struct day day;
    int64_t days; /* that it has waited */
};
struct guidance_lines {
    struct guidance_line *at;
    size_t n, cap;
};
struct guidance_list_view {
    struct str project_name;
    struct guidance_lines rows;
    struct str caption; /* how many wait */
    struct pager pager;
    struct picks states, destinations, waited, owners;
    struct str project; /* its key: the filter stays in it */
    bool filtered;
    struct url all;
};
