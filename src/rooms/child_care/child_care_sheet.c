/* child_care_sheet: what a carer must know of a child, and who may fetch it: written by those who see the card of a
 * parent. Health data: sealed, and forgotten soon (child_care_keep.c). No pages here. */
#include "rooms/child_care/child_care_inside.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/people/people.h"

enum outcome child_care_may_write(struct task *t, int64_t person, int64_t child, struct str *ret_name)
{
    struct child_care_sql_parent_of_row parent;
    struct child_care_sql_child_row row;

    if (!permitted(t->viewer, PERM_PEOPLE_WRITE) || !people_sees_card(t, person) ||
        !child_care_sql_parent_of(t, child, person, &parent) || parent.n == 0 || !child_care_sql_child(t, child, &row))
        return NOT_FOUND;
    *ret_name = row.name;
    return DONE;
}

/* ---- who may fetch */

struct care_fetchers child_care_fetchers(struct task *t, int64_t child)
{
    struct child_care_sql_fetchers_rows rows = child_care_sql_fetchers(t, child);
    struct care_fetchers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct care_fetcher one = { .id = rows.at[i].id,
            .name = rows.at[i].name,
            .relation = rows.at[i].relation,
            .phone = rows.at[i].phone,
            .has_pin = !str_empty(rows.at[i].pin) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool digits_only(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return true;
}

static void check_fetcher(struct task *t, const struct care_fetcher_new *f, struct str pin, struct problems *ps)
{
    if (str_empty(str_trim(f->name)) || f->name.n > CARE_NAME_MOST)
        problem_add(t, ps, "name", str_of(tr(t, "Write the name of the person who may fetch the child.")));
    if (!code_ok(&CODES_care_relation, f->relation))
        problem_add(t, ps, "relation", str_of(tr(t, "Choose from the list.")));
    if (!str_empty(pin) && (pin.n < CARE_PIN_LEAST || pin.n > CARE_PIN_MOST || !digits_only(pin)))
        problem_add(t, ps, "code", str_of(tr(t, "A PIN has 4 to 8 digits. Or leave the field empty.")));
}

enum outcome child_care_add_fetcher(
    struct task *t, int64_t person, int64_t child, const struct care_fetcher_new *f, struct problems *ret_problems)
{
    struct str name, pin = lang_fold(t->a, str_trim(f->pin));
    enum outcome may = child_care_may_write(t, person, child, &name);

    if (may != DONE)
        return may;
    check_fetcher(t, f, pin, ret_problems);
    if (ret_problems->n == 0 && child_care_fetchers(t, child).n >= CARE_FETCHERS_MOST)
        problem_add(t, ret_problems, "", str_of(tr(t, "There are 20 people already. Remove somebody first.")));
    if (ret_problems->n > 0)
        return INVALID;
    child_care_sql_add_fetcher(t, .id = id_new(), .child = child, .name = str_trim(f->name), .relation = f->relation,
        .phone = f->phone, .pin = pin, .made_by = t->viewer->staff, .made_at = t->now);
    journal_write(t, JOURNAL_CHANGE, "child", child, S("may fetch"));
    return DONE;
}

enum outcome child_care_drop_fetcher(struct task *t, int64_t person, int64_t child, int64_t fetcher)
{
    struct str name;
    enum outcome may = child_care_may_write(t, person, child, &name);

    if (may != DONE)
        return may;
    if (child_care_sql_drop_fetcher(t, fetcher, child) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "child", child, S("may fetch"));
    return DONE;
}

/* ---- the safety sheet */

struct care_sheet child_care_sheet_of(struct task *t, int64_t child)
{
    struct child_care_sql_sheet_row row;
    struct child_care_sql_needs_row needs;
    struct care_sheet s = { 0 };

    if (child_care_sql_sheet(t, child, &row))
        s = (struct care_sheet){ .version = row.version,
            .allergies = row.allergies,
            .medicine = row.medicine,
            .to_do = row.to_do,
            .reach = row.reach,
            .written_by = row.written_by,
            .written_at = row.written_at };
    if (child_care_sql_needs(t, child, &needs))
        s.needs = needs.care_needs;
    return s;
}

static bool says_nothing(const struct care_sheet *s)
{
    return str_empty(s->allergies) && str_empty(s->medicine) && str_empty(s->to_do) && str_empty(s->reach);
}

static int64_t write_sheet(struct task *t, int64_t child, const struct care_sheet *s)
{
    if (s->version == 0)
        return child_care_sql_add_sheet(t, .child = child, .allergies = s->allergies, .medicine = s->medicine,
            .to_do = s->to_do, .reach = s->reach, .written_by = t->viewer->staff, .written_at = t->now);
    if (says_nothing(s))
        return child_care_sql_drop_sheet(t, child, s->version);
    return child_care_sql_change_sheet(t, .child = child, .version = s->version, .allergies = s->allergies,
        .medicine = s->medicine, .to_do = s->to_do, .reach = s->reach, .written_by = t->viewer->staff,
        .written_at = t->now);
}

enum outcome child_care_put_sheet(struct task *t, int64_t person, int64_t child, const struct care_sheet *s)
{
    struct str name;
    enum outcome may = child_care_may_write(t, person, child, &name);

    if (may != DONE)
        return may;
    if (s->version == 0 && says_nothing(s))
        return DONE;
    if (write_sheet(t, child, s) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "child", child, S("safety sheet"));
    return DONE;
}
