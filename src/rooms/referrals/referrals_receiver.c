/* referrals_receiver: the rules of the receiver's side, who has a secret link and no account. Whoever holds the link
 * may read what was shared and answer, until it ends, is taken back or closed; several answers over time. */
#include "auth/journal.h"
#include "auth/token.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/guidance/guidance.h"
#include "rooms/referrals/referrals_row.h"

static const struct code answer_rows[] = {
    { "accepted", N_("We take the person") },
    { "place_from", N_("A place is free from a certain day") },
    { "came", N_("The person came to us") },
    { "asked_back", N_("We ask something first") },
    { "declined", N_("We cannot take the person") },
};
const struct codes CODES_referral_receiver_answer = { "referral_receiver_answer", answer_rows,
    sizeof answer_rows / sizeof *answer_rows };

enum { PLACE_YEARS_AHEAD = 3 };

enum referral_link referrals_open(struct task *t, struct str token, struct referral *ret_referral)
{
    struct referrals_sql_referral_row row;

    if (str_empty(token) || !referrals_sql_of_link(t, token_hash(t, "referral", token), &row))
        return REFERRAL_UNKNOWN;
    *ret_referral = referral_of(t, &row);
    if (str_is(row.state, "withdrawn"))
        return REFERRAL_WITHDRAWN;
    bool open = str_is(row.state, "sent") || str_is(row.state, "answered");
    return open && instant_unix(row.expires_at) > instant_unix(t->now) ? REFERRAL_OPEN : REFERRAL_OVER;
}

static void check(struct task *t, const struct referral *r, const struct referral_answer *a, struct problems *ps)
{
    struct referrals_sql_answers_today_row today = { 0 };

    if (!code_ok(&CODES_referral_receiver_answer, a->answer))
        problem_add(t, ps, "answer", str_of(tr(t, "Choose your answer.")));
    if (str_is(a->answer, "place_from")) {
        if (!day_whole(a->place_from))
            problem_add(t, ps, "place_from", str_of(tr(t, "Write the day from which there is a place.")));
        else if (day_cmp(a->place_from, day_add_months(t->today, 12 * PLACE_YEARS_AHEAD)) > 0 ||
                 day_cmp(a->place_from, r->sent_on) < 0)
            problem_add(t, ps, "place_from", str_of(tr(t, "Check the year of the day.")));
    }
    if (str_is(a->answer, "declined") && str_empty(a->text))
        problem_add(t, ps, "text", str_of(tr(t, "Write why. Then the worker can look for another way.")));
    if (str_is(a->answer, "asked_back") && str_empty(a->text))
        problem_add(t, ps, "text", str_of(tr(t, "Write your question.")));
    if (ps->n == 0 && referrals_sql_answers_today(t, r->id, t->today, &today) && today.n >= REFERRAL_ANSWERS_A_DAY)
        problem_add(t, ps, "", str_of(tr(t, "There are many answers today already. Answer tomorrow again, or call.")));
}

/* The last answer is this one, of today: somebody sent it twice. */
static bool said_already(struct task *t, int64_t referral, const struct referral_answer *a)
{
    struct referral_answers all = referrals_answers(t, referral);

    return all.n > 0 && str_eq(all.at[0].answer, a->answer) && str_eq(all.at[0].text, a->text) &&
           day_cmp(all.at[0].day, t->today) == 0 && day_cmp(all.at[0].place_from, a->place_from) == 0;
}

static void move_guidance(struct task *t, int64_t guidance, const struct referral_answer *a)
{
    if (guidance == 0)
        return;
    if (str_is(a->answer, "accepted") || str_is(a->answer, "place_from"))
        guidance_answered(t, guidance, S("accepted"), a->place_from);
    else if (str_is(a->answer, "came"))
        guidance_answered(t, guidance, S("started"), t->today);
}

enum outcome referrals_take_answer(
    struct task *t, struct str token, const struct referral_answer *a, struct problems *ret)
{
    struct referral r;
    struct referral_answer said = *a;

    if (referrals_open(t, token, &r) != REFERRAL_OPEN)
        return NOT_FOUND;
    if (!str_is(said.answer, "place_from"))
        said.place_from = DAY("");
    check(t, &r, &said, ret);
    if (ret->n > 0)
        return INVALID;
    if (said_already(t, r.id, &said))
        return DONE;
    int64_t id = id_new();
    referrals_sql_answer_add(t, id, r.id, t->today, said.answer, said.place_from, said.text);
    referrals_sql_set_state(t, r.id, S("answered"));
    move_guidance(t, r.guidance, &said);
    journal_write(t, JOURNAL_CREATE, "answer to referral", id, S("by link"));
    return DONE;
}
