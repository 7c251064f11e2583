/* voice_planning_web: for the workers of a group: which members plan with them, and what these have moved. No rules
 * here.
 */
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/routes.h"
#include "rooms/voice/voice_view.h"
#include "voice_planning_html.h"

FORM_DEFINE(planner, PLANNER_FIELDS)

enum { WEEKS_AHEAD = 4 };

static void fill(struct task *t, const struct shared_planning *p, struct voice_planning_view *v)
{
    int64_t group = v->head.group;

    for (size_t i = 0; i < p->planners.n; i++) {
        struct planner_line one = { p->planners.at[i], URL(t, voice_planner_out, group, p->planners.at[i].person) };
        LIST_ADD(t->a, &v->planners, one);
    }
    for (size_t i = 0; i < p->moves.n; i++) {
        struct move_line one = { p->moves.at[i], URL(t, voice_move_undo, group, p->moves.at[i].id) };
        LIST_ADD(t->a, &v->moves, one);
    }
    for (size_t i = 0; i < p->sessions.n; i++) {
        struct fix_line one = { p->sessions.at[i], URL(t, voice_session_fix, group, p->sessions.at[i].session) };
        LIST_ADD(t->a, &v->sessions, one);
    }
}

static struct reply show(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct voice_planning_view v = { .form = form };
    struct shared_planning p;
    struct reply refused;

    if (!voice_head_of(r, VOICE_PLANNING, &v.head, &refused))
        return refused;
    enum outcome found = voice_planning(t, r->ids[0], &p);
    if (found != DONE)
        return reply_refused(r, found);
    struct person_briefs members = groups_members(t, r->ids[0], t->today);
    for (size_t i = 0; i < members.n; i++)
        form_option_id(t, &v.form, planner_F_person, members.at[i].id, members.at[i].name);
    fill(t, &p, &v);
    return SHOW(r, status, voice_planning, &v);
}

struct reply voice_planning_page(struct req *r)
{
    struct task *t = &r->task;
    struct planner_values v = { .from = t->today, .until = day_add(t->today, 7 * WEEKS_AHEAD) };

    return show(r, 200, form_show(t, &planner_form, &v, 0));
}

struct reply voice_planner_name(struct req *r)
{
    struct task *t = &r->task;
    struct planner_values v;
    struct form form;

    if (!form_read(r, &planner_form, &v, &form))
        return show(r, 422, form);
    struct planner p = {
        .group = r->ids[0], .person = v.person, .from = v.from, .until = v.until, .modules_only = v.modules_only
    };
    enum outcome how = voice_planner_put(t, &p, &form.problems);
    if (how == INVALID)
        return show(r, 422, form);
    return reply_outcome(
        r, how, URL(t, voice_planning_page, r->ids[0]), tr(t, "It stands on the own page of the member now."));
}

struct reply voice_planner_out(struct req *r)
{
    return reply_outcome(r, voice_planner_drop(&r->task, r->ids[0], r->ids[1]),
        URL(&r->task, voice_planning_page, r->ids[0]), tr(&r->task, "Saved."));
}

struct reply voice_session_fix(struct req *r)
{
    bool fixed = str_is(req_get(r, "fixed"), "1");

    return reply_outcome(r, voice_fix(&r->task, r->ids[0], r->ids[1], fixed),
        URL(&r->task, voice_planning_page, r->ids[0]), tr(&r->task, "Saved."));
}

struct reply voice_move_undo(struct req *r)
{
    struct task *t = &r->task;
    struct url page = URL(t, voice_planning_page, r->ids[0]);
    enum outcome how = voice_move_back(t, r->ids[0], r->ids[1]);

    if (how == CONFLICT)
        return reply_redirect(r, page, tr(t, "The plan has changed since. Change the sessions themselves."));
    return reply_outcome(r, how, page, tr(t, "It is as it was before."));
}
