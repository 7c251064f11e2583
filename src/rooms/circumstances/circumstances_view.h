/* circumstances_view: what the pages of this room show, and their forms. */
#pragma once
#include "rooms/circumstances/circumstances.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define CIRCUMSTANCE_FIELDS(F) \
    F(circumstance, informed_on, DATE, 0, 0, REQUIRED, N_("Day on which the person was told what this is for"), \
          N_("Say it before you ask: it is voluntary, it is for the figures of the project only, and everything can " \
             "be removed later."), NULL) \
    F(circumstance, disability, CHOICE, 0, 0, OPTIONAL, N_("Has a disability, in her or his own words"), NULL, \
          &CODES_circumstance_answer) \
    F(circumstance, minority,   CHOICE, 0, 0, OPTIONAL, N_("Belongs to a minority, for example Roma"), NULL, \
          &CODES_circumstance_answer) \
    F(circumstance, housing,    CHOICE, 0, 0, OPTIONAL, N_("Is homeless or has no safe or suitable home"), NULL, \
          &CODES_circumstance_answer)
#define ESTIMATE_FIELDS(F) \
    F(estimate, indicator,  CHOICE, 0, 0,             REQUIRED, N_("Indicator"), NULL, &CODES_later_indicator) \
    F(estimate, day,        DATE,   0, 0,             REQUIRED, N_("Up to which day"), NULL, NULL) \
    F(estimate, percent,    NUMBER, 0, 100,           OPTIONAL, N_("Percent of all participants"), \
          N_("Or write persons in the next three fields."), NULL) \
    F(estimate, women,      NUMBER, 0, ESTIMATE_MOST, OPTIONAL, N_("Women"), \
          N_("Since the beginning of the project."), NULL) \
    F(estimate, men,        NUMBER, 0, ESTIMATE_MOST, OPTIONAL, N_("Men"), NULL, NULL) \
    F(estimate, non_binary, NUMBER, 0, ESTIMATE_MOST, OPTIONAL, N_("Non-binary persons"), NULL, NULL) \
    F(estimate, number,     NUMBER, 0, ESTIMATE_MOST, OPTIONAL, N_("Services or enterprises"), \
          N_("For EECO18 and EECO19 only."), NULL) \
    F(estimate, source,     TEXT,   1, ESTIMATE_TEXT, REQUIRED, N_("Where does the figure come from?"), \
          N_("For example statistics of the town, with their year."), NULL) \
    F(estimate, method,     TEXT,   1, ESTIMATE_TEXT, REQUIRED, N_("How was it made?"), \
          N_("So that somebody else could make it again."), NULL)
/* clang-format on */
FORM_DECLARE(circumstance, CIRCUMSTANCE_FIELDS)
FORM_DECLARE(estimate, ESTIMATE_FIELDS)

struct other_project {
    struct url link;
    struct str name;
};
struct other_projects {
    struct other_project *at;
    size_t n, cap;
};
/* others: where else she may be asked. stands: something was said. */
struct circumstances_person_view {
    int64_t person, project;
    struct person_tabs tabs;
    struct str name, project_name, ground, staff_name;
    struct other_projects others;
    struct form form;
    bool stands;
};
struct estimate_line {
    struct estimate one;
    bool persons; /* the figure is of persons, not a percent and not of services */
};
struct estimate_lines {
    struct estimate_line *at;
    size_t n, cap;
};
struct circumstances_estimates_view {
    int64_t project;
    struct str name;
    struct estimate_lines lines;
    struct form form;
};
