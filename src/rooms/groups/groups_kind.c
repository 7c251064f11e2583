/* groups_kind: groups as a kind of record. A group may say into which other one it was merged, also one that stands
 * further down in its file. Memberships are groups_member_kind.c, sessions groups_session_kind.c. */
#include "groups_kind_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/groups/groups_card.h"
#include "rooms/kind.h"
#include "rooms/projects/projects.h"

/* clang-format off */
#define GROUPS(C) \
    C(groups, group,       KEY())                      C(groups, project,   MUST_REF(projects)) \
    C(groups, name,        MUST_TEXT(GROUP_NAME_MOST)) C(groups, language,  OF(CELL_LANGUAGE)) \
    C(groups, kind,        CODE(group_kind))           C(groups, venue,     TEXT(GROUP_PLACE_MOST)) \
    C(groups, municipality, OF(CELL_MUNICIPALITY))     C(groups, area,      TEXT(GROUP_PLACE_MOST)) \
    C(groups, starts_on,   OF(CELL_DAY))               C(groups, ends_on,   OF(CELL_DAY)) \
    C(groups, weekday,     CODE(weekday))              C(groups, start_time, OF(CELL_TIME)) \
    C(groups, end_time,    OF(CELL_TIME))              C(groups, capacity,  INT(0, GROUP_PLACES_MOST)) \
    C(groups, child_care_places, INT(0, GROUP_PLACES_MOST)) C(groups, instructors, REFS(staff)) \
    C(groups, merged_into, REF(groups))                C(groups, partnership, REF(partnerships))
/* clang-format on */
KIND_COLUMNS(groups, GROUPS)

static bool row(void *x, const struct groups_kind_sql_give_row *r)
{
    struct kind_out *o = x;
    struct groups_kind_sql_instructors_rows list = groups_kind_sql_instructors(o->scratch, r->id);
    struct str instructors = S("");

    for (size_t i = 0; i < list.n; i++)
        instructors = kind_joined(o, instructors, kind_ref(o, KIND_staff, list.at[i].key, list.at[i].id));
    bool hidden = groups_hidden(o, r->id);
    return GIVE(o, groups, r->id, 0, [COL_groups_group] = kind_key(o, KIND_groups, r->key, r->id),
        [COL_groups_project] = r->project, [COL_groups_name] = r->name, [COL_groups_language] = r->language,
        [COL_groups_kind] = r->kind, [COL_groups_venue] = kind_unless(hidden, r->venue),
        [COL_groups_municipality] = kind_unless(hidden, r->municipality),
        [COL_groups_area] = kind_unless(hidden, r->area), [COL_groups_starts_on] = r->starts_on,
        [COL_groups_ends_on] = r->ends_on, [COL_groups_weekday] = kind_unless(hidden, r->weekday),
        [COL_groups_start_time] = kind_unless(hidden, r->start_time),
        [COL_groups_end_time] = kind_unless(hidden, r->end_time), [COL_groups_capacity] = kind_number(o, r->capacity),
        [COL_groups_child_care_places] = kind_number(o, r->child_care_places), [COL_groups_instructors] = instructors,
        [COL_groups_merged_into] = kind_ref(o, KIND_groups, r->merged_key, r->merged),
        [COL_groups_partnership] = kind_ref(o, KIND_partnerships, r->partnership_key, r->partnership));
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? groups_kind_sql_give_few : groups_kind_sql_give)(o->t, low, high, o->project, row, o);
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    static const char *const names[] = { "end", "end_time", NULL };
    struct group_card c = {
        .name = TEXT_OF(r, groups_name),
        .language = TEXT_OF(r, groups_language),
        .municipality = TEXT_OF(r, groups_municipality),
        .starts_on = DAY_OF(r, groups_starts_on),
        .ends_on = DAY_OF(r, groups_ends_on),
        .start = CLOCK_OF(r, groups_start_time),
        .end = CLOCK_OF(r, groups_end_time),
    };
    struct problems problems = { 0 };

    groups_check_card(in->t, &c, &problems);
    groups_check_days(in->t, projects_first_day(in->t, NUMBER_OF(r, groups_project)), &c, &problems);
    kind_refuse_all(in, &problems, names);
    if (NUMBER_OF(r, groups_partnership) > 0 && NUMBER_OF(r, groups_project) > 0 &&
        !projects_partnership_in(in, NUMBER_OF(r, groups_partnership), NUMBER_OF(r, groups_project)))
        kind_refuse(in, COL_groups_partnership, str_of(tr(in->t, "This organisation is not in the group's project.")),
            str_of(tr(in->t, "Name the row of partnerships.csv that has the same project.")));
}

static void put_instructors(struct kind_in *in, const struct record *r, int64_t id)
{
    const struct value *instructors = &r->v[COL_groups_instructors];

    for (size_t i = 0; i < instructors->nids; i++)
        if (instructors->ids[i] > 0)
            groups_kind_sql_put_instructor(in->t, id, instructors->ids[i], (int64_t)i);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;

    groups_kind_sql_add(t, .group = id, .source_key = TEXT_OF(r, groups_group), .project = NUMBER_OF(r, groups_project),
        .name = TEXT_OF(r, groups_name), .sort_key = lang_sort_key(t->a, TEXT_OF(r, groups_name)),
        .language = TEXT_OF(r, groups_language), .kind = TEXT_OF(r, groups_kind), .venue = TEXT_OF(r, groups_venue),
        .municipality = TEXT_OF(r, groups_municipality), .area = TEXT_OF(r, groups_area),
        .starts_on = DAY_OF(r, groups_starts_on), .ends_on = DAY_OF(r, groups_ends_on),
        .weekday = TEXT_OF(r, groups_weekday), .start_time = CLOCK_OF(r, groups_start_time),
        .end_time = CLOCK_OF(r, groups_end_time), .capacity = NUMBER_OF(r, groups_capacity),
        .child_care_places = NUMBER_OF(r, groups_child_care_places), .partnership = NUMBER_OF(r, groups_partnership),
        .import = in->import, .now = t->now);
    put_instructors(in, r, id);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct groups_kind_sql_counted_row was;

    must(t, groups_kind_sql_counted(t, id, &was));
    groups_keep_language(t, id, was.project,
        &(struct group_card){ .language = was.language, .starts_on = was.starts_on, .ends_on = was.ends_on },
        &(struct group_card){ .language = TEXT_OF(r, groups_language), .reason = in->why });

    groups_kind_sql_change(t, .group = id, .project = NUMBER_OF(r, groups_project), .name = TEXT_OF(r, groups_name),
        .sort_key = lang_sort_key(t->a, TEXT_OF(r, groups_name)), .language = TEXT_OF(r, groups_language),
        .kind = TEXT_OF(r, groups_kind), .venue = TEXT_OF(r, groups_venue),
        .municipality = TEXT_OF(r, groups_municipality), .area = TEXT_OF(r, groups_area),
        .starts_on = DAY_OF(r, groups_starts_on), .ends_on = DAY_OF(r, groups_ends_on),
        .weekday = TEXT_OF(r, groups_weekday), .start_time = CLOCK_OF(r, groups_start_time),
        .end_time = CLOCK_OF(r, groups_end_time), .capacity = NUMBER_OF(r, groups_capacity),
        .child_care_places = NUMBER_OF(r, groups_child_care_places), .moved_at = t->now,
        .partnership = NUMBER_OF(r, groups_partnership));
    groups_kind_sql_drop_instructors(t, id);
    put_instructors(in, r, id);
    kind_journal(in, id);
}

/* ---- merged groups: a group may name one further down in the file, so all are looked at when it ends */

struct merge {
    int64_t group, line;
    struct str key;
};
struct merges {
    struct merge *at;
    size_t n, cap;
};

static void note(struct kind_in *in, const struct record *r, int64_t id, bool is_new)
{
    struct merges *list = in->memory;
    struct merge one = { id, r->line, str_copy(in->whole->a, TEXT_OF(r, groups_merged_into)) };

    if (NUMBER_OF(r, groups_project) == KIND_REJECTED || (one.key.n == 0 && is_new))
        return;
    if (list == NULL)
        in->memory = list = NEW(in->whole->a, struct merges);
    LIST_ADD(in->whole->a, list, one);
}

static struct str id_key(const int64_t *id) { return (struct str){ (const char *)id, sizeof *id }; }

/* Does the way from a group to the one it is merged into, and on, come back to it? ways: what this package says;
 * KIND_REJECTED: into none. */
static bool comes_back(struct kind_in *in, const struct key_map *ways, int64_t group)
{
    enum { FAR = 1000 };
    int64_t at = group;

    for (int steps = 0; steps < FAR && at > 0; steps++) {
        struct groups_kind_sql_merged_into_row row;
        int64_t into = key_map_get(ways, id_key(&at));
        if (into == 0 && groups_kind_sql_merged_into(in->t, at, &row))
            into = row.into;
        if (into == group)
            return true;
        at = into;
    }
    return false;
}

static void refuse(struct kind_in *in, const struct merge *m, struct str reason, struct str hint)
{
    in->line = m->line;
    in->refuse(in, S("merged_into"), m->key, reason, hint);
}

/* Only when all are known: a circle closes with its last group. */
static void refuse_circles(struct kind_in *in, const struct merges *list, const struct key_map *ways)
{
    struct task *t = in->t;

    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].key.n && comes_back(in, ways, list->at[i].group))
            refuse(in, &list->at[i], str_of(tr(t, "The groups are merged into each other in a circle.")),
                str_of(tr(t, "Leave the cell of the group that went on empty.")));
}

static void end(struct kind_in *in)
{
    struct task *t = in->t;
    const struct merges *list = in->memory;
    struct key_map ways = { 0 };

    for (size_t i = 0; list && i < list->n; i++) {
        const struct merge *m = &list->at[i];
        int64_t into = m->key.n ? in->find_key(in, KIND_groups, m->key) : 0;
        if (m->key.n && into == 0)
            refuse(in, m, trf(t, "No row of %1$s.csv has this key.", S("groups")),
                trf(t, "Add the row to %1$s.csv, or correct the key.", S("groups")));
        else if (into == m->group)
            refuse(
                in, m, str_of(tr(t, "A group cannot be merged into itself.")), str_of(tr(t, "Leave the cell empty.")));
        key_map_put(in->whole->a, &ways, id_key(&m->group), into > 0 && into != m->group ? into : KIND_REJECTED);
    }
    if (list)
        refuse_circles(in, list, &ways);
}

static void finish(struct kind_in *in)
{
    const struct merges *list = in->memory;

    for (size_t i = 0; list && i < list->n; i++) {
        int64_t into = list->at[i].key.n ? in->find_key(in, KIND_groups, list->at[i].key) : 0;
        if (into >= 0)
            groups_kind_sql_merge_into(in->t, list->at[i].group, into);
    }
    groups_settle(in->t, 0);
}

KIND_PLAIN(groups, groups_kind_sql)

static void drop(struct kind_in *in)
{
    groups_kind_sql_drop_leaders(in->t, in->import);
    groups_kind_sql_drop_exceptions(in->t, in->import);
    groups_drop(in);
}

const struct kind kind_groups = {
    .name = "groups",
    .noun = { "group", N_("Group") },
    .tables = "groups_group groups_leader groups_exception groups_event",
    .columns = groups_columns,
    .n = COL_groups__N,
    .any = groups_any,
    .with_key = groups_with_key,
    .within = groups_within,
    .give = give,
    .check = check,
    .note = note,
    .add = add,
    .change = change,
    .end = end,
    .finish = finish,
    .touched = groups_touched,
    .leaning = groups_leaning,
    .drop = drop,
};
