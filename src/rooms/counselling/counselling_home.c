/* counselling_home: the rules of support at home. No pages here. */
#include "rooms/counselling/counselling_home.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "counselling_home_sql.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"

static const char *const noun = "support at home";

static struct home_support of_row(const struct counselling_home_sql_one_row *r)
{
    return (struct home_support){ .id = r->id,
        .version = r->version,
        .person = r->person,
        .project = r->project,
        .day = r->day,
        .child_care = r->child_care,
        .other_parent = r->other_parent,
        .division_before = r->division_before,
        .division_after = r->division_after,
        .note = r->note,
        .staff_name = r->staff_name };
}

struct home_supports counselling_home_of(struct task *t, int64_t person, int64_t project)
{
    struct home_supports list = { 0 };

    if (!people_may_counsel(t, person, project))
        return list;
    struct counselling_home_sql_one_rows rows = counselling_home_sql_of(t, person, project, HOME_SUPPORTS_SHOWN);
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, of_row(&rows.at[i]));
    return list;
}

enum outcome counselling_home_get(struct task *t, int64_t id, struct home_support *ret_one)
{
    struct counselling_home_sql_one_row row;

    if (!counselling_home_sql_get(t, id, &row))
        return NOT_FOUND;
    if (!people_may_counsel(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_one = of_row(&row);
    return DONE;
}

static void check(struct task *t, const struct home_support *h, struct problems *ret)
{
    if (!day_whole(h->day))
        problem_add(t, ret, "day", str_of(tr(t, "Write the day of the talk.")));
    else if (day_cmp(h->day, t->today) > 0)
        problem_add(t, ret, "day", str_of(tr(t, "The day is in the future. Write the day of the talk.")));
    if (str_empty(h->child_care) && str_empty(h->other_parent) && str_empty(h->note) && str_empty(h->division_before) &&
        str_empty(h->division_after))
        problem_add(t, ret, "child_care", str_of(tr(t, "Write or choose at least one thing.")));
    if (!str_empty(h->division_before) && !code_ok(&CODES_care_division, h->division_before))
        problem_add(t, ret, "division_before", str_of(tr(t, "Choose from the list.")));
    if (!str_empty(h->division_after) && !code_ok(&CODES_care_division, h->division_after))
        problem_add(t, ret, "division_after", str_of(tr(t, "Choose from the list.")));
}

enum outcome counselling_home_put(struct task *t, const struct home_support *h, struct problems *ret_problems)
{
    struct home_support next = *h, stands;
    int64_t id = h->id == 0 ? id_new() : h->id;

    if (h->id != 0) {
        enum outcome found = counselling_home_get(t, h->id, &stands);
        if (found != DONE)
            return found;
        next.person = stands.person;
        next.project = stands.project;
    }
    if (!people_may_counsel(t, next.person, next.project))
        return NOT_ALLOWED;
    check(t, &next, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (h->id == 0)
        counselling_home_sql_add(t, .id = id, .person = next.person, .project = next.project, .day = next.day,
            .staff = t->viewer->staff, .child_care = next.child_care, .other_parent = next.other_parent,
            .division_before = next.division_before, .division_after = next.division_after, .note = next.note);
    else if (counselling_home_sql_change(t, .id = id, .version = next.version, .day = next.day,
                 .child_care = next.child_care, .other_parent = next.other_parent,
                 .division_before = next.division_before, .division_after = next.division_after,
                 .note = next.note) == 0)
        return CONFLICT;
    journal_write(t, h->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, noun, id, S(""));
    return DONE;
}

enum outcome counselling_home_remove(struct task *t, int64_t id, int64_t version)
{
    struct home_support stands;
    enum outcome found = counselling_home_get(t, id, &stands);

    if (found != DONE)
        return found;
    if (counselling_home_sql_remove(t, id, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, noun, id, S(""));
    return DONE;
}
