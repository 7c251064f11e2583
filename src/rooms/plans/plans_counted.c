/* plans_counted: what of a very large project is counted beside its pages. They show it in plans_lists.c. */
#include "plans_counted_sql.h"
#include "plans_lists_sql.h"
#include "rooms/counted/counted.h"
#include "rooms/plans/plans_lists.h"

_Static_assert((int)COUNTED_KEPT == (int)PLANS_LISTED_MOST, "a list says 'more than' so many of both");

struct plans_count {
    struct plans_lists_sql_cover_row cover;
    struct plans_lists_sql_somebody_rows without, left;
};

struct plans_count *plans_count(struct task *t, int64_t project)
{
    struct plans_count *c = NEW(t->a, struct plans_count);

    if (!plans_lists_sql_cover(t, project, t->today, day_add(t->today, PLANS_LEAVING_DAYS), &c->cover))
        fail(t, FAIL_DB, "no figures of a project");
    c->without = plans_lists_sql_without(t, project, t->today, COUNTED_KEPT, 0);
    c->left = plans_lists_sql_left_without(t, project, t->today, COUNTED_KEPT, 0);
    return c;
}

static int64_t total_of(const struct plans_lists_sql_somebody_rows *rows)
{
    return rows->n > 0 ? rows->at[0].total : 0;
}

static void keep_list(
    struct task *t, int64_t project, enum plans_show show, const struct plans_lists_sql_somebody_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        plans_counted_sql_keep_person(
            t, project, plans_show_code(show), (int64_t)i, rows->at[i].person, rows->at[i].day);
}

void plans_keep(struct task *t, int64_t project, const struct plans_count *c)
{
    plans_counted_sql_forget_persons(t, project);
    plans_counted_sql_forget(t, project);
    if (!c)
        return;
    plans_counted_sql_keep(
        t, project, c->cover.members, c->cover.planned, c->cover.leaving, total_of(&c->without), total_of(&c->left));
    keep_list(t, project, SHOW_WITHOUT, &c->without);
    keep_list(t, project, SHOW_LEFT, &c->left);
}
