/* runs_web: the pages of stored runs: the list, storing, one run and its files, removing. No rules here. What moved
 * between two stands in runs_compare_web. */
#include "rooms/reports/runs_web.h"

#include "lang/lang.h"
#include "reports_runs_html.h"
#include "rooms/papers.h"
#include "rooms/routes.h"

enum { SHOWN = 25, GROUPS_SHOWN = 25, OTHERS_SHOWN = 50, FILE_BYTES = 16 << 20 };

FORM_DEFINE(run, RUN_FIELDS)
FORM_DEFINE(run_remove, RUN_REMOVE_FIELDS)

/* What a report is crossed by, in words; "": by nothing. */
static struct str crossing_title(struct task *t, const struct report *report, struct str by)
{
    for (size_t i = 0; i < report->parts->crossings_n; i++)
        if (str_is(by, report->parts->crossings[i].name))
            return str_of(lang_tr(t->lang, report->parts->crossings[i].title));
    return S("");
}

struct run_line report_run_line(struct task *t, const struct report_run *run)
{
    return (struct run_line){
        .link = URL(t, reports_run_page, run->id),
        .name = run->name,
        .report = str_of(lang_tr(t->lang, run->report->title)),
        .told_by = crossing_title(t, run->report, run->scope.by),
        .told_by2 = crossing_title(t, run->report, run->scope.by2),
        .made_by = run->made_by_name,
        .removed_by = run->removed_by_name,
        .removed_why = run->removed_why,
        .from = run->scope.from,
        .to = run->scope.to,
        .made_at = run->made_at,
        .removed_at = run->removed_at,
        .removed = run->removed_at.t[0] != '\0',
    };
}

/* ---- the list */

static void offer_reports(struct task *t, struct picks *list, const struct report *chosen)
{
    struct str name = chosen == NULL ? S("") : str_of(chosen->name);

    picks_add(t, list, S(""), str_of(tr(t, "All reports")), name);
    for (size_t i = 0; i < REPORT__N; i++)
        picks_add(t, list, str_of(report_rows[i].name), str_of(lang_tr(t->lang, report_rows[i].title)), name);
}

struct url report_runs_url(struct task *t, int64_t project, const struct report *report)
{
    struct url u = url_with_id(t->a, URL(t, reports_runs), "project", project);

    return report == NULL ? u : url_with(t->a, u, "report", str_of(report->name));
}

struct reply reports_runs(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    const struct report *report = report_by_name(req_get(r, "report"));

    if (!report_asked(r, &s))
        return reply_not_allowed(r);
    int64_t start = list_start(r);
    struct report_runs runs = report_runs_of(t, s.project, report, start, SHOWN);
    struct runs_list_view v = { .project_name = projects_name(t, s.project),
        .projects = report_projects(t, s.project),
        .total = runs.total,
        .pager = list_pager(t, report_runs_url(t, s.project, report), start, SHOWN, runs.total) };

    offer_reports(t, &v.reports, report);
    for (size_t i = 0; i < runs.n; i++) {
        struct run_line line = report_run_line(t, &runs.at[i]);
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, runs_list, &v);
}

/* ---- storing */

static struct reply show_new(
    struct req *r, int status, const struct report *report, const struct report_scope *s, struct form form)
{
    struct task *t = &r->task;
    struct run_new_view v = { .report_title = str_of(lang_tr(t->lang, report->title)),
        .project_name = report_scope_name(t, s),
        .from = s->from,
        .to = s->to,
        .form = form,
        .back = report_url(t, report_page_url(t, report), s) };

    return SHOW(r, status, run_new, &v);
}

struct reply reports_run_new(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = report_by_name(req_get(r, "report"));
    struct report_scope s;

    if (!report_asked(r, &s) || !report_runs_may_store(t, s.project))
        return reply_not_allowed(r);
    if (report == NULL)
        report = &report_rows[0];
    struct run_values v = { .report = str_of(report->name),
        .project = id_str(t->a, s.project),
        .from = str_copy(t->a, day_str(&s.from)),
        .to = str_copy(t->a, day_str(&s.to)),
        .also = report_projects_text(t, &s.also),
        .organisation = s.organisation == 0 ? S("") : report_house_key(t, s.organisation),
        .by = s.by,
        .by2 = s.by2 };
    return show_new(r, 200, report, &s, form_show(t, &run_form, &v, 0));
}

struct reply reports_run_store(struct req *r)
{
    struct task *t = &r->task;
    const struct report *report = report_by_name(req_get(r, "report"));
    struct report_scope s;
    struct run_values v;
    struct form form;
    int64_t run;

    if (!report_asked(r, &s) || !report_runs_may_store(t, s.project))
        return reply_not_allowed(r);
    if (report == NULL)
        return reply_not_found(r);
    if (!form_read(r, &run_form, &v, &form))
        return show_new(r, 422, report, &s, form);
    enum outcome how = report_run_store(t, report, &s, v.name, &run, &form.problems);
    if (how == INVALID)
        return show_new(r, 422, report, &s, form);
    return reply_outcome(
        r, how, how == DONE ? URL(t, reports_run_page, run) : URL(t, reports_runs), tr(t, "The run is stored."));
}

/* ---- one run */

static struct reply file(
    struct req *r, const struct report_run *run, struct str bytes, const char *type, const char *ending)
{
    struct task *t = &r->task;
    struct str name = str_fmt(
        t->a, "%s-%.*s-%.*s%s", run->report->name, STR_ARG(projects_code(t, run->project)), 10, run->made_at.t, ending);

    return reply_bytes(r, 200, type, bytes, str_z(t->a, name));
}

/* Files say the day of the run, not of today. */
static bool as_file(struct req *r, struct report_run *run, struct reply *ret_reply)
{
    struct task then = r->task, *t = &r->task;
    bool csv = str_is(r->accept, "csv"), xlsx = str_is(r->accept, "xlsx");
    enum table_format f = csv ? FORMAT_CSV_PEOPLE : FORMAT_XLSX;

    then.now = run->made_at;
    if (str_is(r->accept, "json")) {
        *ret_reply = file(r, run, report_run_json(t, run), table_format_type(FORMAT_JSON), ".json");
        return true;
    }
    if (!csv && !xlsx && !papers_wanted(r))
        return false;
    struct report_tables tables = report_run_tables(t, run);
    struct buf *o = task_buf(t, csv || xlsx ? (size_t)FILE_BYTES : (size_t)PAPER_BYTES);
    if (csv || xlsx)
        reports_write_tables(&then, &run->scope, &tables, f, o);
    else if (reports_paper_of(&then, run->report, &run->scope, &tables, o) != DONE) {
        *ret_reply = papers_too_long(r, URL(t, reports_run_page, run->id));
        return true;
    }
    task_must_fit(t, o);
    *ret_reply = file(r, run, buf_view(o), csv || xlsx ? table_format_type(f) : PAPER_TYPE,
        csv || xlsx ? table_format_ending(f) : ".pdf");
    return true;
}

static void offer_others(struct task *t, const struct report_run *run, struct picks *list)
{
    struct report_runs runs = report_runs_of(t, run->project, run->report, 0, OTHERS_SHOWN);

    picks_add(t, list, S("today"), str_of(tr(t, "The report today")), S("today"));
    for (size_t i = 0; i < runs.n; i++)
        if (runs.at[i].id != run->id && report_run_seen(t, &runs.at[i]) != RUN_NOT)
            picks_add(t, list, id_str(t->a, runs.at[i].id),
                str_fmt(t->a, "%.*s (%.*s)", STR_ARG(runs.at[i].name),
                    STR_ARG(lang_instant(t->a, t->lang, runs.at[i].made_at))),
                S("today"));
}

/* In words only where they are about the same columns. */
static void fill_tables(struct req *r, struct report_run *run, struct run_view *v)
{
    struct task *t = &r->task;
    struct report_tables tables = report_run_tables(t, run);
    struct report_scope s = run->scope;

    s.start = list_start(r);
    s.shown = GROUPS_SHOWN;
    for (size_t i = 0; i < tables.n; i++)
        report_groups_page(t, &tables.at[i], &s);
    struct report_view shown = report_view_of(t, run->report, &s, &tables);
    for (size_t i = 0; i < shown.tables.n; i++)
        for (size_t k = 0; k < tables.n; k++)
            if (report_groups_of(&tables.at[k]) > s.shown && !str_empty(shown.tables.at[i].part))
                shown.tables.at[i].pager = list_pager(
                    t, URL(t, reports_run_page, run->id), s.start, s.shown, report_groups_of(&tables.at[k]));
    if (shown.tables.n > 0)
        report_drawings(
            t, run->report, &tables.at[report_drawn(run->report, &tables)], &shown.tables.at[shown.drawn].drawings);
    v->finding = shown.finding;
    v->sentence = shown.sentence;
    v->empty = shown.empty;
    v->tables = shown.tables;
    v->counted_otherwise = s.by_other_rules;
    v->notes = reports_notes(t, &run->scope);
}

struct reply reports_run_page(struct req *r)
{
    struct task *t = &r->task;
    struct report_run run;
    struct reply answer;
    enum outcome found = report_run_read(t, r->ids[0], &run);

    if (found != DONE)
        return reply_refused(r, found);
    bool shown = report_run_seen(t, &run) != RUN_NOT;
    if (shown && as_file(r, &run, &answer))
        return answer;
    struct url here = URL(t, reports_run_page, run.id);
    struct run_view v = { .id = run.id,
        .run = report_run_line(t, &run),
        .project_name = report_scope_name(t, &run.scope),
        .program = run.program,
        .rules = run.rules,
        .shown = shown,
        .may_remove = report_runs_may_remove(t, &run),
        .list = report_runs_url(t, run.project, NULL),
        .csv = url_with(t->a, here, "format", S("csv")),
        .xlsx = url_with(t->a, here, "format", S("xlsx")),
        .json = url_with(t->a, here, "format", S("json")),
        .pdf = url_with(t->a, here, "format", S("pdf")) };
    v.withheld_now = !shown && !v.run.removed;
    v.may_remove = v.may_remove && !v.run.removed;
    if (shown) {
        fill_tables(r, &run, &v);
        offer_others(t, &run, &v.others);
    }
    return SHOW(r, 200, run_show, &v);
}

/* ---- removing */

static struct reply show_removing(struct req *r, int status, const struct report_run *run, struct form form)
{
    struct run_remove_view v = { run->id, report_run_line(&r->task, run), form };

    return SHOW(r, status, run_removing, &v);
}

static bool removable(struct req *r, struct report_run *ret_run, struct reply *ret_refused)
{
    struct task *t = &r->task;
    enum outcome found = report_run_read(t, r->ids[0], ret_run);

    if (found == DONE && !report_runs_may_remove(t, ret_run))
        found = NOT_ALLOWED;
    if (found != DONE)
        *ret_refused = reply_refused(r, found);
    return found == DONE;
}

struct reply reports_run_remove(struct req *r)
{
    struct report_run run;
    struct reply refused;

    if (!removable(r, &run, &refused))
        return refused;
    return show_removing(r, 200, &run, form_show(&r->task, &run_remove_form, NULL, 0));
}

struct reply reports_run_removed(struct req *r)
{
    struct task *t = &r->task;
    struct run_remove_values v;
    struct report_run run;
    struct reply refused;
    struct form form;

    if (!removable(r, &run, &refused))
        return refused;
    if (!form_read(r, &run_remove_form, &v, &form))
        return show_removing(r, 422, &run, form);
    enum outcome how = report_run_remove(t, &run, v.why, &form.problems);
    if (how == INVALID)
        return show_removing(r, 422, &run, form);
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, reports_run_page, run.id), tr(t, "Somebody has removed the run already."));
    return reply_outcome(r, how, URL(t, reports_run_page, run.id), tr(t, "The run is removed."));
}
