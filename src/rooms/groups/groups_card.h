/* groups_card: what the files of this room ask of each other; other rooms use groups.h. */
#pragma once
#include "rooms/groups/groups.h"

/* What the viewer may do with a group. One statement. */
enum group_right { GROUP_NONE, GROUP_REGISTER, GROUP_LEAD, GROUP_MANAGE };   /* peer or carer; leader; manager or counsellor of the project */
struct group_access { enum group_right right; int64_t project; bool found; };
struct group_access groups_access(struct task *t, int64_t group);
/* The outcome for a viewer who has less than `needed`; DONE when she has it. */
enum outcome groups_allowed(struct task *t, int64_t group, enum group_right needed) MUST_USE;

struct str groups_full_name(struct task *t, struct str given_names, struct str family_name);
/* Minutes between two times of a day; 0 when one is not known. */
int64_t groups_minutes(struct clock start, struct clock end);
/* Was the group merged into another on or before that day? */
bool groups_ended_by_merge(struct task *t, int64_t group, struct day day);
/* May the viewer bring this person into a group of the project? See groups_join. */
bool groups_may_take(struct task *t, int64_t project, int64_t person);
