/* groups: who belongs to a group and when: spells of membership. The waiting list is in groups_queue.c. */
#include "rooms/groups/groups.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "groups_members_sql.h"
#include "rooms/groups/groups_card.h"

struct str groups_full_name(struct task *t, struct str given_names, struct str family_name)
{
    if (str_empty(family_name) || str_empty(given_names))
        return str_empty(given_names) ? family_name : given_names;
    return str_fmt(t->a, "%.*s %.*s", STR_ARG(given_names), STR_ARG(family_name));
}

struct person_briefs groups_members(struct task *t, int64_t group, struct day day)
{
    struct person_briefs list = { 0 };

    if (!groups_may_see(t, group))
        return list;
    struct groups_members_sql_members_rows rows = groups_members_sql_members(t, group, day);
    for (size_t i = 0; i < rows.n; i++) {
        struct person_brief person = { rows.at[i].person, groups_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
                                       rows.at[i].birth_date, rows.at[i].gender, rows.at[i].languages, rows.at[i].is_protected };
        LIST_ADD(t->a, &list, person);
    }
    return list;
}

bool groups_is_member(struct task *t, int64_t group, int64_t person, struct day day)
{
    struct groups_members_sql_is_member_row row;

    return groups_members_sql_is_member(t, group, person, day, &row) && row.n > 0;
}

/* Somebody whom the viewer sees, or who was just made in this project and belongs to no group yet. */
bool groups_may_take(struct task *t, int64_t project, int64_t person)
{
    struct groups_members_sql_anywhere_row anywhere;
    struct groups_members_sql_in_project_row spells;

    if (people_may_see(t, person))
        return true;
    return groups_members_sql_anywhere(t, person, &anywhere) && anywhere.n == 0 &&
           groups_members_sql_in_project(t, person, project, &spells) && spells.n > 0;
}

/* The spell that can be made to begin on `day`: one that waits, else the first that begins later; 0 = none. */
static int64_t spell_to_start(const struct groups_members_sql_spells_rows *spells, struct day day)
{
    for (size_t i = 0; i < spells->n; i++)
        if (str_is(spells->at[i].state, "waiting"))
            return spells->at[i].membership;
    for (size_t i = 0; i < spells->n; i++)
        if (day_cmp(spells->at[i].joined_on, day) > 0)
            return spells->at[i].membership;
    return 0;
}

enum outcome groups_join(struct task *t, int64_t group, int64_t person, struct day day)
{
    struct group_access access = groups_access(t, group);

    if (!access.found)
        return NOT_FOUND;
    if (access.right < GROUP_REGISTER || !groups_may_take(t, access.project, person))
        return NOT_ALLOWED;
    if (groups_is_member(t, group, person, day))
        return DONE;
    if (groups_ended_by_merge(t, group, day))
        return INVALID;
    struct groups_members_sql_spells_rows spells = groups_members_sql_spells(t, group, person);
    int64_t spell = spell_to_start(&spells, day);
    if (spell != 0) {
        groups_members_sql_start(t, spell, day);
        journal_write(t, JOURNAL_CHANGE, "membership", spell, S("joined_on"));
    } else {
        spell = id_new();
        groups_members_sql_add(t, spell, group, person, access.project, S("member"), day, DAY(""), (struct instant){ "" }, 0, 0);
        journal_write(t, JOURNAL_CREATE, "membership", spell, S(""));
    }
    people_join_project(t, person, access.project, day);
    return DONE;
}
