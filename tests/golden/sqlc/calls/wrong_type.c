/* must fail in line 7: incompatible types when initializing type */
#include "good_sql.h"

void call(struct task *t);
void call(struct task *t)
{
    good_sql_put_all(t, .id = 1, .name = S("x"), .born = t->now, .at = t->now, .case_ = 3, .ok = YES, .share = 1);
}
