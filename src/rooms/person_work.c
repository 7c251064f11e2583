/* person_work: see person_work.h. The rules of what is next; who may know what say the rooms. */
#include "rooms/person_work.h"

#include "auth/permissions.h"
#include "auth/viewer.h"
#include "rooms/codes.h"
#include "rooms/routes.h"
#include "web/req.h"

/* ---- what is next */

/* What is only waiting stands behind what has a day on which to act. */
static bool waits(const struct next_thing *n) { return n->kind == NEXT_QUESTION || n->kind == NEXT_GUIDANCE; }

static bool before(const struct next_thing *a, const struct next_thing *b)
{
    int days = day_cmp(a->day, b->day);

    if (waits(a) != waits(b))
        return waits(b);
    return days != 0 ? days < 0 : a->kind < b->kind;
}

/* Into its place. There are few: each room gives only what is open. */
static void add(struct task *t, struct next_things *list, struct next_thing one)
{
    size_t at = list->n;

    one.late = !waits(&one) && day_cmp(one.day, t->today) < 0;
    one.today = day_cmp(one.day, t->today) == 0;
    while (at > 0 && before(&one, &list->at[at - 1]))
        at--;
    LIST_ADD(t->a, list, one);
    for (size_t i = list->n; i-- > at + 1;)
        list->at[i] = list->at[i - 1];
    list->at[at] = one;
}

static void add_appointments(struct task *t, const struct person_work *w, struct next_things *list)
{
    for (size_t i = 0; i < w->appointments.n; i++) {
        const struct appointment *a = &w->appointments.at[i];
        struct next_thing one = { .kind = NEXT_APPOINTMENT,
            .day = a->day,
            .start = a->start,
            .what = code_name(t->lang, &CODES_talk_channel, a->channel),
            .link = URL(t, appointments_edit, a->id) };
        add(t, list, one);
    }
}

static void add_plan(struct task *t, const struct person_work *w, struct next_things *list)
{
    const struct plans_fold *p = &w->plan;
    struct next_thing one = { .what = S("") };

    if (p->plan == 0)
        return;
    one.link = URL(t, plans_plan, w->person, p->plan);
    if (day_known(p->deferred_until)) {
        one.kind = NEXT_WAKES;
        one.day = p->deferred_until;
        add(t, list, one);
        return;
    }
    if (day_known(p->review_on)) {
        one.kind = NEXT_REVIEW;
        one.day = p->review_on;
        add(t, list, one);
    }
    one.kind = NEXT_STEP;
    one.day = DAY("");
    for (size_t i = 0; i < p->steps.n; i++) {
        const struct plans_fold_step *s = &p->steps.at[i];
        if (!day_known(s->due_on) || (day_known(one.day) && day_cmp(s->due_on, one.day) >= 0))
            continue;
        one.what = s->what;
        one.day = s->due_on;
    }
    if (day_known(one.day))
        add(t, list, one);
}

static void add_follow_ups(struct task *t, const struct person_work *w, struct next_things *list)
{
    for (size_t i = 0; i < w->follow_ups.n; i++) {
        const struct follow_up *f = &w->follow_ups.at[i];
        struct str name = str_empty(f->rule_name) ? code_name(t->lang, &CODES_follow_up_kind, f->kind) : f->rule_name;
        struct next_thing one = {
            .kind = NEXT_FOLLOW_UP, .day = f->due, .what = name, .link = URL(t, follow_ups_one, f->id)
        };
        if (!day_known(f->done_on) && !day_known(f->not_reached_on) && day_known(f->due))
            add(t, list, one);
    }
}

static void add_referrals(struct task *t, const struct person_work *w, struct next_things *list)
{
    for (size_t i = 0; i < w->referrals.n; i++) {
        const struct referral *f = &w->referrals.at[i];
        struct day since = day_known(f->reminded_on) ? f->reminded_on : f->sent_on;
        struct next_thing one = { .kind = NEXT_REFERRAL,
            .day = day_add(since, REFERRAL_REMIND_DAYS),
            .what = f->provider,
            .link = URL(t, referrals_one, f->id) };
        if (str_is(f->state, "sent") && day_known(since))
            add(t, list, one);
    }
}

static void add_questions(struct task *t, const struct person_work *w, struct next_things *list)
{
    struct asked_list asked = counselling_asked(t, w->person);

    for (size_t i = 0; i < asked.n; i++) {
        struct next_thing one = { .kind = asked.at[i].answered ? NEXT_ANSWERED : NEXT_QUESTION,
            .day = asked.at[i].day,
            .what = asked.at[i].specialist_name,
            .link = URL(t, counselling_talk, asked.at[i].talk) };
        add(t, list, one);
    }
}

static void add_guidance(struct task *t, const struct person_work *w, struct next_things *list)
{
    for (size_t i = 0; i < t->viewer->nprojects; i++) {
        struct guidance_waitings open = guidance_open(t, w->person, t->viewer->projects[i].project);
        for (size_t k = 0; k < open.n; k++) {
            const struct guidance_waiting *g = &open.at[k];
            struct next_thing one = { .kind = NEXT_GUIDANCE,
                .day = g->day,
                .what = str_empty(g->provider) ? code_name(t->lang, &CODES_destination, g->destination) : g->provider,
                .link = URL(t, guidance_edit, g->guidance) };
            if (str_is(g->state, "suggested") || str_is(g->state, "agreed") || str_is(g->state, "applied"))
                add(t, list, one);
        }
    }
}

/* ---- all of it */

static bool drawn(struct str part, const char *which) { return str_empty(part) || str_is(part, which); }

static void fill_folds(struct task *t, struct str part, struct person_work *w)
{
    if (drawn(part, "plans"))
        w->plan = plans_fold_of(t, w->person);
    if (drawn(part, "needs"))
        w->needs = needs_now(t, w->person, w->project, DAY(""));
    if (drawn(part, "skills"))
        w->skills = skills_fold_of(t, w->person, w->project);
    if (drawn(part, "talks"))
        w->talks = counselling_fold_of(t, w->person);
    if (drawn(part, "appointments"))
        w->appointments = appointments_fold_of(t, w->person);
    if (drawn(part, "referrals"))
        w->referrals = referrals_fold_of(t, w->person);
}

static void fill_next(struct task *t, struct person_work *w)
{
    add_appointments(t, w, &w->next);
    add_plan(t, w, &w->next);
    add_referrals(t, w, &w->next);
    if (w->counsels)
        add_questions(t, w, &w->next);
    add_follow_ups(t, w, &w->next);
    if (w->guides)
        add_guidance(t, w, &w->next);
    if (w->next.n > NEXT_MOST) {
        w->later = (struct next_things){ .at = w->next.at + NEXT_MOST, .n = w->next.n - NEXT_MOST };
        w->next.n = NEXT_MOST;
    }
}

struct person_work person_work_of(struct task *t, int64_t person, struct str part)
{
    struct person_work w = { .person = person,
        .cases = permitted(t->viewer, PERM_CASELOAD_READ),
        .guides = permitted(t->viewer, PERM_GUIDANCE_WRITE),
        .asks = permitted(t->viewer, PERM_FOLLOW_UPS_READ) };

    for (size_t i = 0; i < t->viewer->nprojects && w.project == 0; i++)
        if (people_may_counsel(t, person, t->viewer->projects[i].project))
            w.project = t->viewer->projects[i].project;
    w.counsels = w.project != 0 && permitted(t->viewer, PERM_COUNSELLING_READ);
    w.whose = caseload_fold_of(t, person);
    if (w.counsels) {
        w.at_risk = counselling_at_risk(t, person);
        fill_folds(t, part, &w);
    }
    if (w.asks && drawn(part, "follow_ups"))
        w.follow_ups = follow_ups_fold_of(t, person);
    if (str_empty(part))
        fill_next(t, &w);
    return w;
}
