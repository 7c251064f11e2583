/* retention_view: what the pages of this room show, and their forms. */
#pragma once
#include "rooms/parts.h"
#include "rooms/retention/retention.h"
#include "web/frame.h"

/* clang-format off */
#define RETENTION_TERM_FIELDS(F) \
    F(retention_term, months, NUMBER, 0, 120, REQUIRED, N_("Months"), NULL, NULL) \
    F(retention_term, reason, LONG,   1, RETENTION_REASON_MOST, REQUIRED, N_("Why, and where it says so"), \
          N_("For example the act and its section, or the funder's letter and its day."), NULL)
#define RETENTION_PAPER_FIELDS(F) \
    F(retention_paper, paid_year, NUMBER, 1995, 2100, OPTIONAL, \
          N_("Year in which the last instalment was paid"), N_("Empty as long as it is not paid."), NULL) \
    F(retention_paper, longer, DATE, 0, 0, OPTIONAL, N_("Longer, until"), \
          N_("Only where the funder has said so in writing."), NULL) \
    F(retention_paper, reason, LONG, 1, RETENTION_REASON_MOST, REQUIRED, N_("Why, and where it says so"), \
          N_("For example the act and its section, or the funder's letter and its day."), NULL)
/* clang-format on */
FORM_DECLARE(retention_term, RETENTION_TERM_FIELDS)
FORM_DECLARE(retention_paper, RETENTION_PAPER_FIELDS)

/* Messages in the reader's language. how_long "": nothing is ended here. */
struct retention_line {
    struct str name, what, purpose, how_long, ends, why, chosen, basis, whose, from, given_to;
    struct url change; /* empty: it may not be chosen */
};
struct retention_lines {
    struct retention_line *at;
    size_t n, cap;
};
struct retention_table_view {
    struct retention_lines rows;
    bool running;
    struct url run; /* that is under way */
};
/* What the register says, on the page and in its files. own: words of the house. */
struct retention_fact {
    struct str label, text;
    bool own;
};
struct retention_facts {
    struct retention_fact *at;
    size_t n, cap;
};
struct retention_register_row {
    struct str name;
    struct retention_facts facts;
};
struct retention_register_rows {
    struct retention_register_row *at;
    size_t n, cap;
};
struct retention_register_view {
    struct retention_facts all; /* of all data: what article 30 asks besides the rows of the table */
    struct retention_register_rows rows;
    struct url csv, pdf;
};
struct retention_term_view {
    struct retention_line line;
    struct str within;
    struct url action;
    struct form form;
};
struct retention_paper_line {
    struct url url;
    struct retention_project p;
    bool years;
};
struct retention_paper_lines {
    struct retention_paper_line *at;
    size_t n, cap;
};
struct retention_papers_view {
    struct retention_paper_lines rows;
};
struct retention_paper_view {
    struct retention_project p;
    struct url action;
    struct form form;
};
struct retention_run_line {
    struct url url;
    struct retention_run r;
    struct str state;
};
struct retention_run_lines {
    struct retention_run_line *at;
    size_t n, cap;
};
struct retention_runs_view {
    struct retention_run_lines rows;
    struct pager pager;
};
struct retention_count_line {
    struct str name, ends;
    struct retention_count c;
};
struct retention_count_lines {
    struct retention_count_line *at;
    size_t n, cap;
};
struct retention_held_line {
    struct str name, why;
    int64_t persons;
    struct day until;
};
struct retention_held_lines {
    struct retention_held_line *at;
    size_t n, cap;
};
struct retention_run_view {
    struct retention_run r;
    struct str state;
    bool preview, busy, done, dropped;
    struct retention_count_lines counts;
    struct retention_held_lines helds;
    struct url csv, pdf;
};
struct req;
/* A category as people read it. */
struct retention_line retention_line_of(struct task *t, enum retention_category category);
struct str retention_state_name(struct task *t, struct str state);
struct retention_run_view retention_run_view_of(struct task *t, const struct retention_run *run);
/* The register, and the protocol of a run, as files: csv or pdf. */
struct retention_register_view retention_register_of(struct task *t);
struct reply retention_register_file(struct req *r, const struct retention_register_view *v);
struct reply retention_run_file(struct req *r, const struct retention_run_view *v);
