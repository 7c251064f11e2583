/* must fail in line 7: has no member named 'nmae' */
#include "good_sql.h"

void call(struct task *t);
void call(struct task *t)
{
    good_sql_put_all(t, .id = 1, .nmae = S("x"), .born = t->today, .at = t->now, .case_ = 3, .ok = YES, .share = 1);
}
