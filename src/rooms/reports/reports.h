/* reports: what was done and what came of it, counted from the facts of other rooms (views <room>_facts). Knows
 * projects. */
#pragma once
#include "rooms/reports/report_table.h"
#include "rooms/stories/stories.h"

const struct report *report_by_name(struct str name); /* NULL when there is none */

/* May the viewer read reports of this project: manager, counsellor, coordinator in it; the program. */
bool reports_may_see(struct task *t, int64_t project);
/* May she open the rows behind a figure: manager, counsellor. */
bool reports_may_see_rows(struct task *t, int64_t project);
/* The threshold for this viewer: 0 for those who see persons, the setting for coordinators. */
int64_t reports_threshold(struct task *t, int64_t project);
/* Of several projects together: both as in that one where she sees least. */
bool report_scope_sees_rows(struct task *t, const struct report_scope *s);
int64_t report_scope_threshold(struct task *t, const struct report_scope *s);
/* Their names, or codes, with a comma between them. */
struct str report_scope_name(struct task *t, const struct report_scope *s);
struct str report_scope_codes(struct task *t, const struct report_scope *s, struct str between);
/* Which projects are counted together with the first one: of those that are asked for, in the order of their codes.
 * False: the viewer may not read reports of one of them, or they are more than REPORT_PROJECTS_MOST. */
bool report_projects_choose(
    struct task *t, const struct report_projects *asked, int64_t first, struct report_projects *ret_also) MUST_USE;
void report_projects_add(struct task *t, struct report_projects *list, int64_t project); /* each once */
struct report_projects report_projects_read(struct task *t, struct str joined);          /* ids, commas between them */
struct str report_projects_text(struct task *t, const struct report_projects *list);
/* Those the viewer may read, of this programme and specific objective ("": of any). */
struct report_projects report_projects_named(struct task *t, struct str programme, struct str objective);
/* Programmes that two or more of the projects carry whose reports the viewer may read. */
struct strs report_programmes(struct task *t);
/* The others of the programme, and of the specific objective, of a project; "" and none: it carries none. */
struct report_alike {
    struct str programme, objective;
    struct report_projects of_programme, of_objective;
};
struct report_alike report_projects_alike(struct task *t, int64_t project);
/* What this viewer is shown of a project: all of its days. */
struct report_scope reports_scope_for(struct task *t, int64_t project);
/* The scope in which this report is given: one that never tells who withholds what is small from everybody; readers
 * outside have whole years. */
struct report_scope reports_scope(struct task *t, const struct report *report, const struct report_scope *s);

/* What was promised and reached of it in the whole time of the project, for this viewer: a small count is left out. */
struct promise {
    struct str name;
    int64_t promised, reached, percent;
};
struct promises {
    struct promise *at;
    size_t n, cap;
};
struct promises reports_promises(struct task *t, int64_t project);

/* Records of the project of which something is missing, contradictory or late (0: who does not see its persons; more:
 * there are more than these), and those that are the viewer's own to ask; project 0: her own in all projects. */
struct records_open {
    int64_t all, mine;
    bool more;
};
struct records_open reports_records_open(struct task *t, int64_t project);

/* The spells that an import brought are about to be taken away: their marks go with them. */
void reports_spells_going(struct task *t, int64_t import);

/* What a reader must know, in the task's language. */
struct strs reports_notes(struct task *t, const struct report_scope *s);

/* The whole report into o. JSON as INTERFACES 4; CSV holds the first table only; CSV_PEOPLE and XLSX for people.
 * JSON without a project (s->project 0): tables.projects.CODE has the tables of each, or tables.objectives.NAME where
 * the report counts by specific objective. Look at buf_full() afterwards. */
void reports_write(
    struct task *t, const struct report *report, const struct report_scope *s, enum table_format f, struct buf *o);
/* The report of a project as JSON rows that all have the same keys, one for each figure (docs/feed.md); no single
 * records. */
void reports_write_flat(struct task *t, const struct report *report, const struct report_scope *asked, struct buf *o);
/* The same of each project of the scope, one after the other, where that is one of several added up. */
void reports_write_flat_each(
    struct task *t, const struct report *report, const struct report_scope *asked, struct buf *o);
/* Reports of a project as one paper: what their pages show; several, or with quotes, have a page of contents. INVALID:
 * too long. quotes: what persons say, with consent (stories_quotes). */
struct reports_chosen {
    const struct report *at[REPORT__N];
    size_t n;
    struct story_quotes quotes;
};
enum outcome reports_paper(
    struct task *t, const struct reports_chosen *chosen, const struct report_scope *s, struct buf *o) MUST_USE;
/* The same of tables that are there already, in a format for spreadsheets. */
void reports_write_tables(
    struct task *t, const struct report_scope *s, struct report_tables *tables, enum table_format f, struct buf *o);

/* Figures of stored runs for everybody (report_frozen.c): as they stood without small counts. spot: table, line and
 * column, the same in each language; type: "n", "percent" or "minutes". */
struct frozen_run {
    int64_t id;
    struct str name, title;
    struct day from, to;
    struct instant made_at;
    struct str report, rules, program;
};
struct frozen_runs {
    struct frozen_run *at;
    size_t n, cap;
};
struct frozen_figure {
    struct str spot, heading, line, name, definition;
    const char *type;
    int64_t n, base; /* base: of how many a percent is the share; INT_NONE: of none, or it is not said */
};
struct frozen_figures {
    struct frozen_figure *at;
    size_t n, cap;
};
/* Of runs that have such figures, the newest first. */
struct frozen_runs reports_frozen_runs(struct task *t, int64_t project);
/* In the task's language. NOT_FOUND: a run of another project, or one that has none. */
enum outcome reports_frozen_figures(struct task *t, int64_t project, int64_t id, struct frozen_run *ret_run,
    struct frozen_figures *ret_figures) MUST_USE;
/* The same in each language; its figures come in the same order. */
struct frozen_all {
    struct frozen_run run;
    struct frozen_figures in[LANG__N];
};
enum outcome reports_frozen_all(struct task *t, int64_t project, int64_t id, struct frozen_all *ret_all) MUST_USE;
/* A figure as it is shown. */
struct str reports_frozen_text(struct task *t, struct str type, int64_t n);
/* Stores a run of the whole project. INVALID: what is wrong is nowhere said. */
enum outcome reports_store_run(
    struct task *t, struct str report, int64_t project, struct str name, int64_t *ret_run) MUST_USE;
