/* demo_links: plays, day by day, what happened to referrals and plans, through the doors of their rooms. Each act is
 * done on its day and by the worker whose it is, so that what was moved, counted and written to the journal is as if
 * people had done it. */
#include "rooms/demo/demo_links.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "demo_sql.h"
#include "rooms/demo/demo_words.h"
#include "rooms/plans/plans.h"
#include "rooms/referrals/referrals.h"

enum act { ACT_NONE, ACT_SEND, ACT_OPEN, ACT_ANSWER, ACT_REPLY, ACT_REMIND, ACT_WITHDRAW, ACT_CLOSE };
struct event {
    int ago; /* days */
    enum act act;
    const char *answer; /* CODES_referral_answer */
};
enum { SCENES = 12, EVENTS = 5, FIRST_DAY = 90, LATER_DAYS = 4 };

/* One scene for each state in which a referral can stand. */
static const struct event scenes[SCENES][EVENTS] = {
    { { 4, ACT_SEND, NULL }, { 3, ACT_OPEN, NULL } },
    { { 22, ACT_SEND, NULL } }, /* silent: a reminder is due */
    { { 30, ACT_SEND, NULL }, { 28, ACT_OPEN, NULL }, { 25, ACT_ANSWER, "accepted" } },
    { { 24, ACT_SEND, NULL }, { 20, ACT_OPEN, NULL }, { 15, ACT_ANSWER, "place_from" } },
    { { 18, ACT_SEND, NULL }, { 16, ACT_OPEN, NULL }, { 10, ACT_ANSWER, "declined" } },
    { { 12, ACT_SEND, NULL }, { 9, ACT_OPEN, NULL }, { 6, ACT_ANSWER, "asked_back" } },
    { { 48, ACT_SEND, NULL }, { 45, ACT_OPEN, NULL }, { 40, ACT_ANSWER, "accepted" }, { 20, ACT_ANSWER, "came" } },
    { { 20, ACT_SEND, NULL }, { 18, ACT_OPEN, NULL }, { 11, ACT_WITHDRAW, NULL } },
    { { 0, ACT_NONE, NULL } }, /* a draft */
    { { 75, ACT_SEND, NULL }, { 70, ACT_OPEN, NULL }, { 65, ACT_ANSWER, "place_from" }, { 33, ACT_ANSWER, "came" },
        { 25, ACT_CLOSE, NULL } },
    { { 16, ACT_SEND, NULL }, { 14, ACT_OPEN, NULL }, { 12, ACT_ANSWER, "asked_back" }, { 9, ACT_REPLY, NULL } },
    { { 33, ACT_SEND, NULL }, { 30, ACT_OPEN, NULL }, { 12, ACT_REMIND, NULL } },
};

/* The same scene comes again some days earlier. */
static int ago_of(const struct event *e, int64_t n) { return e->ago + (int)(n / SCENES % LATER_DAYS); }

int demo_sent_ago(int64_t n)
{
    const struct event *e = &scenes[n % SCENES][0];

    return e->act == ACT_SEND ? ago_of(e, n) : 0;
}

/* ---- another day */

struct here {
    struct instant now;
    struct day today;
    const struct viewer *viewer;
};

/* At noon of that day, as that worker; staff 0: somebody without an account. */
static void go_to(struct task *t, const struct here *home, int ago, int64_t staff)
{
    struct viewer *v = NEW(t->a, struct viewer);

    *v = *home->viewer;
    v->staff = staff;
    t->viewer = v;
    t->now = instant_from_unix(instant_unix(home->now) - (int64_t)ago * 24 * 3600);
    t->today = day_add(home->today, -ago);
}

static void come_home(struct task *t, const struct here *home)
{
    t->now = home->now, t->today = home->today, t->viewer = home->viewer;
}

/* ---- referrals */

static struct str words_for(const char *answer, int64_t n)
{
    const struct word_list *list = strcmp(answer, "declined") == 0     ? &words_declined
                                   : strcmp(answer, "asked_back") == 0 ? &words_asked_back
                                   : strcmp(answer, "came") == 0       ? NULL
                                                                       : &words_accepted;

    return str_of(list == NULL ? "" : word_of(list, (size_t)(n / SCENES)));
}

static enum outcome send(struct task *t, const struct referral *r, struct str *ret_token, struct problems *ps)
{
    struct referral_consent c = { r->version, t->today, referrals_print(t, r) };

    return referrals_send(t, r->id, &c, ret_token, ps);
}

static enum outcome answer(struct task *t, struct str token, const char *what, int64_t n, struct problems *ps)
{
    struct referral_answer a = { .answer = str_of(what),
        .place_from = strcmp(what, "place_from") == 0 ? day_add(t->today, 28 + n % 5 * 7) : DAY(""),
        .text = words_for(what, n) };

    return referrals_take_answer(t, token, &a, ps);
}

static enum outcome act(
    struct task *t, const struct event *e, const struct referral *r, int64_t n, struct str *token, struct problems *ps)
{
    switch (e->act) {
    case ACT_SEND: return send(t, r, token, ps);
    case ACT_OPEN: journal_write(t, JOURNAL_LOOK, "referral", r->id, S("")); return DONE;
    case ACT_ANSWER: return answer(t, *token, e->answer, n, ps);
    case ACT_REPLY: return referrals_reply(t, r->id, S("Kyllä, se sopii hyvin. Kerron hänelle tänään."), ps);
    case ACT_REMIND: return referrals_remind(t, r->id, r->version);
    case ACT_WITHDRAW: return referrals_withdraw(t, r->id, r->version);
    case ACT_CLOSE: return referrals_close(t, r->id, r->version);
    case ACT_NONE: break;
    }
    return DONE;
}

static void referrals_of_day(
    struct task *t, const struct here *home, const struct demo_sql_drafts_rows *drafts, struct str *tokens, int ago)
{
    for (size_t i = 0; i < drafts->n; i++)
        for (const struct event *e = scenes[i % SCENES]; e < scenes[i % SCENES] + EVENTS && e->act != ACT_NONE; e++) {
            struct problems ps = { 0 };
            struct referral r;
            bool ours = e->act != ACT_OPEN && e->act != ACT_ANSWER;
            if (ago_of(e, (int64_t)i) != ago)
                continue;
            go_to(t, home, ago, ours ? drafts->at[i].staff : 0);
            must(t, referrals_get(t, drafts->at[i].referral, &r) == DONE);
            must(t, act(t, e, &r, (int64_t)i, &tokens[i], &ps) == DONE);
        }
}

/* ---- plans that were changed: what was agreed in a talk became a step */

static void plans_of_day(struct task *t, const struct here *home, const struct demo_sql_plans_rows *plans, int ago)
{
    for (size_t i = 0; i < plans->n; i++) {
        const struct demo_sql_plans_row *p = &plans->at[i];
        int64_t age = day_number(home->today) - day_number(p->made_on);
        bool first = ago == 20 + (int)i % 9, second = i % 3 == 0 && ago == 3 + (int)i % 7;
        if ((!first && !second) || age <= ago)
            continue;
        const char *language;
        const char *what = said_in(
            &words_steps[(i * 5 + (second ? 7 : 0)) % STEP_WORDS].what, p->goal_language, &language);
        go_to(t, home, ago, p->staff);
        must(t,
            plans_add_agreed(t, p->person, p->project, str_of(what), day_add(t->today, 14 + (int64_t)i % 20)) == DONE);
    }
}

void demo_links(struct task *t)
{
    struct here home = { t->now, t->today, t->viewer };
    struct demo_sql_drafts_rows drafts = demo_sql_drafts(t);
    struct demo_sql_plans_rows plans = demo_sql_plans(t);
    struct str *tokens = NEW_N(t->a, struct str, drafts.n + 1);

    for (int ago = FIRST_DAY; ago >= 0; ago--) {
        referrals_of_day(t, &home, &drafts, tokens, ago);
        plans_of_day(t, &home, &plans, ago);
    }
    come_home(t, &home);
    demo_sql_questions_wait(
        t, day_add(t->today, -14), instant_from_unix(instant_unix(t->now) + (int64_t)7 * 24 * 3600));
    demo_sql_questions_read(t, day_add(t->today, -4));
}
