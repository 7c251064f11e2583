/* report_runs: stored runs: a report as it was on a day, under a name. A run keeps its tables as the page shows them
 * and its JSON file, both also without small counts, and of some reports the records behind it; it says by which rules
 * it was counted, who stored it and when. It is never changed. Removed, it keeps its line and the reason. Only for the
 * files of this room. */
#pragma once
#include "rooms/reports/report_table.h"
#include "rooms/reports/run_records.h"

/* RUNS_MOST: that stand in one project. RUN_LINES_MOST: of all its tables. */
enum { RUNS_MOST = 500, RUN_NAME_MOST = 100, RUN_WHY_MOST = 300, RUN_LINES_MOST = 20000 };

/* scope: its project, days and what it is crossed by. threshold: of its withheld form. records: how many are kept
 * beside it, INT_NONE: none. rules: of how it was counted (run_tables_rules). removed_at "": it stands. */
struct report_run {
    int64_t id, project, made_by, records, threshold;
    const struct report *report;
    struct report_scope scope;
    struct str name, program, rules, made_by_name, removed_by_name, removed_why;
    struct instant made_at, removed_at;
};
struct report_runs {
    struct report_run *at;
    size_t n, cap;
    int64_t total; /* also those not asked for */
};

/* May the viewer store runs of this project: its managers and coordinators. Remove this one: a manager; who stored it.
 */
bool report_runs_may_store(struct task *t, int64_t project);
bool report_runs_may_remove(struct task *t, const struct report_run *run);

/* INVALID: no name or too long a one, days that cannot be, too many runs, too large a report. NOT_ALLOWED. */
enum outcome report_run_store(struct task *t, const struct report *report, const struct report_scope *asked,
    struct str name, int64_t *ret_run, struct problems *ret_problems) MUST_USE;
/* The newest first; report NULL: of all. For whoever reads reports of the project. */
struct report_runs report_runs_of(
    struct task *t, int64_t project, const struct report *report, int64_t start, int64_t limit);
/* NOT_FOUND also for a report that is counted no more; NOT_ALLOWED: not a reader of reports there. */
enum outcome report_run_read(struct task *t, int64_t id, struct report_run *ret_run) MUST_USE;
/* What the viewer may see of it: all, or without small counts. */
enum run_seen { RUN_WHOLE, RUN_WITHHELD, RUN_NOT };
/* RUN_NOT: it is removed, or was withheld by a smaller threshold than is in force now; or it is of other days than
 * readers who see no persons are shown (published.h), and she sees none. */
enum run_seen report_run_seen(struct task *t, const struct report_run *run);
/* Its tables, worked out, all lines there; its scope then says what was withheld and by which rules. must() be seen. */
struct report_tables report_run_tables(struct task *t, struct report_run *run);
/* May its figures without small counts be shown to everybody: they are of one project, of days for which readers are
 * shown figures who see no persons, and withheld by a threshold no smaller than the one in force. And these. */
bool report_run_has_public_form(struct task *t, const struct report_run *run);
struct report_tables report_run_public_tables(struct task *t, const struct report_run *run);
/* Its JSON file as it was. */
struct str report_run_json(struct task *t, const struct report_run *run);
/* False: none are kept, or the viewer does not see persons. */
bool report_run_records(struct task *t, const struct report_run *run, struct run_records *ret_records) MUST_USE;
/* INVALID: no reason, or too long a one; or it is removed already. */
enum outcome report_run_remove(
    struct task *t, const struct report_run *run, struct str why, struct problems *ret_problems) MUST_USE;
/* The same report, days and crossing as it is now, as the viewer sees it; to be compared. False: it is too large. */
bool report_run_today(struct task *t, const struct report_run *run, struct report_tables *ret_tables) MUST_USE;
