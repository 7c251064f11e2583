/* circumstances_estimates: figures that a project enters instead of asking persons, and of what is no person. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "circumstances_sql.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/circumstances/circumstances.h"
#include "rooms/projects/projects.h"

static const struct code indicator_rows[] = {
    { "EECO12", N_("EECO12 Participants with disabilities") },
    { "EECO13", N_("EECO13 Third-country nationals") },
    { "EECO14", N_("EECO14 Participants with a foreign background") },
    { "EECO15", N_("EECO15 Minorities, also marginalised communities such as Roma") },
    { "EECO16", N_("EECO16 Homeless or affected by housing exclusion") },
    { "EECO17", N_("EECO17 Participants from rural areas") },
    { "EECO18", N_("EECO18 Supported public administrations or services") },
    { "EECO19", N_("EECO19 Supported micro, small and medium enterprises") },
};
const struct codes CODES_later_indicator = { "later_indicator", indicator_rows,
    sizeof indicator_rows / sizeof *indicator_rows };

static const char *const noun = "estimate";

/* Services and enterprises are no persons: no women, men, nor a percent of them. */
static bool of_persons(struct str indicator) { return !str_is(indicator, "EECO18") && !str_is(indicator, "EECO19"); }

static bool may(struct task *t, int64_t project)
{
    return t->viewer->role == ROLE_ADMIN || viewer_manages(t->viewer, project);
}

static struct estimate of_row(const struct circumstances_sql_estimate_row *r)
{
    return (struct estimate){ .id = r->id,
        .version = r->version,
        .project = r->project,
        .indicator = r->indicator,
        .source = r->source,
        .method = r->method,
        .day = r->day,
        .women = r->women,
        .men = r->men,
        .non_binary = r->non_binary,
        .number = r->number,
        .percent = r->percent };
}

struct estimates circumstances_estimates(struct task *t, int64_t project)
{
    struct estimates list = { 0 };

    if (!may(t, project))
        return list;
    struct circumstances_sql_estimate_rows rows = circumstances_sql_estimates(t, project, ESTIMATES_SHOWN);
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, of_row(&rows.at[i]));
    return list;
}

static void check_figures(struct task *t, const struct estimate *e, struct problems *ret)
{
    bool persons = e->women != INT_NONE || e->men != INT_NONE || e->non_binary != INT_NONE;

    if (!of_persons(e->indicator)) {
        if (persons || e->percent != INT_NONE)
            problem_add(t, ret, persons ? "women" : "percent",
                str_of(tr(t, "These are no persons. Write only how many services or enterprises.")));
        if (e->number == INT_NONE)
            problem_add(t, ret, "number", str_of(tr(t, "Write how many services or enterprises.")));
        return;
    }
    if (e->number != INT_NONE)
        problem_add(
            t, ret, "number", str_of(tr(t, "This is for services and enterprises. Write persons or a percent.")));
    if (persons == (e->percent != INT_NONE))
        problem_add(t, ret, "women", str_of(tr(t, "Write either how many persons, or a percent of all participants.")));
}

void circumstances_check_estimate(struct task *t, const struct estimate *e, struct problems *ret_problems)
{
    if (!code_ok(&CODES_later_indicator, e->indicator))
        problem_add(t, ret_problems, "indicator", str_of(tr(t, "Choose from the list.")));
    else
        check_figures(t, e, ret_problems);
    if (!day_whole(e->day))
        problem_add(t, ret_problems, "day", str_of(tr(t, "Write up to which day the figure counts.")));
    else if (day_cmp(e->day, t->today) > 0)
        problem_add(t, ret_problems, "day",
            str_of(tr(t, "The day is in the future. Write up to which day the figure counts.")));
    else if (projects_days_locked(t, e->project, e->day, DAY("")))
        problem_add(t, ret_problems, "day", str_of(tr(t, "The period of that day is locked. Choose another day.")));
    if (str_empty(e->source))
        problem_add(t, ret_problems, "source", str_of(tr(t, "Write where the figure comes from.")));
    if (str_empty(e->method))
        problem_add(t, ret_problems, "method", str_of(tr(t, "Write how the figure was made.")));
}

enum outcome circumstances_add_estimate(struct task *t, const struct estimate *e, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (!may(t, e->project))
        return NOT_ALLOWED;
    circumstances_check_estimate(t, e, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    circumstances_sql_add_estimate(t, .id = id, .project = e->project, .indicator = e->indicator, .day = e->day,
        .women = e->women, .men = e->men, .non_binary = e->non_binary, .number = e->number, .percent = e->percent,
        .source = e->source, .method = e->method);
    journal_write(t, JOURNAL_CREATE, noun, id, S(""));
    return DONE;
}

enum outcome circumstances_remove_estimate(struct task *t, int64_t project, int64_t id, int64_t version)
{
    struct circumstances_sql_estimate_row row;

    if (!may(t, project))
        return NOT_ALLOWED;
    if (!circumstances_sql_estimate(t, id, &row) || row.project != project)
        return NOT_FOUND;
    if (projects_days_locked(t, project, row.day, DAY("")))
        return NOT_ALLOWED;
    if (circumstances_sql_remove_estimate(t, id, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, noun, id, S(""));
    return DONE;
}
