/* demo_care: what no package carries of child care, through the doors of its room. */
#include "rooms/demo/demo_care.h"

#include "demo_sql.h"
#include "rooms/child_care/child_care.h"

enum { DAYS = 8, BOOKED = 6, UNDER_SCHOOL_AGE = 7 * 12 };

static void book(struct task *t, int64_t session)
{
    struct care_session s;
    struct care_asked asked;
    int64_t some[BOOKED];
    size_t n = 0;

    if (!child_care_session(t, session, &s))
        return;
    struct care_children list = child_care_children(t, &s);
    for (size_t i = 0; i < list.n && n < BOOKED; i++)
        if (list.at[i].months < UNDER_SCHOOL_AGE && list.at[i].place == CARE_NONE)
            some[n++] = list.at[i].child;
    must(t, child_care_book(t, session, some, n, &asked) == DONE);
}

void demo_care(struct task *t)
{
    struct demo_sql_carer_row carer;
    struct demo_sql_care_sessions_rows rows = demo_sql_care_sessions(t, t->today, day_add(t->today, DAYS));

    must(t, demo_sql_carer(t, &carer));
    for (size_t i = 0; i < rows.n; i++) {
        must(t, child_care_put_carer(t, rows.at[i].session, carer.staff, true) == DONE);
        book(t, rows.at[i].session);
    }
}
