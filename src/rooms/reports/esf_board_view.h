/* esf_board_view: what the board of records shows. */
#pragma once
#include "html/html.h"
#include "rooms/parts.h"

struct board_tab {
    struct url url;
    struct str name;
    int64_t n;
    bool current;
};
struct board_tabs {
    struct board_tab *at;
    size_t n, cap;
};
struct board_problem {
    struct str text;
    struct url link; /* the field where it is written */
};
struct board_problems {
    struct board_problem *at;
    size_t n, cap;
};
struct board_row {
    struct url person;
    struct str name, project, worker;
    struct day entry;
    struct board_problems problems;
};
struct board_rows {
    struct board_row *at;
    size_t n, cap;
};
struct board_worker_row {
    struct url link;
    struct str name;
    int64_t missing, contradicts, late, records;
};
struct board_worker_rows {
    struct board_worker_row *at;
    size_t n, cap;
};
struct board_rule {
    struct str name, text, source;
};
struct board_rules {
    struct board_rule *at;
    size_t n, cap;
};
struct board_view {
    struct board_tabs tabs, kinds; /* whose; what is wrong */
    struct board_rows rows;
    struct board_worker_rows workers;
    struct board_rules rules;
    struct pager pager;
    struct str finding, yours, worker;        /* worker: whose records alone are shown */
    struct url all_workers, follow_ups, eura; /* eura: empty where no project is shown */
    int64_t total, late;
    bool mine, projects, cut; /* projects: the rows say of which one they are */
};
