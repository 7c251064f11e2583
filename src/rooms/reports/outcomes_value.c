/* outcomes_value: under which value of a crossing a member counts. */
#include "rooms/reports/outcomes.h"

/* As the values are added in outcomes_people.c (`results`). */
enum result_in { IN_BEFORE, IN_3, IN_6, IN_12, IN_OVER, NOT_LEFT, NO_RESULT };

static enum result_in result_in(int32_t exit, const struct outcome_best *best)
{
    if (best->destination == DEST_NONE || best->destination == DEST_not_reached)
        return NO_RESULT;
    if (exit == UNKNOWN_DAY)
        return NOT_LEFT;
    return best->day < exit                              ? IN_BEFORE
           : best->day <= outcome_months_later(exit, 3)  ? IN_3
           : best->day <= outcome_months_later(exit, 6)  ? IN_6
           : best->day <= outcome_months_later(exit, 12) ? IN_12
                                                         : IN_OVER;
}

uint32_t outcome_value_of(const struct outcome_people *p, size_t member, enum outcome_crossing by)
{
    const struct outcome_member *m = outcome_member(p, member);
    const struct outcome_group *group = &p->groups.at[m->group];
    const struct outcome_facts *f = p->facts == NULL ? NULL : &p->facts[member];

    switch (by) {
    case BY_group_language: return group->language;
    case BY_town: return group->town;
    case BY_area: return group->area;
    case BY_project: return group->project;
    case BY_group: return m->group;
    case BY_combined_group: return group->combined;
    case BY_mother_tongue: return f->tongue;
    case BY_period: return f->period;
    case BY_entry_status: return f->status;
    case BY_age: return f->age;
    case BY_sex: return f->sex;
    case BY_years_in_finland: return f->years;
    case BY_education: return f->education;
    case BY_children: return f->children;
    case BY_counselling: return f->counselling;
    case BY_exit_to_result: return result_in(f->exit, &p->best[member]);
    case BY_attempts: return f->attempts;
    case BY_organisation: return group->organisation;
    case BY__N: break;
    }
    return 0;
}
