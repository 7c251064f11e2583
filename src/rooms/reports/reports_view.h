/* reports_view: what the pages of reports show. */
#pragma once
#include "html/html.h"
#include "rooms/codes.h"
#include "rooms/parts.h"

/* A figure of a report: how it is written, its percent and what else stands beside it (empty: nothing), and the rows
 * behind it; withheld: nothing of it is shown. */
struct figure {
    struct str name, text, beside;
    struct url what; /* where it is said what it counts */
    bool withheld;
    struct url rows;
};
struct figures {
    struct figure *at;
    size_t n, cap;
};

/* The bar above every report: project, days, files to take along; and what to know below it. */
struct report_preset {
    struct str name;
    struct url link;
    bool chosen;
};
struct report_presets {
    struct report_preset *at;
    size_t n, cap;
};
struct report_like {
    const char *words; /* "All of the programme" */
    struct str name;
    struct url link;
    bool chosen;
};
struct report_likes {
    struct report_like *at;
    size_t n, cap;
};
struct report_bar {
    struct str title, project_name;
    struct report_presets presets;
    struct picks projects;
    struct picks also; /* further projects that may be counted together with it */
    bool also_chosen;
    struct report_likes alike;  /* all of its programme at once */
    struct picks organisations; /* of one of which it can be told; empty: the project has no partners */
    struct picks by, by2;       /* what it can be crossed by; empty: nothing */
    struct day from, to;
    struct str trouble;
    struct url action, back, csv, xlsx, json, pdf, runs, store, feed; /* store empty: not hers */
    struct strs notes;
};

/* Several reports in one file: which, of which project and days. none: nothing was ticked. */
struct report_choice {
    struct str name, title;
    bool chosen;
};
struct report_choices {
    struct report_choice *at;
    size_t n, cap;
};
struct quote_choice {
    struct str id, text, said_by, result;
    bool chosen;
};
struct quote_choices {
    struct quote_choice *at;
    size_t n, cap;
};
struct reports_together_view {
    struct report_bar bar;
    struct report_choices choices;
    struct quote_choices quotes;
    struct url stories; /* empty: not hers */
    bool none;
};

/* One's own addresses under which spreadsheets ask for reports. address: shown once, when it was just made. of: the
 * project, the projects or the programme; empty: she works there no more. */
struct report_feed_row {
    int64_t id;
    struct str report, of;
    struct instant made, opened;
};
struct report_feed_rows {
    struct report_feed_row *at;
    size_t n, cap;
};
struct report_feeds_view {
    struct str address, trouble;
    bool has_project, also_chosen, several; /* several: the address is of more than one project */
    struct picks reports, projects, also, organisations;
    struct report_feed_rows rows;
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

/* What some figures count that follow each other, and of what they are a percentage. here, what: where it is said. */
struct defined {
    struct str name, here;
};
struct definition {
    struct {
        struct defined *at;
        size_t n, cap;
    } names;
    struct str text;
};
struct definitions {
    struct definition *at;
    size_t n, cap;
};
/* A described table: what names a row (and says what is counted in it), what more does, and its figures. */
struct table_row {
    struct str name, definition;
    struct url what; /* of a row for a figure: where it is said what it counts; empty: it names a line */
    struct strs names;
    struct figures figures;
};
struct table_rows {
    struct table_row *at;
    size_t n, cap;
};
/* The rows of one group, behind a line with its name and sums: those that say most, and the others, for which a phone
 * has no room. */
struct table_fold {
    struct str name;
    struct figures first, others;
    struct table_rows rows;
    bool open;
};
struct table_folds {
    struct table_fold *at;
    size_t n, cap;
};
/* A chart, what it shows (empty: what the table is called), and what that counts. Several stand in a grid of their own
 * above the table, one beside it. */
struct drawing_view {
    struct str title, said;
    struct svg svg;
};
struct drawings {
    struct drawing_view *at;
    size_t n, cap;
};
struct heading {
    struct str name;
    struct url what;
};
struct headings {
    struct heading *at;
    size_t n, cap;
};
struct table_view {
    struct str title, caption, total_title;
    struct str first; /* what the first column is called, and the others */
    struct strs names;
    struct headings headings;
    struct table_rows rows;   /* of a table without groups; long_table: so many figures are folded */
    struct table_folds folds; /* of one with them */
    struct figures totals;
    struct definitions definitions;
    struct strs how;
    struct drawings drawings; /* of one table of a report, perhaps */
    struct str part;          /* of a long list of groups: which are there (empty: all) */
    struct pager pager;
    bool long_table, turned_to; /* turned_to: its groups are not the first ones */
};
struct table_views {
    struct table_view *at;
    size_t n, cap;
};
struct report_view {
    struct report_bar bar;
    struct str finding, sentence;
    const char *empty;
    struct table_views tables; /* those that have rows */
    size_t drawn;              /* the one of them that has a chart */
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
