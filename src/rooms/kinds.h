/* kinds: every kind of record that the house keeps about projects, people and work, one row each, in the order in which
 * they refer to each other. A kind lives in its room (<room>_kind.c, kind_<name>); exchange, the merge of persons and
 * undo walk this list and write no table of a room themselves. A new kind is files of its own room and one row here. */
#pragma once
#include "base/none.h"

/* clang-format off */
#define KINDS(K) \
    K(projects) \
    K(organisations) \
    K(partnerships) \
    K(staff) \
    K(providers) \
    K(specialists) \
    K(absences) \
    K(duties) \
    K(public_pages) \
    K(experts) \
    K(modules) \
    K(series) \
    K(publications) \
    K(publication_texts) \
    K(publication_trials) \
    K(courses) \
    K(course_texts) \
    K(instruments) \
    K(people) \
    K(children) \
    K(participations) \
    K(responsibles) \
    K(groups) \
    K(memberships) \
    K(sessions) \
    K(module_notes) \
    K(attendance) \
    K(child_care) \
    K(orientation_statements) \
    K(contacts) \
    K(outreach_places) \
    K(outreach_visits) \
    K(first_steps) \
    K(need_rounds) \
    K(needs) \
    K(measurements) \
    K(stories) \
    K(story_uses) \
    K(skill_levels) \
    K(histories) \
    K(certificates) \
    K(strengths) \
    K(counselling) \
    K(counselling_persons) \
    K(specialist_questions) \
    K(circumstances) \
    K(risks) \
    K(home_support) \
    K(appointments) \
    K(plans) \
    K(plan_steps) \
    K(integration_points) \
    K(guidance) \
    K(referrals) \
    K(referral_answers) \
    K(follow_up_rules) \
    K(follow_ups) \
    K(follow_up_attempts) \
    K(estimates)
/* clang-format on */

enum kind_name {
#define K(name) KIND_##name,
    KINDS(K)
#undef K
        KIND__N
};

struct kind;
extern const struct kind *const kinds[KIND__N];
