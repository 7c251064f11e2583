/* own_page_path_web: a person's own plan as a path with pictures: what is done, what is now, what comes later; and her
 * own steps, of which she can say that they are done. It shows what the paper to take home shows (plans_own_of). No
 * rules here. */
#include "lang/lang.h"
#include "own_page_path_html.h"
#include "rooms/own_page/own_page_web.h"
#include "rooms/plans/plans.h"
#include "rooms/routes.h"

/* The language of her words as the page names it; "": that of the page. */
static struct str tag_of(struct str language)
{
    const struct lang *l = str_empty(language) ? NULL : lang_by_tag(language);

    return l == NULL ? language : str_of(l->tag);
}

static struct str dir_of(struct str language)
{
    const struct lang *l = str_empty(language) ? NULL : lang_by_tag(language);

    return l == NULL ? S("auto") : str_of(l->dir);
}

/* "By 1.4.2026", for both languages. */
static struct own_words with_day(struct task *t, const struct own_person *who, const char *msgid, struct day day)
{
    struct str here = lang_day(t->a, t->lang, day), there = lang_day(t->a, lang_get(LANG_fi), day);

    if (!day_known(day))
        return (struct own_words){ S(""), S("") };
    struct own_words w = own_words_with(t, who, msgid, &here, 1);
    if (!str_empty(w.fi))
        w.fi = tr_fill(t->a, lang_tr(lang_get(LANG_fi), msgid), &there, 1);
    return w;
}

static struct own_step_view step_shown(
    struct task *t, const struct own_person *who, const struct plans_own_step *s, bool first_open)
{
    static const char *const turns[] = { N_("Done"), N_("Now"), N_("Later") };
    enum own_turn at = s->done ? OWN_DONE : first_open ? OWN_NOW : OWN_LATER;
    struct own_step_view v = { .address = s->step + 1,
        .version = s->version,
        .what = { s->what.text, s->what.beside },
        .turn = own_words_of(t, who, turns[at]),
        .due = s->done ? with_day(t, who, N_("Done on %1$s"), s->done_on) : with_day(t, who, N_("By %1$s"), s->due_on),
        .who = { s->who, S("") },
        .tag = tag_of(s->what.language),
        .dir = dir_of(s->what.language),
        .picture = s->picture,
        .at = at,
        .may_say = s->hers && !s->done,
        .may_take_back = s->hers && s->done && s->said_done };

    if (s->hers && str_empty(s->who))
        v.who = own_words_of(t, who, N_("I do this myself"));
    return v;
}

struct reply own_page_path(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;
    bool open_seen = false;

    if (!own_open(r, true, &o, &reply))
        return reply;
    struct plans_own plan = plans_own_of(t, o.h.person, t->lang, r->beside);
    struct own_path_view v = { .f = own_frame_of(t, &o.who, false),
        .title = own_words_of(t, &o.who, N_("My path")),
        .goal_head = own_words_of(t, &o.who, N_("What I want")),
        .goal = { plan.goal.text, plan.goal.beside },
        .goal_tag = tag_of(plan.goal.language),
        .goal_dir = dir_of(plan.goal.language),
        .waits = with_day(t, &o.who, N_("The plan waits until %1$s."), plan.deferred_until),
        .review = with_day(t, &o.who, N_("We look at the plan again on %1$s."), plan.review_on),
        .none = own_words_of(t, &o.who, N_("You have no plan yet. Make it with your worker.")),
        .done = own_words_of(t, &o.who, N_("I have done this")),
        .back = own_words_of(t, &o.who, N_("It is not done yet")) };
    for (size_t i = 0; i < plan.n; i++) {
        struct own_step_view one = step_shown(t, &o.who, &plan.at[i], !open_seen);
        open_seen = open_seen || !plan.at[i].done;
        LIST_ADD(t->a, &v.steps, one);
    }
    return OWN_SHOW(r, 200, own_path, &v);
}

struct reply own_page_step(struct req *r)
{
    struct task *t = &r->task;
    struct own o;
    struct reply reply;

    if (!own_open(r, false, &o, &reply))
        return reply;
    enum outcome how = plans_own_say_done(
        t, o.h.person, r->ids[0] - 1, req_version(r), str_is(req_get(r, "done"), "1"));
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, own_page_path), tr(t, "Your worker has changed this. Look again."));
    return how == DONE ? reply_redirect(r, URL(t, own_page_path), NULL) : reply_refused(r, how);
}
