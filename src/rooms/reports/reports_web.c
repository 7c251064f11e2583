/* reports_web: what all pages of reports share: the project and the days of the query, the bar, files; and the list. */
#include "rooms/reports/published.h"
#include "rooms/reports/runs_web.h"

#include "reports_reports_html.h"
#include "rooms/papers.h"
#include "rooms/routes.h"

enum { FILE_BYTES = 16 << 20 };

/* The wanted project when she may read its reports, else the first one she may. */
static int64_t project_of(struct req *r)
{
    struct task *t = &r->task;
    int64_t wanted = req_id(r, "project");
    struct project_briefs all = projects_open_to(t);

    if (wanted != 0 && reports_may_see(t, wanted))
        return wanted;
    for (size_t i = 0; wanted == 0 && i < all.n; i++)
        if (reports_may_see(t, all.at[i].id))
            return all.at[i].id;
    return 0;
}

/* A name that no report knows is none. */
static struct str crossing_asked(struct req *r, const char *field)
{
    struct str name = req_get(r, field);
    bool known = false;

    for (size_t i = 0; i < REPORT__N; i++)
        for (size_t k = 0; k < report_rows[i].parts->crossings_n; k++)
            known |= str_is(name, report_rows[i].parts->crossings[k].name);
    return known ? name : S("");
}

/* ?also=ID,ID, and once more for each box that is ticked. */
static struct report_projects also_asked(struct req *r)
{
    struct strs values = req_all(r, "also");
    struct report_projects asked = { 0 };

    for (size_t i = 0; i < values.n; i++) {
        struct report_projects some = report_projects_read(&r->task, values.at[i]);
        for (size_t k = 0; k < some.n; k++)
            report_projects_add(&r->task, &asked, some.at[k]);
    }
    return asked;
}

bool report_asked(struct req *r, struct report_scope *ret_scope)
{
    int64_t project = project_of(r);
    struct report_projects asked = also_asked(r), also;

    if (project == 0 || !report_projects_choose(&r->task, &asked, project, &also))
        return false;
    *ret_scope = (struct report_scope){ .project = project, .from = req_day(r, "from"), .to = req_day(r, "to") };
    ret_scope->also = also;
    ret_scope->threshold = report_scope_threshold(&r->task, ret_scope);
    ret_scope->outside = !report_scope_sees_rows(&r->task, ret_scope);
    if (ret_scope->outside)
        *ret_scope = published_days(ret_scope);
    (void)report_house_read(req_get(r, "organisation"), &ret_scope->organisation);
    ret_scope->by = crossing_asked(r, "by");
    ret_scope->by2 = crossing_asked(r, "by2");
    return true;
}

struct url report_url(struct task *t, struct url u, const struct report_scope *s)
{
    u = url_with_id(t->a, u, "project", s->project);
    if (s->also.n > 0)
        u = url_with(t->a, u, "also", report_projects_text(t, &s->also));
    if (day_known(s->from))
        u = url_with(t->a, u, "from", str_copy(t->a, day_str(&s->from)));
    if (day_known(s->to))
        u = url_with(t->a, u, "to", str_copy(t->a, day_str(&s->to)));
    if (s->organisation != 0)
        u = url_with(t->a, u, "organisation", report_house_key(t, s->organisation));
    if (!str_empty(s->by))
        u = url_with(t->a, u, "by", s->by);
    if (!str_empty(s->by2))
        u = url_with(t->a, u, "by2", s->by2);
    return u;
}

static void add_preset(struct task *t, struct report_bar *bar, const struct report_scope *s, struct str name,
    const struct report_scope *days)
{
    struct report_preset one = { name, report_url(t, bar->action, days),
        day_cmp(days->from, s->from) == 0 && day_cmp(days->to, s->to) == 0 };

    LIST_ADD(t->a, &bar->presets, one);
}

/* The days that are asked for most. */
static void add_presets(struct task *t, struct report_bar *bar, const struct report_scope *s)
{
    struct report_scope whole = { .project = s->project,
        .also = s->also,
        .by = s->by,
        .by2 = s->by2,
        .organisation = s->organisation },
                        year = whole, period = whole;
    struct project_period now;

    year.from = year.to = t->today;
    memcpy(year.from.t + 4, "-01-01", 7);
    memcpy(year.to.t + 4, "-12-31", 7);
    add_preset(t, bar, s, str_of(tr(t, "Whole project")), &whole);
    add_preset(t, bar, s, str_of(tr(t, "This year")), &year);
    if (s->outside || !projects_period_on(t, s->project, t->today, &now)) /* outside has whole years */
        return;
    period.from = now.from;
    period.to = now.to;
    add_preset(t, bar, s, trf(t, "This period: %1$s", now.name), &period);
}

struct picks report_projects(struct task *t, int64_t chosen)
{
    struct project_briefs all = projects_open_to(t);
    struct picks list = { 0 };

    for (size_t i = 0; i < all.n; i++)
        if (reports_may_see(t, all.at[i].id))
            picks_add(t, &list, id_str(t->a, all.at[i].id), all.at[i].name, id_str(t->a, chosen));
    return list;
}

static void add_crossings(struct task *t, const struct report *report, const struct report_scope *s, struct str chosen,
    const char *none, struct picks *picks)
{
    for (size_t i = 0; i < report->parts->crossings_n; i++) {
        const struct report_crossing *c = &report->parts->crossings[i];
        if (i == 0)
            picks_add(t, picks, S(""), str_of(none), chosen);
        bool some = !c->of_projects || s->also.n > 0, shown = s->threshold <= 1 || !(c->of_groups || c->of_projects);
        if (some && shown)
            picks_add(t, picks, str_of(c->name), str_of(lang_tr(t->lang, c->title)), chosen);
    }
}

/* All of the programme, or of the specific objective, at once. */
static void add_alike(struct task *t, struct report_bar *bar, const struct report_scope *s, const char *words,
    struct str name, const struct report_projects *others)
{
    struct report_scope all = *s;

    if (others->n == 0 || others->n >= REPORT_PROJECTS_MOST ||
        !report_projects_choose(t, others, s->project, &all.also))
        return;
    struct report_like one = { words, name, report_url(t, bar->action, &all),
        str_eq(report_projects_text(t, &all.also), report_projects_text(t, &s->also)) };
    LIST_ADD(t->a, &bar->alike, one);
}

struct picks report_also_picks(struct task *t, const struct picks *projects, const struct report_scope *s)
{
    struct picks list = { 0 };

    for (size_t i = 0; i < projects->n; i++) {
        struct pick one = projects->at[i];
        int64_t project;
        if (one.chosen || !id_read(one.value, &project))
            continue;
        for (size_t k = 0; k < s->also.n; k++)
            one.chosen |= s->also.at[k] == project;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* The others whose reports she may read, of a report that can count several together. */
static void add_also(struct task *t, const struct report *report, struct report_bar *bar, const struct report_scope *s)
{
    if (!report_takes_several(report, s) || bar->projects.n < 2)
        return;
    bar->also = report_also_picks(t, &bar->projects, s);
    for (size_t i = 0; i < bar->also.n; i++)
        bar->also_chosen |= bar->also.at[i].chosen;
    struct report_alike alike = report_projects_alike(t, s->project);
    add_alike(t, bar, s, tr(t, "All of the programme"), alike.programme, &alike.of_programme);
    add_alike(t, bar, s, tr(t, "All of the specific objective"), alike.objective, &alike.of_objective);
}

/* To choose from where the project has partners. */
static void add_houses(
    struct task *t, const struct report *report, const struct report_scope *s, struct report_bar *bar)
{
    struct report_houses houses = report_houses_of(t, report, s);

    for (size_t i = 0; i < houses.n; i++) {
        if (i == 0)
            picks_add(t, &bar->organisations, S(""), str_of(tr(t, "All organisations")),
                report_house_key(t, s->organisation));
        picks_add(t, &bar->organisations, houses.at[i].key, houses.at[i].name, report_house_key(t, s->organisation));
    }
}

struct report_bar report_bar_of(
    struct req *r, const struct report *report, const struct report_scope *s, struct url page)
{
    struct task *t = &r->task;
    struct url here = report_url(t, page, s);
    struct report_bar bar = {
        .title = str_of(lang_tr(t->lang, report->title)),
        .project_name = report_scope_name(t, s),
        .from = s->from,
        .to = s->to,
        .action = page,
        .csv = url_with(t->a, here, "format", S("csv")),
        .xlsx = url_with(t->a, here, "format", S("xlsx")),
        .json = url_with(t->a, here, "format", S("json")),
        .pdf = url_with(t->a, here, "format", S("pdf")),
        .runs = report_runs_url(t, s->project, report),
        .projects = report_projects(t, s->project),
        .notes = reports_notes(t, s),
    };

    add_presets(t, &bar, s);
    add_also(t, report, &bar, s);
    add_houses(t, report, s, &bar);
    bar.feed = report_url(t, url_with(t->a, URL(t, reports_feeds), "report", str_of(report->name)), s);
    if (report_runs_may_store(t, s->project) && !report->parts->not_kept)
        bar.store = report_url(t, url_with(t->a, URL(t, reports_run_new), "report", str_of(report->name)), s);
    add_crossings(t, report, s, s->by, tr(t, "Not crossed"), &bar.by);
    if (s->threshold <= 1) /* two crossed are small numbers */
        add_crossings(t, report, s, s->by2, tr(t, "Nothing more"), &bar.by2);
    if (day_known(s->from) && day_known(s->to) && day_cmp(s->from, s->to) > 0)
        bar.trouble = str_of(tr(t, "The first day is after the last day. Change one of them."));
    return bar;
}

static struct reply file(struct req *r, const struct report *report, const struct report_scope *s, struct buf *o,
    const char *type, const char *ending)
{
    struct task *t = &r->task;
    struct str code = report_scope_codes(t, s, S("-"));

    task_must_fit(t, o);
    struct str name = str_fmt(t->a, "%s-%.*s%s", report->name, STR_ARG(code), ending);
    return reply_bytes(r, 200, type, buf_view(o), str_z(t->a, name));
}

static struct reply as_paper(struct req *r, const struct report *report, const struct report_scope *s)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, PAPER_BYTES);

    if (reports_paper(t, &(struct reports_chosen){ .at = { report }, .n = 1 }, s, o) != DONE)
        return papers_too_long(r, report_url(t, report_page_url(t, report), s));
    return file(r, report, s, o, PAPER_TYPE, ".pdf");
}

static bool as_file(struct req *r, const struct report *report, const struct report_scope *s, struct reply *ret_reply)
{
    static const struct {
        const char *accept;
        enum table_format format;
    } files[] = {
        { "json", FORMAT_JSON },
        { "csv", FORMAT_CSV_PEOPLE },
        { "xlsx", FORMAT_XLSX },
    };
    struct task *t = &r->task;

    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (!str_is(r->accept, files[i].accept))
            continue;
        struct buf *o = task_buf(t, FILE_BYTES);
        reports_write(t, report, s, files[i].format, o);
        *ret_reply = file(r, report, s, o, table_format_type(files[i].format), table_format_ending(files[i].format));
        return true;
    }
    if (!papers_wanted(r))
        return false;
    *ret_reply = as_paper(r, report, s);
    return true;
}

bool report_begin(struct req *r, const struct report *report, struct report_scope *ret_scope, struct reply *ret_answer)
{
    if (report_asked(r, ret_scope)) {
        *ret_scope = reports_scope(&r->task, report, ret_scope);
        return !as_file(r, report, ret_scope, ret_answer);
    }
    *ret_answer = reply_not_allowed(r);
    return false;
}

struct reply reports_list(struct req *r)
{
    struct task *t = &r->task;
    struct report_scope s;
    struct reports_list_view v = { .has_project = report_asked(r, &s) };

    for (size_t i = 0; i < REPORT__N; i++) {
        struct report_card card = { str_of(lang_tr(t->lang, report_rows[i].title)),
            str_of(lang_tr(t->lang, report_rows[i].about)), report_page_url(t, &report_rows[i]) };
        LIST_ADD(t->a, &v.cards, card);
    }
    return SHOW(r, 200, reports_list, &v);
}
