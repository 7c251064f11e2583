/* kinds: every kind of record that the house keeps about projects, people and work, one row each, in the order in which
 * they refer to each other. A kind lives in its room (<room>_kind.c, kind_<name>); exchange, the merge of persons and
 * undo walk this list and write no table of a room themselves. A new kind is files of its own room and one row here. */
#pragma once
#include "base/none.h"

/* clang-format off */
#define KINDS(K) \
    K(projects) \
    K(staff) \
    K(people) \
    K(children) \
    K(participations) \
    K(groups) \
    K(memberships) \
    K(sessions) \
    K(attendance) \
    K(child_care) \
    K(contacts) \
    K(needs) \
    K(counselling) \
    K(plans) \
    K(plan_steps) \
    K(guidance) \
    K(follow_ups)
/* clang-format on */

enum kind_name {
#define K(name) KIND_##name,
    KINDS(K)
#undef K
        KIND__N
};

struct kind;
extern const struct kind *const kinds[KIND__N];
