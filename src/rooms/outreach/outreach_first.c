/* outreach_first: the rules of first steps. No pages here. */
#include "rooms/outreach/outreach_first.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "outreach_first_sql.h"
#include "rooms/outreach/outreach.h"
#include "rooms/projects/projects.h"

enum { SHOWN_MOST = 100, AHEAD_DAYS = 366, WEEK = 7 };

bool outreach_first_meets_in(struct task *t, int64_t project)
{
    return permitted(t->viewer, PERM_FIRST_STEPS) && role_writes_of_persons(viewer_role_in(t->viewer, project));
}

bool outreach_first_may(struct task *t, int64_t person, int64_t project)
{
    return outreach_first_meets_in(t, project) && people_may_see(t, person);
}

bool outreach_first_may_sign_up(struct task *t, int64_t sign_up, struct sign_up_who *ret_who)
{
    return sign_up_who(t, sign_up, ret_who) == DONE && outreach_first_meets_in(t, ret_who->project);
}

/* Whoever goes, or knows where they are, has to find it, also when she takes in nobody of that group. */
static bool is_named(struct task *t, const struct outreach_first_sql_step_row *r)
{
    int64_t me = t->viewer->staff;

    return me != 0 && (r->staff == me || r->second == me || r->knows == me) && outreach_first_meets_in(t, r->project);
}

struct with_whom {
    struct str name; /* as she is called; "" when it is not hers to know */
    bool only_named; /* the sign-up itself she does not see */
};

static bool may_see(struct task *t, const struct outreach_first_sql_step_row *r, struct with_whom *ret_with)
{
    struct sign_up_who who = { 0 };

    *ret_with = (struct with_whom){ .name = S("") };
    if (r->person == 0) {
        bool may = outreach_first_may_sign_up(t, r->sign_up, &who);
        ret_with->only_named = !may;
        may = may || (is_named(t, r) && sign_up_called(t, r->sign_up, &who) == DONE);
        ret_with->name = who.name;
        return may;
    }
    if (!outreach_first_may(t, r->person, r->project))
        return false;
    ret_with->name = people_name(t, r->person);
    return true;
}

/* ---- reading */

static struct str name_of(const struct project_staffs *all, int64_t staff)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].staff == staff)
            return all->at[i].name;
    return S("");
}

static struct first_step step_of(
    const struct outreach_first_sql_step_row *r, const struct with_whom *with, const struct project_staffs *all)
{
    return (struct first_step){ .id = r->step,
        .person = r->person,
        .sign_up = r->sign_up,
        .project = r->project,
        .staff = r->staff,
        .second = r->second,
        .knows = r->knows,
        .version = r->version,
        .day = r->day,
        .start = r->start_time,
        .kind = r->kind,
        .place = r->place,
        .state = r->state,
        .note = r->note,
        .person_name = with->name,
        .only_named = with->only_named,
        .staff_name = name_of(all, r->staff),
        .second_name = name_of(all, r->second),
        .knows_name = name_of(all, r->knows) };
}

enum outcome outreach_first_get(struct task *t, int64_t step, struct first_step *ret_step)
{
    struct outreach_first_sql_step_row row;
    const struct seen_persons before = t->seen;
    struct with_whom with;

    if (!outreach_first_sql_get(t, step, &row))
        return NOT_FOUND;
    if (!may_see(t, &row, &with)) {
        t->seen = before; /* nothing of it is shown */
        return NOT_ALLOWED;
    }
    struct project_staffs all = projects_staff(t, row.project);
    *ret_step = step_of(&row, &with, &all);
    return DONE;
}

static struct first_steps those(struct task *t, const struct outreach_first_sql_step_rows *rows)
{
    struct first_steps list = { 0 };
    struct project_staffs all = { 0 };
    int64_t project = 0; /* whose staff that is: most rows are of one */

    for (size_t i = 0; i < rows->n; i++) {
        struct with_whom with;
        if (!may_see(t, &rows->at[i], &with))
            continue;
        if (rows->at[i].project != project)
            project = rows->at[i].project, all = projects_staff(t, project);
        LIST_ADD(t->a, &list, step_of(&rows->at[i], &with, &all));
    }
    return list;
}

/* Of whose steps none is shown, nothing was seen. */
static struct first_steps those_seen(
    struct task *t, const struct seen_persons *before, const struct outreach_first_sql_step_rows *rows)
{
    struct first_steps list = those(t, rows);

    if (list.n == 0)
        t->seen = *before;
    return list;
}

struct first_steps outreach_first_of(struct task *t, int64_t person)
{
    const struct seen_persons before = t->seen;
    struct outreach_first_sql_step_rows rows = outreach_first_sql_of_person(t, person, SHOWN_MOST);

    return those_seen(t, &before, &rows);
}

struct first_steps outreach_first_of_sign_up(struct task *t, int64_t sign_up)
{
    const struct seen_persons before = t->seen;
    struct outreach_first_sql_step_rows rows = outreach_first_sql_of_sign_up(t, sign_up, SHOWN_MOST);

    return those_seen(t, &before, &rows);
}

struct first_steps outreach_first_steps_of_week(struct task *t, int64_t project, struct day from)
{
    const struct seen_persons before = t->seen;
    struct outreach_first_sql_step_rows rows = outreach_first_sql_week(
        t, project, from, day_add(from, WEEK - 1), SHOWN_MOST);
    struct first_steps list = those(t, &rows);

    if (list.n == 0)
        t->seen = before;
    return list;
}

/* ---- changing */

void outreach_first_check(struct task *t, const struct first_step *f, struct problems *ret)
{
    bool home = str_is(f->kind, "home_visit");

    if (!code_ok(&CODES_first_kind, f->kind))
        problem_add(t, ret, "kind", str_of(tr(t, "Choose what you do together.")));
    if (!day_whole(f->day))
        problem_add(t, ret, "day", str_of(tr(t, "Write the day.")));
    else if (day_cmp(f->day, day_add(t->today, AHEAD_DAYS)) > 0)
        problem_add(t, ret, "day", str_of(tr(t, "The day is years from now. Check the year.")));
    if (!code_ok(&CODES_first_state, f->state))
        problem_add(t, ret, "state", str_of(tr(t, "Choose what became of it.")));
    if (home && str_empty(clock_str(&f->start)))
        problem_add(t, ret, "start", str_of(tr(t, "Write the time, so that somebody misses you when you are late.")));
    if (home && f->staff == 0)
        problem_add(t, ret, "staff", str_of(tr(t, "Choose somebody who works in the project.")));
    if (home && (f->second == 0 || f->second == f->staff))
        problem_add(t, ret, "second", str_of(tr(t, "Two go to a home. Choose another worker who comes along.")));
    if (home && (f->knows == 0 || f->knows == f->staff || f->knows == f->second))
        problem_add(t, ret, "knows",
            str_of(tr(t, "Choose a colleague who stays and knows where you are and when you come back.")));
}

static bool works_there(const struct project_staffs *all, int64_t staff)
{
    return staff == 0 || !str_empty(name_of(all, staff));
}

static void check_typed(struct task *t, const struct first_step *f, int64_t project, struct problems *ret)
{
    struct project_staffs all = projects_staff(t, project);
    const struct {
        int64_t staff;
        const char *field;
    } each[] = { { f->staff, "staff" }, { f->second, "second" }, { f->knows, "knows" } };

    outreach_first_check(t, f, ret);
    projects_check_day(t, projects_first_day(t, project), f->day, "day", ret);
    for (size_t i = 0; i < 3; i++)
        if (!works_there(&all, each[i].staff))
            problem_add(t, ret, each[i].field, str_of(tr(t, "Choose somebody who works in the project.")));
}

enum outcome outreach_first_put(struct task *t, const struct first_step *f, int64_t *ret_step, struct problems *ret)
{
    struct outreach_first_sql_step_row now = { .person = f->person, .sign_up = f->sign_up, .project = f->project };
    const struct seen_persons before = t->seen;
    struct with_whom with;

    if (f->id != 0 && !outreach_first_sql_get(t, f->id, &now))
        return NOT_FOUND;
    bool may = may_see(t, &now, &with);
    t->seen = before;
    if (!may)
        return NOT_ALLOWED;
    check_typed(t, f, now.project, ret);
    if (ret->n > 0)
        return INVALID;
    *ret_step = f->id != 0 ? f->id : id_new();
    if (f->id == 0)
        outreach_first_sql_add(t, .step = *ret_step, .person = now.person, .sign_up = now.sign_up,
            .project = now.project, .kind = f->kind, .day = f->day, .start_time = f->start, .place = f->place,
            .staff = f->staff, .second = f->second, .knows = f->knows, .state = f->state, .note = f->note);
    else if (outreach_first_sql_change(t, .step = f->id, .version = f->version, .kind = f->kind, .day = f->day,
                 .start_time = f->start, .place = f->place, .staff = f->staff, .second = f->second, .knows = f->knows,
                 .state = f->state, .note = f->note) == 0)
        return CONFLICT;
    journal_write(t, f->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "first step", *ret_step, S(""));
    return DONE;
}

enum outcome outreach_first_set(struct task *t, int64_t step, int64_t version, struct str state)
{
    struct first_step now;
    enum outcome found = outreach_first_get(t, step, &now);

    if (found != DONE)
        return found;
    if (!code_ok(&CODES_first_state, state))
        return INVALID;
    if (outreach_first_sql_set(t, step, version, state) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "first step", step, S("state"));
    return DONE;
}

/* ---- who signed up becomes a person */

void outreach_sign_up_taken(struct task *t, int64_t sign_up, int64_t person, int64_t project)
{
    if (outreach_first_sql_follow(t, sign_up, person, project) > 0)
        journal_write(t, JOURNAL_CHANGE, "person", person, S("first steps of the sign-up"));
}

void outreach_sign_up_moved(struct task *t, int64_t sign_up, int64_t project)
{
    (void)outreach_first_sql_move_on(t, sign_up, project); /* the sign-up's own change stands in the journal */
}

void outreach_sign_ups_gone(struct task *t) { (void)outreach_first_sql_forget(t); }
