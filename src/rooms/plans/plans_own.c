/* plans_own: a plan as the person herself sees it on her own page, and what she says of her own steps. */
#include "auth/journal.h"
#include "plans_sql.h"
#include "rooms/plans/plans_steps.h"

static struct plans_own_words goal_of(
    struct task *t, const struct plan *l, const struct lang *lang, const struct lang *beside)
{
    struct str language;
    struct plans_own_words w = { .text = plan_goal_words(t, l, lang, &w.language) };
    struct str other = beside == NULL ? S("") : plan_goal_words(t, l, beside, &language);

    w.beside = str_eq(other, w.text) ? S("") : other;
    return w;
}

static struct plans_own_words words_of(
    struct task *t, const struct plan *l, const struct plan_step *s, const struct lang *lang, const struct lang *beside)
{
    struct str language;
    struct plans_own_words w = { .text = plan_step_words(t, l, s, lang, &w.language) };
    struct str other = beside == NULL ? S("") : plan_step_words(t, l, s, beside, &language);

    w.beside = str_eq(other, w.text) ? S("") : other;
    return w;
}

/* Who does not say otherwise means her. */
static bool is_hers(const struct plan_step *s) { return str_empty(s->who) || str_is(s->who, "person"); }

struct plans_own plans_own_of(struct task *t, int64_t person, const struct lang *lang, const struct lang *beside)
{
    struct plans_own o = { 0 };
    struct plan l;

    if (!plans_newest_of(t, person, &l))
        return o;
    o.plan = l.id;
    o.goal = goal_of(t, &l, lang, beside);
    o.review_on = l.review_on;
    o.deferred_until = plan_deferred(t, &l) ? l.deferred_until : DAY("");
    for (size_t i = 0; i < l.steps.n; i++) {
        const struct plan_step *s = &l.steps.at[i];
        struct plans_own_step one = { .step = s->step,
            .version = s->version,
            .what = words_of(t, &l, s, lang, beside),
            .picture = s->picture,
            .who = str_empty(s->staff_name) ? s->service : s->staff_name,
            .due_on = s->due_on,
            .done_on = s->done_on,
            .done = str_is(s->state, "done"),
            .hers = is_hers(s),
            .said_done = s->said_done };
        if (!str_is(s->state, "dropped"))
            LIST_ADD(t->a, &o, one);
    }
    return o;
}

enum outcome plans_own_say_done(struct task *t, int64_t person, int64_t step, int64_t version, bool done)
{
    struct plan l;
    const struct plan_step *s = plans_newest_of(t, person, &l) ? plan_step_of(&l, step) : NULL;

    if (s == NULL || !is_hers(s) || str_is(s->state, "dropped"))
        return NOT_FOUND;
    if (str_is(s->state, "done") == done)
        return DONE; /* two touches of one button */
    if (s->version != version || (!done && !s->said_done))
        return CONFLICT;
    plans_remember(t, l.id);
    plans_sql_moved_on(t, l.id);
    plans_sql_step_said(t, l.id, step, done ? S("done") : S("open"), done ? t->today : DAY(""),
        done ? t->now : (struct instant){ "" }, plans_next_version(&l));
    journal_write(
        t, JOURNAL_CHANGE, "plan", l.id, done ? S("step, said by herself") : S("step, taken back by herself"));
    return DONE;
}
