/* exchange_rows: the rows of the database as cells of the package: for the export, and to compare with what is
 * imported. */
#include "exchange_rows_sql.h"
#include "rooms/exchange/exchange_pass.h"
#include "rooms/groups/groups.h"

/* ---- cells */

/* The key of a row of this file: the sender's; of a row made here, or one whose key another row has already, its id. */
static struct str key(struct rows_to *o, enum package_file file, struct str source_key, int64_t id)
{
    bool by_id = source_key.n == 0 || (o->by_id && hash_set_has(&o->by_id[file], (uint64_t)id));
    return by_id && id != 0 ? id_str(o->scratch->a, id) : source_key;
}

/* The same where another row names it. */
static struct str ref(struct rows_to *o, enum package_file file, struct str source_key, int64_t id)
{
    return o->refs_are_ids && id != 0 ? id_str(o->scratch->a, id) : key(o, file, source_key, id);
}

static struct str number(struct rows_to *o, int64_t n) { return n == INT_NONE ? S("") : str_number(o->scratch->a, n); }

static struct str money(struct rows_to *o, int64_t cents)
{
    return cents == INT_NONE
               ? S("")
               : str_fmt(o->scratch->a, "%lld.%02lld", (long long)(cents / 100), (long long)(cents % 100));
}

static struct str yesno(int64_t n) { return n == INT_NONE ? S("") : n ? S("yes") : S("no"); }

static struct str joined(struct arena *a, struct str list, struct str item)
{
    return list.n ? str_fmt(a, "%.*s;%.*s", STR_ARG(list), STR_ARG(item)) : item;
}

/* What stands in the cell, or nothing where it must not leave the house. */
static struct str unless(bool hidden, struct str cell) { return hidden ? S("") : cell; }

/* Does non-disclosure hide place and time of the group? Asked once for the sessions of a group that follow each other.
 */
static bool hides(struct rows_to *o, int64_t group)
{
    if (o->leaves_house && o->group != group) {
        o->group = group;
        o->shielded = groups_shielded(o->scratch, group);
    }
    return o->leaves_house && o->shielded;
}

#define GIVE(o, id, import, ...) \
    (o)->row((o)->x, &(struct found){ (id), (import), (const struct str[PACKAGE_COLUMNS]){ __VA_ARGS__ } })
/* A function that gives a row of `name` as cells. */
#define ROW(name) static bool name##_row(void *x, const struct exchange_rows_sql_##name##_row *r)

ROW(projects)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, r->code, r->name, r->fund, r->programme, r->specific_objective, r->start_date, r->end_date,
        money(o, r->total_budget), money(o, r->eu_contribution), r->managing_authority, r->lead_organisation,
        r->partners, r->municipalities, r->website, r->purpose, number(o, r->target_participants));
}

ROW(staff)
{
    struct rows_to *o = x;
    struct exchange_rows_sql_staff_projects_rows list = exchange_rows_sql_staff_projects(o->scratch, r->id);
    struct str projects = S("");

    for (size_t i = 0; i < list.n; i++)
        if (o->project == 0 || list.at[i].id == o->project)
            projects = joined(o->scratch->a, projects, list.at[i].code);
    return GIVE(o, r->id, 0, key(o, FILE_staff, r->key, r->id), r->name, r->email, r->role, projects);
}

ROW(people)
{
    struct rows_to *o = x;
    bool hidden = o->leaves_house && r->is_protected;
    return GIVE(o, r->id, 0, key(o, FILE_people, r->key, r->id), r->given_names, r->family_name, r->birth_date,
        r->gender, r->languages, r->service_language, unless(hidden, r->phone), unless(hidden, r->email),
        unless(hidden, r->municipality), unless(hidden, r->postcode), r->arrived_on, r->citizenships,
        r->non_disclosure ? S("yes") : yesno(r->said));
}

ROW(children)
{
    struct rows_to *o = x;
    struct exchange_rows_sql_parents_rows list = exchange_rows_sql_parents(o->scratch, r->id, o->project);
    struct str parents = S("");

    for (size_t i = 0; i < list.n; i++)
        parents = joined(o->scratch->a, parents, ref(o, FILE_people, list.at[i].key, list.at[i].id));
    return GIVE(o, r->id, 0, key(o, FILE_children, r->key, r->id), parents, r->birth_month, r->care_needs);
}

ROW(participations)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, key(o, FILE_participations, r->key, r->id), ref(o, FILE_people, r->person_key, r->person),
        r->project, r->entry_date, r->entry_status, r->unemployed_since, yesno(r->entry_in_education),
        r->entry_education, r->heard_from, r->exit_date, r->exit_status, r->exit_status_on, yesno(r->exit_in_education),
        yesno(r->qualification_gained), r->six_month_date, r->six_month_status, yesno(r->six_month_improved));
}

ROW(groups)
{
    struct rows_to *o = x;
    struct exchange_rows_sql_instructors_rows list = exchange_rows_sql_instructors(o->scratch, r->id);
    struct str instructors = S("");

    for (size_t i = 0; i < list.n; i++)
        instructors = joined(o->scratch->a, instructors, ref(o, FILE_staff, list.at[i].key, list.at[i].id));
    bool hidden = hides(o, r->id);
    return GIVE(o, r->id, 0, key(o, FILE_groups, r->key, r->id), r->project, r->name, r->language, r->kind,
        unless(hidden, r->venue), unless(hidden, r->municipality), unless(hidden, r->area), r->starts_on, r->ends_on,
        unless(hidden, r->weekday), unless(hidden, r->start_time), unless(hidden, r->end_time), number(o, r->capacity),
        number(o, r->child_care_places), instructors, ref(o, FILE_groups, r->merged_key, r->merged));
}

ROW(memberships)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, ref(o, FILE_groups, r->group_key, r->group), ref(o, FILE_people, r->person_key, r->person),
        r->joined_on, r->left_on, r->state);
}

ROW(sessions)
{
    struct rows_to *o = x;
    bool hidden = hides(o, r->group);
    return GIVE(o, r->id, 0, key(o, FILE_sessions, r->key, r->id), ref(o, FILE_groups, r->group_key, r->group), r->day,
        unless(hidden, r->start_time), unless(hidden, r->end_time), r->kind, r->theme, r->module, r->expert, r->state);
}

ROW(attendance)
{
    struct rows_to *o = x;
    return GIVE(o, r->session, r->import, ref(o, FILE_sessions, r->session_key, r->session),
        ref(o, FILE_people, r->person_key, r->person), r->mark, number(o, r->minutes));
}

ROW(child_care)
{
    struct rows_to *o = x;
    return GIVE(o, r->session, r->import, ref(o, FILE_sessions, r->session_key, r->session),
        ref(o, FILE_children, r->child_key, r->child), r->state);
}

ROW(contacts)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, key(o, FILE_contacts, r->key, r->id), r->project, r->day, r->channel, r->language,
        r->topic, ref(o, FILE_people, r->person_key, r->person), number(o, r->minutes));
}

ROW(needs)
{
    struct rows_to *o = x;
    return GIVE(o, r->person, r->import, ref(o, FILE_people, r->person_key, r->person), r->project, r->day, r->area,
        number(o, r->weight), r->wish);
}

ROW(counselling)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, key(o, FILE_counselling, r->key, r->id), ref(o, FILE_people, r->person_key, r->person),
        r->project, r->day, r->depth, number(o, r->minutes), r->topics, ref(o, FILE_staff, r->staff_key, r->staff));
}

ROW(plans)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, key(o, FILE_plans, r->key, r->id), ref(o, FILE_people, r->person_key, r->person),
        r->project, r->made_on, r->goal, r->review_on, r->deferred_until, r->deferral_reason);
}

ROW(plan_steps)
{
    struct rows_to *o = x;
    return GIVE(o, r->plan, r->import, ref(o, FILE_plans, r->plan_key, r->plan), number(o, r->step), r->what, r->due_on,
        r->state);
}

ROW(guidance)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, key(o, FILE_guidance, r->key, r->id), ref(o, FILE_people, r->person_key, r->person),
        r->project, ref(o, FILE_groups, r->group_key, r->group), r->day, r->destination, r->provider, r->qualification,
        r->state);
}

ROW(follow_ups)
{
    struct rows_to *o = x;
    return GIVE(o, r->id, 0, key(o, FILE_follow_ups, r->key, r->id), ref(o, FILE_people, r->person_key, r->person),
        r->project, r->kind, r->due_on, r->done_on, yesno(r->reached), r->status);
}

/* ---- files */

/* Rows of files with ids, from low to high. */
static void rows_between(struct rows_to *to, enum package_file file, int64_t low, int64_t high)
{
#define BETWEEN(name) \
    case FILE_##name: \
        (low == high ? exchange_rows_sql_##name##_few : exchange_rows_sql_##name)( \
            to->t, low, high, to->project, name##_row, to); \
        return;
    /* clang-format off */
    switch (file) {
        BETWEEN(projects)
        BETWEEN(staff)
        BETWEEN(people)
        BETWEEN(children) BETWEEN(participations) BETWEEN(groups) BETWEEN(memberships) BETWEEN(sessions)
        BETWEEN(contacts) BETWEEN(counselling) BETWEEN(plans) BETWEEN(guidance) BETWEEN(follow_ups)
    case FILE_attendance:
        exchange_rows_sql_attendance(to->t, low, high, to->project, 0, INT64_MAX, attendance_row, to);
        return;
    /* clang-format on */
    case FILE_child_care:
        exchange_rows_sql_child_care(to->t, low, high, to->project, 0, INT64_MAX, child_care_row, to);
        return;
    case FILE_needs:
        exchange_rows_sql_needs(to->t, .low = low, .high = high, .project = to->project, .project_low = 0,
            .project_high = INT64_MAX, .day = S(""), .area = S(""), needs_row, to);
        return;
    case FILE_plan_steps:
        exchange_rows_sql_plan_steps(to->t, low, high, to->project, 0, INT64_MAX, plan_steps_row, to);
        return;
    case FILE__N: return;
    }
#undef BETWEEN
}

void rows_all(struct rows_to *to, enum package_file file) { rows_between(to, file, 0, INT64_MAX); }
void rows_one(struct rows_to *to, enum package_file file, int64_t id) { rows_between(to, file, id, id); }

void rows_like(struct rows_to *to, enum package_file file, const struct record *r)
{
    const struct value *v = r->v;

    if (file == FILE_attendance)
        exchange_rows_sql_attendance_few(to->t, v[COL_attendance_session].n, v[COL_attendance_session].n, 0,
            v[COL_attendance_person].n, v[COL_attendance_person].n, attendance_row, to);
    else if (file == FILE_child_care)
        exchange_rows_sql_child_care_few(to->t, v[COL_child_care_session].n, v[COL_child_care_session].n, 0,
            v[COL_child_care_child].n, v[COL_child_care_child].n, child_care_row, to);
    else if (file == FILE_needs)
        exchange_rows_sql_needs_few(to->t, .low = v[COL_needs_person].n, .high = v[COL_needs_person].n, .project = 0,
            .project_low = v[COL_needs_project].n, .project_high = v[COL_needs_project].n,
            .day = v[COL_needs_date].text, .area = v[COL_needs_area].text, needs_row, to);
    else if (file == FILE_plan_steps)
        exchange_rows_sql_plan_steps_few(to->t, v[COL_plan_steps_plan].n, v[COL_plan_steps_plan].n, 0,
            v[COL_plan_steps_step].n, v[COL_plan_steps_step].n, plan_steps_row, to);
}
