/* attendance_told: what a person says herself about coming to a session, before it is over: "I cannot come" is the mark
 * "told in advance", "I come" takes that mark away. No right of a viewer is asked: whoever calls has found out that it
 * is she (rooms/own_links). */
#include "auth/journal.h"
#include "rooms/attendance/attendance_register.h"
#include "rooms/care_places.h"
#include "rooms/projects/projects.h"

enum { REPLY_DAYS = 60 };

/* May it still be said? Once the register says that she came, or did not, it is the register's. */
static bool is_open(struct task *t, const struct attendance_sql_told_of_row *s)
{
    enum mark_meaning means = mark_means(mark_read(s->mark));

    return day_cmp(s->day, t->today) >= 0 && !s->closed && !str_is(s->state, "cancelled") &&
           (means == MEANS_NOTHING || means == MEANS_TOLD) && !projects_day_locked(t, s->project, s->day);
}

/* Her row of the register, with the next version: whoever has the register open meets the clash. */
static void write_mark(struct task *t, int64_t session, int64_t person, bool comes, bool marked)
{
    struct attendance_sql_stands_row now;

    if (marked != comes || !attendance_sql_stands(t, session, &now))
        return;
    attendance_sql_claim(t, session, ++now.version);
    if (comes)
        attendance_sql_unmark(t, session, person);
    else
        attendance_sql_mark(t, .session = session, .person = person, .mark = str_of(mark_code(MARK_excused)),
            .minutes = INT_NONE, .walk_in = false, .marked_by = 0, .marked_at = t->now, .version = now.version);
    journal_write(t, JOURNAL_CHANGE, "session", session, S("register, said by herself"));
}

enum outcome attendance_tell(struct task *t, int64_t session, int64_t person, bool comes)
{
    struct attendance_sql_told_of_row s;

    if (!attendance_sql_told_of(t, session, person, &s) || !s.member)
        return NOT_FOUND;
    if (!is_open(t, &s))
        return CONFLICT;
    write_mark(t, session, person, comes, !str_empty(s.mark));
    attendance_sql_forget_replies(t, instant_from_unix(instant_unix(t->now) - (int64_t)REPLY_DAYS * 24 * 3600));
    attendance_sql_reply(t, session, person, comes, t->now);
    if (!comes)
        care_places_freed(t, session);
    return DONE;
}

enum outcome attendance_untell(struct task *t, int64_t session, int64_t person)
{
    struct attendance_sql_told_of_row s;

    if (!attendance_sql_told_of(t, session, person, &s) || !s.member)
        return NOT_FOUND;
    if (!is_open(t, &s))
        return CONFLICT;
    write_mark(t, session, person, true, !str_empty(s.mark));
    attendance_sql_unsay(t, session, person);
    return DONE;
}
