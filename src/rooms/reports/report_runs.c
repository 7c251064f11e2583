/* report_runs: see report_runs.h. What is kept is a text, packed; how it is made stands in run_tables and run_records.
 */
#include "rooms/reports/report_runs.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "report_runs_sql.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/published.h"
#include "rooms/reports/reports.h"
#include "rooms/reports/run_packed.h"
#include "rooms/reports/run_tables.h"

bool report_runs_may_store(struct task *t, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return t->viewer->program || role == ROLE_MANAGER || role == ROLE_COORDINATOR;
}

bool report_runs_may_remove(struct task *t, const struct report_run *run)
{
    return viewer_manages(t->viewer, run->project) ||
           (report_runs_may_store(t, run->project) && t->viewer->staff == run->made_by);
}

/* ---- storing */

static bool pack(struct task *t, const struct buf *o, struct str *ret_packed)
{
    return !buf_full(o) && run_pack(t, buf_view(o), ret_packed);
}

/* Tables and file of one scope. ret_rules: NULL when nobody asks. False: it is too large. */
static bool put_form(
    struct task *t, const struct report *report, const struct report_scope *s, int64_t run, struct str *ret_rules)
{
    struct task english = *t;
    struct buf *o = task_buf(t, RUN_PLAIN_MOST), *file = task_buf(t, RUN_PLAIN_MOST);
    struct str packed;
    bool withheld = s->outside;

    english.lang = lang_get(LANG_en);
    struct report_tables tables = reports_tables(&english, report, s);
    if (ret_rules != NULL)
        *ret_rules = run_tables_rules(t, &tables);
    if (!run_tables_write(&english, &tables, RUN_LINES_MOST, o) || !pack(t, o, &packed))
        return false;
    report_runs_sql_put_part(t, run, S("tables"), withheld, packed);
    reports_write(t, report, s, FORMAT_JSON, file);
    if (!pack(t, file, &packed))
        return false;
    report_runs_sql_put_part(t, run, S("json"), withheld, packed);
    return true;
}

/* How many records are kept beside it; INT_NONE: none, or too many. */
static int64_t put_records(struct task *t, const struct report *report, const struct report_scope *s, int64_t run)
{
    struct run_records records;
    struct buf *o = task_buf(t, RUN_PLAIN_MOST);
    struct str packed;

    if (!run_records_are_kept(report) || s->outside || !run_records_now(t, report, s, &records))
        return INT_NONE;
    run_records_write(&records, o);
    if (!pack(t, o, &packed))
        return INT_NONE;
    report_runs_sql_put_records(t, run, packed);
    return (int64_t)records.n;
}

/* Of a page, or of a run, what a run is about: not which lines are shown, nor to whom. */
static struct report_scope only_what_is_kept(const struct report_scope *s)
{
    return (struct report_scope){ .project = s->project,
        .also = s->also,
        .from = s->from,
        .to = s->to,
        .by = s->by,
        .by2 = s->by2,
        .organisation = s->organisation };
}

static void check(struct task *t, const struct report_scope *s, struct str name, struct problems *ps)
{
    struct report_runs_sql_standing_row row;

    if (str_empty(name))
        problem_add(t, ps, "name", str_of(tr(t, "Give the run a name, for example: Interim report, spring 2026.")));
    if (name.n > (size_t)RUN_NAME_MOST * 4)
        problem_add(t, ps, "name", str_of(tr(t, "The name is too long. Shorten it.")));
    if (day_known(s->from) && day_known(s->to) && day_cmp(s->from, s->to) > 0)
        problem_add(t, ps, "", str_of(tr(t, "The first day is after the last day. Change one of them.")));
    if (report_runs_sql_standing(t, s->project, &row) && row.n >= RUNS_MOST)
        problem_add(t, ps, "",
            trf(t, "The project has %1$s stored runs, which is the most. Remove one that is not needed any more.",
                lang_number(t->a, t->lang, RUNS_MOST)));
}

enum outcome report_run_store(struct task *t, const struct report *report, const struct report_scope *asked,
    struct str name, int64_t *ret_run, struct problems *ret_problems)
{
    struct report_scope s = only_what_is_kept(asked), less;
    int64_t run = id_new();
    struct str rules;

    if (!report_runs_may_store(t, s.project))
        return NOT_ALLOWED;
    check(t, &s, name, ret_problems);
    if (report->parts->not_kept)
        problem_add(t, ret_problems, "",
            str_of(tr(t, "This report tells of single workers and is not stored. Take it along as a file.")));
    if (ret_problems->n > 0)
        return INVALID;
    s.outside = !report_scope_sees_rows(t, &s); /* several projects may be added up for her alone */
    s = reports_scope(t, report, &s);
    less = only_what_is_kept(&s);
    s.outside = !report_scope_sees_rows(t, &s);
    s.threshold = report_scope_threshold(t, &s);
    s = reports_scope(t, report, &s);
    less.outside = true;
    less.threshold = t->settings->threshold;
    report_runs_sql_add(t, .run = run, .project = s.project, .report = str_of(report->name), .name = name,
        .also = report_projects_text(t, &s.also), .from_day = s.from, .to_day = s.to, .told_by = s.by,
        .told_by2 = s.by2, .organisation = s.organisation, .threshold = less.threshold, .program = S(KOTIPOLKU_VERSION),
        .made_by = t->viewer->staff, .made_at = t->now);
    bool both = !s.outside && published_fits(&less) && reports_scope(t, report, &less).organisation == s.organisation;
    if (!put_form(t, report, &s, run, &rules) || (both && !put_form(t, report, &less, run, NULL))) {
        problem_add(t, ret_problems, "",
            str_of(tr(t, "The report is too large to be kept. Choose fewer days, or take it along as a spreadsheet.")));
        return INVALID; /* and what is written so far is taken back with the request */
    }
    report_runs_sql_finish(t, run, rules, put_records(t, report, &s, run));
    journal_write(t, JOURNAL_CREATE, "report_run", run, str_of(report->name));
    *ret_run = run;
    return DONE;
}

/* ---- reading */
/* No project: reports of it have their tables and columns, and cost nothing. */
enum { NOBODYS = -1 };

static bool run_of(struct task *t, const struct report_runs_sql_run_row *row, struct report_run *ret_run)
{
    const struct report *report = report_by_name(row->report);

    if (report == NULL)
        return false;
    *ret_run = (struct report_run){
        .id = row->run,
        .project = row->project,
        .made_by = row->made_by,
        .records = row->records,
        .threshold = row->threshold,
        .report = report,
        .scope = { .project = row->project,
            .also = report_projects_read(t, row->also),
            .from = row->from_day,
            .to = row->to_day,
            .by = row->told_by,
            .by2 = row->told_by2,
            .organisation = row->organisation,
            .stored = true },
        .name = row->name,
        .program = row->program,
        .rules = row->rules,
        .made_by_name = row->made_by_name,
        .removed_by_name = row->removed_by_name,
        .removed_why = row->removed_why,
        .made_at = row->made_at,
        .removed_at = row->removed_at,
    };
    return true;
}

struct report_runs report_runs_of(
    struct task *t, int64_t project, const struct report *report, int64_t start, int64_t limit)
{
    struct report_runs_sql_of_project_rows rows = report_runs_sql_of_project(
        t, project, report == NULL ? S("") : str_of(report->name), limit, start);
    struct report_runs list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct report_run one;
        list.total = rows.at[i].total;
        if (run_of(t, &rows.at[i].run, &one))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome report_run_read(struct task *t, int64_t id, struct report_run *ret_run)
{
    struct report_runs_sql_run_row row;
    struct report_run run;

    if (!report_runs_sql_one(t, id, &row) || !run_of(t, &row, &run))
        return NOT_FOUND;
    for (size_t i = 0; i < report_projects_n(&run.scope); i++)
        if (!reports_may_see(t, report_project_at(&run.scope, i)))
            return NOT_ALLOWED;
    *ret_run = run;
    return DONE;
}

static bool is_removed(const struct report_run *run) { return run->removed_at.t[0] != '\0'; }

static bool part_of(
    struct task *t, const struct report_run *run, const char *part, bool withheld, struct str *ret_plain)
{
    struct report_runs_sql_part_row row;

    if (!report_runs_sql_part(t, run->id, str_of(part), withheld, &row))
        return false;
    must(t, run_unpack(t, row.packed, ret_plain));
    return true;
}

static bool has_form(struct task *t, const struct report_run *run, bool withheld)
{
    struct report_runs_sql_part_row row;

    return report_runs_sql_part(t, run->id, S("json"), withheld, &row);
}

/* Who sees persons sees the withheld form where there is no other. */
enum run_seen report_run_seen(struct task *t, const struct report_run *run)
{
    if (is_removed(run))
        return RUN_NOT;
    if (report_scope_sees_rows(t, &run->scope) && has_form(t, run, false))
        return RUN_WHOLE;
    return run->threshold >= report_scope_threshold(t, &run->scope) && has_form(t, run, true) ? RUN_WITHHELD : RUN_NOT;
}

static bool by_houses(const struct report *report, const struct report_tables *tables)
{
    const struct report_table_plan *plan = report->parts->by_house;
    bool some = false;

    for (size_t i = 0; plan != NULL && i < tables->n; i++)
        some |= strcmp(tables->at[i].plan->name, plan->name) == 0;
    return some;
}

struct report_tables report_run_tables(struct task *t, struct report_run *run)
{
    enum run_seen seen = report_run_seen(t, run);
    struct report_scope nobody = only_what_is_kept(&run->scope);
    struct report_tables tables, today;
    struct str plain;

    must(t, seen != RUN_NOT && part_of(t, run, "tables", seen == RUN_WITHHELD, &plain));
    must(t, run_tables_read(t, plain, &tables));
    nobody.project = NOBODYS;
    nobody.outside = seen == RUN_WITHHELD;
    nobody.from = nobody.to = DAY("");
    nobody.also = (struct report_projects){ 0 };
    if (run->scope.also.n > 0)
        report_projects_add(t, &nobody.also, NOBODYS);
    nobody.by_houses = by_houses(run->report, &tables);
    today = reports_tables(t, run->report, &nobody);
    run->scope.outside = seen == RUN_WITHHELD;
    run->scope.threshold = seen == RUN_WITHHELD ? run->threshold : 0;
    run->scope = reports_scope(t, run->report, &run->scope);
    run->scope.by_other_rules = !run_tables_alike(t, &tables, &today);
    return tables;
}

bool report_run_has_public_form(struct task *t, const struct report_run *run)
{
    return !is_removed(run) && run->scope.also.n == 0 && run->scope.organisation == 0 &&
           run->threshold >= t->settings->threshold && published_fits(&run->scope) && has_form(t, run, true);
}

struct report_tables report_run_public_tables(struct task *t, const struct report_run *run)
{
    struct report_tables tables;
    struct str plain;

    must(t, report_run_has_public_form(t, run) && part_of(t, run, "tables", true, &plain));
    must(t, run_tables_read(t, plain, &tables));
    return tables;
}

struct str report_run_json(struct task *t, const struct report_run *run)
{
    enum run_seen seen = report_run_seen(t, run);
    struct str plain;

    must(t, seen != RUN_NOT && part_of(t, run, "json", seen == RUN_WITHHELD, &plain));
    return plain;
}

bool report_run_records(struct task *t, const struct report_run *run, struct run_records *ret_records)
{
    struct report_runs_sql_records_row row;
    struct str plain;

    if (run->records == INT_NONE || is_removed(run) || !report_scope_sees_rows(t, &run->scope) ||
        !report_runs_sql_records(t, run->id, &row))
        return false;
    must(t, run_unpack(t, row.packed, &plain) && run_records_read(t, run->report, plain, ret_records));
    return true;
}

bool report_run_today(struct task *t, const struct report_run *run, struct report_tables *ret_tables)
{
    struct task english = *t;
    struct report_scope s = only_what_is_kept(&run->scope);
    struct buf *o = task_buf(t, RUN_PLAIN_MOST);

    english.lang = lang_get(LANG_en);
    s.outside = !report_scope_sees_rows(t, &run->scope);
    s.threshold = report_scope_threshold(t, &run->scope);
    struct report_tables tables = reports_tables(&english, run->report, &s);
    if (!run_tables_write(&english, &tables, RUN_LINES_MOST, o) || buf_full(o))
        return false;
    must(t, run_tables_read(t, buf_view(o), ret_tables));
    return true;
}

/* ---- removing */

enum outcome report_run_remove(
    struct task *t, const struct report_run *run, struct str why, struct problems *ret_problems)
{
    if (!report_runs_may_remove(t, run))
        return NOT_ALLOWED;
    if (str_empty(why))
        problem_add(t, ret_problems, "why", str_of(tr(t, "Write why the run is removed.")));
    if (why.n > (size_t)RUN_WHY_MOST * 4)
        problem_add(t, ret_problems, "why", str_of(tr(t, "The reason is too long. Shorten it.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (report_runs_sql_remove(t, run->id, t->viewer->staff, t->now, why) == 0)
        return CONFLICT;
    report_runs_sql_drop_parts(t, run->id);
    report_runs_sql_drop_records(t, run->id);
    journal_write(t, JOURNAL_DELETE, "report_run", run->id, S(""));
    return DONE;
}
