/* skills_expiring: certificates that end, for the worker whose persons have them. No pages here. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "rooms/people/people.h"
#include "rooms/skills/skills.h"
#include "skills_expiring_sql.h"

struct skill_expirings skills_expiring(struct task *t, bool all, int64_t start, int64_t limit)
{
    struct day since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), low = day_add(t->today, -SKILL_PAST_DAYS),
               high = day_add(t->today, SKILL_SOON_DAYS);
    struct skill_expirings list = { .all = start };
    struct skills_expiring_sql_expiring_rows rows;

    if (!permitted(t->viewer, PERM_NEEDS_READ))
        return list;
    if (all)
        rows = skills_expiring_sql_all_of(t, t->viewer->staff, low, high, limit + 1, start);
    else
        rows = skills_expiring_sql_mine(t, t->viewer->staff, since, low, high, limit + 1, start);
    for (size_t i = 0; i < rows.n && (int64_t)i < limit; i++) {
        const struct skills_expiring_sql_expiring_row *row = &rows.at[i];
        struct skill_expiring one = { .person = row->person,
            .project = row->project,
            .name = people_full_name(t, row->given_names, row->family_name),
            .what = row->name_,
            .issuer = row->issuer,
            .ends = row->expires_on,
            .validity = day_cmp(row->expires_on, t->today) < 0 ? SKILL_ENDED : SKILL_ENDS_SOON };
        LIST_ADD(t->a, &list, one);
    }
    list.all = start + (int64_t)rows.n;
    return list;
}

int64_t skills_expiring_mine(struct task *t)
{
    struct skills_expiring_sql_mine_count_row row;

    if (!permitted(t->viewer, PERM_NEEDS_READ))
        return 0;
    return skills_expiring_sql_mine_count(t, t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS),
               day_add(t->today, -SKILL_PAST_DAYS), day_add(t->today, SKILL_SOON_DAYS), &row)
               ? row.n
               : 0;
}
