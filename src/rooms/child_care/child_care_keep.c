/* child_care_keep: what is kept of children, and for how short a time: the setting child_care_days. Safety sheets,
 * who may fetch, and how practising went: so many days after the last group of the parents has ended, or they have left
 * it; times and by whom: so many days after the session; who waited: until the day has passed. The register keeps who
 * came. */
#include "rooms/child_care/child_care_inside.h"

#include "auth/journal.h"
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"

enum { AT_ONCE = 500, EVERY_S = 3600 };

static struct day before(const struct task *t) { return day_add(t->today, -t->settings->child_care_days); }

int64_t child_care_forget(struct task *t)
{
    struct child_care_sql_old_children_rows children = child_care_sql_old_children(t, before(t), AT_ONCE);
    struct child_care_sql_old_stays_rows stays = child_care_sql_old_stays(t, before(t), AT_ONCE);
    struct child_care_sql_old_waits_rows waits = child_care_sql_old_waits(t, t->today, AT_ONCE);

    for (size_t i = 0; i < children.n; i++) {
        (void)child_care_sql_forget_sheet(t, children.at[i].child);
        (void)child_care_sql_forget_fetchers(t, children.at[i].child);
        (void)child_care_sql_forget_practice(t, children.at[i].child);
        (void)child_care_sql_forget_consent(t, children.at[i].child);
        journal_write(t, JOURNAL_DELETE, "child", children.at[i].child, S("safety sheet"));
    }
    for (size_t i = 0; i < stays.n; i++)
        (void)child_care_sql_forget_stays(t, stays.at[i].session);
    for (size_t i = 0; i < waits.n; i++)
        (void)child_care_sql_forget_waits(t, waits.at[i].session);
    return (int64_t)(children.n + stays.n + waits.n);
}

int64_t child_care_often(struct task *t)
{
    child_care_give_often(t);
    db_begin_read(t);
    bool something = child_care_sql_old_children(t, before(t), 1).n > 0 ||
                     child_care_sql_old_stays(t, before(t), 1).n > 0 || child_care_sql_old_waits(t, t->today, 1).n > 0;
    db_commit(t);
    if (!something)
        return EVERY_S;
    db_begin_write(t);
    int64_t n = child_care_forget(t);
    db_commit(t);
    log_line(LOG_INFO, "child_care", "forgotten=%lld", (long long)n);
    return n >= AT_ONCE ? 1 : EVERY_S;
}
