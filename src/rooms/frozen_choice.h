/* frozen_choice: what a page shows on which somebody chooses figures of stored runs for everybody, as of a project's
 * public page or of an operating model (frozen_choice.html). Which room it is for, whose right that is and how the
 * choice is kept, that room says. */
#pragma once
#include "rooms/reports/reports.h"
#include "html/html.h"

/* What is chosen already. */
struct frozen_chosen {
    int64_t run;
    struct str spot;
};
struct frozen_chosen_list {
    struct frozen_chosen *at;
    size_t n, cap;
};

/* The same as a form sends it that is refused: what is ticked stays ticked. */
struct frozen_chosen_list frozen_ticked(struct task *t, int64_t run, const struct strs *spots);

/* Runs of the project: address of each, how many of its figures are chosen. reports: where one more can be stored. */
struct frozen_run_row {
    struct url link;
    struct str name, title;
    struct day from, to, made_on;
    int64_t chosen;
};
struct frozen_run_rows {
    struct frozen_run_row *at;
    size_t n, cap;
};
struct frozen_runs_view {
    struct frozen_run_rows rows;
    struct url reports;
};
/* route: of the page of one run, at the record it is chosen for. */
struct frozen_runs_view frozen_runs_view(
    struct task *t, int64_t project, const struct frozen_chosen_list *chosen, unsigned route, int64_t record);

/* One run: its figures by table, ticked where they are chosen. wrong: why the choice was refused, or NULL. */
struct frozen_offer {
    struct str spot, value, name, line;
    bool chosen;
};
struct frozen_offers {
    struct frozen_offer *at;
    size_t n, cap;
};
struct frozen_offer_table {
    struct str heading;
    struct frozen_offers offers;
};
struct frozen_offer_tables {
    struct frozen_offer_table *at;
    size_t n, cap;
};
struct frozen_run_view {
    int64_t id;
    struct str name, title;
    struct day made_on;
    struct frozen_offer_tables tables;
    const char *wrong;
};
/* As reports_frozen_figures(). */
enum outcome frozen_run_view(struct task *t, int64_t project, int64_t run, const struct frozen_chosen_list *chosen,
    struct frozen_run_view *ret_view) MUST_USE;
