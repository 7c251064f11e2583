/* doubles: the rules of pairs. Compared when a file is made or its names, birth or phone change: one person
 * against the index of sounds and phones, never all against all. */
#include "rooms/doubles/doubles.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "doubles_sql.h"
#include "rooms/people/people.h"

enum { CANDIDATES = 20, ALIKE = 60 };

static void put_pair(struct task *t, int64_t one, int64_t other, const char *reason)
{
    doubles_sql_put(t, one < other ? one : other, one < other ? other : one, str_of(reason), t->today);
}

/* The whole birth date, the year, or nothing is the same; a year alone is the same as a day in it. */
static const char *reason_of(struct day one, struct day other)
{
    if (!day_known(one) || !day_known(other))
        return "name_sound";
    return day_whole(one) && day_cmp(one, other) == 0 ? "name_date" : "name_birth";
}

static void compare_names(struct task *t, int64_t person, const struct doubles_sql_one_row *her)
{
    struct person_names names = { her->given_names, her->family_name };
    struct name_sounds own = people_own_sounds(t, &names);
    struct str year = str_part(day_str(&her->birth_date), 0, 4);
    struct doubles_sql_names_rows alike = doubles_sql_same_sound(t, person, year, own.whole, own.part, ALIKE);

    for (size_t i = 0; i < alike.n; i++) {
        struct person_names other = { alike.at[i].given_names, alike.at[i].family_name };
        if (people_names_alike(t, &names, &other) == NAMES_ALIKE)
            put_pair(t, person, alike.at[i].other, reason_of(her->birth_date, alike.at[i].birth_date));
    }
    if (!day_whole(her->birth_date))
        return;
    alike = doubles_sql_same_birth(t, person, her->birth_date, own.whole, own.part, ALIKE);
    for (size_t i = 0; i < alike.n; i++) {
        struct person_names other = { alike.at[i].given_names, alike.at[i].family_name };
        if (people_names_alike(t, &names, &other) != NAMES_DIFFER)
            put_pair(t, person, alike.at[i].other, "name_date");
    }
}

static void compare_phones(struct task *t, int64_t person)
{
    struct doubles_sql_phone_families_row families;

    if (!doubles_sql_phone_families(t, person, &families))
        return;
    if (families.n > PHONE_FAMILIES_MOST) {
        doubles_sql_forget_phone(t, person);
        return;
    }
    struct doubles_sql_same_phone_rows phones = doubles_sql_same_phone(t, person, CANDIDATES);
    for (size_t i = 0; i < phones.n; i++)
        put_pair(t, person, phones.at[i].other, "phone");
}

void doubles_compare(struct task *t, int64_t person)
{
    struct doubles_sql_one_row her;

    if (!doubles_sql_one(t, person, &her))
        return;
    compare_names(t, person, &her);
    compare_phones(t, person);
}

void doubles_scan(struct task *t, int64_t project, int64_t limit, void (*rest)(struct task *t))
{
    struct doubles_sql_newest_rows rows = doubles_sql_newest(t, project, limit);

    for (size_t i = 0; i < rows.n; i++) {
        doubles_compare(t, rows.at[i].person);
        if (rest)
            rest(t);
    }
}

void doubles_look_again(struct task *t)
{
    struct doubles_sql_undecided_rows rows = doubles_sql_undecided(t);

    doubles_sql_forget(t);
    for (size_t i = 0; i < rows.n; i++) {
        doubles_compare(t, rows.at[i].low);
        doubles_compare(t, rows.at[i].high);
        doubles_sql_found(t, rows.at[i].low, rows.at[i].high, rows.at[i].found_on);
    }
}

void doubles_drop(struct task *t, int64_t import) { doubles_sql_drop(t, import); }

const char *doubles_reason(struct task *t, struct str reason)
{
    if (str_is(reason, "phone"))
        return tr(t, "The phone number is the same.");
    if (str_is(reason, "name_date"))
        return tr(t, "The own names sound the same and the date of birth is the same.");
    if (str_is(reason, "name_birth"))
        return tr(t, "The own names and another name sound the same, and the year of birth is the same.");
    return tr(t, "The own names and another name sound the same. One file does not have the year of birth.");
}

struct double_pairs doubles_open(struct task *t, const struct doubles_only *only, int64_t limit)
{
    struct double_pairs list = { 0 };

    if (!people_sees_any(t))
        return list;
    struct day before = day_add(t->today, -only->days);
    struct doubles_sql_open_rows rows = doubles_sql_open(t, .project = only->project, .person = only->person,
        .everyone = t->viewer->program, .staff = t->viewer->staff,
        .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t), .limit = limit,
        .start = only->start, .reason = only->reason, .found_before = only->days > 0 ? day_str(&before) : S(""),
        .oldest = only->oldest);
    for (size_t i = 0; i < rows.n; i++) {
        const struct doubles_sql_open_row *r = &rows.at[i];
        struct double_pair pair = {
            .low = r->low,
            .high = r->high,
            .low_name = people_full_name(t, r->low_given, r->low_family),
            .high_name = people_full_name(t, r->high_given, r->high_family),
            .reason = r->reason,
            .found_on = r->found_on,
            .low_birth = r->low_birth,
            .high_birth = r->high_birth,
        };
        LIST_ADD(t->a, &list, pair);
        list.hidden = r->total - only->start - (int64_t)rows.n;
    }
    return list;
}

enum outcome doubles_dismiss(struct task *t, int64_t one, int64_t other)
{
    int64_t low = one < other ? one : other, high = one < other ? other : one;

    if (!people_may_see(t, low) || !people_may_see(t, high))
        return NOT_FOUND;
    if (doubles_sql_decide(t, low, high, S("dismissed"), t->viewer->staff, t->now) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "person", high, S("not the same"));
    return DONE;
}
