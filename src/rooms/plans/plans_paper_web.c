/* plans_paper_web: a plan to take home, in one language or in two side by side. What runs from right to left stands on
 * the right. No rules here. */
#include "plans_paper_html.h"
#include "rooms/people/people.h"
#include "rooms/papers.h"
#include "rooms/plans/plans_pages.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

/* A language of the program by its tag in the address; else the one given. */
static const struct lang *asked(struct req *r, const char *name, const struct lang *otherwise)
{
    struct str tag = req_get(r, name);
    const struct lang *l = str_empty(tag) ? NULL : lang_by_tag(tag);

    return l == NULL ? otherwise : l;
}

static struct picks picks(struct task *t, const struct lang *chosen, bool or_none)
{
    struct picks list = { 0 };

    if (or_none) {
        struct pick none = { S("none"), str_of(tr(t, "Only one language")), chosen == NULL };
        LIST_ADD(t->a, &list, none);
    }
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct pick one = { str_of(l->tag), str_of(l->name), l == chosen };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static struct str with_day(struct task *t, const struct lang *l, const char *msgid, struct day day)
{
    struct str said = lang_day(t->a, l, day);

    return day_known(day) ? tr_fill(t->a, lang_tr(l, msgid), &said, 1) : S("");
}

static struct home_side side_of(struct task *t, const struct plan *l, const struct lang *lang)
{
    struct str language, goal = plan_goal_words(t, l, lang, &language);
    bool waits = plan_deferred(t, l);

    return (struct home_side){ .tag = str_of(lang->tag),
        .dir = str_of(lang->dir),
        .title = str_of(lang_tr(lang, N_("My plan"))),
        .goal_head = str_of(lang_tr(lang, N_("What I want"))),
        .steps_head = str_of(lang_tr(lang, N_("My steps"))),
        .none = str_of(lang_tr(lang, N_("There are no steps yet."))),
        .goal = plans_words(goal, language),
        .review = with_day(t, lang, N_("We look at the plan again on %1$s."), l->review_on),
        .deferred = waits ? with_day(t, lang, N_("The plan waits until %1$s."), l->deferred_until) : S("") };
}

static struct str who_of(struct task *t, const struct plan_step *s, const struct lang *lang)
{
    if (!str_empty(s->staff_name))
        return s->staff_name;
    if (!str_empty(s->service))
        return s->service;
    if (str_is(s->who, "person"))
        return str_of(lang_tr(lang, N_("I do this myself")));
    return str_empty(s->who) ? S("") : code_name(lang, &CODES_step_who, s->who);
}

static struct home_step step_of(
    struct task *t, const struct plan *l, const struct plan_step *s, const struct lang *lang)
{
    struct str language, words = plan_step_words(t, l, s, lang, &language);
    bool done = str_is(s->state, "done");

    return (struct home_step){ .what = plans_words(words, language),
        .state = code_name(lang, &CODES_step_state, s->state),
        .due = done ? with_day(t, lang, N_("Done on %1$s"), s->done_on) : with_day(t, lang, N_("By %1$s"), s->due_on),
        .who = who_of(t, s, lang) };
}

/* What stands below a step: how far it is, by when, who. */
static struct str below(struct task *t, const struct plan *l, const struct plan_step *s, const struct lang *lang)
{
    struct home_step w = step_of(t, l, s, lang);
    struct strs all = { 0 };

    strs_add(t->a, &all, w.state);
    if (!str_empty(w.due))
        strs_add(t->a, &all, w.due);
    if (!str_empty(w.who))
        strs_add(t->a, &all, w.who);
    return strs_join(t->a, &all, lang_comma(lang));
}

static struct str goal_of(struct task *t, const struct plan *l, const struct lang *lang)
{
    struct str language;

    return plan_goal_words(t, l, lang, &language);
}

static struct str what_of(struct task *t, const struct plan *l, const struct plan_step *s, const struct lang *lang)
{
    struct str language;

    return plan_step_words(t, l, s, lang, &language);
}

static struct reply pdf(struct req *r, const struct plan *l, const struct lang *first, const struct lang *second)
{
    struct task *t = &r->task;
    struct paper *p = projects_paper(
        t, l->project, (struct paper_head){ .lang = first, .beside = second, .title = N_("My plan") });

    paper_heading(p, 1, paper_tr(p, N_("My plan")));
    paper_paragraph(p, paper_own(people_name(t, l->person)));
    if (!str_empty(l->goal)) {
        paper_heading(p, 2, paper_tr(p, N_("What I want")));
        paper_paragraph(p, PAPER_IN(p, lang, goal_of(t, l, lang)));
    }
    paper_heading(p, 2, paper_tr(p, N_("My steps")));
    for (size_t i = 0; i < l->steps.n; i++) {
        const struct plan_step *s = &l->steps.at[i];
        paper_item(p, PAPER_BOX, PAPER_IN(p, lang, what_of(t, l, s, lang)));
        paper_note(p, PAPER_IN(p, lang, below(t, l, s, lang)));
    }
    if (l->steps.n == 0)
        paper_paragraph(p, paper_tr(p, N_("There are no steps yet.")));
    paper_gap(p, 6);
    if (plan_deferred(t, l))
        paper_paragraph(p, PAPER_IN(p, lang, with_day(t, lang, N_("The plan waits until %1$s."), l->deferred_until)));
    if (day_known(l->review_on))
        paper_paragraph(
            p, PAPER_IN(p, lang, with_day(t, lang, N_("We look at the plan again on %1$s."), l->review_on)));
    return papers_reply(r, p, "plan", URL(t, plans_paper, l->person, l->id));
}

/* The first language on the side where its page begins; right to left always on the right. */
static bool changes_sides(const struct lang *first, const struct lang *second)
{
    return !strcmp(first->dir, "rtl") && strcmp(second->dir, "rtl") != 0;
}

struct reply plans_paper(struct req *r)
{
    struct task *t = &r->task;
    struct plan l;
    enum outcome found = plans_asked(r, &l);

    if (found != DONE)
        return reply_refused(r, found);
    const struct lang *own = str_empty(l.goal_language) ? NULL : lang_by_tag(l.goal_language), *fi = lang_get(LANG_fi);
    const struct lang *first = asked(r, "first", own == NULL ? t->lang : own);
    const struct lang *second = asked(r, "second", first == fi ? NULL : fi);
    if (str_is(req_get(r, "second"), "none") || second == first)
        second = NULL;
    if (papers_wanted(r))
        return pdf(r, &l, first, second);
    struct plan_paper_view v = { .person = l.person,
        .plan = l.id,
        .name = people_name(t, l.person),
        .two = second != NULL,
        .firsts = picks(t, first, false),
        .seconds = picks(t, second, true) };
    const struct lang *left = first, *right = second == NULL ? first : second;
    if (changes_sides(left, right))
        left = right, right = first;
    v.left = side_of(t, &l, left);
    v.right = side_of(t, &l, right);
    for (size_t i = 0; i < l.steps.n; i++) {
        const struct plan_step *s = &l.steps.at[i];
        struct home_row row = { .number = (int64_t)i + 1,
            .picture = s->picture,
            .state = s->state,
            .left = step_of(t, &l, s, left),
            .right = step_of(t, &l, s, right) };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, plans_paper, &v);
}
