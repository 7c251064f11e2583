/* people_after: what is asked of somebody after her spell in a project, for the room that asks (follow_ups). The rules
 * and the rows are those of people_spell.c: one source. */
#include "lang/lang.h"
#include "rooms/people/people_card.h"

bool people_after(struct task *t, int64_t spell, struct person_after *ret_after)
{
    struct person_spell s;

    if (people_spell(t, spell, &s) != DONE)
        return false;
    *ret_after = (struct person_after){ .spell = s.id,
        .person = s.person,
        .project = s.project,
        .version = s.version,
        .exit_date = s.exit_date,
        .exit_status_on = s.exit_status_on,
        .six_month_date = s.six_month_date,
        .exit_status = s.exit_status,
        .exit_reason = s.exit_reason,
        .six_month_status = s.six_month_status,
        .exit_in_education = s.exit_in_education,
        .qualification_gained = s.qualification_gained,
        .six_month_improved = s.six_month_improved };
    return true;
}

enum outcome people_answer(
    struct task *t, const struct person_after *answer, bool six_months, struct problems *ret_problems)
{
    struct person_spell s;

    if (people_spell(t, answer->spell, &s) != DONE)
        return NOT_FOUND;
    s.version = answer->version;
    s.reason = str_of(tr(t, "Asked in a follow-up")); /* of a locked period, too, this is why */
    if (six_months) {
        s.six_month_date = answer->six_month_date;
        s.six_month_status = answer->six_month_status;
        s.six_month_improved = answer->six_month_improved;
        return people_six_months(t, &s, ret_problems);
    }
    s.exit_status = answer->exit_status;
    s.exit_reason = answer->exit_reason;
    s.exit_status_on = answer->exit_status_on;
    s.exit_in_education = answer->exit_in_education;
    s.qualification_gained = answer->qualification_gained;
    return people_exit(t, &s, ret_problems);
}
