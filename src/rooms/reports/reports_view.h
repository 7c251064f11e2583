/* reports_view: what the pages of reports show. */
#pragma once
#include "html/html.h"
#include "rooms/codes.h"
#include "rooms/parts.h"

/* A count with the rows behind it; withheld: nothing of it is shown. */
struct figure {
    struct str name, text;
    int64_t n, percent;
    bool withheld, has_percent;
    struct url rows;
}; /* text: how n is written when not as a number */
struct figures {
    struct figure *at;
    size_t n, cap;
};

/* The bar above every report: project, days, files to take along; and what to know below it. */
struct report_bar {
    struct str title, project_name;
    struct picks projects;
    struct day from, to;
    struct str trouble;
    struct url action, back, csv, xlsx, json;
    struct strs notes;
};

struct report_card {
    struct str title, about;
    struct url link;
};
struct report_cards {
    struct report_card *at;
    size_t n, cap;
};
struct reports_list_view {
    struct report_cards cards;
    struct str project_name;
    bool has_project;
};

struct outcome_line {
    struct str name;
    struct figures cells;
};
struct outcome_lines {
    struct outcome_line *at;
    size_t n, cap;
};
struct qualification_line {
    struct str language, qualification;
    struct figure persons;
};
struct qualification_lines {
    struct qualification_line *at;
    size_t n, cap;
};
struct outcomes_view {
    struct report_bar bar;
    struct str finding, sentence;
    bool some;
    struct svg chart;
    struct strs languages;
    struct figures persons;
    struct outcome_lines lines;
    struct figures totals;
    struct qualification_lines qualifications;
};

struct target_line {
    struct str name, definition;
    bool promised_known;
    int64_t promised;
    struct figure reached;
};
struct target_lines {
    struct target_line *at;
    size_t n, cap;
};
struct targets_view {
    struct report_bar bar;
    struct str finding;
    struct target_lines lines;
    bool has_chart;
    struct svg chart;
};

struct definition {
    struct str name, text;
};
struct definitions {
    struct definition *at;
    size_t n, cap;
};
/* A described table of groups and months. Shares stand apart: nothing is behind them. */
struct table_line {
    struct str name;
    struct day month;
    struct figures figures, shares;
};
struct table_lines {
    struct table_line *at;
    size_t n, cap;
};
struct table_page_view {
    struct report_bar bar;
    struct str finding, sentence, title, caption;
    const char *empty;
    struct definitions headings, share_headings;
    struct table_lines rows;
    bool has_chart;
    struct svg chart;
};

/* The rows behind a figure: what the figure is, of how many, and a table whose first column names the row. */
struct who_fact {
    struct str name, text;
};
struct who_facts {
    struct who_fact *at;
    size_t n, cap;
};
struct who_cell {
    struct str heading, text;
    struct url link;
};
struct who_cells {
    struct who_cell *at;
    size_t n, cap;
};
struct who_line {
    struct who_cell head;
    struct who_cells cells;
};
struct who_lines {
    struct who_line *at;
    size_t n, cap;
};
struct who_view {
    struct url back;
    struct str heading, project_name;
    struct strs definitions;
    struct who_facts facts;
    struct str first; /* what the first column is called, and the others */
    struct strs headings;
    struct who_lines rows;
    struct pager pager;
};
