/* voice_planners: members who plan with the workers of their group: within the days and to the sessions that a worker
 * has left open they let themes change places, and a worker takes that back. No pages here. */
#include "rooms/voice/voice_inside.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/modules/modules.h"
#include "rooms/people/people.h"
#include "voice_planners_sql.h"

enum { MOVES_READ = 50, SAID_MOST = 200 };

static const char *const noun = "planner";

/* ---- the plan */

static struct plan_sessions sessions_of(
    struct task *t, int64_t group, struct day from, struct day to, bool modules_only)
{
    struct day first = day_cmp(from, t->today) > 0 ? from : t->today;
    struct voice_planners_sql_sessions_rows rows = voice_planners_sql_sessions(t, group, first, to, PLAN_MOST);
    struct plan_sessions list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct voice_planners_sql_sessions_row *r = &rows.at[i];
        bool moves = str_empty(r->expert) && (r->module_id != 0 || str_empty(r->module));
        struct plan_session one = { .session = r->session,
            .group = group,
            .day = r->day,
            .start = r->start,
            .theme = modules_theme_shown(t, r->theme),
            .stored = r->theme,
            .fixed = r->fixed != 0,
            .moves = moves && r->fixed == 0 && (!modules_only || r->module_id != 0) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct plans_shared voice_own_plans(struct task *t, int64_t person)
{
    struct voice_planners_sql_planner_rows rows = voice_planners_sql_of_person(t, person, t->today);
    struct plans_shared list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct voice_planners_sql_planner_row *r = &rows.at[i];
        struct plan_shared one = { .group = r->group,
            .group_name = r->group_name,
            .sessions = sessions_of(t, r->group, r->from_day, r->until_day, r->modules_only) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* One that she may move; NULL: none of these. */
static const struct plan_session *movable(const struct plans_shared *plans, int64_t session)
{
    for (size_t i = 0; i < plans->n; i++)
        for (size_t k = 0; k < plans->at[i].sessions.n; k++)
            if (plans->at[i].sessions.at[k].session == session && plans->at[i].sessions.at[k].moves)
                return &plans->at[i].sessions.at[k];
    return NULL;
}

enum outcome voice_own_move(struct task *t, int64_t person, int64_t one, int64_t other, struct str was)
{
    struct plans_shared plans = voice_own_plans(t, person);
    const struct plan_session *a = movable(&plans, one), *b = movable(&plans, other);
    int64_t id = id_new();

    if (a == NULL || b == NULL || a->group != b->group)
        return NOT_FOUND;
    if (!str_eq(a->stored, was))
        return str_eq(b->stored, was) ? DONE : CONFLICT;
    enum outcome how = groups_swap_themes(t, one, other);
    if (how != DONE)
        return how;
    voice_planners_sql_add_move(t, .move = id, .group = a->group, .person = person, .one = one, .other = other,
        .one_theme = a->stored, .other_theme = b->stored, .moved_on = t->today);
    journal_write(t, JOURNAL_CREATE, "theme_move", id, S("by a member"));
    return DONE;
}

/* ---- the workers */

static void add_planners(struct task *t, int64_t group, struct shared_planning *p)
{
    struct voice_planners_sql_planner_rows rows = voice_planners_sql_of_group(t, group);

    for (size_t i = 0; i < rows.n; i++) {
        struct planner one = { .group = group,
            .person = rows.at[i].person,
            .from = rows.at[i].from_day,
            .until = rows.at[i].until_day,
            .modules_only = rows.at[i].modules_only,
            .name = people_name(t, rows.at[i].person) };
        LIST_ADD(t->a, &p->planners, one);
    }
}

static struct theme_move move_of(struct task *t, const struct voice_planners_sql_move_row *r)
{
    return (struct theme_move){ .id = r->move,
        .group = r->group,
        .one = r->one_id,
        .other = r->other_id,
        .one_theme = modules_theme_shown(t, r->one_theme),
        .other_theme = modules_theme_shown(t, r->other_theme),
        .name = people_sees_card(t, r->person) ? people_name(t, r->person) : S(""),
        .moved = r->moved_on,
        .back = r->back_on,
        .one_day = r->one_day,
        .other_day = r->other_day };
}

enum outcome voice_planning(struct task *t, int64_t group, struct shared_planning *ret)
{
    struct group_brief brief;
    struct shared_planning p = { 0 };
    enum outcome found = groups_brief(t, group, &brief);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    add_planners(t, group, &p);
    struct voice_planners_sql_move_rows moves = voice_planners_sql_moves(t, group, MOVES_READ);
    for (size_t i = 0; i < moves.n; i++) {
        struct theme_move one = move_of(t, &moves.at[i]);
        LIST_ADD(t->a, &p.moves, one);
    }
    p.sessions = sessions_of(t, group, t->today, DAY("9999-12-31"), false);
    *ret = p;
    return DONE;
}

enum outcome voice_planner_put(struct task *t, const struct planner *p, struct problems *ret)
{
    if (!groups_may_write(t, p->group))
        return NOT_FOUND;
    if (!groups_is_member(t, p->group, p->person, t->today) || !people_sees_card(t, p->person))
        problem_add(t, ret, "person", str_of(tr(t, "Choose a member of the group.")));
    if (day_cmp(p->until, p->from) < 0)
        problem_add(t, ret, "until", str_of(tr(t, "The last day is before the first.")));
    if (ret->n > 0)
        return INVALID;
    voice_planners_sql_name(t, .group = p->group, .person = p->person, .from_day = p->from, .until_day = p->until,
        .modules_only = p->modules_only, .named_by = t->viewer->staff, .named_on = t->today);
    journal_write(t, JOURNAL_CHANGE, noun, p->person, S("named"));
    return DONE;
}

enum outcome voice_planner_drop(struct task *t, int64_t group, int64_t person)
{
    if (!groups_may_write(t, group))
        return NOT_FOUND;
    if (voice_planners_sql_unname(t, group, person) == 1)
        journal_write(t, JOURNAL_DELETE, noun, person, S(""));
    return DONE;
}

enum outcome voice_fix(struct task *t, int64_t group, int64_t session, bool fixed)
{
    struct session_brief s;

    if (!groups_may_write(t, group) || groups_session(t, session, &s) != DONE || s.group != group)
        return NOT_FOUND;
    if (fixed)
        voice_planners_sql_fix(t, session, group);
    else
        voice_planners_sql_unfix(t, session);
    journal_write(t, JOURNAL_CHANGE, "session", session, fixed ? S("stays as it is") : S("may be moved"));
    return DONE;
}

/* Does this theme stand at the session still? */
static bool holds(struct task *t, int64_t session, struct str theme)
{
    struct session_brief s;

    return groups_session(t, session, &s) == DONE && str_eq(s.theme, theme);
}

enum outcome voice_move_back(struct task *t, int64_t group, int64_t move)
{
    struct voice_planners_sql_move_row row;

    if (!groups_may_write(t, group) || !voice_planners_sql_move(t, move, &row) || row.group != group)
        return NOT_FOUND;
    if (day_known(row.back_on))
        return DONE; /* a second touch */
    if (!holds(t, row.one_id, row.other_theme) || !holds(t, row.other_id, row.one_theme))
        return CONFLICT;
    enum outcome how = groups_swap_themes(t, row.one_id, row.other_id);
    if (how != DONE)
        return how;
    voice_planners_sql_taken_back(t, move, t->today, t->viewer->staff);
    journal_write(t, JOURNAL_CHANGE, "theme_move", move, S("taken back"));
    return DONE;
}

void voice_planners_said(struct task *t, int64_t person, struct voice_saids *list)
{
    struct voice_planners_sql_said_rows rows = voice_planners_sql_said(t, person, SAID_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        struct voice_said one = { rows.at[i].moved_on, N_("I moved themes"),
            str_fmt(t->a, "%.*s / %.*s", STR_ARG(rows.at[i].one_theme), STR_ARG(rows.at[i].other_theme)) };
        LIST_ADD(t->a, list, one);
    }
}

void voice_planners_drop(struct task *t, int64_t import)
{
    voice_planners_sql_drop_moves(t, import);
    voice_planners_sql_drop_planners(t, import);
}
