/* report_table: what a report is. Its counting fills tables whose columns are described once; from the description come
 * the page, text, CSV, XLSX and JSON, what is a share of what, and which counts are withheld from those who must not
 * see small ones. */
#pragma once
#include "rooms/reports/figure_rows.h"
#include "rooms/reports/reports_list.h"
#include "rooms/tables/tables.h"

struct report_scope {
    int64_t project;
    struct day from, to; /* "" = without end */
    int64_t threshold;   /* smaller counts of persons are withheld; 0: all are shown */
};

enum figure_kind {
    FIGURE_NAMES,   /* tells what the row is about */
    FIGURE_THINGS,  /* a count of sessions, places, hours: always shown */
    FIGURE_PERSONS, /* of persons or of what they did: a small one is withheld, with what would give it away */
    FIGURE_SUM,     /* the sum of the columns that are parts of it: worked out; a reader could do it, too */
    FIGURE_SHARE    /* percent of `part` in `part_of`: worked out; none of nothing, and none when one is withheld */
};
enum figure_place { IN_ALL, IN_JSON_ONLY, IN_TABLES_ONLY, IN_NONE }; /* tables: page, text, CSV, XLSX */

/* A column. definition: what is counted, a sentence; JSON calls it `json` when that is not the key. */
struct report_column {
    struct column column;
    enum figure_kind kind;
    const char *definition;
    unsigned part_of, part; /* columns by index; 0, which names the row, is none. A whole is no part itself */
    enum figure_place place;
    const char *json;
    bool looks_back; /* it depends on the days before its month */
};
struct report_table_plan {
    const char *name, *title;
    const struct report_column *columns;
    size_t n;
    bool keyed; /* JSON: an object, each row under the text of its first column; else a list */
};

/* A row. cells: as many as there are columns; those that are worked out are filled in by reports_tables(). group and
 * month ("2026-11"): what it is about, for the way to the rows behind it. open: nothing in it is about persons. */
struct report_line {
    int64_t group;
    struct day month;
    bool open;
    struct cell *cells;
};
struct report_table {
    const struct report_table_plan *plan;
    struct report_line *at;
    size_t n, cap;
};
enum { REPORT_TABLES = 3 };
struct report_tables {
    struct report_table at[REPORT_TABLES];
    size_t n;
};

/* fill: counts, into tables begun with report_table_new. json: the members of "tables", when the form was agreed before
 * there were descriptions; NULL: the description's own form.
 * The rest is of reports that use the common page: what the report found in one sentence (NULL: its title), which
 * sentence stands below it, what the table shows, what to do when it is empty, which column is drawn by month (its key;
 * NULL: none), and the rows behind a figure of a line (NULL: none opens; else each count of persons and things does).
 */
struct report_parts {
    void (*fill)(struct task *t, const struct report_scope *s, struct report_tables *ret_tables);
    void (*json)(struct task *t, const struct report_scope *s, struct json *j);
    struct str (*finding)(struct task *t, const struct report_table *table);
    const char *sentence, *caption, *empty, *drawn;
    struct figure_rows (*rows)(struct task *t, const struct report_scope *s, const struct report_line *line,
        unsigned column, int64_t start, int64_t limit);
};
struct report {
    enum report_id id;
    const char *name, *title, *about;
    const struct report_parts *parts;
};
extern const struct report report_rows[REPORT__N];

#define R(x, name, title, about) extern const struct report_parts name##_report;
REPORTS(R, )
#undef R

/* The tables of a report for this scope: counted, small counts withheld as the scope says (cells that are not known),
 * sums and shares worked out. */
/* The same for tables that were filled otherwise. */
void reports_tables_finish(struct task *t, struct report_tables *tables, int64_t threshold);
struct report_tables reports_tables(struct task *t, const struct report *report, const struct report_scope *s);

/* ---- filling */
struct report_table *report_table_new(struct report_tables *tables, const struct report_table_plan *plan);
/* A row with no cell known; it lives as long as no other is added. */
struct report_line *report_line_add(struct task *t, struct report_table *table);
struct cell cell_count(int64_t n);      /* not known when n is COUNT_WITHHELD or INT_NONE */
struct cell cell_text_of(struct str s); /* known even when it is empty */

/* The rows behind a line: of its group, in the days of its month within the days of the report. */
struct rows_wanted report_rows_wanted(
    const struct report_scope *s, const struct report_line *line, int64_t start, int64_t limit);

/* ---- reading */
int64_t report_count(const struct report_line *line, unsigned column); /* INT_NONE when the cell is not known */
/* The sum of a column; INT_NONE when a cell is not known. */
int64_t report_sum(const struct report_table *table, unsigned column);
unsigned report_column_of(const struct report_table_plan *plan, struct str key); /* a figure's; 0 = none */
bool report_column_shown(const struct report_column *c);                         /* on pages and in tables */

/* ---- writing */
void report_table_put(struct task *t, struct tables *out, const struct report_table *table);
void report_table_json(struct json *j, const struct report_table *table);
/* Percent of `of`, whole, halves up. */
int64_t reports_percent(int64_t n, int64_t of);
