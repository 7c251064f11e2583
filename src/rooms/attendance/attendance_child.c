/* attendance_child: one child of a register, put down by the room of child care: a place that is booked or given back,
 * a child that was brought. Who may is asked there. */
#include "rooms/attendance/attendance_register.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/projects/projects.h"

static struct str state_of(const struct attendance_sql_children_rows *rows, int64_t child)
{
    for (size_t i = 0; i < rows->n; i++)
        if (rows->at[i].child == child)
            return rows->at[i].state;
    return S("");
}

enum outcome attendance_put_child(struct task *t, int64_t session, int64_t child, struct str state)
{
    struct attendance_sql_of_child_care_row s;
    struct attendance_sql_stands_row now;

    if (!attendance_sql_of_child_care(t, session, &s) || !attendance_sql_stands(t, session, &now))
        return NOT_FOUND;
    struct attendance_sql_children_rows rows = attendance_sql_children(t, session);
    struct str stands = state_of(&rows, child);
    if (str_eq(stands, state))
        return DONE;
    attendance_sql_claim(t, session, ++now.version);
    if (str_empty(state))
        attendance_sql_drop_child(t, session, child);
    else
        attendance_sql_put_child(t, session, child, state, t->viewer->staff, t->now, now.version);
    if (str_is(state, "came") && !str_is(s.state, "held"))
        attendance_sql_put_state(t, session, S("held"));
    if (s.closed_at.t[0] != '\0' || projects_day_locked(t, s.project, s.day))
        attendance_sql_correct(t, .correction = id_new(), .session = session, .person = 0, .child = child,
            .before_value = stands, .after_value = state, .reason = str_of(tr(t, "It was written in child care.")),
            .done_by = t->viewer->staff, .done_at = t->now);
    journal_write(t, JOURNAL_CHANGE, "session", session, S("child care"));
    return DONE;
}

enum outcome attendance_put_duty(struct task *t, int64_t session, int64_t project, int64_t staff, bool on_duty)
{
    struct attendance_sql_works_in_row row;

    if (!on_duty)
        (void)attendance_sql_drop_carer(t, session, staff);
    else if (attendance_sql_put_carer(t, session, staff, project) == 0 &&
             !(attendance_sql_works_in(t, staff, project, &row) && row.n > 0))
        return INVALID;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("carers"));
    return DONE;
}
