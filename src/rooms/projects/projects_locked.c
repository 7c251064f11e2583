/* projects_locked: which days are locked, and what other rooms change of them. */
#include "auth/viewer.h"
#include "projects_locked_sql.h"
#include "rooms/projects/projects.h"

static struct str first_of(const struct day *d) { return day_known(*d) ? day_str(d) : S("0000-01-01"); }
static struct str last_of(const struct day *d) { return day_known(*d) ? day_str(d) : S("9999-12-31"); }

bool projects_days_locked(struct task *t, int64_t project, struct day from, struct day to)
{
    struct projects_locked_sql_any_row row;

    return projects_locked_sql_any(t, project, first_of(&from), last_of(&to), &row) && row.n > 0;
}

struct day projects_next_locked(struct task *t, int64_t project, struct day day)
{
    struct projects_locked_sql_next_rows rows = { 0 };

    if (day_known(day))
        rows = projects_locked_sql_next(t, project, day);
    if (rows.n == 0)
        return DAY("");
    return day_cmp(rows.at[0].starts_on, day) > 0 ? rows.at[0].starts_on : day;
}

void projects_keep_locked(struct task *t, const struct locked_change *c)
{
    projects_locked_sql_keep(t, .correction = id_new(), .project = c->project, .what = str_of(c->what),
        .record = c->record, .person = c->person, .from_day = first_of(&c->from), .until_day = last_of(&c->to),
        .field = str_of(c->field), .before_value = c->before, .after_value = c->after, .reason = c->reason,
        .done_by = t->viewer->staff, .done_at = t->now);
}
