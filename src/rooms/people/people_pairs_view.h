/* people_pairs_view: what the pages of doubles, merging and non-disclosure show. */
#pragma once
#include "rooms/people/people_merge.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

struct pair_line {
    int64_t low, high;
    struct url low_link, high_link, merge;
    struct str low_name, high_name, reason;
    struct day low_birth, high_birth;
};
struct pair_lines {
    struct pair_line *at;
    size_t n, cap;
};
struct people_doubles_view {
    struct pair_lines rows;
    struct url merges;
    int64_t hidden;
};

struct merge_line {
    const char *name;
    struct str field, kept, lost;
    bool same;
};
struct merge_lines {
    struct merge_line *at;
    size_t n, cap;
};
struct people_merge_view {
    int64_t kept, lost;
    struct str kept_name, lost_name;
    struct merge_lines rows;
    struct url back, other_way;
};

struct merged_line {
    int64_t id;
    struct url kept;
    struct str kept_name, lost_name, staff_name;
    struct instant at;
    bool undone;
};
struct merged_lines {
    struct merged_line *at;
    size_t n, cap;
};
struct people_merges_view {
    struct merged_lines rows;
    struct str problem;
    int64_t hidden;
};

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
    int64_t hidden;
};
