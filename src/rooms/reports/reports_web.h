/* reports_web: what the pages of reports share. Only for the files of this room. */
#pragma once
#include "paper/paper.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"
#include "rooms/reports/reports_view.h"
#include "web/req.h"

/* Project and days of the query. False: there is no such project for this viewer. */
bool report_asked(struct req *r, struct report_scope *ret_scope);
/* The page with the same project and days. */
struct url report_url(struct task *t, struct url u, const struct report_scope *s);
struct report_bar report_bar_of(
    struct req *r, const struct report *report, const struct report_scope *s, struct url page);
struct url report_page_url(struct task *t, const struct report *report);
struct url report_corrections_url(struct task *t, const struct report_scope *s, struct instant since);
struct picks report_projects(struct task *t, int64_t chosen); /* those whose reports she may read */
/* Of them those that may be counted together with the chosen one. */
struct picks report_also_picks(struct task *t, const struct picks *projects, const struct report_scope *s);
/* What the page of a report shows, but for its bar and chart. */
struct report_view report_view_of(
    struct task *t, const struct report *report, const struct report_scope *s, const struct report_tables *tables);
/* The paper of tables that are there already. INVALID: too long. */
enum outcome reports_paper_of(struct task *t, const struct report *report, const struct report_scope *s,
    const struct report_tables *tables, struct buf *o) MUST_USE;
/* How every report page begins. False: *ret_answer is the answer, a refusal or the file that was asked for
 * (?format=csv). */
bool report_begin(struct req *r, const struct report *report, struct report_scope *ret_scope, struct reply *ret_answer);
/* What a line is called; column: the one that names it on pages. */
struct str report_line_name(
    struct task *t, const struct report_table_plan *plan, const struct report_line *line, unsigned column);
bool report_names_line(const struct report_table_plan *plan, unsigned column); /* does it name the line in addresses? */
bool report_row_used(const struct report_table *table, unsigned column);       /* is it on a turned page? */
/* Which table is drawn: one that leads and has the column, else the first. */
size_t report_drawn(const struct report *report, const struct report_tables *tables);
/* The charts of that table: of the columns that are drawn, or of the shares of a turned one. */
struct report_charts {
    struct chart *at;
    size_t n, cap;
};
struct report_charts report_charts(struct task *t, const struct report *report, const struct report_table *table);
void report_drawings(
    struct task *t, const struct report *report, const struct report_table *table, struct drawings *ret_drawings);
/* On paper, below a heading that stays with them. */
void report_paper_charts(struct paper *p, struct paper_text heading, const struct report_charts *charts);

/* ---- pages of rows: one after the other, ROWS_SHOWN at a time from the row ?start= on */
enum { ROWS_SHOWN = 50 };
int64_t report_rows_start(struct req *r);
/* heading: of the figure; figure: as it is written in the report. */
struct who_view report_rows_view(
    struct req *r, const struct report_scope *s, struct url back, struct str heading, struct str figure);
/* Of how many the figure is a share; whole INT_NONE or 0: of nothing. */
void report_rows_of(struct task *t, struct who_view *v, const char *whole_name, int64_t n, int64_t whole);
/* A row whose first cell says who or what it is; a further cell of it. An empty text is shown as a dash, an empty link
 * as none. */
struct who_line *report_row_add(
    struct task *t, struct who_view *v, const char *heading, struct str text, struct url link);
void report_row_put(struct task *t, struct who_line *line, const char *heading, struct str text, struct url link);
/* The rows as their kind shows them; here: the address of this page, to which what is mended leads back. */
void report_rows_put(struct task *t, struct who_view *v, const struct figure_rows *rows, struct url here);
/* When all rows are there: the headings, and the ways to the rows before and after; here: their address without
 * ?start=. */
void report_rows_done(struct task *t, struct who_view *v, int64_t start, int64_t total, struct url here);
