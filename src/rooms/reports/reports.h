/* reports: what was done and what came of it, counted from the facts of other rooms (views <room>_facts). Knows
 * projects. */
#pragma once
#include "rooms/reports/attendance_report.h"
#include "rooms/reports/outcomes.h"
#include "rooms/reports/report_table.h"
#include "rooms/reports/suppress.h"
#include "rooms/reports/targets.h"

const struct report *report_by_name(struct str name); /* NULL when there is none */

/* May the viewer read reports of this project: manager, counsellor, coordinator in it; the program. */
bool reports_may_see(struct task *t, int64_t project);
/* May she open the rows behind a figure: manager, counsellor. */
bool reports_may_see_rows(struct task *t, int64_t project);
/* The threshold for this viewer: 0 for those who see persons, the setting for coordinators. */
int64_t reports_threshold(struct task *t, int64_t project);

/* The figures of a scope, small ones withheld (COUNT_WITHHELD) as the scope says. */
struct outcomes reports_outcomes_shown(struct task *t, const struct report_scope *s);
struct targets reports_targets_shown(struct task *t, const struct report_scope *s);
/* Only what something was promised of, for this viewer. */
struct targets reports_promises_shown(struct task *t, int64_t project);
/* Members without any guidance row; COUNT_WITHHELD when it would tell too much. */
int64_t reports_without_outcome(const struct outcome_language *l);

/* What a reader must know, in the task's language. */
struct strs reports_notes(struct task *t, const struct report_scope *s);

/* The whole report into o. JSON as INTERFACES 4; CSV holds the first table only; CSV_PEOPLE and XLSX for people.
 * JSON without a project (s->project 0): tables.projects.CODE has the tables of each. Look at buf_full() afterwards. */
void reports_write(
    struct task *t, const struct report *report, const struct report_scope *s, enum table_format f, struct buf *o);
