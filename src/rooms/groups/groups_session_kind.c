/* groups_session_kind: sessions as a kind of record. None comes into a locked period, and none that lies ahead was
 * held. */
#include "groups_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/groups/groups_card.h"
#include "rooms/kind.h"
#include "rooms/projects/projects.h"

/* clang-format off */
#define SESSIONS(C) \
    C(sessions, session,    KEY())                C(sessions, group,    MUST_REF(groups)) \
    C(sessions, date,       MUST(CELL_DAY))       C(sessions, start_time, OF(CELL_TIME)) \
    C(sessions, end_time,   OF(CELL_TIME))        C(sessions, kind,     CODE(session_kind)) \
    C(sessions, theme,      TEXT(SESSION_TEXT_MOST)) C(sessions, module, TEXT(SESSION_TEXT_MOST)) \
    C(sessions, expert,     TEXT(SESSION_TEXT_MOST)) C(sessions, state, CODE(session_state)) \
    C(sessions, planned_module, REF(modules))     C(sessions, work_contact, REF(experts)) \
    C(sessions, thanked_on, OF(CELL_DAY))
/* clang-format on */
KIND_COLUMNS(sessions, SESSIONS)

static bool row(void *x, const struct groups_kind_sql_session_give_row *r)
{
    struct kind_out *o = x;
    bool hidden = groups_hidden(o, r->group);

    return GIVE(o, sessions, r->id, 0, [COL_sessions_session] = kind_key(o, KIND_sessions, r->key, r->id),
        [COL_sessions_group] = kind_ref(o, KIND_groups, r->group_key, r->group), [COL_sessions_date] = r->day,
        [COL_sessions_start_time] = kind_unless(hidden, r->start_time),
        [COL_sessions_end_time] = kind_unless(hidden, r->end_time), [COL_sessions_kind] = r->kind,
        [COL_sessions_theme] = r->theme, [COL_sessions_module] = r->module, [COL_sessions_expert] = r->expert,
        [COL_sessions_state] = r->state,
        [COL_sessions_planned_module] = kind_ref(o, KIND_modules, r->planned_key, r->planned),
        [COL_sessions_work_contact] = kind_ref(o, KIND_experts, r->contact_key, r->contact),
        [COL_sessions_thanked_on] = r->thanked_on);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? groups_kind_sql_session_give_few : groups_kind_sql_session_give)(
        o->t, low, high, o->project, row, o);
}

/* ---- in */

/* Which periods are locked, of the project asked about last; and its first day. */
struct locks {
    int64_t project;
    bool any;
    struct project_first first;
};

static struct locks *locks_of(struct kind_in *in)
{
    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct locks);
    return in->memory;
}

static bool locked(struct kind_in *in, int64_t project, struct day day)
{
    struct locks *l = locks_of(in);

    if (project == 0 || kind_came(in, project))
        return false;
    if (l->project != project)
        *l = (struct locks){ project, projects_has_lock(in->t, project) };
    return l->any && projects_day_locked(in->t, project, day);
}

static void check_lock(struct kind_in *in, const struct record *r, int64_t id, struct problems *ps)
{
    struct groups_kind_sql_project_of_row group;
    struct groups_kind_sql_session_when_row was;
    int64_t of = NUMBER_OF(r, sessions_group);
    bool shut = false;

    bool stands = of > 0 && !kind_came(in, of) && groups_kind_sql_project_of(in->t, of, &group);

    if (stands)
        shut = locked(in, group.project, DAY_OF(r, sessions_date));
    projects_check_day(in->t, projects_first_of(in->t, &locks_of(in)->first, stands ? group.project : 0),
        DAY_OF(r, sessions_date), "date", ps);
    if (id != 0 && groups_kind_sql_session_when(in->t, id, &was))
        shut |= locked(in, was.project, was.day);
    if (shut)
        problem_add(in->t, ps, "date", str_of(tr(in->t, "The period of that day is locked. Choose another day.")));
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    static const char *const names[] = { "end", "end_time", NULL };
    struct task *t = in->t;
    struct problems problems = { 0 };

    groups_check_times(t, CLOCK_OF(r, sessions_start_time), CLOCK_OF(r, sessions_end_time), &problems);
    if (str_is(TEXT_OF(r, sessions_state), "held") && day_cmp(DAY_OF(r, sessions_date), t->today) > 0)
        problem_add(t, &problems, "date",
            str_of(tr(t, "A session that is still to come was not held. Correct the day or the state.")));
    check_lock(in, r, id, &problems);
    kind_refuse_all(in, &problems, names);
    kind_refuse_future(in, r, COL_sessions_thanked_on);
}

/* What the registers that follow in the package ask. */
static void note(struct kind_in *in, const struct record *r, int64_t id, bool is_new)
{
    kind_put_gist(in, id,
        groups_session_gist(
            DAY_OF(r, sessions_date), CLOCK_OF(r, sessions_start_time), CLOCK_OF(r, sessions_end_time)));
}

static struct str state_of(const struct task *t, const struct record *r)
{
    struct str state = TEXT_OF(r, sessions_state);

    if (state.n > 0)
        return state;
    return day_cmp(DAY_OF(r, sessions_date), t->today) <= 0 ? S("held") : S("planned");
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct str state = state_of(t, r);

    groups_kind_sql_session_add(t, .session = id, .source_key = TEXT_OF(r, sessions_session),
        .group = NUMBER_OF(r, sessions_group), .same_group = NUMBER_OF(r, sessions_group),
        .day = DAY_OF(r, sessions_date), .start_time = CLOCK_OF(r, sessions_start_time),
        .end_time = CLOCK_OF(r, sessions_end_time), .kind = TEXT_OF(r, sessions_kind),
        .theme = TEXT_OF(r, sessions_theme), .module = TEXT_OF(r, sessions_module),
        .expert = TEXT_OF(r, sessions_expert), .state = state,
        .closed_at = str_is(state, "held") ? t->now : (struct instant){ "" }, .import = in->import, .now = t->now,
        .module_id = NUMBER_OF(r, sessions_planned_module), .expert_id = NUMBER_OF(r, sessions_work_contact),
        .thanked_on = DAY_OF(r, sessions_thanked_on));
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    groups_kind_sql_session_change(in->t, .session = id, .group = NUMBER_OF(r, sessions_group),
        .same_group = NUMBER_OF(r, sessions_group), .day = DAY_OF(r, sessions_date),
        .start_time = CLOCK_OF(r, sessions_start_time), .end_time = CLOCK_OF(r, sessions_end_time),
        .kind = TEXT_OF(r, sessions_kind), .theme = TEXT_OF(r, sessions_theme), .module = TEXT_OF(r, sessions_module),
        .expert = TEXT_OF(r, sessions_expert), .state = state_of(in->t, r), .changed_at = in->t->now,
        .module_id = NUMBER_OF(r, sessions_planned_module), .expert_id = NUMBER_OF(r, sessions_work_contact),
        .thanked_on = DAY_OF(r, sessions_thanked_on));
    kind_journal(in, id);
}

KIND_PLAIN(sessions, groups_kind_sql_session)

const struct kind kind_sessions = {
    .name = "sessions",
    .noun = { "session", N_("Session") },
    .tables = "groups_session",
    .columns = sessions_columns,
    .n = COL_sessions__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(sessions),
    .give = give,
    .check = check,
    .note = note,
    .add = add,
    .change = change,
};
