/* calendar: puts the file together from what appointments and groups say. No pages here. */
#include "rooms/calendar/calendar.h"

#include "base/buf.h"
#include "lang/lang.h"
#include "rooms/appointments/appointments.h"
#include "rooms/duties/duties.h"
#include "rooms/groups/groups.h"
#include "rooms/ics.h"

enum { FILE_MOST = 4 * 1024 * 1024 };

struct str calendar_file(struct task *t, int64_t staff)
{
    struct buf *b = task_buf(t, FILE_MOST);
    struct day from = day_add(t->today, -CALENDAR_DAYS_BACK), to = day_add(t->today, CALENDAR_DAYS_AHEAD);

    ics_open(t, b, str_of(tr(t, "Appointments and sessions")));
    appointments_ics_of(t, b, staff, from, to);
    groups_ics_own(t, b, staff, from, to);
    duties_ics_of(t, b, staff, from, to);
    ics_close(b);
    task_must_fit(t, b);
    return buf_view(b);
}
