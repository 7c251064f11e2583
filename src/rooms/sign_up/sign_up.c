/* sign_up: what groups say of themselves to everybody, and who says it. What somebody who signs up answers is in
 * sign_up_said.c, what workers make of it in sign_up_come.c. */
#include "rooms/sign_up/sign_up.h"

#include "auth/journal.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/projects/projects.h"
#include "rooms/sign_up/sign_up_card.h"
#include "sign_up_sql.h"

/* Whoever waits has the next free place; who has just signed up has none yet, so that nobody can fill a group by
 * signing up. */
static int64_t places_of(const struct sign_up_sql_open_groups_row *row)
{
    if (row->capacity == INT_NONE)
        return INT_NONE;
    int64_t left = row->capacity - row->members - row->waiting;
    return left > 0 ? left : 0;
}

static struct sign_up_group group_of(struct task *t, const struct sign_up_sql_open_groups_row *row)
{
    return (struct sign_up_group){ .id = row->group,
        .project = row->project,
        .every_weeks = row->every_weeks,
        .places = places_of(row),
        .name = row->name,
        .language = row->language,
        .kind = row->kind,
        .venue = row->venue,
        .municipality = row->municipality,
        .area = row->area,
        .weekdays = row->weekdays,
        .street = row->street,
        .phone = row->phone,
        .led_by = row->led_by,
        .starts_on = row->starts_on,
        .ends_on = row->ends_on,
        .next = !day_known(row->next_day) && day_cmp(row->starts_on, t->today) > 0 ? row->starts_on : row->next_day,
        .start = row->start,
        .end = row->end,
        .step_free = row->step_free,
        .baby = row->baby,
        .care = row->child_care_places != INT_NONE && row->child_care_places > 0,
        .changed_at = row->changed_at };
}

static struct sign_up_groups open_groups(struct task *t, int64_t group)
{
    struct sign_up_sql_open_groups_rows rows = sign_up_sql_open_groups(t, t->today, group);
    struct sign_up_groups list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct sign_up_group one = group_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct sign_up_groups sign_up_groups(struct task *t) { return open_groups(t, 0); }

enum outcome sign_up_group(struct task *t, int64_t group, struct sign_up_group *ret_group)
{
    struct sign_up_groups list = { 0 };

    if (group != 0)
        list = open_groups(t, group);
    if (list.n == 0)
        return NOT_FOUND;
    *ret_group = list.at[0];
    return DONE;
}

static int by_project(const void *a, const void *b)
{
    return str_cmp(((const struct sign_up_phone *)a)->project_name, ((const struct sign_up_phone *)b)->project_name);
}

struct sign_up_phones sign_up_phones(struct task *t, const struct sign_up_groups *groups)
{
    struct sign_up_phones list = { 0 };

    for (size_t i = 0; i < groups->n; i++) {
        bool there = false;
        for (size_t k = 0; k < list.n && !there; k++)
            there = list.at[k].project == groups->at[i].project;
        struct sign_up_phone one = { groups->at[i].project, projects_name(t, groups->at[i].project),
            groups->at[i].phone };
        if (!there)
            LIST_ADD(t->a, &list, one);
    }
    if (list.n > 1)
        qsort(list.at, list.n, sizeof *list.at, by_project);
    return list;
}

struct str sign_up_way(struct task *t, int64_t group, const struct lang **ret_lang)
{
    struct sign_up_sql_ways_rows rows = sign_up_sql_ways(t, group);
    const struct lang *found = NULL;
    struct str way = S("");

    for (size_t i = 0; i < rows.n; i++) {
        const struct lang *l = lang_by_tag(rows.at[i].tag);
        if (l == NULL || (found != NULL && l != t->lang && (found == t->lang || l->id != LANG_fi)))
            continue;
        found = l;
        way = rows.at[i].way;
    }
    *ret_lang = found == NULL ? t->lang : found;
    return way;
}

/* ---- for who leads the group */

/* The first names of its leaders, to begin with. */
static struct str leaders_of(struct task *t, int64_t group, int64_t project)
{
    struct sign_up_sql_leaders_rows rows = sign_up_sql_leaders(t, group);
    struct project_staffs staff = projects_staff(t, project);
    struct strs names = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        for (size_t k = 0; k < staff.n; k++) {
            struct str rest = staff.at[k].name, first = S("");
            if (staff.at[k].staff == rows.at[i].staff && str_cut(&rest, ' ', &first))
                strs_add(t->a, &names, first);
        }
    return strs_join(t->a, &names, S(", "));
}

enum outcome sign_up_card(struct task *t, int64_t group, struct sign_up_card *ret_card)
{
    struct group_brief brief;
    struct sign_up_sql_opening_row row;
    enum outcome found = groups_brief(t, group, &brief);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    struct sign_up_card card = { .o = { .step_free = YESNO_UNKNOWN, .baby = YESNO_UNKNOWN, .offer_days = INT_NONE },
        .shielded = groups_shielded(t, group) };
    if (sign_up_sql_opening(t, group, &row)) {
        card.version = row.version;
        card.o.open = row.open;
        card.o.street = row.street;
        card.o.phone = row.phone;
        card.o.led_by = row.led_by;
        card.o.step_free = row.step_free;
        card.o.baby = row.baby;
        card.o.offer_days = row.offer_days;
    } else {
        card.o.led_by = leaders_of(t, group, brief.project);
    }
    struct sign_up_sql_ways_rows ways = sign_up_sql_ways(t, group);
    for (size_t i = 0; i < ways.n; i++)
        if (lang_by_tag(ways.at[i].tag) != NULL)
            card.o.way[lang_by_tag(ways.at[i].tag)->id] = ways.at[i].way;
    *ret_card = card;
    return DONE;
}

static bool store(struct task *t, int64_t group, int64_t project, int64_t version, const struct sign_up_opening *o)
{
    struct day opened = o->open ? t->today : DAY("");

    if (version == 0)
        return sign_up_sql_add_opening(t, .group = group, .project = project, .open = o->open, .street = o->street,
                   .phone = o->phone, .led_by = o->led_by, .step_free = o->step_free, .baby = o->baby,
                   .offer_days = o->offer_days, .changed_at = t->now, .opened_on = opened) > 0;
    return sign_up_sql_change_opening(t, .group = group, .version = version, .open = o->open, .street = o->street,
               .phone = o->phone, .led_by = o->led_by, .step_free = o->step_free, .baby = o->baby,
               .offer_days = o->offer_days, .changed_at = t->now, .opened_on = opened) > 0;
}

enum outcome sign_up_open(
    struct task *t, int64_t group, int64_t version, const struct sign_up_opening *o, struct problems *ret_problems)
{
    struct group_brief brief;
    enum outcome found = groups_brief(t, group, &brief);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    if (o->open && str_empty(str_trim(o->phone)))
        problem_add(t, ret_problems, "phone",
            str_of(tr(t, "Write a telephone number. Parents call when a page does not help.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (!store(t, group, brief.project, version, o))
        return CONFLICT;
    sign_up_sql_drop_ways(t, group);
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (!str_empty(str_trim(o->way[i])))
            sign_up_sql_add_way(t, group, str_of(lang_get(i)->tag), str_trim(o->way[i]));
    journal_write(t, JOURNAL_CHANGE, "group", group, o->open ? S("open for joining") : S("not open for joining"));
    return DONE;
}

/* ---- as lists of addresses know them */

static int by_number(const void *a, const void *b)
{
    int64_t x = ((const struct public_place *)a)->id, y = ((const struct public_place *)b)->id;

    return (x > y) - (x < y);
}

struct public_places sign_up_places(struct task *t, int64_t after, int64_t limit)
{
    struct sign_up_groups all = sign_up_groups(t);
    struct public_places list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct public_place one = { .id = all.at[i].id, .changed_at = all.at[i].changed_at };
        if (one.id > after)
            LIST_ADD(t->a, &list, one);
    }
    if (list.n > 1)
        qsort(list.at, list.n, sizeof *list.at, by_number);
    list.n = list.n > (size_t)limit ? (size_t)limit : list.n;
    return list;
}
