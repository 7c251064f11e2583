/* counselling_risk: acute risk: a flag with a reason, and an end with a reason. Who counsels the person knows of it,
 * and nobody else; no list shows it. */
#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "counselling_risk_sql.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/counselling/counselling.h"

enum { RISKS_SHOWN = 20 };

static bool may_know(struct task *t, int64_t person, int64_t project)
{
    return permitted(t->viewer, PERM_RISK_READ) && counselling_may(t, person, project);
}

bool counselling_at_risk(struct task *t, int64_t person)
{
    struct counselling_risk_sql_open_rows rows = counselling_risk_sql_open(t, person);

    for (size_t i = 0; i < rows.n; i++)
        if (may_know(t, person, rows.at[i].project))
            return true;
    return false;
}

struct risks counselling_risks(struct task *t, int64_t person)
{
    struct counselling_risk_sql_of_person_rows rows = counselling_risk_sql_of_person(t, person, RISKS_SHOWN);
    struct risks list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct risk one = { .id = rows.at[i].risk,
            .person = person,
            .project = rows.at[i].project,
            .version = rows.at[i].version,
            .since = rows.at[i].since,
            .ended_on = rows.at[i].ended_on,
            .reason = rows.at[i].reason,
            .end_reason = rows.at[i].end_reason,
            .staff_name = rows.at[i].staff_name,
            .ended_by = rows.at[i].ended_by };
        if (may_know(t, person, one.project))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool written(struct task *t, struct str reason, struct problems *ps)
{
    if (str_empty(str_trim(reason)))
        problem_add(t, ps, "reason", str_of(tr(t, "Write the reason, so that others know what to do.")));
    return ps->n == 0;
}

enum outcome counselling_risk_add(
    struct task *t, int64_t person, int64_t project, struct str reason, struct problems *ret_problems)
{
    struct counselling_risk_sql_open_rows open;
    int64_t id = id_new();

    if (!may_know(t, person, project))
        return NOT_ALLOWED;
    if (!written(t, reason, ret_problems))
        return INVALID;
    open = counselling_risk_sql_open(t, person);
    for (size_t i = 0; i < open.n; i++)
        if (open.at[i].project == project)
            problem_add(t, ret_problems, "", str_of(tr(t, "Somebody has marked the acute risk already.")));
    if (ret_problems->n > 0)
        return INVALID;
    counselling_risk_sql_add(t, id, person, project, t->today, reason, t->viewer->staff);
    journal_write(t, JOURNAL_CREATE, "acute risk", id, S(""));
    return DONE;
}

enum outcome counselling_risk_close(
    struct task *t, int64_t risk, int64_t version, struct str reason, struct problems *ret_problems)
{
    struct counselling_risk_sql_get_row row;

    if (!counselling_risk_sql_get(t, risk, &row))
        return NOT_FOUND;
    if (!may_know(t, row.person, row.project))
        return NOT_ALLOWED;
    if (!written(t, reason, ret_problems))
        return INVALID;
    if (counselling_risk_sql_close(t, risk, version, t->today, t->viewer->staff, reason) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "acute risk", risk, S("ended_on"));
    return DONE;
}
