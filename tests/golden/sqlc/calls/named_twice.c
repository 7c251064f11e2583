/* must fail in line 8: initialized field overwritten */
#include "good_sql.h"

void call(struct task *t);
void call(struct task *t)
{
    good_sql_put_all(t, .id = 1, .name = S("x"), .born = t->today, .at = t->now, .case_ = 3,
        .ok = YES, .id = 2);
}
