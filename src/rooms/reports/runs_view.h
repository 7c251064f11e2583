/* runs_view: what the pages of stored runs show, and their forms. */
#pragma once
#include "rooms/reports/reports_view.h"
#include "rooms/reports/run_compare.h"

/* report, project, from, to: what the page of the report showed. */
/* clang-format off */
#define RUN_FIELDS(F) \
    F(run, name,    TEXT,   1, 100, REQUIRED, N_("Name of the run"), \
          N_("For example: Interim report, spring 2026."), NULL) \
    F(run, report,  HIDDEN, 0, 40,  REQUIRED, N_("Report"), NULL, NULL) \
    F(run, project, HIDDEN, 0, 20,  REQUIRED, N_("Project"), NULL, NULL) \
    F(run, from,    HIDDEN, 0, 10,  OPTIONAL, N_("From the day"), NULL, NULL) \
    F(run, to,      HIDDEN, 0, 10,  OPTIONAL, N_("To the day"), NULL, NULL) \
    F(run, also,    HIDDEN, 0, 750, OPTIONAL, N_("Count together with it"), NULL, NULL) \
    F(run, organisation, HIDDEN, 0, 20, OPTIONAL, N_("Organisation in the project"), NULL, NULL) \
    F(run, by,      HIDDEN, 0, 40,  OPTIONAL, N_("Told apart by"), NULL, NULL) \
    F(run, by2,     HIDDEN, 0, 40,  OPTIONAL, N_("and also by"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(run, RUN_FIELDS)

/* clang-format off */
#define RUN_REMOVE_FIELDS(F) \
    F(run_remove, why, TEXT, 1, 300, REQUIRED, N_("Why is the run removed?"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(run_remove, RUN_REMOVE_FIELDS)

/* A run as a list has it, and above its own page. removed_on "": it stands. */
struct run_line {
    struct url link;
    struct str name, report, told_by, told_by2, made_by, removed_by, removed_why;
    struct day from, to;
    struct instant made_at, removed_at;
    bool removed;
};
struct run_lines {
    struct run_line *at;
    size_t n, cap;
};
struct runs_list_view {
    struct str project_name;
    struct picks projects, reports;
    struct run_lines rows;
    struct pager pager;
    int64_t total;
};
struct run_new_view {
    struct str report_title, project_name;
    struct day from, to;
    struct form form;
    struct url back;
};
/* others: runs of the same report to compare with; withheld_now: its small counts were withheld below a smaller number
 * than today, so it is not shown. counted_otherwise: the report is counted by other rules today. */
struct run_view {
    int64_t id;
    struct run_line run;
    struct str project_name, finding, sentence, program, rules;
    struct table_views tables;
    const char *empty;
    struct strs notes;
    struct picks others;
    bool shown, withheld_now, counted_otherwise, may_remove;
    struct url list, csv, xlsx, json, pdf;
};
struct run_remove_view {
    int64_t id;
    struct run_line run;
    struct form form;
};
/* later.link empty: the report as it is today. */
struct run_compare_view {
    struct run_line before, later;
    struct str project_name, report_title;
    struct run_moves moves;
    bool today, too_large, more;        /* more: figures than are shown */
    struct url back, corrections, rows; /* rows: which records came, went or changed; empty: not for her, or not kept */
};
