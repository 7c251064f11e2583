/* reports: the list as data, who may read, and a whole report written out. How a report becomes
 * tables stands in report_table, how they are
 * written in report_files, what is withheld in withhold. */
#include "rooms/reports/reports.h"

#include "auth/viewer.h"
#include "rooms/reports/published.h"
#include "rooms/projects/projects.h"
#include "base/settings.h"

const struct report report_rows[REPORT__N] = {
#define R(x, name, rows, title, about) { REPORT_##name, #name, title, about, &name##_report },
    REPORTS(R, )
#undef R
};

const struct report *report_by_name(struct str name)
{
    for (size_t i = 0; i < REPORT__N; i++)
        if (str_is(name, report_rows[i].name))
            return &report_rows[i];
    return NULL;
}

bool reports_may_see(struct task *t, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return role == ROLE_MANAGER || role == ROLE_COUNSELLOR || role == ROLE_COORDINATOR;
}

bool reports_may_see_rows(struct task *t, int64_t project) { return viewer_sees_project_persons(t->viewer, project); }

int64_t reports_threshold(struct task *t, int64_t project)
{
    return reports_may_see_rows(t, project) ? 0 : t->settings->threshold;
}

bool report_scope_sees_rows(struct task *t, const struct report_scope *s)
{
    bool all = true;

    for (size_t i = 0; i < report_projects_n(s); i++)
        all &= reports_may_see_rows(t, report_project_at(s, i));
    return all;
}

int64_t report_scope_threshold(struct task *t, const struct report_scope *s)
{
    return report_scope_sees_rows(t, s) ? 0 : t->settings->threshold;
}

struct str report_scope_name(struct task *t, const struct report_scope *s)
{
    struct strs names = { 0 };

    for (size_t i = 0; i < report_projects_n(s); i++)
        strs_add(t->a, &names, projects_name(t, report_project_at(s, i)));
    if (s->organisation != 0)
        strs_add(t->a, &names, report_house_name(t, s));
    return strs_join(t->a, &names, lang_comma(t->lang));
}

struct str report_scope_codes(struct task *t, const struct report_scope *s, struct str between)
{
    struct strs codes = { 0 };

    for (size_t i = 0; i < report_projects_n(s); i++)
        strs_add(t->a, &codes, projects_code(t, report_project_at(s, i)));
    return strs_join(t->a, &codes, between);
}

struct report_scope reports_scope_for(struct task *t, int64_t project)
{
    return (struct report_scope){
        .project = project, .threshold = reports_threshold(t, project), .outside = !reports_may_see_rows(t, project)
    };
}

bool report_takes_several(const struct report *report, const struct report_scope *s)
{
    return report->parts->together || (report->parts->adds_outside && s->outside);
}

struct report_scope reports_scope(struct task *t, const struct report *report, const struct report_scope *s)
{
    struct report_scope scope = s->outside ? published_days(s) : *s;

    if (report->parts->rows == NULL && scope.threshold < t->settings->threshold)
        scope.threshold = t->settings->threshold;
    if (!report_takes_several(report, &scope))
        scope.also = (struct report_projects){ 0 };
    if (scope.organisation != 0 && scope.project > 0 && !report_has_house(t, report, &scope))
        scope.organisation = 0;
    return scope;
}

struct strs reports_notes(struct task *t, const struct report_scope *s)
{
    struct strs notes = { 0 };

    if (s->organisation != 0)
        strs_add(t->a, &notes,
            trf(t,
                "Only what belongs to %1$s is counted: its groups, the help its staff gave, and the persons whose "
                "first group was one of its own.",
                report_house_name(t, s)));
    if (s->also.n > 0)
        strs_add(t->a, &notes,
            str_of(s->threshold > 1 ? tr(t, "These are the figures of each project added up: who was in two of the "
                                            "projects counts in both. Where a figure of one project is withheld, the "
                                            "sum is withheld, too.")
                                    : tr(t, "Each person counts once, also who was in several of these projects: in "
                                            "the first group, with what has got furthest in any of them.")));
    if (s->threshold > 1) {
        strs_add(t->a, &notes,
            trf(t, "Counts smaller than %1$s are withheld, and so is what would reveal them.",
                lang_number(t->a, t->lang, s->threshold)));
        if (s->outside)
            strs_add(t->a, &notes,
                trf(t,
                    "The days are a whole year or the whole project. A figure that has changed by fewer than %1$s "
                    "since it was first shown stands as it was then, so sums may differ a little.",
                    lang_number(t->a, t->lang, s->threshold)));
        else
            strs_add(t->a, &notes,
                str_of(tr(t, "Do not compare this report with one of nearly the same days: the difference could tell "
                             "about single persons.")));
    }
    return notes;
}

/* ---- JSON */

/* The tables, for what their figures count: the same of each project. */
static struct report_tables json_project(
    struct task *t, const struct report *report, const struct report_scope *s, struct json *j)
{
    struct report_tables tables = reports_tables(t, report, s);

    js_object(j);
    report_tables_json(t, j, &tables);
    js_end(j);
    return tables;
}

static struct report_tables json_all_objectives(
    struct task *t, const struct report *report, const struct report_scope *s, struct json *j)
{
    struct strs objectives = report->parts->objectives(t);
    struct report_tables tables = { 0 };

    js_object(j);
    js_key(j, S("objectives"));
    js_object(j);
    for (size_t i = 0; i < objectives.n; i++) {
        struct report_scope one = *s;
        one.objective = objectives.at[i];
        js_key(j, objectives.at[i]);
        tables = json_project(t, report, &one, j);
    }
    js_end(j);
    js_end(j);
    return tables;
}

static struct report_tables json_all_projects(
    struct task *t, const struct report *report, const struct report_scope *s, struct json *j)
{
    struct project_briefs projects = projects_open_to(t);
    struct report_tables tables = { 0 };

    js_object(j);
    js_key(j, S("projects"));
    js_object(j);
    for (size_t i = 0; i < projects.n; i++) {
        struct report_scope one = *s;
        one.project = projects.at[i].id;
        js_key(j, projects.at[i].code);
        tables = json_project(t, report, &one, j);
    }
    js_end(j);
    js_end(j);
    return tables;
}

/* Of several together. */
static void json_projects(struct task *t, const struct report_scope *s, struct json *j)
{
    js_key(j, S("projects"));
    js_array(j);
    for (size_t i = 0; i < report_projects_n(s); i++)
        js_str(j, projects_code(t, report_project_at(s, i)));
    js_end(j);
}

static void write_json(struct task *t, const struct report *report, const struct report_scope *s, struct buf *o)
{
    struct json j;
    struct strs notes = reports_notes(t, s);
    struct report_tables tables;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "report", str_of(report->name));
    js_key(&j, S("project"));
    js_str_or_null(&j, s->project == 0 || s->also.n > 0 ? S("") : projects_code(t, s->project));
    if (s->also.n > 0)
        json_projects(t, s, &j);
    if (s->organisation != 0)
        js_put_str(&j, "organisation", report_house_key(t, s->organisation));
    js_key(&j, S("from"));
    js_str_or_null(&j, day_str(&s->from));
    js_key(&j, S("to"));
    js_str_or_null(&j, day_str(&s->to));
    js_put_str(&j, "made_at", instant_str(&t->now));
    js_key(&j, S("tables"));
    if (s->project != 0)
        tables = json_project(t, report, s, &j);
    else if (report->parts->objectives != NULL)
        tables = json_all_objectives(t, report, s, &j);
    else
        tables = json_all_projects(t, report, s, &j);
    js_key(&j, S("notes"));
    js_array(&j);
    for (size_t i = 0; i < notes.n; i++)
        js_str(&j, notes.at[i]);
    js_end(&j);
    js_key(&j, S("definitions"));
    report_definitions_json(t, &j, &tables);
    js_end(&j);
}

/* ---- the other formats */

/* What is held nowhere is no table for a terminal, and none for those who see no persons. */
static bool left_out(
    struct task *t, const struct report_table *table, const struct report_scope *s, enum table_format f)
{
    return table->plan->each != NULL && (f == FORMAT_TEXT || !reports_may_see_rows(t, s->project));
}

static bool one_table_only(enum table_format f) { return f == FORMAT_CSV || f == FORMAT_CSV_PEOPLE; }

void reports_write_tables(
    struct task *t, const struct report_scope *s, struct report_tables *tables, enum table_format f, struct buf *o)
{
    struct tables *out = tables_to_buf(t, f, o);

    for (size_t i = 0; i < tables->n; i++)
        if (one_table_only(f) ? i == tables->csv : !left_out(t, &tables->at[i], s, f))
            report_table_put(t, out, &tables->at[i], !one_table_only(f), f == FORMAT_TEXT);
    if (f == FORMAT_XLSX)
        report_definitions_put(t, out, tables);
    tables_close(out);
}

static void write_counted(
    struct task *t, const struct report *report, const struct report_scope *s, enum table_format f, struct buf *o)
{
    struct report_tables tables = reports_tables(t, report, s);

    reports_write_tables(t, s, &tables, f, o);
}

/* For terminals: the project above its tables, the notes below. */
static void write_text(struct task *t, const struct report *report, const struct report_scope *s, struct buf *o)
{
    struct strs notes = reports_notes(t, s);

    buf_fmt(o, "%s: %.*s (%.*s)\n", lang_tr(t->lang, report->title), STR_ARG(report_scope_name(t, s)),
        STR_ARG(report_scope_codes(t, s, S(", "))));
    if (day_known(s->from) || day_known(s->to))
        buf_fmt(o, "%.*s – %.*s\n", STR_ARG(lang_day(t->a, t->lang, s->from)), STR_ARG(lang_day(t->a, t->lang, s->to)));
    BUF_LIT(o, "\n");
    write_counted(t, report, s, FORMAT_TEXT, o);
    for (size_t i = 0; i < notes.n; i++)
        buf_fmt(o, "\n%.*s\n", STR_ARG(notes.at[i]));
}

void reports_write(
    struct task *t, const struct report *report, const struct report_scope *s, enum table_format f, struct buf *o)
{
    struct report_scope scope = reports_scope(t, report, s);

    scope.every = (f == FORMAT_JSON || f == FORMAT_XLSX) && str_empty(s->by);
    if (f == FORMAT_JSON)
        write_json(t, report, &scope, o);
    else if (f == FORMAT_TEXT)
        write_text(t, report, &scope, o);
    else
        write_counted(t, report, &scope, f, o);
}
