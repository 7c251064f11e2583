/* plans_agreed: what a talk agreed, as a step of the plan. */
#include "auth/journal.h"
#include "db/db.h"
#include "plans_agreed_sql.h"
#include "rooms/plans/plans.h"

bool plans_has(struct task *t, int64_t person, int64_t project)
{
    struct plans_agreed_sql_newest_row row;

    return plans_agreed_sql_newest(t, person, project, &row);
}

enum outcome plans_add_agreed(struct task *t, int64_t person, int64_t project, struct str what, struct day due)
{
    struct plans_agreed_sql_newest_row newest;
    struct plans_agreed_sql_last_row last = { 0 };

    if (!plans_agreed_sql_newest(t, person, project, &newest))
        return NOT_FOUND;
    plans_remember(t, newest.plan);
    if (!plans_agreed_sql_last(t, newest.plan, &last))
        last.step = 0;
    plans_agreed_sql_moved(t, newest.plan);
    plans_agreed_sql_add(t, newest.plan, last.step + 1, what, due);
    journal_write(t, JOURNAL_CHANGE, "plan", newest.plan, S("steps"));
    return DONE;
}
