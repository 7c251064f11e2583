/* report_table: what a report is. Its counting fills tables whose columns are described once; from the description come
 * the page, text, CSV, XLSX and JSON, what is a share of what, and which counts are withheld from those who must not
 * see small ones. */
#pragma once
#include "rooms/reports/figure_rows.h"
#include "rooms/reports/reports_list.h"
#include "rooms/tables/tables.h"

enum { REPORT_PROJECTS_MOST = 50 };
struct report_projects {
    int64_t *at;
    size_t n, cap;
};
/* also: further projects, counted together with it as one, in the order of their codes; only of a report that can
 * (report_parts.together). objective: of which specific objective all projects are counted together, where no project
 * is named. by, by2: names of what the report is crossed by (report_crossing; "": nothing); every: of all of them one
 * by one, for files. */
struct report_scope {
    int64_t project;
    struct day from, to;  /* "" = without end */
    int64_t threshold;    /* smaller counts of persons are withheld; 0: all are shown */
    int64_t group;        /* of tables by group only its lines; 0: of all */
    int64_t start, shown; /* of them the lines of so many groups, from this one (0 = first) on; shown 0: of all */
    struct str objective;
    /* It is a stored run: no rows are behind its figures; perhaps of a report that is counted by other rules today, so
     * that nothing can be said of it in words. */
    bool stored, by_other_rules;
    /* It is for readers who see no persons: lines are of regions, not of groups, days are those of a calendar year or
     * of the whole project, and what was shown is remembered (published.h). */
    bool outside;
    struct str by, by2;
    bool every;
    struct report_projects also;
    bool keeps_rare; /* lines of which all is withheld stay, to be added up with those of other projects */
    /* Of one of the project's organisations only: its id; 0: of all; REPORT_LEAD: of a lead that has no name.
     * by_houses: the report has a table of them. */
    int64_t organisation;
    bool by_houses;
};
enum { REPORT_LEAD = -1 };
static inline size_t report_projects_n(const struct report_scope *s) { return 1 + s->also.n; }
static inline int64_t report_project_at(const struct report_scope *s, size_t i)
{
    return i == 0 ? s->project : s->also.at[i - 1];
}
/* What a report can tell its lines apart by. of_groups: its values are groups, and only those see them who see persons;
 * of_projects: projects, where several are counted together. */
struct report_crossing {
    const char *name, *title; /* title: message id */
    bool of_groups, of_projects;
};

enum figure_kind {
    FIGURE_NAMES,    /* tells what the line is about */
    FIGURE_THINGS,   /* a count of sessions, places, hours: always shown */
    FIGURE_PROMISES, /* a number that was written down and counts nothing: no rows are behind it */
    FIGURE_PERSONS,  /* of persons or of what they did: a small one is withheld, with what would give it away */
    FIGURE_SUM,      /* the sum of the columns that are parts of it: worked out; a reader could do it, too */
    FIGURE_SHARE     /* percent of `part` in `part_of`: worked out; none of nothing, and none when one is withheld */
};
enum figure_place {
    IN_ALL = 0,
    NOT_IN_JSON = 1,
    NOT_IN_FILES = 2, /* text, CSV, XLSX */
    NOT_IN_PAGES = 4,
    IN_JSON_ONLY = NOT_IN_FILES | NOT_IN_PAGES,
    IN_PAGES_ONLY = NOT_IN_JSON | NOT_IN_FILES,
    IN_NONE = NOT_IN_JSON | NOT_IN_FILES | NOT_IN_PAGES
};
enum figure_sums { /* of a column over lines: visits add up, persons and whoever was absent twice do not */
    ADDS_NOT,
    ADDS,
    ADDS_FIRST /* and says most of a group: stands beside its name, also on a phone */
};
enum figure_lines { ON_ALL_LINES, ON_SINGLE_LINES, ON_TOTAL }; /* where a total line follows */

/* A column. definition: what is counted, a sentence; JSON calls it `json` when that is not the key, and puts it into
 * the object `within` of its line.
 * of_total: the lines of a table without a total line add up to that column of the total line of the first table; 0:
 * they do not. withheld_with: minutes of persons tell how many they are, so they go where that count is withheld.
 * shut: no rows are behind it, because who it was is told to others only. list: JSON has a list of what stands joined
 * by ";". */
struct report_column {
    struct column column;
    enum figure_kind kind;
    const char *definition;
    unsigned part_of, part;   /* columns by index; 0, which names the line, is none. A whole is no part itself */
    unsigned share_of;        /* shown with its percent of that column, in JSON {n, percent}; 0 percent of nothing */
    unsigned known, known_of; /* a sum over so many of so many rows: said where they differ; of none it is not known */
    enum figure_place place;
    enum figure_lines lines;
    enum figure_sums adds;
    const char *json, *within;
    unsigned of_total, withheld_with;
    bool shut, list;
};
/* turned: pages show a row for each figure and a column for each line, files a row for each of both; it is the column
 * that says which figure. NULL: a row for each line, a column for each figure.
 * total: a last line adds up all others; JSON calls it so, pages and workbooks show it apart under total_title.
 * how: sentences that say how the whole table is counted.
 * under, also: JSON has it in the object of that name, which neighbours share, and once more under a name of its own.
 * percents: files have each share beside its count. leads: pages show it before the others, the last one first.
 * each: gives the lines of a table that is held nowhere, for it may be as long as the register: they go into JSON and
 * workbooks one by one, and only of a viewer who sees persons. */
enum json_form {
    JSON_ROWS,  /* a list */
    JSON_KEYED, /* an object: each line under its first column */
    JSON_LISTS, /* an object: under each first column of the report's first table, the list of its lines */
    JSON_ONE    /* an object: the figures of its only line */
};
enum { HOW_SENTENCES = 5 };
struct report_line;
struct report_table_plan {
    const char *name, *title;
    const struct report_column *columns;
    size_t n;
    enum json_form json;
    const struct column *turned;
    const char *total, *total_title, *caption;
    const char *how[HOW_SENTENCES];
    const char *under, *also;
    bool percents, leads;
    bool folded;  /* pages show it closed: it is there to be looked up */
    bool rare_go; /* a line whose only count is small goes: what it is called tells whom it is about */
    void (*each)(
        struct task *t, const struct report_scope *s, void (*take)(void *x, const struct report_line *line), void *x);
};

/* A line. cells: as many as there are columns; those that are worked out are filled in by reports_tables(). group and
 * month ("2026-11"): what it is about, for the way to the rows behind it. open: nothing in it is about persons.
 * definition: of the line (message id; NULL: none). same: its figures that stand also in the total line of the first
 * table, and are taken from there. */
struct report_same {
    unsigned column, total; /* total 0: none */
};
enum { SAME_MOST = 2 };
struct report_line {
    int64_t group;
    struct day month;
    bool open;
    bool shut;            /* no rows are behind its figures, because who it was is told to others only */
    bool rounded;         /* its figures are hours: those of organisations may miss the whole by halves */
    int64_t organisation; /* it is of this one, in the table of all of them; 0: of no one of its own */
    bool rest;            /* no line of its own, but the sums of those of its month that are not shown */
    const char *definition;
    struct report_same same[SAME_MOST];
    struct cell *cells;
};
/* What readers know besides what the columns say: the whole is the sum of these cells, or (rest) of these and of what
 * is missing. Cells of lines, of this table or one before it; NULL after the last part. */
enum { SUM_PARTS = 3 };
struct report_sum {
    struct cell *whole, *parts[SUM_PARTS];
    bool rest;
};
struct report_known_sums {
    struct report_sum *at;
    size_t n, cap;
};
struct report_table {
    const struct report_table_plan *plan;
    const struct report_scope *scope; /* of a table that is held nowhere */
    struct report_line *at;
    size_t n, cap;
    struct report_known_sums known;
    struct report_more *more; /* it is by group: not all lines are there; NULL: they are */
    int64_t organisation;     /* of which one all of it is; 0: of the whole project */
    bool unseen;              /* counted only so that what is withheld does not depend on what is looked at */
};
enum { REPORT_TABLES = 24 };
struct report_tables {
    struct report_table at[REPORT_TABLES];
    size_t n;
    size_t csv; /* a CSV file holds this one */
};

/* Which rows are wanted: behind a figure of a line, at most `limit` from the row `start` (0 = first) on. */
struct figure_wanted {
    const struct report_table *table;
    const struct report_line *line;
    unsigned column;
    int64_t start, limit;
};
/* What the report found in one sentence (empty: its title), and which sentence stands below it (empty: `sentence`). A
 * report that says nothing of its own has no function for it. */
struct report_words {
    struct str finding, sentence;
};
/* fill: counts, into tables begun with report_table_new. empty: what to do when the first table has no line (NULL: it
 * always has some). drawn: which columns are drawn (keys, "a;b"; NULL: none): of lines with a month by month, else by
 * line; of a turned table all that have a share are. rows: behind a figure of a line; each count of persons and things
 * has some. NULL: it never tells who, and what is small is withheld from everybody. objectives: which there are; JSON
 * without a project then has tables.objectives.NAME, where all projects of one are counted together. NULL: it has each
 * project. crossings: what it can be crossed by (NULL: nothing). not_kept: no run keeps it, because it is told to fewer
 * than may read runs. together: it counts several projects as one. adds_outside: those who see no persons
 * get several added up. of_houses: it can be told of one of the project's
 * organisations. by_house, put_house: and has a table of them (begun by fill where scope.by_houses), into which this
 * puts the lines of one, from its tables. */
struct report_sheet;
struct report_parts {
    void (*fill)(struct task *t, const struct report_scope *s, struct report_tables *ret_tables);
    struct report_words (*words)(struct task *t, const struct report_tables *tables);
    const char *sentence, *empty, *drawn;
    struct figure_rows (*rows)(struct task *t, const struct report_scope *s, const struct figure_wanted *w);
    struct strs (*objectives)(struct task *t);
    const struct report_crossing *crossings;
    size_t crossings_n;
    bool not_kept, together, of_houses, adds_outside;
    const struct report_table_plan *by_house;
    void (*put_house)(struct task *t, const struct report_sheet *of, struct report_table *table);
};
/* Can several projects be asked for, by a reader of this scope? */
struct report;
bool report_takes_several(const struct report *report, const struct report_scope *s);
struct report {
    enum report_id id;
    const char *name, *title, *about;
    const struct report_parts *parts;
};
extern const struct report report_rows[REPORT__N];

#define R(x, name, rows, title, about) extern const struct report_parts name##_report;
REPORTS(R, )
#undef R

/* The tables of a report for this scope: counted, small counts withheld as the scope says (cells that are not known),
 * sums and shares worked out. */
struct report_tables reports_tables(struct task *t, const struct report *report, const struct report_scope *asked);
/* The same for tables that were filled otherwise. */
void reports_tables_finish(struct task *t, struct report_tables *tables, int64_t threshold);
/* The same of several projects for those from whom small counts are withheld: the tables of each as they see them,
 * added up (report_added.c). */
struct report_tables report_added(struct task *t, const struct report *report, const struct report_scope *s);
/* The last step: what goes with what is withheld goes, shares are worked out. */
void report_tables_close(struct report_tables *tables);

/* ---- filling */
struct report_table *report_table_new(struct report_tables *tables, const struct report_table_plan *plan);
/* A line with no cell known; it lives as long as no other is added. */
struct report_line *report_line_add(struct task *t, struct report_table *table);
struct cell cell_text_of(struct str s); /* known even when it is empty */
/* Whole months: those that the days of the scope touch. */
struct report_scope report_months(const struct report_scope *s);
/* The rows behind a line: of its group, in the days of its month. */
struct rows_wanted report_month_rows(const struct report_scope *s, const struct figure_wanted *w);

/* ---- tables by group (report_groups.c): there may be tens of thousands of groups, so their lines come some groups at
 * a time. A page (scope.shown) has those it shows, and behind them for each month a line `rest` with the sums of all
 * others; elsewhere report_table_next() puts the next lines in the place of those that are there. */
struct report_group {
    int64_t id;
    struct str name, key, language, sort_key;
};
struct report_groups {
    struct report_group *at;
    size_t n, cap;
};
/* Adds the lines of these groups, in their order. t: its arena goes with the lines. */
typedef void report_put(struct task *t, void *x, const struct report_groups *some, struct report_table *table);
/* x and what it points to live as long as t's arena. */
void report_table_by_groups(
    struct task *t, struct report_table *table, const struct report_scope *s, report_put *put, void *x);
/* For readers who see no persons: makes each table by group one by region (report_regions.c). */
bool report_names_groups(const struct report_table_plan *plan);
void report_regions_instead(struct task *t, const struct report_scope *s, struct report_tables *tables);
/* The lines of all groups at once, for those that are few. */
void report_groups_all(
    struct task *t, struct report_table *table, const struct report_scope *s, report_put *put, void *x);
/* Counts of persons of its lines that are withheld together with the other tables, though no line is there: `columns`
 * of each line, which add up to columns of the first table's total line (of_total). Withheld ones become INT_NONE;
 * put() makes them cells that are not known. Without sums each line is withheld alone. */
struct report_sums {
    int64_t *at; /* n lines of so many columns */
    const unsigned *column;
    size_t n, columns;
};
void report_table_sums(struct report_table *table, const struct report_sums *sums);
const struct report_sums *report_sums_of(const struct report_table *table);
bool report_table_next(struct task *t, struct report_table *table); /* false: those were the last lines */
void report_groups_begin(struct task *t, struct report_table *table);
/* Of a table of groups whose lines are all there (a stored run): what a page shows, as above. */
void report_groups_page(struct task *t, struct report_table *table, const struct report_scope *s);
int64_t report_groups_of(const struct report_table *table); /* of a page: how many have lines; 0: it is not by group */

/* ---- organisations (report_houses.c) */
struct report_house {
    int64_t organisation;
    struct str key, name; /* key: in addresses and JSON */
};
struct report_houses {
    struct report_house *at;
    size_t n, cap;
};
/* Of a project in which there are two or more, by name; else none. report_houses_of: that the report can be told by,
 * for a reader of this scope. */
struct report_houses report_houses(struct task *t, int64_t project);
struct report_houses report_houses_of(struct task *t, const struct report *report, const struct report_scope *s);
bool report_has_house(struct task *t, const struct report *report, const struct report_scope *s);
bool report_house_read(struct str key, int64_t *ret_organisation);
struct str report_house_key(struct task *t, int64_t organisation);
struct str report_house_name(struct task *t, const struct report_scope *s); /* "": it is of all of them */

/* ---- reading */
/* Do the lines have the same names? */
bool report_same_names(const struct report_table_plan *plan, const struct report_line *a, const struct report_line *b);
/* Of a column by its index: INT_NONE when the cell is not known. */
int64_t report_count(const struct report_line *line, unsigned column);
/* Percent in the whole that the description names; INT_NONE when there is none, or a count is not known. */
int64_t report_share(const struct report_table_plan *plan, const struct report_line *line, unsigned column);
/* `n` lines from `from` on, added up in a line of its own: the columns that add up, and the shares of what does. No
 * person count with a withheld part is known; of things whose number is not known the others are added. */
struct report_line report_lines_sum(struct task *t, const struct report_table *table, size_t from, size_t n);
/* The sum of a column; INT_NONE when a cell is not known. */
int64_t report_sum(const struct report_table *table, unsigned column);
unsigned report_column_of(const struct report_table_plan *plan, struct str key); /* a figure's; 0 = none */
const struct report_line *report_total(const struct report_table *table);        /* NULL: it has no total line */
size_t report_lines(const struct report_table *table);                           /* without the total line */
/* Does the figure stand on this line of this page? */
bool report_figure_shown(const struct report_table *table, const struct report_line *line, unsigned column);
/* What a line is called in addresses and JSON by its column: the code or text; of no language "und". */
struct str report_line_key(const struct report_table_plan *plan, const struct report_line *line, unsigned column);
/* What a figure is called, in the task's language. */
struct str report_figure_name(struct task *t, const struct report_table_plan *plan, unsigned column);
/* What a figure counts, a sentence in the task's language (of a share without one of its own that of its part); empty:
 * it has none, which no figure of a report may (report_definitions_test.c). */
struct str report_definition(struct task *t, const struct report_table_plan *plan, unsigned column);
/* The column of which the figure, or the percent beside it, is a percentage; 0 = of none. */
unsigned report_base(const struct report_table_plan *plan, unsigned column);
/* The whole of which a figure is a share, for those who open it; 0 = none. */
unsigned report_whole(const struct report_table_plan *plan, unsigned column);

/* ---- writing */
/* Both use up the lines of tables by group. narrow: for a terminal. */
void report_table_put(struct task *t, struct tables *out, struct report_table *table, bool with_total, bool narrow);
void report_tables_json(struct task *t, struct json *j, struct report_tables *tables);
/* What their figures count and of what they are a percentage: a list in JSON, a table of its own in a workbook. */
void report_definitions_json(struct task *t, struct json *j, const struct report_tables *tables);
void report_definitions_put(struct task *t, struct tables *out, const struct report_tables *tables);
/* Percent of `of`, whole, halves up. */
int64_t reports_percent(int64_t n, int64_t of);
