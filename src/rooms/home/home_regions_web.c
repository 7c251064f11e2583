/* home_regions_web: of the first page what a coordinator of regions answers for: which periods are to be reported, in
 * which regions the projects work, and how far each of them is. Figures only, small ones withheld; no person. */
#include "auth/viewer.h"
#include "home_sql.h"
#include "lang/lang.h"
#include "rooms/home/home_view.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { REPORTED_DAYS = 60 }; /* a period that is locked stands here for so long after its end */

/* ---- periods */

static struct str period_state(struct task *t, const struct home_sql_due_row *p)
{
    struct str ends_on = lang_day(t->a, t->lang, p->ends_on);

    if (day_cmp(p->ends_on, t->today) >= 0)
        return trf(t, "This period ends on %1$s.", ends_on);
    return p->locked ? trf(t, "This period ended on %1$s. It is locked: its figures stay as they are.", ends_on)
                     : trf(t, "This period ended on %1$s and is not locked yet.", ends_on);
}

/* Each leads to what was promised and reached by now: readers who see no persons are shown whole years or the whole
 * project. */
static void add_periods(struct task *t, struct home_view *v)
{
    struct home_sql_due_rows rows = home_sql_due(
        t, t->viewer->staff, t->today, day_add(t->today, -REPORTED_DAYS), HOME_ROWS);
    struct home_section s = home_section(str_of(tr(t, "Periods to report")), "");

    for (size_t i = 0; i < rows.n; i++) {
        const struct home_sql_due_row *p = &rows.at[i];
        struct url report = home_in_project(t, URL(t, reports_targets_page), p->project);
        home_add_item(t, &s, report,
            str_fmt(t->a, "%.*s (%.*s)", STR_ARG(projects_name(t, p->project)), STR_ARG(p->name)), period_state(t, p));
        s.hidden = p->total - (int64_t)rows.n;
    }
    s.more = URL(t, reports_list);
    s.more_text = str_of(tr(t, "All reports"));
    home_add_section(t, v, &s);
}

/* ---- regions */

static bool among(const struct strs *list, struct str one)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], one))
            return true;
    return false;
}

/* Those in which the municipalities lie, each once. */
static struct str regions_of(struct task *t, struct str municipalities)
{
    struct strs codes = strs_split(t->a, municipalities, ';'), names = { 0 };

    for (size_t i = 0; i < codes.n; i++) {
        struct str region = place_region(codes.at[i], t->today);
        if (!str_empty(region) && !among(&names, region_name(t->lang, region)))
            strs_add(t->a, &names, region_name(t->lang, region));
    }
    return names.n > 0 ? lang_list(t->a, t->lang, &names) : str_of(tr(t, "No municipality is written"));
}

static void add_projects(struct task *t, struct home_view *v)
{
    struct home_sql_places_rows rows = home_sql_places(t, t->viewer->staff);
    struct home_section s = home_section(str_of(tr(t, "Projects by region")), "");

    for (size_t i = 0; i < rows.n; i++) {
        struct home_item item = { .link = URL(t, projects_card_page, rows.at[i].project),
            .name = projects_name(t, rows.at[i].project),
            .text = regions_of(t, rows.at[i].municipalities) };
        LIST_ADD(t->a, &s.items, item); /* her own: each has a section of its own below, too */
    }
    home_add_section(t, v, &s);
}

void home_regions(struct task *t, struct home_view *v)
{
    bool coordinates = false;

    for (size_t i = 0; i < t->viewer->nprojects; i++)
        coordinates |= viewer_role_in(t->viewer, t->viewer->projects[i].project) == ROLE_COORDINATOR;
    if (!coordinates)
        return;
    add_periods(t, v);
    add_projects(t, v);
}

/* ---- how far a project is */

void home_figures(struct task *t, int64_t project, struct home_view *v)
{
    struct report_scope scope = reports_scope_for(t, project);
    struct report_tables outcomes = reports_tables(t, &report_rows[REPORT_outcomes], &scope);
    const struct report_table *table = &outcomes.at[0];
    const struct report_line *all = report_total(table);
    int64_t persons = report_count(all, report_column_of(table->plan, S("persons")));
    int64_t percent = report_share(table->plan, all, report_column_of(table->plan, S("guided")));
    struct home_section s = home_section(projects_name(t, project), "");

    s.more = home_in_project(t, URL(t, reports_outcomes_page), project);
    s.more_text = str_of(tr(t, "Open the report"));
    if (persons == INT_NONE)
        home_add_item(t, &s, (struct url){ S("") }, S(""), str_of(tr(t, "The figures are too small to be shown.")));
    else
        home_add_item(t, &s, (struct url){ S("") }, S(""),
            home_counted(t, trn(t, "%n member of the groups", "%n members of the groups", persons), persons));
    if (persons != INT_NONE && persons > 0 && percent != INT_NONE)
        home_add_item(t, &s, (struct url){ S("") }, S(""),
            trf(t, "%1$s of the members were guided to education or work", lang_percent(t->a, t->lang, percent)));
    home_add_section(t, v, &s);
    home_targets(t, project, v);
}
