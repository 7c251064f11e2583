/* must fail in line 7: positional initialization of field in */
#include "good_sql.h"

void call(struct task *t);
void call(struct task *t)
{
    good_sql_put_all(t, 1, .name = S("x"), .born = t->today, .at = t->now, .case_ = 3, .ok = YES, .share = 1);
}
