/* appointments: the rules of agreed times. No pages here. */
#include "rooms/appointments/appointments.h"

#include "appointments_sql.h"
#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "base/buf.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/ics.h"
#include "rooms/projects/projects.h"

enum { AHEAD_YEARS = 3, CALENDAR_MOST = 1000, CALENDAR_BYTES = 1024 * 1024, CALENDAR_DAYS_BEFORE = 7, FOLD_MOST = 3 };

bool appointments_may(struct task *t, int64_t person, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return (t->viewer->program || role == ROLE_COUNSELLOR || role == ROLE_INSTRUCTOR) && people_may_see(t, person);
}

static void check(struct task *t, const struct appointment *a, struct problems *ps)
{
    if (!day_whole(a->day))
        problem_add(t, ps, "day", str_of(tr(t, "Write the day of the appointment.")));
    else if (day_cmp(a->day, day_add_months(t->today, 12 * AHEAD_YEARS)) > 0)
        problem_add(t, ps, "day", str_of(tr(t, "The day is years from now. Check the year.")));
    if (!code_ok(&CODES_talk_channel, a->channel))
        problem_add(t, ps, "channel", str_of(tr(t, "Choose how you meet.")));
    if (a->minutes != INT_NONE && (a->minutes < 0 || a->minutes > APPOINTMENT_MINUTES_MOST))
        problem_add(t, ps, "minutes", str_of(tr(t, "Write the minutes as a number from 0 to 1440.")));
    if (!str_empty(a->language) && str_empty(lang_code3(t->a, a->language)))
        problem_add(t, ps, "language", str_of(tr(t, "Choose the language from the list.")));
    if (!code_ok(&CODES_appointment_state, a->state))
        problem_add(t, ps, "state", str_of(tr(t, "Choose what became of the appointment.")));
    else if (day_whole(a->day) && day_cmp(a->day, t->today) > 0 &&
             (str_is(a->state, "held") || str_is(a->state, "no_show")))
        problem_add(t, ps, "state", str_of(tr(t, "The day has not come yet. Choose \"Planned\" or \"Cancelled\".")));
}

enum outcome appointments_add(
    struct task *t, const struct appointment *a, int64_t *ret_appointment, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (!appointments_may(t, a->person, a->project))
        return NOT_ALLOWED;
    projects_check_day(t, projects_first_day(t, a->project), a->day, "day", ret_problems);
    check(t, a, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    appointments_sql_add(t, .appointment = id, .person = a->person, .project = a->project,
        .staff = a->staff != 0 ? a->staff : t->viewer->staff, .day = a->day, .start_time = a->start,
        .minutes = a->minutes, .channel = a->channel, .place = a->place, .interpreter_language = a->language,
        .interpreter_variety = a->variety, .state = a->state, .note = a->note, .changed_at = t->now);
    journal_write(t, JOURNAL_CREATE, "appointment", id, S(""));
    *ret_appointment = id;
    return DONE;
}

enum outcome appointments_get(struct task *t, int64_t appointment, struct appointment *ret_appointment)
{
    struct appointments_sql_get_row row;

    if (!appointments_sql_get(t, appointment, &row))
        return NOT_FOUND;
    if (!appointments_may(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_appointment = (struct appointment){
        .id = appointment,
        .person = row.person,
        .project = row.project,
        .staff = row.staff,
        .minutes = row.minutes,
        .version = row.version,
        .day = row.day,
        .start = row.start_time,
        .channel = row.channel,
        .place = row.place,
        .language = row.interpreter_language,
        .variety = row.interpreter_variety,
        .state = row.state,
        .note = row.note,
        .person_name = people_name(t, row.person),
        .staff_name = row.staff_name,
    };
    return DONE;
}

enum outcome appointments_change(struct task *t, const struct appointment *a, struct problems *ret_problems)
{
    struct appointment old;
    enum outcome found = appointments_get(t, a->id, &old);

    if (found != DONE)
        return found;
    projects_check_day(t, projects_first_day(t, old.project), a->day, "day", ret_problems);
    check(t, a, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (appointments_sql_change(t, .appointment = a->id, .version = a->version, .day = a->day, .start_time = a->start,
            .minutes = a->minutes, .channel = a->channel, .place = a->place, .interpreter_language = a->language,
            .interpreter_variety = a->variety, .state = a->state, .note = a->note, .changed_at = t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "appointment", a->id, S(""));
    return DONE;
}

enum outcome appointments_set(struct task *t, int64_t appointment, int64_t version, struct str state)
{
    struct appointment a;
    struct problems ps = { 0 };
    enum outcome found = appointments_get(t, appointment, &a);

    if (found != DONE)
        return found;
    a.state = state;
    check(t, &a, &ps);
    if (ps.n > 0)
        return INVALID;
    if (appointments_sql_set(t, appointment, version, state, t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "appointment", appointment, S("state"));
    return DONE;
}

/* ---- lists */

static struct appointment line_of(struct task *t, const struct appointments_sql_line_row *r)
{
    return (struct appointment){ .id = r->appointment,
        .person = r->person,
        .project = r->project,
        .minutes = r->minutes,
        .version = r->version,
        .day = r->day,
        .start = r->start_time,
        .channel = r->channel,
        .language = r->interpreter_language,
        .variety = r->interpreter_variety,
        .state = r->state,
        .person_name = people_full_name(t, r->given_names, r->family_name) };
}

struct appointments appointments_mine(struct task *t, bool past, int64_t start, int64_t limit)
{
    struct appointments_sql_mine_count_row all;
    struct appointments list = { 0 };
    int64_t staff = t->viewer->staff;
    struct day left = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS);
    struct instant made = people_made_since(t);

    if (staff == 0 || !people_sees_any(t))
        return list;
    struct appointments_sql_line_rows rows;
    if (past)
        rows = appointments_sql_mine_past(t, staff, t->today, left, made, limit, start);
    else
        rows = appointments_sql_mine_next(t, staff, t->today, left, made, limit, start);
    for (size_t i = 0; i < rows.n; i++) {
        struct appointment one = line_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    list.total = start + (int64_t)list.n;
    if ((int64_t)list.n == limit && appointments_sql_mine_count(t, staff, past ? DAY("0000-01-01") : t->today,
                                        past ? day_add(t->today, -1) : DAY("9999-12-31"), &all))
        list.total = all.n;
    return list;
}

struct appointments appointments_of(struct task *t, int64_t person, int64_t start, int64_t limit)
{
    struct appointments_sql_of_person_count_row all;
    struct appointments list = { 0 };
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;

    if ((staff == 0 && !t->viewer->program) || !people_may_see(t, person))
        return list;
    struct appointments_sql_of_person_rows rows = appointments_sql_of_person(t, person, staff, limit, start);
    for (size_t i = 0; i < rows.n; i++) {
        struct appointment one = line_of(t, &rows.at[i].line);
        one.place = rows.at[i].place;
        one.note = rows.at[i].note;
        one.staff_name = rows.at[i].staff_name;
        LIST_ADD(t->a, &list, one);
    }
    list.total = start + (int64_t)list.n;
    if (((int64_t)list.n == limit || start > 0) && appointments_sql_of_person_count(t, person, staff, &all))
        list.total = all.n;
    return list;
}

struct appointments appointments_fold_of(struct task *t, int64_t person)
{
    struct appointments list = { 0 };
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;

    if ((staff == 0 && !t->viewer->program) || !permitted(t->viewer, PERM_APPOINTMENTS) || !people_may_see(t, person))
        return list;
    struct appointments_sql_next_of_rows rows = appointments_sql_next_of(t, person, staff, t->today, FOLD_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        struct appointment one = line_of(t, &rows.at[i].line);
        one.staff_name = rows.at[i].staff_name;
        LIST_ADD(t->a, &list, one);
    }
    list.total = (int64_t)list.n;
    return list;
}

/* ---- the calendar */

static void reminder(struct task *t, struct buf *b)
{
    BUF_LIT(b, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT30M\r\n");
    ics_text(t, b, "DESCRIPTION", str_of(tr(t, "Appointment")));
    BUF_LIT(b, "END:VALARM\r\n");
}

/* What it is, when, and how one meets; nothing of the person. */
static void event(struct task *t, struct buf *b, const struct appointments_sql_calendar_row *r)
{
    char id[ID_TEXT];
    struct str way = code_name(t->lang, &CODES_talk_channel, r->channel), word = str_of(tr(t, "Appointment"));
    struct str at = instant_unix(r->changed_at) > 0
                        ? ics_digits(t, instant_str(&r->changed_at))
                        : str_fmt(t->a, "%.*sT000000Z", STR_ARG(ics_digits(t, day_str(&t->today))));

    id_text(r->appointment, id);
    BUF_LIT(b, "BEGIN:VEVENT\r\n");
    ics_line(b, "UID", str_fmt(t->a, "%s@kotipolku", id));
    ics_line(b, "DTSTAMP", at);
    ics_line(b, "LAST-MODIFIED", at);
    ics_line(b, "SEQUENCE", str_fmt(t->a, "%lld", (long long)r->sequence));
    ics_when(t, b, r->day, r->start_time, r->minutes);
    ics_text(t, b, "SUMMARY", str_empty(way) ? word : str_fmt(t->a, "%.*s: %.*s", STR_ARG(word), STR_ARG(way)));
    ics_text(t, b, "CLASS", S("PRIVATE"));
    ics_line(b, "STATUS", str_is(r->state, "cancelled") ? S("CANCELLED") : S("CONFIRMED"));
    if (str_is(r->state, "planned"))
        reminder(t, b);
    BUF_LIT(b, "END:VEVENT\r\n");
}

void appointments_ics_of(struct task *t, struct buf *b, int64_t staff, struct day from, struct day to)
{
    struct appointments_sql_calendar_rows rows = appointments_sql_calendar(t, staff, from, to, CALENDAR_MOST);

    for (size_t i = 0; i < rows.n; i++)
        event(t, b, &rows.at[i]);
}

struct str appointments_ics(struct task *t)
{
    struct buf *b = task_buf(t, CALENDAR_BYTES);

    ics_open(t, b, str_of(tr(t, "Appointments")));
    appointments_ics_of(t, b, t->viewer->staff, day_add(t->today, -CALENDAR_DAYS_BEFORE), DAY("9999-12-31"));
    ics_close(b);
    task_must_fit(t, b);
    return buf_view(b);
}
