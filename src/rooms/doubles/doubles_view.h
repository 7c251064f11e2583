/* doubles_view: what the pages of doubles, merging and parting show. */
#pragma once
#include "rooms/doubles/doubles_merge.h"
#include "rooms/parts.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

struct pair_line {
    int64_t low, high;
    struct url low_link, high_link, merge;
    struct str low_name, high_name, reason;
    struct day low_birth, high_birth, found_on;
    int64_t days; /* that it has waited; INT_NONE: longer than this has been kept */
};
struct pair_lines {
    struct pair_line *at;
    size_t n, cap;
};
struct doubles_list_view {
    struct pair_lines rows;
    struct url merges, here, all; /* here: with its filter and place; all: without the filter */
    struct picks projects, reasons, waited, orders;
    bool filtered;
    struct pager pager;
    int64_t hidden, total;
};

struct merge_line {
    const char *name;
    struct str field, kept, lost;
    bool same, takes_lost; /* takes_lost: that of the other file is chosen */
};
struct merge_lines {
    struct merge_line *at;
    size_t n, cap;
};
struct doubles_merge_view {
    int64_t kept, lost;
    struct str kept_name, lost_name;
    struct merge_lines rows;
    struct url back, other_way; /* back: the list of pairs as it was */
    bool locked;                /* it is a correction, and asks why */
    struct str why, problem;
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
struct doubles_merges_view {
    struct merged_lines rows;
    struct str problem;
    struct pager pager;
    int64_t hidden;
};
