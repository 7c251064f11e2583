/* groups: the card of a group and who leads it. */
#include "rooms/groups/groups_card.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "groups_edit_sql.h"
#include "lang/lang.h"
#include "rooms/care_places.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"

static int64_t organisation_of(struct task *t, int64_t group);

enum outcome groups_record(struct task *t, int64_t group, enum group_right needed, struct group_record *ret_record)
{
    struct groups_edit_sql_card_row row;
    struct group_access access = groups_access(t, group);

    if (access.found && access.right < needed)
        return NOT_ALLOWED;
    if (!access.found || !groups_edit_sql_card(t, group, &row))
        return NOT_FOUND;
    *ret_record = (struct group_record){
        .card = { row.name, row.language, row.kind, row.venue, row.municipality, row.area,
            strs_split(t->a, row.weekdays, ';'), row.starts_on, row.ends_on, row.start, row.end, row.every_weeks,
            row.capacity, row.child_care_places, organisation_of(t, group) },
        .right = access.right,
        .project = row.project,
        .version = row.version,
        .merged_into = row.merged_into,
        .merged_on = row.merged_on,
    };
    return DONE;
}

struct group_standing groups_standing(struct task *t, int64_t group)
{
    struct group_record g;

    if (groups_record(t, group, GROUP_REGISTER, &g) != DONE)
        return (struct group_standing){ 0 };
    return (struct group_standing){ g.right >= GROUP_LEAD, g.right >= GROUP_MANAGE, g.merged_into != 0 };
}

void groups_check_card(struct task *t, const struct group_card *c, struct problems *ret_problems)
{
    if (str_empty(str_trim(c->name)))
        problem_add(t, ret_problems, "name", str_of(tr(t, "Write a name for the group.")));
    if (str_empty(lang_code3(t->a, c->language)))
        problem_add(t, ret_problems, "language", str_of(tr(t, "Choose the language of the group.")));
    if (!str_empty(c->municipality) && !place_ok(c->municipality))
        problem_add(t, ret_problems, "municipality",
            str_of(tr(t, "There is no such municipality. Write its name in Finnish or Swedish, or its code.")));
    if (day_known(c->starts_on) && day_known(c->ends_on) && day_cmp(c->starts_on, c->ends_on) > 0)
        problem_add(t, ret_problems, "ends_on",
            str_of(tr(t, "The group ends before it starts. Correct the first or the last day.")));
    groups_check_times(t, c->start, c->end, ret_problems);
}

void groups_check_days(struct task *t, struct day first, const struct group_card *c, struct problems *ret_problems)
{
    projects_check_day(t, first, c->starts_on, "starts_on", ret_problems);
    projects_check_day(t, first, c->ends_on, "ends_on", ret_problems);
}

/* The data package has one weekday; it is the first, the others are stored beside it. */
static struct str first_weekday(const struct group_card *c) { return c->weekdays.n > 0 ? c->weekdays.at[0] : S(""); }

static struct str other_weekdays(struct task *t, const struct group_card *c)
{
    struct strs others = c->weekdays.n > 1 ? (struct strs){ c->weekdays.at + 1, c->weekdays.n - 1 }
                                           : (struct strs){ 0 };

    return strs_join(t->a, &others, S(";"));
}

static void check_house(struct task *t, int64_t project, const struct group_card *c, struct problems *ps)
{
    if (!projects_has_house(t, project, c->organisation))
        problem_add(t, ps, "organisation", str_of(tr(t, "Choose from the list.")));
}

bool groups_may_add(struct task *t, int64_t project)
{
    return t->viewer->program || viewer_sees_project_persons(t->viewer, project) ||
           viewer_is_narrowed(t->viewer, project);
}

void groups_settle(struct task *t, int64_t project)
{
    groups_edit_sql_unsettle(t, project, 0);
    groups_edit_sql_not_whole(t, project, 0);
    groups_edit_sql_settle(t, project, 0);
}

void groups_settle_one(struct task *t, int64_t group)
{
    groups_edit_sql_unsettle(t, 0, group);
    groups_edit_sql_not_whole(t, 0, group);
    groups_edit_sql_settle(t, 0, group);
}

enum outcome groups_add(
    struct task *t, int64_t project, const struct group_card *c, int64_t *ret_group, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (!groups_may_add(t, project))
        return NOT_ALLOWED;
    groups_check_card(t, c, ret_problems);
    groups_check_days(t, projects_first_day(t, project), c, ret_problems);
    check_house(t, project, c, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    groups_edit_sql_add(t, .group = id, .project = project, .name = c->name, .sort_key = lang_sort_key(t->a, c->name),
        .language = lang_code3(t->a, c->language), .kind = c->kind, .venue = c->venue, .municipality = c->municipality,
        .area = c->area, .starts_on = c->starts_on, .ends_on = c->ends_on, .weekday = first_weekday(c),
        .more_weekdays = other_weekdays(t, c), .start = c->start, .end = c->end, .every_weeks = c->every_weeks,
        .capacity = c->capacity, .child_care_places = c->child_care_places, .created_at = t->now);
    if (viewer_is_narrowed(t->viewer, project))
        groups_edit_sql_put_own_organisation(t, id, t->viewer->staff);
    else if (c->organisation != 0)
        groups_edit_sql_put_organisation(t, id, c->organisation);
    groups_settle_one(t, id);
    journal_write(t, JOURNAL_CREATE, "group", id, S(""));
    groups_found(t, id);
    *ret_group = id;
    return DONE;
}

static int64_t organisation_of(struct task *t, int64_t group)
{
    struct groups_edit_sql_organisation_row row;

    return groups_edit_sql_organisation(t, group, &row) ? row.organisation : 0;
}

bool groups_may_give(struct task *t, int64_t project)
{
    return t->viewer->program || viewer_sees_project_persons(t->viewer, project);
}

enum outcome groups_change(
    struct task *t, int64_t group, int64_t version, const struct group_card *c, struct problems *ret_problems)
{
    enum outcome allowed = groups_allowed(t, group, GROUP_LEAD);

    if (allowed != DONE)
        return allowed;
    int64_t project = groups_access(t, group).project;
    bool moves_house = groups_may_give(t, project) && c->organisation != organisation_of(t, group);
    groups_check_card(t, c, ret_problems);
    groups_check_days(t, projects_first_day(t, project), c, ret_problems);
    if (moves_house)
        check_house(t, project, c, ret_problems);
    struct group_record was;
    must(t, groups_record(t, group, GROUP_LEAD, &was) == DONE);
    struct group_card now = *c;
    now.language = lang_code3(t->a, c->language);
    if (str_empty(str_trim(c->reason)) && groups_language_locked(t, project, &was.card, now.language))
        projects_say_locked(t, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (groups_edit_sql_change(t, .group = group, .version = version, .name = c->name,
            .sort_key = lang_sort_key(t->a, c->name), .language = now.language, .kind = c->kind, .venue = c->venue,
            .municipality = c->municipality, .area = c->area, .starts_on = c->starts_on, .ends_on = c->ends_on,
            .weekday = first_weekday(c), .more_weekdays = other_weekdays(t, c), .start = c->start, .end = c->end,
            .every_weeks = c->every_weeks, .capacity = c->capacity, .child_care_places = c->child_care_places,
            .moved_at = t->now) == 0)
        return CONFLICT;
    groups_keep_language(t, group, project, &was.card, &now);
    if (moves_house) {
        groups_edit_sql_put_organisation(t, group, c->organisation);
        groups_settle_one(t, group);
    }
    journal_write(t, JOURNAL_CHANGE, "group", group, moves_house ? S("card organisation") : S("card"));
    groups_found(t, group);
    care_places_freed_in(t, group);
    return DONE;
}

/* ---- who leads */

struct group_leaders groups_leaders(struct task *t, int64_t group, int64_t project)
{
    struct groups_edit_sql_leaders_rows rows = groups_edit_sql_leaders(t, group);
    struct project_staffs staff = projects_staff(t, project);
    struct group_leaders list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        for (size_t j = 0; j < staff.n; j++)
            if (staff.at[j].staff == rows.at[i].staff) {
                struct group_leader one = { rows.at[i].staff, staff.at[j].name, rows.at[i].role };
                LIST_ADD(t->a, &list, one);
            }
    return list;
}

static bool works_in(struct task *t, int64_t project, int64_t staff)
{
    struct project_staffs all = projects_staff(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].staff == staff && role_meets_persons(all.at[i].role))
            return true;
    return false;
}

enum outcome groups_put_leader(struct task *t, int64_t group, int64_t staff, struct str role)
{
    struct group_access access = groups_access(t, group);

    if (!access.found)
        return NOT_FOUND;
    if (access.right < GROUP_MANAGE)
        return NOT_ALLOWED;
    if (str_empty(role)) {
        groups_edit_sql_drop_leader(t, group, staff);
    } else {
        if (!code_ok(&CODES_group_role, role) || !works_in(t, access.project, staff))
            return INVALID;
        groups_edit_sql_put_leader(t, group, staff, role);
    }
    groups_settle_one(t, group);
    journal_write(t, JOURNAL_CHANGE, "group", group, S("leaders"));
    care_places_freed_in(t, group);
    return DONE;
}

static const struct code group_role_rows[] = { { "leader", N_("Leads the group") }, { "peer", N_("Peer worker") },
    { "carer", N_("Child care") } };
const struct codes CODES_group_role = { "group_role", group_role_rows,
    sizeof group_role_rows / sizeof *group_role_rows };
