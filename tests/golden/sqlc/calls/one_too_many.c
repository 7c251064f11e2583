/* must fail in line 8: macro "good_sql_put_all" passed 9 arguments, but takes just 8 */
#include "good_sql.h"

void call(struct task *t);
void call(struct task *t)
{
    good_sql_put_all(t, .id = 1, .name = S("x"), .born = t->today, .at = t->now, .case_ = 3,
        .ok = YES, .share = 1, .id = 2);
}
