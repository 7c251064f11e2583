/* Calls by name that compile: in any order, with rows behind the names, and commas inside parentheses. */
#include "good_sql.h"

bool call(struct task *t, bool (*row)(void *x, const struct good_sql_look_at_all_row *r));
bool call(struct task *t, bool (*row)(void *x, const struct good_sql_look_at_all_row *r))
{
    struct good_sql_look_row found;
    good_sql_put_all(t, .name = S("x"), .id = 1, .born = (struct day){ "" }, .at = t->now, .case_ = INT_NONE,
        .share = 0.5, .ok = YES);
    good_sql_look_at_all(t, .a = 1, .b = 2, .c = 3, .d = 4, .e = 5, .f = 6, .g = 7, row, NULL);
    good_sql_look_at_all_few(t, .a = 1, .b = 2, .c = 3, .d = 4, .e = 5, .f = 6, .g = 7, row, NULL);
    return good_sql_look(t, .g = 1, .f = 2, .e = 3, .d = 4, .c = 5, .b = 6, .a = 7, &found);
}
