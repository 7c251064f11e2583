/* counselling_home_view: what the pages of support at home show, and their form. */
#pragma once
#include "rooms/codes.h"
#include "rooms/counselling/counselling_home.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define HOME_SUPPORT_FIELDS(F) \
    F(home_support, child_care,   LONG, 1, 2000, OPTIONAL, N_("Who cares for the children, and when?"), \
          N_("For example: day care on weekdays, the other parent in the evenings."), NULL) \
    F(home_support, other_parent, LONG, 1, 2000, OPTIONAL, N_("What does the other parent think?"), \
          N_("About studies, work and the group. Write what was said, without judging."), NULL) \
    F(home_support, division_before, CHOICE, 0, 0, OPTIONAL, N_("Who cared for children and home before?"), NULL, \
          &CODES_care_division) \
    F(home_support, division_after,  CHOICE, 0, 0, OPTIONAL, N_("Who cares for them now, or is going to?"), NULL, \
          &CODES_care_division) \
    F(home_support, note,         LONG, 1, 4000, OPTIONAL, N_("What can we do together next?"), \
          N_("A talk for both parents, a place in day care, a shared week plan."), NULL) \
    F(home_support, day,          DATE, 0, 0,    REQUIRED, N_("Day"), NULL, NULL) \
    F(home_support, project,      PICK, 0, 0,    OPTIONAL, N_("Project"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(home_support, HOME_SUPPORT_FIELDS)

struct home_line {
    struct home_support one;
    struct url edit;
};
struct home_lines {
    struct home_line *at;
    size_t n, cap;
};
struct home_person_view {
    int64_t person;
    struct person_tabs tabs;
    struct str name, project_name;
    bool choose_project;
    struct home_lines lines;
    struct url add;
};
struct home_edit_view {
    int64_t person, id;
    struct str name;
    struct form form;
    bool choose_project;
};
