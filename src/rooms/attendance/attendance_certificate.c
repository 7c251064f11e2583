/* attendance_certificate: what can be certified of a person's time in a group. The paper itself:
 * attendance_certificate_web. */
#include "rooms/attendance/attendance_register.h"

/* The whole session where nothing else is known. */
static int64_t minutes_of(const struct attendance_sql_of_person_row *row)
{
    return row->minutes == INT_NONE ? clock_between(row->start, row->end) : row->minutes;
}

enum outcome attendance_certificate(struct task *t, int64_t person, int64_t group, struct attendance_certificate *ret)
{
    struct attendance_sql_membership_row membership;
    struct group_brief brief;
    enum outcome how = groups_brief(t, group, &brief);

    if (how != DONE)
        return how;
    if (!people_may_see(t, person))
        return NOT_ALLOWED;
    if (!attendance_sql_membership(t, group, person, &membership) || membership.n == 0)
        return NOT_FOUND;
    struct attendance_certificate c = { .project = brief.project,
        .person = people_name(t, person),
        .group = brief.name,
        .from = membership.joined,
        .to = membership.left };
    struct attendance_sql_of_person_rows rows = attendance_sql_of_person(t, group, person);
    for (size_t i = 0; i < rows.n; i++) {
        c.marked++;
        if (mark_means(mark_read(rows.at[i].mark)) != MEANS_CAME)
            continue;
        c.came++;
        c.minutes += minutes_of(&rows.at[i]);
        if (!day_known(membership.left))
            c.to = rows.at[i].day;
    }
    *ret = c;
    return DONE;
}
