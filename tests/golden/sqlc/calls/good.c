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

struct str name(struct task *t);
struct str name(struct task *t)
{
    struct good_sql_visit_rows visits = good_sql_visits(t, 1);
    struct good_sql_whole_visits_rows whole = good_sql_whole_visits(t, 1);
    struct good_sql_counted_of_all_rows all = good_sql_counted_of_all(t);
    struct good_sql_visit_row one;
    if (all.n > 0)
        return all.at[0].counted.visit.name;
    return whole.n > 0 ? whole.at[0].visit.name : good_sql_visit(t, 1, &one) ? one.name : visits.at[0].name;
}
