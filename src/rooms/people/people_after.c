/* people_after: what is asked of somebody after her spell in a project, for the room that asks (follow_ups): of a
 * worker, or of herself on her own page. The rules and the rows are those of people_spell.c: one source. */
#include "lang/lang.h"
#include "rooms/people/people_card.h"

static bool had_work(struct str status)
{
    return str_is(status, "employed") || str_is(status, "self_employed") || str_is(status, "parental_leave_with_job") ||
           str_is(status, "maternity_leave_with_job");
}

static struct person_after after_of(const struct person_spell *s)
{
    return (struct person_after){ .spell = s->id,
        .person = s->person,
        .project = s->project,
        .version = s->version,
        .exit_date = s->exit_date,
        .exit_status_on = s->exit_status_on,
        .six_month_date = s->six_month_date,
        .exit_status = s->exit_status,
        .exit_reason = s->exit_reason,
        .six_month_status = s->six_month_status,
        .exit_in_education = s->exit_in_education,
        .qualification_gained = s->qualification_gained,
        .six_month_improved = s->six_month_improved,
        .had_work = had_work(s->entry_status) };
}

bool people_after(struct task *t, int64_t spell, struct person_after *ret_after)
{
    struct person_spell s;

    if (people_spell(t, spell, &s) != DONE)
        return false;
    *ret_after = after_of(&s);
    return true;
}

bool people_own_after(struct task *t, int64_t person, int64_t spell, struct person_after *ret_after)
{
    struct person_spell s;

    if (!people_spell_of(t, person, spell, &s))
        return false;
    *ret_after = after_of(&s);
    return true;
}

/* The spell with the answer in it. Of a locked period, too, the reason is why. */
static void put_answer(struct person_spell *s, const struct person_after *answer, bool six_months, const char *reason)
{
    s->version = answer->version;
    s->reason = str_of(reason);
    if (six_months) {
        s->six_month_date = answer->six_month_date;
        s->six_month_status = answer->six_month_status;
        s->six_month_improved = answer->six_month_improved;
        return;
    }
    s->exit_status = answer->exit_status;
    s->exit_reason = answer->exit_reason;
    s->exit_status_on = answer->exit_status_on;
    s->exit_in_education = answer->exit_in_education;
    s->qualification_gained = answer->qualification_gained;
}

enum outcome people_answer(
    struct task *t, const struct person_after *answer, bool six_months, struct problems *ret_problems)
{
    struct person_spell s;

    if (people_spell(t, answer->spell, &s) != DONE)
        return NOT_FOUND;
    put_answer(&s, answer, six_months, tr(t, "Asked in a follow-up"));
    return six_months ? people_six_months(t, &s, ret_problems) : people_exit(t, &s, ret_problems);
}

enum outcome people_own_answer(
    struct task *t, int64_t person, const struct person_after *answer, bool six_months, struct problems *ret_problems)
{
    struct person_spell was;

    if (!people_spell_of(t, person, answer->spell, &was))
        return NOT_FOUND;
    struct person_spell s = was;
    /* for workers, whatever language she has chosen */
    put_answer(&s, answer, six_months, lang_tr(lang_get(LANG_fi), "Asked in a follow-up"));
    return six_months ? people_put_six_months(t, &was, &s, ret_problems) : people_put_exit(t, &was, &s, ret_problems);
}
