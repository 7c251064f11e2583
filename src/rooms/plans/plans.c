/* plans: what stood before a change. */
#include "rooms/plans/plans.h"

#include "auth/viewer.h"
#include "db/db.h"
#include "plans_sql.h"

void plans_remember(struct task *t, int64_t plan)
{
    if (plans_sql_remember(t, plan, t->now, t->viewer->staff) > 0)
        plans_sql_remember_steps(t, plan);
}
