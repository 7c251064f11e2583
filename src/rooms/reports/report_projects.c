/* report_projects: which projects are counted together: those that were asked for, in the order of their codes, and
 * those that are alike. Nobody gets others than those whose reports she may read. */
#include "rooms/projects/projects.h"
#include "report_projects_sql.h"
#include "rooms/reports/reports.h"

static bool is_among(const struct report_projects *list, int64_t project)
{
    bool found = false;

    for (size_t i = 0; i < list->n; i++)
        found |= list->at[i] == project;
    return found;
}

bool report_projects_choose(
    struct task *t, const struct report_projects *asked, int64_t first, struct report_projects *ret_also)
{
    struct project_briefs all = projects_open_to(t);
    struct report_projects also = { 0 };
    size_t found = 0;

    for (size_t i = 0; i < all.n; i++) {
        if (!is_among(asked, all.at[i].id) || !reports_may_see(t, all.at[i].id))
            continue;
        found++;
        if (all.at[i].id != first)
            LIST_ADD(t->a, &also, all.at[i].id);
    }
    *ret_also = also;
    return found == asked->n && also.n < REPORT_PROJECTS_MOST;
}

void report_projects_add(struct task *t, struct report_projects *list, int64_t project)
{
    if (project != 0 && !is_among(list, project))
        LIST_ADD(t->a, list, project);
}

struct report_projects report_projects_read(struct task *t, struct str joined)
{
    struct report_projects list = { 0 };
    struct str piece;
    int64_t project;

    while (joined.n > 0 && str_cut(&joined, ',', &piece))
        if (id_read(piece, &project))
            report_projects_add(t, &list, project);
    return list;
}

struct str report_projects_text(struct task *t, const struct report_projects *list)
{
    struct strs ids = { 0 };

    for (size_t i = 0; i < list->n; i++)
        strs_add(t->a, &ids, id_str(t->a, list->at[i]));
    return strs_join(t->a, &ids, S(","));
}

struct report_projects report_projects_named(struct task *t, struct str programme, struct str objective)
{
    struct report_projects_sql_carrying_rows rows = report_projects_sql_carrying(t, programme, objective);
    struct project_briefs open = projects_open_to(t);
    struct report_projects list = { 0 };

    for (size_t i = 0; i < open.n; i++)
        for (size_t k = 0; k < rows.n; k++)
            if (rows.at[k].project == open.at[i].id && reports_may_see(t, open.at[i].id))
                report_projects_add(t, &list, open.at[i].id);
    return list;
}

struct report_alike report_projects_alike(struct task *t, int64_t project)
{
    struct report_projects_sql_alike_rows rows = report_projects_sql_alike(t, project);
    struct report_alike alike = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        if (rows.at[i].project == project) {
            alike.programme = rows.at[i].programme;
            alike.objective = rows.at[i].objective;
        }
    for (size_t i = 0; i < rows.n; i++) {
        int64_t one = rows.at[i].project;
        if (one == project || !reports_may_see(t, one))
            continue;
        if (!str_empty(alike.programme) && str_eq(rows.at[i].programme, alike.programme))
            report_projects_add(t, &alike.of_programme, one);
        if (!str_empty(alike.objective) && str_eq(rows.at[i].objective, alike.objective))
            report_projects_add(t, &alike.of_objective, one);
    }
    return alike;
}

struct strs report_programmes(struct task *t)
{
    struct report_projects_sql_programmes_rows rows = report_projects_sql_programmes(t);
    struct project_briefs open = projects_open_to(t);
    struct strs list = { 0 };
    size_t n = 0;

    for (size_t i = 0; i < rows.n; i++) {
        if (i > 0 && !str_eq(rows.at[i].programme, rows.at[i - 1].programme))
            n = 0;
        for (size_t k = 0; k < open.n; k++)
            n += open.at[k].id == rows.at[i].project && reports_may_see(t, open.at[k].id);
        bool last = i + 1 == rows.n || !str_eq(rows.at[i].programme, rows.at[i + 1].programme);
        if (last && n > 1)
            strs_add(t->a, &list, rows.at[i].programme);
    }
    return list;
}
