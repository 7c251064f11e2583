/* own_plan_web: on a person's own page: she plans with the workers of her group, where one has named her. She chooses a
 * session, then the one with which its theme changes places. No rules here (rooms/voice). */
#include "lang/lang.h"
#include "own_page_plan_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/own_page/own_say_view.h"
#include "rooms/routes.h"

/* The group of the session that was chosen; 0: none is. */
static int64_t group_chosen(const struct plans_shared *plans, int64_t session)
{
    for (size_t i = 0; i < plans->n; i++)
        for (size_t k = 0; k < plans->at[i].sessions.n; k++)
            if (plans->at[i].sessions.at[k].session == session && plans->at[i].sessions.at[k].moves)
                return plans->at[i].group;
    return 0;
}

static struct own_plan_group group_shown(
    struct task *t, const struct own_person *who, const struct plan_shared *p, int64_t chosen)
{
    struct own_plan_group g = { .name = p->group_name };
    struct str was = S("");

    for (size_t i = 0; i < p->sessions.n; i++)
        if (p->sessions.at[i].session == chosen)
            was = p->sessions.at[i].stored;
    for (size_t i = 0; i < p->sessions.n; i++) {
        const struct plan_session *s = &p->sessions.at[i];
        struct own_plan_line line = { .s = *s,
            .day = own_day(t, who, s->day),
            .theme = s->theme,
            .choose = url_with_id(t->a, URL(t, own_plan), "move", s->session),
            .was = was,
            .chosen = s->session == chosen,
            .offered = chosen != 0 && s->moves && s->session != chosen };
        if (line.offered)
            line.swap = URL(t, own_plan_move, chosen, s->session);
        LIST_ADD(t->a, &g.lines, line);
    }
    return g;
}

struct reply own_plan(struct req *r)
{
    struct task *t = &r->task;
    int64_t chosen = 0;
    struct own o;
    struct reply reply;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct plans_shared plans = voice_own_plans(t, o.h.person);
    if (!id_read(req_get(r, "move"), &chosen))
        chosen = 0;
    int64_t group = group_chosen(&plans, chosen);
    struct own_plan_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("We plan together")),
        .how = own_words_of(
            t, &o.who, group != 0 ? N_("With which one does it change?") : N_("Which one do you move?")),
        .none = own_words_of(t, &o.who, N_("There is nothing to plan now.")),
        .move = own_words_of(t, &o.who, N_("Move this")),
        .here = own_words_of(t, &o.who, N_("Change with this one")),
        .stays = own_words_of(t, &o.who, N_("This one stays.")),
        .chosen = own_words_of(t, &o.who, N_("You move this one.")),
        .told = own_words_of(t, &o.who, N_("Your worker sees each change.")),
        .stop = own_words_of(t, &o.who, N_("Do not move it")),
        .choosing = group != 0 };
    for (size_t i = 0; i < plans.n; i++) {
        struct own_plan_group g = group_shown(t, &o.who, &plans.at[i], plans.at[i].group == group ? chosen : 0);
        LIST_ADD(t->a, &v.groups, g);
    }
    return OWN_SHOW(r, 200, own_plan, &v);
}

struct reply own_plan_move(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = voice_own_move(t, o.h.person, r->ids[0], r->ids[1], req_get(r, "was"));
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, own_plan), tr(t, "This meeting cannot be moved any more."));
    return how == DONE ? reply_redirect(r, URL(t, own_plan), tr(t, "They have changed places."))
                       : reply_refused(r, how);
}
