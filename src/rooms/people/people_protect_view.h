/* people_protect_view: what the pages of non-disclosure show. */
#pragma once
#include "rooms/parts.h"
#include "rooms/people/people_protect.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

/* clang-format off */
#define PROTECT_FIELDS(F) \
    F(protect, mark,      CHECK, 0, 0, OPTIONAL, N_("This person has a non-disclosure order"), \
          N_("Address, municipality and phone of the whole household are then hidden."), NULL) \
    F(protect, review_on, DATE,  0, 0, OPTIONAL, N_("Look at it again on"), \
          N_("A reminder. Nothing is taken away by itself."), NULL)
/* clang-format on */
FORM_DECLARE(protect, PROTECT_FIELDS)
struct people_protect_view {
    int64_t person;
    struct person_tabs tabs;
    struct str name;
    struct form form;
    struct url back;
    bool by_household;
};

struct protected_line {
    struct url link;
    struct str name;
    bool own_mark, late;
    struct day review_on;
};
struct protected_lines {
    struct protected_line *at;
    size_t n, cap;
};
struct people_protected_view {
    struct protected_lines rows;
    struct pager pager;
    int64_t hidden;
};
