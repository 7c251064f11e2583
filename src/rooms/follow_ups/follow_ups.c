/* follow_ups: the rules of the list, of attempts and of closing. What comes by itself is follow_ups_come.c. */
#include "rooms/follow_ups/follow_ups.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "follow_ups_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"

enum { FOLD_SHOWN = 10 };

/* ---- the list */

static struct follow_up line_of(struct task *t, const struct follow_ups_sql_item_row *row)
{
    struct follow_up f = { .id = row->id,
        .person = row->person,
        .project = row->project,
        .spell = row->spell,
        .version = row->version,
        .kind = row->kind,
        .rule_name = row->rule_name,
        .name = people_full_name(t, row->given_names, row->family_name),
        .service_language = row->service_language,
        .languages = row->languages,
        .whose_name = row->whose_name,
        .status = row->status,
        .contact_when = row->contact_when,
        .contact_who = row->contact_who,
        .contact_never = row->contact_never,
        .due = row->due_on,
        .done_on = row->done_on,
        .not_reached_on = row->not_reached_on,
        .needed = row->needed == INT_NONE ? FOLLOW_UP_ATTEMPTS : row->needed,
        .days = row->days,
        .channels = row->channels,
        .hidden = row->hidden,
        .got_her = row->got_her > 0,
        .last_day = row->last_day,
        .last_channel = row->last_channel,
        .last = row->last_id,
        .said_on = row->said_on };

    if (!f.hidden && str_empty(f.contact_never))
        f.phone = row->phone;
    f.may_undo = f.last != 0 && row->last_staff == t->viewer->staff && day_cmp(f.last_day, t->today) == 0;
    return f;
}

/* Sunday of this week; 1970-01-01 was a Thursday. */
static struct day week_end(struct day today) { return day_add(today, 6 - (day_number(today) + 3) % 7); }

static bool reads_in(struct task *t, int64_t project)
{
    return role_writes_of_persons(viewer_role_in(t->viewer, project));
}

static bool sees_all(struct task *t, int64_t project)
{
    return t->viewer->program || viewer_sees_project_persons(t->viewer, project);
}

static struct follow_ups_sql_item_rows rows_of(struct task *t, const struct follow_ups_wish *w)
{
    struct day last = week_end(t->today), last_exit = day_add(t->today, FOLLOW_UP_EXIT_DAYS);

    if (w->mine)
        return follow_ups_sql_mine(t, .staff = t->viewer->staff, .today = t->today, .week_end = last,
            .exit_end = last_exit, .project = w->project, .kind = w->kind, .language = w->language, .limit = w->limit,
            .start = w->start);
    return follow_ups_sql_of_project(t, .staff = t->viewer->staff, .today = t->today, .week_end = last,
        .exit_end = last_exit, .project = w->project, .kind = w->kind, .language = w->language, .limit = w->limit,
        .start = w->start, .whole = sees_all(t, w->project), .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS),
        .made_since = people_made_since(t));
}

static int64_t count(struct task *t, const struct follow_ups_wish *w)
{
    struct day last = week_end(t->today), last_exit = day_add(t->today, FOLLOW_UP_EXIT_DAYS);
    struct follow_ups_sql_of_project_count_row all;
    struct follow_ups_sql_mine_count_row mine;

    if (w->mine) {
        must(t, follow_ups_sql_mine_count(t, .staff = t->viewer->staff, .today = t->today, .week_end = last,
                    .exit_end = last_exit, .project = w->project, .kind = w->kind, .language = w->language,
                    .limit = FOLLOW_UP_COUNT_MOST + 1, &mine));
        return mine.n;
    }
    must(t, follow_ups_sql_of_project_count(t, .staff = t->viewer->staff, .week_end = last, .exit_end = last_exit,
                .project = w->project, .kind = w->kind, .language = w->language, .limit = FOLLOW_UP_COUNT_MOST + 1,
                .whole = sees_all(t, w->project), .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS),
                .made_since = people_made_since(t), &all));
    return all.n;
}

struct follow_ups follow_ups_list(struct task *t, const struct follow_ups_wish *w)
{
    struct follow_ups list = { 0 };

    if (t->viewer->staff == 0 || !permitted(t->viewer, PERM_FOLLOW_UPS_READ) || (!w->mine && !reads_in(t, w->project)))
        return list;
    int64_t all = count(t, w);
    list.more = all > FOLLOW_UP_COUNT_MOST;
    list.total = list.more ? FOLLOW_UP_COUNT_MOST : all;
    if (w->start >= list.total)
        return list;
    struct follow_ups_sql_item_rows rows = rows_of(t, w);
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, line_of(t, &rows.at[i]));
    return list;
}

int64_t follow_ups_due(struct task *t)
{
    if (t->viewer->staff == 0 || !permitted(t->viewer, PERM_FOLLOW_UPS_READ))
        return 0;
    return count(t, &(struct follow_ups_wish){ .mine = true });
}

enum outcome follow_ups_get(struct task *t, int64_t id, struct follow_up *ret_follow_up)
{
    struct follow_ups_sql_item_row row;

    if (!follow_ups_sql_one(t, id, t->today, &row) || !reads_in(t, row.project) || !people_may_see(t, row.person))
        return NOT_FOUND;
    *ret_follow_up = line_of(t, &row);
    return DONE;
}

bool follow_ups_may_write(struct task *t, const struct follow_up *f)
{
    return permitted(t->viewer, PERM_FOLLOW_UPS_WRITE) && people_may_counsel(t, f->person, f->project);
}

static enum outcome to_write(struct task *t, int64_t id, struct follow_up *ret_follow_up)
{
    enum outcome found = follow_ups_get(t, id, ret_follow_up);

    return found != DONE ? found : follow_ups_may_write(t, ret_follow_up) ? DONE : NOT_ALLOWED;
}

/* ---- attempts */

struct follow_up_attempts follow_ups_attempts(struct task *t, int64_t id)
{
    struct follow_ups_sql_attempts_rows rows = follow_ups_sql_attempts(t, id);
    struct follow_up_attempts list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct follow_up_attempt one = { rows.at[i].attempt, rows.at[i].day, rows.at[i].channel, rows.at[i].staff_name,
            rows.at[i].reached == 1 };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool is_open(const struct follow_up *f) { return !day_known(f->done_on) && !day_known(f->not_reached_on); }

static void check_open(struct task *t, const struct follow_up *f, struct problems *ret_problems)
{
    if (!is_open(f))
        problem_add(t, ret_problems, "",
            str_of(tr(t, "This follow-up has been closed meanwhile. Open it again if you have something to add.")));
}

enum outcome follow_ups_try(struct task *t, int64_t id, struct str channel, bool reached, struct problems *ret_problems)
{
    struct follow_up f;
    enum outcome may = to_write(t, id, &f);
    int64_t attempt = id_new();

    if (may != DONE)
        return may;
    check_open(t, &f, ret_problems);
    if (!code_ok(&CODES_attempt_channel, channel))
        problem_add(t, ret_problems, "channel", str_of(tr(t, "Choose how you tried: a call, a message, a visit?")));
    if (ret_problems->n > 0)
        return INVALID;
    follow_ups_sql_add_attempt(t, .attempt = attempt, .id = id, .day = t->today, .time = instant_clock(t->now),
        .channel = channel, .reached = reached, .staff = t->viewer->staff);
    follow_ups_sql_touch(t, id);
    journal_write(t, JOURNAL_CREATE, "attempt of follow-up", attempt, S(""));
    return DONE;
}

enum outcome follow_ups_untry(struct task *t, int64_t attempt, int64_t *ret_follow_up)
{
    struct follow_ups_sql_attempt_row row;
    struct follow_up f;

    if (!follow_ups_sql_attempt(t, attempt, &row))
        return NOT_FOUND;
    enum outcome may = to_write(t, row.id, &f);
    if (may != DONE)
        return may;
    if (row.staff != t->viewer->staff || day_cmp(row.day, t->today) != 0 || !is_open(&f))
        return NOT_ALLOWED;
    (void)follow_ups_sql_drop_attempt(t, attempt);
    follow_ups_sql_touch(t, row.id);
    follow_ups_sql_untouch(t, row.id);
    journal_write(t, JOURNAL_DELETE, "attempt of follow-up", attempt, S(""));
    *ret_follow_up = row.id;
    return DONE;
}

/* ---- closing */

void follow_ups_keep_locked(struct task *t, const struct follow_up *was, struct day not_reached_on, struct str reason)
{
    const struct day days[] = { was->not_reached_on, not_reached_on };

    if (day_cmp(days[0], days[1]) == 0)
        return;
    for (int i = 0; i < 2; i++) {
        struct day counted = projects_next_locked(t, was->project, days[i]);
        if (day_known(counted))
            projects_keep_locked(t, &(struct locked_change){ .what = "follow_up",
                                        .field = "not_reached_on",
                                        .project = was->project,
                                        .record = was->id,
                                        .person = was->person,
                                        .from = counted,
                                        .to = counted,
                                        .before = str_copy(t->a, day_str(&days[0])),
                                        .after = str_copy(t->a, day_str(&days[1])),
                                        .reason = reason });
    }
}

/* An answer, or that there is none, says by itself why. */
static void keep_asked(struct task *t, const struct follow_up *was, struct day not_reached_on)
{
    follow_ups_keep_locked(t, was, not_reached_on, str_of(tr(t, "Asked in a follow-up")));
}

bool follow_ups_may_close(const struct follow_up *f)
{
    return is_open(f) && !f->got_her && f->days >= f->needed && f->channels >= (f->needed > 1 ? 2 : 1);
}

enum outcome follow_ups_close(struct task *t, int64_t id, int64_t version, struct problems *ret_problems)
{
    struct follow_up f;
    enum outcome may = to_write(t, id, &f);

    if (may != DONE)
        return may;
    check_open(t, &f, ret_problems);
    if (ret_problems->n == 0 && !follow_ups_may_close(&f))
        problem_add(t, ret_problems, "",
            str_of(tr(t, "Try again on another day and in another way. Only then is \"not reached\" a fact.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (follow_ups_sql_close(t, id, version, t->today, t->viewer->staff) == 0)
        return CONFLICT;
    keep_asked(t, &f, t->today);
    journal_write(t, JOURNAL_CHANGE, "follow-up", id, S("not_reached_on"));
    return DONE;
}

enum outcome follow_ups_reopen(struct task *t, int64_t id, int64_t version)
{
    struct follow_up f;
    enum outcome may = to_write(t, id, &f);

    if (may != DONE)
        return may;
    if (follow_ups_sql_open(t, id, version) == 0)
        return CONFLICT;
    keep_asked(t, &f, DAY(""));
    journal_write(t, JOURNAL_CHANGE, "follow-up", id, S("not_reached_on"));
    return DONE;
}

enum outcome follow_ups_finish(
    struct task *t, int64_t id, int64_t version, struct day day, struct str status, struct problems *ret_problems)
{
    struct follow_up f;
    enum outcome may = to_write(t, id, &f);

    if (may != DONE)
        return may;
    if (!day_whole(day))
        problem_add(t, ret_problems, "done_on", str_of(tr(t, "Write the day when this was asked.")));
    else if (day_cmp(day, t->today) > 0)
        problem_add(t, ret_problems, "done_on", str_of(tr(t, "This day is in the future. Correct it.")));
    else if (day_known(f.due) && day_cmp(day, f.due) < 0)
        problem_add(t, ret_problems, "done_on",
            trf(t, "This can be asked from %1$s on. Ask on that day or after it.", lang_day(t->a, t->lang, f.due)));
    if (ret_problems->n > 0)
        return INVALID;
    if (follow_ups_sql_finish(t, id, version, day, status, t->viewer->staff) == 0)
        return CONFLICT;
    keep_asked(t, &f, DAY(""));
    journal_write(t, JOURNAL_CHANGE, "follow-up", id, S("done_on"));
    return DONE;
}

/* ---- a project's own kinds */

struct follow_up_rules follow_ups_rules(struct task *t, int64_t project)
{
    struct follow_ups_sql_rules_rows rows = follow_ups_sql_rules(t, project);
    struct follow_up_rules list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct follow_up_rule one = { rows.at[i].rule, rows.at[i].months, rows.at[i].name };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool renew_one(void *x, const struct follow_ups_sql_ended_row *row)
{
    struct task *t = x;

    follow_ups_renew(t, row->person);
    return true;
}

bool follow_ups_may_rule(struct task *t, int64_t project)
{
    return t->viewer->role == ROLE_ADMIN || viewer_manages(t->viewer, project);
}

enum outcome follow_ups_add_rule(
    struct task *t, int64_t project, struct str name, int64_t months, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (!follow_ups_may_rule(t, project))
        return NOT_ALLOWED;
    if (str_empty(name))
        problem_add(t, ret_problems, "name", str_of(tr(t, "Write a name for this follow-up.")));
    if (months < 1 || months > FOLLOW_UP_MONTHS_MOST)
        problem_add(t, ret_problems, "months", str_of(tr(t, "Write after how many months: from 1 to 60.")));
    if (ret_problems->n > 0)
        return INVALID;
    follow_ups_sql_add_rule(t, id, project, name, months);
    journal_write(t, JOURNAL_CREATE, "kind of follow-up", id, S(""));
    follow_ups_sql_ended(t, project, day_add_months(t->today, -months), renew_one, t);
    return DONE;
}

/* ---- for the page of a person */

struct follow_ups follow_ups_fold_of(struct task *t, int64_t person)
{
    struct follow_ups list = { 0 };

    if (!permitted(t->viewer, PERM_FOLLOW_UPS_READ) || !people_may_see(t, person))
        return list;
    struct follow_ups_sql_of_person_rows rows = follow_ups_sql_of_person(t, person, FOLD_SHOWN);
    for (size_t i = 0; i < rows.n; i++) {
        struct follow_up one = { .id = rows.at[i].id,
            .person = person,
            .project = rows.at[i].project,
            .kind = rows.at[i].kind,
            .rule_name = rows.at[i].rule_name,
            .due = rows.at[i].due_on,
            .done_on = rows.at[i].done_on,
            .not_reached_on = rows.at[i].not_reached_on,
            .said_on = rows.at[i].said_on };
        if (reads_in(t, one.project))
            LIST_ADD(t->a, &list, one);
    }
    list.total = (int64_t)list.n;
    return list;
}
