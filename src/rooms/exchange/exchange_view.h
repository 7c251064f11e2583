/* exchange_view: what the pages of exchange show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/exchange/exchange_stage.h"
#include "rooms/parts.h"
#include "web/frame.h"

#define EXCHANGE_UPLOAD_FIELDS(F) F(exchange_upload, project, PICK, 0, 0, REQUIRED, N_("Project"), NULL, NULL)
FORM_DECLARE(exchange_upload, EXCHANGE_UPLOAD_FIELDS)

extern const struct codes CODES_exchange_state, CODES_exchange_format;

/* clang-format off */
#define EXCHANGE_OUT_FIELDS(F) \
    F(exchange_out, project, PICK,   0, 0, REQUIRED, N_("Project"), NULL, NULL) \
    F(exchange_out, format,  CHOICE, 0, 0, REQUIRED, N_("As"), NULL, &CODES_exchange_format)
/* clang-format on */
FORM_DECLARE(exchange_out, EXCHANGE_OUT_FIELDS)

struct exchange_line {
    struct staged s;
    struct url url, undo;
    struct str who, project_name;
    bool done;
    const char *color;
    struct str state;
    int64_t news, same, changed, wrong;
    int64_t days; /* that it has waited for a decision; INT_NONE: it does not */
};
struct exchange_lines {
    struct exchange_line *at;
    size_t n, cap;
};
/* Where the older imports of a project are. */
struct exchange_older {
    struct str project;
    int64_t hidden;
    struct pager pager;
};
struct exchange_olders {
    struct exchange_older *at;
    size_t n, cap;
};
struct exchange_list_view {
    struct exchange_lines rows;
    struct exchange_olders older;
    struct url all;
    struct picks projects, states; /* projects: empty where there is one only */
    bool filtered;
    struct form out;
};
struct exchange_new_view {
    struct form form;
    struct str files_problem; /* "" when there are files */
};
struct exchange_tab {
    struct str name;
    int64_t n;
    struct url url;
    bool current;
};
struct exchange_tabs {
    struct exchange_tab *at;
    size_t n, cap;
};
struct exchange_choice {
    struct str value, text;
    bool near;
};
struct exchange_choices {
    struct exchange_choice *at;
    size_t n, cap;
};
/* Something rejected and how it can be mended here. header: a column of a header, mended by one of the choices;
 * alphabet: a file whose letters were mistaken, read anew in one of the choices. label: of the column, as people call
 * it. */
struct exchange_wrong {
    struct preview_line l;
    struct str label, cell_name, leave_name, take_name, right_name;
    bool header, alphabet, mendable, leavable;
    struct exchange_choices choices;
};
struct exchange_wrongs {
    struct exchange_wrong *at;
    size_t n, cap;
};
/* One cell that an import would change; the first one of its row says which row it is. */
struct exchange_change {
    struct str file, who, label, before, after;
    int64_t line;
    bool first;
};
struct exchange_changes {
    struct exchange_change *at;
    size_t n, cap;
};
/* The page of the columns of a sheet: each with what it is taken for. name: of its select; days stand apart, for there
 * are many of them. */
struct column_line {
    struct str heading, values, name, why, sure, wrong;
    bool asked;
    struct picks choices;
};
struct column_lines {
    struct column_line *at;
    size_t n, cap;
};
struct exchange_columns_view {
    struct staged s;
    struct exchange_line line;
    struct url back;
    struct form form;
    struct str file, group, year, days_shown, group_wrong, year_wrong;
    struct picks sheets; /* of a workbook with several */
    struct str sheet;    /* the one that is shown */
    struct column_lines columns, days, marks;
    bool asks_group, asks_year;
};
struct exchange_import_view {
    struct staged s;
    struct exchange_line line;
    struct url back; /* the list as it was */
    struct form form;
    struct str stays; /* why it was not taken back */
    bool asks_columns, working, again, checking, undoing, preview, done, stuck, showing_wrong, showing_changed, clean,
        many, leavable, suggests;
    int64_t percent;
    struct exchange_tabs tabs;
    struct preview_lines rows;
    struct exchange_wrongs wrong;
    struct exchange_changes changes;
    struct preview_lines noticed;
    struct url next;
    struct url rejected;
    int64_t hidden;
};
/* What people call a column of a file; its name when they call it nothing. And a value as they read it. */
struct str exchange_column_label(struct task *t, struct str file, struct str column);
struct str exchange_value_shown(struct task *t, struct str file, struct str column, struct str value);
/* The list again, with what is wrong in the form of taking out. */
struct req;
struct reply;
/* The list as it was filtered, an address with that way, and an import as its pages show it. */
struct url exchange_way_back(struct req *r);
struct url exchange_with_way(struct req *r, struct url address);
struct exchange_line exchange_line_here(struct req *r, const struct staged *s);
struct reply exchange_show_list(struct req *r, int status, struct form out);
struct exchange_undo_view {
    struct exchange_line line;
    struct url back; /* the list as it was */
    struct str why;
    bool refused;
};
