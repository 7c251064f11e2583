/* groups: the timetable, the sessions made from it, and what happens to a session: moved, cancelled, restored. Times
 * are wall time, so that summer time moves no meeting. */
#include "rooms/groups/groups_card.h"

#include "auth/journal.h"
#include "groups_sessions_sql.h"
#include "lang/lang.h"
#include "rooms/care_places.h"
#include "rooms/codes.h"
#include "rooms/modules/modules.h"
#include "rooms/projects/projects.h"

enum { TIMETABLE_DAYS = 400, WEEK = 7 };

/* ---- the timetable */

static bool meets_on(const struct group_card *c, int weekday)
{
    for (size_t i = 0; i < c->weekdays.n; i++)
        if (str_is(c->weekdays.at[i], CODES_weekday.at[weekday].code))
            return true;
    return false;
}

static bool has_session(const struct groups_sessions_sql_days_rows *rows, struct day day)
{
    for (size_t i = 0; i < rows->n; i++)
        if (day_cmp(rows->at[i].day, day) == 0 || day_cmp(rows->at[i].moved_from, day) == 0)
            return true;
    return false;
}

static struct str exception_on(const struct groups_sessions_sql_exceptions_rows *rows, struct day day)
{
    for (size_t i = 0; i < rows->n; i++)
        if (day_cmp(rows->at[i].day, day) == 0)
            return str_empty(rows->at[i].reason) ? S("–") : rows->at[i].reason;
    return S("");
}

struct timetable_days groups_timetable(struct task *t, int64_t group, const struct group_card *c)
{
    struct groups_sessions_sql_days_rows sessions = groups_sessions_sql_days(t, group);
    struct groups_sessions_sql_exceptions_rows exceptions = groups_sessions_sql_exceptions(t, group);
    struct timetable_days list = { 0 };

    if (!day_whole(c->starts_on) || !day_whole(c->ends_on) || c->every_weeks < 1 || c->weekdays.n == 0)
        return list;
    int64_t first = day_number(c->starts_on), last = day_number(c->ends_on), monday = first - day_weekday(c->starts_on);
    for (int64_t n = first; n <= last && list.n < TIMETABLE_DAYS; n++) {
        struct timetable_day one = { .day = day_from_number(n) };
        if ((n - monday) / WEEK % c->every_weeks != 0 || !meets_on(c, day_weekday(one.day)))
            continue;
        day_holiday(one.day, &one.holiday);
        one.exception = exception_on(&exceptions, one.day);
        one.exists = has_session(&sessions, one.day);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool wanted(const struct timetable_day *d, const struct day *days, size_t n)
{
    if (d->exists || d->holiday != NULL || !str_empty(d->exception))
        return false;
    for (size_t i = 0; i < n; i++)
        if (day_cmp(days[i], d->day) == 0)
            return true;
    return false;
}

struct str groups_usual_kind(struct str group_kind)
{
    if (str_is(group_kind, "digital"))
        return S("digital_workshop");
    return str_is(group_kind, "language") ? S("language") : S("meeting");
}

enum outcome groups_make_sessions(struct task *t, int64_t group, const struct day *days, size_t n, int64_t *ret_made)
{
    struct group_record g;
    enum outcome allowed = groups_allowed(t, group, GROUP_LEAD);
    int64_t made = 0;

    if (allowed != DONE)
        return allowed;
    if (groups_record(t, group, GROUP_REGISTER, &g) != DONE)
        return NOT_FOUND;
    struct timetable_days timetable = groups_timetable(t, group, &g.card);
    for (size_t i = 0; i < timetable.n; i++)
        if (wanted(&timetable.at[i], days, n) && !groups_ended_by_merge(t, group, timetable.at[i].day)) {
            groups_sessions_sql_add(t, .session = id_new(), .group = group, .project = g.project,
                .day = timetable.at[i].day, .start = g.card.start, .end = g.card.end,
                .kind = groups_usual_kind(g.card.kind), .theme = S(""), .module = S(""), .module_id = 0,
                .expert = S(""), .expert_id = 0, .created_at = t->now);
            made++;
        }
    if (made > 0)
        journal_write(t, JOURNAL_CREATE, "sessions of group", group, str_number(t->a, made));
    *ret_made = made;
    return DONE;
}

enum outcome groups_add_exception(struct task *t, int64_t group, struct day day, struct str reason)
{
    enum outcome allowed = groups_allowed(t, group, GROUP_LEAD);

    if (allowed != DONE)
        return allowed;
    groups_sessions_sql_put_exception(t, group, day, reason);
    journal_write(t, JOURNAL_CHANGE, "group", group, S("timetable"));
    return DONE;
}

enum outcome groups_drop_exception(struct task *t, int64_t group, struct day day)
{
    enum outcome allowed = groups_allowed(t, group, GROUP_LEAD);

    if (allowed != DONE)
        return allowed;
    groups_sessions_sql_drop_exception(t, group, day);
    journal_write(t, JOURNAL_CHANGE, "group", group, S("timetable"));
    return DONE;
}

/* ---- one session */

/* Before the day there is only who told beforehand and who has a place to come; on the day itself the marks say it. */
static bool somebody_came(struct task *t, int64_t session)
{
    struct groups_sessions_sql_came_row row;

    return groups_sessions_sql_came(t, session, &row) && row.n > 0;
}

enum outcome groups_session_record(struct task *t, int64_t session, struct session_record *ret_record)
{
    struct groups_sessions_sql_card_row row;

    if (!groups_sessions_sql_card(t, session, &row))
        return NOT_FOUND;
    if (!groups_may_see(t, row.group))
        return NOT_ALLOWED;
    *ret_record = (struct session_record){
        .card = { .day = row.day,
            .start = row.start,
            .end = row.end,
            .kind = row.kind,
            .theme = row.theme,
            .module = row.module,
            .expert = row.expert,
            .module_id = row.module_id,
            .expert_id = row.expert_id },
        .thanked_on = row.thanked_on,
        .group = row.group,
        .project = row.project,
        .version = row.version,
        .state = row.state,
        .cancel_reason = row.cancel_reason,
        .moved_from = row.moved_from,
        .closed = row.closed_at.t[0] != '\0',
        .marked = row.register_version > 0 && (day_cmp(row.day, t->today) < 0 || somebody_came(t, session)),
    };
    return DONE;
}

struct session_card groups_about(
    struct task *t, int64_t project, const struct session_card *c, const struct session_card *was)
{
    struct session_card about = *c;
    struct module m;

    if (c->module_id != 0 && modules_get(t, c->module_id, &m) == DONE && (m.project == 0 || m.project == project)) {
        about.module = m.name;
        if (str_empty(str_trim(about.theme)))
            about.theme = m.name;
    } else {
        about.module_id = 0;
        about.module = str_empty(c->module) && was != NULL && was->module_id == 0 ? was->module : c->module;
    }
    about.expert_id = was != NULL && str_eq(was->expert, c->expert) && was->expert_id != 0
                          ? was->expert_id
                          : modules_expert_named(t, project, c->expert);
    return about;
}

enum outcome groups_session_to_change(struct task *t, int64_t session, struct session_record *ret_record)
{
    enum outcome found = groups_session_record(t, session, ret_record);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, ret_record->group) || projects_day_locked(t, ret_record->project, ret_record->card.day))
        return NOT_ALLOWED;
    return DONE;
}

void groups_check_times(struct task *t, struct clock start, struct clock end, struct problems *ps)
{
    if (clock_minutes(start) >= 0 && clock_minutes(end) >= 0 && clock_minutes(end) <= clock_minutes(start))
        problem_add(t, ps, "end", str_of(tr(t, "The meeting ends before it starts. Correct the times.")));
}

enum outcome groups_add_session(
    struct task *t, int64_t group, const struct session_card *c, int64_t *ret_session, struct problems *ret_problems)
{
    struct group_access access = groups_access(t, group);
    int64_t id = id_new();

    if (!access.found)
        return NOT_FOUND;
    if (access.right < GROUP_LEAD)
        return NOT_ALLOWED;
    groups_check_times(t, c->start, c->end, ret_problems);
    projects_check_day(t, projects_first_day(t, access.project), c->day, "day", ret_problems);
    if (projects_day_locked(t, access.project, c->day))
        problem_add(t, ret_problems, "day", str_of(tr(t, "The period of that day is locked. Choose another day.")));
    if (groups_ended_by_merge(t, group, c->day))
        problem_add(t, ret_problems, "day",
            str_of(tr(t, "The group was merged into another before that day. Choose an earlier day, or add the session "
                         "to the other group.")));
    if (ret_problems->n > 0)
        return INVALID;
    struct session_card about = groups_about(t, access.project, c, NULL);
    groups_sessions_sql_add(t, .session = id, .group = group, .project = access.project, .day = c->day,
        .start = c->start, .end = c->end, .kind = c->kind, .theme = about.theme, .module = about.module,
        .module_id = about.module_id, .expert = c->expert, .expert_id = about.expert_id, .created_at = t->now);
    journal_write(t, JOURNAL_CREATE, "session", id, S(""));
    *ret_session = id;
    return DONE;
}

enum outcome groups_change_session(
    struct task *t, int64_t session, int64_t version, const struct session_card *c, struct problems *ret_problems)
{
    struct session_record now;
    enum outcome found = groups_session_to_change(t, session, &now);

    if (found != DONE)
        return found;
    groups_check_times(t, c->start, c->end, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    struct session_card about = groups_about(t, now.project, c, &now.card);
    if (groups_sessions_sql_change(t, .session = session, .version = version, .start = c->start, .end = c->end,
            .kind = c->kind, .theme = about.theme, .module = about.module, .module_id = about.module_id,
            .expert = c->expert, .expert_id = about.expert_id, .changed_at = t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("card"));
    return DONE;
}

enum outcome groups_move_session(
    struct task *t, int64_t session, int64_t version, struct session_time to, struct problems *ret_problems)
{
    struct session_record now;
    enum outcome found = groups_session_to_change(t, session, &now);

    if (found != DONE)
        return found;
    if (to.start.t[0] == '\0')
        to.start = now.card.start;
    if (to.end.t[0] == '\0')
        to.end = now.card.end;
    groups_check_times(t, to.start, to.end, ret_problems);
    projects_check_day(t, projects_first_day(t, now.project), to.day, "day", ret_problems);
    if (!str_is(now.state, "planned") || now.closed || now.marked)
        problem_add(t, ret_problems, "day", str_of(tr(t, "A session that was held or cancelled cannot be moved.")));
    if (projects_day_locked(t, now.project, to.day))
        problem_add(t, ret_problems, "day", str_of(tr(t, "The period of that day is locked. Choose another day.")));
    if (ret_problems->n > 0)
        return INVALID;
    struct day from = day_known(now.moved_from) ? now.moved_from : now.card.day;
    if (groups_sessions_sql_move(t, .session = session, .version = version, .day = to.day, .start = to.start,
            .end = to.end, .moved_from = (day_cmp(from, to.day) == 0 ? DAY("") : from), .changed_at = t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("day"));
    care_places_freed(t, session);
    return DONE;
}

enum outcome groups_cancel_session(
    struct task *t, int64_t session, int64_t version, struct str reason, struct problems *ret_problems)
{
    struct session_record now;
    enum outcome found = groups_session_to_change(t, session, &now);

    if (found != DONE)
        return found;
    if (str_empty(str_trim(reason)))
        problem_add(t, ret_problems, "reason", str_of(tr(t, "Write why the session is cancelled.")));
    if (!str_is(now.state, "planned") || now.closed || now.marked)
        problem_add(t, ret_problems, "reason", str_of(tr(t, "Only a planned session without marks can be cancelled.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (groups_sessions_sql_set_state(t, session, version, S("cancelled"), reason, t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("cancelled"));
    return DONE;
}

enum outcome groups_restore_session(struct task *t, int64_t session, int64_t version)
{
    struct session_record now;
    enum outcome found = groups_session_to_change(t, session, &now);

    if (found != DONE)
        return found;
    if (!str_is(now.state, "cancelled") || groups_ended_by_merge(t, now.group, now.card.day))
        return INVALID;
    if (groups_sessions_sql_set_state(t, session, version, S("planned"), S(""), t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("restored"));
    return DONE;
}
