/* people_family: the rules of a family: adults who live together and their children. Attendance of children is not
 * here. */
#include "auth/journal.h"
#include "lang/lang.h"
#include "people_family_sql.h"
#include "people_sql.h"
#include "rooms/people/people_card.h"

static int64_t family_id(struct task *t, int64_t person)
{
    struct people_family_sql_family_row row;

    return people_family_sql_family(t, person, &row) ? row.family : 0;
}

struct family people_family_of(struct task *t, int64_t person)
{
    struct family f = { .id = family_id(t, person) };

    if (f.id == 0)
        return f;
    struct people_family_sql_adults_rows adults = people_family_sql_adults(t, f.id);
    for (size_t i = 0; i < adults.n; i++) {
        struct family_adult one = { adults.at[i].person,
            people_full_name(t, adults.at[i].given_names, adults.at[i].family_name), adults.at[i].birth_date, false };
        if (one.person == person)
            continue;
        /* One by one: in a statement of its own, SQLite would gather everybody whom she sees for each family. */
        one.seen = people_may_see(t, one.person);
        LIST_ADD(t->a, &f.adults, one);
    }
    struct people_family_sql_children_rows children = people_family_sql_children(t, f.id);
    for (size_t i = 0; i < children.n; i++) {
        struct family_child one = { children.at[i].child, children.at[i].version,
            people_months(children.at[i].birth_month, t->today), children.at[i].name, children.at[i].care_needs,
            children.at[i].birth_month };
        LIST_ADD(t->a, &f.children, one);
    }
    return f;
}

void people_protect_family(struct task *t, int64_t family) { people_family_sql_protect(t, family); }

static enum outcome may_change(struct task *t, int64_t person)
{
    enum person_sight sight = people_sight(t, person);

    return sight == SIGHT_NONE ? NOT_FOUND : sight < SIGHT_CARD ? NOT_ALLOWED : DONE;
}

enum outcome people_join_family(struct task *t, int64_t person, int64_t other)
{
    enum outcome mine = may_change(t, person), theirs = may_change(t, other);

    if (mine != DONE || theirs != DONE || person == other)
        return mine != DONE ? mine : theirs != DONE ? theirs : INVALID;
    int64_t family = people_family(t, person), before = family_id(t, other);
    if (before != 0 && before != family) {
        people_family_sql_take_adults(t, before, family);
        people_family_sql_take_children(t, before, family);
    } else {
        people_family_sql_set_family(t, other, family);
    }
    people_family_sql_all_parents(t, family, family);
    people_protect_family(t, family);
    journal_write(t, JOURNAL_CHANGE, "person", person, S("family"));
    journal_write(t, JOURNAL_CHANGE, "person", other, S("family"));
    return DONE;
}

enum outcome people_leave_family(struct task *t, int64_t person, int64_t leaver)
{
    int64_t family = family_id(t, person);
    enum outcome may = may_change(t, person);

    if (may != DONE)
        return may;
    if (family == 0 || family_id(t, leaver) != family)
        return NOT_FOUND;
    struct family f = people_family_of(t, leaver);
    if (f.adults.n == 0 && f.children.n > 0)
        return INVALID;
    people_family_sql_drop_parent(t, leaver, family);
    people_family_sql_set_family(t, leaver, 0);
    people_protect_family(t, family);
    people_family_sql_protect_alone(t, leaver);
    journal_write(t, JOURNAL_CHANGE, "person", leaver, S("family"));
    return DONE;
}

/* The child, if it belongs to the family of this person. */
static enum outcome child_of(struct task *t, int64_t person, int64_t child)
{
    struct people_family_sql_child_row row;
    enum outcome may = may_change(t, person);

    if (may != DONE)
        return may;
    return people_family_sql_child(t, child, &row) && row.family == family_id(t, person) ? DONE : NOT_FOUND;
}

void people_check_child(struct task *t, struct day birth_month, struct problems *ret_problems)
{
    if (day_known(birth_month) && day_cmp(birth_month, t->today) > 0)
        problem_add(t, ret_problems, "birth_month",
            str_of(tr(t, "The child's month of birth is in the future. Correct it, or leave it empty.")));
}

enum outcome people_change_child(
    struct task *t, int64_t person, int64_t child, const struct family_child *c, struct problems *ret_problems)
{
    enum outcome may = child_of(t, person, child);

    if (may != DONE)
        return may;
    people_check_child(t, c->birth_month, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (people_family_sql_change_child(t, child, c->version, c->name, c->birth_month, c->care_needs) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "child", child, S(""));
    return DONE;
}

enum outcome people_drop_child(struct task *t, int64_t person, int64_t child, int64_t version)
{
    struct people_family_sql_child_row row;
    struct people_family_sql_child_used_row used;
    enum outcome may = child_of(t, person, child);

    if (may != DONE)
        return may;
    if (people_family_sql_child_used(t, child, &used) && used.n > 0)
        return INVALID;
    if (!people_family_sql_child(t, child, &row) || row.version != version)
        return CONFLICT;
    people_family_sql_drop_parents_of(t, child);
    if (people_family_sql_drop_child(t, child, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, "child", child, S(""));
    return DONE;
}
